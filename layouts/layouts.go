// Package layouts holds the default look of a report: its HTML templates, its style sheet,
// its icon and the words of its interface in each language.
//
//	frame.html      what all pages share: head, header, navigation, footer
//	page.html       a page of the report
//	front.html      the front page, with the contents
//	table.html      the page of a table that no page shows
//	madepage.html   a page that the program makes of its own: the one that accounts for all
//	                figures, that of all data files, the corrections, the accessibility
//	                statement. A report may still have its own as reconciliation.html
//	tablelist.html  the list of tables and charts
//	book.html       the whole report on one page, to print
//	search.html     the page to search from, and search.js what does it in the reader's browser
//	tables.js       takes tables that need no scrolling out of the way of the Tab key
//	notfound.html   what a server shows for an address that does not exist
//	style/          how everything looks: joined to one style.css, in the order of the names
//	                (10-tokens.css: colours, measures and type, that the others are made of)
//	favicon.svg     the icon in the browser's tab, and touch-icon.png that on a phone's screen
//	i18n/sv.yaml    the interface in Swedish; a language is one file here
//
// A report's own folder layouts/ replaces any of them by a file of the same name, and adds
// to the style sheet and the languages by one of another name (style/95-own.css). What
// templates may use is documented in package render, at Frame.
package layouts

import "embed"

// Files are the default layouts, by the names above.
//
//go:embed *.html *.svg *.png *.js style/*.css i18n/*.yaml
var Files embed.FS
