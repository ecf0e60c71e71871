package link_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bokslut/generator/content"
	"bokslut/generator/data"
	"bokslut/generator/diag/diagtest"
	"bokslut/generator/link"
	"bokslut/generator/report"

	"github.com/google/go-cmp/cmp"
)

// files is a small report: two tables that share a row and a field, and a named figure.
var files = map[string]string{
	"content/index.md":       "---\ntitle: Rapport\n---\n",
	"content/20-ekonomi.md":  "---\ntitle: Ekonomi\n---\n\n## Årets utfall\n\nText.\n",
	"content/karta.png":      "png",
	"data/drift.csv":         "id,Post,Utfall\nintakter,Intäkter,5\nkostnader,Kostnader,-3\n",
	"data/drift.yaml":        "title: Drift\nfields:\n  - {name: post, title: Post, role: stub}\n  - {name: utfall, title: Utfall}\nfigures:\n  netto: {title: Netto, formula: intakter.utfall + kostnader.utfall}\n",
	"data/exploatering.csv":  "id,Post,Utfall\nintakter,Intäkter,7\n",
	"data/exploatering.yaml": "title: Exploatering\nfields:\n  - {name: post, title: Post, role: stub}\n  - {name: utfall, title: Utfall}\n",
}

// TestResolve puts a text on a page and looks at what its links lead to, in order, or at
// what is wrong with them.
func TestResolve(t *testing.T) {
	const drift, both = "![](/data/drift.csv)\n\n", "![](/data/drift.csv)\n\n![](/data/exploatering.csv)\n\n"
	tests := []struct{ name, text, links, problems string }{
		{"cell with its table", "[5](/data/drift.csv#intakter.utfall)", "cell drift#intakter.utfall", ""},
		{"cell of the embedded table", drift + "[5](#intakter.utfall)", "table drift; cell drift#intakter.utfall", ""},
		{"named figure", drift + "[2](#netto)", "table drift; figure drift#netto", ""},
		{"figure written by the build", drift + "[](#kostnader.utfall)", "table drift; cell drift#kostnader.utfall", ""},
		{"figures of the table that they caption", "![Blev [5](#intakter.utfall), [2](#netto) och *[7](/data/exploatering.csv#intakter.utfall)*](/data/drift.csv)",
			"table drift; cell drift#intakter.utfall; figure drift#netto; cell exploatering#intakter.utfall", ""},
		{"heading in a caption", "## Om\n\n![Se [om](#om)](/data/drift.csv)\n\n[om](#om)", "table drift; broken; heading om",
			"content/index.md:7:11: error: #om is a heading, and a caption can hold no links but those of figures [image-text] put the link into the text around"},
		{"misspelt cell in a caption", "![Blev [5](#intakt.utfall)](/data/drift.csv)", "table drift; broken",
			`content/index.md:5:12: error: table drift has no row "intakt" [link-row] did you mean "intakter"?`},
		{"table", "[driften](/data/drift.csv)", "table drift", ""},
		{"relative path", "[driften](../data/drift.csv)", "table drift", ""},
		{"page", "[ekonomin](20-ekonomi.md)", "page ekonomi/", ""},
		{"heading of a page", "[utfallet](20-ekonomi.md#arets-utfall)", "page ekonomi/#arets-utfall", ""},
		{"heading of this page", "## Om\n\n[om](#om)", "heading om", ""},
		{"address", "[kommunen](https://example.org/)", "address https://example.org/", ""},
		{"page that the program makes", "[avstämningen](/avstamning/)", "made avstamning/", ""},
		{"page that the program does not make", "[sök](/sok/)", "broken",
			"content/index.md:5:7: error: there is no file sok [link-file] a path that begins with / starts at the report's folder, another one at this file's"},
		{"page as a picture", "![Avstämning](/avstamning/)", "broken",
			"content/index.md:5:15: error: there is no file avstamning [link-file] a path that begins with / starts at the report's folder, another one at this file's"},
		{"picture", "![Karta](karta.png)", "file content/karta.png", ""},

		{"cell of two tables", both + "[5](#intakter.utfall)", "table drift; table exploatering; broken",
			"content/index.md:9:5: error: #intakter.utfall fits drift and exploatering on this page [link-ambiguous] name the table that is meant: /data/drift.csv#intakter.utfall"},
		{"cell of one of two tables", both + "[3](#kostnader.utfall)", "table drift; table exploatering; cell drift#kostnader.utfall", ""},
		{"heading and figure", drift + "## Netto\n\n[2](#netto)", "table drift; broken",
			"content/index.md:9:5: error: #netto fits drift and a heading on this page [link-ambiguous] name the table that is meant: /data/drift.csv#netto"},
		{"heading with a table's id", drift + "## Drift", "table drift",
			"content/index.md:5:5: error: the table drift and a heading of this page have the same id [link-id] give the heading in line 7 another one: ## … {#om-drift}"},
		{"no table on the page", "[5](#intakter.utfall)", "broken",
			"content/index.md:5:5: error: #intakter.utfall is a figure, but this page embeds no table [link-cell] name the table: /data/TABLE.csv#intakter.utfall"},
		{"misspelt row", "[5](/data/drift.csv#intakt.utfall)", "broken",
			`content/index.md:5:5: error: table drift has no row "intakt" [link-row] did you mean "intakter"?`},
		{"misspelt field", "[5](/data/drift.csv#intakter.utfal)", "broken",
			`content/index.md:5:5: error: table drift has no field "utfal" [link-field] did you mean "utfall"?`},
		{"misspelt row, two tables", both + "[3](#kostnad.utfall)", "table drift; table exploatering; broken",
			`content/index.md:9:5: error: none of the tables on this page has the cell kostnad.utfall: drift, exploatering [link-cell] did you mean #kostnader.utfall?`},
		{"misspelt row of two tables", both + "[5](#intakt.utfall)", "table drift; table exploatering; broken",
			`content/index.md:9:5: error: none of the tables on this page has the cell intakt.utfall: drift, exploatering [link-cell] bokslut figures TABLE lists the cells of a table, as links; if it is not on this page, name it: /data/TABLE.csv#intakt.utfall`},
		{"misspelt figure", drift + "[2](/data/drift.csv#neto)", "table drift; broken",
			`content/index.md:7:5: error: table drift has no figure "neto" [link-figure] did you mean "netto"?`},
		{"text is no figure", "[Intäkter](/data/drift.csv#intakter.post)", "broken",
			`content/index.md:5:12: error: the field "post" of table drift holds text, which is no figure [link-text] link to a cell with a number, or to the table: /data/drift.csv`},
		{"misspelt table", "![](/data/drit.csv)", "broken",
			"content/index.md:5:5: error: there is no table data/drit.csv [link-table] did you mean /data/drift.csv?"},
		{"figures of a misspelt table beside another", "![](/data/drit.csv)\n\n![](/data/exploatering.csv)\n\n[3](#kostnader.utfall) [7](#intakter.utfall) [2](#netto)",
			"broken; table exploatering; broken; cell exploatering#intakter.utfall; broken",
			"content/index.md:5:5: error: there is no table data/drit.csv [link-table] did you mean /data/drift.csv?"},
		{"sidecar as a table", "![](/data/drift.yaml)", "broken",
			"content/index.md:5:5: error: data/drift.yaml is no picture that browsers show [link-picture] did you mean /data/drift.csv?"},
		{"workbook as a table", "![](/data/drift.xlsx)", "broken",
			"content/index.md:5:5: error: there is no file data/drift.xlsx [link-file] did you mean /data/drift.csv?"},
		{"address without its beginning", "[kommunen](www.example.org/om)", "broken",
			"content/index.md:5:12: error: there is no file content/www.example.org/om [link-file] did you mean https://www.example.org/om?"},
		{"table in the wrong folder", "[5](drift.csv#intakter.utfall)", "broken",
			"content/index.md:5:5: error: there is no table content/drift.csv [link-table] write /data/drift.csv; a path that begins with / starts at the report's folder, another one at this file's"},
		{"misspelt page", "[e](20-ekonom.md)", "broken",
			"content/index.md:5:5: error: there is no page content/20-ekonom.md [link-page] did you mean /content/20-ekonomi.md?"},
		{"misspelt heading", "[e](20-ekonomi.md#arets-utfal)", "broken",
			"content/index.md:5:5: error: the page content/20-ekonomi.md has no heading #arets-utfal [link-heading] did you mean #arets-utfall?"},
		{"missing file", "![Karta](kartan.png)", "broken",
			"content/index.md:5:10: error: there is no file content/kartan.png [link-file] a path that begins with / starts at the report's folder, another one at this file's"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			root := fstest.MapFS{}
			for name, text := range files {
				root[name] = &fstest.MapFile{Data: []byte(text)}
			}
			root["content/index.md"] = &fstest.MapFile{Data: []byte(files["content/index.md"] + "\n" + test.text + "\n")}
			rep := read(t, root)
			rep.Made = []string{"avstamning/"}
			var problems []string
			found := slices.Concat(link.Resolve(rep, root, rep.Pages)...)
			diagtest.Swedish(t, found)
			for _, d := range found {
				problems = append(problems, fmt.Sprintf("%s: %s: %s [%s] %s", d.Pos, d.Severity, d.Message, d.Code, d.Hint))
			}
			var links []string
			for _, l := range rep.Pages[0].Links {
				links = append(links, describe(l))
			}
			if diff := cmp.Diff(test.links, strings.Join(links, "; ")); diff != "" {
				t.Errorf("links, - want + got:\n%s", diff)
			}
			if diff := cmp.Diff(test.problems, strings.Join(problems, "\n")); diff != "" {
				t.Errorf("problems, - want + got:\n%s", diff)
			}
		})
	}
}

