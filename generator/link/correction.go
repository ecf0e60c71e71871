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

// correction is [resolver.node] for TABLE#ROW.FIELD, as formulas write a cell.
func (r *resolver) correction(c *report.Correction) {
	l := &c.Figure
	id, fragment, hasFragment := strings.Cut(l.Dest, "#")
	l.Table = r.rep.Table(id)
	switch {
	case !hasFragment || id == "" || fragment == "":
		r.problems.Add(c.FigureSpan.Errorf("correction-figure", "%q does not say which figure was corrected", l.Dest).
			WithHint("write the table's id, # and row.field or the name of a figure, as in drift#intakter.bokslut_2022; bokslut diff writes it so"))
	case l.Table == nil:
		r.problems.Add(r.unknownTable(c.FigureSpan, id))
	default:
		r.figure(l, c.FigureSpan, fragment)
	}
	breakUnresolved(l)
}

func (r *resolver) unknownTable(at diag.Span, id string) diag.Diagnostic {
	d := at.Errorf("link-table", "there is no table %q", id)
	if near := diag.Nearest(id, idsOf(r.rep.Tables)); near != "" {
		return d.WithHint("did you mean %q?", near)
	}
	return d.WithHint("a table's id is the name of its CSV file without .csv")
}
