package render

import (
	"slices"
	"strconv"

	"bokslut/generator/opendata"
	"bokslut/generator/report"
)

// pageWriter writes the content of one page, in pieces that are appended to a buffer.
type pageWriter struct {
	*Site
	page  *report.Page // nil on the page of a table
	url   string
	root  string         // relative address of the site's root
	words *Words         // in the page's language
	flush opendata.Flush // of the page's file; nil when it is made in one part

	book     bool            // the page is a part of the book, which lists no sources: paper has no links to follow
	heading  string          // the text of the latest heading, which names text tables
	section  string          // what the section at hand is called in running text; "" before the first
	sources  sourceList      // the figures of the section at hand
	embedded []*report.Table // tables that have been written, and so have their ids
	charts   []string        // the ids of charts that have been written
	refs     []int           // how many references each footnote has, by its number less one
}

// appendPage writes the text of a page with its footnotes.
func (w *pageWriter) appendPage(b []byte) []byte {
	if w.page == w.rep.Pages[0] && !w.book {
		b = w.appendParts(b, w.page.Blocks)
	} else {
		b = w.appendBlocks(b, w.page.Blocks, false)
	}
	if w.section == "" {
		w.section = fill(w.words.Quoted, "{text}", w.page.Title)
	}
	b = w.appendSources(b)
	if len(w.page.Footnotes) == 0 {
		return b
	}
	b = w.appendFootnotes(b)
	w.section = fill(w.words.Quoted, "{text}", w.words.Footnotes)
	return w.appendSources(b)
}

// appendParts writes the blocks of the front page. What headings of level 3 begin stands side
// by side there, as far as there is room: the ways into the report for its several readers.
func (w *pageWriter) appendParts(b []byte, blocks []report.Node) []byte {
	within := false
	for i := range blocks {
		n := &blocks[i]
		if n.Kind == report.Heading && n.Level <= 3 {
			if within {
				b = append(b, "</div>\n"...)
			}
			switch part := n.Level == 3; {
			case part && !within:
				b = append(b, "<div class=\"parts\">\n<div>\n"...)
			case part:
				b = append(b, "<div>\n"...)
			case within:
				b = append(b, "</div>\n"...)
			}
			within = n.Level == 3
		}
		b = w.appendBlock(b, n, false)
	}
	if within {
		b = append(b, "</div>\n</div>\n"...)
	}
	return b
}

// appendBlocks writes blocks. In tight ones, such as the items of most lists, a
// paragraph is only its text.
func (w *pageWriter) appendBlocks(b []byte, blocks []report.Node, tight bool) []byte {
	for i := range blocks {
		b = w.appendBlock(b, &blocks[i], tight)
	}
	return b
}

// appendBlock writes a block; tight is as of appendBlocks.
func (w *pageWriter) appendBlock(b []byte, n *report.Node, tight bool) []byte {
	switch n.Kind {
	case report.Paragraph:
		if tight {
			return w.appendInlines(b, n.Children)
		}
		return w.appendElement(b, "p", n)
	case report.Heading:
		return w.appendHeading(b, n)
	case report.List:
		return w.appendList(b, n)
	case report.Quote:
		b = append(b, "<blockquote>\n"...)
		b = w.appendBlocks(b, n.Children, false)
		return append(b, "</blockquote>\n"...)
	case report.CodeBlock:
		b = append(b, "<pre><code>"...)
		b = appendText(b, n.Text)
		return append(b, "</code></pre>\n"...)
	case report.Rule:
		return append(b, "<hr>\n"...)
	case report.DefinitionList:
		if figures := n.KeyFigures(); figures != nil {
			return w.appendKeyFigures(b, figures)
		}
		b = append(b, "<dl>\n"...)
		b = w.appendBlocks(b, n.Children, false)
		return append(b, "</dl>\n"...)
	case report.Term:
		return w.appendElement(b, "dt", n)
	case report.Definition:
		b = append(b, "<dd>"...)
		b = w.appendBlocks(b, n.Children, len(n.Children) == 1)
		return append(b, "</dd>\n"...)
	case report.TextTable:
		return w.appendTextTable(b, n)
	case report.Embed:
		return w.appendEmbed(b, n)
	}
	return w.appendInline(b, n)
}

// appendElement writes an element that holds inlines.
func (w *pageWriter) appendElement(b []byte, element string, n *report.Node) []byte {
	b = append(append(append(b, '<'), element...), '>')
	b = w.appendInlines(b, n.Children)
	return append(append(append(b, "</"...), element...), ">\n"...)
}

// appendHeading writes a heading. One of level 2 ends the section before it, whose
// figures are then accounted for.
func (w *pageWriter) appendHeading(b []byte, n *report.Node) []byte {
	w.heading = w.words.plainText(n.Children)
	if n.Level == 2 {
		if w.section == "" {
			w.section = w.words.Introduction
		}
		b = w.appendSources(b)
		w.section = fill(w.words.Quoted, "{text}", w.heading)
	}
	level := '0' + byte(n.Level)
	b = append(append(b, "<h"...), level)
	b = append(b, ` id="`...)
	b = appendText(b, n.ID)
	b = append(b, `">`...)
	b = w.appendInlines(b, n.Children)
	b = append(append(b, "</h"...), level)
	return append(b, ">\n"...)
}

func (w *pageWriter) appendList(b []byte, n *report.Node) []byte {
	ordered := n.Level > 0
	switch {
	case !ordered:
		b = append(b, "<ul>\n"...)
	case n.Level == 1:
		b = append(b, "<ol>\n"...)
	default:
		b = append(b, `<ol start="`...)
		b = strconv.AppendUint(b, uint64(n.Level), 10)
		b = append(b, "\">\n"...)
	}
	for i := range n.Children {
		b = append(b, "<li>"...)
		b = w.appendBlocks(b, n.Children[i].Children, n.Tight)
		b = append(b, "</li>\n"...)
	}
	if ordered {
		return append(b, "</ol>\n"...)
	}
	return append(b, "</ul>\n"...)
}

