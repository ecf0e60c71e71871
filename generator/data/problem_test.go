package data_test

import (
	"os"
	"strings"
	"testing"

	"bokslut/generator/data"
	"bokslut/generator/diag/diagtest"
)

const twoFields = "title: T\nfields:\n  - {name: post, title: Post}\n  - {name: a, title: Bokslut 2022}\n"

// TestCSVProblems has mistakes in a CSV file under a good sidecar.
func TestCSVProblems(t *testing.T) {
	for _, c := range []struct{ name, csv, yaml, want string }{
		{"nothing", "", twoFields, `t.csv csv-empty-file the file is empty`},
		{"nothing, and rows in the sidecar", "", twoFields + "rows: {x: {role: total}}\nnotes: {n: {text: T, to: [x]}}\ncharts: {k: {type: bar, title: K, rows: [x], fields: [a]}}\n", `t.csv csv-empty-file the file is empty`},
		{"rows after a mistake", "post;a\n\"z\"z;1\nx;1\n", twoFields + "rows: {x: {role: total}}\n", `t.csv:2:3 csv-quote text follows the quotation mark that closes its cell, in the row that begins on line 2`},
		{"blank", "\n \n", twoFields, `t.csv csv-empty-file the file is empty`},
		{"workbook", "PK\x03\x04abc", twoFields, `t.csv csv-encoding this is an Excel file under another name, not text`},
		{"NUL", "post;a\nx;1\x00\n", twoFields, `t.csv:2:4 csv-control here stands an invisible character that no text holds (number 0)`},
		{"two encodings", "post;a\n\xe5;1\nå;1\n", twoFields, `t.csv:3:1 csv-encoding the file is partly UTF-8, partly Windows-1252: "Ã¥"`},
		{"half a character", "\xff\xfea\x00\xd8", twoFields, `t.csv:1:2 csv-encoding here stands something that is no character`},
		{"old Mac", "post;a\rx;1\r", twoFields, `t.csv:1:7 csv-line-break a line ends in a way that only old Mac programs use`},
		{"quotation mark inside", "post;a\nkallad \"x\";1\n", twoFields, `t.csv:2:8 csv-quote a quotation mark stands inside a cell that does not begin with one`},
		{"quotation mark open", "post;a\nx;1\n\"y;2\n", twoFields, `t.csv:3:1 csv-quote a quotation mark in this row is not closed`},
		{"quotation mark open over lines", "post;a\n\"x;1\ny;2\n\"z\";3\n", twoFields, `t.csv:4:1 csv-quote text follows the quotation mark that closes its cell, in the row that begins on line 2`},
		{"text after a quotation mark", "post;a\n\"x\"y;2\n", twoFields, `t.csv:2:3 csv-quote text follows the quotation mark that closes its cell, in the row that begins on line 2`},
		{"rows of other lengths", "post;a\nx\ny;2\nz;3;4\n", twoFields, "t.csv:2:1 csv-ragged the row has another number of cells than there are columns: 1, not 2\nt.csv:4:1 csv-ragged the row has another number of cells than there are columns: 3, not 2"},
		{"heading unknown", "post;Bokslut;\nx;1;\n", twoFields, `t.csv:1:6 csv-heading-unknown the column "Bokslut" belongs to no field`},
		{"heading twice", "post;a;bokslut 2022\nx;1;2\n", twoFields, `t.csv:1:8 csv-heading-twice "bokslut 2022" is the heading of two columns: 2 and 3`},
		{"ids twice", "id;post;ID;a\nx;y;z;1\n", twoFields, `t.csv:1:9 csv-heading-twice "ID" is the heading of two columns: 1 and 3`},
		{"heading of two fields", "post;Summa;b\nx;1;2\n", "title: T\nfields: [{name: post, title: P}, {name: a, title: Summa}, {name: b, title: Summa}]\n",
			`t.csv:1:6 csv-heading-ambiguous "Summa" fits both field "a" and field "b"`},
		{"number", "post;a\nx;1\nÅr;7O 000\n", twoFields, `t.csv:3:4 csv-number "7O 000" is not a number`},
		{"number in quotation marks", "post;a\n\"x\ny\";\" 7O\"\n", twoFields, `t.csv:3:4 csv-number "7O" is not a number`},
		{"ambiguous", "post;a\nx;1.234\n", twoFields, `t.csv:2:3 csv-ambiguous "1.234" can be read in two ways: with three decimals, or as thousands`},
		{"empty number", "post;a\nx;\n", twoFields, `t.csv:2:3 csv-empty the cell a of row "x" is empty`},
		{"empty stub", "id;post;a\nx;;1\n", twoFields, `t.csv:2:3 csv-empty the cell post of row "x" is empty`},
		{"formula of Excel", "post;a\n=1+1;1\n-5;1\n-;1\n- x;1\n@x;1\n", "title: T\nfields: [{name: post, title: P, type: text}, {name: a, title: A}]\n",
			"t.csv:2:1 csv-formula Excel would run this text as a formula, as it begins with \"=\"\nt.csv:2:1 csv-id no id can be made from \"=1+1\"\n" +
				"t.csv:3:1 csv-id no id can be made from \"-5\"\nt.csv:4:1 csv-id no id can be made from \"-\"\n" +
				"t.csv:5:1 csv-formula Excel would run this text as a formula, as it begins with \"-\"\n" +
				"t.csv:6:1 csv-formula Excel would run this text as a formula, as it begins with \"@\"\nt.csv:6:1 csv-id-twice the id \"x\", made from \"@x\", is that of line 5 too"},
		{"id of a year", "post;a\n2022;1\nAll;1\n", twoFields, "t.csv:2:1 csv-id no id can be made from \"2022\"\nt.csv:3:1 csv-id no id can be made from \"All\""},
		{"bad ids", "id;post;a\n;x;1\nÅr;x;1\nor;x;1\ny;x;1\ny;z;1\n", twoFields,
			"t.csv:2:1 csv-id the row has no id\nt.csv:3:1 csv-id \"År\" cannot be the id of a row\nt.csv:4:1 csv-id \"or\" cannot be the id of a row\nt.csv:6:1 csv-id-twice the id \"y\" is that of line 5 too"},
		{"groups apart", "g;post;a\nA;x;1\nB;y;1\nA;z;1\n", "title: T\nfields: [{name: g, title: G, role: group}, {name: post, title: P}, {name: a, title: A}]\n",
			`t.csv:4:1 csv-group the rows of group "A" do not stand together`},
		{"parent unknown", "id;over;post;a\nx;ny;X;1\ny;;Y;2\n", parentSidecar, `t.csv:2:3 csv-parent data/t.csv has no row "ny"`},
		{"sum that is not made", "id;over;post;a;b\nx;;X;;ja\ny;x;Y;1;ja\n", strings.Replace(parentSidecar, "title: A}", "title: A, sums: false}, "+codeField, 1), `t.csv:2:6 csv-empty the cell a of row "x" is empty`},
		{"code that has no sum", "id;over;post;a;b\nx;;X;;\ny;x;Y;1;ja\n", strings.Replace(parentSidecar, "title: A}", "title: A}, "+codeField, 1), `t.csv:2:7 csv-empty the cell b of row "x" is empty`},
		{"part of itself", "id;over;post;a\nx;x;X;1\n", parentSidecar, `t.csv:2:3 csv-parent-cycle a row is part of itself: x → x`},
		{"parts of each other", "id;over;post;a\nw;x;W;1\nx;y;X;1\ny;z;Y;1\nz;x;Z;1\n", parentSidecar, `t.csv:3:3 csv-parent-cycle a row is part of itself: x → y → z → x`},
	} {
		_, list := read(t, c.csv, c.yaml)
		diagtest.Swedish(t, list)
		if got := problems(list); got != c.want {
			t.Errorf("%s: %q: got\n%s\nwant\n%s", c.name, c.csv, got, c.want)
		}
		for _, d := range list {
			if d.Hint.String() == "" || strings.HasSuffix(d.Hint.String(), ".") || d.Pos.Line > 0 && d.Excerpt == "" && d.Code != "csv-column-missing" {
				t.Errorf("%s: got %+v; want a hint, without full stop, and the line", c.name, d)
			}
		}
	}
}

