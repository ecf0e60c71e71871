package intake_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"

	"bokslut/generator/data"
	"bokslut/generator/intake"
)

// book makes a workbook of one sheet from rows of cells: text, numbers, nil for a blank. A
// text that begins with ! is bold, one that begins with > is set in, one with = is a formula
// whose value follows after |. Percentages are numbers in a percent.
func book(t testing.TB, rows [][]any, merged ...string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	style := func(s excelize.Style) int {
		n, err := f.NewStyle(&s)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	bold, indent := style(excelize.Style{Font: &excelize.Font{Bold: true}}), style(excelize.Style{Alignment: &excelize.Alignment{Indent: 1}})
	inPercent, day, whole := style(excelize.Style{NumFmt: 10}), style(excelize.Style{NumFmt: 14}), style(excelize.Style{NumFmt: 3})
	for r, row := range rows {
		for c, value := range row {
			at, _ := excelize.CoordinatesToCellName(c+1, r+1)
			use := 0
			switch v := value.(type) {
			case nil:
				continue
			case percent:
				value, use = float64(v), inPercent
			case date:
				value, use = int(v), day
			case shown:
				value, use = float64(v), whole
			case string:
				switch {
				case strings.HasPrefix(v, "!"):
					value, use = v[1:], bold
				case strings.HasPrefix(v, ">"):
					value, use = v[1:], indent
				case strings.HasPrefix(v, "="):
					if err := f.SetCellFormula("Sheet1", at, v[1:]); err != nil {
						t.Fatal(err)
					}
					continue
				}
			}
			if err := f.SetCellValue("Sheet1", at, value); err != nil {
				t.Fatal(err)
			}
			if use > 0 {
				if err := f.SetCellStyle("Sheet1", at, at, use); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	for _, m := range merged {
		from, to, _ := strings.Cut(m, ":")
		if err := f.MergeCell("Sheet1", from, to); err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

type (
	percent float64 // shown as 0.00 %
	date    int     // Excel's number of a day
	shown   float64 // shown without decimals
)

// western is text as Excel in Western Europe saves CSV.
func western(text string) []byte {
	b, err := charmap.Windows1252.NewEncoder().Bytes([]byte(strings.ReplaceAll(text, "\n", "\r\n")))
	if err != nil {
		panic(err)
	}
	return b
}

// Tables made to look like those of finance departments, and what must be made of them.
func TestMake(t *testing.T) {
	for _, test := range []struct {
		name, file   string
		language     string // "" for sv
		raw          []byte
		text         []string // columns
		csv, sidecar string
		left         string
		question     string
	}{
		{name: "merged title, unit in a line of its own, bold sums", file: "a.xlsx",
			raw: book(t, [][]any{
				{"!Driftredovisning 2022"}, {"Belopp i tkr"}, {},
				{nil, "!Budget", "!Utfall", "!Avvikelse"},
				{"Intäkter", 4000, 4114, 114}, {"Personal", -2100, -2050, 50}, {"Lokaler", -900, -915, -15},
				{"!Kostnader", -3000, -2965, 35}, {"!Resultat", 1000, 1149, 149}}, "A1:D1"),
			csv: `id;Post;Budget;Utfall;Avvikelse
intakter;Intäkter;4000;4114;114
personal;Personal;-2100;-2050;50
lokaler;Lokaler;-900;-915;-15
kostnader;Kostnader;-3000;-2965;35
resultat;Resultat;1000;1149;149
`, sidecar: `title: Driftredovisning 2022
unit: tkr
fields:
  - {name: post, title: Post, role: stub}
  - {name: budget, title: Budget}
  - {name: utfall, title: Utfall}
  - {name: avvikelse, title: Avvikelse, formula: utfall - budget}
rows:
  kostnader: {role: subtotal, formula: personal + lokaler}
  resultat: {role: total, formula: intakter + kostnader}
`},
		{name: "head of two rows, units in the headings", file: "b.xlsx",
			raw: book(t, [][]any{
				{"Nettokostnad per område"},
				{nil, "Budget (tkr)", nil, "Bokslut (tkr)", nil},
				{"Område", 2021, 2022, 2021, 2022},
				{"Bibliotek", 700, 720, 690, 731}, {"Idrott", 1300, 1250, 1310, 1249}}, "B2:C2", "D2:E2"),
			csv: `id;Område;Budget 2021;Budget 2022;Bokslut 2021;Bokslut 2022
bibliotek;Bibliotek;700;720;690;731
idrott;Idrott;1300;1250;1310;1249
`, sidecar: `title: Nettokostnad per område
fields:
  - {name: omrade, title: Område, role: stub}
  - {name: budget_2021, title: Budget 2021, unit: tkr}
  - {name: budget_2022, title: Budget 2022, unit: tkr}
  - {name: bokslut_2021, title: Bokslut 2021, unit: tkr}
  - {name: bokslut_2022, title: Bokslut 2022, unit: tkr}
`},
		{name: "thousands as text, minus in every way, Windows-1252", file: "c.csv",
			raw: western("Driftredovisning;;\nTkr;;\nPost;Budget;Utfall\nIntäkter;69 836;75\u00a0796\nPersonal;(96 261);88 881-\nLokaler;- 6 769;–6 784\nSumma;-33 194;-19 869\n"),
			csv: `id;Post;Budget;Utfall
intakter;Intäkter;69836;75796
personal;Personal;-96261;-88881
lokaler;Lokaler;-6769;-6784
summa;Summa;-33194;-19869
`, sidecar: `title: Driftredovisning
unit: tkr
fields:
  - {name: post, title: Post, role: stub}
  - {name: budget, title: Budget}
  - {name: utfall, title: Utfall}
rows:
  summa: {role: total, formula: intakter + personal + lokaler}
`},
		{name: "a heading that ends nobody knows where", file: "c.csv",
			raw: []byte("mnkr;2025\nFasta;\nImmateriella;1\nMateriella;\nMark;6\nMaskiner;5\nFinansiella;3\nSumma fasta;15\n"),
			csv: `id;Grupp;Post;2025
immateriella;Fasta;Immateriella;1
mark;Materiella;Mark;6
maskiner;Materiella;Maskiner;5
finansiella;Materiella;Finansiella;3
summa_fasta;;Summa fasta;15
`, sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - ”Finansiella” tolkas som en del av ”Materiella”, eftersom inget visar var den delen slutar; om den inte är det, ändra dess cell under Grupp i CSV-filen
title: test
unit: mnkr
fields:
  - {name: grupp, title: Grupp, role: group}
  - {name: post, title: Post, role: stub}
  - {name: ar_2025, title: "2025"}
rows:
  summa_fasta: {role: total, formula: immateriella + mark + maskiner + finansiella}
`},
		{name: "what a program prints over a table is not its title", file: "c.csv",
			raw: []byte("Unit4 ERP;;\nRapport KF01, 08:14;;\nBalansräkning 2025-12-31;;\nPost;2025;2024\nFordringar;71;80\nKassa;92;61\n"),
			csv: `id;Post;2025;2024
fordringar;Fordringar;71;80
kassa;Kassa;92;61
`, sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - ”Unit4 ERP” publiceras i beskrivningen; ta bort det där om läsarna inte behöver det
# - ”Rapport KF01, 08:14” publiceras i beskrivningen; ta bort det där om läsarna inte behöver det
title: Balansräkning 2025-12-31
description: "Unit4 ERP. Rapport KF01, 08:14."
fields:
  - {name: post, title: Post, role: stub}
  - {name: ar_2025, title: "2025"}
  - {name: ar_2024, title: "2024"}
`},
		{name: "the first row and the last have no figures, only signs", file: "c.csv",
			raw: []byte("Mål;Indikator;Mål 2025;Utfall 2025;Bedömning\nOmsorg;Trygga barn;≥ 5;i.u.;Ej mätt\nOmsorg;Väntetid;≤ 45;62;Ej uppfyllt\nKlimat;Nya företag;≥ 5,5;5,1;Delvis\n\nKlimat;Engagemang;≥ 80;-;Ej mätt\nKälla: Kolada;;;;\n"),
			csv: `id;Mål;Indikator;Mål 2025;Utfall 2025;Bedömning
trygga_barn;Omsorg;Trygga barn;≥ 5;i.u.;Ej mätt
vantetid;Omsorg;Väntetid;≤ 45;62;Ej uppfyllt
nya_foretag;Klimat;Nya företag;≥ 5,5;5,1;Delvis
engagemang;Klimat;Engagemang;≥ 80;-;Ej mätt
`, sidecar: `title: test
source: Kolada
missingValues:
  - {value: "i.u.", label: uppgift saknas, code: x}
  - {value: "-", label: inget, code: w}  # om det betyder 0, lägg till is: 0
fields:
  - {name: mal, title: Mål, role: group}
  - {name: indikator, title: Indikator, role: stub}
  - {name: mal_2025, title: Mål 2025, type: text}
  - {name: utfall_2025, title: Utfall 2025}
  - {name: bedomning, title: Bedömning, type: text}
`},
		{name: "units in a row under the headings, a share in percent cells", file: "d.xlsx",
			raw: book(t, [][]any{
				{"Verksamhet", "Budget", "Utfall", "Utfall av budget"}, {nil, "tkr", "tkr", "%"},
				{"Skola", 200, 150, percent(0.75)}, {"Vård", 400, 440, percent(1.1)}, {"Kultur", 80, 20, percent(0.25)}}),
			csv: `id;Verksamhet;Budget;Utfall;Utfall av budget
skola;Skola;200;150;75,00
vard;Vård;400;440;110,00
kultur;Kultur;80;20;25,00
`, sidecar: `title: test
fields:
  - {name: verksamhet, title: Verksamhet, role: stub}
  - {name: budget, title: Budget, unit: tkr}
  - {name: utfall, title: Utfall, unit: tkr}
  - {name: utfall_av_budget, title: Utfall av budget, formula: "share(utfall, budget)"}
`},
		{name: "notes under the table, source", file: "e.xlsx",
			raw: book(t, [][]any{
				{"Personal", "2022*", "2021"}, {"Anställda**", 124, 120}, {"Timmar", "1 724***", 1690}, {},
				{"* Preliminära uppgifter."}, {"** Tillsvidare."}, {"*** Uppskattat."}, {"Källa: Personalsystemet"}, {"Omräknat till heltid."}}),
			csv: `id;Personal;2022;2021
anstallda;Anställda;124;120
timmar;Timmar;1724;1690
`, sidecar: `title: test
description: Omräknat till heltid.
source: Personalsystemet
fields:
  - {name: personal, title: Personal, role: stub}
  - {name: ar_2022, title: "2022"}
  - {name: ar_2021, title: "2021"}
notes:
  not_1: {text: "Preliminära uppgifter.", to: [ar_2022]}
  not_2: {text: "Tillsvidare.", to: [anstallda]}
  not_3: {text: "Uppskattat.", to: [timmar.ar_2022]}
`},
		{name: "groups written once, a sum named in their column", file: "f.csv",
			raw: western("Nämnd;Verksamhet;Utfall 2022;Utfall 2021\nSkola;Förskola;300;290\n;Grundskola;700;680\nKultur;Bibliotek;50;45\nTotalt;;1 050;1 015\n"),
			csv: `id;Nämnd;Verksamhet;Utfall 2022;Utfall 2021
forskola;Skola;Förskola;300;290
grundskola;Skola;Grundskola;700;680
bibliotek;Kultur;Bibliotek;50;45
totalt;;Totalt;1050;1015
`, sidecar: `title: test
fields:
  - {name: namnd, title: Nämnd, role: group}
  - {name: verksamhet, title: Verksamhet, role: stub}
  - {name: utfall_2022, title: Utfall 2022}
  - {name: utfall_2021, title: Utfall 2021}
rows:
  totalt: {role: total, formula: forskola + grundskola + bibliotek}
`},
		{name: "headings among the rows, a sum of each and of all", file: "g.xlsx",
			raw: book(t, [][]any{
				{"Belopp i tkr", "Budget", "Utfall"}, {"!Intäkter"}, {"Avgifter", 30, 32}, {"Bidrag", 20, 18}, {"!Summa intäkter", 50, 50},
				{"!Kostnader"}, {"Löner", -25, -26}, {"Hyror", -15, -16}, {"!Summa kostnader", -40, -42}, {"!Resultat", 10, 8}}),
			csv: `id;Grupp;Post;Budget;Utfall
avgifter;Intäkter;Avgifter;30;32
bidrag;Intäkter;Bidrag;20;18
summa_intakter;Intäkter;Summa intäkter;50;50
loner;Kostnader;Löner;-25;-26
hyror;Kostnader;Hyror;-15;-16
summa_kostnader;Kostnader;Summa kostnader;-40;-42
resultat;;Resultat;10;8
`, sidecar: `title: test
unit: tkr
fields:
  - {name: grupp, title: Grupp, role: group}
  - {name: post, title: Post, role: stub}
  - {name: budget, title: Budget}
  - {name: utfall, title: Utfall}
rows:
  summa_intakter: {role: subtotal, formula: avgifter + bidrag}
  summa_kostnader: {role: subtotal, formula: loner + hyror}
  resultat: {role: total, formula: summa_intakter + summa_kostnader}
`},
		{name: "parts set in under their sum", file: "h.xlsx",
			raw: book(t, [][]any{
				{"Anställda", "Kvinnor", "Män"}, {"Alla", 90, 40}, {">Kontor", 60, 10}, {">Kök", 30, 30}}),
			csv: `id;Anställda;Kvinnor;Män
alla;Alla;90;40
kontor;Kontor;60;10
kok;Kök;30;30
`, sidecar: `title: test
fields:
  - {name: anstallda, title: Anställda, role: stub}
  - {name: kvinnor, title: Kvinnor}
  - {name: man, title: Män}
rows:
  alla: {role: subtotal, formula: kontor + kok}
`},
		{name: "dates and comments", file: "i.xlsx",
			raw: book(t, [][]any{
				{"Åtgärd", "Kostnad, kr", "Klar", "Kommentar"}, {"Tak", 1200, date(44682), "Enligt plan"}, {"Fasad", 800, date(44713), nil}}),
			csv: `id;Åtgärd;Kostnad;Klar;Kommentar
tak;Tak;1200;2022-05-01;Enligt plan
fasad;Fasad;800;2022-06-01;
`, sidecar: `title: test
fields:
  - {name: atgard, title: Åtgärd, role: stub}
  - {name: kostnad, title: Kostnad, unit: kr}
  - {name: klar, title: Klar, type: date}
  - {name: kommentar, title: Kommentar, type: text, missingValues: [{value: "", label: inget angivet, code: n}]}
`},
		{name: "signs for what is missing, blank rows and columns", file: "j.csv",
			raw: []byte("\xef\xbb\xbf\n;;Sjukfrånvaro\n;;\n;Grupp;;2022 (%);2021 (%)\n;;;;\n;Kvinnor;;3,4;..\n;Män;;–;2,90\n"),
			csv: `id;Grupp;2022;2021
kvinnor;Kvinnor;3,4;..
man;Män;–;2,90
`, sidecar: `title: Sjukfrånvaro
missingValues:
  - {value: "–", label: inget, code: x}  # om det betyder 0, lägg till is: 0
  - {value: "..", label: uppgift saknas, code: w}
fields:
  - {name: grupp, title: Grupp, role: stub}
  - {name: ar_2022, title: "2022", unit: procent}
  - {name: ar_2021, title: "2021", unit: procent}
`},
		{name: "sums that rounding explains", file: "k.csv",
			raw: western("Post;Utfall;Budget\nA;101;55\nB;201;66\nSumma;303;121\n"),
			csv: `id;Post;Utfall;Budget
a;A;101;55
b;B;201;66
summa;Summa;303;121
`, sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - B4: det som räknas fram stämmer bara om talen är avrundade från finare tal, därför rounded: true; är de inte det är något av dem fel
title: test
rounded: true
fields:
  - {name: post, title: Post, role: stub}
  - {name: utfall, title: Utfall}
  - {name: budget, title: Budget}
rows:
  summa: {role: total, formula: a + b}
`},
		// Each number is within one of what the others would make; of people, that says nothing.
		{name: "small numbers that rounding would explain", file: "elever.csv",
			raw: western("Enhet;2020;2021;2022\nNorra;3;4;2\nSödra;2;4;1\nÖstra;1;2;2\nVästra;4;5;2\n"),
			csv: `id;Enhet;2020;2021;2022
norra;Norra;3;4;2
sodra;Södra;2;4;1
ostra;Östra;1;2;2
vastra;Västra;4;5;2
`, sidecar: `title: test
fields:
  - {name: enhet, title: Enhet, role: stub}
  - {name: ar_2020, title: "2020"}
  - {name: ar_2021, title: "2021"}
  - {name: ar_2022, title: "2022"}
`},
		{name: "a small difference of large numbers, rounded", file: "avvikelse.csv",
			raw: western("Nämnd;Budget, mnkr;Utfall, mnkr;Avvikelse, mnkr\nSkola;640;637;4\nVård;512;519;-7\nTeknik;88;90;-1\n"),
			csv: `id;Nämnd;Budget;Utfall;Avvikelse
skola;Skola;640;637;4
vard;Vård;512;519;-7
teknik;Teknik;88;90;-1
`, sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - D2, D4: det som räknas fram stämmer bara om talen är avrundade från finare tal, därför rounded: true; är de inte det är något av dem fel
title: test
rounded: true
fields:
  - {name: namnd, title: Nämnd, role: stub}
  - {name: budget, title: Budget, unit: mnkr}
  - {name: utfall, title: Utfall, unit: mnkr}
  - {name: avvikelse, title: Avvikelse, unit: mnkr, formula: budget - utfall}
`},
		// 612 + 300 + 222 = 1134: the result is a part of the equity, and is not added too.
		{name: "parts of the row above", file: "skulder.csv",
			raw: western("Skulder, mnkr;2022;2021\nEget kapital;612;590\nvarav årets resultat;22;14\nLångfristiga;300;300\nKortfristiga;222;204\nSUMMA SKULDER;1134;1094\nAntal anställda;1204;1187\nVarav kvinnor;963;945\nDärav män;241;242\n"),
			csv: `id;Skulder;2022;2021
eget_kapital;Eget kapital;612;590
varav_arets_resultat;varav årets resultat;22;14
langfristiga;Långfristiga;300;300
kortfristiga;Kortfristiga;222;204
summa_skulder;SUMMA SKULDER;1134;1094
antal_anstallda;Antal anställda;1204;1187
varav_kvinnor;Varav kvinnor;963;945
darav_man;Därav män;241;242
`, sidecar: `title: test
unit: mnkr
fields:
  - {name: skulder, title: Skulder, role: stub}
  - {name: ar_2022, title: "2022"}
  - {name: ar_2021, title: "2021"}
rows:
  summa_skulder: {role: subtotal, formula: eget_kapital + langfristiga + kortfristiga}
  antal_anstallda: {role: subtotal, formula: varav_kvinnor + darav_man}
`},
		{name: "years, which a sum leaves out", file: "projekt.csv",
			raw: western("Projekt;Budget, tkr;Klart\nSkola;150 000;2024\nSporthall;80 000;2025\nSumma;230 000;\n"),
			csv: `id;Projekt;Budget;Klart
skola;Skola;150000;2024
sporthall;Sporthall;80000;2025
summa;Summa;230000;
`, sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - kolumn C, ”Klart”, tolkas som årtal, som inte är belopp
title: test
fields:
  - {name: projekt, title: Projekt, role: stub}
  - {name: budget, title: Budget, unit: tkr}
  - {name: klart, title: Klart, type: text, missingValues: [{value: "", label: inget angivet, code: n}]}
rows:
  summa: {role: total, formula: skola + sporthall}
`},
		{name: "amounts that could be years", file: "belopp.csv",
			raw: western("Post;Förra året;I år\nHyra;1950;2010\nEl;2001;1999\n"),
			csv: `id;Post;Förra året;I år
hyra;Hyra;1950;2010
el;El;2001;1999
`, sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - kolumn B har inga andra tal än årtal, och tolkas som text
# - kolumn C har inga andra tal än årtal, och tolkas som text
title: test
fields:
  - {name: post, title: Post, role: stub}
  - {name: forra_aret, title: Förra året, type: text}
  - {name: i_ar, title: I år, type: text}
`},
		{name: "dashes before parts, and headings that are signs", file: "namnd.csv",
			raw: western("Nämnd;Budget;Utfall;+/-;%;Kommentar\nBildning;100;90;10;10,0;- Färre elever\n- varav förskola;60;50;10;16,7;\n- skola;40;40;0;0,0;- Som budget\nTeknik;50;52;-2;-4,0;\n= Summa;150;142;8;5,3;\n"),
			csv: `id;Nämnd;Budget;Utfall;Avvikelse;Avvikelse, procent;Kommentar
bildning;Bildning;100;90;10;10,0;– Färre elever
varav_forskola;varav förskola;60;50;10;16,7;
skola;– skola;40;40;0;0,0;– Som budget
teknik;Teknik;50;52;-2;-4,0;
summa;Summa;150;142;8;5,3;
`, sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - A6: ett tecken före texten är utelämnat, eftersom Excel skulle läsa det hela som en formel
# - rubriken på kolumn D är ”+/-”; här heter den ”Avvikelse”
# - rubriken på kolumn E är ”%”; här heter den ”Avvikelse, procent”
title: test
fields:
  - {name: namnd, title: Nämnd, role: stub}
  - {name: budget, title: Budget}
  - {name: utfall, title: Utfall}
  - {name: avvikelse, title: Avvikelse, formula: budget - utfall}
  - {name: avvikelse_procent, title: "Avvikelse, procent", formula: "share(avvikelse, budget)"}
  - {name: kommentar, title: Kommentar, type: text, missingValues: [{value: "", label: inget angivet, code: n}]}
rows:
  bildning: {role: subtotal, formula: varav_forskola + skola}
  summa: {role: total, formula: bildning + teknik}
`},
		{name: "names before numbers of organisations", file: "inkop.csv",
			raw: western("Leverantör;Org.nr;Belopp (kr)\nSkanska;556000-4615;1 250 000,00\nSamhall;556448-1397;85 000,50\n"),
			csv: `id;Leverantör;Org.nr;Belopp
skanska;Skanska;556000-4615;1250000,00
samhall;Samhall;556448-1397;85000,50
`, sidecar: `title: test
fields:
  - {name: leverantor, title: Leverantör, role: stub}
  - {name: org_nr, title: Org.nr, type: text}
  - {name: belopp, title: Belopp, unit: kr}
`},
		// 60 − 40 = 20, and 20 + 30 = 50: what follows the sum of two groups is in neither.
		{name: "a sum of the sums of groups", file: "kassa.csv",
			raw: western("Kassaflöde, tkr;2022;2021\nLöpande verksamhet;;\nResultat;45;31\nAvskrivningar;15;14\nMedel från verksamheten;60;45\nInvesteringar;;\nInköp;-55;-52\nFörsäljning;15;0\nMedel från investeringar;-40;-52\nÅrets kassaflöde;20;-7\nVid årets början;30;37\nVid årets slut;50;30\n"),
			csv: `id;Grupp;Kassaflöde;2022;2021
resultat;Löpande verksamhet;Resultat;45;31
avskrivningar;Löpande verksamhet;Avskrivningar;15;14
medel_fran_verksamheten;Löpande verksamhet;Medel från verksamheten;60;45
inkop;Investeringar;Inköp;-55;-52
forsaljning;Investeringar;Försäljning;15;0
medel_fran_investeringar;Investeringar;Medel från investeringar;-40;-52
arets_kassaflode;;Årets kassaflöde;20;-7
vid_arets_borjan;;Vid årets början;30;37
vid_arets_slut;;Vid årets slut;50;30
`, sidecar: `title: test
unit: tkr
fields:
  - {name: grupp, title: Grupp, role: group}
  - {name: kassaflode, title: Kassaflöde, role: stub}
  - {name: ar_2022, title: "2022"}
  - {name: ar_2021, title: "2021"}
rows:
  medel_fran_verksamheten: {role: subtotal, formula: resultat + avskrivningar}
  medel_fran_investeringar: {role: subtotal, formula: inkop + forsaljning}
  arets_kassaflode: {role: subtotal, formula: medel_fran_verksamheten + medel_fran_investeringar}
  vid_arets_slut: {role: total, formula: arets_kassaflode + vid_arets_borjan}
`},
		// 20 + 30 = 50 within the first part, 50 + 5 = 55 that part, and 55 + 8 = 63 in all.
		{name: "parts of parts, and what is counted", file: "delar.csv",
			raw: western("Energi;2022, MWh;2021 (MWh)\n  Fastigheter;55;52\n    Skolor;50;48\n      Norra;20;19\n      Södra;30;29\n    Kontor;5;4\n  Gator;8;9\nTotalt;63;61\n"),
			csv: `id;Energi;2022;2021
fastigheter;Fastigheter;55;52
skolor;Skolor;50;48
norra;Norra;20;19
sodra;Södra;30;29
kontor;Kontor;5;4
gator;Gator;8;9
totalt;Totalt;63;61
`, sidecar: `title: test
fields:
  - {name: energi, title: Energi, role: stub}
  - {name: ar_2022, title: "2022", unit: MWh}
  - {name: ar_2021, title: "2021", unit: MWh}
rows:
  fastigheter: {role: subtotal, formula: skolor + kontor}
  skolor: {role: subtotal, formula: norra + sodra}
  totalt: {role: total, formula: fastigheter + gator}
`},
		{name: "texts of which the first column groups the rows", file: "malen.csv",
			raw: western("Prioritet;Mål;Bedömning\nTillväxt;Fler företag;Uppnått\nTillväxt;Fler bostäder;Ej uppnått\nTrygghet;Färre brott;Uppnått\n"),
			csv: `id;Prioritet;Mål;Bedömning
fler_foretag;Tillväxt;Fler företag;Uppnått
fler_bostader;Tillväxt;Fler bostäder;Ej uppnått
farre_brott;Trygghet;Färre brott;Uppnått
`, sidecar: `title: test
fields:
  - {name: prioritet, title: Prioritet, role: group}
  - {name: mal, title: Mål, role: stub}
  - {name: bedomning, title: Bedömning, type: text}
`},
		// 0,1 − 0,1 can be −0,04, if both are rounded: 0,06 and 0,10.
		{name: "a difference finer than what it is of", file: "fyllnad.csv",
			raw: western("Tid;2021;2022;Skillnad\nTillsvidare;116,7;121,1;4,4\nVisstid;12,4;11,8;-0,6\nTimmar;21,7;20,9;-0,9\nFyllnad;0,1;0,1;-0,04\n"),
			csv: `id;Tid;2021;2022;Skillnad
tillsvidare;Tillsvidare;116,7;121,1;4,4
visstid;Visstid;12,4;11,8;-0,6
timmar;Timmar;21,7;20,9;-0,9
fyllnad;Fyllnad;0,1;0,1;-0,04
`, sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - D4, D5: det som räknas fram stämmer bara om talen är avrundade från finare tal, därför rounded: true; är de inte det är något av dem fel
title: test
rounded: true
fields:
  - {name: tid, title: Tid, role: stub}
  - {name: ar_2021, title: "2021"}
  - {name: ar_2022, title: "2022"}
  - {name: skillnad, title: Skillnad, formula: ar_2022 - ar_2021}
`},
		{name: "a sum that is wrong", file: "l.csv",
			raw: western("Post;Utfall;Budget\nA;101;55\nB;201;66\nSumma;320;121\n"),
			csv: `id;Post;Utfall;Budget
a;A;101;55
b;B;201;66
summa;Summa;320;121
`, sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - ”Summa” ser ut som en summa, men raderna ovanför ger inte den summan; om den räknas fram, skriv hur under rows:
title: test
fields:
  - {name: post, title: Post, role: stub}
  - {name: utfall, title: Utfall}
  - {name: budget, title: Budget}
rows:
  summa: {role: subtotal}
`},
		{name: "a difference of shares, account numbers, finer numbers than shown", file: "m.xlsx",
			raw: book(t, [][]any{
				{"Konto", "Benämning", "Andel 2022, %", "Andel 2021, %", "Skillnad, %", "Kr"},
				{"3011", "Hyror", 20.5, 19.5, 1, shown(1000.5)}, {"3012", "Avgifter", 70, 74, -4, shown(2000.25)}, {"3013", "Bidrag", 9.5, 6.5, 3, shown(10)}}),
			csv: `id;Konto;Benämning;Andel 2022;Andel 2021;Skillnad;Kr
hyror;3011;Hyror;20,5;19,5;1;1000,5
avgifter;3012;Avgifter;70;74;-4;2000,25
bidrag;3013;Bidrag;9,5;6,5;3;10
`, sidecar: `title: test
fields:
  - {name: konto, title: Konto, type: text}
  - {name: benamning, title: Benämning, role: stub}
  - {name: andel_2022, title: Andel 2022, unit: procent}
  - {name: andel_2021, title: Andel 2021, unit: procent}
  - {name: skillnad, title: Skillnad, unit: procentenheter, formula: andel_2022 - andel_2021}
  - {name: kr, title: Kr, unit: kr, decimals: 0}
`},
		{name: "UTF-16 with tabs, and what stands outside the table", file: "n.txt",
			raw: utf16("Utskrivet\t2023-01-15\nPost\tUtfall\tBudget\tEgen kolumn\nA\t1\t2\t\nB\t3\t4\t\n"),
			csv: `id;Post;Utfall;Budget
a;A;1;2
b;B;3;4
`, sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - ”Utskrivet 2023-01-15” publiceras i beskrivningen; ta bort det där om läsarna inte behöver det
title: test
description: Utskrivet 2023-01-15.
fields:
  - {name: post, title: Post, role: stub}
  - {name: utfall, title: Utfall}
  - {name: budget, title: Budget}
`, left: "column D, \"Egen kolumn\": it has a heading, but nothing below it\n"},
		{name: "formulas saved without values", file: "o.xlsx",
			raw: book(t, [][]any{{"Post", "Utfall", "Budget"}, {"A", 1, 2}, {"B", 5, 4}, {"Summa", "=B2+B3", "=C2+C3"}}),
			csv: `id;Post;Utfall;Budget
a;A;1;2
b;B;5;4
summa;Summa;;
`, sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - B4, C4: formler vars värden inte sparades i arbetsboken, så cellerna är tomma här; öppna den i Excel och spara den för att få med dem
# - ”Summa” ser ut som en summa, men raderna ovanför ger inte den summan; om den räknas fram, skriv hur under rows:
title: test
missingValues:
  - {value: "", label: uppgift saknas, code: x}  # en tom cell; om den betyder 0, skriv 0 i CSV-filen
fields:
  - {name: post, title: Post, role: stub}
  - {name: utfall, title: Utfall}
  - {name: budget, title: Budget}
rows:
  summa: {role: subtotal}
`},

		{name: "figures that look like years", file: "u.csv", raw: western("Post;Antal\nA;2000\nB;300\nC;2010\n"),
			csv: "id;Post;Antal\na;A;2000\nb;B;300\nc;C;2010\n", sidecar: `title: test
fields:
  - {name: post, title: Post, role: stub}
  - {name: antal, title: Antal}
`},
		{name: "a first row without its first figure, two names and no stub, a column ID", file: "v.csv",
			raw: western("Nämnd;Konto;Verksamhet;ID;2021;2022\nSkola;301;Förskola;7;..;290\nKultur;302;Bibliotek;8;50;45\nVård;303;;9;5;6\n"),
			csv: "id;Nämnd;Konto;Verksamhet;Kolumn ID;2021;2022\nforskola;Skola;301;Förskola;7;..;290\nbibliotek;Kultur;302;Bibliotek;8;50;45\npost_c4;Vård;303;Post C4;9;5;6\n",
			sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - rad 4 saknar text som säger vad den är; här heter den ”Post C4”
title: test
missingValues:
  - {value: "..", label: uppgift saknas, code: x}
fields:
  - {name: namnd, title: Nämnd, type: text}
  - {name: konto, title: Konto, type: text}
  - {name: verksamhet, title: Verksamhet, role: stub}
  - {name: kolumn_id, title: Kolumn ID}
  - {name: ar_2021, title: "2021"}
  - {name: ar_2022, title: "2022"}
`},

		{name: "hidden row and column, notes by number, a share called as what it is of", file: "w.xlsx",
			raw: hide(t, book(t, [][]any{
				{"Post", "Budget, tkr", "Avvikelse, tkr", "Avvikelse %", "Kontroll"},
				{"Bad 1)", "1\u00a0000", 20, "2,0 %", 0}, {"Bibliotek²", 500, -50, "-10,0 %", 0}, {"Omföring", 0, 0, "#DIV/0!", 0}, {},
				{"1) Från juni."}, {"² Ett färre."}, {"3) Ingenstans."}}), 4, "E"),
			csv: `id;Post;Budget;Avvikelse;Avvikelse, procent;Kontroll
bad;Bad;1000;20;2,0;0
bibliotek;Bibliotek;500;-50;-10,0;0
omforing;Omföring;0;0;.;0
`, sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - D4: formler som gav ett fel, till exempel vid division med noll; här står i cellerna ett tecken för att värdet saknas
# - rader som är dolda i arbetsboken har tagits med: 4; ta bort det som inte ska publiceras
# - kolumner som är dolda i arbetsboken har tagits med: E; ta bort det som inte ska publiceras
title: test
description: "3) Ingenstans."
missingValues:
  - {value: ".", label: kan inte beräknas, code: x}
fields:
  - {name: post, title: Post, role: stub}
  - {name: budget, title: Budget, unit: tkr}
  - {name: avvikelse, title: Avvikelse, unit: tkr}
  - {name: avvikelse_procent, title: "Avvikelse, procent", formula: "share(avvikelse, budget)"}
  - {name: kontroll, title: Kontroll}
notes:
  not_1: {text: "Från juni.", to: [bad]}
  not_2: {text: "Ett färre.", to: [bibliotek]}
`},
		{name: "project numbers, nothing spent, a date that is none, shares finer than any reader needs", file: "x.xlsx",
			raw: book(t, [][]any{
				{"Projektnr", "Projekt", "Budget", "Utfall", "Återstår", "Upparbetat", "Klart"},
				{10234, "Simhall", 210, 98.25, 111.75, percent(0.467857142857143), date(45473)},
				{10240, "Skolgård", 4.5, 4.7, -0.2, percent(1.04444444444444), date(44835)},
				{10251, "Väg", 12, "-", 12, percent(0), "ej fastställt"},
				{nil, "Summa", 226.5, 102.95, 123.55, percent(0.454525386313466), nil}}),
			csv: `id;Projektnr;Projekt;Budget;Utfall;Återstår;Upparbetat;Klart
simhall;10234;Simhall;210;98,25;111,75;46,78571429;2024-06-30
skolgard;10240;Skolgård;4,5;4,7;-0,2;104,4444444;2022-10-01
vag;10251;Väg;12;-;12;0,00;ej fastställt
summa;;Summa;226,5;102,95;123,55;45,45253863;
`, sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - kolumn G, ”Klart”, innehåller datum men också ”ej fastställt”; här är den text
# - ”-” räknas som 0, eftersom summorna stämmer då
title: test
missingValues:
  - {value: "-", label: inget, code: x, is: 0}
fields:
  - {name: projektnr, title: Projektnr, type: text, missingValues: [{value: "", label: inget angivet, code: n}]}
  - {name: projekt, title: Projekt, role: stub}
  - {name: budget, title: Budget}
  - {name: utfall, title: Utfall}
  - {name: aterstar, title: Återstår, formula: budget - utfall}
  - {name: upparbetat, title: Upparbetat, decimals: 2, formula: "share(utfall, budget)"}
  - {name: klart, title: Klart, type: text, missingValues: [{value: "", label: inget angivet, code: n}]}
rows:
  summa: {role: total, formula: simhall + skolgard + vag}
`},
		{name: "a balance sheet: references to notes, a row that others happen to make", file: "y.xlsx",
			raw: book(t, [][]any{
				{"Belopp i kronor", "Not", "2022-12-31", "2021-12-31"},
				{"TILLGÅNGAR"}, {"Anläggningar", 1, 1200.5, 1100}, {"Kassa", 2, 300, 280}, {"!Summa tillgångar", nil, 1500.5, 1380},
				{"SKULDER"}, {"Eget kapital", 3, 900.5, 800}, {"Lån", nil, 600, 580}, {"!Summa skulder", nil, 1500.5, 1380}}),
			csv: `id;Grupp;Post;Not;2022-12-31;2021-12-31
anlaggningar;TILLGÅNGAR;Anläggningar;1;1200,5;1100
kassa;TILLGÅNGAR;Kassa;2;300;280
summa_tillgangar;TILLGÅNGAR;Summa tillgångar;;1500,5;1380
eget_kapital;SKULDER;Eget kapital;3;900,5;800
lan;SKULDER;Lån;;600;580
summa_skulder;SKULDER;Summa skulder;;1500,5;1380
`, sidecar: `title: test
unit: kr
fields:
  - {name: grupp, title: Grupp, role: group}
  - {name: post, title: Post, role: stub}
  - {name: not_, title: Not, type: text, missingValues: [{value: "", label: inget angivet, code: n}]}
  - {name: kolumn_2022_12_31, title: "2022-12-31"}
  - {name: kolumn_2021_12_31, title: "2021-12-31"}
rows:
  summa_tillgangar: {role: subtotal, formula: anlaggningar + kassa}
  summa_skulder: {role: subtotal, formula: eget_kapital + lan}
`},
		{name: "a ledger with sep=: codes, dates, quotation marks, three decimals or thousands", file: "z.csv",
			raw: western("sep=;\n\"Konto\";\"Text\";\"Dag\";\"Period\";\"Belopp\";\"Andel %\"\n\"3011\";\"Hyror, \"\"city\"\"\";\"2022-12-01\";\"202212\";\"1,250-\";\"2,5\"\n\"4010\";\"Material\";\"2022-12-31\";\"202212\";\"75\";\"10\"\n"),
			csv: `id;Konto;Text;Dag;Period;Belopp;Andel
hyror_city;3011;"Hyror, ""city""";2022-12-01;202212;-1,250;2,5
material;4010;Material;2022-12-31;202212;75;10
`, sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - kolumn D, ”Period”, tolkas som koder, som inte är tal
# - tal som 1,250- i kolumn E läses som tal med tre decimaler; är det tusental, ta bort tecknet ur dem i filen
title: test
fields:
  - {name: konto, title: Konto, type: text}
  - {name: text, title: Text, role: stub}
  - {name: dag, title: Dag, type: date}
  - {name: period, title: Period, type: text}
  - {name: belopp, title: Belopp}
  - {name: andel, title: Andel, unit: procent}
`},
		{name: "quarters and their sum", file: "ya.csv",
			raw: western("Post;Kv 1;Kv 2;Kv 3;Kv 4;Helår\nLön;10;20;30;40;100\nHyra;5;5;5;5;20\nResor;1;2;3;4;10\n"),
			csv: "id;Post;Kv 1;Kv 2;Kv 3;Kv 4;Helår\nlon;Lön;10;20;30;40;100\nhyra;Hyra;5;5;5;5;20\nresor;Resor;1;2;3;4;10\n",
			sidecar: `title: test
fields:
  - {name: post, title: Post, role: stub}
  - {name: kv_1, title: Kv 1}
  - {name: kv_2, title: Kv 2}
  - {name: kv_3, title: Kv 3}
  - {name: kv_4, title: Kv 4}
  - {name: helar, title: Helår, formula: kv_1 + kv_2 + kv_3 + kv_4}
`},
		{name: "facts above the table, and headings of three rows with the unit in the corner", file: "ye.csv",
			raw: western("Rapport;Uppföljning\nPeriod;202212\n\nResultat;Utfall;;Budget;\n;Jan-juni;Juli-dec;Jan-juni;Juli-dec\n(tkr);2022;2022;2022;2022\nAvgifter;10;11;10;10\nBidrag;5;5;5;5\nSumma;15;16;15;15\n"),
			csv: "id;Resultat;Utfall Jan-juni 2022;Utfall Juli-dec 2022;Budget Jan-juni 2022;Budget Juli-dec 2022\navgifter;Avgifter;10;11;10;10\nbidrag;Bidrag;5;5;5;5\nsumma;Summa;15;16;15;15\n",
			sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - rad 1 till 2 tolkas som uppgifter om tabellen, inte som siffror; de står i dess beskrivning
# - rad 6 tolkas som rubriker, eftersom den inte har andra siffror än årtal
# - rubriken ”Utfall” tolkas som rubrik för kolumn C också
# - rubriken ”Budget” tolkas som rubrik för kolumn E också
# - ”Period 202212” publiceras i beskrivningen; ta bort det där om läsarna inte behöver det
title: test
description: Rapport Uppföljning. Period 202212.
unit: tkr
fields:
  - {name: resultat, title: Resultat, role: stub}
  - {name: utfall_jan_juni_2022, title: Utfall Jan-juni 2022}
  - {name: utfall_juli_dec_2022, title: Utfall Juli-dec 2022}
  - {name: budget_jan_juni_2022, title: Budget Jan-juni 2022}
  - {name: budget_juli_dec_2022, title: Budget Juli-dec 2022}
rows:
  summa: {role: total, formula: avgifter + bidrag}
`},
		{name: "a unit for each row", file: "yb.csv",
			raw: western("Mått;Enhet;2022;2021\nKostnad;kr;100;90\nTid;timmar;60;50\nYta;m2;160;140\nBesök;antal;100;90\nBesökare;antal;60;50\nSumma;antal;160;140\nNöjda;%;81;80\n"),
			csv: "id;Mått;Enhet;2022;2021\nkostnad;Kostnad;kr;100;90\ntid;Tid;timmar;60;50\nyta;Yta;m2;160;140\nbesok;Besök;antal;100;90\nbesokare;Besökare;antal;60;50\nsumma;Summa;antal;160;140\nnojda;Nöjda;procent;81;80\n",
			sidecar: `title: test
fields:
  - {name: matt, title: Mått, role: stub}
  - {name: enhet, title: Enhet, role: unit}
  - {name: ar_2022, title: "2022"}
  - {name: ar_2021, title: "2021"}
rows:
  summa: {role: subtotal, formula: besok + besokare}
`},

		{name: "two tables with titles, the second headed by years", file: "pa.xlsx",
			raw:      book(t, [][]any{{"Anställda"}, {"Kontor", "Kvinnor", "Män"}, {"A", 60, 10}, {"B", 30, 31}, {}, {"Sjukfrånvaro"}, {"Kontor", 2021, 2022}, {"A", 5.2, 6.1}}),
			question: "the sheet has more than one table: headings come again in row 7, below figures in row 4; put each table in a sheet of its own"},
		{name: "two tables beside each other", file: "pb.xlsx",
			raw:      book(t, [][]any{{"Kontor", "Kvinnor", "Män", nil, "Ålder", 2021, 2022}, {"A", 60, 10, nil, "–29 år", 5.2, 6.1}, {"B", 30, 31, nil, "30 år–", 7.9, 8.4}}),
			question: "the sheet has two tables beside each other: one before column E, and one from there on; put each in a sheet of its own"},
		{name: "two units in a column", file: "pe.csv", raw: western("Post;2022\nA;1 200 kr\nB;3 tkr\n"),
			question: `B3 holds "3 tkr", but the numbers above it in the column have another unit or none: write them all in the same`},
		{name: "a formula that went wrong", file: "pc.xlsx", raw: book(t, [][]any{{"Post", "2022", "2021"}, {"A", 1, 2}, {"B", 3, "#REF!"}}),
			question: "C3 holds the error #REF!: mend the formula in the workbook, or empty the cell"},
		{name: "numbers of another language in all rows", file: "pf.csv", raw: western("Post;2022;2021\nA;1,200.50;1,100.00\nB;300;290\n"),
			question: `B2 holds "1,200.50", in which marks stand between thousands: take them out of the numbers in the file`},
		{name: "points between thousands", file: "pd.csv", raw: western("Post;2022\nA;-1.200.000\nB;900.000\n"),
			question: `B2 holds "-1.200.000", in which marks stand between thousands: take them out of the numbers in the file`},
		{name: "amounts with their unit behind them, yes and no, a sum without a name", file: "yc.xlsx",
			raw: book(t, [][]any{
				{"Förening", "Sökt", "Beviljat", "Delegation"},
				{"IFK", "120 000 kr", "100 000 kr", true}, {"Scouterna", "35 000 kr", "30 000 kr", false}, {nil, "155 000 kr", "130 000 kr"}}),
			csv: "id;Förening;Sökt;Beviljat;Delegation\nifk;IFK;120000;100000;ja\nscouterna;Scouterna;35000;30000;nej\npost_a4;Post A4;155000;130000;\n",
			sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - rad 4 saknar text som säger vad den är; här heter den ”Post A4”
title: test
fields:
  - {name: forening, title: Förening, role: stub}
  - {name: sokt, title: Sökt, unit: kr}
  - {name: beviljat, title: Beviljat, unit: kr}
  - {name: delegation, title: Delegation, type: text, missingValues: [{value: "", label: inget angivet, code: n}]}
rows:
  post_a4: {role: total, formula: ifk + scouterna}
`},
		{name: "units of the organisation, and a share of something that is not there", file: "yd.xlsx",
			raw: book(t, [][]any{
				{"Enhet", "Slag", "Utfall", "Av alla, %"},
				{"Hemtjänst", "Månad", 100, 12.5}, {nil, "Timme", 50, 2.5}, {nil, "!Summa hemtjänst", 150, 9.5}, {"Boende", "Månad", 70, 8}}, "A2:A4"),
			csv: "id;Enhet;Slag;Utfall;Av alla;parent\nmanad;Hemtjänst;Månad;100;12,5;summa_hemtjanst\ntimme;Hemtjänst;Timme;50;2,5;summa_hemtjanst\nsumma_hemtjanst;Hemtjänst;Summa hemtjänst;150;9,5;\nboende_manad;Boende;Månad;70;8;\n",
			sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - ”Summa hemtjänst” är summan av sina delar, men inte i kolumnen ”Av alla”, som lämnas utanför summorna med sums: false
title: test
fields:
  - {name: enhet, title: Enhet, role: group}
  - {name: slag, title: Slag, role: stub}
  - {name: utfall, title: Utfall}
  - {name: av_alla, title: Av alla, unit: procent, sums: false}
  - {name: parent, title: Del av, role: parent}
rows:
  summa_hemtjanst: {role: subtotal}
`},
		{name: "a sum of all columns but a mean, and one that has nothing", file: "ua.csv",
			raw: western("Enhet;Kvinnor;Män;Medelålder;Pris\nBibliotek;31;9;48,2;110\nKulturskola;22;19;44,1;90\nSumma;53;28;46,3;\n"),
			csv: "id;Enhet;Kvinnor;Män;Medelålder;Pris;parent\nbibliotek;Bibliotek;31;9;48,2;110;summa\nkulturskola;Kulturskola;22;19;44,1;90;summa\nsumma;Summa;53;28;46,3;;\n",
			sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - ”Summa” är summan av sina delar, men inte i kolumnen ”Pris”, som lämnas utanför summorna med sums: false
# - ”Summa” är summan av sina delar, men inte i kolumnen ”Medelålder”, som lämnas utanför summorna med sums: false
title: test
missingValues:
  - {value: "", label: uppgift saknas, code: x}  # en tom cell; om den betyder 0, skriv 0 i CSV-filen
fields:
  - {name: enhet, title: Enhet, role: stub}
  - {name: kvinnor, title: Kvinnor}
  - {name: man, title: Män}
  - {name: medelalder, title: Medelålder, sums: false}
  - {name: pris, title: Pris, sums: false}
  - {name: parent, title: Del av, role: parent}
rows:
  summa: {role: total}
`},
		{name: "a sum that is wrong in a column is no mean", file: "ub.csv",
			raw: western("Enhet;Kvinnor;Män\nBibliotek;31;9\nKulturskola;22;19\nSumma;53;82\n"),
			csv: "id;Enhet;Kvinnor;Män\nbibliotek;Bibliotek;31;9\nkulturskola;Kulturskola;22;19\nsumma;Summa;53;82\n",
			sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - ”Summa” ser ut som en summa, men raderna ovanför ger inte den summan; om den räknas fram, skriv hur under rows:
title: test
fields:
  - {name: enhet, title: Enhet, role: stub}
  - {name: kvinnor, title: Kvinnor}
  - {name: man, title: Män}
rows:
  summa: {role: subtotal}
`},
		{name: "what a computer leaves of differences", file: "uc.xlsx",
			raw: book(t, [][]any{
				{"Verksamhet (mnkr)", "Budget", "Utfall", "Avvikelse"},
				{"Stab", 7.6, 7.53, less(7.6, 7.53)}, {"Bibliotek", 30.1, 29.85, less(30.1, 29.85)}, {"Fritid", 46.9, 46.46, less(46.9, 46.46)}}),
			csv: "id;Verksamhet;Budget;Utfall;Avvikelse\nstab;Stab;7,6;7,53;0,07\nbibliotek;Bibliotek;30,1;29,85;0,25\nfritid;Fritid;46,9;46,46;0,44\n",
			sidecar: `title: test
unit: mnkr
fields:
  - {name: verksamhet, title: Verksamhet, role: stub}
  - {name: budget, title: Budget}
  - {name: utfall, title: Utfall}
  - {name: avvikelse, title: Avvikelse, formula: budget - utfall}
`},
		{name: "years under a heading of several columns, as many as the headings above", file: "ud.xlsx",
			raw: book(t, [][]any{
				{"Nyckeltal", "Enhet", "Utfall", nil, nil, "Mål", "Riket"}, {nil, nil, "2023", "2024", "2025", "2025", "2024"},
				{"Besök", "antal", 5100, 5200, 5600, 6000, 4700}, {"Elever", "antal", 1312, 1388, 1496, 1500, 1200}}, "A1:A2", "B1:B2", "C1:E1"),
			csv: "id;Nyckeltal;Enhet;Utfall 2023;Utfall 2024;Utfall 2025;Mål 2025;Riket 2024\nbesok;Besök;antal;5100;5200;5600;6000;4700\nelever;Elever;antal;1312;1388;1496;1500;1200\n",
			sidecar: `title: test
fields:
  - {name: nyckeltal, title: Nyckeltal, role: stub}
  - {name: enhet, title: Enhet, role: unit}
  - {name: utfall_2023, title: Utfall 2023}
  - {name: utfall_2024, title: Utfall 2024}
  - {name: utfall_2025, title: Utfall 2025}
  - {name: mal_2025, title: Mål 2025}
  - {name: riket_2024, title: Riket 2024}
`},
		{name: "the unit of the table again at one column", file: "ue.xlsx",
			raw: book(t, [][]any{
				{"Belopp i tkr"}, {nil, "Bokslut", "Budget", "Avvikelse", nil}, {nil, 2025, 2025, "tkr", "%"},
				{"Avgifter", 100, 80, 20, percent(0.25)}, {"Hyror", 300, 400, -100, percent(-0.25)}, {"Bidrag", 50, 40, 10, percent(0.25)}}, "D2:E2"),
			csv: "id;Post;Bokslut 2025;Budget 2025;Avvikelse;Avvikelse, procent\navgifter;Avgifter;100;80;20;25,00\nhyror;Hyror;300;400;-100;-25,00\nbidrag;Bidrag;50;40;10;25,00\n",
			sidecar: `title: test
unit: tkr
fields:
  - {name: post, title: Post, role: stub}
  - {name: bokslut_2025, title: Bokslut 2025}
  - {name: budget_2025, title: Budget 2025}
  - {name: avvikelse, title: Avvikelse, formula: bokslut_2025 - budget_2025}
  - {name: avvikelse_procent, title: "Avvikelse, procent", formula: "share(avvikelse, budget_2025)"}
`},
		{name: "cells that are empty and computed, and a dash among texts", file: "uf.csv",
			raw: western("Post;Budget;Utfall;Avvikelse;Orsak\nAvgifter;100;120;20;Fler elever\nHyror;300;270;-30;–\nBidrag;50;75;;Sent beslut\n"),
			csv: "id;Post;Budget;Utfall;Avvikelse;Orsak\navgifter;Avgifter;100;120;20;Fler elever\nhyror;Hyror;300;270;-30;–\nbidrag;Bidrag;50;75;;Sent beslut\n",
			sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - D4: tomt i filen, men räknas fram här; om inget ska stå där, skriv ett av tecknen under missingValues i cellen
title: test
missingValues:
  - {value: "–", label: inget, code: x}
fields:
  - {name: post, title: Post, role: stub}
  - {name: budget, title: Budget}
  - {name: utfall, title: Utfall}
  - {name: avvikelse, title: Avvikelse, formula: utfall - budget}
  - {name: orsak, title: Orsak, type: text}
`},
		{name: "a legend of signs, a line that is none, and percent in a column of units", file: "uh.xlsx",
			raw: book(t, [][]any{
				{"Ale kommun"}, {"Nyckeltal 2025"},
				{"Mått", "Enhet", "2025", "2024"}, {"Nöjda", "%", percent(0.81), "x"}, {"Besök", "antal", 5600, "i.u."}, {"Elever", "antal", "-", 1388},
				{"i.u. = ingen uppgift, x = sekretess, färre än tio"}, {"NKI = nöjd kund-index"}}),
			csv: "id;Mått;Enhet;2025;2024\nnojda;Nöjda;procent;81,00;x\nbesok;Besök;antal;5600;i.u.\nelever;Elever;antal;-;1388\n",
			sidecar: `title: Nyckeltal 2025
description: "Ale kommun. NKI = nöjd kund-index."
missingValues:
  - {value: "-", label: inget, code: x}  # om det betyder 0, lägg till is: 0
  - {value: "x", label: "sekretess, färre än tio", code: w}
  - {value: "i.u.", label: ingen uppgift, code: v}
fields:
  - {name: matt, title: Mått, role: stub}
  - {name: enhet, title: Enhet, role: unit}
  - {name: ar_2025, title: "2025"}
  - {name: ar_2024, title: "2024"}
`},
		{name: "codes that a line explains, and signs that none does", file: "ui.xlsx",
			raw: book(t, [][]any{
				{"Mål", "Ansvarig", "Status", "Trend"}, {"Fler elever", "Kulturchef", "◐", "↗"}, {"Trygga gårdar", "Fritidschef", "●", "→"}, {"Fler lån", "Bibliotekschef", nil, "→"},
				{"● = uppfyllt, ◐ = delvis, med tvekan, ○ = ej uppfyllt"}}),
			csv: "id;Mål;Ansvarig;Status;Trend\nfler_elever;Fler elever;Kulturchef;◐;↗\ntrygga_gardar;Trygga gårdar;Fritidschef;●;→\nfler_lan;Fler lån;Bibliotekschef;;→\n",
			sidecar: `title: test
missingValues:
  - {value: "", label: uppgift saknas, code: x}  # en tom cell; om den betyder 0, skriv 0 i CSV-filen
fields:
  - {name: mal, title: Mål, role: stub}
  - {name: ansvarig, title: Ansvarig, type: text}
  - {name: status, title: Status, type: code, categories: [{value: uppfyllt, label: uppfyllt, symbol: "●"}, {value: delvis_med_tvekan, label: "delvis, med tvekan", symbol: "◐"}, {value: ej_uppfyllt, label: ej uppfyllt, symbol: "○"}]}
  - {name: trend, title: Trend, type: text}
`},
		{name: "a dash that stands for 0, as sums show", file: "uj.csv",
			raw: western("Projekt;Överfört;Årets;Summa\nBad;100;300;400\nHall;-;65;65\nBana;32;-;32\nSumma;132;365;497\n"),
			csv: "id;Projekt;Överfört;Årets;Summa\nbad;Bad;100;300;400\nhall;Hall;-;65;65\nbana;Bana;32;-;32\nsumma;Summa;132;365;497\n",
			sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - ”-” räknas som 0, eftersom summorna stämmer då
title: test
missingValues:
  - {value: "-", label: inget, code: x, is: 0}
fields:
  - {name: projekt, title: Projekt, role: stub}
  - {name: overfort, title: Överfört}
  - {name: arets, title: Årets}
  - {name: summa, title: Summa, formula: overfort + arets}
rows:
  summa: {role: total, formula: bad + hall + bana}
`},
		{name: "the unit within the title", file: "ug.csv",
			raw: western("Sjukfrånvaro i procent av arbetstiden;;;\nGrupp;2024;2025;Förändring, procentenheter\nKvinnor;6,2;5,9;-0,3\nMän;3,8;3,7;-0,1\nTotalt;5,4;5,2;-0,2\n"),
			csv: "id;Grupp;2024;2025;Förändring\nkvinnor;Kvinnor;6,2;5,9;-0,3\nman;Män;3,8;3,7;-0,1\ntotalt;Totalt;5,4;5,2;-0,2\n",
			sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - enheten procent är hämtad ur rubriken, för alla tal som saknar en egen
title: Sjukfrånvaro i procent av arbetstiden
unit: procent
fields:
  - {name: grupp, title: Grupp, role: stub}
  - {name: ar_2024, title: "2024"}
  - {name: ar_2025, title: "2025"}
  - {name: forandring, title: Förändring, unit: procentenheter, formula: ar_2025 - ar_2024}
rows:
  totalt: {role: subtotal}
`},
		{name: "units within parentheses, with the word before them", file: "mb.csv",
			raw: western("Hyror 2022\n(i tkr)\nPost;Utgift (i tkr);Andel [i %]\nLokaler;30;60\nMark;20;40\n"),
			csv: "id;Post;Utgift;Andel\nlokaler;Lokaler;30;60\nmark;Mark;20;40\n", sidecar: `title: Hyror 2022
unit: tkr
fields:
  - {name: post, title: Post, role: stub}
  - {name: utgift, title: Utgift}
  - {name: andel, title: Andel, unit: procent}
`},
		{name: "a difference that is wrong in a row", file: "mc.csv",
			raw: western("Post;Utfall;Budget;Avvikelse\nHyra;20,5;10;12\nEl;30;10;20\nVatten;50;20;30\nSopor;9;4;5\n"),
			csv: "id;Post;Utfall;Budget;Avvikelse\nhyra;Hyra;20,5;10;12\nel;El;30;10;20\nvatten;Vatten;50;20;30\nsopor;Sopor;9;4;5\n",
			sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - ”Avvikelse” är nästan utfall - budget, men inte på alla rader
title: test
fields:
  - {name: post, title: Post, role: stub}
  - {name: utfall, title: Utfall}
  - {name: budget, title: Budget}
  - {name: avvikelse, title: Avvikelse}
`},
		{name: "a sum that is wrong by more than rounding", file: "md.csv",
			raw: western("Post;2022;2021\nHyra;100;50\nEl;200;60\nVatten;300;70\nSumma;602;180\n"),
			csv: "id;Post;2022;2021\nhyra;Hyra;100;50\nel;El;200;60\nvatten;Vatten;300;70\nsumma;Summa;602;180\n",
			sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - ”Summa” är nästan hyra + el + vatten, men inte i alla kolumner
title: test
fields:
  - {name: post, title: Post, role: stub}
  - {name: ar_2022, title: "2022"}
  - {name: ar_2021, title: "2021"}
rows:
  summa: {role: subtotal}
`},
		{name: "a difference of rows, but not of their shares", file: "me.csv",
			raw: western("Post;2022;2021;Andel, %\nIntäkter;100;90;50\nKostnader;60;70;20\nResultat;40;20;10\n"),
			csv: "id;Post;2022;2021;Andel\nintakter;Intäkter;100;90;50\nkostnader;Kostnader;60;70;20\nresultat;Resultat;40;20;10\n",
			sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - ”Resultat” är intakter - kostnader, men inte i kolumnen ”Andel”, som ingen formel hittades för; skriv den först, och sedan den här
title: test
fields:
  - {name: post, title: Post, role: stub}
  - {name: ar_2022, title: "2022"}
  - {name: ar_2021, title: "2021"}
  - {name: andel, title: Andel, unit: procent}
`},
		{name: "changes in percent, and one of 0, which has none", file: "mf.csv",
			raw: western("Post;2021;2022;Förändring, %\nHyra;100;110;10\nEl;50;40;-20\nVatten;0;5;100\nSopor;200;300;50\n"),
			csv: "id;Post;2021;2022;Förändring\nhyra;Hyra;100;110;10\nel;El;50;40;-20\nvatten;Vatten;0;5;100\nsopor;Sopor;200;300;50\n",
			sidecar: `title: test
fields:
  - {name: post, title: Post, role: stub}
  - {name: ar_2021, title: "2021"}
  - {name: ar_2022, title: "2022"}
  - {name: forandring, title: Förändring, formula: "change(ar_2022, ar_2021)"}
`},
		{name: "deviations in percent of a budget of costs", file: "mg.csv",
			raw: western("Post;Budget;Utfall;Avvikelse;Avvikelse, %\nLön;-100;-90;10;10\nHyra;-50;-60;-10;-20\nResor;-200;-100;100;50\n"),
			csv: "id;Post;Budget;Utfall;Avvikelse;Avvikelse, procent\nlon;Lön;-100;-90;10;10\nhyra;Hyra;-50;-60;-10;-20\nresor;Resor;-200;-100;100;50\n",
			sidecar: `title: test
fields:
  - {name: post, title: Post, role: stub}
  - {name: budget, title: Budget}
  - {name: utfall, title: Utfall}
  - {name: avvikelse, title: Avvikelse, formula: utfall - budget}
  - {name: avvikelse_procent, title: "Avvikelse, procent", formula: "share(avvikelse, abs(budget))"}
`},
		{name: "headings within headings among the rows", file: "mh.csv",
			raw: western("Post;2022;2021\nDrift;;\nIntäkter:;;\nHyror;9;8\nAvgifter;7;5\nKostnader;;\nLöner;4;3\n"),
			csv: "id;Grupp;Post;2022;2021\nhyror;Drift, Intäkter;Hyror;9;8\navgifter;Drift, Intäkter;Avgifter;7;5\nloner;Kostnader;Löner;4;3\n",
			sidecar: `title: test
fields:
  - {name: grupp, title: Grupp, role: group}
  - {name: post, title: Post, role: stub}
  - {name: ar_2022, title: "2022"}
  - {name: ar_2021, title: "2021"}
`},
		{name: "a column of names that come again further down, and one of references", file: "mi.csv",
			raw: western("Nämnd;Enhet;Hänvisning;2022;2021\nSkola;Mat;Not 1;9;8\nKultur;Bad;Not 2;7;5\nSkola;Buss;;4;3\n"),
			csv: "id;Nämnd;Enhet;Hänvisning;2022;2021\nmat;Skola;Mat;Not 1;9;8\nbad;Kultur;Bad;Not 2;7;5\nbuss;Skola;Buss;;4;3\n",
			sidecar: `title: test
fields:
  - {name: namnd, title: Nämnd, type: text}
  - {name: enhet, title: Enhet, role: stub}
  - {name: hanvisning, title: Hänvisning, type: text, missingValues: [{value: "", label: inget angivet, code: n}]}
  - {name: ar_2022, title: "2022"}
  - {name: ar_2021, title: "2021"}
`},
		{name: "rows that are dates", file: "mj.csv",
			raw: western("Dag;Besök;Lån\n2022-01-31;10;11\n2022-02-28;20;21\n"),
			csv: "id;Dag;Besök;Lån\nrad_2022_01_31;2022-01-31;10;11\nrad_2022_02_28;2022-02-28;20;21\n",
			sidecar: `title: test
fields:
  - {name: dag, title: Dag, role: stub}
  - {name: besok, title: Besök}
  - {name: lan, title: Lån}
`},
		{name: "a table in English", file: "mk.csv", language: "en",
			raw: []byte("Spending 2022\nAmounts in tkr;;\nItem;Budget;Outcome\nRent;1.5;2.5\nPower;1;-\nTotal;2.5;2.5\n"),
			csv: "id;Item;Budget;Outcome\nrent;Rent;1.5;2.5\npower;Power;1;-\ntotal;Total;2.5;2.5\n",
			sidecar: `# Look at these, and remove the line when it is right:
# - "-" counts as 0, as the sums agree with that
title: Spending 2022
unit: tkr
missingValues:
  - {value: "-", label: nothing, code: x, is: 0}
fields:
  - {name: item, title: Item, role: stub}
  - {name: budget, title: Budget}
  - {name: outcome, title: Outcome}
rows:
  total: {role: total, formula: rent + power}
`},
		{name: "dates and numbers in a column", file: "ml.csv", raw: western("Post;2022;Klart\nA;1;2022-05-01\nB;2;7\n"),
			question: `column C, "Klart", holds both dates and numbers: make them all one or the other`},
		{name: "figures that are all formulas without values", file: "mm.xlsx", raw: book(t, [][]any{{"Post", "2022"}, {"A", "=1+1"}, {"B", "=2+2"}}),
			question: "all figures are formulas whose values were not saved with the workbook: open it in Excel, save it, and try again"},
		{name: "every minus with a space after it, and a unit", file: "mo.csv", raw: []byte("Post;2022;2021\nA;− 5 tkr;–7\nB;– 1 200 tkr;8\nC;- 3 tkr;5 −\n"),
			csv: "id;Post;2022;2021\na;A;-5;-7\nb;B;-1200;8\nc;C;-3;-5\n", sidecar: `title: test
fields:
  - {name: post, title: Post, role: stub}
  - {name: ar_2022, title: "2022", unit: tkr}
  - {name: ar_2021, title: "2021"}
`},
		{name: "a sum that is wrong by more than rounding, and has nothing in a column", file: "mp.csv",
			raw: western("Post;2022;2021;Pris\nHyra;100;50;1\nEl;200;60;2\nVatten;300;70;3\nSumma;602;180;\n"),
			csv: "id;Post;2022;2021;Pris\nhyra;Hyra;100;50;1\nel;El;200;60;2\nvatten;Vatten;300;70;3\nsumma;Summa;602;180;\n",
			sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - ”Summa” är nästan hyra + el + vatten, men inte i alla kolumner
title: test
missingValues:
  - {value: "", label: uppgift saknas, code: x}  # en tom cell; om den betyder 0, skriv 0 i CSV-filen
fields:
  - {name: post, title: Post, role: stub}
  - {name: ar_2022, title: "2022"}
  - {name: ar_2021, title: "2021"}
  - {name: pris, title: Pris}
rows:
  summa: {role: subtotal}
`},
		{name: "backslashes in a note and in a code", file: "ma.csv",
			raw: western("Mapp*;Filer;Klar\nHyra;3;\\\nEl;2;/\n* Se K:\\Delat\\not.txt\n\\ = ja, / = nej\n"),
			csv: "id;Mapp;Filer;Klar\nhyra;Hyra;3;\\\nel;El;2;/\n", sidecar: `title: test
fields:
  - {name: mapp, title: Mapp, role: stub}
  - {name: filer, title: Filer}
  - {name: klar, title: Klar, type: code, categories: [{value: ja, label: ja, symbol: "\\"}, {value: nej, label: nej, symbol: "/"}]}
notes:
  not_1: {text: "Se K:\\Delat\\not.txt", to: [mapp]}
`},
		{name: "rows that end with their units, what they are made of, and a title with the amounts' in it", file: "fem.csv",
			raw: western("Fem år (belopp i tkr)\nPost;2022;2021\nInvånare;18412;18377\nvarav barn;4012;4020\nNettokostnadsandel (%);98,3;98,5\nÖkning i procent;1,2;1,4\nSjukfrånvaro, %;6,6;6,9\nvarav kvinnor;7,1;7,3\n– män (tkr);20;21\nSkatt (kr);21,84;21,84\nResultat (mnkr);24,2;22,3\nLån (tkr);512;488\n"),
			csv: "id;Post;2022;2021\ninvanare;Invånare;18412;18377\nvarav_barn;varav barn;4012;4020\nnettokostnadsandel;Nettokostnadsandel;98,3;98,5\nokning_i_procent;Ökning;1,2;1,4\nsjukfranvaro;Sjukfrånvaro;6,6;6,9\nvarav_kvinnor;varav kvinnor;7,1;7,3\nman_tkr;– män;20;21\nskatt_kr;Skatt;21,84;21,84\nresultat_mnkr;Resultat;24,2;22,3\nlan_tkr;Lån;512;488\n",
			sidecar: `title: Fem år
unit: tkr
fields:
  - {name: post, title: Post, role: stub}
  - {name: ar_2022, title: "2022"}
  - {name: ar_2021, title: "2021"}
rows:
  nettokostnadsandel: {unit: procent}
  okning_i_procent: {unit: procent}
  sjukfranvaro: {unit: procent}
  varav_kvinnor: {unit: procent}
  skatt_kr: {unit: kr}
  resultat_mnkr: {unit: mnkr}
`},
		{name: "codes and who is answerable beside what a row is called", file: "proj.csv",
			raw: western("Projekt;Projektnr;Ansvarig;2022;2021\nSkola;P-1041;BUN;38400;37000\nBad;P-1052;KFN;36720;100\nBibliotek;IT-1060;KFN;9870;200\n"),
			csv: "id;Projekt;Projektnr;Ansvarig;2022;2021\nskola;Skola;P-1041;BUN;38400;37000\nbad;Bad;P-1052;KFN;36720;100\nbibliotek;Bibliotek;IT-1060;KFN;9870;200\n",
			sidecar: `title: test
fields:
  - {name: projekt, title: Projekt, role: stub}
  - {name: projektnr, title: Projektnr, type: text}
  - {name: ansvarig, title: Ansvarig, type: text}
  - {name: ar_2022, title: "2022"}
  - {name: ar_2021, title: "2021"}
`},
		{name: "goals with signs beside what a row is called", file: "malv.xlsx",
			raw: book(t, [][]any{{"Mål", "Indikator", "Målvärde", "2021", "2022"}, {"Vård", "Nöjda, %", ">>90", percent(0.915), 89},
				{"Vård", "Personal, antal", "<14", 15, 13}, {"Ekonomi", "Utsläpp", "<2 400", 2610, 2380}}), text: []string{"D"},
			csv: "id;Mål;Indikator;Målvärde;2021;2022\nnojda;Vård;Nöjda;>90;91,50 %;89\npersonal_antal;Vård;Personal, antal;<14;15;13\nutslapp;Ekonomi;Utsläpp;<2 400;2610;2380\n",
			sidecar: `title: test
fields:
  - {name: mal, title: Mål, role: group}
  - {name: indikator, title: Indikator, role: stub}
  - {name: malvarde, title: Målvärde, type: text}
  - {name: ar_2021, title: "2021", type: text}
  - {name: ar_2022, title: "2022"}
rows:
  nojda: {unit: procent}
`},
		// 20 − 30 + 4 = −6, of rows that are grouped by headings and not bold.
		{name: "a cash flow of several groups, and words for what is not measured", file: "kassa.csv",
			raw: western("Post;2022;2021\nDrift;;\nResultat från driften;20;15\nInvesteringar;;\nMaskiner;-30;ej mätt\nLån;;\nNya lån;4;2\nÅrets kassaflöde;-6;9\n"),
			csv: "id;Grupp;Post;2022;2021\nresultat_fran_driften;Drift;Resultat från driften;20;15\nmaskiner;Investeringar;Maskiner;-30;ej mätt\nnya_lan;Lån;Nya lån;4;2\narets_kassaflode;;Årets kassaflöde;-6;9\n",
			sidecar: `title: test
missingValues:
  - {value: "ej mätt", label: ej mätt, code: x}
fields:
  - {name: grupp, title: Grupp, role: group}
  - {name: post, title: Post, role: stub}
  - {name: ar_2022, title: "2022"}
  - {name: ar_2021, title: "2021"}
rows:
  arets_kassaflode: {role: total, formula: resultat_fran_driften + maskiner + nya_lan}
`},
		{name: "a sum of one row, a reserve that is none, and a row of dashes", file: "skuld.csv",
			raw: western("Post;2022;2021\nEget kapital;40;30\nBidrag;20;25\nResultatutjämningsreserv;30;25\nSumma kapital;90;80\nPensioner;61;52\nSumma avsättningar;61;52\nLån;-;-\nSumma;151;132\n"),
			csv: "id;Post;2022;2021\neget_kapital;Eget kapital;40;30\nbidrag;Bidrag;20;25\nresultatutjamningsreserv;Resultatutjämningsreserv;30;25\nsumma_kapital;Summa kapital;90;80\npensioner;Pensioner;61;52\nsumma_avsattningar;Summa avsättningar;61;52\nlan;Lån;-;-\nsumma;Summa;151;132\n",
			sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - ”-” räknas som 0, eftersom summorna stämmer då
title: test
missingValues:
  - {value: "-", label: inget, code: x, is: 0}
fields:
  - {name: post, title: Post, role: stub}
  - {name: ar_2022, title: "2022"}
  - {name: ar_2021, title: "2021"}
rows:
  summa_kapital: {role: subtotal, formula: eget_kapital + bidrag + resultatutjamningsreserv}
  summa_avsattningar: {role: subtotal, formula: pensioner}
  summa: {role: total, formula: summa_kapital + summa_avsattningar + lan}
`},
		// A net of 30 lies between 10 and 40, as a mean would.
		{name: "a net of costs without a minus, and what deviates adds up", file: "netto.csv",
			raw: western("Post;2022;2021;Avvikelse\nIntäkter;10;12;3\nKostnader;40;45;5\nNettokostnad;30;33;8\n"),
			csv: "id;Post;2022;2021;Avvikelse\nintakter;Intäkter;10;12;3\nkostnader;Kostnader;40;45;5\nnettokostnad;Nettokostnad;30;33;8\n",
			sidecar: `# Titta på det här, och ta bort raden när det är rätt:
# - ”Nettokostnad” ser ut som en summa, men raderna ovanför ger inte den summan; om den räknas fram, skriv hur under rows:
title: test
fields:
  - {name: post, title: Post, role: stub}
  - {name: ar_2022, title: "2022"}
  - {name: ar_2021, title: "2021"}
  - {name: avvikelse, title: Avvikelse}
`},
		{name: "marks of notes before units and written otherwise than the notes', and rows of ages", file: "alder.csv",
			raw: western("Frånvaro* (%);Ålder;2022²) (%);2021, %\nKvinnor;–29 år;6,1;6,6\n;30–49 år¹;7,2;7,0\nMän;–29 år;3,9;4,1\n;30–49 år;4,3;4,4\n1) Även vikarier.\n2) Preliminärt.\n* Av arbetad tid.\n"),
			csv: "id;Frånvaro;Ålder;2022;2021\nrad_29_ar;Kvinnor;–29 år;6,1;6,6\nrad_30_49_ar;Kvinnor;30–49 år;7,2;7,0\nman_rad_29_ar;Män;–29 år;3,9;4,1\nman_rad_30_49_ar;Män;30–49 år;4,3;4,4\n",
			sidecar: `title: test
unit: procent
fields:
  - {name: franvaro, title: Frånvaro, role: group}
  - {name: alder, title: Ålder, role: stub}
  - {name: ar_2022, title: "2022"}
  - {name: ar_2021, title: "2021"}
notes:
  not_1: {text: "Även vikarier.", to: [rad_30_49_ar]}
  not_2: {text: "Preliminärt.", to: [ar_2022]}
  not_3: {text: "Av arbetad tid.", to: [franvaro]}
`},
		// 12,3, 11,8 and 12,2 show what 13 lost; of the heads two of four are whole.
		{name: "rows of numbers without a format", file: "utan.xlsx",
			raw: book(t, [][]any{{nil, 2025, 2024, 2023, 2022}, {"Frånvaro (%)", 12.3, 13, 11.8, 12.2}, {"Chefer", 40, 41.5, 39.5, 42}, {"Lön (kr)", 36150, 35900.5, 34000, 32000}}),
			csv: "id;Post;2025;2024;2023;2022\nfranvaro;Frånvaro;12,3;13,0;11,8;12,2\nchefer;Chefer;40;41,5;39,5;42\nlon_kr;Lön;36150;35900,5;34000;32000\n",
			sidecar: `title: test
fields:
  - {name: post, title: Post, role: stub}
  - {name: ar_2025, title: "2025"}
  - {name: ar_2024, title: "2024"}
  - {name: ar_2023, title: "2023"}
  - {name: ar_2022, title: "2022"}
rows:
  franvaro: {unit: procent}
  lon_kr: {unit: kr}
`},
		{name: "numbers without a format, all in one unit", file: "utan2.xlsx",
			raw: book(t, [][]any{{"Post (mnkr)", 2025, 2024}, {"Skola", 12.3, 13}, {"Vård", 7.2, 5.5}, {"Kultur", 1.8, 6.5}}),
			csv: "id;Post;2025;2024\nskola;Skola;12,3;13,0\nvard;Vård;7,2;5,5\nkultur;Kultur;1,8;6,5\n",
			sidecar: `title: test
unit: mnkr
fields:
  - {name: post, title: Post, role: stub}
  - {name: ar_2025, title: "2025"}
  - {name: ar_2024, title: "2024"}
`},
		{name: "symbols that each have a line, and a line of an arrow that is none", file: "lage.csv", // the arrows are explained nowhere
			raw: []byte("Mål;2022;Läge;Väg\nTrygghet;76;●;↗\nMiljö;98;◐;↘\n\n● Uppfyllt\n◐ Delvis uppfyllt\n○ Ej uppfyllt.\n→ Se bilagan\n"),
			csv: "id;Mål;2022;Läge;Väg\ntrygghet;Trygghet;76;●;↗\nmiljo;Miljö;98;◐;↘\n",
			sidecar: `title: test
description: "→ Se bilagan."
fields:
  - {name: mal, title: Mål, role: stub}
  - {name: ar_2022, title: "2022"}
  - {name: lage, title: Läge, type: code, categories: [{value: uppfyllt, label: Uppfyllt, symbol: "●"}, {value: delvis_uppfyllt, label: Delvis uppfyllt, symbol: "◐"}, {value: ej_uppfyllt, label: Ej uppfyllt, symbol: "○"}]}
  - {name: vag, title: Väg, type: text}
`},
		{name: "symbols of two columns on one line", file: "lage2.csv",
			raw: []byte("Mål;2022;Läge;Väg\nTrygghet;76;●;↗\nMiljö;98;○;↘\n\n● : Uppfyllt, ○ : Ej uppfyllt\n↗ bättre ↘ sämre\n"),
			csv: "id;Mål;2022;Läge;Väg\ntrygghet;Trygghet;76;●;↗\nmiljo;Miljö;98;○;↘\n",
			sidecar: `title: test
fields:
  - {name: mal, title: Mål, role: stub}
  - {name: ar_2022, title: "2022"}
  - {name: lage, title: Läge, type: code, categories: [{value: uppfyllt, label: Uppfyllt, symbol: "●"}, {value: ej_uppfyllt, label: Ej uppfyllt, symbol: "○"}]}
  - {name: vag, title: Väg, type: code, categories: [{value: battre, label: bättre, symbol: "↗"}, {value: samre, label: sämre, symbol: "↘"}]}
`},
		{name: "rows that all end with the same unit", file: "alla.csv",
			raw: western("Post;2022;2021\nHyra (mnkr);3;2\nEl (mnkr);4;3\nSumma (mnkr);7;5\n"),
			csv: "id;Post;2022;2021\nhyra_mnkr;Hyra;3;2\nel_mnkr;El;4;3\nsumma_mnkr;Summa;7;5\n",
			sidecar: `title: test
unit: mnkr
fields:
  - {name: post, title: Post, role: stub}
  - {name: ar_2022, title: "2022"}
  - {name: ar_2021, title: "2021"}
rows:
  summa_mnkr: {role: total, formula: hyra_mnkr + el_mnkr}
`},
		{name: "a number that lacks the format of those above it", file: "blandat.xlsx",
			raw:      book(t, [][]any{{"Enhet", "Antal", "Frånvaro"}, {"Skola", 620, percent(0.058)}, {"Vård", 580, percent(0.084)}, {"varav chefer", 48, 0.019}}),
			question: `C4 holds "0,019", and C3 in the same column a number in percent: give them the same format, or say the unit of each row in a column of its own, with the heading Enhet`},
		{name: "two tables", file: "p.csv", raw: western("Post;2022;2021\nA;1;2\n\nPost;Budget;Utfall\nB;3;4\n"),
			question: "the sheet has more than one table: headings come again in row 4, below figures in row 2; put each table in a sheet of its own"},
		{name: "no headings", file: "q.csv", raw: western("A;10;20\nB;30;40\n"),
			question: "no headings stand above the first figures, in row 1: write a row of headings there"},
		{name: "words in a cell of numbers", file: "r.csv", raw: western("Post;2022\nA;100\nB;ca 75\nC;3\n"),
			question: `B3 holds "ca 75", which is no number, in a column of numbers: write the number alone and the rest as a note under the table, write .. where there is none, or say --text B if the whole column is text`},
		{name: "goals with words, said to be text", file: "s.csv", raw: western("Indikator;Utfall;Mål\nFrånvaro;6,2;högst 5\nNöjda;81;80\nKlagomål;12;-\n"), text: []string{"c"},
			csv: "id;Indikator;Utfall;Mål\nfranvaro;Frånvaro;6,2;högst 5\nnojda;Nöjda;81;80\nklagomal;Klagomål;12;-\n", sidecar: `title: test
missingValues:
  - {value: "-", label: inget, code: x}
fields:
  - {name: indikator, title: Indikator, role: stub}
  - {name: utfall, title: Utfall}
  - {name: mal, title: Mål, type: text}
`},
		{name: "as many commas in a heading as there are columns", file: "u.csv", raw: western("Intäkter, kostnader, netto\tBelopp\nHyra\t7,5\nEl\t3\n"),
			csv: "id;\"Intäkter, kostnader, netto\";\"Belopp\"\nhyra;Hyra;7,5\nel;El;3\n", sidecar: `title: test
fields:
  - {name: intakter_kostnader_netto, title: "Intäkter, kostnader, netto", role: stub}
  - {name: belopp, title: Belopp}
`},
		{name: "a column to take for text that is not there", file: "t.csv", raw: western("Post;2022\nA;100\nB;ca 75\n"), text: []string{"C"},
			question: "there is no column C with a heading, to take for text: columns are told apart by their letters"},
		{name: "grouped twice", file: "s.csv", raw: western("Nämnd;Verksamhet;2022\nSkola;A;100\n;B;75\nÖvrigt;;\nKultur;C;3\n"),
			question: `rows are grouped twice: by column A and by headings such as "Övrigt" among the rows; keep one of them`},
		{name: "nothing", file: "t.csv", raw: western("Hej\n"),
			question: "no table was found: it needs a row of headings, and below it a row for each item"},
	} {
		t.Run(test.name, func(t *testing.T) {
			language := "sv"
			if test.language != "" {
				language = test.language
			}
			sheets, err := intake.Read(test.file, test.raw)
			if err != nil {
				t.Fatal(err)
			}
			draft, err := intake.Make(&sheets[0], intake.Options{ID: "test", Language: language, Text: test.text, Publisher: []string{"Ale kommun", ""}})
			if test.question != "" {
				if fmt.Sprint(err) != test.question {
					t.Errorf("asked %v\nwant %s", err, test.question)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			var left strings.Builder
			for _, l := range draft.Left {
				left.WriteString(l.String() + "\n")
			}
			for _, part := range [][2]string{{test.csv, draft.CSV}, {test.sidecar, draft.Sidecar}, {test.left, left.String()}} {
				if diff := cmp.Diff(part[0], part[1]); diff != "" {
					t.Errorf("-want +got:\n%s", diff)
				}
			}
			if _, problems := data.Parse("test", draft.CSV, draft.Sidecar, data.Options{Language: language}); len(problems) > 0 {
				t.Errorf("the table has mistakes: %v", problems)
			}
		})
	}
}

// draftOf makes a table of a CSV file.
func draftOf(t *testing.T, text string) *intake.Draft {
	t.Helper()
	sheets, err := intake.Read("a.csv", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	draft, err := intake.Make(&sheets[0], intake.Options{ID: "a", Language: "sv"})
	if err != nil {
		t.Fatal(err)
	}
	return draft
}

// TestSameNames tells rows that are called the same from each other by numbers, of which those
// are passed over that another row's name has.
func TestSameNames(t *testing.T) {
	draft := draftOf(t, "Post;Utfall\nKurs 3;1\nKurs;2\nKurs;4\nKurs;8\nKurs;16\nMöte;32\nMöte;64\n")
	const want = "id;Post;Utfall\nkurs_3;Kurs 3;1\nkurs;Kurs;2\nkurs_2;Kurs;4\nkurs_4;Kurs;8\nkurs_5;Kurs;16\nmote;Möte;32\nmote_2;Möte;64\n"
	if draft.CSV != want {
		t.Errorf("got\n%s\nwant\n%s", draft.CSV, want)
	}
}

// TestManyMarkedRows has a note to more rows than a sidecar may name in brackets.
func TestManyMarkedRows(t *testing.T) {
	draft := draftOf(t, "Post;2022\n"+strings.Repeat("Lön*;1\n", 12_000)+"* preliminär\n")
	const want = "notes:\n  not_1:\n    text: \"preliminär\"\n    to:\n    - lon\n    - lon_2\n"
	if !strings.Contains(draft.Sidecar, want) || !strings.HasSuffix(draft.Sidecar, "\n    - lon_12000\n") {
		t.Errorf("got\n%.300s\nwant in it\n%s", draft.Sidecar, want)
	}
}

// TestUnits has money headed as people write it: over the stub, behind its title, and behind that of a column.
func TestUnits(t *testing.T) {
	for heading, want := range map[string]string{
		"Tusental kronor": "tkr", "Tusentals kronor": "tkr", "Thousand kronor": "tkr", "Thousands of kronor": "tkr", "1000 kr": "tkr", "1 000 kr": "tkr",
		"1000-tal kronor": "tkr", "000 kronor": "tkr", "'000 SEK": "tkr", "SEK thousand": "tkr", "hela tusental kronor": "tkr", "Million kronor": "mnkr",
		"SEK million": "mnkr", "SEKm": "mnkr", "miljarder kronor": "mdkr", "SEK bn": "mdkr", "kronor": "kr", "SEK": "kr",
		"10 000 kr": "", "100 kr": "", "100-tal kronor": "", "hundratals kronor": "", // which cannot be computed with
	} {
		for _, head := range []string{"Belopp i " + heading + ";2022", "Post (" + heading + ");2022", "Post;Utfall, " + heading} {
			draft := draftOf(t, head+"\nA;1\nB;2\n")
			_, got, _ := strings.Cut(draft.Sidecar, "unit: ")
			if got = got[:len(got)-len(strings.TrimLeft(got, "mndtkr"))]; got != want {
				t.Errorf("%q: got the unit %q, want %q, in\n%s", head, got, want, draft.Sidecar)
			}
		}
	}
}

// TestRead says what to do with files that hold no table that can be read.
func TestRead(t *testing.T) {
	for _, test := range []struct{ file, raw, want string }{
		{"a.xlsx", "PK\x03\x04", "it is no Excel workbook, or is damaged or locked with a password"},
		{"a.csv", "PK\x03\x04", "it is an Excel workbook under another name: give it the ending .xlsx"},
		{"a.csv", "a;b\n\x00\x00", "the file is in Unicode of another kind (UTF-16), and does not say so; save the file as CSV UTF-8 from the program that made it"},
		{"a.ODS", "PK", "files of that kind are not read: open it in the program that made it and save it as an Excel workbook (.xlsx), or each sheet as CSV UTF-8"},
		{"a.pdf", "%PDF", "figures are not read out of documents, as cells cannot be told apart there: ask for the workbook that the table came from"},
		{"a.json", "{}", "that is neither an Excel workbook (.xlsx) nor a CSV file (.csv)"},
	} {
		if _, err := intake.Read(test.file, []byte(test.raw)); fmt.Sprint(err) != test.want {
			t.Errorf("%s %q: %v\nwant %s", test.file, test.raw, err, test.want)
		}
	}
}

// less is a difference as computers work it out, and store it in workbooks.
func less(a, b float64) float64 { return a - b }

// hide returns a workbook with a row and a column of its sheet hidden.
func hide(t testing.TB, raw []byte, row int, column string) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err == nil {
		defer f.Close()
		err = errors.Join(f.SetRowVisible("Sheet1", row, false), f.SetColVisible("Sheet1", column, false))
	}
	if err != nil {
		t.Fatal(err)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func utf16(text string) []byte {
	b := []byte{0xff, 0xfe}
	for _, r := range text {
		b = append(b, byte(r), byte(r>>8))
	}
	return b
}
