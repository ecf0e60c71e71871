package opendata

import (
	"strings"
)

// graph is what a catalogue says: things, each with an address, a class and properties.
type graph []thing

// thing is what a graph says something about. A property whose address is "" is left out.
type thing struct {
	iri, class string
	properties []property
}

// property is a name with a prefix (dcterms:title) and what it says: an address, or a
// text with its language or its type.
type property struct {
	name               string
	iri                string
	text, lang, typing string
}

func (t *thing) address(name, iri string) {
	if iri != "" {
		t.properties = append(t.properties, property{name: name, iri: iri})
	}
}

func (t *thing) literal(name, text string) {
	t.properties = append(t.properties, property{name: name, text: text})
}

func (t *thing) inLanguage(name, text, lang string) {
	t.properties = append(t.properties, property{name: name, text: text, lang: lang})
}

func (t *thing) typed(name, text, typing string) {
	t.properties = append(t.properties, property{name: name, text: text, typing: typing})
}

// prefixes are those of the names in a graph.
var prefixes = [...]struct{ name, iri string }{
	{"dcat", "http://www.w3.org/ns/dcat#"},
	{"dcatap", "http://data.europa.eu/r5r/"},
	{"dcterms", "http://purl.org/dc/terms/"},
	{"foaf", "http://xmlns.com/foaf/0.1/"},
	{"spdx", "http://spdx.org/rdf/terms#"},
	{"vcard", "http://www.w3.org/2006/vcard/ns#"},
	{"xsd", "http://www.w3.org/2001/XMLSchema#"},
}

// whole returns the address that a name with a prefix stands for.
func whole(name string) string {
	prefix, rest, _ := strings.Cut(name, ":")
	for _, p := range prefixes {
		if p.name == prefix {
			return p.iri + rest
		}
	}
	panic("opendata: a name without a prefix of those in a graph: " + name)
}

var (
	xmlText = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;")
	xmlIRI  = strings.NewReplacer("&", "&amp;", `"`, "&quot;")
	ttlText = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`)
)

// appendRDFXML writes a graph as RDF/XML, the only form that the national portal harvests.
func appendRDFXML(b []byte, g graph, flush Flush) []byte {
	b = append(b, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""...)
	for _, p := range prefixes {
		b = append(append(append(b, "\n  xmlns:"...), p.name...), `="`...)
		b = append(append(b, p.iri...), '"')
	}
	b = append(b, ">\n"...)
	for i := range g {
		t := &g[i]
		b = append(append(b, "  <"...), t.class...)
		b = append(append(b, ` rdf:about="`...), xmlIRI.Replace(t.iri)...)
		if len(t.properties) == 0 {
			b = append(b, "\"/>\n"...)
			continue
		}
		b = append(b, "\">\n"...)
		for _, p := range t.properties {
			b = append(append(b, "    <"...), p.name...)
			if p.iri != "" {
				b = append(append(b, ` rdf:resource="`...), xmlIRI.Replace(p.iri)...)
				b = append(b, "\"/>\n"...)
				continue
			}
			switch {
			case p.lang != "":
				b = append(append(append(b, ` xml:lang="`...), p.lang...), '"')
			case p.typing != "":
				b = append(append(append(b, ` rdf:datatype="`...), whole(p.typing)...), '"')
			}
			b = append(append(b, '>'), xmlText.Replace(p.text)...)
			b = append(append(append(b, "</"...), p.name...), ">\n"...)
		}
		b = append(append(append(b, "  </"...), t.class...), ">\n"...)
		b = flush.Take(b)
	}
	return append(b, "</rdf:RDF>\n"...)
}

// appendTurtle writes a graph as Turtle, for people who read RDF.
func appendTurtle(b []byte, g graph, flush Flush) []byte {
	for _, p := range prefixes {
		b = append(append(append(b, "@prefix "...), p.name...), ": <"...)
		b = append(append(b, p.iri...), "> .\n"...)
	}
	for i := range g {
		t := &g[i]
		b = append(append(append(b, "\n<"...), t.iri...), "> a "...)
		b = append(b, t.class...)
		for _, p := range t.properties {
			b = append(append(append(b, " ;\n  "...), p.name...), ' ')
			if p.iri != "" {
				b = append(append(append(b, '<'), p.iri...), '>')
				continue
			}
			b = append(append(append(b, '"'), ttlText.Replace(p.text)...), '"')
			switch {
			case p.lang != "":
				b = append(append(b, '@'), p.lang...)
			case p.typing != "":
				b = append(append(b, "^^"...), p.typing...)
			}
		}
		b = append(b, " .\n"...)
		b = flush.Take(b)
	}
	return b
}

// appendJSONLD writes a graph as JSON-LD, for people who read JSON.
func appendJSONLD(b []byte, g graph, flush Flush) []byte {
	b = append(b, "{\n\"@context\": {"...)
	for i, p := range prefixes {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = appendString(append(appendString(b, p.name), ": "...), p.iri)
	}
	b = append(b, "},\n\"@graph\": ["...)
	for i := range g {
		t := &g[i]
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(append(b, "\n{\"@id\": "...), t.iri)
		b = appendString(append(b, ", \"@type\": "...), t.class)
		for j := 0; j < len(t.properties); { // those of one name stand together
			name := t.properties[j].name
			b = append(appendString(append(b, ",\n  "...), name), ": ["...)
			for first := j; j < len(t.properties) && t.properties[j].name == name; j++ {
				if j > first {
					b = append(b, ", "...)
				}
				b = appendJSONValue(b, &t.properties[j])
			}
			b = append(b, ']')
		}
		b = append(b, '}')
		b = flush.Take(b)
	}
	return append(b, "\n]\n}\n"...)
}

func appendJSONValue(b []byte, p *property) []byte {
	if p.iri != "" {
		return append(appendString(append(b, `{"@id": `...), p.iri), '}')
	}
	b = appendString(append(b, `{"@value": `...), p.text)
	switch {
	case p.lang != "":
		b = appendString(append(b, `, "@language": `...), p.lang)
	case p.typing != "":
		b = appendString(append(b, `, "@type": `...), p.typing)
	}
	return append(b, '}')
}
