package workbook_test

import (
	"archive/zip"
	"bytes"
	"testing"

	"bokslut/generator/workbook"
)

// parts are the files of a workbook with one sheet, but for those that are fuzzed.
var parts = map[string]string{
	"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
	"_rels/.rels":                `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
	"xl/workbook.xml":            `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
	"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
}

const (
	sheet   = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Utfall</t></is></c></row><row r="2"><c r="A2" t="str"><v>Rad</v></c><c r="B2" s="1"><f>1+1</f><v>0.25</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`
	styles  = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts><font/><font><b/></font></fonts><cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="9" fontId="1"><alignment indent="1"/></xf></cellXfs></styleSheet>`
	strings = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Post</t></si></sst>`
)

// zipped returns the workbook of a sheet, its styles and its texts.
func zipped(t testing.TB, sheet, styles, strings string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	add := func(name, text string) {
		part, err := w.Create(name)
		if err == nil {
			_, err = part.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range parts {
		add(name, text)
	}
	add("xl/worksheets/sheet1.xml", sheet)
	add("xl/styles.xml", styles)
	add("xl/sharedStrings.xml", strings)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// FuzzRead reads any sheet with any styles. Rows are of one length, and merged ranges are
// the right way round.
func FuzzRead(f *testing.F) {
	f.Add(sheet, styles, strings)
	f.Add(`<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1e999</v></c></row></sheetData></worksheet>`, styles, strings)
	f.Add(`<worksheet><sheetData><row r="0"><c r="A0" s="-1" t="s"><v>99</v></c></row></sheetData><mergeCells><mergeCell ref="B2"/></mergeCells></worksheet>`, `<styleSheet/>`, `<sst/>`)
	f.Fuzz(func(t *testing.T, sheet, styles, strings string) {
		sheets, err := workbook.Read(zipped(t, sheet, styles, strings))
		if err != nil {
			return
		}
		for _, s := range sheets {
			for _, row := range s.Rows {
				if len(row) != len(s.Rows[0]) {
					t.Errorf("rows of %d and of %d cells", len(s.Rows[0]), len(row))
				}
			}
			for _, m := range s.Merged {
				if m.Row < 0 || m.Column < 0 {
					t.Errorf("a merged range outside: %+v", m)
				}
			}
		}
	})
}

// TestRead holds the seed to what is in it, so that what is fuzzed is a workbook.
func TestRead(t *testing.T) {
	sheets, err := workbook.Read(zipped(t, sheet, styles, strings))
	if err != nil || len(sheets) != 1 || len(sheets[0].Rows) != 2 {
		t.Fatalf("got %+v, %v; want one sheet of two rows", sheets, err)
	}
	if got := sheets[0].Rows[1][1]; got.Text != "25" || !got.Percent || !got.Bold || got.Indent != 1 {
		t.Errorf("B2 is %+v, want 25 percent, bold, with one indent", got)
	}
	if got := sheets[0].Rows[0][0].Text + sheets[0].Rows[0][1].Text + sheets[0].Rows[1][0].Text; got != "PostUtfallRad" {
		t.Errorf("the texts are %q", got)
	}
}
