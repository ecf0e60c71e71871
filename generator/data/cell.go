package data

import (
	"strings"
	"time"

	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// unread stands for a cell that could not be read, which is reported.
var unread = report.Value{Kind: report.MissingValue, Missing: report.NotComputable}

// cells reads the cells of all fields but texts.
func (b *builder) cells() {
	t := b.table
	b.flags = make([]*report.Flags, len(t.Flags))
	for i, f := range t.Flags {
		b.flags[i] = &report.Flags{List: []*report.Flag{f}}
	}
	for field := range t.Fields {
		f := &t.Fields[field]
		if f.Type == report.TextType {
			continue
		}
		for row := range t.Rows {
			b.readCell(row, field)
		}
	}
}

// readCell reads a cell. An empty one that a formula reaches stays empty.
func (b *builder) readCell(row, field int) {
	t := b.table
	f := &t.Fields[field]
	if b.records[row].ragged || !f.InCSV && f.Formula == nil {
		t.SetValue(row, field, unread)
		return
	}
	text := b.cell(row, field)
	reached := b.reached(row, field)
	if text == "" && reached {
		return
	}
	v := report.Value{Decimals: -1}
	var problem *diag.Diagnostic
	switch f.Type {
	case report.CodeType:
		problem = b.code(&v, text, row, field)
	case report.DateType:
		problem = b.date(&v, text, row, field)
	default:
		problem = b.number(&v, text, row, field, reached)
	}
	if problem != nil {
		b.list.Add(*problem)
		v = unread
	}
	t.SetValue(row, field, v)
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
func (b *builder) missingSign(v *report.Value, text string, row, field int) bool {
	sign := signOf(b.fields[field].missing, text)
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
	if b.missingSign(v, text, row, field) {
		return nil
	}
	if text == "" {
		d := b.emptyCell(row, field)
		return &d
	}
	f := &b.table.Fields[field]
	known := make([]string, 0, 2*len(f.Categories))
	for _, c := range f.Categories {
		known = append(known, c.Value)
		if c.Symbol != "" {
			known = append(known, c.Symbol)
		}
	}
	d := b.table.CellSpan(row, field).Errorf("csv-code", "%q is none of the categories of %s", text, f.Name).
		WithHint("write one of %s, or add the category in %s", strings.Join(known, ", "), b.table.Sidecar.Name)
	return &d
}

func (b *builder) date(v *report.Value, text string, row, field int) *diag.Diagnostic {
	if b.missingSign(v, text, row, field) {
		return nil
	}
	if text == "" {
		d := b.emptyCell(row, field)
		return &d
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
		if b.missingSign(v, text, row, field) {
			return nil
		}
		rest, flags := b.cutFlag(text)
		if flags == nil {
			break
		}
		text, v.Flags = rest, v.Flags.Union(flags)
	}
	if whole == "" {
		d := b.emptyCell(row, field)
		return &d
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
		d = at.Errorf("csv-percent", "%q has a percent sign, but the cell is counted in %s", whole, unitWord(v.Unit)).
			WithHint("say unit: procent for the field or row in %s, or remove the sign", t.Sidecar.Name)
	case ambiguous:
		d = at.Errorf("csv-ambiguous", "%q can be read in two ways: with three decimals, or as thousands", whole).
			WithHint(`write %s or %s, or say number: {decimal: "%c", group: "%c"} in %s`,
				strings.Map(swapMarks, text), strings.NewReplacer(".", " ", ",", " ").Replace(text), b.marks.decimal, b.marks.other(), t.Sidecar.Name)
	case badGroups:
		d = at.Errorf("csv-number", "%q is not divided into groups of three digits", whole).
			WithHint("write it as 1 234 567")
	case tooLong:
		d = at.Errorf("csv-number", "%q has more than %d digits", whole, maxDigits).WithHint("write it with fewer, in a larger unit")
	default:
		d = at.Errorf("csv-number", "%q is not a number", whole).
			WithHint("write it as 1 234%c5; list signs for missing values under missingValues and marks beside numbers under flags, in %s", b.marks.decimal, t.Sidecar.Name)
	}
	return &d
}

func swapMarks(r rune) rune {
	switch r {
	case '.':
		return ','
	case ',':
		return '.'
	}
	return r
}

func unitWord(unit string) string {
	if unit == "" {
		return "no unit"
	}
	return unit
}

// cutFlag removes the longest flag that a text begins or ends with; nil for none.
func (b *builder) cutFlag(text string) (rest string, flags *report.Flags) {
	longest := 0
	for i, f := range b.table.Flags {
		if len(f.Sign) <= longest {
			continue
		}
		cut, found := strings.CutPrefix(text, f.Sign)
		if !found {
			cut, found = strings.CutSuffix(text, f.Sign)
		}
		if found {
			longest, rest, flags = len(f.Sign), strings.TrimSpace(cut), b.flags[i]
		}
	}
	return rest, flags
}
