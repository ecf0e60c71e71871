package check_test

import (
	"maps"
	"strings"
	"testing"

	"bokslut/generator/check"
)

// TestQuoteAt quotes the part of the Markdown between « and ».
func TestQuoteAt(t *testing.T) {
	for _, test := range []struct {
		what, text string
		want       check.Quote
	}{
		{"words", "Det blev «12,5 procent» i år.\n", check.Quote{Prefix: "Det blev ", Exact: "12,5 procent", Suffix: " i år."}},
		{"a no-break space", "Det blev «12,5\u00a0procent» i år.\n", check.Quote{Prefix: "Det blev ", Exact: "12,5 procent", Suffix: " i år."}},
		{"after what is escaped", "A \\* B &amp; «C» D\n", check.Quote{Prefix: "A * B & ", Exact: "C", Suffix: " D"}},
		{"across emphasis", "Det «blev **mycket** bra».\n", check.Quote{Prefix: "Det ", Exact: "blev mycket bra", Suffix: "."}},
		{"over a line", "Det blev «12,5\nprocent» i år.\n", check.Quote{Prefix: "Det blev ", Exact: "12,5 procent", Suffix: " i år."}},
		{"in a heading", "## Om «12 procent»\n", check.Quote{Prefix: "Om ", Exact: "12 procent"}},
		{"beside code", "Se `kod` om «5 tkr» och `mer`.\n", check.Quote{Prefix: " om ", Exact: "5 tkr", Suffix: " och "}},
		{"part of a figure's link", "Det blev [75 796 tkr](/data/drift.csv«#intakter.bokslut_2022») i år.\n", check.Quote{Prefix: "Det blev ", Exact: "75 796 tkr", Suffix: " i år."}},
		{"where a link leads", "Se [**hela** texten](«index.md») och [mer](index.md).\n", check.Quote{Prefix: "Se ", Exact: "hela texten", Suffix: " och mer."}},
		{"where a broken link leads", "Se [**hela** texten](«borta.md») och [mer](index.md).\n", check.Quote{Prefix: "Se ", Exact: "hela texten", Suffix: " och mer."}},
		{"words of a link", "Se [hela «texten»](index.md) om det.\n", check.Quote{Prefix: "Se hela ", Exact: "texten", Suffix: " om det."}},
		{"far from the ends", strings.Repeat("å", 50) + "«5 tkr»" + strings.Repeat("ö", 50) + "\n",
			check.Quote{Prefix: strings.Repeat("å", 20), Exact: "5 tkr", Suffix: strings.Repeat("ö", 20)}},
		{"markup", "Det «**»är** så.\n", check.Quote{}},
	} {
		t.Run(test.what, func(t *testing.T) {
			before, rest, _ := strings.Cut(test.text, "«")
			marked, after, _ := strings.Cut(rest, "»")
			root := maps.Clone(tables)
			root["content/index.md"] = file("---\ntitle: Rapport\n---\n" + before + marked + after)
			rep, _ := read(t, root)
			page := rep.Pages[0]
			start := strings.Index(page.Source.Text, before+marked+after) + len(before)
			if got := check.QuoteAt(page, start, start+len(marked)); got != test.want {
				t.Errorf("got  %+q\nwant %+q", got, test.want)
			}
		})
	}
}
