package render_test

import (
	"regexp"
	"strings"
	"testing"

	"bokslut/generator/report"
)

func TestBook(t *testing.T) {
	table, loose := drift(), newTable("los", "Lös", []report.Field{stub("post", "Post"), {Name: "tal", Title: "Tal"}}, []any{"a", "A", whole(1, "")})
	economy, operations := newPage("ekonomi/", "Ekonomi"), newPage("ekonomi/drift/", "Drift", heading(2, "resultat", "Resultat"), heading(3, "a", "A"),
		para(figure("600 tkr", table, "resultat", "bokslut_2022")), embed(table))
	economy.Summary = "Pengarna."
	economy.Blocks = []report.Node{heading(2, "a", "A"),
		para(anchor("driften", &report.Link{Kind: report.PageLink, Page: operations}), anchor("resultatet", &report.Link{Kind: report.PageLink, Page: operations, Heading: "resultat"}),
			anchor("cellen", &report.Link{Kind: report.CellLink, Table: table, Row: 4, Field: 2}), anchor("", &report.Link{Kind: report.TableLink, Table: loose}))}
	below(economy, operations)
	summary := newPage("summary/", "In brief")
	summary.Lang = "en"
	got := files(t, newReport([]*report.Page{newPage("", "Start", heading(2, "a", "A")), economy, operations, summary}, table, loose), nil)
	book := got["hela/index.html"]
	inOrder(t, book,
		`<li><a class="link" href="#in_ekonomi__">Ekonomi</a>`, `<li><a class="link" href="#in_ekonomi_drift__">Drift</a></li>`,
		`<section id="in__" class="chapter">`+"\n<h2>Start</h2>\n"+`<h3>A</h3>`,
		`<section id="in_ekonomi__" class="chapter">`+"\n<h2>Ekonomi</h2>\n"+`<p class="lead">Pengarna.</p>`+"\n"+`<h3>A</h3>`,
		`<a href="#in_ekonomi_drift__">driften</a>`, `<a href="#in_ekonomi_drift__resultat">resultatet</a>`,
		`<a href="#in_ekonomi_drift__drift--resultat--bokslut_2022">cellen</a>`, `<a href="#in_data_los__los">Lös</a>`,
		`<section id="in_ekonomi_drift__">`+"\n<h3>Drift</h3>\n"+`<h4 id="in_ekonomi_drift__resultat">Resultat</h4>`+"\n"+`<h5>A</h5>`,
		`<data value="600">600 tkr</data>`, `aria-labelledby="in_ekonomi_drift__drift--0"`, `id="in_ekonomi_drift__drift--resultat--bokslut_2022"`,
		`<p>Adress till tabellen: <a href="https://example.org/bokslut-2022/ekonomi/drift/#drift">https://example.org/bokslut-2022/ekonomi/drift/#drift</a></p>`+"\n</details>",
		`<section id="in_summary__" class="chapter" lang="en">`,
		`<h2>Tabeller</h2>`, `<section id="in_data_los__">`+"\n<h3>Lös</h3>")
	for _, unwanted := range []string{"sources", "ld+json", "Varje rad och cell har en egen adress", `id="in_ekonomi_drift__drift--intakter"`, `id="in_ekonomi_drift__drift--resultat--budget_2022"`} {
		if strings.Contains(book, unwanted) {
			t.Errorf("the book has %s", unwanted)
		}
	}
	ids := map[string]bool{}
	for _, match := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(book, -1) {
		if ids[match[1]] {
			t.Errorf("the id %s stands twice", match[1])
		}
		ids[match[1]] = true
	}
	for _, match := range regexp.MustCompile(` href="#([^"]*)"`).FindAllStringSubmatch(book, -1) {
		if !ids[match[1]] {
			t.Errorf("#%s leads to nothing", match[1])
		}
	}
	inOrder(t, got["hela/book.css"], `@page {`, `"Årsbokslut 2022"`, `@page chapter1 { @top-right { content: "Ekonomi"; } }`, `#in_ekonomi__ { page: chapter1; }`)
}

// A report that no browser could lay out whole has no book, and nothing leads to one.
func TestNoBookOfALargeReport(t *testing.T) {
	pages := []*report.Page{newPage("", "Start")}
	pages[0].Source.Text = strings.Repeat("x", 65_000)
	for range 21 {
		p := newPage("k"+string(rune('a'+len(pages)))+"/", "Kapitel")
		p.Source.Text = pages[0].Source.Text
		pages = append(pages, p)
	}
	for name, file := range files(t, newReport(pages), nil) {
		if strings.Contains(name, "hela/") || strings.Contains(file, "hela/") {
			t.Errorf("%s has or leads to a book", name)
		}
	}
}

func TestTableList(t *testing.T) {
	table, loose := drift(), newTable("los", "Lös", []report.Field{stub("post", "Post")}, []any{"a", "A"})
	page := newPage("ekonomi/drift/", "Drift", embed(table), embed(table))
	page.Links = append(page.Links, &report.Link{Kind: report.ChartLink, Table: table, Chart: &report.Chart{Name: "kostnader", Title: "Kostnaderna ökade"}, Embedded: true})
	got := files(t, newReport([]*report.Page{newPage("", "Start"), page}, table, loose), nil)
	inOrder(t, got["tabeller/index.html"], `<h1>Tabeller och diagram</h1>`, `<div class="contents">`+"\n"+`<ul class="links">
<li><a class="link" href="../ekonomi/drift/">Drift</a>
<ul class="links">
<li><a class="link" href="../ekonomi/drift/#drift">Driftredovisning (tabell)</a></li>
<li><a class="link" href="../ekonomi/drift/#drift--chart-kostnader">Kostnaderna ökade (diagram)</a></li>
</ul>
</li>
<li><a class="link" href="../data/los/">Tabeller utanför texten</a>
<ul class="links">
<li><a class="link" href="../data/los/">Lös (tabell)</a></li>`)
	if !strings.Contains(got["ekonomi/drift/index.html"], `href="../../tabeller/"`) {
		t.Error("pages do not lead to the list")
	}
}
