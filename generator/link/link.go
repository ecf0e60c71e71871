// Package link joins what content and data read apart: it finds out which table, cell,
// named figure, page, heading or file each link of the report means.
//
//	![](/data/drift.csv)                  a table; the first page that embeds it is its place
//	[75 796 tkr](#intakter.bokslut_2022)  a cell of the one table on the page that has it
//	[0,6 procent](#overskottsandel)       a named figure of a table on the page
//	[se driften](10-drift.md#utfall)      a page, and a heading there
//	![Karta](karta.png)                   a file
//	[avstämningen](/avstamning/)          a page that the program makes
//
// What leads nowhere is a diagnostic at the link's address.
package link

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"bokslut/generator/diag"
	"bokslut/generator/parallel"
	"bokslut/generator/report"
)

// Resolve sets what each link of some of the report's pages means, and the places of its
// tables; the links of its other pages must have been resolved before. It looks in root for
// the files that pages refer to. The result is what is wrong with each of the pages.
func Resolve(rep *report.Report, root fs.FS, pages []*report.Page) []diag.List {
	byFile := sync.OnceValue(func() map[string]*report.Page {
		byFile := make(map[string]*report.Page, len(rep.Pages))
		for _, p := range rep.Pages {
			byFile[p.Source.Name] = p
		}
		return byFile
	})
	resolvers := sync.Pool{New: func() any {
		return &resolver{rep: rep, root: root, pages: byFile, headings: map[*report.Page][]string{}}
	}}
	problems := make([]diag.List, len(pages))
	parallel.Each(len(pages), func(i int) {
		r := resolvers.Get().(*resolver)
		defer resolvers.Put(r)
		problems[i] = r.page(pages[i])
	})
	setPlaces(rep)
	return problems
}

// setPlaces finds the page that embeds each table first.
func setPlaces(rep *report.Report) {
	rep.Places = map[string]*report.Page{}
	for _, p := range rep.Pages {
		for _, l := range p.Links {
			if l.Embedded && l.Kind == report.TableLink && rep.Places[l.Table.ID] == nil {
				rep.Places[l.Table.ID] = p
			}
		}
	}
}

type resolver struct {
	rep      *report.Report
	root     fs.FS
	pages    func() map[string]*report.Page // by source file
	headings map[*report.Page][]string

	// of the page at hand
	on       *report.Page
	embedded []*report.Table
	lost     bool // it embeds a table that there is not
	said     int  // bytes of titles and labels of its figures, so far
	shown    int  // bytes of tables and charts that it embeds, so far
	caption  bool // the node at hand stands in a caption
	problems diag.List
}

// table returns the table with that CSV file, or nil.
func (r *resolver) table(file string) *report.Table {
	t := r.rep.Table(strings.TrimSuffix(path.Base(file), ".csv"))
	if t == nil || t.CSV.Name != file {
		return nil
	}
	return t
}

func (r *resolver) page(p *report.Page) diag.List {
	r.on, r.embedded, r.lost, r.said, r.shown, r.problems = p, nil, false, 0, 0, nil
	for _, l := range p.Links {
		file, _, _ := strings.Cut(l.Dest, "#")
		if !l.Embedded || !strings.HasSuffix(file, ".csv") {
			continue
		}
		switch t := r.table(file); {
		case t == nil:
			r.lost = true
		case !slices.Contains(r.embedded, t):
			r.embedded = append(r.embedded, t)
		}
	}
	r.nodes(p.Blocks)
	r.nodes(p.Footnotes)
	for _, l := range p.Links {
		if !l.Embedded || l.Kind != report.TableLink {
			continue
		}
		if slices.Contains(r.headingsOf(p), l.Table.ID) {
			r.problems.Add(r.dest(l).Errorf("link-id", "the table %s and a heading of this page have the same id", l.Table.ID).
				WithHint("give the heading in line %d another one: ## … {#om-%s}", lineOfHeading(p, p.Blocks, l.Table.ID), l.Table.ID))
		}
	}
	return r.problems
}

func (r *resolver) nodes(nodes []report.Node) {
	for i := range nodes {
		n := &nodes[i]
		if n.Link != nil && n.Link.Kind == report.Unresolved {
			r.node(n)
			breakUnresolved(n.Link)
		}
		r.caption = r.caption || n.Kind == report.Embed
		r.nodes(n.Children)
		r.caption = r.caption && n.Kind != report.Embed
	}
}

// breakUnresolved notes that a link was looked at and leads nowhere.
func breakUnresolved(l *report.Link) {
	if l.Kind == report.Unresolved {
		l.Kind = report.BrokenLink
	}
}

