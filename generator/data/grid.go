package data

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// Grid returns the cells of any CSV file by its lines, whatever stands in them, and how it
// was encoded. Its encoding and its delimiter are found out as those of a table are, but
// that what is above the headings counts as little as it should. The list says why it
// cannot be read.
func Grid(name string, raw []byte) (rows [][]string, encoding string, list diag.List) {
	src, encoding, list := sourceOf(name, raw)
	if list.Errors() {
		return nil, encoding, list
	}
	text := src.Text
	next, delimiter := toldDelimiter(text)
	if next == 0 {
		delimiter = gridDelimiter(text)
	} else {
		text = "\n" + text[next:]
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = rune(delimiter)
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, encoding, nil
		}
		if err != nil {
			list.Add(src.Whole().Errorf("csv-quote", "a quotation mark in this row is not closed").WithHint("save the file as CSV UTF-8 from the program that made it"))
			return nil, encoding, list
		}
		line, _ := r.FieldPos(0)
		for len(rows) < line-1 { // blank lines
			rows = append(rows, nil)
		}
		rows = append(rows, cells)
	}
}

// gridDelimiter returns what divides most of the lines; titles have none.
func gridDelimiter(text string) byte {
	lines := [256]int{}
	for line := range strings.Lines(text) {
		lines[mostOf(delimitersIn(line))]++
		if !strings.ContainsAny(line, "\t;,") {
			lines[',']--
		}
	}
	best := byte(',')
	for _, d := range []byte(";\t") {
		if lines[d] > lines[best] || lines[d] == lines[best] && lines[d] > 0 {
			best = d
		}
	}
	return best
}

// Marks tell how numbers are written.
type Marks struct{ marks }

// MarksOf returns how numbers are written in a language (BCP 47).
func MarksOf(language string) Marks { return Marks{marksOf(language)} }

// Number reads a number as people write it, 75 796 or (3 746) or 97 %, and whether it has a
// percent sign. It returns false for what is none, or could be two.
func (m Marks) Number(text string) (n report.Number, percent, ok bool) {
	n, percent, how := m.parse(text)
	return n, percent, how == wellWritten
}

// Decimal returns the decimal mark.
func (m Marks) Decimal() string { return string(m.decimal) }

// Slug makes an id of a text: "Köp av tjänster" becomes kop_av_tjanster. It is no name yet
// if the text has no letter, begins with a digit or is a word of formulas; see [IsName].
func Slug(text string) string { return slug(text) }

// Fold returns a heading as headings are compared: two that fold to one are the same.
func Fold(heading string) string { return fold(heading) }

// IsName reports whether rows and fields can be named so.
func IsName(name string) bool { return isName(name) }

// UnitOf returns the unit that people write so, as sidecars do ("Tusen kronor": tkr); "" for
// what is none of those that can be computed with.
func UnitOf(text string) string {
	folded := fold(text)
	switch folded {
	case "kr", "tkr", "mnkr", "mdkr", report.Percent, report.PercentagePoints:
		return folded
	}
	return units[folded]
}
