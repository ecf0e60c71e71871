package content

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// markdown is the dialect: CommonMark with tables, footnotes, definition lists and
// heading attributes. It is safe for concurrent use.
type markdown struct{ parser parser.Parser }

// newMarkdown puts the dialect together. goldmark's own transformer for footnotes is
// left out: it drops the unused ones, which are to be reported.
func newMarkdown() *markdown {
	return &markdown{parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(parser.WithHeadingAttribute()), 100),
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(parser.WithHeadingAttribute()), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(footnoteParser{extension.NewFootnoteBlockParser()}, 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(linkParser{parser.NewLinkParser()}, 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(parser.NewEmphasisParser(), 500),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
		),
	)}
}

// read turns the text from offset body on into the page's nodes and links. Source is the
// page's text once more, as goldmark reads it.
func (m *markdown) read(page *report.Page, source []byte, body int) diag.List {
	reader := text.NewReader(source)
	reader.SetPosition(0, text.NewSegment(body, body)) // keeps the offsets those of the file
	reader.AdvanceLine()
	context := parser.NewContext()
	places := linkPlaces{}
	context.Set(placesKey, places)
	document := m.parser.Parse(reader, parser.WithContext(context))

	c := &converter{
		page: page, text: page.Source.Text, source: source, places: places,
		definitions: map[string]int{}, ids: ids{}, level: 1,
	}
	c.survey(document)
	page.Blocks = c.blocks(document)
	page.Footnotes = c.footnotes()
	return c.diags
}

// plain reports whether a text holds no Markdown, so that it can be shown as it is.
func (m *markdown) plain(s string) bool {
	if !strings.ContainsAny(s, "*_`[]<>&\\\n") { // most hold nothing that markup is made of
		return true
	}
	source := []byte("x " + s) // so that "1. Inledning" is not a list
	document := m.parser.Parse(text.NewReader(source))
	paragraph := document.FirstChild()
	if paragraph == nil || paragraph != document.LastChild() || !ast.IsParagraph(paragraph) {
		return false
	}
	for n := paragraph.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() != ast.KindText {
			return false
		}
	}
	return unescape(s) == s
}

// converter turns goldmark's tree of one page into nodes.
type converter struct {
	page   *report.Page
	text   string // of the file, and
	source []byte // the same for goldmark
	diags  diag.List

	places      linkPlaces
	definitions map[string]int // where the destinations of [label]: destination stand
	notes       notes
	ids         ids
	level       int // of the last heading
	depth       int
	embeds      int // how many tables and charts were met
}

// pos returns where a node begins, -1 where goldmark knows no place. After tabs goldmark can be
// some characters too far, and so behind the end of the file.
func (c *converter) pos(n ast.Node) int { return min(n.Pos(), len(c.text)) }

// span returns a part of the file.
func (c *converter) span(start, end int) diag.Span { return c.page.Source.Span(start, end) }

// survey goes through the blocks for what other parts of the page refer to.
func (c *converter) survey(block ast.Node) {
	for n := block.FirstChild(); n != nil && n.Type() == ast.TypeBlock; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.LinkReferenceDefinition:
			c.surveyDefinition(n)
		case *east.Footnote:
			c.surveyFootnote(n)
		case *ast.Heading:
			c.surveyHeading(n)
		}
		c.survey(n)
	}
}

// nested calls convert for what is inside a node, unless that is nested too deeply.
func (c *converter) nested(n ast.Node, convert func(ast.Node) []report.Node) []report.Node {
	c.depth++
	defer func() { c.depth-- }()
	if c.depth > maxNesting {
		if c.depth == maxNesting+1 {
			c.nestedTooDeeply(n)
		}
		return nil
	}
	return convert(n)
}

func (c *converter) nestedTooDeeply(n ast.Node) {
	at := max(c.pos(n), 0)
	c.diags.Add(c.span(at, at).Errorf("nesting", "there are more than %d things inside each other", maxNesting).
		WithHint("write them one after another"))
}

// unknown is for a kind of node that the dialect does not have.
func unknown(n ast.Node) string {
	return fmt.Sprintf("content: no conversion of goldmark's %s", n.Kind())
}
