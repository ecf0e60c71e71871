package render

import (
	"html/template"
	"slices"
	"strings"

	"bokslut/generator/opendata"
	"bokslut/generator/report"
)

// Frame is what a layout of layouts/*.html is filled with. Addresses are ready for use
// as they are. A Lang is "" where the text is in the page's own language, and else what
// its element's lang attribute says.
type Frame struct {
	Lang        string // the page's language
	Words       *Words // the interface in it
	Title       string // of the browser's tab, unique in the report: Drift – Ekonomi – Årsbokslut 2022
	Description string // for search engines; may be empty
	Canonical   string // the page's absolute address; "" when it has none
	Policy      string // what the page may fetch and run: a Content-Security-Policy
	Root        string // what addresses of the site's files begin with: "" or "../../"
	Home        string // the front page
	Contents    string // the list of all chapters, on the front page
	// Reconciliation is the page that accounts for all figures.
	Reconciliation string
	Data           string // the page of all data files; "" for none
	Accessibility  string // the accessibility statement; "" without one
	Corrections    string // the page that lists what was corrected, "" when nothing was
	Feed           string // the same as a feed
	Search         string // the search page; "" for none
	TableList      string // the list of tables and charts
	Book           string // the whole report on one page, "" when it is too large for one

	Site          report.Site
	SiteLang      string // the Lang of what Site says
	Logo          string // a picture; "" for none
	Published     string // the date in words
	ContactByMail string // mailto: address; "" for none
	// Lists of links, ready-made; "" for none.
	Crumbs   template.HTML // the way here from the front page
	Nav      template.HTML // chapters; below that of the page, its sections; last, all contents; none on the front page, which lists them itself
	Outline  template.HTML // the page's headings; none when they are few
	Children template.HTML // the chapter's sections; on the front page the chapters with theirs

	Previous     *Item // in reading order; nil at the ends
	Next         *Item
	Translations []Item // the same page in other languages; Title is the language's name
	Versions     []Item // the page and its translations for search engines: Address is absolute; nil without translations
	// LinkedData describes the page to search engines; "" for nothing.
	LinkedData template.HTML

	Heading string
	Lead    string
	Content template.HTML // the page's text
}

// maxNav is how many chapters, or sections of a chapter, the navigation lists on each
// page. A report with more of them has its list on the front page alone, or every page
// would grow with the number of pages.
const maxNav = 20

// minOutline is from how many headings on a page begins with a list of them.
const minOutline = 3

// contentsID is the id of the contents on the front page.
const contentsID = "page" + idSeparator + "contents"

// policy is what a page may fetch and run: what lies beside it on its own server, and
// nothing that stands in the page itself. A page that someone manages to write into can
// then still not run anything, nor tell anyone about its reader.
const policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"

// titleSeparator stands between the parts of a page's title.
const titleSeparator = " – "

// frame returns what the frames of all pages share.
func (s *Site) frame(words *Words, lang, root string) *Frame {
	site := &s.rep.Site
	f := &Frame{Lang: lang, Words: words, Root: root, Site: *site, Policy: policy,
		Home: pageAddress(root, ""), Published: words.date(site.Published)}
	f.Reconciliation = root + s.tableWords.Reconciliation.url()
	if len(s.rep.Corrections) > 0 {
		f.Corrections, f.Feed = root+s.tableWords.Corrections.url(), root+s.tableWords.feedURL()
	}
	if len(s.rep.Tables) > 0 {
		f.Data = root + opendata.PageURL
	}
	if !site.WithoutSearch {
		f.Search = root + s.tableWords.Search.url()
	}
	if site.Accessibility != nil {
		f.Accessibility = root + s.tableWords.Accessibility.url()
	}
	f.TableList = root + s.tableWords.TableList.url()
	if s.hasBook() {
		f.Book = root + s.tableWords.Book.url()
	}
	f.Contents = f.Home + "#" + contentsID
	if root == "" {
		f.Contents = "#" + contentsID
	}
	f.SiteLang = langOf(site.Language, lang)
	if site.Organisation.Logo != "" {
		f.Logo = root + site.Organisation.Logo
	}
	if site.Contact.Email != "" {
		f.ContactByMail = "mailto:" + site.Contact.Email
	}
	return f
}

// pageFrame returns the frame of a page of the report.
func (s *Site) pageFrame(p *report.Page) *Frame {
	root := rootFrom(p.URL)
	f := s.frame(s.words(p), p.Lang, root)
	f.Canonical = s.rep.Site.BaseURL + p.URL
	f.Heading, f.Lead, f.Description = p.Title, p.Summary, p.Summary
	f.Title = s.title(p)
	f.Outline = list(f.Words.outline(p))
	f.Translations, f.Versions = s.translations(p, root)

	at := s.position[p]
	if at == 0 {
		f.LinkedData = reportData(p, &s.rep.Site)
		f.Children = list(contents(s.chapters, root, p.Lang))
		return f
	}
	f.Nav = list(s.nav(p, f))
	f.Children = list(contents(p.Children, root, p.Lang))
	crumbs := []Item{home(f)}
	for _, above := range ancestors(p) {
		crumbs = append(crumbs, item(above, root, p.Lang))
	}
	f.Crumbs = list(append(crumbs, Item{Title: p.Title}))
	previous := item(s.rep.Pages[at-1], root, p.Lang)
	f.Previous = &previous
	if at+1 < len(s.rep.Pages) {
		next := item(s.rep.Pages[at+1], root, p.Lang)
		f.Next = &next
	}
	return f
}

