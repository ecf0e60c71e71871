package check_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"bokslut/generator/check"
)

// FuzzRun checks any page. A loose figure's span must hold what its diagnostic says, as far
// as nothing in it is escaped.
func FuzzRun(f *testing.F) {
	for _, corpus := range []string{"testdata/notfigures.txt", "testdata/figures.txt"} {
		for _, s := range readCorpus(f, corpus) {
			f.Add(s.lang == "en", s.text)
		}
	}
	f.Fuzz(func(t *testing.T, english bool, text string) {
		head := "---\ntitle: Rapport\nlang: sv\n---\n"
		if english {
			head = strings.Replace(head, "sv", "en", 1)
		}
		rep, _ := read(t, fstest.MapFS{"content/index.md": file(head + text)})
		found := check.Run(rep)
		for _, l := range found.Loose {
			if got := l.Span.Text(); !strings.ContainsAny(got, "0123456789") && !strings.Contains(got, "&#") {
				t.Errorf("a figure without a digit: %q in %q", got, text)
			}
		}
	})
}
