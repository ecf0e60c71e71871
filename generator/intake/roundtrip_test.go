package intake_test

import (
	"fmt"
	"math/rand"
	"os"
	"strconv"
	"strings"
	"testing"

	"bokslut/generator/data"
	"bokslut/generator/intake"
	"bokslut/generator/report"
	"bokslut/generator/site"
)

// The tables of this repository's report, as workbooks, come back with the same figures.
func TestRealTables(t *testing.T) {
	root := os.DirFS("../..")
	config, _, err := site.Load(root, nil)
	if err != nil {
		t.Fatal(err)
	}
	built, problems, err := site.Build(root, config)
	if err != nil || problems.Errors() {
		t.Fatal(err, problems)
	}
	for _, table := range built.Report.Tables {
		t.Run(table.ID, func(t *testing.T) {
			sheets, err := intake.Read("x.xlsx", book(t, sheetOf(table), "A1:"+string(rune('A'+len(table.Fields)-1))+"1"))
			if err != nil {
				t.Fatal(err)
			}
			draft, err := intake.Make(&sheets[0], intake.Options{ID: "test", Language: "sv"})
			if err != nil {
				t.Fatal(err)
			}
			got, problems := data.Parse("test", draft.CSV, draft.Sidecar, data.Options{Language: "sv"})
			if problems.Errors() {
				t.Fatalf("%v\n%s%s", problems, draft.CSV, draft.Sidecar)
			}
			want, is := figures(table), figures(got)
			if len(want) != len(is) {
				t.Fatalf("%d figures, want %d\n%s%s", len(is), len(want), draft.CSV, draft.Sidecar)
			}
			for i := range want {
				if !want[i].Equal(is[i]) {
					t.Errorf("figure %d is %s, want %s", i, is[i], want[i])
				}
			}
			for _, left := range draft.Left {
				if !strings.Contains(left.String(), "nothing below it") {
					t.Errorf("left out: %s", left)
				}
			}
		})
	}
}

// sheetOf lays a table out as a sheet: title, headings, rows.
func sheetOf(table *report.Table) [][]any {
	rows := [][]any{{"!" + table.Title}, {}}
	var head []any
	for i := range table.Fields {
		if i == table.ParentField { // which people do not see
			continue
		}
		head = append(head, table.Fields[i].Title)
	}
	rows = append(rows, head)
	for row := range table.Rows {
		var cells []any
		for field := range table.Fields {
			if field == table.ParentField {
				continue
			}
			cells = append(cells, cellOf(table, row, field))
		}
		rows = append(rows, cells)
	}
	return rows
}

func cellOf(table *report.Table, row, field int) any {
	if table.Fields[field].Type == report.TextType {
		return table.Text(row, field)
	}
	switch v := table.Value(row, field); v.Kind {
	case report.NumberValue:
		if v.Missing != nil {
			return v.Missing.Sign
		}
		n, _ := strconv.ParseFloat(numberOf(v).String(), 64)
		return n
	case report.CodeValue:
		return v.Code.Label
	case report.DateValue:
		return v.Date
	case report.MissingValue:
		return v.Missing.Sign
	}
	return nil
}

// numberOf returns a number as it is published: a computed one with the decimals shown.
func numberOf(v report.Value) report.Number {
	if v.Origin == report.Computed {
		return v.Number.Round(int(v.Decimals))
	}
	return v.Number
}

// figures returns the numbers of a table, row by row.
func figures(table *report.Table) []report.Number {
	var all []report.Number
	for row := range table.Rows {
		for field := range table.Fields {
			if v := table.Value(row, field); v.Kind == report.NumberValue && v.Missing == nil {
				all = append(all, numberOf(v))
			}
		}
	}
	return all
}

// Whatever stands where in a sheet, each text of it is in the table, in its sidecar or in the
// list of what was left out, or there is a question.
func TestNothingIsLost(t *testing.T) {
	texts := []string{"", "", "1", "300", "-5", "3,5", "2022", "2021", "A", "Summa", "Intäkter", "–", "..", "* not", "Budget", "=x", "all", "Personal, fast", "ca 5"}
	made := 0
	for seed := range int64(3000) {
		random := rand.New(rand.NewSource(seed))
		var text strings.Builder
		for row := range 2 + random.Intn(7) {
			fmt.Fprintf(&text, "%cxx", 'C'+row)
			for range 1 + random.Intn(4) {
				cell := texts[random.Intn(len(texts))]
				if row >= 2 && random.Intn(3) > 0 {
					cell = strconv.Itoa(random.Intn(900))
				}
				text.WriteString(";" + cell)
			}
			text.WriteString("\n")
		}
		sheets, err := intake.Read("x.csv", []byte(text.String()))
		if err != nil {
			t.Fatal(err)
		}
		draft, err := intake.Make(&sheets[0], intake.Options{ID: "test", Language: "sv"})
		if err != nil {
			continue
		}
		made++
		all := draft.CSV + draft.Sidecar
		for _, left := range draft.Left {
			all += left.String()
		}
		for _, row := range sheets[0].Rows {
			for _, cell := range row {
				if word := strings.TrimLeft(cell.Text, "* "); !strings.Contains(all, word) {
					t.Fatalf("%q is lost of\n%s\nin\n%s\n%s", word, &text, draft.CSV, draft.Sidecar)
				}
			}
		}
	}
	if made < 300 {
		t.Errorf("only %d sheets made a table: the texts are chosen badly", made)
	}
}

// No file makes the program fail, or a table with mistakes.
func FuzzMake(f *testing.F) {
	f.Add("Titel;;\nPost;Budget;Utfall\nA;1;2\nB;(3);4-\nSumma;-2;-2\n* Not.;;\n")
	f.Add("Belopp i tkr;2022*;2021\nIntäkter;;\nAvgifter;3,4 %;..\nBidrag;1;–\n")
	f.Add("\tA\tB\nx\t1\t2\n")
	f.Fuzz(func(t *testing.T, text string) {
		sheets, err := intake.Read("x.csv", []byte(text))
		if err != nil {
			return
		}
		draft, err := intake.Make(&sheets[0], intake.Options{ID: "test", Language: "sv"})
		if err != nil {
			return
		}
		if _, problems := data.Parse("test", draft.CSV, draft.Sidecar, data.Options{Language: "sv"}); problems.Errors() {
			for _, p := range problems {
				switch p.Code { // what only the author can mend
				case "csv-formula", "csv-group", "sidecar-long":
					return
				}
			}
			t.Errorf("%q makes a table with mistakes: %v\n%s\n%s", text, problems, draft.CSV, draft.Sidecar)
		}
	})
}
