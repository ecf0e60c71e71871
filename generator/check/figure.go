package check

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// bound is what a figure in prose is bound to: a cell or a named figure.
type bound struct {
	*report.Link
	value report.Value  // in its unit
	step  report.Number // one in the last place of a rounded number; 0 of an exact one
}

// boundTo returns what a figure's link leads to; false when it is broken.
func boundTo(l *report.Link) (bound, bool) {
	t := l.Table
	switch l.Kind {
	case report.CellLink:
		b := bound{Link: l, value: t.Value(l.Row, l.Field)}
		if b.value.Origin == report.Published || t.RoundedOf(l.Row, l.Field) {
			b.step = stepOf(b.value)
		}
		return b, true
	case report.NamedLink:
		b := bound{Link: l, value: l.Named.Value}
		b.value.Unit = l.Named.Of
		rounded := l.Named.Rounded
		if rounded == nil {
			rounded = t.Rounded
		}
		if rounded != nil && *rounded {
			b.step = stepOf(b.value)
		}
		return b, true
	}
	return bound{}, false
}

// stepOf returns one in the last place of a rounded number: as it is written, or shown
// where it is computed or shown with more decimals. A sign that counts as a number is exact.
func stepOf(v report.Value) report.Number {
	if v.Kind != report.NumberValue || v.Missing != nil {
		return report.Number{}
	}
	if v.Origin == report.Computed {
		return report.Step(shownDecimals(v))
	}
	return report.Step(max(shownDecimals(v), v.Number.Decimals()))
}

func shownDecimals(v report.Value) int {
	if v.Decimals >= 0 {
		return int(v.Decimals)
	}
	return max(v.Number.Decimals(), 0)
}

// name is how an author writes what the figure is bound to: drift#intakter.bokslut_2022.
func (b *bound) name() string { return b.Table.ID + "#" + b.fragment() }

func (b *bound) fragment() string {
	if b.Kind == report.NamedLink {
		return b.Named.Name
	}
	return b.Table.Rows[b.Row].ID + "." + b.Table.Fields[b.Field].Name
}

func (b *bound) inTotal() bool {
	return b.Kind == report.CellLink && b.Table.Rows[b.Row].Role == report.TotalRow
}

// beside are digits that a reader takes for a part of a figure, which stands here between NUL
// bytes, as no text has them: 1[75 796], 0,[5], [75 796],5 and [75 796] 000.
var beside = regexp.MustCompile(`[0-9][.,]?\x00.*\x00|\x00.*\x00[.,]?[0-9]|[0-9]\x00 [0-9]{3}(?:[^0-9\pL]|$)`)

const digits = "0123456789"

// readOn reports whether digits beside a figure are read as part of it.
func (p *prose) readOn(i int) bool {
	start, end := p.pieces[i].start, p.pieces[i].end
	before, after := p.text[max(0, start-2):start], p.text[end:min(len(p.text), end+8)]
	return (strings.ContainsAny(before, digits) || strings.ContainsAny(after, digits)) &&
		beside.MatchString(before+"\x00"+p.of(i)+"\x00"+after)
}

// outerSign matches what ends with a sign, or a dash that is read as one, that belongs to what follows.
var outerSign = regexp.MustCompile(`[ (\n](?:(\+)|[-\x{2212}\x{2011}–—])$`)

// figures judges each written figure against its cell.
func figures(c *checker) {
	for _, r := range c.prose.runs {
		for i := r.from; i < r.to; i++ {
			p := &c.prose.pieces[i]
			if p.kind != figure {
				continue
			}
			b, ok := boundTo(p.node.Link)
			if ok && c.prose.readOn(i) {
				c.Problems.Add(c.page.Source.Span(int(p.node.Start), int(p.node.End)).Errorf("figure-beside", "digits beside this figure are read as part of it").
					WithHint("write all of the number between the brackets, or a word between the two"))
			}
			if len(p.node.Children) == 0 { // the build writes it
				continue
			}
			switch {
			case !ok || b.value.Kind == report.EmptyValue: // has been reported
			case strings.TrimSpace(c.prose.of(i)) == "":
				c.Problems.Add(c.writtenSpan(i).Errorf("figure-unread", "nothing between the brackets can be read as a figure").
					WithHint("write the figure there, or nothing at all: then the build writes it"))
			case b.value.Kind == report.NumberValue:
				c.judgeNumber(r, i, &b)
			default:
				c.judgeLabel(i, &b)
			}
		}
	}
}

