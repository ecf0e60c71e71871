package report

import (
	"slices"
	"strings"

	"bokslut/generator/diag"
)

// Page is one Markdown file: the front page, a chapter or a section.
type Page struct {
	Source  *diag.Source
	URL     string // from the site's root, without leading and with trailing slash: "ekonomi/drift/"; the front page's is ""
	Title   string
	Summary string
	Lang    string // BCP 47; the site's unless front matter says otherwise
	// Translates is the source file of the page that this one says in another language, or "".
	Translates string
	Unbound    []Exemption

	// Front is what the page's front matter says to its reader, the title and the summary,
	// each as a Text. No link can stand there.
	Front []Node

	Parent   *Page // nil for the front page and the chapters
	Children []*Page

	Blocks    []Node
	Footnotes []Node // each of kind Footnote, in order of first reference
	Links     []*Link
}

// Embeds reports whether the page embeds a table, a chart alone not counted.
func (p *Page) Embeds(t *Table) bool {
	return slices.ContainsFunc(p.Links, func(l *Link) bool { return l.Kind == TableLink && l.Embedded && l.Table == t })
}

// Headings returns the ids of the page's headings, in order. It does not look into lines of
// text, whose links may be being resolved.
func (p *Page) Headings() []string { return appendHeadings([]string{}, p.Blocks) }

func appendHeadings(ids []string, nodes []Node) []string {
	for i := range nodes {
		switch nodes[i].Kind {
		case Heading:
			ids = append(ids, nodes[i].ID)
		case Paragraph, Term, TextTableCell, Embed:
		default:
			ids = appendHeadings(ids, nodes[i].Children)
		}
	}
	return ids
}

// Exemption is a text that holds a number which is no figure.
type Exemption struct {
	Text, Why string
	Span      diag.Span
}

// Kind tells what a [Node] is.
type Kind uint8

// The zero kind is invalid. Blocks hold blocks or inlines, inlines hold inlines.
const (
	_ Kind = iota

	// Blocks
	Paragraph      // inlines
	Heading        // inlines; Level 2 to 6, ID
	List           // ListItems; Level is the first number, 0 for bullets; Tight
	ListItem       // blocks
	Quote          // blocks
	CodeBlock      // Text
	Rule           // nothing
	DefinitionList // Terms and Definitions
	Term           // inlines
	Definition     // blocks
	TextTable      // rows; a table written in Markdown, no open data
	TextTableRow   // cells; the first row is the head
	TextTableCell  // inlines; Align
	Embed          // Link to a table or chart; inlines, the caption, none for the table's title; Text is what they say
	Footnote       // blocks; ID, Level is its number

	// Inlines
	Text        // Text
	Emphasis    // inlines
	Strong      // inlines
	Code        // Text
	LineBreak   // nothing
	SoftBreak   // nothing
	Picture     // Link to a file; Text is what it shows
	Anchor      // inlines; Link to a page, a heading, a table or an address
	Figure      // inlines, none when the build writes the figure; Link to a cell or a named figure
	FootnoteRef // Level is the footnote's number, Text "1", "2" … the reference to it, counted from 1
)

// Node is a piece of a page's text.
type Node struct {
	Kind       Kind
	Level      uint16
	Tight      bool  // of a List or a Definition: what is in it is no paragraph
	Align      Align // of a TextTableCell
	Start, End int32 // byte offsets in the page's source; of a Text they cover it when nothing in it is escaped
	ID         string
	Text       string
	Link       *Link
	Children   []Node
}

// PlainText returns what nodes say without their markup, as far as their author wrote it. A
// line break is a space.
func PlainText(nodes []Node) string {
	if len(nodes) == 1 && nodes[0].Kind == Text {
		return nodes[0].Text
	}
	var b strings.Builder
	for i := range nodes {
		switch n := &nodes[i]; n.Kind {
		case Text, Code, Picture:
			b.WriteString(n.Text)
		case LineBreak, SoftBreak:
			b.WriteByte(' ')
		default:
			b.WriteString(PlainText(n.Children))
		}
	}
	return b.String()
}

// Align is where a cell's text stands. The zero value is where the reader expects it.
type Align uint8

// Where a text stands.
const (
	AlignDefault Align = iota
	AlignLeft
	AlignRight
	AlignCentre
)

// Span returns the node's place.
func (p *Page) Span(n *Node) diag.Span { return p.Source.Span(int(n.Start), int(n.End)) }

// LinkKind tells where a link leads. The zero kind is not yet resolved.
type LinkKind uint8

// Where a link leads.
const (
	Unresolved   LinkKind = iota
	AddressLink           // Dest: another site, mailto: or tel:
	PageLink              // Page, with Heading when Dest has a fragment
	HeadingLink           // Heading on the same page
	FileLink              // File beside the page or below content/
	MadeLink              // File: the address of a page that the program makes
	TableLink             // Table
	ChartLink             // Table, Chart; always of an Embed
	CellLink              // Table, Row, Field
	NamedLink             // Table, Named
	BrokenLink            // a diagnostic was reported
	FootnoteLink          // within the page; made by the build
)

// Link is what a link, a figure, a picture or an embed refers to.
type Link struct {
	Kind       LinkKind
	Embedded   bool   // written with image syntax
	Dest       string // an address, or a path from the report's root with its fragment: "data/drift.csv#intakter.bokslut_2022", "#resultat"
	Written    string // Dest as it stands in the source, at DestStart
	Start, End int32  // the whole construct, from [ or ! to )
	DestStart  int32  // where Dest stands

	// what Dest means
	Page    *Page // may be an earlier reading of that page, with the same address, title, language and headings
	Heading string
	File    string // path below the report's root, or the site's
	Table   *Table
	Row     int // index into Table.Rows
	Field   int // index into Table.Fields
	Named   *NamedFigure
	Chart   *Chart
}
