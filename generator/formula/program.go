package formula

import (
	"slices"
	"sync"

	"bokslut/generator/report"
)

// Program is a formula made ready to compute for operands of certain types. It is safe
// for concurrent use. The zero value is not valid; [Expr.Check] makes programs.
type Program struct {
	Type    Type // of the result; its Unit is the one that the number is counted in
	Divides bool // by something that can be 0, so that the result can be missing though no operand is

	// Memo, when it is set, keeps what functions of whole lists give, so that the lists are
	// gone through once however often the program runs: share(a, sum(all.a)) in each row. It
	// is for a program whose lists hold the same each time.
	Memo *Memo
	root node
}

// Memo is what functions of whole lists gave. The zero value is empty and ready to use.
type Memo struct{ ofValues, ofIntervals sync.Map } // by node

func (m *Memo) totals() *sync.Map {
	if m == nil {
		return nil
	}
	return &m.ofValues
}

func (m *Memo) spans() *sync.Map {
	if m == nil {
		return nil
	}
	return &m.ofIntervals
}

// memorised returns what a node that looks at a list alone gives: computed once, where there is a
// memo, or by several goroutines at once that then all come to the same.
func memorised[T any](memo *sync.Map, node any, compute func() T) T {
	if memo == nil {
		return compute()
	}
	if had, ok := memo.Load(node); ok {
		return had.(T)
	}
	v := compute()
	memo.Store(node, v)
	return v
}

// Operands are what a program computes with.
type Operands struct {
	// Value returns what a slot holds, with Decimals as shown and counted in the unit that
	// [Expr.Check] was told of.
	Value func(slot int) report.Value
	// List calls yield with what each cell of a slot that is all.field holds, each counted
	// in its own Unit, until yield returns false. It may be nil for a formula without such.
	List func(slot int, yield func(report.Value) bool)

	memo *Memo // of the program that computes with them
}

// Intervals are operands with the interval that each may lie in.
type Intervals struct {
	Value    func(slot int) report.Value
	Interval func(slot int) Interval
	List     func(slot int, yield func(report.Value, Interval) bool)

	operands Operands // the same without intervals
}

// Eval computes the value.
//
// The result is a number, a code of the type's categories, a date, a truth or missing, of
// origin Computed. An operand that is empty, because what it holds could not be made out,
// makes the result empty. Decimals are those shown where none are stated.
func (p *Program) Eval(in Operands) (v report.Value) {
	in.memo = p.Memo
	v = p.root.eval(in)
	p.finish(&v)
	return v
}

// Plain reports whether the result is a number of which all but the number itself follows
// from the states of the operands, when these are numbers: it is what [Program.Number] gives.
func (p *Program) Plain() bool { return isPlain(p.root) }

// Number computes the number alone, of a program that is plain, from those of the operands,
// each counted as Eval has it. It returns false where there is none, which Eval gives a reason for.
func (p *Program) Number(operand func(slot int) report.Number) (n report.Number, ok bool) {
	return p.root.(plain).number(operand)
}

// Bounds computes the value and, when it is a number, the interval that it may lie in.
func (p *Program) Bounds(in Intervals) (report.Value, Interval) {
	in.operands = p.withoutIntervals(&in)
	v := p.root.eval(in.operands)
	p.finish(&v)
	if v.Kind != report.NumberValue {
		return v, Interval{}
	}
	return v, p.root.(numeric).bounds(in)
}

// Verdict says whether a condition holds: Same or Rounding when it does, Unproved when
// a value that it hangs on is missing, else Wrong.
func (p *Program) Verdict(in Intervals) report.Verdict {
	in.operands = p.withoutIntervals(&in)
	return p.root.(condition).verdict(in, false)
}

// withoutIntervals returns the operands alone.
func (p *Program) withoutIntervals(in *Intervals) Operands {
	list := in.List
	return Operands{
		Value: in.Value,
		List: func(slot int, yield func(report.Value) bool) {
			list(slot, func(v report.Value, _ Interval) bool { return yield(v) })
		},
		memo: p.Memo,
	}
}

// Sides calls yield with both sides of each comparison that a condition consists of, in the order
// written, each counted in one unit, with its sign for people: ≤. One within not has the
// sign that is then meant: not a > b is a ≤ b.
func (p *Program) Sides(in Operands, yield func(left report.Value, sign string, right report.Value)) {
	in.memo = p.Memo
	p.root.(condition).sides(in, false, yield)
}

// finish makes a value that was computed with into one to hand out.
func (p *Program) finish(v *report.Value) {
	switch v.Kind {
	case report.EmptyValue:
		*v = report.Value{}
	case report.MissingValue:
		*v = report.Value{State: report.State{Kind: report.MissingValue, Missing: v.Missing}}
	case report.NumberValue:
		v.Unit, v.Missing = p.Type.Unit, nil
	default:
		v.Missing = nil
	}
	v.Origin = report.Computed
}

// node is a part of a program. While computing, a value's Unit and Origin mean nothing,
// and a number may still have the Missing sign that counts as it.
type node interface {
	eval(in Operands) report.Value
}

// numeric is a node that gives a number. Bounds is called only where eval gave one.
type numeric interface {
	node
	bounds(in Intervals) Interval
}

// plain is a node that computes a number of numbers, whatever their states are.
type plain interface {
	number(operand func(slot int) report.Number) (report.Number, bool)
	parts() []numeric
}

func isPlain(n node) bool {
	p, ok := n.(plain)
	return ok && !slices.ContainsFunc(p.parts(), func(part numeric) bool { return !isPlain(part) })
}

// condition is a node that gives a truth. Inverted asks for what is said of its opposite.
type condition interface {
	node
	verdict(in Intervals, inverted bool) report.Verdict
	sides(in Operands, inverted bool, yield func(left report.Value, sign string, right report.Value))
}

// lacking reports whether there is nothing to compute with.
func lacking(v *report.Value) bool {
	return v.Kind == report.MissingValue || v.Kind == report.EmptyValue
}

func notComputable() report.Value {
	return report.Value{State: report.State{Kind: report.MissingValue, Missing: report.NotComputable}}
}
