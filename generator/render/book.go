package render

import (
	"bytes"
	"strconv"
	"strings"

	"bokslut/generator/report"
)

// The book is the whole report on one page, to be read through, searched by the browser
// and printed: cover, contents, each page with its heading in place, running heads. What a
// page holds is made as for its own page and then fitted in: its ids get the page's name
// before them, links to other pages lead to where these stand here, headings go down as
// many levels as the page is below the title, so that none is skipped.
//
//	<section class="chapter" id="in_ekonomi__" …><h2>Ekonomi</h2>…
//	<section id="in_ekonomi_drift__"><h3>Drift</h3>…<h4 id="in_ekonomi_drift__intakter">

// maxBook is of how many bytes of sources a report may be for there to be a book: some 700
// printed pages. A browser cannot lay out many times that, nor is anyone served by it on paper.
const maxBook = 1_300_000

func (s *Site) tooLarge() bool { return s.size > maxBook }

// hasBook reports whether the book is a page of the site.
func (s *Site) hasBook() bool { return !s.rep.Site.WithoutBook && !s.tooLarge() }

// bookTasks lists the files of the book.
func (s *Site) bookTasks() []task {
	if !s.hasBook() {
		return nil
	}
	url := s.tableWords.Book.url()
	return []task{
		{url + "index.html", s.book},
		file(url+"book.css", s.appendBookStyle),
	}
}

// bookWriter writes the book.
type bookWriter struct {
	*Site
	root     string
	prefixes map[string]string // by URL of the pages in the book
	page     []byte            // a page's content before it is fitted in
	outside  string            // what addresses outside of the book begin with in place of root
}

// bookPrefix returns what the ids of a page begin with: no part of an address and no
// beginning of an id has an underscore.
func bookPrefix(url string) string { return "in_" + strings.ReplaceAll(url, "/", "_") + "_" }

func (s *Site) book(w *worker) error {
	f, b := s.newBook(nil)
	b.outside = b.root
	return w.write(s.layouts.book, f, b.appendPages)
}

// PrintedBook returns the book for a PDF, and the name of its page; "" when the report is too
// large for one. Its contents have the page numbers given, by the ids of sections. Links out of
// it are absolute, as a PDF lies anywhere.
func (s *Site) PrintedBook(numbers map[string]int) (name string, page []byte, err error) {
	if s.tooLarge() {
		return "", nil, nil
	}
	f, b := s.newBook(numbers)
	f.Title = s.rep.Site.Title + titleSeparator + s.rep.Site.Organisation.Name
	b.outside = s.rep.Site.BaseURL
	name = s.tableWords.Book.url() + "index.html"
	page, err = s.make(&task{name, func(w *worker) error { return w.write(s.layouts.book, f, b.appendPages) }}, nil, nil)
	return name, page, err
}

// BookStyles returns the names of the style sheets that the book is drawn with.
func (s *Site) BookStyles() []string {
	return []string{"style.css", s.tableWords.Book.url() + "book.css"}
}

// newBook returns the book's frame and its writer.
func (s *Site) newBook(numbers map[string]int) (*Frame, *bookWriter) {
	said, site := &s.tableWords.Book, &s.rep.Site
	f := s.ownFrame(said.url(), said.Title, said.Lead)
	f.Heading = site.Title
	b := &bookWriter{Site: s, root: f.Root, prefixes: map[string]string{}}
	for _, p := range s.rep.Pages {
		b.prefixes[p.URL] = bookPrefix(p.URL)
	}
	front := s.rep.Pages[0]
	contents := append([]Item{{Title: front.Title}}, contents(s.chapters, "", site.Language)...)
	if loose := s.looseTables(); len(loose) > 0 {
		tables := Item{Title: s.tableWords.Tables}
		for _, t := range loose {
			b.prefixes[s.tableURL(t)] = bookPrefix(s.tableURL(t))
			tables.items = append(tables.items, Item{Title: t.Title, Address: b.tableURL(t)})
		}
		tables.Address = b.tableURL(loose[0])
		contents = append(contents, tables)
	}
	b.toSections(contents)
	for i := range contents {
		contents[i].number(numbers)
	}
	f.Children = list(contents)
	return f, b
}

// number gives an item, and those below it, the page numbers of what they lead to.
func (it *Item) number(numbers map[string]int) {
	if n := numbers[strings.TrimPrefix(it.Address, "#")]; n > 0 {
		it.page = strconv.Itoa(n)
	}
	for i := range it.items {
		it.items[i].number(numbers)
	}
}

