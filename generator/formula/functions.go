package formula

import (
	"strings"

	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// function is what a formula can apply to values: a function, or an operator. Its entry
// says all that is known of it.
//
// Most compute a number from one or two; those that take any number of arguments do so
// repeatedly, from left to right. Build is for the few that are made otherwise.
type function struct {
	name string // of an operator, its sign

	// of functions, which alone are written as calls
	usage string      // how it is written
	doc   diag.Format // what it gives, in the author's terms
	least int         // arguments
	most  int         // 0: as many as there are
	lists listRule

	units    unitRule
	decimals func(a, b int8) int8 // shown, from those of the operands
	value    func(a, b report.Number) (n report.Number, ok bool)
	bounds   func(a, b Interval) Interval
	divides  bool // by its second argument
	averages bool // what is computed is divided by how many numbers there were
	ofNone   bool // of an empty list it is 0; otherwise it cannot be computed

	build func(c *checker, at *syntax, args []term) (term, bool)

	// in words for people
	phrase  func(p *Phrases, args int) string // of functions
	symbol  string                            // of operators
	binding binding
	adds    bool // the numbers themselves, so that those shown should add up to what is shown
}

// listRule tells where all.field may stand.
type listRule uint8

const (
	noArgument listRule = iota
	anyArgument
	firstArgument // and must
)

var (
	addition       = function{name: "+", units: sums, decimals: mostDecimals, value: add, bounds: Interval.plus, symbol: "+", binding: inSum, adds: true}
	subtraction    = function{name: "-", units: differences, decimals: mostDecimals, value: subtract, bounds: Interval.minus, symbol: "−", binding: inSum, adds: true}
	multiplication = function{name: "*", units: products, decimals: oneDecimal, value: multiply, bounds: Interval.times, symbol: "·", binding: inProduct}
	division       = function{name: "/", units: quotients, decimals: oneDecimal, value: report.Number.Quo, bounds: Interval.over, divides: true, symbol: "/", binding: inProduct}
	negation       = function{
		name: "-", units: ownUnit, decimals: ownDecimals,
		value:  func(a, _ report.Number) (report.Number, bool) { return a.Neg(), true },
		bounds: func(a, _ Interval) Interval { return a.negative() },
		symbol: "−", binding: inNegation, adds: true,
	}
)

// functions are all functions. To add one is to add an entry here.
var functions = []function{
	{
		name: "sum", usage: "sum(x, …)", doc: "all numbers added", least: 1, lists: anyArgument,
		units: oneUnit, decimals: mostDecimals, value: add, bounds: Interval.plus, ofNone: true,
		phrase: func(p *Phrases, _ int) string { return p.Sum }, binding: inPhrase, adds: true,
	},
	{
		name: "min", usage: "min(x, …)", doc: "the least of all numbers", least: 1, lists: anyArgument,
		units: oneUnit, decimals: mostDecimals,
		value:  func(a, b report.Number) (report.Number, bool) { return smaller(a, b), true },
		bounds: Interval.least,
		phrase: func(p *Phrases, _ int) string { return p.Min }, binding: inPhrase,
	},
	{
		name: "max", usage: "max(x, …)", doc: "the largest of all numbers", least: 1, lists: anyArgument,
		units: oneUnit, decimals: mostDecimals,
		value:  func(a, b report.Number) (report.Number, bool) { return larger(a, b), true },
		bounds: Interval.most,
		phrase: func(p *Phrases, _ int) string { return p.Max }, binding: inPhrase,
	},
	{
		name: "mean", usage: "mean(x, …)", doc: "all numbers added, divided by how many they are", least: 1, lists: anyArgument,
		units: oneUnit, decimals: oneDecimal, value: add, bounds: Interval.plus, averages: true,
		phrase: func(p *Phrases, _ int) string { return p.Mean }, binding: inPhrase,
	},
	{
		name: "abs", usage: "abs(x)", doc: "the number without its sign", least: 1, most: 1,
		units: ownUnit, decimals: ownDecimals,
		value:  func(a, _ report.Number) (report.Number, bool) { return a.Abs(), true },
		bounds: func(a, _ Interval) Interval { return a.absolute() },
		phrase: func(p *Phrases, _ int) string { return p.Abs }, binding: inPhrase,
	},
	{
		name: "round", usage: "round(x, n)", doc: "x rounded to n decimals in the unit shown", least: 2, most: 2,
		build:  buildRound,
		phrase: func(p *Phrases, _ int) string { return p.Round }, binding: inPhrase,
	},
	{
		name: "share", usage: "share(a, b)", doc: "how many procent a is of b", least: 2, most: 2,
		units: proportions, decimals: oneDecimal, divides: true,
		value:  func(a, b report.Number) (report.Number, bool) { return a.Mul(hundred).Quo(b) },
		bounds: func(a, b Interval) Interval { return a.times(Exactly(hundred)).over(b) },
		phrase: func(p *Phrases, _ int) string { return p.Share }, binding: inPhrase,
	},
	{
		name: "change", usage: "change(new, old)", doc: "by how many procent new is more than old", least: 2, most: 2,
		units: proportions, decimals: oneDecimal, divides: true,
		value: func(now, old report.Number) (report.Number, bool) {
			return now.Sub(old).Mul(hundred).Quo(old.Abs())
		},
		// As 100·new/|old| ∓ 100 it names each side once. The difference first would take
		// old for two numbers, each with a rounding of its own, and give an interval too wide.
		bounds: func(now, old Interval) Interval {
			whole := hundred
			if old.Low.Sign() < 0 {
				whole = whole.Neg()
			}
			return now.times(Exactly(hundred)).over(old.absolute()).minus(Exactly(whole))
		},
		phrase: func(p *Phrases, _ int) string { return p.Change }, binding: inPhrase,
	},
	{
		name: "count", usage: "count(all.field), count(all.field, 'code')", doc: "how many cells there are, or how many are that code", least: 1, most: 2,
		lists: firstArgument, build: buildCount,
		phrase: func(p *Phrases, args int) string {
			if args == 1 {
				return p.Count
			}
			return p.CountOne
		},
		binding: inPhrase,
	},
	{
		name: "if", usage: "if(condition, a, b)", doc: "a where the condition holds, else b", least: 3, most: 3,
		build:  buildChoice,
		phrase: func(p *Phrases, _ int) string { return p.If }, binding: inPhrase,
	},
}

// functionNamed returns the function with that name, or nil.
func functionNamed(name string) *function {
	for i := range functions {
		if functions[i].name == name {
			return &functions[i]
		}
	}
	return nil
}

// usages tells how all functions are written.
func usages() string {
	all := make([]string, len(functions))
	for i, f := range functions {
		all[i] = f.usage
	}
	return strings.Join(all, ", ")
}

var hundred = report.NumberOf(100)

func add(a, b report.Number) (report.Number, bool)      { return a.Add(b), true }
func subtract(a, b report.Number) (report.Number, bool) { return a.Sub(b), true }
func multiply(a, b report.Number) (report.Number, bool) { return a.Mul(b), true }

func mostDecimals(a, b int8) int8 { return max(a, b) }
func ownDecimals(a, _ int8) int8  { return a }
func oneDecimal(_, _ int8) int8   { return 1 }
