package render_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"bokslut/generator/report"
)

// small returns a report of a front page, two chapters and a section of each, and a table
// that no page shows.
func small() *report.Report {
	economy, staff := newPage("ekonomi/", "Ekonomi"), newPage("personal/", "Personal")
	operations := newPage("ekonomi/drift/", "Drift", heading(2, "a", "A"), heading(3, "b", "B & C"), heading(2, "d", "D"))
	staffing := newPage("personal/drift/", "Drift")
	economy.Summary = "Intäkter & kostnader."
	below(economy, operations)
	below(staff, staffing)
	return newReport([]*report.Page{newPage("", "Kommunstyrelsens årsbokslut"), economy, operations, staff, staffing}, drift())
}

func TestFiles(t *testing.T) {
	var names []string
	for name := range files(t, small(), nil) {
		names = append(names, name)
	}
	slices.Sort(names)
	want := []string{"404.html", "_headers", "avstamning/index.html", "data/drift/index.html", "data/index.html", "ekonomi/drift/index.html", "ekonomi/index.html", "favicon.svg",
		"hela/book.css", "hela/index.html", "index.html", "personal/drift/index.html", "personal/index.html", "robots.txt",
		"search.js", "search/0.js", "search/index.js", "sitemap.xml", "sok/index.html", "style.css", "tabeller/index.html", "tables.js", "touch-icon.png"}
	if !slices.Equal(names, want) {
		t.Errorf("got %q, want %q", names, want)
	}
}

// Where the report is shared its image is shown, whose address is whole.
func TestSharedImage(t *testing.T) {
	rep := small()
	if strings.Contains(files(t, rep, nil)["index.html"], "og:image") {
		t.Error("a report without an image has one")
	}
	rep.Site.Image = report.Image{File: "content/dela.png", Text: `Tre "staplar"`, Width: 1200, Height: 630}
	inOrder(t, files(t, rep, nil)["ekonomi/index.html"], `<meta property="og:image" content="https://example.org/bokslut-2022/content/dela.png">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="Tre &#34;staplar&#34;">
<meta name="twitter:card" content="summary_large_image">`)
}

// On the front page what headings of level 3 begin stands side by side, and nowhere else.
func TestFrontParts(t *testing.T) {
	blocks := []report.Node{heading(2, "vagar", "Vägar"), heading(3, "a", "A"), para(text("Ett.")), heading(3, "b", "B"), para(text("Två.")), heading(2, "mer", "Mer"), heading(3, "c", "C")}
	got := files(t, newReport([]*report.Page{newPage("", "Start", blocks...), newPage("ekonomi/", "Ekonomi", blocks...)}), nil)
	inOrder(t, got["index.html"], `<h2 id="vagar">Vägar</h2>
<div class="parts">
<div>
<h3 id="a">A</h3>
<p>Ett.</p>
</div>
<div>
<h3 id="b">B</h3>
<p>Två.</p>
</div>
</div>
<h2 id="mer">Mer</h2>
<div class="parts">
<div>
<h3 id="c">C</h3>
</div>
</div>
`)
	for _, page := range []string{"ekonomi/index.html", "hela/index.html"} {
		if strings.Contains(got[page], "parts") {
			t.Errorf("%s has parts side by side", page)
		}
	}
}

