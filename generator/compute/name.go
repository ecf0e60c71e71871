package compute

import (
	"slices"
	"strings"

	"bokslut/generator/diag"
	"bokslut/generator/formula"
	"bokslut/generator/report"
)

// context is where a formula is evaluated: for a row of a field's formula, for a field
// of a row's, for both −1 for a named figure.
type context struct {
	rule       *rule
	plan       *plan
	row, field int
	bareFields bool // a bare name is a field of the row; else it is a row of the field
}

// contextOf returns the context of a cell's formula.
func (c cell) contextOf(r *rule) context {
	return context{rule: r, plan: c.plan, row: c.row, field: c.field, bareFields: c.plan.fieldRules[c.field] == r}
}

// target is what a name in a formula means, wherever the formula is evaluated: a cell, or
// all rows of a field. Its row or field is −1 for that of the context.
type target struct {
	cell
	all   bool
	known bool // else it means nothing, which was reported
}

// in returns the cell that a name means in a context.
func (to *target) in(at *context) cell {
	c := to.cell
	if c.row < 0 {
		c.row = at.row
	}
	if c.field < 0 {
		c.field = at.field
	}
	return c
}

// target returns what a slot of a context's formula means. The names of a formula are
// resolved in their order, each when it is first met.
func (w *worker) target(at *context, slot int) *target {
	r := at.rule
	for len(r.targets) <= slot {
		r.targets = append(r.targets, w.resolve(*at, r.refs[len(r.targets)]))
	}
	return &r.targets[slot]
}

// resolve finds out what a name means in the contexts of a formula, or says why it means nothing.
func (w *worker) resolve(at context, ref formula.Ref) target {
	from, p := at.plan, at.plan
	if ref.Table != "" {
		if p = w.plans[ref.Table]; p == nil {
			from.problems.Add(w.unknownTable(ref))
			return target{}
		}
	}
	row, field, known := -1, -1, false
	switch {
	case ref.All:
		field, known = from.field(ref, ref.Field, p.table)
	case ref.Name != "" && at.bareFields:
		field, known = from.field(ref, ref.Name, p.table)
	case ref.Name != "" && at.field < 0:
		from.problems.Add(ref.Span.Errorf("formula-name", "the name %q stands alone, where a cell is needed", ref.Name).
			WithHint("write row.field"))
	case ref.Name != "":
		row, known = from.row(ref, ref.Name, p.table)
	default:
		if row, known = from.row(ref, ref.Row, p.table); known {
			field, known = from.field(ref, ref.Field, p.table)
		}
	}
	return target{cell{p, row, field}, ref.All, known}
}

// unknownTable says that there is no table of the name that a formula mentions.
func (w *worker) unknownTable(ref formula.Ref) diag.Diagnostic {
	ids := make([]string, len(w.rep.Tables))
	for i, t := range w.rep.Tables {
		ids[i] = t.ID
	}
	d := ref.Span.Errorf("formula-table", "there is no table %q", ref.Table)
	if near := diag.Nearest(ref.Table, ids); near != "" {
		return d.WithHint("did you mean %q?", near)
	}
	return d.WithHint("a table is named as its file in the folder of tables, without .csv")
}

// row returns the row of a table that a formula names, or says that there is none.
func (p *plan) row(ref formula.Ref, name string, t *report.Table) (row int, known bool) {
	if row = t.RowIndex(name); row < 0 {
		p.unknownRow(ref, name, t)
		return -1, false
	}
	return row, true
}

// field returns the field of a table that a formula names, or says that there is none that
// it can use.
func (p *plan) field(ref formula.Ref, name string, t *report.Table) (field int, known bool) {
	field = t.FieldIndex(name)
	switch {
	case field < 0:
		p.unknownField(ref, name, t)
		return -1, false
	case t.Fields[field].Type == report.TextType:
		p.problems.Add(ref.Span.Errorf("formula-text", "the field %q holds text, which no formula can use", name).
			WithHint("if it holds numbers, remove type: text and its role in %s", t.Sidecar.Name))
		return -1, false
	}
	return field, true
}

// unknownRow says that a table has no row of a name, unless the table is unsure.
func (p *plan) unknownRow(ref formula.Ref, name string, t *report.Table) {
	if t.Unsure {
		return
	}
	known := t.RowIDs()
	d := ref.Span.Errorf("formula-row", "table %s has no row %q", t.ID, name)
	near := diag.Nearest(name, known)
	switch {
	case near != "":
		d = d.WithHint("did you mean %q?", near)
	case ref.Row == "" && t.FieldIndex(name) >= 0:
		d = d.WithHint("%s is a field: name the cell that is meant, as row.%s", name, name)
	case len(known) <= mostNamed:
		d = d.WithHint("the rows are %s", strings.Join(known, ", "))
	default:
		d = d.WithHint("the ids of rows stand in %s", t.CSV.Name)
	}
	p.problems.Add(d)
}

// unknownField says that a table has no field of a name, unless the table is unsure.
func (p *plan) unknownField(ref formula.Ref, name string, t *report.Table) {
	if t.Unsure {
		return
	}
	known := t.FieldNames()
	d := ref.Span.Errorf("formula-field", "table %s has no field %q", t.ID, name)
	near := diag.Nearest(name, known)
	switch {
	case near != "":
		d = d.WithHint("did you mean %q?", near)
	case ref.Row == "" && t.RowIndex(name) >= 0:
		values := max(0, slices.IndexFunc(t.Fields, func(f report.Field) bool { return f.Role == report.NoRole }))
		d = d.WithHint("%s is a row: name the cell that is meant, as %s.%s", name, name, t.Fields[values].Name)
	case len(known) <= mostNamed:
		d = d.WithHint("the fields are %s", strings.Join(known, ", "))
	default:
		d = d.WithHint("the names of fields stand in %s", t.Sidecar.Name)
	}
	p.problems.Add(d)
}

// mostNamed is how many names a hint lists.
const mostNamed = 12
