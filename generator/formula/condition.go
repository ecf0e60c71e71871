package formula

import (
	"strings"

	"bokslut/generator/report"
)

// comparison compares two numbers of one unit, two dates or two codes.
type comparison struct {
	sign string
	a, b node
	unit string // of both, when they are numbers
}

func (n *comparison) eval(in Operands) report.Value {
	a := n.a.eval(in)
	if lacking(&a) {
		return a
	}
	b := n.b.eval(in)
	if lacking(&b) {
		return b
	}
	return report.Value{State: report.State{Kind: report.TruthValue, Truth: holds(n.sign, compare(a, b)), Flags: a.Flags.Union(b.Flags)}}
}

func (n *comparison) verdict(in Intervals, inverted bool) report.Verdict {
	sign := n.signed(inverted)
	a, b := n.a.eval(in.operands), n.b.eval(in.operands)
	switch {
	case lacking(&a) || lacking(&b):
		return report.Unproved
	case holds(sign, compare(a, b)):
		return report.Same
	case a.Kind != report.NumberValue:
		return report.Wrong
	}
	left, right := n.a.(numeric).bounds(in), n.b.(numeric).bounds(in)
	switch {
	case !left.Bounded || !right.Bounded:
		return report.Unproved
	case possible(sign, left, right):
		return report.Rounding
	}
	return report.Wrong
}

func (n *comparison) sides(in Operands, inverted bool, yield func(report.Value, string, report.Value)) {
	a, b := n.a.eval(in), n.b.eval(in)
	a.Unit, b.Unit = n.unit, n.unit
	yield(a, relations[n.signed(inverted)], b)
}

// signed returns the comparison's sign or, inverted, the one that holds where that does not.
func (n *comparison) signed(inverted bool) string {
	if inverted {
		return opposites[n.sign]
	}
	return n.sign
}

// compare returns −1, 0 or 1; of codes only 0 says anything.
func compare(a, b report.Value) int {
	switch a.Kind {
	case report.CodeValue:
		return strings.Compare(a.Code.Value, b.Code.Value)
	case report.DateValue:
		return strings.Compare(a.Date, b.Date) // ISO dates are in order as texts are
	}
	return a.Number.Cmp(b.Number)
}

// holds reports whether a sign is true of two values that compare so.
func holds(sign string, compared int) bool {
	switch sign {
	case "=":
		return compared == 0
	case "!=":
		return compared != 0
	case "<":
		return compared < 0
	case "<=":
		return compared <= 0
	case ">":
		return compared > 0
	}
	return compared >= 0
}

// opposites are the signs that hold where others do not.
var opposites = map[string]string{"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}

// possible reports whether a comparison can hold for numbers in two intervals.
func possible(sign string, a, b Interval) bool {
	switch sign {
	case "=":
		return meet(a, b)
	case "!=":
		return !a.point() || !b.point() || !a.Low.Equal(b.Low)
	case "<", "<=":
		return holds(sign, a.Low.Cmp(b.High))
	}
	return holds(sign, a.High.Cmp(b.Low))
}

// junction is two conditions joined by "and" or "or". The second is looked at only when the
// first does not decide.
type junction struct {
	a, b condition
	or   bool
}

func (n *junction) eval(in Operands) report.Value {
	a := n.a.eval(in)
	if lacking(&a) || a.Truth == n.or {
		return a
	}
	b := n.b.eval(in)
	if !lacking(&b) {
		b.Flags = a.Flags.Union(b.Flags)
	}
	return b
}

func (n *junction) verdict(in Intervals, inverted bool) report.Verdict {
	or := n.or != inverted // not (a and b) is (not a) or (not b)
	a := n.a.verdict(in, inverted)
	switch {
	case a == report.Unproved, or && a != report.Wrong, !or && a == report.Wrong:
		return a
	}
	b := n.b.verdict(in, inverted)
	if !or {
		return max(a, b) // the worse: Same, Rounding, Unproved and Wrong are in this order
	}
	return b
}

func (n *junction) sides(in Operands, inverted bool, yield func(report.Value, string, report.Value)) {
	n.a.sides(in, inverted, yield)
	n.b.sides(in, inverted, yield)
}

// opposite is true when its condition is not.
type opposite struct{ of condition }

func (n *opposite) eval(in Operands) report.Value {
	v := n.of.eval(in)
	v.Truth = !v.Truth
	return v
}

func (n *opposite) verdict(in Intervals, inverted bool) report.Verdict {
	return n.of.verdict(in, !inverted)
}

func (n *opposite) sides(in Operands, inverted bool, yield func(report.Value, string, report.Value)) {
	n.of.sides(in, !inverted, yield)
}
