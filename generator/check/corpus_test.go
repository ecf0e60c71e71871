package check_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bokslut/generator/check"
	"bokslut/generator/diag"
)

// TestNoFalseAlarms reads sentences of other reports' style, none of which holds a figure.
func TestNoFalseAlarms(t *testing.T) {
	sentences := readCorpus(t, "testdata/notfigures.txt")
	if len(sentences) < 170 {
		t.Errorf("only %d sentences", len(sentences))
	}
	for i, got := range looseFigures(t, sentences) {
		if len(got) > 0 {
			t.Errorf("%q is a figure in %q", got, sentences[i].text)
		}
	}
}

// TestLooseFigures reads sentences in which each figure stands in braces.
func TestLooseFigures(t *testing.T) {
	sentences := readCorpus(t, "testdata/figures.txt")
	if len(sentences) < 60 {
		t.Errorf("only %d sentences", len(sentences))
	}
	for i, got := range looseFigures(t, sentences) {
		if want := sentences[i].figures; !slices.Equal(got, want) {
			t.Errorf("figures %q, want %q, in %q", got, want, sentences[i].text)
		}
	}
}

// rightFigures is what the figures of testdata/rightfigures.txt are bound to.
var rightFigures = strings.NewReplacer(
	"(intakter)", "(/data/drift.csv#intakter.bokslut_2022)", "(kostnader)", "(/data/drift.csv#kostnader.bokslut_2022)",
	"(resultat)", "(/data/drift.csv#resultat.bokslut_2022)", "(resultat_2021)", "(/data/drift.csv#resultat.bokslut_2021)",
	"(kvinnor)", "(/data/andelar.csv#kvinnor.ar_2022)", "(kvinnor_2021)", "(/data/andelar.csv#kvinnor.ar_2021)", "(skillnad)", "(/data/andelar.csv#kvinnor.differens)",
	"(luncher)", "(/data/antal.csv#luncher.varde)", "(avvikelser)", "(/data/antal.csv#avvikelser.varde)", "(avgift)", "(/data/antal.csv#avgift.varde)",
	"(index)", "(/data/antal.csv#index.varde)", "(el)", "(/data/matt.csv#el.varde)", "(ledighet)", "(/data/matt.csv#ledighet.varde)",
	"(yta)", "(/data/matt.csv#yta.varde)", "(promille)", "(/data/matt.csv#promille.varde)",
)

// TestRightFigures reads sentences in which all that is bound is right.
func TestRightFigures(t *testing.T) {
	for _, s := range readCorpus(t, "testdata/rightfigures.txt") {
		for _, d := range check.Run(readPage(t, s.lang, rightFigures.Replace(s.text))).Problems {
			if d.Code != "figure-loose" {
				t.Errorf("%s\n%s", s.text, list(diag.List{d}))
			}
		}
	}
}

// sentence is one line of a corpus, which may hold \n for a line break.
type sentence struct {
	lang    string
	text    string   // without braces
	figures []string // what stood in braces
}

func readCorpus(t testing.TB, file string) []sentence {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all []sentence
	var lang string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSuffix(line, "\n")
		if l, ok := strings.CutPrefix(line, "lang "); ok {
			lang = l
			continue
		}
		if strings.HasPrefix(line, "# ") {
			continue
		}
		s := sentence{lang: lang}
		for i, part := range strings.FieldsFunc(" "+strings.ReplaceAll(line, `\n`, "\n"), func(r rune) bool { return r == '{' || r == '}' }) {
			if i%2 == 1 {
				s.figures = append(s.figures, part)
			}
			s.text += part
		}
		s.text = s.text[1:]
		all = append(all, s)
	}
	return all
}

// looseFigures returns the loose figures of each sentence. The sentences of a language
// are one page, each a paragraph.
func looseFigures(t *testing.T, sentences []sentence) [][]string {
	t.Helper()
	all := make([][]string, len(sentences))
	for _, lang := range []string{"sv", "en"} {
		page := "---\ntitle: Corpus\nlang: " + lang + "\n---\n\n"
		var starts, indexes []int
		for i, s := range sentences {
			if s.lang == lang {
				starts, indexes = append(starts, len(page)), append(indexes, i)
				page += s.text + "\n\n"
			}
		}
		rep, problems := read(t, fstest.MapFS{"content/index.md": {Data: []byte(page)}})
		if problems.Errors() {
			t.Fatal(list(problems))
		}
		for _, l := range check.Run(rep).Loose {
			i, found := slices.BinarySearch(starts, int(l.Span.Start))
			if !found {
				i--
			}
			all[indexes[i]] = append(all[indexes[i]], l.Span.Text())
		}
	}
	return all
}
