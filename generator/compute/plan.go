package compute

import (
	"slices"
	"strings"

	"bokslut/generator/diag"
	"bokslut/generator/formula"
	"bokslut/generator/report"
)

// plan is a table with its formulas parsed, and what is kept while it is worked out.
type plan struct {
	table       *report.Table
	fieldRules  []*rule       // by field; nil for none
	rowRules    map[int]*rule // by row
	sumRule     *rule         // the sum of parts, shared by all rows that have them
	figureRules []*rule       // by named figure
	checkRules  []*rule       // by check

	reachable []bool               // by field: formulas may reach cells of it
	rowUnits  bool                 // rows say what they are counted in
	hasData   bool                 // there are rows that are no subtotals or totals
	noted     map[report.Cell]bool // cells with a note of their own
	uses      []string             // other tables that formulas mention

	left     int         // how much its results may yet take, 1 for a decimal; below 0: reported
	work     []fieldWork // by field
	problems diag.List
	failing  int // for how many rows and columns its checks do not hold
	untold   int // of those of the check at hand, how many were not told

	// made when they are first needed
	wholes          []int                     // the rows that have parts, each after its parts
	bounds          map[cell]formula.Interval // of computed cells
	shortenedFields map[int]bool              // whether a field is shown with fewer decimals than it has
	listTypes       map[int]formula.Type      // the type that all cells of a field have
	unsummed        map[int]bool              // rows whose parts are counted in several units; reported
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

	misfit misfit
	wrong  diag.List // of published figures that it does not bear out, one each
	right  int       // of those that it does, but for zeros, which other formulas give too
}

// misfit is where a formula does not fit the kinds and units of what it uses: it is told of once.
type misfit struct {
	problems diag.List // what is wrong, at the first
	places   int       // for how many rows or columns; 0 for none
	at       context   // the first
}

// compiled is a formula compiled for operands of certain types.
type compiled struct {
	types   []formula.Type
	want    formula.Type
	program *formula.Program // nil: it does not fit
}

func newPlan(t *report.Table) *plan {
	p := &plan{table: t, fieldRules: make([]*rule, len(t.Fields)), rowRules: map[int]*rule{},
		reachable: make([]bool, len(t.Fields)), rowUnits: t.UnitField >= 0, noted: notedCells(t), work: make([]fieldWork, len(t.Fields))}
	for i := range t.Fields {
		if f := &t.Fields[i]; f.Formula != nil {
			p.fieldRules[i] = p.parse(f.Formula, f.Unit)
		}
	}
	derived := false // formulas of rows, or sums of parts, may reach all fields
	for i := range t.Rows {
		if said := t.Rows[i].Said; said != nil {
			if said.Formula != nil {
				p.rowRules[i] = p.parse(said.Formula, said.Unit)
				derived = true
			}
			p.rowUnits = p.rowUnits || said.Unit != nil
		}
		derived = derived || t.Parts != nil && len(t.Parts[i]) > 0
		p.hasData = p.hasData || t.Rows[i].Role == report.DataRow
	}
	if t.Parts != nil {
		p.sumRule = &rule{adds: true}
	}
	for _, f := range t.Figures {
		p.figureRules = append(p.figureRules, p.parse(f.Formula, f.Unit))
	}
	for _, c := range t.Checks {
		p.checkRules = append(p.checkRules, p.parse(c.That, nil))
	}
	for i := range t.Fields {
		f := &t.Fields[i]
		holds := f.Role == report.NoRole && (f.Type == report.NumberType || f.Type == report.CodeType)
		p.reachable[i] = holds && (f.Formula != nil || derived)
	}
	p.left = p.most()
	p.bound()
	return p
}

// A table's formulas may compute with so many names and numbers in all, each counted as
// often as its formula is evaluated: with ten in each row of a table of 800,000. Of the
// slowest kind, fractions, they take two seconds.
const (
	mostOperands        = 8_000_000 // or, of a file larger than 1 MB,
	mostOperandsPerByte = 8
	operandsPerFraction = 5 // how many a number counts as in a list of fractions, which grow as they are added
)

func (p *plan) most() int { return max(mostOperands, mostOperandsPerByte*len(p.table.CSV.Text)) }

