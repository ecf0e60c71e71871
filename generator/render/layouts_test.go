package render_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bokslut/generator/diag"
	"bokslut/generator/diag/diagtest"
	"bokslut/generator/render"
	"bokslut/layouts"
)

// own returns a report's layouts: one file.
func own(name, text string) fs.FS { return fstest.MapFS{name: {Data: []byte(text)}} }

func TestOwnLayout(t *testing.T) {
	loaded, problems := render.Load(own("page.html", `{{define "main"}}<h1>{{.Heading}}!</h1>{{.Content}}{{end}}`))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	page, err := render.New(small(), loaded, nothing).File("ekonomi/index.html")
	if page := string(page); err != nil || !strings.Contains(page, "<h1>Ekonomi!</h1>") || !strings.Contains(page, "</footer>") {
		t.Errorf("%v, page\n%s", err, page)
	}
}

// The pages that the program makes share a layout, which a report may have under its present
// name or, as before, that of one of them.
func TestOwnLayoutOfMadePages(t *testing.T) {
	for _, name := range []string{"madepage.html", "reconciliation.html"} {
		loaded, problems := render.Load(own(name, `{{define "main"}}<h1>{{.Heading}}!</h1>{{.Content}}{{end}}`))
		if len(problems) > 0 {
			t.Fatal(name, problems)
		}
		for file, want := range map[string]string{"avstamning/index.html": "<h1>Avstämning!</h1>", "data/index.html": "<h1>Öppna data!</h1>"} {
			page, err := render.New(small(), loaded, nothing).File(file)
			if err != nil || !strings.Contains(string(page), want) {
				t.Errorf("%s: %v, no %s in %s\n%s", name, err, want, file, page)
			}
		}
	}
	both := fstest.MapFS{
		"madepage.html":       {Data: []byte(`{{define "main"}}<h1>new</h1>{{.Content}}{{end}}`)},
		"reconciliation.html": {Data: []byte(`{{define "main"}}<h1>old</h1>{{.Content}}{{end}}`)},
	}
	loaded, _ := render.Load(both)
	if page, err := render.New(small(), loaded, nothing).File("avstamning/index.html"); err != nil || !strings.Contains(string(page), "<h1>new</h1>") {
		t.Errorf("%v; the layout under its present name comes first\n%s", err, page)
	}
}

// The published style sheet is without comments, but for those of licences; what looks like
// one within a string is none.
func TestStyleWithoutComments(t *testing.T) {
	loaded, problems := render.Load(own("style/95-own.css", `/*! licence */
/* What it is,
   over two lines */
.a { color: red; /* why */ content: "/* \"/* "; } /**/
.b { content: '*/ /*'; } /* never ended`))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	style, err := render.New(small(), loaded, nothing).File("style.css")
	want := "/*! licence */\n\n.a { color: red; content: \"/* \\\"/* \"; }\n.b { content: '*/ /*'; }"
	if err != nil || !strings.HasSuffix(string(style), want) || strings.Contains(string(style[:len(style)-len(want)]), "/*") {
		t.Errorf("%v, the style sheet ends in\n%s\nwant\n%s", err, style[max(0, len(style)-200):], want)
	}
}

// A report's own parts of the style sheet replace their namesakes and stand in order of names.
func TestOwnStyle(t *testing.T) {
	loaded, problems := render.Load(fstest.MapFS{
		"style/10-tokens.css": {Data: []byte(":root { --text: #123; }\n")},
		"style/45-own.css":    {Data: []byte(".own { color: red; }\n")},
	})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	made, err := render.New(small(), loaded, nothing).File("style.css")
	style := string(made)
	at, last := 0, 0
	for _, want := range []string{":root { --text: #123; }\n", "\ncaption {", ".own { color: red; }\n", "\n@media print {"} {
		if at = strings.Index(style, want); at < last {
			t.Errorf("%q is at %d, and what goes before it at %d", want, at, last)
		}
		last = at
	}
	if err != nil || strings.Contains(style, "--ground: #fff;\n  --raised: #f") {
		t.Errorf("%v, style\n%s", err, style)
	}
}

func TestOwnLanguage(t *testing.T) {
	english, _ := fs.ReadFile(layouts.Files, "i18n/en.yaml")
	loaded, problems := render.Load(own("i18n/fi.yaml", string(english)))
	rep := small()
	rep.Pages[1].Lang, rep.Pages[2].Lang = "fi", "se"
	site := render.New(rep, loaded, nothing)
	for _, test := range []struct{ page, skip string }{
		{"ekonomi/index.html", "Skip to content"},
		{"ekonomi/drift/index.html", "Hoppa till innehållet"}, // no one speaks it: the report's own
	} {
		got, err := site.File(test.page)
		if len(problems) > 0 || err != nil || !strings.Contains(string(got), ">"+test.skip+"</a>") {
			t.Errorf("%s does not say %q; problems %v, %v\n%s", test.page, test.skip, problems, err, got)
		}
	}
}

