package check_test

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bokslut/generator/compute"
	"bokslut/generator/content"
	"bokslut/generator/data"
	"bokslut/generator/diag"
	"bokslut/generator/link"
	"bokslut/generator/report"
)

// read builds a report from its sources, as far as the rules need it.
func read(t testing.TB, root fs.FS) (*report.Report, diag.List) {
	t.Helper()
	pages, problems, err := content.Read(root, "content", content.Options{Language: "sv"})
	if err != nil {
		t.Fatal(err)
	}
	tables := []*report.Table(nil)
	if _, err := fs.Stat(root, "data"); err == nil {
		var more diag.List
		tables, more, err = data.Read(root, "data", data.Options{Language: "sv"})
		if err != nil {
			t.Fatal(err)
		}
		problems.Add(more...)
	}
	rep := &report.Report{Pages: pages, Tables: tables, Made: []string{"avstamning/", "data/"}}
	problems.Add(slices.Concat(link.Resolve(rep, root, rep.Pages)...)...)
	problems.Add(slices.Concat(compute.Derive(rep, rep.Tables)...)...)
	return rep, problems
}

// list writes diagnostics, each with its hint on a line of its own.
func list(found diag.List) string {
	var b strings.Builder
	for _, d := range found {
		fmt.Fprintf(&b, "%s: %s: %s [%s]\n  %s\n", d.Pos, d.Severity, d.Message, d.Code, d.Hint)
	}
	return b.String()
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

// The tables that the cases are about.
var tables = fstest.MapFS{
	// rounded money, with a total below zero, and a named figure
	"data/drift.csv": file(`id;post;bokslut_2022;bokslut_2021
intakter;Intäkter;75 796;62 520
kostnader;Kostnader;-79 542;-62 399
resultat;Årets resultat;;
`),
	"data/drift.yaml": file(`title: Drift
unit: tkr
rounded: true
fields:
  - {name: post, title: Post}
  - {name: bokslut_2022, title: Bokslut 2022}
  - {name: bokslut_2021, title: Bokslut 2021}
rows:
  resultat: {role: total, formula: intakter + kostnader}
figures:
  andel: {title: Intäkternas andel, formula: "share(intakter.bokslut_2022, abs(kostnader.bokslut_2022))"}
`),
	// rounded shares and their difference
	"data/andelar.csv": file(`id;grupp;ar_2021;ar_2022
kvinnor;Kvinnor;20,0;13,3
man;Män;i.u.;0,04
`),
	"data/andelar.yaml": file(`title: Andelar
unit: procent
rounded: true
missingValues: [{value: i.u., label: uppgift saknas, code: x}]
fields:
  - {name: grupp, title: Grupp}
  - {name: ar_2021, title: "2021"}
  - {name: ar_2022, title: "2022"}
  - {name: differens, title: Skillnad, formula: ar_2022 - ar_2021}
figures:
  omojlig: {title: Omöjlig, formula: "share(kvinnor.ar_2022, kvinnor.ar_2022 * 0)"}
`),
	// exact numbers, each with a unit of its own
	"data/antal.csv": file(`id;uppgift;varde;enhet;bedomning;datum
luncher;Luncher;1 004 000;måltider;ja;2021-10-27
avvikelser;Avvikelser;441;avvikelser;nej;2022-01-05
avgift;Avgift;455;tkr;nej;2022-01-05
index;Index;2,99;;ja;2022-01-05
motioner;Motioner;2;motioner;ja;2022-01-05
enkater;Enkäter;1;enkäter;ja;2022-01-05
`),
	"data/antal.yaml": file(`title: Antal
fields:
  - {name: uppgift, title: Uppgift}
  - {name: varde, title: Värde}
  - {name: enhet, title: Enhet, role: unit}
  - {name: bedomning, title: Bedömning, type: code, categories: [{value: ja, label: Uppfyllt}, {value: nej, label: Ej uppfyllt}]}
  - {name: datum, title: Datum, type: date}
`),
	// exact numbers in measures that have others beside them
	"data/matt.csv": file(`id;uppgift;varde;enhet
el;El;1 204;MWh
ledighet;Ledighet;37;dagar
yta;Yta;5 200;m2
promille;Promille;5,0;promille
`),
	"data/matt.yaml": file(`title: Mått
fields:
  - {name: uppgift, title: Uppgift}
  - {name: varde, title: Värde}
  - {name: enhet, title: Enhet, role: unit}
`),
	// an exact number, and one that is published though a formula reaches it
	"data/summa.csv":  file("id;post;antal\nett;Ett;441\ntva;Två;882\n"),
	"data/summa.yaml": file("title: Summa\nfields: [{name: post, title: Post}, {name: antal, title: Antal}]\nrows: {tva: {formula: ett + ett}}\n"),
}

// readPage builds a report of one page, whose text begins on line 5, and the tables.
func readPage(t testing.TB, lang, text string) *report.Report {
	t.Helper()
	root := maps.Clone(tables)
	root["content/index.md"] = file("---\ntitle: Rapport\nlang: " + lang + "\n---\n" + text)
	rep, problems := read(t, root)
	if len(problems) > 0 {
		t.Fatalf("%s\nin %q", list(problems), text)
	}
	return rep
}
