package opendata

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"bokslut/generator/parallel"
	"bokslut/generator/report"
)

// Ids of the files over all tables. No table can have them as its own.
const (
	CellsID   = "celler"
	FiguresID = "figures"
)

// Cells describes data/celler.csv: every number of every table, and every number that is
// missing, on a row of its own. The columns of a table change with the years that they
// are named after; those of this file never do.
func Cells(rep *report.Report, words *Words) *Description {
	return &Description{ID: CellsID, Title: words.CellsTitle, Description: words.CellsAbout,
		Key: []string{"table", "row", "field"},
		Columns: []Column{
			{Name: "table", Title: words.Table, Required: true},
			{Name: "row", Title: words.Row, Required: true},
			{Name: "row_title", Title: words.RowTitle},
			{Name: "field", Title: words.Field, Required: true},
			{Name: "field_title", Title: words.FieldTitle},
			{Name: "value", Title: words.Value, Type: Decimal, Varies: true},
			{Name: "unit", Title: words.Unit},
			statusOf(rep, words, cellStatuses),
			rowTypeColumn(words),
			{Name: "origin", Title: words.Origin, Description: words.OriginAbout, Required: true,
				Codes: []Code{{"given", words.Given}, {"computed", words.Computed}, {"published", words.Published}}},
			{Name: "computed", Title: words.Exact, Description: words.ExactAbout, Type: Decimal, Varies: true},
		}}
}

// statusOf describes the column with the status of values of all tables. A code that tables
// use otherwise than each other stands for all that it means; what of that holds is told of
// the table's own column.
func statusOf(rep *report.Report, words *Words, statuses func(*report.Table, *Words) []Code) Column {
	c := Column{Name: "status", Title: Fill(words.Status, "{title}", words.Value), Description: words.StatusAbout}
	at := map[string]int{}
	labels := map[Code]bool{}
	varies := false
	for _, t := range rep.Tables {
		for _, code := range statuses(t, words) {
			i, had := at[code.Value]
			switch {
			case labels[code]:
			case !had:
				at[code.Value] = len(c.Codes)
				c.Codes = append(c.Codes, code)
			default:
				c.Codes[i].Label += " / " + code.Label
				varies = true
			}
			labels[code] = true
		}
	}
	if varies {
		c.Description += " " + words.StatusVaries
	}
	return c
}

// cellStatuses returns the statuses of a table's numbers.
func cellStatuses(t *report.Table, words *Words) []Code {
	var codes []Code
	for i := range t.Fields {
		if t.Fields[i].Type == report.NumberType && hasStatus(t, i) {
			codes = append(codes, statusCodes(t, i, words)...)
		}
	}
	return codes
}

// figureStatuses returns the statuses of a table's named figures.
func figureStatuses(t *report.Table, words *Words) []Code {
	var codes []Code
	for _, f := range t.Figures {
		if status := appendStatus(nil, &f.Value.State); len(status) > 0 {
			codes = append(codes, Code{string(status), statusLabel(&f.Value.State, words)})
		}
	}
	return codes
}

// computedDecimals is how many decimals the exact result of a formula goes out with.
const computedDecimals = 6

// appendCells writes data/celler.csv.
func appendCells(b []byte, rep *report.Report, flush Flush) []byte {
	b = append(b, "table,row,row_title,field,field_title,value,unit,status,row_type,origin,computed\r\n"...)
	writers := sync.Pool{New: func() any { return &cellWriter{} }}
	for _, t := range rep.Tables {
		b = appendPieces(b, t, flush, func(b []byte, rows parallel.Range) []byte {
			w := writers.Get().(*cellWriter)
			defer writers.Put(w)
			w.begin(t)
			for row := rows.From; row < rows.To; row++ {
				b = w.appendRow(b, row)
			}
			return b
		})
	}
	return b
}

// cellWriter writes the cells of tables, row by row.
type cellWriter struct {
	t      *report.Table
	head   []byte         // what the cells of a row begin with
	fields []cellsOf      // of its number fields
	proofs []report.Proof // from the last cell on
}

// cellsOf is what the cells of a field have in common.
type cellsOf struct {
	field int
	name  []byte // what stands between head and value

	tail  []byte // what stands after the value of a number
	state *report.State
	role  report.RowRole // state's and role's tail it is
}

