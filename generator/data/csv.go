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
	"bokslut/generator/parallel"
)

// record is one row of the CSV file.
type record struct {
	id     string
	start  int // offset in the file
	first  int // index of its first cell in buffer.cells
	ragged int // how many cells it has, if too few or too many, which is reported; else 0
}

// fixed is the one column whose heading is given: the others are the sidecar's to name.
type fixed struct {
	ID string `csv:"id"`
}

// recordReader is the CSV file, or a part of it, as csvutil reads it: without blank rows,
// and with rows of other lengths let through, so that all of them can be reported.
type recordReader struct {
	src      *diag.Source
	from, to int // the part that it reads: offsets in the file
	csv      *csv.Reader
	width    int // how many headings there are; 0 before they are read
	ragged   int // how many cells the last record had, if not as many as headings; else 0

	lastLine   int // the line that was last asked for, counted from 1 at from
	lastLineAt int // where it starts
}

// buffer is what reading a table needs and the table does not keep.
type buffer struct {
	text    *bufio.Reader // which csv.NewReader would make anew for each table
	records []record
	cells   []string // of the records, as many of each as there are headings
}

// buffers are used again from table to table.
var buffers = sync.Pool{New: func() any { return &buffer{text: bufio.NewReader(nil)} }}

// open begins to read the CSV file.
func (b *builder) open() *recordReader {
	text := b.table.CSV.Text
	start, delimiter := toldDelimiter(text)
	if start == 0 {
		delimiter = delimiterOf(text)
	}
	b.table.Delimiter = delimiter
	b.buffer.text.Reset(strings.NewReader(text[start:]))
	return b.recordsOf(start, len(text), b.buffer.text)
}

// recordsOf returns the reader of a part of the file, of which text is what there is.
func (b *builder) recordsOf(from, to int, text io.Reader) *recordReader {
	r := csv.NewReader(text)
	r.Comma = rune(b.table.Delimiter)
	r.ReuseRecord = true
	r.FieldsPerRecord = -1
	return &recordReader{src: b.table.CSV, from: from, to: to, csv: r, width: len(b.columns), lastLine: 1, lastLineAt: from}
}

// manyBytes is from what size on a part of a file is read beside the others.
const manyBytes = 1 << 18

// parts divides what is left of a large file into parts that can be read at the same time.
func (b *builder) parts(r *recordReader) (parts []*recordReader) {
	text := r.src.Text
	start := r.from + int(r.csv.InputOffset())
	ranges := parallel.Divide(len(text)-start, manyBytes)
	if len(ranges) == 1 {
		return []*recordReader{r}
	}
	from := start
	for _, part := range ranges {
		to := recordEnd(text, from, max(from, start+part.To))
		parts = append(parts, b.recordsOf(from, to, strings.NewReader(text[from:to])))
		from = to
	}
	return parts
}

