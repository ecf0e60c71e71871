// Package intake makes a table of what a finance department hands over: a workbook or a CSV
// file with titles above the headings, units in them, subtotals and notes.
//
//	Driftredovisning 2022                         id;Post;Budget;Utfall
//	Belopp i tkr         Budget     Utfall        intakter;Intäkter;69836;75796
//	Intäkter             69 836     75 796   →    kostnader;Kostnader;-69836;-75196
//	Kostnader           (69 836)   (75 196)       resultat;Resultat;0;600
//	Resultat                  0        600
//	                                              and a sidecar with title, unit, and
//	                                              resultat: {formula: intakter + kostnader}
//
// It goes in steps, one file each:
//
//	sheet.go    the cells of any file, and what they hold
//	head.go     which rows are title, headings and figures; what stands above and below them
//	column.go   what each column is: group, stub, numbers, dates, text
//	row.go      groups and ids
//	formula.go  which rows and columns are sums, differences and shares of others
//	prove.go    builds the table, and takes away the formulas that the build disproves
//	csv.go      the CSV file
//	sidecar.go  the sidecar
//	keep.go     what a sidecar that is replaced says besides
//
// Of what the steps share, unit.go finds units, note.go notes and their marks, legend.go what
// signs and codes mean.
//
// Nothing is dropped silently: each cell that is not blank is in the CSV file or in the
// sidecar, or is listed as left out. What cannot be decided is a question to whoever asks
// for the table, and what was decided without certainty stands as a comment in the sidecar.
package intake

import (
	"bokslut/generator/data"
	"bokslut/generator/diag"
	"bokslut/generator/report"
	"bokslut/generator/workbook"
)

// Draft is a table made of a sheet.
type Draft struct {
	CSV, Sidecar string // the texts of the two files
	Title        string
	Rows, Fields int
	Formulas     []string    // guessed and proved, as "resultat: intakter + kostnader"
	Unsure       []diag.Text // what was decided without certainty; comments of the sidecar too
	Left         []diag.Text // the cells that are in neither file, and why
	Kept         []string    // of the sidecar that the table had before; see [Draft.Keep]
	Lost         []string    // likewise, what this one says otherwise

	ids []string // of the rows
}

// Options are what a sheet does not say.
type Options struct {
	ID       string // of the table
	Language string // BCP 47, of the report: how numbers are written, and words for readers
	// Publisher is what whoever publishes the report is called. It stands above many tables,
	// and is the title of none.
	Publisher []string
	Text      []string // letters of the columns that are text, whatever stands in them
}

// ask returns what must be decided in the source before a table can be made of it.
func ask(format diag.Format, args ...any) error { return diag.Textf(format, args...) }

// Make makes a table of a sheet. The error is a [diag.Text]: what must be decided in the
// source before, and how.
func Make(s *Sheet, opts Options) (*Draft, error) {
	m := &maker{sheet: s, opts: opts, words: wordsIn(opts.Language), marks: data.MarksOf(opts.Language),
		units: map[int]string{}, zeros: map[string]bool{}, doubts: map[diag.Format]int{}}
	m.normalise()
	m.tellHidden()
	for _, step := range []func() error{m.findHead, m.findColumns, m.findRows} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	m.guessFormulas()
	m.prove()
	m.tellGroups()
	m.tellPrinted()
	return m.draft(), nil
}

// maker makes a table of one sheet.
type maker struct {
	sheet *Sheet
	opts  Options
	words words
	marks data.Marks

	cells [][]workbook.Cell // all rows of the same length, texts with single spaces
	used  [][]bool          // cells that are accounted for

	// found by findHead
	title             string
	said              []string // what stands between title and headings, and under the table
	unit              string   // of the whole table
	source            string
	head, firstHead   int            // rows: the last heading row and the first
	first, last       int            // rows of the table below the headings
	units             map[int]string // by column, of a row of nothing but units
	headings          []string
	over              [][]string // by column: what stands above the lowest heading
	firstNumberColumn int
	notes             []note

	columns []*column
	rows    []*row
	steps   []report.Number     // by column; see findSteps
	largest []report.Number     // likewise
	tried   int                 // numbers, in search of columns that follow from others
	doubts  map[diag.Format]int // how many of each kind there were
	zeros   map[string]bool     // signs for a missing value that stand for 0
	rounded bool
	built   built // last
	unsure  []diag.Text
	left    []diag.Text
	proved  []string
}

// doubt tells of what was decided without certainty: of each kind the first.
func (m *maker) doubt(format diag.Format, args ...any) {
	const most = 50
	switch m.doubts[format]++; {
	case m.doubts[format] <= most:
		m.unsure = append(m.unsure, diag.Textf(format, args...))
	case m.doubts[format] == most+1:
		m.unsure = append(m.unsure, diag.Textf("there are more than %d of one kind; the rest of them are not listed", most))
	}
}

// draft returns what was made, with what of the sheet is in neither file.
func (m *maker) draft() *Draft {
	d := &Draft{CSV: m.csv(), Sidecar: m.sidecar(), Title: m.titleText(), Rows: len(m.rows), Fields: len(m.columns),
		Formulas: m.proved, Unsure: m.unsure, Left: m.left}
	for _, r := range m.rows {
		d.ids = append(d.ids, r.id)
	}
	for row := range m.cells {
		for _, column := range m.filled(row) {
			if !m.used[row][column] {
				d.Left = append(d.Left, diag.Textf("%s: %q", place{row, column}.name(), m.cells[row][column].Text))
			}
		}
	}
	for _, marker := range m.strayMarkers() {
		d.Left = append(d.Left, diag.Textf("the mark %s, which no note under the table explains", marker))
	}
	return d
}

// words are those of a sidecar that readers see, and of a sheet that tell of sums.
type words struct {
	item, group, column    string // titles of columns that have none; with its letter
	partOf, deviation      string
	missing, notComputable string
	nothing                string // what a dash says
	noText                 string // what an empty cell of a column of text says
	yes, no                string
	totals                 []string // beginnings of what sums are called
	sums                   []string // what sums are called, with nothing more
	nets                   []string // beginnings of what sums are called that are no means
	parts                  []string // beginnings of what parts of the row above are called
}

func wordsIn(language string) words {
	if language == "en" {
		return words{
			item: "Item", group: "Group", column: "Column", partOf: "Part of", deviation: "Deviation",
			missing: "not available", notComputable: "cannot be computed", nothing: "nothing", noText: "none given", yes: "yes", no: "no",
			totals: []string{"total", "sum ", "subtotal", "net ", "result", "all "},
			nets:   []string{"net ", "result"},
			sums:   []string{"total", "sum", "subtotal", "all"},
			parts:  []string{"of which "},
		}
	}
	return words{
		item: "Post", group: "Grupp", column: "Kolumn", partOf: "Del av", deviation: "Avvikelse",
		missing: "uppgift saknas", notComputable: "kan inte beräknas", nothing: "inget", noText: "inget angivet", yes: "ja", no: "nej",
		totals: []string{"summa", "total", "s:a", "netto", "resultat ", "resultatet ", "årets resultat", "årets kassaflöde", "delsumma", "samtliga"},
		nets:   []string{"netto", "resultat ", "resultatet ", "årets resultat", "årets kassaflöde"},
		sums:   []string{"summa", "total", "totalt", "s:a", "delsumma", "samtliga"},
		parts:  []string{"varav ", "därav "},
	}
}
