package diag

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// excerptWidth is how many characters of a long line are shown around its mistake.
const excerptWidth = 100

// Print writes each diagnostic with its place, the line it is on and a marker under
// the part that is meant, for a terminal, in a language. It returns the first error of w.
func Print(w io.Writer, list List, language string) error {
	var b strings.Builder
	for _, d := range list {
		if where := d.Pos.String(); where != "" {
			b.WriteString(where + ": ")
		}
		fmt.Fprintf(&b, "%s: %s [%s]\n", d.Severity.In(language), Printable(d.Message.In(language)), d.Code)
		if d.Excerpt != "" {
			line, column := d.excerpt()
			width := min(d.Width, max(1, utf8.RuneCountInString(line)-column+1))
			fmt.Fprintf(&b, "  %s\n  %s%s\n", line, strings.Repeat(" ", column-1), strings.Repeat("^", width))
		}
		if hint := d.Hint.In(language); hint != "" {
			fmt.Fprintf(&b, "  %s\n", Printable(Textf("hint: %s", hint).In(language)))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// excerpt returns the part of the line around the mistake, and the column of the mistake in it.
// Tabs become single spaces, so that the marker stands under what it means.
func (d Diagnostic) excerpt() (string, int) {
	line, column := d.Near(2*excerptWidth, 2*excerptWidth)
	runes := []rune(Printable(strings.ReplaceAll(line, "\t", " ")))
	from := 0
	if len(runes) > excerptWidth && column > excerptWidth/2 {
		from = min(column-excerptWidth/2, len(runes)-excerptWidth/2)
	}
	to := min(from+excerptWidth, len(runes))
	text, shift := string(runes[from:to]), from
	if from > 0 {
		text, shift = "…"+text, from-1
	}
	if to < len(runes) {
		text += "…"
	}
	return text, column - shift
}

// Printable replaces control characters, which could drive a terminal, and the marks
// that turn the direction of text around.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r <= 0x9f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return '·'
		}
		return r
	}, s)
}
