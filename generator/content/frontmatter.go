package content

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"bokslut/generator/diag"
	"bokslut/generator/report"
	"bokslut/generator/strictyaml"
)

// maxFrontText bounds titles and summaries, in bytes; they are no places for texts.
const maxFrontText = 2000

// fence is the line before and after the front matter.
const fence = "---"

// language matches the tags that name a language: sv, en, zh-Hans, sv-FI.
var language = regexp.MustCompile(`^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$`)

// frontMatter is what a file says of its page before the text.
type frontMatter struct {
	Title      strictyaml.Text `yaml:"title,required"`
	Summary    strictyaml.Text `yaml:"summary"`
	Slug       strictyaml.Text `yaml:"slug"`
	Draft      bool            `yaml:"draft"`
	Unbound    []exemption     `yaml:"unbound"`
	Lang       strictyaml.Text `yaml:"lang"`
	Translates strictyaml.Text `yaml:"translates"`
}

// exemption is a text that holds a number which is no figure.
type exemption struct {
	Text strictyaml.Text `yaml:"text,required"`
	Why  strictyaml.Text `yaml:"why,required"`
}

// readFrontMatter reads the front matter and returns it with the offset at which the
// text after it begins.
func readFrontMatter(src *diag.Source) (matter frontMatter, body int, diags diag.List) {
	first := lineEnd(src.Text, 0)
	if !isFence(src.Text[:first]) {
		diags.Add(src.Span(0, first).Errorf("front-matter", "the file does not begin with a title between two lines of %s", fence).
			WithHint("let the first three lines be %s, title: and the page's title, %s", fence, fence))
		return matter, 0, diags
	}
	for start := first; start < len(src.Text); {
		end := lineEnd(src.Text, start)
		if isFence(src.Text[start:end]) {
			diags = strictyaml.Decode(src, first, start, &matter)
			return matter, end, diags
		}
		start = end
	}
	diags.Add(src.Span(0, len(fence)).Errorf("front-matter", "what begins with this %s has no end", fence).
		WithHint("write %s on a line of its own after the last of title, summary and the like", fence))
	return matter, len(src.Text), diags
}

// lineEnd returns the offset after the line that starts at an offset.
func lineEnd(text string, start int) int {
	if n := strings.IndexByte(text[start:], '\n'); n >= 0 {
		return start + n + 1
	}
	return len(text)
}

func isFence(line string) bool { return strings.TrimRight(line, " \t\r\n") == fence }

// span returns the place of a text from front matter.
func span(src *diag.Source, t strictyaml.Text) diag.Span { return src.Span(int(t.Start), int(t.End)) }

// describe sets what the front matter says of the page, and reports what can't be meant.
func (m *frontMatter) describe(page *report.Page, markdown *markdown, opts Options) diag.List {
	var diags diag.List
	src := page.Source
	page.Title, page.Summary, page.Lang = m.Title.Value, m.Summary.Value, m.Lang.Value
	if isBlank(page.Title) && m.Title.End > 0 {
		diags.Add(span(src, m.Title).Errorf("title-empty", "the page's title is empty").
			WithHint("write what the page is about, as its reader would say it"))
	}
	for _, text := range []strictyaml.Text{m.Title, m.Summary} {
		page.Front = append(page.Front, report.Node{Kind: report.Text, Text: text.Value, Start: text.Start, End: text.End})
		if len(text.Value) > maxFrontText {
			diags.Add(span(src, text).Errorf("front-matter-long", "this is %d characters long, and can be %d at most", utf8.RuneCountInString(text.Value), maxFrontText).
				WithHint("write it shorter; the rest belongs in the text below"))
		} else if !markdown.plain(text.Value) {
			diags.Add(span(src, text).Errorf("front-matter-markup", "%q holds Markdown, which is shown as it is written here", text.Value).
				WithHint("write plain text; links, emphasis and the like belong in the text below"))
		}
	}
	switch {
	case page.Lang == "":
		page.Lang = opts.Language
	case !language.MatchString(page.Lang):
		diags.Add(span(src, m.Lang).Errorf("lang", "%q names no language", page.Lang).
			WithHint("write the short code: sv for Swedish, en for English"))
	}
	if written := m.Translates; written.Value != "" {
		dest, address, problems := destination(src.Name, span(src, written), written.Value)
		switch {
		case len(problems) > 0:
			diags.Add(problems...)
		case address || !strings.HasSuffix(dest, ".md"):
			diags.Add(span(src, written).Errorf("translates", "%q is not the Markdown file of a page", written.Value).
				WithHint("write the path of the file that this page is a translation of"))
		default:
			page.Translates = dest
		}
	}
	for _, e := range m.Unbound {
		page.Unbound = append(page.Unbound, report.Exemption{Text: e.Text.Value, Why: e.Why.Value, Span: span(src, e.Text)})
	}
	return diags
}
