package intake

import (
	"fmt"
	"slices"
	"strings"

	"bokslut/generator/report"
	"bokslut/generator/workbook"
)

// A guess is kept for trial when it holds for every row or column that it can be tried on,
// with the difference that rounding may make. Whether it is right decides package compute,
// once the table is written; see prove.

// guessFormulas guesses which columns and which rows follow from others.
func (m *maker) guessFormulas() {
	for i := range m.columns {
		if m.columns[i].kind == numbers {
			m.guessColumn(i)
		}
	}
	m.guessRows()
}

// value returns the number in a cell, false where there is none.
func (m *maker) value(row, column int) (report.Number, bool) {
	c := &m.rows[row].cells[column]
	return c.amount.number, c.number
}

// step returns one in the last place of what a column shows.
func (m *maker) step(column int) report.Number {
	most := 0
	for i := range m.rows {
		if n, ok := m.value(i, column); ok {
			most = max(most, n.Decimals())
		}
	}
	return report.Step(most)
}

// stepOf returns one in the last place of a number in a column of that step. One of which
// just so many digits are kept is given no finer, however fine others in the column are.
func stepOf(n, step report.Number) report.Number {
	const digits = workbook.Digits - 1 // as the last may be a 0 that is not written
	text := strings.TrimLeft(strings.Replace(n.Abs().String(), ".", "", 1), "0")
	if own := report.Step(n.Decimals()); len(text) >= digits && own.Cmp(step) > 0 {
		return own
	}
	return step
}

// trial is how well a guess holds.
type trial struct {
	held, told int // cells for which it holds, and of these those that are not 0
	failed     bool
}

// try tells a trial of a cell and what a guess makes of it; terms is how many numbers that
// are rounded the guess adds up.
func (t *trial) try(is, guess, step report.Number, terms int) {
	margin := step.Mul(report.NewNumber(int64(5*(terms+1)), 1))
	if is.Sub(guess).Abs().Cmp(margin) > 0 {
		t.failed = true
		return
	}
	t.held++
	if is.Sign() != 0 {
		t.told++
	}
}

// columnGuess is a way to make a column of two before it.
type columnGuess struct {
	formula string // of the names of two columns
	value   func(a, b report.Number) (report.Number, bool)
	ratio   bool
}

var columnGuesses = []columnGuess{
	{formula: "%[1]s - %[2]s", value: func(a, b report.Number) (report.Number, bool) { return a.Sub(b), true }},
	{formula: "%[1]s + %[2]s", value: func(a, b report.Number) (report.Number, bool) { return a.Add(b), true }},
	{formula: "share(%[1]s, %[2]s)", ratio: true, value: share},
	{formula: "share(%[1]s, abs(%[2]s))", ratio: true, value: func(a, b report.Number) (report.Number, bool) { return share(a, b.Abs()) }},
	{formula: "change(%[1]s, %[2]s)", ratio: true, value: func(a, b report.Number) (report.Number, bool) { return share(a.Sub(b), b.Abs()) }},
}

func share(a, b report.Number) (report.Number, bool) {
	q, ok := a.Quo(b)
	return q.Shift(2), ok
}

// guessColumn guesses how a column follows from two others, those before it first, and from
// the nearest.
func (m *maker) guessColumn(at int) {
	c := &m.columns[at]
	for _, guess := range columnGuesses {
		for _, a := range m.operands(at) {
			for _, b := range m.operands(at) {
				if a == b || !m.fits(guess, c, a, b) {
					continue
				}
				if !m.columnHolds(at, a, b, guess) {
					continue
				}
				c.formula = fmt.Sprintf(guess.formula, m.columns[a].name, m.columns[b].name)
				if !guess.ratio && c.unit == report.Percent {
					c.unit = report.PercentagePoints
				}
				return
			}
		}
	}
	m.guessSum(at)
}

// guessSum guesses whether a column is the sum of at least three before it, the most that it can be.
func (m *maker) guessSum(at int) {
	c := &m.columns[at]
	parts := m.operands(at)
	parts = slices.DeleteFunc(parts, func(i int) bool { return m.columns[i].unit != c.unit })
	for ; len(parts) > 2 && c.unit != report.Percent; parts = parts[1:] {
		var t trial
		for i := range m.rows {
			is, ok := m.value(i, at)
			sum := report.Number{}
			for _, part := range parts {
				n, has := m.value(i, part)
				ok, sum = ok && has, sum.Add(n)
			}
			if ok && m.rows[i].unit == "" {
				t.try(is, sum, m.step(at), len(parts))
			}
		}
		if t.believed(len(m.rows)) {
			var names []string
			for _, part := range parts {
				names = append(names, m.columns[part].name)
			}
			c.formula = strings.Join(names, " + ")
			return
		}
	}
}

