package intake

import (
	"slices"
	"strings"

	"bokslut/generator/report"
	"bokslut/generator/workbook"
)

// row is a row of the table.
type row struct {
	at       int // in the sheet
	id       string
	cells    []cell // by column
	group    string
	indent   int
	isPart   bool // its title is written as that of a part of a row above
	strong   bool // its look or its title says that it is a sum
	formula  string
	operands []int
	way      way
	leftOut  []int // columns that the sum leaves out: it is said by its parts, which are part of it
	total    bool
	unit     string // its own, where the columns have another or none
	note     string // marker of the note on its title
}

// cell is a cell of the table.
type cell struct {
	text   string
	amount amount
	number bool
}

// isRatio reports whether the row holds ratios or their differences, which do not add up.
func (r *row) isRatio() bool {
	return r.unit == report.Percent || r.unit == report.PercentagePoints
}

// findRows reads the rows: those without figures head the rows below them.
func (m *maker) findRows() error {
	stubAt := m.stubColumn()
	group, afterHeading := "", false
	var made []string // groups that headings among the rows make
	for at := m.first; at <= m.last; at++ {
		filled := m.filled(at)
		if len(filled) == 0 {
			continue
		}
		if m.isTitle(at) && m.firstNumberColumn < len(m.headings) {
			text := strings.TrimRight(m.use(at, filled[0]), ":")
			if afterHeading {
				text = group + ", " + text
			}
			group, afterHeading = text, true
			made = append(made, text)
			continue
		}
		afterHeading = false
		m.rows = append(m.rows, m.readRow(at, stubAt, group))
	}
	m.fillGroups(stubAt)
	if len(made) > 0 {
		if m.groupColumn() >= 0 {
			return ask("rows are grouped twice: by column %s and by headings such as %q among the rows; keep one of them", letters(m.columns[m.groupColumn()].at), made[0])
		}
		taken := nameSet{}
		for _, c := range m.columns {
			taken[c.name] = 1
		}
		m.columns = append([]*column{{at: -1, kind: groups, title: m.words.group, name: taken.unused(named(m.words.group, "")), decimals: -1}}, m.columns...)
		for _, r := range m.rows {
			r.cells = append([]cell{{text: r.group}}, r.cells...)
		}
	}
	m.setInParts()
	m.nameRows()
	if err := m.rowUnits(); err != nil {
		return err
	}
	m.unitWords()
	m.fillDecimals()
	m.findCodes()
	return nil
}

// fillDecimals writes numbers that a workbook shows without a format, 13 among 12,3 and 11,8, with the
// decimals that three of four have which are counted in the same: those of a row where rows have
// units, or else all in the unit of the table.
func (m *maker) fillDecimals() {
	if m.haveUnits() {
		return
	}
	fill := func(amounts []*amount) {
		most, have := 0, 0
		for _, a := range amounts {
			most = max(most, a.number.Decimals())
		}
		for _, a := range amounts {
			if a.number.Decimals() == most {
				have++
			}
		}
		if len(amounts) < 4 || 4*have < 3*len(amounts) || most > 2 {
			return
		}
		for _, a := range amounts {
			a.decimals = most
		}
	}
	ofRows := m.columnOf(unitsOfRows) >= 0 || slices.ContainsFunc(m.rows, func(r *row) bool { return r.unit != "" })
	var all []*amount
	for _, r := range m.rows {
		var inRow []*amount
		for j, c := range m.columns {
			if in := &r.cells[j]; in.number && in.amount.decimals < 0 && !in.amount.percent && c.decimals < 0 {
				inRow = append(inRow, &in.amount)
			}
		}
		if ofRows {
			fill(inRow)
		}
		all = append(all, inRow...)
	}
	if !ofRows && m.unit != "" {
		fill(all)
	}
}

func (m *maker) stubColumn() int { return m.columnOf(stub) }

func (m *maker) groupColumn() int { return m.columnOf(groups) }

func (m *maker) columnOf(kind columnKind) int {
	for i, c := range m.columns {
		if c.kind == kind {
			return i
		}
	}
	return -1
}

func (m *maker) readRow(at, stubAt int, group string) *row {
	r := &row{at: at, group: group, cells: make([]cell, len(m.columns))}
	for i, c := range m.columns {
		source := m.at(at, c.at)
		r.cells[i].text = m.use(at, c.at)
		if c.kind == numbers {
			r.cells[i].amount, r.cells[i].number = m.number(source)
		} else if source.Kind == workbook.Number {
			r.cells[i].text = m.shown(source)
		}
		r.strong = r.strong || source.Bold && i == stubAt
		if i == stubAt {
			r.indent = source.Indent
		}
	}
	title := &r.cells[stubAt].text
	if *title == "" { // a sum is often named in the first column
		var before []int
		for i := range stubAt {
			if r.cells[i].text != "" {
				before = append(before, i)
			}
		}
		if len(before) == 1 {
			*title, r.cells[before[0]].text = r.cells[before[0]].text, ""
			r.group, r.strong = "", true
		}
	}
	if rest, marker := m.cutMarker(*title); rest != "" {
		r.note, *title = marker, rest
	}
	r.strong = r.strong || m.namesSum(*title)
	return r
}

