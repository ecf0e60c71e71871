package render

import (
	"html/template"
	"sync"

	"bokslut/generator/report"
)

// Item is a link to a page or to a heading.
type Item struct {
	Title   string
	Address string // "" for the page at hand where it is no link, last in the breadcrumb
	Lang    string // of the title, "" where it is the page's

	summary string
	page    string // the number of the printed page that it leads to, "" when not known
	current bool   // it is the page at hand
	items   []Item
}

// item returns a link to a page, as seen from a page with that root and language.
func item(p *report.Page, root, lang string) Item {
	return Item{Title: p.Title, Address: pageAddress(root, p.URL), Lang: langOf(p.Lang, lang)}
}

// langOf returns the lang attribute of text in a language on a page in another one.
func langOf(text, page string) string {
	if text == page {
		return ""
	}
	return text
}

// appendLang marks text as in another language than the page's.
func appendLang(b []byte, language, page string) []byte {
	if language == page {
		return b
	}
	b = appendText(append(b, ` lang="`...), language)
	return append(b, '"')
}

// list returns items as a list, "" for none. Beside it only linkeddata.go gives a frame HTML
// that no template has made: lists of links are what grows in a frame, and a template
// takes ten times longer over them.
//
//	<ul class="links"><li><a class="link" href="../drift/">Drift</a></li></ul>
func list(items []Item) template.HTML {
	if len(items) == 0 {
		return ""
	}
	b := lists.Get().(*[]byte)
	defer lists.Put(b)
	*b = appendList((*b)[:0], items)
	return template.HTML(*b)
}

// lists are buffers to make a list in, of which a page has several.
var lists = sync.Pool{New: func() any { return new([]byte) }}

func appendList(b []byte, items []Item) []byte {
	b = append(b, "<ul class=\"links\">\n"...)
	for i := range items {
		b = append(b, "<li>"...)
		b = appendItem(b, &items[i])
		if items[i].summary != "" {
			b = appendText(append(b, "\n<p class=\"summary\">"...), items[i].summary)
			b = append(b, "</p>"...)
		}
		if len(items[i].items) > 0 {
			b = appendList(append(b, '\n'), items[i].items)
		}
		b = append(b, "</li>\n"...)
	}
	return append(b, "</ul>\n"...)
}

// appendItem writes an item as a link, one without an address as the page at hand.
func appendItem(b []byte, it *Item) []byte {
	if it.Address == "" {
		b = appendText(append(b, `<span aria-current="page">`...), it.Title)
		return append(b, "</span>"...)
	}
	b = appendURL(append(b, `<a class="link" href="`...), it.Address)
	b = append(b, '"')
	if it.current {
		b = append(b, ` aria-current="page"`...)
	}
	if it.Lang != "" {
		b = appendText(append(b, ` lang="`...), it.Lang)
		b = appendText(append(b, `" hreflang="`...), it.Lang)
		b = append(b, '"')
	}
	b = appendText(append(b, '>'), it.Title)
	if it.page != "" {
		b = append(append(append(b, ` <span class="folio">`...), it.page...), "</span>"...)
	}
	return append(b, "</a>"...)
}
