package formula

import (
	"slices"

	"bokslut/generator/report"
)

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
func (n *aggregate) each(in Operands, yield func(report.Value) bool) {
	more := true
	for _, arg := range n.args {
		if arg.number != nil {
			more = yield(arg.number.eval(in))
		} else {
			in.List(arg.slot, func(v report.Value) bool {
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

func (n *aggregate) eval(in Operands) report.Value {
	if n.closed() {
		return in.memo.value(n, func() report.Value { return n.over(in) })
	}
	return n.over(in)
}

// over goes through the arguments.
func (n *aggregate) over(in Operands) report.Value {
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

func (n *aggregate) bounds(in Intervals) Interval {
	if n.closed() {
		return in.operands.memo.bound(n, func() Interval { return n.boundsOver(in) })
	}
	return n.boundsOver(in)
}

func (n *aggregate) boundsOver(in Intervals) Interval {
	all := fold[Interval]{combine: n.function.bounds}
	for _, arg := range n.args {
		if arg.number != nil {
			all.add(arg.number.bounds(in))
			continue
		}
		in.List(arg.slot, func(v report.Value, i Interval) bool {
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

func (n *tally) eval(in Operands) report.Value {
	return in.memo.value(n, func() report.Value { return n.over(in) })
}

// over goes through the list.
func (n *tally) over(in Operands) report.Value {
	total, count := report.Value{State: report.State{Kind: report.NumberValue}}, int64(0)
	in.List(n.slot, func(v report.Value) bool {
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

func (n *tally) bounds(in Intervals) Interval { return Exactly(n.eval(in.operands).Number) }
