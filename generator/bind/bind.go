// Package bind works out how the loose figures of a report's text are bound to their
// cells. It writes no file itself. Of the text
//
//	Intäkterna blev 75 796 tkr.
//
// it makes, and changes nothing else in the file,
//
//	Intäkterna blev [75 796 tkr](#intakter.bokslut_2022).
//
// A figure is bound where exactly one cell fits it in the tables that its page embeds or,
// where none of those fits, in all tables. Every other figure is left, with the reason.
//
// What a link does to a page is not foreseen here but tried: the report is built with the
// new texts, and a figure at which that build finds anything wrong is left as it was. So
// what is bound is right, and binding once more changes nothing.
package bind

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"bokslut/generator/check"
	"bokslut/generator/diag"
)

// Figure is a loose figure and what becomes of it: either Target or Why is set.
type Figure struct {
	check.Loose
	Target string    // the address that it is bound to
	Why    diag.Text // why it is left
}

// Build builds the report with other texts for some of its pages, by the names of their
// files. It returns what check found, and all that is wrong; the error is for what no edit
// can mend.
type Build func(texts map[string]string) (check.Result, diag.List, error)

// All binds what can be bound in a report without errors, in which check found what is
// given. It returns the new texts of the pages that change, by the names of their files,
// and the figures that are left, in order of pages.
func All(found check.Result, build Build) (texts map[string]string, left []Figure, err error) {
	texts = map[string]string{}
	figures := plan(found)
	for {
		more := newTexts(figures)
		if len(more) == 0 {
			return texts, figures, nil
		}
		tried := maps.Clone(texts)
		maps.Copy(tried, more)
		found, problems, err := build(tried)
		switch {
		case err != nil:
			return nil, nil, err
		case refuse(figures, problems):
			continue
		}
		if i := slices.IndexFunc(problems, isError); i >= 0 {
			return nil, nil, diag.Textf("binding the figures: with them the report would have an error at %s: %s", problems[i].Pos, problems[i].Message)
		}
		// What is bound can make more figures certain: those are bound too.
		texts, figures = tried, plan(found)
	}
}

func isError(d diag.Diagnostic) bool { return d.Severity == diag.Error }

// plan decides what becomes of each loose figure.
func plan(found check.Result) []Figure {
	hints := map[diag.Pos]diag.Text{} // why nothing fits
	for _, p := range found.Problems {
		if p.Code == "figure-loose" {
			hints[p.Pos] = p.Hint
		}
	}
	figures := make([]Figure, len(found.Loose))
	for i, l := range found.Loose {
		f := &figures[i]
		f.Loose = l
		switch fits := f.Fitting(); len(fits) {
		case 0:
			f.Why = hints[l.Span.Pos()]
		case 1:
			if fits[0].Unit != "" {
				f.Why = diag.Textf("write its unit, too: [%s %s](%s)", l.Span.Text(), fits[0].Unit, fits[0].Target)
				break
			}
			f.Target = fits[0].Target
		default:
			f.Why = diag.Textf("%d cells fit it", len(fits))
		}
	}
	return figures
}

// Fitting returns the cells to choose from for a figure: those of the page's own tables
// or, where none of them fits, all that fit.
func (f *Figure) Fitting() []check.Fit {
	var own []check.Fit
	for _, fit := range f.Fits {
		if fit.Own {
			own = append(own, fit)
		}
	}
	if len(own) > 0 {
		return own
	}
	return f.Fits
}

// newTexts returns the texts of the pages on which figures are bound.
func newTexts(figures []Figure) map[string]string {
	texts := map[string]string{}
	for src, bound := range bySource(figures) {
		texts[src.Name], _ = rewrite(src, bound)
	}
	return texts
}

// refuse leaves the figures at whose links a build with the new texts found something
// wrong, be it only a warning. It reports whether there were any.
func refuse(figures []Figure, problems diag.List) bool {
	refused := false
	for src, bound := range bySource(figures) {
		text, links := rewrite(src, bound)
		rewritten := diag.NewSource(src.Name, text)
		for _, p := range problems {
			if p.Pos.File != src.Name || p.Pos.Line == 0 {
				continue
			}
			at := rewritten.Offset(p.Pos.Line, p.Pos.Column)
			for _, l := range links {
				// A mark right before a link can make it something else: ![ is a picture.
				if l.start-1 <= at && at < l.end && l.figure.Target != "" {
					l.figure.Target, l.figure.Why = "", diag.Textf("bound to %s it would be wrong: %s", l.figure.Target, p.Message)
					refused = true
				}
			}
		}
	}
	return refused
}

// bySource returns the figures that are bound, by page and in order.
func bySource(figures []Figure) map[*diag.Source][]*Figure {
	bound := map[*diag.Source][]*Figure{}
	for i := range figures {
		if f := &figures[i]; f.Target != "" {
			bound[f.Span.Source] = append(bound[f.Span.Source], f)
		}
	}
	for _, list := range bound {
		slices.SortFunc(list, func(a, b *Figure) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	}
	return bound
}

// link is where a figure's link stands in a page's new text.
type link struct {
	figure     *Figure
	start, end int
}

// rewrite returns a page's text with its figures, which are in order, made links.
func rewrite(src *diag.Source, bound []*Figure) (string, []link) {
	var b strings.Builder
	links := make([]link, len(bound))
	at := 0
	for i, f := range bound {
		b.WriteString(src.Text[at:f.Span.Start])
		start := b.Len()
		b.WriteString("[" + f.Span.Text() + "](" + f.Target + ")")
		links[i] = link{f, start, b.Len()}
		at = int(f.Span.End)
	}
	b.WriteString(src.Text[at:])
	return b.String(), links
}
