package check

import (
	"html"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// prose is what a page says with figures in it, as one string in which every space, also
// one that does not break and the end of a line, is a plain space. Its pieces tell where
// each part stands in the source. What is read in one go, a paragraph, a heading, a
// caption, is a run of pieces; one without a digit or a figure is left out, as most are.
type prose struct {
	text   string
	pieces []piece
	runs   []run
	links  []link  // but figures; when all is read
	told   reached // where it was last asked
}

// reached is how far a piece has come in the page's source when it has said that many bytes.
type reached struct {
	piece      *piece
	shown, raw int // bytes of the text, and of the source
}

// link is a link and the pieces that are its words.
type link struct {
	node *report.Node
	run
}

// run is pieces from up to, not including, to.
type run struct {
	from, to int
	head     string // of a cell in a table: the heading of its column
}

// piece is the part of a prose's text that one node says.
type piece struct {
	start, end int
	node       *report.Node
	kind       pieceKind
}

type pieceKind uint8

const (
	words  pieceKind = iota
	fixed            // words that can hold no link: a picture's text, a link's, a title, a summary
	figure           // what is written between its brackets, "" when the build writes it
	opaque           // code, a picture, a broken link, a footnote's mark: they stand in the text as [object]
)

// object stands for what is no words, so that the words on either side do not run together.
const object = "\uFFFC"

// proseWriter makes the prose of one page after the other, in the same buffers.
type proseWriter struct {
	all bool // also what says no figure
	prose
	b []byte // becomes the text
}

// read reads a page: its title and summary, its text, its footnotes. The prose holds until
// the next call.
func (w *proseWriter) read(page *report.Page) prose {
	w.b, w.pieces, w.runs, w.links, w.told = w.b[:0], w.pieces[:0], w.runs[:0], w.links[:0], reached{}
	for i := range page.Front {
		w.run(func() { w.piece(&page.Front[i], page.Front[i].Text, fixed) })
	}
	w.blocks(page.Blocks)
	w.blocks(page.Footnotes)
	w.text = string(w.b)
	return w.prose
}

func (w *proseWriter) blocks(nodes []report.Node) {
	for i := range nodes {
		n := &nodes[i]
		switch n.Kind {
		case report.Paragraph, report.Heading, report.Term, report.TextTableCell, report.Embed:
			w.run(func() { w.inlines(n.Children, words) })
			w.alternatives(n.Children)
		case report.TextTable:
			w.textTable(n.Children)
		default:
			w.blocks(n.Children)
		}
	}
}

// textTable adds the cells of a table that is written in the text, each with the heading of its column.
func (w *proseWriter) textTable(rows []report.Node) {
	for i := range rows {
		for j := range rows[i].Children {
			had := len(w.runs)
			w.blocks(rows[i].Children[j : j+1])
			if len(w.runs) > had && i > 0 && j < len(rows[0].Children) {
				w.runs[had].head = report.PlainText(rows[0].Children[j].Children)
			}
		}
	}
}

// run adds a run of what write adds, if it may say a figure or all is asked for. A line feed between runs keeps
// them apart.
func (w *proseWriter) run(write func()) {
	from, start := len(w.pieces), len(w.b)
	w.b = append(w.b, '\n')
	write()
	isFigure := func(p piece) bool { return p.kind == figure }
	if !w.all && !slices.ContainsFunc(w.b[start:], isDigit) && !slices.ContainsFunc(w.pieces[from:], isFigure) {
		w.b, w.pieces = w.b[:start], w.pieces[:from]
		return
	}
	w.runs = append(w.runs, run{from: from, to: len(w.pieces)})
}

// alternatives adds a run for what each picture in a paragraph shows.
func (w *proseWriter) alternatives(inlines []report.Node) {
	for i := range inlines {
		n := &inlines[i]
		if n.Kind == report.Picture {
			w.run(func() { w.piece(n, n.Text, fixed) })
		}
		w.alternatives(n.Children)
	}
}

// inlines adds what nodes say; kind is what their words are.
func (w *proseWriter) inlines(nodes []report.Node, kind pieceKind) {
	for i := range nodes {
		n := &nodes[i]
		switch n.Kind {
		case report.Text:
			w.piece(n, n.Text, kind)
		case report.SoftBreak, report.LineBreak:
			w.piece(n, " ", kind)
		case report.Figure:
			w.figure(n)
		case report.Code, report.Picture, report.FootnoteRef:
			w.piece(n, object, opaque)
		case report.Anchor:
			if n.Link.Kind == report.BrokenLink && !w.all { // perhaps to a figure
				w.piece(n, object, opaque)
				continue
			}
			from := len(w.pieces)
			w.inlines(n.Children, fixed)
			if w.all {
				w.links = append(w.links, link{n, run{from: from, to: len(w.pieces)}})
			}
		default:
			w.inlines(n.Children, kind)
		}
	}
}

func (w *proseWriter) piece(n *report.Node, text string, kind pieceKind) {
	start := len(w.b)
	w.b = append(w.b, plain(text)...)
	w.pieces = append(w.pieces, piece{start, len(w.b), n, kind})
}

// figure adds all that stands between a figure's brackets as one piece.
func (w *proseWriter) figure(n *report.Node) {
	start := len(w.b)
	var add func(nodes []report.Node)
	add = func(nodes []report.Node) {
		for i := range nodes {
			switch n := &nodes[i]; n.Kind {
			case report.Text, report.Code:
				w.b = append(w.b, plain(n.Text)...)
			case report.SoftBreak, report.LineBreak:
				w.b = append(w.b, ' ')
			default:
				add(n.Children)
			}
		}
	}
	add(n.Children)
	w.pieces = append(w.pieces, piece{start, len(w.b), n, figure})
}

// plain returns text with plain spaces for those of no break and of less width, and without
// the soft hyphens that word processors leave where a word may be divided.
func plain(text string) string {
	if strings.IndexByte(text, 0xc2) < 0 && strings.IndexByte(text, 0xe2) < 0 { // what these begin with
		return text
	}
	return plainSpaces.Replace(text)
}

var plainSpaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ", "\u00ad", "")

// said returns what a run says.
func (p *prose) said(r run) string {
	return p.text[p.pieces[r.from].start:p.pieces[r.to-1].end]
}

// of returns what a piece says.
func (p *prose) of(i int) string { return p.text[p.pieces[i].start:p.pieces[i].end] }

// before returns the text of a run between piece i and the figure before it.
func (p *prose) before(r run, i int) string {
	from := i
	for from > r.from && p.pieces[from-1].kind != figure {
		from--
	}
	return p.text[p.pieces[from].start:p.pieces[i].start]
}

// after returns the text of a run between piece i and the figure after it.
func (p *prose) after(r run, i int) string {
	to := i
	for to+1 < r.to && p.pieces[to+1].kind != figure {
		to++
	}
	return p.text[p.pieces[i].end:p.pieces[to].end]
}

// at returns the piece that an offset lies in.
func (p *prose) at(offset int) int {
	return sort.Search(len(p.pieces), func(i int) bool { return p.pieces[i].start > offset }) - 1
}

// bindable reports whether a link can be put around a part of the text: whether it is
// all words, with no markup in between.
func (p *prose) bindable(page *report.Page, start, end int) bool {
	last := p.at(end - 1)
	for i := p.at(start); i <= last; i++ {
		if p.pieces[i].kind != words {
			return false
		}
		if i < last && strings.TrimSpace(page.Source.Text[p.pieces[i].node.End:p.pieces[i+1].node.Start]) != "" {
			return false
		}
	}
	return true
}

// span returns where a part of the text stands in the page's source.
func (p *prose) span(page *report.Page, start, end int) diag.Span {
	first, last := &p.pieces[p.at(start)], &p.pieces[p.at(end-1)]
	from, _ := p.source(page, first, start-first.start)
	to, ok := p.source(page, last, end-last.start)
	if !ok {
		to = int(last.node.End)
	}
	return page.Source.Span(from, to)
}

// source returns the byte of the page's source at which the text of a piece has come to
// an offset; false when it can't be told, as for a picture's text with markup in it. Of a long
// piece many are asked for, one after the other: each is sought from the one before.
func (p *prose) source(page *report.Page, of *piece, offset int) (int, bool) {
	start := int(of.node.Start)
	raw := page.Source.Text[start:of.node.End]
	if of.node.Kind == report.Picture {
		if !strings.HasPrefix(raw[len("!["):], of.node.Text) {
			return start, false
		}
		start += len("![")
		raw = of.node.Text
	}
	if len(raw) == of.end-of.start { // nothing in it is escaped
		return start + offset, true
	}
	if p.told.piece != of || p.told.shown > offset {
		p.told = reached{piece: of}
	}
	for p.told.shown < offset && p.told.raw < len(raw) {
		n, says := escaped(raw[p.told.raw:])
		p.told.raw += n
		p.told.shown += says
	}
	return start + p.told.raw, true
}

var anEntity = regexp.MustCompile(`^&#?[0-9A-Za-z]+;`)

// escaped returns how many bytes of Markdown the first character of raw takes, and how
// many bytes it is in prose: \* is 2 and 1, &nbsp; is 6 and 1.
func escaped(raw string) (n, says int) {
	if raw[0] == '\\' && len(raw) > 1 && raw[1] < utf8.RuneSelf && (unicode.IsPunct(rune(raw[1])) || unicode.IsSymbol(rune(raw[1]))) {
		return 2, 1
	}
	if raw[0] == '&' {
		entity := anEntity.FindString(raw)
		text := html.UnescapeString(entity)
		if whole := text == ";" || !strings.HasSuffix(text, ";"); text != entity && whole { // not &copy in &copyright;
			return len(entity), len(plain(text))
		}
	}
	_, n = utf8.DecodeRuneInString(raw)
	return n, len(plain(raw[:n]))
}
