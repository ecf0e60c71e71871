//go:build unix

package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"bokslut/generator/diag"
	"bokslut/generator/intake"
	"bokslut/generator/site"
)

// What a report may take one of whose files is a megabyte of the worst, and what table add
// may take for such an export: the time of processors, so that it matters little what else runs.
const (
	mostTime   = 2 * time.Second
	mostExport = 3 * time.Second
	mostMemory = 512 << 20
)

// measured skips a test of time and memory where the race detector takes more of both.
func measured(t *testing.T) {
	t.Helper()
	if raceDetector {
		t.Skip("the race detector takes more time and memory than is promised")
	}
}

// lines makes a text of so many bytes of lines, which are told their number.
func lines(bytes int, line func(i int) string) string {
	var b strings.Builder
	for i := 0; b.Len() < bytes; i++ {
		b.WriteString(line(i))
	}
	return b.String()
}

// numbered makes lines that have their number in one or more places.
func numbered(bytes int, format string) string {
	return lines(bytes, func(i int) string { return strings.ReplaceAll(format, "%d", strconv.Itoa(i)) })
}

// blocks makes a page of a text again and again, in paragraphs as long as they may be.
func blocks(text string) string {
	return strings.Repeat(strings.Repeat(text, (15<<10)/len(text))+"\n\n", 16)
}

const (
	MB     = 1 << 20
	config = "title: Bokslut\norganisation: {name: Ale kommun}\nlanguage: sv\nbaseURL: https://example.org/\nyear: 2022\npublished: 2023-02-20\nlicence: CC0-1.0\n"
)

