package formula

import "bokslut/generator/report"

// Published is a published figure that is to be judged.
type Published struct {
	Value    report.Value  // anything that a cell can hold
	Interval Interval      // of a number, ± ½ step
	Coarsest report.Number // the largest step of the number and of those that went in, counted in its unit
	Noted    bool          // a note is on the cell, as a code that differs needs
}

// Judge says how the figure stands to what its formula gives: computed and bounds, of
// [Program.Bounds]. Both are brought to the published unit.
func (p *Published) Judge(computed report.Value, bounds Interval) report.Verdict {
	figure := p.Value
	switch {
	case figure.Kind == report.MissingValue:
		return report.Withheld
	case figure.Kind == report.CodeValue:
		return judgeCode(figure, computed, p.Noted)
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
	case !meet(p.Interval, bounds):
		return report.Wrong
	case figure.Number.Sub(number).Abs().Cmp(p.Coarsest.Mul(report.NumberOf(2))) > 0:
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
