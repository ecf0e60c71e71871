package intake

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"bokslut/generator/data"
	"bokslut/generator/workbook"
)

// findHead finds which rows are titles, headings, figures and notes.
func (m *maker) findHead() error {
	if err := m.marksInNumbers(); err != nil {
		return err
	}
	firstFigures, lastFigures := -1, -1
	for row := m.skipFacts(); row < len(m.cells); row++ {
		if !m.hasFigures(row) {
			continue
		}
		if firstFigures < 0 {
			firstFigures = row
		}
		lastFigures = row
	}
	if firstFigures < 0 {
		return m.findText()
	}
	m.firstNumberColumn = m.findNumbers(firstFigures, lastFigures)
	m.head = -1
	for row := firstFigures - 1; row >= 0 && m.head < 0; row-- {
		if len(m.filled(row)) > 0 && !m.isTitle(row) && !m.lacksFigures(row, firstFigures, lastFigures) {
			m.head = row
		}
	}
	if m.head < 0 {
		return ask("no headings stand above the first figures, in row %d: write a row of headings there", firstFigures+1)
	}
	m.yearsOrFigures()
	m.first, m.last = m.head+1, lastFigures
	for m.last+1 < len(m.cells) && m.hasNumber(m.last+1) { // figures that look like years
		m.last++
	}
	for row := m.last + 1; row < len(m.cells); row++ {
		if m.lacksFigures(row, firstFigures, lastFigures) {
			m.last = row
		} else if len(m.filled(row)) > 0 && !m.isTitle(row) {
			break
		}
	}
	if err := m.oneTable(); err != nil {
		return err
	}
	m.lostValues()
	return m.readHead()
}

// marksInNumbers asks for numbers without marks between thousands, 1.200.000, as a row of such
// would be taken for texts.
func (m *maker) marksInNumbers() error {
	for row := range m.cells {
		for column := 1; column < len(m.cells[row]); column++ {
			c := m.at(row, column)
			if _, ok := m.number(c); !ok && c.Kind == workbook.Text && marked.MatchString(c.Text) {
				return ask("%s holds %q, in which marks stand between thousands: take them out of the numbers in the file", place{row, column}.name(), c.Text)
			}
		}
	}
	return nil
}

var marked = regexp.MustCompile(`^[-−–(]?[0-9]{1,3}(?:[.,'’][0-9]{3})+(?:[.,][0-9]+)?[-)]?$`)

// skipFacts returns the row to look for figures from. Programs print facts above a table, a
// name and a value on each row, "Period 202212", which are no figures: the table has more columns.
func (m *maker) skipFacts() int {
	from, last, misread := -1, -1, false // the rows of facts, and whether one looks like figures
	for row := range m.cells {
		switch f := m.filled(row); {
		case len(f) > 2 && misread && !m.hasFigures(row):
			m.doubt("rows %d to %d are taken for facts about the table, not for figures; they are in its description", from+1, last+1)
			return row
		case len(f) > 2:
			return 0
		case len(f) == 2 && f[1] == 1:
			last, misread = row, misread || m.hasFigures(row)
			if from < 0 {
				from = row
			}
		}
	}
	return 0
}

// yearsOrFigures decides what a row of nothing but years above the figures is: headings, or
// figures that look like years when the row above heads all columns already.
func (m *maker) yearsOrFigures() {
	if !m.hasNumber(m.head) || m.head == 0 {
		return
	}
	above := m.filled(m.head - 1)
	if slices.Equal(above, m.filled(m.head)) && above[0] < m.firstNumberColumn && len(above) > 1 && !m.hasNumber(m.head-1) {
		m.head--
	} else if f := m.filled(m.head); len(above) > 1 && f[0] < m.firstNumberColumn && !m.hasMerged(m.head-1) {
		m.doubt("row %d is taken for headings, as it holds no figures but years", m.head+1)
	}
}

