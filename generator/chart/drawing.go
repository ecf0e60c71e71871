package chart

import "bokslut/generator/report"

// Drawing is a chart's marks, in the order in which they are painted.
type Drawing struct {
	Height int // in hundredths of an em
	Marks  []Mark
}

// Mark is a line, a shape or a text. X and X2 are hundredths of a percent of the drawing's
// width, from the left: 10000 is its right edge. Y, Y2 and Dx are hundredths of an em, the
// size of the chart's text; Y is counted downwards.
type Mark struct {
	Kind   Kind
	Series int // which series it belongs to, from 0
	X, Y   int
	X2, Y2 int    // the other corner, or end
	Dx     int    // of a text or a swatch: how far to the right of X
	Anchor Anchor // of a text: which part of it is at X and Dx
	Text   string // one line; its baseline is at Y
}

// Kind tells what a [Mark] is.
type Kind uint8

// Kinds of marks.
const (
	Grid    Kind = iota // a line from X, Y to X2, Y2, at a round number
	Axis                // such a line, at zero
	Goal                // such a line, at a goal
	Bar                 // a rectangle with the corners X, Y and X2, Y2
	Segment             // a line from one point of a series to the next
	Point               // a point of a series
	Swatch              // a sample of a series' bars, SwatchWidth wide and SwatchHeight high
	Sample              // a sample of a series' line, SwatchWidth wide, at the height Y
	Label               // text: what something is
	Value               // text: a figure
	Tick                // text: a round number at the axis
)

// Anchor tells which part of a text is at its place.
type Anchor uint8

// Parts of a text.
const (
	Start Anchor = iota
	Middle
	End
)

// Measures, in hundredths of an em.
const (
	// Narrowest is the width of a drawing on the narrowest screen, 320 CSS pixels with text
	// of 15. On a still narrower one the text becomes smaller: see layouts/style/50-chart.css.
	Narrowest = 1800

	SwatchWidth  = 140
	SwatchHeight = 80

	lineHeight = 130
	ascent     = 95 // from the top of a line to its baseline
	near       = 40 // between a mark and its text
	apart      = 80 // between two texts, at least
)

// Format writes numbers for people.
type Format struct {
	Value func(report.Value) string  // as the table shows it: with its flag, or the sign of a missing value
	Tick  func(report.Number) string // a round number at the axis
}

// Draw lays out a chart of at least one series and one entry, a line of two entries, as [Of]
// returns them. The drawing begins at Y 0 and is as high as all that is in it.
func Draw(f *Figures, format Format) *Drawing {
	p := &pen{Figures: f, Format: format}
	if f.Type == report.LineChart {
		p.lines()
	} else {
		p.bars()
	}
	return &p.Drawing
}

// pen draws from the top downwards: Height is how far it has come.
type pen struct {
	*Figures
	Format
	Drawing
}

func (p *pen) add(m Mark) { p.Marks = append(p.Marks, m) }

// text adds a line of text and moves below it.
func (p *pen) text(m Mark) {
	m.Y = p.Height + ascent
	p.add(m)
	p.Height += lineHeight
}

// heading adds a label at the left edge, over as many lines as it needs.
func (p *pen) heading(label string) {
	for _, line := range wrap(label, Narrowest) {
		p.text(Mark{Kind: Label, Text: line})
	}
}

// key says which series is which, in their order: side by side as long as they fit.
func (p *pen) key(sample Kind) {
	const indent = SwatchWidth + near
	x := 0
	for i, s := range p.Series {
		lines := wrap(s.Label, Narrowest-indent)
		width := indent + widestOf(lines)
		if x > 0 && (x+width > Narrowest || len(lines) > 1) {
			x = 0
			p.Height += lineHeight
		}
		y := p.Height + (lineHeight-SwatchHeight)/2
		if sample == Sample {
			y = p.Height + lineHeight/2
		}
		p.add(Mark{Kind: sample, Series: i, Dx: x, Y: y})
		for j, line := range lines {
			if j > 0 {
				p.Height += lineHeight
			}
			p.add(Mark{Kind: Label, Dx: x + indent, Y: p.Height + ascent, Text: line})
		}
		x += width + apart
		if len(lines) > 1 {
			x = Narrowest
		}
	}
	p.Height += lineHeight + near
}

// share returns how much of the narrowest drawing's width that many hundredths of an em
// are at most, in hundredths of a percent.
func share(em int) int { return (em*10000 + Narrowest - 1) / Narrowest }

// ems returns how many hundredths of an em a share of the narrowest drawing's width is.
func ems(share int) int { return share * Narrowest / 10000 }

// around returns how far to the right of x a text of that width stands that is in the
// middle above or below x, as far as the drawing's edges allow.
func around(x, width int) int {
	left := ems(x) - width/2
	switch right := left + width; {
	case left < 0:
		return -left
	case right > Narrowest:
		return max(Narrowest-right, -left)
	}
	return 0
}

// axis returns round numbers from low to high, as many as there is room for in that width,
// and their texts. The texts are nil where there is no room for two.
func (p *pen) axis(low, high report.Number, width int) (at []report.Number, texts []string) {
	for most := 5; most > 0; most-- {
		at = ticks(low, high, most)
		texts = p.tickTexts(at)
		if (len(at)-1)*(widestOf(texts)*3/2+apart) <= width { // the first and the last may stand beside their place
			return at, texts
		}
	}
	return at, nil
}

func (p *pen) tickTexts(at []report.Number) []string {
	texts := make([]string, len(at))
	for i, n := range at {
		texts[i] = p.Tick(n)
	}
	return texts
}
