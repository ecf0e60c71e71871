package diag

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"
	"unsafe"
)

// Pos is a place in a file, as people count. The zero Pos is nowhere; a Pos with a
// file and Line 0 is the file as a whole.
type Pos struct {
	File   string // slash-separated, relative to the report's root
	Line   int    // from 1
	Column int    // in characters, from 1
}

func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Source is the text of one file, decoded to UTF-8 and without a byte order mark.
// Readers hold places in it as byte offsets; they become lines and columns only when
// a diagnostic is made. It is safe for concurrent use.
type Source struct {
	Name string // slash-separated, relative to the report's root
	Text string

	once   sync.Once
	starts []int32 // offset of each line

	counted sync.Once
	counts  []int32 // how many characters start before every countStep-th byte
}

// NewSource returns the source of a file with that name and decoded text.
func NewSource(name, text string) *Source { return &Source{Name: name, Text: text} }

// TextOf returns the bytes of a file as text, without copying them. From then on no one may
// change them; a file system gives each who reads a file bytes of his own.
func TextOf(raw []byte) string { return unsafe.String(unsafe.SliceData(raw), len(raw)) }

// lines returns the offsets at which lines start. A line ends with LF, CRLF or CR.
func (s *Source) lines() []int32 {
	s.once.Do(func() {
		s.starts = append(make([]int32, 0, strings.Count(s.Text, "\n")+2), 0)
		for i := 0; i < len(s.Text); i++ {
			switch s.Text[i] {
			case '\r':
				if i+1 < len(s.Text) && s.Text[i+1] == '\n' {
					continue
				}
				s.starts = append(s.starts, int32(i+1))
			case '\n':
				s.starts = append(s.starts, int32(i+1))
			}
		}
	})
	return s.starts
}

// Line returns the text of line n, counted from 1, without its line break.
// A line that does not exist is empty.
func (s *Source) Line(n int) string {
	starts := s.lines()
	if n < 1 || n > len(starts) {
		return ""
	}
	text := s.Text[starts[n-1]:]
	if n < len(starts) {
		text = s.Text[starts[n-1]:starts[n]]
	}
	return strings.TrimRight(text, "\r\n")
}

// Offset returns the byte offset of a line and a column in characters, both from 1,
// kept within the line.
func (s *Source) Offset(line, column int) int {
	starts := s.lines()
	if line < 1 {
		return 0
	}
	if line > len(starts) {
		return len(s.Text)
	}
	text, at := s.Line(line), 0
	for ; column > 1 && at < len(text); column-- {
		_, n := utf8.DecodeRuneInString(text[at:])
		at += n
	}
	return int(starts[line-1]) + at
}

// LineOffset returns the byte offset at which a line, counted from 1, starts.
func (s *Source) LineOffset(line int) int { return s.Offset(line, 1) }

// Pos returns the line and column of a byte offset.
func (s *Source) Pos(offset int) Pos {
	starts := s.lines()
	offset = min(max(offset, 0), len(s.Text))
	lo, hi := 0, len(starts) // the last line that starts at or before offset
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; int(starts[mid]) <= offset {
			lo = mid
		} else {
			hi = mid
		}
	}
	return Pos{s.Name, lo + 1, s.characters(int(starts[lo]), offset) + 1}
}

// countStep is how far apart the counts stand, in bytes.
const countStep = 4096

// characters returns how many characters are between two offsets. On a line of a megabyte
// with a mistake in each cell, to count them all for each would take hours.
func (s *Source) characters(start, end int) int {
	if end-start < countStep {
		return utf8.RuneCountInString(s.Text[start:end])
	}
	s.counted.Do(func() {
		n := 0
		for at := 0; at < len(s.Text); at += countStep {
			s.counts = append(s.counts, int32(n))
			n += runeStarts(s.Text[at:min(at+countStep, len(s.Text))])
		}
		s.counts = append(s.counts, int32(n))
	})
	before := func(at int) int {
		whole := at / countStep
		return int(s.counts[whole]) + runeStarts(s.Text[whole*countStep:at])
	}
	return before(end) - before(start)
}

// runeStarts returns how many characters start in a part of a text.
func runeStarts(text string) int {
	n := 0
	for i := range len(text) {
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return n
}

// Span returns the part of the source between two byte offsets.
func (s *Source) Span(start, end int) Span { return Span{s, int32(start), int32(max(start, end))} }

// Whole returns the span that means the file as a whole.
func (s *Source) Whole() Span { return Span{s, -1, -1} }

// Span is a part of a source: bytes Start to End. The zero Span is nowhere.
type Span struct {
	Source     *Source
	Start, End int32
}

// Pos returns where the span begins.
func (s Span) Pos() Pos {
	if s.Source == nil {
		return Pos{}
	}
	if s.Start < 0 {
		return Pos{File: s.Source.Name}
	}
	return s.Source.Pos(int(s.Start))
}

// Text returns the text that the span covers.
func (s Span) Text() string {
	if s.Source == nil || s.Start < 0 || int(s.End) > len(s.Source.Text) {
		return ""
	}
	return s.Source.Text[s.Start:s.End]
}

// Errorf makes an error at the span.
func (s Span) Errorf(code string, format Format, args ...any) Diagnostic {
	return s.diagnostic(Error, code, Textf(format, args...))
}

// Warnf makes a warning at the span.
func (s Span) Warnf(code string, format Format, args ...any) Diagnostic {
	return s.diagnostic(Warning, code, Textf(format, args...))
}

func (s Span) diagnostic(severity Severity, code string, message Text) Diagnostic {
	d := Diagnostic{Severity: severity, Code: code, Pos: s.Pos(), Width: 1, Message: message}
	if d.Pos.Line > 0 {
		d.Excerpt = s.Source.Line(d.Pos.Line)
		d.at = min(int(s.Start)-int(s.Source.lines()[d.Pos.Line-1]), len(d.Excerpt))
		marked, _, _ := strings.Cut(s.Text(), "\n")
		d.Width = max(1, utf8.RuneCountInString(strings.TrimRight(marked, "\r")))
	}
	return d
}
