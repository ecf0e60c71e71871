// Package report is an annual report as data: pages of text, tables of cells, and
// the figures that tie them together. It reads and writes nothing.
//
// The packages around it fill it in, in this order:
//
//	site     Site, Corrections  who publishes what, and what was changed since
//	content  Pages              text as trees of nodes, with links not yet resolved
//	data     Tables             cells as the CSV files hold them
//	link     Link, Places       which table, cell or page each link and correction means
//	compute  Table cells        computed cells, proofs, named figures, checks
//
// and the rest only read it. Every element carries its place in the sources, so that a
// mistake found late is still reported where the author wrote it.
package report

import (
	"slices"
	"strings"

	"bokslut/generator/diag"
)

// Report is one published report.
type Report struct {
	Site   Site
	Pages  []*Page          // in reading order, chapters before their sections; the first is the front page
	Tables []*Table         // by id
	Places map[string]*Page // by id of a table, the page that embeds it first; none for one that no page shows

	// Made are the addresses of pages that the program makes and that pages may link to:
	// "avstamning/", from the site's root.
	Made []string

	// Corrections are the figures that were changed after publication, the newest first.
	// Each is found in its table by package link and held against it by package check.
	Corrections []Correction
}

// Place returns the page that embeds a table first, or nil.
func (r *Report) Place(t *Table) *Page { return r.Places[t.ID] }

// Table returns the table with that id, or nil.
func (r *Report) Table(id string) *Table {
	i, ok := slices.BinarySearchFunc(r.Tables, id, func(t *Table, id string) int { return strings.Compare(t.ID, id) })
	if !ok {
		return nil
	}
	return r.Tables[i]
}

// Site is what site.yaml says of the report as a whole.
type Site struct {
	Title        string
	Organisation Organisation
	Language     string // BCP 47: sv or en
	BaseURL      string // absolute, ends with /
	Edition      string // the last word of BaseURL, and the folder there that is the report's own; "" when it has none
	Year         int
	Published    string // ISO date
	Licence      Licence
	Image        Image // shown where the report is shared; the zero value for none
	// Downloads says which data files are made, by their words in site.yaml; empty: all.
	Downloads     []string
	WithoutSearch bool     // the site around the report has a search of its own
	WithoutBook   bool     // the whole report is not published on one page too
	Keywords      []string // of the data in catalogues; empty: the least that is true of any report
	Themes        []string // codes of EU data themes, as ECON; likewise
	Spatial       string   // the address of the area that the report is about; may be empty
	Contact       Contact
	Accessibility *Accessibility // nil when site.yaml says nothing of it
	Span          diag.Span
}

// Organisation is the body that publishes.
type Organisation struct {
	Name, Unit string
	URL        string
	Number     string // organisation number, 212000-0000
	Logo       string // path of a picture, from the report's root
	Colour     string // #rrggbb
	OnColour   string // of text on Colour, #fff or #000: the one that contrasts more
}

// FullName returns the body's name with its unit: "Alingsås kommun, Kommunstyrelsen".
func (o Organisation) FullName() string {
	if o.Unit == "" {
		return o.Name
	}
	return o.Name + ", " + o.Unit
}

// Image is a PNG or JPEG file.
type Image struct {
	File          string // its path, from the report's root
	Text          string // what it shows, for those who do not see it
	Width, Height int    // pixels
}

// Contact is whom a reader asks.
type Contact struct{ Name, Email, Phone string }

// Licence is the terms of the open data.
type Licence struct {
	ID   string // SPDX: CC0-1.0
	Name string
	URL  string
}

// Accessibility is what the accessibility statement says.
type Accessibility struct {
	Status   string // helt, delvis or inte
	Assessed string // ISO date
	Updated  string // ISO date: when the statement last changed
	Method   string
	Problems []Problem // what is not accessible
	Burdens  []Problem // what it would be an unreasonable burden to make accessible
	Outside  []Problem // what the law does not cover
	Report   string    // address of a page where problems can be reported, beside the site's contact; may be empty

	Law, Standard string
	Supervisor    Supervisor
}

// Supervisor is the authority to which a reader can complain.
type Supervisor struct {
	Name string
	URL  string // of the page where one complains
}

// Problem is a part that is not accessible, and why.
type Problem struct{ What, Why string }
