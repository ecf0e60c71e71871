package content

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"bokslut/generator/report"
)

// blocks converts the blocks in a document, list item, quotation and the like.
func (c *converter) blocks(parent ast.Node) []report.Node {
	nodes := make([]report.Node, 0, parent.ChildCount())
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Paragraph, *ast.TextBlock: // goldmark's TextBlock is the paragraph of a tight list
			nodes = append(nodes, c.paragraph(n))
		case *ast.Heading:
			nodes = append(nodes, c.heading(n))
		case *ast.List:
			nodes = append(nodes, c.list(n))
		case *ast.Blockquote:
			nodes = append(nodes, c.container(report.Quote, n, c.blocks))
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			nodes = append(nodes, c.codeBlock(n))
		case *ast.ThematicBreak:
			nodes = append(nodes, report.Node{Kind: report.Rule, Start: int32(c.pos(n)), End: int32(c.lineEnd(c.pos(n)))})
		case *east.DefinitionList:
			nodes = append(nodes, c.container(report.DefinitionList, n, c.definitionList))
		case *east.Table:
			nodes = append(nodes, c.textTable(n))
		case *ast.HTMLBlock:
			c.rawHTML(c.pos(n), c.lineEnd(c.pos(n)))
		case *ast.LinkReferenceDefinition, *east.FootnoteList: // read by survey
		default:
			panic(unknown(n))
		}
		if last := len(nodes) - 1; last > 0 && nodes[last].Start < nodes[last-1].Start {
			// goldmark puts a text after the table below it when --- follows the table directly.
			c.diags.Add(c.page.Span(&nodes[last]).Errorf("table-run-on", "the table below this text and the line below the table cannot be told apart").
				WithHint("put a blank line before and after the table"))
		}
	}
	return nodes
}

// container converts a node that is no more than what is in it.
func (c *converter) container(kind report.Kind, n ast.Node, convert func(ast.Node) []report.Node) report.Node {
	node := report.Node{Kind: kind, Children: c.nested(n, convert)}
	node.Start, node.End = extent(c.pos(n), node.Children)
	return node
}

// extent returns the place of a node that begins at pos, or with its first child where
// goldmark knows no position, and ends with its last child.
func extent(pos int, children []report.Node) (start, end int32) {
	if len(children) == 0 {
		return int32(max(pos, 0)), int32(max(pos, 0))
	}
	start, end = children[0].Start, children[len(children)-1].End
	if pos >= 0 {
		start = min(start, int32(pos))
	}
	return start, end
}

// paragraph converts a paragraph, which is an embed if an image of a CSV file is all there is.
func (c *converter) paragraph(n ast.Node) report.Node {
	if image, ok := n.FirstChild().(*ast.Image); ok && image.NextSibling() == nil {
		if embed, ok := c.embed(image); ok {
			return embed
		}
	}
	return c.container(report.Paragraph, n, c.inlines)
}

// list converts a list with bullets or numbers.
func (c *converter) list(n *ast.List) report.Node {
	node := c.container(report.List, n, c.listItems)
	node.Tight = n.IsTight
	if n.IsOrdered() {
		node.Level = uint16(n.Start)
		if n.Start == 0 || n.Start > 1<<16-1 {
			c.diags.Add(c.span(c.pos(n), c.pos(n)+1).Errorf("list-start", "this list begins with the number %d", n.Start).
				WithHint("begin it with 1; if it is no list, write \\ before the mark after the number"))
		}
	}
	return node
}

func (c *converter) listItems(list ast.Node) []report.Node {
	nodes := make([]report.Node, 0, list.ChildCount())
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		nodes = append(nodes, c.container(report.ListItem, n, c.blocks))
	}
	return nodes
}

// definitionList converts the terms and definitions of a list.
func (c *converter) definitionList(list ast.Node) []report.Node {
	nodes := make([]report.Node, 0, list.ChildCount())
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *east.DefinitionTerm:
			nodes = append(nodes, c.container(report.Term, n, c.inlines))
		case *east.DefinitionDescription:
			node := c.container(report.Definition, n, c.blocks)
			node.Tight = n.IsTight
			nodes = append(nodes, node)
		default:
			panic(unknown(n))
		}
	}
	return nodes
}

// codeBlock converts an indented or fenced block of code.
func (c *converter) codeBlock(n ast.Node) report.Node {
	var b strings.Builder
	lines := n.Lines().Sliced(0, n.Lines().Len())
	start := c.pos(n)
	if len(lines) > 0 { // after a tab goldmark's position can be behind the code, or the file
		start = min(start, lines[0].Start)
	}
	end := c.lineEnd(start)
	for _, line := range lines {
		b.Write(line.Value(c.source))
		end = line.Stop
	}
	text := strings.ReplaceAll(b.String(), "\r\n", "\n")
	return report.Node{Kind: report.CodeBlock, Start: int32(start), End: int32(end), Text: text}
}

// rawHTML reports HTML, which would be neither safe nor accessible beyond what is checked.
func (c *converter) rawHTML(start, end int) {
	at := c.span(start, end)
	c.diags.Add(at.Errorf("html", "HTML cannot be used: %s", at.Text()).
		WithHint("write it as Markdown; to show a < as such, write \\<"))
}

// lineEnd returns the offset at which the text of a line ends.
func (c *converter) lineEnd(offset int) int {
	end := lineEnd(c.text, offset)
	return offset + len(strings.TrimRight(c.text[offset:end], " \t\r\n"))
}
