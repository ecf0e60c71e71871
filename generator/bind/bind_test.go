package bind_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"bokslut/generator/bind"
	"bokslut/generator/check"
	"bokslut/generator/diag"
	"bokslut/generator/site"
)

// head is the front matter of every page here.
const head = "---\ntitle: Ekonomi\nsummary: Året i korthet.\n---\n"

// sources returns a report of one page and two tables.
func sources(page string) fstest.MapFS {
	files := map[string]string{
		"site.yaml": "title: Årsbokslut\norganisation: {name: Alingsås kommun}\nlanguage: sv\n" +
			"baseURL: https://example.org/\nyear: 2022\npublished: 2023-02-20\nlicence: CC0-1.0\n",
		"content/index.md": page,
		"data/drift.csv":   "id,post,bokslut\nintakter,Intäkter,75 796\nkostnader,Kostnader,-70 000\nhyror,Hyror,500\nlokaler,Lokaler,500\nunderskott,Resultat,-300\n",
		"data/drift.yaml": "title: Drift\ndescription: Drift.\nsource: Ekonomi\nunit: tkr\n" +
			"fields:\n  - {name: post, title: Post, role: stub}\n  - {name: bokslut, title: Bokslut}\n" +
			"rows:\n  underskott: {role: total}\nfigures:\n  andel: {title: Andel, formula: 'share(hyror.bokslut, intakter.bokslut)'}\n",
		"data/personal.csv": "id,mått,år\nanstallda,Anställda,\"1 240\"\npension,Pensioner,\"9 123\"\nintakter,Intäkter,2 222\nextra,Extra,300\n",
		"data/personal.yaml": "title: Personal\ndescription: Personal.\nsource: HR\nunit: tkr\n" +
			"fields:\n  - {name: matt, header: mått, title: Mått, role: stub}\n  - {name: bokslut, header: år, title: Bokslut}\n",
	}
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// binding binds all it can in a report, and returns the text of its page after that with
// the figures that are left.
func binding(t *testing.T, page string) (text, left string) {
	t.Helper()
	fsys := sources(page)
	config, list, err := site.Load(fsys, nil)
	if err != nil || list.Errors() {
		t.Fatal(err, list)
	}
	built, list, err := site.Build(fsys, config)
	if err != nil || list.Errors() {
		t.Fatal(err, list)
	}
	texts, figures, err := bind.All(built.Found, func(texts map[string]string) (check.Result, diag.List, error) {
		fsys["content/index.md"].Data = []byte(texts["content/index.md"])
		built, list, err := site.Build(fsys, config)
		return built.Found, list, err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range figures {
		left += f.Span.Text() + ": " + f.Why.String() + "\n"
	}
	if text, ok := texts["content/index.md"]; ok {
		return text, left
	}
	return page, left
}

func TestAll(t *testing.T) {
	const embed = "\n\n![](/data/drift.csv)\n"
	for _, test := range []struct{ name, text, want, left string }{
		{"in a table that the page shows",
			"Det blev 75 796 tkr." + embed,
			"Det blev [75 796 tkr](#intakter.bokslut)." + embed, ""},
		{"in a table of another page",
			"Det blev 9 123 tkr." + embed,
			"Det blev [9 123 tkr](/data/personal.csv#pension.bokslut)." + embed, ""},
		{"in a table that the page shows, before all others",
			"Ett underskott om 300 tkr." + embed,
			"Ett underskott om [300 tkr](#underskott.bokslut)." + embed, ""},
		{"a named figure",
			"Det är 0,7 procent." + embed,
			"Det är [0,7 procent](#andel)." + embed, ""},
		{"one whose name is a heading's",
			"Det är 0,7 procent.\n\n## Andel\n" + embed,
			"Det är [0,7 procent](/data/drift.csv#andel).\n\n## Andel\n" + embed, ""},
		{"a cell that two tables of the page have",
			"Det blev 75 796 tkr." + embed + "\n![](/data/personal.csv)\n",
			"Det blev [75 796 tkr](/data/drift.csv#intakter.bokslut)." + embed + "\n![](/data/personal.csv)\n", ""},
		{"rounded, and in other units",
			"Knappt 76 mnkr, eller 75,8 miljoner kronor." + embed,
			"[Knappt 76 mnkr](#intakter.bokslut), eller [75,8 miljoner kronor](#intakter.bokslut)." + embed, ""},
		{"everywhere on a page",
			"## Av 75 796 tkr\n\n- Ett *75 796 tkr*\n\n| a | b |\n|---|---|\n| 75 796 tkr | x |\n\nTerm\n: 75 796 tkr\n\nNot[^1].\n\n[^1]: Se 75 796 tkr.\n" + embed,
			"## Av [75 796 tkr](#intakter.bokslut)\n\n- Ett *[75 796 tkr](#intakter.bokslut)*\n\n| a | b |\n|---|---|\n| [75 796 tkr](#intakter.bokslut) | x |\n\nTerm\n: [75 796 tkr](#intakter.bokslut)\n\nNot[^1].\n\n[^1]: Se [75 796 tkr](#intakter.bokslut).\n" + embed, ""},
		{"spaces and line breaks as they are",
			"Tabb\t75\u00a0796 tkr  \r\ngav två blanksteg.   \r\n\r\n" + embed,
			"Tabb\t[75\u00a0796 tkr](#intakter.bokslut)  \r\ngav två blanksteg.   \r\n\r\n" + embed, ""},
		{"no line break at the end",
			embed + "\nSist 75 796 tkr",
			embed + "\nSist [75 796 tkr](#intakter.bokslut)", ""},
		{"a unit that is shared, which the cell has",
			"Från 70 000 till 75 796 tkr." + embed,
			"Från [70 000](#kostnader.bokslut) till [75 796 tkr](#intakter.bokslut)." + embed, ""},
		{"a unit that is shared, which the cell has not",
			"Från 70,0 till 75,8 miljoner kronor." + embed,
			"Från 70,0 till [75,8 miljoner kronor](#intakter.bokslut)." + embed,
			"70,0: write its unit, too: [70,0 miljoner kronor](#kostnader.bokslut)\n"},
		{"several cells of the page",
			"Det blev 500 tkr." + embed, "", "500 tkr: 2 cells fit it"},
		{"no cell",
			"Det blev 123 tkr." + embed, "", "123 tkr: no cell holds it: compute it under figures:"},
		{"in the text of a link",
			"Se [våra **75 796 tkr**](https://example.org/)." + embed, "", "75 796 tkr: no link can stand here: "},
		{"in a caption",
			"\n![Av 75 796 tkr](/data/drift.csv)\n",
			"\n![Av [75 796 tkr](#intakter.bokslut)](/data/drift.csv)\n", ""},
		{"at the beginning of a caption",
			"\n![75 796 tkr](/data/drift.csv)\n",
			"\n![[75 796 tkr](#intakter.bokslut)](/data/drift.csv)\n", ""},
		{"what is bound, code, and front matter",
			"[75 796 tkr](#intakter.bokslut) `75 796 tkr`" + embed + "\n    75 796 tkr\n", "", ""},
		{"with markup in it",
			"Det blev 75 *796* tkr." + embed, "", "75 *796* tkr: no link can stand here: "},
		{"beside written signs",
			"R&amp;D \\* kostade 75&nbsp;796 tkr, inte 9 123 tkr." + embed,
			"R&amp;D \\* kostade [75&nbsp;796 tkr](#intakter.bokslut), inte [9 123 tkr](/data/personal.csv#pension.bokslut)." + embed, ""},
		{"over two lines of a quotation",
			"> Det blev 75\n> 796 tkr." + embed, "", "75\n> 796 tkr: no link can stand here: "},
		{"over two lines",
			"Det blev 75 796\ntkr." + embed,
			"Det blev [75 796\ntkr](#intakter.bokslut)." + embed, ""},
		{"what would be a picture",
			"Rekord!!knappt 76 mnkr." + embed, "", "knappt 76 mnkr: bound to #intakter.bokslut it would be wrong: "},
		{"some of many",
			"Rekord!!knappt 76 mnkr, 75 796 tkr och 123 tkr." + embed,
			"Rekord!!knappt 76 mnkr, [75 796 tkr](#intakter.bokslut) och 123 tkr." + embed,
			"knappt 76 mnkr: bound to #intakter.bokslut it would be wrong: what is shown here lacks the file it comes from\n123 tkr: no cell holds it: "},
		{"what would be no link",
			"Rekord\\knappt 76 mnkr." + embed, "", "knappt 76 mnkr: bound to #intakter.bokslut it would be wrong: "},
		{"what would say the opposite",
			"Ett överskott om 300 tkr." + embed, "", `300 tkr: bound to #underskott.bokslut it would be wrong: the text says "överskott" of 300 tkr, but `},
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.want == "" {
				test.want = test.text
			}
			got, left := binding(t, head+test.text)
			if got != head+test.want {
				t.Errorf("of\n%q\ncame\n%q\nwant\n%q", test.text, got[len(head):], test.want)
			}
			if !strings.HasPrefix(left, test.left) || test.left == "" && left != "" {
				t.Errorf("of\n%s\nwas left\n%s\nwant\n%s", test.text, left, test.left)
			}
			if again, _ := binding(t, got); again != got {
				t.Errorf("of\n%q\ncame the second time\n%q", got, again)
			}
		})
	}
}

// TestAllFails stops at what is no figure's fault, and binds nothing.
func TestAllFails(t *testing.T) {
	fsys := sources(head + "Det blev 75 796 tkr.\n\n![](/data/drift.csv)\n")
	config, _, err := site.Load(fsys, nil)
	if err != nil {
		t.Fatal(err)
	}
	built, list, err := site.Build(fsys, config)
	if err != nil || list.Errors() {
		t.Fatal(err, list)
	}
	elsewhere := diag.List{diag.NewSource("data/drift.csv", "").Whole().Errorf("csv-empty", "the file is empty")}
	for _, test := range []struct {
		problems diag.List
		err      error
		want     string
	}{
		{nil, errors.New("the disk is gone"), "the disk is gone"},
		{elsewhere, nil, "binding the figures: with them the report would have an error at data/drift.csv: the file is empty"},
	} {
		texts, left, err := bind.All(built.Found, func(map[string]string) (check.Result, diag.List, error) {
			return check.Result{}, test.problems, test.err
		})
		if texts != nil || left != nil || err == nil || err.Error() != test.want {
			t.Errorf("%v, %v, %v; want the error %s", texts, left, err, test.want)
		}
	}
}
