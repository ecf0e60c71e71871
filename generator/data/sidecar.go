package data

import (
	"slices"
	"strings"

	"bokslut/generator/diag"
	"bokslut/generator/report"
	"bokslut/generator/strictyaml"
)

// sidecar is what a table's YAML file may say. Places are offsets, so that files with the
// same text share one.
type sidecar struct {
	Title       strictyaml.Text `yaml:"title,required"`
	Description string          `yaml:"description"`
	Source      string          `yaml:"source"`
	settings
	Number        *numberSaid                `yaml:"number"`
	MissingValues []missingSaid              `yaml:"missingValues"`
	Flags         []flagSaid                 `yaml:"flags"`
	Fields        []fieldSaid                `yaml:"fields,required"`
	Rows          strictyaml.Map[rowSaid]    `yaml:"rows"`
	Figures       strictyaml.Map[figureSaid] `yaml:"figures"`
	Checks        []checkSaid                `yaml:"checks"`
	Charts        strictyaml.Map[chartSaid]  `yaml:"charts"`
	Notes         strictyaml.Map[noteSaid]   `yaml:"notes"`
}

type settings struct {
	Unit     *string `yaml:"unit"`
	Decimals *int    `yaml:"decimals"`
	Rounded  *bool   `yaml:"rounded"`
	Sums     *bool   `yaml:"sums"`
}

type numberSaid struct {
	strictyaml.Place
	Decimal string `yaml:"decimal,required"`
	Group   string `yaml:"group"`
}

type missingSaid struct {
	Value strictyaml.Text  `yaml:"value,required"`
	Label string           `yaml:"label,required"`
	Code  strictyaml.Text  `yaml:"code,required"`
	Is    *strictyaml.Text `yaml:"is"`
}

type flagSaid struct {
	Value strictyaml.Text `yaml:"value,required"`
	Label string          `yaml:"label,required"`
	Code  strictyaml.Text `yaml:"code,required"`
}

type fieldSaid struct {
	Name        strictyaml.Text `yaml:"name,required"`
	Title       strictyaml.Text `yaml:"title"`
	Description string          `yaml:"description"`
	Header      strictyaml.Text `yaml:"header"`
	Role        strictyaml.Text `yaml:"role"`
	Type        strictyaml.Text `yaml:"type"`
	settings
	Signed        bool             `yaml:"signed"`
	Formula       *strictyaml.Text `yaml:"formula"`
	MissingValues []missingSaid    `yaml:"missingValues"`
	Categories    []categorySaid   `yaml:"categories"`
}

type categorySaid struct {
	Value  strictyaml.Text  `yaml:"value,required"`
	Label  string           `yaml:"label,required"`
	Symbol *strictyaml.Text `yaml:"symbol"`
}

type rowSaid struct {
	Role strictyaml.Text `yaml:"role"`
	settings
	Formula *strictyaml.Text `yaml:"formula"`
}

type figureSaid struct {
	Title    string          `yaml:"title,required"`
	Formula  strictyaml.Text `yaml:"formula,required"`
	Unit     *string         `yaml:"unit"`
	Decimals *int            `yaml:"decimals"`
}

type checkSaid struct {
	That strictyaml.Text `yaml:"that,required"`
	Why  string          `yaml:"why,required"`
}

type chartSaid struct {
	Type     strictyaml.Text                 `yaml:"type,required"`
	Title    string                          `yaml:"title,required"`
	Subtitle string                          `yaml:"subtitle"`
	Summary  string                          `yaml:"summary"`
	Below    string                          `yaml:"below"`
	Above    string                          `yaml:"above"`
	Rows     []strictyaml.Text               `yaml:"rows"`
	Fields   []strictyaml.Text               `yaml:"fields,required"`
	Goal     *strictyaml.Text                `yaml:"goal"`
	Along    strictyaml.Text                 `yaml:"along"`
	Labels   strictyaml.Map[strictyaml.Text] `yaml:"labels"`
	Unsigned bool                            `yaml:"unsigned"`
}

type noteSaid struct {
	Text string            `yaml:"text,required"`
	To   []strictyaml.Text `yaml:"to,required"`
}

// sidecar reads a sidecar, or finds the one with the same text.
func (r *reader) sidecar(src *diag.Source) (*sidecar, diag.List) {
	if had, ok := r.sidecars.Load(src.Text); ok {
		return had.(*sidecar), nil
	}
	said := &sidecar{}
	list := strictyaml.Decode(src, 0, len(src.Text), said)
	if len(list) == 0 {
		r.sidecars.Store(src.Text, said)
	}
	return said, list
}

// The words that a sidecar may use for what a field or row is.
var (
	fieldRoles = map[string]report.Role{"stub": report.StubRole, "group": report.GroupRole,
		"parent": report.ParentRole, "unit": report.UnitRole, "note": report.NoteRole}
	fieldTypes = map[string]report.Type{"number": report.NumberType, "text": report.TextType,
		"date": report.DateType, "code": report.CodeType}
	rowRoles   = map[string]report.RowRole{"subtotal": report.SubtotalRow, "total": report.TotalRow}
	chartTypes = map[string]report.ChartType{"bar": report.BarChart, "stacked": report.StackedChart, "line": report.LineChart,
		"deviation": report.DeviationChart, "progress": report.ProgressChart}
	chartAxes = map[string]report.Axis{"rows": report.AlongRows, "fields": report.AlongFields}
)