// TestPlace looks at which page is a table's place: the first that embeds the whole table.
func TestPlace(t *testing.T) {
	root := fstest.MapFS{}
	for name, text := range files {
		root[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for _, name := range []string{"content/20-ekonomi.md", "content/30-bilaga.md"} {
		root[name] = &fstest.MapFile{Data: []byte("---\ntitle: " + name + "\n---\n\n![](/data/drift.csv)\n")}
	}
	rep := read(t, root)
	if problems := slices.Concat(link.Resolve(rep, root, rep.Pages)...); len(problems) > 0 {
		t.Fatal(problems)
	}
	if p := rep.Place(rep.Table("drift")); p == nil || p.URL != "ekonomi/" {
		t.Errorf("drift is on page %v, want ekonomi/", p)
	}
	if p := rep.Place(rep.Table("exploatering")); p != nil {
		t.Errorf("exploatering is on page %s, want none", p.URL)
	}
}

// TestManyCells has pages that show a table of 20,000 rows and 2 fields again and again. Its
// files take 169 kB, its cells, with the names and titles of their fields, 20,000 times
// 16 + 8 and 16 + 12 bytes, and the ids and titles of its rows, at 109 kB, stand beside two fields:
// 1,645 kB, of which a page may show 40 times.
func TestManyCells(t *testing.T) {
	var rows strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&rows, "P%d;1\n", i)
	}
	pages := func(shown, alone int) string {
		root := fstest.MapFS{"data/t.csv": {Data: []byte("post;utfall\n" + rows.String())}, "data/t.yaml": {Data: []byte(
			"title: T\nfields:\n  - {name: post, title: Post, role: stub}\n  - {name: utfall, title: Utfall}\n")}}
		for name, times := range map[string]int{"content/index.md": shown, "content/om.md": alone} {
			root[name] = &fstest.MapFile{Data: []byte("---\ntitle: Sida\n---\n\n" + strings.Repeat("![](/data/t.csv)\n\n[tabellen](/data/t.csv)\n\n", times))}
		}
		rep := read(t, root)
		found := slices.Concat(link.Resolve(rep, root, rep.Pages)...)
		diagtest.Swedish(t, found)
		var problems []string
		for _, d := range found {
			problems = append(problems, fmt.Sprintf("%s: %s [%s]", d.Pos, d.Message, d.Code))
		}
		return strings.Join(problems, "\n")
	}
	if got := pages(40, 40); got != "" {
		t.Errorf("40 times on each of two pages: got %s", got)
	}
	const want = "content/index.md:165:5: from here on the page shows more of tables and charts than 64 MB [embed-many]"
	if got := pages(43, 1); got != want {
		t.Errorf("43 times: got %s, want %s", got, want)
	}
}