// node resolves one link. It and what it calls set what the link means; where that is
// nothing they leave it unresolved and say why, unless a mistake was reported that may be
// the cause.
func (r *resolver) node(n *report.Node) {
	l := n.Link
	file, fragment, hasFragment := strings.Cut(l.Dest, "#")
	switch {
	case file == "":
		r.bare(n, fragment)
	case strings.HasSuffix(file, ".csv"):
		r.toTable(n, file, fragment, hasFragment)
	case strings.HasSuffix(file, ".md"):
		r.toPage(l, file, fragment)
	default:
		r.toFile(l, file)
	}
}

// toTable resolves the address of a table, or of a chart or a figure of one.
func (r *resolver) toTable(n *report.Node, file, fragment string, hasFragment bool) {
	l := n.Link
	l.Table = r.table(file)
	switch {
	case l.Table == nil:
		r.problems.Add(r.missingTable(l, file))
	case !hasFragment:
		l.Kind = report.TableLink
		if l.Embedded {
			r.show(l, l.Table.Extent())
		}
	case l.Embedded:
		r.chart(l, fragment)
	default:
		n.Kind = report.Figure
		r.figure(l, r.dest(l), fragment)
	}
}

// mostShown is how many bytes of tables and charts a page may show, unless it is one table.
const mostShown = 64 << 20

// show counts so many bytes of a table or chart that the page embeds.
func (r *resolver) show(l *report.Link, extent int) {
	before := r.shown
	r.shown += extent
	if 0 < before && before <= mostShown && r.shown > mostShown {
		r.problems.Add(r.dest(l).Errorf("embed-many", "from here on the page shows more of tables and charts than %d MB", mostShown>>20).
			WithHint("divide it into several pages"))
	}
}

// mostSaid is how many bytes of titles and labels the figures of a page may have.
const mostSaid = 16 << 20

// say counts the titles and labels with which a figure is told of, each time that it is.
func (r *resolver) say(at diag.Span, bytes int) {
	before := r.said
	r.said += bytes
	if before <= mostSaid && r.said > mostSaid {
		r.problems.Add(at.Errorf("figure-long", "the figures up to this one have more than %d MB of titles and labels", mostSaid>>20).
			WithHint("give the tables, rows and fields shorter titles, and the codes shorter labels"))
	}
}

// extentOf returns about how many bytes a chart is: its texts, the titles of its rows and its marks.
func extentOf(t *report.Table, c *report.Chart) int {
	size := len(c.Title) + len(c.Subtitle) + len(c.Summary) + len(c.Below) + len(c.Above)
	for _, part := range c.Rows {
		size += max(len(t.RowTitle(part.Index)), len(part.Label)) + extentOfMark*len(c.Fields)
	}
	for _, part := range c.Fields {
		size += max(len(t.Fields[part.Index].Title), len(part.Label))
	}
	return size
}

// extentOfMark is about what a bar or a point of a chart takes, with its number.
const extentOfMark = 100

// bare resolves an address without a path: a heading or a figure on this page.
func (r *resolver) bare(n *report.Node, fragment string) {
	l := n.Link
	heading := slices.Contains(r.headingsOf(r.on), fragment)
	fits := r.tablesWith(fragment)
	switch {
	case len(fits) == 1 && !heading:
		n.Kind, l.Table = report.Figure, fits[0]
		r.figure(l, r.dest(l), fragment)
	case len(fits) > 0:
		r.problems.Add(r.ambiguous(l, fragment, fits, heading))
	case heading && r.caption:
		r.problems.Add(r.dest(l).Errorf("image-text", "#%s is a heading, and a caption can hold no links but those of figures", fragment).
			WithHint("put the link into the text around"))
	case heading && n.Kind == report.Anchor:
		l.Kind, l.Page, l.Heading = report.HeadingLink, r.on, fragment
	case r.lost, slices.ContainsFunc(r.embedded, func(t *report.Table) bool { return t.Unsure }):
		n.Kind = report.Figure // of that table, perhaps
	case strings.Contains(fragment, "."):
		r.noSuchCell(l, fragment)
	default:
		if len(r.embedded) > 0 {
			n.Kind = report.Figure // perhaps misspelt; what it says is not loose
		}
		r.problems.Add(r.noSuchName(l, fragment))
	}
}

