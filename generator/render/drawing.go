package render

import (
	"strconv"

	"bokslut/generator/chart"
	"bokslut/generator/report"
)

// patterns tell series apart without colour, also on paper: tiles in CSS pixels. The first
// look of all is solid.
var patterns = [...]string{
	`width="6" height="6" patternTransform="rotate(45)"><rect width="6" height="6"></rect><path d="M0 3h6"></path>`,
	`width="6" height="6"><rect width="6" height="6"></rect><path d="M2 3h2"></path>`,
	`width="5" height="5"><rect width="5" height="5"></rect><path d="M2.5 0v5"></path>`,
	`width="7" height="7"><rect width="7" height="7"></rect><path d="M0 3.5h7M3.5 0v7"></path>`,
}

// appendDrawing writes a chart as SVG. It has no viewBox: its marks stand at shares of its
// width and at multiples of the size of its text, as package chart says. It is called what it
// shows in words: its headline has just been heard. Orca in Firefox would read the words of
// the drawing too, though it is an image, were they not hidden from it.
func (w *chartWriter) appendDrawing(b []byte) []byte {
	d := chart.Draw(w.figures, chart.Format{Value: w.value,
		Tick: func(n report.Number) string { return w.number(n, -1, false) }})
	b = append(b, "<div class=\"drawing\"><svg role=\"img\" width=\"100%\""...)
	b = appendHundredths(b, "height", d.Height, "em")
	b = append(append(b, ` aria-labelledby="`...), w.id...)
	b = appendText(append(b, idSeparator+"desc\">\n<title>"...), w.title)
	b = append(append(b, "</title>\n<desc id=\""...), w.id...)
	b = append(b, idSeparator+`desc">`...)
	b = appendText(b, w.takeaway())
	b = append(b, "</desc>\n"...)
	b = w.appendPatterns(append(b, "<g aria-hidden=\"true\">\n"...))
	for i := range d.Marks {
		b = w.appendMark(b, &d.Marks[i])
	}
	return append(b, "</g>\n</svg></div>\n"...)
}

func (w *chartWriter) appendPatterns(b []byte) []byte {
	if len(w.figures.Series) == 1 || w.figures.Type == report.LineChart {
		return b
	}
	b = append(b, "<defs>"...)
	for look := 1; look < len(w.figures.Series); look++ {
		b = append(append(b, `<pattern class="look-`...), '1'+byte(look))
		b = w.appendPatternID(append(b, `" id="`...), look)
		b = append(append(b, `" patternUnits="userSpaceOnUse" `...), patterns[look-1]...)
		b = append(b, "</pattern>"...)
	}
	return append(b, "</defs>\n"...)
}

func (w *chartWriter) appendPatternID(b []byte, look int) []byte {
	return append(append(append(b, w.id...), idSeparator+"look-"...), '1'+byte(look))
}

// look returns how a series looks, from 0. Of bars beside each other the last is solid: it
// is the outcome after the budget, the year after the year before.
func (w *chartWriter) look(series int) int {
	if w.figures.Type == report.LineChart || w.figures.Type == report.StackedChart {
		return series
	}
	return len(w.figures.Series) - 1 - series
}

func (w *chartWriter) appendMark(b []byte, m *chart.Mark) []byte {
	switch m.Kind {
	case chart.Grid:
		return appendLine(b, m, "grid")
	case chart.Axis:
		return appendLine(b, m, "axis")
	case chart.Goal:
		return appendLine(b, m, "goal")
	case chart.Segment:
		return appendLine(b, m, "line look-"+string('1'+byte(w.look(m.Series))))
	case chart.Point:
		b = append(append(b, `<circle class="look-`...), '1'+byte(w.look(m.Series)), '"')
		b = appendHundredths(appendHundredths(b, "cx", m.X, "%"), "cy", m.Y, "em")
		return append(b, " r=\".25em\"></circle>\n"...)
	case chart.Bar:
		b = w.appendRect(b, m)
		b = appendHundredths(appendHundredths(b, "x", m.X, "%"), "y", m.Y, "em")
		b = appendHundredths(appendHundredths(b, "width", m.X2-m.X, "%"), "height", m.Y2-m.Y, "em")
		return append(b, "></rect>\n"...)
	case chart.Swatch:
		b = w.appendRect(b, m)
		b = appendHundredths(appendHundredths(b, "x", m.Dx, "em"), "y", m.Y, "em")
		b = appendHundredths(appendHundredths(b, "width", chart.SwatchWidth, "em"), "height", chart.SwatchHeight, "em")
		return append(b, "></rect>\n"...)
	case chart.Sample:
		b = append(append(b, `<line class="line look-`...), '1'+byte(w.look(m.Series)), '"')
		b = appendHundredths(appendHundredths(b, "x1", m.Dx, "em"), "x2", m.Dx+chart.SwatchWidth, "em")
		b = appendHundredths(appendHundredths(b, "y1", m.Y, "em"), "y2", m.Y, "em")
		return append(b, "></line>\n"...)
	}
	return appendMarkText(b, m)
}

// appendRect begins a rectangle of a series.
func (w *chartWriter) appendRect(b []byte, m *chart.Mark) []byte {
	look := w.look(m.Series)
	b = append(append(b, `<rect class="look-`...), '1'+byte(look), '"')
	if look > 0 {
		b = w.appendPatternID(append(b, ` fill="url(#`...), look)
		b = append(b, `)"`...)
	}
	return b
}

func appendLine(b []byte, m *chart.Mark, class string) []byte {
	b = append(append(append(b, `<line class="`...), class...), '"')
	b = appendHundredths(appendHundredths(b, "x1", m.X, "%"), "x2", m.X2, "%")
	b = appendHundredths(appendHundredths(b, "y1", m.Y, "em"), "y2", m.Y2, "em")
	return append(b, "></line>\n"...)
}

func appendMarkText(b []byte, m *chart.Mark) []byte {
	b = append(b, "<text"...)
	switch m.Kind {
	case chart.Value:
		b = append(b, ` class="value"`...)
	case chart.Tick:
		b = append(b, ` class="tick"`...)
	}
	b = appendHundredths(b, "x", m.X, "%")
	if m.Dx != 0 {
		b = appendHundredths(b, "dx", m.Dx, "em")
	}
	b = appendHundredths(b, "y", m.Y, "em")
	switch m.Anchor {
	case chart.Middle:
		b = append(b, ` text-anchor="middle"`...)
	case chart.End:
		b = append(b, ` text-anchor="end"`...)
	}
	b = appendText(append(b, '>'), m.Text)
	return append(b, "</text>\n"...)
}

// appendHundredths writes an attribute with a number of hundredths: height="12.5em".
func appendHundredths(b []byte, name string, n int, unit string) []byte {
	b = append(append(append(b, ' '), name...), `="`...)
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, int64(n/100), 10)
	if rest := n % 100; rest != 0 {
		b = append(b, '.', '0'+byte(rest/10))
		if rest%10 != 0 {
			b = append(b, '0'+byte(rest%10))
		}
	}
	return append(append(b, unit...), '"')
}
