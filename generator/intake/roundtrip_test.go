package intake_test

import (
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
		if i == table.Parent { // which people do not see
			continue
		}
		head = append(head, table.Fields[i].Title)
	}
	rows = append(rows, head)
	for row := range table.Rows {
		var cells []any
		for field := range table.Fields {
			if field == table.Parent {
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

// No sheet makes the program fail, and none loses a cell: each text stands in the table, in
// its sidecar or in the list of what was left out, or there is a question.
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
				case "csv-formula", "csv-group":
					return
				}
			}
			t.Errorf("%q makes a table with mistakes: %v\n%s\n%s", text, problems, draft.CSV, draft.Sidecar)
		}
	})
}
