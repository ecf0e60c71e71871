package render

import (
	"bytes"
	"strconv"
	"strings"
	"sync"

	"bokslut/generator/report"
)

// A shard is a part of what a reader can search, in a file of its own: the text of some
// pages and the cells of some tables, as much as is fetched quickly. search.js fetches as
// few of them as it can. In a report of many shards it first asks which of them have the
// three-letter sequences of what is searched for (trigram.go).
//
//	searchFile("0",[[3,[
//	  ["arets-resultat","Årets resultat","Resultatet blev 600 tkr …"],
//	  ["drift","Driftredovisning","Intäkter och kostnader …",[["post","Post"],["bokslut_2022","Bokslut 2022"]],[
//	    ["Verksamheten"],["intakter","Intäkter","75 796 tkr"]],1]]]]);
//
// The 3 is the page's number in search/index.js. Of a section there is the id of its
// heading, the heading and the text; of a table the id, the title, what is said about it,
// its columns, its rows, and whether each cell has an id. A row of one text heads a group.
type shard struct {
	parts []shardPart
	once  sync.Once
	found trigrams
}

// shardPart is a page's text, or some rows of a table.
type shardPart struct {
	number   int          // the page's
	page     *report.Page // nil: of the table
	table    *report.Table
	from, to int // rows
}

// shardSize is about how many bytes of the sources a shard is made of: about 25 kB over the
// wire. Fewer but larger ones would make a reader wait for what does not match, more but
// smaller ones for each of them.
const shardSize = 64 << 10

// shardsOf divides what can be searched: each page with the tables that it is the place
// of, then the tables that no page shows.
func shardsOf(rep *report.Report) []*shard {
	shards := []*shard{{}}
	room := shardSize
	add := func(p shardPart, size int) {
		if room < size && room < shardSize {
			shards, room = append(shards, &shard{}), shardSize
		}
		last := shards[len(shards)-1]
		last.parts, room = append(last.parts, p), room-size
	}
	table := func(number int, t *report.Table) {
		size := len(t.CSV.Text)
		rows := max(1, len(t.Rows)*shardSize/max(1, size))
		for from := 0; from < len(t.Rows); from += rows {
			to := min(from+rows, len(t.Rows))
			add(shardPart{number, nil, t, from, to}, size*(to-from)/len(t.Rows))
		}
	}
	placed := map[*report.Table]bool{}
	for i, p := range rep.Pages {
		add(shardPart{number: i, page: p}, len(p.Source.Text))
		for _, l := range p.Links {
			if l.Embedded && l.Kind == report.TableLink && rep.Place(l.Table) == p && !placed[l.Table] {
				placed[l.Table] = true
				table(i, l.Table)
			}
		}
	}
	number := len(rep.Pages)
	for _, t := range rep.Tables {
		if rep.Place(t) == nil {
			table(number, t)
			number++
		}
	}
	return shards
}

// appendRemembered writes a shard's file, which begins b, and remembers what is in it.
func (s *Site) appendRemembered(b []byte, i int) []byte {
	b = s.appendShard(b, i)
	sh := s.shards[i]
	sh.once.Do(func() { sh.found.see(b) })
	return b
}

// trigramsOf returns the trigrams of a shard, whose file may not have been made.
func (s *Site) trigramsOf(i int) *trigrams {
	sh := s.shards[i]
	sh.once.Do(func() { sh.found.see(s.appendShard(nil, i)) })
	return &sh.found
}

func (s *Site) appendShard(b []byte, i int) []byte {
	b = append(b, `searchFile("`...)
	b = strconv.AppendInt(b, int64(i), 10)
	b = append(b, `",[`...)
	for j, p := range s.shards[i].parts {
		if j > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(append(b, "\n["...), int64(p.number), 10)
		b = append(b, ",["...)
		if p.page != nil {
			b = s.appendPageShard(b, p.page)
		} else {
			b = s.appendTableShard(b, p.table, p.from, p.to)
		}
		b = append(b, "]]"...)
	}
	return append(b, "]);\n"...)
}

// appendPageShard writes a page's sections.
func (s *Site) appendPageShard(b []byte, p *report.Page) []byte {
	words := s.words(p)
	b = appendString(append(b, `["","",`...), p.Summary)
	b = b[:len(b)-1] // goes on
	for i := range p.Blocks {
		n := &p.Blocks[i]
		if n.Kind == report.Heading {
			b = appendString(append(b, "\"],\n["...), n.ID)
			b = append(s.appendSearchable(append(b, `,"`...), words, n.Children), `","`...)
			continue
		}
		b = s.appendSearchable(append(b, `\n`...), words, p.Blocks[i:i+1])
	}
	b = append(b, `"]`...)
	for i := range p.Footnotes {
		n := &p.Footnotes[i]
		number := strconv.Itoa(int(n.Level))
		b = appendString(append(b, ",\n["...), "fn"+idSeparator+number)
		b = appendString(append(b, ','), fill(words.Footnote, "{n}", number))
		b = s.appendSearchable(append(b, `,"`...), words, n.Children)
		b = append(b, `"]`...)
	}
	return b
}

