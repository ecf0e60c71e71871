package report_test

import (
	"math"
	"math/big"
	"testing"

	"bokslut/generator/report"
)

// number returns the number that a decimal text, or a fraction "1/3", stands for.
func number(t *testing.T, text string) report.Number {
	t.Helper()
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		t.Fatalf("%q is no number", text)
	}
	n, _ := report.NumberOf(r.Num().Int64()).Quo(report.NumberOf(r.Denom().Int64()))
	return n
}

func TestArithmetic(t *testing.T) {
	const most = math.MaxInt64 // 9223372036854775807
	third, _ := report.NumberOf(1).Quo(report.NumberOf(3))
	quo := func(a, b report.Number) report.Number { q, _ := a.Quo(b); return q }
	tests := []struct {
		what string
		got  report.Number
		want string
	}{
		{"1.5 + 0.25", report.NewNumber(15, 1).Add(report.NewNumber(25, 2)), "1.75"},
		{"1.5 + 0.50", report.NewNumber(15, 1).Add(report.NewNumber(50, 2)), "2.00"},
		{"13.3 - 20.0", report.NewNumber(133, 1).Sub(report.NewNumber(200, 1)), "-6.7"},
		{"-0.5 * 0.5", report.NewNumber(-5, 1).Mul(report.NewNumber(5, 1)), "-0.25"},
		{"1 / 8", quo(report.NumberOf(1), report.NumberOf(8)), "0.125"},
		{"60000 / 100764", quo(report.NumberOf(60000), report.NumberOf(100764)).Round(4), "0.5955"},
		{"6 / 0.03", quo(report.NumberOf(6), report.NewNumber(3, 2)), "200"},
		{"1/3 * 3", third.Mul(report.NumberOf(3)), "1"},
		{"1/3 + 1/3 + 1/3", third.Add(third).Add(third), "1"},
		{"1/3 - 1/3", third.Sub(third), "0"},
		{"most + 1", report.NumberOf(most).Add(report.NumberOf(1)), "9223372036854775808"},
		{"most + 1 - 1", report.NumberOf(most).Add(report.NumberOf(1)).Sub(report.NumberOf(1)), "9223372036854775807"},
		{"-most - 2", report.NumberOf(-most).Sub(report.NumberOf(2)), "-9223372036854775809"},
		{"most + 0.1", report.NumberOf(most).Add(report.NewNumber(1, 1)), "9223372036854775807.1"},
		{"most * most", report.NumberOf(most).Mul(report.NumberOf(most)), "85070591730234615847396907784232501249"},
		{"10^-18 * 10^-1", report.NewNumber(1, 18).Mul(report.NewNumber(1, 1)), "0.0000000000000000001"},
		{"10^-18 * 10", report.NewNumber(1, 18).Mul(report.NumberOf(10)), "0.000000000000000010"},
		{"least / -1", quo(report.NumberOf(math.MinInt64), report.NumberOf(-1)), "9223372036854775808"},
		{"-least", report.NumberOf(math.MinInt64).Neg(), "9223372036854775808"},
		{"|least|", report.NumberOf(math.MinInt64).Abs(), "9223372036854775808"},
		{"75796 tkr in mnkr", report.NumberOf(75796).Shift(-3), "75.796"},
		{"0.6 mnkr in kr", report.NewNumber(6, 1).Shift(6), "600000"},
		{"1/3 tkr in kr", third.Shift(3).Round(2), "333.33"},
		{"7 * 10^30", report.NumberOf(7).Shift(30), "7000000000000000000000000000000"},
		{"0 * 10^30", report.NumberOf(0).Shift(30), "0"},
		{"step of 2 decimals", report.Step(2), "0.01"},
		{"step of thousands", report.Step(-3), "1000"},
		{"20 decimals", report.NewNumber(5, 20), "0.00000000000000000005"},
	}
	for _, test := range tests {
		if got := test.got.String(); got != test.want {
			t.Errorf("%s is %s, want %s", test.what, got, test.want)
		}
	}
	if _, ok := report.NumberOf(1).Quo(report.NewNumber(0, 3)); ok {
		t.Error("1 / 0.000 is ok")
	}
}

