package data

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"bokslut/generator/diag"
	"bokslut/generator/parallel"
	"bokslut/generator/report"
)

// cells reads the cells of all fields but texts.
func (b *builder) cells() {
	t := b.table
	b.flags = make([]*report.Flags, len(t.Flags))
	for i, f := range t.Flags {
		b.flags[i] = &report.Flags{List: []*report.Flag{f}}
	}
	lists := make([]diag.List, len(t.Fields))
	read := func(field int) {
		if t.Fields[field].Type == report.TextType {
			return
		}
		for row := range t.Rows {
			if problem := b.readCell(row, field); problem != nil {
				lists[field].Add(*problem)
			}
		}
	}
	if len(t.Rows) >= manyRows {
		parallel.Each(len(t.Fields), read)
	} else {
		for field := range t.Fields {
			read(field)
		}
	}
	b.list.Add(slices.Concat(lists...)...)
}

// unread stands for a cell that could not be read, which is reported. It is empty, but no
// formula computes it.
var unread = report.Value{State: report.State{Origin: report.Published}}

// readCell reads a cell, or says why it cannot be read. An empty one that a formula reaches stays empty.
func (b *builder) readCell(row, field int) (problem *diag.Diagnostic) {
	t := b.table
	f := &t.Fields[field]
	if b.records[row].ragged > 0 || b.fields[field].unknown || !f.InCSV && f.Formula == nil {
		t.SetValue(row, field, unread)
		return nil
	}
	text := b.cell(row, field)
	reached := b.reached(row, field)
	if text == "" && (reached || t.Unsure || !b.whole) { // a formula may reach it that could not be read
		return nil
	}
	v := report.Value{State: report.State{Decimals: -1}}
	switch f.Type {
	case report.CodeType:
		problem = b.code(&v, text, row, field)
	case report.DateType:
		problem = b.date(&v, text, row, field)
	default:
		problem = b.number(&v, text, row, field, reached)
	}
	if problem != nil {
		v = unread
	}
	t.SetValue(row, field, v)
	return problem
}

// reached reports whether a formula reaches a cell: its field's, its row's, or the sum of
// its row's parts.
func (b *builder) reached(row, field int) bool {
	t := b.table
	f, r := &t.Fields[field], &t.Rows[row]
	switch {
	case f.Type == report.DateType:
		return false
	case f.Formula != nil, r.Said != nil && r.Said.Formula != nil:
		return true
	}
	return f.Type == report.NumberType && t.Parts != nil && len(t.Parts[row]) > 0 && t.SumsOf(row, field)
}

// missingSign reads a cell that holds a sign for a missing value. It returns false for others.
func (b *builder) missingSign(v *report.Value, text string, field int) bool {
	sign := b.table.MissingSign(field, text)
	if sign == nil {
		return false
	}
	v.Kind, v.Missing = report.MissingValue, sign
	if sign.Is != nil && b.table.Fields[field].Type == report.NumberType {
		v.Kind, v.Number = report.NumberValue, *sign.Is
	}
	return true
}

func (b *builder) code(v *report.Value, text string, row, field int) *diag.Diagnostic {
	if category := b.fields[field].codes[text]; category != nil {
		v.Kind, v.Code = report.CodeValue, category
		return nil
	}
	if b.missingSign(v, text, field) {
		return nil
	}
	if text == "" {
		return b.emptyCell(row, field)
	}
	f := &b.table.Fields[field]
	var known []string
	for _, c := range f.Categories {
		if len(known) > diag.MostListed {
			break
		}
		known = append(known, c.Value)
		if c.Symbol != "" {
			known = append(known, c.Symbol)
		}
	}
	d := b.table.CellSpan(row, field).Errorf("csv-code", "%q is none of the categories of %s", text, f.Name).
		WithHint("write one of %s, or add the category in %s", diag.Listed(known, ", "), b.table.Sidecar.Name)
	return &d
}

func (b *builder) date(v *report.Value, text string, row, field int) *diag.Diagnostic {
	if b.missingSign(v, text, field) {
		return nil
	}
	if text == "" {
		return b.emptyCell(row, field)
	}
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		d := b.table.CellSpan(row, field).Errorf("csv-date", "%q is no date", text).
			WithHint("write year-month-day, as 2022-12-31, and a day that exists")
		return &d
	}
	v.Kind, v.Date = report.DateValue, text
	return nil
}

