package site

import (
	"cmp"
	"slices"
	"strings"

	"bokslut/generator/diag"
	"bokslut/generator/report"
	"bokslut/generator/strictyaml"
)

// writtenCorrection is one item of corrections in site.yaml.
type writtenCorrection struct {
	Date   strictyaml.Text `yaml:"date,required"`
	Figure strictyaml.Text `yaml:"figure,required"`
	Old    strictyaml.Text `yaml:"old,required"`
	New    strictyaml.Text `yaml:"new,required"`
	Reason strictyaml.Text `yaml:"reason,required"`
}

// corrections returns what was corrected since a report was published on a date, the
// newest first. What its figures are is not known here: package link finds them.
func (r *reader) corrections(written []writtenCorrection, published string) []report.Correction {
	if len(written) == 0 {
		return nil
	}
	list := make([]report.Correction, len(written))
	for i, w := range written {
		c := &list[i]
		c.Date, c.DateSpan = r.text("date", w.Date)
		c.Figure.Dest, c.FigureSpan = r.text("figure", w.Figure)
		c.Old, c.OldSpan = r.text("old", w.Old)
		c.New, c.NewSpan = r.text("new", w.New)
		c.Reason, _ = r.text("reason", w.Reason)
		if c.Date = r.date(setting{"date", c.Date, c.DateSpan}); c.Date != "" && c.Date < published {
			r.list.Add(c.DateSpan.Errorf("correction-date", "a correction of %s is older than the report, which was published on %s", c.Date, published).
				WithHint("mend the date, or take the correction away: one of an earlier report belongs there, and what was changed before this one was published is none"))
		}
	}
	slices.SortStableFunc(list, func(a, b report.Correction) int { return cmp.Compare(b.Date, a.Date) })
	return list
}

// text returns a text of a correction, which must not be blank, and its place. One that is
// not there has been reported.
func (r *reader) text(key string, t strictyaml.Text) (string, diag.Span) {
	span := r.source.Span(int(t.Start), int(t.End))
	text := strings.TrimSpace(t.Value)
	if text == "" && t.End > 0 {
		r.list.Add(span.Errorf("site-required", "%s is not filled in", key).WithHint("each correction has date, figure, old, new and reason"))
	}
	return text, span
}
