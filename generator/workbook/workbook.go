// Package workbook reads Excel workbooks (XLSX): what stands in the cells of each sheet, and
// what of their looks says what they mean.
//
//	sheets, err := workbook.Read(raw)
//	sheets[0].Rows[3][1]      {Text: "75796", Kind: Number, Bold: true, Decimals: 0}
package workbook

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"bokslut/generator/diag"
)

// Sheet is one sheet of a workbook.
type Sheet struct {
	Name   string
	Hidden bool
	Rows   [][]Cell // all of one length; the first is row 1
	Merged []Range
	// Rows and columns that are not shown though they have something in them, counted from 0.
	HiddenRows, HiddenColumns []int
}

// Empty reports whether no cell of the sheet has a text.
func (s *Sheet) Empty() bool {
	return !slices.ContainsFunc(s.Rows, func(row []Cell) bool {
		return slices.ContainsFunc(row, func(c Cell) bool { return c.Text != "" })
	})
}

// Range is a block of cells, counted from 0, its last row and column included.
type Range struct{ Row, Column, LastRow, LastColumn int }

// Kind tells what a cell holds. The zero kind is text, or nothing.
type Kind uint8

// Kinds of cells.
const (
	Text Kind = iota
	Number
	Date
	Bool // "1" or "0", which Excel shows as TRUE and FALSE in the user's language
)

// Cell is one cell. The zero value is an empty one.
type Cell struct {
	Text     string // of a number plain digits with a point, of a percentage in percent, of a date ISO
	Kind     Kind
	Percent  bool // a number that is shown in percent
	Decimals int  // how many decimals of a number are shown; -1: as many as it has
	Bold     bool
	Indent   int  // in steps, as the program sets it
	Lost     bool // a formula whose value was not saved with it
}

// Bounds that no table for people comes near.
const (
	maxUnzipped = 256 << 20
	maxCells    = 2_000_000
	maxCompared = 10_000   // merged cells, or rows without a number: excelize goes through all others for each
	maxText     = 64 << 20 // bytes of all cells: any number of them can have the same long text
)

// Read reads all sheets of a workbook. The error says in plain words why one cannot be read.
func Read(raw []byte) (sheets []Sheet, err error) {
	f, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped})
	if err != nil {
		return nil, diag.Textf("it is no Excel workbook, or is damaged or locked with a password")
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := compared(f); err != nil {
		return nil, err
	}
	r := &reader{file: f, styles: map[int]look{}}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		r.from1904 = *props.Date1904
	}
	for _, name := range f.GetSheetList() {
		sheet, err := r.sheet(name)
		if err != nil {
			return nil, diag.Textf("its sheet %q cannot be read: %v", name, err)
		}
		sheets = append(sheets, sheet)
	}
	return sheets, nil
}

// compared reports that a part of a workbook has more than excelize reads in a reasonable time.
func compared(f *excelize.File) (err error) {
	f.Pkg.Range(func(_, part any) bool {
		text, _ := part.([]byte)
		if bytes.Count(text, []byte("<mergeCell ")) > maxCompared {
			err = diag.Textf("it has more than %d merged cells", maxCompared)
		} else if bytes.Count(text, []byte("<row>")) > maxCompared {
			err = diag.Textf("it has more than %d rows without a number", maxCompared)
		}
		return err == nil
	})
	return err
}

type reader struct {
	file     *excelize.File
	styles   map[int]look
	from1904 bool
	cells    int // of the sheets so far
	text     int // bytes in them
}

// look is what a style says of a cell.
type look struct {
	bold, percent, date bool
	indent, decimals    int
}

func (r *reader) sheet(name string) (Sheet, error) {
	s := Sheet{Name: name}
	visible, err := r.file.GetSheetVisible(name)
	if err != nil {
		return s, err
	}
	s.Hidden = !visible
	rows, width, err := r.values(name)
	if err != nil {
		return s, err
	}
	for row, values := range rows {
		// As wide as the widest: a formula whose value was not saved is not among the values.
		cells := make([]Cell, width)
		for column := range cells {
			value := ""
			if column < len(values) {
				value = values[column]
			}
			address, err := excelize.CoordinatesToCellName(column+1, row+1)
			if err != nil {
				return s, err
			}
			if cells[column], err = r.cell(name, address, value); err != nil {
				return s, err
			}
		}
		s.Rows = append(s.Rows, cells)
	}
	if err := r.hidden(name, &s); err != nil {
		return s, err
	}
	s.Merged, err = r.merged(name)
	return s, err
}

// merged returns the merged cells of a sheet.
func (r *reader) merged(name string) (ranges []Range, err error) {
	merged, err := r.file.GetMergeCells(name, true)
	if err != nil {
		return nil, err
	}
	for _, m := range merged {
		column, row, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		if err != nil {
			return nil, err
		}
		lastColumn, lastRow, err := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err != nil {
			return nil, err
		}
		ranges = append(ranges, Range{row - 1, column - 1, lastRow - 1, lastColumn - 1})
	}
	return ranges, nil
}

