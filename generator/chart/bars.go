package chart

import (
	"slices"

	"bokslut/generator/report"
)

// Measures of bars, in hundredths of an em.
const (
	barHeight = 110
	barGap    = 15
	groupGap  = 80
	overhang  = 15 // of the axis and of a goal beyond the bars
)

// bars draws a group of bars for each entry, below its label: so a label may be long, and
// the bars have the whole width for themselves.
//
//	Personalkostnader
//	▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇ 96 261
//	▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ 88 881
func (p *pen) bars() {
	stacked := p.Type == report.StackedChart
	s, texts, beside := p.barScale(stacked)
	if len(p.Series) > 1 {
		p.key(Swatch)
	}
	p.sides()
	top, grid := p.Height, len(p.Marks)
	for i, entry := range p.Along {
		if i > 0 {
			p.Height += groupGap
		}
		p.heading(entry.Label)
		p.Height += barGap
		begin := p.Height
		if stacked {
			p.stack(i, s)
		}
		for series := range p.Series {
			if !stacked {
				p.bar(series, i, s, texts[series][i], beside)
			}
		}
		p.Height -= barGap
		zero := s.at(report.Number{})
		p.add(Mark{Kind: Axis, X: zero, X2: zero, Y: begin - overhang, Y2: p.Height + overhang})
		if stacked {
			p.Height += overhang + lineHeight
		}
		if p.Goals != nil {
			p.goal(i, s, begin)
		}
	}
	p.Height += near
	p.ticks(s, top, grid)
}

// barScale returns the scale along the bars, and what is written at each of them. Beside
// says whether that stands at the bar's end; else it has a line of its own.
func (p *pen) barScale(stacked bool) (s scale, texts [][]string, beside bool) {
	var numbers []report.Number
	left, right := 0, 0 // room for the texts beyond the bars
	sums := make([]report.Number, len(p.Along))
	for _, values := range p.Values {
		line := make([]string, len(values))
		for i, v := range values {
			line[i] = p.Value(v)
			n, ok := Number(v)
			if ok {
				sums[i] = sums[i].Add(n)
				numbers = append(numbers, n)
			}
			if n.Sign() < 0 && ok {
				left = max(left, Width(line[i])+near)
			} else {
				right = max(right, Width(line[i])+near)
			}
		}
		texts = append(texts, line)
	}
	for _, goal := range p.Goals {
		n, _ := Number(goal)
		numbers = append(numbers, n)
	}
	if stacked {
		numbers, left, right = sums, 0, 0
	}
	beside = left+right <= Narrowest*6/10
	if !beside {
		left, right = 0, 0
	}
	low, high := extent(numbers)
	at, ticks := p.axis(low, high, Narrowest-left-right)
	if ticks == nil && low.Cmp(high) < 0 { // no round numbers are shown, and the bars have all of the room
		at = []report.Number{low, high}
	}
	half := widestOf(ticks)/2 + 1
	if left > 0 {
		left = max(left, half)
	}
	if right > 0 {
		right = max(right, half)
	}
	return scale{low: at[0], high: at[len(at)-1], from: share(left), to: 10000 - share(right)}, texts, beside
}

// bar draws one bar with its figure.
func (p *pen) bar(series, i int, s scale, text string, beside bool) {
	n, ok := Number(p.Values[series][i])
	if !beside {
		for _, line := range wrap(text, Narrowest) {
			p.text(Mark{Kind: Value, Text: line})
		}
	}
	zero, end := s.at(report.Number{}), s.at(n)
	if ok && end != zero {
		p.add(Mark{Kind: Bar, Series: series, X: min(zero, end), X2: max(zero, end), Y: p.Height, Y2: p.Height + barHeight})
	}
	if beside {
		m := Mark{Kind: Value, X: end, Dx: near, Y: p.Height + ascent, Text: text}
		switch {
		case !ok:
			m.X = zero
		case p.Type == report.ProgressChart: // a column of its own, where no goal can be in its way
			m.X, m.Dx, m.Anchor = 10000, 0, End
		case n.Sign() < 0:
			m.Dx, m.Anchor = -near, End
		}
		p.add(m)
	}
	p.Height += barHeight + barGap
}

// stack draws the parts of one bar, and below each its figure, where it has room.
func (p *pen) stack(i int, s scale) {
	var sum report.Number
	from := s.at(sum)
	for series := range p.Series {
		n, _ := Number(p.Values[series][i])
		sum = sum.Add(n)
		to := s.at(sum)
		if to > from {
			p.add(Mark{Kind: Bar, Series: series, X: from, X2: to, Y: p.Height, Y2: p.Height + barHeight})
		}
		if text := p.Value(p.Values[series][i]); Width(text)+near <= ems(to-from) {
			p.add(Mark{Kind: Value, X: (from + to) / 2, Anchor: Middle, Y: p.Height + barHeight + overhang + ascent, Text: text})
		}
		from = to
	}
	p.Height += barHeight + barGap
}

// sides says above the bars what it means to be on either side of zero.
func (p *pen) sides() {
	below, above := "", ""
	for _, v := range slices.Concat(p.Values...) {
		switch n, ok := Number(v); {
		case ok && n.Sign() < 0:
			below = p.Below
		case ok && n.Sign() > 0:
			above = p.Above
		}
	}
	if below != "" {
		below = "← " + below
	}
	if above != "" {
		above += " →"
	}
	if Width(below)+apart+Width(above) <= Narrowest {
		if below != "" {
			p.add(Mark{Kind: Label, Y: p.Height + ascent, Text: below})
		}
		if above != "" {
			p.add(Mark{Kind: Label, X: 10000, Anchor: End, Y: p.Height + ascent, Text: above})
		}
		if below+above != "" {
			p.Height += lineHeight + near
		}
		return
	}
	p.heading(below)
	for _, line := range wrap(above, Narrowest) {
		p.text(Mark{Kind: Label, X: 10000, Anchor: End, Text: line})
	}
	p.Height += near
}

// goal marks a goal across a group of bars, and says below it which it is.
func (p *pen) goal(i int, s scale, begin int) {
	n, _ := Number(p.Goals[i])
	x := s.at(n)
	p.add(Mark{Kind: Goal, X: x, X2: x, Y: begin - overhang, Y2: p.Height + overhang})
	p.Height += overhang
	for _, line := range wrap(p.Goal.Label+": "+p.Value(p.Goals[i]), Narrowest) {
		p.text(Mark{Kind: Label, X: x, Dx: around(x, Width(line)), Anchor: Middle, Text: line})
	}
}

// ticks draws the round numbers below the bars, if there is room, and their lines from top
// down, which are painted before the marks from grid on.
func (p *pen) ticks(s scale, top, grid int) {
	at, texts := p.axis(s.low, s.high, ems(s.to-s.from))
	if texts == nil {
		return
	}
	var lines []Mark
	for i, n := range at {
		x := s.at(n)
		if x > 0 {
			lines = append(lines, Mark{Kind: Grid, X: x, X2: x, Y: top, Y2: p.Height})
		}
		m := Mark{Kind: Tick, X: x, Anchor: Middle, Y: p.Height + ascent, Text: texts[i]}
		switch x {
		case 0:
			m.Anchor = Start
		case 10000:
			m.Anchor = End
		}
		p.add(m)
	}
	p.Marks = slices.Insert(p.Marks, grid, lines...)
	p.Height += lineHeight
}
