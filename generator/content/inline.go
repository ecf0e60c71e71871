package content

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// inlines converts the text in a paragraph, heading, link and the like.
func (c *converter) inlines(parent ast.Node) []report.Node {
	nodes := make([]report.Node, 0, parent.ChildCount())
	for n := parent.FirstChild(); n != nil; n = c.next(n, parent) {
		switch n := n.(type) {
		case *ast.Text:
			nodes = c.textNode(nodes, n)
			continue
		case *ast.Emphasis:
			if c.depth < maxNesting {
				nodes = append(nodes, c.emphasis(n))
			} else if n.Parent() == parent {
				c.nestedTooDeeply(n)
			}
		case *ast.CodeSpan:
			nodes = append(nodes, c.codeSpan(n))
		case *ast.Link:
			nodes = append(nodes, c.link(n))
		case *ast.AutoLink:
			nodes = append(nodes, c.autoLink(n))
		case *ast.Image:
			nodes = append(nodes, c.picture(n))
		case *ast.RawHTML:
			c.rawHTML(n.Segments.At(0).Start, n.Segments.At(n.Segments.Len()-1).Stop)
		case *east.FootnoteLink:
			nodes = append(nodes, c.footnoteRef(n))
		default:
			panic(unknown(n))
		}
	}
	return c.finishTexts(nodes)
}

// next returns what comes after n in parent. Of emphasis that is nested too deeply that is what is in it, as if
// it had no marks.
func (c *converter) next(n, parent ast.Node) ast.Node {
	if n.Kind() == ast.KindEmphasis && c.depth >= maxNesting {
		return n.FirstChild()
	}
	for n.NextSibling() == nil && n.Parent() != parent {
		n = n.Parent()
	}
	return n.NextSibling()
}

// textNode appends a text and the line break after it. goldmark divides texts wherever
// markup could have begun; here one that goes on where the last one ended is made part
// of it, so that "2*3" is one text.
func (c *converter) textNode(nodes []report.Node, n *ast.Text) []report.Node {
	start, end := int32(n.Segment.Start), int32(n.Segment.Stop)
	last := len(nodes) - 1
	if last >= 0 && start < nodes[last].End { // the * left over in **a***, which goldmark places before the **
		start, end = nodes[last].End, end+nodes[last].End-start
	}
	if last >= 0 && nodes[last].Kind == report.Text && nodes[last].End == start {
		nodes[last].End = end
	} else if start < end {
		nodes = append(nodes, report.Node{Kind: report.Text, Start: start, End: end})
	}
	if n.NextSibling() == nil { // the line break at the end of a paragraph's last line
		return nodes
	}
	switch {
	case n.HardLineBreak():
		nodes = append(nodes, report.Node{Kind: report.LineBreak, Start: end, End: end})
	case n.SoftLineBreak():
		nodes = append(nodes, report.Node{Kind: report.SoftBreak, Start: end, End: end})
	}
	return nodes
}

// finishTexts fills in what the texts say, once they are whole.
func (c *converter) finishTexts(nodes []report.Node) []report.Node {
	for i := range nodes {
		if n := &nodes[i]; n.Kind == report.Text && n.Text == "" {
			raw := c.text[n.Start:n.End]
			if strings.IndexByte(raw, ']') >= 0 {
				c.checkLeftOver(int(n.Start), raw)
			}
			if n.Start > 0 && c.text[n.Start-1] == '\n' {
				c.checkLine(int(n.Start), raw)
			}
			n.Text = unescape(raw)
			if strings.IndexByte(raw, '&') >= 0 {
				if at, what := diag.Hidden(n.Text); at >= 0 {
					c.diags.Add(c.page.Span(n).Errorf("encoding", "%s", what).WithHint("remove it"))
				}
			}
		}
	}
	return nodes
}

// checkLeftOver reports what looks like a footnote or a link and stayed text, because
// what it refers to is missing or because its destination can't be read.
func (c *converter) checkLeftOver(start int, raw string) {
	for i := 0; i < len(raw); i++ {
		switch rest := raw[i:]; {
		case rest[0] == '\\':
			i++
		case strings.HasPrefix(rest, "[^"):
			if label, _, ok := strings.Cut(rest[2:], "]"); ok && label != "" && !strings.ContainsAny(label, " \t[") {
				c.diags.Add(c.span(start+i, start+i+len(label)+3).Errorf("footnote-missing", "there is no footnote %q on this page", label).
					WithHint("write it on a line of its own: [^%s]: and the note", label))
			}
		case strings.HasPrefix(rest, "]("):
			c.diags.Add(c.span(start+i, start+i+2).Errorf("link-syntax", "this looks like a link, but what is between ( and ) is no destination").
				WithHint("a destination with spaces stands between < and >, as in (<min fil.pdf>); if no link is meant, write \\] for ]"))
		case strings.HasPrefix(rest, "] ("):
			if dest, _, ok := strings.Cut(rest[3:], ")"); ok && isDestination(dest) {
				c.diags.Add(c.span(start+i, start+i+3).Errorf("link-syntax", "this looks like a link, but a space stands between ] and (").
					WithHint("remove the space; if no link is meant, write \\] for ]"))
			}
		case strings.HasPrefix(rest, "]["):
			label, _, _ := strings.Cut(rest[2:], "]")
			c.diags.Add(c.span(start+i, start+i+2).Errorf("link-syntax", "this looks like a link, but nothing says where %q leads", label).
				WithHint("write the destination after the text, as in [text](fil.md); if no link is meant, write \\] for ]"))
		}
	}
}

