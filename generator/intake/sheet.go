package intake

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"
	"sync"
	"time"

	"bokslut/generator/data"
	"bokslut/generator/diag"
	"bokslut/generator/report"
	"bokslut/generator/workbook"
)

// Sheet is the cells of a CSV file, or of one sheet of a workbook.
type Sheet = workbook.Sheet

// Read returns the sheets of a file by its name and bytes. The error says in plain words
// what to do with a file that cannot be read.
func Read(name string, raw []byte) ([]Sheet, error) {
	switch strings.ToLower(path.Ext(name)) {
	case ".xlsx", ".xlsm":
		return workbook.Read(raw)
	case ".csv", ".txt", ".tsv":
		if bytes.HasPrefix(raw, []byte("PK\x03\x04")) {
			return nil, diag.Textf("it is an Excel workbook under another name: give it the ending .xlsx")
		}
		rows, _, list := data.Grid(name, raw)
		if list.Errors() {
			return nil, diag.Textf("%s; %s", list[0].Message, list[0].Hint)
		}
		s := Sheet{Name: name}
		for _, texts := range rows {
			cells := make([]workbook.Cell, len(texts))
			for i, text := range texts {
				cells[i] = workbook.Cell{Text: text, Decimals: -1}
			}
			s.Rows = append(s.Rows, cells)
		}
		return []Sheet{s}, nil
	case ".ods", ".xls", ".xlsb", ".numbers":
		return nil, diag.Textf("files of that kind are not read: open it in the program that made it and save it as an Excel workbook (.xlsx), or each sheet as CSV UTF-8")
	case ".pdf", ".doc", ".docx":
		return nil, diag.Textf("figures are not read out of documents, as cells cannot be told apart there: ask for the workbook that the table came from")
	}
	return nil, diag.Textf("that is neither an Excel workbook (.xlsx) nor a CSV file (.csv)")
}

// place is a cell of the source, counted from 0.
type place struct{ row, column int }

// name is how a spreadsheet names a cell: B7.
func (p place) name() string { return letters(p.column) + fmt.Sprint(p.row+1) }

func letters(column int) string {
	name := string(rune('A' + column%26))
	if column < 26 {
		return name
	}
	return letters(column/26-1) + name
}

// tellHidden tells of what is hidden in the workbook, which may be so for a reason.
func (m *maker) tellHidden() {
	var rows, columns []string
	for _, row := range m.sheet.HiddenRows {
		rows = append(rows, fmt.Sprint(row+1))
	}
	for _, column := range m.sheet.HiddenColumns {
		columns = append(columns, letters(column))
	}
	if rows != nil {
		m.doubt("rows that are hidden in the workbook are taken along: %s; take out what is not to be published", strings.Join(rows, ", "))
	}
	if columns != nil {
		m.doubt("columns that are hidden in the workbook are taken along: %s; take out what is not to be published", strings.Join(columns, ", "))
	}
}

// faults are what formulas give that divided by nothing or looked something up in vain, and
// the sign for it.
var faults = map[string]string{"#DIV/0!": report.NotComputable.Sign, "#DIVISION/0!": report.NotComputable.Sign, "#N/A": "..", "#SAKNAS!": ".."}

// tellFaults tells of the faults that have been written as signs.
func (m *maker) tellFaults(names []string) {
	if names != nil {
		m.doubt("%s: formulas that gave an error, as of a division by zero; the cells hold a sign for a missing value here", strings.Join(names, ", "))
	}
}

// plainSpaces makes plain spaces of those of no break and of other widths.
var plainSpaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ", "\t", " ")