// toSections makes items lead to where their pages stand in the book.
func (b *bookWriter) toSections(items []Item) {
	for i := range items {
		items[i].Address, items[i].summary = "#"+b.prefixes[items[i].Address], ""
		b.toSections(items[i].items)
	}
}

// looseTables returns the tables that no page shows.
func (s *Site) looseTables() []*report.Table {
	var loose []*report.Table
	for _, t := range s.rep.Tables {
		if s.rep.Place(t) == nil {
			loose = append(loose, t)
		}
	}
	return loose
}

func (b *bookWriter) appendPages(out []byte) []byte {
	start := len(out)
	out = b.appendSections(out)
	return append(out[:start], withoutUnlinked(out[start:])...)
}

// withoutUnlinked takes away the ids of the headings, rows, cells and charts that no link in
// the book leads to, in place. Links from elsewhere lead to the page that has them; the ids
// would be a sixth of what the book weighs on its way to a reader.
func withoutUnlinked(html []byte) []byte {
	const href, id = ` href="#`, ` id="`
	linked := map[string]bool{}
	for rest := html; ; {
		at := bytes.Index(rest, []byte(href))
		if at < 0 {
			break
		}
		rest = rest[at+len(href):]
		linked[string(rest[:bytes.IndexByte(rest, '"')])] = true
	}
	kept := html[:0]
	for {
		at := bytes.Index(html, []byte(id))
		if at < 0 {
			return append(kept, html...)
		}
		tag := html[bytes.LastIndexByte(html[:at], '<')+1 : at]
		end := at + len(id) + bytes.IndexByte(html[at+len(id):], '"') + 1
		keep := true
		switch name, _, _ := bytes.Cut(tag, []byte(" ")); string(name) {
		case "h2", "h3", "h4", "h5", "h6", "th", "td", "figure":
			keep = linked[string(html[at+len(id):end-1])]
		}
		kept = append(kept, html[:at]...)
		if keep {
			kept = append(kept, html[at:end]...)
		}
		html = html[end:]
	}
}

func (b *bookWriter) appendSections(out []byte) []byte {
	out = b.appendSection(out, b.rep.Pages[0], 2)
	for _, p := range b.chapters {
		out = b.appendSection(out, p, 2)
	}
	loose := b.looseTables()
	if len(loose) == 0 {
		return out
	}
	out = append(out, "<section class=\"chapter\">\n<h2>"...)
	out = append(appendText(out, b.tableWords.Tables), "</h2>\n"...)
	for _, t := range loose {
		out = b.openSection(out, b.tableURL(t), t.Title, b.rep.Site.Language, 3)
		writer := b.writer(b.tableURL(t))
		writer.root, writer.book = b.root, true
		b.page = writer.appendTable(b.page[:0], t, nil, true)
		out = b.appendFitted(out, b.page, b.prefixes[b.tableURL(t)], 0)
		out = append(out, "</section>\n"...)
	}
	return append(out, "</section>\n"...)
}

// appendSection writes a page, whose title is a heading of that level, and those below it.
func (b *bookWriter) appendSection(out []byte, p *report.Page, level int) []byte {
	out = b.openSection(out, p.URL, p.Title, p.Lang, level)
	if p.Summary != "" {
		out = appendText(append(out, `<p class="lead">`...), p.Summary)
		out = append(out, "</p>\n"...)
	}
	writer := pageWriter{Site: b.Site, page: p, url: p.URL, root: b.root, words: b.words(p), book: true}
	b.page = writer.appendPage(b.page[:0])
	out = b.appendFitted(out, b.page, b.prefixes[p.URL], level-1)
	for _, below := range p.Children {
		out = b.appendSection(out, below, min(level+1, 6))
	}
	return append(out, "</section>\n"...)
}

// openSection begins the section of a page or table, with its heading of that level; one of
// level 2 begins a chapter.
func (b *bookWriter) openSection(out []byte, url, title, lang string, level int) []byte {
	out = append(append(append(out, `<section id="`...), b.prefixes[url]...), '"')
	if level == 2 {
		out = append(out, ` class="chapter"`...)
	}
	out = appendLang(out, lang, b.rep.Site.Language)
	heading := strconv.Itoa(level)
	out = append(append(append(out, ">\n<h"...), heading...), '>')
	out = append(append(appendText(out, title), "</h"...), heading...)
	return append(out, ">\n"...)
}