// tablesWith returns the tables of the page that have the cell row.field or a figure of a name.
func (r *resolver) tablesWith(fragment string) []*report.Table {
	row, field, isCell := strings.Cut(fragment, ".")
	var fits []*report.Table
	for _, t := range r.embedded {
		if isCell && t.RowIndex(row) >= 0 && t.FieldIndex(field) >= 0 || t.Named(fragment) != nil {
			fits = append(fits, t)
		}
	}
	return fits
}

// ambiguous says that a bare # fits several tables, or a table and a heading.
func (r *resolver) ambiguous(l *report.Link, fragment string, fits []*report.Table, heading bool) diag.Diagnostic {
	var also []diag.Text
	for _, t := range fits[:min(len(fits), diag.MostListed)] {
		also = append(also, diag.Textf("%s", t.ID))
	}
	if len(fits) > diag.MostListed {
		also = append(also, diag.Textf("%d other tables", len(fits)-diag.MostListed))
	}
	if heading {
		also = append(also, diag.Textf("a heading"))
	}
	return r.dest(l).Errorf("link-ambiguous", "#%s fits %s on this page", fragment, diag.And(also...)).
		WithHint("name the table that is meant: /%s#%s", fits[0].CSV.Name, fragment)
}

// noSuchName says that a bare # is neither a heading of the page nor a named figure.
func (r *resolver) noSuchName(l *report.Link, fragment string) diag.Diagnostic {
	d := r.dest(l).Errorf("link-heading", "nothing on this page is called %q", fragment)
	known := slices.Clone(r.headingsOf(r.on))
	for _, t := range r.embedded {
		known = append(known, figuresOf(t)...)
	}
	if near := r.nearest(fragment, known); near != "" {
		return d.WithHint("did you mean #%s?", near)
	}
	return d.WithHint("a link that begins with # leads to a heading of the page or to a named figure of a table that the page embeds; name the table for another one: /data/TABLE.csv#%s", fragment)
}

// noSuchCell says why a bare #row.field fits no table of the page.
func (r *resolver) noSuchCell(l *report.Link, fragment string) {
	switch len(r.embedded) {
	case 0:
		r.problems.Add(r.dest(l).Errorf("link-cell", "#%s is a figure, but this page embeds no table", fragment).
			WithHint("name the table: /data/TABLE.csv#%s", fragment))
		return
	case 1:
		l.Table = r.embedded[0]
		r.figure(l, r.dest(l), fragment)
		return
	}
	d := r.dest(l).Errorf("link-cell", "none of the tables on this page has the cell %s: %s", fragment, diag.Listed(idsOf(r.embedded), ", "))
	if near := r.nearestCell(fragment); near != "" {
		r.problems.Add(d.WithHint("did you mean #%s?", near))
		return
	}
	r.problems.Add(d.WithHint("bokslut figures TABLE lists the cells of a table, as links; if it is not on this page, name it: /data/TABLE.csv#%s", fragment))
}

// maxGuesses is for how many mistakes on a page it is looked for what was meant: tables can
// have many rows, and reports many pages.
const maxGuesses = 100

// nearest is [diag.Nearest] for the first mistakes of a page.
func (r *resolver) nearest(word string, known []string) string {
	if len(r.problems) >= maxGuesses {
		return ""
	}
	return diag.Nearest(word, known)
}

// nearestCell returns the one cell of the page's tables that a misspelt row.field can mean; ""
// for none and for several.
func (r *resolver) nearestCell(fragment string) string {
	row, field, _ := strings.Cut(fragment, ".")
	found := ""
	for _, t := range r.embedded {
		nearRow, nearField := row, field
		if t.RowIndex(row) < 0 {
			nearRow = r.nearest(row, r.rowsOf(t))
		}
		if t.FieldIndex(field) < 0 {
			nearField = r.nearest(field, t.FieldNames())
		}
		switch {
		case nearRow == "" || nearField == "":
		case found != "":
			return ""
		default:
			found = nearRow + "." + nearField
		}
	}
	return found
}

// rowsOf returns the ids of a table's rows, for the first mistakes of a page.
func (r *resolver) rowsOf(t *report.Table) []string {
	if len(r.problems) >= maxGuesses {
		return nil
	}
	return t.RowIDs()
}

func figuresOf(t *report.Table) []string {
	names := make([]string, len(t.Figures))
	for i, f := range t.Figures {
		names[i] = f.Name
	}
	return names
}

