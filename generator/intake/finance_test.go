package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"bokslut/generator/intake"
)

// finance is a workbook as a finance department hands it over: a title over merged cells, who
// made it and when, groups of columns over merged headings with the unit in them, headings and
// subtotals in bold, thousands as text beside numbers, a formula for each sum, figures that are
// shown in whole thousands but are finer, a hidden sheet of workings, and notes under the table.
func finance(t testing.TB) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	style := func(s excelize.Style) int {
		id, err := f.NewStyle(&s)
		must(err)
		return id
	}
	whole := "#,##0"
	bold := style(excelize.Style{Font: &excelize.Font{Bold: true}})
	figure := style(excelize.Style{CustomNumFmt: &whole})
	sum := style(excelize.Style{CustomNumFmt: &whole, Font: &excelize.Font{Bold: true}})
	put := func(sheet, at string, value any, look int) {
		must(f.SetCellValue(sheet, at, value))
		if look > 0 {
			must(f.SetCellStyle(sheet, at, at, look))
		}
	}
	must(f.SetSheetName("Sheet1", "Drift"))
	put("Drift", "A1", "Driftredovisning nämnden 2022", bold)
	must(f.MergeCell("Drift", "A1", "F1"))
	put("Drift", "A2", "Ekonomiavdelningen, utskrivet 2023-01-15", 0)
	must(f.MergeCell("Drift", "A2", "F2"))
	put("Drift", "B4", "Budget (tkr)", bold)
	must(f.MergeCell("Drift", "B4", "C4"))
	put("Drift", "D4", "Utfall (tkr)", bold)
	must(f.MergeCell("Drift", "D4", "E4"))
	for column, title := range []any{"Benämning", 2022, 2021, 2022, 2021, "Avvikelse 2022 (tkr)"} {
		at, err := excelize.CoordinatesToCellName(column+1, 5)
		must(err)
		put("Drift", at, title, bold)
	}
	for row, cells := range [][]any{
		{"Avgifter*", "1 200", "1 150", 1234.4, "1 161", 34.4},
		{"Bidrag", 300, 310, 290.6, 305, -9.4},
		{"Summa intäkter", 1500, 1460, 1525, 1466, 25},
		{"Personal", "-2 100", "-2 050", "(2 050)", "2 010-", 50},
		{"Lokaler", -900, -880, -915, -890, -15},
		{"Summa kostnader", -3000, -2930, -2965, -2900, 35},
		{"Netto", -1500, -1470, -1440, -1434, 60},
	} {
		for column, value := range cells {
			at, err := excelize.CoordinatesToCellName(column+1, row+6)
			must(err)
			look := figure
			if row == 2 || row >= 5 {
				look = sum
			}
			put("Drift", at, value, look)
		}
	}
	put("Drift", "A14", "* Taxan höjdes 1 juli.", 0)
	put("Drift", "A15", "Källa: Raindance", 0)
	put("Drift", "A16", "Tkr avrundas var för sig.", 0)

	_, err := f.NewSheet("Investeringar")
	must(err)
	for row, cells := range [][]any{{"Projekt", "Utgift, tkr"}, {"Skola", 120}, {"Bad", 80}} {
		for column, value := range cells {
			at, err := excelize.CoordinatesToCellName(column+1, row+1)
			must(err)
			put("Investeringar", at, value, 0)
		}
	}
	_, err = f.NewSheet("Underlag")
	must(err)
	put("Underlag", "A1", "Arbetsmaterial", 0)
	must(f.SetSheetVisible("Underlag", false))
	_, err = f.NewSheet("Blad4")
	must(err)
	b, err := f.WriteToBuffer()
	must(err)
	return b.Bytes()
}

const financeCSV = `id;Benämning;Budget 2022;Budget 2021;Utfall 2022;Utfall 2021;Avvikelse 2022
avgifter;Avgifter;1200;1150;1234,4;1161;34,4
bidrag;Bidrag;300;310;290,6;305;-9,4
summa_intakter;Summa intäkter;1500;1460;1525;1466;25
personal;Personal;-2100;-2050;-2050;-2010;50
lokaler;Lokaler;-900;-880;-915;-890;-15
summa_kostnader;Summa kostnader;-3000;-2930;-2965;-2900;35
netto;Netto;-1500;-1470;-1440;-1434;60
`

