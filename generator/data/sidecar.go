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
	Unit     *strictyaml.Text `yaml:"unit"`
	Decimals *int             `yaml:"decimals"`
	Rounded  *bool            `yaml:"rounded"`
	Sums     *bool            `yaml:"sums"`
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
	Title    string           `yaml:"title,required"`
	Formula  strictyaml.Text  `yaml:"formula,required"`
	Unit     *strictyaml.Text `yaml:"unit"`
	Decimals *int             `yaml:"decimals"`
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

// maxName is how long a name may be: it stands in the address of each figure, and those in each
// message and link about one.
const maxName = 500

// isName reports whether rows, fields, figures, charts and notes can be named so.
func isName(s string) bool {
	return len(s) <= maxName && isWord(s, "_") && !slices.Contains(reserved, s)
}

// cutName returns a name, or as much of one that is too long as tells that it is.
func cutName(s string) string {
	if len(s) <= maxName {
		return s
	}
	return strings.ToValidUTF8(s[:maxName], "") + "…"
}

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
	switch {
	case isName(name.Value) || name.End == 0:
	case len(name.Value) > maxName:
		b.list.Add(b.at(name).Errorf("sidecar-long", "a name has %d characters at most", maxName).WithHint("write a shorter one"))
	default:
		b.list.Add(b.at(name).Errorf("sidecar-name", wrong, name.Value).WithHint(nameHint))
	}
}
