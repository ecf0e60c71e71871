package opendata

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"bokslut/generator/report"
)

// appendWorkbook writes a table as a workbook for people (XLSX, which is ISO/IEC 29500): on
// the first sheet the table as they see it, on the second what the page says about it.
//
//	Post                     Budget 2022, tkr   Bokslut 2022, tkr
//	Verksamhetens intäkter             69 836              75 796
//
// Numbers are numbers with every decimal that the CSV file has, and a format that shows
// them as the page does: decimals, a plus sign, a flag, a unit that the heading lacks.
// Missing values are the texts of their signs. Texts are marked as such, so that none is
// ever run as a formula.
//
// It is written here and by no library, since what a library spends on reflection and
// compression for one small workbook is more than all else that is done for its table.
func (d *Data) appendWorkbook(b []byte, t *report.Table) ([]byte, error) {
	w := &workbook{Data: d, t: t, unit: make([]string, len(t.Fields)), styleOf: map[style]int{}}
	for i := range t.Fields {
		if role := t.Fields[i].Role; role != report.ParentRole && role != report.NoteRole {
			w.columns = append(w.columns, i)
			w.unit[i] = w.sharedUnit(i)
		}
	}
	table, about := sheetName(t.Title, t.ID), d.words.AboutSheet
	if table == about {
		table = t.ID
	}
	p, room := d.packing, d.sheets.Get().(*[]byte)
	defer d.sheets.Put(room)
	part := func(name string, write func(b []byte) []byte) packed {
		*room = write((*room)[:0])
		return p.pack(name, *room)
	}
	tableSheet := part("xl/worksheets/sheet1.xml", w.appendTableSheet)
	aboutSheet := part("xl/worksheets/sheet2.xml", w.appendAboutSheet)
	return appendZip(b,
		d.fixed.types, d.fixed.relations, p.pack("docProps/core.xml", w.properties()), d.fixed.app,
		p.pack("xl/workbook.xml", w.book(table, about)), d.fixed.bookRelations,
		tableSheet, aboutSheet, part("xl/styles.xml", w.appendStyles))
}

const (
	xmlHead    = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
	mainSchema = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relations  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packaging  = "http://schemas.openxmlformats.org/package/2006/"
)

// fixedParts are those that all workbooks share.
type fixedParts struct{ types, relations, app, bookRelations packed }

