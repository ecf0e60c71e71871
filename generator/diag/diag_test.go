package diag_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"bokslut/generator/diag"
)

func TestPos(t *testing.T) {
	src := diag.NewSource("a.md", "räka\r\n\r\nå\rß𝄞x\n")
	tests := []struct {
		offset int
		want   string
	}{
		{0, "a.md:1:1"},
		{3, "a.md:1:3"}, // ä takes two bytes
		{7, "a.md:2:1"},
		{9, "a.md:3:1"},
		{12, "a.md:4:1"}, // after CR alone
		{18, "a.md:4:3"}, // 𝄞 takes four bytes and is one character
		{20, "a.md:5:1"},
		{99, "a.md:5:1"},
	}
	for _, test := range tests {
		if got := src.Pos(test.offset).String(); got != test.want {
			t.Errorf("Pos(%d) = %s, want %s", test.offset, got, test.want)
		}
	}
	if got := src.Line(4); got != "ß𝄞x" {
		t.Errorf("Line(4) = %q", got)
	}
	if got := src.Offset(4, 3); got != 18 {
		t.Errorf("Offset(4, 3) = %d, want 18", got)
	}
}

func TestPrint(t *testing.T) {
	src := diag.NewSource("data/drift.csv", "id;Post;Utfall\nintakter;Intäkter;7O 000\n")
	long := diag.NewSource("a.md", strings.Repeat("ord ", 60)+"FEL "+strings.Repeat("ord ", 60))
	tests := []struct {
		name string
		list diag.List
		want string
	}{
		{"excerpt and hint", diag.List{src.Span(34, 40).Errorf("csv-number", "%q is not a number", "7O 000").WithHint("write digits")}, `data/drift.csv:2:19: error: "7O 000" is not a number [csv-number]
  intakter;Intäkter;7O 000
                    ^^^^^^
  hint: write digits
`},
		{"whole file", diag.List{src.Whole().Warnf("csv-empty", "the table has no rows")}, "data/drift.csv: warning: the table has no rows [csv-empty]\n"},
		{"long line", diag.List{long.Span(240, 243).Errorf("x", "found")}, "a.md:1:241: error: found [x]\n" +
			"  …" + strings.Repeat(" ord", 12) + " FEL" + strings.Repeat(" ord", 12) + "…\n" +
			"   " + strings.Repeat("    ", 12) + " ^^^\n"},
		{"control characters", diag.List{diag.NewSource("a.md", "a\x1b[31mb\u202e").Span(1, 2).Errorf("x", "found %s", "\x07")},
			"a.md:1:2: error: found · [x]\n  a·[31mb·\n   ^\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var b strings.Builder
			if err := diag.Print(&b, test.list, "en"); err != nil {
				t.Fatal(err)
			}
			if b.String() != test.want {
				t.Errorf("got:\n%swant:\n%s", b.String(), test.want)
			}
		})
	}
}

func TestSort(t *testing.T) {
	a, b := diag.NewSource("a", "1\n2\n"), diag.NewSource("b", "1\n")
	list := diag.List{b.Span(0, 1).Errorf("x", "m"), a.Span(2, 3).Errorf("x", "m"), a.Span(0, 1).Warnf("x", "m"), a.Span(2, 3).Errorf("x", "m")}
	list.Sort()
	var got []string
	for _, d := range list {
		got = append(got, d.Pos.String())
	}
	if want := "a:2:1 b:1:1 a:1:1"; strings.Join(got, " ") != want {
		t.Errorf("sorted: %s, want %s", strings.Join(got, " "), want)
	}
	if !list.Errors() || list[2:].Errors() {
		t.Error("Errors must tell errors from warnings")
	}
}

func TestListed(t *testing.T) {
	for n, want := range map[int]string{0: "", 1: "a", 3: "a, a, a", 20: strings.Repeat("a, ", 19) + "a", 21: strings.Repeat("a, ", 20) + "…", 50_000: strings.Repeat("a, ", 20) + "…"} {
		if got := diag.Listed(slices.Repeat([]string{"a"}, n), ", "); got != want {
			t.Errorf("%d words: %s", n, got)
		}
	}
}

func TestNearest(t *testing.T) {
	known := []string{"intakter", "kostnader", "resultat"}
	for word, want := range map[string]string{"intäkter": "intakter", "kostander": "kostnader", "resultatet": "resultat", "budget": "", "": ""} {
		if got := diag.Nearest(word, known); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

// A file with more mistakes than anyone reads has the first ones told, and the number of the
// others, also when parts of the list were shortened before they were joined.
func TestShorten(t *testing.T) {
	long, other := diag.NewSource("a.csv", strings.Repeat("x\n", 3000)), diag.NewSource("b.csv", "x\n")
	list := func(from, to int, problem func(diag.Span) diag.Diagnostic) (list diag.List) {
		for line := to - 1; line >= from; line-- { // in no order
			list.Add(problem(long.Span(2*line, 2*line+1)))
		}
		return list
	}
	wrong := func(at diag.Span) diag.Diagnostic { return at.Errorf("wrong", "wrong") }
	odd := func(at diag.Span) diag.Diagnostic { return at.Warnf("odd", "odd") }
	whole := slices.Concat(list(0, 400, wrong), list(400, 3000, odd), diag.List{wrong(other.Span(0, 1))})
	parts := diag.List{wrong(other.Span(0, 1))}
	for _, part := range []diag.List{list(2000, 3000, odd), list(0, 400, wrong), list(400, 2000, odd)} {
		part.Shorten()
		parts.Add(part...)
	}
	for name, list := range map[string]diag.List{"whole": whole, "in parts": parts} {
		list.Shorten()
		if len(list) != 502 {
			t.Errorf("%s: %d are told", name, len(list))
			continue
		}
		for i, want := range map[int]string{
			0: "a.csv:1:1: error: wrong", 399: "a.csv:400:1: error: wrong", 400: "b.csv:1:1: error: wrong",
			401: "a.csv: warning: the file has 2500 more mistakes", 402: "a.csv:401:1: warning: odd", 501: "a.csv:500:1: warning: odd",
		} {
			if got := fmt.Sprintf("%s: %s: %s", list[i].Pos, list[i].Severity, list[i].Message); got != want {
				t.Errorf("%s: number %d is %q, want %q", name, i, got, want)
			}
		}
	}
	errors := list(0, 501, wrong)
	errors.Shorten()
	if errors[0].Severity != diag.Error {
		t.Errorf("an error that is left out is told as %v", errors[0])
	}
}
