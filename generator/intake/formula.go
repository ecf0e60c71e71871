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
	m.findSteps()
	for i, c := range m.columns {
		if c.kind == numbers && m.largest[i].Sign() > 0 && m.tried <= mostTried {
			m.guessColumn(i)
		}
	}
	if m.tried > mostTried {
		m.doubt("formulas of columns were not all looked for, as there is too much to try; see yourself which columns follow from others")
	}
	m.guessRows()
}

// mostTried is how many numbers are tried in search of the columns that make another.
const mostTried = 3_000_000

// value returns the number in a cell, false where there is none.
func (m *maker) value(row, column int) (report.Number, bool) {
	c := &m.rows[row].cells[column]
	return c.amount.number, c.number
}

// findSteps finds one in the last place of what each column shows, and the largest number in it.
func (m *maker) findSteps() {
	m.steps, m.largest = make([]report.Number, len(m.columns)), make([]report.Number, len(m.columns))
	for column := range m.columns {
		most := 0
		for i := range m.rows {
			if n, ok := m.value(i, column); ok {
				most = max(most, n.Decimals())
				if n = n.Abs(); n.Cmp(m.largest[column]) > 0 {
					m.largest[column] = n
				}
			}
		}
		m.steps[column] = report.Step(most)
	}
}

// stepsOf returns the sum of the steps of columns that make another, none finer than its own.
func (m *maker) stepsOf(made int, columns ...int) (sum report.Number) {
	for _, at := range columns {
		step := m.steps[at]
		if step.Cmp(m.steps[made]) < 0 {
			step = m.steps[made]
		}
		sum = sum.Add(step)
	}
	return sum
}

// stepOf returns one in the last place of a number in a column of that step. One of which
// just so many digits are kept is given no finer, however fine others in the column are.
func stepOf(n, step report.Number) report.Number {
	const digits = workbook.Digits - 1 // as the last may be a 0 that is not written
	own := report.Step(n.Decimals())
	if own.Cmp(step) > 0 && len(strings.TrimLeft(strings.Replace(n.Abs().String(), ".", "", 1), "0")) >= digits {
		return own
	}
	return step
}

// trial is how well a guess holds.
type trial struct {
	failed  bool
	told    int  // cells that say that it holds: those that are not 0
	large   int  // of these, the cells of large numbers
	rounded bool // it holds only with the difference that rounding may make
	small   bool // there are no large numbers to try it on, so that it fails if it holds only with that
}

// large is how many times that difference a number is that says something in spite of it.
// Among the small ones, as those of a count, nearly every guess holds with it.
var large = report.NewNumber(20, 0)

// try tells a trial of a cell and what a guess makes of it, of numbers such as those given.
// Both may be off by half a step: one of the cell, and the steps of all that the guess adds up.
func (t *trial) try(is, guess, step, added report.Number, of ...report.Number) {
	off := is.Sub(guess).Abs()
	if off.Sign() == 0 && is.Sign() == 0 {
		return
	}
	margin := step.Add(added).Mul(half)
	if off.Cmp(margin) > 0 {
		t.failed = true
		return
	}
	t.rounded = t.rounded || off.Cmp(step.Mul(half)) > 0
	if t.rounded && t.small {
		t.failed = true
		return
	}
	if is.Sign() == 0 {
		return
	}
	t.told++
	least := margin.Mul(large)
	isLarge := func(n report.Number) bool { return n.Abs().Cmp(least) >= 0 }
	if isLarge(is) || slices.ContainsFunc(of, isLarge) {
		t.large++
	}
}

var half = report.NewNumber(5, 1)

// trialOf returns a trial of a column with others, the steps of which add up to that.
func (m *maker) trialOf(at int, added report.Number, of ...int) trial {
	least := m.steps[at].Add(added).Mul(half).Mul(large)
	return trial{small: !slices.ContainsFunc(append(of, at), func(column int) bool { return m.largest[column].Cmp(least) >= 0 })}
}

// says returns how many cells say that the guess holds.
func (t *trial) says() int {
	switch {
	case t.failed:
		return 0
	case t.rounded:
		return t.large
	}
	return t.told
}

// columnGuess is a way to make a column of two before it.
type columnGuess struct {
	kind    guessKind
	formula string // of the names of two columns
	value   func(a, b report.Number) (report.Number, bool)
}

type guessKind uint8

const (
	byDifference guessKind = iota
	bySum
	byRatio
)

var columnGuesses = []columnGuess{
	{byDifference, "%[1]s - %[2]s", func(a, b report.Number) (report.Number, bool) { return a.Sub(b), true }},
	{bySum, "%[1]s + %[2]s", func(a, b report.Number) (report.Number, bool) { return a.Add(b), true }},
	{byRatio, "share(%[1]s, %[2]s)", share},
	{byRatio, "share(%[1]s, abs(%[2]s))", func(a, b report.Number) (report.Number, bool) { return share(a, b.Abs()) }},
	{byRatio, "change(%[1]s, %[2]s)", func(a, b report.Number) (report.Number, bool) { return share(a.Sub(b), b.Abs()) }},
}

