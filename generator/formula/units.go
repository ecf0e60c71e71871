package formula

import (
	"strings"

	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// unitRule says which units a function needs of its numbers and which it gives. It makes the
// arguments count in one unit where they are of one kind, and reports where they cannot.
type unitRule func(c *checker, at *syntax, args []term) (kind, bool)

// kind is a type that may still be open.
type kind struct {
	Type
	// free is a number that stands in the formula, or is computed from such alone: it has no
	// unit of its own, and takes that of what it meets. A free code takes the categories.
	free bool
}

func numberIn(unit string) kind {
	return kind{Type: Type{Kind: report.NumberValue, Unit: unit}}
}

// bare reports whether a number has no unit.
func (k kind) bare() bool { return k.Unit == "" }

func ownUnit(_ *checker, _ *syntax, args []term) (kind, bool) { return args[0].kind, true }

// oneUnit needs numbers of one kind, and gives the unit of the first.
func oneUnit(c *checker, at *syntax, args []term) (kind, bool) {
	first := args[0]
	for i := range args {
		switch {
		case first.free:
			first = args[i]
		case args[i].free:
		case !sameKind(first.Unit, args[i].Unit):
			c.needsOneUnit(at, first, args[i])
			return kind{}, false
		default:
			args[i].countIn(first.Unit)
		}
	}
	return first.kind, true
}

// sums is oneUnit, but for procent and procentenheter, which give procent.
func sums(c *checker, at *syntax, args []term) (kind, bool) {
	a, b := args[0].Unit, args[1].Unit
	if a == report.Percent && b == report.PercentagePoints || a == report.PercentagePoints && b == report.Percent {
		return numberIn(report.Percent), true
	}
	return oneUnit(c, at, args)
}

// differences is oneUnit, but for procent: less procentenheter it is procent, less procent procentenheter.
func differences(c *checker, at *syntax, args []term) (kind, bool) {
	if args[0].Unit == report.Percent && args[1].Unit == report.PercentagePoints {
		return numberIn(report.Percent), true
	}
	k, ok := oneUnit(c, at, args)
	if ok && k.Unit == report.Percent {
		return numberIn(report.PercentagePoints), true
	}
	return k, ok
}

// products keeps the unit of a number that is multiplied with one without unit.
func products(c *checker, at *syntax, args []term) (kind, bool) {
	a, b := &args[0], &args[1]
	switch {
	case a.free && b.free:
		return a.kind, true
	case b.bare():
		return numberIn(a.Unit), true
	case a.bare():
		return numberIn(b.Unit), true
	}
	return c.statedUnit(at, a, b, exponentOf(a.Unit)+exponentOf(b.Unit))
}

// quotients keeps the unit of a number that is divided by one without unit; of two of one kind it has none.
func quotients(c *checker, at *syntax, args []term) (kind, bool) {
	a, b := &args[0], &args[1]
	switch {
	case a.free && b.free:
		return a.kind, true
	case b.bare():
		return numberIn(a.Unit), true
	case sameKind(a.Unit, b.Unit):
		b.countIn(a.Unit)
		return numberIn(""), true
	}
	return c.statedUnit(at, a, b, exponentOf(a.Unit)-exponentOf(b.Unit))
}

// proportions needs two numbers of one kind, and gives procent. A free number has no unit here.
func proportions(c *checker, at *syntax, args []term) (kind, bool) {
	a, b := &args[0], &args[1]
	if !sameKind(a.Unit, b.Unit) {
		c.needsOneUnit(at, *a, *b)
		return kind{}, false
	}
	b.countIn(a.Unit)
	return numberIn(report.Percent), true
}

// statedUnit gives the unit that stands beside the formula, to a product or quotient whose unit
// follows from nothing else. Exponent is how the numbers now count money: they are computed in kronor.
func (c *checker) statedUnit(at *syntax, a, b *term, exponent int) (kind, bool) {
	unit := c.want.Unit
	if unit == "" {
		hint := diag.Format("write unit: beside the formula, with the unit of the result; money is counted in kronor unless that unit says tkr, mnkr or mdkr")
		if c.want.Kind == report.TruthValue {
			hint = "compute it as a figure with a unit: of its own, or compare two numbers of one unit"
		}
		c.list.Add(c.errorf(at, "formula-unit", "%s; %s needs the unit of the result", c.units(*a, *b), at.function.name).
			WithHint(hint))
		return kind{}, false
	}
	a.shift(exponent - exponentOf(unit))
	return numberIn(unit), true
}

func (c *checker) needsOneUnit(at *syntax, a, b term) {
	sign := at.sign
	if at.kind == application {
		sign = at.function.name
	}
	d := c.errorf(at, "formula-unit", "%s; %s needs one unit", c.units(a, b), sign).
		WithHint("take numbers of one unit; kr, tkr, mnkr and mdkr count as one")
	for _, t := range []term{a, b} {
		if t.bare() && !t.free {
			d = d.WithHint("say with unit: in the sidecar what %s is counted in", c.name(t.syntax))
		}
	}
	c.list.Add(d)
}

// units says what two numbers are counted in: "budget_2022 is in tkr and andel in procent".
func (c *checker) units(a, b term) diag.Text {
	first, second := c.name(a.syntax), c.name(b.syntax)
	switch {
	case a.bare():
		return diag.Textf("%s has no unit and %s is in %s", first, second, b.Unit)
	case b.bare():
		return diag.Textf("%s is in %s and %s has no unit", first, a.Unit, second)
	}
	return diag.Textf("%s is in %s and %s in %s", first, a.Unit, second, b.Unit)
}

func sameKind(a, b string) bool {
	if a == b {
		return true
	}
	kindA, _ := report.UnitKind(a)
	kindB, _ := report.UnitKind(b)
	return kindA == kindB
}

// exponentOf tells by which power of ten a unit counts money: 3 for tkr and for "tkr per invånare",
// −6 for "personer per mnkr", 0 for all else.
func exponentOf(unit string) int {
	above, below, ok := strings.Cut(unit, " per ")
	if !ok {
		above, below, _ = strings.Cut(unit, "/")
	}
	return moneyExponent(above) - moneyExponent(below)
}

func moneyExponent(words string) int {
	first, _, _ := strings.Cut(strings.TrimSpace(words), " ")
	_, exponent := report.UnitKind(first)
	return exponent
}
