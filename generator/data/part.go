package data

import (
	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// parents finds the rows that others are part of.
func (b *builder) parents() {
	t := b.table
	if t.ParentField < 0 {
		return
	}
	for row := range t.Rows {
		id := t.Text(row, t.ParentField)
		if id == "" || b.records[row].ragged > 0 {
			continue
		}
		if row > 0 && id == t.Text(row-1, t.ParentField) && t.Rows[row-1].Parent >= 0 { // as of most
			t.Rows[row].Parent = t.Rows[row-1].Parent
			continue
		}
		parent := t.RowIndex(id)
		if parent < 0 {
			b.unknownRow(t.CellSpan(row, t.ParentField), "csv-parent", id)
			t.Unsure = true
			continue
		}
		t.Rows[row].Parent = int32(parent)
	}
	b.cutCycles()
	t.Parts = make([][]int32, len(t.Rows))
	for row := range t.Rows {
		if parent := t.Rows[row].Parent; parent >= 0 {
			t.Parts[parent] = append(t.Parts[parent], int32(row))
		}
		depth := 0
		for up := t.Rows[row].Parent; up >= 0 && depth < maxDepth; up = t.Rows[up].Parent {
			depth++
		}
		t.Rows[row].Depth = uint8(depth)
	}
}

// maxDepth is the deepest that a row is indented.
const maxDepth = 20

// cutCycles reports rows that are part of themselves, and takes them apart.
func (b *builder) cutCycles() {
	t := b.table
	walk := make([]int, len(t.Rows)) // by row: the walk that came by, counted from 1
	for start := range t.Rows {
		row := int32(start)
		for row >= 0 && walk[row] == 0 {
			walk[row] = start + 1
			row = t.Rows[row].Parent
		}
		if row < 0 || walk[row] != start+1 {
			continue
		}
		names := []string{t.Rows[row].ID}
		for up := t.Rows[row].Parent; up != row; up = t.Rows[up].Parent {
			names = append(names, t.Rows[up].ID)
		}
		names = append(names, t.Rows[row].ID)
		b.list.Add(t.CellSpan(int(row), t.ParentField).Errorf("csv-parent-cycle", "a row is part of itself: %s", diag.Listed(names, " → ")).
			WithHint("leave the parent of the topmost row empty"))
		t.Unsure = true
		t.Rows[row].Parent = -1
	}
}

// roles makes subtotals and totals of rows that have parts, where the sidecar says nothing.
func (b *builder) roles() {
	t := b.table
	for row := range t.Parts {
		switch r := &t.Rows[row]; {
		case len(t.Parts[row]) == 0 || r.Role != report.DataRow:
		case r.Said != nil && r.Said.Formula != nil: // it says itself what it is, if either
		case r.Parent < 0:
			r.Role = report.TotalRow
		default:
			r.Role = report.SubtotalRow
		}
	}
}
