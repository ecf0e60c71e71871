package render

import (
	"strings"

	"bokslut/generator/opendata"
)

// appendAbout writes what stands under a table: its description, the source, notes, the
// legend of its signs, what its columns are, and the files to download.
func (w *tableWriter) appendAbout(b []byte) []byte {
	t := w.t
	b = append(b, "<div class=\"about\">\n"...)
	if t.Description != "" {
		b = appendParagraph(b, t.Description)
	}
	for _, note := range w.notes.loose {
		b = appendParagraph(b, note)
	}
	b = w.appendUneven(b)
	b = w.appendNotes(b)
	b = w.appendLegend(b)
	if t.Origin != "" {
		b = appendParagraph(b, w.tableWords.Source+" "+t.Origin)
	}
	b = w.appendColumns(b)
	b = w.appendReconciled(b)
	b = w.appendDownloads(b)
	b = w.appendCite(b)
	return append(b, "</div>\n"...)
}

// appendLegend says what the signs mean that have been written.
func (w *tableWriter) appendLegend(b []byte) []byte {
	if len(w.legend) == 0 {
		return b
	}
	b = appendText(append(b, `<p>`...), w.tableWords.Legend)
	for i, entry := range w.legend {
		if i > 0 {
			b = append(b, ';')
		}
		b = appendText(append(b, ` <span class="sign">`...), entry.sign)
		b = append(b, noBreak+"</span>"...) // inside: lines break after a dash, before a no-break space too
		b = appendText(b, entry.label)
	}
	return append(b, "</p>\n"...)
}

// maxUneven is how many cells that do not add up are named; more are counted.
const maxUneven = 5

// appendUneven says where the figures shown do not add up to what is shown.
func (w *tableWriter) appendUneven(b []byte) []byte {
	t, note := w.t, ""
	switch n := len(t.Uneven); {
	case n == 0:
		return b
	case n > maxUneven:
		note = fill(w.tableWords.UnevenMany, "{n}", w.tableWords.count(n))
	default:
		names := make([]string, n)
		for i, c := range t.Uneven {
			names[i] = t.CellTitle(c.Row, c.Field)
		}
		note = fill(w.tableWords.Uneven, "{cells}", strings.Join(names, "; "))
	}
	return appendParagraph(b, note)
}

// appendReconciled leads to how the table was computed, if any of it was.
func (w *tableWriter) appendReconciled(b []byte) []byte {
	address := w.formulasAddress(w.t)
	if address == "" {
		return b
	}
	b = appendURL(append(b, `<p class="reconciled"><a class="link" href="`...), w.root+address)
	b = appendText(append(b, `">`...), fill(w.tableWords.Reconciled, "{title}", w.t.Title))
	return append(b, "</a></p>\n"...)
}

// appendNotes writes the notes in the order of their marks, each with its way back.
func (w *tableWriter) appendNotes(b []byte) []byte {
	if len(w.notes.texts) == 0 {
		return b
	}
	b = append(b, "<ol class=\"notes\">\n"...)
	for note, text := range w.notes.texts {
		b = append(b, "<li"...)
		if w.ids {
			b = appendText(append(b, ` id="`...), w.noteID(note))
			b = append(b, '"')
		}
		b = append(b, '>')
		b = appendText(b, text)
		if w.ids {
			b = appendBack(b, w.noteID(note), w.notes.refs[note], noteLetter(note), w.tableWords.BackToTable)
		}
		b = append(b, "</li>\n"...)
	}
	return append(b, "</ol>\n"...)
}

// appendColumns explains the columns that have a description, folded away.
func (w *tableWriter) appendColumns(b []byte) []byte {
	any := false
	for _, field := range w.columns {
		f := &w.t.Fields[field]
		if f.Description == "" {
			continue
		}
		if !any {
			any = true
			b = appendText(append(b, "<details>\n<summary>"...), fill(w.tableWords.Columns, "{title}", w.t.Title))
			b = append(b, "</summary>\n<dl>\n"...)
		}
		b = appendText(append(b, "<dt>"...), f.Title)
		b = appendText(append(b, "</dt><dd>"...), f.Description)
		b = append(b, "</dd>\n"...)
	}
	if any {
		b = append(b, "</dl>\n</details>\n"...)
	}
	return b
}

// appendDownloads links to the files of a table that were made, in one line. The table's name
// is only heard: it is what tells the links of several tables apart.
func (w *tableWriter) appendDownloads(b []byte) []byte {
	t, any := w.t, false
	for _, format := range opendata.Formats() {
		file := "data/" + t.ID + format.Extension
		size, made := w.sizes(file)
		if !made {
			continue
		}
		if !any {
			any = true
			b = append(b, `<p class="downloads">`...)
			b = appendText(b, fill(w.tableWords.DownloadTable, "{rows}", w.tableWords.rows(len(t.Rows))))
		}
		b = append(b, ` <a class="link" href="`...)
		b = appendURL(append(b, w.root...), file)
		b = append(b, `" download>`...)
		b = appendText(b, format.Name+", "+w.tableWords.size(size))
		b = append(appendHiddenAfter(b, ", ", t.Title), "</a>"...)
	}
	if any {
		b = append(b, "</p>\n"...)
	}
	return b
}
