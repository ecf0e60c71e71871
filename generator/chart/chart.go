// Package chart works out what a chart of a table shows and where each mark of it stands:
// pure geometry, which package render writes as SVG.
//
//	figures, problems := chart.Of(table, table.Charts[0])   rows and fields to series; what cannot be drawn
//	drawing := chart.Draw(figures, chart.Language{…})      bars, lines and texts, each with its place
//
// A drawing has no size of its own. Across, places are shares of the width, whatever that
// is; down, and for all that depends on text, they are counted in the size of the text. So
// a bar is as long on a phone as the screen allows, while its figure is as large as the
// reader's text, also when that is set to twice the size. Texts are laid out for the
// narrowest screen (see [Narrowest]); on a wider one they only come further apart.
//
//	problem.go  what cannot be drawn, and why
//	text.go     how wide texts are, and how long labels are wrapped
//	scale.go    round numbers along an axis
//	drawing.go  what a drawing is made of
//	bars.go     bars, grouped, stacked, from zero to both sides, to a goal
//	line.go     lines
package chart

import (
	"slices"

	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// Figures are what a chart shows: a value for each series at each entry along its axis.
type Figures struct {
	Type   report.ChartType
	Unit   string // of all values
	Along  []Entry
	Series []Entry
	Values [][]report.Value // by series, then along
	Goals  []report.Value   // along; of progress, else nil
	Goal   Entry            // the field that holds them
	Signed bool             // a plus sign is shown before positive numbers
	// What it means to be on either side of zero, in words; "" where that is not said.
	Below, Above string
}

// Entry is a row or a field of the table, as the chart shows it.
type Entry struct {
	Label string
	Row   int // -1 for a field
	Field int // -1 for a row
}

// Number returns the number that a value is drawn as. It is not ok when the value is missing.
func Number(v report.Value) (n report.Number, ok bool) { return v.Number, v.Kind == report.NumberValue }

// What can be taken in at a glance; the rest is for a table.
const (
	maxBars   = 60
	maxPoints = 100
	maxSeries = 5
)

// Of returns what a chart of table t shows, or nil and why it cannot be drawn. The table's
// cells are computed. Of a chart or table in which a mistake was reported, it says nothing.
func Of(t *report.Table, c *report.Chart) (*Figures, diag.List) {
	if t.Unsure || c.Type == 0 {
		return nil, nil
	}
	r := &reader{t: t, c: c}
	r.keys()
	r.parts()
	if len(r.problems) > 0 {
		return nil, r.problems
	}
	f := r.figures()
	r.values(f)
	if len(r.problems) > 0 {
		return nil, r.problems
	}
	return f, nil
}

// reader makes the figures of one chart.
type reader struct {
	t        *report.Table
	c        *report.Chart
	problems diag.List
}

// numbers returns the values that are drawn.
func (f *Figures) numbers() (numbers []report.Number) {
	for _, v := range slices.Concat(f.Values...) {
		if n, ok := Number(v); ok {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// figures takes the values out of the table.
func (r *reader) figures() *Figures {
	f := &Figures{Type: r.c.Type, Below: r.c.Below, Above: r.c.Above, Signed: r.c.Type == report.DeviationChart}
	along, series := r.c.Rows, r.c.Fields
	byFields := r.alongFields()
	if byFields {
		along, series = series, along
	}
	for i := range along {
		f.Along = append(f.Along, r.entry(&along[i], byFields))
	}
	for i := range series {
		s := r.entry(&series[i], !byFields)
		f.Series = append(f.Series, s)
		values := make([]report.Value, len(along))
		for j := range values {
			values[j] = r.value(max(s.Row, f.Along[j].Row), max(s.Field, f.Along[j].Field))
		}
		f.Values = append(f.Values, values)
	}
	if r.c.Goal != nil {
		f.Goal = r.entry(r.c.Goal, true)
		for _, a := range f.Along {
			f.Goals = append(f.Goals, r.value(a.Row, f.Goal.Field))
		}
	}
	return f
}

// alongFields reports whether the fields stand along the axis, and each row is a series.
// Rows are parts of a whole, and fields often are years: so they do in a stacked chart and
// in a line. Where only one of several would stand along the axis, the others do.
func (r *reader) alongFields() bool {
	rows, fields := len(r.c.Rows), len(r.c.Fields)
	switch {
	case r.c.Along != report.AlongDefault:
		return r.c.Along == report.AlongFields
	case r.c.Type == report.StackedChart:
		return true
	case r.c.Type == report.ProgressChart:
		return false
	case r.c.Type == report.LineChart:
		return fields > 1 || rows == 1
	}
	return rows == 1 && fields > 1
}

func (r *reader) entry(p *report.ChartPart, field bool) Entry {
	e := Entry{Label: p.Label, Row: p.Index, Field: -1}
	title := ""
	if field {
		e.Row, e.Field = -1, p.Index
		title = r.t.Fields[p.Index].Title
	} else {
		title = r.t.RowTitle(p.Index)
	}
	if e.Label == "" {
		e.Label = title
	}
	return e
}

// value returns what a cell holds, as the chart shows it.
func (r *reader) value(row, field int) report.Value {
	v := r.t.Value(row, field)
	if r.c.Unsigned {
		v.Number = v.Number.Abs()
	}
	return v
}
