package data

import (
	"slices"
	"strings"

	"bokslut/generator/diag"
)

// headings finds out which column of the CSV file is which field. It returns false when
// the rows under the headings cannot be read.
func (b *builder) headings(r *recordReader) bool {
	headings, err := r.Read()
	switch {
	case err != nil && len(strings.TrimSpace(b.table.CSV.Text)) == 0:
		b.list.Add(b.table.CSV.Whole().Errorf("csv-empty-file", "the file is empty").WithHint("the first line holds the headings of the columns"))
		return false
	case err != nil:
		b.list.Add(r.syntaxError(err))
		return false
	}
	b.columns = make([]int, len(headings))
	columnOf := make(map[int]int, len(headings)) // by field; -1 is the ids
	for column, heading := range headings {
		start := int(r.place(column))
		span := b.table.CSV.Span(start, start+len(heading))
		field := b.fieldOf(heading, span)
		if first, taken := columnOf[field]; taken && field != unknownField {
			b.list.Add(span.Errorf("csv-heading-twice", "%q is the heading of two columns: %d and %d", heading, first+1, column+1).
				WithHint("remove one, or give the fields a header of their own in %s", b.table.Sidecar.Name))
			field = unknownField
		}
		b.columns[column] = field
		columnOf[field] = column
		if field >= 0 {
			b.table.Fields[field].InCSV = true
		}
	}
	for i := range b.table.Fields {
		if f := &b.table.Fields[i]; !f.InCSV && f.Formula == nil {
			b.list.Add(f.Span.Errorf("csv-column-missing", "the field %q has no column in %s", f.Name, b.table.CSV.Name).
				WithHint("say header: with the column's heading, or give the field a formula; the headings are %s", quoted(headings)))
		}
	}
	return true
}

// What a column can be beside a field's.
const (
	idColumn     = -1
	unknownField = -2 // reported
)

// fieldOf returns the index of the field that a heading means. What the sidecar says is
// the heading goes before a field's name, and that before its title: with the fields
// avvikelse "Avvikelse mot budget" and avvikelse_andel "Avvikelse", a column avvikelse is
// the former's.
func (b *builder) fieldOf(heading string, span diag.Span) int {
	folded := fold(heading)
	if folded == "id" {
		return idColumn
	}
	if folded == "" {
		b.list.Add(span.Errorf("csv-heading-unknown", "a column has no heading").WithHint("remove the column, or give it a heading"))
		return unknownField
	}
	for _, keyed := range []func(fieldReader) string{
		func(f fieldReader) string { return f.header },
		func(f fieldReader) string { return f.name },
		func(f fieldReader) string { return f.title },
	} {
		is := func(f fieldReader) bool { return keyed(f) == folded }
		first := slices.IndexFunc(b.fields, is)
		if first < 0 {
			continue
		}
		if second := slices.IndexFunc(b.fields[first+1:], is); second >= 0 {
			b.list.Add(span.Errorf("csv-heading-ambiguous", "%q fits both field %q and field %q", heading,
				b.table.Fields[first].Name, b.table.Fields[first+1+second].Name).
				WithHint("say header: %s for one of them in %s, and another for the other", heading, b.table.Sidecar.Name))
			return unknownField
		}
		return first
	}
	unknown := span.Errorf("csv-heading-unknown", "the column %q belongs to no field", heading)
	var known []string
	for _, f := range b.said.Fields {
		known = append(known, f.Name.Value, f.Title.Value, f.Header.Value)
	}
	if near := diag.Nearest(heading, known); near != "" {
		b.list.Add(unknown.WithHint("is it %q? then say header: %s for that field in %s", near, heading, b.table.Sidecar.Name))
	} else {
		b.list.Add(unknown.WithHint("add a field for it in %s, or remove the column", b.table.Sidecar.Name))
	}
	return unknownField
}

// fold returns a heading as headings are compared: in small letters, with single spaces.
func fold(heading string) string { return strings.ToLower(strings.Join(strings.Fields(heading), " ")) }

// quoted lists texts for a message.
func quoted(texts []string) string {
	var b strings.Builder
	for i, t := range texts {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(`"` + t + `"`)
	}
	return b.String()
}
