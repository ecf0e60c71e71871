package render

import (
	"strings"
	"sync"
	"unicode"

	"bokslut/generator/diag"
	"bokslut/generator/formula"
	"bokslut/generator/report"
)

// wording writes formulas in words. It parses each text once, however many tables have it,
// and is safe for concurrent use, as several pages tell of formulas.
type wording struct {
	rep   *report.Report
	words *Words

	mu     sync.Mutex // of parsed
	parsed map[string][]formula.Piece
}

// formulaPlace is where a formula stands, which says what a name alone means there.
type formulaPlace struct {
	table *report.Table
	rows  bool // such names are rows; else they are fields
}

// pieces returns a formula's text in words.
func (w *wording) pieces(text string) []formula.Piece {
	w.mu.Lock()
	defer w.mu.Unlock()
	pieces, had := w.parsed[text]
	if !had {
		if expr, _ := formula.Parse(text, diag.Span{}); expr != nil { // one that cannot be parsed was reported
			pieces = expr.Words(&w.words.Formula)
		}
		w.parsed[text] = pieces
	}
	return pieces
}

// appendFormula writes a formula as HTML. Address, if there is one, makes links of the cells that it names.
func (w *wording) appendFormula(b []byte, text string, at formulaPlace, address func(b []byte, t *report.Table, row, field int) []byte) []byte {
	pieces := w.pieces(text)
	for i := range pieces {
		switch p := &pieces[i]; p.Kind {
		case formula.Plain:
			b = appendText(b, p.Text)
		case formula.Number:
			b = w.words.appendNumber(b, p.Number, -1, false)
		case formula.Code:
			b = appendText(b, fill(w.words.Quoted, "{text}", w.label(pieces, at, p.Text)))
		case formula.Name:
			t, row, field := w.cell(&p.Ref, at)
			if address == nil || row < 0 || field < 0 {
				b = w.appendOperand(b, at, t, row, field)
				continue
			}
			b = address(append(b, `<a href="`...), t, row, field)
			b = w.appendOperand(append(b, `">`...), at, t, row, field)
			b = append(b, "</a>"...)
		}
	}
	return b
}

// cell returns what a name in a formula means; -1 for the row or field that it does not say.
func (w *wording) cell(ref *formula.Ref, at formulaPlace) (t *report.Table, row, field int) {
	t = at.table
	switch {
	case ref.Table != "":
		t = w.rep.Table(ref.Table)
	case ref.All:
		return t, -1, t.FieldIndex(ref.Field)
	case ref.Name != "" && at.rows:
		return t, t.RowIndex(ref.Name), -1
	case ref.Name != "":
		return t, -1, t.FieldIndex(ref.Name)
	}
	return t, t.RowIndex(ref.Row), t.FieldIndex(ref.Field)
}

// appendOperand writes what a formula names. A title that would be taken for a number, such
// as a year that heads a column, is quoted.
func (w *wording) appendOperand(b []byte, at formulaPlace, t *report.Table, row, field int) []byte {
	title := string(w.appendName(nil, at, t, row, field))
	if !strings.ContainsFunc(title, unicode.IsLetter) {
		title = fill(w.words.Quoted, "{text}", title)
	}
	return append(b, title...)
}

// appendName writes the title of a row, a field or a cell, with its table's where that is another one.
func (w *wording) appendName(b []byte, at formulaPlace, t *report.Table, row, field int) []byte {
	if t != at.table {
		b = append(appendText(b, t.Title), ": "...)
	}
	if row >= 0 {
		b = appendText(b, t.RowTitle(row))
	}
	if row >= 0 && field >= 0 {
		b = append(b, ", "...)
	}
	if field >= 0 {
		b = appendText(b, t.Fields[field].Title)
	}
	return b
}

// label returns the label of a code: that of the first field which has it, of those that
// the formula names and then of its own table's.
func (w *wording) label(pieces []formula.Piece, at formulaPlace, code string) string {
	for i := range pieces {
		if pieces[i].Kind == formula.Name {
			if t, _, field := w.cell(&pieces[i].Ref, at); field >= 0 {
				if label, ok := labelIn(&t.Fields[field], code); ok {
					return label
				}
			}
		}
	}
	for field := range at.table.Fields {
		if label, ok := labelIn(&at.table.Fields[field], code); ok {
			return label
		}
	}
	return code
}

func labelIn(f *report.Field, code string) (label string, ok bool) {
	for _, c := range f.Categories {
		if c.Value == code {
			return c.Label, true
		}
	}
	return "", false
}

// maxParts is how many parts of a sum are named.
const maxParts = 12

// appendSum writes what the cells of a row that has parts are: summan av raderna A, B.
func (w *wording) appendSum(b []byte, t *report.Table, row int) []byte {
	parts := t.Parts[row]
	var names []byte
	for i, part := range parts[:min(len(parts), maxParts)] {
		if i > 0 {
			names = append(names, ", "...)
		}
		names = append(names, t.RowTitle(int(part))...)
	}
	list := string(names)
	if more := len(parts) - maxParts; more > 0 {
		list = fill(w.words.AndMore, "{list}", list, "{n}", w.words.count(more))
	}
	return appendText(b, fill(w.words.SumOfRows, "{rows}", list))
}

// maxExact is how many decimals an exact number is written with. One that has more, as
// most quotients do, is marked as approximate, and one that would be 0 then is said to be almost that.
const maxExact = 4

// appendExact writes a number with all its decimals but the zeros at its end.
func (w *Words) appendExact(b []byte, n report.Number) []byte {
	shown := n.Round(maxExact)
	switch {
	case shown.Equal(n):
	case shown.Sign() == 0:
		return append(b, w.AlmostNought...)
	default:
		b = append(b, "≈"+noBreak...)
	}
	decimals := 0
	for !shown.Round(decimals).Equal(shown) {
		decimals++
	}
	return w.appendNumber(b, shown, decimals, false)
}