// values returns what stands in the rows of a sheet up to the last that has anything, and how
// wide the widest is.
func (r *reader) values(name string) (rows [][]string, width int, err error) {
	all, err := r.file.Rows(name)
	if err != nil {
		return nil, 0, err
	}
	defer func() {
		if closing := all.Close(); err == nil {
			err = closing
		}
	}()
	last := 0
	for all.Next() {
		values, err := all.Columns()
		if err != nil {
			return nil, 0, err
		}
		rows = append(rows, values)
		if len(values) == 0 {
			continue
		}
		last, width = len(rows), max(width, len(values))
		for _, value := range values {
			r.text += len(value)
		}
		switch {
		case r.cells+last*width > maxCells:
			return nil, 0, diag.Textf("it has more than %d cells", maxCells)
		case r.text > maxText:
			return nil, 0, diag.Textf("it has more than %d MB of text", maxText>>20)
		}
	}
	r.cells += last * width
	return rows[:last], width, nil
}

// hidden notes which rows and columns with something in them are not shown.
func (r *reader) hidden(name string, s *Sheet) error {
	var filled []bool // by column
	for row, cells := range s.Rows {
		any := false
		filled = append(filled, make([]bool, len(cells)-len(filled))...)
		for column := range cells {
			if cells[column].Text != "" {
				any, filled[column] = true, true
			}
		}
		visible, err := r.file.GetRowVisible(name, row+1)
		if err != nil {
			return err
		}
		if any && !visible {
			s.HiddenRows = append(s.HiddenRows, row)
		}
	}
	for column := range filled {
		letters, err := excelize.ColumnNumberToName(column + 1)
		if err != nil {
			return err
		}
		visible, err := r.file.GetColVisible(name, letters)
		if err != nil {
			return err
		}
		if filled[column] && !visible {
			s.HiddenColumns = append(s.HiddenColumns, column)
		}
	}
	return nil
}

func (r *reader) cell(sheet, address, value string) (Cell, error) {
	c := Cell{Text: value, Decimals: -1}
	style, err := r.file.GetCellStyle(sheet, address)
	if err != nil {
		return c, err
	}
	l, err := r.look(style)
	if err != nil {
		return c, err
	}
	c.Bold, c.Indent = l.bold, l.indent
	if value == "" {
		formula, err := r.file.GetCellFormula(sheet, address)
		c.Lost = formula != ""
		return c, err
	}
	kind, err := r.file.GetCellType(sheet, address)
	if err != nil {
		return c, err
	}
	if kind == excelize.CellTypeBool {
		c.Kind = Bool
	}
	if kind != excelize.CellTypeNumber && kind != excelize.CellTypeUnset && kind != excelize.CellTypeFormula {
		return c, nil
	}
	number, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return c, nil // it is the text that a formula gives
	}
	if l.date {
		t, err := excelize.ExcelDateToTime(number, r.from1904)
		if err == nil {
			c.Kind, c.Text = Date, t.Format(time.DateOnly)
			return c, nil
		}
	}
	c.Kind, c.Percent, c.Decimals = Number, l.percent, l.decimals
	if l.percent {
		number *= 100
	}
	c.Text = plain(number)
	return c, nil
}

// Digits is how many digits are kept of a number that Excel has computed, and holds with all
// that it can.
const Digits = 10

// plain writes a number as its user sees it: what Excel computes of 0,1 + 0,2 is 0,3. Its
// sixteen digits are not all right. Those of a difference end where zeros or nines in a row
// begin, as 7,6 − 7,53 is 0,0699999999999994 there; a share of that is no better, and is
// rounded.
func plain(number float64) string {
	text := strconv.FormatFloat(number, 'f', -1, 64)
	whole, decimals, _ := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	digits := strings.TrimLeft(whole+decimals, "0")
	if len(digits) < 14 || len(decimals) < 4 {
		return text
	}
	keep := max(Digits-len(digits)+len(decimals), 2)
	if at := remainder.FindStringIndex(decimals); at != nil && (at[0] > 0 || strings.Trim(whole, "0") != "") {
		keep = at[0]
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(number, 'f', keep, 64), 64)
	if err != nil {
		return text
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// remainder is what decimals go on with after the last that counts of a difference.
var remainder = regexp.MustCompile(`0{6}|9{6}`)

func (r *reader) look(style int) (look, error) {
	if l, ok := r.styles[style]; ok {
		return l, nil
	}
	l := look{decimals: -1}
	s, err := r.file.GetStyle(style)
	if err != nil {
		return l, err
	}
	l.bold = s.Font != nil && s.Font.Bold
	if s.Alignment != nil {
		l.indent = s.Alignment.Indent
	}
	format := builtIn[s.NumFmt]
	if s.CustomNumFmt != nil {
		format = *s.CustomNumFmt
	}
	l.percent, l.date, l.decimals = readFormat(format)
	r.styles[style] = l
	return l, nil
}

// builtIn are the number formats that Excel knows by number, as far as they matter here.
var builtIn = map[int]string{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy-mm-dd", 15: "d-mmm-yy",
	16: "d-mmm", 17: "mmm-yy", 22: "m/d/yy", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00"}

// quoted is what stands in a format as text, or is about its colour or language.
var quoted = regexp.MustCompile(`"[^"]*"|\[[^\]]*\]|\\.|_.|\*.`)

// readFormat tells how a number format shows a number; decimals is -1 where it does not say.
func readFormat(format string) (percent, date bool, decimals int) {
	first, _, _ := strings.Cut(quoted.ReplaceAllString(format, ""), ";")
	first = strings.ToLower(first)
	percent = strings.Contains(first, "%")
	date = strings.ContainsAny(first, "yd") && !strings.ContainsAny(first, "0#")
	if !strings.ContainsAny(first, "0#") || strings.ContainsAny(first, "e?/") {
		return percent, date, -1
	}
	_, after, _ := strings.Cut(first, ".")
	return percent, date, strings.Count(after, "0")
}
