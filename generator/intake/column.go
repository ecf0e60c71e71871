package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"bokslut/generator/data"
	"bokslut/generator/diag"
	"bokslut/generator/report"
	"bokslut/generator/workbook"
)

// What a column is.
type columnKind uint8

const (
	numbers columnKind = iota
	texts
	dates
	groups
	unitsOfRows
	stub
	codes
)

// column is a column of the table.
type column struct {
	at       int // in the sheet; -1 for the group that headings among the rows make
	kind     columnKind
	name     string
	title    string
	unit     string
	formula  string
	note     string    // marker of the note on its heading
	meanings []meaning // of a column of codes
	signs    []string  // texts of missing values, in order met
	decimals int       // shown, where cells have more; -1: as they are
	percent  bool      // its numbers are written in percent
	aside    bool      // texts that head no rows: dates, references to notes
	noDate   string    // what is none in a column of dates
}

// isRatio reports whether the column holds ratios or their differences, which do not add up.
func (c *column) isRatio() bool {
	return c.unit == report.Percent || c.unit == report.PercentagePoints
}

// findColumns finds out what each column of the sheet is.
func (m *maker) findColumns() error {
	for _, letter := range m.opts.Text {
		if !slices.ContainsFunc(m.filled(m.head), func(at int) bool { return strings.EqualFold(letters(at), letter) }) {
			return ask("there is no column %s with a heading, to take for text: columns are told apart by their letters", letter)
		}
	}
	var textual []int // columns of text before the first of numbers
	for at := range m.headings {
		c, err := m.readColumn(at)
		switch {
		case err != nil:
			return err
		case c == nil:
			continue
		}
		if c.kind == texts && !c.aside && at < m.firstNumberColumn {
			textual = append(textual, len(m.columns))
		}
		m.columns = append(m.columns, c)
	}
	if len(m.columns) < 2 { // rows of figures have two cells, and all of the others are without values
		return ask("all figures are formulas whose values were not saved with the workbook: open it in Excel, save it, and try again")
	}
	stubAt := 0 // dates, say
	if len(textual) > 0 {
		stubAt = m.chooseStub(textual)
	}
	m.columns[stubAt].kind = stub
	for _, c := range m.columns {
		if c.noDate != "" && c.kind == texts {
			m.doubt("column %s, %q, holds dates, but also %q; it is text here", letters(c.at), c.title, c.noDate)
		}
	}
	m.nameColumns()
	for _, c := range m.columns {
		if c.kind == numbers && c.unit == "" {
			c.unit = m.unit
		}
	}
	m.thousandsOrDecimals()
	return nil
}

// thousandsOrDecimals tells of columns whose numbers are as 1,234 where the comma is the
// decimal mark: if all that have one have three digits after it, it may stand between thousands.
func (m *maker) thousandsOrDecimals() {
	for _, c := range m.columns {
		if example := m.threeDecimals(c); example != "" {
			m.doubt("numbers such as %s in column %s are read as having three decimals; if they are thousands, take the mark out of them in the file", example, letters(c.at))
		}
	}
}

// threeDecimals returns a number of a column in which all that have decimals are written with three, else "".
func (m *maker) threeDecimals(c *column) (example string) {
	for row := m.first; row <= m.last && c.kind == numbers; row++ {
		cell := m.at(row, c.at)
		_, after, has := strings.Cut(cell.Text, m.marks.Decimal())
		if cell.Kind != workbook.Text || !has {
			continue
		}
		if digits := len(after) - len(strings.TrimLeft(after, "0123456789")); digits != 3 {
			return ""
		}
		example = cell.Text
	}
	return example
}

