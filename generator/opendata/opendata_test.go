package opendata_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/xuri/excelize/v2"

	"bokslut/generator/opendata"
	"bokslut/generator/report"
)

func number(coefficient int64, scale uint8) report.Value {
	return report.Value{State: report.State{Kind: report.NumberValue, Decimals: -1}, Number: report.NewNumber(coefficient, scale)}
}

// table returns a table of the fields, with one row for each list of cells. A string is
// a text, a report.Value a cell of any other type.
func table(id string, fields []report.Field, rows ...[]any) *report.Table {
	t := &report.Table{ID: id, Fields: fields, GroupField: -1, ParentField: -1, UnitField: -1, NoteField: -1}
	for i := range rows {
		t.Rows = append(t.Rows, report.Row{ID: fmt.Sprintf("rad_%d", i+1), Parent: -1})
	}
	t.Grow()
	for row, cells := range rows {
		for field, cell := range cells {
			switch cell := cell.(type) {
			case string:
				t.SetText(row, field, cell)
			case report.Value:
				t.SetValue(row, field, cell)
			}
		}
	}
	return t
}

// words are those of the interface; each says its own name.
var words = sync.OnceValue(func() *opendata.Words {
	w := &opendata.Words{}
	v := reflect.ValueOf(w).Elem()
	for i := range v.NumField() {
		v.Field(i).SetString(v.Type().Field(i).Name)
	}
	return w
})

func files(t *testing.T, rep *report.Report) map[string]string {
	t.Helper()
	got := map[string]string{}
	for _, file := range opendata.New(rep, words()).Files() {
		data, err := file.Make([]byte("what was there"), nil)
		if err != nil {
			t.Fatalf("%s: %v", file.Name, err)
		}
		got[file.Name] = string(data)
		if size, err := file.Size(); err != nil || size != len(data) {
			t.Errorf("%s: size %d, %v, but it has %d bytes", file.Name, size, err, len(data))
		}
		parts := ""
		rest, err := file.Make(nil, func(b []byte) []byte {
			parts += string(b)
			return b[:0]
		})
		if again := parts + string(rest); err != nil || again != got[file.Name] {
			t.Errorf("%s is another one when it is made again, in parts: %v", file.Name, err)
		}
	}
	return got
}

