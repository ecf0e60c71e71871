package render

import (
	"bokslut/generator/diag"
	"bokslut/generator/opendata"
	"bokslut/generator/report"
)

// Beside the pages that are written, a report has pages that the program makes: the
// reconciliation page, the list of tables, the data page and others, a file here for each.
// What they share is here: their addresses, their frame, their sections and tables.

// MadePageWords are those that each page has which the program makes of the report as a whole.
type MadePageWords struct {
	Address string `yaml:"address,required"` // lower-case letters, digits and hyphens
	Title   string `yaml:"title,required"`
	Lead    string `yaml:"lead,required"`
}

// url returns the page's address from the site's root.
func (w *MadePageWords) url() string { return w.Address + "/" }

// madePage is a page that the program makes of the report as a whole.
type madePage struct {
	url    string // from the site's root
	linked bool   // pages of the report may link to it, and search engines are told of it
	kept   bool   // no page of the report can have its address
	taken  diag.Format
}

// madePages lists what the report has of such pages, and the addresses kept for one.
func (l *Layouts) madePages(rep *report.Report) []madePage {
	words, stated, corrected := l.wordsIn(rep.Site.Language), rep.Site.Accessibility != nil, len(rep.Corrections) > 0
	return []madePage{
		{opendata.PageURL, len(rep.Tables) > 0, false, ""}, // which content cannot have
		{words.Reconciliation.url(), true, true, "the address %s is already that of the page which accounts for all figures"},
		{words.Accessibility.url(), stated, stated, "the address %s is already that of the accessibility statement"},
		{words.Corrections.url(), corrected, corrected, "the address %s is already that of the page which lists the corrections"},
		{words.Search.url(), !rep.Site.WithoutSearch, true, "the address %s is already that of the search page"},
		{words.TableList.url(), true, true, "the address %s is already that of the list of tables"},
		{words.Book.url(), false, true, "the address %s is already that of the whole report on one page"}, // which goes when a report grows
	}
}

// CheckAddresses reports the pages of a report that have the address of a page that the
// program makes.
func (l *Layouts) CheckAddresses(rep *report.Report) diag.List {
	var problems diag.List
	all := l.madePages(rep)
	for _, p := range rep.Pages {
		for _, made := range all {
			if made.kept && made.url == p.URL {
				problems.Add(p.Source.Whole().Errorf("address-taken", made.taken, p.URL).
					WithHint("rename the file or its folder, or give it another slug: in the front matter"))
			}
		}
	}
	return problems
}

// MadePages returns the addresses, from the site's root, of the pages that the program makes
// of the report as a whole, and that its pages may link to.
func (l *Layouts) MadePages(rep *report.Report) []string {
	var linked []string
	for _, made := range l.madePages(rep) {
		if made.linked {
			linked = append(linked, made.url)
		}
	}
	return linked
}

// ownFrame returns the frame of a page that the program makes.
func (s *Site) ownFrame(url, title, lead string) *Frame {
	f := s.frame(s.tableWords, s.rep.Site.Language, rootFrom(url))
	f.Canonical = s.rep.Site.BaseURL + url
	f.Heading, f.Lead, f.Description = title, lead, lead
	f.Title = title + titleSeparator + s.rep.Site.Title
	f.Crumbs = list([]Item{home(f), {Title: title}})
	f.Nav = list(s.nav(nil, f))
	return f
}

// writer returns the writer of a page in the report's language that is none of the report's own.
func (s *Site) writer(url string) *pageWriter {
	return &pageWriter{Site: s, url: url, root: rootFrom(url), words: s.tableWords}
}

// appendTitled begins a section.
func appendTitled(b []byte, id, title string) []byte {
	b = append(append(b, `<h2 id="`...), id...)
	b = appendText(append(b, `">`...), title)
	return append(b, "</h2>\n"...)
}

// appendSection begins a section, and says what its list shows.
func appendSection(b []byte, id, title, about string) []byte {
	return appendParagraph(appendTitled(b, id, title), about)
}

// column is the head of a column.
type column struct {
	title string
	class byte
}

// openCell begins a cell of the column.
func (c *column) openCell(b []byte) []byte { return append(c.appendTag(b), '>') }

// appendTag writes the tag of a cell, but for its end. On a narrow screen the column's title
// stands above the cell.
func (c *column) appendTag(b []byte) []byte {
	b = appendClass(append(b, "<td"...), c.class)
	b = appendText(append(b, ` data-column="`...), c.title)
	return append(b, '"')
}

// openTable begins a table, whose rows are shown as lists on a narrow screen. Its first
// column heads the rows.
func openTable(b []byte, caption string, columns []column) []byte {
	b = append(b, "<div class=\"table\">\n<div class=\"scroller stack\" role=\"region\" tabindex=\"0\" aria-label=\""...)
	b = append(appendText(b, caption), "\">\n<table>\n<caption>"...)
	b = append(appendText(b, caption), "</caption>\n<thead>\n<tr>"...)
	for _, c := range columns {
		b = appendClass(append(b, `<th scope="col"`...), c.class)
		b = append(appendText(append(b, '>'), c.title), "</th>"...)
	}
	return append(b, "</tr>\n</thead>\n<tbody>\n"...)
}

// closeTable ends a table, after which it says how many rows there was no room for.
func (w *pageWriter) closeTable(b []byte, rest int) []byte {
	return w.appendRest(append(b, "</tbody>\n</table>\n</div>\n</div>\n"...), rest)
}

// appendRest says how many there was no room for, if any.
func (w *pageWriter) appendRest(b []byte, rest int) []byte {
	if rest <= 0 {
		return b
	}
	return appendParagraph(b, fill(w.tableWords.Reconciliation.Rest, "{n}", w.words.count(rest)))
}

// maxListed is how many rows a list has; the rest are counted.
const maxListed = 500

// listing writes a list whose rows are in groups, up to maxListed rows in all.
type listing struct {
	*pageWriter
	caption string
	columns []column
	rows    int
	of      any // the table or page that the last group is about; nil before the first group
}

// row reports whether there is room for another row; it is counted in any case.
func (l *listing) row() bool {
	l.rows++
	return l.rows <= maxListed
}

// appendGroup begins the group of rows about a table or page, unless the last row was about the
// same one; before the first group it begins the table.
func (l *listing) appendGroup(b []byte, of any, heading func([]byte) []byte) []byte {
	switch l.of {
	case of:
		return b
	case nil:
		b = openTable(b, l.caption, l.columns)
	default:
		b = append(b, "</tbody>\n<tbody>\n"...)
	}
	l.of = of
	b = append(b, `<tr class="group"><th scope="rowgroup" colspan="`...)
	b = append(b, l.words.count(len(l.columns))...)
	b = heading(append(b, `"><span class="group-name">`...))
	return append(b, "</span></th></tr>\n"...)
}

// appendEnd ends the table, or says that there is none.
func (l *listing) appendEnd(b []byte) []byte {
	if l.of == nil {
		return appendParagraph(b, l.tableWords.Reconciliation.None)
	}
	return l.closeTable(b, l.rows-maxListed)
}

// appendTableLink writes a table's title as a link to the table.
func (w *pageWriter) appendTableLink(b []byte, t *report.Table) []byte {
	b = w.appendTableAddress(append(b, `<a href="`...), t)
	return append(appendText(append(b, `">`...), t.Title), "</a>"...)
}

// appendNothing writes that a cell of a list has nothing to hold.
func (w *pageWriter) appendNothing(b []byte) []byte {
	return appendHidden(append(b, "–"...), w.tableWords.Reconciliation.Nothing)
}