// isDestination reports whether what stands in parentheses is more likely where a link leads
// than a remark.
func isDestination(s string) bool {
	return !strings.ContainsAny(s, " \n") &&
		(strings.HasPrefix(s, "#") || strings.HasPrefix(s, "/") || strings.Contains(s, "://") || strings.HasSuffix(s, ".md"))
}

// checkLine reports a line that looks like a heading, a list's item or a key figure and stayed
// text. One # alone is a hashtag, or a number.
func (c *converter) checkLine(start int, raw string) {
	words := strings.TrimLeft(raw, "#")
	switch marks := len(raw) - len(words); {
	case marks >= 2 && marks <= 6 && words != "":
		c.diags.Add(c.span(start, start+marks).Errorf("heading-syntax", "this looks like a heading, but no space stands after %s", raw[:marks]).
			WithHint("write a space there; if no heading is meant, write \\ before it"))
	case isItem(raw) && !isItem(c.lineBefore(start)): // of many in a row the first
		_, size := utf8.DecodeRuneInString(raw)
		c.diags.Add(c.span(start, start+size).Warnf("list-syntax", "this looks like an item of a list, but it begins with %s", raw[:size]).
			WithHint("begin each item with - and a space, and leave a blank line before the first one"))
	case strings.HasPrefix(c.text[start:], ":["):
		c.diags.Add(c.span(start, start+1).Errorf("key-figure-syntax", "this looks like a key figure, but no space stands after :").
			WithHint("write a space there; if no key figure is meant, write \\ before it"))
	}
}

// isItem reports whether a line begins as items of lists do in word processors.
func isItem(line string) bool {
	first, size := utf8.DecodeRuneInString(line)
	return strings.ContainsRune("•·▪‣◦", first) && strings.TrimLeft(line[size:], " \t\u00a0") != line[size:]
}

// lineBefore returns the line before that which begins at a place.
func (c *converter) lineBefore(start int) string {
	before := strings.TrimRight(c.text[:start], "\r\n")
	return before[strings.LastIndexByte(before, '\n')+1:]
}

// emphasis converts emphasis with one mark or two. goldmark's own position is that of
// the whole run of marks.
func (c *converter) emphasis(n *ast.Emphasis) report.Node {
	kind := report.Emphasis
	if n.Level == 2 {
		kind = report.Strong
	}
	node := report.Node{Kind: kind, Children: c.nested(n, c.inlines)}
	start, end := c.inside(n, node.Children)
	node.Start, node.End = start-int32(n.Level), end+int32(n.Level)
	return node
}

// inside returns where what is in emphasis begins and ends, HTML at its ends too, which is no child.
func (c *converter) inside(n *ast.Emphasis, children []report.Node) (start, end int32) {
	start, end = int32(len(c.text)), 0
	if len(children) > 0 {
		start, end = children[0].Start, children[len(children)-1].End
	}
	first, last := n.FirstChild(), n.LastChild()
	for first.Kind() == ast.KindEmphasis {
		first = first.FirstChild()
	}
	for last.Kind() == ast.KindEmphasis {
		last = last.LastChild()
	}
	if html, ok := first.(*ast.RawHTML); ok {
		start = min(start, int32(html.Segments.At(0).Start))
	}
	if html, ok := last.(*ast.RawHTML); ok {
		end = max(end, int32(html.Segments.At(html.Segments.Len()-1).Stop))
	}
	return start, end
}

// codeSpan converts code within text. Its line breaks are spaces.
func (c *converter) codeSpan(n *ast.CodeSpan) report.Node {
	var b strings.Builder
	end := c.pos(n)
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		segment := child.(*ast.Text).Segment
		b.Write(segment.Value(c.source))
		end = segment.Stop
	}
	end += strings.IndexByte(c.text[end:], '`') // past the space that is no part of the code
	for end < len(c.text) && c.text[end] == '`' {
		end++
	}
	text := strings.NewReplacer("\r\n", " ", "\n", " ", "\r", "").Replace(b.String())
	return report.Node{Kind: report.Code, Start: int32(c.pos(n)), End: int32(end), Text: text}
}

// unescape returns a text as it is shown: \* is *, &amp; is &.
func unescape(raw string) string {
	if strings.IndexByte(raw, '\\') < 0 && strings.IndexByte(raw, '&') < 0 {
		return raw
	}
	next := strings.IndexAny(raw, `\&`)
	var b strings.Builder
	for ; next >= 0; next = strings.IndexAny(raw, `\&`) {
		b.WriteString(raw[:next])
		raw = raw[next:]
		shown, length := raw[:1], 1
		if raw[0] == '\\' && len(raw) > 1 && util.IsPunct(raw[1]) {
			shown, length = raw[1:2], 2
		} else if raw[0] == '&' {
			shown, length = entity(raw)
		}
		b.WriteString(shown)
		raw = raw[length:]
	}
	b.WriteString(raw)
	return b.String()
}

// entity returns what the entity that a text may begin with stands for, and its length.
func entity(raw string) (shown string, length int) {
	end := 1
	for end < len(raw) && (raw[end] == '#' || util.IsAlphaNumeric(raw[end])) {
		end++
	}
	if end == len(raw) || raw[end] != ';' {
		return raw[:1], 1
	}
	name := raw[:end+1]
	var resolved []byte
	if strings.HasPrefix(name, "&#") {
		resolved = util.ResolveNumericReferences([]byte(name))
	} else {
		resolved = util.ResolveEntityNames([]byte(name))
	}
	if string(resolved) == name {
		return raw[:1], 1
	}
	return string(resolved), len(name)
}
