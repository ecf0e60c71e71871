package render_test

import (
	"strings"
	"testing"

	"bokslut/generator/report"
)

func TestProse(t *testing.T) {
	other := newPage("ekonomi/drift/", "Drift")
	cell := func(align report.Align, inlines ...report.Node) report.Node {
		return report.Node{Kind: report.TextTableCell, Align: align, Children: inlines}
	}
	for _, test := range []struct {
		what  string
		block report.Node
		want  string
	}{
		{"escapes", para(text(`A & B <c> "d"`)), "<p>A &amp; B &lt;c&gt; &#34;d&#34;</p>\n"},
		{"emphasis", para(node(report.Emphasis, text("a")), node(report.Strong, text("b")), report.Node{Kind: report.Code, Text: "<c>"}),
			"<p><em>a</em><strong>b</strong><code>&lt;c&gt;</code></p>\n"},
		{"breaks", para(text("a"), node(report.SoftBreak), text("b"), node(report.LineBreak), text("c")), "<p>a\nb<br>\nc</p>\n"},
		{"heading", heading(3, "arets-resultat", "Årets resultat"), `<h3 id="arets-resultat">Årets resultat</h3>` + "\n"},
		{"tight list", report.Node{Kind: report.List, Tight: true, Children: []report.Node{node(report.ListItem, para(text("a"))),
			node(report.ListItem, para(text("b")), report.Node{Kind: report.List, Tight: true, Children: []report.Node{node(report.ListItem, para(text("c")))}})}},
			"<ul>\n<li>a</li>\n<li>b<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n"},
		{"loose list from 3", report.Node{Kind: report.List, Level: 3, Children: []report.Node{node(report.ListItem, para(text("a")))}},
			"<ol start=\"3\">\n<li><p>a</p>\n</li>\n</ol>\n"},
		{"numbered list", report.Node{Kind: report.List, Level: 1, Tight: true, Children: []report.Node{node(report.ListItem, para(text("a")))}},
			"<ol>\n<li>a</li>\n</ol>\n"},
		{"quote", node(report.Quote, para(text("a"))), "<blockquote>\n<p>a</p>\n</blockquote>\n"},
		{"code block", report.Node{Kind: report.CodeBlock, Text: "a < b\n"}, "<pre><code>a &lt; b\n</code></pre>\n"},
		{"rule", node(report.Rule), "<hr>\n"},
		{"definitions", node(report.DefinitionList, node(report.Term, text("a")), node(report.Definition, para(text("b"))), node(report.Definition, para(text("c")), para(text("d")))),
			"<dl>\n<dt>a</dt>\n<dd>b</dd>\n<dd><p>c</p>\n<p>d</p>\n</dd>\n</dl>\n"},
		{"picture", para(report.Node{Kind: report.Picture, Text: `Karta över "Noltorp"`, Link: &report.Link{Kind: report.FileLink, File: "content/karta å.png"}}),
			`<p><img src="../content/karta%20%C3%A5.png" alt="Karta över &#34;Noltorp&#34;" loading="lazy"></p>` + "\n"},
		{"page", para(anchor("driften", &report.Link{Kind: report.PageLink, Page: other, Heading: "utfall"})), `<p><a href="../ekonomi/drift/#utfall">driften</a></p>` + "\n"},
		{"heading here", para(anchor("nedan", &report.Link{Kind: report.HeadingLink, Heading: "utfall"})), `<p><a href="#utfall">nedan</a></p>` + "\n"},
		{"address", para(anchor("sök", &report.Link{Kind: report.AddressLink, Dest: `https://example.org/å?a=1&b=100%25"<`})),
			`<p><a href="https://example.org/%C3%A5?a=1&amp;b=100%25%22%3C">sök</a></p>` + "\n"},
		{"address with a lone %", para(anchor("sök", &report.Link{Kind: report.AddressLink, Dest: "https://example.org/50%?a=%zz"})),
			`<p><a href="https://example.org/50%25?a=%25zz">sök</a></p>` + "\n"},
		{"file", para(anchor("planen", &report.Link{Kind: report.FileLink, File: "content/plan.pdf"})), `<p><a href="../content/plan.pdf">planen</a></p>` + "\n"},
		{"table elsewhere", para(anchor("", &report.Link{Kind: report.TableLink, Table: drift()})), `<p><a href="../data/drift/#drift">Driftredovisning</a></p>` + "\n"},
		{"text table", node(report.TextTable,
			node(report.TextTableRow, cell(report.AlignDefault), cell(report.AlignRight, text("2022"))),
			node(report.TextTableRow, cell(report.AlignDefault, text("Intäkter")), cell(report.AlignRight, text("75"))),
			node(report.TextTableRow, cell(report.AlignDefault, text("Kostnader")), cell(report.AlignRight))),
			`<div class="scroller" role="region" tabindex="0" aria-label="Drift">
<table>
<caption class="hidden">Drift</caption>
<thead><tr><th scope="col" class="text"><span class="hidden"> Uppgift</span></th><th scope="col">2022</th></tr></thead>
<tbody>
<tr><th scope="row" class="text">Intäkter</th><td>75</td></tr>
<tr><th scope="row" class="text">Kostnader</th><td>–<span class="hidden"> uppgift saknas</span></td></tr>
</tbody>
</table>
</div>
`},
		{"text table with a full head", node(report.TextTable,
			node(report.TextTableRow, cell(report.AlignCentre, text("a"))), node(report.TextTableRow, cell(report.AlignCentre, text("b")))),
			`<div class="scroller" role="region" tabindex="0" aria-label="Drift">
<table>
<caption class="hidden">Drift</caption>
<thead><tr><th scope="col" class="centre">a</th></tr></thead>
<tbody>
<tr><td class="centre">b</td></tr>
</tbody>
</table>
</div>
`},
	} {
		if got := mainOf(t, test.block); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.what, got, test.want)
		}
	}
}

