package check_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bokslut/generator/check"
	"bokslut/generator/diag/diagtest"
)

// TestFits has the cells that a loose figure could be, best first.
func TestFits(t *testing.T) {
	const embed = "\n\n![](/data/drift.csv)"
	for _, tt := range []struct {
		lang, text string
		want       []string
	}{
		{"sv", "75 796 tkr", []string{"/data/drift.csv#intakter.bokslut_2022"}},
		{"sv", "75 796 tkr" + embed, []string{"#intakter.bokslut_2022"}},
		{"sv", "ca 76 mnkr", []string{"/data/drift.csv#intakter.bokslut_2022"}},
		{"sv", "79 542 tkr", []string{"/data/drift.csv#kostnader.bokslut_2022"}}, // the sign may be left out
		{"sv", "+79 542 tkr", nil},
		{"sv", "6,7 procentenheter", []string{"/data/andelar.csv#kvinnor.differens"}},
		{"sv", "6,7 procent", nil},
		{"sv", "95,3 procent", []string{"/data/drift.csv#andel"}},
		{"sv", "95,3 procent" + embed, []string{"#andel"}},
		{"sv", "95,3 procent" + embed + "\n\n## Andel", []string{"/data/drift.csv#andel"}}, // a heading has that id

		// a number without a unit is any of the page's own tables, or what has none, or what the next word says
		{"sv", "75 796 i år", nil},
		{"sv", "75 796 i år" + embed, []string{"#intakter.bokslut_2022"}},
		{"sv", "0,0 i år\n\n![](/data/andelar.csv)", []string{"#man.ar_2022"}},
		{"sv", "75 796 2022" + embed, []string{"#intakter.bokslut_2022"}},
		{"sv", "2022 75 796 2023" + embed, []string{"#intakter.bokslut_2022"}},
		{"sv", "075 796 2022" + embed, nil},
		{"sv", "2,99 i år", []string{"/data/antal.csv#index.varde"}},
		{"sv", "1 004 000 måltider", []string{"/data/antal.csv#luncher.varde"}},
		{"sv", "1 004 000 luncher", nil},
		{"sv", "1 miljon måltider", []string{"/data/antal.csv#luncher.varde"}},
		{"sv", "75,8 miljoner", []string{"/data/drift.csv#intakter.bokslut_2022"}}, // kronor

		// a unit before it
		{"sv", "MSEK 75,8", []string{"/data/drift.csv#intakter.bokslut_2022"}},
		{"en", "SEK 75.8 million", []string{"/data/drift.csv#intakter.bokslut_2022"}},
		{"sv", "SEK 75 796" + embed, nil},
		{"sv", "€75 796" + embed, nil},

		// what a figure like "över 5" holds against is far too much; what is just above it is not
		{"sv", "över 75 mnkr", []string{"/data/drift.csv#intakter.bokslut_2022"}},
		{"sv", "över 10 mnkr", nil},
		{"sv", "under 76 mnkr", []string{"/data/drift.csv#intakter.bokslut_2022"}},

		// the more words the title shares the better: 62 520 or 62 399 tkr
		{"sv", "Intäkterna var drygt 60 mnkr 2021", []string{"/data/drift.csv#intakter.bokslut_2021", "/data/drift.csv#kostnader.bokslut_2021"}},
		{"sv", "Kostnaderna var drygt 60 mnkr 2021", []string{"/data/drift.csv#kostnader.bokslut_2021", "/data/drift.csv#intakter.bokslut_2021"}},
		{"en", "about 76 million kronor", []string{"/data/drift.csv#intakter.bokslut_2022"}},

		// both ends of a range have the unit of the second one
		{"sv", "från 20,0 till 13,3 procent", []string{"/data/andelar.csv#kvinnor.ar_2021", "/data/andelar.csv#kvinnor.ar_2022"}},

		// a caption is text on the page that its embed stands on
		{"sv", "![Intäkter, 75 796 tkr](/data/drift.csv)", []string{"#intakter.bokslut_2022"}},
		{"sv", "![*Från* 75 796 till 79 542 tkr](/data/drift.csv)", []string{"#intakter.bokslut_2022", "#kostnader.bokslut_2022"}},

		// where no link can stand
		{"sv", "![**75 796** tkr](/data/drift.csv)", nil},
		{"sv", "[75 796 tkr](https://example.org/)", nil},
		{"sv", "**75 796** tkr", nil},
		{"sv", "75\n796\ntkr", []string{"/data/drift.csv#intakter.bokslut_2022"}},
	} {
		var got []string
		for _, l := range check.Run(readPage(t, tt.lang, tt.text)).Loose {
			for _, f := range l.Fits {
				got = append(got, f.Target)
				if f.Own != strings.Contains(tt.text, "](/"+f.Table.CSV.Name) {
					t.Errorf("%s: %s is own: %v", tt.text, f.Target, f.Own)
				}
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: - want + got:\n%s", tt.text, diff)
		}
	}
}

// TestFitsOwnFirst puts the cells of the page's tables first, and names the table where a
// short address would fit two.
func TestFitsOwnFirst(t *testing.T) {
	root := maps.Clone(tables)
	root["data/a.csv"], root["data/a.yaml"] = root["data/drift.csv"], root["data/drift.yaml"]
	root["data/b.csv"], root["data/b.yaml"] = root["data/drift.csv"], root["data/drift.yaml"]
	root["content/index.md"] = file("---\ntitle: Rapport\n---\n\n![](/data/drift.csv)\n\n75 796 tkr\n")
	root["content/10-tva.md"] = file("---\ntitle: Två\n---\n\n![](/data/drift.csv)\n\n![](/data/b.csv)\n\n75 796 tkr\n")
	rep, _ := read(t, root)
	want := [][]string{
		{"#intakter.bokslut_2022", "/data/a.csv#intakter.bokslut_2022", "/data/b.csv#intakter.bokslut_2022"},
		{"/data/b.csv#intakter.bokslut_2022", "/data/drift.csv#intakter.bokslut_2022", "/data/a.csv#intakter.bokslut_2022"},
	}
	var got [][]string
	for _, l := range check.Run(rep).Loose {
		var targets []string
		for _, f := range l.Fits {
			targets = append(targets, f.Target)
		}
		got = append(got, targets)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("- want + got:\n%s", diff)
	}
}

// TestUnbound exempts texts.
func TestUnbound(t *testing.T) {
	for _, tt := range []struct{ unbound, text, want string }{
		{"1 000 Mbit/s", "Nätet ger 1 000 Mbit/s.", ""},
		{"1 000 Mbit/s", "Nätet ger 1\u00a0000\nMbit/s.", ""},
		{"1 000 Mbit/s", "Nätet ger 1 000 Mbit/s för 500 kr.", "figure-loose"},
		{"2,5", "Det kostar 2,5 procent.", ""},
		{"2,5", "Det kostar 12,5 procent.", "figure-loose unbound-unused"}, // part of a number is not it
		{"100 Mbit/s", "Nätet ger 100 Mbit/s.", ""},                        // needed or not, it says what the number is
		{"100 Mbit/s", "Nätet är snabbt.", "unbound-unused"},
		{"Nätet", "Nätet är snabbt.", "unbound-unused"},
		{"", "Nätet är snabbt.", "unbound-unused"},
	} {
		root := maps.Clone(tables)
		root["content/index.md"] = file("---\ntitle: Rapport\nunbound: [{text: \"" + tt.unbound + "\", why: exempel}]\n---\n\n" + tt.text)
		rep, _ := read(t, root)
		var got []string
		for _, d := range check.Run(rep).Problems {
			got = append(got, d.Code)
		}
		if got := strings.Join(got, " "); got != tt.want {
			t.Errorf("unbound %q, %q: got %q, want %q", tt.unbound, tt.text, got, tt.want)
		}
	}
}

// TestLooseFront puts figures where the front matter speaks to the reader: they are found
// there, though no link can stand beside them, and an exemption lets them be.
func TestLooseFront(t *testing.T) {
	const hint = "no link can stand here: say it in the text beside, bound to its cell, or list it under unbound: at the top of the file, with a reason"
	tests := []struct{ front, want string }{
		{"title: Året 2022\nsummary: Bokslutet för 2022, beslutat enligt § 12.", ""},
		{"title: Intäkter på 75 796 tkr", "content/index.md:2:20: warning: the figure \"75 796 tkr\" is bound to no cell [figure-loose]\n  " + hint + "\n"},
		{"title: Året\nsummary: \"Intäkterna ökade med 8,5 procent.\"", "content/index.md:3:32: warning: the figure \"8,5 procent\" is bound to no cell [figure-loose]\n  " + hint + "\n"},
		{"title: Året\nsummary: Intäkterna ökade med 8,5 procent.\nunbound: [{text: \"8,5 procent\", why: exempel}]", ""},
	}
	for _, test := range tests {
		root := maps.Clone(tables)
		root["content/index.md"] = file("---\n" + test.front + "\n---\n")
		rep, problems := read(t, root)
		if len(problems) > 0 {
			t.Fatal(list(problems))
		}
		found := check.Run(rep).Problems
		diagtest.Swedish(t, found)
		if diff := cmp.Diff(test.want, list(found)); diff != "" {
			t.Errorf("%s: - want + got:\n%s", test.front, diff)
		}
	}
}