// figure resolves the fragment of a link, which stands at a place, into its table: row.field
// or a named figure.
func (r *resolver) figure(l *report.Link, at diag.Span, fragment string) {
	t := l.Table
	rowID, fieldName, isCell := strings.Cut(fragment, ".")
	if !isCell {
		if l.Named = t.Named(fragment); l.Named != nil {
			l.Kind = report.NamedLink
			r.say(at, len(t.Title)+len(l.Named.Title))
			return
		}
		r.unknown(at.Errorf("link-figure", "table %s has no figure %q", t.ID, fragment).
			WithHint("write row.field for a cell; named figures stand under figures: in %s", t.Sidecar.Name), t, fragment, figuresOf(t))
		return
	}
	l.Row, l.Field = t.RowIndex(rowID), t.FieldIndex(fieldName)
	switch {
	case l.Row < 0:
		r.unknown(at.Errorf("link-row", "table %s has no row %q", t.ID, rowID).
			WithHint("the rows' ids stand in the column id of %s", t.CSV.Name), t, rowID, r.rowsOf(t))
	case l.Field < 0:
		r.unknown(at.Errorf("link-field", "table %s has no field %q", t.ID, fieldName).
			WithHint("the fields stand under fields: in %s", t.Sidecar.Name), t, fieldName, t.FieldNames())
	case t.Fields[l.Field].Type == report.TextType:
		r.problems.Add(at.Errorf("link-text", "the field %q of table %s holds text, which is no figure", fieldName, t.ID).
			WithHint("link to a cell with a number, or to the table: /%s", t.CSV.Name))
	default:
		l.Kind = report.CellLink
		r.say(at, len(t.Title)+len(t.RowTitle(l.Row))+len(t.Fields[l.Field].Title)+t.LongestLabel(l.Field))
	}
}

// unknown says that a table has no row, field or figure of a name, with a hint of those that
// it has where that helps more. Of an unsure table it says nothing.
func (r *resolver) unknown(d diag.Diagnostic, t *report.Table, name string, known []string) {
	if t.Unsure {
		return
	}
	if near := r.nearest(name, known); near != "" {
		d = d.WithHint("did you mean %q?", near)
	} else if n := len(known); n > 0 && n <= 12 {
		d = d.WithHint("it has: %s", strings.Join(known, ", "))
	}
	r.problems.Add(d)
}

// chart resolves the name of a chart of a link's table.
func (r *resolver) chart(l *report.Link, name string) {
	t := l.Table
	known := make([]string, len(t.Charts))
	for i, c := range t.Charts {
		if c.Name == name {
			l.Kind, l.Chart = report.ChartLink, c
			r.show(l, extentOf(t, c))
			return
		}
		known[i] = c.Name
	}
	if t.Unsure {
		return
	}
	d := r.dest(l).Errorf("link-chart", "table %s has no chart %q", t.ID, name)
	if near := r.nearest(name, known); near != "" {
		r.problems.Add(d.WithHint("did you mean %q?", near))
		return
	}
	r.problems.Add(d.WithHint("charts stand under charts: in %s; an embed of a whole table has no #; a figure in the text is a link without !", t.Sidecar.Name))
}

// missingTable says that there is no such table.
func (r *resolver) missingTable(l *report.Link, file string) diag.Diagnostic {
	d := r.dest(l).Errorf("link-table", "there is no table %s", file)
	files := make([]string, 0, len(r.rep.Tables))
	for _, t := range r.rep.Tables {
		files = append(files, t.CSV.Name)
		if path.Base(t.CSV.Name) == path.Base(file) {
			return d.WithHint("write /%s; a path that begins with / starts at the report's folder, another one at this file's", t.CSV.Name)
		}
	}
	if near := r.nearest(file, files); near != "" {
		return d.WithHint("did you mean /%s?", near)
	}
	return d.WithHint("put the CSV file and its sidecar there, or mend the path")
}

// toPage resolves the address of a page, and of a heading there.
func (r *resolver) toPage(l *report.Link, file, fragment string) {
	p := r.pages()[file]
	switch {
	case p == nil:
		r.problems.Add(r.missingPage(l, file))
	case fragment != "" && !slices.Contains(r.headingsOf(p), fragment):
		r.problems.Add(r.missingHeading(l, file, p, fragment))
	default:
		l.Kind, l.Page, l.Heading = report.PageLink, p, fragment
	}
}

func (r *resolver) missingPage(l *report.Link, file string) diag.Diagnostic {
	d := r.dest(l).Errorf("link-page", "there is no page %s", file)
	files := make([]string, len(r.rep.Pages))
	for i, p := range r.rep.Pages {
		files[i] = p.Source.Name
	}
	if near := r.nearest(file, files); near != "" {
		return d.WithHint("did you mean /%s?", near)
	}
	return d.WithHint("a link to a page names its Markdown file, which must not be a draft")
}

