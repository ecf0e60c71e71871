package render_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"bokslut/generator/diag"
	"bokslut/generator/render"
	"bokslut/generator/report"
)

// headings of cells, which only narrow screens show
var dataColumn = regexp.MustCompile(` data-column="[^"]*"`)

// section returns what the reconciliation page of a report has from one heading of level 2 to
// the next, without the headings of cells.
func section(t *testing.T, rep *report.Report, id string) string {
	t.Helper()
	_, rest, found := strings.Cut(files(t, rep, nil)["avstamning/index.html"], `<h2 id="page--`+id+`">`)
	if !found {
		t.Fatalf("no section %s", id)
	}
	rest, _, _ = strings.Cut(rest, "<h2")
	rest, _, _ = strings.Cut(rest, "</main>")
	return dataColumn.ReplaceAllString(strings.ReplaceAll(rest, noBreak, " "), "")
}

// inOrder checks that each wanted text stands in what was got, after the one before.
func inOrder(t *testing.T, got string, wants ...string) {
	t.Helper()
	rest := got
	for _, want := range wants {
		_, after, found := strings.Cut(rest, want)
		if !found {
			t.Errorf("no\n%s\nin the rest of it\n%s", want, rest)
			return
		}
		rest = after
	}
}

// reconciled returns the report of a table with formulas of each kind, as compute leaves it.
func reconciled() *report.Report {
	t := drift()
	t.Fields[3].Formula = &report.Formula{Text: "bokslut_2022 - budget_2022", Reach: report.Reach{Computed: 4, Published: 1}}
	t.Rows[4].Said = &report.RowSaid{Formula: &report.Formula{Text: "intakter + kostnader", Reach: report.Reach{Computed: 1200}}}
	t.Parts = [][]int32{nil, nil, nil, {1, 2}, nil}
	t.SumRows = []report.Sum{{Row: 3, Reach: report.Reach{Published: 2}}}
	t.Proofs = []report.Proof{
		{Row: 0, Field: 3, Verdict: report.Rounding, Computed: whole(5960, "tkr"), Low: report.NumberOf(5959), High: report.NewNumber(59605, 1), Bounded: true},
		{Row: 3, Field: 1, Verdict: report.Same, Computed: whole(-103030, "tkr")},
		{Row: 3, Field: 2, Verdict: report.Unproved, Computed: missing(&report.Missing{Label: "redovisas inte"})},
	}
	t.Notes = []*report.Note{{Text: "Räknat på oavrundade tal.", To: []report.NoteTarget{{Row: 0, Field: 3}}}}
	third, _ := report.NumberOf(2).Quo(report.NumberOf(3))
	tiny, _ := report.NumberOf(-1).Quo(report.NumberOf(30_000))
	t.Checks = []*report.Check{{That: &report.Formula{Text: "resultat.bokslut_2022 <= intakter.bokslut_2022"}, Why: "Resultatet är en del.",
		Verdicts: []report.CheckVerdict{{Row: -1, Field: -1, Verdict: report.Rounding, Sides: []report.Sides{
			{Left: report.Value{State: report.State{Kind: report.NumberValue, Unit: "tkr"}, Number: third}, Sign: "≤", Right: whole(75796, "tkr")},
			{Left: report.Value{State: report.State{Kind: report.NumberValue, Unit: "tkr"}, Number: tiny}, Sign: "≤", Right: report.Value{State: report.State{Kind: report.NumberValue, Unit: "tkr"}, Number: report.NumberOf(5959).Add(tiny)}}}}}}}
	page := newPage("ekonomi/", "Ekonomi",
		para(text("Året är slut. Intäkterna & annat blev "), figure("75,8 mnkr", t, "intakter", "bokslut_2022"), text(", som väntat. Mer än så är det inte.")),
		para(text("Resultatet blev "), figure("", t, "resultat", "bokslut_2022"), text(".")),
		para(text("Det är "), report.Node{Kind: report.Figure, Link: &report.Link{Kind: report.NamedLink, Table: t, Named: t.Figures[0]}}, text(".")),
		embed(t))
	page.Links = append(page.Links, page.Blocks[0].Children[1].Link, page.Blocks[1].Children[1].Link, page.Blocks[2].Children[1].Link)
	return newReport([]*report.Page{newPage("", "Start"), page}, t)
}

