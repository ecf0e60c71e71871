package content

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// linkParser is goldmark's parser of links and images, which tells where they begin but
// not where they end or where their destination stands; this notes both.
type linkParser struct{ parser.InlineParser }

// linkPlaces are the places of the links and images of one page.
type linkPlaces map[ast.Node]linkPlace

type linkPlace struct {
	end         int // after ) or ]
	destination int // of one written in the link itself
}

// placesKey is where a parse keeps its linkPlaces.
var placesKey = parser.NewContextKey()

func (p linkParser) Parse(parent ast.Node, block text.Reader, context parser.Context) ast.Node {
	firstLine, bracket := block.Position()
	n := p.InlineParser.Parse(parent, block, context)
	places, ok := context.Get(placesKey).(linkPlaces)
	if n == nil || !ok || n.Kind() != ast.KindLink && n.Kind() != ast.KindImage {
		return n
	}
	// A link is made at its ]. What follows is read once more: "(", spaces that may hold a
	// line break, perhaps a <, and the destination.
	lastLine, end := block.Position()
	block.SetPosition(firstLine, bracket)
	block.Advance(len("]("))
	block.SkipSpaces()
	if block.Peek() == '<' {
		block.Advance(1)
	}
	_, destination := block.Position()
	block.SetPosition(lastLine, end)
	places[n] = linkPlace{end: end.Start, destination: destination.Start}
	return n
}

// CloseBlock is what goldmark's parser does at the end of a paragraph.
func (p linkParser) CloseBlock(parent ast.Node, block text.Reader, context parser.Context) {
	p.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, context)
}

// surveyDefinition notes where the destination of a link reference definition stands, as
// in [stadga]: stadga.pdf. Of two with the same label the first one counts.
func (c *converter) surveyDefinition(n *ast.LinkReferenceDefinition) {
	if n.Label[0] == '^' {
		c.diags.Add(c.span(c.pos(n), c.pos(n)+len(n.Label)+2).Errorf("footnote-place", "a footnote cannot stand within another").
			WithHint("write it on a line of its own that begins with ["))
	}
	label := util.ToLinkReference(n.Label)
	if _, ok := c.definitions[label]; ok {
		return
	}
	start := c.pos(n)
	start += max(0, strings.Index(c.text[start:], "]:"))
	c.definitions[label] = start + max(0, strings.Index(c.text[start:], string(n.Destination)))
}

// link converts a link, which is a figure when it leads to a cell or a named figure.
func (c *converter) link(n *ast.Link) report.Node {
	link := c.newLink(n, n.Destination, n.Title, n.Reference)
	node := report.Node{Kind: report.Anchor, Start: link.Start, End: link.End, Link: link}
	node.Children = c.nested(n, c.inlines)
	empty := len(node.Children) == 0
	if isFigure(link.Dest, empty) && link.Kind == report.Unresolved {
		node.Kind = report.Figure
	} else if isBlank(report.PlainText(node.Children)) && !hasPicture(node) && link.Kind != report.BrokenLink {
		d := c.linkSpan(link).Errorf("link-empty", "the link to %q has no text", link.Written).
			WithHint("write between [ and ] what the reader finds there")
		if path.Ext(link.Dest) == ".csv" {
			d = d.WithHint("write ! before it to show the table, or between [ and ] what the link leads to")
		}
		c.diags.Add(d)
	}
	return node
}

// hasPicture reports whether a picture stands in a link, which has a text of its own, or a
// mistake.
func hasPicture(link report.Node) bool {
	return slices.ContainsFunc(link.Children, func(n report.Node) bool { return n.Kind == report.Picture })
}

// autoLink converts an address that is its own text: <https://example.org>.
func (c *converter) autoLink(n *ast.AutoLink) report.Node {
	label := n.Label(c.source)
	place := linkPlace{end: c.pos(n) + len(label) + len("<>"), destination: c.pos(n) + len("<")}
	written := string(label)
	if n.AutoLinkType == ast.AutoLinkEmail {
		written = "mailto:" + written
	}
	link := c.addLink(&report.Link{Written: written, Start: int32(c.pos(n)), End: int32(place.end), DestStart: int32(place.destination)})
	text := report.Node{Kind: report.Text, Text: string(label), Start: int32(place.destination), End: int32(place.end - len(">"))}
	return report.Node{Kind: report.Anchor, Start: link.Start, End: link.End, Link: link, Children: []report.Node{text}}
}

// newLink returns the link of a construct and lists it on the page.
func (c *converter) newLink(n ast.Node, written, title []byte, reference *ast.ReferenceLink) *report.Link {
	place := c.places[n]
	if reference != nil {
		place.destination = c.definitions[util.ToLinkReference(reference.Value)]
	}
	link := &report.Link{Written: c.quoted(place.destination, written), Start: int32(c.pos(n)), End: int32(place.end), DestStart: int32(place.destination)}
	link.Embedded = n.Kind() == ast.KindImage
	if len(title) > 0 {
		c.diags.Add(c.linkSpan(link).Warnf("link-title", "the title %q is not shown, since many readers could not reach it", title).
			WithHint("write it in the text"))
	}
	return c.addLink(link)
}

// quoted returns what is written at a place as a part of the page's text, which takes no
// memory of its own: all links to a definition have its text.
func (c *converter) quoted(at int, written []byte) string {
	if end := at + len(written); end <= len(c.text) && c.text[at:end] == string(written) {
		return c.text[at:end]
	}
	return string(written)
}

