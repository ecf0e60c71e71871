package render

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"bokslut/generator/parallel"
	"bokslut/generator/report"
)

// longText is from how many characters on a column of text is kept wide on a small
// screen, where it would else shrink to its longest word.
const longText = 40

// tallTable is from how many rows on a table scrolls in a window of its own.
const tallTable = 50

// stackedTexts is from how many columns of long text on a table is stacked on a small screen.
const stackedTexts = 3

// tableWriter writes one table.
type tableWriter struct {
	*pageWriter
	t       *report.Table
	ids     bool // write ids; cellIDs for cells too
	cellIDs bool
	columns []int    // fields shown, in order
	class   []byte   // by field: what its cells are
	opening []string // by field: what a cell begins with, after its id
	stacks  bool     // on a narrow screen each row is shown as a list, as beside each other its texts would be unreadable
	units   units
	notes   notes
	legend  legend

	whole  int32  // the row that the last one was part of
	partOf string // says so
}

// What the cells of a column are. Numbers are the ordinary case and need no class.
const (
	numberCells byte = iota
	textCells
	longCells
)

// showsCell reports whether a field's cells are shown as cells: neither as headers of
// rows or groups or as notes, nor not at all.
func showsCell(t *report.Table, field int) bool {
	switch t.Fields[field].Role {
	case report.GroupRole, report.ParentRole, report.NoteRole:
		return false
	}
	return field != t.StubField
}

// appendTable writes a table with its caption, none for its title, and all that is said
// about it: description, source, notes, legend and downloads. ids says whether its parts
// can be linked to: an id stands only once on a page.
func (w *pageWriter) appendTable(b []byte, t *report.Table, caption []report.Node, ids bool) []byte {
	tw := &tableWriter{pageWriter: w, t: t, ids: ids, cellIDs: ids && hasCellIDs(t), units: unitsOf(t), notes: w.notesOf(t)}
	tw.class = make([]byte, len(t.Fields))
	for field := range t.Fields {
		if field == t.StubField || showsCell(t, field) {
			tw.columns = append(tw.columns, field)
			tw.class[field] = classOf(t, field)
		}
	}
	tw.stacks = bytes.Count(tw.class, []byte{longCells}) >= stackedTexts
	tw.opening = make([]string, len(t.Fields))
	for _, field := range tw.columns {
		tw.opening[field] = string(tw.appendOpening(nil, field))
	}
	b = tw.open(b, caption)
	b = tw.appendHead(b)
	b = tw.appendBody(b)
	b = append(b, "</table>\n</div>\n"...)
	b = tw.appendAbout(b)
	b = tw.appendTableData(b)
	return append(b, "</div>\n"...)
}

// open begins the table, up to its head.
func (w *tableWriter) open(b []byte, caption []report.Node) []byte {
	t, title := w.t, "" // the table's, where that is its caption
	if len(caption) == 0 {
		title = t.Title
		caption = []report.Node{{Kind: report.Text, Text: title}}
	}
	b = append(b, `<div class="table"`...)
	if w.ids {
		b = appendText(append(b, ` id="`...), t.ID)
		b = append(b, '"')
	}
	b = w.appendSiteLang(b)
	b = append(b, ">\n<div class=\"scroller"...)
	if len(t.Rows) >= tallTable {
		b = append(b, " tall"...)
	}
	if w.stacks {
		b = append(b, " stack"...)
	}
	b = append(b, `" role="region" tabindex="0" aria-label`...)
	if w.ids {
		b = appendText(append(b, `ledby="`...), t.ID)
		b = append(b, idSeparator+`0">`...)
	} else {
		b = append(appendText(append(b, `="`...), w.words.plainText(caption)), `">`...)
	}
	b = append(b, "\n<table>\n<caption"...)
	if w.ids {
		b = appendText(append(b, ` id="`...), t.ID)
		b = append(b, idSeparator+`0"`...)
	}
	b = w.appendInlines(append(b, '>'), caption)
	b = w.appendUnit(b, title, w.units.caption)
	return append(b, "</caption>\n"...)
}

// classOf returns what a field's cells are; one long text makes them long.
func classOf(t *report.Table, field int) byte {
	switch t.Fields[field].Type {
	case report.NumberType:
		return numberCells
	case report.TextType:
		for row := range t.Rows {
			if utf8.RuneCountInString(t.Text(row, field)) >= longText {
				return longCells
			}
		}
	}
	return textCells
}

// appendUnit writes a unit after the title that it belongs to, if there is one and the title
// does not name it.
func (w *tableWriter) appendUnit(b []byte, title, unit string) []byte {
	if unit == "" || names(title, unit) || names(title, w.tableWords.Data.UnitName(unit)) {
		return b
	}
	b = append(b, `<span class="unit">, `...)
	return append(w.appendUnitName(b, unit), "</span>"...)
}

