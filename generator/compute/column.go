package compute

import (
	"slices"

	"bokslut/generator/formula"
	"bokslut/generator/parallel"
	"bokslut/generator/report"
)

// column is how far the cells of a field have come.
//
// Nearly always they are alike: all are counted in one unit, and those that a formula reaches
// have the field's, or are sums of their parts. Then their type is found out once, and they
// are worked out row by row when the first of them is needed. Where rows have formulas or
// units of their own, and where formulas go in a circle, each cell is taken alone.
type column struct {
	known  bool // whether they are alike, or being found out
	alike  bool
	filled bool // alike, and worked out as far as they need it

	typ   formula.Type // of all, given and computed, when they are alike
	work  cellWork     // of all that have a formula, when they are alike
	cells []cellWork   // by row, when they are not; made when the first is needed
}

// alike finds out whether the cells of a field are alike. One that has itself to be known
// for that is not.
func (w *worker) alike(p *plan, field int) bool {
	c := &p.columns[field]
	if c.known {
		return c.alike
	}
	c.known = true
	t := p.table
	f := &t.Fields[field]
	if len(t.Rows) == 0 || t.Unsure {
		return false
	}
	if rule := p.formula(0, field); rule != nil && rule == p.fields[field] {
		c.alike = w.compileColumn(p, field, rule)
		return c.alike
	}
	if p.reached[field] && len(p.rows) > 0 || f.Type == report.NumberType && f.Unit == nil && p.rowUnits {
		return false
	}
	unit := t.UnitOf(0, field)
	c.typ = typeIn(f, unit)
	c.work = cellWork{stage: typed_, unit: unit}
	c.filled = !p.reached[field] || p.sum == nil || f.Type != report.NumberType
	c.alike = true
	return true
}

// compileColumn compiles a field's formula for all rows, if what it uses is alike.
func (w *worker) compileColumn(p *plan, field int, rule *rule) bool {
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
	c := &p.columns[field]
	c.work = cellWork{stage: typed_, program: program}
	c.typ = c.work.typeIn(first)
	p.table.Fields[field].Divides = p.table.Fields[field].Divides || program.Divides
	return true
}

// fill works out the cells of a field that are alike, after those that they are computed of.
func (w *worker) fill(p *plan, field int) {
	c := &p.columns[field]
	if c.filled {
		return
	}
	c.filled = true
	rule := p.fields[field]
	if c.work.program == nil {
		for _, row := range p.partsFirst() {
			if p.formula(row, field) == p.sum {
				w.workOut(cell{p, row, field}, p.sum, &c.work)
			}
		}
		return
	}
	for _, to := range rule.targets {
		w.fill(to.plan, to.field)
	}
	for from := 0; from < len(p.table.Rows); from += manyRows {
		w.fillRows(p, field, from, min(from+manyRows, len(p.table.Rows)))
	}
}

// fillRows works out some of the rows of a field that has a formula: they are computed
// beside each other, and then entered one by one.
func (w *worker) fillRows(p *plan, field, from, to int) {
	rule, work := p.fields[field], &p.columns[field].work
	w.values = slices.Grow(w.values[:0], to-from)[:to-from]
	values := w.values
	compute := func(w *worker, r parallel.Range) {
		for i := r.From; i < r.To; i++ {
			if c := (cell{p, from + i, field}); !c.unread() {
				values[i] = w.compute(c, rule, work)
			}
		}
	}
	if ranges := parallel.Divide(len(values), fewRows); len(ranges) == 1 {
		compute(w, ranges[0])
	} else {
		parallel.Each(len(ranges), func(r int) { compute(newWorker(w.rep, w.plans), ranges[r]) })
	}
	for i, computed := range values {
		if c := (cell{p, from + i, field}); !c.unread() {
			w.enter(c, rule, work, computed)
		}
	}
}

// From fewRows on, rows are computed beside each other; manyRows at a time, so that the
// values in between take little room.
const (
	fewRows  = 1000
	manyRows = 16 * fewRows
)

// partsFirst returns the rows that have parts, each after those of its parts that have some.
func (p *plan) partsFirst() []int {
	if p.wholes != nil {
		return p.wholes
	}
	t := p.table
	waits := make([]int32, len(t.Rows)) // for so many parts
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
