package diff

import (
	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// Use is a place in the text that shows a figure.
type Use struct {
	Pos  diag.Pos
	Text string // as written, without markup; "" where the build writes it
}

// Uses returns where the text of a report shows each figure, by the figure's address:
// drift#intakter.bokslut_2022. The places are in order of pages.
func Uses(rep *report.Report) map[string][]Use {
	uses := map[string][]Use{}
	for _, p := range rep.Pages {
		addUses(uses, p, p.Blocks)
		addUses(uses, p, p.Footnotes)
	}
	return uses
}

func addUses(uses map[string][]Use, p *report.Page, nodes []report.Node) {
	for i := range nodes {
		n := &nodes[i]
		if n.Kind != report.Figure {
			addUses(uses, p, n.Children)
			continue
		}
		if address := addressOf(n.Link); address != "" {
			uses[address] = append(uses[address], Use{p.Span(n).Pos(), report.PlainText(n.Children)})
		}
	}
}

// addressOf returns the address of the figure that a link leads to, "" for a broken one.
func addressOf(l *report.Link) string {
	switch l.Kind {
	case report.CellLink:
		return l.Table.ID + "#" + l.Table.Rows[l.Row].ID + "." + l.Table.Fields[l.Field].Name
	case report.NamedLink:
		return l.Table.ID + "#" + l.Named.Name
	}
	return ""
}