// judgeLabel judges a text that is bound to a cell without a number: it must say what the
// cell says.
func (c *checker) judgeLabel(i int, b *bound) {
	var says []string
	switch b.value.Kind {
	case report.CodeValue:
		says = []string{b.value.Code.Label}
	case report.DateValue:
		says = []string{c.lang.date(b.value.Date), b.value.Date}
	case report.MissingValue:
		if b.value.Missing.Label != "" {
			says = []string{b.value.Missing.Label}
		}
	}
	text := c.prose.of(i)
	if slices.ContainsFunc(says, func(s string) bool { return strings.EqualFold(s, text) }) {
		return
	}
	span := c.writtenSpan(i)
	switch {
	case b.value.Kind != report.MissingValue:
		c.Problems.Add(span.Errorf("figure-differs", "the text says %q, but %s is %q", text, b.name(), says[0]).
			WithHint("write %s, or nothing between the brackets", says[0]))
	case len(says) > 0:
		c.Problems.Add(span.Errorf("figure-missing", "the text says %q, but %s holds no figure: %s", text, b.name(), says[0]).
			WithHint("write %s, or say without a link that the figure is missing", says[0]))
	default:
		c.Problems.Add(span.Errorf("figure-missing", "the text says %q, but %s cannot be computed", text, b.name()).
			WithHint("say without a link that the figure is missing, and why"))
	}
}

// date writes an ISO date in words: 27 oktober 2021.
func (l *language) date(iso string) string {
	year, rest, _ := strings.Cut(iso, "-")
	month, day, _ := strings.Cut(rest, "-")
	m, _ := strconv.Atoi(month)
	if m < 1 || m > len(l.months) || day == "" {
		return iso
	}
	return strings.TrimPrefix(day, "0") + " " + l.months[m-1] + " " + year
}

// judgeNumber judges a figure that is bound to a number.
func (c *checker) judgeNumber(r run, i int, b *bound) {
	text, span := c.prose.of(i), c.writtenSpan(i)
	start := c.prose.pieces[i].start
	if sign := outerSign.FindStringSubmatch(c.prose.text[max(0, start-4):start]); sign != nil {
		if sign[1] == "" {
			sign[1] = "\u2212"
		}
		text = sign[1] + text
	}
	w, ok := parseWritten(text, b.value.Unit, c.lang)
	if !ok {
		d := span.Errorf("figure-unread", "%q is not one figure with its unit", text)
		if !strings.ContainsAny(text, digits) {
			c.Problems.Add(d.WithHint("between the brackets stands the figure, here %s; words lead to the table as a whole: [%s](/%s)", c.cellText(b), text, b.Table.CSV.Name))
			return
		}
		c.Problems.Add(d.WithHint("between the brackets stands one number and its unit, nothing else: %s", c.cellText(b)))
		return
	}
	text = c.readBeside(r, i, &w, b, text)
	amount, step, ok := w.in(b.value.Unit)
	if !ok {
		c.wrongUnit(span, text, &w, b)
		return
	}
	v := w.judged(b)
	switch {
	case w.signed && amount.Sign() != v.Sign() && w.about.holds(amount.Abs(), v.Abs(), step, b.step):
		c.Problems.Add(span.Errorf("figure-sign", "the text says %s, but %s is %s", text, b.name(), c.cellText(b)).
			WithHint("mend the sign, or leave it out where words say it"))
	case w.about.holds(amount, v, step, b.step):
		c.outerAbout(r, i, &w, b, amount.Cmp(v))
		c.sign(r, i, &w, b)
	case w.about == rounds && step.Cmp(b.step) < 0 && roundTo(v, b.step).Equal(amount):
		c.Problems.Add(span.Errorf("figure-finer", "the text says %s, which is finer than the cell: %s is rounded to %s", text, b.name(), c.cellText(b)).
			WithHint("write %s", c.writeLike(b, v)))
	default:
		c.Problems.Add(span.Errorf("figure-differs", "the text says %s, but %s is %s", text, b.name(), c.cellText(b)).
			WithHint("write %s, or mend the figure in the table", c.rightly(&w, b, v, step)))
	}
}

// readBeside reads the unit that stands beside the brackets, or in the heading of a table's column, which the reader takes for the
// figure's where that has none, and returns the text with it.
func (c *checker) readBeside(r run, i int, w *written, b *bound, text string) string {
	own, after := b.value.Unit, c.prose.after(r, i)
	joined := after[:len(after)-len(strings.TrimLeftFunc(after, func(r rune) bool { return unicode.IsLetter(r) || r == '-' }))]
	if longer, ok := parseWritten(text+joined, own, c.lang); ok { // 5 procent and, behind the brackets, enheter
		*w, text, after = longer, text+joined, after[len(joined):]
	}
	rest := strings.TrimPrefix(after, " ")
	had := rest
	isOwn := false
	if own != "" {
		_, isOwn = cutWord(rest, own)
	}
	switch {
	case w.unit != "" || isOwn:
		return text
	case w.scale > 0:
		rest = w.cutScaled(rest, own, c.lang)
	default:
		rest = w.cutUnit(rest, own, c.lang)
	}
	if w.unit == "" {
		rest = w.cutMeasure(rest, own, c.lang)
	}
	if rest != had {
		return text + after[:len(after)-len(rest)]
	}
	before := strings.TrimSuffix(c.prose.before(r, i), " ")
	if unit := w.cutUnitBefore(before); unit != "" {
		return unit + " " + text
	}
	if unit := c.readJoined(r, i, w, b); unit != "" {
		return text + " " + unit
	}
	if unit := w.readHead(r.head, own, c.lang); unit != "" {
		return text + " " + unit
	}
	return text
}

