package workbook_test

import (
	"bytes"
	"fmt"
	"testing"

	"bokslut/generator/workbook"
)

// A small workbook can hold much: rows as wide as a sheet can be, and one long text in each
// of many cells, which took all the memory that there was; merged cells and rows without a
// number, for which it was looked through all the others.
func TestLarge(t *testing.T) {
	const one = `<row r="1"><c r="A1" t="s"><v>0</v></c></row>`
	var wide, same bytes.Buffer
	for i := range 3000 {
		fmt.Fprintf(&wide, `<row r="%d"><c r="XFD%[1]d"><v>1</v></c></row>`, i+1)
		fmt.Fprintf(&same, `<row r="%d"><c r="A%[1]d" t="s"><v>0</v></c></row>`, i+1)
	}
	for _, c := range []struct{ rows, shared, want string }{
		{one, "Post", "<nil>"},
		{wide.String(), "", `its sheet "Blad1" cannot be read: it has more than 2000000 cells`},
		{same.String(), fmt.Sprintf("%0100000d", 0), `its sheet "Blad1" cannot be read: it has more than 64 MB of text`},
		{one + "</sheetData><mergeCells>" + repeat(`<mergeCell ref="A1:B1"/>`) + "</mergeCells><sheetData>", "Post", "it has more than 10000 merged cells"},
		{repeat("<row></row>"), "Post", "it has more than 10000 rows without a number"},
	} {
		sheets, err := workbook.Read(zipped(t, sheetOf(c.rows), styles, `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>`+c.shared+"</t></si></sst>"))
		if fmt.Sprint(err) != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
		if err == nil && sheets[0].Rows[0][0].Text != c.shared {
			t.Errorf("got %q, want %q", sheets[0].Rows[0][0].Text, c.shared)
		}
	}
}

// repeat returns a text once more often than may be.
func repeat(text string) string { return string(bytes.Repeat([]byte(text), 10_001)) }

func sheetOf(rows string) string {
	return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + "</sheetData></worksheet>"
}
