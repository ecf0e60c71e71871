package data_test

import (
	"strings"
	"testing"
	"unicode/utf16"
)

// TestEditors has what spreadsheets and hurried editors make of a table. Each is one
// diagnostic, or none where nothing is lost; want is its place, code, message and hint.
func TestEditors(t *testing.T) {
	const good = "id;Post;Budget;Utfall\nx;X;1;2\ny;Y;3;4\nz;Z;;\n"
	const yaml = `title: T
unit: tkr
fields:
  - {name: post, title: Post, role: stub}
  - {name: budget, title: Budget}
  - {name: utfall, title: Utfall}
rows: {z: {formula: x + y}}
`
	change := func(old, new string) string { return strings.Replace(good, old, new, 1) }
	cell := func(written string) string { return change("x;X;1", "x;X;"+written) }
	const digits = "write digits alone, as 1 234,5; the unit is said in data/t.yaml, and so are marks beside numbers (flags) and signs for missing values (missingValues)"
	const saved = "save the file as CSV UTF-8 from the program that made it"
	const quotes = `put each cell that holds a quotation mark in quotation marks, and write those within it twice: "kallad ""huvudavtal"""`
	for _, c := range []struct{ name, csv, want, hint string }{
		{"empty columns and rows at the end", "id;Post;Budget;Utfall;;\nx;X;1;2;;\ny;Y;3;4;;\nz;Z;;;;\n;;;;;\n;;;;;\n", "", ""},
		{"blank lines above", "\n;;;\n" + good, "", ""},
		{"commas", strings.ReplaceAll(good, ";", ","), "", ""},
		{"UTF-16 with its mark", "\xff\xfe" + utf16le(good), "", ""},
		{"non-breaking hyphen", cell("‑1"), "", ""},

		{"UTF-16 without its mark", utf16le(good), "t.csv csv-encoding the file is in Unicode of another kind (UTF-16), and does not say so", saved},
		{"DOS", cell("1") + "a;Sk\x86ne;1;1\n", `t.csv:5:3 csv-encoding the file is in an old encoding, of DOS or Mac: "Sk†ne" is no word`, saved},
		{"spoilt letters", change("X", "KÃ¶p"), `t.csv:2:4 csv-encoding the letters here have been spoilt: "Ã¶" stands for another`, saved},
		{"NUL", change("X", "X\x00"), "t.csv:2:4 csv-control here stands an invisible character that no text holds (number 0)", "remove it; " + saved},
		{"title above the headings", "Årsbokslut;;;\n" + good, "t.csv:1:1 csv-heading-unknown none of the headings in this line belongs to a field",
			"the first line of the file holds the headings: remove what stands above them, or say header: for each field in data/t.yaml"},
		{"sep", "sep=;\n" + good, "", ""},
		{"heading renamed", change("Utfall", "Bokslut"), `t.csv:1:16 csv-heading-unknown the column "Bokslut" belongs to no field`,
			`is it "utfall"? then say header: Bokslut for that field in data/t.yaml`},
		{"heading lost", change("Utfall", ""), `t.csv:1:16 csv-heading-unknown a column has no heading, but holds "2" on line 2`, "give it a heading that belongs to a field, or remove it"},
		{"heading removed", change(";Utfall", ""), "t.csv:1:1 csv-ragged there are 3 headings, but each row has 4 cells", "each column needs a heading; a cell that holds a semicolon is put in quotation marks"},
		{"heading twice", change("Utfall", "Budget"), `t.csv:1:16 csv-heading-twice "Budget" is the heading of two columns: 3 and 4`, "remove one, or give the fields a header of their own in data/t.yaml"},
		{"heading of the ids renamed", change("id", "Nr"), `t.csv:1:1 csv-heading-unknown the column "Nr" belongs to no field`, "add a field for it in data/t.yaml, or remove the column"},
		{"headings of ids and titles swapped", "Post;id;Budget;Utfall\nx;Ä X;1;2\ny;Ä Y;3;4\n", `t.csv:1:6 csv-id no text in this column can be the id of a row, as "Ä X"`,
			"use small letters a–z, digits and _, with a letter first; all, and, or, not are taken"},
		{"no rows", "id;Post;Budget;Utfall\n;;;\n", "t.csv:1:1 csv-no-rows there are headings, but no rows below them", "add the rows, or remove the table with its sidecar"},
		{"half saved", good[:len(good)-4], "t.csv:4:1 csv-ragged the row has another number of cells than there are columns: 2, not 4", "add or remove cells; a cell that holds a semicolon is put in quotation marks"},
		{"delimiter within a text", change("X;1", "X;och;1"), "t.csv:2:1 csv-ragged the row has another number of cells than there are columns: 5, not 4", "add or remove cells; a cell that holds a semicolon is put in quotation marks"},
		{"quotation mark not closed", change("X", `"X`), "t.csv:2:1 csv-quote a quotation mark in this row is not closed", quotes},
		{"two rows with an id", change("y;Y", "x;Y"), `t.csv:3:1 csv-id-twice the id "x" is that of line 2 too`, "give each row an id of its own"},

		{"spreadsheet error", cell("#DIVISION/0!"), `t.csv:2:5 csv-number "#DIVISION/0!" is what Excel writes where it cannot compute a cell`, "mend the formula in Excel and save the file anew"},
		{"spreadsheet error where a formula is", change("z;Z;", "z;Z;#REFERENS!"), `t.csv:4:5 csv-number "#REFERENS!" is what Excel writes where it cannot compute a cell`, "mend the formula in Excel and save the file anew"},
		{"shortened", cell("1,2E+05"), `t.csv:2:5 csv-number "1,2E+05" is a number that Excel has shortened, and its digits are lost`, "in Excel, show the cell as a number without decimals and save the file anew"},
		{"date", cell("mar-22"), `t.csv:2:5 csv-number "mar-22" is a date, and a number was expected`, "if Excel made a date of a number, format the cell as text, write the number anew and save the file"},
		{"dash", cell("–"), `t.csv:2:5 csv-number "–" is not a number`, `write the number, or list the sign in data/t.yaml: missingValues: [{value: "–", label: uppgift saknas, code: x}]`},
		{"invisible", cell("1\u200b"), `t.csv:2:5 csv-number "1·" holds an invisible character`, "write the number anew, where the dot is shown here"},
		{"minus behind", cell("6 769-"), `t.csv:2:5 csv-number the sign of "6 769-" does not stand directly before the number`, "write -6 769 or 6 769"},
		{"minus apart", cell("- 6 769"), `t.csv:2:5 csv-number the sign of "- 6 769" does not stand directly before the number`, "write -6 769 or 6 769"},
		{"other marks", cell("69,836.00"), `t.csv:2:5 csv-number "69,836.00" is not written as numbers are here, as 1 234,5`, `write it so, or say number: {decimal: ".", group: ","} in data/t.yaml for the whole table`},
		{"unit in the cell", cell("69 tkr"), `t.csv:2:5 csv-number "69 tkr" is not a number`, digits},
		{"letter O", cell("1O"), `t.csv:2:5 csv-number "1O" is not a number`, digits},
	} {
		_, list := read(t, c.csv, yaml)
		var got, hint []string
		for _, d := range list {
			hint = append(hint, d.Hint.String())
		}
		got = append(got, problems(list))
		if g, h := strings.Join(got, "\n"), strings.Join(hint, "\n"); g != c.want || h != c.hint {
			t.Errorf("%s: %q: got\n%s\n\t%s\nwant\n%s\n\t%s", c.name, c.csv, g, h, c.want, c.hint)
		}
	}
}

