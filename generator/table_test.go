package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// A workbook with several sheets is asked about, and nothing is written until one is named: only
// the sheets that show something are offered, but a hidden one can be named too.
func TestTableAddSheet(t *testing.T) {
	report := filepath.Join(t.TempDir(), "report")
	if code, said := command("init", report); code != fine {
		t.Fatal(said)
	}
	file := filepath.Join(t.TempDir(), "Bokslut 2022.xlsx")
	f := excelize.NewFile()
	defer f.Close()
	for _, sheet := range []string{"Drift", "Investeringar", "Underlag", "Tomt"} {
		if _, err := f.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		if sheet == "Tomt" {
			continue
		}
		for at, value := range map[string]any{"A1": "Post", "B1": "Utfall 2022 (tkr)", "A2": sheet + " a", "B2": 12, "A3": sheet + " b", "B3": 30} {
			if err := f.SetCellValue(sheet, at, value); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	if err := f.SetSheetVisible("Underlag", false); err != nil {
		t.Fatal(err)
	}
	if err := f.SaveAs(file); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		args []string
		code int
		said string
	}{
		{nil, problems, `it has 2 sheets, which each make a table: say --sheet with one of "Drift" or "Investeringar"`},
		{[]string{"--sheet", "Personal"}, problems, `there is no sheet "Personal": write one of "Drift" or "Investeringar"`},
		{[]string{"--sheet", "Tomt"}, problems, "no table was found"},
		{[]string{"--sheet", "Investeringar"}, fine, "data/investeringar.csv and data/investeringar.yaml: investeringar, 2 rows and 2 columns"},
		{[]string{"--sheet", "Underlag", "--id", "andra"}, fine, "data/andra.csv and data/andra.yaml"},
	} {
		code, said := command(append([]string{"table", "add", file, "-C", report}, test.args...)...)
		if code != test.code || !strings.Contains(said, test.said) {
			t.Errorf("%q: code %d, said\n%s\nwant code %d,\n%s", test.args, code, said, test.code, test.said)
		}
		made, err := filepath.Glob(filepath.Join(report, "data", "investeringar.*"))
		if err != nil || code != fine && len(made) > 0 {
			t.Errorf("%q: wrote %q, %v", test.args, made, err)
		}
	}
	for id, want := range map[string]string{
		"investeringar": "id;Post;Utfall 2022\ninvesteringar_a;Investeringar a;12\ninvesteringar_b;Investeringar b;30\n",
		"andra":         "id;Post;Utfall 2022\nunderlag_a;Underlag a;12\nunderlag_b;Underlag b;30\n",
	} {
		if got, err := os.ReadFile(filepath.Join(report, "data", id+".csv")); err != nil || string(got) != want {
			t.Errorf("%s: %v\n%s\nwant\n%s", id, err, got, want)
		}
	}
}

// command runs the program, and returns its exit code and all that it said.
func command(args ...string) (int, string) {
	var said bytes.Buffer
	code := run(context.Background(), args, &said, &said)
	return code, said.String()
}
