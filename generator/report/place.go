package report

import "bokslut/generator/diag"

// CellSpan returns the place of a cell in the CSV file, or of its row when the file has no such column.
func (t *Table) CellSpan(row, field int) diag.Span {
	start := int(t.Rows[row].Offset)
	f := &t.Fields[field]
	if !f.InCSV {
		return t.CSV.Span(start, start)
	}
	return t.ColumnSpan(start, f.Column)
}

// ColumnSpan returns the place of what stands in a column of the row of the CSV file that
// starts at an offset; of a row with fewer cells, that of its last. It is sought in the row,
// since of most cells no one asks for it.
func (t *Table) ColumnSpan(start, column int) diag.Span {
	text := t.CSV.Text
	for {
		end := start + rawLength(text[start:], t.Delimiter)
		if column == 0 || end == len(text) || text[end] != t.Delimiter {
			return t.CSV.Span(start, end)
		}
		start = end + 1
		column--
	}
}

// rawLength returns how many bytes of s the first CSV cell takes, quotation marks included.
func rawLength(s string, delimiter byte) int {
	quoted := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			quoted = !quoted
		case !quoted && (c == delimiter || c == '\n' || c == '\r'):
			return i
		}
	}
	return len(s)
}