// lacksFigures reports whether a row is one of the table though it has no figures: what stands
// in the columns of numbers, between those rows, are signs for values that are missing.
func (m *maker) lacksFigures(row, from, to int) bool {
	f, signs := m.filled(row), 0
	for _, column := range f {
		switch text := m.at(row, column).Text; {
		case column < m.firstNumberColumn:
		case isSign(text):
			signs++
		case slices.ContainsFunc(m.cells[from:to+1], func(r []workbook.Cell) bool { _, ok := m.number(&r[column]); return ok }):
			return false
		}
	}
	return signs > 0 && f[0] < m.firstNumberColumn && !isSign(m.at(row, f[0]).Text)
}

// hasNumber reports whether a row has a number, be it a year, where figures stand.
func (m *maker) hasNumber(row int) bool {
	return slices.ContainsFunc(m.filled(row), func(column int) bool {
		_, ok := m.number(m.at(row, column))
		return ok && column >= m.firstNumberColumn
	})
}

// findText finds the head of a table without figures: its first row with several cells.
func (m *maker) findText() error {
	m.head, m.last = -1, -1
	for row := range m.cells {
		if len(m.filled(row)) < 2 {
			continue
		}
		if m.head < 0 {
			m.head = row
		}
		m.last = row
	}
	if m.head < 0 || m.last == m.head {
		return ask("no table was found: it needs a row of headings, and below it a row for each item")
	}
	m.first, m.firstNumberColumn = m.head+1, len(m.cells[m.head])
	for column := range m.cells[m.head] {
		if years, texts := m.countIn(column); column > 0 && years > texts {
			m.doubt("column %s has no numbers but years, and is taken for text", letters(column))
		}
	}
	return m.readHead()
}

// hasFigures reports whether a row is one of figures: it has a number that is no year, and
// something before it or another number.
func (m *maker) hasFigures(row int) bool {
	return m.numberColumn(row) >= 0
}

func (m *maker) numberColumn(row int) int {
	numbers, first := 0, -1
	for _, column := range m.filled(row) {
		c := m.at(row, column)
		if _, ok := m.number(c); ok && !m.isYear(c) || c.Lost {
			numbers++
			if first < 0 && column > 0 {
				first = column
			}
		}
	}
	if first >= 0 && (numbers > 1 || len(m.filled(row)) > 1) {
		return first
	}
	return -1
}

// findNumbers returns the first column of numbers: one that has no fewer of them than texts,
// and is not one of codes, as of accounts, before the texts that they stand for.
func (m *maker) findNumbers(from, to int) int {
	width := len(m.cells[from])
	numbers, texts, codes, length := make([]int, width), make([]int, width), make([]int, width), make([]int, width)
	for row := from; row <= to; row++ {
		for column := range width {
			c := m.at(row, column)
			switch _, ok := m.number(c); {
			case c.Lost || ok:
				numbers[column]++
				if strings.Trim(c.Text, "0123456789") == "" && len(c.Text) >= 3 && (numbers[column] == 1 || len(c.Text) == length[column]) {
					codes[column]++
				}
				length[column] = len(c.Text)
			case c.Text != "" && !isSign(c.Text):
				texts[column]++
			}
		}
	}
	for column := 1; column < width; column++ {
		ofCodes := column+1 < width && codes[column] == numbers[column] && texts[column+1] > numbers[column+1]
		if numbers[column] > 0 && numbers[column] >= texts[column] && !ofCodes {
			return column
		}
	}
	return m.numberColumn(from)
}

