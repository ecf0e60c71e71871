package render

import (
	"encoding/json"
	"html/template"
	"strconv"

	"bokslut/generator/opendata"
	"bokslut/generator/report"
)

// linkedData is what a page tells search engines, in the terms of schema.org and in the
// order written: the front page of the report, and the page that shows a table of the table.
type linkedData struct {
	Context     string       `json:"@context"`
	Type        string       `json:"@type"`
	ID          string       `json:"@id"`
	Name        string       `json:"name"`
	Description string       `json:"description,omitempty"`
	URL         string       `json:"url,omitempty"`
	Language    string       `json:"inLanguage"`
	Published   string       `json:"datePublished"`
	Modified    string       `json:"dateModified,omitempty"`
	Covers      string       `json:"temporalCoverage"`
	Area        string       `json:"spatialCoverage,omitempty"`
	Keywords    []string     `json:"keywords,omitempty"`
	Licence     string       `json:"license"`
	Publisher   *publisher   `json:"publisher,omitempty"` // of the report
	Creator     *publisher   `json:"creator,omitempty"`   // of a table
	Measured    []string     `json:"variableMeasured,omitempty"`
	Part        *linkedPart  `json:"isPartOf,omitempty"`
	Files       []linkedFile `json:"distribution,omitempty"`
	Free        bool         `json:"isAccessibleForFree"`
}

type publisher struct {
	Type       string     `json:"@type"`
	Name       string     `json:"name"`
	URL        string     `json:"url,omitempty"`
	Department *publisher `json:"department,omitempty"`
}

type linkedPart struct {
	ID string `json:"@id"`
}

type linkedFile struct {
	Type   string `json:"@type"`
	Format string `json:"encodingFormat"`
	URL    string `json:"contentUrl"`
}

// linkedDataOf returns what is said of a report and of its tables alike.
func linkedDataOf(site *report.Site, class string) linkedData {
	return linkedData{Context: "https://schema.org", Type: class, Language: site.Language, Published: site.Published,
		Covers: strconv.Itoa(site.Year), Licence: site.Licence.URL, Free: true}
}

func organisation(site *report.Site) *publisher {
	return &publisher{Type: "GovernmentOrganization", Name: site.Organisation.Name, URL: site.Organisation.URL}
}

// appendScript writes a block of JSON-LD, which browsers do not run: the strict policy of [policy]
// lets it stand in the page. The encoder escapes what could end the block.
func (d *linkedData) appendScript(b []byte) []byte {
	text, err := json.Marshal(d)
	if err != nil {
		panic("render: " + err.Error()) // a struct of texts always has a JSON form
	}
	b = append(append(b, `<script type="application/ld+json">`...), text...)
	return append(b, "</script>\n"...)
}

// reportData describes the report.
func reportData(front *report.Page, site *report.Site) template.HTML {
	d := linkedDataOf(site, "Report")
	d.ID, d.Name, d.Description, d.Publisher = site.BaseURL, front.Title, front.Summary, organisation(site)
	if unit := site.Organisation.Unit; unit != "" {
		d.Publisher.Department = &publisher{Type: "GovernmentOrganization", Name: unit}
	}
	return template.HTML(d.appendScript(nil))
}

// appendTableData describes a table in its place, which the book is not. Its id is that in the catalogue.
func (w *tableWriter) appendTableData(b []byte) []byte {
	t, site := w.t, &w.rep.Site
	if !w.ids || w.book || w.url != w.tableURL(t) {
		return b
	}
	d := linkedDataOf(site, "Dataset")
	d.ID, d.URL = site.BaseURL+opendata.PageURL+"#"+t.ID, site.BaseURL+w.url+"#"+t.ID
	d.Name, d.Description, d.Keywords, d.Area = t.Title, t.Description, site.Keywords, site.Spatial
	d.Modified, d.Creator, d.Part = opendata.Modified(w.rep, t), organisation(site), &linkedPart{site.BaseURL}
	if d.Description == "" {
		d.Description = fill(w.tableWords.Data.TableAbout, "{report}", site.Title)
	}
	for i := range t.Fields {
		if t.Fields[i].Type == report.NumberType {
			d.Measured = append(d.Measured, t.Fields[i].Title)
		}
	}
	for _, format := range opendata.Formats() {
		file := opendata.PageURL + t.ID + format.Extension
		if _, made := w.sizes(file); made {
			d.Files = append(d.Files, linkedFile{"DataDownload", format.MediaType, site.BaseURL + file})
		}
	}
	return d.appendScript(b)
}
