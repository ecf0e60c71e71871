package site_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/andybalholm/brotli"

	"bokslut/generator/diag"
	"bokslut/generator/site"
)

// real builds the real report.
func real(t *testing.T) *site.Built { return built(t, nil) }

// built builds the real report with other settings.
func built(t *testing.T, overrides map[string]string) *site.Built {
	t.Helper()
	root := os.DirFS("../..")
	config, problems, err := site.Load(root, overrides)
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

// A disk that is full ends the making of files, and what it said is what comes back.
func TestRenderEndsAtAnError(t *testing.T) {
	full := errors.New("disk full")
	var calls atomic.Int64
	err := real(t).Render(func(string, []byte, bool) error {
		calls.Add(1)
		return full
	})
	if err != full {
		t.Errorf("got %v, want %v", err, full)
	}
	if n := int(calls.Load()); n > runtime.GOMAXPROCS(0) {
		t.Errorf("went on: %d files", n)
	}
}

// Texts that are worth it are there compressed as well, and nothing else differs.
func TestPrecompress(t *testing.T) {
	plain := rendered(t, real(t))
	packed := rendered(t, built(t, map[string]string{"precompress": "gzip,brotli"}))
	for name, want := range plain {
		if !bytes.Equal(packed[name], want) {
			t.Errorf("%s is not what it is without precompress", name)
		}
		forms := 0
		for _, form := range []struct {
			extension string
			reader    func([]byte) (io.Reader, error)
		}{
			{".gz", func(b []byte) (io.Reader, error) { return gzip.NewReader(bytes.NewReader(b)) }},
			{".br", func(b []byte) (io.Reader, error) { return brotli.NewReader(bytes.NewReader(b)), nil }},
		} {
			small, there := packed[name+form.extension]
			if !there {
				continue
			}
			forms++
			r, err := form.reader(small)
			if err != nil {
				t.Fatal(name, form.extension, err)
			}
			if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, want) || len(small) >= len(want) {
				t.Errorf("%s%s: %v; %d bytes hold %d of %d", name, form.extension, err, len(small), len(got), len(want))
			}
			delete(packed, name+form.extension)
		}
		text := regexp.MustCompile(`\.(html|css|js|json|csv|svg|ttl|jsonld|xml|txt)$`).MatchString(name)
		if want := text && len(want) >= 1024; (forms == 2) != want || forms == 1 {
			t.Errorf("%s is there in %d other forms", name, forms)
		}
	}
	if len(packed) != len(plain) {
		t.Errorf("%d files that are no form of another", len(packed)-len(plain))
	}
}

// A text that a form does not make smaller is without that form.
func TestPrecompressSmallerOnly(t *testing.T) {
	noise := make([]byte, 2000) // nothing makes it smaller, whatever its name says
	random := rand.New(rand.NewPCG(2022, 7))
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	root := fstest.MapFS{
		"site.yaml": {Data: []byte("title: Bokslut\norganisation: {name: Ale kommun}\nlanguage: sv\nbaseURL: https://example.org/\n" +
			"year: 2022\npublished: 2023-02-20\nlicence: CC0-1.0\nprecompress: [gzip, brotli]\n")},
		"content/index.md": {Data: []byte("---\ntitle: Bokslut\n---\n\nSe [brus](brus.txt) och [text](text.txt).\n")},
		"content/brus.txt": {Data: noise},
		"content/text.txt": {Data: bytes.Repeat([]byte("text "), 400)},
	}
	config, problems, err := site.Load(root, nil)
	if err != nil || problems.Errors() {
		t.Fatal(err, problems)
	}
	built, problems, err := site.Build(root, config)
	if err != nil || problems.Errors() {
		t.Fatal(err, problems)
	}
	all := rendered(t, built)
	for name, want := range map[string]bool{"brus.txt": true, "brus.txt.gz": false, "brus.txt.br": false,
		"text.txt": true, "text.txt.gz": true, "text.txt.br": true} {
		if _, there := all["content/"+name]; there != want {
			t.Errorf("%s is there: %v, want %v", name, there, want)
		}
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
		{"a row's header", "ekonomi/drift/index.html", "drift--intakter", "", drift.CellSpan(0, drift.StubField).Errorf("x", "x")},
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

// A file that is too large for one part is, its parts put together, what it is whole, and
// what its compressed form holds.
func TestFileInParts(t *testing.T) {
	var rows strings.Builder
	rows.WriteString("id;konto;belopp\n")
	for i := range 20_000 {
		fmt.Fprintf(&rows, "k%d;\"Konto \"\"%d\"\"\";%d\n", i, i, 1000*i+i%7)
	}
	root := fstest.MapFS{
		"site.yaml": {Data: []byte("title: Bokslut\norganisation: {name: Ale kommun}\nlanguage: sv\nbaseURL: https://example.org/\n" +
			"year: 2022\npublished: 2023-02-20\nlicence: CC0-1.0\nprecompress: [gzip]\n")},
		"content/index.md": {Data: []byte("---\ntitle: Bokslut\n---\n\n![](/data/konton.csv)\n")},
		"data/konton.csv":  {Data: []byte(rows.String())},
		"data/konton.yaml": {Data: []byte("title: Konton\nunit: tkr\nfields:\n  - {name: konto, title: Konto, role: stub}\n  - {name: belopp, title: Belopp}\n")},
	}
	config, problems, err := site.Load(root, nil)
	if err != nil || problems.Errors() {
		t.Fatal(err, problems)
	}
	var built [2]*site.Built
	for i := range built {
		if built[i], problems, err = site.Build(root, config); err != nil || problems.Errors() {
			t.Fatal(err, problems)
		}
	}
	got, parts := map[string][]byte{}, map[string]int{}
	var mu sync.Mutex
	err = built[0].Render(func(name string, part []byte, _ bool) error {
		mu.Lock()
		defer mu.Unlock()
		got[name] = append(got[name], part...)
		parts[name]++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"index.html", "data/celler.csv"} {
		if parts[name] < 2 {
			t.Errorf("%s came in one part", name)
		}
	}
	for name, want := range got {
		if raw, packed := strings.CutSuffix(name, ".gz"); packed {
			r, err := gzip.NewReader(bytes.NewReader(want))
			if err != nil {
				t.Fatal(err)
			}
			if holds, err := io.ReadAll(r); err != nil || !bytes.Equal(holds, got[raw]) {
				t.Errorf("%s does not hold %s: %v", name, raw, err)
			}
		} else if whole, there, err := built[1].File(name); !there || err != nil || !bytes.Equal(whole, want) {
			t.Errorf("%s is another one whole (%v, %v)", name, there, err)
		}
	}
}
