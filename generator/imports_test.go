package main

import (
	"go/build"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// imports is the program's shape: which of its packages each may use, and which
// libraries. Data flows one way, from the readers to the writers, and a library is known
// to one package only, so that it can be replaced there. A new line or word here is a
// decision about the shape; the reason for each library stands in README.md.
var imports = map[string]string{
	// what all speak of
	"diag":   "",
	"report": "diag",

	// what all that take long use
	"parallel": "",

	// read
	"strictyaml": "diag  go.yaml.in/yaml/v4",
	"content":    "diag report strictyaml parallel  github.com/yuin/goldmark",
	"workbook":   "diag  github.com/xuri/excelize",
	"data":       "diag report strictyaml parallel  github.com/jszwec/csvutil golang.org/x/text/encoding golang.org/x/text/unicode",

	// work out
	"link":    "diag report parallel",
	"formula": "diag report",
	"compute": "diag report formula parallel",
	"chart":   "diag report",
	"check":   "diag report chart parallel",

	// write
	"layouts":  "",
	"render":   "diag report parallel chart formula strictyaml layouts opendata",
	"opendata": "report parallel  github.com/klauspost/compress",

	// help those who write
	"bind":   "diag check",
	"diff":   "diag report check",
	"intake": "diag report data compute workbook",

	// the report that a new one begins as
	"starter": "",

	// at the edge; it knows files and problems, not reports
	"preview": "diag  github.com/fsnotify/fsnotify",

	// holds the program's speed against others'; it runs it from outside
	"bench": "",

	// print it
	"pdf": "diag",

	// join it all, and write what is published
	"site": "diag report strictyaml parallel content data link compute check render opendata  github.com/spf13/viper golang.org/x/sys github.com/andybalholm/brotli",
	"main": "diag report parallel check bind data diff intake starter preview site pdf  github.com/spf13/cobra",
}

func TestImports(t *testing.T) {
	got := map[string][]string{}
	folders, err := filepath.Glob("*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(folders, "main.go", "../layouts/layouts.go") {
		dir := filepath.Dir(file)
		name := filepath.Base(dir)
		if dir == "." {
			name = "main"
		}
		if got[name] != nil {
			continue
		}
		got[name] = []string{}
		for _, goos := range []string{"linux", "windows"} {
			got[name] = append(got[name], importsOf(t, dir, goos)...)
		}
		slices.Sort(got[name])
		got[name] = slices.Compact(got[name])
	}
	want := map[string][]string{}
	for name, allowed := range imports {
		want[name] = strings.Fields(allowed)
		slices.Sort(want[name])
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the imports are not what this file says (-said +are):\n%s", diff)
	}
}

// importsOf returns what a package imports beside the standard library: packages of this
// program by their last name, libraries by the first words of their path.
func importsOf(t *testing.T, dir, goos string) []string {
	t.Helper()
	context := build.Default
	context.GOOS = goos
	p, err := context.ImportDir(dir, 0)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, name := range p.Imports {
		first, _, _ := strings.Cut(name, "/")
		switch {
		case first == "bokslut":
			names = append(names, path.Base(name))
		case strings.Contains(first, "."):
			names = append(names, library(name))
		}
	}
	return names
}

// library returns the part of an import path that names the library: three words of it
// (github.com/yuin/goldmark), and of golang.org/x/text, which is many libraries, four.
func library(name string) string {
	words := strings.Split(name, "/")
	n := 3
	if strings.HasPrefix(name, "golang.org/x/text/") {
		n = 4
	}
	return strings.Join(words[:min(n, len(words))], "/")
}

// Each library has one importer.
func TestLibrariesHaveOneImporter(t *testing.T) {
	importer := map[string]string{}
	for name, allowed := range imports {
		for _, word := range strings.Fields(allowed) {
			if other := importer[word]; strings.Contains(word, ".") && other != "" {
				t.Errorf("%s is imported by %s and by %s", word, other, name)
			}
			importer[word] = name
		}
	}
}

// The map of the program in README.md names every package.
func TestReadmeNamesEveryPackage(t *testing.T) {
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for name := range imports {
		if name != "main" && !strings.Contains(string(text), name+"/") {
			t.Errorf("README.md does not say what %s/ is for", name)
		}
	}
}
