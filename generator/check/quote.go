package check

import (
	"strings"
	"unicode/utf8"

	"bokslut/generator/report"
)

// Quote is a piece of what a page says, and what stands around it, by which it can be found
// where the page is shown. Every space is a plain one. The zero Quote is of nothing.
type Quote struct{ Prefix, Exact, Suffix string }

// around is how many bytes a quote has on either side, at most.
const around = 40

// QuoteAt returns the words that the reader of a page sees for a part of its source, from
// a byte up to, not including, another: of markup that says nothing, the zero Quote.
func QuoteAt(page *report.Page, start, end int) Quote {
	w := proseWriter{all: true}
	p := w.read(page)
	for _, l := range p.links { // where a link leads is not shown; its words are
		if l.from == l.to || start < int(p.pieces[l.to-1].node.End) || start >= int(l.node.End) {
			continue
		}
		start, end = int(l.node.Start), int(p.pieces[l.to-1].node.End)
		break
	}
	for _, r := range p.runs {
		if from, to, ok := p.shown(page, r, start, end); ok {
			first, last := p.pieces[r.from].start, p.pieces[r.to-1].end
			return Quote{tail(p.text[first:from]), p.text[from:to], head(p.text[to:last])}
		}
	}
	return Quote{}
}

// shown returns where in the text stands what a run shows of a part of the page's source;
// false when it shows nothing of it.
func (p *prose) shown(page *report.Page, r run, start, end int) (from, to int, ok bool) {
	for i := r.from; i < r.to; i++ {
		piece := &p.pieces[i]
		if int(piece.node.End) <= start || int(piece.node.Start) >= end || piece.kind == opaque {
			continue
		}
		if !ok {
			ok = true
			from = piece.shown(page, start)
			if piece.kind == figure {
				from = piece.start
			}
		}
		to = piece.shown(page, end)
	}
	return from, to, ok && to > from
}

// shown is the inverse of [piece.source]: how far the text has come at a byte of the
// page's source. A figure is shown as a whole or not at all.
func (p *piece) shown(page *report.Page, offset int) int {
	start, end := int(p.node.Start), int(p.node.End)
	switch {
	case offset <= start:
		return p.start
	case offset >= end || p.kind == figure:
		return p.end
	case end-start == p.end-p.start: // nothing in it is escaped
		return p.start + offset - start
	}
	at, shown := start, p.start
	for at < offset && shown < p.end {
		n, says := escaped(page.Source.Text[at:end])
		at, shown = at+n, shown+says
	}
	return min(shown, p.end)
}

// head and tail return what is near the place quoted, without what stands for no words.
func head(text string) string {
	text, _, _ = strings.Cut(text, object)
	for len(text) > around {
		_, size := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-size]
	}
	return text
}

func tail(text string) string {
	if at := strings.LastIndex(text, object); at >= 0 {
		text = text[at+len(object):]
	}
	for len(text) > around {
		_, size := utf8.DecodeRuneInString(text)
		text = text[size:]
	}
	return text
}
