package opendata

import (
	"cmp"
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"bokslut/generator/report"
)

// Where the catalogue's words are taken from.
const (
	euThemes       = "http://publications.europa.eu/resource/authority/data-theme"
	euLanguages    = "http://publications.europa.eu/resource/authority/language/"
	euPublic       = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
	euAnnual       = "http://publications.europa.eu/resource/authority/frequency/ANNUAL"
	euStable       = "http://publications.europa.eu/resource/authority/planned-availability/STABLE"
	publisherTypes = "http://purl.org/adms/publishertype/"
	cc0            = "http://creativecommons.org/publicdomain/zero/1.0/" // DCAT-AP-SE demands it of the catalogue itself
	rfc4180        = "https://www.rfc-editor.org/rfc/rfc4180"
)

// catalogue returns the catalogue in its three forms.
func (d *Data) catalogue() []*product {
	var files []*product
	once := sync.OnceValues(d.catalogueOf)
	for _, form := range []struct {
		extension string
		write     func(b []byte, g graph, flush Flush) []byte
	}{{"", appendRDFXML}, {".ttl", appendTurtle}, {".jsonld", appendJSONLD}} {
		files = append(files, d.product("datasets/dcat"+form.extension, func(b []byte, flush Flush) ([]byte, error) {
			g, err := once()
			return form.write(b, g, flush), err
		}))
	}
	return files
}

// catalogueOf makes the catalogue after DCAT-AP-SE 3.0.1: each CSV file is a dataset with
// a distribution in every format that was made; the zip file is one of its own.
//
// Everything has an address below that of the data page. Only the publisher's is the
// national portal's, made of its organisation number; one without a number has an
// address here, and the portal's owner then tells who it is.
func (d *Data) catalogueOf() (graph, error) {
	site := &d.rep.Site
	lang := site.Language
	at := site.BaseURL + PageURL + "#"
	c := catalogue{Data: d, at: at, publisher: at + "publisher"}
	number := strings.ReplaceAll(site.Organisation.Number, "-", "")
	if number != "" {
		c.publisher = "http://dataportal.se/organisation/SE" + number
	}

	top := thing{iri: at + "catalogue", class: "dcat:Catalog"}
	top.inLanguage("dcterms:title", Fill(d.words.CatalogueTitle, "{report}", site.Title), lang)
	top.inLanguage("dcterms:description", d.catalogueAbout(), lang)
	top.address("dcterms:publisher", c.publisher)
	top.address("dcterms:license", cc0)
	top.address("dcterms:language", languageIRI(lang))
	top.typed("dcterms:issued", site.Published, "xsd:date")
	top.typed("dcterms:modified", Modified(d.rep, nil), "xsd:date")
	top.address("dcterms:spatial", site.Spatial)
	top.address("foaf:homepage", site.BaseURL+PageURL)
	top.address("dcat:themeTaxonomy", euThemes)
	for i := range d.datasets {
		top.address("dcat:dataset", at+d.datasets[i].id)
	}
	if d.archive != nil {
		top.address("dcat:dataset", at+archiveID)
	}
	g := graph{top, c.agent(number)}
	if site.Contact.Email != "" {
		g = append(g, c.contact())
	}
	period := thing{iri: at + "period", class: "dcterms:PeriodOfTime"}
	period.typed("dcat:startDate", strconv.Itoa(site.Year)+"-01-01", "xsd:date")
	period.typed("dcat:endDate", strconv.Itoa(site.Year)+"-12-31", "xsd:date")
	g = append(g, period, thing{iri: rfc4180, class: "dcterms:Standard"})
	for i := range d.datasets {
		set := &d.datasets[i]
		var err error
		if g, err = c.dataset(g, d.description(set), d.files(set)); err != nil {
			return nil, err
		}
	}
	if d.archive != nil {
		title := Fill(d.words.AllTitle, "{report}", site.Title) // within a sentence elsewhere
		all := &Description{ID: archiveID, Title: strings.ToUpper(title[:1]) + title[1:], Description: d.words.AllAbout}
		return c.dataset(g, all, []*product{d.archive})
	}
	return g, nil
}

// archiveID is the id of the zip file in the catalogue; no table's begins with a digit.
const archiveID = "0"

// catalogue makes the things of the catalogue, whose addresses begin with at.
type catalogue struct {
	*Data
	at, publisher string
}

// agent is who publishes. Its kind follows from the organisation number's first digits.
func (c *catalogue) agent(number string) thing {
	o := &c.rep.Site.Organisation
	agent := thing{iri: c.publisher, class: "foaf:Agent"}
	agent.inLanguage("foaf:name", o.Name, c.rep.Site.Language)
	kind := "LocalAuthority"
	for _, k := range [...]struct{ digits, kind string }{
		{"202100", "NationalAuthority"}, {"232100", "RegionalAuthority"}, {"5", "Company"}, {"8", "NonProfitOrganisation"}} {
		if strings.HasPrefix(number, k.digits) {
			kind = k.kind
		}
	}
	agent.address("dcterms:type", publisherTypes+kind)
	if number != "" {
		agent.literal("dcterms:identifier", number)
	}
	agent.address("foaf:homepage", o.URL)
	return agent
}

