package opendata

import (
	"strings"

	"bokslut/generator/parallel"
	"bokslut/generator/report"
)

// appendCSV writes a table as CSV: RFC 4180, UTF-8 without a byte order mark, commas,
// CRLF. Its columns are
//
//	id               the row's id
//	FIELD            every field by its name, those that people do not see too
//	FIELD_status     after a field that has it: why the value is missing, or its flags
//	row_type         data, subtotal or total
//
// Numbers have a decimal point and an ASCII minus. They go out as they came, computed
// ones with the decimals that people see. A missing value is empty.
func appendCSV(b []byte, t *report.Table, flush Flush) []byte {
	status := make([]bool, len(t.Fields))
	b = append(b, "id"...)
	for i := range t.Fields {
		f := &t.Fields[i]
		status[i] = hasStatus(t, i)
		b = append(append(b, ','), f.Name...)
		if status[i] {
			b = append(append(append(b, ','), f.Name...), "_status"...)
		}
	}
	b = append(b, ",row_type\r\n"...)
	return appendPieces(b, t, flush, func(b []byte, rows parallel.Range) []byte { return appendRecords(b, t, rows, status) })
}

// cellsInPiece is how many cells one processor writes at a time: some 100 kB.
const cellsInPiece = 8000

// appendPieces writes what a file says of each row of a table, by all processors where there are many.
func appendPieces(b []byte, t *report.Table, flush Flush, some func(b []byte, rows parallel.Range) []byte) []byte {
	pieces := parallel.Pieces(len(t.Rows), max(1, cellsInPiece/len(t.Fields)))
	if len(pieces) == 1 {
		return flush.Take(some(b, pieces[0]))
	}
	parallel.InOrder(len(pieces), func(i int, b []byte) []byte { return some(b, pieces[i]) },
		func(_ int, piece []byte) { b = flush.Take(append(b, piece...)) })
	return b
}

// appendRecords writes some rows of a table; status says which columns have one of status.
func appendRecords(b []byte, t *report.Table, rows parallel.Range, status []bool) []byte {
	for row := rows.From; row < rows.To; row++ {
		b = append(b, t.Rows[row].ID...)
		for i := range t.Fields {
			b = append(b, ',')
			if t.Fields[i].Type == report.TextType {
				b = appendQuoted(b, textOf(t, row, i))
				continue
			}
			b = appendCell(b, t, row, i)
			if status[i] {
				b = appendStatus(append(b, ','), t.State(row, i))
			}
		}
		b = append(append(b, ','), rowType(t.Rows[row].Role)...)
		b = append(b, "\r\n"...)
	}
	return b
}

// hasStatus reports whether a column has a status column beside it: it is of numbers or
// codes, and could lack a value or carry a flag. The sidecar decides that more than the
// cells do, so that the columns of a table stay the same from year to year.
func hasStatus(t *report.Table, field int) bool {
	f := &t.Fields[field]
	if f.Type != report.NumberType && f.Type != report.CodeType {
		return false
	}
	if f.Divides || len(t.Flags) > 0 || len(t.MissingOf(field)) > 0 {
		return true
	}
	for s := range t.States(field) { // what came along from another column or table
		if s.Missing != nil || s.Flags != nil {
			return true
		}
	}
	return false
}

// textOf returns the text of a cell, "" for the sign of a missing one.
func textOf(t *report.Table, row, field int) string {
	text := t.Text(row, field)
	if t.MissingSign(field, text) != nil {
		return ""
	}
	return text
}

// appendQuoted writes a text, in quotation marks where RFC 4180 asks for them.
func appendQuoted(b []byte, text string) []byte {
	if !needsQuotes(text) {
		return append(b, text...)
	}
	b = append(b, '"')
	for {
		before, after, found := strings.Cut(text, `"`)
		b = append(b, before...)
		if !found {
			return append(b, '"')
		}
		b = append(b, `""`...)
		text = after
	}
}

func needsQuotes(text string) bool {
	for i := range len(text) {
		switch text[i] {
		case ',', '"', '\r', '\n':
			return true
		}
	}
	return false
}

// appendCell writes what a cell of a number, code or date field holds.
func appendCell(b []byte, t *report.Table, row, field int) []byte {
	if s := t.State(row, field); s.Kind == report.NumberValue {
		return t.Number(row, field).AppendPlain(b, shownDecimals(s))
	}
	return appendValue(b, t.Value(row, field))
}

func appendValue(b []byte, v report.Value) []byte {
	switch v.Kind {
	case report.NumberValue:
		return appendNumber(b, v)
	case report.CodeValue:
		return appendQuoted(b, v.Code.Value)
	case report.DateValue:
		return append(b, v.Date...)
	}
	return b
}

// appendNumber writes a number: as it came, a computed one with the decimals that people see.
func appendNumber(b []byte, v report.Value) []byte {
	return v.Number.AppendPlain(b, shownDecimals(&v.State))
}

// shownDecimals returns how many decimals a number goes out with; -1 for all it has.
func shownDecimals(s *report.State) int {
	if s.Origin == report.Computed {
		return int(s.Decimals)
	}
	return -1
}

// appendStatus writes the code of why a value is missing, or counts as a number though
// only a sign was written, then those of its flags, with a space between.
func appendStatus(b []byte, s *report.State) []byte {
	start := len(b)
	if s.Missing != nil {
		b = appendQuoted(b, s.Missing.Code)
	}
	if s.Flags == nil {
		return b
	}
	for _, flag := range s.Flags.List {
		if len(b) > start {
			b = append(b, ' ')
		}
		b = appendQuoted(b, flag.Code)
	}
	return b
}

func rowType(role report.RowRole) string {
	switch role {
	case report.SubtotalRow:
		return "subtotal"
	case report.TotalRow:
		return "total"
	}
	return "data"
}
