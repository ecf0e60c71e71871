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

// rowName names a row in messages before its id is known.
func (b *builder) rowName(row int) diag.Text {
	if id := b.records[row].id; id != "" {
		return diag.Textf("%q", id)
	}
	return diag.Textf("%q", b.table.RowTitle(row))
}

// ids sets the rows' ids: those of the column id, else made from the stub.
func (b *builder) ids() {
	t := b.table
	own := slices.Index(b.columns, idColumn)
	if own >= 0 && len(t.Rows) > 1 && !slices.ContainsFunc(b.records, func(r record) bool { return r.ragged > 0 || isName(r.id) }) {
		b.whole = false
		b.list.Add(b.heads[own].Errorf("csv-id", "no text in this column can be the id of a row, as %q", b.records[0].id).WithHint(nameHint))
		return
	}
	for row := range t.Rows {
		t.Rows[row].ID = b.records[row].id
		if own < 0 {
			t.Rows[row].ID = slug(t.RowTitle(row))
		}
	}
	for row := range t.Rows {
		id := t.Rows[row].ID
		before := row // of the rows with that id the first
		if !t.UniqueIDs() {
			before = t.RowIndex(id)
		}
		taken := before < row
		if !taken && isName(id) {
			continue
		}
		b.whole = false // what is named by the id that was meant is not there
		at := t.CellSpan(row, t.StubField)
		if own >= 0 {
			start := int(t.ColumnSpan(b.records[row].start, own).Start)
			at = t.CSV.Span(start, start+len(b.raw(row, own)))
		}
		switch {
		case own < 0 && t.RowTitle(row) == "", b.records[row].ragged > 0: // reported
		case own < 0 && !isName(id):
			b.list.Add(at.Errorf("csv-id", "no id can be made from %q", t.RowTitle(row)).
				WithHint("add a column id first in the file, with a short name for each row"))
		case own < 0 && taken:
			b.list.Add(at.Errorf("csv-id-twice", "the id %q, made from %q, is that of line %d too", id, t.RowTitle(row), t.CSV.Pos(int(t.Rows[before].Offset)).Line).
				WithHint("add a column id first in the file, with a short name for each row"))
		case id == "":
			b.list.Add(at.Errorf("csv-id", "the row has no id").WithHint("write a short name in the column id; %s", diag.Textf(nameHint)))
		case !isName(id):
			b.list.Add(at.Errorf("csv-id", "%q cannot be the id of a row", id).WithHint(nameHint))
		case taken:
			b.list.Add(at.Errorf("csv-id-twice", "the id %q is that of line %d too", id, t.CSV.Pos(int(t.Rows[before].Offset)).Line).
				WithHint("give each row an id of its own"))
		}
	}
}

// slug makes an id of a text: "Köp av tjänster" becomes kop_av_tjanster.
func slug(text string) string {
	var id strings.Builder
	id.Grow(len(text))
	for _, r := range strings.ToLower(text) {
		switch {
		case r == 'å' || r == 'ä':
			r = 'a'
		case r == 'ö':
			r = 'o'
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
		default:
			r = '_'
		}
		if r != '_' || id.Len() > 0 && !strings.HasSuffix(id.String(), "_") {
			id.WriteRune(r)
		}
	}
	return strings.TrimSuffix(id.String(), "_")
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
	ids := make([]string, len(b.table.Rows))
	for i := range ids {
		ids[i] = b.table.Rows[i].ID
	}
	d := at.Errorf(code, "%s has no row %q", b.table.CSV.Name, id).
		WithHint("rows are named by their id; without a column id that is the row's title in small letters, as kop_av_tjanster")
	if near := diag.Nearest(id, ids); near != "" {
		d = d.WithHint("did you mean %q?", near)
	}
	b.list.Add(d)
}

