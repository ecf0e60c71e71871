package check

import (
	"bokslut/generator/report"
)

// keyFigures holds lists of key figures to their form: a definition list that begins with
// a figure is meant as one, and a figure is compared with one of the same unit.
func keyFigures(c *checker) {
	for i := range c.page.Blocks {
		list := &c.page.Blocks[i]
		if list.Kind != report.DefinitionList || len(list.Children) == 0 {
			continue
		}
		first := list.Definitions(0)
		if len(first) == 0 || first[0].FirstFigure() == nil {
			continue
		}
		figures := list.KeyFigures()
		if figures == nil {
			c.notKeyFigure(list)
		}
		for _, f := range figures {
			c.comparison(f)
		}
	}
}

// notKeyFigure reports the first term that makes a list another one than it began as.
func (c *checker) notKeyFigure(list *report.Node) {
	for i := range list.Children {
		term := &list.Children[i]
		if term.Kind != report.Term {
			continue
		}
		switch definitions := list.Definitions(i); {
		case len(definitions) > 2:
			c.Problems.Add(c.page.Span(&definitions[2]).Errorf("key-figure", "a key figure has at most two lines, and this is the third").
				WithHint("say the rest in the text; the first line is the figure, the second what it has changed from"))
			return
		case len(definitions) == 0 || definitions[0].FirstFigure() == nil:
			c.Problems.Add(c.page.Span(term).Errorf("key-figure", "this list begins with a figure and so is one of key figures, but what is said of this term does not begin with one").
				WithHint("begin the line below it with a figure, as in : [75 796 tkr](/data/drift.csv#intakter.bokslut_2022), or take the term out of the list"))
			return
		}
	}
}

// comparison reports a key figure that is compared with one of another kind.
func (c *checker) comparison(f report.KeyFigure) {
	if f.More == nil || f.More.FirstFigure() == nil {
		return
	}
	before := f.More.FirstFigure()
	a, okA := boundTo(f.Now.FirstFigure().Link)
	b, okB := boundTo(before.Link)
	if !okA || !okB || a.value.Kind != report.NumberValue || b.value.Kind != report.NumberValue {
		return
	}
	kindA, _ := report.UnitKind(a.value.Unit)
	kindB, _ := report.UnitKind(b.value.Unit)
	if kindA != kindB {
		c.Problems.Add(c.page.Span(before).Errorf("key-figure-unit", "a figure counted %s cannot have changed from one counted %s", c.lang.countedIn(a.value.Unit), c.lang.countedIn(b.value.Unit)).
			WithHint("compare it with the same figure of another year, or begin the line with a word"))
	}
}
