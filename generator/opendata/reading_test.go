package opendata_test

import (
	"archive/zip"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/big"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"
)

// What is published is read here as strangers read it, from the bytes of the files and with
// readers that are none of this program's: whatever the form, a table holds the same values.

// published is a finished site and what was found to be wrong with it.
type published struct {
	fs.FS
	faults   []string
	language string
	licence  string
	dataPage *html.Node
	base     string                // address of the site
	titles   map[string]string     // of data/*.csv by id, as CSVW says
	issued   time.Time             // the day of publication
	ids      map[string]*html.Node // elements of all pages, but not of the one with the whole report
	lists    map[string]*list      // data/*.csv by id
	linked   map[string]*linkedDataset
}

// list is a CSV file with what CSVW says about it.
type list struct {
	id      string
	header  []string
	rows    []map[string]string
	columns map[string]*csvwColumn
	notes   map[string]string // units of rows that have their own

	description, licence, modified string
}

type csvwColumn struct {
	Name     string
	Titles   []string
	About    string `json:"dc:description"`
	Datatype json.RawMessage
	Required bool
	Unit     string `json:"schema:unitText"`
	Formula  string `json:"schema:measurementTechnique"`
	Codes    []struct {
		Value string `json:"schema:value"`
		Name  string `json:"schema:name"`
	} `json:"schema:valueReference"`
}

func (c *csvwColumn) title() string    { return c.Titles[len(c.Titles)-1] }
func (c *csvwColumn) is(t string) bool { return string(c.Datatype) == `"`+t+`"` }
func (c *csvwColumn) number() bool     { return c.is("integer") || c.is("decimal") }

// label returns what a code stands for.
func (c *csvwColumn) label(code string) string {
	for _, known := range c.Codes {
		if known.Value == code {
			return known.Name
		}
	}
	return ""
}

// read finds what is wrong with the open data of a finished site: whatever is not the same
// in two of its forms, and whatever is not as the standards have it.
func read(site fs.FS) []string {
	p := &published{FS: site, ids: map[string]*html.Node{}, lists: map[string]*list{}, titles: map[string]string{}, linked: map[string]*linkedDataset{}}
	p.readPages()
	names, _ := fs.Glob(site, "data/*.csv")
	for _, name := range names {
		id := strings.TrimSuffix(path.Base(name), ".csv")
		if l := p.readList(id); l != nil {
			p.lists[id] = l
		}
	}
	p.checkPackage(names)
	for _, id := range slices.Sorted(maps.Keys(p.lists)) {
		if l := p.lists[id]; id != "celler" && id != "figures" {
			p.checkJSON(l)
			p.checkHTML(l)
			p.checkXLSX(l)
		}
	}
	p.checkCells()
	p.checkFigures()
	p.checkCatalogue()
	p.checkLinkedData()
	p.checkDataPage()
	p.checkSums()
	p.checkZip()
	return p.faults
}

func (p *published) fault(format string, args ...any) {
	p.faults = append(p.faults, fmt.Sprintf(format, args...))
}

func (p *published) file(name string) []byte {
	b, err := fs.ReadFile(p, name)
	if err != nil {
		p.fault("%v", err)
	}
	return b
}

// readPages reads all pages, and finds the elements that have ids.
func (p *published) readPages() {
	err := fs.WalkDir(p, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Base(name) != "index.html" || path.Dir(name) == "hela" || path.Dir(name) == "whole" {
			return err
		}
		page, err := html.Parse(bytes.NewReader(p.file(name)))
		if err != nil {
			return err
		}
		for n := range page.Descendants() {
			if n.Data == "html" {
				p.language = attribute(n, "lang")
			}
			if path.Dir(name) == "data" {
				p.dataPage = page
			}
			if n.Data == "script" && attribute(n, "type") == "application/ld+json" {
				p.readLinkedData(n, strings.TrimPrefix(strings.TrimSuffix(name, "index.html"), "./"))
			}
			// The data page says what is in the tables, but does not show them.
			if id := attribute(n, "id"); id != "" && path.Dir(name) != "data" {
				p.ids[id] = n
			}
		}
		return nil
	})
	if err != nil {
		p.fault("%v", err)
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func isClass(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(attribute(n, "class")), class)
}

// seen returns what is seen of an element: not what is only heard, and not references to notes.
func seen(n *html.Node, without ...string) string {
	var b strings.Builder
	var add func(n *html.Node)
	add = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Data == "br":
			b.WriteByte('\n')
		case n.Data == "sup" || isClass(n, "hidden") || slices.ContainsFunc(without, func(class string) bool { return isClass(n, class) }):
			return
		}
		for child := range n.ChildNodes() {
			add(child)
		}
	}
	add(n)
	return b.String()
}

