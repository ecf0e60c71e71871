package opendata

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"strings"
)

// The types below are a Frictionless Data Package (https://datapackage.org/standard/), as
// far as it is needed here, in the order written.

type dataPackage struct {
	Schema       string            `json:"$schema"`
	Name         string            `json:"name"`
	ID           string            `json:"id"`
	Title        string            `json:"title"`
	Description  string            `json:"description"`
	Homepage     string            `json:"homepage"`
	Created      string            `json:"created"`
	Keywords     []string          `json:"keywords"`
	Licences     []packageLicence  `json:"licenses"`
	Contributors []contributor     `json:"contributors"`
	Resources    []packageResource `json:"resources"`
}

type packageLicence struct {
	Name  string `json:"name"`
	Path  string `json:"path"`
	Title string `json:"title"`
}

type contributor struct {
	Title string   `json:"title"`
	Path  string   `json:"path,omitempty"`
	Roles []string `json:"roles"`
}

type packageResource struct {
	Name        string              `json:"name"`
	Type        string              `json:"type"`
	Title       string              `json:"title"`
	Description string              `json:"description"`
	Path        string              `json:"path"`
	Format      string              `json:"format"`
	MediaType   string              `json:"mediatype"`
	Encoding    string              `json:"encoding"`
	Bytes       int                 `json:"bytes"`
	Hash        string              `json:"hash"`
	Sources     []packageSource     `json:"sources,omitempty"`
	Corrections []packageCorrection `json:"corrections,omitempty"` // no word of the standard's
	Dialect     packageDialect      `json:"dialect"`
	Schema      packageSchema       `json:"schema"`
}

type packageSource struct {
	Title string `json:"title"`
}

type packageCorrection struct {
	Date   string `json:"date"`
	Figure string `json:"figure"`
	Old    string `json:"old"`
	New    string `json:"new"`
	Reason string `json:"reason"`
}

type packageDialect struct {
	Delimiter      string `json:"delimiter"`
	LineTerminator string `json:"lineTerminator"`
	Header         bool   `json:"header"`
}

type packageSchema struct {
	Schema        string         `json:"$schema"`
	Fields        []packageField `json:"fields"`
	MissingValues []string       `json:"missingValues"`
	PrimaryKey    []string       `json:"primaryKey"`
	Rows          []packageRow   `json:"rows,omitempty"` // no word of the standard's: what is derived in a table is also rows
}

type packageField struct {
	Name        string            `json:"name"`
	Title       string            `json:"title"`
	Description string            `json:"description,omitempty"`
	Type        string            `json:"type"`
	Unit        string            `json:"unit,omitempty"`
	Derived     bool              `json:"derived,omitempty"`
	Formula     string            `json:"formula,omitempty"`
	Categories  []packageCategory `json:"categories,omitempty"`
	Constraints *constraints      `json:"constraints,omitempty"`
}

type packageRow struct {
	ID      string `json:"id"`
	Derived bool   `json:"derived,omitempty"`
	Formula string `json:"formula,omitempty"`
	Unit    string `json:"unit,omitempty"`
}

type packageCategory struct {
	Value string `json:"value"`
	Label string `json:"label"`
}

type constraints struct {
	Required bool     `json:"required,omitempty"`
	Enum     []string `json:"enum,omitempty"`
}

