package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bokslut/generator/site"
)

var serveEdits = flag.Int("edits", 15, "how many random edits TestServeEqualsBuild makes")

// previewScript is all that a served page has beside what a build makes.
var previewScript = regexp.MustCompile(`<script src="/_/preview.js"[^>]*></script>`)

// TestServeEqualsBuild edits a copy of the real report on the disk, as editors and their
// programs do, while it is served: what is served is soon what a clean build makes, every
// file of it; while there are errors, what the last build without any made.
func TestServeEqualsBuild(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"content", "data"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS("../"+name)); err != nil {
			t.Fatal(err)
		}
	}
	settings, err := os.ReadFile("../site.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "site.yaml"), settings, 0o666); err != nil {
		t.Fatal(err)
	}

	address := serving(t, dir)

	var good map[string][]byte
	random := rand.New(rand.NewPCG(2022, 4))
	var broken []mend
	for i := range *serveEdits {
		what := ""
		if len(broken) > 0 && random.IntN(3) > 0 {
			at := random.IntN(len(broken))
			what = broken[at].undo(t)
			broken = slices.Delete(broken, at, at+1)
		} else {
			var m mend
			what, m = edit(t, dir, random)
			broken = append(broken, m)
		}
		if made := clean(t, dir); made != nil {
			good = made
		}
		var differing []string
		for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
			if differing = served(t, address, good); len(differing) == 0 {
				break
			}
			if time.Now().After(deadline) {
				t.Fatalf("edit %d, %s: what is served differs from a clean build: %v", i, what, differing)
			}
		}
	}
}

// serving runs serve on a report until the test ends, and returns its address.
func serving(t *testing.T, dir string) string {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	out := &tellsAddress{found: make(chan string, 1)}
	ended := make(chan int)
	go func() { ended <- run(ctx, []string{"serve", dir, "--addr", "127.0.0.1:0"}, out, out) }()
	t.Cleanup(func() {
		stop()
		if code := <-ended; code != fine {
			t.Errorf("serve ended with %d", code)
		}
		if written, _ := filepath.Glob(filepath.Join(dir, "*public*")); written != nil { // also .public.new
			t.Errorf("serve wrote %v", written)
		}
	})
	return <-out.found
}

// TestServeLogo removes the logo that site.yaml names, and puts it back: what is wrong with
// the settings is told as long as it is wrong, though their file never changed.
func TestServeLogo(t *testing.T) {
	dir := t.TempDir()
	logo := filepath.Join(dir, "content", "logo.svg")
	write(t, filepath.Join(dir, "site.yaml"), []byte(`title: Bokslut
organisation: {name: Ale kommun, logo: content/logo.svg}
language: sv
baseURL: https://example.org/
year: 2022
published: 2023-02-20
licence: CC0-1.0
`))
	write(t, filepath.Join(dir, "content", "index.md"), []byte("---\ntitle: Bokslut\n---\n\nText.\n"))
	write(t, logo, []byte("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"))
	build := (&source{folder: dir}).preview()
	for _, step := range []struct {
		change func()
		names  []string
		good   bool
	}{
		{func() {}, nil, true},
		{func() { os.Remove(logo) }, []string{"content/logo.svg"}, false},
		{func() {
			write(t, filepath.Join(dir, "content", "index.md"), []byte("---\ntitle: Bokslut\n---\n\nMer.\n"))
		}, []string{"content/index.md"}, false},
		{func() { write(t, logo, []byte("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")) }, []string{"content/logo.svg"}, true},
	} {
		step.change()
		state, err := build(context.Background(), step.names)
		if err != nil || state.Good != step.good {
			t.Fatalf("after a change of %v: %v, %+v; want good %v", step.names, err, state, step.good)
		}
	}
}

// TestServeWithoutSettings empties site.yaml, and removes it: the last good report is still
// shown at its own address, and the preview speaks its language.
func TestServeWithoutSettings(t *testing.T) {
	dir := smallReport(t)
	settings := filepath.Join(dir, "site.yaml")
	build := (&source{folder: dir}).preview()
	good, err := build(context.Background(), nil)
	if err != nil || !good.Good {
		t.Fatalf("%v, %+v; want a good report", err, good)
	}
	for _, change := range []func(){func() { write(t, settings, nil) }, func() { os.Remove(settings) }} {
		change()
		state, err := build(context.Background(), []string{"site.yaml"})
		if err != nil || state.Good || state.Language != "en" || state.Base != "/report/" {
			t.Errorf("%v, good %v, language %q, base %q; want errors, in en, at /report/", err, state.Good, state.Language, state.Base)
		}
	}
}

