package strictyaml

import (
	"errors"
	"strings"

	"go.yaml.in/yaml/v4"

	"bokslut/generator/diag"
)

// syntaxErrors says in plain words what the library's messages mean. The first entry
// whose text the message holds counts.
var syntaxErrors = []struct {
	message     string // of the library, or a part of it
	atContext   bool   // where the construct began tells more than where it broke
	code        string
	plain, hint diag.Format
}{
	{"mapping values are not allowed", false, "yaml-syntax", "a colon stands where no value can begin",
		"put a text that holds a colon and a space in quotation marks, and check that the line begins in the same column as its neighbours"},
	{"cannot start any token", false, "yaml-syntax", "a text cannot begin with this character",
		"put the text in quotation marks; indent with spaces, not with tabs"},
	{"tab character", false, "yaml-syntax", "a tab stands where spaces are expected", "indent with spaces"},
	{"mixed spaces and tabs", false, "yaml-syntax", "a tab stands where spaces are expected", "indent with spaces"},
	{"could not find expected ':'", true, "yaml-syntax", "this line is no key with a value",
		"write it as key: value, with a space after the colon"},
	{"did not find expected key", false, "yaml-syntax", "this does not fit the lines above",
		"check that keys that belong together begin in the same column, and that quotation marks are closed"},
	{"did not find expected '-'", false, "yaml-syntax", "this does not fit the list above",
		"begin each item of the list with - in the same column"},
	{"block sequence entries", false, "yaml-syntax", "a list item cannot begin here",
		`begin the list on a line of its own, or put a text that begins with - in quotation marks`},
	{"did not find expected node content", false, "yaml-syntax", "a value was expected here, or a [ or { above is not closed",
		"write the value, or close what is open; put a text that begins with ], } or a comma in quotation marks"},
	{"expected ',' or ']'", true, "yaml-syntax", "this list is not closed, or an item lacks its comma",
		"close it with ], and put a text with special characters in quotation marks"},
	{"expected ',' or '}'", true, "yaml-syntax", "this { is not closed, or a value lacks its comma",
		"close it with }, and put a text with special characters in quotation marks"},
	{"unexpected end of stream", true, "yaml-syntax", "this quotation mark is not closed", "close it; write a quotation mark within as \\\""},
	{"unexpected document indicator", true, "yaml-syntax", "this quotation mark is not closed", "close it; write a quotation mark within as \\\""},
	{"unknown escape character", false, "yaml-syntax", `\ means something else between " and "`, `write it as \\, or use ' instead of "`},
	{"unknown anchor", false, "yaml-unsupported", "an alias (*) cannot be used here",
		"write the value out; put a text that begins with * in quotation marks"},
	{"alphabetic or numeric character", false, "yaml-syntax", "a text cannot begin with * or &", "put the text in quotation marks"},
	{"depth", false, "yaml-unsupported", "the values are nested too deeply", "look for brackets that were not closed"},
	{"document", false, "yaml-unsupported", "only one document can stand here", "remove the lines --- and ... and lines that begin with %%"},
	{"directive", false, "yaml-unsupported", "a line cannot begin with %%", "put the text in quotation marks"},
	{"tag", false, "yaml-unsupported", "a tag (!) cannot be used here", "put a text that begins with ! in quotation marks"},
}

// syntaxError makes a diagnostic of the library's error.
func (d *decoder) syntaxError(err error) diag.Diagnostic {
	var load *yaml.LoadError
	if !errors.As(err, &load) {
		return d.src.Whole().Errorf("yaml-syntax", "the YAML cannot be read: %s", err).
			WithHint("put a text with special characters in quotation marks")
	}
	at := func(m yaml.Mark) diag.Span { return d.at1(&yaml.Node{Line: m.Line, Column: m.Column}) }
	for _, e := range syntaxErrors {
		if strings.Contains(load.Message, e.message) {
			mark := load.Mark
			if e.atContext && load.ContextMark.Line > 0 {
				mark = load.ContextMark
			}
			span := at(mark)
			if span.Text() == "\t" {
				return span.Errorf(e.code, "a tab stands where spaces are expected").WithHint("indent with spaces")
			}
			if d.isCurly(mark.Line) && strings.Contains(string(e.hint), "quotation mark") {
				return span.Errorf(e.code, e.plain).WithHint(straight)
			}
			return span.Errorf(e.code, e.plain).WithHint(e.hint)
		}
	}
	return at(load.Mark).Errorf("yaml-syntax", "the YAML cannot be read: %s", load.Message).
		WithHint("put a text with special characters in quotation marks")
}

// straight is said where a text is in quotation marks that are letters to YAML.
const straight diag.Format = `put the text in straight quotation marks, as in "text"; curly ones do not count here`

// isCurly reports whether a line has quotation marks as word processors write them.
func (d *decoder) isCurly(line int) bool {
	text, _, _ := strings.Cut(d.src.Text[d.offset(line, 1):d.end], "\n")
	return strings.ContainsAny(text, "“”„‘’")
}
