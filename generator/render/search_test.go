package render_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bokslut/generator/report"
)

func TestSearchFiles(t *testing.T) {
	table := drift()
	table.Notes = []*report.Note{{Text: "Prel. \"tal\"."}}
	front := newPage("", "Start")
	front.Summary = "Året i korthet."
	page := newPage("ekonomi/drift/", "Drift", para(text("Före.")), heading(2, "arets-resultat", "Årets resultat"),
		para(text("Resultatet blev "), figure("", table, "resultat", "bokslut_2022"), text("."), node(report.SoftBreak), text(`C:\`)), embed(table))
	english := newPage("summary/", "In brief", para(text("Costs.")))
	english.Lang = "en"
	below(front, page)
	page.Parent = nil
	got := files(t, newReport([]*report.Page{front, page, english}, table), nil)
	for name, want := range map[string]string{
		"search/index.js": `searchFile("index",{"shards":1,"trigrams":0,"pages":[
["","Start",-1],
["ekonomi/drift/","Drift",-1],
["summary/","In brief",-1,"en"]]});
`,
		"search/0.js": `searchFile("0",[
[0,[["","","Året i korthet."]]],
[1,[["","","\nFöre. "],
["arets-resultat","Årets resultat","\nResultatet blev 600 tkr. C:\\ \n "]]],
[1,[["drift","Driftredovisning","Kommunstyrelsens intäkter och kostnader 2022, jämförda med budgeten. Alingsås kommun, årsbokslut 2022. Prel. \"tal\".",` +
			`[["budget_2022","Budget 2022"],["bokslut_2022","Bokslut 2022"],["avvikelse","Avvikelse mot budget"],["andel","Avvikelse, andel av budget"]],[` +
			`["intakter","Verksamhetens intäkter","69 836 tkr","75 796 tkr","5 959 tkr","8,5 procent"],` +
			`["personalkostnader","Personalkostnader","−96 261 tkr","−88 881 tkr","7 380 tkr","7,7 procent"],` +
			`["lokalhyror","Lokalhyror","−6 769 tkr","−6 784 tkr","−15 tkr","−0,2 procent"],` +
			`["kostnader","Verksamhetens kostnader","−103 030 tkr","−95 665 tkr","7 365 tkr","7,1 procent"],` +
			`["resultat","Årets resultat","0 tkr","600 tkr","600 tkr",""]],1]]],
[2,[["","","\nCosts. "]]]]);
`,
	} {
		if diff := cmp.Diff(want, strings.ReplaceAll(got[name], "\u00a0", " ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// Key figures are found as sentences, which say what belongs to what without their boxes.
func TestSearchKeyFigures(t *testing.T) {
	table := drift()
	term := func(title string) report.Node { return node(report.Term, text(title)) }
	said := func(inlines ...report.Node) report.Node { return node(report.Definition, para(inlines...)) }
	page := newPage("", "Start",
		node(report.DefinitionList,
			term("Resultat"), said(figure("600 tkr", table, "resultat", "bokslut_2022")), said(figure("0 tkr", table, "resultat", "budget_2022"), text(" i budgeten")),
			term("Hyror"), said(figure("6,8 mnkr", table, "lokalhyror", "bokslut_2022")), said(text("Nästan som budgeterat.")),
			term("Intäkter"), said(figure("75,8 mnkr", table, "intakter", "bokslut_2022"))),
		node(report.DefinitionList, term("Mål"), said(text("Bättre klimat")), term("Bedömning"), said(text("Uppfyllt"))))
	got := files(t, newReport([]*report.Page{page}, table), nil)["search/0.js"]
	want := `\nResultat: 600 tkr. Upp från 0 tkr i budgeten. Hyror: 6,8 mnkr. Nästan som budgeterat. Intäkter: 75,8 mnkr. ` +
		`\nMål: Bättre klimat  Bedömning: Uppfyllt   "`
	if !strings.Contains(strings.ReplaceAll(got, "\u00a0", " "), want) {
		t.Errorf("no %q in %s", want, got)
	}
}

// In a large report the letters of a word say which shards to fetch.
func TestSearchShards(t *testing.T) {
	pages := []*report.Page{newPage("", "Start")}
	for i := range 6 {
		p := newPage(fmt.Sprintf("k%d/", i), "Kapitel", para(text(strings.Repeat("löpande text ", 4000))))
		p.Source.Text = strings.Repeat("x", 52000) // what it is estimated by
		pages = append(pages, p)
	}
	pages[3].Blocks = append(pages[3].Blocks, para(text("ÄLDREOMSORGEN kostade 75\u00a0796 tkr")))
	pages[5].Blocks = append(pages[5].Blocks, para(text("omsorg")))
	got := files(t, newReport(pages), nil)
	if !strings.Contains(got["search/index.js"], `"shards":6,"trigrams":1,`) {
		t.Fatalf("not six shards: %s", got["search/index.js"])
	}
	for _, test := range []struct{ file, rest, want string }{
		{"t-a", "ld", "40"}, // äldre: only the third
		{"t-o", "ms", "41"}, // and the fifth
		{"t-7", "57", "40"},
		{"t-5", "79", "40"},
		{"t-t", "ex", ""}, // all
	} {
		want := fmt.Sprintf(`"%s":"%s"`, test.rest, test.want)
		if !strings.Contains(got["search/"+test.file+".js"], want) {
			t.Errorf("%s: no %s in %.300s", test.file, want, got["search/"+test.file+".js"])
		}
	}
	if strings.Contains(got["search/t-m.js"], `"tk"`) {
		t.Error("letters of different words are one sequence")
	}
}

// A table larger than a shard is divided by rows, and each row is in one of them.
func TestSearchDividesTables(t *testing.T) {
	rows := make([][]any, 3000)
	for i := range rows {
		rows[i] = []any{fmt.Sprintf("r%d", i), fmt.Sprintf("Rad %d.", i), whole(int64(i), "")}
	}
	table := newTable("stor", "Stor", []report.Field{stub("rad", "Rad"), {Name: "tal", Title: "Tal"}}, rows...)
	table.CSV = newPage("stor", "").Source
	table.CSV.Text = strings.Repeat("x", 200_000)
	page := newPage("ekonomi/", "Ekonomi", embed(table))
	found := map[string]string{}
	for name, file := range files(t, newReport([]*report.Page{newPage("", "Start"), page}, table), nil) {
		if !strings.HasPrefix(name, "search/") {
			continue
		}
		for _, match := range regexp.MustCompile(`"Rad \d+\."`).FindAllString(file, -1) {
			if found[match] != "" {
				t.Errorf("%s is in %s and %s", match, found[match], name)
			}
			found[match] = name
		}
	}
	if len(found) != len(rows) || found[`"Rad 0."`] == found[`"Rad 2999."`] {
		t.Errorf("%d rows, the first in %s, the last in %s", len(found), found[`"Rad 0."`], found[`"Rad 2999."`])
	}
}