func TestReconciliation(t *testing.T) {
	rep := reconciled()
	inOrder(t, section(t, rep, "counts"),
		`Beräknade celler</th><td>1 204</td>`, `Publicerade celler med formel</th><td>3</td>`, `Samma som beräkningen</th><td>1</td>`,
		`Förklaras av avrundning</th><td>1</td>`, `Kan inte prövas</th><td>1</td>`, `Prövade villkor</th><td>1</td>`, `Siffror i texten</th><td>3</td>`)
	inOrder(t, section(t, rep, "formulas"),
		`<h3 id="drift">Driftredovisning</h3>`, `<a href="../ekonomi/#drift">Driftredovisning</a>`,
		`<tr><th scope="row" class="text">Kolumnen Avvikelse mot budget</th><td class="text long">Bokslut 2022 − Budget 2022</td>`+
			`<td class="text long"><code>bokslut_2022 - budget_2022</code></td><td>4</td><td>1</td></tr>`,
		`Raden Årets resultat</th><td class="text long">Verksamhetens intäkter + Verksamhetens kostnader</td>`, `<td>1 200</td><td>0</td></tr>`,
		`Raden Verksamhetens kostnader</th><td class="text long">summan av raderna Personalkostnader, Lokalhyror</td>`, `<td>0</td><td>2</td></tr>`)
	inOrder(t, section(t, rep, "differences"),
		`<th scope="rowgroup" colspan="5"><span class="group-name"><a href="../ekonomi/#drift">Driftredovisning</a></span></th>`,
		`<tr><th scope="row" class="text"><a href="../ekonomi/#drift--intakter--avvikelse">Verksamhetens intäkter, Avvikelse mot budget<span class="hidden">, Driftredovisning</span></a></th>`+
			`<td>5 959 tkr</td><td>5 960 tkr</td><td>5 959 till 5 960,5</td><td class="text long">Förklaras av avrundning: Räknat på oavrundade tal.</td></tr>`,
		`Verksamhetens kostnader, Bokslut 2022<span class="hidden">, Driftredovisning</span></a></th><td>−95 665 tkr</td><td>redovisas inte</td><td>–<span class="hidden"> inget</span></td><td class="text long">Kan inte prövas</td>`)
	if strings.Contains(section(t, rep, "differences"), "Verksamhetens kostnader, Budget 2022") {
		t.Error("a figure that is exactly as computed is listed")
	}
	inOrder(t, section(t, rep, "checks"),
		`<th scope="row" class="text long"><a href="../ekonomi/#drift--resultat--bokslut_2022">Årets resultat, Bokslut 2022</a> ≤ `,
		`<code>resultat.bokslut_2022 &lt;= intakter.bokslut_2022</code></th><td class="text long">Resultatet är en del.</td>`,
		`<td class="text">≈ 0,6667 tkr ≤ 75 796 tkr<br>nästan 0 tkr ≤ ≈ 5 959 tkr</td><td class="text">Stämmer inom avrundningen</td>`)
	inOrder(t, section(t, rep, "named"),
		`<th scope="row" class="text long" id="drift--overskottsandel">Resultatets andel av kommunbidraget</th><td>0,6 procent</td>`, `Årets resultat, Bokslut 2022</a> i procent av <a `)
	inOrder(t, section(t, rep, "figures"),
		`<a href="../ekonomi/">Ekonomi</a>`,
		`<tr><th scope="row" class="text"><a href="../ekonomi/#drift--intakter--bokslut_2022">Driftredovisning: Verksamhetens intäkter, Bokslut 2022</a></th>`+
			`<td>75 796 tkr</td><td class="text long">Intäkterna &amp; annat blev <mark>75,8 mnkr</mark>, som väntat.</td></tr>`,
		`<td class="text long">Resultatet blev <mark>600 tkr</mark>.</td></tr>`,
		`<a href="#drift--overskottsandel">Driftredovisning: Resultatets andel av kommunbidraget</a></th><td>0,6 procent</td><td class="text long">Det är <mark>0,6 procent</mark>.</td></tr>`)
}

// Each cell of the page has the heading of its column, for screens on which rows are lists.
func TestReconciliationOnANarrowScreen(t *testing.T) {
	got := files(t, reconciled(), nil)["avstamning/index.html"]
	if cells, headings := strings.Count(got, "<td"), len(dataColumn.FindAllString(got, -1)); cells != headings {
		t.Errorf("%d cells have %d headings", cells, headings)
	}
	inOrder(t, got, `<div class="scroller stack"`,
		`Beräknade celler</th><td data-column="Antal">1`, `<td class="text long" data-column="Vad det betyder">`,
		`<td class="text long" data-column="Formeln i ord">Bokslut 2022 − Budget 2022</td><td class="text long" data-column="Som den är skriven">`, `<td data-column="Beräknade celler">4</td><td data-column="Publicerade celler">1</td>`,
		`<td data-column="Publicerat">5`, `<td data-column="Exakt beräknat">5`, `<td data-column="Möjligt enligt avrundningen">5`, `<td class="text long" data-column="Bedömning">Förklaras`,
		`<td class="text long" data-column="Varför">`, `<td class="text" data-column="Värden">≈`, `<td class="text" data-column="Bedömning">Stämmer`,
		`<td data-column="Värde">0,6`, `<td class="text long" data-column="Formeln i ord"><a`,
		`<td data-column="Värde">75`, `<td class="text long" data-column="I texten">Intäkterna`)
}

