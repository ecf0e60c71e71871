package compute

import (
	"slices"

	"bokslut/generator/diag"
	"bokslut/generator/formula"
	"bokslut/generator/report"
)

// cellWork is how far a cell with a formula has come.
type cellWork struct {
	stage   stage
	program *formula.Program // nil for a sum of parts, and for what is broken
	unit    string           // of a sum of parts
}

// resultUnit returns what the results are counted in, also those that are missing.
func (w *cellWork) resultUnit() string {
	if w.program != nil {
		return w.program.Type.Unit
	}
	return w.unit
}

type stage uint8

const (
	untouched stage = iota
	typing          // its type depends on itself if it is met again
	typed           // program and unit are set
	broken          // reported
	done            // its value is set
)

// work returns how far a cell that has a formula has come.
func (c cell) work() *cellWork {
	all := &c.plan.work[c.field]
	if all.alike {
		return &all.common
	}
	if all.cells == nil {
		all.cells = make([]cellWork, len(c.plan.table.Rows))
	}
	return &all.cells[c.row]
}

// typeOf returns the type of what a cell holds; false when that was reported as wrong.
func (w *worker) typeOf(c cell) (formula.Type, bool) {
	switch t := c.plan.table; {
	case t.Unsure:
		return formula.Type{}, false
	case w.alike(c.plan, c.field):
		return c.plan.work[c.field].typ, true
	case c.rule() == nil:
		return typeIn(&t.Fields[c.field], t.UnitOf(c.row, c.field)), true
	}
	work := w.prepare(c)
	return work.typeIn(c), work.stage != broken
}

// typeIn returns the type of a cell with a formula, unless that is broken.
func (work *cellWork) typeIn(c cell) formula.Type {
	f := &c.plan.table.Fields[c.field]
	if work.program == nil || f.Type == report.CodeType {
		return typeIn(f, work.unit)
	}
	return work.program.Type
}

// typeIn returns the type of a field's cell, whose number is counted in a unit.
func typeIn(f *report.Field, unit string) formula.Type {
	switch f.Type {
	case report.CodeType:
		return formula.Type{Kind: report.CodeValue, Categories: f.Categories}
	case report.DateType:
		return formula.Type{Kind: report.DateValue}
	}
	return formula.Type{Kind: report.NumberValue, Unit: unit}
}

// prepare compiles the formula of a cell for the types of its operands.
func (w *worker) prepare(c cell) *cellWork {
	w.alike(c.plan, c.field)
	work := c.work()
	switch work.stage {
	case untouched:
	case typing:
		w.cycle(c)
		work.stage = broken
		return work
	default:
		return work
	}
	rule := c.rule()
	work.stage = typing
	w.path = append(w.path, c)
	if rule == c.plan.sumRule {
		work.unit = c.unitOf(w.typeSum(c, work))
	} else {
		want := c.wanted(rule)
		work.program = w.compile(c.contextOf(rule), want)
		if work.program != nil && want.Unit == "" {
			if want.Unit = c.unitOf(work.program.Type.Unit); want.Unit != work.program.Type.Unit {
				work.program = w.compile(c.contextOf(rule), want)
			}
		}
		if work.program == nil {
			work.stage = broken
		} else if work.program.Divides {
			c.plan.table.Fields[c.field].Divides = true
		}
	}
	w.path = w.path[:len(w.path)-1]
	if work.stage == typing {
		work.stage = typed
	}
	return work
}

// unitOf returns what a cell is counted in whose formula gives that unit: a figure that was
// published, in what is said of its place, if that is of the same kind.
func (c cell) unitOf(given string) string {
	t := c.plan.table
	if t.State(c.row, c.field).Kind != report.NumberValue {
		return given
	}
	said := t.UnitOf(c.row, c.field)
	kind, _ := report.UnitKind(given)
	if own, _ := report.UnitKind(said); own != kind {
		return given
	}
	return said
}

// typeSum returns the unit of a sum of parts: that of the first part.
func (w *worker) typeSum(c cell, work *cellWork) (unit string) {
	for i, part := range c.plan.table.Parts[c.row] {
		typ, ok := w.typeOf(cell{c.plan, int(part), c.field})
		if !ok {
			work.stage = broken
			continue
		}
		if i == 0 {
			unit = typ.Unit
			continue
		}
		first, _ := report.UnitKind(unit)
		if kind, _ := report.UnitKind(typ.Unit); kind != first && work.stage != broken {
			work.stage = broken
			if c.plan.unsummed[c.row] {
				continue // another field of the row said so
			}
			if c.plan.unsummed == nil {
				c.plan.unsummed = map[int]bool{}
			}
			c.plan.unsummed[c.row] = true
			t := c.plan.table
			c.plan.problems.Add(t.CellSpan(c.row, c.field).Errorf("sum-units", "the parts of %q are counted %s and %s, and have no sum",
				t.RowTitle(c.row), report.CountedIn(unit), report.CountedIn(typ.Unit)).
				WithHint("say sums: false for the row or the field in %s, or mend the units", t.Sidecar.Name))
		}
	}
	return unit
}

