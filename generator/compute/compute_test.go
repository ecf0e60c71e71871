package compute_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bokslut/generator/compute"
	"bokslut/generator/data"
	"bokslut/generator/diag/diagtest"
	"bokslut/generator/report"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestDerive runs the cases in testdata: tables, and what must come out of them.
//
// A line of want is "table#row.field" or "table#figure", and after "=" the value, its
// unit, and, of a published value, the verdict and what the formula gives:
//
//	drift#intakter.avvikelse = 5959 tkr | rounding, 5960 [5959, 5961]
//	check drift 0 = same, 600 = 600 tkr
//	reach drift#avvikelse = 8 computed, 2 published
//	uneven drift = kostnader.budget_2022
//	proofs drift = intakter.avvikelse; kostnader.budget_2022
//
// reach counts the cells of a field's or a row's formula, or of a row that is the sum of its parts.
//
// The file diagnostics holds the whole list, "file:line:column: severity: message [code]".
func TestDerive(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) == 0 {
		t.Fatal("no cases in testdata")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			root, want, wantProblems := fstest.MapFS{}, "", ""
			for _, f := range archive.Files {
				switch f.Name {
				case "want":
					want = string(f.Data)
				case "diagnostics":
					wantProblems = string(f.Data)
				default:
					root[f.Name] = &fstest.MapFile{Data: f.Data}
				}
			}
			rep, problems := derive(t, root)
			if diff := cmp.Diff(wantProblems, problems); diff != "" {
				t.Errorf("diagnostics, - want + got:\n%s", diff)
			}
			var got strings.Builder
			for line := range strings.Lines(want) {
				name, _, _ := strings.Cut(strings.TrimSpace(line), " = ")
				fmt.Fprintf(&got, "%s = %s\n", name, describe(t, rep, name))
			}
			if diff := cmp.Diff(want, got.String()); diff != "" {
				t.Errorf("values, - want + got:\n%s", diff)
			}
		})
	}
}

func derive(t *testing.T, root fstest.MapFS) (*report.Report, string) {
	t.Helper()
	tables, problems, err := data.Read(root, "data", data.Options{Language: "sv"})
	if err != nil {
		t.Fatal(err)
	}
	rep := &report.Report{Tables: tables}
	problems.Add(slices.Concat(compute.Derive(rep, rep.Tables)...)...)
	problems.Sort()
	diagtest.Swedish(t, problems)
	var b strings.Builder
	for _, d := range problems {
		fmt.Fprintf(&b, "%s: %s: %s [%s]\n", d.Pos, d.Severity, d.Message, d.Code)
	}
	return rep, b.String()
}

// describe writes what a name in a want file stands for.
func describe(t *testing.T, rep *report.Report, name string) string {
	if rest, ok := strings.CutPrefix(name, "check "); ok {
		var id string
		var n int
		if _, err := fmt.Sscanf(rest, "%s %d", &id, &n); err != nil {
			t.Fatal(err)
		}
		var verdicts []string
		for _, v := range rep.Table(id).Checks[n].Verdicts {
			verdict := v.Verdict.String()
			for _, s := range v.Sides {
				verdict += fmt.Sprintf(", %s %s %s", text(s.Left, ""), s.Sign, text(s.Right, s.Right.Unit))
			}
			verdicts = append(verdicts, verdict)
		}
		return strings.Join(verdicts, "; ")
	}
	if rest, ok := strings.CutPrefix(name, "reach "); ok {
		id, of, _ := strings.Cut(rest, "#")
		reach := reachOf(rep.Table(id), of)
		return fmt.Sprintf("%d computed, %d published", reach.Computed, reach.Published)
	}
	if id, ok := strings.CutPrefix(name, "uneven "); ok {
		return cellNames(rep.Table(id), rep.Table(id).Uneven)
	}
	if id, ok := strings.CutPrefix(name, "proofs "); ok {
		var cells []report.Cell
		for _, p := range rep.Table(id).Proofs {
			cells = append(cells, report.Cell{Row: p.Row, Field: p.Field})
		}
		return cellNames(rep.Table(id), cells)
	}
	id, fragment, _ := strings.Cut(name, "#")
	table := rep.Table(id)
	if table == nil {
		t.Fatalf("no table %q", id)
	}
	rowID, field, isCell := strings.Cut(fragment, ".")
	if !isCell {
		f := table.Named(fragment)
		return text(f.Value, f.Of)
	}
	row, col := table.RowIndex(rowID), table.FieldIndex(field)
	if row < 0 || col < 0 {
		t.Fatalf("no cell %q", name)
	}
	v := table.Value(row, col)
	got := text(v, v.Unit)
	for _, p := range table.Proofs {
		if p.Row == row && p.Field == col {
			got += " | " + p.Verdict.String() + ", " + text(p.Computed, "")
			if p.Bounded {
				got += fmt.Sprintf(" [%s, %s]", plain(p.Low), plain(p.High))
			}
		}
	}
	return got
}

func cellNames(t *report.Table, cells []report.Cell) string {
	names := make([]string, len(cells))
	for i, c := range cells {
		names[i] = t.Rows[c.Row].ID + "." + t.Fields[c.Field].Name
	}
	return strings.Join(names, "; ")
}

// reachOf returns what the formula of a field or row of that name reaches.
func reachOf(t *report.Table, name string) report.Reach {
	if field := t.FieldIndex(name); field >= 0 {
		return t.Fields[field].Formula.Reach
	}
	row := t.RowIndex(name)
	for _, sum := range t.SumRows {
		if sum.Row == row {
			return sum.Reach
		}
	}
	return t.Rows[row].Said.Formula.Reach
}

func text(v report.Value, unit string) string {
	var s string
	switch v.Kind {
	case report.EmptyValue:
		return "empty"
	case report.MissingValue:
		s = "missing: " + v.Missing.Code
	case report.CodeValue:
		s = v.Code.Value
	case report.DateValue:
		s = v.Date
	case report.NumberValue:
		s = string(v.Number.AppendPlain(nil, int(v.Decimals)))
		if unit != "" {
			s += " " + unit
		}
	}
	if v.Flags != nil {
		for _, f := range v.Flags.List {
			s += " " + f.Code
		}
	}
	return s
}

// plain writes a number without the zeros at its end.
func plain(n report.Number) string {
	s := n.String()
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}
