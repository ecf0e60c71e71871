package intake

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// plainYAML is a text that needs no quotation marks in YAML, not within { } either.
var plainYAML = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[\pL][\pL0-9_./%()–-]*( [\pL0-9_./%()–-]+)*$`) })

// yamlText writes a text for YAML, in quotation marks where it must be.
func yamlText(text string) string {
	if plainYAML().MatchString(text) && !slices.Contains([]string{"true", "false", "null", "yes", "no"}, strings.ToLower(text)) {
		return text
	}
	return quoted(text)
}

// quoted writes a text for YAML in quotation marks.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// sidecar writes what the columns and rows mean.
func (m *maker) sidecar() string {
	var b strings.Builder
	if len(m.unsure) > 0 {
		b.WriteString("# " + m.say("Look at these, and remove the line when it is right:") + "\n")
		for _, u := range m.unsure {
			b.WriteString("# - " + strings.ReplaceAll(u.In(m.opts.Language), "\n", " ") + "\n")
		}
	}
	fmt.Fprintf(&b, "title: %s\n", yamlText(m.titleText()))
	if description := m.description(); description != "" {
		fmt.Fprintf(&b, "description: %s\n", yamlText(description))
	}
	if m.source != "" {
		fmt.Fprintf(&b, "source: %s\n", yamlText(m.source))
	}
	if m.unit != "" {
		fmt.Fprintf(&b, "unit: %s\n", yamlText(m.unit))
	}
	if m.rounded {
		b.WriteString("rounded: true\n")
	}
	m.writeMissing(&b)
	m.writeFields(&b)
	m.writeRows(&b)
	m.writeNotes(&b)
	return b.String()
}

// say returns a text in the report's language.
func (m *maker) say(format diag.Format) string { return diag.Textf(format).In(m.opts.Language) }

func (m *maker) titleText() string {
	if m.title != "" {
		return m.title
	}
	return m.opts.ID
}

// description is what the sheet says around its figures, "" for nothing.
func (m *maker) description() string {
	said := slices.DeleteFunc(slices.Clone(m.said), func(line string) bool { return m.isLegend(line) })
	for _, n := range m.notes {
		if len(m.targets(n.marker)) == 0 {
			said = append(said, strings.TrimLeft(n.marker+" ", "* ")+n.text)
		}
	}
	for i, s := range said {
		if !strings.HasSuffix(s, ".") {
			said[i] = s + "."
		}
	}
	return strings.Join(said, " ")
}

// tellPrinted tells of what a program wrote above the table or below it, as who printed it when:
// it is published as a part of the description.
func (m *maker) tellPrinted() {
	for _, line := range m.said {
		if (ofProgram().MatchString(line) || dated.MatchString(line)) && !m.isLegend(line) {
			m.doubt("%q is published in the description; remove it there if readers do not need it", line)
		}
	}
}

// dated is a line with a month or a day.
var dated = regexp.MustCompile(`[0-9]{6}|[0-9]{4}-[0-9]{2}-[0-9]{2}`)

// signs returns the signs of missing values, "" last for the empty cells that nothing
// computes, but for columns that have their own.
func (m *maker) signs() (signs []string) {
	blank := false
	for j, c := range m.columns {
		if c.kind == stub || c.kind == groups || m.lacksTexts(j) {
			continue
		}
		for _, sign := range c.signs {
			if !slices.Contains(signs, sign) {
				signs = append(signs, sign)
			}
		}
		blank = blank || m.isBlank(j)
	}
	if blank {
		signs = append(signs, "")
	}
	return signs
}

// isBlank reports whether a column has an empty cell that nothing computes.
func (m *maker) isBlank(column int) bool {
	for i, r := range m.rows {
		if r.cells[column].text == "" && !m.isComputed(i, column) {
			return true
		}
	}
	return false
}

// lacksTexts reports whether a column is of texts, as of comments, and some rows have none:
// nothing is missing there, so the column says what its empty cells mean.
func (m *maker) lacksTexts(column int) bool {
	return m.columns[column].kind == texts && m.isBlank(column)
}

// isAmongNumbers reports whether a sign stands in a column of numbers.
func (m *maker) isAmongNumbers(sign string) bool {
	return slices.ContainsFunc(m.columns, func(c *column) bool { return c.kind == numbers && slices.Contains(c.signs, sign) })
}

func (m *maker) writeMissing(b *strings.Builder) {
	signs := m.signs()
	if len(signs) == 0 {
		return
	}
	b.WriteString("missingValues:\n")
	for i, sign := range signs {
		about := ""
		switch {
		case sign == "":
			about = "  # " + m.say("an empty cell; if it means 0, write 0 in the CSV file")
		case isDash(sign) && m.legend()[sign] == "" && m.isAmongNumbers(sign) && !m.zeros[sign]:
			about = "  # " + m.say("if it means 0, add is: 0")
		}
		fmt.Fprintf(b, "  - %s%s\n", m.missing(sign, i), about)
	}
}

func isDash(sign string) bool { return sign == "-" || sign == "–" || sign == "—" }

// missing writes what the sign at that place of a list means.
func (m *maker) missing(sign string, at int) string {
	const codes = "xwvutsrqponmlkjihgfedcba"
	label, code := m.words.missing, codes[min(at, len(codes)-1):][:1]
	switch said := m.legend()[sign]; {
	case said != "":
		label = said
	case sign == report.NotComputable.Sign:
		label = m.words.notComputable
	case isDash(sign):
		label = m.words.nothing
	case strings.Contains(sign, " "): // it says so itself: ej mätt
		label = strings.ToLower(sign)
	}
	if m.zeros[sign] {
		code += ", is: 0"
	}
	return fmt.Sprintf("{value: %s, label: %s, code: %s}", quoted(sign), yamlText(label), code)
}

func (m *maker) writeFields(b *strings.Builder) {
	b.WriteString("fields:\n")
	for i, c := range m.columns {
		fmt.Fprintf(b, "  - {name: %s, title: %s", c.name, yamlText(c.title))
		switch c.kind {
		case stub:
			b.WriteString(", role: stub")
		case groups:
			b.WriteString(", role: group")
		case unitsOfRows:
			b.WriteString(", role: unit")
		case texts:
			b.WriteString(", type: text")
		case dates:
			b.WriteString(", type: date")
		case codes:
			b.WriteString(", type: code, categories: [" + categories(c.meanings) + "]")
		}
		if m.lacksTexts(i) {
			items := make([]string, len(c.signs), len(c.signs)+1)
			for k, sign := range c.signs {
				items[k] = m.missing(sign, k)
			}
			none := fmt.Sprintf("{value: %s, label: %s, code: n}", quoted(""), yamlText(m.words.noText))
			b.WriteString(", missingValues: [" + strings.Join(append(items, none), ", ") + "]")
		}
		if c.unit != "" && c.unit != m.unit && !c.isShare() {
			fmt.Fprintf(b, ", unit: %s", yamlText(c.unit))
		}
		if c.decimals >= 0 {
			fmt.Fprintf(b, ", decimals: %d", c.decimals)
		}
		if c.formula != "" {
			formula := c.formula
			if strings.Contains(formula, ",") {
				formula = quoted(formula)
			}
			fmt.Fprintf(b, ", formula: %s", formula)
		}
		if m.isLeftOut(i) {
			b.WriteString(", sums: false")
		}
		b.WriteString("}\n")
	}
	if parent := m.parent(); parent != "" {
		fmt.Fprintf(b, "  - {name: %s, title: %s, role: parent}\n", parent, m.words.partOf)
	}
}

func (m *maker) writeRows(b *strings.Builder) {
	begun := false
	for i, r := range m.rows {
		unit := r.unit
		if at := m.columnOf(unitsOfRows); at >= 0 && r.cells[at].text == unit {
			unit = "" // the column says it
		}
		sum := m.isCalledSum(m.rowTitle(i))
		if r.formula == "" && unit == "" && !sum {
			continue
		}
		if !begun {
			begun = true
			b.WriteString("rows:\n")
		}
		var said []string
		if r.formula != "" {
			role := "subtotal"
			if r.total {
				role = "total"
			}
			said = append(said, "role: "+role)
			if r.leftOut == nil {
				said = append(said, "formula: "+r.formula)
			}
		} else if sum { // of what is not in the table, or of shares
			said = append(said, "role: subtotal")
		}
		if unit != "" {
			said = append(said, "unit: "+unit)
		}
		fmt.Fprintf(b, "  %s: {%s}\n", r.id, strings.Join(said, ", "))
	}
}

// isCalledSum reports whether a title says no more than that its row is that of all: "Totalt,
// samtliga", but not "Totalt antal besök".
func (m *maker) isCalledSum(title string) bool {
	first, _, _ := strings.Cut(strings.ToLower(title), ",")
	return slices.Contains(m.words.sums, first)
}

func (m *maker) writeNotes(b *strings.Builder) {
	begun := false
	for i, n := range m.notes {
		to := m.targets(n.marker)
		if len(to) == 0 {
			continue
		}
		if !begun {
			begun = true
			b.WriteString("notes:\n")
		}
		if len(to) > 1000 { // in brackets a sidecar holds no more than ten times that
			fmt.Fprintf(b, "  not_%d:\n    text: %s\n    to:\n    - %s\n", i+1, quoted(n.text), strings.Join(to, "\n    - "))
			continue
		}
		fmt.Fprintf(b, "  not_%d: {text: %s, to: [%s]}\n", i+1, quoted(n.text), strings.Join(to, ", "))
	}
}
