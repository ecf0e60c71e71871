package formula

import "bokslut/generator/report"

func (n *comparison) verdict(in intervals, inverted bool) report.Verdict {
	sign := n.sign
	if inverted {
		sign = opposites[sign]
	}
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

// meet reports whether two intervals have so much in common that one number can have been
// rounded to both: more than a point, or the whole of one that is a point. Two that only touch do
// not count: 600,5 is rounded either to 600 or to 601.
func meet(a, b Interval) bool {
	switch {
	case a.point():
		return b.holds(a.Low)
	case b.point():
		return a.holds(b.Low)
	}
	return a.Low.Cmp(b.High) < 0 && b.Low.Cmp(a.High) < 0
}

func (n *junction) verdict(in intervals, inverted bool) report.Verdict {
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

func (n *opposite) verdict(in intervals, inverted bool) report.Verdict {
	return n.of.verdict(in, !inverted)
}

func (n *choice) verdict(in intervals, inverted bool) report.Verdict {
	branch, _ := n.taken(in.operands)
	if branch == nil {
		return report.Unproved
	}
	return branch.(condition).verdict(in, inverted)
}

// Judge says how a published figure stands to what its formula gives. The published figure is
// anything that a cell can hold, and published its interval, p ± ½ step; computed and bounds come
// from [Program.Bounds]. Both are brought to the published unit. Coarsest is the largest step of the
// numbers that went in and of the published figure, counted in the published unit. Noted says whether
// a note is on the cell, which a code that differs needs.
func Judge(figure report.Value, published Interval, computed report.Value, bounds Interval, coarsest report.Number, noted bool) report.Verdict {
	switch {
	case figure.Kind == report.MissingValue:
		return report.Withheld
	case figure.Kind == report.CodeValue:
		return judgeCode(figure, computed, noted)
	case lacking(&computed):
		return report.Unproved
	case figure.Kind == report.DateValue && figure.Date == computed.Date:
		return report.Same
	case figure.Kind == report.DateValue:
		return report.Wrong
	}
	exponent := exponentOf(computed.Unit) - exponentOf(figure.Unit)
	number, bounds := computed.Number.Shift(exponent), bounds.shift(exponent)
	switch {
	case figure.Number.Equal(number):
		return report.Same
	case !bounds.Bounded:
		return report.Unproved
	case !meet(published, bounds):
		return report.Wrong
	case figure.Number.Sub(number).Abs().Cmp(coarsest.Mul(report.NumberOf(2))) > 0:
		return report.RoundingWarned
	}
	return report.Rounding
}

func judgeCode(figure, computed report.Value, noted bool) report.Verdict {
	switch {
	case computed.Kind == report.CodeValue && computed.Code.Value == figure.Code.Value:
		return report.Same
	case noted:
		return report.JudgedOtherwise
	}
	return report.Wrong
}