// chooseStub returns which of some columns of text heads the rows: of those that have words the
// last in which no text comes again, if one tells the rows apart, or else the last; in a table of nothing but text the
// first. Of those before it one that has the same text on several rows groups them.
func (m *maker) chooseStub(textual []int) int {
	isCoded := func(i int) bool { return !m.hasWords(m.columns[i].at) }
	if worded := slices.DeleteFunc(slices.Clone(textual), isCoded); len(worded) > 0 {
		textual = worded
	}
	tellsApart := func(i int) bool { return m.tellsApart(m.columns[i].at) }
	last := func() int { return textual[len(textual)-1] }
	if m.firstNumberColumn == len(m.headings) {
		first := max(0, slices.IndexFunc(textual, tellsApart))
		textual = textual[:first+1]
	} else if slices.ContainsFunc(textual, tellsApart) {
		for !tellsApart(last()) && m.comesAgain(m.columns[last()].at) {
			textual = textual[:len(textual)-1]
		}
	}
	chosen := last()
	for _, i := range textual[:len(textual)-1] {
		seen, again := map[string]bool{}, false
		for row := m.first; row <= m.last; row++ {
			text := m.at(row, m.columns[i].at).Text
			head := m.at(row, m.columns[chosen].at)
			again = again || seen[text] || text == "" && len(m.filled(row)) > 1 && !head.Bold && !m.namesSum(head.Text)
			seen[text] = true
		}
		if again {
			m.columns[i].kind = groups
			break
		}
	}
	return chosen
}

// tellsApart reports whether a column has another text on each row.
func (m *maker) tellsApart(at int) bool {
	seen := map[string]bool{"": true}
	for row := m.first; row <= m.last; row++ {
		text := m.at(row, at).Text
		if seen[text] && len(m.filled(row)) > 1 {
			return false
		}
		seen[text] = true
	}
	return true
}

// comesAgain reports whether a column has a text on several rows.
func (m *maker) comesAgain(at int) bool {
	seen := map[string]bool{}
	for row := m.first; row <= m.last; row++ {
		text := m.at(row, at).Text
		if seen[text] {
			return true
		}
		seen[text] = text != ""
	}
	return false
}

// hasWords reports whether at least half of what a column says is words: which have more letters
// than digits, as P-1041, >90 and numbers of organisations have not, or a word beside numbers, as 30–49 år.
func (m *maker) hasWords(at int) bool {
	words, filled := 0, 0
	for row := m.first; row <= m.last; row++ {
		letters, digits := 0, 0
		for _, r := range m.at(row, at).Text {
			switch {
			case unicode.IsLetter(r):
				letters++
			case unicode.IsDigit(r):
				digits++
			}
		}
		if letters > digits || slices.ContainsFunc(strings.Fields(m.at(row, at).Text), isWord) {
			words++
		}
		if letters+digits > 0 {
			filled++
		}
	}
	return words > 0 && 2*words >= filled
}

// isWord reports whether a text is two letters or more, and nothing else.
func isWord(text string) bool {
	return utf8.RuneCountInString(text) > 1 && !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
}

// readColumn finds out what a column of the sheet is; nil for a blank one.
func (m *maker) readColumn(at int) (*column, error) {
	c := &column{at: at, title: m.headings[at], decimals: -1}
	in, err := m.contents(at)
	switch {
	case err != nil:
		return nil, err
	case in.numbers+in.dates+in.texts+len(in.signs) == 0:
		if c.title != "" {
			m.left = append(m.left, diag.Textf("column %s, %q: it has a heading, but nothing below it", letters(at), c.title))
		}
		return nil, nil
	}
	if c.kind, c.aside, err = m.kindOf(at, in); err != nil {
		return nil, err
	}
	switch c.kind {
	case numbers:
		c.unit, c.signs, c.percent = in.unit, in.signs, in.percents == in.numbers
		if in.most > in.shown && in.shown >= 0 {
			c.decimals = in.shown
		}
	case dates:
		c.signs = in.signs
	case texts:
		if in.dates > 0 {
			c.noDate = m.at(in.strange.row, at).Text
		}
		if !c.aside {
			c.signs = m.dashesIn(at)
		}
	}
	if m.units[at] != "" {
		c.unit = m.units[at]
	}
	m.readUnit(c)
	return c, nil
}

// contents is what the cells of a column hold: how many of them numbers, dates and texts.
type contents struct {
	numbers, dates, texts int
	signs                 []string // that a value is missing, in order met

	// of the numbers
	unit        string // of all
	percents    int    // how many are written in percent
	coded       bool   // all are digits, as many of each
	years       bool   // all are years of these two centuries
	most, shown int    // the most decimals that one has, and is shown with; shown is −1 where nothing says

	// of the texts
	references, units int   // how many are references to notes, and units
	strange           place // the last
}

