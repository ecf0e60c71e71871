package compute

import (
	"cmp"
	"slices"

	"bokslut/generator/formula"
	"bokslut/generator/report"
)

// findUneven finds the cells of a table that a reader who adds up, or subtracts, the figures
// shown would not arrive at, though they are right:
//
//	Andel A   33,3     each is a third, and they are 100 together
//	Andel B   33,3
//	Andel C   33,3
//	Summa    100,0
//
// It happens where a figure was published that the formula gives only within rounding, and
// where a number is shown with fewer decimals than it has.
func (w *worker) findUneven(p *plan) {
	t := p.table
	for _, proof := range t.Proofs {
		if proof.Verdict == report.Rounding || proof.Verdict == report.RoundingWarned {
			w.addUneven(cell{p, proof.Row, proof.Field})
		}
	}
	computed := func(row, field int, by *rule) {
		if p.rule(row, field) == by && t.State(row, field).Origin == report.Computed {
			w.addUneven(cell{p, row, field})
		}
	}
	for field, rule := range p.fieldRules {
		if rule != nil && rule.adds && w.shortens(rule, p, field) {
			for row := range t.Rows {
				computed(row, field, rule)
			}
		}
	}
	for field := range t.Fields {
		for row, rule := range p.rowRules {
			if rule.adds && w.shortens(rule, p, field) {
				computed(row, field, rule)
			}
		}
		for _, sum := range t.SumRows {
			if p.shortened(field) {
				computed(sum.Row, field, p.sumRule)
			}
		}
	}
	slices.SortFunc(t.Uneven, func(a, b report.Cell) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Field, b.Field))
	})
}

// addUneven adds a cell to those that the figures shown do not add up to, if it is one.
func (w *worker) addUneven(c cell) {
	rule := c.rule()
	seen := c.plan.table.Value(c.row, c.field)
	if !rule.adds || seen.Kind != report.NumberValue {
		return
	}
	sum := w.sumShown(c, rule)
	if sum.Kind != report.NumberValue {
		return
	}
	_, from := report.UnitKind(sum.Unit)
	_, to := report.UnitKind(seen.Unit)
	added := sum.Number.Shift(from - to).Round(int(decimals(&seen.State, seen.Number)))
	if !added.Equal(shown(&seen.State, seen.Number)) {
		c.plan.table.Uneven = append(c.plan.table.Uneven, report.Cell{Row: c.row, Field: c.field})
	}
}

// sumShown computes a cell from the figures that the reader sees.
func (w *worker) sumShown(c cell, rule *rule) (sum report.Value) {
	work := c.work()
	if rule == c.plan.sumRule {
		return w.sum(c, work.unit, shown)
	}
	w.within(c.contextOf(rule), func() {
		sum = work.program.Eval(formula.Operands{
			Value: func(slot int) report.Value {
				v := w.operands.Value(slot)
				v.Number = shown(&v.State, v.Number)
				return v
			},
			List: w.operands.List,
		})
	})
	return sum
}

// shown returns a cell's number as the reader sees it.
func shown(s *report.State, n report.Number) report.Number {
	if shortened(s, n) {
		return n.Round(int(s.Decimals))
	}
	return n
}

// shortened reports whether a number is shown with fewer decimals than it has.
func shortened(s *report.State, n report.Number) bool {
	if !canShorten(s) {
		return false
	}
	decimals := n.Decimals()
	return decimals < 0 || decimals > int(s.Decimals)
}

// canShorten reports whether it is said with how many decimals a cell's number is shown.
func canShorten(s *report.State) bool { return s.Kind == report.NumberValue && s.Decimals >= 0 }

// shortened reports whether any number of a field is shown with fewer decimals than it has.
func (p *plan) shortened(field int) bool {
	had, known := p.shortenedFields[field]
	if known {
		return had
	}
	t := p.table
	possible, any := false, false
	for s := range t.States(field) { // few: numbers are most often shown as they are written
		possible = possible || canShorten(s)
	}
	for row := 0; row < len(t.Rows) && possible && !any; row++ {
		any = shortened(t.State(row, field), t.Number(row, field))
	}
	if p.shortenedFields == nil {
		p.shortenedFields = map[int]bool{}
	}
	p.shortenedFields[field] = any
	return any
}

// shortens reports whether a formula, where it is evaluated for a field, uses numbers that
// may be shown with fewer decimals than they have.
func (w *worker) shortens(r *rule, p *plan, field int) bool {
	at := cell{p, 0, field}.contextOf(r)
	for slot := range r.refs {
		if to := w.target(&at, slot); to.known && to.plan.shortened(to.in(&at).field) {
			return true
		}
	}
	return false
}
