package formula_test

import (
	"strings"
	"testing"

	"bokslut/generator/formula"
	"bokslut/generator/report"
)

// FuzzFormula reads any text. What can be computed must lie in its bounds, and so must what
// comes out when an operand is at either end of its interval.
func FuzzFormula(f *testing.F) {
	for _, text := range []string{
		"bokslut_2022 - budget_2022",
		"personalkostnader + lokalhyror + kop_av_tjanster + ovriga_kostnader",
		"share(avvikelse, abs(budget_2022))",
		"change(a, b) / (c - 1)",
		"resultat.bokslut_2022 = prognos-drift#bokslut.prognos",
		"if(a >= b and not c = 2 or a < 1, max(a, all.b), -min(b, 2))",
		"mean(all.x) * 2.5 - round(a / b, 2) + count(all.x) - sum(a, all.y, 1)",
		"count(all.bedomning, 'uppfyllt')",
		"((a)", "a ++ b", "1,5", "'", "a.b.c", "drift#", "all.", "å − ”b”", "a\x00b", "\xff",
	} {
		f.Add(text, int64(7), int64(-3), uint8(1))
	}
	f.Fuzz(func(t *testing.T, text string, a, b int64, scale uint8) {
		expr, problems := formula.Parse(text, source(text))
		if (expr == nil) != (len(problems) == 1) {
			t.Fatalf("%q: %v with %d mistakes", text, expr, len(problems))
		}
		if expr == nil {
			if d := problems[0]; d.Pos.Line < 1 || d.Pos.Column < 1 || d.Message.String() == "" || strings.Contains(d.Message.String(), "%!") && !strings.Contains(text, "%!") {
				t.Errorf("%q: a bad diagnostic: %+v", text, d)
			}
			return
		}
		for _, r := range expr.Refs() {
			if r.Span.Text() != key(r) {
				t.Errorf("%q: %+v is at %q", text, r, r.Span.Text())
			}
		}
		number := func(slot int) report.Value {
			n := report.NewNumber(a, scale%6)
			if slot%2 == 1 {
				n = report.NewNumber(b, scale%4)
			}
			return report.Value{State: report.State{Kind: report.NumberValue, Decimals: int8(n.Decimals())}, Number: n.Add(report.NumberOf(int64(slot)))}
		}
		interval := func(slot int) formula.Interval {
			v := number(slot)
			return formula.Around(v.Number, report.Step(int(v.Decimals)))
		}
		operands := func(at func(int) report.Value) formula.Intervals {
			return formula.Intervals{Value: at, Interval: interval, List: func(slot int, yield func(report.Value, formula.Interval) bool) {
				for i := slot; i < slot+3 && yield(at(i), interval(i)); i++ {
				}
			}}
		}
		typeOf := func(int) (formula.Type, bool) { return formula.Type{Kind: report.NumberValue}, true }
		if p, _ := expr.Check(typeOf, formula.Type{Kind: report.TruthValue}); p != nil {
			p.Verdict(operands(number))
			return
		}
		p, problems := expr.Check(typeOf, formula.Type{Kind: report.NumberValue, Unit: "st"})
		if p == nil {
			p, problems = expr.Check(typeOf, formula.Type{Kind: report.NumberValue})
		}
		if (p == nil) != problems.Errors() {
			t.Fatalf("%q: a program: %v, with %v", text, p != nil, problems)
		}
		if p == nil {
			return
		}
		v, in := p.Bounds(operands(number))
		lies := func(v report.Value, of string) {
			t.Helper()
			if !in.Bounded {
				return
			}
			if v.Kind != report.NumberValue || v.Number.Cmp(in.Low) < 0 || v.Number.Cmp(in.High) > 0 {
				t.Errorf("%q: %s gives %s, which is not in %s", text, of, show(v), showInterval(in))
			}
		}
		lies(v, "the value")
		if strings.Contains(text, "if") {
			return // another branch may be taken
		}
		for _, end := range []struct {
			of   string
			odd  bool
			high bool
		}{{"low ends", false, false}, {"high ends", false, true}, {"alternate ends", true, true}} {
			at := func(slot int) report.Value {
				v := number(slot)
				if end.high != (end.odd && slot%2 == 1) {
					v.Number = interval(slot).High
				} else {
					v.Number = interval(slot).Low
				}
				return v
			}
			v, _ := p.Bounds(operands(at))
			lies(v, end.of)
		}
	})
}
