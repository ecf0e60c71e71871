package data

import (
	"slices"

	"bokslut/generator/diag"
	"bokslut/generator/report"
	"bokslut/generator/strictyaml"
)

// charts takes over the charts, and reports rows and fields that there are not. Whether
// their figures can be drawn is seen once they are computed, by package chart.
func (b *builder) charts() {
	if b.tooMany("charts:", len(b.said.Charts), min(maxRules, maxCells/max(1, len(b.table.Rows)))) { // each may show all rows
		b.table.Unsure = true
		return
	}
	for i := range b.said.Charts {
		before := len(b.list)
		name, said := b.said.Charts[i].Key, &b.said.Charts[i].Value
		b.checkName(name, "%q cannot be the name of a chart")
		c := &report.Chart{Name: cutName(name.Value), Type: oneOf(b, said.Type, "%q is no type of a chart", chartTypes), Title: said.Title,
			Subtitle: said.Subtitle, Summary: said.Summary, Below: said.Below, Above: said.Above, Unsigned: said.Unsigned,
			Along: oneOf(b, said.Along, "%q is no axis of a chart", chartAxes), Span: b.at(name)}
		labels := b.chartLabels(said)
		for _, row := range said.Rows {
			if index := b.table.RowIndex(row.Value); index >= 0 {
				c.Rows = append(c.Rows, report.ChartPart{Index: index, Label: labels[row.Value], Span: b.at(row)})
			} else {
				b.unknownRow(b.at(row), "sidecar-chart", row.Value)
			}
		}
		if len(said.Rows) == 0 {
			c.Rows = b.plainRows(c.Span, labels)
		}
		for _, field := range said.Fields {
			if index, ok := b.chartField(field); ok {
				c.Fields = append(c.Fields, report.ChartPart{Index: index, Label: labels[field.Value], Span: b.at(field)})
			}
		}
		if said.Goal != nil {
			if index, ok := b.chartField(*said.Goal); ok {
				c.Goal = &report.ChartPart{Index: index, Label: labels[said.Goal.Value], Span: b.at(*said.Goal)}
			}
		}
		if len(b.list) > before {
			c.Type = 0 // it would be another chart than its author means
		}
		b.table.Charts = append(b.table.Charts, c)
	}
}

// chartLabels returns the labels of a chart by the row or field that they are for, and
// reports those for none that it shows.
func (b *builder) chartLabels(said *chartSaid) map[string]string {
	labels := make(map[string]string, len(said.Labels))
	named := map[string]bool{}
	if len(said.Labels) > 0 {
		for _, part := range slices.Concat(said.Rows, said.Fields) {
			named[part.Value] = true
		}
	}
	for _, l := range said.Labels {
		labels[l.Key.Value] = l.Value.Value
		shown := named[l.Key.Value] || said.Goal != nil && said.Goal.Value == l.Key.Value ||
			len(said.Rows) == 0 && b.table.RowIndex(l.Key.Value) >= 0
		if !shown && b.whole {
			b.list.Add(b.at(l.Key).Errorf("sidecar-chart", "the chart shows no row or field %q", l.Key.Value).
				WithHint("a label is for one of the chart's rows or fields, by its id"))
		}
	}
	return labels
}

// plainRows returns all rows but totals, which would count twice what they sum up.
func (b *builder) plainRows(at diag.Span, labels map[string]string) []report.ChartPart {
	var rows []report.ChartPart
	for i := range b.table.Rows {
		if r := &b.table.Rows[i]; r.Role == report.DataRow {
			rows = append(rows, report.ChartPart{Index: i, Label: labels[r.ID], Span: at})
		}
	}
	return rows
}

// chartField finds a field of numbers, or reports that there is none of that name.
func (b *builder) chartField(name strictyaml.Text) (index int, ok bool) {
	t := b.table
	var numbers []string
	for i := range t.Fields {
		if t.Fields[i].Type != report.NumberType {
			continue
		}
		if t.Fields[i].Name == name.Value {
			return i, true
		}
		numbers = append(numbers, t.Fields[i].Name)
	}
	d := b.at(name).Errorf("sidecar-chart", "%q is no field of numbers", name.Value)
	if near := diag.Nearest(name.Value, numbers); near != "" {
		b.list.Add(d.WithHint("did you mean %q?", near))
	} else {
		b.list.Add(d.WithHint("the fields of numbers are %s", diag.Listed(numbers, ", ")))
	}
	return 0, false
}
