package preview

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"html/template"
	"strings"
	"unicode/utf8"

	"bokslut/generator/diag"
)

//go:embed problems.html
var problemsHTML embed.FS

// inPanel is how many problems the panel shows; the page has them all.
const inPanel = 50

// inOrigin is how many characters of a formula are shown beside a figure.
const inOrigin = 300

// around is how many characters of a long line are shown on either side of what is meant.
const around = 80

// shownProblem is a problem as problems.html shows it.
type shownProblem struct {
	ID                    string
	Error                 bool
	Kind                  string // "error" or "warning", in words
	Message, Hint         string
	Place                 string       // "data/drift.csv, line 3"; "" for nowhere
	Link                  template.URL // opens the place in an editor; "" for none
	Page                  string       // path of the page where it can be seen, with the id of the element, or else of the problem that is marked there; "" for none, or none yet
	Before, Marked, After string       // of the line, around what is meant
}

// shownPanel is what problems.html is filled in with.
type shownPanel struct {
	Words    map[string]string
	Language string
	Heading  string
	Nothing  bool // was ever good: there is no page to show
	List     []shownProblem
	More     string // says that there are more; "" when there are not
	Style    string
}

func (p Problem) isError() bool { return p.Severity == diag.Error }

func problemID(i int) string { return fmt.Sprintf("bokslut-problem-%d", i+1) }

// shown returns up to n problems as they are shown.
func (e *edition) shown(n int) []shownProblem {
	list := make([]shownProblem, 0, min(n, len(e.Problems)))
	for i, p := range e.Problems[:min(n, len(e.Problems))] {
		s := shownProblem{ID: problemID(i), Error: p.isError(), Kind: e.kind(p), Message: p.Message.In(e.language()), Hint: p.Hint.In(e.language()),
			Place: e.place(p.Pos), Link: template.URL(e.server.editor.link(p.Pos))}
		if p.Page != "" && e.File != nil {
			s.Page = "/" + strings.TrimSuffix(p.Page, "index.html") + "#" + cmp.Or(p.Element, s.ID)
		}
		if p.Excerpt != "" {
			s.Before, s.Marked, s.After = excerpt(p.Diagnostic)
		}
		list = append(list, s)
	}
	return list
}

// excerpt splits the line of a mistake around what is meant in it, and shortens what is far from that.
func excerpt(d diag.Diagnostic) (before, marked, after string) {
	line, column := d.Near(2*around, 4*around)
	runes := []rune(strings.ReplaceAll(line, "\t", " "))
	from := column - 1
	to := min(from+max(d.Width, 1), len(runes))
	before, marked, after = string(runes[:from]), string(runes[from:to]), string(runes[to:])
	if from > around {
		before = "…" + string(runes[from-around:from])
	}
	if utf8.RuneCountInString(marked) > 2*around {
		marked = string([]rune(marked)[:2*around]) + "…"
	}
	if len(runes)-to > around {
		after = string(runes[to:to+around]) + "…"
	}
	return before, marked, after
}

// firstRunes returns the first n characters of a text.
func firstRunes(text string, n int) string {
	for i := range text {
		if n == 0 {
			return text[:i]
		}
		n--
	}
	return text
}

var problemsTemplate = template.Must(template.ParseFS(problemsHTML, "problems.html"))

func fill(name string, data any) []byte {
	var b bytes.Buffer
	if err := problemsTemplate.ExecuteTemplate(&b, name, data); err != nil {
		return fmt.Appendf(nil, "<p>%s</p>", template.HTMLEscapeString(err.Error()))
	}
	return b.Bytes()
}

// panel returns what the panel shows, its title, and how many errors there are.
func (e *edition) panel() (html, title string, errors int) {
	if len(e.Problems) == 0 {
		return "", "", 0
	}
	p := shownPanel{Words: e.sayAll(labels), Language: e.language(), List: e.shown(inPanel)}
	if more := len(e.Problems) - inPanel; more > 0 {
		p.More = e.say("Show all problems, with the %d that there is no room for here", more)
	}
	errors, _ = tally(e.Problems)
	return string(fill("list", p)), e.heading(), errors
}

// problemsPage returns the page with all problems.
func (e *edition) problemsPage() []byte {
	return fill("page", shownPanel{Words: e.sayAll(labels), Language: e.language(), Heading: e.heading(), Nothing: e.File == nil,
		List: e.shown(len(e.Problems)), Style: stylePath})
}

// note returns what is said of a problem at its place in the page.
func (e *edition) note(p Problem) string {
	return string(fill("note", shownProblem{Kind: e.kind(p), Message: p.Message.In(e.language()), Hint: p.Hint.In(e.language())}))
}

// origin returns what is said of a bound figure; words are the labels.
func (e *edition) origin(f Figure, words map[string]string) string {
	if short := firstRunes(f.Formula, inOrigin); short != f.Formula { // a page can have many figures of one formula
		f.Formula = short + "…"
	}
	return string(fill("origin", struct {
		Words map[string]string
		Place string
		Figure
	}{words, e.place(f.Source), f}))
}
