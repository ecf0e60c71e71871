// Package diff compares the figures of two editions of a report, so that someone can sign
// off what changes before it is published. It compares the CSV downloads, which is what
// the public was given: whatever the sources were, of
//
//	intakter,Verksamhetens intäkter,69836,75796,data       in data/drift.csv as published
//	intakter,Verksamhetens intäkter,69836,75996,data       in data/drift.csv as built now
//
// it makes the [Change] of drift#intakter.bokslut_2022 from 75796 to 75996.
package diff

import (
	"maps"
	"slices"

	"bokslut/generator/diag"
)

// Edition is the CSV downloads of a report, by their paths: "data/drift.csv". Files that are
// neither a table, nor the named figures, nor the list of all cells are passed over.
type Edition map[string][]byte

// What a change is.
const (
	Changed = "changed"
	New     = "new"
	Gone    = "gone"
)

// What it changes.
const (
	Table  = "table"
	Column = "column"
	Row    = "row"
	Figure = "figure" // a cell, of text too, or a named figure
)

// Change is a difference between two editions. A new or gone table stands for all that
// is in it, and so does a column or a row.
type Change struct {
	Kind     string // Changed, New or Gone; only a Figure is Changed
	Of       string // Table, Column, Row or Figure
	Table    string // its id
	ID       string // of the row or the column; of a figure what follows # in its address; of a table ""
	Old, New Value  // of a Figure
}

// Value is what a figure is in a download.
type Value struct {
	Text   string // "" for a missing value
	Status string // why it is missing, or its flags
	Unit   string // of a number, where both editions list all cells with their units
}

// Compare returns what differs, in order of tables; within one columns, rows and figures
// in the order of the new edition, then what has gone. Named figures are compared when
// both editions list them, and so are units. The error is for a download that cannot be read.
func Compare(old, new Edition) ([]Change, error) {
	withUnits := old.listsCells() && new.listsCells()
	was, err := read(old, withUnits)
	if err != nil {
		return nil, diag.Textf("the old edition: %v", err)
	}
	if len(was.tables) == 0 {
		return nil, diag.Textf("the old edition has no tables as bokslut publishes them, with columns from id to row_type")
	}
	is, err := read(new, withUnits)
	if err != nil {
		return nil, diag.Textf("the new edition: %v", err)
	}
	for _, name := range slices.Sorted(maps.Keys(new)) { // a table that cannot be read is not one that was never published
		if id := tableOf(name); old[name] != nil && is.tables[id] != nil && was.tables[id] == nil {
			return nil, diag.Textf("the old edition: %v", Spoilt(name))
		}
	}
	var changes []Change
	for _, id := range slices.Sorted(maps.Keys(union(was.tables, is.tables))) {
		a, b := was.tables[id], is.tables[id]
		switch {
		case a == nil:
			changes = append(changes, Change{Kind: New, Of: Table, Table: id})
		case b == nil:
			changes = append(changes, Change{Kind: Gone, Of: Table, Table: id})
		default:
			changes = append(changes, compareTables(id, a, b)...)
			if was.named != nil && is.named != nil {
				changes = append(changes, compareNamed(id, was.named[id], is.named[id])...)
			}
		}
	}
	return changes, nil
}

func union[V any](a, b map[string]V) map[string]V {
	both := map[string]V{}
	maps.Copy(both, a)
	maps.Copy(both, b)
	return both
}

func compareTables(id string, a, b *table) []Change {
	changes := appeared(id, Column, a.columns, b.columns)
	changes = append(changes, appeared(id, Row, a.rows, b.rows)...)
	for _, row := range b.rows {
		for _, column := range b.columns {
			was, had := a.cells[cell{row, column}]
			if is := b.cells[cell{row, column}]; had && differ(was, is) {
				changes = append(changes, Change{Changed, Figure, id, row + "." + column, was, is})
			}
		}
	}
	return changes
}

// differ reports whether two values are not the same. In which unit a missing one would be is
// no difference.
func differ(a, b Value) bool {
	if a.Text == "" || b.Text == "" {
		a.Unit, b.Unit = "", ""
	}
	return a != b
}

// appeared returns which of some names are new and which have gone.
func appeared(table, of string, was, is []string) []Change {
	var changes []Change
	for _, name := range without(is, was) {
		changes = append(changes, Change{Kind: New, Of: of, Table: table, ID: name})
	}
	for _, name := range without(was, is) {
		changes = append(changes, Change{Kind: Gone, Of: of, Table: table, ID: name})
	}
	return changes
}

// without returns the names that are not among others.
func without(names, others []string) []string {
	known := make(map[string]bool, len(others))
	for _, name := range others {
		known[name] = true
	}
	var rest []string
	for _, name := range names {
		if !known[name] {
			rest = append(rest, name)
		}
	}
	return rest
}

// compareNamed compares the named figures of one table.
func compareNamed(table string, was, is map[string]Value) []Change {
	var changes []Change
	for _, name := range slices.Sorted(maps.Keys(union(was, is))) {
		a, had := was[name]
		b, has := is[name]
		change := Change{Changed, Figure, table, name, a, b}
		switch {
		case !had:
			change.Kind = New
		case !has:
			change.Kind = Gone
		case !differ(a, b):
			continue
		}
		changes = append(changes, change)
	}
	return changes
}

// Recounted reports whether a number is in another unit than it was.
func (c *Change) Recounted() bool {
	return c.Old.Text != "" && c.New.Text != "" && c.Old.Unit != c.New.Unit
}

// Address returns how an author refers to what changes: drift#intakter.bokslut_2022.
func (c *Change) Address() string {
	if c.ID == "" {
		return c.Table
	}
	return c.Table + "#" + c.ID
}
