package chart_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"bokslut/generator/chart"
	"bokslut/generator/report"
)

func whole(n int64) report.Value {
	return report.Value{State: report.State{Kind: report.NumberValue}, Number: report.NumberOf(n)}
}

var missing = report.Value{State: report.State{Kind: report.MissingValue, Missing: &report.Missing{Sign: "i.u."}}}

// format writes plain figures, and round numbers in thousands.
var format = chart.Format{
	Value: func(v report.Value) string {
		if n, ok := chart.Number(v); ok {
			return n.String()
		}
		return v.Missing.Sign
	},
	Tick: func(n report.Number) string { return string(n.Shift(-3).AppendPlain(nil, 0)) },
}

func entries(labels ...string) []chart.Entry {
	list := make([]chart.Entry, len(labels))
	for i, l := range labels {
		list[i].Label = l
	}
	return list
}

func marks(d *chart.Drawing, kind chart.Kind) (list []chart.Mark) {
	for _, m := range d.Marks {
		if m.Kind == kind {
			list = append(list, m)
		}
	}
	return list
}

// Bars begin at zero and are as long as their figures. On the narrowest drawing, 18 em,
// "75796" takes 5 · 0.66 em and stands 0.4 em after its bar: 3.7 em, 20.56 %, are kept for
// it. The scale goes to 80 000 on the remaining 79.44 %, and of those 75 796 is 75.27 %.
func TestBar(t *testing.T) {
	d := chart.Draw(&chart.Figures{Type: report.BarChart, Along: entries("Intäkter", "Bidrag", "Okänt"), Series: entries("Bokslut"),
		Values: [][]report.Value{{whole(75796), whole(40000), missing}}}, format)
	bars := marks(d, chart.Bar)
	if len(bars) != 2 || bars[0].X != 0 || bars[0].X2 != 7527 || bars[1].X2 != 3972 {
		t.Errorf("bars are %+v; want two from 0 to 7527 and to 3972", bars)
	}
	if bars[0].Y != 145 || bars[0].Y2 != 255 { // a line of 1.3 em and a gap above; 1.1 em high
		t.Errorf("the first bar is from %d to %d; want 145 to 255", bars[0].Y, bars[0].Y2)
	}
	values := marks(d, chart.Value)
	if len(values) != 3 || values[0].X != 7527 || values[0].Dx != 40 || values[2].Text != "i.u." || values[2].X != 0 {
		t.Errorf("figures are %+v; want 75796 after its bar, and i.u. at zero", values)
	}
	var ticks []string
	for _, m := range marks(d, chart.Tick) {
		ticks = append(ticks, m.Text)
	}
	if got := strings.Join(ticks, " "); got != "0 20 40 60 80" {
		t.Errorf("ticks are %s; want 0 20 40 60 80", got)
	}
}

// Bars of a group stand below each other, and are as long as their figures on one scale.
// "4000" takes 4 · 0.66 em and 0.4 em to its bar, 16.89 % of 18 em, and the scale from 0 to
// 4 000 the remaining 83.11 %: 3 000 is 62.33 % of the width. A line for the key, 1.3 em and
// 0.4 em below it, a label of 1.3 em and a gap of 0.15 em stand above the first bar of 1.1 em;
// 0.15 em are between bars and 0.8 em, a label and a gap between groups.
func TestGrouped(t *testing.T) {
	d := chart.Draw(&chart.Figures{Type: report.BarChart, Along: entries("Löner", "Hyror"), Series: entries("Budget", "Utfall"),
		Values: [][]report.Value{{whole(4000), whole(3000)}, {whole(3000), whole(0)}}}, format)
	var got []string
	for _, m := range marks(d, chart.Bar) {
		got = append(got, fmt.Sprint(m.Series, m.X, m.X2, m.Y, m.Y2))
	}
	if got, want := strings.Join(got, ", "), "0 0 8311 315 425, 1 0 6233 440 550, 0 0 6233 775 885"; got != want {
		t.Errorf("bars are %s; want %s", got, want)
	}
	if swatches := marks(d, chart.Swatch); len(swatches) != 2 || swatches[0].Y != swatches[1].Y {
		t.Errorf("the key is %+v; want two samples on one line", swatches)
	}
	for _, m := range marks(d, chart.Label) {
		if m.Text == "" {
			t.Errorf("an empty text is drawn: %+v", m)
		}
	}
}