// contact is who answers questions about the data.
func (c *catalogue) contact() thing {
	site := &c.rep.Site
	contact := thing{iri: c.at + "contact", class: "vcard:Organization"}
	contact.literal("vcard:fn", cmp.Or(site.Contact.Name, site.Organisation.FullName()))
	contact.address("vcard:hasEmail", "mailto:"+site.Contact.Email)
	return contact
}

// dataset adds a dataset and its distributions.
func (c *catalogue) dataset(g graph, of *Description, files []*product) (graph, error) {
	site := &c.rep.Site
	lang := site.Language
	set := thing{iri: c.at + of.ID, class: "dcat:Dataset"}
	set.inLanguage("dcterms:title", of.Title, lang)
	set.inLanguage("dcterms:description", of.Description, lang)
	set.address("dcterms:publisher", c.publisher)
	set.address("dcterms:creator", c.publisher)
	if site.Contact.Email != "" {
		set.address("dcat:contactPoint", c.at+"contact")
	}
	for _, keyword := range c.keywords() {
		set.inLanguage("dcat:keyword", keyword, lang)
	}
	for _, theme := range themesOf(site) {
		set.address("dcat:theme", euThemes+"/"+theme)
	}
	set.address("dcterms:accessRights", euPublic)
	set.address("dcterms:accrualPeriodicity", euAnnual)
	set.literal("dcterms:identifier", uuid(set.iri))
	set.typed("dcterms:issued", site.Published, "xsd:date")
	set.typed("dcterms:modified", Modified(c.rep, of.Table), "xsd:date")
	set.address("dcterms:language", languageIRI(lang))
	set.address("dcterms:spatial", site.Spatial)
	set.address("dcterms:temporal", c.at+"period")
	set.address("dcat:landingPage", landingPage(c.rep, of))
	place := len(g)
	g = append(g, thing{})
	for _, p := range files {
		format := formatOf(p.name)
		if format == nil {
			continue // metadata
		}
		known, err := p.facts()
		if err != nil {
			return nil, err
		}
		set.address("dcat:distribution", c.distributionOf(p))
		g = c.distribution(g, of, p, format, known)
	}
	g[place] = set
	return g, nil
}

// distributionOf returns what a file is called in the catalogue.
func (c *catalogue) distributionOf(p *product) string {
	return c.at + strings.TrimPrefix(p.name, "data/")
}

// distribution adds a file of a dataset, and its checksum.
func (c *catalogue) distribution(g graph, of *Description, p *product, format *Format, known *facts) graph {
	site := &c.rep.Site
	address := site.BaseURL + p.name
	file := thing{iri: c.distributionOf(p), class: "dcat:Distribution"}
	file.inLanguage("dcterms:title", of.Title+" ("+format.Name+")", site.Language)
	file.inLanguage("dcterms:description", format.about(c.words), site.Language)
	file.address("dcat:accessURL", address)
	file.address("dcat:downloadURL", address)
	file.literal("dcterms:format", format.MediaType)
	file.address("dcterms:license", site.Licence.URL)
	file.address("dcatap:availability", euStable)
	file.typed("dcat:byteSize", strconv.Itoa(known.size), "xsd:nonNegativeInteger")
	file.typed("dcterms:issued", site.Published, "xsd:date")
	file.typed("dcterms:modified", Modified(c.rep, of.Table), "xsd:date")
	if format.Extension == ".csv" {
		file.address("dcterms:conformsTo", rfc4180)
		file.address("dcterms:conformsTo", address+csvwExtension)
		g = append(g, thing{iri: address + csvwExtension, class: "dcterms:Standard"})
	}
	sum := thing{iri: file.iri + ".sha1", class: "spdx:Checksum"}
	file.address("spdx:checksum", sum.iri)
	sum.address("spdx:algorithm", whole("spdx:checksumAlgorithm_sha1"))
	sum.typed("spdx:checksumValue", hex.EncodeToString(known.sha1[:]), "xsd:hexBinary")
	return append(g, file, sum)
}

// landingPage returns the address where people see a dataset.
func landingPage(rep *report.Report, of *Description) string {
	switch t := of.Table; {
	case t == nil:
		return rep.Site.BaseURL + PageURL
	case rep.Place(t) != nil:
		return rep.Site.BaseURL + rep.Place(t).URL + "#" + t.ID
	default:
		return rep.Site.BaseURL + "data/" + t.ID + "/"
	}
}

// themesOf returns what site.yaml says, else that of public administration.
func themesOf(site *report.Site) []string {
	if len(site.Themes) > 0 {
		return site.Themes
	}
	return []string{"GOVE"}
}

func languageIRI(language string) string {
	if language == "en" {
		return euLanguages + "ENG"
	}
	return euLanguages + "SWE"
}

// uuid returns the version 5 UUID of an address: always the same for the same one.
func uuid(address string) string {
	namespace := [...]byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8} // of addresses
	sum := sha1.Sum(append(namespace[:], address...))
	id := sum[:16]
	id[6] = id[6]&0x0f | 0x50
	id[8] = id[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}
