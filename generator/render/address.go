package render

import (
	"strings"

	"bokslut/generator/report"
)

// Ids within a page. Rows and fields are named by letters, digits and _, headings by
// words with a single - between, and so -- keeps what the build makes apart from both;
// a part that begins with a digit is never a row's.
//
//	drift                         the table
//	drift--resultat               a row
//	drift--resultat--bokslut_2022 a cell
//	drift--0                      the table's caption
//	drift--1, drift--1--2         a note of the table, and the second place that refers to it
//	drift--chart-kostnader        a chart of the table
//	fn--1, fn--1--2               a footnote of the text, and the second reference to it
const idSeparator = "--"

// maxCellIDs is how many cells a table may have for each of them to have an id. In a
// larger one only rows do; the ids would be most of the page.
const maxCellIDs = 5000

func appendRowID(b []byte, t *report.Table, row int) []byte {
	b = append(b, t.ID...)
	b = append(b, idSeparator...)
	return append(b, t.Rows[row].ID...)
}

func appendCellID(b []byte, t *report.Table, row, field int) []byte {
	b = appendRowID(b, t, row)
	b = append(b, idSeparator...)
	return append(b, t.Fields[field].Name...)
}

// hasCellIDs reports whether each cell of a table has an id.
func hasCellIDs(t *report.Table) bool { return len(t.Rows)*len(t.Fields) <= maxCellIDs }

// rootFrom returns the relative address of the site's root from a page: "../../" from
// "ekonomi/drift/".
func rootFrom(url string) string { return strings.Repeat("../", strings.Count(url, "/")) }

// here is the relative address of the front page from itself: an empty one would be the
// page with whatever follows # in it.
const here = "./"

// pageAddress returns the address of a page's URL, relative to root.
func pageAddress(root, url string) string {
	if root == "" && url == "" {
		return here
	}
	return root + url
}

// tableURL returns the URL of the page that shows a table: its place, else its own.
func (s *Site) tableURL(t *report.Table) string { return tableURL(s.rep, t) }

func tableURL(rep *report.Report, t *report.Table) string {
	if place := rep.Place(t); place != nil {
		return place.URL
	}
	return "data/" + t.ID + "/"
}

// appendTableAddress writes the address of a table as seen from the page at hand.
// A table that this very page shows is linked to here, even if its place is elsewhere.
func (w *pageWriter) appendTableAddress(b []byte, t *report.Table) []byte {
	if !w.shows(t) {
		b = appendURL(b, pageAddress(w.root, w.tableURL(t)))
	}
	b = append(b, '#')
	return append(b, t.ID...)
}

// appendCellAddress writes the address of a cell, or of its row when cells have no ids.
func (w *pageWriter) appendCellAddress(b []byte, t *report.Table, row, field int) []byte {
	b = w.appendTableAddress(b, t)
	b = b[:len(b)-len(t.ID)] // the ids below begin with it
	if hasCellIDs(t) && showsCell(t, field) {
		return appendCellID(b, t, row, field)
	}
	return appendRowID(b, t, row)
}

// shows reports whether the page at hand shows a table.
func (w *pageWriter) shows(t *report.Table) bool {
	if w.page == nil {
		return w.url == w.tableURL(t)
	}
	return w.page.Embeds(t)
}

// appendAddress writes where a link leads. Files keep their path in the published report.
func (w *pageWriter) appendAddress(b []byte, l *report.Link) []byte {
	switch l.Kind {
	case report.AddressLink:
		return appendURL(b, l.Dest)
	case report.PageLink, report.HeadingLink:
		if l.Page != nil && l.Page.URL != w.url {
			b = appendURL(b, pageAddress(w.root, l.Page.URL))
		} else if l.Heading == "" {
			return appendURL(b, pageAddress(w.root, w.url))
		}
		if l.Heading != "" {
			b = append(b, '#')
			b = appendURL(b, l.Heading)
		}
		return b
	case report.FileLink:
		b = append(b, w.root...)
		return appendURL(b, l.File)
	case report.MadeLink:
		return appendURL(b, pageAddress(w.root, l.File))
	case report.TableLink:
		return w.appendTableAddress(b, l.Table)
	case report.NamedLink: // it stands in no table
		b = append(appendURL(b, w.root+w.tableWords.Reconciliation.url()), '#')
		return appendNamedID(b, l.Table, l.Named)
	case report.CellLink:
		return w.appendCellAddress(b, l.Table, l.Row, l.Field)
	}
	panic("render: a link that was never resolved: " + l.Dest)
}