// TestLargeFiles reads reports one of whose files is as large and as bad as can be: texts
// that took seconds, hours or gigabytes before they were bounded. Then it reads four of some
// of them: their mistakes do not add up, as of each file those are held that are told.
func TestLargeFiles(t *testing.T) {
	measured(t)
	const (
		page    = "---\ntitle: Start\n---\n\n"
		table   = "post;utfall\n"
		sidecar = "title: Tabell\nunit: tkr\nfields:\n  - {name: post, title: Post, role: stub}\n  - {name: utfall, title: Utfall}\n"
	)
	files := map[string]string{"site.yaml": config, "content/index.md": page + "![](/data/t.csv)\n", "data/t.csv": table + "A;1\n", "data/t.yaml": sidecar}
	four := map[string]int{"footnotes that are not there": 480 << 20, "rows that are the same": 1200 << 20, "a chart of one row again and again": 900 << 20}
	for _, c := range []struct {
		name, file, text string
		code             string // of a diagnostic that there must be; "" for a report that can be published
	}{
		{"50,000 links that never end", "content/index.md", page + strings.Repeat("[a](", 50_000), "block-size"},
		{"such links in paragraphs", "content/index.md", page + blocks("[a]("), "link-syntax"},
		{"pictures that never end", "content/index.md", page + blocks("![a]("), "link-syntax"},
		{"emphasis that never ends", "content/index.md", page + blocks("*a_ "), ""},
		{"brackets", "content/index.md", page + blocks("["), ""},
		{"200 kB of a table", "content/index.md", page + strings.Repeat("|a", 50_000) + "|\n" + strings.Repeat("|-", 50_000) + "|\n", "block-size"},
		{"footnotes that are not there", "content/index.md", page + blocks("[^a]"), "footnote-missing"},
		{"footnotes", "content/index.md", page + numbered(250<<10, "a[^%d]\n\n[^%d]: b\n\n"), ""},
		{"50,000 definitions of links", "content/index.md", page + numbered(MB, "[a%d]: b%d.md\n\n"), "page-size"},
		{"headings that say the same", "content/index.md", page + strings.Repeat("## a\n\n", 40_000), "heading-repeated"},
		{"lists within lists", "content/index.md", page + lines(1000, func(i int) string { return strings.Repeat("  ", i) + "- a\n" }) + strings.Repeat("- ", 120), "nesting"},
		{"a megabyte on a line", "content/index.md", page + strings.Repeat("a", MB), "page-size"},
		{"a megabyte of backticks", "content/index.md", page + strings.Repeat("`", MB), "page-size"},
		{"a title of brackets", "content/index.md", "---\ntitle: \"" + strings.Repeat("[a](", 60_000) + "\"\n---\n", "front-matter-long"},
		{"100,000 columns", "data/t.csv", "post;utfall" + numbered(MB, ";a%d") + "\nA;1\n", "csv-heading-unknown"},
		{"100,000 empty columns", "data/t.csv", "post;utfall" + strings.Repeat(";", 100_000) + "\nA;1" + strings.Repeat(";", 100_000) + "\n", ""},
		{"rows that are the same", "data/t.csv", table + strings.Repeat("A;1\n", MB/4), "csv-id-twice"},
		{"numbers that are none", "data/t.csv", table + numbered(MB, "A%d;x\n"), "csv-number"},
		{"a quotation mark that is not closed", "data/t.csv", table + "\"" + strings.Repeat("a\n", MB/2), "csv-quote"},
		{"fields that double", "data/t.yaml", sidecar + numbered(MB-500, "  - {name: f%d, title: F, formula: utfall + utfall}\n"), "sidecar-size"},
		{"a number that is squared again and again", "data/t.yaml", strings.Replace(sidecar, "title: Utfall}", "title: Utfall}\n  - {name: f0, title: F, formula: utfall * 99999999}", 1) +
			lines(20_000, func(i int) string {
				return fmt.Sprintf("  - {name: f%d, title: F, unit: kr, formula: f%d * f%d}\n", i+1, i, i)
			}), ""},
		{"a chart of one row again and again", "data/t.yaml", sidecar + "charts:\n  k:\n    type: bar\n    title: K\n    fields: [utfall]\n    rows:\n" + strings.Repeat("    - a\n", MB/9), "chart-twice"},
		{"a note to many rows, in brackets", "data/t.yaml", sidecar + "notes: {n: {text: N, to: [" + numbered(MB-500, "x%d, ") + "]}}\n", "yaml-unsupported"},
		{"a formula of a megabyte", "data/t.yaml", sidecar + "  - {name: c, title: C, formula: " + strings.Repeat("utfall + ", MB/10) + "utfall}\n", "formula-syntax"},
		{"a bomb of aliases", "data/t.yaml", "title: &a [x, x]\n" + numbered(MB-500, "k%d: [*a, *a, *a, *a, *a]\n"), "yaml-unsupported"},
		{"corrections", "site.yaml", config + "corrections:\n" + numbered(MB-500, "  - {date: 2023-05-04, figure: t#a.utfall, old: \"%d\", new: \"1\", reason: b}\n"), "correction-twice"},
	} {
		root := fstest.MapFS{}
		for name, text := range files {
			root[name] = &fstest.MapFile{Data: []byte(text)}
		}
		root[c.file] = &fstest.MapFile{Data: []byte(c.text)}
		readLarge(t, c.name, root, c.code, mostTime, mostMemory)
		if four[c.name] == 0 {
			continue
		}
		for i := range 4 {
			page := fmt.Sprintf("content/%d0-sida-%d.md", i, i)
			root[page] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\ntitle: Sida %d\n---\n\n![](/data/t%d.csv)\n", i, i)}
			for _, name := range []string{"data/t.csv", "data/t.yaml"} {
				root[strings.Replace(name, "t.", fmt.Sprintf("t%d.", i), 1)] = root[name]
			}
			if c.file == "content/index.md" {
				root[page].Data = []byte(strings.Replace(c.text, "Start", fmt.Sprint("Sida ", i), 1))
			}
		}
		processors := runtime.GOMAXPROCS(2) // each may read a file at the same time
		readLarge(t, "four times "+c.name, root, c.code, 4*mostTime, four[c.name])
		runtime.GOMAXPROCS(processors)
	}
}

