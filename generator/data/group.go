package data

import "bokslut/generator/report"

// checkGroups notes the groups and reports those whose rows do not stand together.
func (b *builder) checkGroups() {
	t := b.table
	if t.GroupField < 0 {
		return
	}
	b.groups = map[string]int{}
	last := ""
	for row := range t.Rows {
		group := t.Text(row, t.GroupField)
		if group != last && group != "" {
			if _, had := b.groups[group]; had {
				b.list.Add(t.CellSpan(row, t.GroupField).Errorf("csv-group", "the rows of group %q do not stand together", group).
					WithHint("move this row up to the others of its group"))
			} else {
				b.groups[group] = row
			}
		}
		last = group
	}
}

// checkUngrouped reports rows between groups that have none: of merged cells Excel saves
// the first alone.
func (b *builder) checkUngrouped() {
	t := b.table
	if t.GroupField < 0 || len(b.groups) < 2 {
		return
	}
	last := len(t.Rows) - 1
	for last > 0 && t.Text(last, t.GroupField) == "" {
		last--
	}
	seen := false
	for row := range last {
		group := t.Text(row, t.GroupField)
		seen = seen || group != ""
		if seen && group == "" && t.Rows[row].Role == report.DataRow && b.records[row].ragged == 0 {
			b.list.Add(t.CellSpan(row, t.GroupField).Errorf("csv-group", "row %s has no group, though it stands between rows that have one", b.rowName(row)).
				WithHint("write the group on each of its rows; of merged cells Excel saves the first alone"))
		}
	}
}
