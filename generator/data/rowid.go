package data

import (
	"slices"
	"strings"

	"bokslut/generator/diag"
)

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
	column := slices.Index(b.columns, idColumn)
	if column >= 0 && b.noIDs() {
		b.whole = false
		b.list.Add(b.heads[column].Errorf("csv-id", "no text in this column can be the id of a row, as %q", b.records[0].id).WithHint(nameHint))
		return
	}
	for row := range t.Rows {
		t.Rows[row].ID = b.records[row].id
		if column < 0 {
			t.Rows[row].ID = slug(t.RowTitle(row))
		}
		t.Rows[row].ID = cutName(t.Rows[row].ID)
	}
	for row := range t.Rows {
		first := row // with that id
		if !t.UniqueIDs() {
			first = t.RowIndex(t.Rows[row].ID)
		}
		if first == row && isName(t.Rows[row].ID) {
			continue
		}
		b.whole = false // what is named by the id that was meant is not there
		switch {
		case b.records[row].ragged > 0, column < 0 && t.RowTitle(row) == "": // reported
		case column < 0:
			b.list.Add(b.wrongTitle(row, first))
		default:
			b.list.Add(b.wrongID(row, first, column))
		}
	}
}

// noIDs reports whether a column id has no text that can be one, in several rows.
func (b *builder) noIDs() bool {
	return len(b.records) > 1 && !slices.ContainsFunc(b.records, func(r record) bool { return r.ragged > 0 || isName(r.id) })
}

// wrongID says why what stands in the column id cannot be a row's id: first is the first row
// that has the same.
func (b *builder) wrongID(row, first, column int) diag.Diagnostic {
	t := b.table
	id := t.Rows[row].ID
	start := int(t.ColumnSpan(b.records[row].start, column).Start)
	at := t.CSV.Span(start, start+len(b.raw(row, column)))
	switch {
	case id == "":
		return at.Errorf("csv-id", "the row has no id").WithHint("write a short name in the column id; %s", diag.Textf(nameHint))
	case len(id) > maxName:
		return at.Errorf("csv-id", "an id has %d characters at most", maxName).WithHint("write a shorter one")
	case !isName(id):
		return at.Errorf("csv-id", "%q cannot be the id of a row", id).WithHint(nameHint)
	}
	return at.Errorf("csv-id-twice", "the id %q is that of line %d too", id, b.line(first)).
		WithHint("give each row an id of its own")
}

// wrongTitle says why no id can be made of a row's title: first is the first row that has the
// id that was made.
func (b *builder) wrongTitle(row, first int) diag.Diagnostic {
	t := b.table
	id, title, at := t.Rows[row].ID, t.RowTitle(row), t.CellSpan(row, t.StubField)
	if len(id) > maxName {
		return at.Errorf("csv-id", "the title is too long for an id to be made from it").
			WithHint("add a column id first in the file, with a short name for each row")
	}
	if !isName(id) {
		return at.Errorf("csv-id", "no id can be made from %q", title).
			WithHint("add a column id first in the file, with a short name for each row")
	}
	return at.Errorf("csv-id-twice", "the id %q, made from %q, is that of line %d too", id, title, b.line(first)).
		WithHint("add a column id first in the file, with a short name for each row")
}

// line returns the line of the CSV file on which a row begins.
func (b *builder) line(row int) int { return b.table.CSV.Pos(int(b.table.Rows[row].Offset)).Line }

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