func (m *maker) contents(at int) (in contents, err error) {
	in.coded, in.years, in.shown = true, true, -1
	length := 0
	for row := m.first; row <= m.last; row++ {
		cell := m.at(row, at)
		n, isNumber := m.number(cell)
		switch {
		case cell.Text == "":
		case isNumber:
			in.numbers++
			in.coded = in.coded && isCode.MatchString(cell.Text) && (length == 0 || length == len(cell.Text))
			in.years = in.years && m.isYear(cell)
			length = len(cell.Text)
			if n.percent {
				in.percents++
			}
			if in.numbers == 1 {
				in.unit = n.unit
			} else if n.unit != in.unit && at >= m.firstNumberColumn && !m.saidText(at) {
				return in, ask("%s holds %q, but the numbers above it in the column have another unit or none: write them all in the same", place{row, at}.name(), cell.Text)
			}
			if n.decimals >= 0 {
				in.most, in.shown = max(in.most, n.number.Decimals()), max(in.shown, n.decimals)
			}
		case cell.Kind == workbook.Date:
			in.dates++
		case isSign(cell.Text):
			if !slices.Contains(in.signs, cell.Text) {
				in.signs = append(in.signs, cell.Text)
			}
		default:
			in.texts++
			in.strange = place{row, at}
			if reference.MatchString(cell.Text) {
				in.references++
			}
			if data.UnitOf(cell.Text) != "" || countedUnit.MatchString(cell.Text) {
				in.units++
			}
		}
	}
	return in, nil
}

// saidText reports whether whoever asks for the table says that a column is text.
func (m *maker) saidText(at int) bool {
	return slices.ContainsFunc(m.opts.Text, func(letter string) bool { return strings.EqualFold(letters(at), letter) })
}

// kindOf tells what a column is by its heading and its contents, and whether it is text
// that heads no rows.
func (m *maker) kindOf(at int, in contents) (kind columnKind, aside bool, err error) {
	heading, strange := m.headings[at], m.at(in.strange.row, at).Text
	switch {
	case m.saidText(at):
		return texts, false, nil
	case in.units > 0 && 2*in.units >= in.texts && in.numbers == 0 && unitHeading.MatchString(heading):
		return unitsOfRows, false, nil
	case noteHeading.MatchString(heading) || in.texts > 0 && in.references == in.texts:
		return texts, true, nil
	case in.texts == 0 && in.coded && codeHeading.MatchString(heading) && in.numbers > 0:
		if at >= m.firstNumberColumn {
			m.doubt("column %s, %q, is taken for codes, which are no numbers", letters(at), heading)
		}
		return texts, false, nil
	case in.texts == 0 && in.years && yearHeading().MatchString(heading) && in.numbers > 0:
		m.doubt("column %s, %q, is taken for years, which are no amounts", letters(at), heading)
		return texts, false, nil
	case at < m.firstNumberColumn && (in.texts > 0 || in.dates == 0):
		return texts, in.dates > in.texts, nil
	case in.numbers > 0 && in.texts > 0 && isFault(strange):
		return 0, false, ask("%s holds the error %s: mend the formula in the workbook, or empty the cell", in.strange.name(), strange)
	case in.numbers > 0 && in.texts > 0 && in.texts <= in.numbers:
		return 0, false, ask("%s holds %q, which is no number, in a column of numbers: write the number alone and the rest as a note under the table, write .. where there is none, or say --text %s if the whole column is text", in.strange.name(), strange, letters(at))
	case in.texts > 0 || in.numbers == 0 && in.dates == 0:
		return texts, false, nil
	case in.dates > 0 && in.numbers > 0:
		return 0, false, ask("column %s, %q, holds both dates and numbers: make them all one or the other", letters(at), heading)
	case in.dates > 0:
		return dates, false, nil
	}
	return numbers, false, nil
}

// dashesIn returns the dashes and dots that stand alone in cells of a column of text: they
// say that there is nothing, but not aloud.
func (m *maker) dashesIn(at int) (signs []string) {
	for row := m.first; row <= m.last; row++ {
		if text := m.at(row, at).Text; text != "" && strings.Trim(text, "-–—.…") == "" && !slices.Contains(signs, text) {
			signs = append(signs, text)
		}
	}
	return signs
}

