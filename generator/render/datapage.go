package render

import (
	"slices"
	"strings"

	"bokslut/generator/opendata"
	"bokslut/generator/report"
)

// The data page lists every file of the open data: each table with its formats, and what
// its columns mean; the files over all tables; how to fetch and cite them.

// maxDictionaries is up to how many tables the page explains the columns of each. In a
// larger report it says where the explanations are.
const maxDictionaries = 100

// Ids of the page's sections. What is about a table has the table's id.
const (
	allDataID   = "page" + idSeparator + "all"
	tablesID    = "page" + idSeparator + "tables"
	structureID = "page" + idSeparator + "structure"
	fetchID     = "page" + idSeparator + "fetch"
	citeID      = "page" + idSeparator + "cite"
	metadataID  = "page" + idSeparator + "metadata"
)

// dataPage makes the page.
func (s *Site) dataPage(w *worker) error {
	said := &s.tableWords.DataPage
	f := s.ownFrame(opendata.PageURL, said.Title, said.Lead)
	d := dataPageWriter{s.writer(opendata.PageURL), said}
	f.Outline = list(d.outline())
	return w.write(s.layouts.made, f, d.appendPage)
}

// outline lists the page's sections. What site.yaml leaves out has none.
func (d *dataPageWriter) outline() []Item {
	items := []Item{
		{Title: d.words.Tables, Address: "#" + tablesID},
		{Title: d.said.Structure, Address: "#" + structureID},
		{Title: d.said.Fetch, Address: "#" + fetchID},
		{Title: d.said.Cite, Address: "#" + citeID},
	}
	if d.made(d.overAll()...) {
		items = append([]Item{{Title: d.said.All, Address: "#" + allDataID}}, items...)
	}
	if d.made(d.metadata()...) {
		items = append(items, Item{Title: d.said.Metadata, Address: "#" + metadataID})
	}
	return items
}

// overAll returns the files over all tables.
func (d *dataPageWriter) overAll() []fileLink {
	return []fileLink{{opendata.ArchiveName(d.rep), fill(d.words.Data.AllTitle, "{report}", d.rep.Site.Title), "zip"},
		{dataFile(opendata.CellsID), "", ""}, {dataFile(opendata.FiguresID), "", ""}}
}

func dataFile(id string) string { return "data/" + id + ".csv" }

// metadata returns the files that describe the others.
func (d *dataPageWriter) metadata() []fileLink {
	return []fileLink{
		{"datapackage.json", d.said.Package, ""},
		{"datasets/dcat", d.said.Catalogue, "RDF/XML"}, {"datasets/dcat.ttl", d.said.Catalogue, "Turtle"}, {"datasets/dcat.jsonld", d.said.Catalogue, "JSON-LD"},
		{"SHA256SUMS", d.said.Sums, ""}}
}

// made reports whether any of the files is made.
func (d *dataPageWriter) made(files ...fileLink) bool {
	return slices.ContainsFunc(files, func(f fileLink) bool {
		_, made := d.sizes(f.file)
		return made
	})
}

// dataPageWriter writes the data page.
type dataPageWriter struct {
	*pageWriter
	said *DataPageWords
}

func (d *dataPageWriter) appendPage(b []byte) []byte {
	words := &d.words.Data
	if all := d.overAll(); d.made(all...) {
		b = appendSection(b, allDataID, d.said.All, d.said.AllAbout)
		b = d.appendFileList(b, all[:1])
		if d.made(all[1]) {
			b = d.appendDataset(b, opendata.Cells(d.rep, words))
		}
		if d.made(all[2]) {
			b = d.appendDataset(b, opendata.Figures(d.rep, words))
		}
	}
	b = appendSection(b, tablesID, d.words.Tables, d.formatsAbout())
	explained := len(d.rep.Tables) <= maxDictionaries
	switch {
	case explained:
	case d.makes(opendata.Metadata):
		b = appendParagraph(b, d.said.ExplainedInFiles)
	default:
		b = appendParagraph(b, d.said.ExplainedInReport)
	}
	for _, t := range d.rep.Tables {
		of := &opendata.Description{ID: t.ID, Title: t.Title, Description: t.Description, Table: t}
		if explained {
			of = opendata.Describe(d.rep, t, words)
		}
		b = d.appendDataset(b, of)
	}
	b = d.appendStructure(b)
	b = d.appendFetch(b)
	b = appendSection(b, citeID, d.said.Cite, d.said.CiteAbout)
	b = appendParagraph(b, fill(d.said.Citation, "{publisher}", d.rep.Site.Organisation.FullName(), "{year}", d.rep.Site.Published[:len("2006")],
		"{report}", d.rep.Site.Title, "{address}", d.rep.Site.BaseURL+opendata.PageURL, "{licence}", d.rep.Site.Licence.Name))
	if files := d.metadata(); d.made(files...) {
		b = appendSection(b, metadataID, d.said.Metadata, d.said.MetadataAbout)
		b = d.appendFileList(b, files)
	}
	return b
}

