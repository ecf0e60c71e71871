package data

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/jszwec/csvutil"

	"bokslut/generator/diag"
)

// record is one row of the CSV file.
type record struct {
	id     string
	cells  []string
	places []uint32 // where each cell starts, at its quotation mark if it has one
	ragged int      // how many cells it has, if too few or too many, which is reported; else 0
}

// fixed is the one column whose heading is given: the others are the sidecar's to name.
type fixed struct {
	ID string `csv:"id"`
}

// recordReader is the CSV file as csvutil reads it: without blank rows, and with rows of
// other lengths let through, so that all of them can be reported.
type recordReader struct {
	*buffer
	src    *diag.Source
	start  int // where the headings' line starts, under one that is for Excel alone
	csv    *csv.Reader
	width  int // how many headings there are; 0 before they are read
	ragged int // how many cells the last record had, if not as many as headings; else 0
}

// buffer is what reading a table needs and the table does not keep.
type buffer struct {
	text    *bufio.Reader // which csv.NewReader would make anew for each table
	lines   []uint32      // where each line starts
	records []record
	cells   []string // of the records
	places  []uint32
}

// buffers are used again from table to table.
var buffers = sync.Pool{New: func() any { return &buffer{text: bufio.NewReader(nil)} }}

// open begins to read the CSV file. close is called when the table is done.
func (b *builder) open() *recordReader {
	src := b.table.CSV
	start, delimiter := toldDelimiter(src.Text)
	if start == 0 {
		delimiter = delimiterOf(src.Text)
	}
	b.table.Delimiter = delimiter
	buffer := buffers.Get().(*buffer)
	buffer.text.Reset(strings.NewReader(src.Text[start:]))
	buffer.lines = append(buffer.lines[:0], uint32(start))
	for i := start; i < len(src.Text); i++ {
		if src.Text[i] == '\n' {
			buffer.lines = append(buffer.lines, uint32(i+1))
		}
	}
	r := csv.NewReader(buffer.text)
	r.Comma = rune(b.table.Delimiter)
	r.ReuseRecord = true
	r.FieldsPerRecord = -1
	return &recordReader{buffer: buffer, src: src, start: start, csv: r}
}

// toldDelimiter reads the line sep=; that some programs put above the headings, in which
// Excel is told the delimiter, and which it does not show. It returns where the next line
// starts, 0 where there is no such line.
func toldDelimiter(text string) (next int, delimiter byte) {
	const told = "sep=;"
	if len(text) < len(told) || !strings.EqualFold(text[:4], told[:4]) || strings.IndexByte(delimiters, text[4]) < 0 {
		return 0, 0
	}
	end := firstLineEnd(text, len(told))
	if strings.Trim(text[len(told):end], ";,\t ") != "" {
		return 0, 0
	}
	for end < len(text) && text[end] != '\n' {
		end++
	}
	return min(end+1, len(text)), text[4]
}

// delimiters are what can separate cells; of equals, the one that is rarer in text is first.
const delimiters = "\t;,"

// delimiterOf returns what separates the cells of the first line that is not blank: what
// stands there most often outside quotation marks, and of equals the one that is rarer in
// text.
func delimiterOf(text string) byte {
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) != "" {
			break
		}
		text = text[len(line):]
	}
	var count [len(delimiters)]int
	quoted := false
	for i := 0; i < len(text) && (quoted || text[i] != '\n'); i++ {
		if text[i] == '"' {
			quoted = !quoted
		} else if d := strings.IndexByte(delimiters, text[i]); d >= 0 && !quoted {
			count[d]++
		}
	}
	most := slices.Max(count[:])
	if most == 0 {
		return ','
	}
	return delimiters[slices.Index(count[:], most)]
}

// close gives the buffer back, and with it the records.
func (r *recordReader) close() { buffers.Put(r.buffer) }

// Read returns the next record that is not blank.
func (r *recordReader) Read() ([]string, error) {
	for {
		cells, err := r.csv.Read()
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(cells, func(s string) bool { return strings.TrimSpace(s) != "" }) {
			continue
		}
		if r.width == 0 {
			r.width = len(cells)
		}
		r.ragged = 0
		if len(cells) != r.width {
			r.ragged = len(cells)
		}
		return cells, nil
	}
}

// place returns where a cell of the last record starts.
func (r *recordReader) place(column int) uint32 {
	line, at := r.csv.FieldPos(column)
	return r.lines[line-1] + uint32(at-1)
}

