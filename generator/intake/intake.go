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
//	head.go     which rows are title, headings, figures and notes
//	column.go   what each column is: group, stub, numbers, dates, text
//	row.go      groups and ids
//	legend.go   what signs and codes mean
//	formula.go  which rows and columns are sums, differences and shares of others
//	write.go    the CSV file and the sidecar; formulas that the build disproves are taken away
//
// Nothing is dropped silently: each cell that is not blank is in the CSV file or in the
// sidecar, or is listed as left out. What cannot be decided is a question to whoever asks
// for the table, and what was decided without certainty stands as a comment in the sidecar.
package intake

import (
	"bokslut/generator/data"
	"bokslut/generator/diag"
)

// Draft is a table made of a sheet.
type Draft struct {
	CSV, Sidecar string
	Title        string
	Rows, Fields int
	Formulas     []string    // guessed and proved, as "resultat: intakter + kostnader"
	Unsure       []diag.Text // what was decided without certainty; comments of the sidecar too
	Left         []diag.Text // the cells that are in neither file, and why
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
	m := &maker{sheet: s, opts: opts, words: wordsIn(opts.Language), marks: data.MarksOf(opts.Language), used: map[place]bool{}, zeros: map[string]bool{}, doubts: map[diag.Format]int{}}
	m.normalise()
	m.tellHidden()
	for _, step := range []func() error{m.findHead, m.findColumns, m.findRows} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	m.guessFormulas()
	m.prove()
	return m.draft(), nil
}

// words are those of a sidecar that readers see.
type words struct {
	item, group, missing, nothing, column string
	partOf                                string
	notComputable, yes, no                string
	totals                                []string // beginnings of what sums are called
	sums                                  []string // what sums are called, with nothing more
}

func wordsIn(language string) words {
	if language == "en" {
		return words{"Item", "Group", "not available", "nothing", "Column", "Part of", "cannot be computed", "yes", "no", []string{"total", "sum ", "subtotal", "net ", "result", "all "}, []string{"total", "sum", "subtotal", "all"}}
	}
	return words{"Post", "Grupp", "uppgift saknas", "inget", "Kolumn", "Del av", "kan inte beräknas", "ja", "nej", []string{"summa", "total", "s:a", "netto", "resultat", "årets resultat", "delsumma", "samtliga"}, []string{"summa", "total", "totalt", "s:a", "delsumma", "samtliga"}}
}