// names reports whether a unit is among the words of a title, as in "Avvikelse i procent" and
// "Andel (%)".
func names(title, unit string) bool {
	if unit == report.Percent && strings.Contains(title, "%") {
		return true
	}
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.Contains(words, unit)
}

// appendUnitName writes a unit, and remembers to say what it stands for if it is a short one.
func (w *tableWriter) appendUnitName(b []byte, unit string) []byte {
	if meaning := w.tableWords.meaning(unit); meaning != "" {
		w.legend.add(unit, meaning)
	}
	return appendText(b, w.tableWords.Data.UnitName(unit))
}

func (w *tableWriter) appendHead(b []byte) []byte {
	b = append(b, "<thead>\n<tr>"...)
	for _, field := range w.columns {
		b = append(b, `<th scope="col"`...)
		b = appendClass(b, w.class[field])
		b = append(b, '>')
		b = appendText(b, w.t.Fields[field].Title)
		b = w.appendUnit(b, w.t.Fields[field].Title, w.units.heads[field])
		b = w.appendMarks(b, headRow, field)
		b = append(b, "</th>"...)
	}
	return append(b, "</tr>\n</thead>\n"...)
}

func appendClass(b []byte, class byte) []byte {
	switch class {
	case textCells:
		return append(b, ` class="text"`...)
	case longCells:
		return append(b, ` class="text long"`...)
	}
	return b
}

// appendBody writes the rows. Those of a large table are written by all processors, unless it
// has notes, whose marks are counted from the first to the last.
func (w *tableWriter) appendBody(b []byte) []byte {
	pieces := parallel.Pieces(len(w.t.Rows), max(1, cellsInPiece/len(w.columns)))
	if len(w.notes.marks) > 0 || len(pieces) == 1 {
		for _, rows := range pieces {
			b = w.flush.Take(w.appendRows(b, rows))
		}
		return append(b, "</tbody>\n"...)
	}
	legends := make([]legend, len(pieces))
	parallel.InOrder(len(pieces), func(i int, b []byte) []byte {
		part := *w
		part.legend = nil
		b = part.appendRows(b, pieces[i])
		legends[i] = part.legend
		return b
	}, func(i int, piece []byte) {
		for _, s := range legends[i] {
			w.legend.add(s.sign, s.label)
		}
		b = w.flush.Take(append(b, piece...))
	})
	return append(b, "</tbody>\n"...)
}

// cellsInPiece is how many cells one processor writes at a time: some 200 kB.
const cellsInPiece = 6000

// appendRows writes some of the rows, those of each group in a tbody of their own, of which the last is
// left open.
func (w *tableWriter) appendRows(b []byte, rows parallel.Range) []byte {
	t := w.t
	for row := rows.From; row < rows.To; row++ {
		newGroup := t.GroupField >= 0 && (row == 0 || t.Text(row, t.GroupField) != t.Text(row-1, t.GroupField))
		if row == 0 || newGroup {
			if row > 0 {
				b = append(b, "</tbody>\n"...)
			}
			b = append(b, "<tbody>\n"...)
		}
		if newGroup {
			b = w.appendGroup(b, row)
		}
		b = w.appendRow(b, row)
	}
	return b
}

// appendGroup writes the heading of the group that a row begins, unless it has none.
func (w *tableWriter) appendGroup(b []byte, row int) []byte {
	name := w.t.Text(row, w.t.GroupField)
	if name == "" {
		return b
	}
	b = append(b, `<tr class="group"><th scope="rowgroup" colspan="`...)
	b = strconv.AppendInt(b, int64(len(w.columns)), 10)
	b = append(b, `"><span class="group-name">`...)
	b = appendLines(b, name)
	b = w.appendMarks(b, row, groupColumn)
	return append(b, "</span></th></tr>\n"...)
}

func (w *tableWriter) appendRow(b []byte, row int) []byte {
	switch w.t.Rows[row].Role {
	case report.SubtotalRow:
		b = append(b, `<tr class="subtotal">`...)
	case report.TotalRow:
		b = append(b, `<tr class="total">`...)
	default:
		b = append(b, "<tr>"...)
	}
	for _, field := range w.columns {
		if field == w.t.StubField {
			b = w.appendStub(b, row)
		} else {
			b = w.appendCell(b, row, field)
		}
	}
	return append(b, "</tr>\n"...)
}

// maxDepth is the deepest level of parts that is indented; style/40-table.css has a class for each.
const maxDepth = 4

