package formula_test

import (
	"testing"

	"bokslut/generator/formula"
	"bokslut/generator/report"
)

// BenchmarkEval computes one cell, and lists of ten thousand fractions, which must not
// take a time that grows with the square of the list, or worse.
func BenchmarkEval(b *testing.B) {
	number := func(n int64) report.Value {
		return report.Value{State: report.State{Kind: report.NumberValue, Unit: "tkr"}, Number: report.NumberOf(n)}
	}
	for _, text := range []string{"a - b", "share(a, b)", "sum(all.a)", "mean(all.a)"} {
		expr, _ := formula.Parse(text, source(text))
		p, _ := expr.Check(func(int) (formula.Type, bool) { return formula.Type{Kind: report.NumberValue, Unit: "tkr"}, true }, formula.Type{})
		values := []report.Value{number(75796), number(69836)}
		shares := make([]report.Value, 10_000) // with denominators that have little in common
		for i := range shares {
			shares[i] = number(int64(i) * 7919)
			shares[i].Number, _ = shares[i].Number.Quo(report.NumberOf(int64(i) + 12_345))
		}
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				p.Eval(formula.Operands{
					Value: func(slot int) report.Value { return values[slot] },
					List: func(_ int, yield func(report.Value) bool) {
						for _, v := range shares {
							if !yield(v) {
								return
							}
						}
					},
				})
			}
		})
	}
}
