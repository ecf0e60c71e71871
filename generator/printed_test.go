package main

import (
	"encoding/csv"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"bokslut/generator/diag"
	"bokslut/generator/site"
)

// printedRow is a row of a printed table: its figures by field, "" where print has none.
type printedRow struct {
	table, row string
	cells      map[string]string
}

// printed reads testdata/printed.txt, which was transcribed from the printed report.
func printed(t *testing.T) []printedRow {
	t.Helper()
	text, err := os.ReadFile("testdata/printed.txt")
	if err != nil {
		t.Fatal(err)
	}
	var rows []printedRow
	var table string
	var fields []string
	for line := range strings.Lines(string(text)) {
		line, _, _ = strings.Cut(line, " # ")
		if rest, ok := strings.CutPrefix(line, "table "); ok {
			id, names, _ := strings.Cut(rest, ":")
			table, fields = id, strings.Fields(names)
			continue
		}
		parts := strings.Split(line, " | ")
		if table == "" || len(parts) < 2 {
			continue
		}
		cells := map[string]string{}
		for i, field := range fields {
			cells[field] = strings.TrimSpace(parts[i+1])
		}
		rows = append(rows, printedRow{table, strings.TrimSpace(parts[0]), cells})
	}
	return rows
}

// isFigure reports whether a printed cell holds a figure: "i.u." and an empty one do not.
func isFigure(cell string) bool { return strings.ContainsAny(cell, "0123456789") }

// asData writes a printed figure as open data has it: −3 746 is -3746, 91,35 is 91.35.
func asData(cell string) string {
	cell = strings.TrimPrefix(cell, "prel: ")
	return strings.NewReplacer(" ", "", "\u00a0", "", "\u2212", "-", ",", ".", "%", "").Replace(cell)
}

// TestPrintedFigures finds each of the 265 printed figures of the ten numeric tables in
// the downloads, in the row and the field where it belongs.
func TestPrintedFigures(t *testing.T) {
	root := os.DirFS("..")
	files := buildFiles(t, root)
	records := map[string][][]string{}
	count := 0
	for _, row := range printed(t) {
		name := "data/" + row.table + ".csv"
		if records[name] == nil {
			all, err := csv.NewReader(strings.NewReader(files[name])).ReadAll()
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			records[name] = all
		}
		for _, field := range slices.Sorted(maps.Keys(row.cells)) {
			want := row.cells[field]
			if !isFigure(want) {
				continue
			}
			count++
			if got := csvCell(t, records[name], name, row.row, field); got != asData(want) {
				t.Errorf("%s, %s.%s is %q, printed %q", name, row.row, field, got, want)
			}
		}
	}
	if count != 265 {
		t.Errorf("%d printed figures were looked for, want 265", count)
	}
}

func csvCell(t *testing.T, records [][]string, name, row, field string) string {
	t.Helper()
	column := slices.Index(records[0], field)
	if column < 0 {
		t.Fatalf("%s has no column %q: %q", name, field, records[0])
	}
	for _, r := range records[1:] {
		if r[0] == row {
			return r[column]
		}
	}
	t.Fatalf("%s has no row %q", name, row)
	return ""
}

// TestPastedWhole builds the report with the finance department's tables pasted as
// printed, every derived cell filled: all are proved, and the downloads are the same.
func TestPastedWhole(t *testing.T) {
	files := sources(t)
	filled := map[string][][]string{}
	for _, row := range printed(t) {
		name := "data/" + row.table + ".csv"
		if filled[name] == nil {
			r := csv.NewReader(strings.NewReader(string(files[name].Data)))
			r.Comma = ';'
			all, err := r.ReadAll()
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			filled[name] = all
		}
		for field, cell := range row.cells {
			if isFigure(cell) {
				fill(t, filled[name], name, row, field, cell)
			}
		}
	}
	for name, records := range filled {
		var b strings.Builder
		w := csv.NewWriter(&b)
		w.Comma = ';'
		if err := w.WriteAll(records); err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: []byte(b.String())}
	}
	whole, asCommitted := buildFiles(t, files), buildFiles(t, os.DirFS(".."))
	for name := range filled {
		if whole[name] != asCommitted[name] {
			t.Errorf("%s differs when every derived cell is filled:\n%s\nwant:\n%s", name, whole[name], asCommitted[name])
		}
	}
}

// fill puts a printed figure into its cell of a source file.
func fill(t *testing.T, records [][]string, name string, row printedRow, field, cell string) {
	t.Helper()
	column := slices.IndexFunc(records[0], func(heading string) bool { return slices.Contains(headings[field], heading) })
	if column < 0 {
		t.Fatalf("%s has no column for %q: %q", name, field, records[0])
	}
	for _, r := range records[1:] {
		if r[0] == row.row {
			r[column] = cell
			return
		}
	}
	t.Fatalf("%s has no row %q", name, row.row)
}

// headings are the printed headings of fields, which the sources bear.
var headings = map[string][]string{
	"budget_2022": {"Budget 2022"}, "bokslut_2022": {"Bokslut 2022"}, "bokslut_2021": {"Bokslut 2021"},
	"avvikelse": {"Avv. bokslut/budget 2022", "Avvikelse från bokslut"},
	"differens": {"Diff. bokslut 2022/2021", "Differens"},
	"prognos":   {"Prognos"},
	"mal_2022":  {"Mål 2022"}, "utfall_2022": {"Utfall 2022"}, "utfall_2021": {"Utfall 2021"}, "utfall_2020": {"Utfall 2020"},
	"ar_2021": {"2021"}, "ar_2022": {"2022"},
}

// sources reads the report's own sources into memory.
func sources(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	root := os.DirFS("..")
	for _, name := range []string{"content", "data", "layouts", "site.yaml"} {
		err := fs.WalkDir(root, name, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := fs.ReadFile(root, path)
			files[path] = &fstest.MapFile{Data: text}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// buildFiles builds a report in memory and returns its files.
func buildFiles(t *testing.T, root fs.FS) map[string]string {
	t.Helper()
	config, problems, err := site.Load(root, nil)
	if err != nil || problems.Errors() {
		t.Fatal(err, shown(problems))
	}
	built, problems, err := site.Build(root, config)
	if err != nil || problems.Errors() {
		t.Fatal(err, shown(problems))
	}
	files := map[string]string{}
	var mu sync.Mutex
	err = built.Render(func(name string, part []byte, _ bool) error {
		mu.Lock()
		defer mu.Unlock()
		files[name] += string(part)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func shown(problems diag.List) string {
	var b strings.Builder
	_ = diag.Print(&b, problems, "en")
	return b.String()
}