// Deviations stand on their side of zero. "-8000" and "7000" take 3.09 and 2.64 em and
// 0.4 em to their bars, so that the scale from −10 000 to 10 000 goes from 19.39 % to
// 83.11 %: 7 000 of 20 000 is 22.3 %.
func TestDeviation(t *testing.T) {
	d := chart.Draw(&chart.Figures{Type: report.DeviationChart, Along: entries("Löner", "Hyror"), Series: entries("Avvikelse"),
		Below: "sämre", Above: "bättre", Values: [][]report.Value{{whole(7000), whole(-8000)}}}, format)
	bars := marks(d, chart.Bar)
	if len(bars) != 2 || bars[0].X != bars[1].X2 || bars[0].X2-bars[0].X != 2230 {
		t.Errorf("bars are %+v; want one on each side of zero, the first 2230 long", bars)
	}
	if labels := marks(d, chart.Label); labels[0].Text != "← sämre" || labels[1].Text != "bättre →" {
		t.Errorf("labels are %+v", labels)
	}
}

// The parts of a stacked bar follow on each other; the second year's are drawn as large as
// the first year's on the same scale.
func TestStacked(t *testing.T) {
	d := chart.Draw(&chart.Figures{Type: report.StackedChart, Along: entries("2021", "2022"), Series: entries("A", "B"),
		Values: [][]report.Value{{whole(1000), whole(2000)}, {whole(3000), whole(2000)}}}, format)
	var got []string
	for _, m := range marks(d, chart.Bar) {
		got = append(got, fmt.Sprint(m.Series, m.X, m.X2))
	}
	if got, want := strings.Join(got, ", "), "0 0 2500, 1 2500 10000, 0 0 5000, 1 5000 10000"; got != want {
		t.Errorf("bars are %s; want %s", got, want)
	}
}

// A line is broken where a value is missing, and says so.
func TestLine(t *testing.T) {
	d := chart.Draw(&chart.Figures{Type: report.LineChart, Along: entries("2019", "2020", "2021", "2022"), Series: entries("A"),
		Values: [][]report.Value{{whole(1000), missing, whole(4000), whole(2000)}}}, format)
	points, segments := marks(d, chart.Point), marks(d, chart.Segment)
	if len(points) != 3 || len(segments) != 1 || segments[0].X != points[1].X || segments[0].Y2 != points[2].Y {
		t.Errorf("points %+v, segments %+v; want three and one from the second to the third", points, segments)
	}
	// The scale is 0 to 4 000 on 11 em: 1 000 is 2.75 em above zero.
	if zero := marks(d, chart.Axis)[0].Y; zero-points[0].Y != 275 || zero-points[1].Y != 1100 {
		t.Errorf("points are %d and %d above zero; want 275 and 1100", zero-points[0].Y, zero-points[1].Y)
	}
	var texts []string
	for _, m := range marks(d, chart.Value) {
		texts = append(texts, m.Text)
	}
	if got := strings.Join(texts, " "); got != "2000 1000 4000 i.u." {
		t.Errorf("figures are %s", got)
	}
}

// TestProgress has a goal between the outcomes.
func TestProgress(t *testing.T) {
	d := chart.Draw(&chart.Figures{Type: report.ProgressChart, Along: entries("A"), Series: entries("Utfall"), Goal: chart.Entry{Label: "Mål"},
		Goals: []report.Value{whole(8000)}, Values: [][]report.Value{{whole(4000)}}}, format)
	bar, goal := marks(d, chart.Bar)[0], marks(d, chart.Goal)[0]
	if d := goal.X - 2*bar.X2; d < -1 || d > 1 {
		t.Errorf("the goal is at %d, and half of it at %d", goal.X, bar.X2)
	}
	if labels := marks(d, chart.Label); labels[len(labels)-1].Text != "Mål: 8000" {
		t.Errorf("labels are %+v", labels)
	}
}

// Whatever is drawn, each text stands within the drawing, at its narrowest and on wider
// screens, none over another, and bars are as long as their figures.
func TestAnyChart(t *testing.T) {
	for seed := range uint64(2000) {
		r := rand.New(rand.NewPCG(seed, 5))
		f := randomFigures(r)
		d := chart.Draw(f, format)
		for _, width := range []int{chart.Narrowest, 2500, 6000} {
			if problem := layoutProblem(d, width); problem != "" {
				t.Fatalf("seed %d, %d wide: %s\n%+v", seed, width, problem, f)
			}
		}
		if f.Type == report.BarChart || f.Type == report.ProgressChart || f.Type == report.DeviationChart {
			proportional(t, seed, f, d)
		}
	}
}

