package check

import "bokslut/generator/report"

// Summary counts what was built and proved.
type Summary struct {
	Pages          int `json:"pages"`
	Tables         int `json:"tables"`
	DerivedCells   int `json:"derived_cells"`   // computed: left empty in the CSV files
	PublishedCells int `json:"published_cells"` // filled, though a formula reaches them
	ProvedCells    int `json:"proved_cells"`    // of these: the same as the formula gives, or explained by rounding
	BoundFigures   int `json:"bound_figures"`   // figures in the text that are bound to a cell
	LooseFigures   int `json:"loose_figures"`   // figures in the text that are bound to nothing
}

// Summarise counts a finished report and what was found in it.
func Summarise(rep *report.Report, found Result) Summary {
	s := Summary{Pages: len(rep.Pages), Tables: len(rep.Tables), LooseFigures: len(found.Loose)}
	for _, t := range rep.Tables {
		s.DerivedCells += derivedCells(t)
		s.PublishedCells += len(t.Proofs)
		for _, p := range t.Proofs {
			if p.Verdict == report.Same || p.Verdict == report.Rounding || p.Verdict == report.RoundingWarned {
				s.ProvedCells++
			}
		}
	}
	for _, p := range rep.Pages {
		for _, l := range p.Links {
			if l.Kind == report.CellLink || l.Kind == report.NamedLink {
				s.BoundFigures++
			}
		}
	}
	return s
}

func derivedCells(t *report.Table) (count int) {
	for field := range t.Fields {
		for state, cells := range t.States(field) {
			if state.Origin == report.Computed {
				count += cells
			}
		}
	}
	return count
}