// fits reports whether the units of columns a and b can give that of c in a way.
func (m *maker) fits(guess columnGuess, c *column, a, b int) bool {
	one, other := m.columns[a].unit, m.columns[b].unit
	switch {
	case one != other:
		return false
	case guess.ratio:
		return c.unit == report.Percent && one != report.Percent
	case one == report.Percent:
		return guess.formula == "%[1]s - %[2]s" && (c.unit == report.Percent || c.unit == report.PercentagePoints)
	case strings.Contains(guess.formula, "+"):
		return a < b && c.unit == one
	}
	return c.unit == one
}

// operands returns the columns that one may follow from: those of numbers that are not
// computed of it.
func (m *maker) operands(at int) []int {
	var before []int
	for i := range at {
		if m.columns[i].kind == numbers {
			before = append(before, i)
		}
	}
	return before
}

// columnHolds tries a guess on all rows.
func (m *maker) columnHolds(at, a, b int, guess columnGuess) bool {
	var t trial
	step := m.step(at)
	for i := range m.rows {
		is, ok := m.value(i, at)
		x, okA := m.value(i, a)
		y, okB := m.value(i, b)
		if !ok || !okA || !okB || m.rows[i].unit != "" {
			continue
		}
		value, computable := guess.value(x, y)
		if !computable {
			continue
		}
		terms := 2
		if guess.ratio {
			terms = 0
		}
		t.try(is, value, stepOf(is, step), terms)
	}
	return t.believed(len(m.rows))
}

// believed reports whether a guess on that many rows held, and three times said something.
func (t *trial) believed(rows int) bool {
	return !t.failed && t.told >= min(3, max(2, rows/2))
}

// guessRows guesses which rows are sums or differences of rows above them, or of rows set
// in below them.
func (m *maker) guessRows() {
	var open []int // rows that no sum has taken yet
	skip := map[int]bool{}
	for i := range m.rows {
		if skip[i] {
			continue
		}
		if m.rows[i].unit != "" {
			continue
		}
		if parts := m.setIn(i); len(parts) > 1 && (m.rowHolds(i, parts, plus, false) || m.rowHolds(i, parts, plus, true)) {
			m.take(i, parts, plus)
			for _, p := range parts {
				skip[p] = true
			}
			open = append(open, i)
			continue
		}
		parts, way := m.sumOf(i, open)
		if parts != nil {
			m.take(i, parts, way)
			open = open[:len(open)-len(parts)]
			if len(open) == 0 && i == len(m.rows)-1 {
				m.rows[i].total = true
			}
		} else if m.rows[i].strong && len(open) > 1 && m.unit != report.Percent {
			m.doubt("%q looks like a sum, but the rows above do not add up to it; say in rows: how it is computed, if it is", m.rowTitle(i))
		}
		open = append(open, i)
	}
}

func (m *maker) rowTitle(i int) string { return m.rows[i].cells[m.stubColumn()].text }

// How rows make another.
type way uint8

const (
	plus  way = iota // their sum
	minus            // the first without the others
)

// setIn returns the rows below one that are set in under it.
func (m *maker) setIn(i int) []int {
	var parts []int
	for j := i + 1; j < len(m.rows) && m.rows[j].indent > m.rows[i].indent; j++ {
		if m.rows[j].indent == m.rows[i+1].indent {
			parts = append(parts, j)
		}
	}
	return parts
}

// sumOf returns the last of the open rows that make a row, the most of them that do in all
// columns, or else in all that such rows add up in.
func (m *maker) sumOf(i int, open []int) ([]int, way) {
	for _, but := range []bool{false, true} {
		for k := len(open); k >= 2; k-- {
			parts := open[len(open)-k:]
			for _, w := range []way{plus, minus} {
				if m.rowHolds(i, parts, w, but) {
					return slices.Clone(parts), w
				}
			}
		}
	}
	return nil, plus
}