// Where what is named is not there, it is looked for what was meant, among the rows of a
// large table say: in a file in which nothing is.
func TestManyNamesMisspelt(t *testing.T) {
	measured(t)
	const (
		page   = "---\ntitle: Start\n---\n\n![](/data/t.csv)\n\n"
		fields = "title: T\nunit: tkr\nfields:\n  - {name: over, title: O, role: parent}\n  - {name: post, title: P, role: stub}\n  - {name: utfall, title: U}\n"
		head   = "id;over;post;utfall\n"
	)
	table := head + numbered(MB-100, "konto%d;;P;1\n")
	for _, c := range []struct{ name, index, csv, yaml, code string }{
		{"links", page + numbered(250<<10, "[1](#knoto%d.utfall)\n\n"), table, fields, "link-row"},
		{"links to tables by name", page + numbered(250<<10, "[1](/data/t.csv#knoto%d.utfall)\n\n"), table, fields, "link-row"},
		{"parents", page, head + lines(35_000, func(i int) string { return fmt.Sprintf("konto%d;knoto%d;P;1\n", i, i) }), fields, "csv-parent"},
		{"codes", page, head + numbered(MB-100, "konto%d;;P;nej\n"), strings.Replace(fields, "{name: utfall, title: U}\n", "name: utfall\n    title: U\n    type: code\n    categories:\n"+numbered(900<<10, "      - {value: k%d, label: K}\n"), 1), "csv-code"},
		{"notes", page, table, fields + "notes: {n: {text: N, to: [" + lines(500, func(i int) string { return fmt.Sprintf("knoto%d.utfall, ", i) }) + "]}}\n", "sidecar-note"},
		{"formulas", page, table, fields + "checks:\n" + lines(2000, func(i int) string { return fmt.Sprintf("  - {that: knoto%d.utfall = 1, why: så}\n", i) }), "formula-row"},
	} {
		root := fstest.MapFS{"site.yaml": {Data: []byte(config)}, "content/index.md": {Data: []byte(c.index)}, "data/t.csv": {Data: []byte(c.csv)}, "data/t.yaml": {Data: []byte(c.yaml)}}
		readLarge(t, "misspelt "+c.name, root, c.code, mostTime, mostMemory)
	}
}

