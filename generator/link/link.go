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

// setPlaces finds the page that embeds each table, and each chart, first.
func setPlaces(rep *report.Report) {
	rep.Places, rep.ChartPlaces = map[string]*report.Page{}, map[*report.Chart]*report.Page{}
	for _, p := range rep.Pages {
		for _, l := range p.Links {
			switch {
			case l.Embedded && l.Kind == report.TableLink && rep.Places[l.Table.ID] == nil:
				rep.Places[l.Table.ID] = p
			case l.Kind == report.ChartLink && rep.ChartPlaces[l.Chart] == nil:
				rep.ChartPlaces[l.Chart] = p
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
	r.on, r.embedded, r.problems = p, nil, nil
	for _, l := range p.Links {
		if file, _, _ := strings.Cut(l.Dest, "#"); l.Embedded && r.table(file) != nil {
			t := r.table(file)
			if !slices.Contains(r.embedded, t) {
				r.embedded = append(r.embedded, t)
			}
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
				WithHint("give the heading another one: ## … {#om-%s}", l.Table.ID))
		}
	}
	return r.problems
}

func (r *resolver) nodes(nodes []report.Node) {
	for i := range nodes {
		n := &nodes[i]
		if n.Link != nil && n.Link.Kind == report.Unresolved {
			if d, ok := r.node(n); !ok {
				n.Link.Kind = report.BrokenLink
				if d.Code != "" {
					r.problems.Add(d)
				}
			}
		}
		r.caption = r.caption || n.Kind == report.Embed
		r.nodes(n.Children)
		r.caption = r.caption && n.Kind != report.Embed
	}
}

// node resolves one link, or says why it cannot be; a diagnostic without a code says nothing.
func (r *resolver) node(n *report.Node) (diag.Diagnostic, bool) {
	l := n.Link
	file, fragment, hasFragment := strings.Cut(l.Dest, "#")
	switch {
	case file == "":
		return r.bare(n, fragment)
	case strings.HasSuffix(file, ".csv"):
		t := r.table(file)
		if t == nil {
			return r.missingTable(l, file)
		}
		l.Table = t
		if !hasFragment {
			l.Kind = report.TableLink
			return diag.Diagnostic{}, true
		}
		if l.Embedded {
			return r.chart(l, t, fragment)
		}
		n.Kind = report.Figure
		return r.figure(l, r.dest(l), t, fragment)
	case strings.HasSuffix(file, ".md"):
		return r.toPage(l, file, fragment)
	}
	return r.toFile(l, file)
}

// bare resolves an address without a path: a heading or a figure on this page.
func (r *resolver) bare(n *report.Node, fragment string) (diag.Diagnostic, bool) {
	l := n.Link
	heading := slices.Contains(r.headingsOf(r.on), fragment)
	var fits []*report.Table
	for _, t := range r.embedded {
		if row, field, isCell := strings.Cut(fragment, "."); isCell && t.RowIndex(row) >= 0 && t.FieldIndex(field) >= 0 || t.Named(fragment) != nil {
			fits = append(fits, t)
		}
	}
	switch {
	case len(fits) == 1 && !heading:
		n.Kind, l.Table = report.Figure, fits[0]
		return r.figure(l, r.dest(l), fits[0], fragment)
	case len(fits) == 0 && heading && r.caption:
		return r.dest(l).Errorf("image-text", "#%s is a heading, and a caption can hold no links but those of figures", fragment).
			WithHint("put the link into the text around"), false
	case len(fits) == 0 && heading && n.Kind == report.Anchor:
		l.Kind, l.Page, l.Heading = report.HeadingLink, r.on, fragment
		return diag.Diagnostic{}, true
	case len(fits) == 0 && slices.ContainsFunc(r.embedded, func(t *report.Table) bool { return t.Unsure }):
		n.Kind = report.Figure // of that table, perhaps
		return diag.Diagnostic{}, false
	case len(fits) > 0:
		var also []diag.Text
		for _, id := range idsOf(fits) {
			also = append(also, diag.Textf("%s", id))
		}
		if heading {
			also = append(also, diag.Textf("a heading"))
		}
		return r.dest(l).Errorf("link-ambiguous", "#%s fits %s on this page", fragment, diag.And(also...)).
			WithHint("name the table that is meant: /%s#%s", fits[0].CSV.Name, fragment), false
	case strings.Contains(fragment, "."):
		return r.noSuchCell(l, fragment), false
	}
	if len(r.embedded) > 0 {
		n.Kind = report.Figure // perhaps misspelt; what it says is not loose
	}
	d := r.dest(l).Errorf("link-heading", "nothing on this page is called %q", fragment)
	known := slices.Clone(r.headingsOf(r.on))
	for _, t := range r.embedded {
		for _, f := range t.Figures {
			known = append(known, f.Name)
		}
	}
	if near := r.nearest(fragment, known); near != "" {
		return d.WithHint("did you mean #%s?", near), false
	}
	return d.WithHint("a link that begins with # leads to a heading of the page or to a named figure of a table that the page embeds; name the table for another one: /data/TABLE.csv#%s", fragment), false
}

// noSuchCell says why a bare #row.field fits no table of the page.
func (r *resolver) noSuchCell(l *report.Link, fragment string) diag.Diagnostic {
	switch len(r.embedded) {
	case 0:
		return r.dest(l).Errorf("link-cell", "#%s is a figure, but this page embeds no table", fragment).
			WithHint("name the table: /data/TABLE.csv#%s", fragment)
	case 1:
		d, _ := r.figure(l, r.dest(l), r.embedded[0], fragment)
		return d
	}
	d := r.dest(l).Errorf("link-cell", "none of the tables on this page has the cell %s: %s", fragment, diag.Listed(idsOf(r.embedded), ", "))
	if near := r.nearestCell(fragment); near != "" {
		return d.WithHint("did you mean #%s?", near)
	}
	return d.WithHint("check the ids of row and field in the table, or name the table: /data/TABLE.csv#%s", fragment)
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
			nearField = r.nearest(field, fieldsOf(t))
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
	ids := make([]string, len(t.Rows))
	for i := range t.Rows {
		ids[i] = t.Rows[i].ID
	}
	return ids
}

func fieldsOf(t *report.Table) []string {
	names := make([]string, len(t.Fields))
	for i := range t.Fields {
		names[i] = t.Fields[i].Name
	}
	return names
}

// figure resolves the fragment of a link, which stands at a place, into table t: row.field
// or a named figure.
func (r *resolver) figure(l *report.Link, at diag.Span, t *report.Table, fragment string) (diag.Diagnostic, bool) {
	l.Table = t
	rowID, fieldName, isCell := strings.Cut(fragment, ".")
	if !isCell {
		l.Named = t.Named(fragment)
		if l.Named == nil {
			names := make([]string, len(t.Figures))
			for i, f := range t.Figures {
				names[i] = f.Name
			}
			return r.unknown(at.Errorf("link-figure", "table %s has no figure %q", t.ID, fragment).
				WithHint("write row.field for a cell; named figures stand under figures: in %s", t.Sidecar.Name), t, fragment, names), false
		}
		l.Kind = report.NamedLink
		return diag.Diagnostic{}, true
	}
	l.Row, l.Field = t.RowIndex(rowID), t.FieldIndex(fieldName)
	if l.Row < 0 {
		return r.unknown(at.Errorf("link-row", "table %s has no row %q", t.ID, rowID).
			WithHint("the rows' ids stand in the column id of %s", t.CSV.Name), t, rowID, r.rowsOf(t)), false
	}
	if l.Field < 0 {
		return r.unknown(at.Errorf("link-field", "table %s has no field %q", t.ID, fieldName).
			WithHint("the fields stand under fields: in %s", t.Sidecar.Name), t, fieldName, fieldsOf(t)), false
	}
	if t.Fields[l.Field].Type == report.TextType {
		return at.Errorf("link-text", "the field %q of table %s holds text, which is no figure", fieldName, t.ID).
			WithHint("link to a cell with a number, or to the table: /%s", t.CSV.Name), false
	}
	l.Kind = report.CellLink
	return diag.Diagnostic{}, true
}

// unknown returns what says that a table has no row, field or figure of a name, with a
// hint of those that it has where that helps more. Of an unsure table it says nothing.
func (r *resolver) unknown(d diag.Diagnostic, t *report.Table, name string, known []string) diag.Diagnostic {
	if t.Unsure {
		return diag.Diagnostic{}
	}
	if near := r.nearest(name, known); near != "" {
		return d.WithHint("did you mean %q?", near)
	}
	if n := len(known); n > 0 && n <= 12 {
		return d.WithHint("it has: %s", strings.Join(known, ", "))
	}
	return d
}

func (r *resolver) chart(l *report.Link, t *report.Table, name string) (diag.Diagnostic, bool) {
	for _, c := range t.Charts {
		if c.Name == name {
			l.Kind, l.Chart = report.ChartLink, c
			return diag.Diagnostic{}, true
		}
	}
	if t.Unsure {
		return diag.Diagnostic{}, false
	}
	known := make([]string, len(t.Charts))
	for i, c := range t.Charts {
		known[i] = c.Name
	}
	d := r.dest(l).Errorf("link-chart", "table %s has no chart %q", t.ID, name)
	if near := r.nearest(name, known); near != "" {
		return d.WithHint("did you mean %q?", near), false
	}
	return d.WithHint("charts stand under charts: in %s; an embed of a whole table has no #; a figure in the text is a link without !", t.Sidecar.Name), false
}

// missingTable says that there is no such table.
func (r *resolver) missingTable(l *report.Link, file string) (diag.Diagnostic, bool) {
	d := r.dest(l).Errorf("link-table", "there is no table %s", file)
	files := make([]string, 0, len(r.rep.Tables))
	for _, t := range r.rep.Tables {
		files = append(files, t.CSV.Name)
		if path.Base(t.CSV.Name) == path.Base(file) {
			return d.WithHint("write /%s; a path that begins with / starts at the report's folder, another one at this file's", t.CSV.Name), false
		}
	}
	if near := r.nearest(file, files); near != "" {
		return d.WithHint("did you mean /%s?", near), false
	}
	return d.WithHint("put the CSV file and its sidecar there, or mend the path"), false
}

func (r *resolver) toPage(l *report.Link, file, fragment string) (diag.Diagnostic, bool) {
	p := r.pages()[file]
	if p == nil {
		d := r.dest(l).Errorf("link-page", "there is no page %s", file)
		files := make([]string, len(r.rep.Pages))
		for i, p := range r.rep.Pages {
			files[i] = p.Source.Name
		}
		if near := r.nearest(file, files); near != "" {
			return d.WithHint("did you mean /%s?", near), false
		}
		return d.WithHint("a link to a page names its Markdown file, which must not be a draft"), false
	}
	l.Kind, l.Page, l.Heading = report.PageLink, p, fragment
	if fragment != "" && !slices.Contains(r.headingsOf(p), fragment) {
		d := r.dest(l).Errorf("link-heading", "the page %s has no heading #%s", file, fragment)
		if near := r.nearest(fragment, r.headingsOf(p)); near != "" {
			return d.WithHint("did you mean #%s?", near), false
		}
		return d.WithHint("it has: %s", diag.Listed(r.headingsOf(p), ", ")), false
	}
	return diag.Diagnostic{}, true
}

func (r *resolver) toFile(l *report.Link, file string) (diag.Diagnostic, bool) {
	if slices.ContainsFunc(strings.Split(file, "/"), func(part string) bool { return strings.HasPrefix(part, ".") }) {
		return r.dest(l).Errorf("link-hidden", "%s is a hidden file, which is not published", file).
			WithHint("if readers should have it, put it elsewhere under another name"), false
	}
	if made := file + "/"; !l.Embedded && slices.Contains(r.rep.Made, made) {
		l.Kind, l.File = report.MadeLink, made
		return diag.Diagnostic{}, true
	}
	info, err := fs.Stat(r.root, file)
	if err == nil && info.Mode().IsRegular() {
		var f fs.File
		if f, err = r.root.Open(file); err == nil {
			err = f.Close()
		}
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return r.dest(l).Errorf("link-outside", "%s cannot be read as a file of the report's folder", file).
			WithHint("put the file itself there, not a symbolic link to one elsewhere, and see that you may read it"), false
	}
	if err != nil || !info.Mode().IsRegular() {
		return r.dest(l).Errorf("link-file", "there is no file %s", file).
			WithHint("a path that begins with / starts at the report's folder, another one at this file's"), false
	}
	if l.Embedded && !report.IsPicture(file) {
		return r.noPicture(l, file), false
	}
	l.Kind, l.File = report.FileLink, file
	return diag.Diagnostic{}, true
}

// noPicture says that what is to be shown is a file that browsers do not show as a picture.
func (r *resolver) noPicture(l *report.Link, file string) diag.Diagnostic {
	d := r.dest(l).Errorf("link-picture", "%s is no picture that browsers show", file)
	switch strings.ToLower(path.Ext(file)) {
	case ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".numbers":
		return d.WithHint("make a table of the workbook with bokslut table add, and show the CSV file that it makes, as in ![](/data/drift.csv)")
	}
	return d.WithHint("save a picture as SVG, PNG, JPEG, WebP, AVIF or GIF; to let readers open another file, link to it: the same without the !")
}

// headingsOf returns the ids of a page's headings. It does not look into lines of text,
// where another resolver may be at work.
func (r *resolver) headingsOf(p *report.Page) []string {
	ids, ok := r.headings[p]
	if !ok {
		ids = []string{}
		var walk func([]report.Node)
		walk = func(nodes []report.Node) {
			for i := range nodes {
				switch nodes[i].Kind {
				case report.Heading:
					ids = append(ids, nodes[i].ID)
				case report.Paragraph, report.Term, report.TextTableCell, report.Embed:
				default:
					walk(nodes[i].Children)
				}
			}
		}
		walk(p.Blocks)
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