// appendSearchable writes the text of nodes, as part of a string.
func (s *Site) appendSearchable(b []byte, words *Words, nodes []report.Node) []byte {
	for i := range nodes {
		n := &nodes[i]
		if n.Kind == report.FootnoteRef {
			continue
		}
		if n.Kind == report.DefinitionList {
			if figures := n.KeyFigures(); figures != nil {
				b = s.appendSearchableFigures(b, words, figures)
				continue
			}
		}
		b = appendEscaped(b, n.Text)
		if n.Text == "" { // else it has no children, or they say the same
			b = s.appendSearchable(b, words, n.Children)
		}
		if n.Kind == report.Figure && len(n.Children) == 0 && bound(n.Link) {
			b = appendEscaped(b, words.value(valueOf(n.Link)))
		}
		if n.Kind == report.Term {
			b = append(b, ':')
		}
		if n.Kind < report.Text || n.Kind == report.LineBreak || n.Kind == report.SoftBreak {
			b = append(b, ' ')
		}
	}
	return b
}

// appendSearchableFigures writes key figures as sentences, since what is found in them is
// shown without their boxes: "Intäkter: 75,8 miljoner kronor. Upp 21 procent från 62,5 …".
func (s *Site) appendSearchableFigures(b []byte, words *Words, figures []report.KeyFigure) []byte {
	for _, f := range figures {
		b = append(s.appendSearchable(b, words, f.Term.Children), ": "...)
		b = endSentence(s.appendSearchable(b, words, f.Now.Children))
		if f.More == nil {
			continue
		}
		if before := f.More.FirstFigure(); before != nil {
			b = append(appendEscaped(b, words.change(f.Now.FirstFigure().Link, before.Link)), ' ')
		}
		b = endSentence(s.appendSearchable(b, words, f.More.Children))
	}
	return b
}

// endSentence gives the text so far a full stop, unless it has one, and a space.
func endSentence(b []byte) []byte {
	b = bytes.TrimRight(b, " ")
	if n := len(b); n > 0 && strings.IndexByte(".?!", b[n-1]) < 0 {
		b = append(b, '.')
	}
	return append(b, ' ')
}

// appendTableShard writes some rows of a table, with what is said about it before the first of them.
func (s *Site) appendTableShard(b []byte, t *report.Table, from, to int) []byte {
	b = appendString(append(b, '['), t.ID)
	b = appendString(append(b, ','), t.Title)
	b = append(b, `,"`...)
	if from == 0 {
		start := len(b)
		say := func(text string) {
			if text != "" && len(b) > start {
				b = endSentence(b)
			}
			b = appendEscaped(b, text)
		}
		say(t.Description)
		say(t.Origin)
		for _, n := range t.Notes {
			say(n.Text)
		}
	}
	b = append(b, `",[`...)
	for field := range t.Fields {
		if showsCell(t, field) {
			b = appendString(append(b, '['), t.Fields[field].Name)
			b = append(appendString(append(b, ','), t.Fields[field].Title), "],"...)
		}
	}
	b = append(trimComma(b), "],["...)
	for row := from; row < to; row++ {
		if t.GroupField >= 0 && (row == from || t.Text(row, t.GroupField) != t.Text(row-1, t.GroupField)) {
			b = append(appendString(append(b, '['), t.Text(row, t.GroupField)), "],"...)
		}
		b = append(s.appendRowShard(b, t, row), ',')
	}
	b = append(trimComma(b), "],0]"...)
	if hasCellIDs(t) {
		b[len(b)-2] = '1'
	}
	return b
}

func (s *Site) appendRowShard(b []byte, t *report.Table, row int) []byte {
	b = appendString(append(b, '['), t.Rows[row].ID)
	for i, line := range strings.Split(t.RowTitle(row), "\n") {
		if i == 0 {
			b = append(b, `,"`...)
		} else {
			b = append(b, `\n`...)
		}
		b = appendEscaped(b, line)
	}
	b = append(b, '"')
	for field := range t.Fields {
		if showsCell(t, field) {
			b = append(s.appendCellShard(append(b, ",\""...), t, row, field), '"')
		}
	}
	return append(b, ']')
}

func trimComma(b []byte) []byte {
	if b[len(b)-1] == ',' {
		return b[:len(b)-1]
	}
	return b
}

// appendCellShard writes what a cell shows, as part of a string; nothing for a missing value.
func (s *Site) appendCellShard(b []byte, t *report.Table, row, field int) []byte {
	if t.Fields[field].Type == report.TextType {
		if text := t.Text(row, field); t.MissingSign(field, text) == nil {
			b = appendEscaped(b, text)
		}
		return b
	}
	switch v := t.Value(row, field); {
	case v.Missing != nil:
	case v.Kind == report.NumberValue:
		b = s.tableWords.appendNumber(b, v.Number, int(v.Decimals), false)
		if v.Unit != "" {
			b = appendEscaped(append(b, noBreak...), v.Unit)
		}
	case v.Kind == report.CodeValue:
		b = appendEscaped(b, v.Code.Label)
	case v.Kind == report.DateValue:
		b = appendEscaped(b, v.Date)
	}
	return b
}

// appendString writes a string of JavaScript.
func appendString(b []byte, text string) []byte {
	return append(appendEscaped(append(b, '"'), text), '"')
}

// appendEscaped writes text as part of such a string. Line breaks and tabs become spaces.
func appendEscaped(b []byte, text string) []byte {
	from := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if !escapedInString[c] {
			continue
		}
		b = append(b, text[from:i]...)
		if c < ' ' {
			b = append(b, ' ')
		} else {
			b = append(b, '\\', c)
		}
		from = i + 1
	}
	return append(b, text[from:]...)
}

var escapedInString = func() (escaped [256]bool) {
	for c := range ' ' {
		escaped[c] = true
	}
	escaped['"'], escaped['\\'] = true, true
	return escaped
}()