// oneTable asks when headings come again below figures, or beside them.
func (m *maker) oneTable() error {
	if err := m.sideBySide(); err != nil {
		return err
	}
	seen, blank := -1, false // the last row of figures, and whether a blank one follows it
	for row := m.first; row <= m.last; row++ {
		if m.hasFigures(row) {
			seen, blank = row, false
			continue
		}
		blank = blank || len(m.filled(row)) == 0
		texts := 0
		for _, column := range m.filled(row) {
			if column < m.firstNumberColumn {
				continue
			}
			if c := m.at(row, column); m.isYear(c) || !isSign(c.Text) && c.Kind == workbook.Text && !c.Lost {
				texts++
			}
		}
		below := len(m.filled(row-1)) == 0 || blank && m.isTitle(row-1)
		if seen >= 0 && texts > 1 && (below || m.sameTexts(row, m.head)) {
			return ask("the sheet has more than one table: headings come again in row %d, below figures in row %d; put each table in a sheet of its own", row+1, seen+1)
		}
	}
	return nil
}

// isTitle reports whether a row has one text alone, before the columns of numbers.
func (m *maker) isTitle(row int) bool {
	f := m.filled(row)
	return len(f) == 1 && f[0] < m.firstNumberColumn
}

// sideBySide asks when there are texts and figures again beyond a blank column.
func (m *maker) sideBySide() error {
	numbersBefore, from := false, 0 // from: where the columns after the last blank one begin
	for column := range m.cells[m.head] {
		numbers, texts := m.countIn(column)
		if numbers+texts == 0 && m.at(m.head, column).Text == "" {
			from = column + 1
			continue
		}
		if from > 0 && column > from && numbers > texts && numbersBefore {
			if stubNumbers, stubTexts := m.countIn(from); stubTexts > stubNumbers {
				return ask("the sheet has two tables beside each other: one before column %s, and one from there on; put each in a sheet of its own", letters(from))
			}
		}
		numbersBefore = numbersBefore || from == 0 && numbers > texts
	}
	return nil
}

// countIn counts the numbers and texts of a column below its heading.
func (m *maker) countIn(column int) (numbers, texts int) {
	for row := m.first; row <= m.last; row++ {
		c := m.at(row, column)
		switch _, ok := m.number(c); {
		case ok || c.Lost:
			numbers++
		case c.Text != "" && !isSign(c.Text):
			texts++
		}
	}
	return numbers, texts
}

func (m *maker) sameTexts(row, other int) bool {
	return slices.EqualFunc(m.cells[row], m.cells[other], func(a, b workbook.Cell) bool { return a.Text == b.Text })
}

// lostValues tells of formulas that were saved without their values.
func (m *maker) lostValues() {
	var names []string
	for row := m.first; row <= m.last; row++ {
		for column := range m.cells[row] {
			if m.at(row, column).Lost {
				names = append(names, place{row, column}.name())
				m.used[row][column] = true
			}
		}
	}
	if len(names) > 0 {
		m.doubt("%s: formulas whose values were not saved with the workbook, so the cells are empty here; open it in Excel and save it to get them", strings.Join(names, ", "))
	}
}

// readHead reads what stands above the figures and below them.
func (m *maker) readHead() error {
	m.firstHead = m.head
	if m.head > 0 && m.areUnits(m.head) && len(m.filled(m.head-1)) > 0 {
		for _, column := range m.filled(m.head) {
			m.units[column] = data.UnitOf(strings.Trim(m.use(m.head, column), "()[]"))
		}
		m.head--
		m.firstHead = m.head
	}
	for m.firstHead > 0 && m.head-m.firstHead < 2 && m.headsColumns(m.firstHead-1) {
		m.firstHead--
	}
	m.readHeadings()
	for row := range m.firstHead {
		m.above(row)
	}
	for row := m.last + 1; row < len(m.cells); row++ {
		m.below(row)
	}
	return nil
}

// headsColumns reports whether a row above the headings has headings of several columns.
func (m *maker) headsColumns(row int) bool {
	f := m.filled(row)
	several := len(f) > 1 && f[len(f)-2] >= m.firstNumberColumn
	for _, column := range f {
		if column < m.firstNumberColumn && m.at(m.head, column).Text != "" && !several { // it says something else: Utskrivet 2023-01-15
			return false
		}
	}
	return len(f) > 0 && !m.isTitle(row)
}

