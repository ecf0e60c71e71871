package report

import "bokslut/generator/diag"

// Chart is a chart of a table: which of its cells are drawn, and how.
type Chart struct {
	Name     string
	Type     ChartType
	Title    string // what the figures show
	Subtitle string // what is measured; "" for one made of the fields and their unit
	Summary  string // what there is to see, for who does not see it; "" for one made of the figures
	Below    string // of a deviation: what it means to be below zero, and above it; may be empty
	Above    string
	Rows     []ChartPart // in the order shown; none said: all but totals
	Fields   []ChartPart
	Goal     *ChartPart // of progress: the field with the goals
	Along    Axis       // what stands along the axis
	Unsigned bool       // figures that are all negative are shown without their minus signs
	Span     diag.Span
}

// ChartPart is a row or a field that a chart shows.
type ChartPart struct {
	Index int    // into Table.Rows or Table.Fields
	Label string // "" for the title of the row or field
	Span  diag.Span
}

// ChartType is what a chart is drawn as.
type ChartType uint8

// Types of charts. The zero type is that of a chart in which a mistake was reported.
const (
	_              ChartType = iota
	BarChart                 // bars from zero, beside each other where there are several series
	StackedChart             // bars of parts
	LineChart                // what changes from point to point
	DeviationChart           // bars to either side of zero
	ProgressChart            // bars on the way to a goal
)

// Axis is what stands along a chart's axis; the other is its series. The zero value
// leaves it to the type of chart.
type Axis uint8

// What can stand along an axis.
const (
	AlongDefault Axis = iota
	AlongRows
	AlongFields
)
