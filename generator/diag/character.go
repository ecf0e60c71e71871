package diag

import (
	"strings"
	"unicode/utf8"
)

// NotUTF8 returns the offset of the first byte of a text that is not UTF-8; -1 for none.
func NotUTF8(text string) int {
	if utf8.ValidString(text) {
		return -1
	}
	for at, r := range text {
		if r == utf8.RuneError && !strings.HasPrefix(text[at:], "\uFFFD") {
			return at
		}
	}
	return -1
}

// LoneReturn returns the offset of the first CR of a text that no LF follows; -1 for none.
func LoneReturn(text string) int {
	for at := 0; ; at++ {
		next := strings.IndexByte(text[at:], '\r')
		if next < 0 {
			return -1
		}
		if at += next; at+1 == len(text) || text[at+1] != '\n' {
			return at
		}
	}
}

// reversed says that there is one of the two characters that make a line read in another
// order than it is written in: 001 as 100. Nobody writes them; letters that run from right
// to left need none.
const reversed Format = "here stands an invisible character that turns text around, so that it reads otherwise than it is written"

// Hidden returns the offset of the first character of a text that no one sees and no text
// needs, which is a control character or turns text around, and what to say of it; -1 for none.
func Hidden(text string) (at int, what Text) {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if visible[c] {
			continue
		}
		switch {
		case c < ' ', c == 0x7f:
			return i, Textf("here stands an invisible character that no text holds (number %d)", c)
		case c == 0xc2 && i+1 < len(text) && text[i+1] < 0xa0:
			return i, Textf("here stands an invisible character that no text holds (number %d)", text[i+1])
		case c == 0xe2 && (strings.HasPrefix(text[i:], "\u202d") || strings.HasPrefix(text[i:], "\u202e")):
			return i, Textf(reversed)
		}
	}
	return -1, Text{}
}

// visible are the bytes that no hidden character begins with. Every text of a report is
// looked through for others.
var visible = func() (visible [256]bool) {
	for c := range visible {
		visible[c] = c >= ' ' && c != 0x7f && c != 0xc2 && c != 0xe2 || c == '\n' || c == '\t' || c == '\r'
	}
	return visible
}()