func read(t *testing.T, root fstest.MapFS) *report.Report {
	t.Helper()
	pages, inContent, err := content.Read(root, "content", content.Options{Language: "sv"})
	if err != nil || len(inContent) > 0 {
		t.Fatal(err, inContent)
	}
	tables, inData, err := data.Read(root, "data", data.Options{Language: "sv"})
	if err != nil || len(inData) > 0 {
		t.Fatal(err, inData)
	}
	return &report.Report{Pages: pages, Tables: tables}
}

func describe(l *report.Link) string {
	switch l.Kind {
	case report.AddressLink:
		return "address " + l.Dest
	case report.PageLink:
		if l.Heading != "" {
			return "page " + l.Page.URL + "#" + l.Heading
		}
		return "page " + l.Page.URL
	case report.HeadingLink:
		return "heading " + l.Heading
	case report.FileLink:
		return "file " + l.File
	case report.MadeLink:
		return "made " + l.File
	case report.TableLink:
		return "table " + l.Table.ID
	case report.CellLink:
		return "cell " + l.Table.ID + "#" + l.Table.Rows[l.Row].ID + "." + l.Table.Fields[l.Field].Name
	case report.NamedLink:
		return "figure " + l.Table.ID + "#" + l.Named.Name
	case report.BrokenLink:
		return "broken"
	}
	return fmt.Sprintf("kind %d", l.Kind)
}

