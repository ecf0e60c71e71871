package report

import "bokslut/generator/diag"

// Money is written in four units that are one kind. Every other word is a kind of its own.
var money = map[string]int{"kr": 0, "tkr": 3, "mnkr": 6, "mdkr": 9}

// UnitKind returns the kind of a unit and, for money, by which power of ten it is
// counted in kronor: ("kr", 3) for tkr, ("procent", 0) for procent, ("", 0) for none.
func UnitKind(unit string) (kind string, exponent int) {
	if e, ok := money[unit]; ok {
		return "kr", e
	}
	return unit, 0
}

// Money returns the unit of money that is 10^exponent kronor, mnkr for 6; "" where there is none.
func Money(exponent int) string {
	for unit, e := range money {
		if e == exponent {
			return unit
		}
	}
	return ""
}

// CountedIn says in words in which unit something is counted: "in tkr", "without a unit".
func CountedIn(unit string) diag.Text {
	if unit == "" {
		return diag.Textf("without a unit")
	}
	return diag.Textf("in %s", unit)
}

// Units that formulas know by name.
const (
	Percent          = "procent"
	PercentagePoints = "procentenheter"
)
