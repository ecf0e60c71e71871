package report

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"
)

// Number is an exact number: a decimal (coefficient · 10^−scale) as long as that holds
// it, else a fraction. The zero value is 0. Nothing is rounded but by [Number.Round].
//
// Nearly all figures of a report are short decimals, so that these are computed with
// machine integers and allocate nothing; what outgrows them (1/3, 10^30) falls over to
// big.Rat, and comes back as soon as a decimal holds it again: 1/3 · 3 is 1.
//
// Numbers are compared with [Number.Cmp] and [Number.Equal], not with ==: 1.5 and 1.50 are equal.
type Number struct {
	coefficient int64
	scale       uint8    // at most maxScale
	rat         *big.Rat // when not nil, the number, and no decimal holds it; never changed once made
}

// maxScale is the most decimals that a machine integer can hold.
const maxScale = 18

// powers holds 10^0 to 10^18.
var powers = func() (p [maxScale + 1]int64) {
	p[0] = 1
	for i := range maxScale {
		p[i+1] = 10 * p[i]
	}
	return p
}()

// NewNumber returns coefficient · 10^−scale: 91.35 is NewNumber(9135, 2).
func NewNumber(coefficient int64, scale uint8) Number {
	n := Number{coefficient: coefficient}
	if scale <= maxScale {
		n.scale = scale
		return n
	}
	return n.Shift(-int(scale))
}

// NumberOf returns a whole number.
func NumberOf(n int64) Number { return Number{coefficient: n} }

// Step returns one in the last place of a number with that many decimals, 10^−decimals:
// 0.1 for 1, 1000 for −3.
func Step(decimals int) Number { return NumberOf(1).Shift(-decimals) }

// Add returns n + m.
func (n Number) Add(m Number) Number {
	if a, b, scale, ok := aligned(n, m); ok {
		if sum := a + b; (sum > a) == (b > 0) {
			return Number{coefficient: sum, scale: scale}
		}
	}
	return fromRat(new(big.Rat).Add(n.rational(), m.rational()))
}

// Sub returns n − m.
func (n Number) Sub(m Number) Number {
	if a, b, scale, ok := aligned(n, m); ok {
		if difference := a - b; (difference < a) == (b > 0) {
			return Number{coefficient: difference, scale: scale}
		}
	}
	return fromRat(new(big.Rat).Sub(n.rational(), m.rational()))
}

// aligned returns the coefficients of two decimals brought to the same scale. It is not
// ok when one is a fraction or would not fit.
func aligned(n, m Number) (a, b int64, scale uint8, ok bool) {
	a, b, ok = n.coefficient, m.coefficient, n.rat == nil && m.rat == nil
	switch {
	case !ok || n.scale == m.scale:
		return a, b, n.scale, ok
	case n.scale < m.scale:
		a, ok = multiply(a, powers[m.scale-n.scale])
		return a, b, m.scale, ok
	}
	b, ok = multiply(b, powers[n.scale-m.scale])
	return a, b, n.scale, ok
}

// multiply returns a · b, if it fits.
func multiply(a, b int64) (int64, bool) {
	high, low := bits.Mul64(magnitude(a), magnitude(b))
	return signed((a < 0) != (b < 0), low, high == 0)
}

// signed returns a magnitude with its sign, if it fits.
func signed(negative bool, magnitude uint64, ok bool) (int64, bool) {
	if !ok || magnitude > math.MaxInt64 {
		return 0, false
	}
	if negative {
		return -int64(magnitude), true
	}
	return int64(magnitude), true
}

// magnitude returns |a|; unlike −a it holds for the least integer too.
func magnitude(a int64) uint64 {
	if a < 0 {
		return -uint64(a)
	}
	return uint64(a)
}

// Mul returns n · m.
func (n Number) Mul(m Number) Number {
	if n.rat == nil && m.rat == nil {
		if coefficient, ok := multiply(n.coefficient, m.coefficient); ok {
			if product, ok := decimal(coefficient, int(n.scale)+int(m.scale)); ok {
				return product
			}
		}
	}
	return fromRat(new(big.Rat).Mul(n.rational(), m.rational()))
}

// Quo returns n / m, exactly. It is not ok when m is 0.
func (n Number) Quo(m Number) (quotient Number, ok bool) {
	if m.Sign() == 0 {
		return Number{}, false
	}
	if n.rat == nil && m.rat == nil {
		if quotient, ok = decimalQuotient(n, m); ok {
			return quotient, true
		}
		if n.scale == m.scale {
			return fromRat(big.NewRat(n.coefficient, m.coefficient)), true
		}
	}
	return fromRat(new(big.Rat).Quo(n.rational(), m.rational())), true
}

