package intake

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"bokslut/generator/data"
	"bokslut/generator/report"
)

// cutUnit cuts the unit that a heading or title ends with: "Budget 2022 (i tkr)", "Belopp i
// tkr", "Andel, %". The unit is as sidecars write it, "" for none.
func cutUnit(text string) (rest, unit string) {
	words := strings.Fields(text)
	for n := min(3, len(words)); n > 0; n-- {
		last := strings.TrimSuffix(strings.Trim(strings.Join(words[len(words)-n:], " "), "()[],"), ".")
		if unit = data.UnitOf(last); unit == "" {
			continue
		}
		if n < len(words) && manyOf.MatchString(strings.Trim(words[len(words)-n-1], "()[],")) { // 100 kr
			return text, ""
		}
		rest = beforeUnit.ReplaceAllString(strings.Join(words[:len(words)-n], " "), "")
		return strings.TrimRight(amountsBehind.ReplaceAllString(rest, ""), " ,:(["), unit
	}
	return text, ""
}

// manyOf is what makes a unit another one that is not known: 100 kr, hundratals kronor, 10 000 kr.
var manyOf = regexp.MustCompile(`(?i)^(?:10+(?:-tals?)?|(?:tio|hundra|tusen|miljon|miljard)(?:tals?|er)?|(?:hundred|thousand|million|billion)s?|of)$`)

// beforeUnit is the word that leads to a unit: Kostnader (i tkr).
var beforeUnit = regexp.MustCompile(`(?i)(?:^|[ (\[])(?:i|in)(?: hela)?$`)

// afterComma is a heading that ends with what it counts or measures: "2022, antal", "Energi (MWh)".
var afterComma = regexp.MustCompile(`^(.*\S)(?:, ?| ?\()([^,()]+)\)?$`)

// amountsBehind is what says no more than that there are amounts, and has a sign before it:
// Investeringar (belopp i tkr).
var amountsBehind = regexp.MustCompile(`(?i)(?:[,.:([]| [–-]) ?(?:(?:alla )?belopp(?: anges)?|(?:all )?amounts)$`)

// isAmounts reports whether what is left before a unit says no more than that there are amounts.
func isAmounts(text string) bool {
	switch strings.ToLower(strings.Trim(text, "()[] ")) {
	case "", "belopp", "alla belopp", "beloppen anges", "belopp anges", "amounts", "all amounts", "alla belopp anges", "siffror", "uttryckt", "amount":
		return true
	}
	return false
}

// areUnits reports whether a row says nothing but units.
func (m *maker) areUnits(row int) bool {
	units := 0
	for _, column := range m.filled(row) {
		if data.UnitOf(strings.Trim(m.at(row, column).Text, "()[]")) == "" {
			return false
		}
		units++
	}
	return units > 0
}

// unitInTitle takes the unit of all figures from within the title, if that names one:
// "Sjukfrånvaro i procent av arbetstiden".
func (m *maker) unitInTitle() {
	words, units := strings.Fields(m.title), map[string]bool{}
	for i, word := range words[1:] {
		if before := strings.ToLower(words[i]); before == "i" || before == "in" {
			units[data.UnitOf(strings.Trim(word, "(),.:"))] = true
		}
	}
	delete(units, "")
	for unit := range units {
		if len(units) == 1 {
			m.unit = unit
			m.doubt("the unit %s is taken from the title, for all figures that have none of their own", unit)
		}
	}
}

// readUnit takes the unit out of a column's heading.
func (m *maker) readUnit(c *column) {
	c.title, c.note = m.cutMarker(c.title)
	rest, unit := cutUnit(c.title)
	if said := afterComma.FindStringSubmatch(c.title); unit == "" && c.kind == numbers && said != nil && countedUnit.MatchString(said[2]) {
		rest, unit = said[1], said[2]
	}
	if cut, marker := m.cutMarker(rest); unit != "" && marker != "" { // Utfall* (tkr)
		rest, c.note = cut, cmp.Or(c.note, marker)
	}
	if words := strings.Fields(c.title); unit == "" && len(words) > 1 && data.UnitOf(strings.Trim(words[len(words)-1], "()[],.")) != "" {
		m.doubt("%q has a unit that cannot be computed with: count its figures in another one, or say unit: here as it is", c.title)
	}
	switch {
	case unit == "":
	case c.kind == numbers:
		c.unit = unit
		if rest != "" {
			c.title = rest
		}
	case m.unit == "" && (isAmounts(rest) || rest != ""): // Belopp i tkr, over the stub
		m.unit = unit
		c.title = rest
	}
	if c.kind == numbers {
		m.readUnitAbove(c)
	} else if isAmounts(c.title) {
		c.title = ""
	}
	if c.percent {
		c.unit = report.Percent
	}
}