func (r *resolver) missingHeading(l *report.Link, file string, p *report.Page, fragment string) diag.Diagnostic {
	d := r.dest(l).Errorf("link-heading", "the page %s has no heading #%s", file, fragment)
	if near := r.nearest(fragment, r.headingsOf(p)); near != "" {
		return d.WithHint("did you mean #%s?", near)
	}
	return d.WithHint("it has: %s", diag.Listed(r.headingsOf(p), ", "))
}

// toFile resolves the address of a file to publish, or of a page that the program makes.
func (r *resolver) toFile(l *report.Link, file string) {
	if slices.ContainsFunc(strings.Split(file, "/"), func(part string) bool { return strings.HasPrefix(part, ".") }) {
		r.problems.Add(r.dest(l).Errorf("link-hidden", "%s is a hidden file, which is not published", file).
			WithHint("if readers should have it, put it elsewhere under another name"))
		return
	}
	if made := file + "/"; !l.Embedded && slices.Contains(r.rep.Made, made) {
		l.Kind, l.File = report.MadeLink, made
		return
	}
	isFile, err := r.readable(file)
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		r.problems.Add(r.dest(l).Errorf("link-outside", "%s cannot be read as a file of the report's folder", file).
			WithHint("put the file itself there, not a symbolic link to one elsewhere, and see that you may read it"))
	case !isFile:
		r.problems.Add(r.missingFile(l, file))
	case l.Embedded && !report.IsPicture(file):
		r.problems.Add(r.noPicture(l, file))
	default:
		l.Kind, l.File = report.FileLink, file
	}
}

// missingFile says that there is no such file.
func (r *resolver) missingFile(l *report.Link, file string) diag.Diagnostic {
	d := r.dest(l).Errorf("link-file", "there is no file %s", file)
	if t := r.table(csvOf(file)); t != nil {
		return d.WithHint("did you mean /%s?", t.CSV.Name)
	}
	if strings.HasPrefix(strings.ToLower(l.Written), "www.") {
		return d.WithHint("did you mean https://%s?", l.Written)
	}
	return d.WithHint("a path that begins with / starts at the report's folder, another one at this file's")
}

// csvOf returns the name of the CSV file that is called as another file.
func csvOf(file string) string { return strings.TrimSuffix(file, path.Ext(file)) + ".csv" }

// readable reports whether there is a file of a name that can be read; the error says why
// one that is there cannot.
func (r *resolver) readable(name string) (isFile bool, err error) {
	info, err := fs.Stat(r.root, name)
	if err != nil || !info.Mode().IsRegular() {
		return false, err
	}
	f, err := r.root.Open(name)
	if err != nil {
		return false, err
	}
	return true, f.Close()
}

// noPicture says that what is to be shown is a file that browsers do not show as a picture.
func (r *resolver) noPicture(l *report.Link, file string) diag.Diagnostic {
	d := r.dest(l).Errorf("link-picture", "%s is no picture that browsers show", file)
	if t := r.table(csvOf(file)); t != nil {
		return d.WithHint("did you mean /%s?", t.CSV.Name)
	}
	switch strings.ToLower(path.Ext(file)) {
	case ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".numbers":
		return d.WithHint("make a table of the workbook with bokslut table add, and show the CSV file that it makes, as in ![](/data/drift.csv)")
	}
	return d.WithHint("save a picture as SVG, PNG, JPEG, WebP, AVIF or GIF; to let readers open another file, link to it: the same without the !")
}

// lineOfHeading returns the line of the heading with an id, 0 where there is none.
func lineOfHeading(p *report.Page, nodes []report.Node, id string) int {
	for i := range nodes {
		if n := &nodes[i]; n.Kind == report.Heading && n.ID == id {
			return p.Span(n).Pos().Line
		}
		if line := lineOfHeading(p, nodes[i].Children, id); line > 0 {
			return line
		}
	}
	return 0
}

// headingsOf returns the ids of a page's headings.
func (r *resolver) headingsOf(p *report.Page) []string {
	ids, known := r.headings[p]
	if !known {
		ids = p.Headings()
		r.headings[p] = ids
	}
	return ids
}

// dest is the place of a link's address.
func (r *resolver) dest(l *report.Link) diag.Span {
	end := int(l.End)
	if end > int(l.DestStart)+1 && strings.HasSuffix(r.on.Source.Text[:end], ")") {
		end--
	}
	return r.on.Source.Span(int(l.DestStart), end)
}

func idsOf(tables []*report.Table) []string {
	ids := make([]string, len(tables))
	for i, t := range tables {
		ids[i] = t.ID
	}
	return ids
}
