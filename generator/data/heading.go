package data

import (
	"io"
	"slices"
	"strings"
	"unicode"

	"bokslut/generator/diag"
)

// headings finds out which column of the CSV file is which field. It returns false when
// the rows under the headings cannot be read.
func (b *builder) headings(r *recordReader) bool {
	headings, err := r.Read()
	switch {
	case err == io.EOF: // there are blank rows at most
		b.list.Add(b.table.CSV.Whole().Errorf("csv-empty-file", "the file is empty").WithHint("the first line holds the headings of the columns"))
		return false
	case err != nil:
		b.list.Add(r.syntaxError(err))
		return false
	}
	b.columns = make([]int, len(headings))
	b.heads = make([]diag.Span, len(headings))
	columnOf := make(map[int]int, len(headings)) // by field; idColumn is the ids
	for column, heading := range headings {
		start := r.place(column)
		span := b.table.CSV.Span(start, start+len(heading))
		field := b.fieldOf(heading, span)
		if first, taken := columnOf[field]; taken && field >= idColumn {
			b.list.Add(span.Errorf("csv-heading-twice", "%q is the heading of two columns: %d and %d", heading, first+1, column+1).
				WithHint("remove one, or give the fields a header of their own in %s", b.table.Sidecar.Name))
			field = reportedColumn
		}
		b.columns[column], b.heads[column] = field, span
		columnOf[field] = column
		if field >= 0 {
			b.table.Fields[field].InCSV = true
		}
	}
	if !slices.ContainsFunc(b.columns, func(field int) bool { return field >= 0 || field == idColumn || field == reportedColumn }) {
		line := b.table.CSV.Span(int(b.heads[0].Start), int(b.heads[len(b.heads)-1].End))
		b.list.Add(line.Errorf("csv-heading-unknown", "none of the headings in this line belongs to a field").
			WithHint("the first line of the file holds the headings: remove what stands above them, or say header: for each field in %s", b.table.Sidecar.Name))
		b.columns = nil
		return false
	}
	return true
}

// matchHeadings reports columns that belong to no field and fields that have no column,
// once the rows are read. One of each is one mistake: a heading was changed.
func (b *builder) matchHeadings() {
	if b.columns == nil { // there are no headings; reported
		return
	}
	var strange, without []int // columns, fields
	for column, field := range b.columns {
		if field == unknownColumn || field == blankColumn && b.filled(column) >= 0 {
			strange = append(strange, column)
		}
	}
	for i := range b.table.Fields {
		if f := &b.table.Fields[i]; !f.InCSV && f.Formula == nil {
			without = append(without, i)
		}
	}
	if len(strange) > 0 && !slices.Contains(b.columns, idColumn) {
		b.whole = false // one of them may be that of the ids
	}
	for _, column := range strange[:min(len(strange), maxProblems)] {
		b.list.Add(b.strangeColumn(column, strange, without))
	}
	if len(without) == 1 && (len(strange) == 1 || slices.Contains(b.columns, reportedColumn)) {
		return // reported with the column that must be its own
	}
	for _, i := range without {
		f := &b.table.Fields[i]
		var headings []string
		for _, span := range b.heads[:min(len(b.heads), diag.MostListed+1)] {
			headings = append(headings, `"`+strings.Trim(span.Text(), `"`)+`"`)
		}
		b.list.Add(f.Span.Errorf("csv-column-missing", "the field %q has no column in %s", f.Name, b.table.CSV.Name).
			WithHint("say header: with the column's heading, or give the field a formula; the headings are %s", diag.Listed(headings, ", ")))
	}
}

// filled returns the first row that has something in a column, or -1.
func (b *builder) filled(column int) int {
	for row := range b.records {
		if b.records[row].ragged == 0 && strings.TrimSpace(b.raw(row, column)) != "" {
			return row
		}
	}
	return -1
}

// strangeColumn says that a column belongs to no field, and which it could belong to.
func (b *builder) strangeColumn(column int, strange, without []int) diag.Diagnostic {
	heading := strings.Trim(b.heads[column].Text(), `"`)
	if b.columns[column] == blankColumn {
		row := b.filled(column)
		return b.heads[column].Errorf("csv-heading-unknown", "a column has no heading, but holds %q on line %d",
			strings.TrimSpace(b.raw(row, column)), b.table.ColumnSpan(b.records[row].start, column).Pos().Line).
			WithHint("give it a heading that belongs to a field, or remove it")
	}
	d := b.heads[column].Errorf("csv-heading-unknown", "the column %q belongs to no field", heading)
	var known []string
	for _, f := range b.said.Fields {
		known = append(known, f.Name.Value, f.Title.Value, f.Header.Value)
	}
	near := diag.Nearest(heading, known)
	if near == "" && len(strange) == 1 && len(without) == 1 {
		near = b.table.Fields[without[0]].Name
	}
	if near != "" {
		return d.WithHint("is it %q? then say header: %s for that field in %s", near, heading, b.table.Sidecar.Name)
	}
	return d.WithHint("add a field for it in %s, or remove the column", b.table.Sidecar.Name)
}

// What a column can be beside a field's.
const (
	idColumn       = -1
	unknownColumn  = -2
	reportedColumn = -3 // its heading is wrong in a way that was reported
	blankColumn    = -4 // it has no heading, and must have no cells
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
		return blankColumn
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
			return reportedColumn
		}
		return first
	}
	return unknownColumn
}

// fold returns a heading as headings are compared: in small letters, with single spaces.
func fold(heading string) string {
	if strings.ContainsFunc(heading, unicode.IsSpace) { // a name, as most are, has none
		heading = strings.Join(strings.Fields(heading), " ")
	}
	return strings.ToLower(heading)
}
