package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bokslut/generator/report"
)

// A figure that was corrected after publication is told of where it stands, by a note on
// its cell, and on a page that lists all of them, which can be followed as a feed. A report
// without corrections has neither.

// feedURL returns the feed's address from the site's root.
func (w *Words) feedURL() string { return w.Corrections.url() + "atom.xml" }

// corrections makes the page that lists them.
func (s *Site) corrections(w *worker) error {
	said := &s.tableWords.Corrections
	return w.write(s.layouts.made, s.ownFrame(said.url(), said.Title, said.Lead), s.writer(said.url()).appendCorrections)
}

func (w *pageWriter) appendCorrections(b []byte) []byte {
	said, all := &w.tableWords.Corrections, w.rep.Corrections
	columns := []column{{w.tableWords.Reconciliation.Figure, longCells}, {said.Date, textCells}, {said.Old, numberCells}, {said.New, numberCells}, {said.Reason, longCells}}
	b = openTable(b, said.Caption, columns)
	for i := range all[:min(len(all), maxListed)] {
		c := &all[i]
		b = appendText(append(b, `<tr id="`...), correctionID(c))
		b = w.appendAddress(append(b, `"><th scope="row" class="text long"><a href="`...), &c.Figure)
		b = appendText(append(b, `">`...), sourceName(&c.Figure))
		b = columns[1].openCell(append(b, "</a></th>"...))
		b = appendText(append(b, `<time datetime="`...), c.Date)
		b = appendText(append(b, `">`...), w.tableWords.date(c.Date))
		b = appendText(columns[2].openCell(append(b, "</time></td>"...)), w.tableWords.corrected(c, c.Old))
		b = appendText(columns[3].openCell(append(b, "</td>"...)), w.tableWords.corrected(c, c.New))
		b = appendText(columns[4].openCell(append(b, "</td>"...)), c.Reason)
		b = append(b, "</td></tr>\n"...)
	}
	b = w.closeTable(b, len(all)-maxListed)
	b = appendURL(append(b, `<p><a class="link" href="`...), w.root+w.tableWords.feedURL())
	b = appendText(append(b, `" type="application/atom+xml">`...), said.Feed)
	return append(b, "</a></p>\n"...)
}

// correctionID returns a correction's id on the page. It stays when others come.
func correctionID(c *report.Correction) string {
	l := &c.Figure
	if l.Kind == report.NamedLink {
		return string(appendNamedID(nil, l.Table, l.Named)) + idSeparator + c.Date
	}
	return string(appendCellID(nil, l.Table, l.Row, l.Field)) + idSeparator + c.Date
}

// corrected returns the old or new figure of a correction for people: as its author wrote
// it, a number with the minus and the spaces of numbers and always with its unit, what the
// sign of a missing value means in its place, as a point would end the sentence.
func (w *Words) corrected(c *report.Correction, text string) string {
	l := &c.Figure
	if l.Kind == report.CellLink && l.Table.Fields[l.Field].Type == report.DateType {
		return w.date(text)
	}
	if l.Kind == report.CellLink {
		for _, m := range l.Table.MissingOf(l.Field) {
			if m.Sign == text && m.Label != "" {
				return m.Label
			}
		}
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "-\u2212+ "))
	if !unicode.IsDigit(first) {
		return text
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "-", "\u2212"), " ", noBreak)
	last, _ := utf8.DecodeLastRuneInString(text)
	if _, unit := valueOf(l); unit != "" && unicode.IsDigit(last) {
		text += noBreak + w.Data.UnitName(unit)
	}
	return text
}

// addCorrections adds a note to each corrected cell of a table. What is said of a named
// figure is about the table.
func (s *Site) addCorrections(n *notes, t *report.Table) {
	for i := range s.rep.Corrections {
		c := &s.rep.Corrections[i]
		if c.Figure.Table != t {
			continue
		}
		said := &s.tableWords.Corrections
		text := fill(said.Note, "{date}", s.tableWords.date(c.Date), "{old}", s.tableWords.corrected(c, c.Old),
			"{new}", s.tableWords.corrected(c, c.New), "{reason}", c.Reason)
		if c.Figure.Kind == report.NamedLink {
			n.loose = append(n.loose, c.Figure.Named.Title+": "+text)
			continue
		}
		m, _ := markOf(t, report.NoteTarget{Row: c.Figure.Row, Field: c.Figure.Field})
		n.add(m, text)
	}
}

// appendFeed writes the corrections as a feed (RFC 4287), which tells a reader who follows
// it of each new one. All dates are days, which begin at midnight: sources have no times.
func (s *Site) appendFeed(b []byte) []byte {
	site, words, said := &s.rep.Site, s.tableWords, &s.tableWords.Corrections
	element := func(name, text string) {
		b = append(append(append(b, '<'), name...), '>')
		b = append(append(appendText(b, text), "</"...), name...)
		b = append(b, ">\n"...)
	}
	link := func(rel, url string) {
		b = append(append(append(b, `<link rel="`...), rel...), `" href="`...)
		b = append(appendURL(b, url), "\"/>\n"...)
	}
	page := site.BaseURL + said.url()
	b = appendText(append(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\""...), site.Language)
	b = append(b, "\">\n"...)
	element("id", page)
	element("title", said.Title+titleSeparator+site.Title)
	element("updated", s.rep.Corrections[0].Date+midnight)
	b = appendText(append(b, "<author><name>"...), site.Organisation.Name)
	b = append(b, "</name></author>\n"...)
	link("self", site.BaseURL+words.feedURL())
	link("alternate", page)
	for i := range s.rep.Corrections {
		c := &s.rep.Corrections[i]
		b = append(b, "<entry>\n"...)
		element("id", page+"#"+correctionID(c))
		element("title", sourceName(&c.Figure))
		element("updated", c.Date+midnight)
		link("alternate", page+"#"+correctionID(c))
		element("summary", fill(said.Note, "{date}", words.date(c.Date), "{old}", words.corrected(c, c.Old), "{new}", words.corrected(c, c.New), "{reason}", c.Reason))
		b = append(b, "</entry>\n"...)
	}
	return append(b, "</feed>\n"...)
}

const midnight = "T00:00:00Z"

// CorrectionWords are those of corrected figures.
type CorrectionWords struct {
	MadePageWords
	Note    string `yaml:"note,required"` // {date} {old} {new} {reason}
	Caption string `yaml:"caption,required"`
	Date    string `yaml:"date,required"`
	Old     string `yaml:"old,required"`
	New     string `yaml:"new,required"`
	Reason  string `yaml:"reason,required"`
	Feed    string `yaml:"feed,required"`
}