// mostJoined is to how many numbers a figure is joined at most: to the last of a list of ten.
const mostJoined = 9

// readJoined reads the unit of the number that a figure without one is joined to, and returns it as written: mnkr
// in [75,8] till [79,5] mnkr. A figure that is right as it stands in kronor or in no unit keeps that: 980 000 till 1,2 miljoner.
func (c *checker) readJoined(r run, i int, w *written, b *bound) (unit string) {
	rest := c.prose.text[c.prose.pieces[i].end:c.prose.pieces[r.to-1].end]
	for range mostJoined {
		at := nextDigit(rest, 0)
		if at == len(rest) {
			return ""
		}
		n, _, ok := c.lang.number(rest, at, 0)
		if !ok {
			return ""
		}
		separator := strings.TrimSpace(rest[:n.start])
		last := c.lang.joins(separator)
		if !last && separator != "," {
			return ""
		}
		if !last || n.unit == "" && n.scale == 0 {
			rest = rest[n.end:]
			continue
		}
		amount, step, _ := w.in(b.value.Unit)
		_, power := report.UnitKind(b.value.Unit)
		lent := *w
		lent.unit, lent.scale = n.unit, n.scale
		if _, _, ok := lent.in(b.value.Unit); !ok || power == 0 && w.about.holds(amount, w.judged(b), step, b.step) {
			return ""
		}
		*w = lent
		return strings.TrimSpace(rest[n.amountEnd:n.end])
	}
	return ""
}

// judged returns what a figure is held against: its cell, without sign if none is written.
func (w *written) judged(b *bound) report.Number {
	if w.signed {
		return b.value.Number
	}
	return b.value.Number.Abs()
}

// wrongUnit says that a figure is in a unit of another kind than its cell.
func (c *checker) wrongUnit(span diag.Span, text string, w *written, b *bound) {
	d := span.Errorf("figure-unit", "the text says %s, but %s is counted %s", text, b.name(), c.lang.countedIn(b.value.Unit))
	rightly := c.writeLike(b, b.value.Number.Abs())
	if b.value.Unit == report.PercentagePoints && w.unit == report.Percent {
		c.Problems.Add(d.WithHint("the difference between two shares is in %s: write %s", c.lang.unitName(b.value.Unit), rightly))
		return
	}
	if b.value.Unit == "" {
		c.Problems.Add(d.WithHint("write %s; or say in %s which unit its field or row has", rightly, b.Table.Sidecar.Name))
		return
	}
	c.Problems.Add(d.WithHint("write %s", rightly))
}

// outerAbout reports a word before the brackets, such as drygt, that says the cell is more or less
// than the figure when it is not; compared is the figure with its cell.
func (c *checker) outerAbout(r run, i int, w *written, b *bound, compared int) {
	before, ok := strings.CutSuffix(c.prose.before(r, i), " ")
	if !ok || w.about != rounds || w.signed {
		return
	}
	for _, a := range c.lang.about {
		if _, ok := cutLastWord(before, a.word); !ok {
			continue
		}
		kind, _ := report.UnitKind(b.value.Unit)
		if (a.about == over || a.about == under) && kind != "kr" && kind != report.Percent && kind != report.PercentagePoints { // under 12 månader
			return
		}
		if more := a.about == over || a.about == little; a.about != near && (more && compared > 0 || !more && compared < 0) {
			c.Problems.Add(c.writtenSpan(i).Errorf("figure-differs", "the text says %s, but %s is %s", a.word+" "+c.prose.of(i), b.name(), c.cellText(b)).
				WithHint("leave %q out, or write a figure of which it is true", a.word))
		}
		return
	}
}

// sign warns where a word about the sign contradicts it, and where a loss could be read
// as a profit.
func (c *checker) sign(r run, i int, w *written, b *bound) {
	sign := b.value.Number.Sign()
	if sign == 0 {
		return
	}
	word, says := c.signBefore(r, i)
	if says == 0 {
		word, says = c.signWord(c.prose.before(r, i))
	}
	switch {
	case says == -sign:
		c.Problems.Add(c.writtenSpan(i).Warnf("figure-sign-word", "the text says %q of %s, but %s is %s", word, c.prose.of(i), b.name(), c.cellText(b)).
			WithHint("mend the word or the figure"))
	case says == 0 && sign < 0 && b.inTotal() && !w.signed && w.amount.Sign() != 0:
		c.Problems.Add(c.writtenSpan(i).Warnf("figure-unsigned", "%s is a total below zero, %s, but the text does not say so", b.name(), c.cellText(b)).
			WithHint("write the sign, or a word such as %s before the figure", c.lang.negative[1]))
	}
}