// shown writes a number of a workbook as it is shown there, but for marks between thousands.
func (m *maker) shown(c *workbook.Cell) string {
	n, ok := m.number(c)
	if !ok {
		return c.Text
	}
	if n.decimals >= 0 {
		n.number = n.number.Round(n.decimals)
	}
	text := m.written(&cell{amount: n, number: true})
	if n.percent {
		text += " %"
	}
	return text
}

// namesSum reports whether a row of that title is called a sum.
func (m *maker) namesSum(title string) bool { return begins(title, m.words.totals) }

// begins reports whether a title begins with one of the words.
func begins(title string, words []string) bool {
	lower := strings.ToLower(title) + " "
	return slices.ContainsFunc(words, func(word string) bool { return strings.HasPrefix(lower, word) })
}

// setInParts sets rows in that are written as parts of the one above, if their text is not:
// "varav kvinnor", "– varav kvinnor" and "– kvinnor".
func (m *maker) setInParts() {
	var whole *row
	for _, r := range m.rows {
		title := &r.cells[m.stubColumn()].text
		words, dashed := strings.CutPrefix(*title, "– ")
		isPart := begins(words, m.words.parts)
		if isPart {
			*title = words
		}
		switch {
		case !isPart && !dashed:
			whole = r
		case whole != nil && whole.group == r.group:
			r.indent, r.isPart = max(r.indent, whole.indent+1), true
		}
	}
}

// fillGroups writes a group that stands on the first of its rows on all of them.
func (m *maker) fillGroups(stubAt int) {
	at := m.groupColumn()
	if at < 0 {
		return
	}
	last := ""
	for _, r := range m.rows {
		c := &r.cells[at]
		if c.text != "" {
			last = c.text
		} else if !(r.strong && m.at(r.at, m.columns[stubAt].at).Text == "") {
			c.text = last
		}
		r.group = c.text
	}
	if m.scattered() {
		m.columns[at].kind = texts
		for _, r := range m.rows {
			r.group, r.cells[at].text = "", m.at(r.at, m.columns[at].at).Text
		}
	}
}

// tellGroups tells of headings among the rows of which nothing says where they end: the next sum
// is of more than what stands under them.
func (m *maker) tellGroups() {
	if at := m.groupColumn(); at < 0 || m.columns[at].at >= 0 {
		return
	}
	for _, r := range m.rows {
		if len(r.operands) < 3 {
			continue
		}
		last := m.rows[slices.Max(r.operands)]
		in := 0 // how many of the operands stand under the same heading
		for _, i := range r.operands {
			if m.rows[i].group == last.group {
				in++
			}
		}
		if last.group != "" && last.formula == "" && in > 1 && in < len(r.operands) {
			m.doubt("%q is taken to stand under %q, as nothing says where that ends; if it does not, change its cell under %s in the CSV file",
				last.cells[m.stubColumn()].text, last.group, m.words.group)
		}
	}
}

// scattered reports whether the rows of a group do not stand together.
func (m *maker) scattered() bool {
	ended := map[string]bool{}
	for i, r := range m.rows {
		if group := r.group; i > 0 && group != m.rows[i-1].group {
			ended[m.rows[i-1].group] = true
			if ended[group] && group != "" {
				return true
			}
		}
	}
	return false
}

// nameRows gives each row an id that no other has.
func (m *maker) nameRows() {
	taken := nameSet{}
	stubAt := m.stubColumn()
	for _, r := range m.rows {
		title := r.cells[stubAt].text
		if title == "" {
			title = m.words.item + " " + place{r.at, m.columns[stubAt].at}.name()
			m.doubt("row %d has no text that says what it is; it is called %q here", r.at+1, title)
			r.cells[stubAt].text = title
		}
		id := named(title, "rad_")
		if taken[id] > 0 {
			if group := named(r.group, "grupp_"); r.group != "" && taken[group+"_"+id] == 0 {
				id = strings.TrimRight(group, "_") + "_" + id
			} else {
				m.doubt("two rows are called %q; the id tells them apart", title)
			}
		}
		r.id = taken.unused(id)
	}
}
