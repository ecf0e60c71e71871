package render

import (
	"encoding/json"
	"html/template"
	"strconv"

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