// What tells columns that have no figures for people, though some have digits. Here and in other files, one that
// takes long to compile waits until it is asked for, since every command would have to wait for it else.
var (
	isCode      = regexp.MustCompile(`^[0-9]{2,}$`)
	codeHeading = regexp.MustCompile(`(?i)^(konto|ansvar|period|projekt|objekt|aktivitet|motpart|account|project|code)$|(nr|nummer|kod|no\.)$`)
	yearHeading = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^(år|årtal|(bygg|start|slut|inköps|anskaffnings)år|(planeras )?(färdig|klar)[a-zåäö]*|öppnar|år för .*|year|year of .*|built|completed|completion)\.?$`)
	})
	unitHeading = regexp.MustCompile(`(?i)^(mått)?(enhet|enheter|unit|units)$`)
	countedUnit = regexp.MustCompile(`(?i)^(antal|st|st\.|personer|timmar|dagar|år|[kmg]wh|m2|m²|km|ton|number|hours|days)$`)
	noteHeading = regexp.MustCompile(`(?i)^(not|noter|note|notes)\.?( nr\.?)?$`)
	reference   = regexp.MustCompile(`(?i)^(not|note)\.? ?[0-9]+$`)
)

// nameColumns gives each column a title and a name that no other has.
func (m *maker) nameColumns() {
	titles := map[string]bool{}
	for i, c := range m.columns {
		m.nameSign(i)
		if c.title == "" {
			switch c.kind {
			case stub:
				c.title = m.words.item
			case groups:
				c.title = m.words.group
			default:
				c.title = m.words.column + " " + letters(c.at)
				m.doubt("column %s has no heading; it is called %q here", letters(c.at), c.title)
			}
		}
		if strings.EqualFold(c.title, "id") { // the heading of the rows' ids
			c.title = m.words.column + " " + c.title
		}
		if titles[data.Fold(c.title)] && c.unit != "" { // Avvikelse beside Avvikelse %
			c.title += ", " + c.unit
		}
		if titles[data.Fold(c.title)] {
			m.doubt("two columns are called %q; column %s has its letter added", c.title, letters(c.at))
		}
		for titles[data.Fold(c.title)] {
			c.title += " " + letters(c.at)
		}
		titles[data.Fold(c.title)] = true
	}
	taken := nameSet{}
	for title := range titles { // a name that is another column's heading would be read as that
		taken[title] = 1
	}
	for _, c := range m.columns {
		delete(taken, data.Fold(c.title))
		taken["id"], taken["row_type"] = 1, 1
		c.name = taken.unused(named(c.title, "kolumn_"))
		taken[data.Fold(c.title)] = 1
	}
}

// nameSign gives a column a title in words whose heading is a sign alone: "+/-" heads
// deviations, and "%" what the column before it is in percent.
func (m *maker) nameSign(i int) {
	c, heading := m.columns[i], m.columns[i].title
	switch {
	case c.kind != numbers:
		return
	case slices.Contains([]string{"+/-", "+/–", "+-", "-/+", "±"}, heading):
		c.title = m.words.deviation
	case heading == "%" && i > 0 && m.columns[i-1].kind == numbers:
		c.title = m.columns[i-1].title + ", " + c.unit
	default:
		return
	}
	m.doubt("the heading of column %s is %q; it is called %q here", letters(c.at), heading, c.title)
}

// named makes a name of a text; with is put before one that begins with no letter, but ar_ before a column's year.
func named(text, with string) string {
	name := data.Slug(text)
	if len(name) > 40 { // a name is for people to write
		name = strings.TrimRight(name[:40], "_")
	}
	if name == "" || name[0] < 'a' {
		if with == "kolumn_" && len(name) == 4 && strings.Trim(name, "0123456789") == "" {
			with = "ar_"
		}
		name = strings.TrimRight(with+name, "_")
	}
	if !data.IsName(name) { // a word of formulas
		name += "_"
	}
	return name
}

// nameSet is the names that are taken, each with the highest number that has been put behind it
// to make another: 1 where none has.
type nameSet map[string]int

// unused returns a name that is not taken, with the number that it is of those which would be
// called the same, and takes it.
func (taken nameSet) unused(name string) string {
	free := name
	for n := taken[name]; taken[free] > 0; {
		n++
		free, taken[name] = name+"_"+strconv.Itoa(n), n
	}
	taken[free] = 1
	return free
}
