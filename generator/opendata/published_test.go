package opendata_test

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"bokslut/generator/site"
	"bokslut/generator/starter"
)

// Every table of this repository's report holds the same values in all its forms.
func TestPublished(t *testing.T) {
	public := os.DirFS("../../public")
	for _, fault := range read(public) {
		t.Error(fault)
	}
	if tables, _ := fs.Glob(public, "data/*.xlsx"); len(tables) != 16 {
		t.Errorf("%d tables were read, want 16", len(tables))
	}
}

// build builds a report into memory.
func build(t *testing.T, sources fs.FS) fstest.MapFS {
	t.Helper()
	config, list, err := site.Load(sources, nil)
	if err != nil || list.Errors() {
		t.Fatal(list, err)
	}
	built, list, err := site.Build(sources, config)
	if err != nil || list.Errors() {
		t.Fatal(list, err)
	}
	var mutex sync.Mutex
	files := fstest.MapFS{}
	err = built.Render(func(name string, part []byte, _ bool) error {
		mutex.Lock()
		defer mutex.Unlock()
		if files[name] == nil {
			files[name] = &fstest.MapFile{}
		}
		files[name].Data = append(files[name].Data, part...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

var decimalComma = regexp.MustCompile(`([0-9]),([0-9])`)

// hard reads the report in testdata/hard, of what is hard to write: texts that begin as formulas
// do wherever they may, quotation marks, commas, line breaks, letters beyond ASCII and beyond
// sixteen bits, numbers with twelve decimals, every kind of missing value, flags, codes, dates,
// notes, parts and units of each kind. It is in Swedish, or made English.
func hard(t *testing.T, language string) fstest.MapFS {
	t.Helper()
	root := os.DirFS("testdata/hard")
	files := fstest.MapFS{}
	for _, pattern := range []string{"site.yaml", "content/*", "data/*"} {
		names, _ := fs.Glob(root, pattern)
		for _, name := range names {
			text, err := fs.ReadFile(root, name)
			if err != nil {
				t.Fatal(err)
			}
			if language == "en" && strings.HasSuffix(name, ".csv") {
				text = decimalComma.ReplaceAll(text, []byte("$1.$2"))
			}
			files[name] = &fstest.MapFile{Data: bytes.Replace(text, []byte("language: sv"), []byte("language: "+language), 1)}
		}
	}
	return files
}

func TestPublishedHard(t *testing.T) {
	for _, language := range []string{"sv", "en"} {
		for _, fault := range read(build(t, hard(t, language))) {
			t.Errorf("%s: %s", language, fault)
		}
	}
}

// A correction is told of in all that describes its table, and nowhere else.
func TestCorrections(t *testing.T) {
	files := build(t, hard(t, "sv"))
	squeezed := func(name string) string { return strings.Join(strings.Fields(string(files[name].Data)), "") }
	const date, reason = `"2023-05-04"`, `"=Räknades”dubbelt”&<fel>😀"`
	for name, want := range map[string]string{
		"data/svart.csv-metadata.json": `{"dc:type":"correction","schema:identifier":"fyra.matt","dc:date":{"@value":` + date + `,"@type":"xsd:date"},"dc:replaces":"-13","schema:value":"-12","dc:description":` + reason + `}`,
		"datapackage.json":             `"corrections":[{"date":` + date + `,"figure":"fyra.matt","old":"-13","new":"-12","reason":` + reason + `}]`,
	} {
		if !strings.Contains(squeezed(name), want) {
			t.Errorf("%s does not have %s", name, want)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(files["data/svart.xlsx"].Data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("Om tabellen")
	want := []string{"Ärtor, Mätt", "-13", "2023-05-04", "=Räknades ”dubbelt” & <fel> 😀"}
	if err != nil || !slices.ContainsFunc(rows, func(row []string) bool { return slices.Equal(row, want) }) {
		t.Errorf("the workbook does not have %q: %q, %v", want, rows, err)
	}
	for name, corrected := range map[string]bool{"data/svart.csv-metadata.json": true, "data/delar.csv-metadata.json": false} {
		if got := strings.Contains(squeezed(name), `"dc:modified":{"@value":`+date); got != corrected {
			t.Errorf("%s: corrected %v, want %v", name, got, corrected)
		}
	}
}

// The second sheet of a workbook says where the figures are from, what notes say and how rows
// are computed; the row of headings is printed on every page.
func TestWorkbook(t *testing.T) {
	files := build(t, fstest.MapFS{
		"site.yaml":        {Data: []byte("title: Bokslut\norganisation: {name: Ale}\nlanguage: sv\nbaseURL: https://example.org/\nyear: 2022\npublished: 2023-02-20\nlicence: CC0-1.0\n")},
		"content/index.md": {Data: []byte("---\ntitle: Bokslut\nsummary: Kort.\n---\n![](/data/drift.csv)\n")},
		"data/drift.csv":   {Data: []byte("Post;Utfall\nAvgifter;12\nBidrag;4\nSumma;16\n")},
		"data/drift.yaml": {Data: []byte(`title: Drift
source: Ekonomisystemet
fields: [{name: post, title: Post, role: stub}, {name: utfall, title: Utfall}]
rows: {summa: {role: total, formula: avgifter + bidrag}}
notes: {a: {text: Taxan höjdes., to: [avgifter]}}
`)},
	})
	f, err := excelize.OpenReader(bytes.NewReader(files["data/drift.xlsx"].Data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("Om tabellen")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range [][]string{{"Källa", "Ekonomisystemet"}, {"Noter"}, {"Avgifter", "Taxan höjdes."}, {"Beräknade rader", "Formel"}, {"Summa (summa)", "avgifter + bidrag"}} {
		if !slices.ContainsFunc(rows, func(row []string) bool { return slices.Equal(row, want) }) {
			t.Errorf("the second sheet lacks %q: %q", want, rows)
		}
	}
	if printed := (excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'Drift'!$1:$1", Scope: "Drift"}); !slices.Contains(f.GetDefinedName(), printed) {
		t.Errorf("defined are %+v, want %+v", f.GetDefinedName(), printed)
	}
}

// The report that a new one begins as is in order too, in each language.
func TestPublishedStarter(t *testing.T) {
	for _, language := range []string{"sv", "en"} {
		sources, err := fs.Sub(starter.Files, language)
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range read(build(t, sources)) {
			t.Errorf("%s: %s", language, fault)
		}
	}
}

// Each way in which a published file can be wrong is found: a test of the tests above.
func TestPublishedBroken(t *testing.T) {
	whole := build(t, hard(t, "sv"))
	for _, test := range []struct{ file, old, new, fault string }{
		{"data/svart.csv", "\r\n", "\n", "does not end with CRLF"},
		{"data/svart.csv", "id,", "\ufeffid,", "byte order mark"},
		{"data/svart.csv", "Ö", "\xd6", "not UTF-8"},
		{"data/svart.csv", "Rad ett\n", "Rad ett\r\n", "carriage return in a cell"},
		{"data/svart.csv", ",kr,", ",kr,,", "wrong number of fields"},
		{"data/svart.csv", "andel,", "matt,", "there twice"},
		{"data/svart.csv", "andel,", "Andel,", "no plain name"},
		{"data/svart.csv", "Ärtor", "=1+1", `would run "=1+1"`},
		{"data/svart.csv", ",-12,", ",−12,", "is no \"decimal\""},
		{"data/svart.csv", "2024-02-29", "2023-02-29", "is no date"},
		{"data/svart.csv", ",ja,", ",kanske,", "does not match"},
		{"data/svart.csv", "tva,A", "ett,A", "has the key of another"},
		{"data/svart.csv-metadata.json", `"name": "matt"`, `"name": "mott"`, `want ["id"`},
		{"data/svart.csv-metadata.json", "-Nej", "Nej", `the page shows "◐ -Nej"`},
		{"data/delar.csv-metadata.json", `"schema:unitText": "procent"`, `"schema:unitText": "kr"`, "in procent, its metadata says kr"},
		{"datapackage.json", `"unit": "procent"`, `"unit": "kr"`, "CSVW says"},
		{"datapackage.json", `"hash": "sha256:`, `"hash": "sha256:0`, "the checksum"},
		{"data/svart.json", "123.000000000001", "123.000000000002", `want "123.000000000001"`},
		{"data/svart.json", "123.000000000001", `"123.000000000001"`, `want "123.000000000001"`},
		{"data/svart.json", `"anm":null`, `"anm":""`, "want <nil>"},
		{"data/svart.json", `\n`, " ", "och"},
		{"index.html", "+123,000000000001", "+123,000000000002", "the page shows"},
		{"index.html", `--fyra--matt">−12`, `--fyra--matt">12`, "svart: fyra.matt is -12"},
		{"index.html", `<span class="flag" aria-hidden="true">ca</span><span class="hidden"> ungefär</span>`, "", `means "ungefär; preliminär, uppgift"`},
		{"index.html", "@inget", "inget", ""}, // a text without a status
		{"index.html", "=uppgift saknas", "uppgift finns", `means "=uppgift saknas"`},
		{"index.html", "Ärtor", "Ärter", "no page shows the column post"},
		{"index.html", `id="delar--b"`, "", "no page shows the row b"},
		{"index.html", `<tr class="total">`, "<tr>", "is a row of total"},
		{"index.html", `<span class="unit">, tkr</span>`, "", `is in "tkr", the page does not say so`},
		{"data/svart.xlsx xl/worksheets/sheet1.xml", "<v>123.000000000001<", "<v>123<", `the workbook has "123"`},
		{"data/svart.xlsx xl/worksheets/sheet1.xml", `><v>-12<`, ` t="str"><v>-12<`, "is the number -12"},
		{"data/svart.xlsx xl/worksheets/sheet1.xml", `>-Nej<`, `>nej<`, `the workbook has "nej"`},
		{"data/svart.xlsx xl/worksheets/sheet1.xml", `>..<`, `>.<`, `on the page, the workbook has "."`},
		{"data/svart.xlsx xl/worksheets/sheet1.xml", `<v>44926<`, `<v>44927<`, "is the day 2022-12-31"},
		{"data/svart.xlsx xl/worksheets/sheet1.xml", `state="frozen"`, `state="split"`, "not frozen"},
		{"data/svart.xlsx xl/worksheets/sheet1.xml", `<v>-12<`, `<f>-12</f><v>-12<`, "has a formula"},
		{"data/delar.xlsx xl/worksheets/sheet1.xml", ", procent<", "<", "is in procent, the workbook does not say so"},
		{"data/svart.xlsx xl/worksheets/sheet2.xml", "Mätt (matt)", "matt", "does not explain the column matt"},
		{"data/svart.xlsx xl/worksheets/sheet2.xml", "a@b", "a", "ett.anm is nowhere"},
		{"data/svart.xlsx xl/styles.xml", "&quot;prel: &quot;", "", "lacks the flags"},
		{"data/svart.xlsx xl/styles.xml", "#,##0.0;", "#,##0;", `the page shows "1 234 567,5", the workbook`},
		{"data/svart.xlsx xl/styles.xml", "yyyy-mm-dd", "dd.mm.yyyy", "shown dd.mm.yyyy"},
		{"data/delar.xlsx docProps/core.xml", "<dc:title>Delar", "<dc:title>", `title ""`},
		{"data/svart.xlsx docProps/core.xml", "<dc:language>sv", "<dc:language>en", `language "en"`},
		{"data/celler.csv", ",-12,", ",-13,", "svart#fyra.matt is"},
		{"data/celler.csv", ",tkr,", ",kr,", "its metadata says tkr"},
		{"data/celler.csv", ",\"Utfall, alla\",", ",Utfall,", `of "Utfall, alla"`},
		{"data/celler.csv-metadata.json", `"schema:name": "ungefär; preliminär, uppgift"`, `"schema:name": "exakt"`, "its table says"},
		{"data/celler.csv", "delar,b,", "delar,c,", "lacks delar#b"},
		{"data/figures.csv", ",2,", ",3,", "tal is 3, but there are 2"},
		{"datasets/dcat", "<dcterms:format>text/csv", "<dcterms:format>csv", "the format of data/"},
		{"datasets/dcat", `<dcterms:publisher `, `<dcterms:source `, "lacks dcterms:publisher"},
		{"datasets/dcat", `<dcat:accessURL `, `<dcat:page `, "lacks dcat:accessURL"},
		{"datasets/dcat", `<spdx:checksumValue rdf:datatype="http://www.w3.org/2001/XMLSchema#hexBinary">`, `<spdx:checksumValue>0`, "the checksum of"},
		{"datasets/dcat", `<dcat:contactPoint `, `<dcat:contact `, "has the contacts []"},
		{"datasets/dcat", `<dcat:byteSize rdf:datatype="http://www.w3.org/2001/XMLSchema#nonNegativeInteger">`, `<dcat:byteSize>1`, "bytes, it has"},
		{"datasets/dcat", ` rdf:about="https://example.org/bokslut/data/#contact"`, "", "has no address"},
		{"datasets/dcat", `<dcat:dataset rdf:resource="https://example.org/bokslut/data/#delar"/>`, "", `want ["data/bokslut.zip"`},
		{"datasets/dcat", `zero/1.0/`, `by/4.0/`, "the licence of the catalogue"},
		{"index.html", `"@type":"Dataset"`, `"@type":"Thing"`, "no page tells search engines of svart"},
		{"index.html", `"contentUrl":"https://example.org/bokslut/data/svart.json"`, `"contentUrl":"https://example.org/bokslut/data/svart.jsn"`, "data/svart.jsn"},
		{"index.html", `"url":"https://example.org/bokslut/#svart"`, `"url":"https://example.org/bokslut/tal/#svart"`, "bokslut/tal/#svart"},
		{"index.html", `"encodingFormat":"text/csv"`, `"encodingFormat":"csv"`, `data/svart.csv is "csv"`},
		{"datasets/dcat", `<dcterms:modified rdf:datatype="http://www.w3.org/2001/XMLSchema#date">2023-02-20`, `<dcterms:modified>2023-02-21`, "the dcterms:modified of"},
		{"datasets/dcat", "är ingen formel", "är en formel", "the dcterms:description of"},
		{"data/index.html", "uppdaterad 4 maj 2023", "uppdaterad 5 maj 2023", "want  4 maj 2023"},
		{"data/index.html", "4 rader; ", "5 rader; ", "want 4"},
		{"data/index.html", "är ingen formel", "är en formel", "describes svart as"},
		{"index.html", `"dateModified":"2023-05-04"`, `"dateModified":"2023-02-20"`, "search engines are told"},
		{"data/index.html", "<code>share(matt, utfall)</code>", "", `lacks "share(matt, utfall)"`},
		{"data/index.html", "<code>nej</code>: -Nej", "<code>nej</code>: Nej", `lacks "nej: -Nej"`},
		{"data/index.html", "Decimaltal, tkr", "Decimaltal", `lacks "tkr"`},
		{"data/index.html", `<h3 id="delar">Delar`, `<h3 id="delar">Andelar`, "has not its title"},
		{"data/index.html", `href="../data/delar.json" download`, `href="../data/delar.json"`, "links to"},
		{"data/index.html", "\u00a0byte)", "0\u00a0byte)", "bytes"},
		{"data/bokslut.zip data/delar.csv", "30", "31", "its data/delar.csv is another"},
		{"SHA256SUMS", "  data/delar.json", "  data/delar.csv", "another checksum"},
	} {
		broken := maps.Clone(whole)
		name, part, inZip := strings.Cut(test.file, " ")
		text := string(whole[name].Data)
		if inZip {
			text = replaceIn(t, text, part, test.old, test.new)
		} else {
			text = replaceOne(t, text, test.old, test.new)
		}
		broken[name] = &fstest.MapFile{Data: []byte(text)}
		if faults := strings.Join(read(broken), "\n"); !strings.Contains(faults, test.fault) || (test.fault == "") != (faults == "") {
			t.Errorf("%s with %q for %q: found\n%s\nwant %s", test.file, test.new, test.old, faults, test.fault)
		}
	}
}

func replaceOne(t *testing.T, text, old, new string) string {
	t.Helper()
	if !strings.Contains(text, old) {
		t.Errorf("no %q in\n%s", old, text)
	}
	return strings.Replace(text, old, new, 1)
}

// replaceIn replaces a text in one file of a zip file.
func replaceIn(t *testing.T, packed, part, old, new string) string {
	t.Helper()
	in, err := zip.NewReader(strings.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, file := range in.File {
		text, err := fs.ReadFile(in, file.Name)
		if err != nil {
			t.Fatal(err)
		}
		if file.Name == part {
			text = []byte(replaceOne(t, string(text), old, new))
		}
		w, err := out.Create(file.Name)
		if err == nil {
			_, err = w.Write(text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
