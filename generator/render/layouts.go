package render

import (
	"bytes"
	"errors"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"bokslut/generator/diag"
	"bokslut/generator/report"
	"bokslut/generator/strictyaml"
	"bokslut/layouts"
)

// Layouts are the templates of pages, the style sheet, the icon and the words of the interface. They
// are made by [Load] and are safe for concurrent use.
type Layouts struct {
	page, front, table, made, tableList, searchPage, book, notFound layout

	style, search, tables, icon, touchIcon []byte
	words                                  map[string]func() *Words // by language
}

// layout returns the template of a kind of pages, which a [Frame] fills.
type layout = func() *template.Template

// Load reads the layouts: the program's own ones, each replaced by the file of the same
// name in own, if there is one. own is the report's folder of layouts and may be nil.
//
// The report's templates and words are read and tried at once, so that a mistake is found
// before any page is written; the program's when they are first needed, as most reports
// do without some.
func Load(own fs.FS) (*Layouts, diag.List) {
	l := &loader{own: own}
	loaded := &Layouts{words: map[string]func() *Words{}}
	for _, name := range l.names("i18n", ".yaml") {
		loaded.words[strings.TrimSuffix(path.Base(name), ".yaml")] = l.words(name)
	}
	for _, name := range l.names("style", ".css") {
		loaded.style = appendStyleSheet(loaded.style, l.text(name))
	}
	loaded.search = []byte(l.text("search.js"))
	loaded.tables = []byte(l.text("tables.js"))
	loaded.touchIcon = []byte(l.text("touch-icon.png"))
	loaded.icon = []byte(l.text("favicon.svg"))
	if !l.problems.Errors() {
		l.templates(loaded.words["sv"], map[string]*layout{
			"page.html": &loaded.page, "front.html": &loaded.front, "table.html": &loaded.table,
			"madepage.html": &loaded.made, "tablelist.html": &loaded.tableList,
			"book.html": &loaded.book, "search.html": &loaded.searchPage, "notfound.html": &loaded.notFound,
		})
	}
	return loaded, l.problems
}

// appendStyleSheet writes a style sheet without its comments, which each reader would fetch,
// except those that begin with an exclamation mark, as of licences do.
func appendStyleSheet(b []byte, text string) []byte {
	quote := byte(0) // that of the string at hand
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quote != 0 && c == '\\' && i+1 < len(text):
			b = append(b, c)
			i++
			c = text[i]
		case quote != 0:
			if c == quote || c == '\n' {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case strings.HasPrefix(text[i:], "/*") && !strings.HasPrefix(text[i:], "/*!"):
			_, rest, _ := strings.Cut(text[i+2:], "*/")
			text, i = rest, -1
			b = bytes.TrimRight(b, " ")
			continue
		}
		b = append(b, c)
	}
	return b
}

// wordsIn returns the interface in a language (en for en-GB too), or nil.
func (l *Layouts) wordsIn(language string) *Words {
	words := l.words[language]
	if words == nil {
		base, _, _ := strings.Cut(language, "-")
		words = l.words[base]
	}
	if words == nil {
		return nil
	}
	return words()
}

// loader reads layouts and collects what is wrong with the report's own.
type loader struct {
	own      fs.FS
	problems diag.List
}

