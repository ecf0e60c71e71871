package strictyaml_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"bokslut/generator/diag"
	"bokslut/generator/diag/diagtest"
	"bokslut/generator/strictyaml"
)

type settings struct {
	Unit     *string `yaml:"unit"`
	Decimals *int    `yaml:"decimals"`
}

type chart struct {
	strictyaml.Place
	Title strictyaml.Text `yaml:"title,required"`
	Rows  []string        `yaml:"rows"`
}

type sidecar struct {
	Title  string `yaml:"title"`
	Year   int    `yaml:"year"`
	Draft  bool   `yaml:"draft"`
	Shown  *bool  `yaml:"shown"`
	Number *struct {
		Decimal string `yaml:"decimal"`
	} `yaml:"number"`
	settings
	Notes  []strictyaml.Text     `yaml:"notes"`
	Charts strictyaml.Map[chart] `yaml:"charts"`
}

// at writes a text as value@start-end.
func at(t strictyaml.Text) string { return fmt.Sprintf("%s@%d-%d", t.Value, t.Start, t.End) }

func TestDecode(t *testing.T) {
	const source = "title: 2021\nyear: 2022\ndraft: true\nunit: tkr\ndecimals: 0\nnumber: {decimal: \",\"}\n" +
		"charts:\n  kostnad: {title: 'Årets kostnad', rows: [a, b]}\n  resultat:\n    title: Resultat\n"
	var got sidecar
	if list := strictyaml.Decode(diag.NewSource("a.yaml", source), 0, len(source), &got); len(list) > 0 {
		t.Fatalf("got %v; want no diagnostics", list)
	}
	if got.Title != "2021" || got.Year != 2022 || !got.Draft || got.Shown != nil || *got.Unit != "tkr" || *got.Decimals != 0 || got.Number.Decimal != "," {
		t.Errorf("got %+v", got)
	}
	if len(got.Charts) != 2 || got.Charts[0].Key.Value != "kostnad" || got.Charts[1].Key.Value != "resultat" {
		t.Fatalf("got charts %+v; want kostnad and resultat, in that order", got.Charts)
	}
	first, second := got.Charts[0].Value, got.Charts[1].Value
	for _, text := range []strictyaml.Text{got.Charts[0].Key, first.Title, second.Title} {
		if in := source[text.Start:text.End]; in != text.Value {
			t.Errorf("%s stands at %q; want at itself", at(text), in)
		}
	}
	if !reflect.DeepEqual(first.Rows, []string{"a", "b"}) {
		t.Errorf("got rows %q; want a and b", first.Rows)
	}
	if in := source[first.Place.Start:first.Place.End]; in != "title" {
		t.Errorf("the chart's place is %q; want its first key", in)
	}
}

// TestTextPlace has a text in each of YAML's ways, and where its first line stands.
func TestTextPlace(t *testing.T) {
	for _, c := range []struct{ source, value, place string }{
		{"notes: [å, bc]", "bc", "bc"},
		{`notes: ["å", "b\"c"]`, `b"c`, `b\"c`},
		{`notes: ['å', 'b''c']`, "b'c", "b''c"},
		{"notes:\n  - å\n  - b\n    c\n", "b c", "b"},
		{"notes:\n  - å\n  - |\n    b\n    c\n", "b\nc\n", "b"},
		{"notes:\r\n  - å\r\n  - >-\r\n    b\r\n    c\r\n", "b c", "b"},
		{"notes:\n  - å\n  - \"b\n    c\"\n", "b c", "b"},
		{"notes: [x\u2028y, '']", "", ""},
	} {
		var got sidecar
		list := strictyaml.Decode(diag.NewSource("a.yaml", c.source), 0, len(c.source), &got)
		if len(list) > 0 || len(got.Notes) != 2 {
			t.Errorf("%q: got %v, %v; want two notes", c.source, got.Notes, list)
			continue
		}
		note := got.Notes[1]
		if place := c.source[note.Start:note.End]; note.Value != c.value || place != c.place {
			t.Errorf("%q: got %q at %q; want %q at %q", c.source, note.Value, place, c.value, c.place)
		}
	}
}