// compile returns a context's formula for the types that its operands have there, or nil
// when something is wrong, which is reported. want is what the result must be.
func (w *worker) compile(at context, want formula.Type) *formula.Program {
	r := at.rule
	if r.broken {
		return nil
	}
	base := len(w.slots)
	defer func() { w.slots = w.slots[:base] }()
	for slot, ref := range r.refs {
		to := w.target(&at, slot)
		if !to.known {
			r.broken = true
			continue
		}
		typ, ok := w.typeOfTarget(at, ref, *to)
		if !ok {
			return nil
		}
		w.slots = append(w.slots, typ)
	}
	if r.broken {
		return nil
	}
	types := w.slots[base:]
	for _, had := range r.programs {
		if slices.EqualFunc(had.types, types, sameType) && sameType(had.want, want) {
			if had.program == nil {
				r.misfit.places++
			}
			return had.program
		}
	}
	program, problems := r.expr.Check(func(slot int) (formula.Type, bool) { return types[slot], true }, want)
	if program != nil {
		program.Memo = &formula.Memo{}
	} else if r.misfit.places++; r.misfit.places == 1 { // elsewhere it has the same cause
		r.misfit.problems, r.misfit.at = problems, at
	}
	r.programs = append(r.programs, compiled{slices.Clone(types), want, program})
	return program
}

// wanted returns what a cell's formula must give.
func (c cell) wanted(r *rule) formula.Type {
	f := &c.plan.table.Fields[c.field]
	if f.Type == report.CodeType {
		return formula.Type{Kind: report.CodeValue, Categories: f.Categories}
	}
	return formula.Type{Kind: report.NumberValue, Unit: r.unit}
}

func sameType(a, b formula.Type) bool {
	return a.Kind == b.Kind && a.Unit == b.Unit && slices.Equal(a.Categories, b.Categories)
}

// typeOfTarget returns the type of an operand: of a cell, or the one that all cells of a field have.
func (w *worker) typeOfTarget(at context, ref formula.Ref, to target) (formula.Type, bool) {
	switch {
	case !to.all:
		return w.typeOf(to.in(&at))
	case to.plan.hasData && w.alike(to.plan, to.field):
		return to.plan.work[to.field].typ, true
	}
	if had, ok := to.plan.listTypes[to.field]; ok {
		return had, true
	}
	t := to.plan.table
	var first formula.Type
	found := false
	for row := range t.Rows {
		if t.Rows[row].Role != report.DataRow {
			continue
		}
		typ, ok := w.typeOf(cell{to.plan, row, to.field})
		if !ok {
			return formula.Type{}, false
		}
		if a, _ := report.UnitKind(first.Unit); !found {
			first, found = typ, true
		} else if b, _ := report.UnitKind(typ.Unit); a != b {
			at.rule.broken = true
			at.plan.problems.Add(ref.Span.Errorf("formula-units", "the cells of %s are counted %s and %s", ref.Field, report.CountedIn(first.Unit), report.CountedIn(typ.Unit)).
				WithHint("name the cells that belong together one by one"))
			return formula.Type{}, false
		}
	}
	if !found {
		f := &t.Fields[to.field]
		if f.Type == report.CodeType {
			return formula.Type{Kind: report.CodeValue, Categories: f.Categories}, true
		}
		return formula.Type{Kind: report.NumberValue}, true
	}
	if to.plan.listTypes == nil {
		to.plan.listTypes = map[int]formula.Type{}
	}
	to.plan.listTypes[to.field] = first
	return first, true
}

// cycle reports that a cell depends on itself, naming the whole way round.
func (w *worker) cycle(c cell) {
	from := slices.Index(w.path, c)
	if from < 0 {
		return
	}
	p := w.path[from].plan
	names := make([]string, 0, len(w.path)-from+1)
	for _, step := range w.path[from:] {
		names = append(names, step.name(p))
	}
	var rules []*rule // that go round, but for sums of parts, which tables have one of for all rows
	for _, step := range w.path[from:] {
		if r := step.rule(); r != step.plan.sumRule {
			rules = append(rules, r)
		}
	}
	at := p.table.CellSpan(c.row, c.field)
	if len(rules) > 0 {
		at = rules[0].span
	}
	// Only the first cell of a way round is named, however many rows have the same one.
	if slices.ContainsFunc(rules, func(r *rule) bool { return r.broken }) {
		return
	}
	for _, r := range rules {
		r.broken = true
	}
	names = append(names, c.name(p))
	p.problems.Add(at.Errorf("formula-cycle", "a formula depends on itself: %s", diag.Listed(names, " ← ")).
		WithHint("change one of these formulas so that it uses cells that are given, not computed"))
}
