package site_test

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"bokslut/generator/diag"
	"bokslut/generator/site"
)

// real builds the real report.
func real(t *testing.T) *site.Built {
	t.Helper()
	root := os.DirFS("../..")
	config, problems, err := site.Load(root, nil)
	if err != nil || problems.Errors() {
		t.Fatal(err, problems)
	}
	built, problems, err := site.Build(root, config)
	if err != nil || problems.Errors() {
		t.Fatal(err, problems)
	}
	return built
}

// A file that is made alone is what it is among all.
func TestFile(t *testing.T) {
	all := rendered(t, real(t))
	alone := real(t)
	for name, want := range all {
		if got, ok, err := alone.File(name); !ok || err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s differs (%v, %v)", name, ok, err)
		}
	}
	if got, ok, err := alone.File("elsewhere.html"); got != nil || ok || err != nil {
		t.Errorf("a file that is not there: %q, %v, %v", got, ok, err)
	}
}

var dataElement = regexp.MustCompile(`<data value="([^"]*)">`)

// Every <data> element has its origin, in order; a cell's value is what stands there.
func TestOrigins(t *testing.T) {
	built := real(t)
	figures := 0
	for _, p := range built.Report.Pages {
		name := p.URL + "index.html"
		page, _, err := built.File(name)
		if err != nil {
			t.Fatal(err)
		}
		elements := dataElement.FindAllSubmatch(page, -1)
		origins := built.Origins(name)
		if len(elements) != len(origins) {
			t.Errorf("%s has %d <data> elements and %d origins", name, len(elements), len(origins))
			continue
		}
		for i, o := range origins {
			file, fragment, _ := strings.Cut(strings.TrimPrefix(o.Reference, "/"), "#")
			row, field, isCell := strings.Cut(fragment, ".")
			table := built.Report.Table(strings.TrimSuffix(strings.TrimPrefix(file, "data/"), ".csv"))
			if !isCell {
				if table.Named(fragment) == nil || o.Formula == "" {
					t.Errorf("%s: %+v names no figure", name, o)
				}
				continue
			}
			v := table.Value(table.RowIndex(row), table.FieldIndex(field))
			if want := string(elements[i][1]); v.Number.Decimals() == 0 && v.Missing == nil && v.Code == nil && string(v.Number.AppendPlain(nil, -1)) != want {
				t.Errorf("%s: %s says %s", name, o.Reference, want)
			}
			figures++
		}
	}
	if figures < 200 {
		t.Errorf("only %d figures", figures)
	}
}

func TestPlace(t *testing.T) {
	built := real(t)
	drift := built.Report.Table("drift")
	page := built.Report.Place(drift)
	text := page.Source.Text
	at := strings.Index(text, "\n## ") + len("\n## ")
	cell := drift.CellSpan(drift.RowIndex("intakter"), drift.FieldIndex("bokslut_2022"))
	word, _, _ := strings.Cut(text[at:], "\n")
	for _, test := range []struct {
		what, file, element, quote string
		at                         diag.Diagnostic
	}{
		{"a cell", "ekonomi/drift/index.html", "drift--intakter--bokslut_2022", "", cell.Errorf("x", "x")},
		{"a row's header", "ekonomi/drift/index.html", "drift--intakter", "", drift.CellSpan(0, drift.Stub).Errorf("x", "x")},
		{"a sidecar", "ekonomi/drift/index.html", "drift", "", drift.Span.Errorf("x", "x")},
		{"a table as a whole", "ekonomi/drift/index.html", "drift", "", drift.CSV.Whole().Errorf("x", "x")},
		{"a page as a whole", "ekonomi/drift/index.html", "", "", page.Source.Whole().Errorf("x", "x")},
		{"a word", "ekonomi/drift/index.html", "", word, page.Source.Span(at, at+len(word)).Errorf("x", "x")},
		{"settings", "", "", "", built.Report.Site.Span.Errorf("x", "x")},
	} {
		file, element := built.Place(test.at)
		if quote := built.Quote(test.at).Exact; file != test.file || element != test.element || quote != test.quote {
			t.Errorf("%s: got %q, %q, %q; want %q, %q, %q", test.what, file, element, quote, test.file, test.element, test.quote)
		}
	}
}
