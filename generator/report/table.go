package report

import (
	"strings"
	"sync"

	"bokslut/generator/diag"
)

// Table is one CSV file with its sidecar.
//
// Rows and Fields are in the order shown. A cell is addressed by the index of its row
// and of its field; what it holds is in [Table.Value], or in [Table.Text] for fields of
// type text.
type Table struct {
	ID          string
	CSV         *diag.Source
	Sidecar     *diag.Source
	Span        diag.Span // the sidecar's title
	Delimiter   byte      // of the CSV file
	Encoding    string    // of the CSV file, as detected: "UTF-8", "Windows-1252" …
	Title       string
	Description string
	Origin      string // the sidecar's source: who the figures come from
	Settings

	// Unsure says that a mistake was reported that makes the table another one than its
	// author means: its sidecar or its rows could not be read whole, or an id is wrong. What
	// it lacks may be there once that is mended, and its figures may be others, so nothing
	// that depends on them is judged.
	Unsure bool

	Fields []Field
	Rows   []Row
	Parts  [][]int32 // for each row the rows that are part of it; nil when no row is

	// The fields that have a role, by index; -1 for none, but StubField, which there always is.
	StubField   int // heads the rows
	GroupField  int // groups rows
	ParentField int // holds the id of the row that a row is part of
	UnitField   int // holds a unit per row
	NoteField   int // holds a footnote per row

	Missing []*Missing
	Flags   []*Flag
	Figures []*NamedFigure
	Checks  []*Check
	Charts  []*Chart
	Uses    []string // ids of the other tables that its formulas name, whether there are such or not; computed
	Notes   []*Note
	SumRows []Sum   // of the rows whose cells are sums of their parts, in order; computed
	Proofs  []Proof // of the published figures that a formula reaches, in row then field order
	Uneven  []Cell  // where shown figures do not add up to what is shown, because of rounding; computed, in the same order

	rowsOnce sync.Once
	rowsByID rowIndex
}

// Settings are what a table says and a row may say otherwise, and a field before both.
// The zero value says nothing.
type Settings struct {
	Unit     *string // nil: not said
	Decimals *int
	Rounded  *bool
	Sums     *bool
}

// Role tells what a field is for.
type Role uint8

// Roles of fields. The zero role is an ordinary column.
const (
	NoRole     Role = iota
	StubRole        // heads the row
	GroupRole       // rows with the same value share a heading
	ParentRole      // id of the row that this one is part of; not shown
	UnitRole        // a unit per row; shown
	NoteRole        // a footnote per row; shown as a note
)

// Type tells what a field's cells hold.
type Type uint8

// Types of fields.
const (
	NumberType Type = iota
	TextType
	DateType
	CodeType
)

// Field is a column.
type Field struct {
	Name  string // the public id
	Title string // what the reader sees
	// Description says what the column's figures are; may be empty.
	Description string
	Header      string // the CSV file's heading, when neither name nor title
	Role        Role
	Type        Type
	Settings
	Signed     bool // a plus sign is shown before positive numbers
	Formula    *Formula
	Missing    []*Missing // own ones; nil: the table's; see [Table.MissingOf]
	Categories []*Category
	InCSV      bool // false: the CSV file has no such column, all cells are computed
	Column     int  // of the CSV file, if it has it
	Divides    bool // computed: a formula that reaches a cell divides, so that its value can be missing
	Span       diag.Span

	column
}

// RowRole tells what a row is.
type RowRole uint8

// Roles of rows. The zero role is an ordinary row.
const (
	DataRow RowRole = iota
	SubtotalRow
	TotalRow
)

// Row is a row of a table. Its title is the text of the stub field.
type Row struct {
	ID     string
	Parent int32 // index of the row that this one is part of; -1 for none
	Depth  uint8 // how many parents are above it
	Role   RowRole
	Offset uint32 // where the row starts in the CSV source
	Said   *RowSaid
}

// RowSaid is what a sidecar says of one row.
type RowSaid struct {
	Settings
	Formula *Formula
	Span    diag.Span
}

// Formula is a formula as written.
type Formula struct {
	Text string
	Span diag.Span // the text itself, without quotation marks

	Reach Reach // computed, of a field's and a row's formula
}

// Reach counts the cells that a formula reaches.
type Reach struct {
	Computed  int // they were empty
	Published int // they were filled
}

// Sum is a row in which there are cells that are the sums of its parts.
type Sum struct {
	Row   int
	Reach Reach
}

// Cell is the place of a cell in its table.
type Cell struct{ Row, Field int }

// Category is one value of a code field.
type Category struct{ Value, Label, Symbol string }

// NamedFigure is a figure of a table that no cell holds.
type NamedFigure struct {
	Name  string
	Title string
	Settings
	Formula *Formula
	Span    diag.Span

	Value Value  // computed
	Of    string // its unit, computed
}

// Note is a footnote of a table.
type Note struct {
	Name string
	Text string
	To   []NoteTarget
	Span diag.Span
}

// NoteTarget is what a note is attached to.
type NoteTarget struct {
	Text  string // as written: a row, row.field, a field or a group
	Row   int    // index, of a group its first; or -1
	Field int    // index, or -1
	Group string // text of the group field; "" when it is none
	Span  diag.Span
}

