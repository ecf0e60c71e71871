package opendata_test

import (
	"encoding/json"
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// linkedDataset is what a page tells search engines of a table.
type linkedDataset struct {
	Type        string `json:"@type"`
	ID          string `json:"@id"`
	Name        string
	Description string
	URL         string
	Language    string `json:"inLanguage"`
	Modified    string `json:"dateModified"`
	Licence     string `json:"license"`
	Files       []struct {
		Format  string `json:"encodingFormat"`
		Address string `json:"contentUrl"`
	} `json:"distribution"`
	page string // where it stands
}

// readLinkedData reads a block of JSON-LD, of the page with that address.
func (p *published) readLinkedData(script *html.Node, page string) {
	var d linkedDataset
	if err := json.Unmarshal([]byte(seen(script)), &d); err != nil {
		p.fault("%s: %v", page, err)
	}
	if d.Type != "Dataset" {
		return
	}
	if p.linked[d.ID] != nil {
		p.fault("%s: %s is told of twice", page, d.ID)
	}
	d.page = page
	p.linked[d.ID] = &d
}

// checkLinkedData holds what is told to search engines against the files: each table is told
// of once, on the page that shows it, under the id that it has in the catalogue.
func (p *published) checkLinkedData() {
	for _, id := range slices.Sorted(maps.Keys(p.lists)) {
		if id == "celler" || id == "figures" {
			continue
		}
		d := p.linked[p.base+"data/#"+id]
		if d == nil {
			p.fault("no page tells search engines of %s", id)
			continue
		}
		l := p.lists[id]
		if d.Name != p.titles[id] || spaced(d.Description) != spaced(l.description) || d.Language != p.language || d.Licence != l.licence || d.Modified != l.modified || d.URL != p.base+d.page+"#"+id {
			p.fault("%s: search engines are told %+v", id, *d)
		}
		var files []string
		for _, file := range d.Files {
			name := strings.TrimPrefix(file.Address, p.base)
			p.file(name)
			if want := mediaTypes[path.Ext(name)]; file.Format != want {
				p.fault("%s: search engines are told that %s is %q, want %q", id, name, file.Format, want)
			}
			files = append(files, path.Ext(name))
		}
		if want := []string{".csv", ".json", ".xlsx"}; !slices.Equal(slices.Sorted(slices.Values(files)), want) {
			p.fault("%s: search engines are told of %q, want %q", id, files, want)
		}
	}
}
