package intake_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bokslut/generator/intake"
)

// TestKeep replaces a table with that of the year after.
func TestKeep(t *testing.T) {
	const begins = `title: Personal
fields:
  - {name: post, title: Post, role: stub}
  - {name: ar_2023, title: "2023"}
  - {name: ar_2022, title: "2022"}
rows:
  frisktal: {unit: procent}
`
	for _, test := range []struct {
		name, old, added string
		kept, lost       []string
	}{
		{name: "keys, rows and notes that only the old one says", old: "\ufeff# Titta\n" + `title: Personal
fields:
  - {name: post, title: Post, role: stub}
  - {name: ar_2022, title: "2022"}
  - {name: ar_2021, title: "2021"}
rows:
  antal: {unit: st}   # huvuden
  frisktal: {unit: procent}
charts:
  # till startsidan
  alla: {type: bar, title: Alla, fields: [ar_2021, ar_2022]}

notes:
  a:
    text: Utan timavlönade.
    to: [antal]
`, added: `  antal: {unit: st}   # huvuden
charts:
  # till startsidan
  alla: {type: bar, title: Alla, fields: [ar_2021, ar_2022]}
notes:
  a:
    text: Utan timavlönade.
    to: [antal]
`, kept: []string{"antal", "charts", "a"}},
		{name: "what both say is told of", old: `title: Våra anställda
fields:
  - {name: ar_2022, title: "2022", unit: st}
  - name: ar_2021
    title: "2021"
rows:
  frisktal: {unit: procent, decimals: 0}
  chefer: {unit: st}
`, lost: []string{"title: Våra anställda", `- {name: ar_2022, title: "2022", unit: st}`, "frisktal: {unit: procent, decimals: 0}", "chefer: {unit: st}"}},
		{name: "a computed column that is gone is told of, one of another year is not", old: `title: Personal
fields:
  - {name: ar_2021, title: "2021"}
  - {name: andel, title: Andel, formula: "share(ar_2022, ar_2021)"}
`, lost: []string{`- {name: andel, title: Andel, formula: "share(ar_2022, ar_2021)"}`}},
		{name: "rows within braces are left to the author", old: "title: Personal\nrows: {antal: {unit: st}}\n", lost: []string{"rows: {antal: {unit: st}}"}},
		{name: "no YAML", old: "?"},
	} {
		t.Run(test.name, func(t *testing.T) {
			sheets, err := intake.Read("a.csv", []byte("Personal;;\nPost;2023;2022\nAntal;120;118\nFrisktal, %;71;69\n"))
			if err != nil {
				t.Fatal(err)
			}
			draft, err := intake.Make(&sheets[0], intake.Options{ID: "personal", Language: "sv"})
			if err != nil {
				t.Fatal(err)
			}
			draft.Keep(strings.ReplaceAll(test.old, "\n", "\r\n"))
			if diff := cmp.Diff(begins+test.added, draft.Sidecar); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if diff := cmp.Diff([2][]string{test.kept, test.lost}, [2][]string{draft.Kept, draft.Lost}); diff != "" {
				t.Errorf("kept and lost: -want +got:\n%s", diff)
			}
		})
	}
}