// A page and its tables lead to the reconciliation page; a table without formulas has nothing to lead to.
func TestReconciliationLinks(t *testing.T) {
	plain := newTable("plan", "Plan", []report.Field{stub("post", "Post"), {Name: "a", Title: "A"}}, []any{"r", "R", whole(1, "")})
	rep := reconciled()
	rep.Tables = append(rep.Tables, plain)
	got := files(t, rep, nil)
	inOrder(t, got["ekonomi/index.html"],
		`<a class="link" href="../avstamning/#drift">Beräkning och avstämning: Driftredovisning</a>`, `<footer`, `href="../avstamning/">Avstämning</a>`)
	inOrder(t, got["data/plan/index.html"], `<footer`, `href="../../avstamning/">Avstämning</a>`)
	if strings.Contains(got["data/plan/index.html"], "avstamning/#") {
		t.Error("a table without formulas leads to them")
	}
}

// What stands around a figure is its sentence, or the words nearest to it.
func TestSentences(t *testing.T) {
	count := func(from, to int) string {
		var words []string
		for i := from; i <= to; i++ {
			words = append(words, fmt.Sprintf("o%d", i))
		}
		return strings.Join(words, " ")
	}
	for _, test := range []struct{ before, after, want string }{
		{"", " blev det.", "<mark>7</mark> blev det."},
		{"Det blev ca. ", ".", "Det blev ca. <mark>7</mark>."},
		{"Blev det bra? Åtta, ", " eller! Ja.", "Åtta, <mark>7</mark> eller!"},
		{count(1, 20) + " ", " " + count(21, 40), "… " + count(9, 20) + " <mark>7</mark> " + count(21, 32) + " …"},
		{count(1, 12) + " ", " " + count(21, 32), count(1, 12) + " <mark>7</mark> " + count(21, 32)},
	} {
		table := newTable("t", "T", []report.Field{stub("post", "Post"), {Name: "a", Title: "A"}}, []any{"r", "R", whole(7, "")})
		page := newPage("a/", "A", para(text(test.before), figure("7", table, "r", "a"), text(test.after)))
		page.Links = []*report.Link{page.Blocks[0].Children[1].Link}
		inOrder(t, section(t, newReport([]*report.Page{newPage("", "Start"), page}, table), "figures"), `<td class="text long">`+test.want+`</td>`)
	}
}

// A figure in a table of the text has its row around it.
func TestRowsOfTextTables(t *testing.T) {
	table := newTable("t", "T", []report.Field{stub("post", "Post"), {Name: "a", Title: "A"}}, []any{"r", "R", whole(7, "")})
	row := func(cells ...report.Node) report.Node {
		n := report.Node{Kind: report.TextTableRow}
		for _, cell := range cells {
			n.Children = append(n.Children, node(report.TextTableCell, cell))
		}
		return n
	}
	page := newPage("a/", "A", node(report.TextTable, row(text("Post"), text("I år")), row(text("Antal"), figure("7", table, "r", "a"))))
	page.Links = []*report.Link{page.Blocks[0].Children[1].Children[1].Children[0].Link}
	inOrder(t, section(t, newReport([]*report.Page{newPage("", "Start"), page}, table), "figures"), `<td class="text long">Antal | <mark>7</mark></td>`)
}

// Names that look like numbers are quoted, and of many parts only some are named.
func TestFormulasInWords(t *testing.T) {
	table := newTable("t", "T", []report.Field{stub("post", "Post"), {Name: "ar_2022", Title: "2022"}, {Name: "ar_2021", Title: "2021"},
		{Name: "skillnad", Title: "Skillnad", Formula: &report.Formula{Text: "ar_2022 - ar_2021"}}},
		[]any{"a", "Alla", whole(1, ""), whole(2, ""), whole(-1, "")})
	table.Parts = [][]int32{make([]int32, 14)}
	table.SumRows = []report.Sum{{Row: 0}}
	inOrder(t, section(t, newReport([]*report.Page{newPage("", "Start")}, table), "formulas"), "”2022” − ”2021”",
		"summan av raderna Alla, Alla, Alla, Alla, Alla, Alla, Alla, Alla, Alla, Alla, Alla, Alla och 2 till<")
}