// checkGroups notes the groups and reports those whose rows do not stand together.
func (b *builder) checkGroups() {
	t := b.table
	if t.GroupField < 0 {
		return
	}
	last := ""
	for row := range t.Rows {
		group := t.Text(row, t.GroupField)
		if group != last && group != "" {
			if slices.Contains(b.groups, group) {
				b.list.Add(t.CellSpan(row, t.GroupField).Errorf("csv-group", "the rows of group %q do not stand together", group).
					WithHint("move this row up to the others of its group"))
			} else {
				b.groups = append(b.groups, group)
			}
		}
		last = group
	}
}

// checkUngrouped reports rows between groups that have none: of merged cells Excel saves
// the first alone.
func (b *builder) checkUngrouped() {
	t := b.table
	if t.GroupField < 0 || len(b.groups) < 2 {
		return
	}
	last := len(t.Rows) - 1
	for last > 0 && t.Text(last, t.GroupField) == "" {
		last--
	}
	seen := false
	for row := range last {
		group := t.Text(row, t.GroupField)
		seen = seen || group != ""
		if seen && group == "" && t.Rows[row].Role == report.DataRow && b.records[row].ragged == 0 {
			b.list.Add(t.CellSpan(row, t.GroupField).Errorf("csv-group", "row %s has no group, though it stands between rows that have one", b.rowName(row)).
				WithHint("write the group on each of its rows; of merged cells Excel saves the first alone"))
		}
	}
}

// parents finds the rows that others are part of.
func (b *builder) parents() {
	t := b.table
	if t.ParentField < 0 {
		return
	}
	for row := range t.Rows {
		id := t.Text(row, t.ParentField)
		if id == "" || b.records[row].ragged > 0 {
			continue
		}
		if row > 0 && id == t.Text(row-1, t.ParentField) && t.Rows[row-1].Parent >= 0 { // as of most
			t.Rows[row].Parent = t.Rows[row-1].Parent
			continue
		}
		parent := t.RowIndex(id)
		if parent < 0 {
			b.unknownRow(t.CellSpan(row, t.ParentField), "csv-parent", id)
			t.Unsure = true
			continue
		}
		t.Rows[row].Parent = int32(parent)
	}
	b.cutCycles()
	t.Parts = make([][]int32, len(t.Rows))
	for row := range t.Rows {
		if parent := t.Rows[row].Parent; parent >= 0 {
			t.Parts[parent] = append(t.Parts[parent], int32(row))
		}
		depth := 0
		for up := t.Rows[row].Parent; up >= 0 && depth < maxDepth; up = t.Rows[up].Parent {
			depth++
		}
		t.Rows[row].Depth = uint8(depth)
	}
}

// maxDepth is the deepest that a row is indented.
const maxDepth = 20

// cutCycles reports rows that are part of themselves, and takes them apart.
func (b *builder) cutCycles() {
	t := b.table
	walk := make([]int, len(t.Rows)) // by row: the walk that came by, counted from 1
	for start := range t.Rows {
		row := int32(start)
		for row >= 0 && walk[row] == 0 {
			walk[row] = start + 1
			row = t.Rows[row].Parent
		}
		if row < 0 || walk[row] != start+1 {
			continue
		}
		names := []string{t.Rows[row].ID}
		for up := t.Rows[row].Parent; up != row; up = t.Rows[up].Parent {
			names = append(names, t.Rows[up].ID)
		}
		names = append(names, t.Rows[row].ID)
		b.list.Add(t.CellSpan(int(row), t.ParentField).Errorf("csv-parent-cycle", "a row is part of itself: %s", diag.Listed(names, " → ")).
			WithHint("leave the parent of the topmost row empty"))
		t.Unsure = true
		t.Rows[row].Parent = -1
	}
}

// roles makes subtotals and totals of rows that have parts, where the sidecar says nothing.
func (b *builder) roles() {
	t := b.table
	for row := range t.Parts {
		switch r := &t.Rows[row]; {
		case len(t.Parts[row]) == 0 || r.Role != report.DataRow:
		case r.Said != nil && r.Said.Formula != nil: // it says itself what it is, if either
		case r.Parent < 0:
			r.Role = report.TotalRow
		default:
			r.Role = report.SubtotalRow
		}
	}
}