func randomFigures(r *rand.Rand) *chart.Figures {
	words := []string{"Personalkostnader", "i", "Köp", "av", "tjänster", "medarbetarundersökningsuppföljningen", "2022", "för-", "IT-verksamheten", "W", "Ö"}
	label := func() string {
		var b []string
		for range 1 + r.IntN(8) {
			b = append(b, words[r.IntN(len(words))])
		}
		return strings.Join(b, " ")
	}
	f := &chart.Figures{Type: report.ChartType(1 + r.IntN(5)), Goal: chart.Entry{Label: label()}}
	series := 1 + r.IntN(5)
	if f.Type == report.DeviationChart {
		series = 1
		f.Below, f.Above = label(), label()
	}
	for range 2 + r.IntN(12) {
		f.Along = append(f.Along, chart.Entry{Label: label()})
	}
	most := []int64{3, 999, 123456, 98765432, 1e17}[r.IntN(5)]
	signed := f.Type != report.StackedChart && f.Type != report.ProgressChart && r.IntN(2) == 0
	for range series {
		f.Series = append(f.Series, chart.Entry{Label: label()})
		values := make([]report.Value, len(f.Along))
		for i := range values {
			n := r.Int64N(most)
			if signed && r.IntN(2) == 0 {
				n = -n
			}
			values[i] = whole(n)
			if f.Type != report.StackedChart && i > 0 && r.IntN(6) == 0 {
				values[i] = missing
			}
		}
		f.Values = append(f.Values, values)
	}
	if f.Type == report.ProgressChart {
		for range f.Along {
			f.Goals = append(f.Goals, whole(r.Int64N(most)))
		}
	}
	return f
}

// layoutProblem says which text stands outside of a drawing of that width or over another one.
func layoutProblem(d *chart.Drawing, width int) string {
	type box struct{ left, right, top, bottom int }
	var boxes []box
	var texts []string
	for _, m := range d.Marks {
		if m.Text == "" {
			continue
		}
		w := chart.Width(m.Text)
		left := m.X*width/10000 + m.Dx
		switch m.Anchor {
		case chart.Middle:
			left -= w / 2
		case chart.End:
			left -= w
		}
		b := box{left, left + w, m.Y - 70, m.Y + 20} // capitals reach 0.7 em above the baseline, descenders 0.2 em below
		if b.left < -2 || b.right > width+2 || b.top < 0 || b.bottom > d.Height {
			return fmt.Sprintf("%q at %+v is outside of the drawing, %d high", m.Text, b, d.Height)
		}
		for i, other := range boxes {
			if b.left+2 < other.right && other.left+2 < b.right && b.top < other.bottom && other.top < b.bottom {
				return fmt.Sprintf("%q at %+v and %q at %+v overlap", m.Text, b, texts[i], other)
			}
		}
		boxes, texts = append(boxes, b), append(texts, m.Text)
	}
	return ""
}

// proportional checks that bars, the longest first, are to each other as their figures.
func proportional(t *testing.T, seed uint64, f *chart.Figures, d *chart.Drawing) {
	t.Helper()
	var numbers []report.Number
	for _, v := range slices.Concat(f.Values...) {
		if n, ok := chart.Number(v); ok && n.Sign() != 0 {
			numbers = append(numbers, n.Abs())
		}
	}
	slices.SortFunc(numbers, func(a, b report.Number) int { return b.Cmp(a) })
	var lengths []int
	for _, b := range marks(d, chart.Bar) {
		lengths = append(lengths, b.X2-b.X)
	}
	slices.Sort(lengths)
	slices.Reverse(lengths)
	for i, n := range numbers {
		got := 0 // one too short to be seen is not drawn
		if i < len(lengths) {
			got = lengths[i]
		}
		want, _ := n.Mul(report.NumberOf(int64(lengths[0]))).Quo(numbers[0])
		if off := report.NumberOf(int64(got)).Sub(want).Abs(); off.Cmp(report.NumberOf(2)) > 0 {
			t.Fatalf("seed %d: a bar for %s is %d long; want %s, as the longest, for %s, is %d", seed, n, got, want.Round(1), numbers[0], lengths[0])
		}
	}
}
