package link

import (
	"strings"

	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// Corrections sets which figure each of the report's corrections changed, and reports those
// that name none.
func Corrections(rep *report.Report) diag.List {
	r := &resolver{rep: rep}
	for i := range rep.Corrections {
		r.correction(&rep.Corrections[i])
	}
	return r.problems
}

func (r *resolver) correction(c *report.Correction) {
	d, ok := r.corrected(c)
	if ok {
		return
	}
	c.Figure.Kind = report.BrokenLink
	if d.Code != "" {
		r.problems.Add(d)
	}
}

// corrected is [resolver.figure] for TABLE#ROW.FIELD, as formulas write a cell.
func (r *resolver) corrected(c *report.Correction) (diag.Diagnostic, bool) {
	id, fragment, hasFragment := strings.Cut(c.Figure.Dest, "#")
	if !hasFragment || id == "" || fragment == "" {
		return c.FigureSpan.Errorf("correction-figure", "%q does not say which figure was corrected", c.Figure.Dest).
			WithHint("write the table's id, # and row.field or the name of a figure, as in drift#intakter.bokslut_2022; bokslut diff and bokslut figures write it so"), false
	}
	if t := r.rep.Table(id); t != nil {
		return r.figure(&c.Figure, c.FigureSpan, t, fragment)
	}
	d := c.FigureSpan.Errorf("link-table", "there is no table %q", id)
	if near := diag.Nearest(id, idsOf(r.rep.Tables)); near != "" {
		return d.WithHint("did you mean %q?", near), false
	}
	return d.WithHint("a table's id is the name of its CSV file without .csv"), false
}
