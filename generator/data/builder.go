package data

import (
	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// builder makes one table of its two sources.
type builder struct {
	table *report.Table
	said  *sidecar
	marks marks
	list  diag.List

	fields  []fieldReader // beside table.Fields
	columns []int         // for each column of the CSV file the index of its field, or idColumn or one of the others in heading.go
	heads   []diag.Span   // for each column its heading
	buffer  *buffer
	records []record        // beside table.Rows
	whole   bool            // all rows and their ids could be read, so that one that is not there is a mistake
	groups  map[string]int  // the first row of each
	flags   []*report.Flags // each of table.Flags alone
}

// Bounds that no table for people comes near. What is beyond them would take the program
// more time and memory than its reader has.
const (
	maxFields         = 1000
	maxCells          = 4_000_000
	maxRules          = 2000     // checks, figures, charts or notes
	maxSigns          = 100      // missing values or flags, for which each cell is looked through
	mostExtent        = 64 << 20 // bytes shown of a table, or of one larger than 1 MB,
	mostExtentPerByte = 64
	maxProblems       = 500 // after which no more are looked for that take long to describe
)

// tooMany reports that a part of the sidecar has more than so many entries.
func (b *builder) tooMany(part string, count, most int) bool {
	if count <= most {
		return false
	}
	b.list.Add(b.table.Sidecar.Whole().Errorf("sidecar-size", "%s has %d entries, and can have %d at most", part, count, most).
		WithHint("divide the table"))
	return true
}

// extent reports a table of which more is to be shown than anyone would load, as a long title
// of a field or a row beside each of many cells.
func (b *builder) extent() {
	if b.table.Extent() > max(mostExtent, mostExtentPerByte*len(b.table.CSV.Text)) {
		b.list.Add(b.table.Sidecar.Whole().Errorf("sidecar-size", "the names and titles, the labels and the notes are too long for as many rows and fields as the table has").
			WithHint("write them shorter, or divide the table"))
	}
}

// build fills the table in, as far as its sources allow.
func (b *builder) build() {
	b.settings()
	if len(b.table.Fields) == 0 {
		return
	}
	b.buffer = buffers.Get().(*buffer)
	defer buffers.Put(b.buffer)
	rows := b.open()
	b.whole = b.headings(rows) && b.read(rows)
	if cells := len(b.records) * len(b.table.Fields); cells > maxCells {
		b.list.Add(b.table.CSV.Whole().Errorf("csv-size", "the table has more than %d cells", maxCells).WithHint("divide the table"))
		b.records, b.whole = nil, false
	}
	if !b.ragged() {
		b.matchHeadings()
	}
	b.rows()
	b.cells()
	b.figures()
	b.notes()
	b.charts()
	b.extent()
	b.table.Unsure = b.table.Unsure || !b.whole
}
