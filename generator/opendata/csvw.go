package opendata

import (
	"iter"
	"regexp"
	"strings"

	"bokslut/generator/report"
)

// The types below are CSV on the Web metadata (https://www.w3.org/TR/tabular-metadata/)
// as far as it is needed here, in the order written.

type csvwTable struct {
	Context     []any         `json:"@context"`
	URL         string        `json:"url"`
	Title       string        `json:"dc:title"`
	Description string        `json:"dc:description"`
	Language    string        `json:"dc:language"`
	Source      string        `json:"dc:source,omitempty"`
	Publisher   csvwPublisher `json:"dc:publisher"`
	Licence     iriValue      `json:"dc:license"`
	Issued      typedValue    `json:"dc:issued"`
	Modified    typedValue    `json:"dc:modified"`
	Dialect     csvwDialect   `json:"dialect"`
	Notes       []any         `json:"notes,omitempty"` // rowNote, correctionNote
	Schema      csvwSchema    `json:"tableSchema"`
}

type csvwPublisher struct {
	Name string    `json:"schema:name"`
	URL  *iriValue `json:"schema:url,omitempty"`
}

type iriValue struct {
	ID string `json:"@id"`
}

type typedValue struct {
	Value string `json:"@value"`
	Type  string `json:"@type"`
}

type csvwDialect struct {
	Encoding        string   `json:"encoding"`
	Delimiter       string   `json:"delimiter"`
	LineTerminators []string `json:"lineTerminators"`
	QuoteChar       string   `json:"quoteChar"`
	DoubleQuote     bool     `json:"doubleQuote"`
	Header          bool     `json:"header"`
}

type csvwSchema struct {
	Columns    []csvwColumn `json:"columns"`
	PrimaryKey []string     `json:"primaryKey"`
}

type csvwColumn struct {
	Name        string      `json:"name"`
	Titles      []string    `json:"titles"`
	Description string      `json:"dc:description,omitempty"`
	Datatype    any         `json:"datatype"`
	Required    bool        `json:"required,omitempty"`
	Unit        string      `json:"schema:unitText,omitempty"`
	Kind        string      `json:"dc:type,omitempty"` // derived
	Formula     string      `json:"schema:measurementTechnique,omitempty"`
	Codes       []csvwLabel `json:"schema:valueReference,omitempty"`
}

type csvwPattern struct {
	Base   string `json:"base"`
	Format string `json:"format"`
}

type csvwLabel struct {
	Value string `json:"schema:value"`
	Name  string `json:"schema:name"`
}

// rowNote is what the metadata says of one row: that a formula computes it, or that it
// has a unit of its own.
type rowNote struct {
	Row     string `json:"schema:identifier"`
	Title   string `json:"schema:name"`
	Kind    string `json:"dc:type,omitempty"`
	Formula string `json:"schema:measurementTechnique,omitempty"`
	Unit    string `json:"schema:unitText,omitempty"`
}

// correctionNote is what the metadata says of a figure that was corrected after publication.
type correctionNote struct {
	Kind   string     `json:"dc:type"`
	Figure string     `json:"schema:identifier"` // row.field, or the name of a figure
	Date   typedValue `json:"dc:date"`
	Old    string     `json:"dc:replaces"`
	New    string     `json:"schema:value"`
	Reason string     `json:"dc:description"`
}

const (
	derived    = "derived"
	correction = "correction"
)

