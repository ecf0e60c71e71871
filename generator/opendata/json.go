package opendata

import (
	"unicode/utf8"

	"bokslut/generator/report"
)

// appendJSON writes a table as a JSON array of records, one for each row, with the columns
// of [appendCSV] as names. A missing value is null.
func appendJSON(b []byte, t *report.Table) []byte {
	status := make([]bool, len(t.Fields))
	for i := range t.Fields {
		status[i] = hasStatus(t, i)
	}
	b = append(b, '[')
	for row := range t.Rows {
		if row > 0 {
			b = append(b, ',')
		}
		b = appendString(append(b, "\n{\"id\":"...), t.Rows[row].ID)
		for i := range t.Fields {
			b = append(appendString(append(b, ','), t.Fields[i].Name), ':')
			if t.Fields[i].Type == report.TextType {
				b = appendStringOrNull(b, textOf(t, row, i))
				continue
			}
			v := t.Value(row, i)
			switch v.Kind {
			case report.NumberValue:
				b = appendNumber(b, v)
			case report.CodeValue:
				b = appendString(b, v.Code.Value)
			case report.DateValue:
				b = appendString(b, v.Date)
			default:
				b = append(b, "null"...)
			}
			if status[i] {
				b = append(append(append(b, `,"`...), t.Fields[i].Name...), `_status":`...)
				b = appendStringOrNull(b, string(appendStatus(nil, &v.State)))
			}
		}
		b = appendString(append(b, `,"row_type":`...), rowType(t.Rows[row].Role))
		b = append(b, '}')
	}
	return append(b, "\n]\n"...)
}

func appendStringOrNull(b []byte, text string) []byte {
	if text == "" {
		return append(b, "null"...)
	}
	return appendString(b, text)
}

// appendString writes a JSON string.
func appendString(b []byte, text string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, '\\', 'n')
		case r < ' ':
			b = append(b, '\\', 'u', '0', '0', hex[r>>4], hex[r&15])
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}
