package data

import (
	"strings"
	"unicode/utf8"

	"bokslut/generator/report"
)

// marks are how numbers are written: 1 234,5 or 1,234.5. A group may always be a space.
type marks struct{ decimal, group byte }

// marksOf returns the marks of a language.
func marksOf(language string) marks {
	if base, _, _ := strings.Cut(language, "-"); base == "en" {
		return marks{'.', ','}
	}
	return marks{',', ' '}
}

// set takes marks over from a sidecar. It returns false for marks that cannot be told apart.
func (m *marks) set(decimal, group string) bool {
	if group == "" || group == "\u00A0" || group == "\u202F" {
		group = " "
	}
	if decimal == group || decimal != "," && decimal != "." || len(group) != 1 || !strings.Contains(" .,'", group) {
		return false
	}
	*m = marks{decimal[0], group[0]}
	return true
}

// other returns the decimal mark of other languages, or 0 when it is a mark of this one.
func (m marks) other() byte {
	switch {
	case m.decimal == ',' && m.group != '.':
		return '.'
	case m.decimal == '.' && m.group != ',':
		return ','
	}
	return 0
}

// writing tells how well a number is written.
type writing uint8

const (
	wellWritten writing = iota
	noNumber
	ambiguous   // 1.234 where the decimal mark is a comma
	badGroups   // 12 34
	leadingZero // 0114, which is a code
	tooLong
)

// maxDigits is how many digits always fit the coefficient of a [report.Number].
const maxDigits = 18

// parse reads a number as people write it, and whether it has a percent sign:
//
//	75 796    −3 746    (3 746)    91,35    97 %
//
// The other languages' decimal mark is accepted where no one could take it for a group:
// 2.90, but not 1.234. It allocates nothing.
func (m marks) parse(s string) (n report.Number, percent bool, how writing) {
	s, percent = cutPercent(s)
	negative := false
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		negative = true
		var inner bool
		s, inner = cutPercent(strings.TrimSpace(s[1 : len(s)-1]))
		percent = percent || inner
	} else {
		s, negative = cutSign(s)
	}
	coefficient, scale, how := m.digits(s)
	if how != wellWritten {
		return report.Number{}, percent, how
	}
	if negative {
		coefficient = -coefficient
	}
	return report.NewNumber(coefficient, scale), percent, wellWritten
}

func cutPercent(s string) (string, bool) {
	rest, found := strings.CutSuffix(s, "%")
	if found {
		rest = strings.TrimSpace(rest)
	}
	return rest, found
}

// cutSign removes the sign before a number; minus may be written as a hyphen, U+2212 or
// a dash.
func cutSign(s string) (rest string, negative bool) {
	for _, minus := range [...]string{"-", "−", "–", "‑"} {
		if rest, found := strings.CutPrefix(s, minus); found {
			return rest, true
		}
	}
	return strings.TrimPrefix(s, "+"), false
}

// digits reads a number without its sign.
func (m marks) digits(s string) (coefficient int64, scale uint8, how writing) {
	var (
		count     int  // of digits
		run       int  // of digits since the last mark
		groups    int  // marks between groups
		separator rune // what they are
		decimal   byte // the decimal mark, 0 before it
		misplaced bool // a group that has not three digits
	)
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case '0' <= c && c <= '9':
			if count++; count > maxDigits {
				return 0, 0, tooLong
			}
			coefficient = 10*coefficient + int64(c-'0')
			run++
			i++
		case c == m.decimal || c == m.other():
			if decimal != 0 || run == 0 {
				return 0, 0, noNumber
			}
			misplaced = misplaced || groups > 0 && run != 3
			decimal = c
			if c == m.other() && groups == 0 && run <= 3 && s[0] != '0' && len(s)-i == 4 {
				how = ambiguous // if only digits follow
			}
			run = 0
			i++
		default:
			mark, width := m.groupMark(s[i:])
			if mark == 0 || decimal != 0 || run == 0 || groups > 0 && mark != separator {
				return 0, 0, noNumber
			}
			misplaced = misplaced || run > 3 || groups > 0 && run != 3 || s[0] == '0'
			separator = mark
			groups++
			run = 0
			i += width
		}
	}
	if run == 0 {
		return 0, 0, noNumber
	}
	if decimal != 0 {
		scale = uint8(run)
	} else {
		misplaced = misplaced || groups > 0 && run != 3
	}
	if misplaced {
		return 0, 0, badGroups
	}
	if len(s) > 1 && s[0] == '0' && '0' <= s[1] && s[1] <= '9' {
		return 0, 0, leadingZero
	}
	return coefficient, scale, how
}

// groupMark returns the mark between groups that s begins with, all spaces as one, and
// its width; 0 for none.
func (m marks) groupMark(s string) (mark rune, width int) {
	r, width := utf8.DecodeRuneInString(s)
	switch r {
	case ' ', '\u00A0', '\u202F', '\u2009':
		return ' ', width
	case '\'', '’':
		if m.group == '\'' {
			return '\'', width
		}
	case rune(m.group):
		return r, width
	}
	return 0, 0
}
