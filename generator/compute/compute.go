// Package compute derives what follows from a report's tables: it fills the empty cells
// that a formula reaches, proves the published figures that it finds in the others,
// computes named figures and judges checks. formulas.md defines what is right.
//
// A cell has one formula: its field's, else its row's, else the sum of the rows that are
// part of its row. Formulas may use each other in any order, also between tables, so
// cells are worked out on demand, each once:
//
//  1. plan.go finds each cell's formula, and name.go what its names mean there.
//  2. compile.go checks kinds and units, and finds cycles, before anything is computed;
//     field.go does so once for all cells of a field, where they are alike.
//  3. cells.go evaluates, and gives each number the interval that it stands for.
//  4. proof.go judges published figures, and the checks that authors write.
//  5. uneven.go finds the figures that do not add up as they are shown.
//
// Tables that formulas tie together are worked on by one goroutine; others beside it.
package compute

import (
	"cmp"
	"slices"
	"sync"

	"bokslut/generator/diag"
	"bokslut/generator/parallel"
	"bokslut/generator/report"
)

// Derive computes some of the report's tables in place; with each of them go those that
// formulas tie it to, as [Tied] has them, and all others must have been computed before. The
// result is what is wrong with each of the tables.
//
// A mistake that was reported is not reported again where it has effects: a cell that could
// not be read, and a table that is unsure, have no values; what is computed from them has
// none either, and what names something in an unsure table is not judged.
func Derive(rep *report.Report, tables []*report.Table) []diag.List {
	plans := make(map[string]*plan, len(tables))
	ordered := make([]*plan, len(tables))
	parallel.Each(len(tables), func(i int) { ordered[i] = newPlan(tables[i]) })
	for _, p := range ordered {
		plans[p.table.ID] = p
		p.table.Uses = p.uses
	}
	groups := together(ordered, plans)
	workers := sync.Pool{New: func() any { return newWorker(rep, plans) }}
	parallel.Each(len(groups), func(i int) {
		w := workers.Get().(*worker)
		defer workers.Put(w)
		for _, p := range groups[i] {
			if p.table.Unsure {
				p.empty()
			}
		}
		for _, p := range groups[i] {
			w.derive(p)
		}
		for _, p := range groups[i] {
			slices.SortFunc(p.table.Proofs, func(a, b report.Proof) int {
				return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Field, b.Field))
			})
			p.tellAll()
			w.findUneven(p)
		}
	})
	problems := make([]diag.List, len(ordered))
	for i, p := range ordered {
		problems[i] = p.problems
	}
	return problems
}

// Tied returns which tables must be computed anew when those with certain ids have changed:
// these, and the ones that formulas tie to them, from either side and over several steps.
// Tables that were never computed are parsed for it.
func Tied(tables []*report.Table, changed map[string]bool) []*report.Table {
	uses := make(map[string][]string, len(tables))
	usedBy := map[string][]string{}
	for _, t := range tables {
		uses[t.ID] = t.Uses
		if changed[t.ID] {
			uses[t.ID] = newPlan(t).uses
		}
		for _, other := range uses[t.ID] {
			usedBy[other] = append(usedBy[other], t.ID)
		}
	}
	reached := map[string]bool{}
	var reach func(id string)
	reach = func(id string) {
		if reached[id] {
			return
		}
		reached[id] = true
		for _, other := range slices.Concat(uses[id], usedBy[id]) {
			reach(other)
		}
	}
	for id := range changed {
		reach(id)
	}
	return slices.DeleteFunc(slices.Clone(tables), func(t *report.Table) bool { return !reached[t.ID] })
}

// derive works out everything of one table.
func (w *worker) derive(p *plan) {
	t := p.table
	var others []int // fields with cells that formulas reach, but their own
	for field := range t.Fields {
		switch rule := p.fieldRules[field]; {
		case !p.reachable[field]:
		case rule == nil || !w.alike(p, field):
			others = append(others, field)
		default:
			w.fill(p, field)
			for s, cells := range t.States(field) {
				count(&rule.reach, s.Origin, cells)
			}
		}
	}
	for row := range t.Rows {
		for _, field := range others {
			if rule := p.rule(row, field); rule != nil {
				count(p.reachOf(rule, row), w.value(cell{p, row, field}).Origin, 1)
			}
		}
	}
	for i, rule := range p.fieldRules {
		if rule != nil {
			t.Fields[i].Formula.Reach = rule.reach
		}
	}
	for i, rule := range p.rowRules {
		t.Rows[i].Said.Formula.Reach = rule.reach
	}
	for i, f := range t.Figures {
		w.figure(p, f, p.figureRules[i])
	}
	for i, c := range t.Checks {
		w.check(p, c, p.checkRules[i])
	}
}

// reachOf returns where the cells are counted that a rule reaches in a row. Rows are asked for in order.
func (p *plan) reachOf(r *rule, row int) *report.Reach {
	if r != p.sumRule {
		return &r.reach
	}
	sums := &p.table.SumRows
	if n := len(*sums); n == 0 || (*sums)[n-1].Row != row {
		*sums = append(*sums, report.Sum{Row: row})
	}
	return &(*sums)[len(*sums)-1].Reach
}

// count counts cells of an origin that a formula reaches.
func count(reach *report.Reach, origin report.Origin, cells int) {
	switch origin {
	case report.Computed:
		reach.Computed += cells
	case report.Published:
		reach.Published += cells
	}
}

// together groups the tables that formulas tie together, in order.
func together(plans []*plan, byID map[string]*plan) [][]*plan {
	leader := make(map[*plan]*plan, len(plans))
	var find func(p *plan) *plan
	find = func(p *plan) *plan {
		if l := leader[p]; l != nil && l != p {
			leader[p] = find(l)
			return leader[p]
		}
		return p
	}
	for _, p := range plans {
		for _, id := range p.uses {
			if other := byID[id]; other != nil {
				leader[find(other)] = find(p)
			}
		}
	}
	index := map[*plan]int{}
	var groups [][]*plan
	for _, p := range plans {
		l := find(p)
		i, ok := index[l]
		if !ok {
			i = len(groups)
			index[l] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], p)
	}
	return groups
}
