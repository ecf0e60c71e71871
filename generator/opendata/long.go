package opendata

import (
	"cmp"
	"slices"
	"strings"

	"bokslut/generator/report"
)

// Names of the files over all tables, below data/. No table can have them as its id.
const (
	cellsID   = "celler"
	figuresID = "figures"
)

// Cells describes data/celler.csv: every number of every table, and every number that is
// missing, on a row of its own. The columns of a table change with the years that they
// are named after; those of this file never do.
func Cells(words *Words) *Dataset {
	return &Dataset{ID: cellsID, Title: words.CellsTitle, Description: words.CellsAbout,
		Key: []string{"table", "row", "field"},
		Columns: []Column{
			{Name: "table", Title: words.Table, Required: true},
			{Name: "row", Title: words.Row, Required: true},
			{Name: "row_title", Title: words.RowTitle},
			{Name: "field", Title: words.Field, Required: true},
			{Name: "field_title", Title: words.FieldTitle},
			{Name: "value", Title: words.Value, Type: Decimal, Varies: true},
			{Name: "unit", Title: words.Unit},
			{Name: "status", Title: Fill(words.Status, "{title}", words.Value), Description: words.StatusAbout},
			rowTypeColumn(words),
			{Name: "origin", Title: words.Origin, Description: words.OriginAbout, Required: true,
				Codes: []Code{{"given", words.Given}, {"computed", words.Computed}, {"published", words.Published}}},
			{Name: "computed", Title: words.Exact, Description: words.ExactAbout, Type: Decimal, Varies: true},
		}}
}

// computedDecimals is how many decimals the exact result of a formula goes out with.
const computedDecimals = 6

// appendCells writes data/celler.csv. Once it is known how long lines are, it makes room for
// all of them: to grow little by little takes as long as to write them.
func appendCells(b []byte, rep *report.Report) []byte {
	b = append(b, "table,row,row_title,field,field_title,value,unit,status,row_type,origin,computed\r\n"...)
	var head []byte // what the cells of a row begin with
	const known = 1000
	done, left, start := 0, 0, len(b) // cells; those of other types count too
	for _, t := range rep.Tables {
		left += len(t.Rows) * len(t.Fields)
	}
	for _, t := range rep.Tables {
		if room := (len(b) - start) * left / max(1, done); done >= known && cap(b)-len(b) < room {
			b = slices.Grow(b, room*11/10)
		}
		done += len(t.Rows) * len(t.Fields)
		left -= len(t.Rows) * len(t.Fields)
		named := make([][]byte, len(t.Fields)) // what the cells of a field have after that
		computed := make([]Column, len(t.Fields))
		for i := range t.Fields {
			if t.Fields[i].Formula != nil { // whose unit is not stated, but follows
				computed[i].measure(t, i)
			}
			named[i] = append(appendQuoted(append([]byte(t.Fields[i].Name), ','), t.Fields[i].Title), ',')
		}
		proofs := t.Proofs // in the order of the cells
		for row := range t.Rows {
			head = append(append(append(append(head[:0], t.ID...), ','), t.Rows[row].ID...), ',')
			head = append(appendQuoted(head, textOf(t, row, t.Stub)), ',')
			for i := range t.Fields {
				f := &t.Fields[i]
				for len(proofs) > 0 && (proofs[0].Row < row || proofs[0].Row == row && proofs[0].Field < i) {
					proofs = proofs[1:]
				}
				if f.Type != report.NumberType {
					continue
				}
				v := t.Value(row, i)
				b = append(append(b, head...), named[i]...)
				b = append(appendValue(b, v), ',')
				unit := v.Unit
				if unit == "" && v.Kind != report.NumberValue {
					unit = cmp.Or(computed[i].Unit, t.UnitOf(row, i))
				}
				b = append(appendQuoted(b, unit), ',')
				b = append(appendStatus(b, v), ',')
				b = append(append(b, rowType(t.Rows[row].Role)...), ',')
				b = append(append(b, originOf(v.Origin)...), ',')
				if len(proofs) > 0 && proofs[0].Row == row && proofs[0].Field == i && differs(&proofs[0]) {
					b = appendExact(b, proofs[0].Computed.Number)
				}
				b = append(b, "\r\n"...)
			}
		}
	}
	return b
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
func Figures(words *Words) *Dataset {
	return &Dataset{ID: figuresID, Title: words.FiguresTitle, Description: words.FiguresAbout,
		Key: []string{"table", "figure"},
		Columns: []Column{
			{Name: "table", Title: words.Table, Required: true},
			{Name: "figure", Title: words.Figure, Required: true},
			{Name: "title", Title: words.Title, Required: true},
			{Name: "value", Title: words.Value, Type: Decimal, Varies: true},
			{Name: "unit", Title: words.Unit},
			{Name: "status", Title: Fill(words.Status, "{title}", words.Value), Description: words.StatusAbout},
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
func appendFigures(b []byte, rep *report.Report) []byte {
	b = append(b, "table,figure,title,value,unit,status,formula\r\n"...)
	for _, t := range rep.Tables {
		for _, f := range t.Figures {
			b = append(append(append(append(b, t.ID...), ','), f.Name...), ',')
			b = append(appendQuoted(b, f.Title), ',')
			b = append(appendValue(b, f.Value), ',')
			b = append(appendQuoted(b, f.Of), ',')
			b = append(appendStatus(b, f.Value), ',')
			text := oneLine(f.Formula.Text)
			if strings.HasPrefix(text, "-") { // which a spreadsheet would run
				text = "(" + text + ")"
			}
			b = append(appendQuoted(b, text), "\r\n"...)
		}
	}
	return b
}
