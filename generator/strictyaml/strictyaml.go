// Package strictyaml reads YAML into structs and reports everything that is wrong with
// it at once, each mistake with its place: unknown keys, keys written twice, values of
// the wrong kind, required keys that are missing.
//
// A struct says which keys there are:
//
//	type chart struct {
//		strictyaml.Place                          // where the chart stands
//		Title strictyaml.Text `yaml:"title,required"`
//		Rows  []string        `yaml:"rows"`
//		Stack *bool           `yaml:"stack"`      // nil: not said
//	}
//	type sidecar struct {
//		Charts strictyaml.Map[chart] `yaml:"charts"` // keyed by name, in written order
//	}
//	var s sidecar
//	diagnostics := strictyaml.Decode(src, 0, len(src.Text), &s)
//
// and a mistake is reported as
//
//	data/drift.yaml:4:5: error: "titel" is not a key of charts [yaml-unknown-key]
//	  titel: Kostnader
//	  ^^^^^
//	  hint: did you mean "title"?
//
// Fields are string, [Text], bool, int, a struct, or a pointer, slice or [Map] of these;
// the keys of a struct that is embedded count as the outer one's own. Every plain
// scalar is a text as written, so that `title: 2021` and `published: 2023-02-20` need no
// quotation marks. Only what a person would write is understood: no anchors, aliases,
// tags, merged keys or second documents.
package strictyaml

import (
	"errors"
	"io"
	"reflect"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"bokslut/generator/diag"
)

// Bounds that no report comes near; what is beyond them is a mistake or an attack.
const (
	maxBytes    = 1 << 20
	maxFlow     = 10_000 // commas between [ or { and its end, all of which the library holds at once
	maxDepth    = 50
	maxProblems = 500
)

// Text is a text and where it stands in the source: byte offsets of the content, without
// quotation marks. Of a text over several lines, Start and End cover the first.
type Text struct {
	Value      string
	Start, End int32
}

// Place, embedded in a struct, receives where its mapping's first key stands, as byte
// offsets.
type Place struct{ Start, End int32 }

// Map is a mapping with keys of the author's own, in the order written.
type Map[T any] []Entry[T]

// Entry is one key of a [Map] and its value.
type Entry[T any] struct {
	Key   Text
	Value T
}

func (Map[T]) mapping() {}

// Decode reads the YAML in src.Text[start:end] into the struct that into points to.
// Positions, in what is read and in diagnostics, are those of the whole source. A text
// that is empty or all comments is a mapping without keys.
//
// What could be read is set even when there are diagnostics; after a yaml-syntax or
// yaml-unsupported, which may end the reading, nothing may be. After 500 mistakes no more
// are looked for. The codes are yaml-syntax,
// yaml-unknown-key, yaml-duplicate-key, yaml-type, yaml-required and yaml-unsupported.
func Decode(src *diag.Source, start, end int, into any) diag.List {
	d := &decoder{src: src, end: end, lines: lineStarts(src.Text[:end], start)}
	if root := d.parse(start); root != nil {
		d.value(root, reflect.ValueOf(into).Elem(), subject{})
	}
	d.list.Sort()
	return d.list
}

// decoder reads one text.
type decoder struct {
	src   *diag.Source
	end   int
	lines []int // where each line starts; the library counts more line breaks than diag does
	list  diag.List

	// the place found last: nodes come in order, so the next is found from there
	line, column, at int
}

// lineStarts returns the offsets of the lines of text[start:] by YAML 1.1, which knows
// LF, CRLF, CR, NEL, LS and PS.
func lineStarts(text string, start int) []int {
	lines := append(make([]int, 0, strings.Count(text[start:], "\n")+1), start)
	for i := start; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\r' && i+1 < len(text) && text[i+1] == '\n':
		case c == '\n' || c == '\r':
			lines = append(lines, i+1)
		case c == 0xC2 && strings.HasPrefix(text[i:], "\u0085"):
			lines = append(lines, i+2)
		case c == 0xE2 && (strings.HasPrefix(text[i:], "\u2028") || strings.HasPrefix(text[i:], "\u2029")):
			lines = append(lines, i+3)
		}
	}
	return lines
}

// offset returns the byte offset of a line and column in characters, both from 1.
func (d *decoder) offset(line, column int) int {
	line = min(max(line, 1), len(d.lines))
	if line != d.line || column < d.column {
		d.line, d.column, d.at = line, 1, d.lines[line-1]
	}
	for ; d.column < column && d.at < d.end; d.column++ {
		_, n := utf8.DecodeRuneInString(d.src.Text[d.at:d.end])
		d.at += n
	}
	return d.at
}

