package compute_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"
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