// TestPart reads YAML that is a part of a file, as front matter is.
func TestPart(t *testing.T) {
	const source = "---\ntitle: Drift\ntitel: Drift\n---\ntext: : :\n"
	var got sidecar
	list := strictyaml.Decode(diag.NewSource("a.md", source), 4, strings.Index(source, "---\ntext"), &got)
	if len(list) != 1 || list[0].Pos.String() != "a.md:3:1" || list[0].Excerpt != "titel: Drift" || got.Title != "Drift" {
		t.Errorf("got %+v, %v; want titel reported at 3:1", got, list)
	}
}

func TestDiagnostics(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"titel: x", `1:1 yaml-unknown-key "titel" is not a key of the file`},
		{"a: {b: c}\nyear: x", `1:1 yaml-unknown-key "a" is not a key of the file
2:7 yaml-type year is a whole number, not "x"`},
		{"title: a\ntitle: b\ntitle: c", `2:1 yaml-duplicate-key "title" is written twice in the file, first on line 1
3:1 yaml-duplicate-key "title" is written twice in the file, first on line 1`},
		{"year: 0123", `1:7 yaml-type year is a whole number, not "0123"`},
		{`year: "2022"`, `1:8 yaml-type year is a whole number, not "2022"`},
		{"draft: yes", `1:8 yaml-type draft is true or false, not "yes"`},
		{"title: [a]", `1:9 yaml-type title is a list; expected a text`},
		{"title:\nnotes: a", `1:7 yaml-type title has no value; expected a text
2:8 yaml-type notes is a text; expected a list`},
		{"notes: [{a: b}]", `1:10 yaml-type an item of notes is keys with values; expected a text`},
		{"charts: {a: {rows: [b]}}", `1:14 yaml-required "a" lacks "title"`},
		{"charts: {a: {rows: b}}", `1:14 yaml-required "a" lacks "title"
1:20 yaml-type rows is a text; expected a list`},
		{"charts: {a: {title: Ja, nej}}", `1:25 yaml-unknown-key "nej" is not a key of "a"`},
		{"charts: {a: b}", `1:13 yaml-type "a" is a text; expected keys with values`},
		{"- a", `1:3 yaml-type the file is a list; expected keys with values`},
		{"title: &a b", `1:8 yaml-unsupported an anchor (&) cannot be used here`},
		{"title: &a b\nunit: *a", `1:8 yaml-unsupported an anchor (&) cannot be used here
2:7 yaml-unsupported an alias (*) cannot be used here`},
		{"title: *a", `1:8 yaml-unsupported an alias (*) cannot be used here`},
		{"title: !!str a", `1:8 yaml-unsupported a tag (!) cannot be used here`},
		{"title: ! a", `1:8 yaml-unsupported a tag (!) cannot be used here`},
		{"<<: {title: a}", `1:1 yaml-unsupported a merged mapping (<<) cannot be used here`},
		{"? [a]\n: b", `1:4 yaml-type a key of the file is a list; expected a text`},
		{"title: a\n---\ntitle: b", `2:1 yaml-unsupported a second document begins here`},
		{"title: a: b", `1:9 yaml-syntax a colon stands where no value can begin`},
		{"title: @a", `1:8 yaml-syntax a text cannot begin with this character`},
		{"title: a\n\tb: c", `2:1 yaml-syntax a tab stands where spaces are expected`},
		{"title: a\nb\nunit: c", `2:1 yaml-syntax this line is no key with a value`},
		{"charts:\n   a: {title: b}\n  c: {title: d}", `3:3 yaml-syntax this does not fit the lines above`},
		{"notes: [a, b", `1:8 yaml-syntax this list is not closed, or an item lacks its comma`},
		{"charts: {a: b", `1:9 yaml-syntax this { is not closed, or a value lacks its comma`},
		{"title: \"a\nunit: b\n", `1:8 yaml-syntax this quotation mark is not closed`},
		{`title: "a\q"`, `1:10 yaml-syntax \ means something else between " and "`},
		{"title: å\x00", `1:9 yaml-syntax here stands an invisible character that no text holds (number 0)`},
		{"title: \xe5", `1:8 yaml-syntax the file is not saved as UTF-8: this character cannot be read`},
		{"notes: [" + strings.Repeat("{a: 'b, ],[\"'}, ", 10_001) + "]", `1:8 yaml-unsupported there are more than 10000 commas in what this [ begins`},
		{"# [\nnotes: {a: \"[\\\",\", b: '" + strings.Repeat(", ", 10_001) + "'} # {" + strings.Repeat(", ", 10_001) + "\n", `2:9 yaml-type notes is keys with values; expected a list`},
		{"notes: " + strings.Repeat("[", 100_000), `1:58 yaml-unsupported the values are nested too deeply`},
		{"", ``},
		{"# inget", ``},
	} {
		var into sidecar
		var got []string
		list := strictyaml.Decode(diag.NewSource("a.yaml", c.source), 0, len(c.source), &into)
		diagtest.Swedish(t, list)
		for _, d := range list {
			got = append(got, fmt.Sprintf("%d:%d %s %s", d.Pos.Line, d.Pos.Column, d.Code, d.Message))
		}
		if text := strings.Join(got, "\n"); text != c.want {
			t.Errorf("%.100q: got\n%s\nwant\n%s", c.source, text, c.want)
		}
	}
}

