package report_test

import (
	"testing"

	"bokslut/generator/report"
)

func TestAppendGrouped(t *testing.T) {
	tests := []struct {
		number   report.Number
		decimals int
		want     string
	}{
		{report.NewNumber(0, 0), 0, "0"},
		{report.NewNumber(999, 0), 0, "999"},
		{report.NewNumber(1000, 0), 0, "1 000"},
		{report.NewNumber(-5275, 0), 0, "−5 275"},
		{report.NewNumber(1234567, 0), 0, "1 234 567"},
		{report.NewNumber(123456789, 2), -1, "1 234 567,89"},
		{report.NewNumber(9995, 1), 0, "1 000"},  // 999,5 rounds up to four digits
		{report.NewNumber(-4, 2), 1, "0,0"},      // −0,04 is no −0,0
		{report.NewNumber(-100, 0), 1, "−100,0"}, // three digits need no mark
	}
	for _, test := range tests {
		if got := string(test.number.AppendGrouped(nil, test.decimals, ",", " ", "−")); got != test.want {
			t.Errorf("%v with %d decimals is %q, want %q", test.number, test.decimals, got, test.want)
		}
	}
}