// readHeadings joins the headings of each column, from the top down. What heads several
// columns stands in the first of them.
func (m *maker) readHeadings() {
	m.headings = make([]string, len(m.cells[m.head]))
	m.over = make([][]string, len(m.headings))
	for row := m.firstHead; row <= m.head; row++ {
		spread, also := "", []string(nil) // the heading, and the columns that it is taken over to
		tell := func() {
			if also != nil {
				m.doubt("the heading %q is taken to be that of column %s too", spread, strings.Join(also, ", "))
				also = nil
			}
		}
		for column := range m.headings {
			text := m.use(row, column)
			switch {
			case text != "":
				tell()
				spread = text
			case m.mergedText(row, column) != "":
				text = m.mergedText(row, column)
			case row < m.head && column > m.firstNumberColumn && m.at(m.head, column).Text != "" && spread != "" && !m.hasMerged(row):
				text = spread
				also = append(also, letters(column))
			}
			if text != "" && !strings.HasSuffix(m.headings[column], text) {
				if row < m.head {
					m.over[column] = append(m.over[column], text)
				}
				m.headings[column] = strings.TrimSpace(m.headings[column] + " " + text)
			}
		}
		tell()
	}
}

func (m *maker) hasMerged(row int) bool {
	return slices.ContainsFunc(m.sheet.Merged, func(r workbook.Range) bool { return r.Row == row && r.LastColumn > r.Column })
}

// mergedText returns the text of the merged cell that a blank cell belongs to, in its row.
func (m *maker) mergedText(row, column int) string {
	for _, r := range m.sheet.Merged {
		if r.Row == row && r.Column <= column && column <= r.LastColumn {
			return m.at(row, r.Column).Text
		}
	}
	return ""
}

// above takes a row above the headings: the title, the unit of the table, or more that is
// said of it.
func (m *maker) above(row int) {
	text, cells := m.line(row)
	rest, unit := cutUnit(text)
	if unit != "" && m.unit == "" {
		m.unit, text = unit, rest
		if isAmounts(rest) {
			return
		}
	}
	switch {
	case text == "":
	case m.title == "" && cells == 1 && !ofProgram().MatchString(text) && !slices.ContainsFunc(m.opts.Publisher, func(name string) bool { return strings.EqualFold(name, text) }):
		m.title = text
		if m.unit == "" {
			m.unitInTitle()
		}
	default:
		m.said = append(m.said, text)
	}
}

// ofProgram is what a program prints over a table about itself: its name, or who printed what when.
var ofProgram = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:unit4|agresso|ubw|visma|aditro|raindance|cgi|hypergene|stratsys|cognos|heroma|personec|power bi|qlik\w*)(?:$|[^\pL])|\S=\S|\b[0-9]{1,2}:[0-9]{2}\b|utskri|urval|printed`)
})

// line takes the texts of a row as one, and counts them.
func (m *maker) line(row int) (text string, cells int) {
	var texts []string
	for _, column := range m.filled(row) {
		texts = append(texts, m.use(row, column))
	}
	return strings.Join(texts, " "), len(texts)
}

// isFault reports whether a text is what a formula gives that went wrong.
func isFault(text string) bool {
	return strings.HasPrefix(text, "#") && strings.ContainsAny(text[len(text)-1:], "!?")
}

// isSign reports whether a text in a column of numbers stands for a value that is missing.
func isSign(text string) bool {
	switch strings.ToLower(text) {
	case "-", "–", "—", ".", "..", "...", "…", "x", "i.u.", "iu", "e.t.", "n/a", "na", "u.s.", "saknas", "uppgift saknas", "not available",
		"ej mätt", "mäts ej", "ej mätbart", "ej uppmätt", "ej aktuellt", "ej redovisat", "ingen uppgift", "not measured":
		return true
	}
	return false
}