func TestRound(t *testing.T) {
	tests := []struct {
		number   string
		decimals int
		want     string
	}{
		{"0.5", 0, "1"},
		{"-0.5", 0, "-1"},
		{"2.5", 0, "3"},
		{"0.49", 0, "0"},
		{"-0.04", 1, "0.0"}, // not −0.0
		{"-0.05", 1, "-0.1"},
		{"1.005", 2, "1.01"},
		{"99.95", 1, "100.0"},
		{"7", 2, "7.00"},
		{"1/3", 3, "0.333"},
		{"2/3", 0, "1"},
		{"-1/3", 0, "0"},
		{"1/6", 1, "0.2"},
		{"-1/2000000000", 3, "0.000"},
		{"5", 25, "5.0000000000000000000000000"},
		{"0.123456789012345678", 17, "0.12345678901234568"},
	}
	for _, test := range tests {
		n := number(t, test.number)
		if got := string(n.AppendPlain(nil, test.decimals)); got != test.want {
			t.Errorf("%s with %d decimals is written %s, want %s", test.number, test.decimals, got, test.want)
		}
		if got := string(n.Round(test.decimals).AppendPlain(nil, test.decimals)); got != test.want {
			t.Errorf("%s rounded to %d decimals is %s, want %s", test.number, test.decimals, got, test.want)
		}
	}
}

func TestDecimals(t *testing.T) {
	third, _ := report.NumberOf(1).Quo(report.NumberOf(3))
	tests := []struct {
		number report.Number
		want   int
		plain  string
	}{
		{report.Number{}, 0, "0"},
		{report.NewNumber(9135, 2), 2, "91.35"},
		{report.NewNumber(-150, 2), 2, "-1.50"},
		{report.NewNumber(5, 3), 3, "0.005"},
		{report.NewNumber(5, 1).Round(0), 0, "1"},
		{report.NumberOf(7).Round(2), 2, "7.00"},
		{report.NewNumber(1, 18).Mul(report.NewNumber(1, 2)), 20, "0.00000000000000000001"},
		{third, -1, "0.3"}, // one decimal where none are written
	}
	for _, test := range tests {
		if got := test.number.Decimals(); got != test.want {
			t.Errorf("%s has %d decimals, want %d", test.number, got, test.want)
		}
		if got := test.number.String(); got != test.plain {
			t.Errorf("%s is written %s, want %s", test.number.Rat(), got, test.plain)
		}
	}
}

func TestCmp(t *testing.T) {
	ascending := []string{"-1000000000000000000", "-2", "-1.5", "-1/3", "-0.000000000000000001", "0", "0.333333333333333333", "1/3", "1.5", "1.51", "1000000000000000000"}
	for i, a := range ascending {
		for j, b := range ascending {
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			if got := number(t, a).Cmp(number(t, b)); got != want {
				t.Errorf("%s compared with %s is %d, want %d", a, b, got, want)
			}
		}
	}
	if a, b := report.NewNumber(15, 1), report.NewNumber(1500, 3); !a.Equal(b) {
		t.Errorf("%s is not %s", a, b)
	}
}

// Rat gives a copy: a number never changes.
func TestRatIsACopy(t *testing.T) {
	third, _ := report.NumberOf(1).Quo(report.NumberOf(3))
	third.Rat().SetInt64(7)
	if got := third.Rat().String(); got != "1/3" {
		t.Errorf("1/3 became %s", got)
	}
}

func TestDecimalsAllocateNothing(t *testing.T) {
	a, b := report.NewNumber(7579612, 2), report.NewNumber(-698365, 1)
	buffer := make([]byte, 0, 32)
	var sum report.Number
	if n := testing.AllocsPerRun(100, func() {
		sum = a.Add(b).Sub(b).Mul(b).Round(1).Abs().Neg().Shift(-2)
		sum, _ = sum.Quo(report.NewNumber(25, 2))
		if a.Cmp(b) > 0 {
			buffer = sum.AppendPlain(buffer[:0], 3)
		}
	}); n != 0 {
		t.Errorf("%v allocations, want none", n)
	}
}

