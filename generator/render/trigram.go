package render

import "strconv"

// trigrams says which sequences of three letters or digits a text has. Letters are taken
// in lower case and without their marks, so that "aldre" is in "äldre"; between the digits
// of a number what divides them is left out: of 75 796 these are 757, 579 and 796.
// search.js takes words apart in the same way.
type trigrams [signs * signs * signs / 64]uint64

// The signs that sequences are made of are 0 to 9 and a to z; noSign is all else.
const (
	signs  = 10 + 26
	noSign = 0xff
)

// letters are U+00C0 to U+017F without their marks, as Unicode decomposes them. What it
// does not is - here, and no sign.
const letters = "aaaaaa-ceeeeiiii-nooooo--uuuuy--aaaaaa-ceeeeiiii-nooooo--uuuuy-y" +
	"aaaaaaccccccccdd--eeeeeeeeeegggggggghh--iiiiiiiii---jjkk-llllll----nnnnnn---oooooo--rrrrrrsssssssstttt--uuuuuuuuuuuuwwyyyzzzzzz-"

// sign returns the sign of a character, in lower case and without its mark.
func sign(c rune) uint8 {
	if c >= 0xc0 && int(c-0xc0) < len(letters) {
		c = rune(letters[c-0xc0])
	}
	switch {
	case c >= '0' && c <= '9':
		return uint8(c - '0')
	case c >= 'a' && c <= 'z':
		return uint8(c-'a') + 10
	case c >= 'A' && c <= 'Z':
		return uint8(c-'A') + 10
	}
	return noSign
}

// see adds the trigrams of a text in UTF-8.
func (t *trigrams) see(text []byte) {
	pair, last, length := 0, 0, 0 // the last two signs as a number, the last, and how many there were
	for i := 0; i < len(text); i++ {
		c := text[i]
		next := asciiSigns[c]
		if c >= 0xc3 && c <= 0xc5 && i+1 < len(text) { // U+00C0 to U+017F
			i++
			next = sign(rune(c&0x1f)<<6 | rune(text[i]&0x3f))
		}
		if next == noSign {
			n := 0
			if length > 0 && last < 10 {
				n = divider(text[i:])
			}
			if n > 0 {
				i += n - 1
			} else {
				length = 0
			}
			continue
		}
		if length >= 2 {
			at := pair*signs + int(next)
			t[at/64] |= 1 << (at % 64)
		}
		pair, last, length = last*signs+int(next), int(next), length+1
	}
}

// asciiSigns are the signs of single bytes.
var asciiSigns = func() (of [256]uint8) {
	for c := range of {
		of[c] = noSign
		if c < 0x80 {
			of[c] = sign(rune(c))
		}
	}
	return of
}()

// has reports whether the trigram with that number was seen.
func (t *trigrams) has(at int) bool { return t[at/64]>>(at%64)&1 == 1 }

// divider returns the length of what divides the digits of a number, if a digit follows.
func divider(text []byte) int {
	n := 0
	switch {
	case text[0] == ' ' || text[0] == '.' || text[0] == ',':
		n = 1
	case len(text) > 1 && string(text[:2]) == noBreak:
		n = 2
	}
	if n == 0 || n >= len(text) || text[n] < '0' || text[n] > '9' {
		return 0
	}
	return n
}

// signNames are the signs, in order.
const signNames = "0123456789abcdefghijklmnopqrstuvwxyz"

// appendTrigrams writes which shards have each trigram that begins with a sign: the two
// signs that follow, and a bit for each shard, four to a hexadecimal digit; "" is all of them.
//
//	searchFile("t-o",{"ms":"","rg":"05"});
func (s *Site) appendTrigrams(b []byte, first int) []byte {
	b = append(append(append(b, `searchFile("t-`...), signNames[first]), `",{`...)
	var some trigrams // of any shard, as most have none
	found := make([]*trigrams, len(s.shards))
	for i := range found {
		found[i] = s.trigramsOf(i)
		for at := first * signs * signs / 64; at <= (first+1)*signs*signs/64 && at < len(some); at++ {
			some[at] |= found[i][at]
		}
	}
	for rest := range signs * signs {
		if !some.has(first*signs*signs + rest) {
			continue
		}
		count := 0
		b = append(b, '"', signNames[rest/signs], signNames[rest%signs], '"', ':', '"')
		bits := len(b)
		for i := 0; i < len(found); i += 4 {
			digit := 0
			for j, f := range found[i:min(i+4, len(found))] {
				if f.has(first*signs*signs + rest) {
					digit |= 1 << j
					count++
				}
			}
			b = strconv.AppendInt(b, int64(digit), 16)
		}
		if count == len(found) {
			b = b[:bits]
		}
		b = append(b, `",`...)
	}
	return append(trimComma(b), "});\n"...)
}
