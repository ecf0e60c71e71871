package render

import (
	"strconv"

	"bokslut/generator/report"
)

// noBreak keeps a number and its unit on one line.
const noBreak = "\u00a0"

// appendFigure writes a figure in the text: as the author wrote it, or when that is
// nothing, the value of its cell with the unit.
//
//	<data value="75796">75 796 tkr</data>
func (w *pageWriter) appendFigure(b []byte, n *report.Node) []byte {
	v, unit := valueOf(n.Link)
	b = append(b, `<data value="`...)
	b = appendMachineValue(b, v)
	b = append(b, `">`...)
	start := len(b)
	if len(n.Children) > 0 {
		b = w.appendInlines(b, n.Children)
	} else {
		b = appendText(b, w.words.value(v, unit))
	}
	w.sources.add(n.Link, string(b[start:]))
	return append(b, "</data>"...)
}

// valueOf returns what a figure stands for, and its unit.
func valueOf(l *report.Link) (v report.Value, unit string) {
	if l.Kind == report.NamedLink {
		return l.Named.Value, l.Named.Of
	}
	v = l.Table.Value(l.Row, l.Field)
	return v, v.Unit
}

// appendMachineValue writes a value for programs, in the cell's own unit.
func appendMachineValue(b []byte, v report.Value) []byte {
	switch v.Kind {
	case report.NumberValue:
		if v.Origin == report.Computed {
			return v.Number.AppendPlain(b, int(v.Decimals))
		}
		return v.Number.AppendPlain(b, -1)
	case report.CodeValue:
		return appendText(b, v.Code.Value)
	case report.DateValue:
		return appendText(b, v.Date)
	}
	return b
}

// value returns a value in words for the text: a number with its unit, a label, a date, or
// why there is none.
func (w *Words) value(v report.Value, unit string) string {
	switch v.Kind {
	case report.NumberValue:
		b := w.appendNumber(nil, v.Number, int(v.Decimals), false)
		if unit != "" {
			b = append(append(b, noBreak...), w.Data.UnitName(unit)...)
		}
		return string(b)
	case report.CodeValue:
		return v.Code.Label
	case report.DateValue:
		return w.date(v.Date)
	}
	return w.reason(v.Missing)
}

// reason returns why a value is missing, in words.
func (w *Words) reason(m *report.Missing) string {
	switch {
	case m == report.NotComputable:
		return w.NotComputable
	case m == nil || m.Label == "":
		return w.NoValue
	}
	return m.Label
}

// sourceList collects the figures of a section, each cell once. Its zero value is empty.
type sourceList struct {
	entries []source
	had     map[figureKey]bool
}

// source is a figure of a section.
type source struct {
	link *report.Link
	text string // HTML: the figure as the text has it
}

// figureKey is what a figure is bound to: a cell, or a named figure.
type figureKey struct {
	table      *report.Table
	row, field int
	named      *report.NamedFigure
}

// add adds a figure with its text as HTML, unless its cell is there already.
func (s *sourceList) add(l *report.Link, text string) {
	key := figureKey{l.Table, l.Row, l.Field, l.Named}
	if s.had[key] {
		return
	}
	if s.had == nil {
		s.had = map[figureKey]bool{}
	}
	s.had[key] = true
	s.entries = append(s.entries, source{l, text})
}

// appendSources ends a section: a folded list leads from each of its figures to the
// cell, so that the text itself is not full of links.
func (w *pageWriter) appendSources(b []byte) []byte {
	if w.book {
		w.sources = sourceList{}
	}
	if len(w.sources.entries) == 0 {
		return b
	}
	summary := w.words.SourcesOne
	if len(w.sources.entries) > 1 {
		summary = w.words.SourcesOther
	}
	summary = fill(summary, "{section}", w.section, "{n}", strconv.Itoa(len(w.sources.entries)))
	b = append(b, "<details class=\"sources\">\n<summary>"...)
	b = appendText(b, summary)
	b = append(b, "</summary>\n<ul>\n"...)
	for _, s := range w.sources.entries {
		b = append(append(b, "<li>"...), s.text...)
		b = append(b, `: <a href="`...)
		b = w.appendAddress(b, s.link)
		b = append(b, '"')
		b = w.appendSiteLang(b)
		b = append(b, '>')
		b = appendText(b, sourceName(s.link))
		b = append(b, "</a></li>\n"...)
	}
	b = append(b, "</ul>\n</details>\n"...)
	w.sources.entries = w.sources.entries[:0]
	clear(w.sources.had)
	return b
}

// sourceName returns what a figure is: Driftredovisning: Personalkostnader, Bokslut 2022.
func sourceName(l *report.Link) string {
	t := l.Table
	if l.Kind == report.NamedLink {
		return t.Title + ": " + l.Named.Title
	}
	group := ""
	if t.GroupField >= 0 {
		if name := t.Text(l.Row, t.GroupField); name != "" && name != t.RowTitle(l.Row) {
			group = name + ", "
		}
	}
	return t.Title + ": " + group + t.CellTitle(l.Row, l.Field)
}

// appendSiteLang marks text as in the report's language, on a page in another one.
func (w *pageWriter) appendSiteLang(b []byte) []byte {
	return appendLang(b, w.rep.Site.Language, w.lang())
}