// names returns the names of all layout files in a folder, of the report and built in.
func (l *loader) names(folder, extension string) []string {
	files, _ := fs.ReadDir(layouts.Files, folder) // embedded: it is there
	if l.own != nil {
		own, err := fs.ReadDir(l.own, folder)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			l.unreadable(folder, err)
		}
		files = append(files, own...)
	}
	var names []string
	for _, f := range files {
		if path.Ext(f.Name()) == extension {
			names = append(names, path.Join(folder, f.Name()))
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// source returns a layout file: the report's own, else the built-in one.
func (l *loader) source(name string) (src *diag.Source, isOwn bool) {
	names := []string{name}
	if name == "madepage.html" {
		names = append(names, "reconciliation.html") // as it was called before
	}
	for _, name := range names {
		if l.own == nil {
			break
		}
		text, err := fs.ReadFile(l.own, name)
		if err == nil {
			return diag.NewSource("layouts/"+name, string(text)), true
		}
		if !errors.Is(err, fs.ErrNotExist) {
			l.unreadable(name, err)
		}
	}
	text, err := fs.ReadFile(layouts.Files, name)
	if err != nil {
		panic("render: no built-in layout " + name) // embedded: only a change of the program can cause it
	}
	return diag.NewSource("layouts/"+name, string(text)), false
}

// unreadable reports a layout of the report that is there and cannot be read: the built-in
// one in its place would be another look without a word.
func (l *loader) unreadable(name string, err error) {
	why, _ := diag.Reason(err)
	l.problems.Add(diag.NewSource("layouts/"+name, "").Whole().Errorf("layout-unreadable", "the file cannot be read: %s", why).
		WithHint("put the file itself here, and let everyone read it"))
}

func (l *loader) text(name string) string {
	src, _ := l.source(name)
	return src.Text
}

// words readies the words of a language.
func (l *loader) words(name string) func() *Words {
	src, isOwn := l.source(name)
	read := sync.OnceValues(func() (*Words, diag.List) {
		var w Words
		problems := strictyaml.Decode(src, 0, len(src.Text), &w)
		if len(w.Months) != 12 && !problems.Errors() {
			problems.Add(src.Whole().Errorf("layout-months", "months has %d names, and a year has 12", len(w.Months)))
		}
		return &w, problems
	})
	if isOwn {
		_, problems := read()
		l.problems.Add(problems...)
	}
	return func() *Words {
		w, _ := read()
		return w
	}
}

// templates readies the templates of all pages. What they have in common is frame.html.
func (l *loader) templates(words func() *Words, into map[string]*layout) {
	common, commonIsOwn := l.source("frame.html")
	shared := sync.OnceValues(func() (*template.Template, diag.List) { return parseLayout(template.New(""), common) })
	if commonIsOwn {
		_, problems := shared()
		l.problems.Add(problems...)
		if problems.Errors() {
			return
		}
	}
	for _, name := range slices.Sorted(maps.Keys(into)) {
		src, isOwn := l.source(name)
		read := sync.OnceValues(func() (*template.Template, diag.List) {
			t, _ := shared()
			return parseLayout(template.Must(t.Clone()), src) // it can be cloned, as it is never executed
		})
		if commonIsOwn || isOwn {
			t, problems := read()
			if !problems.Errors() {
				own := src
				if !isOwn {
					own = common
				}
				problems.Add(tryTemplate(t, own, common, words())...)
			}
			l.problems.Add(problems...)
			if len(problems) > 0 && problems[0].Pos.File == common.Name {
				return // the other layouts have the same mistake
			}
		}
		*into[name] = func() *template.Template {
			t, _ := read()
			return t
		}
	}
}

// parseLayout adds a layout to t, or returns nil where it cannot be read.
func parseLayout(t *template.Template, src *diag.Source) (*template.Template, diag.List) {
	if _, err := t.New(path.Base(src.Name)).Parse(src.Text); err != nil {
		return nil, diag.List{layoutProblem(src, err)}
	}
	return t, placesOnly(src, t)
}

// tryTemplate executes a template, of which src is the report's own part, and common what all
// have.
func tryTemplate(t *template.Template, src, common *diag.Source, words *Words) diag.List {
	var page strings.Builder
	if err := execute(&page, t, &Frame{Words: words, Content: template.HTML(token(0))}); err != nil {
		if strings.Contains(err.Error(), "frame.html:") {
			src = common
		}
		return diag.List{layoutProblem(src, err)}
	}
	if !strings.Contains(page.String(), token(0)) {
		return diag.List{src.Whole().Errorf("layout-content", "the layout never says where the page's text goes").
			WithHint("write {{.Content}} where it goes")}
	}
	return nil
}

// layoutProblem makes a diagnostic of a template's error, which begins like
// "template: page.html:12:".
func layoutProblem(src *diag.Source, err error) diag.Diagnostic {
	_, rest, _ := strings.Cut(err.Error(), path.Base(src.Name)+":")
	number, _, _ := strings.Cut(rest, ":")
	line, notNumber := strconv.Atoi(number)
	if notNumber != nil {
		return src.Whole().Errorf("layout-syntax", "the layout cannot be read: %s", err)
	}
	start := src.LineOffset(line)
	at := src.Span(start, start+len(src.Line(line)))
	if _, rest, ok := strings.Cut(err.Error(), "can't evaluate field "); ok {
		name, _, _ := strings.Cut(rest, " ")
		return noSuchField(at, name)
	}
	message := strings.TrimLeft(strings.TrimPrefix(rest, number), ": 0123456789")
	return at.Errorf("layout-syntax", "the layout cannot be read: %s", inPlainWords(message))
}

// inPlainWords says what package template says of the mistakes that authors make, else as it does.
func inPlainWords(message string) diag.Text {
	switch message {
	case "unclosed action":
		return diag.Textf("{{ is never closed by }}")
	case "unexpected EOF":
		return diag.Textf("an {{if}}, {{range}} or the like has no {{end}}")
	case "unexpected {{end}}":
		return diag.Textf("there is an {{end}} too many")
	}
	return diag.Textf("%s", message)
}

// noSuchField reports a name in a layout that stands for nothing.
func noSuchField(at diag.Span, name string) diag.Diagnostic {
	var names []string
	for _, of := range []any{Frame{}, Words{}, Item{}, report.Site{}} {
		for _, f := range reflect.VisibleFields(reflect.TypeOf(of)) {
			names = append(names, f.Name)
		}
	}
	d := at.Errorf("layout-syntax", "nothing is called .%s here", name)
	if near := diag.Nearest(name, names); near != "" {
		return d.WithHint("did you mean %q?", "."+near)
	}
	return d
}

// execute fills a template with f, into w.
func execute(w io.Writer, t *template.Template, f *Frame) error {
	return t.ExecuteTemplate(w, "frame.html", f)
}