// Each wanted text stands on the page, in this order.
func TestFrame(t *testing.T) {
	got := files(t, small(), nil)
	for name, wants := range map[string][]string{
		"ekonomi/drift/index.html": {
			`<html lang="sv">`, `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;self&#39;;`,
			`<title>Drift – Ekonomi – Årsbokslut 2022</title>`,
			`<link rel="canonical" href="https://example.org/bokslut-2022/ekonomi/drift/">`,
			`<meta property="og:title" content="Drift – Ekonomi – Årsbokslut 2022">`,
			`<meta property="og:url" content="https://example.org/bokslut-2022/ekonomi/drift/">`, `<meta property="og:locale" content="sv_SE">`,
			`<link rel="stylesheet" href="../../style.css">`, `<link rel="icon" href="../../favicon.svg" type="image/svg+xml">`,
			`<body>` + "\n" + `<a class="skip" href="#page--main">Hoppa till innehållet</a>`,
			`Alingsås kommun, Kommunstyrelsen`, `href="../../">Årsbokslut 2022</a>`, `href="../../#page--contents">Innehåll</a>`,
			`<nav class="crumbs wide" aria-label="Du är här">` + "\n" + `<ul class="links">
<li><a class="link" href="../../">Startsida</a></li>
<li><a class="link" href="../../ekonomi/">Ekonomi</a></li>
<li><span aria-current="page">Drift</span></li>
</ul>`,
			`<main id="page--main" tabindex="-1">`, `<h1>Drift</h1>`,
			`<nav class="outline" aria-label="På den här sidan">`, `<ul class="links">
<li><a class="link" href="#a">A</a>
<ul class="links">
<li><a class="link" href="#b">B &amp; C</a></li>
</ul>
</li>
<li><a class="link" href="#d">D</a></li>
</ul>`,
			`<h2 id="a">A</h2>`, `<a class="plain" rel="prev" href="../../ekonomi/">`, `>Ekonomi</span></a>`,
			`<a class="plain" rel="next" href="../../personal/">`, `>Personal</span></a>`,
			`<nav class="chapters" aria-label="Kapitel">` + "\n" + `<ul class="links">
<li><a class="link" href="../../ekonomi/">Ekonomi</a>
<ul class="links">
<li><a class="link" href="../../ekonomi/drift/" aria-current="page">Drift</a></li>
</ul>
</li>
<li><a class="link" href="../../personal/">Personal</a></li>
<li><a class="link" href="../../#page--contents">Hela innehållet</a></li>
</ul>`,
			`<a class="link" href="https://www.alingsas.se/">Alingsås kommun</a>, Kommunstyrelsen`,
			`Publicerad <time datetime="2023-02-20">20 februari 2023</time>`,
			`Kontakt: Ekonomiavdelningen <a class="link" href="mailto:ekonomi@example.org">ekonomi@example.org</a>`,
			`Licens för öppna data: <a class="link" href="https://creativecommons.org/publicdomain/zero/1.0/">CC0 1.0</a>`,
		},
		"ekonomi/index.html": {
			`<title>Ekonomi – Årsbokslut 2022</title>`, `<meta name="description" content="Intäkter &amp; kostnader.">`,
			`<p class="lead">Intäkter &amp; kostnader.</p>`, `<h2 id="page--contents">Avsnitt i kapitlet</h2>`,
			`<li><a class="link" href="../ekonomi/drift/">Drift</a></li>`,
		},
		"index.html": {
			`<title>Kommunstyrelsens årsbokslut – Alingsås kommun</title>`, `<link rel="canonical" href="https://example.org/bokslut-2022/">`,
			`<link rel="stylesheet" href="style.css">`, `<script type="application/ld+json">{"@context":"https://schema.org","@type":"Report","@id":"https://example.org/bokslut-2022/","name":"Kommunstyrelsens årsbokslut"`, `href="./">Årsbokslut 2022</a>`, `href="#page--contents">Innehåll</a>`,
			`<h2 id="page--contents">Innehåll</h2>`, `<li><a class="link" href="ekonomi/">Ekonomi</a>
<p class="summary">Intäkter &amp; kostnader.</p>
<ul class="links">
<li><a class="link" href="ekonomi/drift/">Drift</a></li>
</ul>
</li>`,
		},
		"data/drift/index.html": {
			`<title>Driftredovisning – Tabeller – Årsbokslut 2022</title>`, `<link rel="canonical" href="https://example.org/bokslut-2022/data/drift/">`,
			`<h1>Driftredovisning</h1>`, `<div class="table" id="drift">`,
		},
		"404.html": {
			`<meta name="robots" content="noindex">`, `<link rel="stylesheet" href="/bokslut-2022/style.css">`, `<h1>Sidan finns inte</h1>`,
			`<a class="link" href="/bokslut-2022/#page--contents">Gå till rapportens innehåll</a>`, `<li><a class="link" href="/bokslut-2022/ekonomi/">Ekonomi</a></li>`,
		},
		"_headers": {"/*\n  Content-Security-Policy: default-src 'none'; ", "; frame-ancestors 'none'\n", "\n  X-Content-Type-Options: nosniff",
			"\n  Cache-Control: public, max-age=0, must-revalidate\n", "/data/*\n  Access-Control-Allow-Origin: *\n", "/datasets/dcat\n  Content-Type: application/rdf+xml\n"},
		"robots.txt": {"User-agent: *\nAllow: /\n\nSitemap: https://example.org/bokslut-2022/sitemap.xml\n"},
		"sitemap.xml": {
			"<url><loc>https://example.org/bokslut-2022/</loc><lastmod>2023-02-20</lastmod></url>\n",
			"<url><loc>https://example.org/bokslut-2022/ekonomi/drift/</loc><lastmod>2023-02-20</lastmod></url>\n",
			"<url><loc>https://example.org/bokslut-2022/data/drift/</loc><lastmod>2023-02-20</lastmod></url>\n",
			"<url><loc>https://example.org/bokslut-2022/avstamning/</loc><lastmod>2023-02-20</lastmod></url>\n",
			"<url><loc>https://example.org/bokslut-2022/sok/</loc><lastmod>2023-02-20</lastmod></url>\n",
			"<url><loc>https://example.org/bokslut-2022/tabeller/</loc><lastmod>2023-02-20</lastmod></url>\n</urlset>\n",
		},
	} {
		rest := got[name]
		for _, want := range wants {
			_, after, found := strings.Cut(rest, want)
			if !found {
				t.Errorf("%s: no\n%s\nin the rest of it\n%s", name, want, rest)
				break
			}
			rest = after
		}
	}
	for name, unwanted := range map[string]string{"404.html": "canonical", "index.html": "aria-label=\"Du är här\"", "personal/index.html": "ld+json", "ekonomi/index.html": "class=\"outline\""} {
		if strings.Contains(got[name], unwanted) {
			t.Errorf("%s has %s", name, unwanted)
		}
	}
	titles := map[string]string{}
	for name, page := range got {
		if _, title, ok := strings.Cut(page, "<title>"); ok {
			title, _, _ = strings.Cut(title, "</title>")
			if other := titles[title]; other != "" {
				t.Errorf("%s and %s have the title %s", name, other, title)
			}
			titles[title] = name
		}
	}
}