// addLink finds out what a link's destination means, as far as the page alone tells.
func (c *converter) addLink(link *report.Link) *report.Link {
	at := c.span(int(link.DestStart), int(link.DestStart)+len(link.Written))
	if link.Written == "" {
		at = c.linkSpan(link)
	}
	dest, address, problems := destination(c.page.Source.Name, at, link.Written)
	link.Dest = dest
	switch {
	case len(problems) > 0:
		link.Kind = report.BrokenLink
		c.diags.Add(problems...)
	case address:
		link.Kind = report.AddressLink
	}
	c.page.Links = append(c.page.Links, link)
	return link
}

func (c *converter) linkSpan(link *report.Link) diag.Span {
	return c.span(int(link.Start), int(link.End))
}

// A fragment that names a cell or a named figure, by the grammar of formulas.md.
var (
	figureFragment = regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$`)
	cellFragment   = regexp.MustCompile(`^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$`)
)

// isFigure reports whether a destination is that of a figure. A fragment by itself may
// be a heading's, unless it names a cell or the link has no text and so asks for a figure.
func isFigure(dest string, empty bool) bool {
	file, fragment, _ := strings.Cut(dest, "#")
	if file == "" {
		return cellFragment.MatchString(fragment) || empty && figureFragment.MatchString(fragment)
	}
	return path.Ext(file) == ".csv" && figureFragment.MatchString(fragment)
}

// scheme matches what makes a destination an address: https:, mailto:.
var scheme = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9+.-]*:`)

// maxDestination is how long an address may be, in bytes: many links can have the same one,
// and servers and browsers take no longer ones.
const maxDestination = 2000

// destination returns what a destination as written in a file means: an address as it
// is, or a path from the report's root with its fragment, percent-decoded and cleaned:
// "data/drift.csv#intakter.bokslut_2022", "content/karta.png", "#resultat". When it
// reports anything, there is no telling what is meant.
func destination(file string, at diag.Span, written string) (dest string, address bool, problems diag.List) {
	if len(written) > maxDestination {
		problems.Add(at.Errorf("link-destination", "the address is %d characters long, and can be %d at most", utf8.RuneCountInString(written), maxDestination).
			WithHint("see that the ) after it is there, or write a shorter one"))
		return "", false, problems
	}
	meant := unescape(written)
	protocol := strings.ToLower(scheme.FindString(meant))
	switch {
	case meant == "" || meant == "#":
		problems.Add(at.Errorf("link-destination", "the link leads nowhere").
			WithHint("write a path or an address between ( and )"))
	case !isPrintable(meant):
		problems.Add(at.Errorf("link-destination", "the destination %q holds a character that cannot be seen", meant).
			WithHint("write it anew"))
	case strings.HasPrefix(meant, "//"):
		problems.Add(at.Errorf("link-destination", "%q lacks the beginning of an address", meant).
			WithHint("write https: before it"))
	case protocol != "":
		return meant, true, checkAddress(at, protocol, meant)
	default:
		return localDestination(file, at, meant)
	}
	return written, false, problems
}

// checkAddress reports an address that a reader couldn't follow.
func checkAddress(at diag.Span, protocol, meant string) (problems diag.List) {
	u, err := url.Parse(meant)
	complete := err == nil && !strings.ContainsRune(meant, ' ')
	switch protocol {
	case "http:", "https:":
		complete = complete && u.Hostname() != ""
	case "mailto:", "tel:":
		complete = complete && u.Opaque != ""
	default:
		problems.Add(at.Errorf("link-scheme", "a link cannot begin with %q", meant[:len(protocol)]).
			WithHint("write a path within the report, or an address that begins with https:, mailto: or tel:"))
		return problems
	}
	if !complete {
		problems.Add(at.Errorf("link-address", "%q is not a complete address", meant).
			WithHint("write it as it stands in the browser, as in https://example.org/fil"))
	}
	return problems
}

// localDestination returns a destination within the report.
func localDestination(file string, at diag.Span, meant string) (dest string, address bool, problems diag.List) {
	raw, rawFragment, hasFragment := strings.Cut(meant, "#")
	to, err := url.PathUnescape(raw)
	fragment, errFragment := url.PathUnescape(rawFragment)
	switch {
	case raw == "":
	case strings.HasPrefix(to, "/"):
		dest = path.Clean(strings.TrimLeft(to, "/"))
	default:
		dest = path.Join(path.Dir(file), to)
	}
	switch {
	case strings.ContainsRune(meant, '\\'):
		problems.Add(at.Errorf("link-destination", "the path %q is written with \\", meant).
			WithHint("write / between folders, as in ../data/drift.csv"))
	case err == nil && strings.ContainsRune(to, '#'):
		problems.Add(at.Errorf("link-destination", "the name of a file that is linked to cannot hold #, as in %q", to).
			WithHint("rename the file"))
	case err != nil || errFragment != nil || !isPrintable(to):
		problems.Add(at.Errorf("link-destination", "%q is not a path: %% stands before two digits that name a character", meant).
			WithHint("write %%25 for the sign %% itself"))
	case dest == ".." || strings.HasPrefix(dest, "../"):
		problems.Add(at.Errorf("link-outside", "%q leads out of the report's folder", meant).
			WithHint("count the .. again, or begin with / for the report's folder"))
	}
	if hasFragment {
		dest += "#" + fragment
	}
	return dest, false, problems
}

// isPrintable reports whether a text has no control characters, which browsers drop from
// addresses: "java\tscript:" would be one, nor soft hyphens and the like, which no one sees.
func isPrintable(text string) bool {
	return !strings.ContainsFunc(text, unicode.IsControl) && !strings.ContainsAny(text, "\u00ad\u200b\u2060\ufeff") && strings.TrimSpace(text) == text
}
