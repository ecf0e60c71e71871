package report

import (
	"math/big"
	"slices"
)

// ValueKind tells what a [Value] holds.
type ValueKind uint8

// Kinds of values. The zero kind is an empty cell.
const (
	EmptyValue   ValueKind = iota
	NumberValue            // Number; Missing too when its sign counts as that number
	MissingValue           // Missing: why
	CodeValue              // Code
	DateValue              // Date
	TruthValue             // Truth; only inside formulas
)

// Value is what a cell or a formula holds.
type Value struct {
	Kind     ValueKind
	Origin   Origin
	Truth    bool
	Decimals int8 // how many decimals are shown; -1: as many as the number has
	Number   Number
	Missing  *Missing
	Code     *Category
	Date     string // ISO
	Flags    *Flags
	Unit     string // of a number: the unit it is counted in
}

// Origin tells where a cell's value comes from.
type Origin uint8

// Where values come from.
const (
	Given     Origin = iota // from the CSV file, no formula reaches it
	Computed                // by a formula
	Published               // from the CSV file, though a formula reaches it
)

// Missing is a sign for a missing value and its reason.
type Missing struct {
	Sign  string  // as written and shown: "i.u."
	Label string  // in words: "uppgift saknas"
	Code  string  // of one letter, in the open data: "x"
	Is    *Number // the sign counts as this number; nil: it is missing
}

// NotComputable is the reason of a value that cannot be computed, as by division with
// zero. Its label is the interface's, in the report's language.
var NotComputable = &Missing{Sign: ".", Code: "z"}

// Flag is a mark on a number: "prel:".
type Flag struct{ Sign, Label, Code string }

// Flags is a set of flags, in the order met. Nil is none. It is never changed once made.
type Flags struct{ List []*Flag }

// Union returns the flags of both sets.
func (f *Flags) Union(g *Flags) *Flags {
	switch {
	case g == nil || f == g:
		return f
	case f == nil:
		return g
	}
	union := &Flags{append([]*Flag(nil), f.List...)}
next:
	for _, flag := range g.List {
		for _, had := range f.List {
			if had.Code == flag.Code {
				continue next
			}
		}
		union.List = append(union.List, flag)
	}
	if len(union.List) == len(f.List) {
		return f
	}
	return union
}

// column holds a field's cells, packed: most tables are large in rows and small in
// what sets one cell apart from the next.
type column struct {
	texts        []string           // of text and date fields
	coefficients []int64            // of number fields: a number is coefficient · 10^−scale
	scales       []uint8            //
	states       []uint32           // index into Table.states; of all but text fields
	exact        map[int32]*big.Rat // numbers that no decimal holds
	offsets      []uint32           // where each cell starts in the CSV source
}

// state is what a cell holds beside its number; few differ within a table.
type state struct {
	kind     ValueKind
	origin   Origin
	decimals int8
	missing  *Missing
	code     *Category
	flags    *Flags
	unit     string
}

// Grow makes room for all rows in every field. It is called once Rows is complete.
func (t *Table) Grow() {
	n := len(t.Rows)
	t.stateIndex = map[state]uint32{{}: 0}
	t.states = []state{{}}
	columns := 0
	for i := range t.Fields {
		if t.Fields[i].Type != TextType {
			columns++
		}
		if t.Fields[i].InCSV {
			columns++
		}
	}
	shared := make([]uint32, columns*n) // one array, as most tables are small and may be thousands
	next := func() (column []uint32) {
		column, shared = shared[:n:n], shared[n:]
		return column
	}
	for i := range t.Fields {
		f := &t.Fields[i]
		if f.Type == TextType || f.Type == DateType {
			f.texts = make([]string, n)
		}
		if f.Type != TextType {
			f.states = next()
		}
		if f.Type == NumberType {
			f.coefficients, f.scales = make([]int64, n), make([]uint8, n)
		}
		if f.InCSV {
			f.offsets = next()
		}
	}
}

// SetText sets the text of a cell of a text field.
func (t *Table) SetText(row, field int, text string) { t.Fields[field].texts[row] = text }

// Text returns the text of a cell of a text field; of others, "".
func (t *Table) Text(row, field int) string {
	if texts := t.Fields[field].texts; texts != nil && t.Fields[field].Type == TextType {
		return texts[row]
	}
	return ""
}

// SetOffset records where a cell starts in the CSV source.
func (t *Table) SetOffset(row, field int, offset uint32) { t.Fields[field].offsets[row] = offset }

// SetValue sets a cell of a number, code or date field.
func (t *Table) SetValue(row, field int, v Value) {
	f := &t.Fields[field]
	s := state{v.Kind, v.Origin, v.Decimals, v.Missing, v.Code, t.sharedFlags(v.Flags), v.Unit}
	i, ok := t.stateIndex[s]
	if !ok {
		i = uint32(len(t.states))
		t.states = append(t.states, s)
		t.stateIndex[s] = i
	}
	f.states[row] = i
	switch v.Kind {
	case DateValue:
		f.texts[row] = v.Date
		return
	case NumberValue:
	default:
		return
	}
	delete(f.exact, int32(row))
	if v.Number.rat != nil {
		if f.exact == nil {
			f.exact = map[int32]*big.Rat{}
		}
		f.exact[int32(row)] = v.Number.rat
		return
	}
	f.coefficients[row], f.scales[row] = v.Number.coefficient, v.Number.scale
}

// sharedFlags returns the set with the same flags that another cell of the table has, if
// there is one, so that equal sets are one state.
func (t *Table) sharedFlags(flags *Flags) *Flags {
	if flags == nil {
		return nil
	}
	for i := range t.states {
		if had := t.states[i].flags; had != nil && slices.Equal(had.List, flags.List) {
			return had
		}
	}
	return flags
}

// Value returns what a cell of a number, code or date field holds: what the reader sees.
func (t *Table) Value(row, field int) Value {
	f := &t.Fields[field]
	if f.states == nil {
		return Value{}
	}
	s := &t.states[f.states[row]]
	v := Value{Kind: s.kind, Origin: s.origin, Decimals: s.decimals, Missing: s.missing, Code: s.code, Flags: s.flags, Unit: s.unit}
	if s.kind == DateValue {
		v.Date = f.texts[row]
	}
	if s.kind == NumberValue {
		if rat := f.exact[int32(row)]; rat != nil {
			v.Number = Number{rat: rat}
		} else {
			v.Number = Number{coefficient: f.coefficients[row], scale: f.scales[row]}
		}
	}
	return v
}