// utf16le encodes a text without a mark of its byte order.
func utf16le(text string) string {
	var b []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		b = append(b, byte(unit), byte(unit>>8))
	}
	return string(b)
}

// TestSidecarSlips has mistakes in a sidecar that must not be followed by others.
func TestSidecarSlips(t *testing.T) {
	const csv = "id;grupp;post;a\nx;G;X;1\ny;;Y;2\nz;H;Z;3\n"
	const fields = "fields:\n  - {name: grupp, title: G, role: group}\n  - {name: post, title: Post, role: stub}\n  - {name: a, title: A}\n"
	const merged = "\nt.csv:3:3 csv-group row \"y\" has no group, though it stands between rows that have one"
	for _, c := range []struct{ name, yaml, want string }{
		{"merged cells", "title: T\n" + fields, merged[1:]},
		{"unit in other words", "title: T\nunit: tusen kronor\n" + fields, merged[1:] + "\nt.yaml:2:7 sidecar-unit the unit \"tusen kronor\" is not one that can be computed with"},
		{"misspelt unit", "title: T\nunit: tkkr\n" + fields, merged[1:] + "\nt.yaml:2:7 sidecar-unit the unit \"tkkr\" is not one that can be computed with"},
		{"unit in capitals", "title: T\nunit: Procent\n" + fields, merged[1:] + "\nt.yaml:2:7 sidecar-unit the unit \"Procent\" is not one that can be computed with"},
		{"note to nothing", "title: T\n" + fields + "notes: {n: {text: N, to: []}}\n", merged[1:] + "\nt.yaml:6:9 sidecar-note the note \"n\" is attached to nothing"},
		{"sign without code", "title: T\nmissingValues: [{value: x, label: a}]\n" + fields, merged[1:] + "\nt.yaml:2:18 yaml-required an item of missingValues lacks \"code\""},
		{"flag with a sign's code", "title: T\nmissingValues: [{value: x, label: a, code: p}]\nflags: [{value: y, label: b, code: p}]\n" + fields,
			merged[1:] + "\nt.yaml:3:36 sidecar-code the code \"p\" means \"a\" already"},
	} {
		_, list := read(t, csv, c.yaml)
		if got := problems(list); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}
