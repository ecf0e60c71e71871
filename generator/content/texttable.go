package content

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"bokslut/generator/report"
)

// alignment returns where a cell's text stands.
func alignment(a east.Alignment) report.Align {
	switch a {
	case east.AlignLeft:
		return report.AlignLeft
	case east.AlignRight:
		return report.AlignRight
	case east.AlignCenter:
		return report.AlignCentre
	}
	return report.AlignDefault
}

// textTable converts a table written in Markdown. goldmark gives it the place of the
// paragraph that it was, text above the table included, so its place is made of its rows.
func (c *converter) textTable(n *east.Table) report.Node {
	node := report.Node{Kind: report.TextTable, Children: make([]report.Node, 0, n.ChildCount())}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		node.Children = append(node.Children, c.textTableRow(row))
	}
	node.Start, node.End = extent(-1, node.Children)
	return node
}

// textTableRow converts a row. goldmark fills short rows up and cuts long ones off, which
// would put figures under the wrong heading or lose them.
func (c *converter) textTableRow(n ast.Node) report.Node {
	row := report.Node{Kind: report.TextTableRow, Start: int32(c.pos(n)), End: int32(c.pos(n))}
	row.Children = make([]report.Node, 0, n.ChildCount())
	short := false
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		cell := child.(*east.TableCell)
		node := report.Node{Kind: report.TextTableCell, Align: alignment(cell.Alignment), Start: row.End, End: row.End}
		if cell.Lines().Len() == 0 {
			short = true
		} else {
			segment := cell.Lines().At(0)
			node.Start, node.End = int32(segment.Start), int32(segment.Stop)
			node.Children = c.nested(cell, c.inlines)
		}
		row.End = node.End
		row.Children = append(row.Children, node)
	}
	end := c.lineEnd(int(row.End))
	rest := strings.TrimSpace(c.text[row.End:end])
	switch at := c.span(c.pos(n), end); {
	case short:
		c.diags.Add(at.Errorf("text-table-row", "this row has fewer cells than the table's head").
			WithHint("write as many | as in the first row"))
	case rest != "" && rest != "|":
		c.diags.Add(at.Errorf("text-table-row", "this row has more cells than the table's head").
			WithHint("write as many | as in the first row; to show a | as such, write \\|"))
	}
	return row
}