// appendStub writes the header of a row. What it is part of is seen from its indent, and
// else only heard.
func (w *tableWriter) appendStub(b []byte, row int) []byte {
	b = append(b, `<th scope="row"`...)
	if w.ids {
		b = appendRowID(append(b, ` id="`...), w.t, row)
		b = append(b, '"')
	}
	if depth := min(w.t.Rows[row].Depth, maxDepth); depth > 0 {
		b = append(b, ` class="depth-`...)
		b = append(b, '0'+depth, '"')
	}
	b = append(b, '>')
	name, about, more := strings.Cut(w.t.RowTitle(row), "\n")
	if more { // the name stands out from what is said below it
		b = append(appendText(append(b, `<span class="name">`...), name), "</span><br>"...)
		name = about
	}
	b = appendLines(b, name)
	if said := w.t.Rows[row].Said; said != nil && said.Unit != nil && *said.Unit != w.units.caption {
		b = w.appendUnit(b, name, *said.Unit)
	}
	if whole := w.t.Rows[row].Parent; whole >= 0 {
		if whole != w.whole || w.partOf == "" { // else it is part of the same as the row above
			title, _, _ := strings.Cut(w.t.RowTitle(int(whole)), "\n")
			w.whole, w.partOf = whole, fill(w.tableWords.PartOf, "{title}", title)
		}
		b = appendHiddenAfter(b, ", ", w.partOf)
	}
	b = w.appendMarks(b, row, stubColumn)
	return append(b, "</th>"...)
}

// appendOpening writes what the cells of a field begin with, after their ids.
func (w *tableWriter) appendOpening(b []byte, field int) []byte {
	b = appendClass(b, w.class[field])
	if w.stacks { // where its head is not in sight
		b = appendText(append(b, ` data-column="`...), w.t.Fields[field].Title)
		b = append(b, '"')
	}
	return append(b, '>')
}

func (w *tableWriter) appendCell(b []byte, row, field int) []byte {
	b = append(b, "<td"...)
	if w.cellIDs {
		b = appendCellID(append(b, ` id="`...), w.t, row, field)
		b = append(b, '"')
	}
	b = append(b, w.opening[field]...)
	if f := &w.t.Fields[field]; f.Type == report.TextType {
		b = w.appendTextCell(b, row, field)
	} else {
		b = w.appendValueCell(b, f, row, field)
	}
	b = w.appendMarks(b, row, field)
	return append(b, "</td>"...)
}

func (w *tableWriter) appendTextCell(b []byte, row, field int) []byte {
	text := w.t.Text(row, field)
	if m := w.t.MissingSign(field, text); m != nil || text == "" {
		return w.appendMissing(b, m)
	}
	return appendLines(b, text)
}

// appendValueCell writes a number, a code or a date as the table shows it, or the sign of a
// missing value. A number has its unit where neither caption, head nor row shows it.
func (w *tableWriter) appendValueCell(b []byte, f *report.Field, row, field int) []byte {
	s := w.t.State(row, field)
	b = w.appendFlags(b, s.Flags)
	switch {
	case s.Kind == report.NumberValue && s.Missing == nil:
		b = w.tableWords.appendNumber(b, w.t.Number(row, field), int(s.Decimals), f.Signed)
		if !w.units.shown(w.t, s.Unit, row, field) {
			b = w.appendUnitName(append(b, ` <span class="unit">`...), s.Unit)
			b = append(b, "</span>"...)
		}
		return b
	case s.Kind == report.CodeValue:
		if s.Code.Symbol != "" {
			b = appendText(append(b, `<span aria-hidden="true">`...), s.Code.Symbol)
			b = append(b, "</span> "...)
		}
		return appendText(b, s.Code.Label)
	case s.Kind == report.DateValue:
		return appendText(b, w.t.Value(row, field).Date)
	}
	return w.appendMissing(b, s.Missing)
}

func (w *tableWriter) appendFlags(b []byte, flags *report.Flags) []byte {
	if flags == nil {
		return b
	}
	for _, flag := range flags.List {
		w.legend.add(flag.Sign, flag.Label)
		b = append(appendSign(b, "flag", flag.Sign, flag.Label), noBreak...)
	}
	return b
}

// appendMissing writes the sign of a missing value, with its reason in words for who
// hears the table. Nil is a value that is missing without a reason.
func (w *tableWriter) appendMissing(b []byte, m *report.Missing) []byte {
	sign, reason := signOf(m), w.tableWords.reason(m)
	w.legend.add(sign, reason)
	return appendSign(b, "missing", sign, reason)
}

// appendSign writes a sign that is only seen, and what it stands for, which is only heard.
func appendSign(b []byte, class, sign, words string) []byte {
	b = append(append(append(b, `<span class="`...), class...), `" aria-hidden="true">`...)
	return appendHidden(append(appendText(b, sign), "</span>"...), words)
}

// signOf returns the sign that is shown for a missing value: the author's, or for an
// empty one that of Swedish official statistics, – for nothing and .. for not available.
func signOf(m *report.Missing) string {
	switch {
	case m != nil && m.Sign != "":
		return m.Sign
	case m != nil && m.Code == "n":
		return "–"
	}
	return ".."
}

// legend collects the signs that a table uses, in order of first use.
type legend []struct{ sign, label string }

func (l *legend) add(sign, label string) {
	for _, had := range *l {
		if had.sign == sign && had.label == label {
			return
		}
	}
	*l = append(*l, struct{ sign, label string }{sign, label})
}
