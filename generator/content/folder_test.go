package content_test

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"bokslut/generator/content"
	"bokslut/generator/diag"
)

// page returns a file with that title and more front matter.
func page(title string, more ...string) string {
	return "---\ntitle: " + title + "\n" + strings.Join(more, "\n") + "\n---\n"
}

func TestReadingOrder(t *testing.T) {
	pages, diags := read(t, map[string]string{
		"content/index.md":                  page("Årsbokslut"),
		"content/100-sist.md":               page("Sist av de numrerade"),
		"content/20-ekonomi/index.md":       page("Ekonomi"),
		"content/20-ekonomi/10-drift.md":    page("Drift"),
		"content/20-ekonomi/karta.png":      "",
		"content/20-ekonomi/bilder/a.png":   "",
		"content/20-ekonomi/skiss.md":       page("Skiss", "draft: true", "slug: drift"),
		"content/3-åtta.md":                 page("Åtta & öga"),
		"content/bilaga.md":                 page("Bilaga", "slug: b1"),
		"content/appendix.md":               page("Appendix", "lang: en", "translates: bilaga.md"),
		"content/30-utkast/index.md":        page("Utkast", "draft: true"),
		"content/30-utkast/10-del.md":       page("Del av utkast"),
		"content/_undan.md":                 "inte en sida",
		"content/.dold.md":                  "inte en sida",
		"content/~$bilaga.md":               "inte en sida",
		"content/bilaga.md~":                "inte en sida",
		"content/.~lock.bilaga.md#":         "inte en sida",
		"content/#bilaga.md#":               "inte en sida",
		"content/_undan/index.md":           "inte en sida",
		"content/20-ekonomi/40-a/index.md":  page("A"),
		"content/20-ekonomi/40-a/1-b-c.md":  page("B, C"),
		"content/20-ekonomi/5-inledning.md": page("Inledning"),
	})
	var got strings.Builder
	for _, p := range pages {
		parent := "-"
		if p.Parent != nil {
			parent = p.Parent.Title
		}
		fmt.Fprintf(&got, "%s | %q | %s | %s | %d | %s\n", p.Title, p.URL, parent, p.Lang, len(p.Children), p.Translates)
	}
	check(t, "", got.String(), `
Årsbokslut | "" | - | sv | 0 | 
Åtta & öga | "atta/" | - | sv | 0 | 
Ekonomi | "ekonomi/" | - | sv | 3 | 
Inledning | "ekonomi/inledning/" | Ekonomi | sv | 0 | 
Drift | "ekonomi/drift/" | Ekonomi | sv | 0 | 
A | "ekonomi/a/" | Ekonomi | sv | 1 | 
B, C | "ekonomi/a/b-c/" | A | sv | 0 | 
Sist av de numrerade | "sist/" | - | sv | 0 | 
Appendix | "appendix/" | - | en | 0 | content/bilaga.md
Bilaga | "b1/" | - | sv | 0 | 
`)
	if len(diags) > 0 {
		t.Errorf("got diagnostics:\n%s", summary(diags))
	}
}

func TestFolderMistakes(t *testing.T) {
	for _, test := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"nothing", nil, "index-missing\n"},
		{"no front page", map[string]string{"content/a.md": page("A")}, "index-missing\n"},
		{"no page of the folder", map[string]string{"content/index.md": page("Å"), "content/10-a/b.md": page("B")},
			"content/10-a/index.md index-missing\n"},
		{"same address", map[string]string{"content/index.md": page("Å"), "content/10-a.md": page("A"), "content/20-a.md": page("B"), "content/30-c.md": page("C", "slug: a")},
			"content/20-a.md address-taken\ncontent/30-c.md:3:7 address-taken \"a\"\n"},
		{"the address of the tables", map[string]string{"content/index.md": page("Å"), "content/data.md": page("Data")},
			"content/data.md address-taken\n"},
		{"a name without letters", map[string]string{"content/index.md": page("Å"), "content/10-.md": page("A"), "content/20-звіт.md": page("B")},
			"content/10-.md slug\ncontent/20-звіт.md slug\n"},
		{"a slug with capitals", map[string]string{"content/index.md": page("Å"), "content/a.md": page("A", "slug: Årets")},
			"content/a.md:3:7 slug \"Årets\"\n"},
		{"capitals in names", map[string]string{"content/index.md": page("Å"), "content/a.MD": page("A"), "content/b/Index.md": page("B")},
			"content/a.MD file-name\ncontent/b/Index.md file-name\n"},
		{"a draft is read no further", map[string]string{"content/index.md": page("Å"), "content/a.md": page("A", "draft: true") + "# <b>"},
			""},
		{"mistakes in file order", map[string]string{"content/index.md": page("Å") + "# A\n", "content/a.md": page("A") + "# A\n# B\n"},
			"content/a.md:5:1 heading-level \"# A\"\ncontent/a.md:6:1 heading-level \"# B\"\n5:1 heading-level \"# A\"\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, diags := read(t, test.files)
			check(t, "", strings.ReplaceAll(summary(diags), "content/index.md ", ""), test.want)
		})
	}
}

func TestFrontMatter(t *testing.T) {
	file := "\ufeff---\r\ntitle: \"Uppgifter\"\r\nsummary: Året.\r\nunbound:\r\n  - {text: 100 Mbit/s, why: namn på en klass}\r\n---  \r\n\r\nTill 100 Mbit/s.\r\n"
	pages, diags := read(t, map[string]string{"content/index.md": file})
	if len(diags) > 0 {
		t.Fatalf("got diagnostics:\n%s", summary(diags))
	}
	p := pages[0]
	if p.Title != "Uppgifter" || p.Summary != "Året." {
		t.Errorf("got title %q and summary %q", p.Title, p.Summary)
	}
	if len(p.Unbound) != 1 || p.Unbound[0].Text != "100 Mbit/s" || p.Unbound[0].Why != "namn på en klass" || p.Unbound[0].Span.Text() != "100 Mbit/s" {
		t.Errorf("got exemptions %+v", p.Unbound)
	}
	check(t, file, outline(p, p.Blocks), `
Paragraph "Till 100 Mbit/s."
  Text "Till 100 Mbit/s."
`)
	if got, want := p.Span(&p.Blocks[0]).Pos(), (diag.Pos{File: "content/index.md", Line: 8, Column: 1}); got != want {
		t.Errorf("the paragraph is at %v, want %v", got, want)
	}
}

// brokenFS fails to open one file.
type brokenFS struct {
	fstest.MapFS
	name string
}

var errBroken = errors.New("the disk is broken")

func (b brokenFS) Open(name string) (fs.File, error) {
	if name == b.name {
		return nil, errBroken
	}
	return b.MapFS.Open(name)
}

func (b brokenFS) ReadFile(name string) ([]byte, error) {
	if name == b.name {
		return nil, errBroken
	}
	return b.MapFS.ReadFile(name)
}

func TestReadError(t *testing.T) {
	files := brokenFS{fstest.MapFS{"content/index.md": {Data: []byte(head)}, "content/a.md": {Data: []byte(head)}}, "content/a.md"}
	_, _, err := content.Read(files, "content", content.Options{})
	if !errors.Is(err, errBroken) || !strings.Contains(err.Error(), "content/a.md") {
		t.Errorf("got error %v, want one that wraps %v and names content/a.md", err, errBroken)
	}
}