// oneOf returns what a word means, and reports one that is none of those it could be; not
// says so (%q).
func oneOf[T any](b *builder, word strictyaml.Text, not diag.Format, words map[string]T) (meaning T) {
	meaning, ok := words[word.Value]
	if !ok && word.Value != "" {
		known := make([]string, 0, len(words))
		for w := range words {
			known = append(known, w)
		}
		slices.Sort(known)
		b.list.Add(b.at(word).Errorf("sidecar-word", not, word.Value).WithHint("write one of %s", strings.Join(known, ", ")))
	}
	return meaning
}

// at returns the place of a text in the sidecar.
func (b *builder) at(t strictyaml.Text) diag.Span {
	return b.table.Sidecar.Span(int(t.Start), int(t.End))
}

func (b *builder) formula(t *strictyaml.Text) *report.Formula {
	if t == nil || t.Value == "" && t.End == 0 { // or it could not be read; reported
		return nil
	}
	return &report.Formula{Text: t.Value, Span: b.at(*t)}
}

// reserved are words of formulas, which nothing can be named by.
var reserved = []string{"all", "and", "or", "not"}

// isName reports whether rows, fields, figures, charts and notes can be named so.
func isName(s string) bool { return isWord(s, "_") && !slices.Contains(reserved, s) }

// isWord reports whether s is a letter a–z followed by such letters, digits and the
// characters of also.
func isWord(s, also string) bool {
	for i := range len(s) {
		c := s[i]
		if !('a' <= c && c <= 'z' || i > 0 && ('0' <= c && c <= '9' || strings.IndexByte(also, c) >= 0)) {
			return false
		}
	}
	return s != ""
}

const nameHint = "use small letters a–z, digits and _, with a letter first; all, and, or, not are taken"

// checkName reports a name that cannot be one; wrong says so (%q).
func (b *builder) checkName(name strictyaml.Text, wrong diag.Format) {
	if !isName(name.Value) && name.End > 0 {
		b.list.Add(b.at(name).Errorf("sidecar-name", wrong, name.Value).WithHint(nameHint))
	}
}

// units are those that formulas and texts know, and how else people write them.
var units = map[string]string{"kronor": "kr", "sek": "kr", "tusen kronor": "tkr", "tusen kr": "tkr", "kkr": "tkr", "ksek": "tkr", "tsek": "tkr",
	"mkr": "mnkr", "msek": "mnkr", "miljoner kronor": "mnkr", "miljoner kr": "mnkr", "mdr": "mdkr", "miljarder kronor": "mdkr",
	"%": report.Percent, "percent": report.Percent, "procentenhet": report.PercentagePoints, "%-enheter": report.PercentagePoints}

// unitSpelling reports a unit that is one of the known ones, written in another way: it
// would be taken for a kind of its own.
func unitSpelling(unit string, at diag.Span) (diag.Diagnostic, bool) {
	known := []string{"kr", "tkr", "mnkr", "mdkr", report.Percent, report.PercentagePoints}
	folded := fold(unit)
	meant := units[folded]
	switch {
	case slices.Contains(known, unit):
		return diag.Diagnostic{}, false
	case slices.Contains(known, folded):
		meant = folded
	case meant == "" && len(unit) > 3:
		meant = diag.Nearest(folded, known)
	}
	if meant == "" {
		return diag.Diagnostic{}, false
	}
	return at.Errorf("sidecar-unit", "the unit %q is not one that can be computed with", unit).WithHint("write %s", meant), true
}

// maxDecimals is more than any figure is shown with.
const maxDecimals = 10

// settingsOf returns what was said, and reports decimals that no number has.
func (b *builder) settingsOf(s settings, at diag.Span) report.Settings {
	if s.Decimals != nil && (*s.Decimals < 0 || *s.Decimals > maxDecimals) {
		b.list.Add(at.Errorf("sidecar-decimals", "decimals: %d is not between 0 and %d", *s.Decimals, maxDecimals).
			WithHint("write how many decimals are shown, or remove the line"))
		s.Decimals = nil
	}
	if s.Unit != nil {
		if d, wrong := unitSpelling(*s.Unit, at); wrong {
			b.list.Add(d)
			b.table.Unsure = true
		}
		b.checkNotRun(*s.Unit, at)
	}
	return report.Settings{Unit: s.Unit, Decimals: s.Decimals, Rounded: s.Rounded, Sums: s.Sums}
}

