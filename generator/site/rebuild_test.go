package site_test

import (
	"bytes"
	"flag"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"bokslut/generator/diag"
	"bokslut/generator/site"
)

var edits = flag.Int("edits", 20, "how many random edits TestRebuild makes")

// TestRebuild makes random edits of the real report, one after the other: what is rebuilt
// after each must be what a clean build makes, its problems and every byte of its site.
func TestRebuild(t *testing.T) {
	root := fstest.MapFS{}
	for _, folder := range []string{"content", "data", "site.yaml"} {
		whole := os.DirFS("../..")
		err := fs.WalkDir(whole, folder, func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				var text []byte
				text, err = fs.ReadFile(whole, name)
				root[name] = &fstest.MapFile{Data: text}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	config, problems, err := site.Load(root, nil)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	built, _, err := site.Build(root, config)
	if err != nil {
		t.Fatal(err)
	}
	files := rendered(t, built) // none while there are errors
	e := &editor{root: root, good: maps.Clone(root), random: rand.New(rand.NewPCG(4, 2026))}
	good := 0
	for i := range *edits {
		what, changed := e.edit()
		before, was := built, files
		var got diag.List
		built, got, err = before.Rebuild(changed)
		if err != nil {
			t.Fatalf("edit %d, %s of %v: %v", i, what, changed, err)
		}
		clean, want, err := site.Build(root, config)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(printed(want), printed(got)); diff != "" {
			t.Fatalf("edit %d, %s of %v: problems differ (-clean +rebuilt):\n%s", i, what, changed, diff)
		}
		files = nil
		if !want.Errors() {
			good++
			files = rendered(t, built)
			if differing := differing(rendered(t, clean), files); len(differing) > 0 {
				t.Fatalf("edit %d, %s of %v: %v differ from a clean build", i, what, changed, differing)
			}
		}
		if was != nil {
			if differing := differing(was, rendered(t, before)); len(differing) > 0 {
				t.Fatalf("edit %d, %s of %v: what was built before it has changed: %v", i, what, changed, differing)
			}
		}
	}
	if good < *edits/5 || good > *edits*9/10 {
		t.Errorf("%d of %d edits left a report without errors, so the test shows less than it should", good, *edits)
	}
}

// TestRebuildReach makes edits whose effects are elsewhere than in the file edited.
func TestRebuildReach(t *testing.T) {
	files := map[string]string{
		"site.yaml": `title: Bokslut
organisation: {name: Ale kommun}
language: sv
baseURL: https://example.org/
year: 2022
published: 2023-02-20
licence: CC0-1.0
corrections:
  - {date: 2023-05-04, figure: drift#a.utfall, old: "4", new: "5", reason: En faktura saknades.}
`,
		"content/index.md":      "---\ntitle: Start\n---\n\n[Utfallet](10-drift.md#utfall) och [driften](10-drift.md).\n\n![](/data/prognos.csv#prognosen)\n\n![En häst](hast.png)\n",
		"content/hast.png":      "häst",
		"content/40-en.md":      "---\ntitle: Operations\nlang: en\ntranslates: 10-drift.md\n---\n\nIt was [5 tkr](/data/drift.csv#a.utfall).\n",
		"content/10-drift.md":   "---\ntitle: Drift\n---\n\n## Utfall\n\n![](/data/drift.csv)\n\nDet blev [5 tkr](#a.utfall).\n",
		"content/20-prognos.md": "---\ntitle: Prognos\n---\n\n![](/data/prognos.csv)\n\n[](#a.avvikelse)\n",
		"content/30-annat.md":   "---\ntitle: Annat\n---\n\nLöst är 7,0 tkr.\n",
		"data/drift.csv":        "id,post,utfall\na,Intäkter,5\nb,Bidrag,7\n",
		"data/drift.yaml":       "title: Drift\nunit: tkr\nfields:\n  - {name: post, title: Post, role: stub}\n  - {name: utfall, title: Utfall}\n",
		"data/prognos.csv":      "id,post,prognos\na,Intäkter,4\n",
		"data/prognos.yaml": "title: Prognos\nunit: tkr\nfields:\n  - {name: post, title: Post, role: stub}\n  - {name: prognos, title: Prognos}\n" +
			"  - {name: avvikelse, title: Avvikelse, formula: drift#a.utfall - prognos}\ncharts:\n  prognosen: {type: bar, title: Prognosen, fields: [prognos, avvikelse]}\n",
	}
	for _, test := range []struct{ what, file, old, new string }{
		{"a table that another one's formula uses", "data/drift.csv", "Intäkter,5", "Intäkter,6"},
		{"the formula now uses nothing", "data/prognos.yaml", "drift#a.utfall - prognos", "prognos + 0"},
		{"a row that a formula and a figure name", "data/drift.csv", "\na,", "\nc,"},
		{"a heading that another page links to", "content/10-drift.md", "## Utfall", "## Resultat"},
		{"a title that is in the navigation", "content/10-drift.md", "title: Drift", "title: Driften"},
		{"a language", "content/10-drift.md", "title: Drift", "title: Drift\nlang: en"},
		{"an address", "content/10-drift.md", "title: Drift", "title: Drift\nslug: driften"},
		{"a page that turns draft", "content/10-drift.md", "title: Drift", "title: Drift\ndraft: true"},
		{"a table's place", "content/index.md", "Utfallet", "![](/data/drift.csv)\n\nUtfallet"},
		{"a table's place, away", "content/20-prognos.md", "![](/data/prognos.csv)\n\n[](#a", "[](/data/prognos.csv#a"},
		{"a cell that a loose figure could be", "data/drift.csv", "Bidrag,7", "Bidrag,8"},
		{"a cell that a loose figure could be, too", "data/prognos.csv", "Intäkter,4", "Intäkter,-2"},
		{"the title of a chart on another page", "data/prognos.yaml", "title: Prognosen", "title: Avvikelsen"},
		{"a chart on another page, away", "data/prognos.yaml", "prognosen:", "avvikelsen:"},
		{"the title of a row that was corrected", "data/drift.csv", "Intäkter", "Inkomster"},
		{"the title of a page that is translated", "content/10-drift.md", "title: Drift", "title: Driften"},
		{"what a page translates", "content/40-en.md", "10-drift.md", "20-prognos.md"},
		{"a translation that is none any more", "content/40-en.md", "translates: 10-drift.md\n", ""},
		{"a picture", "content/hast.png", "häst", "ko"},
		{"a picture that no page shows", "content/index.md", "![En häst](hast.png)", "Ingen häst."},
		{"a heading that keeps its id", "content/10-drift.md", "## Utfall", "## Resultat {#utfall}"},
		{"formulas in a circle", "data/drift.yaml", "title: Utfall}", "title: Utfall}\n  - {name: mer, title: Mer, formula: prognos#a.avvikelse + mer}"},
		{"a table that cannot be read", "data/drift.csv", "id,post", "id;post"},
		{"a sidecar that cannot be read", "data/drift.yaml", "fields:", "fields"},
		{"a page that cannot be read", "content/10-drift.md", "---\n\n## Utfall", "\n\n## Utfall"},
	} {
		t.Run(test.what, func(t *testing.T) {
			root := fstest.MapFS{}
			for name, text := range files {
				root[name] = &fstest.MapFile{Data: []byte(text)}
			}
			config, _, err := site.Load(root, nil)
			if err != nil {
				t.Fatal(err)
			}
			built, problems, err := site.Build(root, config)
			if err != nil || problems.Errors() {
				t.Fatal(err, printed(problems))
			}
			edited := strings.Replace(files[test.file], test.old, test.new, 1)
			if edited == files[test.file] {
				t.Fatal("nothing was edited")
			}
			for _, text := range []string{edited, files[test.file]} {
				root[test.file] = &fstest.MapFile{Data: []byte(text)}
				var got diag.List
				if built, got, err = built.Rebuild([]string{test.file}); err != nil {
					t.Fatal(err)
				}
				clean, want, err := site.Build(root, config)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(printed(want), printed(got)); diff != "" {
					t.Errorf("problems differ (-clean +rebuilt):\n%s", diff)
				}
				if !want.Errors() {
					if differing := differing(rendered(t, clean), rendered(t, built)); len(differing) > 0 {
						t.Errorf("%v differ from a clean build", differing)
					}
				}
			}
		})
	}
}

func printed(list diag.List) string {
	var b strings.Builder
	_ = diag.Print(&b, list, "en")
	return b.String()
}

// rendered returns the files of a site.
func rendered(t *testing.T, b *site.Built) map[string][]byte {
	t.Helper()
	got := map[string][]byte{}
	var mu sync.Mutex
	err := b.Render(func(name string, part []byte, _ bool) error {
		mu.Lock()
		defer mu.Unlock()
		got[name] = append(got[name], part...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// differing names the files that two sites do not have in common.
func differing(a, b map[string][]byte) []string {
	var names []string
	for name := range a {
		if !bytes.Equal(a[name], b[name]) {
			names = append(names, name)
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// editor changes files as people and their programs do.
type editor struct {
	root, good fstest.MapFS // good is how the files were when all was well
	random     *rand.Rand
}

// edit changes a file, mostly one that is broken back to what it was, and names it.
func (e *editor) edit() (what string, changed []string) {
	var broken []string
	for name := range e.good {
		if now := e.root[name]; now == nil || !bytes.Equal(now.Data, e.good[name].Data) {
			broken = append(broken, name)
		}
	}
	for name := range e.root {
		if e.good[name] == nil {
			broken = append(broken, name)
		}
	}
	if len(broken) > 0 && e.random.IntN(5) > 1 {
		slices.Sort(broken)
		name := broken[e.random.IntN(len(broken))]
		if e.root[name] = e.good[name]; e.root[name] == nil {
			delete(e.root, name)
		}
		return "mending", []string{name}
	}
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(e.root)), func(name string) bool {
		return name == "site.yaml" || path.Ext(name) == ".png" // which site.yaml names, so that it asks for a new Config
	})
	name := names[e.random.IntN(len(names))]
	text := string(e.root[name].Data)
	set := func(text string) { e.root[name] = &fstest.MapFile{Data: []byte(text)} }
	switch e.random.IntN(8) {
	case 0:
		delete(e.root, name)
		return "removal", []string{name}
	case 1:
		set(text[:e.random.IntN(len(text)+1)])
		return "a half-written save", []string{name}
	case 2:
		from := e.random.IntN(len(text))
		if digit := strings.IndexAny(text[from:], "0123456789"); digit >= 0 {
			digit += from
			set(text[:digit] + string('0'+rune(e.random.IntN(10))) + text[digit+1:])
		}
		return "another digit", []string{name}
	case 3:
		other := path.Join(path.Dir(name), "90-flyttad"+path.Ext(name))
		e.root[other] = e.root[name]
		delete(e.root, name)
		return "renaming", []string{name, other}
	case 4:
		set(strings.Replace(text, "title: ", "title: Om ", 1))
		return "another title", []string{name}
	case 5:
		set(strings.Replace(text, "\n## ", "\n## Nytt om ", 1))
		return "another heading", []string{name}
	case 6:
		if path.Ext(name) == ".md" {
			set(text + "\n\nEtt stycke till, med 12,5 procent lösa siffror och **fetstil**.\n")
		} else {
			set(text + "\n")
		}
		return "more text", []string{name}
	default:
		lines := strings.SplitAfter(text, "\n")
		at := e.random.IntN(len(lines))
		set(strings.Join(slices.Delete(lines, at, at+1), ""))
		return "a line less", []string{name}
	}
}