func TestReconciliationOfManyFigures(t *testing.T) {
	table := newTable("t", "T", []report.Field{stub("post", "Post"), {Name: "a", Title: "A"}}, []any{"r", "R", whole(7, "")})
	pages := []*report.Page{newPage("", "Start")}
	for i := range 4 {
		var figures []report.Node
		for range 200 {
			figures = append(figures, figure("7", table, "r", "a"))
		}
		page := newPage(fmt.Sprintf("p%d/", i), fmt.Sprintf("Sida %d", i), para(figures...))
		for _, f := range figures {
			page.Links = append(page.Links, f.Link)
		}
		pages = append(pages, page)
	}
	got := section(t, newReport(pages, table), "figures")
	if n := strings.Count(got, `<th scope="row"`); n != 500 {
		t.Errorf("%d rows are listed", n)
	}
	inOrder(t, got, "Sida 2", "Listan är avkortad: 300 till visas inte här.")
}

// Tables with the same formulas are told of together, and long lists are cut.
func TestReconciliationOfManyTables(t *testing.T) {
	var tables []*report.Table
	for i := range 600 {
		table := newTable(fmt.Sprintf("t%03d", i), fmt.Sprintf("Tabell %d", i), []report.Field{stub("post", "Post"), {Name: "a", Title: "A"},
			{Name: "b", Title: "B", Formula: &report.Formula{Text: "a - 1", Reach: report.Reach{Computed: 2, Published: 1}}}}, []any{"r", "R", whole(1, ""), whole(0, "")})
		table.Proofs = []report.Proof{{Row: 0, Field: 2, Verdict: report.Rounding, Computed: whole(0, "")}}
		tables = append(tables, table)
	}
	rep := newReport([]*report.Page{newPage("", "Start")}, tables...)
	formulas := section(t, rep, "formulas")
	inOrder(t, formulas, `<h3 id="t000">Tabell 0 och 599 tabeller till</h3>`, `<p>Listan är avkortad: 550 till visas inte här.</p>`, `<td class="text long">A − 1</td>`, `<td>1 200</td><td>600</td>`)
	if n := strings.Count(formulas, "<h3"); n != 1 {
		t.Errorf("%d sections for the same formulas", n)
	}
	differences := section(t, rep, "differences")
	if n := strings.Count(differences, `<th scope="row"`); n != 500 {
		t.Errorf("%d rows are listed", n)
	}
	inOrder(t, differences, "Listan är avkortad: 100 till visas inte här.")
	inOrder(t, section(t, rep, "checks"), "Rapporten har inga sådana.")
}

func TestCheckAddresses(t *testing.T) {
	layouts, _ := render.Load(nil)
	for _, test := range []struct {
		language, url string
		want          bool
	}{
		{"sv", "avstamning/", true},
		{"en-GB", "reconciliation/", true},
		{"sv", "reconciliation/", false},
		{"sv", "ekonomi/avstamning/", false},
	} {
		rep := newReport([]*report.Page{newPage("", "Start"), newPage(test.url, "A")})
		rep.Site.Language = test.language
		var want diag.List
		if test.want {
			want = diag.List{{Code: "address-taken"}}
		}
		got := layouts.CheckAddresses(rep)
		if len(got) != len(want) || len(got) > 0 && got[0].Code != want[0].Code {
			t.Errorf("%s in %s: got %v, want %v", test.url, test.language, got, want)
		}
	}
}

func TestUneven(t *testing.T) {
	cell := func(row, field int) report.Cell { return report.Cell{Row: row, Field: field} }
	for _, test := range []struct {
		cells []report.Cell
		want  string
	}{
		{nil, ""},
		{[]report.Cell{cell(3, 1), cell(4, 2)}, "inte exakt den summa eller skillnad som visas: Verksamhetens kostnader, Budget 2022; Årets resultat, Bokslut 2022."},
		{[]report.Cell{cell(0, 1), cell(0, 2), cell(0, 3), cell(3, 1), cell(3, 2), cell(3, 3)}, "inte exakt den summa eller skillnad som visas i 6 av tabellens celler."},
	} {
		table := drift()
		table.Uneven = test.cells
		got := aboutOf(mainOf(t, embed(table)))
		if !strings.Contains(got, test.want) || strings.Contains(got, "avrundning") != (test.want != "") {
			t.Errorf("%v: got\n%s\nwant\n%s", test.cells, got, test.want)
		}
	}
}