// appendStructure says how the files are written.
func (d *dataPageWriter) appendStructure(b []byte) []byte {
	about, rules := d.said.StructureAbout, d.said.Rules
	if d.makes(opendata.JSON) {
		about += " " + d.said.StructureJSON
	}
	if d.makes(opendata.AllCells) {
		rules = append(slices.Clone(rules), d.said.Both)
	}
	b = append(appendSection(b, structureID, d.said.Structure, about), "<ul>\n"...)
	for _, rule := range rules {
		b = append(appendText(append(b, "<li>"...), rule), "</li>\n"...)
	}
	return append(b, "</ul>\n"...)
}

// makes reports whether the report is published with what a word of site.yaml stands for.
// Unlike made it never makes a file.
func (d *dataPageWriter) makes(word string) bool { return opendata.Makes(&d.rep.Site, word) }

// formatsAbout says what the formats of the tables are good for.
func (d *dataPageWriter) formatsAbout() string {
	about := d.said.CSVForPrograms
	if d.makes(opendata.JSON) {
		about = d.said.BothForPrograms
	}
	if d.makes(opendata.Workbooks) {
		about = d.said.ForPeople + " " + about
	}
	return about
}

// fileLink is a file to download: what it is, and in which form; "" for what its name says.
type fileLink struct{ file, title, form string }

// appendFileList writes links to those of the files that are made.
func (d *dataPageWriter) appendFileList(b []byte, files []fileLink) []byte {
	any := false
	for _, f := range files {
		size, made := d.sizes(f.file)
		if !made {
			continue
		}
		if !any {
			any = true
			b = append(b, "<ul class=\"files\">\n"...)
		}
		facts := d.words.size(size)
		if f.form != "" {
			facts = f.form + ", " + facts
		}
		b = appendURL(append(b, `<li><a class="link" href="`...), d.root+f.file)
		b = appendText(append(b, `" download>`...), fill(d.words.Download, "{title}", f.title, "{facts}", facts))
		b = append(b, "</a></li>\n"...)
	}
	if any {
		b = append(b, "</ul>\n"...)
	}
	return b
}

// appendDataset writes what there is to know of one CSV file and its other formats. One
// without columns is not explained.
func (d *dataPageWriter) appendDataset(b []byte, of *opendata.Description) []byte {
	t := of.Table
	b = append(append(append(b, `<h3 id="`...), of.ID...), `">`...)
	b = append(appendText(b, of.Title), "</h3>\n"...)
	if of.Description != "" {
		b = appendParagraph(b, of.Description)
	}
	var facts []string
	if t != nil {
		facts = append(facts, d.words.rows(len(t.Rows)))
	}
	if of.Columns != nil {
		facts = append(facts, fill(d.said.ColumnsN, "{n}", d.words.count(len(of.Columns))))
	}
	facts = append(facts, fill(d.said.Updated, "{date}", d.words.date(opendata.Modified(d.rep, t))), d.rep.Site.Licence.Name)
	b = appendText(append(b, `<p class="facts">`...), strings.Join(facts, "; "))
	b = append(b, "</p>\n"...)
	if t != nil {
		b = d.appendTableAddress(append(b, `<p><a class="link" href="`...), t)
		b = appendText(append(b, `">`...), fill(d.said.ToTable, "{title}", of.Title))
		b = append(b, "</a></p>\n"...)
	}
	var files []fileLink
	for _, format := range opendata.Formats() {
		files = append(files, fileLink{"data/" + of.ID + format.Extension, of.Title, format.Name})
	}
	b = d.appendFileList(b, append(files, fileLink{"data/" + of.ID + ".csv-metadata.json", d.said.About + " " + of.Title, "CSVW"}))
	if of.Columns != nil {
		b = d.appendDictionary(b, of)
	}
	return b
}

