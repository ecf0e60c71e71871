package chart

import (
	"cmp"
	"slices"

	"bokslut/generator/report"
)

// Measures of lines, in hundredths of an em.
const (
	plotHeight = 1100
	above      = 60  // a figure above its point
	below      = 125 // and below it
	direct     = 700 // the most room for the names of the lines at their ends
)

// lines draws a line for each series. Where there is room, its name stands at its end; a
// single line has a figure at each point, as far as they do not overlap.
func (p *pen) lines() {
	single := len(p.Series) == 1
	ends, named := p.ends()
	if !single && !named {
		p.key(Sample)
	}
	low, high := extent(p.numbers())
	at := ticks(low, high, 4)
	texts := p.tickTexts(at)
	left, right := p.margins(texts, ends)
	if left+right > Narrowest*8/10 { // figures that long leave no room for others
		left -= widestOf(texts)
		texts = nil
	}
	p.Height += lineHeight
	s := scale{low: at[0], high: at[len(at)-1], from: p.Height + plotHeight, to: p.Height}
	for i, n := range at {
		y := s.at(n)
		kind := Grid
		if n.Sign() == 0 {
			kind = Axis
		}
		p.add(Mark{Kind: kind, X2: 10000, Y: y, Y2: y})
		if texts != nil {
			p.add(Mark{Kind: Tick, Y: y - 25, Text: texts[i]})
		}
	}
	from, to := share(left), 10000-share(right)
	xs := make([]int, len(p.Along))
	for i := range xs {
		xs[i] = from + (to-from)*i/(len(xs)-1)
	}
	for series, values := range p.Values {
		p.line(series, values, xs, s)
	}
	if single {
		p.figures(xs, s)
	} else {
		p.endLabels(ends, xs[len(xs)-1], s)
	}
	p.missing(xs, s)
	p.Height += plotHeight + near
	p.below(xs)
}

// margins returns the room for texts to the left of the first points and to the right of the last
// ones, in hundredths of an em.
func (p *pen) margins(ticks, ends []string) (left, right int) {
	left, right = widestOf(ticks)+near, widestOf(ends)+2*near
	if len(p.Series) == 1 { // half of a figure stands on either side of its point
		half := 0
		for _, v := range p.Values[0] {
			half = max(half, Width(p.Value(v))/2)
		}
		left, right = left+half, max(half, near)
	}
	return left, right
}

// ends returns what is written at the end of each line: its last figure, and its name
// where all names are short.
func (p *pen) ends() (ends []string, named bool) {
	names := make([]string, len(p.Series))
	for i, values := range p.Values {
		text := ""
		for _, v := range values {
			if _, ok := Number(v); ok {
				text = p.Value(v)
			}
		}
		ends = append(ends, text)
		names[i] = text + " " + p.Series[i].Label
	}
	if widestOf(names) <= direct {
		return names, true
	}
	return ends, false
}

// line draws the points of a series and what joins them. Where a value is missing, there
// is a gap.
func (p *pen) line(series int, values []report.Value, xs []int, s scale) {
	joined := false
	last := Mark{}
	for i, v := range values {
		n, ok := Number(v)
		if ok {
			point := Mark{Kind: Point, Series: series, X: xs[i], Y: s.at(n)}
			if joined {
				p.add(Mark{Kind: Segment, Series: series, X: last.X, Y: last.Y, X2: point.X, Y2: point.Y})
			}
			p.add(point)
			last = point
		}
		joined = ok
	}
}

// figures writes the figure at each point of a single line: first the last, the first and
// the extremes, then the others where they have room.
func (p *pen) figures(xs []int, s scale) {
	values := p.Values[0]
	var order []int
	highest, lowest := -1, -1
	for i, v := range values {
		n, ok := Number(v)
		if !ok {
			continue
		}
		order = append(order, i)
		if highest < 0 || n.Cmp(values[highest].Number) > 0 {
			highest = i
		}
		if lowest < 0 || n.Cmp(values[lowest].Number) < 0 {
			lowest = i
		}
	}
	order = slices.Concat([]int{order[len(order)-1], order[0], highest, lowest}, order)
	for _, i := range order {
		n, _ := Number(values[i])
		y := s.at(n) - above
		if i > 0 && i < len(values)-1 && higher(values[i-1], n) && higher(values[i+1], n) {
			y = s.at(n) + below
		}
		if y > s.from {
			y = s.at(n) - above
		}
		text := p.Value(values[i])
		p.addIfFree(Mark{Kind: Value, X: xs[i], Dx: around(xs[i], Width(text)), Anchor: Middle, Y: y, Text: text})
	}
}