// of returns the elements of a class within another.
func of(n *html.Node, class string) []*html.Node {
	var found []*html.Node
	for d := range n.Descendants() {
		if isClass(d, class) {
			found = append(found, d)
		}
	}
	return found
}

// within returns the nearest element of that name around another.
func within(n *html.Node, name string) *html.Node {
	for a := range n.Ancestors() {
		if a.Data == name {
			return a
		}
	}
	return &html.Node{}
}

// spaced returns a text with its unbreakable spaces as ordinary ones.
func spaced(text string) string {
	return strings.TrimSpace(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text))
}

var plainName = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// readList reads a CSV file, holds it against RFC 4180 and our own rules, and against its CSVW.
func (p *published) readList(id string) *list {
	name := "data/" + id + ".csv"
	raw := string(p.file(name))
	switch {
	case !utf8.ValidString(raw):
		p.fault("%s: not UTF-8", name)
	case strings.HasPrefix(raw, "\ufeff"):
		p.fault("%s: begins with a byte order mark", name)
	case !strings.HasSuffix(raw, "\r\n"):
		p.fault("%s: the last line does not end", name)
	}
	quoted := false
	for i := range len(raw) {
		switch {
		case raw[i] == '"':
			quoted = !quoted
		case raw[i] == '\r' && quoted:
			p.fault("%s: a carriage return in a cell", name)
		case raw[i] == '\n' && !quoted && (i == 0 || raw[i-1] != '\r'):
			p.fault("%s: a line does not end with CRLF, at byte %d", name, i)
		}
	}
	r := csv.NewReader(strings.NewReader(raw)) // which holds all rows to the number of cells of the first
	records, err := r.ReadAll()
	if err != nil || len(records) < 2 {
		p.fault("%s: %d records, %v", name, len(records), err)
		return nil
	}
	l := &list{id: id, header: records[0], columns: map[string]*csvwColumn{}, notes: map[string]string{}}
	for i, title := range l.header {
		if !plainName.MatchString(title) || slices.Index(l.header, title) < i {
			p.fault("%s: the heading %q is no plain name, or there twice", name, title)
		}
	}
	for n, record := range records[1:] {
		row := map[string]string{}
		for i, cell := range record {
			row[l.header[i]] = cell
			if wouldRun(cell) {
				p.fault("%s: row %d: a spreadsheet would run %q", name, n+2, cell)
			}
		}
		l.rows = append(l.rows, row)
	}
	if !p.readMetadata(l) {
		return nil
	}
	return l
}

var plainNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

// wouldRun reports whether a spreadsheet would take a cell for a formula.
func wouldRun(cell string) bool {
	return len(cell) > 1 && strings.ContainsRune("=+-@\t\r\x00", rune(cell[0])) && !plainNumber.MatchString(cell)
}

// readMetadata reads the CSVW of a CSV file, and finds each cell as it says there. It returns
// false when they do not have the same columns.
func (p *published) readMetadata(l *list) bool {
	name := "data/" + l.id + ".csv-metadata.json"
	var meta struct {
		URL         string
		Title       string `json:"dc:title"`
		Description string `json:"dc:description"`
		Licence     struct {
			Address string `json:"@id"`
		} `json:"dc:license"`
		Modified struct {
			Date string `json:"@value"`
		} `json:"dc:modified"`
		TableSchema struct {
			Columns    []*csvwColumn
			PrimaryKey []string
		}
		Notes []struct {
			Row  string `json:"schema:identifier"`
			Unit string `json:"schema:unitText"`
		}
	}
	if err := json.Unmarshal(p.file(name), &meta); err != nil {
		p.fault("%s: %v", name, err)
		return false
	}
	p.titles[l.id] = meta.Title
	l.description, l.licence, l.modified = meta.Description, meta.Licence.Address, meta.Modified.Date
	for _, note := range meta.Notes {
		if note.Unit != "" {
			l.notes[note.Row] = note.Unit
		}
	}
	var names []string
	for _, c := range meta.TableSchema.Columns {
		names = append(names, c.Name)
		l.columns[c.Name] = c
		if !slices.Contains(c.Titles, c.Name) {
			p.fault("%s: the titles %q lack the heading %s", name, c.Titles, c.Name)
		}
	}
	if meta.URL != l.id+".csv" || !slices.Equal(names, l.header) {
		p.fault("%s: url %q, columns %q, want %q", name, meta.URL, names, l.header)
		return false
	}
	keys := map[string]bool{}
	for n, row := range l.rows {
		var key string
		for _, part := range meta.TableSchema.PrimaryKey {
			key += row[part] + "\x00"
		}
		if keys[key] {
			p.fault("data/%s.csv: row %d has the key of another", l.id, n+2)
		}
		keys[key] = true
		for _, c := range meta.TableSchema.Columns {
			if why := wrong(c, row[c.Name]); why != "" {
				p.fault("data/%s.csv: row %d, %s: %q %s", l.id, n+2, c.Name, row[c.Name], why)
			}
		}
	}
	return true
}

