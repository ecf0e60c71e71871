package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"bokslut/generator/diag"
	"bokslut/generator/site"
)

// document returns a page of the documentation.
func document(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile("docs/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// documentedReport returns the small report that authoring.md is explained by: each file
// below its name.
func documentedReport(t *testing.T) fstest.MapFS {
	t.Helper()
	root := fstest.MapFS{}
	for _, m := range regexp.MustCompile("(?m)^`([a-z0-9/.-]+)`.*\n\n((?:(?:    .*)?\n)+)").FindAllStringSubmatch(document(t, "authoring.md"), -1) {
		root[m[1]] = &fstest.MapFile{Data: []byte(regexp.MustCompile("(?m)^    ").ReplaceAllString(m[2], ""))}
	}
	if len(root) != 5 {
		t.Fatalf("authoring.md has %d files of a report", len(root))
	}
	return root
}

// built returns what is wrong with a report.
func built(t *testing.T, root fstest.MapFS) diag.List {
	t.Helper()
	config, list, err := site.Load(root, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, more, err := site.Build(root, config)
	if err != nil {
		t.Fatal(err)
	}
	return append(list, more...)
}

// replaceIn replaces a text of a file.
func replaceIn(t *testing.T, root fstest.MapFS, file, old, new string) {
	t.Helper()
	before := string(root[file].Data)
	after := strings.Replace(before, old, new, 1)
	if after == before {
		t.Fatalf("%s has no %q", file, old)
	}
	root[file] = &fstest.MapFile{Data: []byte(after)}
}

// The report that the documentation explains is one.
func TestDocumentedReport(t *testing.T) {
	if list := built(t, documentedReport(t)); len(list) > 0 {
		t.Errorf("the report of authoring.md has problems: %v", list)
	}
}

// Every key that can be written, and every function, is documented.
func TestDocumentedKeys(t *testing.T) {
	root := documentedReport(t)
	replaceIn(t, root, "site.yaml", "organisation: {", "organisation: {zz: 1, ")
	replaceIn(t, root, "site.yaml", "year:", `zz: 1
contact: {zz: 1}
image: {zz: 1}
catalogue: {zz: 1}
folders: {zz: 1}
corrections: [{zz: 1}]
accessibility: {zz: 1, supervisor: {zz: 1}, problems: [{zz: 1}]}
year:`)
	replaceIn(t, root, "data/drift.yaml", "fields:", `zz: 1
number: {zz: 1}
missingValues: [{zz: 1}]
flags: [{zz: 1}]
figures: {f: {zz: 1}}
checks: [{zz: 1}]
notes: {n: {zz: 1}}
fields:
  - {name: kod, title: Kod, type: code, categories: [{zz: 1}]}`)
	replaceIn(t, root, "data/drift.yaml", "signed: true", "signed: true, zz: 1")
	replaceIn(t, root, "data/drift.yaml", "role: total", "zz: 1, role: total")
	replaceIn(t, root, "data/drift.yaml", "type: bar", "zz: 1, type: bar")
	replaceIn(t, root, "content/index.md", "title:", "zz: 1\nunbound: [{zz: 1}]\ntitle:")
	const levels = 10 + 11 + 2 // of site.yaml, a sidecar, front matter
	pages := document(t, "authoring.md") + document(t, "charts.md")
	found := 0
	for _, d := range built(t, root) {
		keys, listed := strings.CutPrefix(d.Hint.String(), "the keys here are ")
		if d.Code != "yaml-unknown-key" || !listed {
			continue
		}
		found++
		for key := range strings.SplitSeq(keys, ", ") {
			if !regexp.MustCompile("`" + key + "`|\\b" + key + ": ").MatchString(pages) {
				t.Errorf("%s: %s is not documented", d.Pos, key)
			}
		}
	}
	if found != levels {
		t.Errorf("the keys of %d places were told, want %d", found, levels)
	}

	root = documentedReport(t)
	replaceIn(t, root, "data/drift.yaml", "utfall_2022 - budget_2022", "zz(utfall_2022)")
	list := built(t, root)
	if len(list) == 0 || list[0].Code != "formula-syntax" {
		t.Fatalf("no formula-syntax in %v", list)
	}
	usages, _ := strings.CutPrefix(list[0].Hint.String(), "the functions are ")
	for usage := range strings.SplitSeq(usages, "), ") {
		if usage = strings.TrimSuffix(usage, ")") + ")"; !strings.Contains(document(t, "formulas.md"), "`"+usage+"`") {
			t.Errorf("%s is not documented", usage)
		}
	}
}

// The figures that the documentation says to hold do, and those it says to fail do not.
func TestDocumentedFigures(t *testing.T) {
	_, table, found := strings.Cut(document(t, "formulas.md"), "| against a cell of 75 796 tkr, rounded | |\n|---|---|\n")
	if !found {
		t.Fatal("formulas.md has no such table")
	}
	for i, row := range strings.SplitN(table, "\n", 3)[:2] {
		figures := regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(row, -1)
		if len(figures) < 4 {
			t.Fatalf("few figures in %q", row)
		}
		for _, figure := range figures {
			root := documentedReport(t)
			replaceIn(t, root, "content/20-ekonomi/index.md", "Intäkterna blev [75,8 miljoner kronor]", "Det blev ["+figure[1]+"]")
			if list := built(t, root); list.Errors() != (i == 1) {
				t.Errorf("%s: %v", figure[1], list)
			}
		}
	}
}
