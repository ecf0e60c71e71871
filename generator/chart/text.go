package chart

import "strings"

// Widths of characters in hundredths of an em. No font can be measured here: which one the
// reader's system has is not known, and a build must not depend on fonts. So these are
// those of DejaVu Sans and Verdana, the widest that systems use for text: what fits by
// them fits in Segoe UI, Roboto, San Francisco or Helvetica too, with room to spare.
const (
	thinnest = 36 // i j l . , and the like
	slim     = 45 // f r t, brackets, spaces that do not break
	ordinary = 66 // small letters and digits
	capital  = 78
	widest   = 100 // m w M W %, and what is none of these
)

// Width returns how wide a text is at most, in hundredths of an em.
func Width(text string) int {
	width := 0
	for _, c := range text {
		width += widthOf(c)
	}
	return width
}

func widthOf(c rune) int {
	switch {
	case strings.ContainsRune(" .,:;'!|iljI", c):
		return thinnest
	case strings.ContainsRune("frt()[]/-\"\u00a0\u202f", c):
		return slim
	case strings.ContainsRune("mwMW%@&", c):
		return widest
	case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c >= 'ß' && c <= 'ÿ', c == '–':
		return ordinary
	case c >= 'A' && c <= 'Z', c >= 'À' && c < 'ß':
		return capital
	case c == '−' || c == '+': // as wide as each other, and wider than a digit
		return 84
	}
	return widest
}

// wrap breaks a text into lines of at most that width: at spaces and after hyphens, and
// within a word only where the word alone is wider.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range words(text) {
		if line != "" && Width(line)+Width(strings.TrimRight(word, " ")) > width {
			lines = append(lines, strings.TrimRight(line, " "))
			line = ""
		}
		for wider(strings.TrimRight(word, " "), width) {
			head := split(word, width)
			lines = append(lines, head+"-")
			word = word[len(head):]
		}
		line += word
	}
	return append(lines, strings.TrimRight(line, " "))
}

// wider reports whether a text is wider than that. It looks no further than it must, as
// words can be as long as a cell of a table.
func wider(text string, width int) bool {
	for _, c := range text {
		if width -= widthOf(c); width < 0 {
			return true
		}
	}
	return false
}

// words cuts a text where a line may end; each keeps the space or hyphen that follows it.
func words(text string) []string {
	text = strings.Join(strings.FieldsFunc(text, func(c rune) bool { return c == ' ' || c == '\n' }), " ")
	var words []string
	start := 0
	for i := 0; i < len(text); i++ {
		hyphen := text[i] == '-' && i > start && i+1 < len(text) && text[i+1] != ' '
		if text[i] == ' ' || hyphen {
			words = append(words, text[start:i+1])
			start = i + 1
		}
	}
	return append(words, text[start:])
}

// split returns the beginning of a word that fits with a hyphen after it, a character at least.
func split(word string, width int) string {
	width -= widthOf('-')
	for i, c := range word {
		if width -= widthOf(c); width < 0 && i > 0 {
			return word[:i]
		}
	}
	return word
}

// longestWord returns the width of the widest part of a text that no line break comes into.
func longestWord(text string) int {
	longest := 0
	for _, word := range words(text) {
		longest = max(longest, Width(strings.TrimRight(word, " ")))
	}
	return longest
}

// widestOf returns the width of the widest of some texts, 0 of none.
func widestOf(texts []string) int {
	width := 0
	for _, text := range texts {
		width = max(width, Width(text))
	}
	return width
}
