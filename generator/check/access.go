package check

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"bokslut/generator/chart"
	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// Rules for readers who hear a page, or go from link to link and from heading to heading,
// and so meet each without what stands around it. Beside them, content refuses headings
// that skip a level and pictures without a text, and a layout names what it shows.

// links warns of links whose text says nothing by itself, and of those that say the same
// and lead to different places.
func links(c *checker) {
	leadsTo := map[string]string{}
	c.each(report.Anchor, func(n *report.Node) {
		said := strings.Trim(strings.ToLower(plain(textOf(n))), " .:…»›→!")
		if said == "" { // the build writes it, or content has reported it
			return
		}
		at := c.page.Span(n)
		dest, known := leadsTo[said]
		switch {
		case slices.Contains(c.lang.vague, said):
			c.Problems.Add(at.Warnf("link-vague", "the link text %q does not say where it leads, to someone who hears only the link", textOf(n)).
				WithHint("let the link be the words that name what the reader finds there"))
		case strings.HasPrefix(said, "http://"), strings.HasPrefix(said, "https://"), strings.HasPrefix(said, "www."):
			c.Problems.Add(at.Warnf("link-bare", "the link text is an address, which is hard to listen to").
				WithHint("write what the reader finds there: [Tillväxtverkets statistik](%s)", n.Link.Written))
		case known && dest != n.Link.Dest:
			c.Problems.Add(at.Warnf("link-same-text", "another link on this page says %q too, and leads to %s", textOf(n), dest).
				WithHint("let each say what is particular about where it leads"))
		case !known:
			leadsTo[said] = n.Link.Dest
		}
	})
}

// addresses warns of addresses in the text that are no links.
func addresses(c *checker) {
	var walk func([]report.Node)
	walk = func(nodes []report.Node) {
		for i := range nodes {
			n := &nodes[i]
			if n.Kind == report.Text {
				for _, at := range address.FindAllStringIndex(c.page.Source.Text[n.Start:n.End], -1) {
					span := c.page.Source.Span(int(n.Start)+at[0], int(n.Start)+at[1])
					c.Problems.Add(span.Warnf("link-plain", "this address is no link, and is hard to listen to").
						WithHint("write what the reader finds there: [Tillväxtverkets statistik](%s)", span.Text()))
				}
			}
			if n.Kind != report.Anchor && n.Kind != report.Figure {
				walk(n.Children)
			}
		}
	}
	walk(c.page.Blocks)
	walk(c.page.Footnotes)
}

// address is one in a text, without the sign that ends the sentence.
var address = regexp.MustCompile(`https?://[^\s<>")]*[^\s<>").,;:!?]`)

// boldHeadings warns of lines that are headings to those who see them only.
func boldHeadings(c *checker) {
	for i := range len(c.page.Blocks) - 1 { // one that nothing follows heads nothing
		n := &c.page.Blocks[i]
		if n.Kind != report.Paragraph || len(n.Children) != 1 || n.Children[0].Kind != report.Strong {
			continue
		}
		if said := textOf(n); len(said) <= longestHeading && !strings.ContainsAny(said[max(0, len(said)-1):], ".!?:;,") {
			c.Problems.Add(c.page.Span(n).Warnf("heading-bold", "this line is bold, and looks like a heading, but is none to someone who hears the page").
				WithHint("begin it with ## and a space instead, or with more # below another heading"))
		}
	}
}

// longestHeading is how long, in bytes, a bold line is that may be meant as a heading.
const longestHeading = 100

// pictures refuses the name of a file as the text of a picture.
func pictures(c *checker) {
	c.each(report.Picture, func(n *report.Node) {
		file := path.Base(n.Link.Dest)
		name := strings.TrimSuffix(file, path.Ext(file))
		if said := strings.TrimSpace(n.Text); said != "" && (said == file || said == name && !strings.ContainsAny(said, " ")) {
			c.Problems.Add(c.page.Span(n).Errorf("picture-name", "the picture's text %q is the name of its file", n.Text).
				WithHint("write what the picture shows, for those who do not see it"))
		}
	})
}