// appendEmbed writes a table or a chart where the text embeds it. A table that is shown again
// on a page has ids the first time only.
func (w *pageWriter) appendEmbed(b []byte, n *report.Node) []byte {
	if n.Link.Kind == report.ChartLink {
		return w.appendChart(b, n.Link, n.Children)
	}
	t := n.Link.Table
	first := !slices.Contains(w.embedded, t)
	w.embedded = append(w.embedded, t)
	return w.appendTable(b, t, n.Children, first)
}

func (w *pageWriter) appendInlines(b []byte, inlines []report.Node) []byte {
	for i := range inlines {
		b = w.appendInline(b, &inlines[i])
	}
	return b
}

func (w *pageWriter) appendInline(b []byte, n *report.Node) []byte {
	switch n.Kind {
	case report.Text:
		return appendText(b, n.Text)
	case report.Emphasis:
		b = w.appendInlines(append(b, "<em>"...), n.Children)
		return append(b, "</em>"...)
	case report.Strong:
		b = w.appendInlines(append(b, "<strong>"...), n.Children)
		return append(b, "</strong>"...)
	case report.Code:
		b = appendText(append(b, "<code>"...), n.Text)
		return append(b, "</code>"...)
	case report.LineBreak:
		return append(b, "<br>\n"...)
	case report.SoftBreak:
		return append(b, '\n')
	case report.Picture:
		b = append(b, `<img src="`...)
		b = w.appendAddress(b, n.Link)
		b = append(b, `" alt="`...)
		b = appendText(b, n.Text)
		return append(b, `" loading="lazy">`...)
	case report.Anchor:
		return w.appendAnchor(b, n)
	case report.Figure:
		return w.appendFigure(b, n)
	case report.FootnoteRef:
		return w.appendFootnoteRef(b, n)
	}
	panic("render: a kind of text that it does not know: " + strconv.Itoa(int(n.Kind)))
}

// appendAnchor writes a link, with the language of a page that is in another one. A table's
// title stands in a link to it without words.
func (w *pageWriter) appendAnchor(b []byte, n *report.Node) []byte {
	b = append(b, `<a href="`...)
	b = w.appendAddress(b, n.Link)
	b = append(b, '"')
	if p := n.Link.Page; p != nil && p.Lang != w.lang() {
		b = append(appendText(append(b, ` hreflang="`...), p.Lang), '"')
	}
	b = append(b, '>')
	if len(n.Children) == 0 && n.Link.Table != nil {
		b = appendText(b, n.Link.Table.Title)
	}
	b = w.appendInlines(b, n.Children)
	return append(b, "</a>"...)
}

// appendFootnoteRef writes the mark in the text that leads to a footnote.
func (w *pageWriter) appendFootnoteRef(b []byte, n *report.Node) []byte {
	number := strconv.Itoa(int(n.Level))
	for len(w.refs) < int(n.Level) {
		w.refs = append(w.refs, 0)
	}
	w.refs[n.Level-1]++
	return appendMark(b, "fn"+idSeparator+number, n.Text, number, fill(w.words.Footnote, "{n}", number))
}

// appendMark writes a small link to the note with that id; k says which reference to it
// this is, and name what is read aloud.
func appendMark(b []byte, note, k, mark, name string) []byte {
	b = append(append(b, `<sup><a class="mark" href="#`...), note...)
	if k != "" {
		b = append(append(b, `" id="`...), note...)
		b = append(append(b, idSeparator...), k...)
	}
	b = appendText(append(b, `" aria-label="`...), name)
	b = append(append(b, `">`...), mark...)
	return append(b, "</a></sup>"...)
}

// appendBack writes the links from a note back to the places that refer to it. mark is
// the note's own, and name what is read aloud, with {k} and {n} in it.
func appendBack(b []byte, note string, references int, mark, name string) []byte {
	space := "\u00a0" // so that the arrow never stands on a line of its own
	for k := 1; k <= references; k++ {
		b = append(append(append(b, space...), `<a class="back" href="#`...), note...)
		b = strconv.AppendInt(append(b, idSeparator...), int64(k), 10)
		b = append(b, `" aria-label="`...)
		b = appendText(b, fill(name, "{k}", strconv.Itoa(k), "{n}", mark))
		b = append(b, `">↩</a>`...)
		space = " "
	}
	return b
}

// appendFootnotes writes the page's footnotes, each with links back to where it is referred to.
func (w *pageWriter) appendFootnotes(b []byte) []byte {
	b = append(b, `<section class="footnotes" aria-label="`...)
	b = appendText(b, w.words.Footnotes)
	b = append(b, "\">\n<ol>\n"...)
	for i := range w.page.Footnotes {
		n := &w.page.Footnotes[i]
		number := strconv.Itoa(int(n.Level))
		id := "fn" + idSeparator + number
		b = append(append(append(b, `<li id="`...), id...), `">`...)
		b = w.appendBlocks(b, n.Children, len(n.Children) == 1)
		references := 0
		if int(n.Level) <= len(w.refs) {
			references = w.refs[n.Level-1]
		}
		b = appendBack(b, id, references, number, w.words.BackToText)
		b = append(b, "</li>\n"...)
	}
	return append(b, "</ol>\n</section>\n"...)
}

// lang is the language of the page at hand.
func (w *pageWriter) lang() string {
	if w.page == nil {
		return w.rep.Site.Language
	}
	return w.page.Lang
}
