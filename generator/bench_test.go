package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
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
	"bokslut/generator/site"
)

// The benchmarks work on a report of this many chapters, each with about 700 words and
// two tables: read, derive and render are the three thirds of a build.
const benchmarkChapters = 100

func BenchmarkRead(b *testing.B) {
	root := largeReport(benchmarkChapters)
	b.ReportAllocs()
	for b.Loop() {
		readReport(b, root)
	}
}

func BenchmarkDerive(b *testing.B) {
	root := largeReport(benchmarkChapters)
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		rep := readReport(b, root)
		b.StartTimer()
		if problems := slices.Concat(compute.Derive(rep, rep.Tables)...); problems.Errors() {
			b.Fatal(shown(problems))
		}
	}
}

func BenchmarkRender(b *testing.B) {
	root := largeReport(benchmarkChapters)
	built := buildReport(b, root)
	b.ReportAllocs()
	for b.Loop() {
		if err := built.Render(func(string, []byte, bool) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRebuild is what happens between the save of one file and the page that shows it,
// in a report of many chapters.
func BenchmarkRebuild(b *testing.B) {
	for _, n := range []int{100, 1000} {
		for _, file := range []string{"content/0051-c0050.md", "data/c0050-ekonomi.csv"} {
			b.Run(fmt.Sprintf("%d/%s", n, path.Ext(file)[1:]), func(b *testing.B) {
				dir := b.TempDir()
				if err := os.CopyFS(dir, largeReport(n)); err != nil {
					b.Fatal(err)
				}
				root, name := os.DirFS(dir), filepath.Join(dir, file)
				text, err := os.ReadFile(name)
				if err != nil {
					b.Fatal(err)
				}
				texts := [2][]byte{text, bytes.Replace(text, []byte("1"), []byte("2"), 1)}
				built := buildReport(b, root)
				b.ReportAllocs()
				edits := 0
				for b.Loop() {
					edits++
					if err := os.WriteFile(name, texts[edits%2], 0o644); err != nil {
						b.Fatal(err)
					}
					var problems diag.List
					if built, problems, err = built.Rebuild([]string{file}); err != nil || problems.Errors() {
						b.Fatal(err, shown(problems))
					}
					if _, ok, err := built.File("c0050/index.html"); !ok || err != nil {
						b.Fatal(ok, err)
					}
				}
			})
		}
	}
}

func buildReport(b *testing.B, root fs.FS) *site.Built {
	b.Helper()
	config, _, err := site.Load(root, nil)
	if err != nil {
		b.Fatal(err)
	}
	built, problems, err := site.Build(root, config)
	if err != nil || problems.Errors() {
		b.Fatal(err, shown(problems))
	}
	return built
}

func readReport(b *testing.B, root fstest.MapFS) *report.Report {
	b.Helper()
	pages, inContent, err := content.Read(root, "content", content.Options{Language: "sv"})
	if err != nil || inContent.Errors() {
		b.Fatal(err, shown(inContent))
	}
	tables, inData, err := data.Read(root, "data", data.Options{Language: "sv"})
	if err != nil || inData.Errors() {
		b.Fatal(err, shown(inData))
	}
	rep := &report.Report{Pages: pages, Tables: tables, Made: []string{"avstamning/", "data/"}}
	if problems := slices.Concat(link.Resolve(rep, root, rep.Pages)...); problems.Errors() {
		b.Fatal(shown(problems))
	}
	return rep
}

// largeReport makes a report of n chapters; the same each time.
func largeReport(n int) fstest.MapFS {
	files := fstest.MapFS{}
	add := func(name, text string) { files[name] = &fstest.MapFile{Data: []byte(text)} }
	add("site.yaml", "title: Årsredovisning\norganisation: {name: Exempelstad}\nlanguage: sv\nbaseURL: https://example.org/\nyear: 2025\npublished: 2026-02-20\nlicence: CC0-1.0\n")
	add("content/index.md", "---\ntitle: Årsredovisning\n---\n")
	sentence := "Nämndens *kostnader* ökade under årets andra halvår, vilket beror på **högre volymer** och tillfälliga insatser i [kommunen](https://example.org/). "
	for i := range n {
		id := fmt.Sprintf("c%04d", i)
		var page, money, measures strings.Builder
		fmt.Fprintf(&page, "---\ntitle: Kapitel %d\nsummary: Nämndens ekonomi och nyckeltal.\n---\n\n", i)
		for section := range 5 {
			fmt.Fprintf(&page, "## Avsnitt %d\n\n%s\n\n- %s\n- %s\n\n", section, strings.Repeat(sentence, 5), sentence, sentence)
		}
		fmt.Fprintf(&page, "![](/data/%s-ekonomi.csv)\n\n![](/data/%s-nyckeltal.csv)\n", id, id)
		add("content/"+fmt.Sprintf("%04d-%s.md", i+1, id), page.String())
		money.WriteString("id,parent,Post,Budget,Utfall,I fjol\n")
		for row := range 12 {
			fmt.Fprintf(&money, "p%d,g%d,Post %d,%d,%d,%d\n", row, row/4, row, 1000*row+i, 990*row+2*i, 980*row+3*i)
		}
		money.WriteString("g0,totalt,Grupp 0,,,\ng1,totalt,Grupp 1,,,\ng2,totalt,Grupp 2,,,\ntotalt,,Totalt,,,\n")
		add("data/"+id+"-ekonomi.csv", money.String())
		add("data/"+id+"-ekonomi.yaml", "title: Ekonomi\nunit: tkr\nfields:\n  - {name: parent, role: parent}\n  - {name: post, title: Post, role: stub}\n"+
			"  - {name: budget, title: Budget}\n  - {name: utfall, title: Utfall}\n  - {name: i_fjol, title: I fjol}\n"+
			"  - {name: avvikelse, title: Avvikelse, formula: utfall - budget}\n  - {name: andel, title: Andel, formula: \"share(avvikelse, abs(budget))\"}\n")
		measures.WriteString("Indikator,Mål,Utfall,I fjol\n")
		for row := range 15 {
			fmt.Fprintf(&measures, "Indikator %d,%d.5,%d.1,i.u.\n", row, 10*row, 10*row+i%7)
		}
		add("data/"+id+"-nyckeltal.csv", measures.String())
		add("data/"+id+"-nyckeltal.yaml", "title: Nyckeltal\nnumber: {decimal: \".\"}\nmissingValues: [{value: i.u., label: uppgift saknas, code: x}]\nfields:\n"+
			"  - {name: indikator, title: Indikator, role: stub}\n  - {name: mal, title: Mål}\n  - {name: utfall, title: Utfall}\n  - {name: i_fjol, title: I fjol}\n"+
			"  - {name: forandring, title: Förändring, formula: utfall - i_fjol}\n"+
			"  - name: nadd\n    title: Nådd\n    type: code\n    categories: [{value: ja, label: Ja}, {value: nej, label: Nej}]\n    formula: if(utfall >= mal, 'ja', 'nej')\n")
	}
	return files
}