func newFixedParts(p *packing) fixedParts {
	const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	override := func(part, kind string) string {
		return `<Override PartName="` + part + `" ContentType="` + kind + `+xml"/>`
	}
	relation := func(id, kind, target string) string {
		return `<Relationship Id="` + id + `" Type="` + kind + `" Target="` + target + `"/>`
	}
	pack := func(name, text string) packed { return p.pack(name, []byte(xmlHead+text)) }
	return fixedParts{
		types: pack("[Content_Types].xml", `<Types xmlns="`+packaging+`content-types">`+
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`+
			override("/xl/workbook.xml", spreadsheet+"sheet.main")+
			override("/xl/worksheets/sheet1.xml", spreadsheet+"worksheet")+
			override("/xl/worksheets/sheet2.xml", spreadsheet+"worksheet")+
			override("/xl/styles.xml", spreadsheet+"styles")+
			override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties")+
			override("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties")+`</Types>`),
		relations: pack("_rels/.rels", `<Relationships xmlns="`+packaging+`relationships">`+
			relation("rId1", relations+"/officeDocument", "xl/workbook.xml")+
			relation("rId2", packaging+"relationships/metadata/core-properties", "docProps/core.xml")+
			relation("rId3", relations+"/extended-properties", "docProps/app.xml")+`</Relationships>`),
		app: pack("docProps/app.xml", `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Bokslut</Application></Properties>`),
		bookRelations: pack("xl/_rels/workbook.xml.rels", `<Relationships xmlns="`+packaging+`relationships">`+
			relation("rId1", relations+"/worksheet", "worksheets/sheet1.xml")+
			relation("rId2", relations+"/worksheet", "worksheets/sheet2.xml")+
			relation("rId3", relations+"/styles", "styles.xml")+`</Relationships>`),
	}
}

// workbook writes the workbook of a table.
type workbook struct {
	*Data
	t       *report.Table
	columns []int    // the fields shown
	unit    []string // by field: what its heading shows
	styles  []style  // those used; a cell's is its index + 1
	styleOf map[style]int
}

// sharedUnit returns the unit that all numbers of a field have; "" when the rows show it.
func (w *workbook) sharedUnit(field int) string {
	unit, any := "", false
	for row := range w.t.Rows {
		v := w.t.Value(row, field)
		if v.Kind != report.NumberValue || v.Missing != nil {
			continue
		}
		if any && v.Unit != unit || w.t.UnitField >= 0 && w.t.Text(row, w.t.UnitField) != "" {
			return ""
		}
		unit, any = v.Unit, true
	}
	return unit
}

// properties says what the document is, and in which language.
func (w *workbook) properties() []byte {
	site := &w.rep.Site
	b := append([]byte(xmlHead), `<cp:coreProperties xmlns:cp="`+packaging+`metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"`+
		` xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`...)
	for _, p := range [...]struct{ name, text string }{
		{"dc:title", w.t.Title}, {"dc:subject", site.Title}, {"dc:creator", site.Organisation.FullName()},
		{"dc:description", oneLine(w.t.Description)}, {"dc:language", site.Language}} {
		b = appendEscaped(append(append(append(b, '<'), p.name...), '>'), p.text)
		b = append(append(append(b, "</"...), p.name...), '>')
	}
	for _, p := range [...]struct{ name, date string }{{"created", site.Published}, {"modified", Modified(w.rep, w.t)}} {
		b = append(b, `<dcterms:`+p.name+` xsi:type="dcterms:W3CDTF">`+p.date+`T00:00:00Z</dcterms:`+p.name+`>`...)
	}
	return append(b, "</cp:coreProperties>"...)
}

// book lists the sheets, names the table, and repeats its headings on every printed page.
func (w *workbook) book(table, about string) []byte {
	b := append([]byte(xmlHead), `<workbook xmlns="`+mainSchema+`" xmlns:r="`+relations+`"><sheets><sheet name="`...)
	b = append(appendEscaped(b, table), `" sheetId="1" r:id="rId1"/><sheet name="`...)
	b = append(appendEscaped(b, about), `" sheetId="2" r:id="rId2"/></sheets><definedNames>`...)
	quoted := "'" + strings.ReplaceAll(table, "'", "''") + "'!"
	b = appendEscaped(append(b, `<definedName name="_xlnm.Print_Titles" localSheetId="0">`...), quoted+"$1:$1")
	// with _ in it, it is never taken for a cell, as MAL1 would be
	b = append(b, `</definedName><definedName name="data_`+strings.ReplaceAll(w.t.ID, "-", "_")+`">`...)
	b = appendEscaped(b, quoted+"$A$1:$"+columnName(len(w.columns)-1)+"$"+strconv.Itoa(len(w.t.Rows)+1))
	return append(b, "</definedName></definedNames></workbook>"...)
}

// sheetName makes a name that Excel takes: up to 31 characters, without []:*?/\ and without
// an apostrophe at either end.
func sheetName(title, otherwise string) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) || r < ' ' || r > 0xFFFF {
			return ' '
		}
		return r
	}, title)
	name = strings.Join(strings.Fields(name), " ")
	if runes := []rune(name); len(runes) > maxSheetName {
		name = string(runes[:maxSheetName])
		if space := strings.LastIndexByte(name, ' '); space > 0 {
			name = name[:space]
		}
	}
	if name = strings.Trim(name, "' "); name == "" {
		return otherwise[:min(len(otherwise), maxSheetName)]
	}
	return name
}

const maxSheetName = 31

// appendSheet begins a sheet with columns so many characters wide; one that is frozen keeps its
// first row in sight.
func appendSheet(b []byte, widths []int, frozen bool) []byte {
	b = append(append(b, xmlHead...), `<worksheet xmlns="`+mainSchema+`"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"`...)
	if frozen {
		b = append(b, `><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>`...)
	} else {
		b = append(b, ` showGridLines="0"/>`...)
	}
	b = append(b, `</sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>`...)
	for i, width := range widths {
		n := strconv.Itoa(i + 1)
		b = append(b, `<col min="`+n+`" max="`+n+`" width="`+strconv.Itoa(width)+`" customWidth="1"/>`...)
	}
	return append(b, "</cols><sheetData>"...)
}

