package render

// appendCite says how to cite a table and where to find it and its cells, folded away: what
// the source is called, the table's whole address, and that of a cell as the pattern of all.
// The book has none of these addresses; in it the table's leads to where the table stands.
func (w *tableWriter) appendCite(b []byte) []byte {
	t, words, site := w.t, w.tableWords, &w.rep.Site
	if !w.ids { // a table shown again on the same page is cited where it stood first
		return b
	}
	page := site.BaseURL + w.url + "#"
	b = appendText(append(b, "<details class=\"cite\">\n<summary>"...), fill(words.Cite, "{title}", t.Title))
	b = append(b, "</summary>\n"...)
	b = appendParagraph(b, fill(words.Citation, "{publisher}", site.Organisation.FullName(), "{report}", site.Title, "{title}", t.Title, "{date}", words.date(site.Published)))
	b = appendText(append(b, "<p>"...), words.TableAddress)
	b = append(b, ` <a href="`...)
	if w.book {
		b = appendURL(b, page+t.ID)
	} else {
		b = w.appendTableAddress(b, t)
	}
	b = appendText(append(b, `">`...), page+t.ID)
	b = append(b, "</a></p>\n"...)
	if cell := w.firstCell(); cell >= 0 && !w.book {
		b = appendText(append(b, "<p>"...), fill(words.CellAddress, "{cell}", t.CellTitle(0, cell)))
		b = append(w.appendCellAddress(append(b, ` <a href="`...), t, 0, cell), `">`...)
		b = append(appendText(b, page+string(appendCellID(nil, t, 0, cell))), "</a></p>\n"...)
	}
	return append(b, "</details>\n"...)
}

// firstCell returns the field of the first cell with an address of its own, −1 for none.
func (w *tableWriter) firstCell() int {
	if !w.cellIDs {
		return -1
	}
	for _, field := range w.columns {
		if field != w.t.StubField {
			return field
		}
	}
	return -1
}
