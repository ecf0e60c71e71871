package report

import (
	"hash/maphash"
	"math/bits"
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

	// The fields that have a role, by index; -1 for none, but Stub, which there always is.
	Stub   int // heads the rows
	Group  int // groups rows
	Parent int // holds the id of the row that a row is part of
	Unit   int // holds a unit per row; not the Unit of Settings
	Note   int // holds a footnote per row

	Missing []*Missing
	Flags   []*Flag
	Figures []*NamedFigure
	Checks  []*Check
	Charts  []*Chart
	Uses    []string // ids of the other tables that its formulas name, whether there are such or not; computed
	Notes   []*Note
	Sums    []Sum   // of the rows whose cells are sums of their parts, in order; computed
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

// Check is a condition that an author says must hold.
type Check struct {
	That *Formula
	Why  string
	Span diag.Span

	Verdicts []CheckVerdict // computed: one for each row or field that it was evaluated for
}

// CheckVerdict is how a check came out for a row, a field, or once.
type CheckVerdict struct {
	Row, Field int // -1 where it was not evaluated per row or field
	Verdict    Verdict
	Sides      []Sides // of its comparisons; nil beyond the first MaxSides verdicts of a check
}

// MaxSides is for how many verdicts of a check the values compared are kept.
const MaxSides = 500

// Sides are the values that were compared, counted in one unit.
type Sides struct {
	Left, Right Value
	Sign        string // for people: = ≠ < ≤ > ≥
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
	Row   int    // index, or -1
	Field int    // index, or -1
	Group string // text of the group field; "" when it is none
	Span  diag.Span
}

// Verdict is how a published figure or a check came out.
type Verdict uint8

// Verdicts, after formulas.md. The zero verdict is not yet judged.
const (
	NotJudged       Verdict = iota
	Same                    // equal
	Rounding                // differs by no more than rounding explains
	RoundingWarned          // as Rounding, but by more than two steps of the coarsest figure in it
	Unproved                // a side is missing or unbounded
	Withheld                // the published cell is a missing value
	JudgedOtherwise         // a code that differs, with a note that says why
	Wrong                   // none of these: an error
)

func (v Verdict) String() string {
	return [...]string{"not judged", "same", "rounding", "rounding, warned", "unproved", "withheld", "judged otherwise", "wrong"}[v]
}

// Proof is the judgement of one published figure against its formula.
type Proof struct {
	Row, Field int
	Formula    string // as written; "" for a sum of parts
	Computed   Value  // what the formula gives
	Low, High  Number // bounds of the computed value, when it is a number and Bounded
	Bounded    bool
	Verdict    Verdict
}

// said returns what the field says, else the row, else the table.
func said[T any](field, row, table *T, otherwise T) T {
	for _, p := range []*T{field, row, table} {
		if p != nil {
			return *p
		}
	}
	return otherwise
}

func (t *Table) row(row int) *Settings {
	if s := t.Rows[row].Said; s != nil {
		return &s.Settings
	}
	return &Settings{}
}

// UnitOf returns the unit stated for a cell: its field's, else its row's, else the table's; "" for none.
func (t *Table) UnitOf(row, field int) string {
	unit := t.row(row).Unit
	if t.Unit >= 0 && unit == nil {
		if own := t.Text(row, t.Unit); own != "" {
			unit = &own
		}
	}
	return said(t.Fields[field].Unit, unit, t.Settings.Unit, "")
}

// DecimalsOf returns how many decimals are stated for a cell, or -1: as written.
func (t *Table) DecimalsOf(row, field int) int {
	return said(t.Fields[field].Decimals, t.row(row).Decimals, t.Settings.Decimals, -1)
}

// RoundedOf reports whether a cell's number is rounded from a finer one.
func (t *Table) RoundedOf(row, field int) bool {
	return said(t.Fields[field].Rounded, t.row(row).Rounded, t.Settings.Rounded, false)
}

// SumsOf reports whether a cell of a row that has parts is their sum.
func (t *Table) SumsOf(row, field int) bool {
	return said(t.Fields[field].Sums, t.row(row).Sums, t.Settings.Sums, true)
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

// rowIndex finds rows by their ids: a hash table of their numbers, counted from 1, with 0 in
// the empty slots. A map would hold the ids a second time, and takes several times as long
// to make, which for a large table is much of reading it.
type rowIndex struct {
	seed  maphash.Seed
	slots []int32 // a power of two, at least twice the rows

	unique bool // no two rows have the same id
}

func indexOf(rows []Row) rowIndex {
	x := rowIndex{maphash.MakeSeed(), make([]int32, 2<<bits.Len(uint(len(rows)))), true}
	for i := range rows {
		if slot := x.find(rows, rows[i].ID); *slot == 0 {
			*slot = int32(i) + 1
		} else {
			x.unique = false
		}
	}
	return x
}

// find returns the slot of an id, or the empty one where it belongs.
func (x *rowIndex) find(rows []Row, id string) *int32 {
	last := len(x.slots) - 1
	for i := int(maphash.String(x.seed, id)); ; i++ {
		if slot := &x.slots[i&last]; *slot == 0 || rows[*slot-1].ID == id {
			return slot
		}
	}
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

// RowTitle returns the text that heads a row.
func (t *Table) RowTitle(row int) string { return t.Text(row, t.Stub) }

// CellSpan returns the place of a cell in the CSV file, or of its row when the file has no such column.
func (t *Table) CellSpan(row, field int) diag.Span {
	start := int(t.Rows[row].Offset)
	f := &t.Fields[field]
	if !f.InCSV {
		return t.CSV.Span(start, start)
	}
	return t.ColumnSpan(start, f.Column)
}

// ColumnSpan returns the place of what stands in a column of the row of the CSV file that
// starts at an offset; of a row with fewer cells, that of its last. It is sought in the row,
// since of most cells no one asks for it.
func (t *Table) ColumnSpan(start, column int) diag.Span {
	text := t.CSV.Text
	for {
		end := start + rawLength(text[start:], t.Delimiter)
		if column == 0 || end == len(text) || text[end] != t.Delimiter {
			return t.CSV.Span(start, end)
		}
		start = end + 1
		column--
	}
}

// rawLength returns how many bytes of s the first CSV cell takes, quotation marks included.
func rawLength(s string, delimiter byte) int {
	quoted := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			quoted = !quoted
		case !quoted && (c == delimiter || c == '\n' || c == '\r'):
			return i
		}
	}
	return len(s)
}