func endSheet(b []byte) []byte {
	return append(b, `</sheetData><pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>`+
		`<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`...)
}

// appendTableSheet writes the sheet with the table.
func (w *workbook) appendTableSheet(b []byte) []byte {
	t := w.t
	widths := w.widths()
	lines := 1
	for column, field := range w.columns {
		lines = max(lines, linesOf(w.heading(field), widths[column]))
	}
	b = openRow(appendSheet(b, widths, true), 0, lines)
	for column, field := range w.columns {
		s := style{bold: true, fill: true, wrap: true, indent: w.indent(column), right: t.Fields[field].Type == report.NumberType}
		b = w.appendTextCell(b, 0, column, w.heading(field), s)
	}
	b = append(b, "</row>"...)
	for row := range t.Rows {
		r := &t.Rows[row]
		lines = 1
		for column, field := range w.columns {
			lines = max(lines, linesOf(t.Text(row, field), widths[column]))
		}
		b = openRow(b, row+1, lines)
		for column, field := range w.columns {
			s := style{bold: r.Role != report.DataRow, line: r.Role == report.TotalRow, indent: w.indent(column)}
			if field == t.StubField {
				s.indent += r.Depth
			}
			b = w.appendCell(b, row, column, field, s)
		}
		b = append(b, "</row>"...)
	}
	return endSheet(b)
}

// indent returns how far a column of texts stands from the numbers before it.
func (w *workbook) indent(column int) uint8 {
	if column > 0 && w.t.Fields[w.columns[column]].Type != report.NumberType {
		return 1
	}
	return 0
}

// heading returns a column's title with the unit that all its numbers have.
func (w *workbook) heading(field int) string {
	if unit := w.unit[field]; unit != "" {
		return w.t.Fields[field].Title + ", " + w.words.UnitName(unit)
	}
	return w.t.Fields[field].Title
}

func (w *workbook) appendCell(b []byte, row, column, field int, s style) []byte {
	t, f := w.t, &w.t.Fields[field]
	if f.Type == report.TextType {
		s.wrap = true
		return w.appendTextCell(b, row+1, column, textOf(t, row, field), s)
	}
	v := t.Value(row, field)
	switch {
	case v.Kind == report.NumberValue:
		s.format = w.format(f, v, row, field)
		return w.appendNumberCell(b, row+1, column, s, func(b []byte) []byte { return appendNumber(b, v) })
	case v.Kind == report.CodeValue:
		s.wrap = true
		return w.appendTextCell(b, row+1, column, v.Code.Label, s)
	case v.Kind == report.DateValue:
		day, err := time.Parse(time.DateOnly, v.Date)
		if days := int(day.Sub(epoch).Hours() / 24); err == nil && days > 60 { // Excel's 1900 has a day too many
			s.format = "yyyy-mm-dd"
			return w.appendNumberCell(b, row+1, column, s, func(b []byte) []byte { return strconv.AppendInt(b, int64(days), 10) })
		}
		return w.appendTextCell(b, row+1, column, v.Date, s)
	case v.Missing != nil:
		s.right = f.Type == report.NumberType
		return w.appendTextCell(b, row+1, column, v.Missing.Sign, s)
	}
	return w.appendTextCell(b, row+1, column, "", s)
}

// epoch is the day from which workbooks count.
var epoch = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

// format returns how a number is shown.
func (w *workbook) format(f *report.Field, v report.Value, row, field int) string {
	if v.Missing != nil { // a sign that counts as a number
		sign := quoteFormat(v.Missing.Sign)
		return sign + ";" + sign + ";" + sign
	}
	decimals := int(v.Decimals)
	if decimals < 0 {
		decimals = max(v.Number.Decimals(), 0)
	}
	number := "#,##0"
	if decimals > 0 {
		number += "." + strings.Repeat("0", decimals)
	}
	before, after := "", ""
	if v.Flags != nil {
		for _, flag := range v.Flags.List {
			before += flag.Sign + " "
		}
	}
	if v.Unit != w.unit[field] && (w.t.UnitField < 0 || w.t.Text(row, w.t.UnitField) != v.Unit) {
		after = " " + w.words.UnitName(v.Unit)
	}
	before, after = quoteFormat(before), quoteFormat(after)
	if shown := before + number + after; v.Decimals >= 0 && v.Number.Sign() != 0 && v.Number.Round(decimals).Sign() == 0 {
		return shown + ";" + shown // a sheet would write −0, or +0
	}
	if f.Signed {
		return before + "+" + number + after + ";" + before + "-" + number + after + ";" + before + number + after
	}
	return before + number + after + ";" + before + "-" + number + after
}

