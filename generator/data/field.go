package data

import (
	"slices"
	"strings"

	"bokslut/generator/report"
	"bokslut/generator/strictyaml"
)

// fieldReader is what reading a field's cells needs beside the [report.Field].
type fieldReader struct {
	header, name, title string                      // folded
	unknown             bool                        // its type is none, which is reported: its cells cannot be read
	codes               map[string]*report.Category // by value and symbol
}

// fieldSettings makes the fields.
func (b *builder) fieldSettings() {
	t := b.table
	if len(b.said.Fields) == 0 || b.tooMany("fields:", len(b.said.Fields), maxFields) {
		return // without any, the table cannot be used
	}
	t.Fields = make([]report.Field, len(b.said.Fields))
	b.fields = make([]fieldReader, len(b.said.Fields))
	for i := range b.said.Fields {
		b.field(i)
	}
	if t.StubField < 0 {
		t.StubField = max(0, slices.IndexFunc(t.Fields, func(f report.Field) bool { return f.Role == report.NoRole }))
		t.Fields[t.StubField].Role = report.StubRole
	}
	for i := range t.Fields {
		b.fitType(i)
	}
	b.checkStatusNames()
}

// field makes a field of what is said of it.
func (b *builder) field(i int) {
	t, said := b.table, &b.said.Fields[i]
	f := &t.Fields[i]
	*f = report.Field{Name: cutName(said.Name.Value), Title: b.short(said.Title.Value, b.at(said.Title)), Description: said.Description, Header: said.Header.Value,
		Signed: said.Signed, Formula: b.formula(said.Formula), Missing: b.missing(said.MissingValues), Span: b.at(said.Name),
		Role: oneOf(b, said.Role, "%q is no role of a field", fieldRoles), Type: oneOf(b, said.Type, "%q is no type of a field", fieldTypes)}
	f.Settings = b.settingsOf(said.settings, f.Span)
	b.fields[i] = fieldReader{header: fold(f.Header), name: fold(f.Name), title: fold(said.Title.Value)}
	_, known := fieldTypes[said.Type.Value]
	b.fields[i].unknown = !known && said.Type.Value != ""
	if _, known := fieldRoles[said.Role.Value]; b.fields[i].unknown || !known && said.Role.Value != "" {
		t.Unsure = true
	}
	b.categories(f, &b.fields[i], said)
	b.checkField(i, said)
	b.takeRole(i)
}

// fitType makes a field with a role one of text, and reports a type or a formula that it
// cannot have.
func (b *builder) fitType(i int) {
	f := &b.table.Fields[i]
	if f.Role != report.NoRole {
		if said := b.said.Fields[i].Type; f.Type != report.TextType && said.Value != "" {
			b.list.Add(b.at(said).Errorf("sidecar-type", "the field %q heads or describes the rows, and can only be text", f.Name).
				WithHint("remove type: %s, or say role: stub for another field", said.Value))
		}
		f.Type = report.TextType
	}
	if f.Formula != nil && (f.Type == report.TextType || f.Type == report.DateType) {
		b.list.Add(f.Formula.Span.Errorf("sidecar-formula", "the field %q has a formula, but only numbers and codes can be computed", f.Name).
			WithHint("remove the formula, or the field's type or role"))
		f.Formula = nil
	}
}

// checkStatusNames reports fields that are named as the open data names the column of why
// values of another field are missing.
func (b *builder) checkStatusNames() {
	for i := range b.table.Fields {
		f := &b.table.Fields[i]
		of, cut := strings.CutSuffix(f.Name, "_status")
		if cut && slices.ContainsFunc(b.table.Fields, func(g report.Field) bool {
			return g.Name == of && (g.Type == report.NumberType || g.Type == report.CodeType)
		}) {
			b.list.Add(f.Span.Errorf("sidecar-name", "%q cannot be the name of a field: the open data has a column of that name", f.Name).WithHint("choose another name"))
		}
	}
}

// checkField reports what is wrong with a field by itself, and beside those before it.
func (b *builder) checkField(i int, said *fieldSaid) {
	f := &b.table.Fields[i]
	b.checkName(said.Name, "%q cannot be the name of a field")
	b.table.Unsure = b.table.Unsure || !isName(f.Name)
	if f.Name == "id" || f.Name == "row_type" {
		b.list.Add(f.Span.Errorf("sidecar-name", "%q cannot be the name of a field: the open data has a column of that name", f.Name).WithHint("choose another name"))
	}
	if b.table.FieldIndex(f.Name) < i {
		b.list.Add(f.Span.Errorf("sidecar-twice", "two fields are named %q", f.Name).WithHint("rename one"))
		b.table.Unsure = true
		b.fields[i].name = "" // no heading is its own
	}
	b.checkNotRun(f.Title, b.at(said.Title))
	if f.Title == "" && f.Role != report.ParentRole && f.Role != report.NoteRole {
		b.list.Add(f.Span.Errorf("sidecar-title", "the field %q has no title", f.Name).WithHint("say title: with the heading that readers see"))
	}
}

// categories takes over what a code field lists.
func (b *builder) categories(f *report.Field, reader *fieldReader, said *fieldSaid) {
	if reader.unknown {
		return
	}
	if (f.Type == report.CodeType) != (len(said.Categories) > 0) {
		b.table.Unsure, reader.unknown = true, true
		b.list.Add(f.Span.Errorf("sidecar-categories", "the field %q has only one of type: code and categories", f.Name).
			WithHint("a field of codes needs both: categories: [{value: …, label: …}]"))
		return
	}
	if f.Type != report.CodeType {
		return
	}
	reader.codes = make(map[string]*report.Category, 2*len(said.Categories))
	for _, c := range said.Categories {
		category := &report.Category{Value: c.Value.Value, Label: b.short(c.Label, b.at(c.Value))}
		written := []strictyaml.Text{c.Value}
		if c.Symbol != nil {
			category.Symbol = c.Symbol.Value
			written = append(written, *c.Symbol)
		}
		b.checkNotRun(category.Value, b.at(c.Value))
		f.Categories = append(f.Categories, category)
		for _, w := range written {
			if reader.codes[w.Value] != nil {
				b.list.Add(b.at(w).Errorf("sidecar-twice", "two categories are written %q", w.Value).WithHint("give each a value and a symbol of its own"))
			}
			reader.codes[w.Value] = category
		}
	}
}

// takeRole notes which field has a role that only one can have.
func (b *builder) takeRole(i int) {
	t := b.table
	var index *int
	switch t.Fields[i].Role {
	case report.StubRole:
		index = &t.StubField
	case report.GroupRole:
		index = &t.GroupField
	case report.ParentRole:
		index = &t.ParentField
	case report.UnitRole:
		index = &t.UnitField
	case report.NoteRole:
		index = &t.NoteField
	default:
		return
	}
	if *index >= 0 {
		b.list.Add(b.at(b.said.Fields[i].Role).Errorf("sidecar-role", "a second field has the role %s; the first is %q", b.said.Fields[i].Role.Value, t.Fields[*index].Name).
			WithHint("keep one; the others can be type: text"))
		return
	}
	*index = i
}
