package render

import (
	"strings"
	"sync"
	"unique"

	"bokslut/generator/formula"
	"bokslut/generator/parallel"
	"bokslut/generator/report"
)

// Bounds of what the reconciliation page tells of formulas; the rest is counted.
const (
	maxFormulas = 100 // of a table
	maxGroups   = 100 // of tables with the same formulas
	maxTables   = 50  // of a group, that are linked to
)

// formulaIndex holds which tables have the same formulas.
type formulaIndex struct {
	groups  []*formulaGroup // in order of their first tables
	of      map[*report.Table]*formulaGroup
	keys    formulaKeys
	wording *wording
}

// formulaKeys are what tables with the same formulas have in common: the formulas in words
// and as written. The key of a table without any is the zero one.
type formulaKeys map[*report.Table]unique.Handle[string]

// formulaGroup is tables whose formulas read the same in words and as written.
type formulaGroup struct {
	tables []*report.Table
	listed bool
}

// formulaLine is a formula of the first table of a group. What it reaches is counted in
// all of them.
type formulaLine struct {
	row, field int             // what it is the formula of; the other is −1
	written    *report.Formula // nil for a sum of parts
	reach      report.Reach
}

// newFormulaIndex groups the tables of a report by their formulas. The keys of tables that
// are known are taken over.
func newFormulaIndex(rep *report.Report, words *Words, known formulaKeys) *formulaIndex {
	index := &formulaIndex{of: make(map[*report.Table]*formulaGroup, len(rep.Tables)), keys: make(formulaKeys, len(rep.Tables)),
		wording: &wording{rep: rep, words: words, parsed: map[string][]formula.Piece{}}}
	byKey := map[unique.Handle[string]]*formulaGroup{}
	keys := make([]unique.Handle[string], len(rep.Tables))
	buffers := sync.Pool{New: func() any { return new([]byte) }}
	parallel.Each(len(keys), func(i int) {
		var ok bool
		if keys[i], ok = known[rep.Tables[i]]; ok {
			return
		}
		b := buffers.Get().(*[]byte)
		defer buffers.Put(b)
		if *b = index.wording.appendKey((*b)[:0], rep.Tables[i]); len(*b) > 0 {
			keys[i] = unique.Make(string(*b))
		}
	})
	for i, t := range rep.Tables {
		key := keys[i]
		index.keys[t] = key
		if key == (unique.Handle[string]{}) {
			continue
		}
		group := byKey[key]
		if group == nil {
			group = &formulaGroup{listed: len(index.groups) < maxGroups}
			byKey[key] = group
			index.groups = append(index.groups, group)
		}
		group.tables = append(group.tables, t)
		index.of[t] = group
	}
	return index
}

// appendKey writes what a table has in common with others that have the same formulas.
func (w *wording) appendKey(b []byte, t *report.Table) []byte {
	lines, _ := linesOf(t)
	for i := range lines {
		b = append(w.appendLine(b, w.words, t, &lines[i], nil), '\n')
		b = append(append(b, lines[i].text()...), '\n')
	}
	return b
}

// lines returns the formulas of the group's first table, with what they reach in all of its
// tables, and how many formulas it has besides.
func (g *formulaGroup) lines() (lines []formulaLine, rest int) {
	lines, rest = linesOf(g.tables[0])
	for _, t := range g.tables[1:] {
		others, _ := linesOf(t)
		for i := range lines {
			lines[i].reach.Computed += others[i].reach.Computed
			lines[i].reach.Published += others[i].reach.Published
		}
	}
	return lines, rest
}

// linesOf lists a table's formulas: of fields, of rows, and the sums of parts.
func linesOf(t *report.Table) (lines []formulaLine, rest int) {
	add := func(line formulaLine) {
		if len(lines) < maxFormulas {
			lines = append(lines, line)
		} else {
			rest++
		}
	}
	for field := range t.Fields {
		if f := t.Fields[field].Formula; f != nil {
			add(formulaLine{row: -1, field: field, written: f, reach: f.Reach})
		}
	}
	for row := range t.Rows {
		if said := t.Rows[row].Said; said != nil && said.Formula != nil {
			add(formulaLine{row: row, field: -1, written: said.Formula, reach: said.Formula.Reach})
		}
	}
	for _, sum := range t.SumRows {
		add(formulaLine{row: sum.Row, field: -1, reach: sum.Reach})
	}
	return lines, rest
}

