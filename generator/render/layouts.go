package render

import (
	"bytes"
	"errors"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"bokslut/generator/diag"
	"bokslut/generator/strictyaml"
	"bokslut/layouts"
)

// Layouts are the frames, the style sheet, the icon and the words of the interface. They
// are made by [Load] and are safe for concurrent use.
type Layouts struct {
	page, front, table, reconciliation, tableList, searchPage, book, notFound *template.Template

	style, search, tables, icon, touchIcon []byte
	words                                  map[string]*Words // by language
}

// Load reads the layouts: the program's own ones, each replaced by the file of the same
// name in own, if there is one. own is the report's folder of layouts and may be nil.
func Load(own fs.FS) (*Layouts, diag.List) {
	l := &loader{own: own}
	loaded := &Layouts{words: map[string]*Words{}}
	for _, name := range l.names("i18n", ".yaml") {
		var w Words
		src := l.source(name)
		l.problems.Add(strictyaml.Decode(src, 0, len(src.Text), &w)...)
		if len(w.Months) != 12 && !l.problems.Errors() {
			l.problems.Add(src.Whole().Errorf("layout-months", "months has %d names, and a year has 12", len(w.Months)))
		}
		loaded.words[strings.TrimSuffix(path.Base(name), ".yaml")] = &w
	}
	for _, name := range l.names("style", ".css") {
		loaded.style = appendStyleSheet(loaded.style, l.source(name).Text)
	}
	loaded.search = []byte(l.source("search.js").Text)
	loaded.tables = []byte(l.source("tables.js").Text)
	loaded.touchIcon = []byte(l.source("touch-icon.png").Text)
	loaded.icon = []byte(l.source("favicon.svg").Text)
	if !l.problems.Errors() {
		l.frames(&Frame{Words: loaded.words["sv"], Content: template.HTML(token(0))}, map[string]**template.Template{
			"page.html": &loaded.page, "front.html": &loaded.front, "table.html": &loaded.table,
			"reconciliation.html": &loaded.reconciliation, "tablelist.html": &loaded.tableList,
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

// Languages returns the languages that the interface speaks, sorted.
func (l *Layouts) Languages() []string {
	languages := make([]string, 0, len(l.words))
	for language := range l.words {
		languages = append(languages, language)
	}
	slices.Sort(languages)
	return languages
}

// wordsIn returns the interface in a language (en for en-GB too), or nil.
func (l *Layouts) wordsIn(language string) *Words {
	if w := l.words[language]; w != nil {
		return w
	}
	base, _, _ := strings.Cut(language, "-")
	return l.words[base]
}

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

// source returns a layout file: the report's, else the built-in one.
func (l *loader) source(name string) *diag.Source {
	if l.own != nil {
		text, err := fs.ReadFile(l.own, name)
		if err == nil {
			return diag.NewSource("layouts/"+name, string(text))
		}
		if !errors.Is(err, fs.ErrNotExist) {
			l.unreadable(name, err)
			return diag.NewSource("layouts/"+name, "")
		}
	}
	text, err := fs.ReadFile(layouts.Files, name)
	if err != nil {
		panic("render: no built-in layout " + name) // embedded: only a change of the program can cause it
	}
	return diag.NewSource("layouts/"+name, string(text))
}

// unreadable reports a layout of the report that is there and cannot be read: the built-in
// one in its place would be another look without a word.
func (l *loader) unreadable(name string, err error) {
	if slices.ContainsFunc(l.problems, func(d diag.Diagnostic) bool { return d.Pos.File == "layouts/"+name }) {
		return // frame.html is read for each frame
	}
	why, _ := diag.Reason(err)
	l.problems.Add(diag.NewSource("layouts/"+name, "").Whole().Errorf("layout-unreadable", "the file cannot be read: %s", why).
		WithHint("put the file itself here, and let everyone read it"))
}

// frames parses all frames and tries them, so that a mistake is found before any page is
// written. What they have in common is frame.html.
func (l *loader) frames(sample *Frame, into map[string]**template.Template) {
	common := template.New("")
	if !l.parse(common, l.source("frame.html")) {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(into)) {
		if t, err := common.Clone(); err == nil { // it fails only for what has been executed
			*into[name] = l.frame(t, name, sample)
		}
	}
}

// parse adds a layout to t, and reports whether it can be read.
func (l *loader) parse(t *template.Template, src *diag.Source) bool {
	if _, err := t.New(path.Base(src.Name)).Parse(src.Text); err != nil {
		l.problems.Add(layoutProblem(src, err))
		return false
	}
	l.problems.Add(placesOnly(src, t)...)
	return true
}

// frame adds a page's own part to t, which holds the common one, and tries it.
func (l *loader) frame(t *template.Template, name string, sample *Frame) *template.Template {
	src := l.source(name)
	if !l.parse(t, src) {
		return nil
	}
	var page strings.Builder
	if err := t.ExecuteTemplate(&page, "frame.html", sample); err != nil {
		if strings.Contains(err.Error(), "frame.html:") {
			src = l.source("frame.html")
		}
		l.problems.Add(layoutProblem(src, err))
		return nil
	}
	if !strings.Contains(page.String(), token(0)) {
		l.problems.Add(src.Whole().Errorf("layout-content", "the frame never says where the page's text goes").
			WithHint("write {{.Content}} where it goes"))
	}
	return t
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
	message := strings.TrimLeft(strings.TrimPrefix(rest, number), ": 0123456789")
	return src.Span(start, start+len(src.Line(line))).Errorf("layout-syntax", "the layout cannot be read: %s", message)
}

// execute writes a frame into w.
func execute(w io.Writer, t *template.Template, f *Frame) error {
	return t.ExecuteTemplate(w, "frame.html", f)
}