func TestFigures(t *testing.T) {
	d := drift()
	d.SetValue(0, 4, report.Value{State: report.State{Kind: report.NumberValue, Origin: report.Computed, Decimals: 1, Unit: "procent"}, Number: report.NewNumber(8534, 3)})
	named := report.Node{Kind: report.Figure, Link: &report.Link{Kind: report.NamedLink, Table: d, Named: d.Figures[0]}}
	for _, test := range []struct {
		what   string
		figure report.Node
		want   string
	}{
		{"as written", figure("ca 75,8 miljoner kronor", d, "intakter", "bokslut_2022"), `<data value="75796">ca 75,8 miljoner kronor</data>`},
		{"by the build", figure("", d, "personalkostnader", "bokslut_2022"), `<data value="-88881">−88_881_tkr</data>`},
		{"a computed one", figure("", d, "intakter", "andel"), `<data value="8.5">8,5_procent</data>`},
		{"a named one", named, `<data value="0.6">0,6_procent</data>`},
		{"one that is missing", figure("", d, "resultat", "andel"), `<data value="">kan inte beräknas</data>`},
	} {
		got, _, _ := strings.Cut(mainOf(t, para(test.figure)), "</p>")
		if got = strings.ReplaceAll(got, noBreak, "_"); got != "<p>"+test.want {
			t.Errorf("%s: got %s, want <p>%s", test.what, got, test.want)
		}
	}
}

// Each section, from one heading of level 2 to the next, accounts for its own figures,
// each cell once.
// Lists of sources are told apart by their names alone.
func TestSourcesOfAPageWithoutSections(t *testing.T) {
	table := drift()
	got := mainOf(t, embed(table), heading(3, "a", "A"), para(figure("600 tkr", table, "resultat", "bokslut_2022")))
	if want := "<summary>Källa till siffran i ”Drift”</summary>"; !strings.Contains(got, want) {
		t.Errorf("no %s in\n%s", want, got)
	}
}