// text returns the formula as written, "" for a sum of parts.
func (l *formulaLine) text() string {
	if l.written == nil {
		return ""
	}
	return l.written.Text
}

// appendLine writes the cells that a formula is for: as a cell that heads a row of a table, and beside it the formula in words.
func (w *wording) appendLine(b []byte, words *Words, t *report.Table, l *formulaLine, address func(b []byte, t *report.Table, row, field int) []byte) []byte {
	of, name := words.Reconciliation.Column, ""
	if l.field >= 0 {
		name = t.Fields[l.field].Title
	} else {
		of, name = words.Reconciliation.Row, t.RowTitle(l.row)
	}
	b = appendText(append(b, `<th scope="row" class="text">`...), fill(of, "{title}", name))
	inWords := column{words.Reconciliation.InWords, longCells}
	b = inWords.openCell(append(b, "</th>"...))
	if l.written == nil {
		b = w.appendSum(b, t, l.row)
	} else {
		b = w.appendFormula(b, l.written.Text, formulaPlace{table: t, rows: l.field < 0}, address)
	}
	return append(b, "</td>"...)
}

// formulasAddress returns where the reconciliation page tells of a table's formulas, from
// the site's root; "" when it has none.
func (s *Site) formulasAddress(t *report.Table) string {
	group := s.formulas().of[t]
	if group == nil {
		return ""
	}
	return s.tableWords.Reconciliation.url() + "#" + group.id()
}

// id returns the id of a group's section, or when it has none that of all formulas.
func (g *formulaGroup) id() string {
	if g.listed {
		return g.tables[0].ID
	}
	return formulasID
}

// appendFormulas writes a section for each group of tables.
func (r *reconciler) appendFormulas(b []byte) []byte {
	b = appendSection(b, formulasID, r.said.Formulas, r.said.FormulasAbout)
	for _, group := range r.formulas.groups {
		if group.listed {
			b = r.appendFormulaGroup(b, group)
		}
	}
	return r.appendRest(b, len(r.formulas.groups)-maxGroups)
}

func (r *reconciler) appendFormulaGroup(b []byte, group *formulaGroup) []byte {
	first, said := group.tables[0], r.said
	title := r.groupTitle(group)
	b = append(append(append(b, `<h3 id="`...), group.id()...), `">`...)
	b = append(appendText(b, title), "</h3>\n<p>"...)
	b = append(appendText(b, said.ShownIn), ' ')
	for i, t := range group.tables[:min(len(group.tables), maxTables)] {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = r.appendTableLink(b, t)
	}
	b = append(b, "</p>\n"...)
	b = r.appendRest(b, len(group.tables)-maxTables)
	address := r.appendCellAddress
	if len(group.tables) > 1 { // each has cells of its own
		address = nil
	}
	columns := []column{{said.AppliesTo, textCells}, {said.InWords, longCells}, {said.Written, longCells}, {said.ComputedCells, numberCells}, {said.PublishedCells, numberCells}}
	b = openTable(b, fill(said.FormulasCaption, "{title}", title), columns)
	lines, rest := group.lines()
	for i := range lines {
		line := &lines[i]
		b = r.formulas.wording.appendLine(append(b, "<tr>"...), r.words, first, line, address)
		b = columns[2].openCell(b)
		if line.written == nil {
			b = appendText(b, said.FromParts)
		} else {
			b = appendCode(b, line.written.Text)
		}
		b = append(columns[3].openCell(append(b, "</td>"...)), r.words.count(line.reach.Computed)...)
		b = append(columns[4].openCell(append(b, "</td>"...)), r.words.count(line.reach.Published)...)
		b = append(b, "</td></tr>\n"...)
	}
	return r.closeTable(b, rest)
}

// groupTitle names the tables of a group, or the first of them if they are many.
func (r *reconciler) groupTitle(group *formulaGroup) string {
	const most = 3
	if more := len(group.tables) - 1; more >= most {
		return fill(r.said.TablesMore, "{title}", group.tables[0].Title, "{n}", r.words.count(more))
	}
	titles := make([]string, len(group.tables))
	for i, t := range group.tables {
		titles[i] = t.Title
	}
	return strings.Join(titles, "; ")
}

// appendCode writes a formula as its author did, on one line.
func appendCode(b []byte, text string) []byte {
	b = appendText(append(b, "<code>"...), strings.Join(strings.Fields(text), " "))
	return append(b, "</code>"...)
}
