package intake

import (
	"fmt"
	"regexp"
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
	for range 2 + len(m.rows) + len(m.columns) {
		t, bad := m.build()
		if !bad && len(m.disproved(t)) == 0 {
			break
		}
		if !m.rounded {
			m.rounded = true
			continue
		}
		wrong := m.disproved(t)
		if len(wrong) == 0 { // a formula that cannot be computed: units, say
			for i := range m.columns {
				m.columns[i].formula = ""
			}
			for i := range m.rows {
				m.rows[i].formula = ""
			}
			m.rounded = false
			break
		}
		for _, p := range wrong {
			if f := &m.columns[p.Field]; f.formula != "" {
				m.doubt("%q is almost %s, but not for every row", f.title, f.formula)
				f.formula = ""
				break
			}
			if r, f := &m.rows[p.Row], &m.columns[p.Field]; r.formula != "" && r.way == plus && !f.unsummed && (f.unit == report.Percent || f.unit == report.PercentagePoints || m.isMean(p.Row, p.Field)) {
				m.leaveOut(p.Row, p.Field)
				break
			}
			if r, f := &m.rows[p.Row], &m.columns[p.Field]; r.formula != "" && f.unit == report.Percent {
				m.doubt("%q is %s, but not in column %q, of which no formula was found; write that first, and then this one", m.rowTitle(p.Row), r.formula, f.title)
				r.formula = ""
				break
			}
			if r := &m.rows[p.Row]; r.formula != "" {
				m.doubt("%q is almost %s, but not in every column", m.rowTitle(p.Row), r.formula)
				r.formula = ""
				break
			}
		}
	}
	if m.rounded { // which the formulas that are left may do without
		m.rounded = false
		t, bad := m.build()
		m.rounded = bad || len(m.disproved(t)) > 0
	}
	if m.rounded {
		m.doubt("rounded: true, as some sums agree only when the numbers are rounded from finer ones")
	}
	m.proveZeros()
	m.tellComputed()
	for i := range m.columns {
		if m.columns[i].formula != "" {
			m.proved = append(m.proved, m.columns[i].name+": "+m.columns[i].formula)
		}
	}
	for i := range m.rows {
		if m.rows[i].formula != "" {
			m.proved = append(m.proved, m.rows[i].id+": "+m.rows[i].formula)
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
		if legend[sign] != "" || !slices.ContainsFunc(m.columns, func(c column) bool { return c.kind == numbers && slices.Contains(c.signs, sign) }) {
			continue
		}
		m.zeros[sign] = true
		t, bad := m.build()
		if bad || len(m.disproved(t)) > 0 || unproved(t) >= least {
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
	for i := range m.rows {
		for j := range m.columns {
			at := place{m.rows[i].at, m.columns[j].at}
			if m.isComputed(i, j) && m.rows[i].cells[j].text == "" && !m.at(at.row, at.column).Lost && t.State(i, j).Kind == report.NumberValue {
				names = append(names, at.name())
			}
		}
	}
	if names != nil {
		m.doubt("%s: empty in the file, and computed here; if nothing is to stand there, write a sign of missingValues in the cell", strings.Join(names, ", "))
	}
}

// build makes the table as it is written now, and tells whether the build has errors that
// are no disproofs.
func (m *maker) build() (*report.Table, bool) {
	t, problems := data.Parse(m.opts.ID, m.csv(), m.sidecar(), data.Options{Language: m.opts.Language})
	if problems.Errors() {
		return t, true
	}
	rep := &report.Report{Tables: []*report.Table{t}}
	problems = slices.Concat(compute.Derive(rep, rep.Tables)...)
	return t, problems.Errors() && len(m.disproved(t)) == 0
}

func (m *maker) disproved(t *report.Table) []report.Proof {
	return slices.DeleteFunc(slices.Clone(t.Proofs), func(p report.Proof) bool {
		return p.Verdict != report.Wrong && p.Verdict != report.RoundingWarned
	})
}

// csv writes the rows, with their ids first: semicolons, and numbers in plain digits with
// the decimal mark of the report's language.
func (m *maker) csv() string {
	var b strings.Builder
	b.WriteString(m.headLine())
	whole := m.wholeOf()
	parent := m.parent()
	if parent != "" {
		b.WriteString(";" + parent)
	}
	b.WriteByte('\n')
	for i := range m.rows {
		r := &m.rows[i]
		b.WriteString(r.id)
		for j := range r.cells {
			b.WriteString(";" + cellText(m.written(&r.cells[j])))
		}
		switch {
		case parent == "":
		case whole[i] >= 0:
			b.WriteString(";" + m.rows[whole[i]].id)
		default:
			b.WriteByte(';')
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// headLine writes the headings. What separates the cells of a CSV file is told by what stands most
// often between headings: where those have as many commas, they are put in quotation marks.
func (m *maker) headLine() string {
	plain, marked := "id", "id"
	for i := range m.columns {
		text := cellText(m.columns[i].title)
		plain += ";" + text
		if !strings.HasPrefix(text, `"`) {
			text = `"` + text + `"`
		}
		marked += ";" + text
	}
	if strings.Count(plain, ",") >= len(m.columns) {
		return marked
	}
	return plain
}

// parent returns the name and heading of the column that says which row each is part of; ""
// where no sum is said so.
func (m *maker) parent() string {
	if !slices.ContainsFunc(m.rows, func(r row) bool { return r.whole }) {
		return ""
	}
	taken := map[string]bool{}
	for i := range m.columns {
		taken[m.columns[i].name], taken[data.Fold(m.columns[i].title)] = true, true
	}
	return unused("parent", taken)
}

func (m *maker) written(c *cell) string {
	if !c.number {
		return c.text
	}
	text := c.amount.number.AppendPlain(nil, max(c.amount.number.Decimals(), c.amount.decimals))
	return strings.Replace(string(text), ".", m.marks.Decimal(), 1)
}

// cellText writes a cell, in quotation marks where it must be.
func cellText(text string) string {
	if !strings.ContainsAny(text, ";\"\n\r") {
		return text
	}
	return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
}

// plainYAML is a text that needs no quotation marks in YAML, not within { } either.
var plainYAML = regexp.MustCompile(`^[\pL][\pL0-9_./%()–-]*( [\pL0-9_./%()–-]+)*$`)

// yamlText writes a text for YAML, in quotation marks where it must be.
func yamlText(text string) string {
	if plainYAML.MatchString(text) && !slices.Contains([]string{"true", "false", "null", "yes", "no"}, strings.ToLower(text)) {
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
	fmt.Fprintf(&b, "description: %s\n", yamlText(m.description()))
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

// description is what the sheet says around its figures.
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
	if len(said) == 0 {
		return m.titleText() + "."
	}
	return strings.Join(said, " ")
}

// writeMissing lists the signs of missing values, and the empty cells that nothing computes.
func (m *maker) writeMissing(b *strings.Builder) {
	var signs []string
	blank, counted := false, map[string]bool{} // counted: signs among numbers
	for j := range m.columns {
		c := &m.columns[j]
		for _, s := range c.signs {
			counted[s] = counted[s] || c.kind == numbers
			if c.kind != stub && c.kind != groups && !slices.Contains(signs, s) {
				signs = append(signs, s)
			}
		}
		for i := range m.rows {
			if m.rows[i].cells[j].text == "" && c.kind != groups && c.kind != stub && !m.isComputed(i, j) {
				blank = true
			}
		}
	}
	if blank {
		signs = append(signs, "")
	}
	if len(signs) == 0 {
		return
	}
	legend := m.legend()
	b.WriteString("missingValues:\n")
	const codes = "xwvutsrqponmlkjihgfedcba"
	for i, s := range signs {
		label, code, about := m.words.missing, codes[min(i, len(codes)-1):][:1], ""
		switch s {
		case "":
			about = "  # " + m.say("an empty cell; if it means 0, write 0 in the CSV file")
		case report.NotComputable.Sign:
			label = m.words.notComputable
		case "-", "–", "—":
			label = m.words.nothing
			if counted[s] && !m.zeros[s] {
				about = "  # " + m.say("if it means 0, add is: 0")
			}
		}
		if legend[s] != "" {
			label, about = legend[s], ""
		}
		if m.zeros[s] {
			code += ", is: 0"
		}
		fmt.Fprintf(b, "  - {value: %s, label: %s, code: %s}%s\n", quoted(s), yamlText(label), code, about)
	}
}

func (m *maker) writeFields(b *strings.Builder) {
	b.WriteString("fields:\n")
	for i := range m.columns {
		c := &m.columns[i]
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
		if c.unit != "" && c.unit != m.unit && (c.formula == "" || !strings.Contains(c.formula, "(")) {
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
		if c.unsummed {
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
	for i := range m.rows {
		r := &m.rows[i]
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
			if !r.whole {
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

// targets returns what a note's mark stands at.
func (m *maker) targets(marker string) []string {
	var to []string
	for i := range m.columns {
		if m.columns[i].note == marker {
			to = append(to, m.columns[i].name)
		}
	}
	for i := range m.rows {
		r := &m.rows[i]
		if r.note == marker {
			to = append(to, r.id)
		}
		for j := range r.cells {
			if r.cells[j].number && r.cells[j].amount.marker == marker {
				to = append(to, r.id+"."+m.columns[j].name)
			}
		}
	}
	return to
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
		fmt.Fprintf(b, "  not_%d: {text: %s, to: [%s]}\n", i+1, quoted(n.text), strings.Join(to, ", "))
	}
}

// draft returns what was made, with what of the sheet is in neither file.
func (m *maker) draft() *Draft {
	d := &Draft{CSV: m.csv(), Sidecar: m.sidecar(), Title: m.titleText(), Rows: len(m.rows), Fields: len(m.columns),
		Formulas: m.proved, Unsure: m.unsure, Left: m.left}
	for row := range m.cells {
		for _, column := range m.filled(row) {
			p := place{row, column}
			if !m.used[p] {
				d.Left = append(d.Left, diag.Textf("%s: %q", p.name(), m.cells[row][column].Text))
			}
		}
	}
	for _, marker := range m.strayMarkers() {
		d.Left = append(d.Left, diag.Textf("the mark %s, which no note under the table explains", marker))
	}
	return d
}

// strayMarkers returns the marks for notes that no note has.
func (m *maker) strayMarkers() []string {
	var markers []string
	add := func(marker string) {
		if marker != "" && !slices.Contains(markers, marker) && !slices.ContainsFunc(m.notes, func(n note) bool { return n.marker == marker }) {
			markers = append(markers, marker)
		}
	}
	for i := range m.columns {
		add(m.columns[i].note)
	}
	for i := range m.rows {
		add(m.rows[i].note)
		for j := range m.rows[i].cells {
			add(m.rows[i].cells[j].amount.marker)
		}
	}
	return markers
}