func TestCSV(t *testing.T) {
	text := report.Field{Name: "post", Type: report.TextType}
	x := &report.Missing{Sign: "i.u.", Label: "uppgift saknas", Code: "x"}
	nought := report.NumberOf(0)
	nothing := &report.Missing{Sign: "–", Label: "inget", Code: "n", Is: &nought}
	prel := &report.Flag{Sign: "prel:", Label: "preliminär uppgift", Code: "p"}
	corrected := &report.Flag{Sign: "r:", Label: "rättad uppgift", Code: "r"}
	third, _ := report.NumberOf(100).Quo(report.NumberOf(3))

	plain := table("plain", []report.Field{text, {Name: "bokslut"}},
		[]any{"Verksamhetens intäkter", number(75796, 0)},
		[]any{"Köp, hyror", number(-500, 1)},
		[]any{"Kallas \"pott\"\nför alla", number(1000000, 0)})
	plain.Rows[1].Role, plain.Rows[2].Role = report.SubtotalRow, report.TotalRow

	flagged := func(v report.Value, flags ...*report.Flag) report.Value {
		v.Flags = &report.Flags{List: flags}
		return v
	}
	listed := table("listed", []report.Field{text, {Name: "utfall", Missing: []*report.Missing{x, nothing}}, {Name: "mal"}},
		[]any{"a", flagged(number(73, 0), prel), number(70, 0)},
		[]any{"b", report.Value{State: report.State{Kind: report.MissingValue, Missing: x}}, number(90, 0)},
		[]any{"c", report.Value{State: report.State{Kind: report.NumberValue, Missing: nothing}}, number(95, 0)},
		[]any{"d", flagged(number(1, 0), prel, corrected), number(1, 0)})

	came := table("came", []report.Field{text, {Name: "differens"}, {Name: "andel", Divides: true}},
		[]any{"a", report.Value{State: report.State{Kind: report.MissingValue, Origin: report.Computed, Missing: x}},
			report.Value{State: report.State{Kind: report.NumberValue, Origin: report.Computed, Decimals: 1}, Number: third}})

	date := report.Field{Name: "dag", Type: report.DateType}
	code := report.Field{Name: "bedomning", Type: report.CodeType}
	kinds := table("kinds", []report.Field{{Name: "post", Type: report.TextType, Missing: []*report.Missing{{Sign: "-", Code: "x"}}}, date, code},
		[]any{"-", report.Value{State: report.State{Kind: report.DateValue}, Date: "2022-12-31"},
			report.Value{State: report.State{Kind: report.CodeValue, Code: &report.Category{Value: "med_anmarkning", Label: "Med anmärkning", Symbol: "◐"}}}})

	shown := table("shown", []report.Field{text, {Name: "andel"}},
		[]any{"a", report.Value{State: report.State{Kind: report.NumberValue, Decimals: 1}, Number: report.NewNumber(12345, 3)}},
		[]any{"b", report.Value{State: report.State{Kind: report.NumberValue, Origin: report.Published, Decimals: 0}, Number: report.NewNumber(-4, 2)}},
		[]any{"c", report.Value{State: report.State{Kind: report.NumberValue, Origin: report.Computed, Decimals: 1}, Number: report.NewNumber(-4, 2)}})

	got := files(t, &report.Report{Site: report.Site{Downloads: []string{"csv", "cells"}}, Tables: []*report.Table{plain, listed, came, kinds, shown}})
	for name, want := range map[string]string{
		// quoting, negative decimals, row types; without missing values there is no status
		"data/plain.csv": `id,post,bokslut,row_type
rad_1,Verksamhetens intäkter,75796,data
rad_2,"Köp, hyror",-50.0,subtotal
rad_3,"Kallas ""pott""` + "\x00" + `för alla",1000000,total
`,
		// listed for one field: that one has a status; a sign that counts as 0 is 0 with its code
		"data/listed.csv": `id,post,utfall,utfall_status,mal,row_type
rad_1,a,73,p,70,data
rad_2,b,,x,90,data
rad_3,c,0,n,95,data
rad_4,d,1,p r,1,data
`,
		// listed for none: a missing value that came along, and a formula that divides
		"data/came.csv": `id,post,differens,differens_status,andel,andel_status,row_type
rad_1,a,,x,33.3,,data
`,
		// a text has no status
		"data/kinds.csv": `id,post,dag,bedomning,row_type
rad_1,,2022-12-31,med_anmarkning,data
`,
		// figures of the author go out as they came, computed ones as they are shown
		"data/shown.csv": `id,post,andel,row_type
rad_1,a,12.345,data
rad_2,b,-0.04,data
rad_3,c,0.0,data
`,
	} {
		want = strings.ReplaceAll(strings.ReplaceAll(want, "\n", "\r\n"), "\x00", "\n")
		if got[name] != want {
			t.Errorf("%s:\ngot\n%q\nwant\n%q", name, got[name], want)
		}
	}
	if len(got) != 6 {
		t.Errorf("%d files, want one for each table and data/celler.csv", len(got))
	}
}