// TestServeNewPage adds a page and a table that have mistakes: no problem is said to be on a
// page that is not shown yet, and those on pages that are shown still are.
func TestServeNewPage(t *testing.T) {
	dir := smallReport(t)
	build := (&source{folder: dir}).preview()
	if state, err := build(context.Background(), nil); err != nil || !state.Good {
		t.Fatalf("%v, %+v; want a good report", err, state)
	}
	write(t, filepath.Join(dir, "content", "index.md"), []byte("---\ntitle: Report\n---\n\n[a](none.md)\n"))
	write(t, filepath.Join(dir, "content", "20-new.md"), []byte("---\ntitle: New\n---\n\n[b](none.md)\n"))
	write(t, filepath.Join(dir, "data", "new.csv"), []byte("a,b\n1,2\n"))
	state, err := build(context.Background(), []string{"content/20-new.md", "content/index.md", "data/new.csv"})
	if err != nil || state.Good {
		t.Fatalf("%v, %+v; want errors", err, state)
	}
	pages := map[string]string{}
	for _, p := range state.Problems {
		pages[p.Pos.File] = p.Page
	}
	want := map[string]string{"content/20-new.md": "", "content/index.md": "index.html", "data/new.csv": ""}
	if diff := cmp.Diff(want, pages); diff != "" {
		t.Errorf("the pages of the problems, - want + got:\n%s", diff)
	}
}

// TestServeLinks puts links to a folder elsewhere in the place of each folder of a report while
// it is served: what was good stays, what is wrong is said, until the folder itself is back.
func TestServeLinks(t *testing.T) {
	elsewhere := t.TempDir()
	write(t, filepath.Join(elsewhere, "index.md"), []byte("---\ntitle: Hemligt\n---\n\nHemligt.\n"))
	write(t, filepath.Join(elsewhere, "style", "99-own.css"), []byte("p { hyphens: none }\n"))
	dir := t.TempDir()
	write(t, filepath.Join(dir, "site.yaml"), []byte("title: Bokslut\norganisation: {name: Ale kommun}\nlanguage: sv\nbaseURL: https://example.org/\n"+
		"year: 2022\npublished: 2023-02-20\nlicence: CC0-1.0\n"))
	write(t, filepath.Join(dir, "content", "index.md"), []byte("---\ntitle: Bokslut\n---\n\nText.\n"))
	write(t, filepath.Join(dir, "data", "om.txt"), []byte("Inga tabeller.\n"))
	write(t, filepath.Join(dir, "layouts", "style", "99-own.css"), []byte("p { hyphens: auto }\n"))

	address := serving(t, dir)
	shows := func(path, want string) {
		t.Helper()
		got := ""
		for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
			answer, err := http.Get(address + path)
			if err != nil {
				t.Fatal(err)
			}
			text, err := io.ReadAll(answer.Body)
			answer.Body.Close()
			if got = string(text); err == nil && strings.Contains(got, want) {
				return
			}
		}
		t.Fatalf("%s does not show %q:\n%s", path, want, got)
	}
	shows("", "<p>Text.</p>")
	for _, folder := range []string{"content", "data", "layouts"} {
		full := filepath.Join(dir, folder)
		if err := os.Rename(full, full+".own"); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(elsewhere, full); err != nil {
			t.Fatal(err)
		}
		shows("_/problems", "mappen "+folder+" kan inte läsas: den leder ut ur rapportens mapp")
		shows("", "<p>Text.</p>")
		shows("style.css", "hyphens: auto")
		if err := os.Remove(full); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(full+".own", full); err != nil {
			t.Fatal(err)
		}
		shows("_/problems", "Inga problem")
	}
}

// TestServeByParts saves one page of a report whose settings have a warning, after another
// page went that nothing has told of yet: it is not looked for, as only what was saved is read.
func TestServeByParts(t *testing.T) {
	dir := t.TempDir()
	index, other := filepath.Join(dir, "content", "index.md"), filepath.Join(dir, "content", "10-drift.md")
	write(t, filepath.Join(dir, "site.yaml"), []byte(`title: Bokslut
organisation: {name: Ale kommun, url: "https://ale.se/", number: "212000-1439"}
language: sv
baseURL: https://example.org/
year: 2022
published: 2023-02-20
licence: CC0-1.0
`))
	write(t, index, []byte("---\ntitle: Bokslut\n---\n\nText.\n"))
	write(t, other, []byte("---\ntitle: Drift\n---\n\nText.\n"))
	build := (&source{folder: dir}).preview()
	state, err := build(context.Background(), nil)
	if err != nil || !state.Good || len(state.Problems) != 1 {
		t.Fatalf("%v, %+v; want a good report with a warning", err, state)
	}
	if err := os.Remove(other); err != nil {
		t.Fatal(err)
	}
	write(t, index, []byte("---\ntitle: Bokslut\n---\n\nMer.\n"))
	for _, step := range []struct {
		changed []string
		there   bool
	}{
		{[]string{"content/index.md"}, true},
		{[]string{"content/10-drift.md"}, false},
	} {
		state, err := build(context.Background(), step.changed)
		if err != nil || !state.Good {
			t.Fatalf("after a change of %v: %v, %+v", step.changed, err, state)
		}
		if page, _, err := state.File("index.html"); err != nil || !strings.Contains(string(page), "Mer.") {
			t.Errorf("after a change of %v the front page is not the new one: %v", step.changed, err)
		}
		if _, there, _ := state.File("drift/index.html"); there != step.there {
			t.Errorf("after a change of %v the other page is there: %v, want %v", step.changed, there, step.there)
		}
	}
}

