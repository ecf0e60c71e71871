package workbook_test

import (
	"testing"

	"bokslut/generator/workbook"
)

// TestNumbers reads numbers as workbooks hold them.
func TestNumbers(t *testing.T) {
	for _, test := range []struct{ stored, want string }{
		{"75796", "75796"},
		{"0.30000000000000004", "0.3"},              // 0,1 + 0,2
		{"6.9999999999999396E-2", "0.07"},           // 7,6 − 7,53 in Excel
		{"0.0699999999999994", "0.07"},              // in LibreOffice
		{"-9.9999999999999645E-2", "-0.1"},          // 6,2 − 6,3
		{"0.99999999999999", "1"},                   // all of it nines
		{"1000000.0699999999", "1000000.07"},        // the zeros before the point are no remainder
		{"860000000.00000012", "860000000"},         // but these are
		{"0.92105263157894", "0.9210526316"},        // 0,07 of 7,6
		{"1000000.0123456789", "1000000.012"},       // ten digits
		{"12345678901.123457", "12345678901.12"},    // and no fewer than öre
		{"123456789012.34", "123456789012.34"},      // typed: digits enough, but few decimals
		{"1234567890123456", "1234567890123456"},    // no decimals
		{"1.2345678901234E-7", "0.000000123456789"}, // a small share is none of zeros
		{"0.333333333333333", "0.3333333333"},       // a third
		{"12.345678", "12.345678"},                  // typed
		{"100000.0000001", "100000.0000001"},        // typed, thirteen digits
	} {
		sheets, err := workbook.Read(zipped(t, `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>`+test.stored+`</v></c></row></sheetData></worksheet>`, styles, strings))
		if err != nil || len(sheets) != 1 || len(sheets[0].Rows) != 1 {
			t.Fatalf("%s: %+v, %v; want one cell", test.stored, sheets, err)
		}
		if got := sheets[0].Rows[0][0].Text; got != test.want {
			t.Errorf("%s is read as %s, want %s", test.stored, got, test.want)
		}
	}
}
