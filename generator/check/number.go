package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bokslut/generator/report"
)

// number is a number in prose: a figure, or one that may be part of one, like the 3 of
// "3 till 5 procent".
type number struct {
	written
	start, end             int    // in the prose, with sign, unit and a word like ca
	amountStart, amountEnd int    // its digits
	foreign                bool   // written as the language does not: 2.5 procent in Swedish
	lent                   string // the unit that it shares with the figure it is joined to, as written there; "" for none
	bound                  bool   // it has a link
	figure                 bool   // it has a unit, a decimal mark or groups, or is joined to one that has
}

// looksLikeFigure reports whether a number by itself is one that a table would hold.
func (w *written) looksLikeFigure() bool {
	return w.unit != "" || w.scale > 0 || w.grouped || w.amount.Decimals() > 0
}

// isYear reports whether a number without unit reads as a year.
func (n *number) isYear() bool {
	return n.unit == "" && n.scale == 0 && n.amountEnd-n.amountStart == 4 &&
		n.amount.Cmp(report.NumberOf(1800)) >= 0 && n.amount.Cmp(report.NumberOf(2200)) < 0
}

// appendNumbers appends the numbers of a text. What is part of a name, a date, a law or
// an address is none: a number begins and ends where a word would, and has nothing in it
// but digits, one decimal mark and groups of three.
func (l *language) appendNumbers(found []number, text string) []number {
	last := -1
	for at := nextDigit(text, 0); at < len(text); {
		n, end, ok := l.number(text, at, last)
		if ok {
			found = append(found, n)
			last = end
		}
		at = nextDigit(text, end)
	}
	return found
}

func nextDigit(text string, at int) int {
	for at < len(text) && !isDigit(text[at]) {
		at++
	}
	return at
}

// number reads the number whose first digit is at a place; last is where the number
// before it ends. It returns where to read on; false for what is no number.
func (l *language) number(text string, at, last int) (n number, end int, ok bool) {
	start, sign := signBefore(text, at, last)
	past := endOfWord(text, at)
	if text[at] == '0' || sign > 0 || lastRune(text[:start]) == ')' {
		past = endOfPhone(text, past)
	}
	if !beginsNumber(text, start, last) {
		return n, past, false
	}
	sequence := endOfSequence(text, at, l)
	past = max(past, sequence)
	mixed, ok := n.cutSequence(text, at, sequence, l)
	if !ok {
		return n, past, false
	}
	if n.amountStart > at { // what is before the number is a year, or not its business
		start, sign = n.amountStart, 0
	}
	end = n.cutForeign(text)
	after := n.cutUnit(strings.TrimPrefix(text[end:], " "), "", l)
	hasUnit := n.unit != "" || n.scale > 0
	if hasUnit {
		end = len(text) - len(after)
	}
	switch {
	case n.isPadded(text), !n.endsNumber(text[end:], hasUnit, l):
		return n, past, false
	case hasUnit:
	case n.foreign, mixed && n.amount.Decimals() == 0, sign > 0 && n.amount.Cmp(report.NumberOf(100_000_000)) >= 0: // +46 771 123 456
		return n, past, false
	case n.looksLikeFigure() && (l.names(lastWord(text[:start])) || l.isTime(text[end:]) || l.isItem(text, &n.written, start, end)):
		return n, past, false
	}
	if n.unit == "" && n.looksLikeFigure() {
		n.cutUnitBefore(strings.TrimSuffix(text[:start], " "))
	}
	if sign < 0 {
		n.amount = n.amount.Neg()
	}
	n.signed = sign != 0
	n.start, n.end = n.startWithAbout(text, start, l), end
	n.figure = n.foreign || n.looksLikeFigure()
	return n, end, true
}

// signBefore returns where a number with its sign starts, and the sign: 1, −1, or 0 for
// none. A dash after a number is no sign.
func signBefore(text string, at, last int) (start, sign int) {
	for _, s := range []struct {
		mark string
		sign int
	}{{"-", -1}, {"\u2212", -1}, {"+", 1}} {
		if before, ok := strings.CutSuffix(text[:at], s.mark); ok && len(before) != last {
			return len(before), s.sign
		}
	}
	return at, 0
}

// beginsNumber reports whether a number can begin at a place: at the start of a word, or
// after the dash behind another number.
func beginsNumber(text string, start, last int) bool {
	before := lastRune(text[:start])
	if before == '-' || before == '–' {
		dash := start - utf8.RuneLen(before)
		return dash == last || before == '–' && unicode.IsSpace(lastRune(text[:dash]))
	}
	return unicode.IsSpace(before) || strings.ContainsRune(`([{"'*«»”“’±≈≥≤<>=~€$£`+object, before)
}

