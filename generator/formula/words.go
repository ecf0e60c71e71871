package formula

import (
	"strings"

	"bokslut/generator/report"
)

// Phrases are how a formula reads in a language. In those of functions {a}, {b} and {c} stand
// for the first, second and third argument, and {all} for all of them with commas between.
type Phrases struct {
	And      string `yaml:"and,required"`
	Or       string `yaml:"or,required"`
	Not      string `yaml:"not,required"`      // {a}
	AllRows  string `yaml:"all_rows,required"` // {a}: of all.field, the field
	Sum      string `yaml:"sum,required"`
	Min      string `yaml:"min,required"`
	Max      string `yaml:"max,required"`
	Mean     string `yaml:"mean,required"`
	Abs      string `yaml:"abs,required"`
	Round    string `yaml:"round,required"`
	Share    string `yaml:"share,required"`
	Change   string `yaml:"change,required"`
	Count    string `yaml:"count,required"`     // {a}: the field
	CountOne string `yaml:"count_one,required"` // {a}: the field, {b}: the code
	If       string `yaml:"if,required"`
}

// Piece is a part of a formula in words.
type Piece struct {
	Kind   PieceKind
	Text   string        // of Plain; of Code its value
	Ref    Ref           // of Name
	Number report.Number // of Number
}

// PieceKind tells what a piece is.
type PieceKind uint8

const (
	Plain  PieceKind = iota // words and signs
	Name                    // of a cell, or of the field of all.field: its title goes here
	Number                  // to be written as numbers are in the language
	Code                    // the label of its category goes here
)

// Words returns the formula as people read it, with no more parentheses than it needs:
//
//	bokslut_2022 - budget_2022         Bokslut 2022 − Budget 2022
//	share(avvikelse, abs(budget))      Avvikelse i procent av (Budget utan minustecken)
//	if(a.b != 'nej', 'uppfyllt', 'nej')  ”Uppfyllt” om A, B ≠ ”Nej”, annars ”Nej”
//
// Names, codes and numbers are pieces of their own: whoever writes them knows their titles.
func (e *Expr) Words(phrases *Phrases) []Piece {
	w := wording{expr: e, phrases: phrases}
	w.write(e.root, loosest)
	return w.pieces
}

// Adds reports whether the formula does nothing but add and subtract cells.
func (e *Expr) Adds() bool { return e.root.kind == application && e.root.adds() }

func (s *syntax) adds() bool {
	if s.kind != application {
		return s.kind == reference
	}
	for _, arg := range s.args {
		if !arg.adds() {
			return false
		}
	}
	return s.function.adds
}

// binding is how tightly what stands beside each other in a formula belongs together. A
// part that is looser than its place allows stands in parentheses.
type binding uint8

const (
	loosest binding = iota
	inPhrase
	inOr
	inAnd
	inNot
	inComparison
	inSum
	inProduct
	inNegation
	alone // names, numbers and codes
)

func bindingOf(s *syntax) binding {
	switch s.kind {
	case disjunction:
		return inOr
	case conjunction:
		return inAnd
	case inversion:
		return inNot
	case comparing:
		return inComparison
	case application:
		return s.function.binding
	}
	return alone
}

// wording collects the pieces of a formula.
type wording struct {
	expr    *Expr
	phrases *Phrases
	pieces  []Piece
}

func (w *wording) text(text string) {
	if last := len(w.pieces) - 1; last >= 0 && w.pieces[last].Kind == Plain {
		w.pieces[last].Text += text
		return
	}
	w.pieces = append(w.pieces, Piece{Kind: Plain, Text: text})
}

// write writes a part of the formula at a place for what binds at least so tightly.
func (w *wording) write(s *syntax, least binding) {
	if bindingOf(s) >= least {
		w.bare(s)
		return
	}
	w.text("(")
	w.bare(s)
	w.text(")")
}

func (w *wording) bare(s *syntax) {
	switch s.kind {
	case literalNumber:
		w.pieces = append(w.pieces, Piece{Kind: Number, Number: s.number})
	case literalCode:
		w.pieces = append(w.pieces, Piece{Kind: Code, Text: s.code})
	case reference:
		w.name(s)
	case listing:
		w.fill(w.phrases.AllRows, func(string) { w.name(s) })
	case comparing:
		w.infix(s, relations[s.sign], inSum, inSum)
	case conjunction:
		w.infix(s, w.phrases.And, inAnd, inAnd)
	case disjunction:
		w.infix(s, w.phrases.Or, inOr, inOr)
	case inversion:
		w.fill(w.phrases.Not, func(string) { w.write(s.args[0], inComparison) })
	case application:
		w.application(s)
	}
}

var relations = map[string]string{"=": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}

func (w *wording) name(s *syntax) {
	w.pieces = append(w.pieces, Piece{Kind: Name, Ref: w.expr.refs[s.slot]})
}

func (w *wording) infix(s *syntax, sign string, left, right binding) {
	if s.args[1].function == &negation { // a + (−b)
		right = alone
	}
	w.write(s.args[0], left)
	w.text(" " + sign + " ")
	w.write(s.args[1], right)
}

func (w *wording) application(s *syntax) {
	switch f := s.function; {
	case f.phrase != nil:
		w.call(s)
	case f == &negation:
		w.text(f.symbol)
		w.write(s.args[0], alone)
	case f == &subtraction, f == &division: // a − (b + c), a / (b · c)
		w.infix(s, f.symbol, f.binding, f.binding+1)
	default:
		w.infix(s, f.symbol, f.binding, f.binding)
	}
}

// call writes a function in words. Its arguments, which the words run into, stand in
// parentheses if they are computed; conditions do not.
func (w *wording) call(s *syntax) {
	argument := func(arg *syntax) {
		switch {
		case arg.kind == listing && s.function.lists == firstArgument: // the words say that it is all rows
			w.name(arg)
		case arg.kind == application:
			w.write(arg, alone)
		default:
			w.bare(arg)
		}
	}
	w.fill(s.function.phrase(w.phrases, len(s.args)), func(place string) {
		if place == "all" {
			for i, arg := range s.args {
				if i > 0 {
					w.text(", ")
				}
				argument(arg)
			}
			return
		}
		if i := strings.Index("abc", place); i >= 0 && i < len(s.args) {
			argument(s.args[i])
		}
	})
}

// fill writes a phrase, and calls write with the name of each of its places.
func (w *wording) fill(phrase string, write func(place string)) {
	for {
		before, rest, found := strings.Cut(phrase, "{")
		if before != "" {
			w.text(before)
		}
		if !found {
			return
		}
		var place string
		place, phrase, _ = strings.Cut(rest, "}")
		write(place)
	}
}