// quoteFormat writes a text so that a number's format shows it as it is.
func quoteFormat(text string) string {
	if text == "" {
		return ""
	}
	return `"` + strings.ReplaceAll(text, `"`, "'") + `"`
}

// Widths of columns, in characters.
const (
	minWidth = 10
	maxWidth = 48

	maxHeading = 16 // a longer one is on several lines
)

// widths returns how wide each column is: as its longest line, within bounds.
func (w *workbook) widths() []int {
	widths := make([]int, len(w.columns))
	for column, field := range w.columns {
		longest := 0
		see := func(text string) {
			for line := range strings.SplitSeq(text, "\n") {
				longest = max(longest, utf8.RuneCountInString(line))
			}
		}
		switch w.t.Fields[field].Type {
		case report.TextType:
			for row := range w.t.Rows {
				see(w.t.Text(row, field))
			}
		case report.CodeType:
			for _, c := range w.t.Fields[field].Categories {
				see(c.Label)
			}
		default:
			longest = minWidth + 2
		}
		longest = max(longest, min(utf8.RuneCountInString(w.heading(field)), maxHeading))
		widths[column] = min(max(longest+2, minWidth), maxWidth)
	}
	return widths
}

// columnName returns the letters of a column: A, B … Z, AA.
func columnName(column int) string {
	name := string(rune('A' + column%26))
	if column < 26 {
		return name
	}
	return columnName(column/26-1) + name
}

// openRow begins a row as high as so many lines of text. Excel would find out by itself,
// but not every program does.
func openRow(b []byte, row, lines int) []byte {
	b = strconv.AppendInt(append(b, `<row r="`...), int64(row+1), 10)
	if lines > 1 {
		b = strconv.AppendInt(append(b, `" customHeight="1" ht="`...), int64(min(lines, maxLines)*lineHeight), 10)
	}
	return append(b, `">`...)
}

const (
	lineHeight = 15
	maxLines   = 27 // a row of Excel's is at most 409 points high
)

// linesOf returns how many lines a text takes in a column, on the safe side.
func linesOf(text string, width int) int {
	lines := 0
	for line := range strings.SplitSeq(text, "\n") {
		lines += 1 + utf8.RuneCountInString(line)*10/9/(width-1)
	}
	return lines
}

func (w *workbook) openCell(b []byte, row, column int, s style) []byte {
	b = append(append(b, `<c r="`...), columnName(column)...)
	b = strconv.AppendInt(b, int64(row+1), 10)
	b = strconv.AppendInt(append(b, `" s="`...), int64(w.styleIndex(s)), 10)
	return append(b, '"')
}

// appendTextCell writes a text in its cell, never as a formula, whatever it begins with.
func (w *workbook) appendTextCell(b []byte, row, column int, text string, s style) []byte {
	b = w.openCell(b, row, column, s)
	if text == "" {
		return append(b, "/>"...)
	}
	b = appendEscaped(append(b, ` t="inlineStr"><is><t xml:space="preserve">`...), text)
	return append(b, "</t></is></c>"...)
}

func (w *workbook) appendNumberCell(b []byte, row, column int, s style, number func([]byte) []byte) []byte {
	b = number(append(w.openCell(b, row, column, s), "><v>"...))
	return append(b, "</v></c>"...)
}

// appendEscaped writes text into XML, without what XML cannot hold.
func appendEscaped(b []byte, text string) []byte {
	for _, r := range text {
		switch {
		case r == '&':
			b = append(b, "&amp;"...)
		case r == '<':
			b = append(b, "&lt;"...)
		case r == '>':
			b = append(b, "&gt;"...)
		case r == '"':
			b = append(b, "&quot;"...)
		case r == '\n':
			b = append(b, "&#10;"...)
		case r == '\t':
			b = append(b, "&#9;"...)
		case r >= ' ' && r != 0xFFFE && r != 0xFFFF:
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}
