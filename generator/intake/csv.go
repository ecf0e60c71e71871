package intake

import (
	"slices"
	"strings"

	"bokslut/generator/data"
)

// csv writes the rows, with their ids first: semicolons, and numbers in plain digits with
// the decimal mark of the report's language.
func (m *maker) csv() string {
	var b strings.Builder
	b.WriteString(m.headLine())
	whole := m.wholeOf()
	parent := m.parent()
	if parent != "" {
		b.WriteString(";" + parent)
	}
	b.WriteByte('\n')
	for i, r := range m.rows {
		b.WriteString(r.id)
		for j := range r.cells {
			b.WriteByte(';')
			b.WriteString(cellText(m.written(&r.cells[j])))
		}
		switch {
		case parent == "":
		case whole[i] >= 0:
			b.WriteString(";" + m.rows[whole[i]].id)
		default:
			b.WriteByte(';')
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// headLine writes the headings. What separates the cells of a CSV file is told by what stands most
// often between headings: where those have as many commas, they are put in quotation marks.
func (m *maker) headLine() string {
	plain, marked := "id", "id"
	for _, c := range m.columns {
		text := cellText(c.title)
		plain += ";" + text
		if !strings.HasPrefix(text, `"`) {
			text = `"` + text + `"`
		}
		marked += ";" + text
	}
	if strings.Count(plain, ",") >= len(m.columns) {
		return marked
	}
	return plain
}

// parent returns the name and heading of the column that says which row each is part of; ""
// where no sum is said so.
func (m *maker) parent() string {
	if !slices.ContainsFunc(m.rows, func(r *row) bool { return r.leftOut != nil }) {
		return ""
	}
	taken := nameSet{}
	for _, c := range m.columns {
		taken[c.name], taken[data.Fold(c.title)] = 1, 1
	}
	return taken.unused("parent")
}

func (m *maker) written(c *cell) string {
	if !c.number {
		return c.text
	}
	text := string(c.amount.number.AppendPlain(nil, max(c.amount.number.Decimals(), c.amount.decimals)))
	if whole, decimals, ok := strings.Cut(text, "."); ok {
		return whole + m.marks.Decimal() + decimals
	}
	return text
}

// cellText writes a cell, in quotation marks where it must be.
func cellText(text string) string {
	if !strings.ContainsAny(text, ";\"\n\r") {
		return text
	}
	return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
}
