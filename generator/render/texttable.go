package render

import "bokslut/generator/report"

// appendTextTable writes a table that stands in the text. Its name is the heading above.
//
// Where the first cell of the head is empty, the first column heads the rows; an empty
// header says nothing to who cannot see the table, so a hidden word stands there.
func (w *pageWriter) appendTextTable(b []byte, n *report.Node) []byte {
	name := w.heading
	if name == "" {
		name = w.page.Title
	}
	b = append(b, `<div class="scroller" role="region" tabindex="0" aria-label="`...)
	b = appendText(b, name)
	b = append(b, "\">\n<table>\n<caption class=\"hidden\">"...)
	b = appendText(b, name)
	b = append(b, "</caption>\n"...)
	rowHeaders := false
	for row := range n.Children {
		cells := n.Children[row].Children
		switch row {
		case 0:
			rowHeaders = len(cells) > 0 && len(cells[0].Children) == 0
			b = append(b, "<thead>"...)
		case 1:
			b = append(b, "<tbody>\n"...)
		}
		b = append(b, "<tr>"...)
		for column := range cells {
			b = w.appendTextTableCell(b, &cells[column], row == 0, rowHeaders && column == 0)
		}
		b = append(b, "</tr>"...)
		if row == 0 {
			b = append(b, "</thead>"...)
		}
		b = append(b, '\n')
	}
	if len(n.Children) > 1 {
		b = append(b, "</tbody>\n"...)
	}
	return append(b, "</table>\n</div>\n"...)
}

// appendTextTableCell writes a cell of the head, one that heads its row, or another. An empty
// one has a dash, and words for who hears it.
func (w *pageWriter) appendTextTableCell(b []byte, n *report.Node, head, rowHeader bool) []byte {
	element := "td"
	switch {
	case head:
		element = "th"
		b = append(b, `<th scope="col"`...)
	case rowHeader:
		element = "th"
		b = append(b, `<th scope="row"`...)
	default:
		b = append(b, "<td"...)
	}
	switch n.Align {
	case report.AlignRight: // as cells are without a class
	case report.AlignCentre:
		b = append(b, ` class="centre"`...)
	default:
		b = append(b, ` class="text"`...)
	}
	b = append(b, '>')
	switch {
	case len(n.Children) > 0:
		b = w.appendInlines(b, n.Children)
	case head:
		b = appendHidden(b, w.words.RowHeadings)
	default:
		b = append(b, "–"...)
		b = appendHidden(b, w.words.NoValue)
	}
	return append(append(append(b, "</"...), element...), '>')
}