// wrong says in what a cell is not as its column's metadata has it; "" for nothing.
func wrong(c *csvwColumn, cell string) string {
	switch {
	case cell == "" && c.Required:
		return "is required"
	case cell == "":
	case c.number() && (!plainNumber.MatchString(cell) || c.is("integer") && strings.Contains(cell, ".")):
		return "is no " + string(c.Datatype)
	case c.is("date"):
		if _, err := time.Parse(time.DateOnly, cell); err != nil {
			return "is no date"
		}
	case len(c.Codes) > 0:
		var format struct{ Base, Format string }
		if err := json.Unmarshal(c.Datatype, &format); err != nil || !regexp.MustCompile("^(?:"+format.Format+")$").MatchString(cell) {
			return fmt.Sprintf("does not match %q", format.Format)
		}
		if c.label(cell) == "" {
			return "has no label"
		}
	case !c.number() && !c.is("string"):
		return "has an unknown type " + string(c.Datatype)
	}
	return ""
}

// checkPackage holds datapackage.json against the CSV files and their CSVW.
func (p *published) checkPackage(names []string) {
	var pack struct {
		ID        string
		Created   time.Time
		Licenses  []struct{ Title string }
		Resources []struct {
			Name, Path, Hash string
			Bytes            int
			Schema           struct {
				Fields []struct {
					Name, Title, Type, Unit string
					Categories              []struct{ Value, Label string }
				}
			}
		}
	}
	if err := json.Unmarshal(p.file("datapackage.json"), &pack); err != nil {
		p.fault("datapackage.json: %v", err)
	}
	p.base, p.issued = pack.ID, pack.Created
	for _, licence := range pack.Licenses {
		p.licence = licence.Title
	}
	var paths []string
	for _, r := range pack.Resources {
		paths = append(paths, r.Path)
		raw := p.file(r.Path)
		if sum := sha256.Sum256(raw); r.Bytes != len(raw) || r.Hash != "sha256:"+hex.EncodeToString(sum[:]) {
			p.fault("datapackage.json: %s has %d bytes and the checksum %s", r.Name, r.Bytes, r.Hash)
		}
		l := p.lists[r.Name]
		if l == nil {
			continue
		}
		var fields []string
		for _, f := range r.Schema.Fields {
			fields = append(fields, f.Name)
			c := l.columns[f.Name]
			if c == nil {
				continue // told by the names
			}
			kind := map[string]string{"integer": "integer", "number": "decimal", "date": "date", "string": "string"}[f.Type]
			if !c.is(kind) && (kind != "string" || len(c.Codes) == 0) || c.title() != f.Title || c.Unit != f.Unit || len(c.Codes) != len(f.Categories) {
				p.fault("datapackage.json: %s.%s is %q, %s, %s; CSVW says %q, %s, %s", r.Name, f.Name, f.Title, f.Type, f.Unit, c.title(), c.Datatype, c.Unit)
			}
			for _, known := range f.Categories {
				if c.label(known.Value) != known.Label {
					p.fault("datapackage.json: %s.%s: the code %s is %q, CSVW says %q", r.Name, f.Name, known.Value, known.Label, c.label(known.Value))
				}
			}
		}
		if !slices.Equal(fields, l.header) {
			p.fault("datapackage.json: %s has the fields %q, want %q", r.Name, fields, l.header)
		}
	}
	if slices.Sort(paths); !slices.Equal(paths, names) {
		p.fault("datapackage.json: describes %q, want %q", paths, names)
	}
}