// parse returns the mapping at the top of the text, or nil when there is none to read.
func (d *decoder) parse(start int) *yaml.Node {
	text := d.src.Text[start:d.end]
	if len(text) > maxBytes {
		d.list.Add(d.src.Whole().Errorf("yaml-unsupported", "the YAML is longer than %d bytes", maxBytes).
			WithHint("divide it, or look for what was pasted by mistake"))
		return nil
	}
	if at := longFlow(text); at >= 0 {
		d.list.Add(d.src.Span(start+at, start+at+1).Errorf("yaml-unsupported", "there are more than %d commas in what this %s begins", maxFlow, text[at:at+1]).
			WithHint("write what is in it on lines of its own: the items of a list each after -"))
		return nil
	}
	if at := diag.NotUTF8(text); at >= 0 {
		d.list.Add(d.src.Span(start+at, start+at+1).Errorf("yaml-syntax", "the file is not saved as UTF-8: this character cannot be read").
			WithHint("remove it, and save the file as UTF-8"))
		return nil
	}
	if at, what := diag.Hidden(text); at >= 0 {
		d.list.Add(d.src.Span(start+at, start+at+1).Errorf("yaml-syntax", "%s", what).WithHint("remove it"))
		return nil
	}
	// The options and the reader are ours and always good, so only Load can fail.
	loader, err := yaml.NewLoader(strings.NewReader(text), yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(maxDepth))))
	var document, second yaml.Node
	if err == nil {
		err = loader.Load(&document)
	}
	if err == io.EOF { // nothing but comments
		return &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}
	}
	if err == nil {
		err = loader.Load(&second)
		if err == nil {
			d.list.Add(d.at1(&second).Errorf("yaml-unsupported", "a second document begins here").
				WithHint("remove the line ---"))
			return nil
		}
	}
	if err != nil && !errors.Is(err, io.EOF) {
		d.list.Add(d.syntaxError(err))
		return nil
	}
	return document.Content[0]
}

// longFlow returns where a list or mapping in brackets begins that has more than maxFlow commas; -1 for none.
func longFlow(text string) int {
	if len(text) <= maxFlow {
		return -1
	}
	begins, depth, commas := 0, 0, 0
	before := byte('\n') // the last character that is no space
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n' && depth > 0:
			continue
		case c == '#' && (i == 0 || strings.IndexByte(" \t\n", text[i-1]) >= 0):
			for i+1 < len(text) && text[i+1] != '\n' {
				i++
			}
			continue
		case (c == '[' || c == '{') && depth == 0 && strings.IndexByte(":-\n", before) >= 0:
			begins, depth, commas = i, 1, 0
		case (c == '[' || c == '{') && depth > 0:
			depth++
		case (c == ']' || c == '}') && depth > 0:
			depth--
		case c == ',' && depth > 0:
			if commas++; commas > maxFlow {
				return begins
			}
		case (c == '"' || c == '\'') && depth > 0 && strings.IndexByte("[{,:", before) >= 0:
			for i++; i < len(text) && text[i] != c; i++ {
				if c == '"' && text[i] == '\\' {
					i++
				}
			}
		}
		before = c
	}
	return -1
}

// at1 returns the span of a node's first character.
func (d *decoder) at1(n *yaml.Node) diag.Span {
	start := d.offset(n.Line, n.Column)
	_, width := utf8.DecodeRuneInString(d.src.Text[start:d.end])
	return d.src.Span(start, start+width)
}

// span returns the place of a node: of a scalar its text without quotation marks, of a
// mapping its first key, of a list its first item.
func (d *decoder) span(n *yaml.Node) diag.Span {
	if n.Kind != yaml.ScalarNode {
		if len(n.Content) > 0 {
			return d.span(n.Content[0])
		}
		return d.at1(n)
	}
	start := d.offset(n.Line, n.Column)
	text := d.src.Text[:d.end]
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		start++
		end := start
		for end < len(text) && text[end] != '"' {
			if text[end] == '\\' {
				end++
			}
			end++
		}
		return d.src.Span(start, firstLine(text, start, min(end, len(text))))
	case n.Style&yaml.SingleQuotedStyle != 0:
		start++
		end := start
		for end < len(text) && (text[end] != '\'' || strings.HasPrefix(text[end:], "''")) {
			if text[end] == '\'' {
				end++
			}
			end++
		}
		return d.src.Span(start, firstLine(text, start, min(end, len(text))))
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		start = firstLine(text, start, len(text)) // the indicator's own line
		start += len(text[start:]) - len(strings.TrimLeft(text[start:], " \t\r\n"))
		return d.src.Span(start, firstLine(text, start, len(text)))
	case strings.HasPrefix(text[start:], n.Value):
		return d.src.Span(start, start+len(n.Value))
	}
	return d.src.Span(start, firstLine(text, start, len(text)))
}

// firstLine returns where the line that start is in ends, at most end.
func firstLine(text string, start, end int) int {
	if i := strings.IndexAny(text[start:end], "\r\n"); i >= 0 {
		return start + i
	}
	return end
}
