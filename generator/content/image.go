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
	node := c.image(report.Embed, n)
	if c.embeds++; c.embeds == maxEmbeds+1 {
		c.diags.Add(c.linkSpan(node.Link).Errorf("embed-many", "the page shows more than %d tables and charts", maxEmbeds).
			WithHint("divide it into several pages"))
	}
	return node, true
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
	case !report.IsPicture(dest): // package link says so
	case isBlank(node.Text):
		c.diags.Add(at.Errorf("picture-text", "the picture has no text for those who do not see it").
			WithHint("write between [ and ] what it shows"))
	}
	return node
}

// image converts what embeds and pictures have in common. Its text is plain; an embed has
// its caption as inlines too, since figures in it can be bound.
func (c *converter) image(kind report.Kind, n *ast.Image) report.Node {
	link := c.newLink(n, n.Destination, n.Title, n.Reference)
	links := len(c.page.Links)
	children := c.nested(n, c.inlines)
	c.checkImageText(kind, children)
	node := report.Node{Kind: kind, Start: link.Start, End: link.End, Link: link, Text: strings.TrimSpace(report.PlainText(children))}
	if kind == report.Embed && (node.Text != "" || len(c.page.Links) > links) { // ![ ](…) has no caption
		node.Children = children
	}
	return node
}

// checkImageText reports what cannot stand in a caption or in a picture's text.
func (c *converter) checkImageText(kind report.Kind, nodes []report.Node) {
	for i := range nodes {
		n := &nodes[i]
		switch n.Kind {
		case report.Anchor, report.Figure, report.Picture, report.FootnoteRef:
			if kind == report.Embed && mayBeFigure(n) {
				continue
			}
			d := c.page.Span(n).Errorf("image-text", "there cannot be links, pictures or footnotes in the text of a picture").
				WithHint("write plain text between [ and ], and the link in the text around it")
			if kind == report.Embed {
				d = c.page.Span(n).Errorf("image-text", "a caption can hold no links but those of figures, no pictures and no footnotes").
					WithHint("put it into the text around; a figure in a caption is bound as one in the text is: [75 796 tkr](#intakter.bokslut_2022)")
			}
			c.diags.Add(d)
		default:
			c.checkImageText(kind, n.Children)
		}
	}
}

// mayBeFigure reports whether a node is a figure, or a link to #name, of which package
// link finds out whether it is one.
func mayBeFigure(n *report.Node) bool {
	return n.Kind == report.Figure ||
		n.Kind == report.Anchor && n.Link.Kind == report.Unresolved && isFigure(n.Link.Dest, true)
}

// isCSV reports whether a destination is a CSV file of the report.
func isCSV(dest string) bool {
	file, _, _ := strings.Cut(dest, "#")
	return path.Ext(file) == ".csv" && scheme.FindString(dest) == ""
}