// checkJSON holds a table's JSON against its CSV: numbers to the last digit, null for nothing.
func (p *published) checkJSON(l *list) {
	name := "data/" + l.id + ".json"
	var records []map[string]any
	decoder := json.NewDecoder(bytes.NewReader(p.file(name)))
	decoder.UseNumber()
	if err := decoder.Decode(&records); err != nil || len(records) != len(l.rows) {
		p.fault("%s: %d records, want %d, %v", name, len(records), len(l.rows), err)
		return
	}
	for n, record := range records {
		if len(record) != len(l.header) {
			p.fault("%s: record %d has %d values, want %d", name, n+1, len(record), len(l.header))
		}
		for _, field := range l.header {
			value, there := record[field]
			var want any = l.rows[n][field]
			switch {
			case want == "":
				want = nil
			case l.columns[field] != nil && l.columns[field].number():
				want = json.Number(l.rows[n][field])
			}
			if !there || value != want {
				p.fault("%s: %s.%s is %#v, want %#v", name, l.rows[n]["id"], field, value, want)
			}
		}
	}
}

// checkHTML holds a table's CSV against the page that shows it.
func (p *published) checkHTML(l *list) {
	hidden := map[string]bool{} // fields that are no cells there: those beside the cells
	for _, row := range l.rows {
		head := p.ids[l.id+"--"+row["id"]]
		if head == nil {
			p.fault("%s: no page shows the row %s", l.id, row["id"])
			continue
		}
		for _, field := range l.header {
			if field == "id" || strings.HasSuffix(field, "_status") && l.columns[strings.TrimSuffix(field, "_status")] != nil {
				continue
			}
			cell := p.ids[l.id+"--"+row["id"]+"--"+field]
			if field == "row_type" {
				if tr := within(head, "tr"); row[field] != "data" && !isClass(tr, row[field]) || row[field] == "data" && (isClass(tr, "total") || isClass(tr, "subtotal")) {
					p.fault("%s: %s is a row of %s, the page says %q", l.id, row["id"], row[field], attribute(tr, "class"))
				}
			} else if cell == nil {
				hidden[field] = true
			} else {
				p.checkHTMLCell(l, row, field, cell)
			}
		}
	}
	notes := map[string]bool{}
	if table := p.ids[l.id]; table != nil {
		for _, list := range of(table, "notes") {
			for note := range list.ChildNodes() {
				if text := seen(note, "back"); note.Data == "li" && notes[text] {
					p.fault("%s: the note %q is there twice", l.id, text)
				} else {
					notes[text] = true
				}
			}
		}
	}
	for field := range hidden {
		if !p.isBesideCells(l, field) {
			p.fault("%s: no page shows the column %s", l.id, field)
		}
	}
}

// isBesideCells reports whether a page shows what a column holds, though not in cells: it heads
// the rows or groups of them, says what rows are parts of, or is notes.
func (p *published) isBesideCells(l *list, field string) bool {
	ids := map[string]bool{"": true}
	for _, row := range l.rows {
		ids[row["id"]] = true
	}
	stub, group, parent, note := true, true, true, true
	for _, row := range l.rows {
		head := p.ids[l.id+"--"+row["id"]]
		if head == nil {
			return false
		}
		text := row[field]
		stub = stub && spaced(seen(head, "unit")) == spaced(text)
		heading := ""
		for tr := within(head, "tr"); tr != nil; tr = tr.PrevSibling {
			if isClass(tr, "group") {
				heading = seen(tr)
				break
			}
		}
		group = group && spaced(heading) == spaced(text)
		parent = parent && ids[text]
		var table *html.Node
		for a := range head.Ancestors() {
			if isClass(a, "table") {
				table = a
			}
		}
		note = note && table != nil && strings.Contains(spaced(seen(table)), spaced(text))
	}
	return stub || group || parent || note
}

var shownNumber = regexp.MustCompile(`^[+−]?[0-9]{1,3}([ ,]?[0-9]{3})*([.,][0-9]+)?$`)

// checkHTMLCell holds a cell of CSV against that of its page.
func (p *published) checkHTMLCell(l *list, row map[string]string, field string, cell *html.Node) {
	c, at, value := l.columns[field], l.id+": "+row["id"]+"."+field, row[field]
	text := spaced(seen(cell, "flag", "unit"))
	status, hasStatus := row[field+"_status"]
	missing := of(cell, "missing")
	if hasStatus {
		var heard []string
		for _, sign := range append(missing, of(cell, "flag")...) {
			if words := sign.NextSibling; words != nil && isClass(words, "hidden") {
				heard = append(heard, strings.TrimSpace(words.FirstChild.Data))
			}
		}
		if label := l.columns[field+"_status"].label(status); label != strings.Join(heard, "; ") {
			p.fault("%s: the status %q means %q, the page says %q", at, status, label, heard)
		}
	}
	switch {
	case value == "":
		if len(missing) != 1 {
			p.fault("%s is missing, the page shows %q", at, text)
		}
	case len(missing) > 0:
		if !c.number() || status == "" { // else its sign counts as a number
			p.fault("%s is %q, the page shows it as missing", at, value)
		}
	case c.number():
		if plain, decimals := p.plainOf(text); !shownNumber.MatchString(text) || plain != rounded(value, decimals) {
			p.fault("%s is %s, the page shows %q", at, value, text)
		}
	case len(c.Codes) > 0:
		if label := c.label(value); text != label && !strings.HasSuffix(text, " "+label) { // after its symbol
			p.fault("%s is %q, %q, the page shows %q", at, value, label, text)
		}
	case spaced(value) != text:
		p.fault("%s is %q, the page shows %q", at, value, text)
	}
}

