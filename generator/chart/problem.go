package chart

import (
	"slices"

	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// keys reports keys of the sidecar that mean nothing for this type of chart.
func (r *reader) keys() {
	c := r.c
	switch {
	case c.Goal == nil && c.Type == report.ProgressChart:
		r.problems.Add(c.Span.Errorf("chart-goal", "progress is shown towards a goal, and the chart %q has none", c.Name).
			WithHint("write goal: with the field that holds the goals"))
	case c.Goal != nil && c.Type != report.ProgressChart:
		r.problems.Add(c.Goal.Span.Errorf("chart-goal", "only a chart of type progress has a goal").WithHint("remove goal:, or write type: progress"))
	}
	if (c.Below != "" || c.Above != "") && c.Type != report.DeviationChart {
		r.problems.Add(c.Span.Errorf("chart-key", "below: and above: say what the sides of zero mean, which only a chart of type deviation has").
			WithHint("remove them, or write type: deviation"))
	}
	if c.Unsigned && (c.Type == report.DeviationChart || c.Type == report.ProgressChart) {
		r.problems.Add(c.Span.Errorf("chart-key", "unsigned: is for charts of bars, stacked bars or lines").WithHint("remove unsigned:"))
	}
	if c.Along == report.AlongFields && c.Type == report.ProgressChart {
		r.problems.Add(c.Span.Errorf("chart-key", "rows stand along the axis of a chart of progress, each with its goal").WithHint("remove along:"))
	}
}

// parts reports rows and fields that make no chart, whatever their figures are.
func (r *reader) parts() {
	c := r.c
	for _, list := range [][]report.ChartPart{c.Rows, c.Fields} {
		had := make(map[int]bool, len(list))
		for _, p := range list {
			if had[p.Index] {
				r.problems.Add(p.Span.Errorf("chart-twice", "the chart shows %q twice", p.Span.Text()).WithHint("keep one of them"))
			}
			had[p.Index] = true
		}
	}
	if len(c.Rows) == 0 || len(c.Fields) == 0 {
		r.problems.Add(c.Span.Errorf("chart-empty", "the chart %q has nothing to show", c.Name).
			WithHint("name rows: and fields: of the table; without rows: it shows all that are no totals"))
		return
	}
	along, series := len(c.Rows), len(c.Fields)
	if r.alongFields() {
		along, series = series, along
	}
	switch {
	case c.Type == report.DeviationChart && series > 1:
		r.problems.Add(c.Span.Errorf("chart-series", "a chart of deviations shows one figure for each bar, and here are %d", series).
			WithHint("name one field, or one row; for several write type: bar"))
	case series > maxSeries:
		r.problems.Add(c.Span.Errorf("chart-many", "the chart %q has %d series, and more than %d cannot be told apart", c.Name, series, maxSeries).
			WithHint("name fewer rows or fields, or say along: rows or along: fields to turn it; without rows: it shows all that are no totals"))
	case c.Type == report.LineChart && along < 2:
		r.problems.Add(c.Span.Errorf("chart-points", "a line goes through two points or more, and the chart %q has one", c.Name).
			WithHint("name more rows or fields, or write type: bar"))
	case c.Type == report.LineChart && along > maxPoints, c.Type == report.StackedChart && along > maxBars,
		c.Type != report.LineChart && c.Type != report.StackedChart && along*series > maxBars:
		r.problems.Add(c.Span.Errorf("chart-many", "the chart %q has too many figures to be taken in: %d times %d", c.Name, along, series).
			WithHint("name fewer rows or fields; a table or a download can hold them all"))
	}
	if c.Type == report.StackedChart {
		r.wholes()
	}
}

// wholes reports rows in a stacked chart that are part of another one in it.
func (r *reader) wholes() {
	for _, p := range r.c.Rows {
		for up := r.t.Rows[p.Index].Parent; up >= 0; up = r.t.Rows[up].Parent {
			for _, whole := range r.c.Rows {
				if whole.Index == int(up) {
					r.problems.Add(p.Span.Errorf("chart-parts", "the chart shows %s and %s, which is part of it: its figure would count twice", r.t.Rows[up].ID, r.t.Rows[p.Index].ID).
						WithHint("name one of them in rows:"))
				}
			}
		}
	}
}

// values reports figures that cannot be drawn together or not as this type of chart. It
// sets the unit that all share.
func (r *reader) values(f *Figures) {
	any := false
	var first report.Value
	each(f, func(v report.Value, row, field int) {
		n, ok := Number(v)
		if !ok {
			if f.Type == report.StackedChart {
				r.once(r.at(row, field).Errorf("chart-missing", "%s.%s has no value, and a bar without one of its parts would look shorter than it is", r.t.Rows[row].ID, r.t.Fields[field].Name).
					WithHint("leave the row or the field out, or write type: bar"))
			}
			return
		}
		if !any {
			any, first, f.Unit = true, v, v.Unit
		}
		if v.Unit != first.Unit {
			r.once(r.at(row, field).Errorf("chart-units", "%s.%s is counted in %q, and the chart's other figures in %q", r.t.Rows[row].ID, r.t.Fields[field].Name, v.Unit, first.Unit).
				WithHint("a chart has one scale: make one for each unit"))
		}
		switch signed := r.t.Value(row, field).Number.Sign(); {
		case f.Type == report.StackedChart && n.Sign() < 0, f.Type == report.ProgressChart && n.Sign() < 0:
			d := r.at(row, field).Errorf("chart-negative", "%s.%s is negative, %s, which such a chart cannot show", r.t.Rows[row].ID, r.t.Fields[field].Name, diag.Number(n.String()))
			if f.Type == report.StackedChart {
				d = d.WithHint("write unsigned: true if all figures are, as costs may be, else type: bar")
			} else {
				d = d.WithHint("write type: bar or type: deviation")
			}
			r.once(d)
		case r.c.Unsigned && signed > 0:
			r.once(r.at(row, field).Errorf("chart-negative", "%s.%s is positive, and the chart leaves out all minus signs: it would look as if it were negative too", r.t.Rows[row].ID, r.t.Fields[field].Name).
				WithHint("remove unsigned:, or the row or field"))
		}
	})
	if !any {
		r.once(r.c.Span.Errorf("chart-empty", "none of the figures of the chart %q has a value", r.c.Name).
			WithHint("name other rows or fields, or remove the chart until there are figures"))
	}
	for i, goal := range f.Goals {
		if _, ok := Number(goal); !ok {
			row := f.Along[i].Row
			r.once(r.at(row, f.Goal.Field).Errorf("chart-goal", "%s has no goal in %s", r.t.Rows[row].ID, r.t.Fields[f.Goal.Field].Name).
				WithHint("name the rows that have one in rows:"))
		}
	}
}

// once reports a mistake, unless there is one of its kind at the same place.
func (r *reader) once(d diag.Diagnostic) {
	if !slices.ContainsFunc(r.problems, func(had diag.Diagnostic) bool { return had.Code == d.Code && had.Pos == d.Pos }) {
		r.problems.Add(d)
	}
}

// each calls yield with all values and goals, and the cells that hold them.
func each(f *Figures, yield func(v report.Value, row, field int)) {
	for i, s := range f.Series {
		for j, a := range f.Along {
			yield(f.Values[i][j], max(s.Row, a.Row), max(s.Field, a.Field))
		}
	}
	for i, goal := range f.Goals {
		yield(goal, f.Along[i].Row, f.Goal.Field)
	}
}

// at returns the place in the sidecar that brings a cell into the chart: its row's name,
// or its field's where the rows are not named.
func (r *reader) at(row, field int) diag.Span {
	for _, p := range r.c.Rows {
		if p.Index == row && p.Span != r.c.Span {
			return p.Span
		}
	}
	for _, p := range r.c.Fields {
		if p.Index == field {
			return p.Span
		}
	}
	return r.c.Span
}