// decimalQuotient divides two decimals, if a decimal holds the quotient.
func decimalQuotient(n, m Number) (Number, bool) {
	above, below := magnitude(n.coefficient), magnitude(m.coefficient)
	divisor := gcd(above, below)
	above, below = above/divisor, below/divisor
	factor, decimals, ok := tenfold(below)
	if !ok {
		return Number{}, false
	}
	high, low := bits.Mul64(above, factor)
	coefficient, ok := signed((n.coefficient < 0) != (m.coefficient < 0), low, high == 0)
	if !ok {
		return Number{}, false
	}
	return decimal(coefficient, int(n.scale)-int(m.scale)+decimals)
}

// tenfold returns the factor that makes d the power of ten 10^decimals, if there is one within reach.
func tenfold(d uint64) (factor uint64, decimals int, ok bool) {
	twos, fives := bits.TrailingZeros64(d), 0
	rest := d >> twos
	for rest%5 == 0 {
		rest /= 5
		fives++
	}
	decimals = max(twos, fives)
	if rest != 1 || decimals > maxScale {
		return 0, 0, false
	}
	return uint64(powers[decimals]) / d, decimals, true
}

func gcd(a, b uint64) uint64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// decimal returns coefficient · 10^−scale, whatever the scale, if a decimal holds it.
func decimal(coefficient int64, scale int) (Number, bool) {
	switch {
	case coefficient == 0:
		return Number{scale: uint8(min(max(scale, 0), maxScale))}, true
	case scale > maxScale || scale < -maxScale:
		return Number{}, false
	case scale < 0:
		coefficient, ok := multiply(coefficient, powers[-scale])
		return Number{coefficient: coefficient}, ok
	}
	return Number{coefficient: coefficient, scale: uint8(scale)}, true
}

// Shift returns n · 10^exponent.
func (n Number) Shift(exponent int) Number {
	if n.rat == nil {
		if shifted, ok := decimal(n.coefficient, int(n.scale)-exponent); ok {
			return shifted
		}
	}
	power := new(big.Rat).SetInt(tenTo(max(exponent, -exponent)))
	if exponent < 0 {
		power.Inv(power)
	}
	return fromRat(power.Mul(power, n.rational()))
}

func tenTo(exponent int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(exponent)), nil)
}

// Neg returns −n.
func (n Number) Neg() Number {
	if n.rat == nil && n.coefficient != math.MinInt64 {
		n.coefficient = -n.coefficient
		return n
	}
	return fromRat(new(big.Rat).Neg(n.rational()))
}

// Abs returns |n|.
func (n Number) Abs() Number {
	if n.Sign() < 0 {
		return n.Neg()
	}
	return n
}

// Sign returns −1, 0 or 1.
func (n Number) Sign() int {
	switch {
	case n.rat != nil:
		return n.rat.Sign()
	case n.coefficient < 0:
		return -1
	case n.coefficient > 0:
		return 1
	}
	return 0
}

// Cmp returns −1, 0 or 1 as n is less than, equal to or more than m.
func (n Number) Cmp(m Number) int {
	if n.rat != nil || m.rat != nil {
		return n.rational().Cmp(m.rational())
	}
	sign := n.Sign()
	if other := m.Sign(); sign != other {
		if sign < other {
			return -1
		}
		return 1
	}
	// Coefficients up to 2^63 times powers up to 10^18 fit two words.
	common := max(n.scale, m.scale)
	highN, lowN := bits.Mul64(magnitude(n.coefficient), uint64(powers[common-n.scale]))
	highM, lowM := bits.Mul64(magnitude(m.coefficient), uint64(powers[common-m.scale]))
	switch {
	case highN == highM && lowN == lowM:
		return 0
	case highN < highM || highN == highM && lowN < lowM:
		return -sign
	}
	return sign
}

// Equal reports whether n and m are the same number, however many decimals they are written with.
func (n Number) Equal(m Number) bool { return n.Cmp(m) == 0 }