// readUnitAbove takes the unit out of a heading over the column's own: Budget (tkr) over 2022.
func (m *maker) readUnitAbove(c *column) {
	for _, over := range slices.Backward(m.over[c.at]) {
		if rest, unit := cutUnit(over); unit != "" && (c.unit == "" || c.unit == unit) {
			c.unit, c.title = unit, strings.TrimSpace(strings.Replace(c.title, over, rest, 1))
		}
	}
}

// unitWords writes the units of a column of units as they are computed with: % as procent.
func (m *maker) unitWords() {
	at := m.columnOf(unitsOfRows)
	if at < 0 {
		return
	}
	for _, r := range m.rows {
		if unit := data.UnitOf(r.cells[at].text); unit != "" {
			r.cells[at].text = unit
		}
	}
}

// rowUnits finds the rows that are in percent where their columns are not, and those whose title
// ends with a unit: "Soliditet (%)". It is cut from there, as pages show it. What is written as
// parts of such a row has its unit too.
func (m *maker) rowUnits() error {
	unitsAt := m.columnOf(unitsOfRows)
	ofWhole := ""
	for i, r := range m.rows {
		percents, others := 0, 0
		for j, c := range m.columns {
			if in := &r.cells[j]; in.number && !c.percent {
				if in.amount.percent {
					percents++
				} else {
					others++
				}
			}
		}
		inColumn := ""
		if unitsAt >= 0 {
			inColumn = data.UnitOf(r.cells[unitsAt].text)
		}
		if percents > 0 && others == 0 && inColumn == "" {
			r.unit = report.Percent
		}
		said := unitBehind.FindStringSubmatch(m.rowTitle(i))
		unit := ""
		if said != nil && !m.haveUnits() {
			unit = data.UnitOf(said[2] + said[3] + said[4])
		}
		if shown := cmp.Or(inColumn, r.unit, unit); unit != "" && shown == unit {
			title, marker := m.cutMarker(strings.TrimRight(said[1], " ,")) // Soliditet* (%)
			r.cells[m.stubColumn()].text, r.note = title, cmp.Or(r.note, marker)
		}
		if !r.isPart {
			ofWhole = unit
		}
		if unit = cmp.Or(unit, ofWhole); unit != m.unit && r.unit == "" && inColumn == "" {
			r.unit = unit
		}
	}
	m.sameUnits()
	return m.mixedPercent(unitsAt)
}

// unitBehind is the title of a row that ends with its unit: "Soliditet (%)", "Sjukfrånvaro, %",
// "Ökning i procent".
var unitBehind = regexp.MustCompile(`^(.*\S) ?(?:\((?:i )?([^()]+)\)|, ?(?:i )?([^, ]+)| i ([^ ]+))$`)

// haveUnits reports whether columns have units of their own, which go before those of rows.
func (m *maker) haveUnits() bool {
	return slices.ContainsFunc(m.columns, func(c *column) bool { return c.kind == numbers && c.unit != m.unit })
}

// sameUnits makes a unit that all rows have the table's.
func (m *maker) sameUnits() {
	unit := m.rows[0].unit
	if m.unit != "" || unit == "" || slices.ContainsFunc(m.rows, func(r *row) bool { return r.unit != unit }) {
		return
	}
	m.unit = unit
	for _, r := range m.rows {
		r.unit = ""
	}
	for _, c := range m.columns {
		if c.kind == numbers {
			c.unit = unit
		}
	}
}

// mixedPercent asks when a column has numbers in percent and others, which a cell without its
// format is: 0,019 among 5,8 %.
func (m *maker) mixedPercent(unitsAt int) error {
	for j, c := range m.columns {
		percent, plain := -1, -1 // the last rows of such
		for i, r := range m.rows {
			switch in := &r.cells[j]; {
			case !in.number || c.percent || r.unit != "" || unitsAt >= 0 && r.cells[unitsAt].text != "":
			case in.amount.percent:
				percent = i
			case in.amount.number.Sign() != 0:
				plain = i
			}
		}
		if percent >= 0 && plain >= 0 {
			at, other := place{m.rows[plain].at, c.at}, place{m.rows[percent].at, c.at}
			return ask("%s holds %q, and %s in the same column a number in percent: give them the same format, or say the unit of each row in a column of its own, with the heading Enhet",
				at.name(), m.written(&m.rows[plain].cells[j]), other.name())
		}
	}
	return nil
}
