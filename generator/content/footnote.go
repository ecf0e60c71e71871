package content

import (
	"fmt"
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"bokslut/generator/report"
)

// footnoteParser is goldmark's parser of footnotes, kept from opening one within another:
// goldmark would put each inside the other, and lose both.
type footnoteParser struct{ parser.BlockParser }

func (p footnoteParser) Open(parent ast.Node, reader text.Reader, context parser.Context) (ast.Node, parser.State) {
	for n := parent; n != nil; n = n.Parent() {
		if n.Kind() == east.KindFootnote {
			return nil, parser.NoChildren
		}
	}
	return p.BlockParser.Open(parent, reader, context)
}

// notes are the footnotes of a page.
type notes struct {
	written []*note // as they stand in the file
	used    []*note // in order of first reference
}

// note is a footnote: [^1]: Text.
type note struct {
	node       *east.Footnote
	number     int // from 1; 0 while nothing refers to it
	references int // so far
}

// surveyFootnote notes a footnote, wherever on the page it stands.
func (c *converter) surveyFootnote(n *east.Footnote) {
	for _, other := range c.notes.written {
		if string(other.node.Ref) == string(n.Ref) {
			c.diags.Add(c.span(c.pos(n), c.pos(n)+len(n.Ref)+3).Errorf("footnote-twice", "there are two footnotes %q on this page", n.Ref).
				WithHint("name one of them otherwise"))
			return
		}
	}
	c.notes.written = append(c.notes.written, &note{node: n})
}

// footnoteRef converts a reference to a footnote: [^1]. goldmark's position of one after
// an exclamation mark is that of the mark.
func (c *converter) footnoteRef(n *east.FootnoteLink) report.Node {
	start := c.pos(n)
	if c.text[start] == '!' {
		start++
	}
	note := c.note(n.Index)
	if note.number == 0 {
		c.notes.used = append(c.notes.used, note)
		note.number = len(c.notes.used)
	}
	note.references++
	return report.Node{
		Kind: report.FootnoteRef, Level: uint16(note.number), Text: strconv.Itoa(note.references),
		Start: int32(start), End: int32(start + len(note.node.Ref) + len("[^]")),
	}
}

// note returns the footnote to which goldmark gave a number. Ours differ from those:
// goldmark counts the references within footnotes where the first footnote stands.
func (c *converter) note(index int) *note {
	for _, note := range c.notes.written {
		if note.node.Index == index {
			return note
		}
	}
	panic(fmt.Sprintf("content: goldmark refers to footnote %d, which is not on the page", index))
}

// footnotes converts the footnotes in the order of first reference, those that others
// refer to after them, and warns of the rest.
func (c *converter) footnotes() []report.Node {
	var nodes []report.Node
	for i := 0; i < len(c.notes.used); i++ {
		note := c.notes.used[i]
		node := c.container(report.Footnote, note.node, c.blocks)
		node.Level = uint16(note.number)
		node.ID = c.ids.unique("fn-" + strconv.Itoa(note.number))
		nodes = append(nodes, node)
		if len(node.Children) == 0 {
			c.diags.Add(c.span(c.pos(note.node), c.lineEnd(c.pos(note.node))).Errorf("footnote-empty", "the footnote %q is empty", note.node.Ref).
				WithHint("write it after the colon"))
		}
	}
	for _, note := range c.notes.written {
		if note.number == 0 {
			c.diags.Add(c.span(c.pos(note.node), c.pos(note.node)+len(note.node.Ref)+3).Warnf("footnote-unused", "nothing in the text refers to the footnote %q", note.node.Ref).
				WithHint("write [^%s] where it belongs, or remove it", note.node.Ref))
		}
	}
	return nodes
}