// signBefore returns the word before a figure that is read as its sign, minus or plus, and that: 1, −1,
// or 0 for none, as where it stands behind another number.
func (c *checker) signBefore(r run, i int) (word string, says int) {
	before := c.prose.before(r, i)
	for _, s := range c.lang.signs {
		rest, ok := cutLastWord(strings.TrimSuffix(before, " "), s.word)
		if !ok || s.after != nil && !slices.ContainsFunc(s.after, func(word string) bool { return strings.EqualFold(lastWord(rest), word) }) {
			continue
		}
		end := c.prose.pieces[i].start - len(before) + len(strings.TrimRight(rest, " "))
		numbers := c.lang.appendNumbers(nil, c.prose.text[c.prose.pieces[r.from].start:end])
		if n := len(numbers); n > 0 && !numbers[n-1].isYear() && c.prose.pieces[r.from].start+numbers[n-1].end == end {
			return "", 0
		}
		return s.word, s.sign
	}
	return "", 0
}

// signWord returns the last of the five words that end a text which says whether a figure
// is above or below zero, and which: 1, −1, or 0 for none. It looks back no further than
// to a comma or to the end of a sentence.
func (c *checker) signWord(before string) (word string, says int) {
	before = before[strings.LastIndexAny(before, ",.;:!?")+1:]
	begins := func(beginning string) bool {
		return len(word) >= len(beginning) && strings.EqualFold(word[:len(beginning)], beginning)
	}
	for range 5 {
		before = strings.TrimRight(before, " ")
		space := strings.LastIndexByte(before, ' ')
		word = strings.TrimFunc(before[space+1:], func(r rune) bool { return !unicode.IsLetter(r) })
		switch {
		case slices.ContainsFunc(c.lang.positive, begins):
			return word, 1
		case slices.ContainsFunc(c.lang.negative, begins):
			return word, -1
		}
		before = before[:max(space, 0)]
	}
	return "", 0
}

// writtenSpan is the place of what is written between a figure's brackets.
func (c *checker) writtenSpan(i int) diag.Span {
	inside := c.prose.pieces[i].node.Children
	return c.page.Source.Span(int(inside[0].Start), int(inside[len(inside)-1].End))
}

// cellText writes what a figure's cell holds.
func (c *checker) cellText(b *bound) string { return c.writeLike(b, b.value.Number) }

// writeLike writes a number as the page writes figures, in the unit and with the decimals of a
// figure's cell.
func (c *checker) writeLike(b *bound, n report.Number) string {
	return c.write(n, shownDecimals(b.value), c.lang.unitName(b.value.Unit))
}

func (c *checker) write(n report.Number, decimals int, unit string) string {
	text := n.AppendGrouped(nil, decimals, string(c.lang.decimal), string(c.lang.group), "\u2212")
	if unit != "" {
		text = append(append(text, ' '), unit...)
	}
	return string(text)
}

// farOff is of how large a part of a number a rounding may change it where a figure is to be
// mended: 91,5 mnkr is no 0,1 miljarder.
var farOff = report.NewNumber(20, 0)

// rightly writes what a figure should say, v, at the precision and in the unit in which
// it is written where the cell allows it and that says as much, and as a word where it is one.
func (c *checker) rightly(w *written, b *bound, v, step report.Number) string {
	if word := c.lang.numberWord(v); w.word && w.unit == "" && w.scale == 0 && word != "" {
		return word
	}
	rounded := roundTo(v, step)
	finer := step.Cmp(b.step) < 0 || step.Cmp(report.Step(shownDecimals(b.value))) < 0
	if finer || rounded.Sub(v).Abs().Mul(farOff).Cmp(v.Abs()) > 0 {
		return c.writeLike(b, v)
	}
	unit := b.value.Unit
	if w.unit != "" {
		unit = w.unit
	} else if w.scale > 0 && isMoney(unit) {
		unit = "kr"
	}
	_, from := report.UnitKind(b.value.Unit)
	_, to := report.UnitKind(unit)
	amount := rounded.Shift(from - to - w.scale)
	word := c.lang.unitName(unit)
	if w.scale > 0 && unit == "kr" { // miljoner kronor
		word = "kronor"
	}
	name := strings.TrimSpace(c.lang.scaleWord(w.scale, amount) + " " + word)
	return c.write(amount, w.amount.Decimals(), name)
}

func isMoney(unit string) bool {
	kind, _ := report.UnitKind(unit)
	return kind == "kr"
}