// appendFitted writes a page's content fitted into the book: every id and every reference
// to one, every link, the level of every heading. The content is HTML that this package has
// made, with all attributes within double quotation marks.
func (b *bookWriter) appendFitted(out, html []byte, prefix string, down int) []byte {
	for {
		tag := bytes.IndexByte(html, '<')
		if tag < 0 {
			return append(out, html...)
		}
		end := tag + bytes.IndexByte(html[tag:], '>') + 1
		out = append(out, html[:tag]...)
		out = b.appendTag(out, html[tag:end], prefix, down)
		html = html[end:]
	}
}

// appendTag writes a tag with its ids and addresses fitted in, that of a heading so many levels down.
func (b *bookWriter) appendTag(out, tag []byte, prefix string, down int) []byte {
	name := 1
	if tag[1] == '/' {
		name = 2
	}
	if tag[name] == 'h' && tag[name+1] >= '1' && tag[name+1] <= '6' {
		out = append(append(out, tag[:name+1]...), '0'+byte(min(int(tag[name+1]-'0')+down, 6)))
		tag = tag[name+2:]
	}
	for {
		equals := bytes.Index(tag, []byte(`="`))
		if equals < 0 {
			return append(out, tag...)
		}
		attribute := tag[bytes.LastIndexByte(tag[:equals], ' ')+1 : equals]
		out = append(out, tag[:equals+2]...)
		tag = tag[equals+2:]
		quote := bytes.IndexByte(tag, '"')
		value := tag[:quote]
		tag = tag[quote:]
		switch string(attribute) {
		case "id", "aria-labelledby":
			out = append(append(out, prefix...), value...)
		case "href":
			out = b.appendHref(out, value, prefix)
		default:
			if rest, ok := bytes.CutPrefix(value, []byte("url(#")); ok { // a pattern of a chart
				out = append(append(append(out, "url(#"...), prefix...), rest...)
				break
			}
			out = append(out, value...)
		}
	}
}

// appendHref writes where a link leads from the book.
func (b *bookWriter) appendHref(out, href []byte, prefix string) []byte {
	if id, ok := bytes.CutPrefix(href, []byte("#")); ok {
		return append(append(append(out, '#'), prefix...), id...)
	}
	rest, ok := bytes.CutPrefix(href, []byte(b.root))
	if !ok {
		return append(out, href...)
	}
	url, id, _ := bytes.Cut(rest, []byte("#"))
	other, here := b.prefixes[string(url)]
	if !here {
		return append(append(out, b.outside...), rest...)
	}
	return append(append(append(out, '#'), other...), id...)
}

// appendBookStyle writes the running heads: the report's title, on each page that of the
// chapter too. A chapter's wide tables stand on pages across, which is why each chapter has two kinds.
func (s *Site) appendBookStyle(b []byte) []byte {
	head := func(b []byte, box, text string) []byte {
		b = append(append(append(b, " @top-"...), box...), ` { content: "`...)
		b = append(b, strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ").Replace(text)...)
		return append(b, "\"; }"...)
	}
	b = append(head(append(b, "@page {"...), "left", s.rep.Site.Title), " @bottom-center { content: counter(page); } }\n"...)
	b = append(b, "@page :first { @top-left { content: none; } @top-right { content: none; } @bottom-center { content: none; } }\n"...)
	for i, p := range append([]*report.Page{s.rep.Pages[0]}, s.chapters...) {
		n := strconv.Itoa(i)
		b = append(append(append(b, "@page chapter"...), n...), " {"...)
		b = append(head(b, "right", p.Title), " }\n@page across"...)
		b = append(append(b, n...), " { size: A4 landscape;"...)
		b = append(head(b, "right", p.Title), " }\n#"...)
		id := bookPrefix(p.URL)
		b = append(append(append(append(b, id...), " { page: chapter"...), n...), "; }\n"...)
		for j, selector := range []string{" .table:has(th.long ~ th.long ~ th.long ~ th.long)", " :is(h2, h3, h4, h5, h6):has(+ .table th.long ~ th.long ~ th.long ~ th.long)"} {
			if j > 0 {
				b = append(b, ",\n"...)
			}
			b = append(append(append(b, '#'), id...), selector...)
		}
		b = append(append(append(b, " { page: across"...), n...), "; }\n"...)
	}
	return b
}
