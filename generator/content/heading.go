package content

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// ids are the ids that a page has given out, each with the number that was last added to it.
type ids map[string]int

// unique returns the id, or the first of id-2, id-3 and so on that is free, and takes it.
func (s ids) unique(id string) string {
	free := id
	for s[free] > 0 {
		s[id]++
		free = id + "-" + strconv.Itoa(s[id])
	}
	s[free] = 1
	return free
}

// surveyHeading takes the id that an author gave a heading, so that it is that heading's
// whatever the ones above it are called.
func (c *converter) surveyHeading(n *ast.Heading) {
	id, ok := attributeID(n)
	if !ok {
		return
	}
	if c.ids[id] > 0 {
		c.diags.Add(c.attributes(n).Errorf("heading-id", "two headings on this page have the id %q", id).
			WithHint("change one of them"))
	}
	c.ids[id] = 1
}

// attributeID returns the id that an author gave a heading: ## Drift {#drift}.
func attributeID(n *ast.Heading) (string, bool) {
	value, ok := n.AttributeString("id")
	if !ok {
		return "", false
	}
	id, ok := value.([]byte)
	return string(id), ok
}

// attributes returns the place of what stands between { and } after a heading.
func (c *converter) attributes(n *ast.Heading) diag.Span {
	start := c.pos(n)
	if lines := n.Lines(); lines.Len() > 0 {
		start = lines.At(lines.Len() - 1).Start
	}
	end := c.lineEnd(start)
	return c.span(start+max(0, strings.LastIndexByte(c.text[start:end], '{')), end)
}

// heading converts a heading. The one of level 1 is the page's title, so the text has
// levels 2 to 6 and skips none, and the outline stays whole for those who listen to it.
func (c *converter) heading(n *ast.Heading) report.Node {
	node := c.container(report.Heading, n, c.inlines)
	node.Level = uint16(n.Level)
	if lines := n.Lines(); lines.Len() > 0 {
		node.End = int32(lines.At(lines.Len() - 1).Stop)
	}
	at := c.span(int(node.Start), int(node.End))
	switch {
	case c.depth > 0:
		c.diags.Add(at.Errorf("heading-nested", "a heading cannot stand inside a list, a quotation or a footnote").
			WithHint("let it stand by itself, or write it as **strong** text"))
	case n.Level == 1:
		c.diags.Add(at.Errorf("heading-level", "the page's heading is its title: those in the text begin with ##").
			WithHint("write ## before it, or remove it if it repeats the title"))
	case n.Level > c.level+1:
		c.diags.Add(at.Errorf("heading-skip", "this heading has level %d and stands below one of level %d", n.Level, c.level).
			WithHint("write %s before it", strings.Repeat("#", c.level+1)))
	}
	c.level = n.Level

	text := report.PlainText(node.Children)
	if isBlank(text) {
		c.diags.Add(at.Errorf("heading-empty", "the heading has no text").WithHint("write one, or remove the mark"))
	}
	node.ID = c.headingID(n, text)
	return node
}

// isBlank reports whether a text has nothing that can be seen.
func isBlank(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsSpace(r) && !unicode.In(r, unicode.Cf) })
}

// headingID returns the id that an author gave a heading, else one made of its text.
func (c *converter) headingID(n *ast.Heading, text string) string {
	for _, attribute := range n.Attributes() {
		if string(attribute.Name) != "id" {
			c.diags.Add(c.attributes(n).Errorf("heading-attribute", "a heading can have an id between { and }, and nothing else").
				WithHint("write {#id}, or remove it"))
			break
		}
	}
	if id, ok := attributeID(n); ok {
		if strings.Contains(id, "--") {
			c.diags.Add(c.attributes(n).Errorf("heading-id", "the id %q has two hyphens beside each other, as those have that the build makes", id).
				WithHint("write it like {#arets-resultat}"))
		} else if id == "" || strings.TrimLeft(id, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
			c.diags.Add(c.attributes(n).Errorf("heading-id", "the id %q is more than lower-case letters, digits and hyphens", id).
				WithHint("write it like {#arets-resultat}"))
		}
		return id
	}
	if open := strings.LastIndex(text, "{"); open >= 0 && strings.HasSuffix(text, "}") && strings.HasPrefix(text[open:], "{#") {
		c.diags.Add(c.attributes(n).Errorf("heading-id", "%s is not an id", text[open:]).
			WithHint("write it like {#arets-resultat}"))
	}
	id := words(text)
	if id == "" {
		id = "section"
	}
	return c.ids.unique(id)
}
