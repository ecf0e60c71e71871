package report

import "bokslut/generator/diag"

// Correction is a figure that was changed after the report was published.
type Correction struct {
	Date     string // ISO: when the new figure was published
	Figure   Link   // a cell or a named figure; its Dest is as written: drift#intakter.bokslut_2022
	Old, New string // as written, in the report's language: "75 796 tkr", "uppgift saknas"
	Reason   string

	DateSpan, FigureSpan, OldSpan, NewSpan diag.Span
}
