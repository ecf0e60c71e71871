package render

import (
	"strconv"
	"time"

	"bokslut/generator/report"
)

// minus is the sign before a negative number in text for people; U+2212 is as wide as a
// digit and a plus sign, and lines never break after it as they do after a hyphen.
const minus = "−"

// appendNumber writes a number for people: rounded to decimals (-1: as many as it has),
// digits in groups of three, with the marks of the language. signed puts a plus sign
// before a positive number.
//
//	−5 275   +13,3   0,0
func (w *Words) appendNumber(b []byte, n report.Number, decimals int, signed bool) []byte {
	if signed && n.Sign() > 0 && (decimals < 0 || n.Round(decimals).Sign() > 0) {
		b = append(b, '+')
	}
	return n.AppendGrouped(b, decimals, w.DecimalMark, w.GroupMark, minus)
}

// count returns a whole number for people: 12 500.
func (w *Words) count(n int) string {
	return string(w.appendNumber(nil, report.NumberOf(int64(n)), 0, false))
}

// rows returns how many rows a table has, in words: "10 rader".
func (w *Words) rows(n int) string {
	if n == 1 {
		return w.RowsOne
	}
	return fill(w.RowsOther, "{n}", w.count(n))
}

// size returns the size of a file for people, with one decimal from a kilobyte on: 1,2 kB.
func (w *Words) size(bytes int) string {
	in := func(text string, exponent int) string {
		amount := report.NumberOf(int64(bytes)).Shift(-exponent)
		return fill(text, "{n}", string(w.appendNumber(nil, amount, 1, false)))
	}
	switch {
	case bytes < 1000:
		return fill(w.Bytes, "{n}", w.count(bytes))
	case bytes < 999_950: // what rounds to 1000,0 kB is a megabyte
		return in(w.Kilobytes, 3)
	}
	return in(w.Megabytes, 6)
}

// date returns an ISO date in words, "20 februari 2023"; what is none, as it is.
func (w *Words) date(iso string) string {
	day, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return fill(w.Date, "{day}", strconv.Itoa(day.Day()), "{month}", w.Months[day.Month()-1], "{year}", iso[:4])
}
