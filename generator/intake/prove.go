package intake

import (
	"slices"
	"strings"

	"bokslut/generator/compute"
	"bokslut/generator/data"
	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// prove builds the table and takes away the formulas that are not proved. A table whose
// formulas hold only when its numbers are rounded is said to be rounded.
func (m *maker) prove() {
	m.dropDisproved()
	m.tellLeftOut()
	if m.rounded {
		m.proveRounded()
	}
	m.proveZeros()
	m.tellComputed()
	for _, c := range m.columns {
		if c.formula != "" {
			m.proved = append(m.proved, c.name+": "+c.formula)
		}
	}
	for _, r := range m.rows {
		if r.formula != "" {
			m.proved = append(m.proved, r.id+": "+r.formula)
		}
	}
}

// proveRounded finds out whether the formulas that are left need the table to be rounded, and
// tells of the cells that do.
func (m *maker) proveRounded() {
	m.rounded = false
	t, bad := m.build()
	var names []string
	for _, p := range disproved(t) {
		names = append(names, place{m.rows[p.Row].at, m.columns[p.Field].at}.name())
	}
	m.rounded = bad || names != nil
	if names != nil {
		m.doubt("%s: what is computed agrees only if the numbers are rounded from finer ones, hence rounded: true; if they are not, one of them is wrong", diag.Listed(names, ", "))
	}
}

// dropDisproved says that the table is rounded, and takes formulas away, until none is disproved.
func (m *maker) dropDisproved() {
	for range 2 + len(m.rows) + len(m.columns) {
		t, bad := m.build()
		wrong := disproved(t)
		switch {
		case !bad && len(wrong) == 0:
			return
		case !m.rounded:
			m.rounded = true
		case len(wrong) == 0: // a formula that cannot be computed: units, say
			for _, c := range m.columns {
				c.formula = ""
			}
			for _, r := range m.rows {
				r.formula, r.leftOut = "", nil
			}
			m.rounded = false
			return
		default:
			m.drop(wrong[0])
		}
	}
}

// drop takes the formula away that a cell disproves, its column's before its row's, or leaves the
// column out of the row's sum. A row whose formula is gone leaves nothing out.
func (m *maker) drop(p report.Proof) {
	r, c := m.rows[p.Row], m.columns[p.Field]
	switch {
	case c.formula != "":
		m.doubt("%q is almost %s, but not for every row", c.title, c.formula)
		c.formula = ""
		return
	case r.way == plus && !m.isLeftOut(p.Field) && (c.isRatio() || m.isMean(p.Row, p.Field)):
		r.leftOut = append(r.leftOut, p.Field)
		return
	case c.unit == report.Percent:
		m.doubt("%q is %s, but not in column %q, of which no formula was found; write that first, and then this one", m.rowTitle(p.Row), r.formula, c.title)
	default:
		m.doubt("%q is almost %s, but not in every column", m.rowTitle(p.Row), r.formula)
	}
	r.formula, r.leftOut = "", nil
}

// tellLeftOut tells which columns the sums leave out.
func (m *maker) tellLeftOut() {
	for i, r := range m.rows {
		for _, column := range r.leftOut {
			m.doubt("%q is the sum of its parts, but not in column %q, which is left out of sums by sums: false", m.rowTitle(i), m.columns[column].title)
		}
	}
}

// proveZeros finds out which dashes stand for 0: those with which more of the formulas are
// proved than without, and none is disproved.
func (m *maker) proveZeros() {
	unproved := func(t *report.Table) int {
		n := 0
		for _, p := range t.Proofs {
			if p.Verdict == report.Unproved {
				n++
			}
		}
		return n
	}
	t, bad := m.build()
	if bad {
		return
	}
	least, legend := unproved(t), m.legend()
	for _, sign := range []string{"-", "–", "—"} {
		if legend[sign] != "" || !m.isAmongNumbers(sign) {
			continue
		}
		m.zeros[sign] = true
		t, bad := m.build()
		if bad || len(disproved(t)) > 0 || unproved(t) >= least {
			delete(m.zeros, sign)
			continue
		}
		least = unproved(t)
		m.doubt("%q counts as 0, as the sums agree with that", sign)
	}
}

// tellComputed tells of the cells that are empty in the file and hold a figure now.
func (m *maker) tellComputed() {
	t, bad := m.build()
	if bad {
		return
	}
	var names []string
	for i, r := range m.rows {
		for j, c := range m.columns {
			at := place{r.at, c.at}
			if m.isComputed(i, j) && r.cells[j].text == "" && !m.at(at.row, at.column).Lost && t.State(i, j).Kind == report.NumberValue {
				names = append(names, at.name())
			}
		}
	}
	if names != nil {
		m.doubt("%s: empty in the file, and computed here; if nothing is to stand there, write a sign of missingValues in the cell", strings.Join(names, ", "))
	}
}

// built is a table of two texts.
type built struct {
	csv, sidecar string
	table        *report.Table
	bad          bool // it has errors that are no disproofs
}

// build makes the table as it is written now, and tells whether the build has errors that
// are no disproofs.
func (m *maker) build() (*report.Table, bool) {
	csv, sidecar := m.csv(), m.sidecar()
	if m.built.table == nil || csv != m.built.csv || sidecar != m.built.sidecar {
		t, problems := data.Parse(m.opts.ID, csv, sidecar, data.Options{Language: m.opts.Language})
		bad := problems.Errors()
		if !bad {
			rep := &report.Report{Tables: []*report.Table{t}}
			bad = slices.Concat(compute.Derive(rep, rep.Tables)...).Errors() && len(disproved(t)) == 0
		}
		m.built = built{csv, sidecar, t, bad}
	}
	return m.built.table, m.built.bad
}

// disproved returns the proofs that a formula fails.
func disproved(t *report.Table) []report.Proof {
	return slices.DeleteFunc(slices.Clone(t.Proofs), func(p report.Proof) bool {
		return p.Verdict != report.Wrong && p.Verdict != report.RoundingWarned
	})
}