// plainOf returns a number as data has it of how it is shown, and its decimals.
func (p *published) plainOf(text string) (plain string, decimals int) {
	mark := ","
	if p.language == "en" {
		mark = "."
	}
	whole, part, _ := strings.Cut(text, mark)
	plain = strings.NewReplacer(" ", "", ",", "", "+", "", "−", "-").Replace(whole)
	if part != "" {
		plain += "." + part
	}
	return plain, len(part)
}

// rounded returns a number with so many decimals, half away from zero; -0 is 0.
func rounded(number string, decimals int) string {
	n, ok := new(big.Rat).SetString(number)
	if !ok {
		return "no number"
	}
	text := n.FloatString(decimals)
	if strings.Trim(text, "-0.") == "" {
		text = strings.TrimPrefix(text, "-")
	}
	return text
}

// checkXLSX holds a table's workbook against its CSV and its page: values, types, how numbers
// are shown, the frozen headings, the sheet about it, and what the document says it is.
func (p *published) checkXLSX(l *list) {
	name := "data/" + l.id + ".xlsx"
	f, err := excelize.OpenReader(bytes.NewReader(p.file(name)))
	if err != nil {
		p.fault("%s: %v", name, err)
		return
	}
	defer f.Close()
	sheets := f.GetSheetList()
	if len(sheets) != 2 {
		p.fault("%s: has the sheets %q, want two", name, sheets)
		return
	}
	rows, err := f.GetRows(sheets[0], excelize.Options{RawCellValue: true})
	if err != nil || len(rows) != len(l.rows)+1 {
		p.fault("%s: %d rows, want %d, %v", name, len(rows), len(l.rows)+1, err)
		return
	}
	about, err := f.GetRows(sheets[1])
	if err != nil {
		p.fault("%s: %v", name, err)
	}
	p.checkLook(name, f, sheets[0], p.titles[l.id])

	column := 0
	for _, field := range l.header[1 : len(l.header)-1] {
		c := l.columns[field]
		switch {
		case strings.HasSuffix(field, "_status") && l.columns[strings.TrimSuffix(field, "_status")] != nil:
		case column < len(rows[0]) && (rows[0][column] == c.title() || strings.HasPrefix(rows[0][column], c.title()+", ")):
			unit := strings.TrimPrefix(strings.TrimPrefix(rows[0][column], c.title()), ", ")
			for n, row := range l.rows {
				p.checkXLSXCell(l, row, field, xlsxCell{f, sheets[0], n + 2, column + 1}, unit)
			}
			if !slices.ContainsFunc(about, func(r []string) bool { return len(r) > 0 && r[0] == c.title()+" ("+field+")" }) {
				p.fault("%s: the second sheet does not explain the column %s", name, field)
			}
			column++
		default:
			p.checkNotInSheet(l, field, about)
		}
	}
	if column != len(rows[0]) {
		p.fault("%s: has the columns %q, which are not those of the CSV file", name, rows[0])
	}
}

// checkNotInSheet holds that a field without a column in the workbook says what rows are parts
// of, or is notes, which the second sheet has.
func (p *published) checkNotInSheet(l *list, field string, about [][]string) {
	ids := map[string]bool{"": true}
	for _, row := range l.rows {
		ids[row["id"]] = true
	}
	for _, row := range l.rows {
		noted := slices.ContainsFunc(about, func(r []string) bool { return len(r) > 1 && r[1] == row[field] })
		if !ids[row[field]] && !noted {
			p.fault("data/%s.xlsx: %s.%s is nowhere: %q", l.id, row["id"], field, row[field])
		}
	}
}