// endOfSequence returns where a sequence of digits with single spaces or group marks between ends.
func endOfSequence(text string, at int, l *language) int {
	end := endOfDigits(text, at)
	group := at // where the last group begins
	for end+1 < len(text) && (text[end] == ' ' && isDigit(text[end+1]) || isGroup(text[end:], l)) {
		next := endOfDigits(text, end+1)
		if digits := text[end+1 : next]; group > at && end-group == 3 && isYear(digits) { // 228 150 2024
			break
		}
		group, end = end+1, next
	}
	return end
}

// isYear reports whether digits read as a year.
func isYear(digits string) bool { return len(digits) == 4 && digits >= "1800" && digits < "2200" }

func endOfDigits(text string, at int) int {
	for at < len(text) && isDigit(text[at]) {
		at++
	}
	return at
}

// cutSequence reads the number that a sequence of digits ends with: all of it, or what follows after
// years, 2022 75 796. The sequence is mixed when there is something else in front, as in a
// postcode or a telephone number, 441 81. It returns false for a number too long to read.
func (n *number) cutSequence(text string, at, end int, l *language) (mixed, ok bool) {
	for n.amountStart = at; n.amountStart < end; n.amountStart = endOfDigits(text, n.amountStart) + 1 {
		rest, ok := n.cutDigits(text[n.amountStart:], l)
		if past := len(text) - len(rest); ok && past >= end {
			n.amountEnd = past
			return mixed, true
		}
		if digits := text[n.amountStart:endOfDigits(text, n.amountStart)]; !isYear(digits) {
			mixed = true
		}
	}
	return mixed, false
}

// cutForeign returns where a number ends, with what the language takes for no part of it:
// the .5 of 2.5 in Swedish.
func (n *number) cutForeign(text string) (end int) {
	for end = n.amountEnd; end+1 < len(text) && (text[end] == '.' || text[end] == ',') && isDigit(text[end+1]); {
		n.foreign = true
		end = endOfDigits(text, end+1)
	}
	return end
}

// isPadded reports whether a number begins with a 0 that it does not need, as only
// telephone numbers and the like do.
func (n *number) isPadded(text string) bool {
	return text[n.amountStart] == '0' && (n.grouped || endOfDigits(text, n.amountStart) > n.amountStart+1)
}

// startWithAbout returns where a number starts with the word like ca before it, and reads that.
func (n *number) startWithAbout(text string, start int, l *language) int {
	before, ok := strings.CutSuffix(text[:start], " ")
	if !ok {
		return start
	}
	for _, a := range l.about {
		if rest, ok := cutLastWord(before, a.word); ok {
			n.about = a.about
			return len(rest)
		}
	}
	return start
}

// endsNumber reports whether a number can end before rest: at the end of a word, or
// before a dash and another number.
func (w *written) endsNumber(rest string, hasUnit bool, l *language) bool {
	next := firstRune(rest)
	after := rest[min(len(rest), utf8.RuneLen(next)):]
	switch next {
	case '-':
		var upper written
		behind, ok := upper.cutDigits(after, l)
		return ok && !strings.HasPrefix(behind, "-") && upper.amount.Cmp(w.amount) > 0 // else part of a date or of a name
	case '–':
		return !unicode.IsLetter(firstRune(after))
	case '.', ',', ':':
		return !isWordRune(firstRune(after)) && firstRune(after) != '-'
	case '/':
		return hasUnit || !unicode.IsDigit(firstRune(after))
	}
	return !isWordRune(next) && !strings.ContainsRune(`\@_#°′″`, next)
}

// endOfWord returns where the word around a place ends.
func endOfWord(text string, at int) int {
	if end := strings.IndexByte(text[at:], ' '); end >= 0 {
		return at + end
	}
	return len(text)
}

// endOfPhone returns where the telephone number ends of which a part ends at a place.
func endOfPhone(text string, at int) int {
	end := endOfWord(text, at)
	for end+1 < len(text) && isDigit(text[end+1]) {
		end = endOfWord(text, end+1)
	}
	return end
}

// lastWord returns the last word of a text without the marks behind it.
func lastWord(text string) string {
	text = strings.TrimRight(text, " .:")
	return text[strings.LastIndexAny(text, " (-")+1:]
}

// isTime reports whether what follows a number makes it a time: 10.30 am.
func (l *language) isTime(rest string) bool {
	for _, word := range l.clock {
		if _, ok := cutWord(strings.TrimPrefix(rest, " "), word); ok {
			return true
		}
	}
	return false
}

// isItem reports whether a number is that of a heading or an item, which begins a text
// with a point in it and has a capital letter after it: 3.2 Results.
func (l *language) isItem(text string, w *written, start, end int) bool {
	return l.decimal == '.' && start == 0 && w.amount.Decimals() > 0 &&
		strings.HasPrefix(text[end:], " ") && unicode.IsUpper(firstRune(text[end+1:]))
}
