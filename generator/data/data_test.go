package data_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"bokslut/generator/data"
	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// files makes a folder of file names and their texts.
func files(pairs ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		fsys[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return fsys
}

// read reads one table, t, in Swedish.
func read(t *testing.T, csv, yaml string) (*report.Table, diag.List) {
	t.Helper()
	tables, list, err := data.Read(files("data/t.csv", csv, "data/t.yaml", yaml), "data", data.Options{Language: "sv"})
	if err != nil {
		t.Fatalf("reading %q: %v", csv, err)
	}
	if len(tables) == 0 {
		return nil, list
	}
	return tables[0], list
}

// show writes a value as the tests expect it: 75796 tkr, x, prel 73.
func show(v report.Value) string {
	var s string
	switch v.Kind {
	case report.NumberValue:
		s = v.Number.String()
		if v.Missing != nil {
			s = v.Missing.Sign + "=" + s
		}
		if v.Unit != "" {
			s += " " + v.Unit
		}
	case report.MissingValue:
		s = v.Missing.Code
	case report.CodeValue:
		s = v.Code.Value
	case report.DateValue:
		s = v.Date
	}
	if v.Flags != nil {
		for _, f := range v.Flags.List {
			s += " " + f.Code
		}
	}
	return s
}

// problems writes diagnostics one a line: file:line:column code message.
func problems(list diag.List) string {
	lines := make([]string, len(list))
	for i, d := range list {
		lines[i] = fmt.Sprintf("%s %s %s", strings.TrimPrefix(d.Pos.String(), "data/"), d.Code, d.Message)
	}
	return strings.Join(lines, "\n")
}

const driftSidecar = `title: Driftredovisning
source: Ekonomiavdelningen
unit: tkr
rounded: true
fields:
  - {name: post, title: Post, header: Belopp i tkr, role: stub}
  - {name: budget, title: Budget 2022}
  - {name: bokslut, title: Bokslut 2022, decimals: 1}
  - {name: avvikelse, title: Avvikelse, formula: bokslut - budget, signed: true}
rows:
  resultat: {role: total, formula: intakter + kop_av_tjanster}
  antal: {unit: "", rounded: false, decimals: 0}
`

func TestRead(t *testing.T) {
	const csv = "Belopp i tkr;BUDGET  2022;bokslut;Avvikelse\nIntäkter;69 836;75 796;5 959\n\nKöp av tjänster;−3 746;(3 746,50);\n;;;\nResultat;;;\nAntal;12;–13;\n"
	table, list := read(t, csv, driftSidecar)
	if len(list) > 0 {
		t.Fatalf("got\n%s\nwant no problems", problems(list))
	}
	if table.ID != "t" || table.Title != "Driftredovisning" || table.Origin != "Ekonomiavdelningen" || table.Delimiter != ';' || table.Encoding != "UTF-8" {
		t.Errorf("got table %q %q %q %q %q", table.ID, table.Title, table.Origin, table.Delimiter, table.Encoding)
	}
	want := []struct {
		id, title string
		values    [3]string
	}{
		{"intakter", "Intäkter", [3]string{"69836 tkr", "75796 tkr", "5959 tkr"}},
		{"kop_av_tjanster", "Köp av tjänster", [3]string{"-3746 tkr", "-3746.50 tkr", ""}},
		{"resultat", "Resultat", [3]string{"", "", ""}},
		{"antal", "Antal", [3]string{"12", "-13", ""}},
	}
	if len(table.Rows) != len(want) {
		t.Fatalf("got %d rows; want %d", len(table.Rows), len(want))
	}
	for row, w := range want {
		if table.Rows[row].ID != w.id || table.RowTitle(row) != w.title {
			t.Errorf("row %d: got %q, %q; want %q, %q", row, table.Rows[row].ID, table.RowTitle(row), w.id, w.title)
		}
		for i, value := range w.values {
			if got := show(table.Value(row, i+1)); got != value {
				t.Errorf("%s: got %q in field %d; want %q", w.id, got, i+1, value)
			}
		}
	}
	if v := table.Value(0, 1); v.Decimals != -1 || v.Origin != report.Given {
		t.Errorf("got %d decimals, origin %d; want −1, as written, and given", v.Decimals, v.Origin)
	}
	if v := table.Value(1, 2); v.Decimals != 1 {
		t.Errorf("got %d decimals; want the field's 1, though two are written", v.Decimals)
	}
	if table.Rows[2].Role != report.TotalRow || table.Rows[2].Said.Formula.Text != "intakter + kop_av_tjanster" || table.Rows[0].Role != report.DataRow {
		t.Errorf("got rows %+v; want a total with its formula, and others that are none", table.Rows)
	}
	for _, formula := range []*report.Formula{table.Fields[3].Formula, table.Rows[2].Said.Formula} {
		if formula.Span.Text() != formula.Text {
			t.Errorf("the formula %q stands at %q; want at itself", formula.Text, formula.Span.Text())
		}
	}
	if got := table.CellSpan(1, 2); got.Text() != "(3 746,50)" || got.Pos().String() != "data/t.csv:4:24" {
		t.Errorf("got cell %q at %s; want (3 746,50) at data/t.csv:4:24", got.Text(), got.Pos())
	}
}

// TestFolder has what a folder may hold beside good pairs of files.
func TestFolder(t *testing.T) {
	const csv, yaml = "post,a\nx,1\n", "title: T\nfields: [{name: post, title: Post}, {name: a, title: A}]\n"
	tables, list, err := data.Read(files(
		"data/b.csv", csv, "data/b.yaml", yaml, "data/b-2.csv", csv, "data/b-2.yaml", yaml,
		"data/~$b.csv", "", "data/.~lock.b.csv#", "", "data/.hidden.csv", "", "data/b.csv~", "", "data/README.md", "", "data/sub/c.csv", csv,
		"data/Drift.csv", csv, "data/2022.csv", csv, "data/c.CSV", csv, "data/alone.csv", csv, "data/celler.csv", csv, "data/celler.yaml", yaml, "data/left.yaml", yaml, "data/old.yml", yaml,
	), "data", data.Options{Language: "sv"})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, table := range tables {
		if table.Unsure {
			table.ID += "?"
		}
		ids = append(ids, table.ID)
	}
	if got, want := strings.Join(ids, " "), "2022? Drift? alone? b b-2 c? celler? drift? left?"; got != want {
		t.Errorf("got tables %s; want %s, unsure where files are missing or misnamed", got, want)
	}
	want := `2022.csv data-name "2022.csv" cannot be the name of a table
Drift.csv data-name "Drift.csv" cannot be the name of a table
alone.csv data-sidecar alone.csv has no sidecar, which says what its columns mean
c.CSV data-name "c.CSV" cannot be the name of a table
celler.csv data-name a table cannot be called "celler": the build makes data/celler.csv of all tables
left.yaml data-csv left.yaml has no CSV file of the same name
old.yml data-name the sidecar old.yml is not read`
	if got := problems(list); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if tables, list, err := data.Read(files("site.yaml", ""), "data", data.Options{}); len(tables)+len(list) > 0 || err != nil {
		t.Errorf("no folder: got %v, %v, %v; want nothing", tables, list, err)
	}
}

// TestMisnamed has names that no table can have, and the nearest one that it can.
func TestMisnamed(t *testing.T) {
	for name, want := range map[string]string{"Kostnad 2025": "kostnad-2025", "Drift_A": "drift_a", "Årsbokslut": "arsbokslut", "2022": "drift-2022", "☃": "drift"} {
		_, list, err := data.Read(files("data/"+name+".csv", "post,a\nx,1\n", "data/"+name+".yaml", "title: T\n"), "data", data.Options{Language: "sv"})
		want = "rename it: small letters a–z, digits, _ and -, with a letter first, as in " + want + ".csv; keep a copy in another folder"
		if err != nil || len(list) != 1 || list[0].Hint.String() != want {
			t.Errorf("%s: got %v, %v; want one with the hint %q", name, list, err, want)
		}
	}
}

// TestSameSidecar has many tables with the same sidecar, whose places must be each one's own.
func TestSameSidecar(t *testing.T) {
	const yaml = "title: T\nfields: [{name: post, title: Post}, {name: a, title: A}]\nrows: {nej: {unit: kr}}\n"
	_, list, err := data.Read(files("data/a.csv", "post,a\nx,1\n", "data/a.yaml", yaml, "data/b.csv", "post,a\nnej,1\n", "data/b.yaml", yaml,
		"data/c.csv", "post,a\nx,1\n", "data/c.yaml", yaml), "data", data.Options{})
	if got := problems(list); err != nil || got != "a.yaml:3:8 sidecar-row data/a.csv has no row \"nej\"\nc.yaml:3:8 sidecar-row data/c.csv has no row \"nej\"" {
		t.Errorf("got\n%s\nwant the row missing in a.yaml and c.yaml", got)
	}
	folder := fstest.MapFS{}
	for i := range 20 { // more than are read at once
		folder[fmt.Sprintf("data/t%d.csv", i)] = &fstest.MapFile{Data: []byte("post,a\nx,1\n")}
		folder[fmt.Sprintf("data/t%d.yaml", i)] = &fstest.MapFile{Data: []byte(twoFields + "x: 1\n")}
	}
	if _, list, err = data.Read(folder, "data", data.Options{}); err != nil || len(list) != 20 {
		t.Errorf("got\n%s\nwant the mistake of all 20 sidecars", problems(list))
	}
}

func TestEncoding(t *testing.T) {
	const yaml = "title: T\nfields: [{name: post, title: Pöst}, {name: a, title: A}]\n"
	for _, c := range []struct{ csv, encoding, delimiter string }{
		{"Pöst,a\r\nÅr,1\r\n", "UTF-8", ","},
		{"\ufeffPöst;a\nÅr;1", "UTF-8", ";"},
		{"P\xf6st\ta\n\xc5r\t1\n", "Windows-1252", "\t"},
		{"\xff\xfeP\x00\xf6\x00s\x00t\x00;\x00a\x00\n\x00\xc5\x00r\x00;\x001\x00\n\x00", "UTF-16", ";"},
		{"\xfe\xff\x00P\x00\xf6\x00s\x00t\x00;\x00a\x00\n\x00\xc5\x00r\x00;\x001\x00\n", "UTF-16", ";"},
		{"Po\u0308st;a\nA\u030ar;1\n", "UTF-8", ";"},
		{"\"Pöst\",\"a\"\n\"År\",\"1\"\n", "UTF-8", ","},
	} {
		table, list := read(t, c.csv, yaml)
		if len(list) > 0 || table == nil || len(table.Rows) != 1 {
			t.Errorf("%q: got\n%s\nwant one row", c.csv, problems(list))
			continue
		}
		if table.Encoding != c.encoding || string(table.Delimiter) != c.delimiter || table.RowTitle(0) != "År" || table.Rows[0].ID != "ar" || show(table.Value(0, 1)) != "1" {
			t.Errorf("%q: got %s, %q, %q, %q", c.csv, table.Encoding, table.Delimiter, table.RowTitle(0), table.Rows[0].ID)
		}
	}
}

// TestDelimiter has headings that hold other delimiters than theirs, in quotation marks and
// without, and rows that do.
func TestDelimiter(t *testing.T) {
	const quoted = `"Belopp, tkr"` + "%[1]s" + `"a;b;c"` + "\nx%[1]s1\n"
	for _, c := range []struct{ csv, header, second string }{
		{fmt.Sprintf(quoted, ";"), "Belopp, tkr", "a;b;c"},
		{fmt.Sprintf(quoted, ","), "Belopp, tkr", "a;b;c"},
		{fmt.Sprintf(quoted, "\t"), "Belopp, tkr", "a;b;c"},
		{"Post;Utfall, netto, tkr\nx;1\n", "Post", "Utfall, netto, tkr"},
		{"\n \nPost;Utfall, netto, tkr\n\nx;1,0\ny, z;1,5\n", "Post", "Utfall, netto, tkr"},
		{"Post;Utfall, tkr\nx;1,5\ny;2,5\n", "Post", "Utfall, tkr"}, // both agree
		{"Post,Utfall; netto; tkr\nx,1\n", "Post", "Utfall; netto; tkr"},
		{"Post, sort;Utfall, netto\n\"x; y\";\"1,0\"\n", "Post, sort", "Utfall, netto"},
	} {
		yaml := fmt.Sprintf("title: T\nfields: [{name: post, title: P, header: %q}, {name: a, title: A, header: %q}]\n", c.header, c.second)
		if table, list := read(t, c.csv, yaml); len(list) > 0 || len(table.Rows) == 0 {
			t.Errorf("%q: got\n%s\nwant its rows", c.csv, problems(list))
		}
	}
}

// TestLongTitle has a heading that is longer than a title can be: nothing else is wrong with it.
func TestLongTitle(t *testing.T) {
	for length, want := range map[int]string{2000: "", 2001: "t.yaml:3:20 sidecar-long a text of this is 2001 characters long, and can be 2000 at most"} {
		title := strings.Repeat("a", length)
		_, list := read(t, "post;"+title+"\nx;1\n", "title: T\nfields: [{name: post, title: Post},\n  {name: b, title: "+title+"}]\n")
		if got := problems(list); got != want {
			t.Errorf("%d characters: got\n%.200s\nwant %s", length, got, want)
		}
	}
}

// TestNumber has how numbers are written, in a table whose numbers follow the language or
// the sidecar's number. A want that begins with ! is the code of an error.
func TestNumber(t *testing.T) {
	const english, points, quotes = `{decimal: ".", group: ","}`, `{decimal: ",", group: "."}`, `{decimal: ".", group: "'"}`
	for _, c := range []struct{ number, written, want string }{
		{"", "0", "0"}, {"", "75796", "75796"}, {"", "75 796", "75796"}, {"", "1 234 567", "1234567"},
		{"", "75\u00a0796", "75796"}, {"", "75\u202f796", "75796"}, {"", "75\u2009796", "75796"}, {"", "1 234\u00a0567", "1234567"},
		{"", "-5", "-5"}, {"", "−3 746", "-3746"}, {"", "–15", "-15"}, {"", "+684", "684"}, {"", "(3 746)", "-3746"}, {"", " 7 ", "7"},
		{"", "91,35", "91.35"}, {"", "-0,04", "-0.04"}, {"", "2.90", "2.90"}, {"", "0.123", "0.123"}, {"", "1234.567", "1234.567"}, {"", "1 234.567", "1234.567"},
		{"", "1,234", "1.234"}, {"", "1 234,5", "1234.5"}, {"", "0,10", "0.10"}, {"", "123456789012345678", "123456789012345678"},
		{"", "0,000000000000000001", "!csv-number"}, {"", "1234567890123456789", "!csv-number"},
		{"", "1.234", "!csv-ambiguous"}, {"", "-12.345", "!csv-ambiguous"}, {"", "123.456", "!csv-ambiguous"}, {"", "1.234.567", "!csv-number"}, {"", "1.234,5", "!csv-number"},
		{"", "1 23", "!csv-number"}, {"", "1234 567", "!csv-number"}, {"", "12 34,5", "!csv-number"}, {"", "0 123", "!csv-number"}, {"", "1  234", "!csv-number"},
		{"", "- 5", "!csv-number"}, {"", "--5", "!csv-number"}, {"", "(-5)", "!csv-number"}, {"", "-(5)", "!csv-number"}, {"", "(5", "!csv-number"}, {"", "()", "!csv-number"},
		{"", "5-", "!csv-number"}, {"", ",5", "!csv-number"}, {"", "5,", "!csv-number"}, {"", "1,2,3", "!csv-number"}, {"", "-", "!csv-number"}, {"", "%", "!csv-number"},
		{"", "7O", "!csv-number"}, {"", "1e5", "!csv-number"}, {"", "1_000", "!csv-number"}, {"", "0x10", "!csv-number"}, {"", "NaN", "!csv-number"}, {"", "Inf", "!csv-number"},
		{"", "１２", "!csv-number"}, {"", "٣", "!csv-number"}, {"", "½", "!csv-number"}, {"", "5 tkr", "!csv-number"}, {"", "1'234", "!csv-number"}, {"", "97 %", "!csv-percent"},
		{english, "1,234", "1234"}, {english, "1,234,567.8", "1234567.8"}, {english, "75 796", "75796"}, {english, "2.90", "2.90"}, {english, "1.234", "1.234"},
		{english, "2,90", "!csv-number"}, {english, "1,234 567", "!csv-number"},
		{points, "1.234", "1234"}, {points, "1.234,5", "1234.5"}, {points, "2.90", "!csv-number"},
		{quotes, "1'234.5", "1234.5"}, {quotes, "1’234", "1234"}, {quotes, "1,234", "!csv-ambiguous"}, {quotes, "2,5", "2.5"},
	} {
		yaml := "title: T\nfields: [{name: post, title: P}, {name: a, title: A}]\n"
		if c.number != "" {
			yaml += "number: " + c.number + "\n"
		}
		table, list := read(t, "post;a\nx;\""+c.written+"\"\n", yaml)
		got := show(table.Value(0, 1))
		if len(list) > 0 {
			got = "!" + list[0].Code
		}
		if got != c.want {
			t.Errorf("%q with number %s: got %s; want %s", c.written, c.number, got, c.want)
		}
	}
}

func TestPercent(t *testing.T) {
	for _, c := range []struct{ unit, written, want string }{
		{"procent", "97%", "97 procent"}, {"procent", "97 %", "97 procent"}, {"procent", "(0,2 %)", "-0.2 procent"}, {"procent", "(0,2)%", "-0.2 procent"},
		{"procent", "97", "97 procent"}, {"procentenheter", "-1,0%", "-1.0 procentenheter"}, {"tkr", "97%", "!csv-percent"}, {"procent", "97%%", "!csv-number"},
	} {
		table, list := read(t, "post;a\nx;"+c.written+"\n", "title: T\nunit: "+c.unit+"\nfields: [{name: post, title: P}, {name: a, title: A}]\n")
		got := show(table.Value(0, 1))
		if len(list) > 0 {
			got = "!" + list[0].Code
		}
		if got != c.want {
			t.Errorf("%q in %s: got %s; want %s", c.written, c.unit, got, c.want)
		}
	}
}

// TestValue has what a cell can hold beside a plain number.
func TestValue(t *testing.T) {
	const yaml = `title: T
missingValues:
  - {value: i.u., label: uppgift saknas, code: x}
  - {value: "–", label: inget, code: n, is: 0}
  - {value: "", label: redovisas inte, code: m}
flags:
  - {value: "prel:", label: preliminär uppgift, code: p}
  - {value: "*", label: uppskattad, code: e}
fields:
  - {name: post, title: P}
  - {name: tal, title: Tal}
  - {name: eget, title: Eget, missingValues: [{value: "-", label: saknas, code: s}]}
  - {name: dag, title: Dag, type: date}
  - {name: kod, title: Kod, type: code, categories: [{value: ja, label: Ja, symbol: ●}, {value: nej, label: Nej, symbol: ""}]}
  - {name: summa, title: Summa, formula: tal}
`
	for _, c := range []struct{ field, written, want string }{
		{"tal", "i.u.", "x"}, {"tal", "–", "–=0"}, {"tal", "", "m"}, {"tal", "prel: 73", "73 p"}, {"tal", "73*", "73 e"}, {"tal", "prel: 73 *", "73 p e"},
		{"tal", "prel: i.u.", "x p"}, {"tal", "–5", "-5"}, {"tal", "prel:", "m p"}, {"tal", "-", "!csv-number"},
		{"eget", "-", "s"}, {"eget", "i.u.", "!csv-number"}, {"eget", "", "!csv-empty"},
		{"dag", "2022-12-31", "2022-12-31"}, {"dag", "2022-02-29", "!csv-date"}, {"dag", "31/12 2022", "!csv-date"}, {"dag", "2022-1-1", "!csv-date"}, {"dag", "i.u.", "x"},
		{"kod", "ja", "ja"}, {"kod", "●", "ja"}, {"kod", "", "nej"}, {"kod", "i.u.", "x"}, {"kod", "Ja", "!csv-code"}, {"kod", "◐", "!csv-code"},
		{"summa", "", ""}, {"summa", "i.u.", "x"}, {"summa", "12", "12"}, {"summa", "12 %", "12"},
	} {
		cells := map[string]string{"tal": "1", "eget": "1", "dag": "2022-01-01", "kod": "ja", "summa": "1"}
		cells[c.field] = c.written
		csv := "post;tal;eget;dag;kod;summa\nx;" + strings.Join([]string{cells["tal"], cells["eget"], cells["dag"], cells["kod"], cells["summa"]}, ";") + "\n"
		table, list := read(t, csv, yaml)
		got := show(table.Value(0, table.FieldIndex(c.field)))
		if len(list) > 0 {
			got = "!" + list[0].Code
			if v := table.Value(0, table.FieldIndex(c.field)); v.Kind != report.EmptyValue {
				t.Errorf("%s %q: got %s beside the error; want it empty", c.field, c.written, show(v))
			}
		}
		if got != c.want {
			t.Errorf("%s %q: got %q; want %q", c.field, c.written, got, c.want)
		}
	}
}

// TestParents has rows that are part of others, above and below them.
func TestParents(t *testing.T) {
	const yaml = `title: T
fields:
  - {name: parent, role: parent}
  - {name: post, title: P, role: stub}
  - {name: a, title: A}
  - {name: b, title: B, sums: false}
  - {name: c, title: C, formula: a}
rows:
  netto: {formula: total}
  delat: {sums: false}
`
	const csv = "id;parent;post;a;b\ndel;total;Del;;5\nx;del;X;1;1\ny;del;Y;2;1\ndelat;total;Delat;7;1\nz;delat;Z;3;1\ntotal;;Total;;7\nnetto;;Netto;;\nw;netto;W;1;2\n"
	table, list := read(t, csv, yaml)
	if got := problems(list); got != "" {
		t.Fatalf("got\n%s\nwant no problems", got)
	}
	var got []string
	for _, r := range table.Rows {
		got = append(got, fmt.Sprintf("%s %d %d %d", r.ID, r.Parent, r.Depth, r.Role))
	}
	want := "del 5 1 1|x 0 2 0|y 0 2 0|delat 5 1 1|z 3 2 0|total -1 0 2|netto -1 0 0|w 6 1 0"
	if joined := strings.Join(got, "|"); joined != want {
		t.Errorf("got rows\n%s\nwant\n%s", joined, want)
	}
	if parts := fmt.Sprint(table.Parts); parts != "[[1 2] [] [] [4] [] [0 3] [7] []]" {
		t.Errorf("got parts %s", parts)
	}
	for _, c := range []struct {
		row, field int
		want       report.ValueKind
	}{{0, 2, report.EmptyValue}, {5, 2, report.EmptyValue}, {6, 2, report.EmptyValue}, {6, 3, report.EmptyValue}, {3, 2, report.NumberValue}} {
		if v := table.Value(c.row, c.field); v.Kind != c.want {
			t.Errorf("row %d field %d: got %s; want kind %d", c.row, c.field, show(v), c.want)
		}
	}
}

// TestNotes has notes on a row, a cell, a field and a group, and those of a note field.
func TestNotes(t *testing.T) {
	const yaml = `title: T
fields:
  - {name: grupp, title: G, role: group}
  - {name: post, title: P, role: stub}
  - {name: a, title: A}
  - {name: fot, role: note}
notes:
  n: {text: Ett., to: [x, y.a, a, 1. Grupp]}
`
	table, list := read(t, "id;grupp;post;a;fot\nx;1. Grupp;X;1;Två.\ny;1. Grupp;Y;2;\nz;;Z;3;Två.\n", yaml)
	if got := problems(list); got != "" {
		t.Fatalf("got\n%s\nwant no problems", got)
	}
	var got []string
	for _, n := range table.Notes {
		for _, to := range n.To {
			got = append(got, fmt.Sprintf("%s %s %d %d %q", n.Name, n.Text, to.Row, to.Field, to.Group))
		}
	}
	want := []string{`n Ett. 0 -1 ""`, `n Ett. 1 2 ""`, `n Ett. -1 2 ""`, `n Ett. 0 -1 "1. Grupp"`, `row-x Två. 0 -1 ""`, `row-x Två. 2 -1 ""`}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