// csvwOf makes the metadata that lies beside a CSV file.
func (d *Data) csvwOf(of *Description) *csvwTable {
	site := &d.rep.Site
	m := &csvwTable{
		Context: []any{"http://www.w3.org/ns/csvw", map[string]string{"@language": site.Language}},
		URL:     of.ID + ".csv", Title: of.Title, Description: of.Description, Language: site.Language,
		Publisher: csvwPublisher{Name: site.Organisation.FullName()},
		Licence:   iriValue{site.Licence.URL},
		Issued:    typedValue{site.Published, "xsd:date"},
		Modified:  typedValue{Modified(d.rep, of.Table), "xsd:date"},
		Dialect:   csvwDialect{"utf-8", ",", []string{"\r\n"}, `"`, true, true},
		Schema:    csvwSchema{PrimaryKey: of.Key},
	}
	if site.Organisation.URL != "" {
		m.Publisher.URL = &iriValue{site.Organisation.URL}
	}
	for i := range of.Columns {
		c := &of.Columns[i]
		column := csvwColumn{Name: c.Name, Titles: []string{c.Name}, Description: c.about(d.words), Datatype: c.datatype(),
			Required: c.Required, Unit: c.Unit, Formula: c.Formula}
		if c.Title != c.Name {
			column.Titles = append(column.Titles, c.Title)
		}
		if c.Derived() {
			column.Kind = derived
		}
		for _, code := range c.Codes {
			column.Codes = append(column.Codes, csvwLabel{code.Value, code.Label})
		}
		m.Schema.Columns = append(m.Schema.Columns, column)
	}
	if of.Table != nil {
		m.Source = of.Table.Origin
		for _, note := range rowNotes(of.Table) {
			m.Notes = append(m.Notes, note)
		}
		for c := range correctionsOf(d.rep, of.Table) {
			m.Notes = append(m.Notes, correctionNote{correction, figureOf(c), typedValue{c.Date, "xsd:date"}, c.Old, c.New, c.Reason})
		}
	}
	return m
}

// datatype returns a column's type in CSVW.
func (c *Column) datatype() any {
	switch c.Type {
	case Integer:
		return "integer"
	case Decimal:
		return "decimal"
	case Date:
		return "date"
	}
	if c.Codes == nil {
		return "string"
	}
	values := make([]string, len(c.Codes))
	for i, code := range c.Codes {
		values[i] = regexp.QuoteMeta(code.Value)
	}
	return csvwPattern{"string", strings.Join(values, "|")}
}

// rowNotes tells of the rows that are computed or have units of their own.
func rowNotes(t *report.Table) []rowNote {
	var notes []rowNote
	for row := range t.Rows {
		r := &t.Rows[row]
		note := rowNote{Row: r.ID, Title: t.RowTitle(row)}
		if r.Said != nil && r.Said.Formula != nil {
			note.Formula = oneLine(r.Said.Formula.Text)
		} else if t.Parts != nil && len(t.Parts[row]) > 0 {
			note.Formula = sumOf(t, t.Parts[row])
		}
		if note.Formula != "" {
			note.Kind = derived
		}
		if r.Said != nil && r.Said.Unit != nil {
			note.Unit = *r.Said.Unit
		}
		if note.Formula != "" || note.Unit != "" {
			notes = append(notes, note)
		}
	}
	return notes
}

// sumOf writes the sum of a row's parts as a formula.
func sumOf(t *report.Table, parts []int32) string {
	ids := make([]string, len(parts))
	for i, part := range parts {
		ids[i] = t.Rows[part].ID
	}
	return strings.Join(ids, " + ")
}

// correctionsOf yields the corrections of a table's figures, as site.yaml has them.
func correctionsOf(rep *report.Report, t *report.Table) iter.Seq[*report.Correction] {
	return func(yield func(*report.Correction) bool) {
		for i := range rep.Corrections {
			if c := &rep.Corrections[i]; c.Figure.Table == t && !yield(c) {
				return
			}
		}
	}
}

// figureOf names the figure of a correction within its table: intakter.bokslut_2022.
func figureOf(c *report.Correction) string {
	_, name, _ := strings.Cut(c.Figure.Dest, "#")
	return name
}

// Modified returns the date of the latest correction of a table, of any table when there
// is none, else that of publication.
func Modified(rep *report.Report, t *report.Table) string {
	date := rep.Site.Published
	for i := range rep.Corrections {
		if c := &rep.Corrections[i]; c.Date > date && (t == nil || c.Figure.Table == t) {
			date = c.Date
		}
	}
	return date
}