// Where a table has as many rows and its sidecar as much to say of them as each may have, the
// two are not multiplied: what is the same for all rows is worked out once, and what is looked through for each
// of them is bounded.
func TestManyRowsAndMuchSaid(t *testing.T) {
	measured(t)
	const fields = "title: T\nunit: tkr\nfields:\n  - {name: grupp, title: G, role: group}\n  - {name: post, title: P, role: stub}\n  - {name: utfall, title: U}\n"
	rows := numbered(MB-100, "konto%d;G%d;P;1\n")
	for _, c := range []struct{ name, yaml, code string }{
		{"groups", fields, ""},
		{"notes to groups", fields + "notes:\n  n:\n    text: N\n    to:\n" + lines(500_000, func(i int) string { return fmt.Sprintf("    - G%d\n", i%40_000) }), ""},
		{"lists beside other numbers", fields + "  - {name: mest, title: M, formula: \"max(utfall, all.utfall) + sum(all.utfall, 1) + mean(utfall, all.utfall)\"}\n", ""},
		{"the same, rounded", "rounded: true\n" + fields + "  - {name: mest, title: M, formula: \"max(utfall, all.utfall) + sum(all.utfall, 1) + mean(utfall, all.utfall)\"}\n", ""},
		{"figures of lists", fields + "figures:\n" + lines(100_000, func(i int) string { return fmt.Sprintf("  f%d: {title: F, formula: sum(all.utfall)}\n", i) }), "sidecar-size"},
		{"as much to compute as may be", fields + "  - {name: mer, title: M, formula: " + strings.Repeat("utfall + ", 150) + "0}\n", ""},
		{"a long formula", fields + "  - {name: mer, title: M, formula: " + strings.Repeat("utfall + ", 400) + "0}\n", "formula-size"},
		{"many formulas", fields + lines(MB/64, func(i int) string {
			return fmt.Sprintf("  - {name: f%d, title: F, formula: \"max(%s0)\"}\n", i, strings.Repeat("utfall, ", 25))
		}), "formula-size"},
		{"long checks", fields + "checks:\n" + lines(MB/20, func(int) string { return "  - {that: " + strings.Repeat("utfall + ", 100) + "0 > 0, why: W}\n" }), "formula-size"},
		{"figures of many lists", fields + "figures:\n" + lines(MB/8, func(i int) string {
			return fmt.Sprintf("  f%d: {title: F, formula: \"sum(all.utfall) + max(all.utfall) + min(all.utfall)\"}\n", i)
		}), "formula-size"},
		{"figures of lists of fractions", fields + "  - {name: del, title: D, decimals: 2, formula: 1 / (utfall + 1)}\nfigures:\n" + lines(MB/40, func(i int) string {
			return fmt.Sprintf("  f%d: {title: F, formula: sum(all.del)}\n", i)
		}), "formula-size"},
		{"fractions of fractions", fields + "  - {name: f0, title: F, formula: utfall / 7}\n" + lines(2_000, func(i int) string {
			return fmt.Sprintf("  - {name: f%d, title: F, formula: f%d / 99999989}\n", i+1, i)
		}), "formula-size"},
		{"charts of all rows", fields + "charts:\n" + lines(MB/8, func(i int) string { return fmt.Sprintf("  c%d: {type: bar, title: T, fields: [utfall]}\n", i) }), "sidecar-size"},
		{"as many charts of all rows as may be", fields + "charts:\n" + lines(4_300, func(i int) string {
			return fmt.Sprintf("  c%d: {type: bar, title: T, fields: [utfall], labels: {konto1: K}}\n", i)
		}), "chart-many"},
		{"flags", "flags:\n" + numbered(MB-500, "  - {value: v%d, label: L, code: p}\n") + fields, "sidecar-size"},
		{"missing values", "missingValues:\n" + numbered(MB-500, "  - {value: v%d, label: L, code: x}\n") + fields, "sidecar-size"},
		{"a long title beside each cell", fields + "  - {name: mer, title: " + strings.Repeat("M", 900<<10) + ", formula: utfall + 1}\n", "sidecar-long"},
		{"a check of each row", fields + "checks: [{that: utfall < 0, why: " + strings.Repeat("W", 900<<10) + "}]\n", "check-fails"},
		{"checks of each row", fields + "checks:\n" + strings.Repeat("  - {that: utfall < 0, why: W}\n", 60), "check-fails"},
		{"titles beside each cell", strings.ReplaceAll(fields, "title: U", "title: "+strings.Repeat("U", 2000)), "sidecar-size"},
		{"a long label in each cell", "missingValues: [{value: x, code: x, label: " + strings.Repeat("L", 900<<10) + "}]\n" + fields, "sidecar-long"},
		{"a long flag in each cell", "flags: [{value: x, code: p, label: " + strings.Repeat("L", 900<<10) + "}]\n" + fields, "sidecar-long"},
		{"a long unit in each cell", fields + "  - {name: mer, title: M, unit: " + strings.Repeat("u", 900<<10) + ", formula: utfall + 1}\n", "sidecar-unit"},
		{"a unit of each row", fields + "rows:\n" + lines(MB-500, func(i int) string { return fmt.Sprintf("  konto%d: {unit: st%d}\n", i, i) }), ""},
		{"missing values of a field", fields + "  - name: mer\n    title: M\n    formula: utfall + 1\n    missingValues:\n" + numbered(MB-500, "      - {value: v%d, label: L, code: x}\n"), "sidecar-size"},
	} {
		root := fstest.MapFS{"site.yaml": {Data: []byte(config)}, "content/index.md": {Data: []byte("---\ntitle: Start\n---\n\n![](/data/t.csv)\n")},
			"data/t.csv": {Data: []byte("id;grupp;post;utfall\n" + rows)}, "data/t.yaml": {Data: []byte(c.yaml)}}
		readLarge(t, c.name, root, c.code, mostTime, mostMemory)
	}
}

