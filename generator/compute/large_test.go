package compute_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bokslut/generator/report"
)

// TestLarge has tables in which work that grows with the square of the rows, or a walk that
// goes down for each of them, would take minutes.
func TestLarge(t *testing.T) {
	const head = "title: T\nfields:\n  - {name: over, title: O, role: parent}\n  - {name: post, title: P, role: stub}\n  - {name: a, title: A}\n"
	table := func(n int, row func(i int) string) string {
		var b strings.Builder
		b.WriteString("id;over;post;a;b\n")
		for i := range n {
			b.WriteString(row(i))
		}
		return b.String()
	}
	for _, c := range []struct{ name, csv, yaml string }{
		{"share of a whole", table(50_000, func(i int) string { return fmt.Sprintf("r%d;;R;%d;\n", i, i) }),
			head + "  - {name: b, title: B, formula: \"share(a, sum(all.a)) + if(count(all.a) = 0, 1, 0) * share(a, a)\"}\n"},
		{"proved share of a whole", table(20_000, func(i int) string { return fmt.Sprintf("r%d;;R;1;0,0\n", i) }),
			head + "  - {name: b, title: B, formula: \"share(a, sum(all.a))\"}\n"},
		{"parents in parents", table(10_000, func(i int) string { return fmt.Sprintf("r%d;r%d;R;;1\n", i, i+1) }) + "r10000;;R;;1\n",
			head + "  - {name: b, title: B, sums: false}\n"},
	} {
		csv := c.csv
		if c.name == "parents in parents" {
			csv = strings.Replace(csv, "r0;r1;R;;", "r0;r1;R;1;", 1)
		}
		began := time.Now()
		_, problems := derive(t, fstest.MapFS{"data/t.csv": {Data: []byte(csv)}, "data/t.yaml": {Data: []byte(c.yaml)}})
		if took := time.Since(began); took > 20*time.Second {
			t.Errorf("%s took %s", c.name, took)
		}
		if problems != "" {
			t.Errorf("%s: %s", c.name, problems[:min(len(problems), 500)])
		}
	}
}

// TestManyRows has a field of many rows: empty ones, published ones, right and wrong, and one
// that could not be read.
func TestManyRows(t *testing.T) {
	const rows = 40_000
	var csv strings.Builder
	csv.WriteString("id;post;a;b\n")
	for i := range rows {
		published := ""
		switch i {
		case 20_000:
			published = fmt.Sprint(2*i + rows)
		case 30_000:
			published = "7"
		case 35_000:
			published = "x"
		}
		fmt.Fprintf(&csv, "r%d;R;%d;%s\n", i, i, published)
	}
	root := fstest.MapFS{"data/t.csv": {Data: []byte(csv.String())}, "data/t.yaml": {Data: []byte(
		"title: T\nfields:\n  - {name: post, title: P, role: stub}\n  - {name: a, title: A}\n  - {name: b, title: B, formula: 2 * a + count(all.a)}\n")}}
	const wantProblems = `data/t.csv:30002:16: error: R, B is 7, but 2 * a + count(all.a) gives 100000.0 [proof-wrong]
data/t.csv:35002:16: error: "x" is not a number [csv-number]
`
	rep, problems := derive(t, root)
	if problems != wantProblems {
		t.Errorf("got %s, want %s", problems, wantProblems)
	}
	table := rep.Table("t")
	for i := range rows {
		want := fmt.Sprintf("%d computed", 2*i+rows)
		switch i {
		case 20_000:
			want = "80000 published"
		case 30_000:
			want = "7 published"
		case 35_000:
			want = "0 published" // and empty
		}
		v := table.Value(i, 2)
		if got := fmt.Sprintf("%s %s", v.Number, []string{"given", "computed", "published"}[v.Origin]); got != want {
			t.Fatalf("row %d: got %s, want %s", i, got, want)
		}
	}
	want := report.Reach{Computed: rows - 3, Published: 3}
	if reach := table.Fields[2].Formula.Reach; reach != want || len(table.Proofs) != 2 {
		t.Errorf("got %+v and %d proofs, want %+v and 2", reach, len(table.Proofs), want)
	}
}

// TestBound has formulas with as many names and numbers as a table of its rows may have, and
// with one more: 20,000 rows times 400.
func TestBound(t *testing.T) {
	const tooLong = ": error: the table's formulas, up to this one, are too long for as many rows as it has [formula-size]\n"
	var rows strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&rows, "P%d;1\n", i)
	}
	for _, c := range []struct{ formula, checks, want string }{
		{strings.Repeat("a+", 399) + "a", "", ""},
		{strings.Repeat("a+", 400) + "1", "", "data/t.yaml:5:34" + tooLong},
		{strings.Repeat("a+", 399) + "a", "checks:\n  - {that: a > 0, why: W}\n", "data/t.yaml:7:12" + tooLong},
	} {
		yaml := "title: T\nfields:\n  - {name: post, title: P, role: stub}\n  - {name: a, title: A}\n  - {name: b, title: B, formula: " + c.formula + "}\n" + c.checks
		_, problems := derive(t, fstest.MapFS{"data/t.csv": {Data: []byte("post;a\n" + rows.String())}, "data/t.yaml": {Data: []byte(yaml)}})
		if problems != c.want {
			t.Errorf("%.20s… %s: got\n%.500s\nwant %s", c.formula, c.checks, problems, c.want)
		}
	}
}

// TestManyFailing has two checks that hold for one row and not for 600 others: the first 500 are told
// one by one, and of each check how many more there are.
func TestManyFailing(t *testing.T) {
	var csv strings.Builder
	csv.WriteString("id;post;a\nless;R;-2\n")
	for i := range 600 {
		fmt.Fprintf(&csv, "r%d;R;%d\n", i, i)
	}
	_, problems := derive(t, fstest.MapFS{"data/t.csv": {Data: []byte(csv.String())}, "data/t.yaml": {Data: []byte(
		"title: T\nfields:\n  - {name: post, title: P, role: stub}\n  - {name: a, title: A}\nchecks:\n  - {that: a < 0, why: W}\n  - {that: a < -1, why: W}\n")}})
	if told := strings.Count(problems, "this does not hold for R: "); told != 500 {
		t.Errorf("%d rows are told one by one, want 500", told)
	}
	for _, want := range []string{
		"data/t.yaml:6:12: error: this does not hold for 100 more rows [check-fails]\n",
		"data/t.yaml:7:12: error: this does not hold for 600 more rows [check-fails]\n",
	} {
		if strings.Count(problems, want) != 1 {
			t.Errorf("not told once: %s", want)
		}
	}
}