func smallReport(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "site.yaml"), []byte(`title: Report
organisation: {name: Example}
language: en
baseURL: https://example.org/report/
year: 2022
published: 2023-02-20
licence: CC0-1.0
`))
	write(t, filepath.Join(dir, "content", "index.md"), []byte("---\ntitle: Report\n---\n\nBefore.\n"))
	write(t, filepath.Join(dir, "data", "_about.txt"), []byte("No tables.\n"))
	return dir
}

// tellsAddress sends the address that serve prints.
type tellsAddress struct {
	mu    sync.Mutex
	text  string
	found chan string
}

func (o *tellsAddress) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.text += string(p)
	if address := regexp.MustCompile(`http://[0-9.:]+/`).FindString(o.text); address != "" {
		select {
		case o.found <- address:
		default:
		}
	}
	return len(p), nil
}

func (o *tellsAddress) said() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text
}

// clean returns the site of a report built from nothing, nil when it has errors.
func clean(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	root := site.Folder(dir)
	config, problems, err := site.Load(root, nil)
	if err != nil || problems.Errors() {
		t.Fatal(err, problems)
	}
	built, problems, err := site.Build(root, config)
	if err != nil {
		t.Fatal(err)
	}
	if problems.Errors() {
		return nil
	}
	made := map[string][]byte{}
	var mu sync.Mutex
	err = built.Render(func(name string, part []byte, _ bool) error {
		mu.Lock()
		defer mu.Unlock()
		made[name] = append(made[name], part...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// served names the files that are not served as they were made.
func served(t *testing.T, address string, made map[string][]byte) []string {
	t.Helper()
	var differing []string
	for name, want := range made {
		if strings.HasPrefix(name, "_") || name == "404.html" { // for hosts
			continue
		}
		answer, err := http.Get(address + strings.TrimSuffix(name, "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(previewScript.ReplaceAll(got, nil), want) {
			differing = append(differing, name)
			break // the rest can wait for the next look
		}
	}
	return differing
}

// mend puts a file back as it was.
type mend struct {
	name string // on the disk
	text []byte
	also string // a file to remove
}

func (m mend) undo(t *testing.T) string {
	t.Helper()
	if m.also != "" {
		if err := os.RemoveAll(m.also); err != nil {
			t.Fatal(err)
		}
	}
	write(t, m.name, m.text)
	return "mending " + m.name
}

func write(t *testing.T, name string, text []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, text, 0o666); err != nil {
		t.Fatal(err)
	}
}

// edit changes a file in one of the ways in which files change.
func edit(t *testing.T, dir string, random *rand.Rand) (what string, m mend) {
	t.Helper()
	var names []string
	for _, pattern := range []string{"content/*.md", "content/*/*.md", "data/*"} {
		found, _ := filepath.Glob(filepath.Join(dir, pattern))
		names = append(names, found...)
	}
	name := names[random.IntN(len(names))]
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	m = mend{name: name, text: text}
	more := append(bytes.Clone(text), []byte(fmt.Sprintf("\n\nOch %d ord till.\n", random.IntN(900)))...)
	if filepath.Ext(name) != ".md" {
		more = append(bytes.Clone(text), '\n')
	}
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	switch random.IntN(7) {
	case 0:
		write(t, name, more)
		return "a save of " + name, m
	case 1:
		temporary := filepath.Join(filepath.Dir(name), ".tmp~")
		write(t, temporary, more)
		must(os.Rename(temporary, name))
		return "a save by renaming of " + name, m
	case 2:
		must(os.Remove(name))
		return "the removal of " + name, m
	case 3:
		must(os.Remove(name))
		write(t, name, more)
		return "the removal and return of " + name, m
	case 4:
		write(t, name, text[:random.IntN(len(text)+1)])
		return "a half-written " + name, m
	case 5:
		write(t, name, bytes.Replace(text, []byte("title:"), []byte("titel:"), 1))
		return "a misspelt key in " + name, m
	default:
		m.also = filepath.Join(filepath.Dir(name), "95-annat"+filepath.Ext(name))
		must(os.Rename(name, m.also))
		return "the renaming of " + name, m
	}
}
