package check

import (
	"strings"
	"unicode"

	"bokslut/generator/report"
)

// written is a figure as prose writes it: [about] [sign] amount [unit].
type written struct {
	about   about
	signed  bool          // a sign is written
	amount  report.Number // with its sign, as many decimals as written
	grouped bool          // in groups of three digits
	word    bool          // as a word, not in digits
	unit    string        // as in a sidecar; "" when none is written
	scale   int           // power of ten of a scale word: 6 of miljoner
}

// parseWritten reads what stands between a figure's brackets; own is the unit of its
// cell, whose word may stand beside those that the language knows. It returns false when
// the text is anything else than one figure.
func parseWritten(text, own string, lang *language) (written, bool) {
	var w written
	rest := strings.TrimSpace(text)
	for _, a := range lang.about {
		if after, ok := cutWord(rest, a.word); ok && strings.HasPrefix(after, " ") {
			w.about, rest = a.about, strings.TrimLeft(after, " ")
			break
		}
	}
	negative := false
	if after, sign := lang.cutSign(rest); sign != 0 {
		w.signed, negative, rest = true, sign < 0, strings.TrimLeft(after, " ")
	}
	rest, ok := w.cutAmount(rest, lang)
	if !ok {
		return w, false
	}
	if negative {
		w.amount = w.amount.Neg()
	}
	rest = strings.TrimLeft(rest, " ")
	if own != "" && strings.EqualFold(rest, own) {
		w.unit = own
		return w, true
	}
	return w, w.cutUnit(rest, own, lang) == ""
}

// cutSign cuts a sign from the front, as a mark or a word, and returns it as 1 or −1; 0 for none.
func (l *language) cutSign(s string) (rest string, sign int) {
	for _, w := range l.signs {
		if rest, ok := cutWord(s, w.word); ok {
			return rest, w.sign
		}
	}
	for _, mark := range []string{"-", "\u2212"} {
		if rest, ok := strings.CutPrefix(s, mark); ok {
			return rest, -1
		}
	}
	if rest, ok := strings.CutPrefix(s, "+"); ok {
		return rest, 1
	}
	return s, 0
}

// cutAmount cuts a number in digits or a number word from the front.
func (w *written) cutAmount(s string, lang *language) (rest string, ok bool) {
	if rest, ok := w.cutDigits(s, lang); ok {
		return rest, true
	}
	for _, n := range lang.numbers {
		if rest, ok := cutWord(s, n.word); ok {
			w.amount, w.word = report.NumberOf(n.number), true
			return rest, true
		}
	}
	return s, false
}

// cutDigits cuts a number in digits from the front: plain or in groups of three, with at
// most one decimal mark.
func (w *written) cutDigits(s string, lang *language) (rest string, ok bool) {
	const most = 18 // digits that a number holds exactly, and more than any report needs
	var coefficient int64
	count, decimals, at := 0, 0, 0
	take := func() {
		for ; at < len(s) && isDigit(s[at]); at++ {
			if count++; count <= most {
				coefficient = 10*coefficient + int64(s[at]-'0')
			}
		}
	}
	take()
	w.grouped = false
	for (w.grouped || count > 0 && count <= 3) && count <= most && isGroup(s[at:], lang) {
		w.grouped = true
		at++
		take()
	}
	if whole := count; count > 0 && at+1 < len(s) && s[at] == lang.decimal && isDigit(s[at+1]) {
		at++
		take()
		decimals = count - whole
	}
	if count == 0 || count > most {
		return s, false
	}
	w.amount = report.NewNumber(coefficient, uint8(decimals))
	return s[at:], true
}

// isGroup reports whether s begins with a mark between groups and three digits.
func isGroup(s string, lang *language) bool {
	return len(s) > 3 && (s[0] == ' ' || s[0] == lang.group) && isDigit(s[1]) && isDigit(s[2]) && isDigit(s[3]) &&
		(len(s) == 4 || !isDigit(s[4]))
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// cutUnit cuts a unit from the front, if there is one: a unit of the language, a scale
// word alone, or a scale word before kronor or before the cell's own unit.
func (w *written) cutUnit(s, own string, lang *language) (rest string) {
	for _, scale := range lang.scales {
		if rest, ok := cutWord(s, scale.word); ok {
			w.scale = scale.power
			return w.cutScaled(rest, own, lang)
		}
	}
	for _, u := range lang.units {
		if rest, ok := cutWord(s, u.word); ok {
			w.unit = u.unit
			return rest
		}
	}
	return s
}

// cutScaled cuts what a scale word counts.
func (w *written) cutScaled(s, own string, lang *language) (rest string) {
	trimmed := strings.TrimLeft(s, " ")
	for _, u := range lang.units {
		if rest, ok := cutWord(trimmed, u.word); ok && u.unit == "kr" {
			w.unit = u.unit
			return rest
		}
	}
	if own == "" {
		return s
	}
	if rest, ok := cutWord(trimmed, own); ok {
		w.unit = own
		return rest
	}
	return s
}

// cutMeasure cuts a unit of another measure than a cell's from the front, if that is known.
func (w *written) cutMeasure(s, own string, lang *language) (rest string) {
	of, known := lang.measure(own)
	if !known {
		return s
	}
	for _, m := range lang.measures {
		if rest, ok := cutWord(strings.TrimPrefix(s, " "), m.word); ok && m.unit != of {
			w.unit = m.unit
			return rest
		}
	}
	return s
}

// cutUnitBefore cuts a unit that stands before its figure from the end of a text, as SEK and € do.
func (w *written) cutUnitBefore(s string) (word string) {
	for _, u := range leading {
		rest, ok := strings.CutSuffix(s, u.word)
		before := strings.TrimRight(rest, " ") // of a unit of the number before, it is that or nothing but a space
		if ok && !isWordRune(lastRune(rest)) && (rest == "" || before != "") && !unicode.IsDigit(lastRune(before)) {
			w.unit = u.unit
			return u.word
		}
	}
	return ""
}

// beforeUnit are what a heading has before the unit of its column: Bokslut, tkr; Andel (procent); Belopp i tkr.
var beforeUnit = []string{",", "(", " i ", " in "}

// readHead reads the unit that the heading of a column ends with, where that is known, and returns it as written.
func (w *written) readHead(head, own string, lang *language) (unit string) {
	unit = plain(strings.TrimSuffix(head, ")"))
	for _, mark := range beforeUnit {
		if at := strings.LastIndex(unit, mark); at >= 0 {
			unit = strings.TrimSpace(unit[at+len(mark):])
		}
	}
	read := *w
	if unit == "" || own != "" && strings.EqualFold(unit, own) || read.cutUnit(unit, own, lang) != "" && read.cutMeasure(unit, own, lang) != "" {
		return ""
	}
	*w = read
	return unit
}

// in returns the amount counted in a unit of the same kind, and one in its last place;
// false when the kinds differ.
func (w *written) in(unit string) (amount, step report.Number, ok bool) {
	kind, to := report.UnitKind(unit)
	from := to
	switch {
	case w.unit != "":
		var own string
		if own, from = report.UnitKind(w.unit); own != kind {
			return report.Number{}, report.Number{}, false
		}
	case w.scale > 0 && kind == "kr":
		from = 0 // a scale word alone counts kronor
	}
	shift := from + w.scale - to
	return w.amount.Shift(shift), report.Step(w.amount.Decimals()).Shift(shift), true
}