// appendDictionary explains the columns of a CSV file, folded away.
func (d *dataPageWriter) appendDictionary(b []byte, of *opendata.Description) []byte {
	caption := fill(d.words.Columns, "{title}", of.Title)
	b = appendText(append(b, "<details>\n<summary>"...), caption)
	b = append(b, "</summary>\n"...)
	columns := []column{{d.said.Column, textCells}, {d.said.Name, textCells}, {d.said.Holds, textCells}, {d.said.Explanation, longCells}}
	b = openTable(b, caption, columns)
	for i := range of.Columns {
		c := &of.Columns[i]
		b = appendText(append(b, `<tr><th scope="row" class="text">`...), c.Title)
		b = append(b, "</th>"...)
		b = append(appendName(columns[1].openCell(b), c.Name), "</td>"...)
		b = append(appendText(columns[2].openCell(b), d.holds(c)), "</td>"...)
		b = d.appendExplanation(columns[3].openCell(b), of, c)
		b = append(b, "</td></tr>\n"...)
	}
	return append(d.closeTable(b, 0), "</details>\n"...)
}

// appendName writes a column's name, which may go on on the next line after each of its words.
func appendName(b []byte, name string) []byte {
	b = append(b, "<code>"...)
	b = append(b, strings.ReplaceAll(name, "_", "_<wbr>")...)
	return append(b, "</code>"...)
}

// holds says what a column's cells are, and in which unit.
func (d *dataPageWriter) holds(c *opendata.Column) string {
	kind := [...]string{d.said.Text, d.said.Integer, d.said.Decimal, d.said.Day}[c.Type]
	switch {
	case c.Codes != nil:
		kind = d.said.Code
	case c.Unit != "":
		kind += ", " + d.tableWords.Data.UnitName(c.Unit)
	}
	return kind
}

// appendExplanation writes a column's description, formula and codes, or the sign for none.
func (d *dataPageWriter) appendExplanation(b []byte, of *opendata.Description, c *opendata.Column) []byte {
	start := len(b)
	next := func() {
		if len(b) > start {
			b = append(b, "<br>"...)
		}
	}
	b = appendText(b, c.Description)
	if c.Varies {
		next()
		b = appendText(b, d.words.Data.UnitVaries)
	}
	if c.Derived() {
		next()
		b = appendText(b, d.said.ComputedAs)
		b = d.formulas().wording.appendFormula(append(b, ' '), c.Formula, formulaPlace{table: of.Table}, nil)
		b = appendCode(append(b, "<br>"...), c.Formula)
	}
	for _, code := range c.Codes {
		next()
		b = appendText(appendCode(b, code.Value), ": "+code.Label)
	}
	if len(b) == start {
		return d.appendNothing(b)
	}
	return b
}

// firstTable returns the table that the reader has probably seen first, of those with numbers
// if there are any: it is numbers that programs are for.
func (d *dataPageWriter) firstTable() *report.Table {
	var seen []*report.Table
	for _, p := range d.rep.Pages {
		for _, l := range p.Links {
			if l.Kind == report.TableLink && l.Embedded {
				seen = append(seen, l.Table)
			}
		}
	}
	seen = append(seen, d.rep.Tables...)
	hasNumbers := func(t *report.Table) bool {
		return slices.ContainsFunc(t.Fields, func(f report.Field) bool { return f.Type == report.NumberType })
	}
	return seen[max(0, slices.IndexFunc(seen, hasNumbers))]
}

