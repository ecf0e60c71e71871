package chart

import (
	"math/big"

	"bokslut/generator/report"
)

// scale maps numbers from low to high, which differ, to places from from to to.
type scale struct {
	low, high report.Number
	from, to  int
}

// at returns the place of a number, rounded to a whole hundredth.
//
//	scale{0, 80000, 0, 7500}.at(75796) is 7106
func (s scale) at(n report.Number) int {
	share, _ := n.Sub(s.low).Quo(s.high.Sub(s.low))
	place := share.Mul(report.NumberOf(int64(s.to - s.from))).Round(0)
	return s.from + int(place.Rat().Num().Int64())
}

// ticks returns the fewest round numbers, evenly apart, that reach from low or below it to
// high or above it, with no more than that many steps, though one at least on each side of
// zero that has numbers: multiples of 1, 2 or 5 times a power of ten.
//
//	ticks(0, 75796, 4) are 0, 20 000, 40 000, 60 000, 80 000
func ticks(low, high report.Number, most int) []report.Number {
	if low.Equal(high) {
		high = low.Add(report.NumberOf(1))
	}
	if low.Sign() < 0 && high.Sign() > 0 {
		most = max(most, 2)
	}
	span := high.Sub(low)
	exponent := -len(span.Rat().Denom().String()) // a step that is too small
	for {
		for _, digit := range []int64{1, 2, 5} {
			step := report.NumberOf(digit).Shift(exponent)
			if steps, _ := span.Quo(step); steps.Cmp(report.NumberOf(int64(most)+1)) > 0 {
				continue
			}
			first, last := floor(low, step), -floor(high.Neg(), step)
			if last-first > int64(most) {
				continue
			}
			list := make([]report.Number, 0, last-first+1)
			for i := first; i <= last; i++ {
				list = append(list, step.Mul(report.NumberOf(i)))
			}
			return list
		}
		exponent++
	}
}

// floor returns how many whole steps there are in n, rounded down.
func floor(n, step report.Number) int64 {
	quotient, _ := n.Quo(step)
	r := quotient.Rat()
	return new(big.Int).Div(r.Num(), r.Denom()).Int64()
}

// extent returns the least and the greatest of 0 and the numbers.
func extent(numbers []report.Number) (low, high report.Number) {
	for _, n := range numbers {
		if n.Cmp(low) < 0 {
			low = n
		}
		if n.Cmp(high) > 0 {
			high = n
		}
	}
	return low, high
}
