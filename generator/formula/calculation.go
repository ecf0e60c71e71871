package formula

import "bokslut/generator/report"

// operand is what a slot holds.
type operand struct{ slot int }

func (n *operand) eval(in Operands) report.Value { return in.Value(n.slot) }
func (n *operand) bounds(in Intervals) Interval  { return in.Interval(n.slot) }
func (n *operand) parts() []numeric              { return nil }
func (n *operand) number(operand func(int) report.Number) (report.Number, bool) {
	return operand(n.slot), true
}

// constant is a number or a code in the formula itself.
type constant struct{ value report.Value }

func (n *constant) eval(Operands) report.Value { return n.value }
func (n *constant) bounds(Intervals) Interval  { return Exactly(n.value.Number) }
func (n *constant) parts() []numeric           { return nil }
func (n *constant) number(func(int) report.Number) (report.Number, bool) {
	return n.value.Number, n.value.Kind == report.NumberValue
}

// shifted counts a number in another unit of its kind: times 10^exponent.
type shifted struct {
	of       numeric
	exponent int
}

func (n *shifted) eval(in Operands) report.Value {
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

func (n *shifted) bounds(in Intervals) Interval { return n.of.bounds(in).shift(n.exponent) }

// calculation applies a function to one number or two.
type calculation struct {
	function *function
	a, b     numeric // b is nil for one
}

func (n *calculation) eval(in Operands) (v report.Value) {
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

func (n *calculation) bounds(in Intervals) Interval {
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

func (n *rounding) eval(in Operands) report.Value {
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

func (n *rounding) bounds(in Intervals) Interval {
	return n.of.bounds(in).monotone(func(x report.Number) report.Number { return x.Round(n.decimals) })
}