// appendFetch shows how programs fetch a table.
func (d *dataPageWriter) appendFetch(b []byte) []byte {
	t := d.firstTable()
	base := d.rep.Site.BaseURL
	file := "data/" + t.ID + ".csv"
	address := base + file
	name := strings.ReplaceAll(t.ID, "-", "_")
	b = appendSection(b, fetchID, d.said.Fetch, d.said.FetchAbout)
	excel := fill(d.said.Excel, "{address}", address)
	if d.makes(opendata.Workbooks) {
		excel = d.said.ExcelFile + " " + excel
	}
	curl, sums := d.said.Curl, ""
	if d.makes(opendata.Metadata) {
		curl = d.said.CurlSums
		sums = "curl --remote-name " + base + "SHA256SUMS\nsha256sum --check --ignore-missing SHA256SUMS\n"
	}
	for _, way := range []struct{ title, about, code string }{
		{"Excel", excel, ""},
		{"curl", curl, "curl --create-dirs --output " + file + " " + address + "\n" + sums},
		{"Python", d.said.Python, "import csv, io, urllib.request\n\n" +
			"text = urllib.request.urlopen(\"" + address + "\").read().decode(\"utf-8\")\n" +
			"for row in csv.DictReader(io.StringIO(text, newline=\"\")):\n" +
			"    if row[\"row_type\"] == \"data\":\n        print(row)\n"},
		{"R", d.said.R, name + " <- read.csv(\"" + address + "\", na.strings = \"\", encoding = \"UTF-8\")\n" +
			"subset(" + name + ", row_type == \"data\")\n"},
	} {
		b = appendText(append(b, `<h3 id="page`+idSeparator+strings.ToLower(way.title)+`">`...), way.title)
		b = appendParagraph(append(b, "</h3>\n"...), way.about)
		if way.code != "" {
			b = appendText(append(b, "<pre><code>"...), way.code)
			b = append(b, "</code></pre>\n"...)
		}
	}
	return b
}

// DataPageWords are those of the data page.
type DataPageWords struct {
	Title             string   `yaml:"title,required"`
	Lead              string   `yaml:"lead,required"`
	All               string   `yaml:"all,required"`
	AllAbout          string   `yaml:"all_about,required"`
	ForPeople         string   `yaml:"for_people,required"`
	CSVForPrograms    string   `yaml:"csv_for_programs,required"`
	BothForPrograms   string   `yaml:"both_for_programs,required"`
	ExplainedInFiles  string   `yaml:"explained_in_files,required"`
	ExplainedInReport string   `yaml:"explained_in_report,required"`
	ColumnsN          string   `yaml:"columns,required"`  // {n}
	Updated           string   `yaml:"updated,required"`  // {date}
	ToTable           string   `yaml:"to_table,required"` // {title}
	About             string   `yaml:"about,required"`
	Column            string   `yaml:"column,required"`
	Name              string   `yaml:"name,required"`
	Holds             string   `yaml:"holds,required"`
	Explanation       string   `yaml:"explanation,required"`
	Text              string   `yaml:"text,required"`
	Integer           string   `yaml:"integer,required"`
	Decimal           string   `yaml:"decimal,required"`
	Day               string   `yaml:"day,required"`
	Code              string   `yaml:"code,required"`
	ComputedAs        string   `yaml:"computed_as,required"`
	Structure         string   `yaml:"structure,required"`
	StructureAbout    string   `yaml:"structure_about,required"`
	StructureJSON     string   `yaml:"structure_json,required"`
	Rules             []string `yaml:"rules,required"`
	Both              string   `yaml:"both,required"`
	Fetch             string   `yaml:"fetch,required"`
	FetchAbout        string   `yaml:"fetch_about,required"`
	ExcelFile         string   `yaml:"excel_file,required"`
	Excel             string   `yaml:"excel,required"` // {address}
	Curl              string   `yaml:"curl,required"`
	CurlSums          string   `yaml:"curl_sums,required"`
	Python            string   `yaml:"python,required"`
	R                 string   `yaml:"r,required"`
	Cite              string   `yaml:"cite,required"`
	CiteAbout         string   `yaml:"cite_about,required"`
	Citation          string   `yaml:"citation,required"` // {publisher} {year} {report} {address} {licence}
	Metadata          string   `yaml:"metadata,required"`
	MetadataAbout     string   `yaml:"metadata_about,required"`
	Package           string   `yaml:"package,required"`
	Catalogue         string   `yaml:"catalogue,required"`
	Sums              string   `yaml:"sums,required"`
}