// syntaxError says what is wrong with the quotation marks of the file.
func (r *recordReader) syntaxError(err error) diag.Diagnostic {
	parse := &csv.ParseError{Line: 1, Column: 1} // Read gives no other error, as the text is in memory
	errors.As(err, &parse)
	line := min(parse.Line, len(r.lines))
	at := int(r.lines[line-1]) + parse.Column - 1
	const hint = `put each cell that holds a quotation mark in quotation marks, and write those within it twice: "kallad ""huvudavtal"""`
	if errors.Is(err, csv.ErrBareQuote) {
		return r.src.Span(at, at+1).Errorf("csv-quote", "a quotation mark stands inside a cell that does not begin with one").WithHint(hint)
	}
	if at >= len(r.src.Text) {
		start := int(r.lines[min(parse.StartLine, len(r.lines))-1])
		return r.src.Span(start, firstLineEnd(r.src.Text, start)).Errorf("csv-quote", "a quotation mark in this row is not closed").WithHint(hint)
	}
	begins := r.src.Pos(int(r.lines[min(parse.StartLine, len(r.lines))-1])).Line
	return r.src.Span(at, at+1).Errorf("csv-quote", "text follows the quotation mark that closes its cell, in the row that begins on line %d", begins).
		WithHint(hint)
}

// read reads the rows under the headings, and returns whether it came to the end.
func (b *builder) read(r *recordReader) bool {
	heads := make([]string, len(b.columns))
	for i, field := range b.columns {
		if field == idColumn {
			heads[i] = "id"
		}
	}
	decoder, _ := csvutil.NewDecoder(r, heads...) // with headings given it reads nothing, and cannot fail
	decoder.AlignRecord = true
	width := len(b.columns)
	rows := len(r.lines)
	cells, places := slices.Grow(r.cells[:0], rows*width), slices.Grow(r.places[:0], rows*width)
	b.records = slices.Grow(r.records[:0], rows)
	defer func() { r.cells, r.places, r.records = cells, places, b.records }()
	var row fixed // of which Decode sets ID in every record, or in none
	for {
		err := decoder.Decode(&row)
		if err == io.EOF {
			if len(b.records) == 0 {
				b.list.Add(b.heads[0].Errorf("csv-no-rows", "there are headings, but no rows below them").
					WithHint("add the rows, or remove the table with its sidecar"))
			}
			return len(b.records) > 0
		}
		if err != nil {
			b.list.Add(r.syntaxError(err))
			return false
		}
		from := len(cells)
		cells = append(cells, decoder.Record()...)
		found := width
		if r.ragged > 0 {
			found = min(r.ragged, width)
		}
		for column := range width {
			places = append(places, r.place(min(column, found-1)))
		}
		b.records = append(b.records, record{strings.TrimSpace(row.ID), cells[from:len(cells):len(cells)], places[from:len(places):len(places)], r.ragged})
	}
}

// ragged reports rows with another number of cells than there are headings. It returns
// true when all rows agree on another number, so that the headings are what is wrong.
func (b *builder) ragged() bool {
	if len(b.records) == 0 {
		return false
	}
	width, last := len(b.columns), b.records[len(b.records)-1]
	if last.ragged > 0 {
		b.whole = false // the file may end before its time
	}
	sameAsLast := func(r record) bool { return r.ragged == last.ragged }
	if last.ragged > 0 && len(b.records) > 1 && !slices.ContainsFunc(b.records, func(r record) bool { return !sameAsLast(r) }) {
		b.list.Add(b.table.CSV.Span(int(b.heads[0].Start), int(b.heads[width-1].End)).
			Errorf("csv-ragged", "there are %d headings, but each row has %d cells", width, last.ragged).
			WithHint("each column needs a heading; a cell that holds %s is put in quotation marks", diag.Textf(delimiterName(b.table.Delimiter))))
		return true
	}
	for _, r := range b.records {
		if r.ragged > 0 {
			start := int(r.places[0])
			b.list.Add(b.table.CSV.Span(start, firstLineEnd(b.table.CSV.Text, start)).
				Errorf("csv-ragged", "the row has another number of cells than there are columns: %d, not %d", r.ragged, width).
				WithHint("add or remove cells; a cell that holds %s is put in quotation marks", diag.Textf(delimiterName(b.table.Delimiter))))
		}
	}
	return false
}

// delimiterName is what people call a delimiter.
func delimiterName(delimiter byte) diag.Format {
	return map[byte]diag.Format{',': "a comma", ';': "a semicolon", '\t': "a tab"}[delimiter]
}

// firstLineEnd returns where the line that an offset is on ends.
func firstLineEnd(text string, start int) int {
	if i := strings.IndexAny(text[start:], "\r\n"); i >= 0 {
		return start + i
	}
	return len(text)
}
