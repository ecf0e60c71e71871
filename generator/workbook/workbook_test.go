package workbook_test

import (
	"testing"

	"github.com/xuri/excelize/v2"

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

// TestDates reads the day 45292, which is the first of 2024 where days are counted from 1900, and
// 2 January 2028 where they are counted from 1904, 1462 days later, as Excel for Mac did.
func TestDates(t *testing.T) {
	for from1904, want := range map[bool]string{false: "2024-01-01", true: "2028-01-02"} {
		f := excelize.NewFile()
		day, err := f.NewStyle(&excelize.Style{NumFmt: 14})
		if err != nil {
			t.Fatal(err)
		}
		for _, err := range []error{
			f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &from1904}),
			f.SetCellValue("Sheet1", "A1", 45292), f.SetCellStyle("Sheet1", "A1", "A1", day),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		raw, err := f.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		sheets, err := workbook.Read(raw.Bytes())
		if err != nil || len(sheets) != 1 || len(sheets[0].Rows) != 1 {
			t.Fatalf("%+v, %v; want one cell", sheets, err)
		}
		if c := sheets[0].Rows[0][0]; c.Kind != workbook.Date || c.Text != want {
			t.Errorf("from 1904 %t: %+v, want the date %s", from1904, c, want)
		}
	}
}
