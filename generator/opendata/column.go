package opendata

import (
	"slices"
	"strings"

	"bokslut/generator/report"
)

// Description says what a CSV file of the open data holds: of a table, or one over all tables.
type Description struct {
	ID          string // the file's base name: "drift" is data/drift.csv
	Title       string
	Description string
	Table       *report.Table // nil for a file over all tables
	Columns     []Column
	Key         []string // the columns that tell rows apart
}

// Column is what a column of a CSV file means.
type Column struct {
	Name, Title, Description string

	Type     Type
	Unit     string // that all its numbers share; "" for none, or several
	Varies   bool   // its numbers have several units
	Required bool   // no cell is empty
	Formula  string // as written; "" for none
	Codes    []Code // all that its cells can hold; nil for anything
}

// Type is what the cells of a column are.
type Type uint8

// Types of columns. The zero type is any text.
const (
	Text Type = iota
	Integer
	Decimal
	Date
)

// Code is a short value and what it stands for.
type Code struct{ Value, Label string }

// Derived reports whether the column is computed by a formula.
func (c *Column) Derived() bool { return c.Formula != "" }

// about returns the column's description with its formula, and that its unit varies.
func (c *Column) about(words *Words) string {
	var parts []string
	if c.Description != "" {
		parts = append(parts, c.Description)
	}
	if c.Varies {
		parts = append(parts, words.UnitVaries)
	}
	if c.Derived() {
		parts = append(parts, Fill(words.Derived, "{formula}", c.Formula))
	}
	return strings.Join(parts, " ")
}

// Describe describes the CSV file of a table, column by column.
func Describe(rep *report.Report, t *report.Table, words *Words) *Description {
	d := &Description{ID: t.ID, Title: t.Title, Description: t.Description, Table: t, Key: []string{"id"}}
	if d.Description == "" {
		d.Description = Fill(words.TableAbout, "{report}", rep.Site.Title)
	}
	var apart []string // columns with numbers that are not in the unit of their row
	d.Columns = make([]Column, 0, len(t.Fields)+4)
	d.Columns = append(d.Columns, Column{Name: "id", Title: words.RowID, Description: words.RowIDAbout, Required: true})
	for i := range t.Fields {
		f := &t.Fields[i]
		c := Column{Name: f.Name, Title: f.Title, Description: f.Description, Required: i == t.StubField && len(t.MissingOf(i)) == 0}
		if c.Title == "" {
			c.Title = f.Name
		}
		if f.Formula != nil {
			c.Formula = oneLine(f.Formula.Text)
		}
		switch f.Type {
		case report.NumberType:
			c.measure(t, i)
			if unlike := unlikeRows(t, i, words); unlike != "" {
				c.Description = strings.TrimSpace(c.Description + " " + unlike)
				apart = append(apart, c.Name)
			}
		case report.DateType:
			c.Type = Date
		case report.CodeType:
			for _, category := range f.Categories {
				c.Codes = append(c.Codes, Code{category.Value, category.Label})
			}
		}
		d.Columns = append(d.Columns, c)
		if hasStatus(t, i) {
			d.Columns = append(d.Columns, Column{Name: f.Name + "_status", Title: Fill(words.Status, "{title}", c.Title),
				Description: words.StatusAbout, Codes: statusCodes(t, i, words)})
		}
	}
	for i := range d.Columns {
		if c := &d.Columns[i]; t.UnitField >= 0 && c.Name == t.Fields[t.UnitField].Name && apart != nil {
			c.Description = strings.TrimSpace(c.Description + " " + Fill(words.UnitApart, "{columns}", strings.Join(apart, ", ")))
		}
	}
	d.Columns = append(d.Columns, rowTypeColumn(words))
	return d
}

func rowTypeColumn(words *Words) Column {
	return Column{Name: "row_type", Title: words.RowType, Description: words.RowTypeAbout, Required: true,
		Codes: []Code{{"data", words.DataRow}, {"subtotal", words.SubtotalRow}, {"total", words.TotalRow}}}
}

// oneLine returns a formula as written, on one line.
func oneLine(formula string) string { return strings.Join(strings.Fields(formula), " ") }

// measure finds out what the numbers of a field have in common.
func (c *Column) measure(t *report.Table, field int) {
	c.Type = Integer
	any, asWritten := false, false
	for s := range t.States(field) {
		if s.Kind != report.NumberValue {
			continue
		}
		switch decimals := shownDecimals(s); {
		case decimals > 0:
			c.Type = Decimal
		case decimals < 0:
			asWritten = true
		}
		switch {
		case !any:
			any, c.Unit = true, s.Unit
		case c.Unit != s.Unit:
			c.Varies = true
		}
	}
	if c.Varies {
		c.Unit = ""
	}
	for row := 0; row < len(t.Rows) && asWritten && c.Type == Integer; row++ {
		if s := t.State(row, field); s.Kind == report.NumberValue && shownDecimals(s) < 0 && t.Number(row, field).Decimals() != 0 {
			c.Type = Decimal
		}
	}
}

// unlikeRows says in which units the numbers of a field are that are not in the one that their
// row has in its unit column or in the metadata; "" for none.
func unlikeRows(t *report.Table, field int, words *Words) string {
	var units []string            // in order
	rows := map[string][]string{} // the units of rows in which numbers of each are
	for row := range t.Rows {
		s := t.State(row, field)
		said := ""
		if t.UnitField >= 0 {
			said = t.Text(row, t.UnitField)
		} else if r := t.Rows[row].Said; r != nil && r.Unit != nil {
			said = *r.Unit
		}
		if s.Kind != report.NumberValue || said == "" || said == s.Unit || slices.Contains(rows[s.Unit], said) {
			continue
		}
		if rows[s.Unit] == nil {
			units = append(units, s.Unit)
		}
		rows[s.Unit] = append(rows[s.Unit], said)
	}
	var parts []string
	for _, unit := range units {
		text := words.UnitUnlike
		if unit == "" {
			text = words.UnitNone
		}
		parts = append(parts, Fill(text, "{rows}", strings.Join(rows[unit], ", "), "{unit}", words.UnitName(unit)))
	}
	return strings.Join(parts, " ")
}

// statusCodes returns the codes that a status column can hold: each missing value and
// flag alone, and those together that stand together somewhere.
func statusCodes(t *report.Table, field int, words *Words) []Code {
	var codes []Code
	had := map[string]bool{}
	add := func(value, label string) {
		if value != "" && !had[value] {
			had[value] = true
			codes = append(codes, Code{value, label})
		}
	}
	for _, m := range t.MissingOf(field) {
		add(m.Code, m.Label)
	}
	for _, f := range t.Flags {
		add(f.Code, f.Label)
	}
	if t.Fields[field].Divides {
		add(report.NotComputable.Code, words.NotComputable)
	}
	for s := range t.States(field) {
		if s.Missing != nil || s.Flags != nil {
			add(string(appendStatus(nil, s)), statusLabel(s, words))
		}
	}
	return codes
}

// statusLabel says in words what [appendStatus] writes in codes.
func statusLabel(s *report.State, words *Words) string {
	var labels []string
	switch {
	case s.Missing == report.NotComputable:
		labels = append(labels, words.NotComputable)
	case s.Missing != nil:
		labels = append(labels, s.Missing.Label)
	}
	if s.Flags != nil {
		for _, f := range s.Flags.List {
			labels = append(labels, f.Label)
		}
	}
	return strings.Join(labels, "; ")
}