// firstSaid returns what the field says, else the row, else the table.
func firstSaid[T any](field, row, table *T, otherwise T) T {
	for _, p := range []*T{field, row, table} {
		if p != nil {
			return *p
		}
	}
	return otherwise
}

// saidOfRow returns what the sidecar says of a row.
func (t *Table) saidOfRow(row int) *Settings {
	if s := t.Rows[row].Said; s != nil {
		return &s.Settings
	}
	return &Settings{}
}

// UnitOf returns the unit stated for a cell: its field's, else its row's, else the table's; "" for none.
func (t *Table) UnitOf(row, field int) string {
	unit := t.saidOfRow(row).Unit
	if t.UnitField >= 0 && unit == nil {
		if own := t.Text(row, t.UnitField); own != "" {
			unit = &own
		}
	}
	return firstSaid(t.Fields[field].Unit, unit, t.Unit, "")
}

// DecimalsOf returns how many decimals are stated for a cell, or -1: as written.
func (t *Table) DecimalsOf(row, field int) int {
	return firstSaid(t.Fields[field].Decimals, t.saidOfRow(row).Decimals, t.Decimals, -1)
}

// RoundedOf reports whether a cell's number is rounded from a finer one.
func (t *Table) RoundedOf(row, field int) bool {
	return firstSaid(t.Fields[field].Rounded, t.saidOfRow(row).Rounded, t.Rounded, false)
}

// SumsOf reports whether a cell of a row that has parts is their sum.
func (t *Table) SumsOf(row, field int) bool {
	return firstSaid(t.Fields[field].Sums, t.saidOfRow(row).Sums, t.Sums, true)
}

// MissingOf returns the missing values that cells of a field can hold: its own, else the table's.
func (t *Table) MissingOf(field int) []*Missing {
	if own := t.Fields[field].Missing; own != nil {
		return own
	}
	return t.Missing
}

// MissingSign returns the missing value that a text is the sign of in a field, or nil.
func (t *Table) MissingSign(field int, text string) *Missing {
	for _, m := range t.MissingOf(field) {
		if m.Sign == text {
			return m
		}
	}
	return nil
}

// FieldIndex returns the index of the field with that name, or -1.
func (t *Table) FieldIndex(name string) int {
	for i := range t.Fields {
		if t.Fields[i].Name == name {
			return i
		}
	}
	return -1
}

// RowIndex returns the index of the first row with that id, or -1. Rows must be complete.
func (t *Table) RowIndex(id string) int {
	return int(*t.rowIndex().find(t.Rows, id)) - 1
}

// UniqueIDs reports whether no two rows have the same id. Rows must be complete.
func (t *Table) UniqueIDs() bool { return t.rowIndex().unique }

func (t *Table) rowIndex() *rowIndex {
	t.rowsOnce.Do(func() { t.rowsByID = indexOf(t.Rows) })
	return &t.rowsByID
}

// FieldNames returns the names of all fields, in order.
func (t *Table) FieldNames() []string {
	names := make([]string, len(t.Fields))
	for i := range t.Fields {
		names[i] = t.Fields[i].Name
	}
	return names
}

// RowIDs returns the ids of all rows, in order.
func (t *Table) RowIDs() []string {
	ids := make([]string, len(t.Rows))
	for i := range t.Rows {
		ids[i] = t.Rows[i].ID
	}
	return ids
}

// Named returns the named figure with that name, or nil.
func (t *Table) Named(name string) *NamedFigure {
	for _, f := range t.Figures {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// extentOfCell is how much of a page a cell takes at the least, and extentOfNote a reference to a note.
const (
	extentOfCell = 16
	extentOfNote = 100
)

// Extent returns about how many bytes the table is when it is shown, and no fewer than its
// files have: the names, titles and labels of a field and of a row stand again beside each of their
// cells, and the title of a row beside each of its parts.
func (t *Table) Extent() int {
	size, row := len(t.CSV.Text)+len(t.Sidecar.Text), 0
	for i := range t.Fields {
		row += extentOfCell + len(t.Fields[i].Name) + len(t.Fields[i].Title) + t.LongestLabel(i)
	}
	for _, f := range t.Flags {
		row += len(f.Label)
	}
	for _, n := range t.Notes {
		size += extentOfNote * len(n.To)
	}
	for i := range t.Rows {
		size += len(t.Fields) * (len(t.Rows[i].ID) + len(t.RowTitle(i)))
	}
	for i, parts := range t.Parts {
		size += len(parts) * len(t.RowTitle(i))
	}
	return size + row*len(t.Rows)
}

// LongestLabel returns how many bytes the longest label has that a cell of a field can hold.
func (t *Table) LongestLabel(field int) int {
	longest := 0
	for _, c := range t.Fields[field].Categories {
		longest = max(longest, len(c.Label))
	}
	for _, m := range t.MissingOf(field) {
		longest = max(longest, len(m.Label))
	}
	return longest
}

// RowTitle returns the text that heads a row.
func (t *Table) RowTitle(row int) string { return t.Text(row, t.StubField) }

// CellTitle returns what a cell is: the texts that head its row and its column. Of a row's
// text of several lines the first is its name.
func (t *Table) CellTitle(row, field int) string {
	name, _, _ := strings.Cut(t.RowTitle(row), "\n")
	return name + ", " + t.Fields[field].Title
}
