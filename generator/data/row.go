package data

import (
	"slices"
	"strings"

	"bokslut/generator/diag"
	"bokslut/generator/parallel"
	"bokslut/generator/report"
)

// rows makes the rows: their ids, texts, groups, what the sidecar says of them, and which
// are part of which.
func (b *builder) rows() {
	t := b.table
	for column, field := range slices.Backward(b.columns) { // of two columns of a field the first counts
		if field >= 0 {
			b.table.Fields[field].Column = column
		}
	}
	t.Rows = make([]report.Row, len(b.records))
	for row := range b.records {
		t.Rows[row] = report.Row{Parent: -1, Offset: uint32(b.records[row].start)}
	}
	t.Grow()
	ranges := parallel.Divide(len(t.Rows), manyRows)
	lists := make([]diag.List, len(ranges))
	parallel.Each(len(ranges), func(i int) {
		for field := range t.Fields {
			if t.Fields[field].Type == report.TextType {
				lists[i].Add(b.texts(field, ranges[i])...)
			}
		}
	})
	b.list.Add(slices.Concat(lists...)...)
	b.ids()
	b.saidOfRows()
	b.checkGroups()
	b.parents()
	b.roles()
	b.checkUngrouped()
}

// manyRows is from how many rows on a part of a table is read beside the others.
const manyRows = 5000

// cell returns what stands in a cell, without the spaces around it.
func (b *builder) cell(row, field int) string {
	f := &b.table.Fields[field]
	if !f.InCSV {
		return ""
	}
	return strings.TrimSpace(b.raw(row, f.Column))
}

// texts takes over the cells of a text field.
func (b *builder) texts(field int, rows parallel.Range) (list diag.List) {
	t := b.table
	f := &t.Fields[field]
	optional := f.Role != report.NoRole && f.Role != report.StubRole
	for row := rows.From; row < rows.To; row++ {
		text := b.cell(row, field)
		if optional && t.MissingSign(field, text) != nil {
			text = ""
		}
		t.SetText(row, field, text)
		switch {
		case b.records[row].ragged > 0 || !f.InCSV: // reported
		case text == "" && !optional && t.MissingSign(field, "") == nil:
			list.Add(*b.emptyCell(row, field))
		case b.wouldRun(text):
			list.Add(runs(text, t.CellSpan(row, field)))
		}
	}
	return list
}

// checkNotRun reports a text of the open data that a spreadsheet would run as a formula.
func (b *builder) checkNotRun(text string, at diag.Span) {
	if b.wouldRun(text) {
		b.list.Add(runs(text, at))
	}
}

func runs(text string, at diag.Span) diag.Diagnostic {
	return at.Errorf("csv-formula", "Excel would run this text as a formula, as it begins with %q", text[:1]).
		WithHint("begin the text with a letter; a dash at the start of a line can be a •")
}

// wouldRun reports whether a spreadsheet would run a text as a formula. One that
// reads as a number is none, and nor is a lone sign.
func (b *builder) wouldRun(text string) bool {
	if len(text) < 2 || strings.IndexByte("=+-@\t", text[0]) < 0 {
		return false
	}
	_, _, how := b.marks.parse(text)
	return how != wellWritten
}

func (b *builder) emptyCell(row, field int) *diag.Diagnostic {
	f := &b.table.Fields[field]
	d := b.table.CellSpan(row, field).Errorf("csv-empty", "the cell %s of row %s is empty", f.Name, b.rowName(row))
	if b.records[row].id == "" && b.table.RowTitle(row) == "" {
		d = b.table.CellSpan(row, field).Errorf("csv-empty", "the cell %s is empty", f.Name)
	}
	d = d.WithHint(`fill it in, or list "" among missingValues in %s, with the reason`, b.table.Sidecar.Name)
	return &d
}

// saidOfRows takes over what the sidecar says of rows.
func (b *builder) saidOfRows() {
	t := b.table
	for i := range b.said.Rows {
		name, said := b.said.Rows[i].Key, &b.said.Rows[i].Value
		row := t.RowIndex(name.Value)
		role := oneOf(b, said.Role, "%q is no role of a row", rowRoles)
		settings := b.settingsOf(said.settings, b.at(name))
		t.Unsure = t.Unsure || role == report.DataRow && said.Role.Value != ""
		if row < 0 {
			b.unknownRow(b.at(name), "sidecar-row", name.Value)
			t.Unsure = t.Unsure || !slices.Contains(b.columns, idColumn) // the titles do not give the ids that are meant
			continue
		}
		t.Rows[row].Role = role
		t.Rows[row].Said = &report.RowSaid{Settings: settings, Formula: b.formula(said.Formula), Span: b.at(name)}
	}
}

// unknownRow reports that the CSV file has no row with an id.
func (b *builder) unknownRow(at diag.Span, code, id string) {
	if !b.whole || len(b.list) >= maxProblems {
		return
	}
	d := at.Errorf(code, "%s has no row %q", b.table.CSV.Name, id).
		WithHint("rows are named by their id; without a column id that is the row's title in small letters, as kop_av_tjanster")
	if near := diag.Nearest(id, b.table.RowIDs()); near != "" {
		d = d.WithHint("did you mean %q?", near)
	}
	b.list.Add(d)
}
