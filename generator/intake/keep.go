package intake

import (
	"regexp"
	"slices"
	"strings"
)

// part is a key of a sidecar, or of one of its mappings, with the lines that say it.
type part struct{ key, text string }

var (
	partOfSidecar = regexp.MustCompile(`(?m)^([A-Za-z]+):`)
	partOfMapping = regexp.MustCompile(`(?m)^  ([a-z][a-z0-9_]*):`)
	fieldOfList   = regexp.MustCompile(`(?m)^ *- (?:\{ ?)?name: ([a-z][a-z0-9_]*)`)
)

// parts cuts a text where keys begin; what stands before the first is left out.
func parts(text string, begins *regexp.Regexp) (all []part) {
	found := begins.FindAllStringSubmatchIndex(text, -1)
	for i, at := range found {
		end := len(text)
		if i+1 < len(found) {
			end = found[i+1][0]
		}
		all = append(all, part{text[at[2]:at[3]], strings.TrimRight(text[at[0]:end], "\n") + "\n"})
	}
	return all
}

// Keep takes over what the sidecar that the table had before says, and this one does not:
// keys such as charts and figures, and what it says of single rows and notes. Of what both
// say this one holds, and what the old one said is told of in Lost.
func (d *Draft) Keep(old string) {
	old = strings.ReplaceAll(strings.TrimPrefix(old, "\ufeff"), "\r\n", "\n")
	now := parts(d.Sidecar, partOfSidecar)
	begun := d.Sidecar[:len(d.Sidecar)-length(now)]
	for _, p := range parts(old, partOfSidecar) {
		at := index(now, p.key)
		switch {
		case p.key == "rows" || p.key == "notes":
			if at < 0 {
				at, now = len(now), append(now, part{key: p.key}) // without text nothing is written of it
			}
			d.keepOf(&now[at], p)
		case at < 0:
			now = append(now, p)
			d.Kept = append(d.Kept, p.key)
		case p.key == "fields":
			d.loseFields(parts(now[at].text, fieldOfList), parts(p.text, fieldOfList))
		case now[at].text != p.text:
			d.Lost = append(d.Lost, strings.TrimSpace(p.text))
		}
	}
	d.Sidecar = begun
	for _, n := range now {
		d.Sidecar += n.text
	}
}

// keepOf takes over what of the old rows or notes the new ones do not say.
func (d *Draft) keepOf(now *part, old part) {
	said, before := parts(now.text, partOfMapping), parts(old.text, partOfMapping)
	if before == nil { // within { }, or set in otherwise
		d.Lost = append(d.Lost, strings.TrimSpace(old.text))
	}
	d.lose(said, before)
	for _, p := range before {
		switch {
		case index(said, p.key) >= 0:
		case old.key == "rows" && !slices.Contains(d.ids, p.key):
			d.Lost = append(d.Lost, strings.TrimSpace(p.text))
		default:
			if now.text == "" {
				now.text = now.key + ":\n"
			}
			now.text += p.text
			d.Kept = append(d.Kept, p.key)
		}
	}
}

// lose tells of what the old parts said of a key otherwise than the new ones.
func (d *Draft) lose(now, old []part) {
	for _, p := range old {
		if at := index(now, p.key); at >= 0 && now[at].text != p.text {
			d.Lost = append(d.Lost, strings.TrimSpace(p.text))
		}
	}
}

// loseFields tells likewise of fields, and of computed ones that are gone: others are columns of
// another year.
func (d *Draft) loseFields(now, old []part) {
	d.lose(now, old)
	for _, p := range old {
		if index(now, p.key) < 0 && strings.Contains(p.text, "formula:") {
			d.Lost = append(d.Lost, strings.TrimSpace(p.text))
		}
	}
}

// index returns which of some parts has a key; -1 for none.
func index(parts []part, key string) int {
	return slices.IndexFunc(parts, func(p part) bool { return p.key == key })
}

func length(parts []part) (n int) {
	for _, p := range parts {
		n += len(p.text)
	}
	return n
}