func (b *builder) number(v *report.Value, text string, row, field int, reached bool) *diag.Diagnostic {
	t := b.table
	v.Unit = t.UnitOf(row, field)
	v.Decimals = int8(t.DecimalsOf(row, field))
	whole := text
	for {
		if b.missingSign(v, text, field) {
			return nil
		}
		rest, flags := b.cutFlag(text)
		if flags == nil {
			break
		}
		text, v.Flags = rest, v.Flags.Union(flags)
	}
	if whole == "" {
		return b.emptyCell(row, field)
	}
	number, percent, how := b.marks.parse(text)
	if how == wellWritten && (!percent || reached || v.Unit == report.Percent || v.Unit == report.PercentagePoints) {
		v.Kind, v.Number = report.NumberValue, number
		return nil
	}
	at := t.CellSpan(row, field)
	var d diag.Diagnostic
	switch how {
	case wellWritten:
		d = at.Errorf("csv-percent", "%q has a percent sign, but the cell is counted %s", whole, report.CountedIn(v.Unit)).
			WithHint("say unit: procent for the field or row in %s, or remove the sign", t.Sidecar.Name)
	case ambiguous:
		d = at.Errorf("csv-ambiguous", "%q can be read in two ways: with three decimals, or as thousands", whole).
			WithHint(`write %s or %s, or say number: {decimal: "%c", group: "%c"} in %s`,
				strings.Map(swapMarks, text), strings.NewReplacer(".", " ", ",", " ").Replace(text), b.marks.decimal, b.marks.other(), t.Sidecar.Name)
	case badGroups:
		d = at.Errorf("csv-number", "%q is not divided into groups of three digits", whole).
			WithHint("write it as 1 234 567")
	case leadingZero:
		d = at.Errorf("csv-number", "%q begins with a zero, as codes do and numbers do not", whole).
			WithHint("a code, such as an account, belongs in a field of type: text; of a number remove the zeros before it")
	case tooLong:
		d = at.Errorf("csv-number", "%q has more than %d digits", whole, maxDigits).WithHint("write it with fewer, in a larger unit")
	default:
		d = b.noNumber(at, whole, text)
	}
	return &d
}

// noNumber says why a text is not a number, as far as that can be guessed.
func (b *builder) noNumber(at diag.Span, whole, text string) diag.Diagnostic {
	const code = "csv-number"
	invisible := func(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf) }
	switch {
	case strings.HasPrefix(text, "#"):
		return at.Errorf(code, "%q is what Excel writes where it cannot compute a cell", whole).
			WithHint("mend the formula in Excel and save the file anew")
	case shortened.MatchString(text):
		return at.Errorf(code, "%q is a number that Excel has shortened, and its digits are lost", whole).
			WithHint("in Excel, show the cell as a number without decimals and save the file anew")
	case dated().MatchString(strings.ToLower(text)):
		return at.Errorf(code, "%q is a date, and a number was expected", whole).
			WithHint("if Excel made a date of a number, format the cell as text, write the number anew and save the file")
	case strings.Trim(text, "-–—−.‑ ") == "":
		return at.Errorf(code, "%q is not a number", whole).
			WithHint("write the number, or list the sign in %s: missingValues: [{value: %q, label: uppgift saknas, code: x}]", b.table.Sidecar.Name, text)
	case strings.ContainsFunc(text, invisible):
		return at.Errorf(code, "%q holds an invisible character", strings.Map(func(r rune) rune {
			if invisible(r) {
				return '·'
			}
			return r
		}, whole)).WithHint("write the number anew, where the dot is shown here")
	}
	unsigned := strings.Trim(text, "+-–—−‑ \u00A0")
	if _, _, how := b.marks.parse(unsigned); how == wellWritten && unsigned != text && unsigned[0] != '(' {
		return at.Errorf(code, "the sign of %q does not stand directly before the number", whole).WithHint("write -%s or %s", unsigned, unsigned)
	}
	for _, m := range []marks{{',', '.'}, {'.', ','}, {',', '\''}, {'.', '\''}} {
		if _, _, how := m.parse(text); how == wellWritten {
			return at.Errorf(code, "%q is not written as numbers are here, as 1 234%c5", whole, b.marks.decimal).
				WithHint(`write it so, or say number: {decimal: "%c", group: "%c"} in %s for the whole table`, m.decimal, m.group, b.table.Sidecar.Name)
		}
	}
	return at.Errorf(code, "%q is not a number", whole).
		WithHint("write digits alone, as 1 234%c5; the unit is said in %s, and so are marks beside numbers (flags) and signs for missing values (missingValues)", b.marks.decimal, b.table.Sidecar.Name)
}

// What Excel makes of numbers. The second takes long to compile, and is seldom asked for.
var (
	shortened = regexp.MustCompile(`^[-−–]?[0-9]+([.,][0-9]+)?[eE][-+]?[0-9]+$`)
	dated     = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^([0-9]{4}-[0-9]{2}(-[0-9]{2})?( 00:00(:00)?)?|[0-9]{1,2}[-/ ]?(jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z.]*|(jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z.]*[-/ ][0-9]{2,4}|[0-9]{1,2}/[0-9]{1,2}([-/ ][0-9]{2,4})?)$`)
	})
)

func swapMarks(r rune) rune {
	switch r {
	case '.':
		return ','
	case ',':
		return '.'
	}
	return r
}

// cutFlag removes the longest flag that a text begins or ends with; nil for none. One that parts
// two digits is none: 121) is not 12 with the flag 1).
func (b *builder) cutFlag(text string) (rest string, flags *report.Flags) {
	longest := 0
	for i, f := range b.table.Flags {
		if len(f.Sign) <= longest {
			continue
		}
		cut, found := strings.CutPrefix(text, f.Sign)
		at := len(f.Sign)
		if !found {
			cut, found = strings.CutSuffix(text, f.Sign)
			at = len(cut)
		}
		if found && !partsDigits(text, at) {
			longest, rest, flags = len(f.Sign), strings.TrimSpace(cut), b.flags[i]
		}
	}
	return rest, flags
}

// partsDigits reports whether there is a digit on either side of a place in a text.
func partsDigits(text string, at int) bool {
	isDigit := func(c byte) bool { return '0' <= c && c <= '9' }
	return 0 < at && at < len(text) && isDigit(text[at-1]) && isDigit(text[at])
}
