package data_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"bokslut/generator/report"
)

// TestLargeFile has a file so large that it is read in parts, which a cell of several lines
// must never be divided by, and that says the same however many processors read it.
func TestLargeFile(t *testing.T) {
	const rows = 20_000
	const yaml = "title: T\nfields:\n  - {name: post, title: P, role: stub}\n  - {name: a, title: A}\n"
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, newline := range []string{"\n", "\r\n"} {
		var b strings.Builder
		b.WriteString("id;post;a" + newline)
		for i := range rows { // each on two lines, the first of which ends within quotation marks
			fmt.Fprintf(&b, `r%d;"Rad ""%d""`+newline+`forts; %d";%d`+newline, i, i, i, -i)
		}
		text := b.String()
		for _, processors := range []int{1, 3} {
			runtime.GOMAXPROCS(processors)
			table, list := read(t, text, yaml)
			if len(list) > 0 || len(table.Rows) != rows {
				t.Fatalf("%q, %d processors: got %d rows, want %d, and %s", newline, processors, len(table.Rows), rows, problems(list))
			}
			for i := range rows {
				got := fmt.Sprintf("%s|%s|%s|%s", table.Rows[i].ID, table.RowTitle(i), show(table.Value(i, 1)), table.CellSpan(i, 1).Pos())
				want := fmt.Sprintf("r%d|Rad \"%d\"\nforts; %d|%s|data/t.csv:%d:%d", i, i, i, report.NumberOf(int64(-i)), 2*i+3, len(fmt.Sprintf("forts; %d\";", i))+1)
				if got != want {
					t.Fatalf("%q, %d processors, row %d: got %q, want %q", newline, processors, i, got, want)
				}
			}
			for _, c := range []struct {
				name, row, change, want string
			}{
				{"a mark inside a cell", "r15000;", `r"15000;`, "t.csv:30002:2 csv-quote a quotation mark stands inside a cell that does not begin with one"},
				{"text after a mark", `forts; 15000";`, `forts; 15000"x;`, "t.csv:30003:13 csv-quote text follows the quotation mark that closes its cell, in the row that begins on line 30002"},
				{"a mark left open", `forts; 19999";-19999`, `forts; 19999;-19999`, "t.csv:40000:1 csv-quote a quotation mark in this row is not closed"},
				{"a row too long", `forts; 15000";`, `forts; 15000";1;`, "t.csv:30002:1 csv-ragged the row has another number of cells than there are columns: 4, not 3"},
				{"no number", `;-15000` + newline, `;x` + newline, "t.csv:30003:15 csv-number \"x\" is not a number"},
				{"a text that runs", `r15000;"`, `r15000;"=`, "t.csv:30002:8 csv-formula Excel would run this text as a formula, as it begins with \"=\""},
				{"two rows of one id", `r15000;`, `r3;`, "t.csv:30002:1 csv-id-twice the id \"r3\" is that of line 8 too"},
			} {
				if _, list := read(t, strings.Replace(text, c.row, c.change, 1), yaml); problems(list) != c.want {
					t.Errorf("%q, %d processors, %s: got %s, want %s", newline, processors, c.name, problems(list), c.want)
				}
			}
		}
	}
}
