package check

import (
	"slices"
	"strings"
	"sync"

	"bokslut/generator/diag"
)

// Loose is a figure in a page's text that is bound to nothing.
type Loose struct {
	Span diag.Span // the figure with its unit, as written
	Fits []Fit     // the cells and named figures that it could be, best first; none where no link can be
}

// looseFigures warns of each figure that is bound to nothing, with the cells it could be,
// and of each exemption that exempts nothing.
func looseFigures(c *checker) {
	exemptions := c.exemptions()
	var numbers []number
	for _, r := range c.prose.runs {
		numbers = c.appendNumbers(numbers[:0], r, exemptions)
		c.join(numbers)
		around := sync.OnceValue(func() []string { return wordsOf(c.prose.said(r)) })
		for i := range numbers {
			if n := &numbers[i]; n.figure && !n.bound {
				c.reportLoose(n, around)
			}
		}
	}
	for i, u := range c.page.Unbound {
		if !exemptions[i].used {
			c.Problems.Add(u.Span.Warnf("unbound-unused", "the text %q stands nowhere on the page with a number in it", u.Text).
				WithHint("remove it from unbound:"))
		}
	}
}

// reportLoose warns of a loose figure, with the words that stand around it.
func (c *checker) reportLoose(n *number, around func() []string) {
	loose := Loose{Span: c.prose.span(c.page, n.start, n.end)}
	text := c.prose.text[n.start:n.end]
	d := loose.Span.Warnf("figure-loose", "the figure %q is bound to no cell", text)
	switch bindable := c.prose.bindable(c.page, n.start, n.end); {
	case n.foreign:
		d = d.WithHint("write %q as decimal mark, and spaces between groups of three digits", string(c.lang.decimal))
	case !bindable:
		d = d.WithHint("no link can stand here: say it in the text beside, bound to its cell, or list it under unbound: at the top of the file, with a reason")
	default:
		if c.held >= mostHeld {
			d = d.WithHint("the figures above it could be so many cells that its own were not looked for: bind those first")
			break
		}
		loose.Fits = c.fits(n, around)
		if len(loose.Fits) == 0 && c.unsure {
			d = d.WithHint("no cell of the tables without errors holds it: mend those that have some first")
			break
		}
		if len(loose.Fits) == 0 {
			if target, unit := c.withoutUnit(n); target != "" {
				d = d.WithHint("%s is that number without a unit: if it is the figure, write unit: %s in the table's sidecar; if not, compute the figure under figures: in a sidecar, or list it under unbound: at the top of the file, with a reason", target, unit)
				break
			}
			d = d.WithHint("no cell holds it: compute it under figures: in a sidecar, put it into a table of facts, or list it under unbound: at the top of the file, with a reason")
			break
		}
		var links []diag.Text
		shown := len(loose.Fits)
		if shown > 4 {
			shown = 3
		}
		for _, f := range loose.Fits[:shown] {
			links = append(links, diag.Textf("[%s](%s)", strings.TrimSpace(text+" "+f.Unit), f.Target))
		}
		if more := len(loose.Fits) - shown; more > 0 {
			links = append(links, diag.Textf("one of %d others, of which the command bind lists more", more))
		}
		d = d.WithHint("it could be %s", diag.Or(links...))
	}
	c.Loose = append(c.Loose, loose)
	c.Problems.Add(d)
}

// appendNumbers appends the numbers of a run, bound figures among them, but none that is
// exempt.
func (c *checker) appendNumbers(found []number, r run, exemptions []exemption) []number {
	for i := r.from; i < r.to; i++ {
		p := &c.prose.pieces[i]
		if p.kind == figure {
			w, _ := parseWritten(c.prose.of(i), "", c.lang)
			found = append(found, number{written: w, start: p.start, end: p.end, bound: true, figure: w.looksLikeFigure()})
			continue
		}
		last := i
		for last+1 < r.to && c.prose.pieces[last+1].kind != figure {
			last++
		}
		had := len(found)
		found = c.lang.appendNumbers(found, c.prose.text[p.start:c.prose.pieces[last].end])
		kept := found[:had]
		for _, n := range found[had:] {
			n.move(p.start)
			if !exempts(exemptions, &n) {
				kept = append(kept, n)
			}
		}
		found, i = kept, last
	}
	return found
}

// move counts a number's places from further on.
func (n *number) move(by int) {
	n.start, n.end, n.amountStart, n.amountEnd = n.start+by, n.end+by, n.amountStart+by, n.amountEnd+by
}

// join makes numbers figures that are joined to one: both ends of "19 till 17 procent". The
// first of two takes the unit of the second.
func (c *checker) join(numbers []number) {
	for i := len(numbers) - 1; i > 0; i-- {
		if a, b := &numbers[i-1], &numbers[i]; b.figure && c.joined(a, b) && c.mayJoin(a) {
			a.figure = true
			if a.unit == "" && a.scale == 0 {
				a.unit, a.scale = b.unit, b.scale
				if a.lent = b.lent; a.lent == "" {
					text := c.prose.text[b.start:b.end]
					a.lent = strings.TrimSpace(text[strings.LastIndexAny(text, "0123456789")+1:])
				}
			}
		}
	}
	for i := 1; i < len(numbers); i++ {
		if a, b := &numbers[i-1], &numbers[i]; a.figure && c.joined(a, b) && c.mayJoin(b) {
			b.figure = true
		}
	}
}

// joined reports whether nothing but a joining word or a dash stands between two numbers.
func (c *checker) joined(a, b *number) bool {
	return c.lang.joins(strings.TrimSpace(c.prose.text[a.end:b.start]))
}

// mayJoin reports whether a number may be a figure for being joined to one, as a year or the
// 3 in "mål 3 och 5 procent" may not.
func (c *checker) mayJoin(n *number) bool {
	return !n.isYear() && !c.lang.names(lastWord(c.prose.text[:n.start]))
}

// exemption is where a text stands on the page that front matter exempts.
type exemption struct {
	places []int // where it begins, in order
	length int
	used   bool
}

func (c *checker) exemptions() []exemption {
	all := make([]exemption, len(c.page.Unbound))
	for i, u := range c.page.Unbound {
		text := plain(u.Text)
		e := exemption{length: len(text)}
		for at := 0; e.length > 0; at++ {
			found := strings.Index(c.prose.text[at:], text)
			if found < 0 {
				break
			}
			at += found
			e.places = append(e.places, at)
		}
		all[i] = e
	}
	return all
}

// exempts reports whether the digits of a number are part of an exempted text.
func exempts(exemptions []exemption, n *number) bool {
	exempt := false
	for i := range exemptions {
		e := &exemptions[i]
		after, _ := slices.BinarySearch(e.places, n.amountStart+1)
		if after > 0 && n.amountEnd <= e.places[after-1]+e.length {
			e.used, exempt = true, true
		}
	}
	return exempt
}