// addIfFree adds a text where there is none yet.
func (p *pen) addIfFree(m Mark) {
	if !slices.ContainsFunc(p.Marks, func(had Mark) bool { return had.Text != "" && boxOf(m).overlaps(boxOf(had)) }) {
		p.add(m)
	}
}

func higher(v report.Value, than report.Number) bool {
	n, ok := Number(v)
	return ok && n.Cmp(than) > 0
}

// endLabels writes what stands at the end of each line, moved apart where they would overlap.
func (p *pen) endLabels(ends []string, x int, s scale) {
	var marks []Mark
	for i, values := range p.Values {
		for j := len(values) - 1; j >= 0; j-- {
			if n, ok := Number(values[j]); ok {
				marks = append(marks, Mark{Kind: Value, Series: i, X: x, Dx: 2 * near, Y: s.at(n) + 35, Text: ends[i]})
				break
			}
		}
	}
	slices.SortStableFunc(marks, func(a, b Mark) int { return cmp.Compare(a.Y, b.Y) })
	for i := 1; i < len(marks); i++ {
		marks[i].Y = max(marks[i].Y, marks[i-1].Y+lineHeight)
	}
	for i, limit := len(marks)-1, s.from; i >= 0; i, limit = i-1, limit-lineHeight {
		marks[i].Y = min(marks[i].Y, limit)
	}
	for _, m := range marks {
		p.add(m)
	}
}

// missing writes the signs of missing values at the foot of the plot, one for each point
// where there is room, of the first series that lacks it.
func (p *pen) missing(xs []int, s scale) {
	for i, x := range xs {
		for series, values := range p.Values {
			if _, ok := Number(values[i]); !ok {
				text := p.Value(values[i])
				p.addIfFree(Mark{Kind: Value, Series: series, X: x, Dx: around(x, Width(text)), Anchor: Middle, Y: s.from - 25, Text: text})
				break
			}
		}
	}
}

// below writes what the points are, below them: in one row, if need be one after the other
// in several, and of many points only some.
func (p *pen) below(xs []int) {
	rows, every := 1, 1
	width := func() int { // of a label; those at the edges are moved inwards, by as much as half of theirs
		if rows == len(xs) {
			return Narrowest
		}
		return min(ems(xs[rows*every]-xs[0])*2/3, Narrowest/2) - near
	}
	fits := func() bool {
		for i, a := range p.Along {
			if (len(xs)-1-i)%every == 0 && longestWord(a.Label) > width() {
				return false
			}
		}
		return true
	}
	for !fits() && rows < len(xs) && len(xs) <= 4 {
		rows++
	}
	for !fits() && every < len(xs)-1 && len(xs) > 4 {
		every++
	}
	top := p.Height
	for row := range rows {
		begin := p.Height
		for i, a := range p.Along {
			if i%rows != row || (len(xs)-1-i)%every != 0 {
				continue
			}
			p.Height = begin
			for _, line := range wrap(a.Label, width()) {
				p.text(Mark{Kind: Label, X: xs[i], Dx: around(xs[i], Width(line)), Anchor: Middle, Text: line})
			}
			top = max(top, p.Height)
		}
		p.Height = top
	}
}

// box is what a text takes up in the narrowest drawing, in hundredths of an em.
type box struct{ left, right, top, bottom int }

func boxOf(m Mark) box {
	left, width := ems(m.X)+m.Dx, Width(m.Text)
	switch m.Anchor {
	case Middle:
		left -= width / 2
	case End:
		left -= width
	}
	return box{left, left + width, m.Y - ascent, m.Y - ascent + lineHeight}
}

func (b box) overlaps(c box) bool {
	return b.left < c.right && c.left < b.right && b.top < c.bottom && c.top < b.bottom
}