// What stands in one place and is shown in many: long texts of a table that is shown again and again,
// of its charts, of a link, of the settings.
func TestLongTextsShownOften(t *testing.T) {
	measured(t)
	const page, fields = "---\ntitle: Start\n---\n\n", "title: T\nfields:\n  - {name: post, title: P, role: stub}\n  - {name: utfall, title: U}\n"
	long := strings.Repeat("text ", MB/6)
	table := func(chart string) string { return strings.Repeat("![](/data/t.csv"+chart+")\n\n", 200) }
	base := map[string]string{"site.yaml": config, "content/index.md": page + table(""), "data/t.csv": "id;post;utfall\na;A;1\nb;B;2\n", "data/t.yaml": fields}
	charts := fields + "charts:\n  c: {type: bar, title: T, fields: [utfall]}\n"
	for _, c := range []struct {
		name, code string
		files      map[string]string
	}{
		{"a row", "embed-many", map[string]string{"data/t.csv": "id;post;utfall\na;" + long + ";1\n"}},
		{"a row of a chart", "embed-many", map[string]string{"data/t.csv": "id;post;utfall\na;" + long + ";1\n", "data/t.yaml": charts, "content/index.md": page + table("#c")}},
		{"one word in a chart", "", map[string]string{"data/t.csv": "id;post;utfall\na;" + strings.Repeat("x", 900<<10) + ";1\n", "data/t.yaml": charts, "content/index.md": page + "![](/data/t.csv#c)\n"}},
		{"a chart's summary", "embed-many", map[string]string{"data/t.yaml": strings.Replace(charts, "title: T, f", "title: T, summary: "+long+", f", 1), "content/index.md": page + table("#c")}},
		{"a description", "embed-many", map[string]string{"data/t.yaml": "description: " + long + "\n" + fields}},
		{"a note", "embed-many", map[string]string{"data/t.yaml": fields + "notes: {n: {text: " + long + ", to: [a]}}\n"}},
		{"notes to the same cells", "embed-many", map[string]string{"data/t.yaml": fields + "notes:\n" + lines(200_000, func(i int) string { return fmt.Sprintf("  n%d: {text: N, to: [%sa]}\n", i, strings.Repeat("a, ", 40)) })}},
		{"a row of figures", "figure-long", map[string]string{"data/t.csv": "id;post;utfall\na;" + long + ";1\n", "content/index.md": page + "![](/data/t.csv)\n\n" + blocks("[](#a.utfall) ")}},
		{"a code of figures", "sidecar-long", map[string]string{"data/t.csv": "id;post;utfall\na;A;x\n", "data/t.yaml": strings.Replace(fields, "title: U", "title: U, type: code, categories: [{value: x, label: "+long+"}]", 1),
			"content/index.md": page + "![](/data/t.csv)\n\n" + blocks("[](#a.utfall) ")}},
		{"named figures", "sidecar-long", map[string]string{"data/t.yaml": fields + "figures: {f: {formula: a.utfall, title: " + long + "}}\n", "content/index.md": page + "![](/data/t.csv)\n\n" + blocks("[](#f) ")}},
		{"a row of many fields", "sidecar-size", map[string]string{"data/t.csv": "id;post;utfall\na;" + long + ";1\n",
			"data/t.yaml": fields + numbered(40_000, "  - {name: f%d, title: F, formula: utfall}\n")}},
		{"a row with a long id", "csv-id", map[string]string{"data/t.csv": "id;post;utfall\n" + strings.Repeat("a", 900<<10) + ";A;12\n", "content/index.md": page + "![](/data/t.csv)\n\n" + blocks("12 tkr ")}},
		{"a field with a long name", "sidecar-long", map[string]string{"data/t.yaml": strings.Replace(fields, "name: utfall, title: U", "name: "+strings.Repeat("a", 900<<10)+", title: utfall", 1),
			"content/index.md": page + "![](/data/t.csv)\n\n" + blocks("12 tkr ")}},
		{"a row of many parts", "sidecar-size", map[string]string{"data/t.csv": "id;post;utfall;over\na;" + strings.Repeat("text ", 100_000) + ";;\n" + numbered(MB/2, "b%d;B;1;a\n"),
			"data/t.yaml": fields + "  - {name: over, title: O, role: parent}\n"}},
		{"an address", "link-destination", map[string]string{"content/index.md": page + "[a]: https://a.se/" + strings.Repeat("x", 15_000) + "\n\n" + blocks("[a] ")}},
		{"a setting", "site-long", map[string]string{"site.yaml": strings.Replace(config, "Ale kommun", long, 1)}},
		{"key words", "site-long", map[string]string{"site.yaml": config + "catalogue:\n  keywords:\n" + numbered(900<<10, "    - k%d\n")}},
	} {
		root := fstest.MapFS{}
		for name, text := range base {
			if other := c.files[name]; other != "" {
				text = other
			}
			root[name] = &fstest.MapFile{Data: []byte(text)}
		}
		readLarge(t, "often: "+c.name, root, c.code, mostTime, mostMemory)
	}
}

