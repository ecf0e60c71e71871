package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bokslut/generator/report"
)

// passage is the text of one block, or of one row of a text table, with the figures in it that are bound.
type passage struct {
	text    []byte // without markup
	figures []boundFigure
}

// boundFigure is a figure in a passage's text.
type boundFigure struct {
	start, end int // bytes
	link       *report.Link
}

// bound reports whether a link is that of a figure.
func bound(l *report.Link) bool {
	return l != nil && (l.Kind == report.CellLink || l.Kind == report.NamedLink)
}

// eachPassage calls yield with each block of a page that has figures, in reading order. The
// passage is only valid during the call.
func (w *Words) eachPassage(page *report.Page, yield func(*passage)) {
	var p passage
	var blocks func(nodes []report.Node)
	blocks = func(nodes []report.Node) {
		if len(nodes) > 0 && (nodes[0].Kind >= report.Text || nodes[0].Kind == report.TextTableCell) {
			p.text, p.figures = p.text[:0], p.figures[:0]
			if w.collect(&p, nodes); len(p.figures) > 0 {
				yield(&p)
			}
			return
		}
		for i := range nodes {
			blocks(nodes[i].Children)
		}
	}
	blocks(page.Blocks)
	blocks(page.Footnotes)
}

// plainText returns the text of inlines without markup.
func (w *Words) plainText(inlines []report.Node) string {
	if len(inlines) == 1 && inlines[0].Kind == report.Text {
		return inlines[0].Text
	}
	var p passage
	w.collect(&p, inlines)
	return string(p.text)
}

// collect adds the text of inlines to a passage, as the reader sees or hears it.
func (w *Words) collect(p *passage, inlines []report.Node) {
	for i := range inlines {
		n := &inlines[i]
		start := len(p.text)
		switch n.Kind {
		case report.Text, report.Code, report.Picture:
			p.text = append(p.text, n.Text...)
		case report.LineBreak, report.SoftBreak:
			p.text = append(p.text, ' ')
		case report.TextTableCell:
			if i > 0 {
				p.text = append(p.text, " | "...)
			}
			w.collect(p, n.Children)
		default:
			w.collect(p, n.Children)
		}
		if n.Kind == report.Figure && bound(n.Link) {
			if len(n.Children) == 0 {
				v, unit := valueOf(n.Link)
				p.text = append(p.text, w.value(v, unit)...)
			}
			p.figures = append(p.figures, boundFigure{start, len(p.text), n.Link})
		}
	}
}

// wordsAround is how many words are quoted before a figure, and after it.
const wordsAround = 12

// appendQuote writes the sentence that a figure stands in, or as much of it as is near.
func (p *passage) appendQuote(b []byte, f boundFigure) []byte {
	before, cut := lastWords(string(p.text[:f.start]))
	if cut {
		b = append(b, "… "...)
	}
	b = append(appendText(b, before), "<mark>"...)
	b = append(appendText(b, string(p.text[f.start:f.end])), "</mark>"...)
	after, cut := firstWords(string(p.text[f.end:]))
	b = appendText(b, after)
	if cut {
		b = append(b, " …"...)
	}
	return b
}

// lastWords returns the end of a text: from where its last sentence begins, or of that
// only some words, and then it is cut.
func lastWords(text string) (end string, cut bool) {
	words := 0
	for i := len(text) - 1; i > 0; i-- {
		switch {
		case text[i] != ' ':
		case startsSentence(text, i):
			return text[i+1:], false
		case i < len(text)-1:
			if words++; words == wordsAround {
				return text[i+1:], true
			}
		}
	}
	return text, false
}

// firstWords returns the beginning of a text likewise.
func firstWords(text string) (beginning string, cut bool) {
	words := 0
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] != ' ':
		case startsSentence(text, i):
			return text[:i], false
		default:
			if words++; words == wordsAround {
				return text[:i], true
			}
		}
	}
	return text, false
}

// startsSentence reports whether a sentence begins after the space at text[i]: a capital
// letter follows on a full stop.
func startsSentence(text string, i int) bool {
	next, _ := utf8.DecodeRuneInString(text[i+1:])
	return strings.IndexByte(".?!", text[i-1]) >= 0 && unicode.IsUpper(next)
}