// FuzzNumber compares each operation with the same one on fractions.
func FuzzNumber(f *testing.F) {
	f.Add(int64(15), uint8(1), int64(25), uint8(2), int64(3), int8(1))
	f.Add(int64(math.MaxInt64), uint8(0), int64(1), uint8(0), int64(1), int8(-3))
	f.Add(int64(math.MinInt64), uint8(18), int64(-1), uint8(18), int64(7), int8(20))
	f.Add(int64(1), uint8(0), int64(3), uint8(0), int64(-3), int8(0))
	f.Add(int64(-4), uint8(2), int64(0), uint8(9), int64(1), int8(1))
	f.Fuzz(func(t *testing.T, a int64, scaleA uint8, b int64, scaleB uint8, divisor int64, places int8) {
		if divisor == 0 {
			divisor = 1
		}
		scaleA, scaleB = scaleA%25, scaleB%25
		// Each operand is a decimal, or a fraction when the divisor does not go into it.
		n, _ := report.NewNumber(a, scaleA).Quo(report.NumberOf(divisor))
		m := report.NewNumber(b, scaleB)
		x := new(big.Rat).Quo(fraction(a, scaleA), new(big.Rat).SetInt64(divisor))
		y := fraction(b, scaleB)

		same := func(what string, got report.Number, want *big.Rat) {
			t.Helper()
			if got.Rat().Cmp(want) != 0 {
				t.Errorf("%s %s %s is %s, want %s", x, what, y, got.Rat(), want)
			}
			// The result is a sound number itself, however it is held.
			if text := string(got.AppendPlain(nil, 30)); text != plain(want, 30) {
				t.Errorf("%s %s %s is written %s, want %s", x, what, y, text, plain(want, 30))
			}
			if want.Cmp(new(big.Rat).SetInt64(0)) != got.Sign() {
				t.Errorf("%s %s %s has the sign %d, want that of %s", x, what, y, got.Sign(), want)
			}
		}
		same("+", n.Add(m), new(big.Rat).Add(x, y))
		same("-", n.Sub(m), new(big.Rat).Sub(x, y))
		same("*", n.Mul(m), new(big.Rat).Mul(x, y))
		if q, ok := n.Quo(m); ok != (y.Sign() != 0) {
			t.Errorf("%s / %s is ok: %v", x, y, ok)
		} else if ok {
			same("/", q, new(big.Rat).Quo(x, y))
		}
		same("neg", n.Neg(), new(big.Rat).Neg(x))
		same("abs", n.Abs(), new(big.Rat).Abs(x))
		if got, want := n.Cmp(m), x.Cmp(y); got != want {
			t.Errorf("%s compared with %s is %d, want %d", x, y, got, want)
		}
		shift := int(places) % 25
		same("shift", n.Shift(shift), new(big.Rat).Mul(x, tenTo(shift)))
		decimals := max(shift, -shift)
		if got, want := string(n.AppendPlain(nil, decimals)), plain(x, decimals); got != want {
			t.Errorf("%s with %d decimals is written %s, want %s", x, decimals, got, want)
		}
		rounded, _ := new(big.Rat).SetString(plain(x, decimals))
		same("round", n.Round(decimals), rounded)
	})
}

func fraction(coefficient int64, scale uint8) *big.Rat {
	return new(big.Rat).Mul(new(big.Rat).SetInt64(coefficient), tenTo(-int(scale)))
}

func tenTo(exponent int) *big.Rat {
	power := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(exponent, -exponent))), nil))
	if exponent < 0 {
		power.Inv(power)
	}
	return power
}

// plain writes a fraction with decimals, without the sign of −0.
func plain(r *big.Rat, decimals int) string {
	text := r.FloatString(decimals)
	if again, _ := new(big.Rat).SetString(text); again.Sign() == 0 && text[0] == '-' {
		return text[1:]
	}
	return text
}