// TestUnsure links into tables of which a mistake was reported: what they seem to lack may
// be there once it is mended, and nothing is said of it.
func TestUnsure(t *testing.T) {
	const text = "\n![](/data/drift.csv)\n\n[5](#nya.utfall) [6](#ny_figur) [7](/data/drift.csv#nya.utfall) [8](/data/drift.csv#ny_figur) [9](#intakter.utfall)\n" +
		"\n![Diagram](/data/drift.csv#diagram)\n"
	for _, broken := range []struct{ file, text string }{
		{"data/drift.yaml", strings.Replace(files["data/drift.yaml"], "figures:", "figurer:", 1)},
		{"data/drift.yaml", "title: Drift: 2022\n"},
		{"data/drift.yaml", ""},
		{"data/drift.csv", "id,Post,Utfall\nintakter,\"Intäkter,5\n"},
		{"data/drift.csv", "id,Post,Utfall\nintakter,Intäkter,5\nNYA,Nya,3\n"},
		{"data/drift.csv", ""},
	} {
		root := fstest.MapFS{}
		for name, text := range files {
			root[name] = &fstest.MapFile{Data: []byte(text)}
		}
		root["content/index.md"] = &fstest.MapFile{Data: []byte(files["content/index.md"] + text)}
		root[broken.file] = &fstest.MapFile{Data: []byte(broken.text)}
		pages, _, _ := content.Read(root, "content", content.Options{Language: "sv"})
		tables, found, err := data.Read(root, "data", data.Options{Language: "sv"})
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %q: got %v, %v; want a diagnostic", broken.file, broken.text, found, err)
		}
		if got := slices.Concat(link.Resolve(&report.Report{Pages: pages, Tables: tables}, root, pages)...); len(got) > 0 {
			t.Errorf("%s: %q: got %v; want nothing beside %v", broken.file, broken.text, got, found)
		}
	}
}