// spend counts a result. Fractions that are computed of fractions, from row to row or from
// field to field, grow: it reports the formula with which they are too long, and the results
// after it are none.
func (p *plan) spend(r *rule, result report.Number) {
	if p.left < 0 {
		return
	}
	if p.left -= max(1, result.Bits()/32-1); p.left < 0 { // a decimal has 64
		at := r.span
		if r == p.sumRule {
			at = p.table.Sidecar.Whole()
		}
		p.problems.Add(at.Errorf("formula-size", "the results of the table's formulas, up to this one, have too many digits").
			WithHint("round what other formulas compute with, as in round(x, 4)"))
	}
}

// bound reports the formula with which there is more to compute than that, and leaves it and
// those after it out.
func (p *plan) bound() {
	t := p.table
	left, reported := p.most(), false
	take := func(r *rule, times int) {
		if r == nil || r.broken {
			return
		}
		left -= r.expr.Size() * times
		for _, ref := range r.refs {
			if ref.All {
				left -= len(t.Rows) * p.weight(ref)
			}
		}
		if left >= 0 {
			return
		}
		r.broken = true
		if !reported {
			reported = true
			p.problems.Add(r.span.Errorf("formula-size", "the table's formulas, up to this one, are too long for as many rows as it has").
				WithHint("shorten them, take some away, or divide the table"))
		}
	}
	for _, r := range p.fieldRules {
		take(r, len(t.Rows))
	}
	for row := 0; row < len(t.Rows) && len(p.rowRules) > 0; row++ {
		take(p.rowRules[row], len(t.Fields))
	}
	for _, r := range p.figureRules {
		take(r, 1)
	}
	for _, r := range p.checkRules {
		take(r, max(len(t.Rows), len(t.Fields)))
	}
}

// weight returns how many operands each number of a list counts as.
func (p *plan) weight(list formula.Ref) int {
	if field := p.table.FieldIndex(list.Field); field >= 0 {
		if r := p.fieldRules[field]; r != nil && !r.broken && !r.adds {
			return operandsPerFraction
		}
	}
	return 1
}

// notedCells returns the cells that have a note of their own; nil for none.
func notedCells(t *report.Table) map[report.Cell]bool {
	var noted map[report.Cell]bool
	for _, n := range t.Notes {
		for _, to := range n.To {
			if to.Row < 0 || to.Field < 0 {
				continue
			}
			if noted == nil {
				noted = map[report.Cell]bool{}
			}
			noted[report.Cell{Row: to.Row, Field: to.Field}] = true
		}
	}
	return noted
}

// endsAtComma reports whether a comma follows a formula: what is after it within { } was
// taken for a key.
func endsAtComma(s diag.Span) bool {
	return strings.HasPrefix(strings.TrimLeft(s.Source.Text[s.End:], " "), ",")
}

// parse reads a formula; unit is what is stated beside it.
func (p *plan) parse(f *report.Formula, unit *string) *rule {
	expr, problems := formula.Parse(f.Text, f.Span)
	if !p.table.Unsure || f.Text != "" && !endsAtComma(f.Span) { // else it could not be read whole; reported
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

// rule returns the formula of a cell: its field's, else its row's, else the sum of its
// row's parts; nil for none.
func (p *plan) rule(row, field int) *rule {
	f := &p.table.Fields[field]
	switch {
	case !p.reachable[field] || p.table.Unsure:
		return nil
	case p.fieldRules[field] != nil:
		return p.fieldRules[field]
	case p.rowRules[row] != nil:
		return p.rowRules[row]
	case f.Type == report.NumberType && p.sumRule != nil && len(p.table.Parts[row]) > 0 && p.table.SumsOf(row, field):
		return p.sumRule
	}
	return nil
}

// cell is a cell of a table.
type cell struct {
	plan       *plan
	row, field int
}

// rule returns the cell's formula, as [plan.rule] does.
func (c cell) rule() *rule { return c.plan.rule(c.row, c.field) }

// name returns how an author writes the cell, seen from a table.
func (c cell) name(from *plan) string {
	t := c.plan.table
	name := t.Rows[c.row].ID + "." + t.Fields[c.field].Name
	if c.plan != from {
		return t.ID + "#" + name
	}
	return name
}
