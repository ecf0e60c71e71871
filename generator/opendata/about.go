package opendata

import (
	"strings"

	"bokslut/generator/report"
)

// aboutWidths are those of the columns of the sheet, in characters.
var aboutWidths = [...]int{34, 60, 16, 40}

// appendAboutSheet writes the sheet that says what the table is: title, description, who
// publishes it under which terms, its signs, notes, columns, computed rows, and the
// published figures that are others than their formulas give. Corrections too are told of.
func (w *workbook) appendAboutSheet(b []byte) []byte {
	t, words, site := w.t, w.words, &w.rep.Site
	a := about{workbook: w, b: appendSheet(b, aboutWidths[:], false)}
	a.line(style{large: true}, t.Title)
	for _, fact := range [...][2]string{
		{words.Description, t.Description}, {words.Source, t.Origin}, {words.Publisher, site.Organisation.FullName()}, {words.Report, site.Title},
		{words.PublishedOn, site.Published}, {words.Licence, site.Licence.Name}, {words.LicenceAddress, site.Licence.URL},
		{words.Address, landingPage(w.rep, &Description{Table: t})}} {
		if fact[1] != "" {
			a.line(style{wrap: true}, fact[0], fact[1])
		}
	}

	a.section(words.Signs)
	a.signs()

	a.section(words.Notes)
	for _, note := range t.Notes {
		a.line(style{wrap: true}, a.targets(note), note.Text)
	}

	a.section(words.Corrections, words.Before, words.CorrectedOn, words.Reason)
	for c := range correctionsOf(w.rep, t) {
		a.line(style{wrap: true}, a.corrected(c), c.Old, c.Date, c.Reason)
	}

	a.section(words.Columns, words.Meaning, words.Unit, words.Formula)
	for _, field := range w.columns {
		f := &t.Fields[field]
		formula := ""
		if f.Formula != nil {
			formula = oneLine(f.Formula.Text)
		}
		a.line(style{wrap: true}, f.Title+" ("+f.Name+")", f.Description, words.UnitName(w.unit[field]), formula)
	}

	a.section(words.ComputedRows, words.Formula)
	for _, note := range rowNotes(t) {
		if note.Formula != "" {
			a.line(style{wrap: true}, note.Title+" ("+note.Row+")", note.Formula)
		}
	}

	a.section(words.Differences, words.PublishedValue, words.Exact)
	for i := range t.Proofs {
		if p := &t.Proofs[i]; differs(p) {
			a.line(style{wrap: true}, t.CellTitle(p.Row, p.Field),
				a.withUnit(appendValue(nil, t.Value(p.Row, p.Field)), p.Computed.Unit), a.withUnit(appendExact(nil, p.Computed.Number), p.Computed.Unit))
		}
	}
	return endSheet(a.b)
}

// about writes the lines of the sheet. A section's heading waits for its first line.
type about struct {
	*workbook
	b       []byte
	row     int
	heading []string
}

func (a *about) section(heading ...string) { a.heading = heading }

// line writes a row of cells, a section's heading before its first.
func (a *about) line(s style, cells ...string) {
	if heading := a.heading; heading != nil {
		a.heading = nil
		a.row++ // an empty one
		a.line(style{bold: true, fill: true, wrap: true}, heading...)
	}
	lines := 1
	for column, text := range cells {
		if !s.large {
			lines = max(lines, linesOf(text, aboutWidths[column]))
		}
	}
	a.b = openRow(a.b, a.row, lines)
	for column, text := range cells {
		a.b = a.appendTextCell(a.b, a.row, column, text, s)
	}
	a.b = append(a.b, "</row>"...)
	a.row++
}

// signs says what the signs of missing values, each once, and of flags stand for.
func (a *about) signs() {
	had := map[string]bool{"": true}
	say := func(sign, label string) {
		if !had[sign] {
			had[sign] = true
			a.line(style{wrap: true}, sign, label)
		}
	}
	for i := range a.t.Fields {
		for _, m := range a.t.MissingOf(i) {
			say(m.Sign, m.Label)
		}
		if a.t.Fields[i].Divides {
			say(report.NotComputable.Sign, a.words.NotComputable)
		}
	}
	for _, f := range a.t.Flags {
		a.line(style{wrap: true}, f.Sign, f.Label)
	}
}

// targets names what a note is about.
func (a *about) targets(note *report.Note) string {
	t := a.t
	var names []string
	for _, to := range note.To {
		switch {
		case to.Group != "":
			names = append(names, to.Group)
		case to.Row >= 0 && to.Field >= 0:
			names = append(names, t.CellTitle(to.Row, to.Field))
		case to.Row >= 0:
			names = append(names, t.RowTitle(to.Row))
		case to.Field >= 0:
			names = append(names, t.Fields[to.Field].Title)
		}
	}
	return strings.Join(names, "; ")
}

// corrected names the figure of a correction.
func (a *about) corrected(c *report.Correction) string {
	if named := c.Figure.Named; named != nil {
		return named.Title
	}
	return a.t.CellTitle(c.Figure.Row, c.Figure.Field)
}

// withUnit writes a number with its unit, for people.
func (a *about) withUnit(number []byte, unit string) string {
	return strings.TrimSpace(string(number) + " " + a.words.UnitName(unit))
}