// tableFrame returns the frame of a table's own page.
func (s *Site) tableFrame(t *report.Table) *Frame {
	f := s.ownFrame(s.tableURL(t), t.Title, "")
	f.Description = t.Description
	f.Title = t.Title + titleSeparator + f.Words.Tables + titleSeparator + s.rep.Site.Title
	return f
}

// notFoundFrame returns the frame of the page for addresses that do not exist.
func (s *Site) notFoundFrame() *Frame {
	f := s.frame(s.tableWords, s.rep.Site.Language, basePath(s.rep.Site.BaseURL))
	f.Heading, f.Lead = f.Words.NotFound, f.Words.NotFoundLead
	f.Title = f.Heading + titleSeparator + s.rep.Site.Title
	f.Nav = list(s.nav(nil, f))
	return f
}

// basePath returns the path of the report's address: "/arsbokslut-2022/".
func basePath(url string) string {
	_, rest, _ := strings.Cut(url, "://")
	return rest[strings.IndexByte(rest, '/'):]
}

func home(f *Frame) Item { return Item{Title: f.Words.FrontPage, Address: f.Home} }

// title returns a page's title for the browser, which no other page has: its own, those
// of the pages above it, and the report's. The front page says who publishes instead.
func (s *Site) title(p *report.Page) string {
	site := &s.rep.Site
	if s.position[p] == 0 {
		return p.Title + titleSeparator + site.Organisation.Name
	}
	parts := []string{site.Title}
	for _, above := range ancestors(p) {
		parts = append(parts, above.Title)
	}
	parts = append(parts, p.Title)
	slices.Reverse(parts)
	return strings.Join(parts, titleSeparator)
}

// ancestors returns the pages above a page, its chapter first.
func ancestors(p *report.Page) []*report.Page {
	var above []*report.Page
	for a := p.Parent; a != nil; a = a.Parent {
		above = append(above, a)
	}
	slices.Reverse(above)
	return above
}

// nav returns the navigation of a page with that frame; p is nil for one outside the chapters.
func (s *Site) nav(p *report.Page, f *Frame) []Item {
	var own *report.Page // the chapter that the page is in
	if p != nil && s.position[p] > 0 {
		own = p
		for own.Parent != nil {
			own = own.Parent
		}
	}
	chapters := s.chapters
	if len(chapters) > maxNav {
		chapters = nil
		if own != nil {
			chapters = []*report.Page{own}
		}
	}
	items := make([]Item, len(chapters))
	for i, chapter := range chapters {
		items[i] = item(chapter, f.Root, f.Lang)
		items[i].current = chapter == p
		if chapter != own || len(own.Children) > maxNav {
			continue
		}
		for _, section := range own.Children {
			below := item(section, f.Root, f.Lang)
			below.current = section == p
			items[i].items = append(items[i].items, below)
		}
	}
	return append(items, Item{Title: f.Words.AllContents, Address: f.Contents})
}

// contents returns pages with their summaries and all that is below them.
func contents(pages []*report.Page, root, lang string) []Item {
	items := make([]Item, len(pages))
	for i, p := range pages {
		items[i] = item(p, root, lang)
		items[i].summary = p.Summary
		items[i].items = contents(p.Children, root, lang)
	}
	return items
}

// translations returns the pages that say the same as p in other languages, and all of
// them, p among them, by their absolute addresses.
func (s *Site) translations(p *report.Page, root string) (others, versions []Item) {
	original := p.Source.Name
	if p.Translates != "" {
		original = p.Translates
	}
	for _, version := range s.translated[original] {
		versions = append(versions, Item{Lang: version.Lang, Address: s.rep.Site.BaseURL + version.URL})
		if version != p {
			other := item(version, root, p.Lang)
			other.Title = s.words(version).Language
			others = append(others, other)
		}
	}
	return others, versions
}

// outline returns a page's headings of levels 2 and 3, the latter below the former, if
// they are enough to need a list.
func (w *Words) outline(p *report.Page) []Item {
	listed := func(n *report.Node) bool { return n.Kind == report.Heading && n.Level <= 3 }
	count := 0
	for i := range p.Blocks {
		if listed(&p.Blocks[i]) {
			count++
		}
	}
	if count < minOutline {
		return nil
	}
	items, below := make([]Item, 0, count), make([]Item, 0, count)
	for i := range p.Blocks {
		n := &p.Blocks[i]
		if !listed(n) {
			continue
		}
		heading := Item{Title: w.plainText(n.Children), Address: "#" + n.ID}
		if n.Level == 3 && len(items) > 0 {
			above := &items[len(items)-1]
			below = append(below, heading)
			above.items = below[len(below)-len(above.items)-1:]
		} else {
			items = append(items, heading)
		}
	}
	return items
}
