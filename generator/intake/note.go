package intake

import (
	"regexp"
	"slices"
	"strings"
)

// note is a line under the table.
type note struct {
	marker, text string // marker: "*" that the table refers to it by; "" for none
}

// below takes a row under the table: its source, a note, or more that is said of it.
func (m *maker) below(row int) {
	text, _ := m.line(row)
	for _, word := range []string{"källa:", "source:"} {
		if strings.HasPrefix(strings.ToLower(text), word) && m.source == "" {
			m.source = strings.TrimSpace(text[len(word):])
			return
		}
	}
	if marker := numberedNote.FindString(text); marker != "" {
		m.notes = append(m.notes, note{strings.TrimSpace(marker), strings.TrimSpace(text[len(marker):])})
		return
	}
	if rest := strings.TrimLeft(text, "*"); rest != text {
		m.notes = append(m.notes, note{text[:len(text)-len(rest)], strings.TrimSpace(rest)})
		return
	}
	if text != "" {
		m.said = append(m.said, text)
	}
}

// numberedNote is how a note begins that is referred to by its number: "1) Preliminärt."
var numberedNote = regexp.MustCompile(`^(?:[0-9]{1,2}\)|[¹²³⁴⁵⁶⁷⁸⁹]+\)?) *`)

// cutMarker cuts the mark of a note that a heading or the text of a row ends with.
func (m *maker) cutMarker(text string) (rest, marker string) {
	if rest := strings.TrimRight(text, "*"); rest != text {
		return strings.TrimSpace(rest), text[len(rest):]
	}
	for _, n := range m.notes {
		if rest, ok := strings.CutSuffix(text, n.marker); ok && n.marker != "" {
			return strings.TrimSpace(rest), n.marker
		}
	}
	return text, ""
}

// targets returns what a note's mark stands at.
func (m *maker) targets(marker string) []string {
	var to []string
	for _, c := range m.columns {
		if c.note == marker {
			to = append(to, c.name)
		}
	}
	for _, r := range m.rows {
		if r.note == marker {
			to = append(to, r.id)
		}
		for j := range r.cells {
			if r.cells[j].number && r.cells[j].amount.marker == marker {
				to = append(to, r.id+"."+m.columns[j].name)
			}
		}
	}
	return to
}

// strayMarkers returns the marks for notes that no note has.
func (m *maker) strayMarkers() []string {
	var markers []string
	add := func(marker string) {
		if marker != "" && !slices.Contains(markers, marker) && !slices.ContainsFunc(m.notes, func(n note) bool { return n.marker == marker }) {
			markers = append(markers, marker)
		}
	}
	for _, c := range m.columns {
		add(c.note)
	}
	for _, r := range m.rows {
		add(r.note)
		for j := range r.cells {
			add(r.cells[j].amount.marker)
		}
	}
	return markers
}