// isMean reports whether what a row has in a column is no sum of its parts but lies among
// them, as a mean, a price or a cost of each does. Where all parts have the same sign their
// sum lies beyond them, however wrong it is.
func (m *maker) isMean(i int, parts []int, column int) bool {
	is, ok := m.value(i, column)
	above, below := false, false
	for _, part := range parts {
		n, has := m.value(part, column)
		ok = ok && has && n.Sign()*is.Sign() >= 0
		above, below = above || n.Cmp(is) >= 0, below || n.Cmp(is) <= 0
	}
	return ok && above && below
}

// rowHolds tries whether rows make another, in all columns whose numbers add up, of which
// those of means may be left out. A row that looks like a sum is believed on one figure,
// another on two that differ.
func (m *maker) rowHolds(i int, parts []int, w way, butMeans bool) bool {
	if butMeans && (w != plus || !m.rows[i].strong) {
		return false
	}
	var t trial
	different := map[string]bool{}
	for column := range m.columns {
		c := &m.columns[column]
		isRatio := c.unit != m.unit && (c.unit == report.Percent || c.unit == report.PercentagePoints) || strings.Contains(c.formula, "(")
		if c.kind != numbers || isRatio || butMeans && m.isMean(i, parts, column) {
			continue
		}
		is, ok := m.value(i, column)
		var sum report.Number
		for k, part := range parts {
			n, has := m.value(part, column)
			ok = ok && has && m.rows[part].unit == ""
			if w == minus && k > 0 {
				n = n.Neg()
			}
			sum = sum.Add(n)
		}
		if !ok {
			continue
		}
		t.try(is, sum, m.step(column), len(parts))
		different[is.String()] = true
	}
	if units := m.columnOf(unitsOfRows); units >= 0 {
		for _, part := range parts {
			t.failed = t.failed || m.rows[part].cells[units].text != m.rows[i].cells[units].text
		}
	}
	if t.failed || t.told == 0 {
		return false
	}
	if !m.rows[i].strong && slices.ContainsFunc(parts, func(part int) bool { return m.rows[part].group != m.rows[i].group }) {
		return false // a sum of several groups is called one
	}
	return m.rows[i].strong || len(different) > 1 && t.told > 1
}

// take notes that rows make another. One that adds up rows of several groups is in none, if
// it does not part the rows of its group.
func (m *maker) take(i int, parts []int, w way) {
	ids := make([]string, len(parts))
	groupAt := m.groupColumn()
	for k, part := range parts {
		ids[k] = m.rows[part].id
		if last := i+1 == len(m.rows) || m.rows[i+1].group != m.rows[i].group; groupAt >= 0 && last && m.rows[part].group != m.rows[i].group {
			m.rows[i].group, m.rows[i].cells[groupAt].text = "", ""
		}
	}
	m.rows[i].formula = strings.Join(ids, [...]string{" + ", " - "}[w])
	m.rows[i].operands, m.rows[i].way = parts, w
	if w == plus {
		m.leaveBlank(i)
	}
}

// leaveBlank leaves the columns out of a sum that have nothing in its row, though all its
// parts have a number: nothing is to be published there that the file does not have.
func (m *maker) leaveBlank(i int) {
	for column := range m.columns {
		c := &m.columns[column]
		if c.kind != numbers || c.formula != "" || m.rows[i].cells[column].text != "" {
			continue
		}
		if !slices.ContainsFunc(m.rows[i].operands, func(part int) bool { return !m.rows[part].cells[column].number }) {
			m.leaveOut(i, column)
		}
	}
}

// leaveOut leaves a column out of the sum that a row is. A formula reaches all columns; what
// is part of a row is added up in those that do not say sums: false.
func (m *maker) leaveOut(i, column int) {
	m.rows[i].whole, m.columns[column].unsummed = true, true
	m.doubt("%q is the sum of its parts, but not in column %q, which is left out of sums by sums: false", m.rowTitle(i), m.columns[column].title)
}

// wholeOf returns the row of which each row is part where that says how it is computed: its
// index, or -1.
func (m *maker) wholeOf() []int {
	of := slices.Repeat([]int{-1}, len(m.rows))
	for i := range m.rows {
		if m.rows[i].whole {
			for _, part := range m.rows[i].operands {
				of[part] = i
			}
		}
	}
	return of
}

// isComputed reports whether a formula reaches a cell.
func (m *maker) isComputed(i, column int) bool {
	c := &m.columns[column]
	return c.kind == numbers && (c.formula != "" || m.rows[i].formula != "" && !(m.rows[i].whole && c.unsummed))
}
