package diff

import (
	"strings"

	"bokslut/generator/check"
	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// Unexplained returns which changes a published edition may not have: a figure that differs
// from what was published, unless a correction says from what, and one that is gone. What is
// new may come, and texts may be mended.
func Unexplained(rep *report.Report, changes []Change) diag.List {
	var list diag.List
	for i := range changes {
		c := &changes[i]
		switch c.Kind {
		case Gone:
			list.Add(place(rep, c).Errorf("edition-gone", "%s was published, and is not there any more", c.Address()).
				WithHint("put it back; if its value is withdrawn, give it the sign of a missing value and correct it"))
		case Changed:
			if d, wrong := unexplained(rep, c); wrong {
				list.Add(d)
			}
		}
	}
	list.Sort()
	return list
}

// unexplained says that no correction explains a changed figure.
func unexplained(rep *report.Report, c *Change) (diag.Diagnostic, bool) {
	t := rep.Table(c.Table)
	if _, field, isCell := strings.Cut(c.ID, "."); isCell && t.Fields[t.FieldIndex(field)].Type == report.TextType {
		return diag.Diagnostic{}, false
	}
	if check.Same(c.Old.Text, c.Old.Unit, c.New.Text, c.New.Unit) {
		return diag.Diagnostic{}, false
	}
	was, is := value(c, c.Old), value(c, c.New)
	for i := range rep.Corrections {
		correction := &rep.Corrections[i]
		if correction.Figure.Dest != c.Address() {
			continue
		}
		if check.Was(correction, rep.Site.Language, c.Old.Text, c.Old.Unit, c.Old.Status) {
			return diag.Diagnostic{}, false
		}
		if d, later := notWhatWas(rep, correction, c, was); !later {
			return d, true
		}
	}
	d := place(rep, c).Errorf("edition-changed", "%s was published as %s and is now %s, but no correction says so", c.Address(), was, is)
	if old, new, ok := item(rep, c); ok {
		return d.WithHint("mend the figure, or add to corrections: in site.yaml, with date and reason: - {date: …, figure: %s, old: \"%s\", new: \"%s\", reason: …}", c.Address(), old, new), true
	}
	return d.WithHint("mend the figure, or add to corrections: in site.yaml an item with figure: %s, old: what was published, new: what it is now, date: and reason:", c.Address()), true
}

// item returns what a correction of a number would say, with the decimals that its cell is
// shown with where they tell the two apart; false for what is no number.
func item(rep *report.Report, c *Change) (old, new string, ok bool) {
	t, decimals := rep.Table(c.Table), -1
	if row, field, isCell := strings.Cut(c.ID, "."); isCell {
		decimals = t.DecimalsOf(t.RowIndex(row), t.FieldIndex(field))
	}
	for _, decimals := range []int{decimals, -1} {
		was, isNumber := check.Written(c.Old.Text, rep.Site.Language, decimals)
		is, alsoIs := check.Written(c.New.Text, rep.Site.Language, decimals)
		if c.Recounted() {
			was, is = was+" "+c.Old.Unit, is+" "+c.New.Unit
		}
		if was != is {
			return was, is, isNumber && alsoIs
		}
	}
	return "", "", false
}

// notWhatWas says that a figure's oldest correction does not begin with what was published.
// It returns true for one that has an older one before it.
func notWhatWas(rep *report.Report, correction *report.Correction, c *Change, was diag.Text) (diag.Diagnostic, bool) {
	for i := range rep.Corrections {
		other := &rep.Corrections[i]
		if other.Figure.Dest == correction.Figure.Dest && other.Date < correction.Date {
			return diag.Diagnostic{}, true
		}
	}
	return correction.OldSpan.Errorf("edition-old", "the correction says that %s was %s, but what was published is %s", c.Address(), correction.Old, was).
		WithHint("write under old: what was published"), false
}

// value says what a figure is in a download, and in which unit where that is what changes.
func value(c *Change, v Value) diag.Text {
	switch {
	case v.Text == "":
		return diag.Textf("missing")
	case c.Recounted() && v.Unit == "":
		return diag.Textf("%s without a unit", v.Text)
	case c.Recounted():
		return diag.Textf("%s %s", v.Text, v.Unit)
	}
	return diag.Textf("%s", v.Text)
}

// place returns where an author finds what changed.
func place(rep *report.Report, c *Change) diag.Span {
	t := rep.Table(c.Table)
	if t == nil {
		return rep.Site.Span
	}
	if row, field, isCell := strings.Cut(c.ID, "."); isCell && c.Of == Figure {
		return t.CellSpan(t.RowIndex(row), t.FieldIndex(field))
	}
	if named := t.Named(c.ID); c.Of == Figure && named != nil {
		return named.Span
	}
	return t.Span
}
