package check

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"bokslut/generator/report"
)

// Fit is a cell or a named figure that a loose figure could be bound to.
type Fit struct {
	Table  *report.Table
	Target string // #row.field where the page embeds the table, else /data/table.csv#row.field
	Own    bool   // the page embeds the table
	Unit   string // to be written behind the figure, which shares it with the one that follows; "" for none
	score  int
}

// candidate is a number that figures in prose can be bound to: a named figure or a cell.
type candidate struct {
	table      *report.Table
	named      *report.NamedFigure // nil for a cell
	row, field int32
	size       report.Number // without sign, money in kronor
}

func (c *candidate) bound() bound {
	l := &report.Link{Kind: report.CellLink, Table: c.table, Row: int(c.row), Field: int(c.field)}
	if c.named != nil {
		l = &report.Link{Kind: report.NamedLink, Table: c.table, Named: c.named}
	}
	b, _ := boundTo(l)
	return b
}

// candidates returns all numbers of a report, by size, those of the same size in order.
func candidates(rep *report.Report) []candidate {
	var all []candidate
	add := func(c candidate, v report.Value, unit string) {
		if v.Kind == report.NumberValue {
			_, exponent := report.UnitKind(unit)
			c.size = v.Number.Abs().Shift(exponent)
			all = append(all, c)
		}
	}
	for _, t := range rep.Tables {
		for _, f := range t.Figures {
			add(candidate{table: t, named: f}, f.Value, f.Of)
		}
		for row := range t.Rows {
			for field := range t.Fields {
				v := t.Value(row, field)
				add(candidate{table: t, row: int32(row), field: int32(field)}, v, v.Unit)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return a.size.Cmp(b.size) })
	return all
}

// mostHeld is among how many numbers that are near one of a page's loose figures it is looked
// for what those could be. A page that is meant to be read has some hundreds.
const mostHeld = 1 << 18

// fits returns what a loose figure could be bound to, best first: what the page's own
// tables hold, then what has a title that shares words with the text around it.
func (c *checker) fits(n *number, around func() []string) []Fit {
	here := c.scope()
	var fits []Fit
	for _, b := range c.holding(n) {
		f := Fit{Table: b.Table, Own: slices.Contains(here.tables, b.Table)}
		if f.Own || c.unitSays(n, b.value.Unit) {
			f.Target = here.target(&b)
			if n.lent != "" && !n.holdsBare(&b) {
				f.Unit = n.lent
			}
			f.score = shared(around(), wordsOf(b.title()))
			fits = append(fits, f)
		}
	}
	slices.SortStableFunc(fits, func(a, b Fit) int {
		if a.Own != b.Own {
			if a.Own {
				return -1
			}
			return 1
		}
		return b.score - a.score
	})
	return fits
}

// holding returns the numbers of all tables that a loose figure would hold against and that
// are near it: of the many that are "över 5 procent", those just above.
func (c *checker) holding(n *number) []bound {
	w := n.written
	exponents := []int{0, 3, 6, 9} // of the unit that a figure without one may be in
	if _, exponent := report.UnitKind(w.unit); w.unit != "" || w.scale > 0 {
		exponents = []int{exponent}
	}
	cells := c.candidates()
	margin := place(w.amount, report.Step(w.amount.Decimals()))
	var holding []bound
	for _, exponent := range exponents {
		least := w.amount.Abs().Sub(margin).Shift(exponent + w.scale)
		most := w.amount.Abs().Add(margin).Shift(exponent + w.scale)
		from := sort.Search(len(cells), func(i int) bool { return cells[i].size.Cmp(least) >= 0 })
		for i := from; i < len(cells) && cells[i].size.Cmp(most) <= 0 && c.held < mostHeld; i++ {
			c.held++
			b := cells[i].bound()
			if _, own := report.UnitKind(b.value.Unit); len(exponents) > 1 && own != exponent {
				continue
			}
			if amount, step, ok := w.in(b.value.Unit); ok && w.about.holds(amount, w.judged(&b), step, b.step) {
				holding = append(holding, b)
			}
		}
	}
	return holding
}

// withoutUnit returns the address of a cell of the page's tables that has the number of a
// loose figure, but no unit, and the unit that it then lacks; "" where there is none.
func (c *checker) withoutUnit(n *number) (target, unit string) {
	unit = n.unit
	if n.scale > 0 {
		kind, exponent := report.UnitKind(unit)
		if kind != "kr" {
			return "", ""
		}
		unit = report.Money(exponent + n.scale)
	}
	if unit == "" {
		return "", ""
	}
	bare := number{written: n.written}
	bare.unit, bare.scale = "", 0
	here := c.scope()
	for _, b := range c.holding(&bare) {
		if b.value.Unit == "" && slices.Contains(here.tables, b.Table) {
			return here.target(&b), unit
		}
	}
	return "", ""
}

// holdsBare reports whether a figure without the unit that it shares would hold against a
// cell, and so be taken in the cell's.
func (n *number) holdsBare(b *bound) bool {
	w := n.written
	w.unit, w.scale = "", 0
	amount, step, ok := w.in(b.value.Unit)
	return ok && w.about.holds(amount, w.judged(b), step, b.step)
}

// unitSays reports whether a figure's unit, or the word after it, is that of a cell.
func (c *checker) unitSays(n *number, unit string) bool {
	if unit == "" || n.unit != "" || n.scale > 0 && isMoney(unit) {
		return true
	}
	_, follows := cutWord(strings.TrimPrefix(c.prose.text[n.end:], " "), unit)
	return follows
}

// scope is what the fragment of a link without a path can mean on a page.
type scope struct {
	tables   []*report.Table // that it embeds
	headings map[string]bool // their ids
}

func scopeOf(p *report.Page) scope {
	s := scope{headings: map[string]bool{}}
	for _, l := range p.Links {
		if l.Embedded && l.Table != nil && !slices.Contains(s.tables, l.Table) {
			s.tables = append(s.tables, l.Table)
		}
	}
	for _, id := range p.Headings() {
		s.headings[id] = true
	}
	return s
}

// target returns the address of a figure, as short as the page allows: #row.field where
// nothing else on it is called that.
func (s *scope) target(b *bound) string {
	fragment := b.fragment()
	clashes := func(t *report.Table) bool {
		row, field, isCell := strings.Cut(fragment, ".")
		return t != b.Table && (t.Named(fragment) != nil || isCell && t.RowIndex(row) >= 0 && t.FieldIndex(field) >= 0)
	}
	if slices.Contains(s.tables, b.Table) && !slices.ContainsFunc(s.tables, clashes) && !s.headings[fragment] {
		return "#" + fragment
	}
	return "/" + b.Table.CSV.Name + "#" + fragment
}

// title is what a reader calls the figure.
func (b *bound) title() string {
	if b.Kind == report.NamedLink {
		return b.Named.Title
	}
	return b.Table.RowTitle(b.Row) + " " + b.Table.Fields[b.Field].Title
}

// wordsOf returns the words of a text that are long enough to mean something, in lower case.
func wordsOf(text string) []string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.DeleteFunc(words, func(word string) bool { return utf8.RuneCountInString(word) <= 3 })
}

// shared counts the words of a title that a text has too, be it in another form or as
// part of a longer word.
func shared(text, title []string) int {
	count := 0
	for _, word := range title {
		if slices.ContainsFunc(text, func(w string) bool { return strings.HasPrefix(w, word) || strings.HasPrefix(word, w) }) {
			count++
		}
	}
	return count
}