// normalise makes all rows equally long, and their texts single-spaced. Spaces before a
// text indent it. A text that is an ISO date is one: files of text have no other.
func (m *maker) normalise() {
	width := 0
	for _, r := range m.sheet.Rows {
		width = max(width, len(r))
	}
	m.cells, m.used = make([][]workbook.Cell, len(m.sheet.Rows)), make([][]bool, len(m.sheet.Rows))
	var faulty, signed []string
	for i, r := range m.sheet.Rows {
		m.cells[i], m.used[i] = make([]workbook.Cell, width), make([]bool, width)
		copy(m.cells[i], r)
		for j := range m.cells[i] {
			c := &m.cells[i][j]
			plain := plainSpaces.Replace(c.Text)
			if trimmed := strings.TrimLeft(plain, " "); c.Kind == workbook.Text && trimmed != "" && c.Indent == 0 {
				c.Indent = (len(plain) - len(trimmed) + 1) / 2
			}
			c.Text = strings.Join(strings.Fields(plain), " ")
			if text, cut := harmless(c.Text); cut {
				c.Text, signed = text, append(signed, place{i, j}.name())
			} else {
				c.Text = text
			}
			if c.Kind == workbook.Bool {
				c.Kind, c.Text = workbook.Text, map[string]string{"1": m.words.yes, "0": m.words.no}[c.Text]
			}
			if sign := faults[strings.ToUpper(c.Text)]; sign != "" {
				c.Text, faulty = sign, append(faulty, place{i, j}.name())
			}
			if c.Kind == workbook.Text && len(c.Text) == len(time.DateOnly) {
				if _, err := time.Parse(time.DateOnly, c.Text); err == nil {
					c.Kind = workbook.Date
				}
			}
		}
	}
	m.tellFaults(faulty)
	if signed != nil {
		m.doubt("%s: a sign before the text is left out, as Excel would take the whole for a formula", diag.Listed(signed, ", "))
	}
}

// sign is one before words that a spreadsheet would take for the beginning of a formula.
var sign = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?:(-) ?|[+=] )(\pL.*)$`) })

// harmless returns a text as one that no spreadsheet runs as a formula: a dash before it
// becomes one that is no minus, and a plus or a sign of equality is cut.
func harmless(text string) (string, bool) {
	parts := sign().FindStringSubmatch(text)
	switch {
	case parts == nil:
		return text, false
	case parts[1] != "":
		return "– " + parts[2], false
	}
	return parts[2], true
}

func (m *maker) at(row, column int) *workbook.Cell { return &m.cells[row][column] }

func (m *maker) use(row, column int) string {
	m.used[row][column] = true
	return m.cells[row][column].Text
}

// filled returns the columns of a row that have something in them.
func (m *maker) filled(row int) []int {
	var columns []int
	for i := range m.cells[row] {
		if m.cells[row][i].Text != "" || m.cells[row][i].Lost {
			columns = append(columns, i)
		}
	}
	return columns
}

// amount is a number as a cell holds it.
type amount struct {
	number   report.Number
	decimals int // as written or shown
	percent  bool
	marker   string // *, which refers to a note
	unit     string // written behind it: 120 000 kr
}

// number reads a cell as a number: thousands with spaces, minus in front or behind, within
// parentheses, in percent, with its unit behind it, with a mark for a note.
func (m *maker) number(c *workbook.Cell) (amount, bool) {
	if c.Kind == workbook.Date || !strings.ContainsAny(c.Text, "0123456789") {
		return amount{}, false
	}
	if c.Kind == workbook.Number {
		n, _, ok := data.MarksOf("en").Number(c.Text)
		if !ok {
			return amount{}, false
		}
		return amount{number: n, decimals: c.Decimals, percent: c.Percent}, true
	}
	text := strings.TrimRight(c.Text, "*")
	marker := c.Text[len(text):]
	text = strings.TrimSpace(text)
	for _, minus := range []string{"-", "−", "–"} {
		if rest, behind := strings.CutSuffix(text, minus); behind && rest != "" {
			text = "-" + strings.TrimSpace(rest)
		} else if rest, before := strings.CutPrefix(text, minus); before && strings.HasPrefix(rest, " ") {
			text = "-" + rest[1:]
		}
	}
	unit := ""
	if at := strings.LastIndexByte(text, ' '); at > 0 {
		if u := data.UnitOf(text[at+1:]); u != "" && u != report.Percent {
			text, unit = text[:at], u
		}
	}
	n, percent, ok := m.marks.Number(text)
	return amount{n, n.Decimals(), percent, marker, unit}, ok
}

// isYear reports whether a cell reads as a year, which mostly heads a column.
func (m *maker) isYear(c *workbook.Cell) bool {
	text := strings.TrimRight(c.Text, "*")
	return len(text) == 4 && (text[:2] == "19" || text[:2] == "20") && strings.Trim(text, "0123456789") == ""
}