func TestSources(t *testing.T) {
	d := drift()
	named := report.Node{Kind: report.Figure, Link: &report.Link{Kind: report.NamedLink, Table: d, Named: d.Figures[0]}, Children: []report.Node{text("0,6 procent")}}
	elsewhere := newTable("personal", "Personalstatistik", []report.Field{stub("post", "Post"), {Name: "grupp", Title: "Grupp", Type: report.TextType, Role: report.GroupRole}, {Name: "ar_2022", Title: "2022"}},
		[]any{"tillsvidare", "Tillsvidareanställda", "Antal anställda", whole(124, "personer")})
	elsewhere.GroupField = 1
	got := mainBeside(t, []*report.Page{newPage("personal/", "Personal", embed(elsewhere))},
		para(figure("600 tkr", d, "resultat", "bokslut_2022")),
		heading(2, "a", "A"),
		para(figure("600 tkr", d, "resultat", "bokslut_2022"), figure("0,6 mnkr", d, "resultat", "bokslut_2022"), named),
		heading(3, "b", "B"),
		para(figure("124", elsewhere, "tillsvidare", "ar_2022")),
		heading(2, "c", "C"),
		para(text("Inga siffror.")),
		embed(d))
	got, _, _ = strings.Cut(got, `<div class="table"`)
	want := `<p><data value="600">600 tkr</data></p>
<details class="sources">
<summary>Källa till siffran i inledningen</summary>
<ul>
<li>600 tkr: <a href="#drift--resultat--bokslut_2022">Driftredovisning: Årets resultat, Bokslut 2022</a></li>
</ul>
</details>
<h2 id="a">A</h2>
<p><data value="600">600 tkr</data><data value="600">0,6 mnkr</data><data value="0.6">0,6 procent</data></p>
<h3 id="b">B</h3>
<p><data value="124">124</data></p>
<details class="sources">
<summary>Källor till siffrorna i ”A” (3)</summary>
<ul>
<li>600 tkr: <a href="#drift--resultat--bokslut_2022">Driftredovisning: Årets resultat, Bokslut 2022</a></li>
<li>0,6 procent: <a href="../avstamning/#drift--overskottsandel">Driftredovisning: Resultatets andel av kommunbidraget</a></li>
<li>124: <a href="../personal/#personal--tillsvidare--ar_2022">Personalstatistik: Antal anställda, Tillsvidareanställda, 2022</a></li>
</ul>
</details>
<h2 id="c">C</h2>
<p>Inga siffror.</p>
`
	if _, got, _ = strings.Cut(got, "</nav>\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestFootnotes(t *testing.T) {
	ref := func(number uint16, k string) report.Node {
		return report.Node{Kind: report.FootnoteRef, Level: number, Text: k}
	}
	page := newPage("drift/", "Drift", para(text("a"), ref(1, "1"), text("b"), ref(1, "2")))
	page.Footnotes = []report.Node{{Kind: report.Footnote, Level: 1, Children: []report.Node{para(text("Not."))}}}
	want := `<p>a<sup><a class="mark" href="#fn--1" id="fn--1--1" aria-label="Fotnot 1">1</a></sup>b<sup><a class="mark" href="#fn--1" id="fn--1--2" aria-label="Fotnot 1">1</a></sup></p>
<section class="footnotes" aria-label="Fotnoter">
<ol>
<li id="fn--1">Not. <a class="back" href="#fn--1--1" aria-label="Tillbaka till texten, hänvisning 1 till fotnot 1">↩</a> <a class="back" href="#fn--1--2" aria-label="Tillbaka till texten, hänvisning 2 till fotnot 1">↩</a></li>
</ol>
</section>
`
	if got := content(files(t, newReport([]*report.Page{newPage("", "Start"), page}), nil)["drift/index.html"]); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
