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
		for _, written := range waysToWrite(n.marker) {
			if rest, ok := strings.CutSuffix(text, written); ok {
				return strings.TrimSpace(rest), n.marker
			}
		}
	}
	return text, ""
}

// waysToWrite returns how a note's mark can be written where it is referred to: 1), ¹) and ¹;
// but ² and ³ may be of m² and m³.
func waysToWrite(marker string) []string {
	number := strings.Trim(inDigits.Replace(marker), ")")
	switch {
	case marker == "":
		return nil
	case strings.Trim(number, "0123456789") != "":
		return []string{marker}
	}
	raised := raisedDigits.Replace(number)
	if raised == "²" || raised == "³" {
		return []string{marker, raised + ")"}
	}
	return []string{marker, raised + ")", raised}
}

var (
	inDigits     = strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9")
	raisedDigits = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")
)

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
