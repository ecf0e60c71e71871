package formula

import (
	"slices"
	"strings"
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
type Memo struct{ values, bounds sync.Map } // by node; report.Value and Interval

// memorised returns what a node that looks at lists alone gives, computed once, or by
// several goroutines at once that then all come to the same.
func memorised[T any](m *sync.Map, n node, compute func() T) T {
	if had, ok := m.Load(n); ok {
		return had.(T)
	}
	v := compute()
	m.Store(n, v)
	return v
}

// value returns what a node that looks at lists alone gives.
func (m *Memo) value(n node, compute func() report.Value) report.Value {
	if m == nil {
		return compute()
	}
	return memorised(&m.values, n, compute)
}

// bound is value for intervals.
func (m *Memo) bound(n node, compute func() Interval) Interval {
	if m == nil {
		return compute()
	}
	return memorised(&m.bounds, n, compute)
}

// Eval computes the value. Operand returns what a slot holds, with Decimals as shown and counted
// in the unit that [Expr.Check] was told of; list calls yield with what each cell of a slot that is
// all.field holds, each counted in its own Unit, until yield returns false.
//
// The result is a number, a code of the type's categories, a date, a truth or missing, of
// origin Computed. An operand that is empty, because what it holds could not be made out,
// makes the result empty. Decimals are those shown where none are stated.
func (p *Program) Eval(operand func(slot int) report.Value, list func(slot int, yield func(report.Value) bool)) (v report.Value) {
	v = p.root.eval(operands{operand, list, p.Memo})
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
// Interval returns that of a slot; list yields each cell's value and interval.
func (p *Program) Bounds(
	operand func(slot int) report.Value,
	interval func(slot int) Interval,
	list func(slot int, yield func(report.Value, Interval) bool),
) (report.Value, Interval) {
	in := newIntervals(operand, interval, list, p.Memo)
	v := p.root.eval(in.operands)
	p.finish(&v)
	if v.Kind != report.NumberValue {
		return v, Interval{}
	}
	return v, p.root.(numeric).bounds(in)
}

// Verdict says whether a condition holds: Same or Rounding when it does, Unproved when
// a value that it hangs on is missing, else Wrong. The arguments are those of [Program.Bounds].
func (p *Program) Verdict(
	operand func(slot int) report.Value,
	interval func(slot int) Interval,
	list func(slot int, yield func(report.Value, Interval) bool),
) report.Verdict {
	return p.root.(condition).verdict(newIntervals(operand, interval, list, p.Memo), false)
}

// Sides calls yield with both sides of each comparison that a condition consists of, in the order
// written, each counted in one unit, with its sign for people: ≤. The arguments are those of [Program.Eval].
func (p *Program) Sides(
	operand func(slot int) report.Value,
	list func(slot int, yield func(report.Value) bool),
	yield func(left report.Value, sign string, right report.Value),
) {
	p.root.(condition).sides(operands{operand, list, p.Memo}, yield)
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

// operands are what a program computes with. It is passed by value, so that it costs no allocation.
type operands struct {
	value func(slot int) report.Value
	list  func(slot int, yield func(report.Value) bool)
	memo  *Memo
}

type intervals struct {
	operands
	interval func(slot int) Interval
	measured func(slot int, yield func(report.Value, Interval) bool)
}

func newIntervals(operand func(int) report.Value, interval func(int) Interval, list func(int, func(report.Value, Interval) bool), memo *Memo) intervals {
	values := func(slot int, yield func(report.Value) bool) {
		list(slot, func(v report.Value, _ Interval) bool { return yield(v) })
	}
	return intervals{operands{operand, values, memo}, interval, list}
}

// node is a part of a program. While computing, a value's Unit and Origin mean nothing,
// and a number may still have the Missing sign that counts as it.
type node interface {
	eval(in operands) report.Value
}

// numeric is a node that gives a number. Bounds is called only where eval gave one.
type numeric interface {
	node
	bounds(in intervals) Interval
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

// condition is a node that gives a truth. Inverted asks for the verdict on its opposite.
type condition interface {
	node
	verdict(in intervals, inverted bool) report.Verdict
	sides(in operands, yield func(left report.Value, sign string, right report.Value))
}

// lacking reports whether there is nothing to compute with.
func lacking(v *report.Value) bool {
	return v.Kind == report.MissingValue || v.Kind == report.EmptyValue
}

func notComputable() report.Value {
	return report.Value{State: report.State{Kind: report.MissingValue, Missing: report.NotComputable}}
}

// operand is what a slot holds.
type operand struct{ slot int }

func (n *operand) eval(in operands) report.Value { return in.value(n.slot) }
func (n *operand) bounds(in intervals) Interval  { return in.interval(n.slot) }
func (n *operand) parts() []numeric              { return nil }
func (n *operand) number(operand func(int) report.Number) (report.Number, bool) {
	return operand(n.slot), true
}

// constant is a number or a code in the formula itself.
type constant struct{ value report.Value }

func (n *constant) eval(operands) report.Value { return n.value }
func (n *constant) bounds(intervals) Interval  { return Exactly(n.value.Number) }
func (n *constant) parts() []numeric           { return nil }
func (n *constant) number(func(int) report.Number) (report.Number, bool) {
	return n.value.Number, n.value.Kind == report.NumberValue
}

// shifted counts a number in another unit of its kind: times 10^exponent.
type shifted struct {
	of       numeric
	exponent int
}

func (n *shifted) eval(in operands) report.Value {
	v := n.of.eval(in)
	if v.Kind == report.NumberValue {
		v.Number = v.Number.Shift(n.exponent)
	}
	return v
}

func (n *shifted) parts() []numeric { return []numeric{n.of} }
func (n *shifted) number(operand func(int) report.Number) (report.Number, bool) {
	number, ok := n.of.(plain).number(operand)
	return number.Shift(n.exponent), ok
}

func (n *shifted) bounds(in intervals) Interval { return n.of.bounds(in).shift(n.exponent) }

// calculation applies a function to one number or two.
type calculation struct {
	function *function
	a, b     numeric // b is nil for one
}

func (n *calculation) eval(in operands) (v report.Value) {
	v = n.a.eval(in)
	if lacking(&v) {
		return v
	}
	var b report.Value
	if n.b != nil {
		if b = n.b.eval(in); lacking(&b) {
			return b
		}
	}
	number, ok := n.apply(v.Number, b.Number)
	if !ok {
		return notComputable()
	}
	v.State = report.State{Kind: report.NumberValue, Flags: v.Flags.Union(b.Flags), Decimals: n.function.decimals(v.Decimals, b.Decimals)}
	v.Number = number
	return v
}

// apply applies the function. It returns false where there is no result, or none that can be handled.
func (n *calculation) apply(a, b report.Number) (report.Number, bool) {
	number, ok := n.function.value(a, b)
	return number, ok && number.Bits() <= maxBits && number.Magnitude() <= maxMagnitude
}

func (n *calculation) parts() []numeric {
	if n.b == nil {
		return []numeric{n.a}
	}
	return []numeric{n.a, n.b}
}

func (n *calculation) number(operand func(int) report.Number) (report.Number, bool) {
	a, ok := n.a.(plain).number(operand)
	if !ok {
		return a, false
	}
	var b report.Number
	if n.b != nil {
		if b, ok = n.b.(plain).number(operand); !ok {
			return b, false
		}
	}
	return n.apply(a, b)
}

func (n *calculation) bounds(in intervals) Interval {
	var b Interval
	if n.b != nil {
		b = n.b.bounds(in)
	}
	i := n.function.bounds(n.a.bounds(in), b)
	if i.Low.Bits() > maxBits || i.High.Bits() > maxBits {
		return Interval{}
	}
	return i
}

// rounding rounds a number.
type rounding struct {
	of       numeric
	decimals int
}

func (n *rounding) eval(in operands) report.Value {
	v := n.of.eval(in)
	if v.Kind == report.NumberValue {
		v.Number, v.Decimals = v.Number.Round(n.decimals), int8(n.decimals)
	}
	return v
}

func (n *rounding) parts() []numeric { return []numeric{n.of} }
func (n *rounding) number(operand func(int) report.Number) (report.Number, bool) {
	number, ok := n.of.(plain).number(operand)
	return number.Round(n.decimals), ok
}

func (n *rounding) bounds(in intervals) Interval {
	return n.of.bounds(in).monotone(func(x report.Number) report.Number { return x.Round(n.decimals) })
}

// aggregate applies a function over and over to the numbers of its arguments.
type aggregate struct {
	function *function
	args     []argument
}

// argument is a number or, when that is nil, the cells of a list, counted in one unit.
type argument struct {
	number numeric
	slot   int
	unit   string
}

// exponent tells by which power of ten a cell of the list is shifted to count in the list's unit.
func (a argument) exponent(cell report.Value) int {
	if cell.Unit == a.unit || cell.Kind != report.NumberValue {
		return 0
	}
	return exponentOf(cell.Unit) - exponentOf(a.unit)
}

// each calls yield with the value of each argument and of each cell of those that are lists.
func (n *aggregate) each(in operands, yield func(report.Value) bool) {
	more := true
	for _, arg := range n.args {
		if arg.number != nil {
			more = yield(arg.number.eval(in))
		} else {
			in.list(arg.slot, func(v report.Value) bool {
				if exponent := arg.exponent(v); exponent != 0 {
					v.Number = v.Number.Shift(exponent)
				}
				more = yield(v)
				return more
			})
		}
		if !more {
			return
		}
	}
}

// closed reports whether all arguments are lists, so that the result is the same for every row.
func (n *aggregate) closed() bool {
	return !slices.ContainsFunc(n.args, func(a argument) bool { return a.number != nil })
}

func (n *aggregate) eval(in operands) report.Value {
	if n.closed() {
		return in.memo.value(n, func() report.Value { return n.over(in) })
	}
	return n.over(in)
}

// over goes through the arguments.
func (n *aggregate) over(in operands) report.Value {
	numbers := fold[report.Number]{combine: func(a, b report.Number) report.Number {
		c, _ := n.function.value(a, b)
		return c
	}}
	result := report.Value{State: report.State{Kind: report.NumberValue}}
	n.each(in, func(v report.Value) bool {
		if lacking(&v) {
			result = v
			return false
		}
		numbers.add(v.Number)
		result.Decimals = n.function.decimals(result.Decimals, v.Decimals)
		result.Flags = result.Flags.Union(v.Flags)
		return true
	})
	switch {
	case lacking(&result):
		return result
	case numbers.count == 0 && !n.function.ofNone:
		return notComputable()
	}
	result.Number = numbers.total()
	if n.function.averages {
		result.Number, _ = result.Number.Quo(report.NumberOf(int64(numbers.count)))
	}
	return result
}

func (n *aggregate) bounds(in intervals) Interval {
	if n.closed() {
		return in.memo.bound(n, func() Interval { return n.boundsOver(in) })
	}
	return n.boundsOver(in)
}

func (n *aggregate) boundsOver(in intervals) Interval {
	all := fold[Interval]{combine: n.function.bounds}
	for _, arg := range n.args {
		if arg.number != nil {
			all.add(arg.number.bounds(in))
			continue
		}
		in.measured(arg.slot, func(v report.Value, i Interval) bool {
			all.add(i.shift(arg.exponent(v)))
			return true
		})
	}
	switch {
	case all.count == 0:
		return Exactly(report.Number{})
	case n.function.averages:
		return all.total().over(Exactly(report.NumberOf(int64(all.count))))
	}
	return all.total()
}

// tally counts the cells of a list or, of one code, those that hold it.
type tally struct {
	slot int
	one  bool
	code string
}

func (n *tally) eval(in operands) report.Value {
	return in.memo.value(n, func() report.Value { return n.over(in) })
}

// over goes through the list.
func (n *tally) over(in operands) report.Value {
	total, count := report.Value{State: report.State{Kind: report.NumberValue}}, int64(0)
	in.list(n.slot, func(v report.Value) bool {
		switch {
		case lacking(&v):
			total = v
			return false
		case n.one:
			total.Flags = total.Flags.Union(v.Flags)
		}
		if !n.one || v.Code.Value == n.code {
			count++
		}
		return true
	})
	total.Number = report.NumberOf(count)
	return total
}

func (n *tally) bounds(in intervals) Interval { return Exactly(n.eval(in.operands).Number) }

// choice is one of two branches, whichever the condition says.
type choice struct {
	condition   node
	then, other node
}

// taken returns the branch to take, or nil with the condition's value when that is missing.
func (n *choice) taken(in operands) (branch node, condition report.Value) {
	condition = n.condition.eval(in)
	switch {
	case lacking(&condition):
		return nil, condition
	case condition.Truth:
		return n.then, condition
	}
	return n.other, condition
}

func (n *choice) eval(in operands) report.Value {
	branch, condition := n.taken(in)
	if branch == nil {
		return condition
	}
	v := branch.eval(in)
	if !lacking(&v) {
		v.Flags = condition.Flags.Union(v.Flags)
	}
	return v
}

func (n *choice) sides(in operands, yield func(report.Value, string, report.Value)) {
	if branch, _ := n.taken(in); branch != nil {
		branch.(condition).sides(in, yield)
	}
}

func (n *choice) bounds(in intervals) Interval {
	branch, _ := n.taken(in.operands)
	return branch.(numeric).bounds(in)
}

// recoded makes codes into those of the result's categories with the same value.
type recoded struct {
	code       node
	categories []*report.Category
}

func (n *recoded) eval(in operands) report.Value {
	v := n.code.eval(in)
	if v.Kind == report.CodeValue {
		v.Code = categoryOf(n.categories, v.Code.Value)
	}
	return v
}

// categoryOf returns the category with that value, or nil.
func categoryOf(categories []*report.Category, value string) *report.Category {
	for _, c := range categories {
		if c.Value == value {
			return c
		}
	}
	return nil
}

// comparison compares two numbers of one unit, two dates or two codes.
type comparison struct {
	sign string
	a, b node
	unit string // of both, when they are numbers
}

func (n *comparison) sides(in operands, yield func(report.Value, string, report.Value)) {
	a, b := n.a.eval(in), n.b.eval(in)
	a.Unit, b.Unit = n.unit, n.unit
	yield(a, relations[n.sign], b)
}

func (n *comparison) eval(in operands) report.Value {
	a := n.a.eval(in)
	if lacking(&a) {
		return a
	}
	b := n.b.eval(in)
	if lacking(&b) {
		return b
	}
	return report.Value{State: report.State{Kind: report.TruthValue, Truth: holds(n.sign, compare(a, b)), Flags: a.Flags.Union(b.Flags)}}
}

// compare returns −1, 0 or 1; of codes only 0 says anything.
func compare(a, b report.Value) int {
	switch a.Kind {
	case report.CodeValue:
		return strings.Compare(a.Code.Value, b.Code.Value)
	case report.DateValue:
		return strings.Compare(a.Date, b.Date) // ISO dates are in order as texts are
	}
	return a.Number.Cmp(b.Number)
}

// holds reports whether a sign is true of two values that compare so.
func holds(sign string, compared int) bool {
	switch sign {
	case "=":
		return compared == 0
	case "!=":
		return compared != 0
	case "<":
		return compared < 0
	case "<=":
		return compared <= 0
	case ">":
		return compared > 0
	}
	return compared >= 0
}

// junction is two conditions joined by "and" or "or". The second is looked at only when the
// first does not decide.
type junction struct {
	a, b condition
	or   bool
}

func (n *junction) eval(in operands) report.Value {
	a := n.a.eval(in)
	if lacking(&a) || a.Truth == n.or {
		return a
	}
	b := n.b.eval(in)
	if !lacking(&b) {
		b.Flags = a.Flags.Union(b.Flags)
	}
	return b
}

func (n *junction) sides(in operands, yield func(report.Value, string, report.Value)) {
	n.a.sides(in, yield)
	n.b.sides(in, yield)
}

// opposite is true when its condition is not.
type opposite struct{ of condition }

func (n *opposite) eval(in operands) report.Value {
	v := n.of.eval(in)
	v.Truth = !v.Truth
	return v
}

func (n *opposite) sides(in operands, yield func(report.Value, string, report.Value)) {
	n.of.sides(in, yield)
}