// checkLook holds a workbook's headings and properties as a reader expects them.
func (p *published) checkLook(name string, f *excelize.File, sheet, title string) {
	panes, err := f.GetPanes(sheet)
	if err != nil || !panes.Freeze || panes.YSplit != 1 || panes.XSplit != 0 {
		p.fault("%s: the headings are not frozen: %+v, %v", name, panes, err)
	}
	props, err := f.GetDocProps()
	if err != nil || props.Language != p.language || props.Title != title || props.Creator == "" {
		p.fault("%s: language %q, title %q, creator %q, %v", name, props.Language, props.Title, props.Creator, err)
	}
	for _, part := range []string{"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"} {
		if bytes.Contains(p.partOf(name, part), []byte("<f>")) {
			p.fault("%s: %s has a formula", name, part)
		}
	}
}

// partOf returns a file of a zip file.
func (p *published) partOf(name, part string) []byte {
	raw := p.file(name)
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		p.fault("%s: %v", name, err)
		return nil
	}
	for _, file := range z.File {
		if !file.Modified.Equal(p.issued) {
			p.fault("%s: its %s is of %s, not of the day of publication", name, file.Name, file.Modified)
		}
	}
	text, err := fs.ReadFile(z, part)
	if err != nil {
		p.fault("%s: %v", name, err)
	}
	return text
}

// xlsxCell is a cell of a workbook.
type xlsxCell struct {
	f           *excelize.File
	sheet       string
	row, column int
}

func (c xlsxCell) read() (raw, shown string, number bool, format string, err error) {
	at, err := excelize.CoordinatesToCellName(c.column, c.row)
	if err != nil {
		return "", "", false, "", err
	}
	raw, err1 := c.f.GetCellValue(c.sheet, at, excelize.Options{RawCellValue: true})
	shown, err2 := c.f.GetCellValue(c.sheet, at)
	kind, err3 := c.f.GetCellType(c.sheet, at)
	index, err4 := c.f.GetCellStyle(c.sheet, at)
	style, err5 := c.f.GetStyle(index)
	if style != nil && style.CustomNumFmt != nil {
		format = *style.CustomNumFmt
	}
	return raw, shown, raw != "" && (kind == excelize.CellTypeUnset || kind == excelize.CellTypeNumber), format, errors.Join(err1, err2, err3, err4, err5)
}

// checkXLSXCell holds a cell of a workbook against that of its CSV file, and how it is shown
// against the page.
func (p *published) checkXLSXCell(l *list, row map[string]string, field string, cell xlsxCell, unit string) {
	c, at, value := l.columns[field], "data/"+l.id+".xlsx: "+row["id"]+"."+field, row[field]
	raw, shown, number, format, err := cell.read()
	if err != nil {
		p.fault("%s: %v", at, err)
	}
	page := p.ids[l.id+"--"+row["id"]+"--"+field]
	var signs, flags []string
	if page != nil {
		for _, sign := range of(page, "missing") {
			signs = append(signs, seen(sign))
		}
		for _, sign := range of(page, "flag") {
			flags = append(flags, seen(sign))
		}
	}
	switch {
	case value == "": // the sign, as the page shows it; none where the author wrote none
		if number || raw != "" && !slices.Equal(signs, []string{raw}) {
			p.fault("%s is missing, with %q on the page, the workbook has %q", at, signs, raw)
		}
	case c.number():
		if !number || raw != value {
			p.fault("%s is the number %s, the workbook has %q", at, value, raw)
		}
		if len(signs) > 0 {
			if shown != signs[0] {
				p.fault("%s is shown as %q, in the workbook as %q", at, signs[0], shown)
			}
		} else if page != nil {
			p.checkShown(at, value, shown, format, spaced(seen(page, "flag", "unit")), flags)
		}
		if of := p.unitOf(l, row, field); of != "" && p.called(of) != unit && !strings.HasSuffix(shown, " "+p.called(of)) && !slices.Contains(slices.Collect(maps.Values(row)), of) {
			p.fault("%s is in %s, the workbook does not say so: %q", at, of, shown)
		}
	case c.is("date"):
		if value < "1900-03-01" { // which workbooks count days wrongly before
			if number || raw != value {
				p.fault("%s is the day %s, the workbook has %q", at, value, raw)
			}
			break
		}
		day, err := strconv.Atoi(raw)
		if date := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, day); err != nil || !number || date.Format(time.DateOnly) != value || format != "yyyy-mm-dd" {
			p.fault("%s is the day %s, the workbook has %q, shown %s", at, value, raw, format)
		}
	case len(c.Codes) > 0:
		if number || raw != c.label(value) {
			p.fault("%s is %q, the workbook has %q", at, c.label(value), raw)
		}
	case number || raw != value:
		p.fault("%s is the text %q, the workbook has %q", at, value, raw)
	}
}