// settings takes over what the sidecar says that needs no CSV file.
func (b *builder) settings() {
	t, said := b.table, b.said
	t.Title, t.Description, t.Origin = said.Title.Value, said.Description, said.Source
	t.Span = b.at(said.Title)
	t.Settings = b.settingsOf(said.settings, t.Span)
	if n := said.Number; n != nil {
		if !b.marks.set(n.Decimal, n.Group) {
			b.list.Add(t.Sidecar.Span(int(n.Start), int(n.End)).Errorf("sidecar-number", "numbers cannot be written with decimal: %q and group: %q", n.Decimal, n.Group).
				WithHint(`decimal is "," or "."; group is " ", ".", "," or "'", and another than decimal`))
		}
	}
	t.Missing = b.missing(said.MissingValues)
	t.Flags = make([]*report.Flag, len(said.Flags))
	for i, f := range said.Flags {
		t.Flags[i] = &report.Flag{Sign: f.Value.Value, Label: f.Label, Code: f.Code.Value}
		b.checkCode(f.Code)
		if i := slices.IndexFunc(t.Missing, func(m *report.Missing) bool { return m.Code == f.Code.Value }); i >= 0 && f.Code.End > 0 {
			b.list.Add(b.at(f.Code).Errorf("sidecar-code", "the code %q means %q already", f.Code.Value, t.Missing[i].Label).
				WithHint("give the flag a letter of its own: the open data tells them apart by it"))
		}
		if f.Value.Value == "" && f.Value.End > 0 {
			b.list.Add(b.at(f.Value).Errorf("sidecar-flag", "a flag is a text beside a number, and cannot be empty"))
		}
	}
	b.fieldSettings()
}

// checkCode reports a code for the open data that is not one.
func (b *builder) checkCode(code strictyaml.Text) {
	if code.End == 0 { // it is not there; reported
		return
	}
	if len(code.Value) != 1 || code.Value[0] < 'a' || code.Value[0] > 'z' || code.Value == report.NotComputable.Code {
		b.list.Add(b.at(code).Errorf("sidecar-code", "the code is one letter from a to y, not %q", code.Value).
			WithHint("z is taken: it means that a value cannot be computed"))
	}
}

// missing makes the signs for missing values.
func (b *builder) missing(said []missingSaid) []*report.Missing {
	if said == nil {
		return nil
	}
	list := make([]*report.Missing, len(said))
	for i, m := range said {
		list[i] = &report.Missing{Sign: strings.TrimSpace(m.Value.Value), Label: m.Label, Code: m.Code.Value}
		b.checkCode(m.Code)
		if m.Value.End > 0 && slices.ContainsFunc(list[:i], func(had *report.Missing) bool { return had.Sign == list[i].Sign }) {
			b.list.Add(b.at(m.Value).Errorf("sidecar-twice", "the sign %q is listed twice", m.Value.Value).WithHint("keep one of them"))
		}
		if m.Is != nil {
			number, _, problem := b.marks.parse(m.Is.Value)
			if problem != wellWritten {
				b.list.Add(b.at(*m.Is).Errorf("sidecar-is", "%q is not a number", m.Is.Value).WithHint("is: says which number the sign counts as"))
				continue
			}
			list[i].Is = &number
		}
	}
	return list
}

// fieldReader is what reading a field's cells needs beside the [report.Field].
type fieldReader struct {
	header, name, title string                      // folded
	unknown             bool                        // its type is none, which is reported: its cells cannot be read
	codes               map[string]*report.Category // by value and symbol
}

// fieldSettings makes the fields.
func (b *builder) fieldSettings() {
	t := b.table
	if b.tooMany("fields:", len(b.said.Fields), maxFields) {
		return // without any, the table cannot be used
	}
	t.Fields = make([]report.Field, len(b.said.Fields))
	b.fields = make([]fieldReader, len(b.said.Fields))
	for i := range b.said.Fields {
		said := &b.said.Fields[i]
		f := &t.Fields[i]
		*f = report.Field{Name: said.Name.Value, Title: said.Title.Value, Description: said.Description, Header: said.Header.Value,
			Signed: said.Signed, Formula: b.formula(said.Formula), Missing: b.missing(said.MissingValues), Span: b.at(said.Name),
			Role: oneOf(b, said.Role, "%q is no role of a field", fieldRoles), Type: oneOf(b, said.Type, "%q is no type of a field", fieldTypes)}
		f.Settings = b.settingsOf(said.settings, f.Span)
		b.fields[i] = fieldReader{header: fold(f.Header), name: fold(f.Name), title: fold(f.Title)}
		_, known := fieldTypes[said.Type.Value]
		b.fields[i].unknown = !known && said.Type.Value != ""
		if _, known := fieldRoles[said.Role.Value]; b.fields[i].unknown || !known && said.Role.Value != "" {
			t.Unsure = true
		}
		b.categories(f, &b.fields[i], said)
		b.checkField(i, said)
		b.takeRole(i)
	}
	if len(t.Fields) == 0 {
		return
	}
	if t.StubField < 0 {
		t.StubField = max(0, slices.IndexFunc(t.Fields, func(f report.Field) bool { return f.Role == report.NoRole }))
		t.Fields[t.StubField].Role = report.StubRole
	}
	for i := range t.Fields {
		f := &t.Fields[i]
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
	b.checkStatusNames()
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
		category := &report.Category{Value: c.Value.Value, Label: c.Label}
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