// recordEnd returns where the record ends that is at an offset, in a text in which one starts at
// from. It relies on quotation marks standing as they should: where one does not, the
// record that it is in ends no earlier, and cannot be read.
func recordEnd(text string, from, at int) int {
	quoted := strings.Count(text[from:at], `"`)%2 == 1
	for ; at < len(text); at++ {
		switch c := text[at]; {
		case c == '"':
			quoted = !quoted
		case c == '\n' && !quoted:
			return at + 1
		}
	}
	return len(text)
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

// delimiterOf returns what separates the cells of a text that starts with its headings. Of
// what stands in them it is what stands as often in each of the next rows; where those do not
// agree, what the headings have most of. Of equals it is what is rarer in text.
func delimiterOf(text string) byte {
	const rowsAsked = 8
	var headings [len(delimiters)]int
	agreed, rows := headings, -1
	for start := 0; start < len(text) && rows < rowsAsked; {
		end := recordEnd(text, start, start)
		record := text[start:end]
		start = end
		if strings.TrimSpace(record) == "" {
			continue
		}
		if rows++; rows == 0 {
			headings = delimitersIn(record)
			agreed = headings
			continue
		}
		for d, n := range delimitersIn(record) {
			if n != headings[d] {
				agreed[d] = 0
			}
		}
	}
	if i := slices.IndexFunc(agreed[:], func(n int) bool { return n > 0 }); i >= 0 && rows > 0 {
		return delimiters[i]
	}
	return mostOf(headings)
}

// mostOf returns the delimiter that there is most of, a comma where there is none.
func mostOf(count [len(delimiters)]int) byte {
	most := slices.Max(count[:])
	if most == 0 {
		return ','
	}
	return delimiters[slices.Index(count[:], most)]
}

// delimitersIn counts the delimiters of a record that are outside quotation marks.
func delimitersIn(record string) (count [len(delimiters)]int) {
	quoted := false
	for i := range len(record) {
		if record[i] == '"' {
			quoted = !quoted
		} else if d := strings.IndexByte(delimiters, record[i]); d >= 0 && !quoted {
			count[d]++
		}
	}
	return count
}

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
func (r *recordReader) place(column int) int {
	line, at := r.csv.FieldPos(column)
	return r.line(line) + at - 1
}

// line returns where a line starts, counted from 1, or the last one if there are not so
// many. Only for an error is one asked for that is before the last.
func (r *recordReader) line(number int) int {
	if number < r.lastLine {
		r.lastLine, r.lastLineAt = 1, r.from
	}
	for r.lastLine < number {
		end := strings.IndexByte(r.src.Text[r.lastLineAt:r.to], '\n')
		if end < 0 {
			break
		}
		r.lastLine++
		r.lastLineAt += end + 1
	}
	return r.lastLineAt
}

// syntaxError says what is wrong with the quotation marks of the file.
func (r *recordReader) syntaxError(err error) diag.Diagnostic {
	parse := &csv.ParseError{Line: 1, StartLine: 1, Column: 1} // Read gives no other error, as the text is in memory
	errors.As(err, &parse)
	at := r.line(parse.Line) + parse.Column - 1
	start := r.line(parse.StartLine)
	const hint = `put each cell that holds a quotation mark in quotation marks, and write those within it twice: "kallad ""huvudavtal"""`
	if errors.Is(err, csv.ErrBareQuote) {
		return r.src.Span(at, at+1).Errorf("csv-quote", "a quotation mark stands inside a cell that does not begin with one").WithHint(hint)
	}
	if strings.Trim(r.src.Text[min(at, len(r.src.Text)):], "\r\n") == "" {
		return r.src.Span(start, firstLineEnd(r.src.Text, start)).Errorf("csv-quote", "a quotation mark in this row is not closed").WithHint(hint)
	}
	return r.src.Span(at, at+1).Errorf("csv-quote", "text follows the quotation mark that closes its cell, in the row that begins on line %d", r.src.Pos(start).Line).
		WithHint(hint)
}

// read reads the rows under the headings, and returns whether there are any and all could
// be read.
func (b *builder) read(r *recordReader) bool {
	parts := b.parts(r)
	starts := make([]int, len(parts)+1) // index of each part's first record, with room for one on each line of those before
	for i, part := range parts {
		starts[i+1] = starts[i] + strings.Count(part.src.Text[part.from:part.to], "\n") + 1
	}
	lines, width := starts[len(parts)], len(b.columns)
	into := b.buffer
	into.records = slices.Grow(into.records[:0], lines)[:lines]
	into.cells = slices.Grow(into.cells[:0], lines*width)[:lines*width]
	ends, errs := make([]int, len(parts)), make([]error, len(parts))
	parallel.Each(len(parts), func(i int) { ends[i], errs[i] = parts[i].readAll(b.columns, into, starts[i]) })
	for i := range parts {
		b.records = append(into.records[:len(b.records)], into.records[starts[i]:ends[i]]...) // moved up to those before
		if errs[i] != nil {                                                                   // what comes after it may have been divided wrongly
			b.list.Add(parts[i].syntaxError(errs[i]))
			return false
		}
	}
	if len(b.records) == 0 {
		b.list.Add(b.heads[0].Errorf("csv-no-rows", "there are headings, but no rows below them").
			WithHint("add the rows, or remove the table with its sidecar"))
	}
	return len(b.records) > 0
}

// readAll reads all records, as far as they can be read, into a buffer, the first of them at
// an index, and returns the index after the last.
func (r *recordReader) readAll(columns []int, into *buffer, at int) (end int, err error) {
	heads := make([]string, len(columns))
	for i, field := range columns {
		if field == idColumn {
			heads[i] = "id"
		}
	}
	decoder, _ := csvutil.NewDecoder(r, heads...) // with headings given it reads nothing, and cannot fail
	decoder.AlignRecord = true
	width := len(columns)
	var row fixed // of which Decode sets ID in every record, or in none
	for ; ; at++ {
		err := decoder.Decode(&row)
		if err == io.EOF {
			return at, nil
		}
		if err != nil {
			return at, err
		}
		first := at * width
		into.records[at] = record{strings.TrimSpace(row.ID), r.place(0), first, r.ragged}
		copy(into.cells[first:], decoder.Record())
	}
}

// raw returns what stands in a column of a record.
func (b *builder) raw(row, column int) string {
	return b.buffer.cells[b.records[row].first+column]
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
			b.list.Add(b.table.CSV.Span(r.start, firstLineEnd(b.table.CSV.Text, r.start)).
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
