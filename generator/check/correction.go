package check

import (
	"slices"
	"strings"
	"time"

	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// Corrections holds each correction against its figure: the newest of a figure must say
// what the figure is now, one before it what the next one says that it was.
func Corrections(rep *report.Report) diag.List {
	c := checker{lang: languageOf(rep.Site.Language)}
	newer := map[string]*report.Correction{} // of each figure the last one met
	for i := range rep.Corrections {
		correction := &rep.Corrections[i]
		b, ok := boundTo(&correction.Figure)
		if !ok || b.Table.Unsure || b.value.Kind == report.EmptyValue { // has been reported
			continue
		}
		c.correction(correction, newer[b.name()], &b)
		newer[b.name()] = correction
	}
	return c.Problems
}

func (c *checker) correction(correction, newer *report.Correction, b *bound) {
	was, ok := c.read(correction.Old, correction.OldSpan, b)
	is, alsoOK := c.read(correction.New, correction.NewSpan, b)
	if !ok || !alsoOK {
		return
	}
	if is.equal(was) {
		c.Problems.Add(correction.NewSpan.Errorf("correction-same", "old and new are the same, %q, so nothing was corrected", correction.New).
			WithHint("write under old: what was published before"))
		return
	}
	if newer == nil {
		if !is.holds(b) {
			c.Problems.Add(correction.NewSpan.Errorf("correction-differs", "the correction says that %s is now %s, but it is %s", b.name(), correction.New, c.asSaid(b)).
				WithHint("write new: %s, or mend the figure in the table", c.asSaid(b)))
		}
		return
	}
	if newer.Date == correction.Date {
		c.Problems.Add(correction.DateSpan.Errorf("correction-twice", "%s is corrected twice on %s", b.name(), correction.Date).
			WithHint("write one correction, from what was published before that day to what is published now"))
		return
	}
	next, ok := b.said(newer.Old, c.lang)
	if ok && !next.equal(is) {
		c.Problems.Add(newer.OldSpan.Errorf("correction-chain", "the correction of %s says that %s was %s, but that of %s made it %s", newer.Date, b.name(), newer.Old, correction.Date, correction.New).
			WithHint("write old: %s", correction.New))
	}
}

// read reads a figure of a correction, and reports one that cannot be read.
func (c *checker) read(text string, at diag.Span, b *bound) (said, bool) {
	s, ok := b.said(text, c.lang)
	if !ok && text != "" {
		c.Problems.Add(at.Errorf("correction-unread", "%q is no figure that %s could hold", text, b.name()).
			WithHint("write it as the text would, for example %s, without words such as %s", c.asSaid(b), c.lang.about[2].word))
	}
	return s, ok
}

// asSaid writes what a figure is, as a correction can say it.
func (c *checker) asSaid(b *bound) string {
	switch b.value.Kind {
	case report.NumberValue:
		return c.cellText(b)
	case report.CodeValue:
		return b.value.Code.Label
	case report.DateValue:
		return b.value.Date
	}
	if label := b.value.Missing.Label; label != "" {
		return label
	}
	return b.value.Missing.Sign
}

// said is what a correction says that a figure was or is.
type said struct {
	amount report.Number // of a number, in the figure's unit
	step   report.Number // one in its last place; 0 of what is no number
	word   string        // of a code its value, of a date ISO, of a missing value its sign
}

// said reads a figure that is to stand in b, as prose would write it but without words
// such as ca. A missing value is written with its sign or its label.
func (b *bound) said(text string, lang *language) (said, bool) {
	t := b.Table
	kind, unit := report.NumberType, b.value.Unit
	if b.Kind == report.CellLink {
		kind = t.Fields[b.Field].Type
	}
	for _, m := range append(slices.Clone(b.missing()), report.NotComputable) {
		if text == m.Sign || m.Label != "" && strings.EqualFold(text, m.Label) {
			return said{word: m.Sign}, true
		}
	}
	switch kind {
	case report.CodeType:
		for _, category := range t.Fields[b.Field].Categories {
			if strings.EqualFold(text, category.Label) || text == category.Value {
				return said{word: category.Value}, true
			}
		}
		return said{}, false
	case report.DateType:
		_, err := time.Parse(time.DateOnly, text)
		return said{word: text}, err == nil
	}
	w, ok := parseWritten(plain(text), unit, lang)
	if !ok || w.about != rounds {
		return said{}, false
	}
	amount, step, ok := w.in(unit)
	return said{amount: amount, step: step}, ok
}

// missing returns the missing values that a figure can have.
func (b *bound) missing() []*report.Missing {
	if b.Kind == report.CellLink {
		return b.Table.MissingOf(b.Field)
	}
	return b.Table.Missing
}

// equal reports whether two say the same: of two numbers the coarser is a rounding of the finer.
func (s said) equal(o said) bool {
	if s.step.Cmp(o.step) < 0 {
		s, o = o, s
	}
	return s.word == o.word && (s.word != "" || rounds.holds(s.amount, o.amount, s.step, o.step))
}

// holds reports whether a figure is what was said of it.
func (s said) holds(b *bound) bool {
	switch v := &b.value; {
	case s.word == "":
		return v.Kind == report.NumberValue && rounds.holds(s.amount, v.Number, s.step, b.step)
	case v.Missing != nil:
		return s.word == v.Missing.Sign
	case v.Kind == report.CodeValue:
		return s.word == v.Code.Value
	default:
		return s.word == v.Date
	}
}

// Same reports whether two numbers of downloads, in plain digits, say the same: the coarser is
// a rounding of the finer, as what is computed now is shown where it was published. Units of
// money are one kind; "" is none.
func Same(one, unit, other, otherUnit string) bool {
	a, ok := downloaded(one, unit, unit)
	b, alsoOK := downloaded(other, otherUnit, unit)
	return ok && alsoOK && a.equal(b)
}

// downloaded reads a number of a download, in plain digits, as one of another unit; false for
// what is no number, and for units of different kinds.
func downloaded(text, unit, in string) (said, bool) {
	w, ok := parseWritten(text, "", &english)
	kind, exponent := report.UnitKind(unit)
	kindIn, exponentIn := report.UnitKind(in)
	shift := exponent - exponentIn
	return said{amount: w.amount.Shift(shift), step: report.Step(w.amount.Decimals()).Shift(shift)}, ok && kind == kindIn
}

// Written writes a number of a download, in plain digits, as a correction in a language does,
// with so many decimals, or with all for -1; false for what is no number.
func Written(text, language string, decimals int) (string, bool) {
	w, ok := parseWritten(text, "", &english)
	if !ok {
		return "", false
	}
	n, c := w.amount, checker{lang: languageOf(language)}
	if decimals < 0 || decimals > n.Decimals() {
		decimals = n.Decimals()
	}
	group := string(c.lang.group)
	return string(n.Round(decimals).AppendGrouped(nil, decimals, string(c.lang.decimal), group, "\u2212")), true
}

// Was reports whether a correction says that its figure was what a download has: a number in
// plain digits and its unit, if that is known, the value of a code, a date, or nothing for a
// missing value, whose status says why. Language is the report's.
func Was(c *report.Correction, language, text, unit, status string) bool {
	b, ok := boundTo(&c.Figure)
	if !ok {
		return false
	}
	s, ok := b.said(c.Old, languageOf(language))
	if !ok {
		return false
	}
	for _, m := range append(slices.Clone(b.missing()), report.NotComputable) {
		if s.word != "" && s.word == m.Sign && m.Code == status {
			return true
		}
	}
	if s.word != "" || text == "" {
		return s.word == text
	}
	was, ok := downloaded(text, unit, b.value.Unit)
	if !ok { // in a unit of another kind, in which no correction can be written now
		was, ok = downloaded(text, "", "")
	}
	b.value, b.step = report.Value{State: report.State{Kind: report.NumberValue}, Number: was.amount}, report.Number{}
	return ok && s.holds(&b)
}