func TestHint(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"titel: x", `did you mean "title"?`},
		{"Unit: x", `did you mean "unit"?`},
		{"charts: {a: {title: Ja, nej}}", "between { and } a text with a comma is put in quotation marks"},
		{"charts: {a: {title: ”Ja, nej”}}", `put the text in straight quotation marks, as in "text"; curly ones do not count here`},
		{"unit: kr\ntitle: “Drift: skola”", `put the text in straight quotation marks, as in "text"; curly ones do not count here`},
		{"unit: “kr”\ntitle: Drift: skola", "put a text that holds a colon and a space in quotation marks, and check that the line begins in the same column as its neighbours"},
		{"title: #005ea5", "what follows # is not read; put a text that begins with # in quotation marks"},
		{"title: # inget än\nunit: kr", "what follows # is not read; put a text that begins with # in quotation marks"},
		{"title:\n# inget än\nunit: kr", `write the value, remove the key, or write "" for an empty text`},
		{"charts: {a: {title: b, summary: c}}", "the keys here are title, rows"},
	} {
		var into sidecar
		list := strictyaml.Decode(diag.NewSource("a.yaml", c.source), 0, len(c.source), &into)
		if len(list) != 1 || list[0].Hint.String() != c.want {
			t.Errorf("%q: got %+v; want the hint %q", c.source, list, c.want)
		}
	}
}

// TestManyProblems has more mistakes, all on one line, than anyone reads.
func TestManyProblems(t *testing.T) {
	source := "notes: [" + strings.Repeat("{a: b}, ", 9_000) + "]"
	var into sidecar
	if list := strictyaml.Decode(diag.NewSource("a.yaml", source), 0, len(source), &into); len(list) != 500 {
		t.Errorf("got %d diagnostics; want 500", len(list))
	}
	source = "title: " + strings.Repeat("a", 1<<20)
	if list := strictyaml.Decode(diag.NewSource("a.yaml", source), 0, len(source), &into); len(list) != 1 || list[0].Code != "yaml-unsupported" {
		t.Errorf("got %v; want one yaml-unsupported for over a megabyte", list)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add("title: a\ncharts:\n  a: {title: \"b\", rows: ['c', d]}\n")
	f.Add("notes:\n  - |\n    a\n  - >-\n    b\n")
	f.Add("title: &a b\nunit: *a\n<<: !!map {}\n---\n")
	f.Add("title: \"a\u0085b\nc: \\")
	f.Fuzz(func(t *testing.T, source string) {
		var into sidecar
		for _, d := range strictyaml.Decode(diag.NewSource("a.yaml", source), 0, len(source), &into) {
			if d.Message.String() == "" || d.Code == "" || strings.Contains(d.Message.String(), "go-yaml") {
				t.Errorf("%q: got %+v; want a message in plain words", source, d)
			}
		}
		for _, text := range into.Notes {
			if text.Start < 0 || text.End < text.Start || int(text.End) > len(source) {
				t.Errorf("%q: %s is outside", source, at(text))
			}
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	const source = "title: Driftredovisning\nunit: tkr\ncharts:\n  kostnad: {title: Kostnad, rows: [a, b]}\n"
	src := diag.NewSource("a.yaml", source)
	b.ReportAllocs()
	for b.Loop() {
		var into sidecar
		strictyaml.Decode(src, 0, len(source), &into)
	}
}
