package report

import (
	"iter"
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
	State
	Number Number
	Date   string // ISO
}

// State is all of a value but its number or date. Few differ within a column.
type State struct {
	Kind     ValueKind
	Origin   Origin
	Truth    bool
	Decimals int8 // how many decimals are shown; -1: as many as the number has
	Missing  *Missing
	Code     *Category
	Flags    *Flags
	Unit     string // of a number, also one that is missing: the unit it is counted in
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
	exact        map[int32]*big.Rat // numbers that no decimal holds
	states       []uint32           // index into known; of all but text fields
	known        []State            // first the zero one
	index        map[State]uint32   // of known; nil while they are few
}

// Grow makes room for all rows in every field. It is called once Rows is complete.
func (t *Table) Grow() {
	n := len(t.Rows)
	values := 0
	for i := range t.Fields {
		if t.Fields[i].Type != TextType {
			values++
		}
	}
	// One array for all columns, as most tables are small and may be thousands.
	const few = 3 // states that most columns have
	known := make([]State, few*values)
	states := make([]uint32, n*values)
	for i := range t.Fields {
		f := &t.Fields[i]
		if f.Type == TextType || f.Type == DateType {
			f.texts = make([]string, n)
		}
		if f.Type != TextType {
			f.states, states = states[:n:n], states[n:]
			f.known, known = known[:1:few], known[few:]
		}
		if f.Type == NumberType {
			f.coefficients, f.scales = make([]int64, n), make([]uint8, n)
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

// SetValue sets a cell of a number, code or date field. Cells of different fields may be set at once.
func (t *Table) SetValue(row, field int, v Value) {
	c := &t.Fields[field].column
	v.Flags = c.sharedFlags(v.Flags)
	c.states[row] = c.stateIndex(row, v.State)
	switch v.Kind {
	case DateValue:
		c.texts[row] = v.Date
		return
	case NumberValue:
	default:
		return
	}
	if c.exact != nil {
		delete(c.exact, int32(row))
	}
	if v.Number.rat != nil {
		if c.exact == nil {
			c.exact = map[int32]*big.Rat{}
		}
		c.exact[int32(row)] = v.Number.rat
		return
	}
	c.coefficients[row], c.scales[row] = v.Number.coefficient, v.Number.scale
}

// manyStates is from how many states on they are found by their hash.
const manyStates = 16

// stateIndex returns the index of a state, which it adds if there is no such yet. Most
// cells have that of the row above.
func (c *column) stateIndex(row int, s State) uint32 {
	if row > 0 && c.known[c.states[row-1]] == s {
		return c.states[row-1]
	}
	if c.index != nil {
		if i, ok := c.index[s]; ok {
			return i
		}
	} else if i := slices.Index(c.known, s); i >= 0 {
		return uint32(i)
	}
	added := uint32(len(c.known))
	c.known = append(c.known, s)
	switch {
	case c.index != nil:
		c.index[s] = added
	case len(c.known) == manyStates:
		c.index = make(map[State]uint32, 2*manyStates)
		for i, had := range c.known {
			c.index[had] = uint32(i)
		}
	}
	return added
}

// sharedFlags returns the set with the same flags that another cell of the column has, if
// there is one, so that equal sets are one state.
func (c *column) sharedFlags(flags *Flags) *Flags {
	if flags == nil {
		return nil
	}
	for i := range c.known {
		if had := c.known[i].Flags; had != nil && slices.Equal(had.List, flags.List) {
			return had
		}
	}
	return flags
}

// Value returns what a cell of a number, code or date field holds: what the reader sees.
// Where less will do, [Table.State] and [Table.Number] take less time.
func (t *Table) Value(row, field int) (v Value) {
	c := &t.Fields[field].column
	if c.states == nil {
		return v
	}
	v.State = c.known[c.states[row]]
	switch v.Kind {
	case NumberValue:
		v.Number = t.Number(row, field)
	case DateValue:
		v.Date = c.texts[row]
	}
	return v
}

// Number returns the number of a cell of a number field that holds one.
func (t *Table) Number(row, field int) Number {
	c := &t.Fields[field].column
	if c.exact != nil {
		if rat := c.exact[int32(row)]; rat != nil {
			return Number{rat: rat}
		}
	}
	return Number{coefficient: c.coefficients[row], scale: c.scales[row]}
}

// State returns the state of a cell of a number, code or date field. It must not be
// changed. Cells of a column with the same state have the same pointer, as long as no cell is set.
func (t *Table) State(row, field int) *State {
	c := &t.Fields[field].column
	return &c.known[c.states[row]]
}

// States returns the states that a field's cells have, in the order in which the rows
// first have them, and how many cells have each. A field of texts has none.
func (t *Table) States(field int) iter.Seq2[*State, int] {
	return func(yield func(*State, int) bool) {
		c := &t.Fields[field].column
		counts := make([]int, len(c.known))
		var order []uint32
		for row := 0; row < len(c.states); {
			i, from := c.states[row], row
			for row < len(c.states) && c.states[row] == i {
				row++
			}
			if counts[i] == 0 {
				order = append(order, i)
			}
			counts[i] += row - from
		}
		for _, i := range order {
			if !yield(&c.known[i], counts[i]) {
				return
			}
		}
	}
}