// Round returns n with that many decimals, 0 or more; a half is rounded away from zero,
// and −0 is 0. More decimals than n has are filled up with zeros, as far as a decimal holds them.
func (n Number) Round(decimals int) Number {
	decimals = max(decimals, 0)
	switch {
	case n.rat != nil:
		return roundRat(n.rat, decimals)
	case int(n.scale) <= decimals:
		if decimals <= maxScale {
			if coefficient, ok := multiply(n.coefficient, powers[decimals-int(n.scale)]); ok {
				return Number{coefficient: coefficient, scale: uint8(decimals)}
			}
		}
		return n
	}
	unit := powers[int(n.scale)-decimals]
	quotient, rest := n.coefficient/unit, n.coefficient%unit
	if 2*magnitude(rest) >= uint64(unit) {
		quotient += int64(n.Sign())
	}
	return Number{coefficient: quotient, scale: uint8(decimals)}
}

func roundRat(r *big.Rat, decimals int) Number {
	power := tenTo(decimals)
	twice := new(big.Int).Abs(r.Num())
	twice.Mul(twice, power).Lsh(twice, 1).Add(twice, r.Denom())
	twice.Quo(twice, new(big.Int).Lsh(r.Denom(), 1))
	if r.Sign() < 0 {
		twice.Neg(twice)
	}
	n := fromRat(new(big.Rat).SetFrac(twice, power))
	if n.rat == nil {
		return n.Round(decimals)
	}
	return n
}

// Decimals returns how many decimals n is written with, or −1 for a fraction that no
// decimal holds, as 1/3.
func (n Number) Decimals() int {
	if n.rat == nil {
		return int(n.scale)
	}
	if decimals, exact := n.rat.FloatPrec(); exact {
		return decimals
	}
	return -1
}

// Bits returns how much room the number takes: 64 for a decimal, more the longer a fraction is.
func (n Number) Bits() int {
	if n.rat == nil {
		return 64
	}
	const itself = 128 // beside its digits
	return itself + n.rat.Num().BitLen() + n.rat.Denom().BitLen()
}

// Magnitude returns about how many binary digits the number has before its point.
func (n Number) Magnitude() int {
	if n.rat == nil {
		return bits.Len64(magnitude(n.coefficient))
	}
	return n.rat.Num().BitLen() - n.rat.Denom().BitLen()
}

// Rat returns the number as a fraction of its own, which the caller may change.
func (n Number) Rat() *big.Rat { return new(big.Rat).Set(n.rational()) }

// rational returns the number as a fraction that must not be changed.
func (n Number) rational() *big.Rat {
	if n.rat != nil {
		return n.rat
	}
	return big.NewRat(n.coefficient, powers[n.scale])
}

// fromRat returns r as a decimal if one holds it. It keeps r.
func fromRat(r *big.Rat) Number {
	if n, ok := decimalOf(r); ok {
		return n
	}
	return Number{rat: r}
}

func decimalOf(r *big.Rat) (Number, bool) {
	if !r.Num().IsInt64() || !r.Denom().IsUint64() {
		return Number{}, false
	}
	factor, decimals, ok := tenfold(r.Denom().Uint64())
	if !ok {
		return Number{}, false
	}
	high, low := bits.Mul64(magnitude(r.Num().Int64()), factor)
	coefficient, ok := signed(r.Sign() < 0, low, high == 0)
	return Number{coefficient: coefficient, scale: uint8(decimals)}, ok
}

// AppendPlain appends n as data is written, "-1234.50": rounded to that many decimals,
// or with −1 as it is written, which for a fraction that no decimal holds is one decimal.
func (n Number) AppendPlain(b []byte, decimals int) []byte {
	if decimals < 0 {
		decimals = n.Decimals()
	}
	if decimals < 0 {
		decimals = 1
	}
	if n.rat != nil || int(n.scale) != decimals {
		n = n.Round(decimals)
	}
	if n.rat != nil {
		return append(b, n.rat.FloatString(decimals)...)
	}
	if n.coefficient < 0 {
		b = append(b, '-')
	}
	if decimals == 0 { // most numbers
		return strconv.AppendUint(b, magnitude(n.coefficient), 10)
	}
	whole, part := magnitude(n.coefficient)/uint64(powers[n.scale]), magnitude(n.coefficient)%uint64(powers[n.scale])
	b = append(strconv.AppendUint(b, whole, 10), '.')
	for place := 1; place <= decimals; place++ {
		if place > int(n.scale) {
			b = append(b, '0')
			continue
		}
		b = append(b, '0'+byte(part/uint64(powers[int(n.scale)-place])%10))
	}
	return b
}

// String returns n as [Number.AppendPlain] writes it with all its decimals.
func (n Number) String() string { return string(n.AppendPlain(nil, -1)) }