func share(a, b report.Number) (report.Number, bool) {
	q, ok := a.Quo(b)
	return q.Shift(2), ok
}

// guessColumn guesses how a column follows from two before it, or from more that it is the sum of.
func (m *maker) guessColumn(at int) {
	c, operands := m.columns[at], m.operands(at)
	for _, guess := range columnGuesses {
		for _, a := range operands {
			for _, b := range operands {
				if a == b || !m.fits(guess, c, a, b) || !m.columnHolds(at, a, b, guess) {
					continue
				}
				c.formula = fmt.Sprintf(guess.formula, m.columns[a].name, m.columns[b].name)
				if guess.kind == byDifference && c.unit == report.Percent {
					c.unit = report.PercentagePoints
				}
				return
			}
		}
	}
	m.guessSum(at, operands)
}

// isShare reports whether a formula makes the column of a function, all of which give procent.
func (c *column) isShare() bool { return strings.Contains(c.formula, "(") }

// guessSum guesses whether a column is the sum of at least three operands, the most that it can be.
func (m *maker) guessSum(at int, operands []int) {
	c := m.columns[at]
	parts := slices.DeleteFunc(operands, func(i int) bool { return m.columns[i].unit != c.unit })
	for ; len(parts) > 2 && c.unit != report.Percent && m.tried <= mostTried; parts = parts[1:] {
		added := m.stepsOf(at, parts...)
		t := m.trialOf(at, added)
		for i, r := range m.rows {
			if t.failed {
				break
			}
			m.tried += len(parts)
			is, ok := m.value(i, at)
			sum := report.Number{}
			for _, part := range parts {
				n, has := m.value(i, part)
				ok, sum = ok && has, sum.Add(n)
			}
			if ok && !r.isRatio() {
				t.try(is, sum, m.steps[at], added)
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
	unit := m.columns[a].unit
	switch {
	case m.columns[b].unit != unit:
		return false
	case guess.kind == byRatio:
		return c.unit == report.Percent && unit != report.Percent
	case unit == report.Percent:
		return guess.kind == byDifference && c.isRatio()
	}
	return c.unit == unit && (guess.kind == byDifference || a < b) // b + a is a + b
}

// mostOperands is among how many columns before one it is looked for those that it follows
// from: the nearest.
const mostOperands = 40

// operands returns the columns of numbers that one may follow from.
func (m *maker) operands(at int) []int {
	var before []int
	for i := at - 1; i >= 0 && len(before) < mostOperands; i-- {
		if m.columns[i].kind == numbers {
			before = append(before, i)
		}
	}
	slices.Reverse(before)
	return before
}

// columnHolds tries a guess on all rows.
func (m *maker) columnHolds(at, a, b int, guess columnGuess) bool {
	var added report.Number
	if guess.kind != byRatio {
		added = m.stepsOf(at, a, b)
	}
	t := m.trialOf(at, added, a, b)
	for i, r := range m.rows {
		if t.failed || m.tried > mostTried {
			return false
		}
		m.tried++
		is, ok := m.value(i, at)
		x, okA := m.value(i, a)
		y, okB := m.value(i, b)
		if !ok || !okA || !okB || r.isRatio() {
			continue
		}
		value, computable := guess.value(x, y)
		if !computable {
			continue
		}
		t.try(is, value, stepOf(is, m.steps[at]), added, x, y)
	}
	return t.believed(len(m.rows))
}

// believed reports whether a guess on that many rows held, and three times said something.
func (t *trial) believed(rows int) bool {
	return t.says() >= min(3, max(2, rows/2))
}

// mostAdded is how many numbers are added up in search of the rows that make another. Every table
// for people has fewer; in an export of thousands of rows sums are sought among those just above.
const mostAdded = 10_000_000

// guessRows guesses which rows are sums or differences of rows above them, or of rows set
// in below them.
func (m *maker) guessRows() {
	most := max(20, mostAdded/max(1, len(m.rows)*len(m.columns)))
	var open []int // rows that no sum has taken yet
	within := map[int]bool{}
	for i, r := range m.rows {
		if r.isRatio() {
			continue
		}
		if parts := m.setIn(i); len(parts) > 1 && m.isSum(i, parts) {
			m.take(i, parts, plus)
			for j := i + 1; j < len(m.rows) && m.rows[j].indent > r.indent; j++ {
				within[j] = true
			}
			if !within[i] {
				open = append(open, i)
			}
			continue
		}
		if within[i] {
			continue
		}
		near := open[max(0, len(open)-most):]
		beside := m.beside(i, near)
		parts, way := m.sumOf(i, beside)
		if parts == nil && len(beside) < len(near) {
			parts, way = m.sumOf(i, near)
		}
		if parts != nil {
			m.take(i, parts, way)
			open = open[:slices.Index(open, parts[0])]
			if len(open) == 0 && i == len(m.rows)-1 {
				r.total = true
			}
		} else if r.strong && m.unit != report.Percent && m.countInUnit(open, r.unit) > 1 {
			m.doubt("%q looks like a sum, but the rows above do not add up to it; say in rows: how it is computed, if it is", m.rowTitle(i))
		}
		open = append(open, i)
	}
}

// beside returns the open rows above one, since the last that is less set in than it, of which
// none is less: a sum counts what those further in are parts of, and not the parts too.
func (m *maker) beside(i int, open []int) (rows []int) {
	for _, j := range slices.Backward(open) {
		indent := m.rows[j].indent
		if indent < m.rows[i].indent {
			break
		}
		if len(rows) > 0 && indent < m.rows[rows[0]].indent {
			rows = rows[:0]
		}
		if len(rows) == 0 || indent == m.rows[rows[0]].indent {
			rows = append(rows, j)
		}
	}
	slices.Reverse(rows)
	return rows
}

// countInUnit counts those of some rows that have a unit.
func (m *maker) countInUnit(rows []int, unit string) int {
	n := 0
	for _, i := range rows {
		if m.rows[i].unit == unit {
			n++
		}
	}
	return n
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

// isSum reports whether rows add up to another.
func (m *maker) isSum(i int, parts []int) bool {
	r := m.resultOf(i, parts)
	return r.holds(plus, false) || r.holds(plus, true)
}

// sumOf returns the last of the open rows that make a row, the most of them that do in all
// columns, or else in all that such rows add up in.
func (m *maker) sumOf(i int, open []int) (parts []int, w way) {
	r := m.resultOf(i, nil)
	if !slices.ContainsFunc(r.columns, func(c columnResult) bool { return c.is.Sign() != 0 }) {
		return nil, plus
	}
	inAll, inSome := 0, 0 // how many of them do
	for k := 1; k <= len(open); k++ {
		r.add(open[len(open)-k])
		switch {
		case k == 1 && !m.namesSum(m.rowTitle(i)):
		case r.holds(plus, false):
			inAll, w = k, plus
		case r.holds(minus, false):
			inAll, w = k, minus
		case r.holds(plus, true):
			inSome = k
		}
	}
	switch {
	case inAll > 0:
		return slices.Clone(open[len(open)-inAll:]), w
	case inSome > 0:
		return slices.Clone(open[len(open)-inSome:]), plus
	}
	return nil, plus
}

// result is a row that others may make, to which they are added one by one.
type result struct {
	m       *maker
	row     *row
	columns []columnResult // whose numbers add up, in any order
	parts   int
	asUnit  bool // all parts have the row's unit
	asGroup bool // and its group
	ofSums  bool // all are made of others
	isNet   bool // it is called a net or a result, which is no mean
}

// columnResult is what a result has in a column.
type columnResult struct {
	at           int
	is           report.Number
	sum          report.Number // of the parts
	last         report.Number // that was added
	whole        bool          // the row and all parts have a number, or a dash for one
	dashed       bool          // a part has a dash
	sameSign     bool          // as the row's, or 0
	above, below bool          // there are parts that are no less, and no more
}

// resultOf returns what a row has, with those parts.
func (m *maker) resultOf(i int, parts []int) *result {
	r := &result{m: m, row: m.rows[i], columns: make([]columnResult, 0, len(m.columns)), asUnit: true, asGroup: true, ofSums: true, isNet: begins(m.rowTitle(i), m.words.nets)}
	for column, c := range m.columns {
		if c.kind == numbers && !c.isShare() && (c.unit == m.unit || !c.isRatio()) {
			is, ok := m.value(i, column)
			r.columns = append(r.columns, columnResult{at: column, is: is, whole: ok, sameSign: true})
		}
	}
	for _, part := range parts {
		r.add(part)
	}
	return r
}

func (r *result) add(part int) {
	r.parts++
	row := r.m.rows[part]
	if units := r.m.columnOf(unitsOfRows); units >= 0 {
		r.asUnit = r.asUnit && row.cells[units].text == r.row.cells[units].text
	}
	r.asGroup = r.asGroup && row.group == r.row.group
	r.ofSums = r.ofSums && row.formula != ""
	for i := range r.columns {
		c := &r.columns[i]
		n, has := r.m.value(part, c.at)
		dash := isDash(row.cells[c.at].text)
		c.whole, c.dashed = c.whole && (has || dash) && row.unit == r.row.unit, c.dashed || dash
		c.sum, c.last = c.sum.Add(n), n
		c.sameSign = c.sameSign && n.Sign()*c.is.Sign() >= 0
		order := n.Cmp(c.is)
		c.above, c.below = c.above || order >= 0, c.below || order <= 0
	}
}

// isMean reports whether what a sum has in a column is a mean of its parts.
func (m *maker) isMean(i, column int) bool {
	return slices.ContainsFunc(m.resultOf(i, m.rows[i].operands).columns, func(c columnResult) bool { return c.at == column && c.isMean() })
}

// isMean reports whether what the row has in a column is no sum of its parts but lies among
// them, as a mean, a price or a cost of each does. Where all parts have the same sign their
// sum lies beyond them, however wrong it is.
func (c *columnResult) isMean() bool { return c.whole && c.sameSign && c.above && c.below }

// holds tries whether the parts make the row, in all columns whose numbers add up, of which
// those of means may be left out. A row that looks like a sum is believed on one figure,
// another on two that differ, and on parts of its own group or that are sums. One part is
// believed as little as those.
func (r *result) holds(w way, butMeans bool) bool {
	if butMeans && (w != plus || !r.row.strong || r.isNet) || !r.asUnit || !r.row.strong && !r.asGroup && !r.ofSums {
		return false
	}
	var t trial
	var one *columnResult
	differ := false
	for i := range r.columns {
		c := &r.columns[i]
		if !c.whole || butMeans && c.isMean() {
			continue
		}
		guess := c.sum
		if w == minus { // the first, which was added last, without the others
			guess = c.last.Sub(c.sum.Sub(c.last))
		}
		step, before := r.m.steps[c.at], t
		if t.try(c.is, guess, step, step.Mul(report.NewNumber(int64(r.parts), 0)), c.last); t.failed && c.dashed {
			t = before // what the dash stands for is not known
			continue
		} else if t.failed {
			r.columns[0], r.columns[i] = *c, r.columns[0] // it says no to more parts too, mostly
			return false
		}
		if one == nil {
			one = c
		}
		differ = differ || c.is.Cmp(one.is) != 0
	}
	return r.row.strong && r.parts > 1 && t.told > 0 || differ && t.says() > 1
}

// take notes that rows make another.
func (m *maker) take(i int, parts []int, w way) {
	r := m.rows[i]
	ids := make([]string, len(parts))
	several := false
	for k, part := range parts {
		ids[k] = m.rows[part].id
		several = several || m.rows[part].group != r.group
	}
	if several {
		m.leaveGroup(i)
	}
	r.formula = strings.Join(ids, [...]string{" + ", " - "}[w])
	r.operands, r.way = parts, w
	if w == plus {
		m.leaveBlank(i)
	}
}

// leaveGroup takes a row that adds up several groups out of its own. Where headings among the
// rows make the groups it ends its group, in a column of groups it does if no row of it comes after.
func (m *maker) leaveGroup(i int) {
	at, group := m.groupColumn(), m.rows[i].group
	if at < 0 {
		return
	}
	end := i
	for end < len(m.rows) && m.rows[end].group == group {
		end++
	}
	if m.columns[at].at >= 0 && end > i+1 {
		return
	}
	for _, r := range m.rows[i:end] {
		r.group, r.cells[at].text = "", ""
	}
}

// leaveBlank leaves the columns out of a sum that have nothing in its row, though all its
// parts have a number: nothing is to be published there that the file does not have.
func (m *maker) leaveBlank(i int) {
	for column, c := range m.columns {
		if c.kind != numbers || c.formula != "" || m.rows[i].cells[column].text != "" {
			continue
		}
		if !slices.ContainsFunc(m.rows[i].operands, func(part int) bool { return !m.rows[part].cells[column].number }) {
			m.rows[i].leftOut = append(m.rows[i].leftOut, column)
		}
	}
}

// isLeftOut reports whether a column is left out of a sum, and so of all that are said by their parts.
func (m *maker) isLeftOut(column int) bool {
	return slices.ContainsFunc(m.rows, func(r *row) bool { return slices.Contains(r.leftOut, column) })
}

// wholeOf returns the row of which each row is part where that says how it is computed: its
// index, or -1.
func (m *maker) wholeOf() []int {
	of := slices.Repeat([]int{-1}, len(m.rows))
	for i, r := range m.rows {
		if r.leftOut != nil {
			for _, part := range r.operands {
				of[part] = i
			}
		}
	}
	return of
}

// isComputed reports whether a formula reaches a cell.
func (m *maker) isComputed(i, column int) bool {
	r, c := m.rows[i], m.columns[column]
	return c.kind == numbers && (c.formula != "" || r.formula != "" && !(r.leftOut != nil && m.isLeftOut(column)))
}
