package formula

import "bokslut/generator/report"

// aggregate applies a function over and over to the numbers of its arguments.
type aggregate struct {
	function *function
	args     []argument
}

// argument is a number or, when that is nil, a list.
type argument struct {
	number numeric
	list   *list
}

// list is the cells of a slot, counted in one unit, and the function that is applied to them.
// A formula has one for all places where it says so: what it comes to is the same in each row.
type list struct {
	function *function
	slot     int
	unit     string
}

// total is what a function makes of an argument's numbers: a number with what it has of each, or the first
// value that is lacking.
type total struct {
	value report.Value
	count int // of the numbers
}

// exponent tells by which power of ten a cell of the list is shifted to count in the list's unit.
func (l *list) exponent(cell report.Value) int {
	if cell.Unit == l.unit || cell.Kind != report.NumberValue {
		return 0
	}
	return exponentOf(cell.Unit) - exponentOf(l.unit)
}

func (l *list) total(in Operands) total {
	return memorised(in.memo.totals(), l, func() total {
		sum := newSummary(l.function)
		in.List(l.slot, func(v report.Value) bool {
			if exponent := l.exponent(v); exponent != 0 {
				v.Number = v.Number.Shift(exponent)
			}
			return sum.add(total{v, 1})
		})
		return sum.total()
	})
}

// summary combines totals into one.
type summary struct {
	function *function
	numbers  fold[report.Number]
	all      total
}

func newSummary(f *function) *summary {
	return &summary{function: f, all: total{value: report.Value{State: report.State{Kind: report.NumberValue}}},
		numbers: fold[report.Number]{combine: func(a, b report.Number) report.Number {
			c, _ := f.value(a, b)
			return c
		}}}
}

// add returns false once a value is lacking, with which the whole is.
func (s *summary) add(t total) bool {
	if lacking(&t.value) {
		s.all.value = t.value
		return false
	}
	if t.count > 0 {
		s.numbers.add(t.value.Number)
		s.all.value.Decimals = s.function.decimals(s.all.value.Decimals, t.value.Decimals)
		s.all.value.Flags = s.all.value.Flags.Union(t.value.Flags)
		s.all.count += t.count
	}
	return true
}

func (s *summary) total() total {
	if !lacking(&s.all.value) {
		s.all.value.Number = s.numbers.total()
	}
	return s.all
}

// total returns what the arguments' numbers come to.
func (n *aggregate) total(in Operands) total {
	if only := n.args[0].list; only != nil && len(n.args) == 1 {
		return only.total(in)
	}
	sum := newSummary(n.function)
	for _, arg := range n.args {
		t := total{count: 1}
		if arg.list != nil {
			t = arg.list.total(in)
		} else {
			t.value = arg.number.eval(in)
		}
		if !sum.add(t) {
			break
		}
	}
	return sum.total()
}

func (n *aggregate) eval(in Operands) report.Value {
	result := n.total(in)
	switch {
	case lacking(&result.value):
		return result.value
	case result.count == 0 && !n.function.ofNone:
		return notComputable()
	case n.function.averages:
		result.value.Number, _ = result.value.Number.Quo(report.NumberOf(int64(result.count)))
	}
	return result.value
}

// span is the interval of a total.
type span struct {
	interval Interval
	count    int
}

func (l *list) bounds(in Intervals) span {
	return memorised(in.operands.memo.spans(), l, func() span {
		all := fold[Interval]{combine: l.function.bounds}
		in.List(l.slot, func(v report.Value, i Interval) bool {
			all.add(i.shift(l.exponent(v)))
			return true
		})
		return span{all.total(), all.count}
	})
}

func (n *aggregate) bounds(in Intervals) Interval {
	all, count := fold[Interval]{combine: n.function.bounds}, 0
	for _, arg := range n.args {
		of := span{count: 1}
		if arg.list != nil {
			of = arg.list.bounds(in)
		} else {
			of.interval = arg.number.bounds(in)
		}
		if of.count > 0 {
			all.add(of.interval)
			count += of.count
		}
	}
	switch {
	case count == 0:
		return Exactly(report.Number{})
	case n.function.averages:
		return all.total().over(Exactly(report.NumberOf(int64(count))))
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
	return memorised(in.memo.totals(), n, func() total { return n.over(in) }).value
}

// over goes through the list.
func (n *tally) over(in Operands) total {
	result, count := report.Value{State: report.State{Kind: report.NumberValue}}, 0
	in.List(n.slot, func(v report.Value) bool {
		switch {
		case lacking(&v):
			result = v
			return false
		case n.one:
			result.Flags = result.Flags.Union(v.Flags)
		}
		if !n.one || v.Code.Value == n.code {
			count++
		}
		return true
	})
	result.Number = report.NumberOf(int64(count))
	return total{result, count}
}

func (n *tally) bounds(in Intervals) Interval { return Exactly(n.eval(in.operands).Number) }
