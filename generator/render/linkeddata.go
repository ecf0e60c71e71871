package render

import (
	"encoding/json"
	"html/template"
	"strconv"

	"bokslut/generator/opendata"
	"bokslut/generator/report"
)

// linkedData is what the front page tells search engines of the report, in the terms of
// schema.org.
type linkedData struct {
	Context     string    `json:"@context"`
	Type        string    `json:"@type"`
	ID          string    `json:"@id"`
	Name        string    `json:"name"`
	Description string    `json:"description,omitempty"`
	Language    string    `json:"inLanguage"`
	Published   string    `json:"datePublished,omitempty"`
	Covers      string    `json:"temporalCoverage,omitempty"`
	Licence     string    `json:"license,omitempty"`
	Publisher   publisher `json:"publisher"`
	Free        bool      `json:"isAccessibleForFree"`
}

type publisher struct {
	Type       string     `json:"@type"`
	Name       string     `json:"name"`
	URL        string     `json:"url,omitempty"`
	Department *publisher `json:"department,omitempty"`
}

// reportData describes the report as a block of JSON-LD, which browsers do not run: the
// strict policy of [policy] lets it stand in the page. The encoder escapes what could end
// the block.
func reportData(front *report.Page, site *report.Site) template.HTML {
	d := linkedData{
		Context: "https://schema.org", Type: "Report", ID: site.BaseURL,
		Name: front.Title, Description: front.Summary, Language: site.Language,
		Published: site.Published, Licence: site.Licence.URL, Free: true,
		Publisher: publisher{Type: "GovernmentOrganization", Name: site.Organisation.Name, URL: site.Organisation.URL},
	}
	if site.Year > 0 {
		d.Covers = strconv.Itoa(site.Year)
	}
	if unit := site.Organisation.Unit; unit != "" {
		d.Publisher.Department = &publisher{Type: "GovernmentOrganization", Name: unit}
	}
	text, err := json.Marshal(d)
	if err != nil {
		panic("render: " + err.Error()) // a struct of texts always has a JSON form
	}
	return template.HTML(`<script type="application/ld+json">` + string(text) + "</script>\n")
}

// linkedTable is what the page that shows a table tells search engines of it, in the terms
// of schema.org.
type linkedTable struct {
	Context     string         `json:"@context"`
	Type        string         `json:"@type"`
	ID          string         `json:"@id"`
	Name        string         `json:"name"`
	Description string         `json:"description"`
	URL         string         `json:"url"`
	Language    string         `json:"inLanguage"`
	Published   string         `json:"datePublished,omitempty"`
	Modified    string         `json:"dateModified,omitempty"`
	Covers      string         `json:"temporalCoverage,omitempty"`
	Area        string         `json:"spatialCoverage,omitempty"`
	Keywords    []string       `json:"keywords,omitempty"`
	Licence     string         `json:"license,omitempty"`
	Creator     publisher      `json:"creator"`
	Measured    []string       `json:"variableMeasured,omitempty"`
	Part        linkedPart     `json:"isPartOf"`
	Files       []linkedUpload `json:"distribution,omitempty"`
	Free        bool           `json:"isAccessibleForFree"`
}

type linkedPart struct {
	ID string `json:"@id"`
}

type linkedUpload struct {
	Type   string `json:"@type"`
	Format string `json:"encodingFormat"`
	URL    string `json:"contentUrl"`
}

// appendTableData describes a table in its place, which the book is not. Its id is that in the catalogue.
func (w *tableWriter) appendTableData(b []byte) []byte {
	t, site := w.t, &w.rep.Site
	if !w.ids || w.book || w.url != w.tableURL(t) {
		return b
	}
	d := linkedTable{
		Context: "https://schema.org", Type: "Dataset", ID: site.BaseURL + opendata.PageURL + "#" + t.ID,
		Name: t.Title, Description: t.Description, URL: site.BaseURL + w.url + "#" + t.ID, Language: site.Language,
		Published: site.Published, Modified: opendata.Modified(w.rep, t), Area: site.Spatial, Keywords: site.Keywords, Licence: site.Licence.URL,
		Creator: publisher{Type: "GovernmentOrganization", Name: site.Organisation.Name, URL: site.Organisation.URL},
		Part:    linkedPart{site.BaseURL}, Free: true,
	}
	if d.Description == "" {
		d.Description = fill(w.tableWords.Data.TableAbout, "{report}", site.Title)
	}
	if site.Year > 0 {
		d.Covers = strconv.Itoa(site.Year)
	}
	for i := range t.Fields {
		if t.Fields[i].Type == report.NumberType {
			d.Measured = append(d.Measured, t.Fields[i].Title)
		}
	}
	for _, format := range opendata.Formats() {
		file := opendata.PageURL + t.ID + format.Extension
		if _, made := w.sizes(file); made {
			d.Files = append(d.Files, linkedUpload{"DataDownload", format.MediaType, site.BaseURL + file})
		}
	}
	text, err := json.Marshal(d)
	if err != nil {
		panic("render: " + err.Error()) // a struct of texts always has a JSON form
	}
	b = append(append(b, `<script type="application/ld+json">`...), text...)
	return append(b, "</script>\n"...)
}
