package content

import (
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"

	"bokslut/generator/report"
)

// embed converts an image that is alone in its paragraph, if it shows a table or a chart.
func (c *converter) embed(n *ast.Image) (report.Node, bool) {
	if !isCSV(unescape(string(n.Destination))) {
		return report.Node{}, false
	}
	return c.image(report.Embed, n), true
}

// picture converts an image within text, or one that shows a picture.
func (c *converter) picture(n *ast.Image) report.Node {
	node := c.image(report.Picture, n)
	at := c.linkSpan(node.Link)
	switch dest := node.Link.Dest; {
	case node.Link.Kind == report.BrokenLink:
	case isCSV(dest):
		c.diags.Add(at.Errorf("embed-inline", "a table or chart cannot stand within text").
			WithHint("put it on a line of its own, with a blank line before and after"))
	case strings.HasPrefix(dest, "#"):
		c.diags.Add(at.Errorf("embed-path", "what is shown here lacks the file it comes from").
			WithHint("write the path of the CSV file before %s, as in ![](/data/drift.csv%s)", dest, dest))
	case node.Link.Kind == report.AddressLink:
		c.diags.Add(at.Errorf("picture-address", "a picture cannot be fetched from another site").
			WithHint("put the file beside this page and write its name"))
	case node.Text == "":
		c.diags.Add(at.Errorf("picture-text", "the picture has no text for those who do not see it").
			WithHint("write between [ and ] what it shows"))
	}
	return node
}

// image converts what embeds and pictures have in common. Its text is plain.
func (c *converter) image(kind report.Kind, n *ast.Image) report.Node {
	link := c.newLink(n, n.Destination, n.Title, n.Reference)
	children := c.nested(n, c.inlines)
	for i := range children {
		if kind := children[i].Kind; kind == report.Anchor || kind == report.Figure || kind == report.Picture || kind == report.FootnoteRef {
			c.diags.Add(c.page.Span(&children[i]).Errorf("image-text", "there cannot be links, pictures or footnotes in the text of an image").
				WithHint("write plain text between [ and ], and the link in the text around it"))
		}
	}
	return report.Node{Kind: kind, Start: link.Start, End: link.End, Link: link, Text: strings.TrimSpace(plainText(children))}
}

// isCSV reports whether a destination is a CSV file of the report.
func isCSV(dest string) bool {
	file, _, _ := strings.Cut(dest, "#")
	return path.Ext(file) == ".csv" && scheme.FindString(dest) == ""
}

// plainText returns what nodes say without their markup.
func plainText(nodes []report.Node) string {
	if len(nodes) == 1 && nodes[0].Kind == report.Text {
		return nodes[0].Text
	}
	var b strings.Builder
	for i := range nodes {
		switch n := &nodes[i]; n.Kind {
		case report.Text, report.Code, report.Picture:
			b.WriteString(n.Text)
		case report.LineBreak, report.SoftBreak:
			b.WriteByte(' ')
		default:
			b.WriteString(plainText(n.Children))
		}
	}
	return b.String()
}