// begin begins a table.
func (w *cellWriter) begin(t *report.Table) {
	w.t, w.proofs = t, t.Proofs
	w.fields = slices.Grow(w.fields[:0], len(t.Fields))
	for i := range t.Fields {
		f := &t.Fields[i]
		if f.Type != report.NumberType {
			continue
		}
		w.fields = w.fields[:len(w.fields)+1]
		c := &w.fields[len(w.fields)-1] // with the room of an earlier table's
		*c = cellsOf{field: i, name: c.name[:0], tail: c.tail[:0]}
		c.name = append(appendQuoted(append(append(c.name, f.Name...), ','), f.Title), ',')
	}
}

func (w *cellWriter) appendRow(b []byte, row int) []byte {
	t := w.t
	w.head = append(append(append(append(w.head[:0], t.ID...), ','), t.Rows[row].ID...), ',')
	w.head = append(appendQuoted(w.head, textOf(t, row, t.StubField)), ',')
	for i := range w.fields {
		c := &w.fields[i]
		b = append(append(b, w.head...), c.name...)
		b = append(appendCell(b, t, row, c.field), ',')
		b = append(b, c.tailOf(t, row)...)
		if p := w.proofOf(row, c.field); p != nil && differs(p) {
			b = appendExact(b, p.Computed.Number)
		}
		b = append(b, "\r\n"...)
	}
	return b
}

// tailOf returns what stands after the value of a cell. Most have that of the row above.
func (c *cellsOf) tailOf(t *report.Table, row int) []byte {
	s, role := t.State(row, c.field), t.Rows[row].Role
	if s == c.state && role == c.role && s.Kind == report.NumberValue {
		return c.tail
	}
	c.state, c.role = s, role
	b := append(appendQuoted(c.tail[:0], s.Unit), ',')
	b = append(appendStatus(b, s), ',')
	b = append(append(b, rowType(role)...), ',')
	c.tail = append(append(b, originOf(s.Origin)...), ',')
	return c.tail
}

// proofOf returns the proof of a cell, or nil. Cells are asked for in order, as proofs are.
func (w *cellWriter) proofOf(row, field int) *report.Proof {
	for len(w.proofs) > 0 {
		p := &w.proofs[0]
		switch cmp.Or(cmp.Compare(p.Row, row), cmp.Compare(p.Field, field)) {
		case 0:
			return p
		case 1:
			return nil
		}
		w.proofs = w.proofs[1:]
	}
	return nil
}

// differs reports whether a published number is another one than its formula gives.
func differs(p *report.Proof) bool {
	return p.Verdict != report.Same && p.Computed.Kind == report.NumberValue
}

// appendExact writes a number with the decimals that it needs, up to computedDecimals.
func appendExact(b []byte, n report.Number) []byte {
	for decimals := range computedDecimals {
		if n.Round(decimals).Equal(n) {
			return n.AppendPlain(b, decimals)
		}
	}
	return n.AppendPlain(b, computedDecimals)
}

func originOf(origin report.Origin) string {
	switch origin {
	case report.Computed:
		return "computed"
	case report.Published:
		return "published"
	}
	return "given"
}

// Figures describes data/figures.csv: the named figures, which stand in no table.
func Figures(rep *report.Report, words *Words) *Description {
	return &Description{ID: FiguresID, Title: words.FiguresTitle, Description: words.FiguresAbout,
		Key: []string{"table", "figure"},
		Columns: []Column{
			{Name: "table", Title: words.Table, Required: true},
			{Name: "figure", Title: words.Figure, Required: true},
			{Name: "title", Title: words.Title, Required: true},
			{Name: "value", Title: words.Value, Type: Decimal, Varies: true},
			{Name: "unit", Title: words.Unit},
			statusOf(rep, words, figureStatuses),
			{Name: "formula", Title: words.Formula, Required: true},
		}}
}

// hasFigures reports whether any table has named figures.
func hasFigures(rep *report.Report) bool {
	for _, t := range rep.Tables {
		if len(t.Figures) > 0 {
			return true
		}
	}
	return false
}

// appendFigures writes data/figures.csv.
func appendFigures(b []byte, rep *report.Report, _ Flush) []byte {
	b = append(b, "table,figure,title,value,unit,status,formula\r\n"...)
	for _, t := range rep.Tables {
		for _, f := range t.Figures {
			b = append(append(append(append(b, t.ID...), ','), f.Name...), ',')
			b = append(appendQuoted(b, f.Title), ',')
			b = append(appendValue(b, f.Value), ',')
			b = append(appendQuoted(b, f.Of), ',')
			b = append(appendStatus(b, &f.Value.State), ',')
			text := oneLine(f.Formula.Text)
			if strings.HasPrefix(text, "-") { // which a spreadsheet would run
				text = "(" + text + ")"
			}
			b = append(appendQuoted(b, text), "\r\n"...)
		}
	}
	return b
}