// The figures are worked out by hand: 1 234,4 + 290,6 = 1 525; -2 050 - 915 = -2 965;
// 1 525 - 2 965 = -1 440; 1 234,4 - 1 200 = 34,4.
const financeSidecar = `# - ”Ekonomiavdelningen, utskrivet 2023-01-15” publiceras i beskrivningen; ta bort det där om läsarna inte behöver det
title: Driftredovisning nämnden 2022
description: "Ekonomiavdelningen, utskrivet 2023-01-15. Tkr avrundas var för sig."
source: Raindance
fields:
  - {name: benamning, title: Benämning, role: stub}
  - {name: budget_2022, title: Budget 2022, unit: tkr}
  - {name: budget_2021, title: Budget 2021, unit: tkr}
  - {name: utfall_2022, title: Utfall 2022, unit: tkr, decimals: 0}
  - {name: utfall_2021, title: Utfall 2021, unit: tkr}
  - {name: avvikelse_2022, title: Avvikelse 2022, unit: tkr, decimals: 0, formula: utfall_2022 - budget_2022}
rows:
  summa_intakter: {role: subtotal, formula: avgifter + bidrag}
  summa_kostnader: {role: subtotal, formula: personal + lokaler}
  netto: {role: total, formula: summa_intakter + summa_kostnader}
notes:
  not_1: {text: "Taxan höjdes 1 juli.", to: [avgifter]}
`

// exported is the first sheet of finance as Excel in Sweden saves it as CSV: in Windows-1252, as
// it is shown, without merged cells and bold, every line as wide as the widest. Its shown figures
// are rounded, so those that are finer do not come along.
const exported = `Driftredovisning nämnden 2022;;;;;
Ekonomiavdelningen, utskrivet 2023-01-15;;;;;
;;;;;
;Budget (tkr);;Utfall (tkr);;
Benämning;2022;2021;2022;2021;Avvikelse 2022 (tkr)
Avgifter*;1 200;1 150;1 234;1 161;34
Bidrag;300;310;291;305;-9
Summa intäkter;1 500;1 460;1 525;1 466;25
Personal;-2 100;-2 050;(2 050);2 010-;50
Lokaler;-900;-880;-915;-890;-15
Summa kostnader;-3 000;-2 930;-2 965;-2 900;35
Netto;-1 500;-1 470;-1 440;-1 434;60
;;;;;
* Taxan höjdes 1 juli.;;;;;
Källa: Raindance;;;;;
Tkr avrundas var för sig.;;;;;
`

// What a finance department hands over becomes a table with nothing left out: formulas for its
// sums, units out of its headings, its notes where they belong.
func TestFinance(t *testing.T) {
	const look = "# Titta på det här, och ta bort raden när det är rätt:\n"
	shown := strings.NewReplacer("Avvikelse 2022", "Utfall Avvikelse 2022", "avvikelse_2022", "utfall_avvikelse_2022", "1234,4", "1234", "34,4", "34", "290,6", "291", "-9,4", "-9", ", decimals: 0", "")
	for _, test := range []struct {
		file         string
		raw          []byte
		csv, sidecar string
	}{
		{"bokslut.xlsx", finance(t), financeCSV, look + financeSidecar},
		{"bokslut.csv", western(exported), shown.Replace(financeCSV), look + `# - rad 5 tolkas som rubriker, eftersom den inte har andra siffror än årtal
# - rubriken ”Budget (tkr)” tolkas som rubrik för kolumn C också
# - rubriken ”Utfall (tkr)” tolkas som rubrik för kolumn E, F också
` + shown.Replace(financeSidecar)},
	} {
		sheets, err := intake.Read(test.file, test.raw)
		if err != nil {
			t.Fatal(err)
		}
		draft, err := intake.Make(&sheets[0], intake.Options{ID: "bokslut", Language: "sv"})
		if err != nil {
			t.Fatalf("%s: %v", test.file, err)
		}
		for _, part := range [][2]string{{test.csv, draft.CSV}, {test.sidecar, draft.Sidecar}, {"[]", fmt.Sprint(draft.Left)}} {
			if diff := cmp.Diff(part[0], part[1]); diff != "" {
				t.Errorf("%s: -want +got:\n%s", test.file, diff)
			}
		}
	}
}
