// Package formula reads, checks and computes the formulas of a report's sidecars.
//
//	bokslut_2022 - budget_2022
//	share(avvikelse, abs(budget_2022))
//	if(mal_2_1.bedomning = 'uppfyllt' and mal_2_2.bedomning = 'uppfyllt', 'uppfyllt', 'delvis')
//	resultat.bokslut_2022 = prognos-drift#bokslut.prognos
//
// A formula goes through three steps:
//
//  1. [Parse] reads the text into an [Expr]; [Expr.Refs] are the cells that it names. It
//     does not know what they are: each has a slot, and whoever computes fills the slots.
//  2. [Expr.Check] is told the type of each slot. It checks kinds and units, and builds a
//     [Program] with all conversions between kr, tkr, mnkr and mdkr in it.
//  3. [Program.Eval] computes the value; [Program.Bounds] also the interval that it may lie in, given
//     that rounded numbers stand for all that round to them; [Program.Verdict] says whether a check
//     holds, and [Published.Judge] whether a published figure could come out of its formula.
//
// [Expr.Words] writes a formula for people.
//
// The language, its units and its verdicts are defined in formulas.md. What a formula can
// apply to numbers, functions and operators alike, is one entry each in functions.go.
package formula

import (
	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// Bounds on what is read, so that no text can exhaust the program.
const (
	maxLength    = 10_000  // bytes of a formula
	maxSize      = 500     // names and numbers in it: long fractions, multiplied so often, take a second
	maxDepth     = 200     // parentheses within parentheses
	maxDigits    = 18      // of a number
	maxMagnitude = 512     // of a result in binary digits, about 154 decimal ones
	maxBits      = 1 << 18 // of a result; numbers multiplied with themselves from row to row would double without end
)

// Expr is a formula that has been read. It is safe for concurrent use.
type Expr struct {
	text string
	at   diag.Span
	root *syntax
	refs []Ref
	size int
}

// Ref is a cell, or a list of cells, that a formula names. Exactly one of these forms:
//
//	budget_2022              Name
//	resultat.budget_2022     Row, Field
//	drift#resultat.utfall    Table, Row, Field
//	all.budget_2022          All, Field
type Ref struct {
	Table, Row, Field string
	Name              string
	All               bool
	Span              diag.Span // where the formula names it first
}

// Refs returns what the formula names, each once, in the order met: slot i is Refs()[i].
func (e *Expr) Refs() []Ref { return e.refs }

// Size returns how many names and numbers the formula has, each as often as it stands there.
func (e *Expr) Size() int { return e.size }

// Type is what is known of a value before it is computed.
type Type struct {
	// Kind is NumberValue, CodeValue, DateValue or TruthValue. Of an operand, the zero kind
	// means a text, which formulas cannot use; of what is wanted, anything a cell can hold.
	Kind       report.ValueKind
	Unit       string             // of a number; "" for none
	Categories []*report.Category // of a code
}

// span returns the place of a part of the formula. When the formula is not written in its
// source as it reads, as with a YAML text folded over lines, it is the whole formula's place.
func (e *Expr) span(start, end int) diag.Span {
	if len(e.text) == int(e.at.End-e.at.Start) && e.at.Text() == e.text {
		return e.at.Source.Span(int(e.at.Start)+start, int(e.at.Start)+end)
	}
	return e.at
}

// syntax is a part of a formula as written.
type syntax struct {
	kind       syntaxKind
	start, end int           // bytes in the formula's text
	number     report.Number // of a literal number
	code       string        // of a literal code
	slot       int           // of a reference
	function   *function     // of an application: a function or an operator
	sign       string        // of a comparison
	args       []*syntax
}

type syntaxKind uint8

const (
	literalNumber syntaxKind = iota
	literalCode
	reference // a cell
	listing   // all.field
	application
	comparing   // args[0] sign args[1]
	conjunction // args[0] and args[1]
	disjunction // args[0] or args[1]
	inversion   // not args[0]
)
