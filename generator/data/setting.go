package data

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bokslut/generator/diag"
	"bokslut/generator/report"
	"bokslut/generator/strictyaml"
)

// units are those that formulas and texts know, by how else people write them: tusental kronor, SEK million.
var units = otherUnits()

func otherUnits() map[string]string {
	units := map[string]string{"kronor": "kr", "sek": "kr", "kkr": "tkr", "ksek": "tkr", "tsek": "tkr", "mkr": "mnkr", "msek": "mnkr", "sekm": "mnkr",
		"mdr": "mdkr", "%": report.Percent, "percent": report.Percent, "procentenhet": report.PercentagePoints, "%-enheter": report.PercentagePoints}
	for unit, scales := range map[string][]string{
		"tkr": {"tusen", "tusental", "tusentals", "1000", "1 000", "000", "'000", "’000", "1000-tal", "1000-tals", "1 000-tal", "1 000-tals",
			"thousand", "thousands", "thousands of"},
		"mnkr": {"miljon", "miljoner", "miljontal", "miljontals", "mn", "m", "million", "millions", "millions of"},
		"mdkr": {"miljard", "miljarder", "bn", "billion", "billions", "billions of"},
	} {
		for _, scale := range scales {
			for _, money := range []string{"kr", "kronor", "sek"} {
				units[scale+" "+money], units[money+" "+scale] = unit, unit
			}
		}
	}
	return units
}

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

// maxTitle is how long, in bytes, a title, a label or a reason may be that is told with each of many
// mistakes or figures.
const maxTitle = 2000

// short returns a text of what stands at a place, and reports and cuts one that is too long.
func (b *builder) short(text string, at diag.Span) string {
	if len(text) <= maxTitle {
		return text
	}
	b.list.Add(at.Errorf("sidecar-long", "a text of this is %d characters long, and can be %d at most", utf8.RuneCountInString(text), maxTitle).
		WithHint("write it shorter; a description: can say more"))
	return strings.ToValidUTF8(text[:maxTitle], "")
}

// maxUnit is how long a unit may be, in bytes: it stands in each cell of a workbook, whose
// formats have 255 characters at most.
const maxUnit = 100

// maxDecimals is more than any figure is shown with.
const maxDecimals = 10

// settingsOf returns what was said, and reports decimals that no number has.
func (b *builder) settingsOf(s settings, at diag.Span) report.Settings {
	if s.Decimals != nil && (*s.Decimals < 0 || *s.Decimals > maxDecimals) {
		b.list.Add(at.Errorf("sidecar-decimals", "decimals: %d is not between 0 and %d", *s.Decimals, maxDecimals).
			WithHint("write how many decimals are shown, or remove the line"))
		s.Decimals = nil
	}
	var unit *string
	if s.Unit != nil {
		unit = &s.Unit.Value
		if d, wrong := unitSpelling(*unit, b.at(*s.Unit)); wrong {
			b.list.Add(d)
			b.table.Unsure = true
		}
		b.checkNotRun(*unit, b.at(*s.Unit))
		if len(*unit) > maxUnit {
			b.list.Add(b.at(*s.Unit).Errorf("sidecar-unit", "the unit is %d characters long, and can be %d at most", utf8.RuneCountInString(*unit), maxUnit).
				WithHint("write it shorter; what it means can be said under description:"))
		}
	}
	return report.Settings{Unit: unit, Decimals: s.Decimals, Rounded: s.Rounded, Sums: s.Sums}
}

// settings takes over what the sidecar says that needs no CSV file.
func (b *builder) settings() {
	t, said := b.table, b.said
	t.Title, t.Description, t.Origin = b.short(said.Title.Value, b.at(said.Title)), said.Description, said.Source
	t.Span = b.at(said.Title)
	t.Settings = b.settingsOf(said.settings, t.Span)
	if n := said.Number; n != nil {
		if !b.marks.set(n.Decimal, n.Group) {
			b.list.Add(t.Sidecar.Span(int(n.Start), int(n.End)).Errorf("sidecar-number", "numbers cannot be written with decimal: %q and group: %q", n.Decimal, n.Group).
				WithHint(`decimal is "," or "."; group is " ", ".", "," or "'", and another than decimal`))
		}
	}
	t.Missing = b.missing(said.MissingValues)
	if b.tooMany("flags:", len(said.Flags), maxSigns) {
		t.Unsure = true
	} else {
		b.flagSigns()
	}
	b.fieldSettings()
}

// flagSigns takes over the flags.
func (b *builder) flagSigns() {
	t, said := b.table, b.said
	t.Flags = make([]*report.Flag, len(said.Flags))
	for i, f := range said.Flags {
		t.Flags[i] = &report.Flag{Sign: f.Value.Value, Label: b.short(f.Label, b.at(f.Value)), Code: f.Code.Value}
		b.checkCode(f.Code)
		if i := slices.IndexFunc(t.Missing, func(m *report.Missing) bool { return m.Code == f.Code.Value }); i >= 0 && f.Code.End > 0 {
			b.list.Add(b.at(f.Code).Errorf("sidecar-code", "the code %q means %q already", f.Code.Value, t.Missing[i].Label).
				WithHint("give the flag a letter of its own: the open data tells them apart by it"))
		}
		if f.Value.Value == "" && f.Value.End > 0 {
			b.list.Add(b.at(f.Value).Errorf("sidecar-flag", "a flag is a text beside a number, and cannot be empty"))
		} else if f.Value.End > 0 && strings.Trim(f.Value.Value, "0123456789+-–−.,% ") == "" {
			b.list.Add(b.at(f.Value).Errorf("sidecar-flag", "%q can be a part of a number, and is no flag", f.Value.Value).
				WithHint("choose a flag that no number holds, as * or 1)"))
		}
	}
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
	if b.tooMany("missingValues:", len(said), maxSigns) {
		b.table.Unsure = true
		return nil
	}
	if said == nil {
		return nil
	}
	list := make([]*report.Missing, len(said))
	for i, m := range said {
		list[i] = &report.Missing{Sign: strings.TrimSpace(m.Value.Value), Label: b.short(m.Label, b.at(m.Value)), Code: m.Code.Value}
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
