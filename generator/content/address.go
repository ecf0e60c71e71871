package content

import (
	"strings"
	"unicode"

	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// dataAddress is the address of the page of all data files, which the build makes.
const dataAddress = "data/"

// arrange gives the pages their addresses, parents and children. It returns those that
// are no drafts in reading order, and everything that was wrong with any of them.
func arrange(front *entry) ([]*report.Page, diag.List) {
	a := &arranger{taken: map[string]string{dataAddress: ""}}
	if front.path != "" {
		a.frontPage(front)
	}
	for _, chapter := range front.entries {
		a.add(chapter, nil, "")
	}
	a.checkTranslations()
	return a.pages, a.diags
}

// arranger collects pages. One whose address is taken is collected too, so that links to
// it are not reported as well.
type arranger struct {
	pages []*report.Page
	diags diag.List
	taken map[string]string // addresses, and the files that have them; "" for the page of all data files
}

// frontPage adds the front page, whose address is the report's own.
func (a *arranger) frontPage(front *entry) {
	page := newPage(front)
	a.diags.Add(front.diags...)
	if front.matter.Draft {
		a.diags.Add(page.Source.Whole().Errorf("front-page", "the front page is a draft, and a report cannot do without it").
			WithHint("remove the line draft: true"))
	}
	if slug := front.matter.Slug; slug.Value != "" {
		a.diags.Add(span(page.Source, slug).Errorf("front-page", "the front page has no use for the slug %q: its address is the report's", slug.Value).
			WithHint("remove the line with slug"))
	}
	a.pages = append(a.pages, page)
}

// newPage returns the page of an entry's file, nil when it has none, to be given its place
// in the report. What the file says is shared, as an entry may be arranged again.
func newPage(e *entry) *report.Page {
	if e.page == nil {
		return nil
	}
	page := *e.page
	return &page
}

// add adds an entry and what is below it. A draft leaves out its whole folder.
func (a *arranger) add(e *entry, parent *report.Page, above string) {
	a.diags.Add(e.diags...)
	if e.matter.Draft {
		return
	}
	part, at, problems := e.addressPart()
	a.diags.Add(problems...)
	address := above + part + "/"
	if page := newPage(e); page != nil {
		page.URL = address
		if other, ok := a.taken[address]; ok {
			d := at.Errorf("address-taken", "the address %s is already that of %s", address, other)
			if other == "" {
				d = at.Errorf("address-taken", "the address %s is already that of the page of all data files", address)
			}
			a.diags.Add(d.WithHint("rename the file or its folder, or give it another slug: in the front matter"))
		} else {
			a.taken[address] = e.path
		}
		if page.Parent = parent; parent != nil {
			parent.Children = append(parent.Children, page)
		}
		a.pages = append(a.pages, page)
		parent = page
	}
	for _, below := range e.entries {
		a.add(below, parent, address)
	}
}

// addressPart returns the entry's own part of the address, and the place that gave it:
// the slug in the front matter, else the name of the file or folder.
func (e *entry) addressPart() (part string, at diag.Span, problems diag.List) {
	if e.page == nil { // a folder that was reported for its missing index.md
		return e.words, diag.Span{}, nil
	}
	if slug := e.matter.Slug; slug.Value != "" {
		at = span(e.page.Source, slug)
		if part = words(slug.Value); part != slug.Value || !isASCII(part) {
			problems.Add(at.Errorf("slug", "the slug %q is more than lower-case letters, digits and hyphens", slug.Value).
				WithHint("write it like arets-resultat"))
		}
		return part, at, append(problems, reserved(part, at)...)
	}
	at = e.page.Source.Whole()
	if part = e.words; part == "" || !isASCII(part) {
		problems.Add(at.Errorf("slug", "the name %q makes no address that all can write", e.name).
			WithHint("write slug: in the front matter, with lower-case letters, digits and hyphens"))
	}
	return part, at, append(problems, reserved(part, at)...)
}

// reserved reports a part of an address that is a name which Windows keeps for itself.
func reserved(part string, at diag.Span) (problems diag.List) {
	if report.ReservedName(part) {
		problems.Add(at.Errorf("slug", "the address %s/ has a name that Windows keeps for itself, and no one there could save it", part).
			WithHint("write slug: in the front matter, with another name"))
	}
	return problems
}

// checkTranslations reports pages that say they translate a page which isn't there, and those
// in a language that it is in already.
func (a *arranger) checkTranslations() {
	type version struct{ original, lang string }
	said := map[version]*report.Page{}
	there := map[string]bool{}
	for _, page := range a.pages {
		there[page.Source.Name] = true
		if page.Translates == "" {
			said[version{page.Source.Name, page.Lang}] = page
		}
	}
	for _, page := range a.pages {
		if page.Translates == "" {
			continue
		}
		if !there[page.Translates] {
			a.diags.Add(page.Source.Whole().Errorf("translates", "there is no page %s for this one to translate", page.Translates).
				WithHint("correct translates: in the front matter; it names the other page's file"))
			continue
		}
		as := version{page.Translates, page.Lang}
		if other := said[as]; other != nil {
			a.diags.Add(page.Source.Whole().Errorf("translates", "%s says the same in that language already: %s", other.Source.Name, page.Lang).
				WithHint("correct lang: or translates: in the front matter, or remove translates:"))
			continue
		}
		said[as] = page
	}
}

// words makes a text into what addresses and the ids of headings consist of: its letters
// and digits in lower case, without accents, and a hyphen for all that is between them.
// Letters beyond Latin are kept, so that a heading in Ukrainian has an id too.
func words(text string) string {
	b := make([]byte, 0, len(text))
	gap := false
	for _, r := range text {
		if r > unicode.MaxASCII && unicode.Is(unicode.Mn, r) { // an accent by itself, as in file names from a Mac
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = true
			continue
		}
		if gap && len(b) > 0 {
			b = append(b, '-')
		}
		gap = false
		if r = unicode.ToLower(r); r <= unicode.MaxASCII {
			b = append(b, byte(r))
		} else {
			b = append(b, withoutAccent(r)...)
		}
	}
	return string(b)
}

// unaccented are accented letters, in lower case, and how they are written where there are
// only a to z.
var unaccented = []struct{ letters, plain string }{
	{"åäáàâãą", "a"}, {"æ", "ae"}, {"çćč", "c"}, {"éèêëęě", "e"}, {"íìîïı", "i"}, {"ñńň", "n"}, {"öøóòôõő", "o"},
	{"œ", "oe"}, {"śšş", "s"}, {"ß", "ss"}, {"üúùûű", "u"}, {"ýÿ", "y"}, {"źżž", "z"},
}

// withoutAccent returns a lower-case letter as it is written where there are only a to z, else as it is.
func withoutAccent(r rune) string {
	for _, u := range unaccented {
		if strings.ContainsRune(u.letters, r) {
			return u.plain
		}
	}
	return string(r)
}

// isASCII reports whether a text holds only letters that every keyboard has.
func isASCII(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxASCII })
}
