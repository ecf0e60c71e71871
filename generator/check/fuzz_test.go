package check_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"bokslut/generator/check"
)

// FuzzFigure writes any text between the brackets of a figure whose cell is 75 796 tkr. What
// is let pass says a number; what is not has one diagnostic, with a hint.
func FuzzFigure(f *testing.F) {
	for _, written := range []string{"75 796 tkr", "75\u00a0796", "knappt 76 mnkr", "75,8 miljoner kronor", "−75 796", "+1e5", "noll", "75 7960", "**75** 796", "1_000", "٧٥", "75&nbsp;796\ntkr", "1000000000000000000000000000000", "\u00ad", " ", "minst noll tkr"} {
		f.Add(written)
	}
	words := strings.Fields("noll en ett två tre fyra fem sex sju åtta nio tio elva tolv")
	isNumber := func(word string) bool { return slices.Contains(words, word) }
	f.Fuzz(func(t *testing.T, written string) {
		if strings.ContainsAny(written, "[]()\\`<>&!\n\r") { // or it is not between the brackets
			return
		}
		root := maps.Clone(tables)
		root["content/index.md"] = file("---\ntitle: Rapport\n---\n[" + written + "](/data/drift.csv#intakter.bokslut_2022)")
		rep, unread := read(t, root)
		if len(unread) > 0 { // a hidden character, say
			return
		}
		problems := check.Run(rep).Problems
		if len(problems) == 0 && written != "" && !strings.ContainsAny(written, "0123456789") && !slices.ContainsFunc(strings.Fields(strings.ToLower(written)), isNumber) {
			t.Errorf("%q passes for 75 796 tkr", written)
		}
		for _, d := range problems {
			if d.Hint.String() == "" {
				t.Errorf("%q: no hint: %s", written, d.Message)
			}
		}
	})
}

// FuzzRun checks any page, with the tables that its links may lead to. A loose figure's span must hold what its diagnostic says, as far
// as nothing in it is escaped.
func FuzzRun(f *testing.F) {
	for _, corpus := range []string{"testdata/notfigures.txt", "testdata/figures.txt", "testdata/rightfigures.txt"} {
		for _, s := range readCorpus(f, corpus) {
			f.Add(s.lang == "en", rightFigures.Replace(s.text))
		}
	}
	f.Add(true, "&amp; &copyfoo;&copyfoo;&copyfoo;&copyfoo; 5 kr and no more than this") // no entities
	f.Fuzz(func(t *testing.T, english bool, text string) {
		head := "---\ntitle: Rapport\nlang: sv\n---\n"
		if english {
			head = strings.Replace(head, "sv", "en", 1)
		}
		root := maps.Clone(tables)
		root["content/index.md"] = file(head + text)
		rep, _ := read(t, root)
		found := check.Run(rep)
		for _, l := range found.Loose {
			if got := l.Span.Text(); !strings.ContainsAny(got, "0123456789") && !strings.Contains(got, "&#") {
				t.Errorf("a figure without a digit: %q in %q", got, text)
			}
		}
	})
}
