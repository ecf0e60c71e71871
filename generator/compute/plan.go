package compute

import (
	"slices"
	"strings"

	"bokslut/generator/diag"
	"bokslut/generator/formula"
	"bokslut/generator/report"
)

// plan is a table with its formulas parsed.
type plan struct {
	table    *report.Table
	fields   []*rule                   // by field; nil for none
	rows     map[int]*rule             // by row
	sum      *rule                     // the sum of parts, shared by all rows that have them
	figures  []*rule                   // by named figure
	checks   []*rule                   // by check
	reached  []bool                    // by field: formulas may reach cells of it
	columns  []column                  // by field
	wholes   []int                     // the rows that have parts, each after its parts; made when it is first needed
	rowUnits bool                      // rows say what they are counted in
	hasData  bool                      // there are rows that are no subtotals or totals
	bounds   map[cell]formula.Interval // of computed cells, made when a proof asks
	noted    map[[2]int]bool           // cells with a note of their own
	short    map[int]bool              // by field: whether it was found to be shown with fewer decimals than it has
	lists    map[int]formula.Type      // by field: the type that all its cells have, once known
	unsummed map[int]bool              // rows whose parts are counted in several units; reported
	uses     []string                  // other tables that formulas mention
	problems diag.List
}

// rule is a formula and what it reaches.
type rule struct {
	text     string // as written; "" for the sum of parts
	expr     *formula.Expr
	refs     []formula.Ref
	targets  []target // of the first of refs, as far as they were resolved
	unit     string   // stated beside the formula
	span     diag.Span
	broken   bool         // it could not be parsed or checked; reported
	adds     bool         // it only adds and subtracts cells
	reach    report.Reach // of a field's or a row's
	programs []compiled
}

// compiled is a formula compiled for operands of certain types.
type compiled struct {
	types   []formula.Type
	want    formula.Type
	program *formula.Program // nil: it does not fit; reported
}

func newPlan(t *report.Table) *plan {
	p := &plan{table: t, fields: make([]*rule, len(t.Fields)), rows: map[int]*rule{},
		reached: make([]bool, len(t.Fields)), columns: make([]column, len(t.Fields)), rowUnits: t.UnitField >= 0}
	for i := range t.Fields {
		if f := &t.Fields[i]; f.Formula != nil {
			p.fields[i] = p.parse(f.Formula, f.Unit)
		}
	}
	derived := false
	for i := range t.Rows {
		if said := t.Rows[i].Said; said != nil {
			if said.Formula != nil {
				p.rows[i] = p.parse(said.Formula, said.Unit)
				derived = true
			}
			p.rowUnits = p.rowUnits || said.Unit != nil
		}
		derived = derived || t.Parts != nil && len(t.Parts[i]) > 0
		p.hasData = p.hasData || t.Rows[i].Role == report.DataRow
	}
	if t.Parts != nil {
		p.sum = &rule{adds: true}
	}
	for _, f := range t.Figures {
		p.figures = append(p.figures, p.parse(f.Formula, f.Unit))
	}
	for _, c := range t.Checks {
		p.checks = append(p.checks, p.parse(c.That, nil))
	}
	for i := range t.Fields {
		f := &t.Fields[i]
		holds := f.Role == report.NoRole && (f.Type == report.NumberType || f.Type == report.CodeType)
		p.reached[i] = holds && (f.Formula != nil || derived)
	}
	for _, n := range t.Notes {
		for _, to := range n.To {
			if to.Row >= 0 && to.Field >= 0 {
				if p.noted == nil {
					p.noted = map[[2]int]bool{}
				}
				p.noted[[2]int{to.Row, to.Field}] = true
			}
		}
	}
	return p
}

// parse reads a formula; unit is what is stated beside it.
func (p *plan) parse(f *report.Formula, unit *string) *rule {
	expr, problems := formula.Parse(f.Text, f.Span)
	if f.Text != "" || !p.table.Unsure { // else it could not be read; reported
		p.problems.Add(problems...)
	}
	r := &rule{text: f.Text, expr: expr, span: f.Span, broken: problems.Errors()}
	if unit != nil {
		r.unit = *unit
	}
	if r.broken {
		return r
	}
	r.refs, r.adds = expr.Refs(), expr.Adds()
	for _, ref := range r.refs {
		if ref.Table != "" && ref.Table != p.table.ID && !slices.Contains(p.uses, ref.Table) {
			p.uses = append(p.uses, ref.Table)
		}
	}
	return r
}

