package compute

import (
	"bokslut/generator/formula"
	"bokslut/generator/report"
)

// fieldWork is how far the cells of a field have come.
//
// Nearly always they are alike: all are counted in one unit, and those that a formula reaches
// have the field's, or are sums of their parts. Then their type is found out once, and they
// are worked out row by row when the first of them is needed. Where rows have formulas or
// units of their own, and where formulas go in a circle, each cell is taken alone.
type fieldWork struct {
	examined bool // whether they are alike, or being found out
	alike    bool
	filled   bool // alike, and worked out as far as they need it

	typ    formula.Type // of all, given and computed, when they are alike
	common cellWork     // of all that have a formula, when they are alike
	cells  []cellWork   // by row, when they are not; made when the first is needed
}

// alike finds out whether the cells of a field are alike. One that has itself to be known
// for that is not.
func (w *worker) alike(p *plan, field int) bool {
	all := &p.work[field]
	if all.examined {
		return all.alike
	}
	all.examined = true
	t := p.table
	f := &t.Fields[field]
	if len(t.Rows) == 0 || t.Unsure {
		return false
	}
	if rule := p.rule(0, field); rule != nil && rule == p.fieldRules[field] {
		all.alike = w.compileField(p, field, rule)
		return all.alike
	}
	if p.reachable[field] && len(p.rowRules) > 0 || f.Type == report.NumberType && f.Unit == nil && p.rowUnits {
		return false
	}
	unit := t.UnitOf(0, field)
	all.typ = typeIn(f, unit)
	all.common = cellWork{stage: typed, unit: unit}
	all.filled = !p.reachable[field] || p.sumRule == nil || f.Type != report.NumberType
	all.alike = true
	return true
}

// compileField compiles a field's formula for all rows, if what it uses is alike.
func (w *worker) compileField(p *plan, field int, rule *rule) bool {
	first := cell{p, 0, field}
	at := first.contextOf(rule)
	for slot := range rule.refs {
		to := w.target(&at, slot)
		if !to.known || to.all && !to.plan.hasData || !w.alike(to.plan, to.field) {
			return false
		}
	}
	program := w.compile(at, first.wanted(rule))
	if program == nil {
		return false
	}
	all := &p.work[field]
	all.common = cellWork{stage: typed, program: program}
	all.typ = all.common.typeIn(first)
	p.table.Fields[field].Divides = p.table.Fields[field].Divides || program.Divides
	return true
}

// fill works out the cells of a field that are alike, after those that they are computed of.
func (w *worker) fill(p *plan, field int) {
	all := &p.work[field]
	if all.filled {
		return
	}
	all.filled = true
	if all.common.program == nil {
		w.fillSums(p, field)
		return
	}
	for _, to := range p.fieldRules[field].targets {
		w.fill(to.plan, to.field)
	}
	w.fillRows(p, field)
}

// fillSums works out the cells of a field that are sums of their parts.
func (w *worker) fillSums(p *plan, field int) {
	for _, row := range p.partsFirst() {
		if p.rule(row, field) == p.sumRule {
			w.workOut(cell{p, row, field}, p.sumRule, &p.work[field].common)
		}
	}
}

// fillRows works out the cells of a field that has a formula, row by row. While all that a
// plain formula is computed of differs from the row above in numbers alone, so does its
// result, and no more than that number is computed.
func (w *worker) fillRows(p *plan, field int) {
	rule, work := p.fieldRules[field], &p.work[field].common
	var operands []input // of a plain formula
	if work.program.Plain() {
		operands = make([]input, len(rule.targets))
	}
	number := func(slot int) report.Number { return operands[slot].number }
	var above report.Value
	at := cell{p, 0, field}.contextOf(rule)
	for row := range p.table.Rows {
		c := cell{p, row, field}
		if c.unread() {
			continue
		}
		asAbove := operands != nil && above.Kind == report.NumberValue
		at.row = row
		for slot := range operands {
			asAbove = operands[slot].read(rule.targets[slot].in(&at)) && asAbove
		}
		if asAbove {
			above.Number, asAbove = work.program.Number(number)
			p.spend(rule, above.Number)
			asAbove = asAbove && p.left >= 0
		}
		if !asAbove {
			above = w.compute(c, rule, work)
		}
		w.enter(c, rule, work, above)
	}
}

// input is what a formula is computed of in a row.
type input struct {
	state    *report.State // nil: no number
	decimals int8
	number   report.Number
}

// read takes the cell of the next row, and reports whether that differs from the last one in
// its number alone.
func (o *input) read(c cell) bool {
	t := c.plan.table
	s := t.State(c.row, c.field)
	if s.Kind != report.NumberValue {
		*o = input{}
		return false
	}
	was := *o
	*o = input{state: s, number: t.Number(c.row, c.field)}
	o.decimals = decimals(s, o.number)
	return o.state == was.state && o.decimals == was.decimals
}

// partsFirst returns the rows that have parts, each after those of its parts that have some.
func (p *plan) partsFirst() []int {
	if p.wholes != nil {
		return p.wholes
	}
	t := p.table
	waits := make([]int32, len(t.Rows)) // by row: how many of its parts have parts and are not listed yet
	for row, parts := range t.Parts {
		for _, part := range parts {
			if len(t.Parts[part]) > 0 {
				waits[row]++
			}
		}
		if len(parts) > 0 && waits[row] == 0 {
			p.wholes = append(p.wholes, row)
		}
	}
	for i := 0; i < len(p.wholes); i++ {
		if whole := t.Rows[p.wholes[i]].Parent; whole >= 0 {
			if waits[whole]--; waits[whole] == 0 {
				p.wholes = append(p.wholes, int(whole))
			}
		}
	}
	return p.wholes
}