// A figure that many tables of a page fit is told with some of them.
func TestManyTablesThatFit(t *testing.T) {
	measured(t)
	root := fstest.MapFS{"site.yaml": {Data: []byte(config)}}
	page := "---\ntitle: Start\n---\n\n"
	for i := range 190 {
		page += fmt.Sprintf("![](/data/t%d.csv)\n\n", i)
		root[fmt.Sprintf("data/t%d.csv", i)] = &fstest.MapFile{Data: []byte("id;post;utfall\na;A;1\n")}
		root[fmt.Sprintf("data/t%d.yaml", i)] = &fstest.MapFile{Data: []byte("title: T\nfields:\n  - {name: post, title: P, role: stub}\n  - {name: utfall, title: U}\n")}
	}
	root["content/index.md"] = &fstest.MapFile{Data: []byte(page + blocks("[1](#a.utfall) "))}
	readLarge(t, "a figure that many tables fit", root, "link-ambiguous", mostTime, mostMemory)
}

// Where figures of the text are bound to nothing, it is looked for the cells that each could
// be: for no longer than a page is worth on which all could be any cell of a large table.
func TestManyLooseFigures(t *testing.T) {
	measured(t)
	const sidecar = "title: T\nunit: tkr\nfields:\n  - {name: post, title: P, role: stub}\n  - {name: utfall, title: U}\n"
	for _, c := range []struct{ name, table, text string }{
		{"the same as every cell", numbered(MB-100, "konto%d;P;12\n"), blocks("12 tkr ")},
		{"near every cell", numbered(MB-100, "konto%d;P;1%d\n"), blocks("ca 100 000 tkr ")},
		{"after a character that is written otherwise", "a;P;1\n", blocks("&amp;drygt 12 mnkr ")},
	} {
		root := fstest.MapFS{"site.yaml": {Data: []byte(config)}, "content/index.md": {Data: []byte("---\ntitle: Start\n---\n\n![](/data/t.csv)\n\n" + c.text)},
			"data/t.csv": {Data: []byte("id;post;utfall\n" + c.table)}, "data/t.yaml": {Data: []byte(sidecar)}}
		readLarge(t, "loose figures, "+c.name, root, "", mostTime, mostMemory)
	}
}