// unitOf returns the unit of a number, as CSVW says.
func (p *published) unitOf(l *list, row map[string]string, field string) string {
	if unit := l.columns[field].Unit; unit != "" {
		return unit
	}
	return l.notes[row["id"]]
}

// checkShown holds a number as a workbook shows it against how the page does: with as many
// decimals, the same sign before it, and its flags. Excel shows it in its own language.
func (p *published) checkShown(at, value, shown, format, onPage string, flags []string) {
	plain, decimals := p.plainOf(onPage)
	before := ""
	for _, flag := range flags {
		before += flag + " "
	}
	if before != "" && !strings.HasPrefix(format, `"`+before+`"`) {
		p.fault("%s: the format %s lacks the flags %q", at, format, flags)
	}
	if digits := len(strings.TrimLeft(plain, "-")); digits > 15 {
		return // more than the reader here can show
	}
	want := rounded(value, decimals)
	if strings.HasPrefix(onPage, "+") || strings.HasPrefix(format, before+"+") && strings.Trim(want, "0.") == "" {
		want = "+" + want // which the reader here puts before 0 too, where Excel takes the third part of the format
	}
	got := strings.ReplaceAll(strings.TrimPrefix(shown, before), ",", "")
	if got, _, _ = strings.Cut(got, " "); got != want {
		p.fault("%s: the page shows %q, the workbook %q", at, onPage, shown)
	}
}

// checkCells holds data/celler.csv against the tables: each number once, and nothing else.
func (p *published) checkCells() {
	cells := p.lists["celler"]
	if cells == nil {
		return
	}
	left := map[string]map[string]string{}
	for _, row := range cells.rows {
		left[row["table"]+"#"+row["row"]+"."+row["field"]] = row
	}
	for id, l := range p.lists {
		if id == "celler" || id == "figures" {
			continue
		}
		for _, field := range l.header {
			c := l.columns[field]
			if c == nil || !c.number() {
				continue
			}
			for _, row := range l.rows {
				at := id + "#" + row["id"] + "." + field
				cell := left[at]
				delete(left, at)
				if cell == nil {
					p.fault("data/celler.csv lacks %s", at)
					continue
				}
				if cell["value"] != row[field] || cell["status"] != row[field+"_status"] || cell["row_type"] != row["row_type"] || cell["field_title"] != c.title() {
					p.fault("data/celler.csv: %s is %q; its table has %q, %q, of %q, %s", at, cell, row[field], row[field+"_status"], c.title(), row["row_type"])
				}
				if head := p.ids[id+"--"+row["id"]]; head != nil && spaced(cell["row_title"]) != spaced(seen(head, "unit")) {
					p.fault("data/celler.csv: the row of %s is %q, the page says %q", at, cell["row_title"], seen(head, "unit"))
				}
				if unit := p.unitOf(l, row, field); unit != "" && cell["value"] != "" && cell["unit"] != unit { // what is missing is in its formula's
					p.fault("data/celler.csv: %s is in %s, its metadata says %s", at, cell["unit"], unit)
				}
				if status := cell["status"]; status != "" && !slices.Contains(strings.Split(cells.columns["status"].label(status), " / "), l.columns[field+"_status"].label(status)) {
					p.fault("data/celler.csv: the status %s of %s is %q, its table says %q", status, at, cells.columns["status"].label(status), l.columns[field+"_status"].label(status))
				}
				if status := cells.columns["status"]; strings.Contains(status.label(cell["status"]), " / ") && status.About == l.columns[field+"_status"].About {
					p.fault("data/celler.csv: the status %s means several things, and nothing says where to find out which", cell["status"])
				}
				p.checkUnit(at, cell["unit"], l, row, field)
				if cell["computed"] != "" {
					want := strings.TrimSpace(cell["computed"] + " " + p.called(cell["unit"]))
					if !bytes.Contains(p.partOf("data/"+id+".xlsx", "xl/worksheets/sheet2.xml"), []byte(">"+want+"<")) {
						p.fault("data/%s.xlsx: the second sheet does not say that %s is computed as %s", id, at, want)
					}
				}
			}
		}
	}
	for at := range left {
		p.fault("data/celler.csv: %s is in no table", at)
	}
}

