package compute

import (
	"bokslut/generator/formula"
	"bokslut/generator/report"
)

// value returns what a cell holds, computing it first where a formula reaches it: the
// published value of a filled cell, the computed one of an empty cell. What a reported
// mistake left without a value is empty.
func (w *worker) value(c cell) (v report.Value) {
	if w.settle(c) {
		v = c.plan.table.Value(c.row, c.field)
		v.Decimals = decimals(&v.State, v.Number)
	}
	return v
}

// settle sees to it that a cell holds its value. It returns false for one that has none, as
// a reported mistake left it without.
func (w *worker) settle(c cell) bool {
	all := &c.plan.work[c.field]
	if all.filled {
		return true
	}
	rule := c.rule()
	if rule == nil {
		return true
	}
	work := w.prepare(c)
	switch {
	case work.stage == broken:
		return false
	case all.alike:
		w.fill(c.plan, c.field)
	case work.stage != done:
		work.stage = done
		w.workOut(c, rule, work)
	}
	return true
}

// workOut computes a cell that is empty, and proves the published value of one that is not.
func (w *worker) workOut(c cell, rule *rule, work *cellWork) {
	if !c.unread() {
		w.enter(c, rule, work, w.compute(c, rule, work))
	}
}

// unread reports whether a cell could not be read, which is reported.
func (c cell) unread() bool {
	given := c.plan.table.State(c.row, c.field)
	return given.Kind == report.EmptyValue && given.Origin == report.Published
}

// enter enters what was computed in a cell that is empty, and proves the published value of
// one that is not.
func (w *worker) enter(c cell, rule *rule, work *cellWork, computed report.Value) {
	t := c.plan.table
	published := t.Value(c.row, c.field)
	unit := work.resultUnit()
	if published.Kind == report.EmptyValue {
		computed.Origin, computed.Unit = report.Computed, unit
		if n := t.DecimalsOf(c.row, c.field); n >= 0 {
			computed.Decimals = int8(n)
		}
		t.SetValue(c.row, c.field, computed)
		return
	}
	published.Origin, published.Unit = report.Published, unit
	t.SetValue(c.row, c.field, published)
	if computed.Kind != report.EmptyValue { // else a mistake was reported
		w.prove(c, rule, published, computed)
	}
}

// decimals returns with how many decimals a cell's number is shown, as formulas take it.
func decimals(s *report.State, n report.Number) int8 {
	if s.Kind == report.NumberValue && s.Decimals < 0 {
		return int8(max(n.Decimals(), 0))
	}
	return s.Decimals
}

// compute evaluates a cell's formula.
func (w *worker) compute(c cell, rule *rule, work *cellWork) (v report.Value) {
	switch {
	case c.plan.left < 0: // reported
		return report.Value{}
	case work.program == nil:
		v = w.sum(c, work.unit, func(_ *report.State, n report.Number) report.Number { return n })
	default:
		v = w.evaluate(c.contextOf(rule), work.program)
	}
	c.plan.spend(rule, v.Number)
	return v
}

// sum adds the parts of a cell, the number of each taken as that function gives it, in the
// unit of the first.
func (w *worker) sum(c cell, unit string, taken func(*report.State, report.Number) report.Number) report.Value {
	t := c.plan.table
	total := report.Value{State: report.State{Kind: report.NumberValue, Unit: unit}}
	_, exponent := report.UnitKind(unit)
	empty := &report.State{}
	for _, row := range t.Parts[c.row] {
		part, s := int(row), empty
		if w.settle(cell{c.plan, part, c.field}) {
			s = t.State(part, c.field)
		}
		total.Flags = total.Flags.Union(s.Flags)
		if total.Kind != report.NumberValue {
			continue
		}
		if s.Kind != report.NumberValue {
			total = report.Value{State: report.State{Kind: s.Kind, Missing: s.Missing, Flags: total.Flags, Unit: unit}}
			continue
		}
		n := t.Number(part, c.field)
		total.Decimals = max(total.Decimals, decimals(s, n))
		n = taken(s, n)
		if s.Unit != unit {
			_, e := report.UnitKind(s.Unit)
			n = n.Shift(e - exponent)
		}
		total.Number = total.Number.Add(n)
	}
	return total
}

// interval returns all numbers that a cell may stand for as an operand: a figure that is
// shown rounded, and a published one that its formula does not give exactly, half a step to
// either side; an exact one itself; a computed one that is exact what its formula gives.
func (w *worker) interval(c cell) formula.Interval {
	t := c.plan.table
	v := w.value(c)
	if v.Kind != report.NumberValue {
		return formula.Interval{}
	}
	rule := c.rule()
	switch {
	case v.Missing != nil: // a sign that counts as 0
		return formula.Exactly(v.Number)
	case t.RoundedOf(c.row, c.field):
		return formula.Around(v.Number, c.step(v))
	case rule == nil:
		return formula.Exactly(v.Number)
	}
	if had, ok := c.plan.bounds[c]; ok {
		return had
	}
	in := w.computedInterval(c, rule)
	if v.Origin == report.Published && !(in.Bounded && in.Low.Equal(v.Number) && in.High.Equal(v.Number)) {
		in = formula.Around(v.Number, c.step(v))
	}
	if c.plan.bounds == nil {
		c.plan.bounds = map[cell]formula.Interval{}
	}
	c.plan.bounds[c] = in
	return in
}

// step returns one in the last place of a cell's number as shown, or as written where that
// has more decimals.
func (c cell) step(v report.Value) report.Number {
	decimals := int(v.Decimals)
	if v.Origin != report.Computed {
		decimals = max(decimals, v.Number.Decimals())
	}
	return report.Step(decimals)
}

func (w *worker) sumBounds(c cell, unit string) formula.Interval {
	total := formula.Interval{Bounded: true}
	_, exponent := report.UnitKind(unit)
	for _, part := range c.plan.table.Parts[c.row] {
		p := cell{c.plan, int(part), c.field}
		in := w.interval(p)
		if !in.Bounded {
			return formula.Interval{}
		}
		_, e := report.UnitKind(w.value(p).Unit)
		total.Low = total.Low.Add(in.Low.Shift(e - exponent))
		total.High = total.High.Add(in.High.Shift(e - exponent))
	}
	return total
}