// What table add is given can be an export of a whole ledger: sums and differences are sought
// among what is near, names among those that are alike.
func TestLargeExports(t *testing.T) {
	measured(t)
	const head = "Driftredovisning 2022\nBelopp i tkr\nPost;Budget;Utfall;Avvikelse\n"
	for _, c := range []struct{ name, text string }{
		{"rows", head + numbered(MB, "Konto %d;%d;1%d;1\n")},
		{"rows called the same", head + strings.Repeat("P;1;1;0\n", MB/8)},
		{"rows called sums", head + strings.Repeat("Konto;1;1;0\nSumma;9;9;0\n", MB/24)},
		{"texts", "A;B\n" + strings.Repeat("x;y\n", MB/4)},
		{"headings among the rows", head + numbered(MB, "Grupp %d\nKonto %d;%d;1%d;1\n")},
		{"columns of nothing", "Post" + numbered(2900, ";K%d") + "\n" + lines(MB, func(i int) string { return "A" + strings.Repeat(";0", 2900) + "\n" })},
		{"rows of much and nothing", "Post" + numbered(20, ";K%d") + "\n" + lines(MB, func(i int) string { return "A" + strings.Repeat(";0", 19) + ";1\n" })},
		{"rows of nothing", "Post" + numbered(20, ";K%d") + "\n" + lines(MB, func(i int) string { return "A" + strings.Repeat(";0", 20) + "\n" })},
		{"columns", "Post" + numbered(20_000, ";K%d") + "\n" + lines(MB, func(i int) string { return "A" + strings.Repeat(";1", 2900) + "\n" })},
	} {
		var draft *intake.Draft
		took, late := duration(t, mostExport, func() {
			sheets, err := intake.Read("export.csv", []byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			if draft, err = intake.Make(&sheets[0], intake.Options{ID: "export", Language: "sv"}); err != nil {
				t.Fatal(err)
			}
		})
		t.Logf("%5d ms %d rows, %d told as unsure  %s", took.Milliseconds(), draft.Rows, len(draft.Unsure), c.name)
		if late {
			t.Errorf("%s took %v", c.name, took)
		}
		if len(draft.Unsure) > 120 { // 50 of a kind, and that there are more
			t.Errorf("%s: %d things are told as unsure", c.name, len(draft.Unsure))
		}
	}
}

// readLarge reads a report, and publishes it if it can.
func readLarge(t *testing.T, name string, root fs.FS, code string, within time.Duration, most int) {
	t.Helper()
	atRest := resident(t)
	var list diag.List
	took, late := duration(t, within, func() {
		config, read, err := site.Load(root, nil)
		if err != nil {
			t.Fatal(err)
		}
		built, more, err := site.Build(root, config)
		if err != nil {
			t.Fatal(err)
		}
		list = append(read, more...)
		list.Sort()
		if err := diag.Print(io.Discard, list, "sv"); err != nil {
			t.Fatal(err)
		}
		if !list.Errors() {
			if err := built.Render(func(string, []byte, bool) error { return nil }); err != nil {
				t.Fatal(err)
			}
		}
	})
	grew := peak(t) - atRest
	t.Logf("%5d ms %4d MB %6d told  %s", took.Milliseconds(), grew>>20, len(list), name)
	codes := map[string]bool{}
	for _, d := range list {
		codes[d.Code] = true
	}
	if code == "" && list.Errors() || code != "" && !codes[code] {
		t.Errorf("%s: told is %v, want %q", name, codes, code)
	}
	if late || grew > most {
		t.Errorf("%s took %v and %d MB", name, took, grew>>20)
	}
}

// duration returns how long the processors take for a work, and whether that is too long. What
// seems so is done again, up to five times: the machine may have much else to do, and is asked
// after each how slow it is.
func duration(t *testing.T, most time.Duration, work func()) (took time.Duration, late bool) {
	t.Helper()
	for before, try := 1.0, 1; ; try++ {
		began := processorTime(t)
		work()
		took = processorTime(t) - began
		if took <= most {
			return took, false
		}
		after := slowness(t)
		switch {
		case float64(took) <= float64(most)*max(before, after):
			return took, false
		case try == 5:
			return took, true
		}
		before = after
	}
}

// slowness returns how many times as long as at best on the machine of docs/security.md a
// small work takes that is of the same kind: texts, memory, a table of what is named.
func slowness(t *testing.T) float64 {
	t.Helper()
	const atBest = 100 * time.Millisecond
	runtime.GC()
	began := processorTime(t)
	named := map[string][]string{}
	for i := range 400_000 {
		name := "konto" + strconv.Itoa(i%50_000)
		named[name] = append(named[name], strings.ToUpper(name))
	}
	runtime.KeepAlive(named)
	return float64(processorTime(t)-began) / float64(atBest)
}

// processorTime returns how long the processors have worked for this process.
func processorTime(t *testing.T) time.Duration {
	t.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		t.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// resident returns how much memory the process has, and begins to look for its peak. Only
// Linux tells; elsewhere it is 0.
func resident(t *testing.T) int {
	t.Helper()
	debug.FreeOSMemory()
	if runtime.GOOS != "linux" {
		return 0
	}
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		t.Fatal(err)
	}
	return peak(t)
}

func peak(t *testing.T) int {
	t.Helper()
	if runtime.GOOS != "linux" {
		return 0
	}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kB, err := strconv.Atoi(strings.Fields(rest)[0])
	if err != nil {
		t.Fatal(err)
	}
	return kB << 10
}
