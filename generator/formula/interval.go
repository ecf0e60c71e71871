package formula

import "bokslut/generator/report"

// Interval is where a number may lie, given that rounded numbers stand for all that round
// to them. The zero value is unbounded: nothing is known.
type Interval struct {
	Low, High report.Number // both included
	Bounded   bool
}

// Exactly returns the interval of a number that stands for itself alone.
func Exactly(n report.Number) Interval { return Interval{n, n, true} }

// Around returns the interval of a number rounded to steps of that size: n ± ½ step.
func Around(n, step report.Number) Interval {
	half := step.Mul(report.NewNumber(5, 1))
	return Interval{n.Sub(half), n.Add(half), true}
}

// point reports whether only one number lies in the interval.
func (i Interval) point() bool { return i.Bounded && i.Low.Equal(i.High) }

func (i Interval) holds(n report.Number) bool {
	return i.Bounded && i.Low.Cmp(n) <= 0 && n.Cmp(i.High) <= 0
}

// meet reports whether two intervals have so much in common that one number can have been
// rounded to both: more than a point, or the whole of one that is a point. Two that only touch do
// not count: 600,5 is rounded either to 600 or to 601.
func meet(a, b Interval) bool {
	switch {
	case a.point():
		return b.holds(a.Low)
	case b.point():
		return a.holds(b.Low)
	}
	return a.Low.Cmp(b.High) < 0 && b.Low.Cmp(a.High) < 0
}

// monotone applies a function that never falls.
func (i Interval) monotone(f func(report.Number) report.Number) Interval {
	if !i.Bounded {
		return Interval{}
	}
	return Interval{f(i.Low), f(i.High), true}
}

func (i Interval) shift(exponent int) Interval {
	return i.monotone(func(n report.Number) report.Number { return n.Shift(exponent) })
}

func (i Interval) negative() Interval {
	if !i.Bounded {
		return Interval{}
	}
	return Interval{i.High.Neg(), i.Low.Neg(), true}
}

func (i Interval) plus(j Interval) Interval {
	if !i.Bounded || !j.Bounded {
		return Interval{}
	}
	return Interval{i.Low.Add(j.Low), i.High.Add(j.High), true}
}

func (i Interval) minus(j Interval) Interval { return i.plus(j.negative()) }

func (i Interval) times(j Interval) Interval {
	if !i.Bounded || !j.Bounded {
		return Interval{}
	}
	return spanning(i.Low.Mul(j.Low), i.Low.Mul(j.High), i.High.Mul(j.Low), i.High.Mul(j.High))
}

// over divides by an interval; by one that spans 0 nothing is known.
func (i Interval) over(j Interval) Interval {
	if !i.Bounded || !j.Bounded || j.holds(report.Number{}) {
		return Interval{}
	}
	quotient := func(a, b report.Number) report.Number {
		q, _ := a.Quo(b) // b is not 0: j does not hold it
		return q
	}
	return spanning(quotient(i.Low, j.Low), quotient(i.Low, j.High), quotient(i.High, j.Low), quotient(i.High, j.High))
}

func (i Interval) absolute() Interval {
	switch {
	case i.Bounded && i.Low.Sign() < 0 && i.High.Sign() <= 0:
		return i.negative()
	case i.Bounded && i.Low.Sign() < 0:
		return Interval{report.Number{}, larger(i.Low.Neg(), i.High), true}
	}
	return i
}

// least is the interval of the smaller of two numbers, most of the larger.
func (i Interval) least(j Interval) Interval {
	if !i.Bounded || !j.Bounded {
		return Interval{}
	}
	return Interval{smaller(i.Low, j.Low), smaller(i.High, j.High), true}
}

func (i Interval) most(j Interval) Interval {
	if !i.Bounded || !j.Bounded {
		return Interval{}
	}
	return Interval{larger(i.Low, j.Low), larger(i.High, j.High), true}
}

// spanning returns the least interval that holds all the numbers.
func spanning(first report.Number, others ...report.Number) Interval {
	i := Exactly(first)
	for _, n := range others {
		i.Low, i.High = smaller(i.Low, n), larger(i.High, n)
	}
	return i
}

func smaller(a, b report.Number) report.Number {
	if b.Cmp(a) < 0 {
		return b
	}
	return a
}

func larger(a, b report.Number) report.Number {
	if b.Cmp(a) > 0 {
		return b
	}
	return a
}
