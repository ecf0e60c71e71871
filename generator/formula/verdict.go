package formula

import "bokslut/generator/report"

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