// A page below a section has the whole way to it in its title and its breadcrumb.
func TestDeepPage(t *testing.T) {
	chapter, section, deep := newPage("a/", "A"), newPage("a/b/", "B"), newPage("a/b/c/", "C")
	below(chapter, section)
	below(section, deep)
	got := files(t, newReport([]*report.Page{newPage("", "Start"), chapter, section, deep}), nil)["a/b/c/index.html"]
	for _, want := range []string{`<title>C – B – A – Årsbokslut 2022</title>`, `<li><a class="link" href="../../../a/">A</a></li>
<li><a class="link" href="../../../a/b/">B</a></li>
<li><span aria-current="page">C</span></li>`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}

// Only the front page grows with the number of chapters.
func TestManyChapters(t *testing.T) {
	for _, test := range []struct{ chapters, sections, want int }{
		{20, 20, 41}, // all contents too
		{21, 20, 22},
		{20, 21, 21},
		{1000, 21, 2},
	} {
		pages := []*report.Page{newPage("", "Start")}
		for i := range test.chapters {
			pages = append(pages, newPage(fmt.Sprintf("k%d/", i), fmt.Sprintf("Kapitel %d", i)))
		}
		var sections []*report.Page
		for i := range test.sections {
			sections = append(sections, newPage(fmt.Sprintf("k0/s%d/", i), fmt.Sprintf("Avsnitt %d", i)))
		}
		below(pages[1], sections...)
		got := files(t, newReport(append(pages, sections...)), nil)
		_, nav, _ := strings.Cut(got["k0/s3/index.html"], `<nav class="chapters"`)
		nav, _, _ = strings.Cut(nav, "</nav>")
		if n := strings.Count(nav, "<a "); n != test.want {
			t.Errorf("%d chapters with %d sections: %d links, want %d", test.chapters, test.sections, n, test.want)
		}
		if n := strings.Count(got["index.html"], `href="k`); n < test.chapters {
			t.Errorf("the front page of %d chapters lists %d", test.chapters, n)
		}
	}
}

// A page in another language has the interface in it, and says what is not.
func TestLanguages(t *testing.T) {
	d := drift()
	page := newPage("summary/", "Summary", para(figure("", d, "intakter", "bokslut_2022")), embed(d))
	page.Lang, page.Translates = "en", "content/index.md"
	rep := newReport([]*report.Page{newPage("", "Start"), page}, d)
	got := files(t, rep, nil)
	for name, wants := range map[string][]string{
		"summary/index.html": {`<html lang="en">`, `<link rel="alternate" hreflang="sv" href="https://example.org/bokslut-2022/">`, `<link rel="alternate" hreflang="en" href="https://example.org/bokslut-2022/summary/">`, `>Skip to content</a>`, `<a class="link plain" href="../" lang="sv">Årsbokslut 2022</a>`,
			`>Svenska</a>`, `<data value="75796">75,796` + noBreak + `tkr</data>`, `<div class="table" id="drift" lang="sv">`, `75` + noBreak + `796</td>`, `Published <time datetime="2023-02-20">20 February 2023`},
		"index.html": {`<link rel="alternate" hreflang="en" href="https://example.org/bokslut-2022/summary/">`, `<a class="link" href="summary/" hreflang="en" lang="en">English</a>`, `<a class="link" href="summary/" lang="en" hreflang="en">Summary</a>`},
	} {
		for _, want := range wants {
			if !strings.Contains(got[name], want) {
				t.Errorf("%s: no\n%s\nin\n%s", name, want, got[name])
			}
		}
	}
}

func TestBrand(t *testing.T) {
	rep := small()
	org := &rep.Site.Organisation
	org.Colour, org.OnColour, org.Logo = "#9b1b30", "#fff", "layouts/logo.svg"
	got := files(t, rep, nil)
	if want := "\n@media screen { :root { --brand: #9b1b30; --on-brand: #fff; } }\n"; !strings.HasSuffix(got["style.css"], want) {
		t.Errorf("the style sheet does not end with %q", want)
	}
	if want := `<img class="logo" src="../layouts/logo.svg" alt="">`; !strings.Contains(got["ekonomi/index.html"], want) {
		t.Errorf("no %s", want)
	}
}