// TestUnitApart says of numbers that are not in their row's unit in which they are.
func TestUnitApart(t *testing.T) {
	in := func(unit string) report.Value {
		return report.Value{State: report.State{Kind: report.NumberValue, Unit: unit}, Number: report.NumberOf(1)}
	}
	text := report.Field{Name: "post", Type: report.TextType}
	about := func(tbl *report.Table) (all []string) {
		words := &opendata.Words{UnitUnlike: "{rows} but {unit}", UnitNone: "{rows} but none", UnitApart: "not of {columns}", Percent: "percent", PercentagePoints: "points"}
		for _, c := range opendata.Describe(&report.Report{}, tbl, words).Columns {
			if c.Description != "" {
				all = append(all, c.Name+": "+c.Description)
			}
		}
		return all
	}
	column := table("column", []report.Field{text, {Name: "utfall"}, {Name: "skillnad", Description: "Mot i fjol."}, {Name: "kvot"}, {Name: "enhet", Type: report.TextType, Role: report.UnitRole}},
		[]any{"a", in("tkr"), in("tkr"), in(""), "tkr"},
		[]any{"b", in("procent"), in("procentenheter"), in(""), "procent"},
		[]any{"c", in("procent"), in("procentenheter"), in(""), "procent"},
		[]any{"d", in("år"), report.Value{}, in("år"), ""})
	column.UnitField = 4
	tkr := "tkr"
	rows := table("rows", []report.Field{text, {Name: "utfall"}, {Name: "andel"}},
		[]any{"a", in("tkr"), in("procent")}, []any{"b", in("procent"), in("procent")})
	rows.Rows[0].Said = &report.RowSaid{Settings: report.Settings{Unit: &tkr}}
	for _, test := range []struct {
		table *report.Table
		want  []string
	}{
		{column, []string{"skillnad: Mot i fjol. procent but points", "kvot: tkr, procent but none", "enhet: not of skillnad, kvot"}},
		{rows, []string{"andel: tkr but percent"}},
	} {
		if got := about(test.table); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.table.ID, got, test.want)
		}
	}
}

// The first sheet of a workbook has the table's title as far as Excel takes it, and never the
// name of the second.
// A number that is shown as 0 has no sign, in a workbook neither, where it is kept as it came.
func TestWorkbookNought(t *testing.T) {
	as := func(units int64, exponent uint8) report.Value {
		return report.Value{State: report.State{Kind: report.NumberValue, Decimals: 1}, Number: report.NewNumber(units, exponent)}
	}
	rep := &report.Report{Site: report.Site{Downloads: []string{"csv", "xlsx"}}, Tables: []*report.Table{
		table("andelar", []report.Field{{Name: "post", Type: report.TextType}, {Name: "andel"}, {Name: "skillnad", Signed: true}},
			[]any{"a", as(-4, 2), as(-4, 2)},
			[]any{"b", as(4, 2), as(4, 2)},
			[]any{"c", as(-5, 2), as(5, 2)})}}
	f, err := excelize.OpenReader(strings.NewReader(files(t, rep)["data/andelar.xlsx"]))
	if err != nil {
		t.Fatal(err)
	}
	for cell, want := range map[string][2]string{ // as shown, and as kept
		"B2": {"0.0", "-0.04"}, "C2": {"0.0", "-0.04"},
		"B3": {"0.0", "0.04"}, "C3": {"0.0", "0.04"},
		"B4": {"-0.1", "-0.05"}, "C4": {"+0.1", "0.05"},
	} {
		shown, err := f.GetCellValue(f.GetSheetName(0), cell)
		kept, rawErr := f.GetCellValue(f.GetSheetName(0), cell, excelize.Options{RawCellValue: true})
		if err != nil || rawErr != nil || shown != want[0] || kept != want[1] {
			t.Errorf("%s is %s, kept as %s; want %s, %s", cell, shown, kept, want[0], want[1])
		}
	}
}

func TestSheetNames(t *testing.T) {
	for _, test := range []struct{ title, name string }{
		{"Driftredovisning", "Driftredovisning"},
		{"Intäkter/kostnader: 'netto'", "Intäkter kostnader 'netto"},
		{"Kommunstyrelsens intäkter och kostnader", "Kommunstyrelsens intäkter och"}, // to the last word within 31 characters
		{"AboutSheet", "drift"},
		{"[?]", "drift"},
	} {
		tbl := table("drift", []report.Field{{Name: "post", Title: "Post", Type: report.TextType, Role: report.StubRole}}, []any{"A"})
		tbl.Title = test.title
		rep := &report.Report{Tables: []*report.Table{tbl}, Site: report.Site{Published: "2023-02-20"}}
		f, err := excelize.OpenReader(strings.NewReader(files(t, rep)["data/drift.xlsx"]))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := f.GetSheetList(), []string{test.name, "AboutSheet"}; !slices.Equal(got, want) {
			t.Errorf("the table %q: got the sheets %q, want %q", test.title, got, want)
		}
		f.Close()
	}
}
