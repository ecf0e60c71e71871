package report

import "bokslut/generator/diag"

// Verdict is how a published figure or a check came out.
type Verdict uint8

// Verdicts, after formulas.md. The zero verdict is not yet judged.
const (
	NotJudged       Verdict = iota
	Same                    // equal
	Rounding                // differs by no more than rounding explains
	RoundingWarned          // as Rounding, but by more than two steps of the coarsest figure in it
	Unproved                // a side is missing or unbounded
	Withheld                // the published cell is a missing value
	JudgedOtherwise         // a code that differs, with a note that says why
	Wrong                   // none of these: an error
)

func (v Verdict) String() string {
	return [...]string{"not judged", "same", "rounding", "rounding, warned", "unproved", "withheld", "judged otherwise", "wrong"}[v]
}

// Proof is the judgement of one published figure against its formula.
type Proof struct {
	Row, Field int
	Formula    string // as written; "" for a sum of parts
	Computed   Value  // what the formula gives
	Low, High  Number // bounds of the computed value, when it is a number and Bounded
	Bounded    bool
	Verdict    Verdict
}

// Check is a condition that an author says must hold.
type Check struct {
	That *Formula
	Why  string
	Span diag.Span

	Verdicts []CheckVerdict // computed: one for each row or field that it was evaluated for
}

// CheckVerdict is how a check came out for a row, a field, or once.
type CheckVerdict struct {
	Row, Field int // -1 where it was not evaluated per row or field
	Verdict    Verdict
	Sides      []Sides // of its comparisons; nil beyond the first MaxSides verdicts of a check
}

// MaxSides is for how many verdicts of a check the values compared are kept.
const MaxSides = 500

// Sides are the values that were compared, counted in one unit.
type Sides struct {
	Left, Right Value
	Sign        string // for people: = ≠ < ≤ > ≥
}
