package report

// AppendGrouped writes a number for people: rounded to decimals (−1: as many as it has),
// its digits in groups of three, with the marks given. A number that rounds to 0 has no
// minus sign.
//
//	NewNumber(-5275, 0).AppendGrouped(nil, 0, ",", " ", "−") is "−5 275"
func (n Number) AppendGrouped(b []byte, decimals int, decimalMark, groupMark, minus string) []byte {
	var scratch [40]byte
	plain := n.AppendPlain(scratch[:0], decimals)
	if plain[0] == '-' {
		b, plain = append(b, minus...), plain[1:]
	}
	whole := 0
	for whole < len(plain) && plain[whole] != '.' {
		whole++
	}
	first := (whole-1)%3 + 1
	b = append(b, plain[:first]...)
	for i := first; i < whole; i += 3 {
		b = append(append(b, groupMark...), plain[i:i+3]...)
	}
	if whole < len(plain) {
		b = append(append(b, decimalMark...), plain[whole+1:]...)
	}
	return b
}