// checkUnit holds that a page says in which unit a number is: in the cell, beside it in its
// row, above its column or above the table.
func (p *published) checkUnit(at, unit string, l *list, row map[string]string, field string) {
	cell := p.ids[l.id+"--"+row["id"]+"--"+field]
	if unit == "" || cell == nil || row[field] == "" {
		return
	}
	table := within(cell, "table")
	places := []*html.Node{within(cell, "tr"), first(table, "caption"), headOf(cell)}
	for _, place := range places {
		for _, shown := range of(place, "unit") {
			if strings.TrimPrefix(spaced(seen(shown)), ", ") == p.called(unit) {
				return
			}
		}
	}
	if !slices.Contains(slices.Collect(maps.Values(row)), unit) { // a column of units
		p.fault("data/celler.csv: %s is in %q, the page does not say so", at, unit)
	}
}

// called returns what people call a unit, in the report's language.
func (p *published) called(unit string) string {
	if english := map[string]string{"procent": "percent", "procentenheter": "percentage points"}; p.language == "en" && english[unit] != "" {
		return english[unit]
	}
	return unit
}

// first returns the first element of that name within another.
func first(n *html.Node, name string) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == name {
			return d
		}
	}
	return &html.Node{}
}

// headOf returns the heading of a cell's column.
func headOf(cell *html.Node) *html.Node {
	head := first(first(within(cell, "table"), "tr"), "th")
	for before := cell.PrevSibling; before != nil && head != nil; before = before.PrevSibling {
		head = head.NextSibling
	}
	return cmp.Or(head, &html.Node{})
}

var counting = regexp.MustCompile(`^count\(all\.([a-z0-9_]+)(?:, '([^']*)')?\)$`)

// checkFigures holds data/figures.csv against the tables, as far as they count rows.
func (p *published) checkFigures() {
	figures := p.lists["figures"]
	if figures == nil {
		return
	}
	for _, row := range figures.rows {
		l, how := p.lists[row["table"]], counting.FindStringSubmatch(row["formula"])
		if l == nil {
			p.fault("data/figures.csv: %s is of no table", row["figure"])
			continue
		}
		if how == nil {
			continue
		}
		n := 0
		for _, counted := range l.rows {
			if counted["row_type"] == "data" && counted[how[1]] != "" && (how[2] == "" || counted[how[1]] == how[2]) {
				n++
			}
		}
		if row["value"] != strconv.Itoa(n) {
			p.fault("data/figures.csv: %s is %s, but there are %d", row["figure"], row["value"], n)
		}
	}
}

// openData lists the files below data/ and the catalogue, but no pages.
func (p *published) openData() []string {
	var names []string
	for _, pattern := range []string{"data/*.*", "datasets/*", "datapackage.json"} {
		found, _ := fs.Glob(p, pattern)
		names = append(names, found...)
	}
	return slices.DeleteFunc(names, func(name string) bool { return strings.HasSuffix(name, ".html") })
}

// checkSums holds SHA256SUMS against the files, all of them.
func (p *published) checkSums() {
	var had []string
	for line := range strings.Lines(string(p.file("SHA256SUMS"))) {
		sum, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		if want := sha256.Sum256(p.file(name)); sum != hex.EncodeToString(want[:]) {
			p.fault("SHA256SUMS: %s has another checksum", name)
		}
		had = append(had, name)
	}
	want := p.openData()
	slices.Sort(had)
	if slices.Sort(want); !slices.Equal(had, want) {
		p.fault("SHA256SUMS: has %q, want %q", had, want)
	}
}

// checkZip holds the zip file against the files: it has all but those that tell of it.
func (p *published) checkZip() {
	names, _ := fs.Glob(p, "data/*.zip")
	if len(names) != 1 {
		p.fault("%d zip files, want one", len(names))
		return
	}
	raw := p.file(names[0])
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		p.fault("%s: %v", names[0], err)
		return
	}
	var had []string
	for _, file := range z.File {
		if !file.Modified.Equal(p.issued) {
			p.fault("%s: its %s is of %s, not of the day of publication", names[0], file.Name, file.Modified)
		}
		had = append(had, file.Name)
		packed, err := fs.ReadFile(z, file.Name)
		if err != nil || !bytes.Equal(packed, p.file(file.Name)) {
			p.fault("%s: its %s is another, %v", names[0], file.Name, err)
		}
	}
	want := slices.DeleteFunc(p.openData(), func(name string) bool { return name == names[0] || strings.HasPrefix(name, "datasets/") })
	slices.Sort(had)
	if slices.Sort(want); !slices.Equal(had, want) {
		p.fault("%s: has %q, want %q", names[0], had, want)
	}
}