const codeField = "{name: b, title: B, type: code, categories: [{value: ja, label: Ja}]}"

const parentSidecar = "title: T\nfields: [{name: over, role: parent}, {name: post, title: P, role: stub}, {name: a, title: A}]\n"

// TestCycleCut has rows that are part of each other, which later steps must not follow for ever.
func TestCycleCut(t *testing.T) {
	table, _ := read(t, "id;over;post;a\nx;y;X;1\ny;z;Y;1\nz;x;Z;1\n", parentSidecar)
	if a, b, c := table.Rows[0], table.Rows[1], table.Rows[2]; a.Parent != -1 || a.Depth != 0 || b.Depth != 2 || c.Depth != 1 {
		t.Errorf("got %+v; want x on top, z in it, y in z", table.Rows)
	}
}

// TestSidecarProblems has mistakes in a sidecar beside a good CSV file.
func TestSidecarProblems(t *testing.T) {
	const csv = "id;grupp;post;a\nx;G;X;1\ny;G;Y;2\n"
	const fields = "title: T\nfields:\n  - {name: grupp, title: G, role: group}\n  - {name: post, title: Post, role: stub}\n  - {name: a, title: A}\n"
	for _, c := range []struct{ name, yaml, want string }{
		{"no fields", "title: T\n", `t.yaml:1:1 yaml-required the file lacks "fields"`},
		{"syntax", "title: T: U\n", `t.yaml:1:9 yaml-syntax a colon stands where no value can begin`},
		{"key", fields + "note: {}\n", `t.yaml:6:1 yaml-unknown-key "note" is not a key of the file`},
		{"row", fields + "rows:\n  z: {role: total}\n", `t.yaml:7:3 sidecar-row data/t.csv has no row "z"`},
		{"row's role", fields + "rows: {x: {role: sum}}\n", `t.yaml:6:18 sidecar-word "sum" is no role of a row`},
		{"decimals", fields + "rows: {x: {decimals: -1}}\n", `t.yaml:6:8 sidecar-decimals decimals: -1 is not between 0 and 10`},
		{"number", fields + "number: {decimal: \",\", group: \",\"}\n", `t.yaml:6:10 sidecar-number numbers cannot be written with decimal: "," and group: ","`},
		{"code of a sign", fields + "missingValues: [{value: x, label: saknas, code: z}]\n", `t.yaml:6:49 sidecar-code the code is one letter from a to y, not "z"`},
		{"formulas of Excel in titles, units, codes and figures", "title: =T\nunit: -kr\nfields:\n  - {name: grupp, title: \"@G\", role: group}\n  - {name: post, title: \"\\t=P\"}\n  - {name: a, title: \"-5\", unit: +/-}\n" +
			"  - {name: b, title: B, type: code, formula: \"'-ja'\", categories: [{value: -ja, label: =Ja}, {value: \"-\", label: Nej}]}\nfigures:\n  tal: {title: =1+1, formula: count(all.a)}\n",
			`t.yaml:2:7 csv-formula Excel would run this text as a formula, as it begins with "-"
t.yaml:4:27 csv-formula Excel would run this text as a formula, as it begins with "@"
t.yaml:5:26 csv-formula Excel would run this text as a formula, as it begins with "\t"
t.yaml:6:34 csv-formula Excel would run this text as a formula, as it begins with "+"
t.yaml:7:76 csv-formula Excel would run this text as a formula, as it begins with "-"
t.yaml:9:3 csv-formula Excel would run this text as a formula, as it begins with "="`},
		{"name of a status column", fields + "  - {name: a_status, title: S, type: text}\n  - {name: post_status, title: S, formula: a}\n",
			`t.yaml:6:12 csv-column-missing the field "a_status" has no column in data/t.csv
t.yaml:6:12 sidecar-name "a_status" cannot be the name of a field: the open data has a column of that name`},
		{"sign twice", fields + "missingValues: [{value: x, label: a, code: a}, {value: x, label: b, code: b}]\n", `t.yaml:6:56 sidecar-twice the sign "x" is listed twice`},
		{"sign for no number", fields + "missingValues: [{value: x, label: a, code: a, is: noll}]\n", `t.yaml:6:51 sidecar-is "noll" is not a number`},
		{"empty flag", fields + "flags: [{value: \"\", label: a, code: a}]\n", `t.yaml:6:18 sidecar-flag a flag is a text beside a number, and cannot be empty`},
		{"figure's name", fields + "figures: {Andel: {title: A, formula: \"1\"}, not: {title: A, formula: \"1\"}}\n",
			"t.yaml:6:11 sidecar-name \"Andel\" cannot be the name of a figure\nt.yaml:6:44 sidecar-name \"not\" cannot be the name of a figure"},
		{"note", fields + "notes: {n: {text: Text, to: [x, grup, x.b, b.a]}}\n",
			"t.yaml:6:33 sidecar-note \"grup\" is no row, cell, field or group of the table\nt.yaml:6:39 sidecar-note \"x.b\" is no row, cell, field or group of the table\nt.yaml:6:44 sidecar-note \"b.a\" is no row, cell, field or group of the table"},
		{"chart", fields + "charts: {k: {type: pie, title: K, rows: [x, z], fields: [a, post]}}\n",
			"t.yaml:6:20 sidecar-word \"pie\" is no type of a chart\nt.yaml:6:45 sidecar-chart data/t.csv has no row \"z\"\nt.yaml:6:61 sidecar-chart \"post\" is no field of numbers"},
		{"field's name", fields + "  - {name: Å, title: B, formula: a}\n  - {name: row_type, title: C, formula: a}\n  - {name: a, title: D, formula: a}\n",
			"t.yaml:6:12 sidecar-name \"Å\" cannot be the name of a field\nt.yaml:7:12 sidecar-name \"row_type\" cannot be the name of a field: the open data has a column of that name\nt.yaml:8:12 sidecar-twice two fields are named \"a\""},
		{"field's words", fields + "  - {name: b, formula: a, role: stubb, type: numeric}\n",
			"t.yaml:6:12 sidecar-title the field \"b\" has no title\nt.yaml:6:33 sidecar-word \"stubb\" is no role of a field\nt.yaml:6:46 sidecar-word \"numeric\" is no type of a field"},
		{"role twice", fields + "  - {name: b, title: B, role: group, header: a}\n",
			"t.yaml:5:12 csv-column-missing the field \"a\" has no column in data/t.csv\nt.yaml:6:31 sidecar-role a second field has the role group; the first is \"grupp\""},
		{"formula of a text", fields + "  - {name: b, title: B, type: text, formula: a}\n",
			"t.yaml:6:12 csv-column-missing the field \"b\" has no column in data/t.csv\nt.yaml:6:46 sidecar-formula the field \"b\" has a formula, but only numbers and codes can be computed"},
		{"codes without categories", fields + "  - {name: b, title: B, type: code, formula: a}\n", `t.yaml:6:12 sidecar-categories the field "b" has only one of type: code and categories`},
		{"categories twice", fields + "  - {name: b, title: B, type: code, formula: a, categories: [{value: ja, label: Ja}, {value: nej, label: Nej, symbol: ja}]}\n",
			`t.yaml:6:119 sidecar-twice two categories are written "ja"`},
	} {
		_, list := read(t, csv, c.yaml)
		if got := problems(list); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
	_, list := read(t, "post;a\nx;1\n", "title: T\nfields: [{name: post, title: P, type: number}, {name: a, title: A}]\n")
	if got, want := problems(list), `t.yaml:2:39 sidecar-type the field "post" heads or describes the rows, and can only be text`; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestHint(t *testing.T) {
	for _, c := range []struct{ csv, yaml, want string }{
		{"post;Bokslut 202\nx;1\n", twoFields, `is it "Bokslut 2022"? then say header: Bokslut 202 for that field in data/t.yaml`},
		{"post;a\nx;1.234\n", twoFields, `write 1,234 or 1 234, or say number: {decimal: ",", group: "."} in data/t.yaml`},
		{"post;a\nresultat;1\n", twoFields + "rows: {resultatet: {role: total}}\n", `did you mean "resultat"?`},
		{"post;a\nresultat;1\n", twoFields + "notes: {n: {text: T, to: [resultat.b]}}\n", `did you mean "resultat.a"?`},
	} {
		if _, list := read(t, c.csv, c.yaml); len(list) == 0 || list[0].Hint.String() != c.want {
			t.Errorf("%q: got %+v; want the hint %q", c.csv, list, c.want)
		}
	}
}

// FuzzRead reads any CSV file under a sidecar with a field of each kind.
func FuzzRead(f *testing.F) {
	const yaml = `title: T
missingValues: [{value: "-", label: saknas, code: x}]
flags: [{value: p, label: preliminär, code: p}]
fields:
  - {name: g, title: G, role: group}
  - {name: over, role: parent}
  - {name: post, title: P, role: stub}
  - {name: a, title: A}
  - {name: kod, title: K, type: code, categories: [{value: ja, label: Ja, symbol: ●}]}
  - {name: dag, title: D, type: date}
  - {name: fot, role: note}
`
	f.Add([]byte("id;g;over;post;a;kod;dag;fot\nx;G;;X;1 234,5;ja;2022-01-01;Fot\ny;G;x;\"Y\n\"\"z\"\"\";p -;●;-;\n"))
	f.Add([]byte("\xff\xfei\x00d\x00"))
	f.Add([]byte("post,a\n\xe5,(1)\n"))
	f.Add([]byte("id;over;post\nx;y;\ny;x;\n;;\n\"a\n"))
	f.Fuzz(func(t *testing.T, csv []byte) {
		table, list := read(t, string(csv), yaml)
		for _, d := range list {
			if d.Message.String() == "" || d.Hint.String() == "" {
				t.Errorf("%q: got %+v; want a message and a hint", csv, d)
			}
		}
		if table == nil {
			return
		}
		for row := range table.Rows {
			for field := range table.Fields {
				value := show(table.Value(row, field)) + table.Text(row, field)
				if span := table.CellSpan(row, field); span.Pos().Line < 1 || int(span.End) > len(table.CSV.Text) {
					t.Errorf("%q: cell %q of row %d stands at %s", csv, value, row, span.Pos())
				}
			}
		}
	})
}

// FuzzSidecar reads any sidecar beside a CSV file.
func FuzzSidecar(f *testing.F) {
	f.Add(driftSidecar)
	f.Add(twoFields + "notes: {n: {text: a, to: [x.a]}}\ncharts: {k: {type: bar, title: K, rows: [x], fields: [a]}}\n")
	f.Add("title: T\nnumber: {decimal: ., group: \"'\"}\nfields: [{name: a, role: note}, {name: b, role: stub, type: code}]\n")
	f.Fuzz(func(t *testing.T, yaml string) {
		read(t, "id;post;a\nx;X;1\ny;Y;2\n", yaml)
	})
}

// BenchmarkRead reads the report of BOKSLUT_REPORT, or else one table.
func BenchmarkRead(b *testing.B) {
	fsys := files("data/t.csv", "Belopp i tkr;Budget 2022;bokslut\nIntäkter;69 836;75 796\nKöp av tjänster;−3 746;-1\nResultat;;\nAntal;1;2\n", "data/t.yaml", driftSidecar)
	b.ReportAllocs()
	for b.Loop() {
		var err error
		if dir := os.Getenv("BOKSLUT_REPORT"); dir != "" {
			_, _, err = data.Read(os.DirFS(dir), "data", data.Options{Language: "sv"})
		} else {
			_, _, err = data.Read(fsys, "data", data.Options{Language: "sv"})
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}
