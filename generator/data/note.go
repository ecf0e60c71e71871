package data

import (
	"slices"
	"strings"

	"bokslut/generator/diag"
	"bokslut/generator/report"
	"bokslut/generator/strictyaml"
)

// figures takes over the named figures and checks, whose formulas compute reads.
func (b *builder) figures() {
	t := b.table
	if b.tooMany("figures:", len(b.said.Figures), maxRules) || b.tooMany("checks:", len(b.said.Checks), maxRules) {
		t.Unsure = true
		return
	}
	for i := range b.said.Figures {
		name, said := b.said.Figures[i].Key, &b.said.Figures[i].Value
		b.checkName(name, "%q cannot be the name of a figure")
		b.checkNotRun(said.Title, b.at(name))
		t.Figures = append(t.Figures, &report.NamedFigure{Name: cutName(name.Value), Title: b.short(said.Title, b.at(name)), Formula: b.required(said.Formula), Span: b.at(name),
			Settings: b.settingsOf(settings{Unit: said.Unit, Decimals: said.Decimals}, b.at(name))})
	}
	for i := range b.said.Checks {
		said := &b.said.Checks[i]
		t.Checks = append(t.Checks, &report.Check{That: b.required(said.That), Why: b.short(said.Why, b.at(said.That)), Span: b.at(said.That)})
	}
}

// required is a formula that must be there; when it is not, which is reported, it is empty.
func (b *builder) required(t strictyaml.Text) *report.Formula {
	return &report.Formula{Text: t.Value, Span: b.at(t)}
}

// notes finds what the footnotes are attached to: those of the sidecar, and then the
// note field's, where rows with the same text share one.
func (b *builder) notes() {
	t := b.table
	if b.tooMany("notes:", len(b.said.Notes), maxRules) {
		return
	}
	for i := range b.said.Notes {
		name, said := b.said.Notes[i].Key, &b.said.Notes[i].Value
		b.checkName(name, "%q cannot be the name of a note")
		note := &report.Note{Name: cutName(name.Value), Text: said.Text, Span: b.at(name)}
		for _, to := range said.To {
			if target, ok := b.target(to); ok {
				note.To = append(note.To, target)
			}
		}
		if len(said.To) == 0 && note.Text != "" && !t.Unsure {
			b.list.Add(note.Span.Errorf("sidecar-note", "the note %q is attached to nothing", note.Name).
				WithHint("name a row, field, cell or group in to: [ ], or remove the note"))
		}
		t.Notes = append(t.Notes, note)
	}
	if t.NoteField < 0 {
		return
	}
	shared := map[string]*report.Note{}
	for row := range t.Rows {
		text := t.Text(row, t.NoteField)
		if text == "" {
			continue
		}
		at := t.CellSpan(row, t.NoteField)
		note := shared[text]
		if note == nil {
			// No note of the sidecar can have a name with a hyphen.
			note = &report.Note{Name: "row-" + t.Rows[row].ID, Text: text, Span: at}
			shared[text] = note
			t.Notes = append(t.Notes, note)
		}
		note.To = append(note.To, report.NoteTarget{Text: t.Rows[row].ID, Row: row, Field: -1, Span: at})
	}
}

// target finds what a note is attached to: a row, a cell, a field or a group. It returns
// false, having reported it, when that is none or several.
func (b *builder) target(to strictyaml.Text) (report.NoteTarget, bool) {
	t := b.table
	var found []report.NoteTarget
	var kinds []diag.Text
	add := func(kind diag.Format, row, field int, group string) {
		found = append(found, report.NoteTarget{Text: to.Value, Row: row, Field: field, Group: group, Span: b.at(to)})
		kinds = append(kinds, diag.Textf(kind))
	}
	if row := t.RowIndex(to.Value); row >= 0 {
		add("a row", row, -1, "")
	}
	if field := t.FieldIndex(to.Value); field >= 0 {
		add("a field", -1, field, "")
	}
	if row, ok := b.groups[to.Value]; ok {
		add("a group", row, -1, to.Value)
	}
	if id, name, ok := strings.Cut(to.Value, "."); ok {
		if row, field := t.RowIndex(id), t.FieldIndex(name); row >= 0 && field >= 0 {
			add("a cell", row, field, "")
		}
	}
	switch len(found) {
	case 1:
		return found[0], true
	case 0:
		if b.whole && len(b.list) < maxProblems {
			b.list.Add(b.unknownTarget(to))
		}
	default:
		b.list.Add(b.at(to).Errorf("sidecar-note", "%q is both %s", to.Value, diag.And(kinds...)).
			WithHint("rename one of them, or name the cells one by one, as row.field"))
	}
	return report.NoteTarget{}, false
}

func (b *builder) unknownTarget(to strictyaml.Text) diag.Diagnostic {
	t := b.table
	rows := t.Rows[:min(len(t.Rows), diag.MostCandidates)]
	var known []string
	if t.GroupField >= 0 {
		for i := range rows {
			known = append(known, t.Text(i, t.GroupField))
		}
		known = slices.Compact(known) // the rows of a group stand together
	}
	switch id, name, _ := strings.Cut(to.Value, "."); {
	case t.RowIndex(id) >= 0:
		for i := range t.Fields {
			known = append(known, id+"."+t.Fields[i].Name)
		}
	case t.FieldIndex(name) >= 0:
		for i := range rows {
			known = append(known, rows[i].ID+"."+name)
		}
	default:
		for i := range t.Fields {
			known = append(known, t.Fields[i].Name)
		}
		for i := range rows {
			known = append(known, rows[i].ID)
		}
	}
	d := b.at(to).Errorf("sidecar-note", "%q is no row, cell, field or group of the table", to.Value)
	if near := diag.Nearest(to.Value, known); near != "" {
		return d.WithHint("did you mean %q?", near)
	}
	return d.WithHint("name a row or field by its id, a cell as row.field, a group by its text")
}
