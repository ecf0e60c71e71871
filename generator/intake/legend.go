package intake

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// meaning is what a line around a table says of a sign in it.
type meaning struct{ sign, label string }

// readLegend reads a line that says nothing but what signs mean, "x = sekretess, i.u. = ingen
// uppgift" or "● Uppfyllt ○ Ej uppfyllt"; nil for another line.
func readLegend(line string) (legend []meaning) {
	if first, _ := utf8.DecodeRuneInString(line); isSymbol(first) && !strings.Contains(line, "=") {
		return readSymbols(line)
	}
	for part := range strings.SplitSeq(strings.TrimSuffix(line, "."), ",") {
		sign, label, found := strings.Cut(part, "=")
		sign, label = strings.TrimSpace(sign), strings.TrimSpace(label)
		switch {
		case !found && len(legend) > 0: // of a label that has a comma
			legend[len(legend)-1].label += "," + part
			continue
		case sign == "" || label == "":
			return nil
		}
		legend = append(legend, meaning{sign, label})
	}
	return legend
}

// readSymbols reads a line in which each symbol is followed by what it means.
func readSymbols(line string) (legend []meaning) {
	for _, word := range strings.Fields(line) {
		if first, size := utf8.DecodeRuneInString(word); isSymbol(first) && size == len(word) {
			legend = append(legend, meaning{sign: word})
		} else if len(legend) == 0 {
			return nil
		} else if word != ":" && word != "–" {
			last := &legend[len(legend)-1]
			last.label = strings.TrimSpace(last.label + " " + word)
		}
	}
	for i := range legend {
		if legend[i].label = strings.TrimRight(legend[i].label, ".,;"); legend[i].label == "" {
			return nil
		}
	}
	return legend
}

// isSymbol reports whether a character is a disc, an arrow or the like.
func isSymbol(r rune) bool { return unicode.Is(unicode.So, r) || isArrow(r) }

func isArrow(r rune) bool { return r >= '←' && r <= '⇿' }

// isLegend reports whether a line is about the table's own signs and codes, which the sidecar
// explains.
func (m *maker) isLegend(line string) bool {
	legend := readLegend(line)
	unknown := func(said meaning) bool {
		return !slices.ContainsFunc(m.columns, func(c *column) bool { return slices.Contains(c.signs, said.sign) || slices.Contains(c.meanings, said) })
	}
	return legend != nil && !slices.ContainsFunc(legend, unknown)
}

// legend returns what the table's signs mean, as far as a line says.
func (m *maker) legend() map[string]string {
	labels := map[string]string{}
	for _, line := range m.said {
		if m.isLegend(line) {
			for _, said := range readLegend(line) {
				labels[said.sign] = said.label
			}
		}
	}
	return labels
}

// findCodes finds the columns of text in which there is nothing but signs that one line
// explains, "● = uppfyllt, ○ = ej uppfyllt", or symbols that each have a line.
func (m *maker) findCodes() {
	var legends [][]meaning
	var discs, arrows []meaning
	for _, line := range m.said {
		legend := readLegend(line)
		legends = append(legends, legend)
		for _, said := range legend {
			switch first, size := utf8.DecodeRuneInString(said.sign); {
			case !isSymbol(first) || size < len(said.sign):
			case isArrow(first):
				arrows = append(arrows, said)
			default:
				discs = append(discs, said)
			}
		}
	}
	legends = append(legends, discs, arrows)
	for j, c := range m.columns {
		if c.kind != texts {
			continue
		}
		for _, legend := range legends {
			if len(legend) > 1 && m.holdsOnly(j, legend) {
				c.kind, c.meanings, c.signs = codes, legend, nil
				break
			}
		}
	}
}

// holdsOnly reports whether a column has signs of a legend, and nothing else.
func (m *maker) holdsOnly(column int, legend []meaning) bool {
	filled := false
	for _, r := range m.rows {
		text := r.cells[column].text
		filled = filled || text != ""
		if text != "" && !slices.ContainsFunc(legend, func(said meaning) bool { return said.sign == text }) {
			return false
		}
	}
	return filled
}

// categories writes codes for a sidecar.
func categories(meanings []meaning) string {
	taken, items := nameSet{}, make([]string, len(meanings))
	for i, said := range meanings {
		items[i] = fmt.Sprintf("{value: %s, label: %s, symbol: %s}", taken.unused(named(said.label, "kod_")), yamlText(said.label), quoted(said.sign))
	}
	return strings.Join(items, ", ")
}