func TestLayoutProblems(t *testing.T) {
	frame, _ := fs.ReadFile(layouts.Files, "frame.html")
	swedish, _ := fs.ReadFile(layouts.Files, "i18n/sv.yaml")
	for _, test := range []struct {
		what, name, text string
		code             string
		line             int
	}{
		{"syntax", "page.html", "{{define \"main\"}}\n{{if}}{{end}}{{.Content}}{{end}}", "layout-syntax", 2},
		{"a field that is not there", "page.html", "{{define \"main\"}}\n\n{{.Headnig}}{{.Content}}{{end}}", "layout-syntax", 3},
		{"HTML that cannot be escaped", "page.html", "{{define \"main\"}}\n<a href='{{if .Heading}}'{{end}}>{{.Content}}{{end}}", "layout-syntax", 2},
		{"no place for the text", "table.html", "{{define \"main\"}}{{.Heading}}{{end}}", "layout-content", 0},
		{"a text that is changed", "page.html", "{{define \"main\"}}\n{{printf \"%.5s\" .Heading}}{{.Content}}{{end}}", "layout-logic", 2},
		{"a text that is looked into", "page.html", "{{define \"main\"}}\n\n{{if and .Lead (eq .Heading \"Drift\")}}!{{end}}{{.Content}}{{end}}", "layout-logic", 3},
		{"a loop without end", "page.html", "{{define \"main\"}}{{.Content}}\n{{range 999999999999}}a{{end}}{{end}}", "layout-logic", 2},
		{"a loop without end, of a variable", "frame.html", "<html>\n{{$n := 999999999999}}{{range $n}}a{{end}}{{template \"main\" .}}", "layout-logic", 2},
		{"a mistake in what all share", "frame.html", strings.Replace(string(frame), "{{.Title}}", "{{.Titel}}", 1), "layout-syntax", 7},
		{"syntax of what all share", "frame.html", "<html>\n{{if}}", "layout-syntax", 2},
		{"no place for the text in what all share", "frame.html", "", "layout-content", 0},
		{"a word that is missing", "i18n/sv.yaml", strings.Replace(string(swedish), "skip:", "skipp:", 1), "yaml-unknown-key", 13},
		{"eleven months", "i18n/sv.yaml", strings.Replace(string(swedish), ", december]", "]", 1), "layout-months", 0},
	} {
		_, problems := render.Load(own(test.name, test.text))
		found := slices.ContainsFunc(problems, func(d diag.Diagnostic) bool {
			return d.Code == test.code && d.Pos.File == "layouts/"+test.name && d.Pos.Line == test.line
		})
		if !found || test.name == "frame.html" && len(problems) > 1 {
			t.Errorf("%s: got %v; want %s in layouts/%s:%d", test.what, problems, test.code, test.name, test.line)
		}
	}
}

// What is opened and not closed is told of in plain words.
func TestLayoutSyntax(t *testing.T) {
	for text, message := range map[string]string{
		"{{.Content":           "{{ is never closed by }}",
		"{{if .Lead}}":         "an {{if}}, {{range}} or the like has no {{end}}",
		"{{.Content}}{{end}}":  "there is an {{end}} too many",
		"{{.Content}}{{else}}": "unexpected {{else}}",
	} {
		_, problems := render.Load(own("page.html", text))
		diagtest.Swedish(t, problems)
		if len(problems) != 1 || problems[0].Message.String() != "the layout cannot be read: "+message {
			t.Errorf("%s: got %v; want %s", text, problems, message)
		}
	}
}

// A name that stands for nothing is told of in the author's words, and what it may have been meant to be.
func TestLayoutNames(t *testing.T) {
	for _, test := range []struct{ text, message, hint string }{
		{"{{.Headnig}}{{.Content}}", "nothing is called .Headnig here", `did you mean ".Heading"?`},
		{"{{.Words.Skipp}}{{.Content}}", "nothing is called .Skipp here", `did you mean ".Skip"?`},
		{"{{.Qwertyuiop}}{{.Content}}", "nothing is called .Qwertyuiop here", ""},
	} {
		_, problems := render.Load(own("page.html", `{{define "main"}}`+test.text+"{{end}}"))
		diagtest.Swedish(t, problems)
		if len(problems) != 1 || problems[0].Message.String() != test.message || problems[0].Hint.String() != test.hint {
			t.Errorf("%s: got %v; want %s, %s", test.text, problems, test.message, test.hint)
		}
	}
}

// A layout of the report that cannot be read is told of once, and no other stands in for it.
func TestUnreadableLayouts(t *testing.T) {
	for _, test := range []struct{ given, unreadable string }{
		{"page.html/x", "page.html"},
		{"frame.html/x", "frame.html"},
		{"search.js/x", "search.js"},
		{"style/40-table.css/x", "style/40-table.css"},
		{"style", "style"},
		{"i18n", "i18n"},
	} {
		_, problems := render.Load(own(test.given, "x"))
		told := 0
		for _, d := range problems {
			if d.Code == "layout-unreadable" && d.Pos.File == "layouts/"+test.unreadable {
				told++
			}
		}
		if told != 1 {
			t.Errorf("%s: got %v; want layout-unreadable once for %s", test.given, problems, test.unreadable)
		}
	}
}

// Both languages say everything, and no more.
func TestCatalogues(t *testing.T) {
	keys := map[string][]string{}
	for _, name := range []string{"i18n/sv.yaml", "i18n/en.yaml"} {
		text, err := fs.ReadFile(layouts.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if key, _, ok := strings.Cut(line, ":"); ok && !strings.HasPrefix(line, "#") {
				keys[name] = append(keys[name], key)
			}
		}
	}
	if sv, en := keys["i18n/sv.yaml"], keys["i18n/en.yaml"]; !slices.Equal(sv, en) {
		t.Errorf("sv has %q\nen has %q", sv, en)
	}
	_, problems := render.Load(own("i18n/sv.yaml", "language: Svenska\n"))
	outer := slices.DeleteFunc(keys["i18n/sv.yaml"], func(key string) bool { return key[0] == ' ' })
	required := 0
	for _, d := range problems {
		if d.Code == "yaml-required" {
			required++
		}
	}
	if want := len(outer) - 1; required != want {
		t.Errorf("%d of %d words are required", required, want)
	}
}

func TestNoFile(t *testing.T) {
	loaded, _ := render.Load(nil)
	if none, err := render.New(small(), loaded, nothing).File("elsewhere/index.html"); none != nil || err != nil {
		t.Errorf("a file that the site does not have: %q, %v", none, err)
	}
}