// appendPackage writes datapackage.json, which describes every CSV file, one after another.
func (d *Data) appendPackage(b []byte, flush Flush) ([]byte, error) {
	site := &d.rep.Site
	p := &dataPackage{
		Schema: "https://datapackage.org/profiles/2.0/datapackage.json",
		Name:   packageName(site.BaseURL), ID: site.BaseURL, Title: site.Title,
		Description: d.catalogueAbout(),
		Homepage:    site.BaseURL + PageURL,
		Created:     site.Published + "T00:00:00Z",
		Keywords:    d.keywords(),
		Licences:    []packageLicence{{site.Licence.ID, site.Licence.URL, site.Licence.Name}},
		Contributors: []contributor{
			{site.Organisation.FullName(), site.Organisation.URL, []string{"publisher"}}},
	}
	b, err := appendIndented(b, "", p)
	if err != nil {
		return nil, err
	}
	const none = "null" // as the resources are, which come last
	at := bytes.LastIndex(b, []byte(none))
	end := string(b[at+len(none):])
	b = append(b[:at], '[')
	for i := range d.datasets {
		set := &d.datasets[i]
		facts, err := d.csvOf(set).facts()
		if err != nil {
			return nil, err
		}
		if i > 0 {
			b = append(b, ',')
		}
		const indent = "    "
		if b, err = appendIndented(append(b, "\n"+indent...), indent, d.resourceOf(d.description(set), facts)); err != nil {
			return nil, err
		}
		b = flush.Take(bytes.TrimSuffix(b, []byte("\n")))
	}
	return append(append(b, "\n  ]"...), end...), nil
}

func (d *Data) resourceOf(of *Description, facts *facts) packageResource {
	r := packageResource{Name: of.ID, Type: "table", Title: of.Title, Description: of.Description,
		Path: "data/" + of.ID + ".csv", Format: "csv", MediaType: "text/csv", Encoding: "utf-8",
		Bytes: facts.size, Hash: "sha256:" + hex.EncodeToString(facts.sha256[:]),
		Dialect: packageDialect{",", "\r\n", true},
		Schema:  packageSchema{Schema: "https://datapackage.org/profiles/2.0/tableschema.json", MissingValues: []string{""}, PrimaryKey: of.Key},
	}
	for i := range of.Columns {
		c := &of.Columns[i]
		f := packageField{Name: c.Name, Title: c.Title, Description: c.about(d.words), Type: [...]string{"string", "integer", "number", "date"}[c.Type],
			Unit: c.Unit, Derived: c.Derived(), Formula: c.Formula}
		var allowed constraints
		for _, code := range c.Codes {
			f.Categories = append(f.Categories, packageCategory(code))
			allowed.Enum = append(allowed.Enum, code.Value)
		}
		if allowed.Required = c.Required; c.Required || c.Codes != nil {
			f.Constraints = &allowed
		}
		r.Schema.Fields = append(r.Schema.Fields, f)
	}
	if t := of.Table; t != nil {
		if t.Origin != "" {
			r.Sources = []packageSource{{t.Origin}}
		}
		for c := range correctionsOf(d.rep, t) {
			r.Corrections = append(r.Corrections, packageCorrection{c.Date, figureOf(c), c.Old, c.New, c.Reason})
		}
		for _, note := range rowNotes(t) {
			r.Schema.Rows = append(r.Schema.Rows, packageRow{note.Row, note.Kind == derived, note.Formula, note.Unit})
		}
	}
	return r
}

// packageName makes a name of the report's address: arsbokslut-2022 of
// https://example.org/arsbokslut-2022/, and the server's of an address without folders.
func packageName(baseURL string) string {
	_, rest, _ := strings.Cut(baseURL, "://")
	server, folders, _ := strings.Cut(strings.TrimSuffix(rest, "/"), "/")
	if folders == "" {
		folders = server
	}
	name := strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '.' || r == '_' {
			return r
		}
		return '-'
	}, strings.ToLower(folders))
	return strings.Trim(name, "-._")
}

func (d *Data) catalogueAbout() string {
	site := &d.rep.Site
	return Fill(d.words.CatalogueAbout, "{report}", site.Title, "{organisation}", site.Organisation.FullName())
}

// keywords returns what site.yaml says, else the least that is true of any report.
func (d *Data) keywords() []string {
	site := &d.rep.Site
	if len(site.Keywords) > 0 {
		return site.Keywords
	}
	return []string{site.Title, site.Organisation.Name}
}

// appendIndented writes a value as JSON for people, too; indent begins its lines but the first.
func appendIndented(b []byte, indent string, value any) ([]byte, error) {
	out := bytes.NewBuffer(b)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent(indent, "  ")
	err := encoder.Encode(value)
	return out.Bytes(), err
}