// headings warns of a heading that says the same as one before it in the same section.
func headings(c *checker) {
	var above [7]string          // the headings that the one at hand stands below, by level
	seen := map[[2]string]bool{} // a heading with those above it
	for i := range c.page.Blocks {
		n := &c.page.Blocks[i]
		if n.Kind != report.Heading || int(n.Level) >= len(above) {
			continue
		}
		said := strings.ToLower(plain(textOf(n)))
		key := [2]string{strings.Join(above[:n.Level], "\n"), said}
		if seen[key] && said != "" {
			c.Problems.Add(c.page.Span(n).Warnf("heading-repeated", "another heading of this section says %q too", textOf(n)).
				WithHint("let each say what is particular about what stands below it"))
		}
		seen[key] = true
		above[n.Level] = said
		clear(above[n.Level+1:])
	}
}

// symbolCells warns of cells of text tables that say nothing in words.
func symbolCells(c *checker) {
	c.each(report.TextTableCell, func(n *report.Node) {
		if len(n.Children) > 0 && isSymbol(textOf(n)) {
			c.Problems.Add(c.page.Span(n).Warnf("cell-symbol", "the cell holds only %q, which is not read aloud", textOf(n)).
				WithHint("write what it means in words, after the sign or instead of it"))
		}
	})
}

// Tables warns of the same in the fields of some tables that hold text, and reports their
// charts that cannot be drawn; a list for each table. A sign that the table's sidecar knows,
// as a missing value or as a code, is always shown with its words.
func Tables(tables []*report.Table) []diag.List {
	problems := make([]diag.List, len(tables))
	for i, t := range tables {
		for _, c := range t.Charts {
			_, unfit := chart.Of(t, c)
			problems[i].Add(unfit...)
		}
		for field := range t.Fields {
			problems[i].Add(symbolField(t, field)...)
		}
		problems[i].Shorten()
	}
	return problems
}

// symbolField returns the warning of the first cell of a field that holds only a symbol:
// one of a column is enough to find the others.
func symbolField(t *report.Table, field int) diag.List {
	f := &t.Fields[field]
	if f.Type != report.TextType || f.Role != report.NoRole {
		return nil
	}
	for row := range t.Rows {
		text := t.Text(row, field)
		if !isSymbol(text) || t.MissingSign(field, text) != nil {
			continue
		}
		return diag.List{t.CellSpan(row, field).Warnf("cell-symbol", "the cell holds only %q, which is not read aloud", text).
			WithHint("say what it means in %s: as one of missingValues, or let the field be of type code with categories", t.Sidecar.Name)}
	}
	return nil
}

// isSymbol reports whether a text holds signs, and neither letters nor digits.
func isSymbol(text string) bool {
	text = strings.TrimSpace(text)
	return text != "" && strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0
}

// each calls f for every node of a kind on the page.
func (c *checker) each(kind report.Kind, f func(*report.Node)) {
	var walk func([]report.Node)
	walk = func(nodes []report.Node) {
		for i := range nodes {
			if nodes[i].Kind == kind {
				f(&nodes[i])
			}
			walk(nodes[i].Children)
		}
	}
	walk(c.page.Blocks)
	walk(c.page.Footnotes)
}

// textOf returns what a node says.
func textOf(n *report.Node) string {
	if n.Kind == report.Text || n.Kind == report.Code || n.Kind == report.Picture {
		return n.Text
	}
	var b strings.Builder
	for i := range n.Children {
		switch child := &n.Children[i]; child.Kind {
		case report.SoftBreak, report.LineBreak:
			b.WriteByte(' ')
		case report.Figure:
			b.WriteString(cmp.Or(textOf(child), child.Link.Dest)) // the build writes what its author did not
		default:
			b.WriteString(textOf(child))
		}
	}
	return b.String()
}