// empty takes the values out of an unsure table, which might be judged otherwise.
func (p *plan) empty() {
	for field := range p.table.Fields {
		for row := range p.table.Rows {
			if p.table.Fields[field].Type != report.TextType {
				p.table.SetValue(row, field, report.Value{})
			}
		}
	}
}

// formula returns the formula of a cell: its field's, else its row's, else the sum of its
// row's parts; nil for none.
func (p *plan) formula(row, field int) *rule {
	f := &p.table.Fields[field]
	switch {
	case !p.reached[field] || p.table.Unsure:
		return nil
	case p.fields[field] != nil:
		return p.fields[field]
	case p.rows[row] != nil:
		return p.rows[row]
	case f.Type == report.NumberType && p.sum != nil && len(p.table.Parts[row]) > 0 && p.table.SumsOf(row, field):
		return p.sum
	}
	return nil
}

// cell is a cell of a table.
type cell struct {
	plan       *plan
	row, field int
}

// name returns how an author writes the cell, seen from a table.
func (c cell) name(from *plan) string {
	t := c.plan.table
	name := t.Rows[c.row].ID + "." + t.Fields[c.field].Name
	if c.plan != from {
		return t.ID + "#" + name
	}
	return name
}

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
	return context{rule: r, plan: c.plan, row: c.row, field: c.field, bareFields: c.plan.fields[c.field] == r}
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
	from := at.plan
	p := from
	if ref.Table != "" {
		if p = w.plans[ref.Table]; p == nil {
			ids := make([]string, len(w.rep.Tables))
			for i, t := range w.rep.Tables {
				ids[i] = t.ID
			}
			d := ref.Span.Errorf("formula-table", "there is no table %q", ref.Table).
				WithHint("a table is named as its file in the folder of tables, without .csv")
			if near := diag.Nearest(ref.Table, ids); near != "" {
				d = d.WithHint("did you mean %q?", near)
			}
			from.problems.Add(d)
			return target{}
		}
	}
	t := p.table
	switch {
	case ref.All:
		field := t.FieldIndex(ref.Field)
		if field < 0 {
			from.unknownField(ref, ref.Field, t)
			return target{}
		}
		return target{cell{p, -1, field}, true, from.canUse(ref, t, field)}
	case ref.Name != "":
		if at.row >= 0 && at.bareFields {
			field := t.FieldIndex(ref.Name)
			if field < 0 {
				from.unknownField(ref, ref.Name, t)
				return target{}
			}
			return target{cell{p, -1, field}, false, from.canUse(ref, t, field)}
		}
		if at.field < 0 {
			from.problems.Add(ref.Span.Errorf("formula-name", "the name %q stands alone, where a cell is needed", ref.Name).
				WithHint("write row.field"))
			return target{}
		}
		row := t.RowIndex(ref.Name)
		if row < 0 {
			from.unknownRow(ref, ref.Name, t)
			return target{}
		}
		return target{cell{p, row, -1}, false, true}
	}
	row, field := t.RowIndex(ref.Row), t.FieldIndex(ref.Field)
	if row < 0 {
		from.unknownRow(ref, ref.Row, t)
		return target{}
	}
	if field < 0 {
		from.unknownField(ref, ref.Field, t)
		return target{}
	}
	return target{cell{p, row, field}, false, from.canUse(ref, t, field)}
}

// canUse reports whether a formula of the table can use a field, and says so if not.
func (p *plan) canUse(ref formula.Ref, t *report.Table, field int) bool {
	if t.Fields[field].Type != report.TextType {
		return true
	}
	p.problems.Add(ref.Span.Errorf("formula-text", "the field %q holds text, which no formula can use", t.Fields[field].Name).
		WithHint("if it holds numbers, remove type: text and its role in %s", t.Sidecar.Name))
	return false
}

// unknownRow says that a table has no row of a name, unless the table is unsure.
func (p *plan) unknownRow(ref formula.Ref, name string, t *report.Table) {
	if t.Unsure {
		return
	}
	known := make([]string, len(t.Rows))
	for i := range t.Rows {
		known[i] = t.Rows[i].ID
	}
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
	known := make([]string, len(t.Fields))
	for i := range t.Fields {
		known[i] = t.Fields[i].Name
	}
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
