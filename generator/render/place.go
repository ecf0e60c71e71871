package render

import (
	"strings"

	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// Those who write a report are shown, beside a page, where its figures come from and what
// is wrong at which place of it.

// Origin is where a figure in the text comes from.
type Origin struct {
	Reference string // as it is written in Markdown: /data/drift.csv#intakter.bokslut_2022
	Name      string // for people: "Driftredovisning: Verksamhetens intäkter, Bokslut 2022"
	Formula   string // as it is written, of a sum of parts the rows added; "" for none
	Source    diag.Pos
}

// Origins returns where the figures of a page come from, in the order of its <data> elements.
func Origins(p *report.Page) []Origin {
	var origins []Origin
	var walk func(nodes []report.Node)
	walk = func(nodes []report.Node) {
		for i := range nodes {
			n := &nodes[i]
			if n.Kind == report.Figure && bound(n.Link) {
				origins = append(origins, originOf(n.Link))
			}
			walk(n.Children)
		}
	}
	walk(p.Blocks)
	walk(p.Footnotes)
	return origins
}

// originOf returns where the figure comes from that a bound link leads to.
func originOf(l *report.Link) Origin {
	t := l.Table
	o := Origin{Name: sourceName(l)}
	if l.Kind == report.NamedLink {
		o.Reference = "/" + t.CSV.Name + "#" + l.Named.Name
		o.Formula = l.Named.Formula.Text
		o.Source = l.Named.Span.Pos()
		return o
	}
	row, field := &t.Rows[l.Row], &t.Fields[l.Field]
	o.Reference = "/" + t.CSV.Name + "#" + row.ID + "." + field.Name
	o.Source = t.CellSpan(l.Row, l.Field).Pos()
	switch v := t.Value(l.Row, l.Field); {
	case v.Origin == report.Given:
	case field.Formula != nil:
		o.Formula = field.Formula.Text
	case row.Said != nil && row.Said.Formula != nil:
		o.Formula = row.Said.Formula.Text
	default:
		var parts []string
		for _, part := range t.Parts[l.Row] {
			parts = append(parts, t.Rows[part].ID)
		}
		o.Formula = strings.Join(parts, " + ")
	}
	o.Formula = strings.Join(strings.Fields(o.Formula), " ")
	return o
}

// FileOf returns the name of the file that shows a page.
func FileOf(p *report.Page) string { return p.URL + "index.html" }

// Element returns the name of the file that shows a table, and there the id of the cell
// that stands at a place of its CSV file, or of the table when it is another place.
func Element(rep *report.Report, t *report.Table, at diag.Pos) (file, id string) {
	file, id = tableURL(rep, t)+"index.html", t.ID
	if at.File != t.CSV.Name || at.Line == 0 {
		return file, id
	}
	for row := range t.Rows {
		offset := int(t.Rows[row].Offset)
		if t.CSV.Pos(offset).Line != at.Line {
			continue
		}
		id = string(appendRowID(nil, t, row))
		if !hasCellIDs(t) {
			break
		}
		for field := range t.Fields {
			if f := &t.Fields[field]; f.InCSV && showsCell(t, field) && t.CellSpan(row, field).Pos() == at {
				id = string(appendCellID(nil, t, row, field))
			}
		}
		break
	}
	return file, id
}
