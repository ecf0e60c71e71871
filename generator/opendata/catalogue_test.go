package opendata_test

import (
	"bytes"
	"crypto/sha1"
	"encoding/hex"
	"encoding/xml"
	"path"
	"slices"
	"strconv"
	"strings"
)

// things are what RDF/XML tells of: by address, and then by property, its values. The property
// "a" is the class.
type things map[string]map[string][]string

// prefixes are those that the catalogue's names are written with here.
var prefixes = map[string]string{"http://www.w3.org/ns/dcat#": "dcat:", "http://purl.org/dc/terms/": "dcterms:", "http://xmlns.com/foaf/0.1/": "foaf:",
	"http://spdx.org/rdf/terms#": "spdx:", "http://www.w3.org/2006/vcard/ns#": "vcard:", "http://data.europa.eu/r5r/": "dcatap:"}

// readCatalogue reads datasets/dcat, as portals harvest it.
func (p *published) readCatalogue() things {
	var document struct {
		Things []struct {
			XMLName xml.Name
			About   string `xml:"http://www.w3.org/1999/02/22-rdf-syntax-ns# about,attr"`
			Said    []struct {
				XMLName  xml.Name
				Resource string `xml:"http://www.w3.org/1999/02/22-rdf-syntax-ns# resource,attr"`
				Text     string `xml:",chardata"`
			} `xml:",any"`
		} `xml:",any"`
	}
	if err := xml.Unmarshal(p.file("datasets/dcat"), &document); err != nil {
		p.fault("datasets/dcat: %v", err)
	}
	all := things{}
	for _, t := range document.Things {
		if t.About == "" || all[t.About] != nil {
			p.fault("datasets/dcat: a %s has no address, or that of another: %q", t.XMLName.Local, t.About)
		}
		all[t.About] = map[string][]string{"a": {prefixes[t.XMLName.Space] + t.XMLName.Local}}
		for _, s := range t.Said {
			property := prefixes[s.XMLName.Space] + s.XMLName.Local
			all[t.About][property] = append(all[t.About][property], s.Resource+s.Text)
		}
	}
	return all
}

// mandatory is what DCAT-AP-SE 3.0.1 asks of each class, and what portals need beside.
var mandatory = map[string][]string{
	"dcat:Catalog": {"dcterms:title", "dcterms:description", "dcterms:publisher", "dcterms:license", "dcterms:language", "dcat:dataset"},
	"dcat:Dataset": {"dcterms:title", "dcterms:description", "dcterms:publisher", "dcat:keyword", "dcat:theme", "dcterms:accessRights", "dcterms:issued",
		"dcterms:modified", "dcterms:temporal", "dcterms:identifier", "dcat:landingPage", "dcat:distribution"},
	"dcat:Distribution": {"dcterms:title", "dcat:accessURL", "dcat:downloadURL", "dcterms:format", "dcterms:license", "dcat:byteSize", "spdx:checksum"},
	"foaf:Agent":        {"foaf:name", "dcterms:type"},
	"vcard:Kind":        {"vcard:fn", "vcard:hasEmail"},
	"spdx:Checksum":     {"spdx:algorithm", "spdx:checksumValue"},
}

// checkCatalogue holds the catalogue against the files: each CSV file is a dataset, and each
// of its forms a distribution.
func (p *published) checkCatalogue() {
	all := p.readCatalogue()
	for address, t := range all {
		class := t["a"][0]
		for _, property := range mandatory[class] {
			if len(t[property]) == 0 || t[property][0] == "" {
				p.fault("datasets/dcat: the %s %s lacks %s", class, address, property)
			}
		}
		if contact := p.base + "data/#contact"; class == "dcat:Dataset" && all[contact] != nil && !slices.Equal(t["dcat:contactPoint"], []string{contact}) {
			p.fault("datasets/dcat: the dataset %s has the contacts %q", address, t["dcat:contactPoint"])
		}
		for property, values := range t {
			for _, value := range values {
				if strings.HasPrefix(value, p.base+"data/#") && all[value] == nil {
					p.fault("datasets/dcat: %s of %s is %s, of which nothing is told", property, address, value)
				}
			}
		}
	}
	catalogue := all[p.base+"data/#catalogue"]
	if got := catalogue["dcterms:license"]; !slices.Equal(got, []string{"http://creativecommons.org/publicdomain/zero/1.0/"}) {
		p.fault("datasets/dcat: the licence of the catalogue is %q", got)
	}
	var had []string
	for _, dataset := range catalogue["dcat:dataset"] {
		for _, address := range all[dataset]["dcat:distribution"] {
			d := all[address]
			if len(d["dcat:downloadURL"]) != 1 || len(d["spdx:checksum"]) != 1 || len(d["dcat:byteSize"]) != 1 {
				p.fault("datasets/dcat: %s has not one address, size and checksum: %q", address, d)
				continue
			}
			name := strings.TrimPrefix(d["dcat:downloadURL"][0], p.base)
			had = append(had, name)
			raw := p.file(name)
			sum := sha1.Sum(raw)
			if got := all[d["spdx:checksum"][0]]["spdx:checksumValue"]; !slices.Equal(got, []string{hex.EncodeToString(sum[:])}) {
				p.fault("datasets/dcat: the checksum of %s is %q", name, got)
			}
			if d["dcat:byteSize"][0] != strconv.Itoa(len(raw)) {
				p.fault("datasets/dcat: %s is said to have %s bytes, it has %d", name, d["dcat:byteSize"][0], len(raw))
			}
			if want := mediaTypes[path.Ext(name)]; !slices.Equal(d["dcterms:format"], []string{want}) {
				p.fault("datasets/dcat: the format of %s is %q, want %s", name, d["dcterms:format"], want)
			}
			l := p.lists[strings.TrimSuffix(path.Base(name), path.Ext(name))]
			if l == nil {
				continue // the zip file
			}
			for property, want := range map[string]string{"dcterms:title": p.titles[l.id], "dcterms:description": l.description, "dcterms:modified": l.modified} {
				if got := all[dataset][property]; len(got) != 1 || spaced(got[0]) != spaced(want) {
					p.fault("datasets/dcat: the %s of %s is %q, CSVW says %q", property, name, got, want)
				}
			}
			if got := d["dcterms:license"]; !slices.Equal(got, []string{l.licence}) {
				p.fault("datasets/dcat: the licence of %s is %q, CSVW says %q", name, got, l.licence)
			}
		}
	}
	want := slices.DeleteFunc(p.openData(), func(name string) bool {
		return mediaTypes[path.Ext(name)] == "" || strings.HasSuffix(name, "-metadata.json") || path.Dir(name) != "data"
	})
	slices.Sort(had)
	if slices.Sort(want); !slices.Equal(had, want) {
		p.fault("datasets/dcat: has %q, want %q", had, want)
	}
	if bytes.Contains(p.file("datasets/dcat"), []byte("nodeID")) {
		p.fault("datasets/dcat: has a node without an address")
	}
}

var mediaTypes = map[string]string{".csv": "text/csv", ".json": "application/json", ".zip": "application/zip",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
