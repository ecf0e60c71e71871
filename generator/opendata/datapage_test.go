package opendata_test

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// fileSize is how a link to a file ends: in which form it is, and how large.
var fileSize = regexp.MustCompile(`\((?:(.+), )?([0-9][0-9.,]*) (bytes?|kB|MB)\)$`)

// checkDataPage holds the data page against the files: every one can be downloaded there and is
// as large as it says, and every column of every CSV file is explained as its metadata does.
func (p *published) checkDataPage() {
	var linked []string
	sections := map[string][]*html.Node{} // by id of the heading: what stands below it, to the next one
	paragraphs := map[string][]string{}   // likewise
	section := ""
	for n := range p.dataPage.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "h2", "h3":
			section = attribute(n, "id")
			sections[section] = append(sections[section], n)
		case "p":
			paragraphs[section] = append(paragraphs[section], spaced(seen(n)))
		case "table":
			sections[section] = append(sections[section], n)
		case "a":
			if slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "download" }) {
				name := strings.TrimPrefix(attribute(n, "href"), "../")
				linked = append(linked, name)
				p.checkSize(name, spaced(seen(n)))
			}
		}
	}
	want := append(p.openData(), "SHA256SUMS")
	slices.Sort(linked)
	if slices.Sort(want); !slices.Equal(linked, want) {
		p.fault("data/index.html: links to %q, want %q", linked, want)
	}
	for id, l := range p.lists {
		found := sections[id]
		if len(found) != 2 || seen(found[0]) != p.titles[id] {
			p.fault("data/index.html: %s has not its title, %q, and a table of its columns: %d", id, p.titles[id], len(found))
			continue
		}
		p.checkDictionary(l, found[1])
		p.checkFacts(l, paragraphs[id])
	}
	citation := strings.Join(paragraphs["page--cite"], " ")
	for _, words := range []string{p.base + "data/. ", p.licence} {
		if !strings.Contains(citation, words) {
			p.fault("data/index.html: does not say %q, which one needs to cite it", words)
		}
	}
}

// months are their names in the languages of the interface.
var months = map[string][]string{
	"sv": {"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"},
	"en": {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
}

// checkFacts holds what is said of a CSV file as a whole against its metadata: its description,
// how many rows and columns it has, when it was last updated and under which licence it is.
func (p *published) checkFacts(l *list, paragraphs []string) {
	day, err := time.Parse(time.DateOnly, l.modified)
	if err != nil || len(paragraphs) < 2 {
		p.fault("data/index.html: of %s, modified %q, is said %q", l.id, l.modified, paragraphs)
		return
	}
	if paragraphs[0] != spaced(l.description) {
		p.fault("data/index.html: describes %s as %q, its metadata as %q", l.id, paragraphs[0], l.description)
	}
	counts := []int{len(l.rows), len(l.header)}
	if l.id == "celler" || l.id == "figures" {
		counts = counts[1:]
	}
	facts := strings.Split(paragraphs[1], "; ")
	if len(facts) != len(counts)+2 {
		p.fault("data/index.html: says of %s %q", l.id, facts)
		return
	}
	for i, count := range counts {
		if !strings.HasPrefix(facts[i], fmt.Sprintf("%d ", count)) {
			p.fault("data/index.html: says of %s %q, want %d", l.id, facts[i], count)
		}
	}
	facts = facts[len(counts):]
	if date := fmt.Sprintf(" %d %s %d", day.Day(), months[p.language][day.Month()-1], day.Year()); !strings.HasSuffix(facts[0], date) || facts[1] != p.licence {
		p.fault("data/index.html: says of %s %q, want %s, %s", l.id, facts, date, p.licence)
	}
}

// checkSize holds what a link says of a file against it.
func (p *published) checkSize(name, text string) {
	said := fileSize.FindStringSubmatch(text)
	if said == nil {
		p.fault("data/index.html: the link %q does not say how large the file is", text)
		return
	}
	size, decimals := p.plainOf(said[2])
	unit := map[string]int64{"k": 1_000, "M": 1_000_000, "b": 1}[said[3][:1]]
	if bytes := int64(len(p.file(name))); size != rounded(big.NewRat(bytes, unit).RatString(), decimals) {
		p.fault("data/index.html: %q, but %s has %d bytes", text, name, bytes)
	}
}

// checkDictionary holds the explanations of the columns of a CSV file against its metadata.
func (p *published) checkDictionary(l *list, table *html.Node) {
	var rows []*html.Node
	for n := range table.Descendants() {
		if n.Type == html.ElementNode && n.Data == "tr" && n.Parent.Data == "tbody" {
			rows = append(rows, n)
		}
	}
	if len(rows) != len(l.header) {
		p.fault("data/index.html: %d columns of %s are explained, want %d", len(rows), l.id, len(l.header))
		return
	}
	for i, row := range rows {
		c := l.columns[l.header[i]]
		text := spaced(seen(row))
		wants := []string{c.title(), c.Name, p.called(c.Unit), c.Formula}
		for _, code := range c.Codes {
			wants = append(wants, code.Value+": "+code.Name)
		}
		for _, want := range wants {
			if !strings.Contains(text, spaced(want)) {
				p.fault("data/index.html: %s.%s is explained by %q, which lacks %q", l.id, c.Name, text, want)
			}
		}
	}
}
