package render

import (
	"slices"

	"bokslut/generator/report"
)

// The reconciliation page accounts for every figure of the report: how the computed ones
// are computed, where published ones differ from that, which checks hold, and what each
// figure in the text is bound to. A reader can follow a figure from the sentence to the
// cell, from there to its formula, and from that to the source.
//
// It stays readable, and cheap, however large the report is: tables with the same
// formulas are told of together, and no list is longer than [maxListed].

// Ids of the page's sections. What stands about a table's formulas has the table's id.
const (
	countsID      = "page" + idSeparator + "counts"
	formulasID    = "page" + idSeparator + "formulas"
	differencesID = "page" + idSeparator + "differences"
	checksID      = "page" + idSeparator + "checks"
	namedID       = "page" + idSeparator + "named"
	figuresID     = "page" + idSeparator + "figures"
)

// reconciler writes the reconciliation page.
type reconciler struct {
	*pageWriter
	said     *ReconciliationWords
	formulas *formulaIndex
}

// reconciliation makes the page.
func (s *Site) reconciliation(w *worker) error {
	said := &s.tableWords.Reconciliation
	f := s.ownFrame(said.url(), said.Title, said.Lead)
	f.Outline = list([]Item{
		{Title: said.Counts, Address: "#" + countsID},
		{Title: said.Formulas, Address: "#" + formulasID},
		{Title: said.Differences, Address: "#" + differencesID},
		{Title: said.Checks, Address: "#" + checksID},
		{Title: said.Named, Address: "#" + namedID},
		{Title: said.Figures, Address: "#" + figuresID},
	})
	r := reconciler{pageWriter: s.writer(said.url()), said: said, formulas: s.formulas()}
	return w.write(s.layouts.made, f, r.appendPage)
}

func (r *reconciler) appendPage(b []byte) []byte {
	b = r.appendCounts(b)
	b = r.appendFormulas(b)
	b = r.appendDifferences(b)
	b = r.appendChecks(b)
	b = r.appendNamed(b)
	return r.appendFigures(b)
}

// appendCellLink writes what a cell is as a link to it; its table is only read aloud, as it
// stands above, which a list of the page's links does not show.
func (r *reconciler) appendCellLink(b []byte, t *report.Table, row, field int) []byte {
	b = r.appendCellAddress(append(b, `<a href="`...), t, row, field)
	b = append(b, `">`...)
	b = r.formulas.wording.appendName(b, formulaPlace{table: t}, t, row, field)
	b = appendText(append(b, `<span class="hidden">, `...), t.Title)
	return append(b, "</span></a>"...)
}

// appendExactValue writes a value with all its decimals, and its unit.
func (r *reconciler) appendExactValue(b []byte, v report.Value) []byte {
	if v.Kind != report.NumberValue {
		return appendText(b, r.words.value(v, v.Unit))
	}
	b = r.words.appendExact(b, v.Number)
	if v.Unit != "" {
		b = appendText(append(b, noBreak...), r.words.Data.UnitName(v.Unit))
	}
	return b
}

// tally is what the build has computed and judged.
type tally struct {
	computed int
	verdicts [report.Wrong + 1]int // of published figures
	checks   int                   // verdicts of checks
	figures  int                   // in the text
}

// tallyOf counts over the whole report.
func tallyOf(rep *report.Report) tally {
	var n tally
	for _, t := range rep.Tables {
		for i := range t.Fields {
			if f := t.Fields[i].Formula; f != nil {
				n.computed += f.Reach.Computed
			}
		}
		for i := range t.Rows {
			if said := t.Rows[i].Said; said != nil && said.Formula != nil {
				n.computed += said.Formula.Reach.Computed
			}
		}
		for _, sum := range t.SumRows {
			n.computed += sum.Reach.Computed
		}
		for i := range t.Proofs {
			n.verdicts[t.Proofs[i].Verdict]++
		}
		for _, c := range t.Checks {
			n.checks += len(c.Verdicts)
		}
	}
	for _, p := range rep.Pages {
		for _, l := range p.Links {
			if bound(l) {
				n.figures++
			}
		}
	}
	return n
}

// appendCounts writes how much was computed and judged, and what each verdict means.
func (r *reconciler) appendCounts(b []byte) []byte {
	n, said := tallyOf(r.rep), r.said
	published := 0
	for _, count := range n.verdicts {
		published += count
	}
	b = appendSection(b, countsID, said.Counts, said.CountsAbout)
	columns := []column{{said.What, textCells}, {said.Count, numberCells}, {said.Meaning, longCells}}
	b = openTable(b, said.CountsCaption, columns)
	row := func(counted *Counted, count int) {
		b = appendText(append(b, `<tr><th scope="row" class="text">`...), counted.Name)
		b = append(columns[1].openCell(append(b, "</th>"...)), r.words.count(count)...)
		b = appendText(columns[2].openCell(append(b, "</td>"...)), counted.Meaning)
		b = append(b, "</td></tr>\n"...)
	}
	row(&said.Computed, n.computed)
	row(&said.Published, published)
	for v := report.Same; v < report.Wrong; v++ {
		row(said.verdict(v), n.verdicts[v])
	}
	row(&said.Checked, n.checks)
	row(&said.Bound, n.figures)
	return r.closeTable(b, 0)
}

// verdict returns what a published figure's verdict is called, and means. A wrong figure is not published.
func (said *ReconciliationWords) verdict(v report.Verdict) *Counted {
	return [...]*Counted{report.Same: &said.Same, report.Rounding: &said.Rounding, report.RoundingWarned: &said.RoundingWarned,
		report.Unproved: &said.Unproved, report.Withheld: &said.Withheld, report.JudgedOtherwise: &said.JudgedOtherwise}[v]
}

// appendDifferences lists the published figures that are not exactly what their formula gives.
func (r *reconciler) appendDifferences(b []byte) []byte {
	said := r.said
	b = appendSection(b, differencesID, said.Differences, said.DifferencesAbout)
	l := listing{pageWriter: r.pageWriter, caption: said.DifferencesCaption, columns: []column{
		{said.Cell, textCells}, {said.PublishedFigure, numberCells}, {said.ExactResult, numberCells}, {said.Allowed, numberCells}, {said.Verdict, longCells}}}
	for _, t := range r.rep.Tables {
		for i := range t.Proofs {
			proof := &t.Proofs[i]
			if proof.Verdict == report.Same || !l.row() {
				continue
			}
			b = l.appendGroup(b, t, func(b []byte) []byte { return r.appendTableLink(b, t) })
			b = r.appendDifference(b, l.columns, t, proof)
		}
	}
	return l.appendEnd(b)
}

func (r *reconciler) appendDifference(b []byte, columns []column, t *report.Table, proof *report.Proof) []byte {
	b = r.appendCellLink(append(b, `<tr><th scope="row" class="text">`...), t, proof.Row, proof.Field)
	published := t.Value(proof.Row, proof.Field)
	b = appendText(columns[1].openCell(append(b, "</th>"...)), r.words.value(published, published.Unit))
	b = r.appendExactValue(columns[2].openCell(append(b, "</td>"...)), proof.Computed)
	b = columns[3].openCell(append(b, "</td>"...))
	if proof.Bounded {
		low, high := string(r.words.appendExact(nil, proof.Low)), string(r.words.appendExact(nil, proof.High))
		b = appendText(b, fill(r.said.Interval, "{low}", low, "{high}", high))
	} else {
		b = r.appendNothing(b)
	}
	b = appendText(columns[4].openCell(append(b, "</td>"...)), r.said.verdict(proof.Verdict).Name)
	if note := noteOn(t, proof.Row, proof.Field); note != "" {
		b = appendText(append(b, ": "...), note)
	}
	return append(b, "</td></tr>\n"...)
}

// noteOn returns the text of the note on a cell, "" for none.
func noteOn(t *report.Table, row, field int) string {
	for _, n := range t.Notes {
		if slices.ContainsFunc(n.To, func(to report.NoteTarget) bool { return to.Row == row && to.Field == field }) {
			return n.Text
		}
	}
	return ""
}

// appendChecks lists the conditions that the figures must meet.
func (r *reconciler) appendChecks(b []byte) []byte {
	said := r.said
	b = appendSection(b, checksID, said.Checks, said.ChecksAbout)
	l := listing{pageWriter: r.pageWriter, caption: said.ChecksCaption, columns: []column{
		{said.Condition, longCells}, {said.Why, longCells}, {said.Sides, textCells}, {said.Verdict, textCells}}}
	for _, t := range r.rep.Tables {
		for _, c := range t.Checks {
			for i := range c.Verdicts {
				if !l.row() {
					continue
				}
				b = l.appendGroup(b, t, func(b []byte) []byte { return r.appendTableLink(b, t) })
				b = r.appendCheck(b, l.columns, t, c, &c.Verdicts[i])
			}
		}
	}
	return l.appendEnd(b)
}

func (r *reconciler) appendCheck(b []byte, columns []column, t *report.Table, c *report.Check, v *report.CheckVerdict) []byte {
	b = append(b, `<tr><th scope="row" class="text long">`...)
	if v.Row >= 0 || v.Field >= 0 {
		b = r.formulas.wording.appendName(b, formulaPlace{table: t}, t, v.Row, v.Field)
		b = append(b, ": "...)
	}
	b = r.formulas.wording.appendFormula(b, c.That.Text, formulaPlace{table: t, rows: v.Field >= 0}, r.appendCellAddress)
	b = appendCode(append(b, "<br>"...), c.That.Text)
	b = appendText(columns[1].openCell(append(b, "</th>"...)), c.Why)
	b = columns[2].openCell(append(b, "</td>"...))
	for i, s := range v.Sides {
		if i > 0 {
			b = append(b, "<br>"...)
		}
		b = r.appendExactValue(b, s.Left)
		b = appendText(append(b, ' '), s.Sign)
		b = r.appendExactValue(append(b, ' '), s.Right)
	}
	b = columns[3].openCell(append(b, "</td>"...))
	switch v.Verdict {
	case report.Same:
		b = appendText(b, r.said.Holds)
	case report.Rounding:
		b = appendText(b, r.said.HoldsRounded)
	default:
		b = appendText(b, r.said.verdict(v.Verdict).Name)
	}
	return append(b, "</td></tr>\n"...)
}

// appendNamed lists the figures that stand in no table.
func (r *reconciler) appendNamed(b []byte) []byte {
	said := r.said
	b = appendSection(b, namedID, said.Named, said.NamedAbout)
	l := listing{pageWriter: r.pageWriter, caption: said.NamedCaption, columns: []column{
		{said.Figure, longCells}, {said.Value, numberCells}, {said.InWords, longCells}}}
	for _, t := range r.rep.Tables {
		for _, f := range t.Figures {
			if !l.row() {
				continue
			}
			b = l.appendGroup(b, t, func(b []byte) []byte { return r.appendTableLink(b, t) })
			b = appendNamedID(append(b, `<tr><th scope="row" class="text long" id="`...), t, f)
			b = appendText(append(b, `">`...), f.Title)
			b = appendText(l.columns[1].openCell(append(b, "</th>"...)), r.words.value(f.Value, f.Of))
			b = l.columns[2].openCell(append(b, "</td>"...))
			b = r.formulas.wording.appendFormula(b, f.Formula.Text, formulaPlace{table: t}, r.appendCellAddress)
			b = appendCode(append(b, "<br>"...), f.Formula.Text)
			b = append(b, "</td></tr>\n"...)
		}
	}
	return l.appendEnd(b)
}

// appendNamedID writes the id of a named figure on this page.
func appendNamedID(b []byte, t *report.Table, f *report.NamedFigure) []byte {
	return append(append(append(b, t.ID...), idSeparator...), f.Name...)
}

// appendFigures lists the figures in the text, each with its sentence and its cell.
func (r *reconciler) appendFigures(b []byte) []byte {
	said := r.said
	b = appendSection(b, figuresID, said.Figures, said.FiguresAbout)
	l := listing{pageWriter: r.pageWriter, caption: said.FiguresCaption, columns: []column{
		{said.BoundTo, textCells}, {said.Value, numberCells}, {said.Sentence, longCells}}}
	for _, p := range r.rep.Pages {
		count := 0
		for _, link := range p.Links {
			if bound(link) {
				count++
			}
		}
		if count == 0 || l.rows >= maxListed {
			l.rows += count
			continue
		}
		b = l.appendGroup(b, p, func(b []byte) []byte { return r.appendPageLink(b, p) })
		r.Site.words(p).eachPassage(p, func(text *passage) {
			for _, f := range text.figures {
				if l.row() {
					b = r.appendBound(b, l.columns, p, text, f)
				}
			}
		})
	}
	return l.appendEnd(b)
}

func (r *reconciler) appendPageLink(b []byte, p *report.Page) []byte {
	it := item(p, r.root, r.lang())
	b = appendURL(append(b, `<a href="`...), it.Address)
	b = append(b, '"')
	b = appendLang(b, p.Lang, r.lang())
	return append(appendText(append(b, '>'), p.Title), "</a>"...)
}

func (r *reconciler) appendBound(b []byte, columns []column, p *report.Page, text *passage, f boundFigure) []byte {
	b = append(b, `<tr><th scope="row" class="text"><a href="`...)
	if f.link.Kind == report.NamedLink {
		b = appendNamedID(append(b, '#'), f.link.Table, f.link.Named)
	} else {
		b = r.appendAddress(b, f.link)
	}
	b = appendText(append(b, `">`...), sourceName(f.link))
	v, unit := valueOf(f.link)
	b = appendText(columns[1].openCell(append(b, "</a></th>"...)), r.words.value(v, unit))
	b = appendLang(columns[2].appendTag(append(b, "</td>"...)), p.Lang, r.lang())
	b = text.appendQuote(append(b, '>'), f)
	return append(b, "</td></tr>\n"...)
}

// ReconciliationWords are those of the reconciliation page.
type ReconciliationWords struct {
	MadePageWords
	Rest    string `yaml:"rest,required"` // {n}
	None    string `yaml:"none,required"` // of a list that is empty
	Nothing string `yaml:"nothing,required"`

	Counts          string  `yaml:"counts,required"`
	CountsAbout     string  `yaml:"counts_about,required"`
	CountsCaption   string  `yaml:"counts_caption,required"`
	What            string  `yaml:"what,required"`
	Count           string  `yaml:"count,required"`
	Meaning         string  `yaml:"meaning,required"`
	Computed        Counted `yaml:"computed,required"`
	Published       Counted `yaml:"published,required"`
	Same            Counted `yaml:"same,required"`
	Rounding        Counted `yaml:"rounding,required"`
	RoundingWarned  Counted `yaml:"rounding_warned,required"`
	Unproved        Counted `yaml:"unproved,required"`
	Withheld        Counted `yaml:"withheld,required"`
	JudgedOtherwise Counted `yaml:"judged_otherwise,required"`
	Checked         Counted `yaml:"checked,required"`
	Bound           Counted `yaml:"bound,required"`

	Formulas        string `yaml:"formulas,required"`
	FormulasAbout   string `yaml:"formulas_about,required"`
	FormulasCaption string `yaml:"formulas_caption,required"` // {title}
	TablesMore      string `yaml:"tables_more,required"`      // {title} {n}
	ShownIn         string `yaml:"shown_in,required"`
	AppliesTo       string `yaml:"applies_to,required"`
	Column          string `yaml:"column,required"` // {title}
	Row             string `yaml:"row,required"`    // {title}
	InWords         string `yaml:"in_words,required"`
	Written         string `yaml:"written,required"`
	FromParts       string `yaml:"from_parts,required"` // in place of a formula, of a sum of parts
	ComputedCells   string `yaml:"computed_cells,required"`
	PublishedCells  string `yaml:"published_cells,required"`

	Differences        string `yaml:"differences,required"`
	DifferencesAbout   string `yaml:"differences_about,required"`
	DifferencesCaption string `yaml:"differences_caption,required"`
	Cell               string `yaml:"cell,required"`
	PublishedFigure    string `yaml:"published_figure,required"`
	ExactResult        string `yaml:"exact_result,required"`
	Allowed            string `yaml:"allowed,required"`
	Interval           string `yaml:"interval,required"` // {low} {high}
	Verdict            string `yaml:"verdict,required"`

	Checks        string `yaml:"checks,required"`
	ChecksAbout   string `yaml:"checks_about,required"`
	ChecksCaption string `yaml:"checks_caption,required"`
	Condition     string `yaml:"condition,required"`
	Why           string `yaml:"why,required"`
	Sides         string `yaml:"sides,required"`
	Holds         string `yaml:"holds,required"`
	HoldsRounded  string `yaml:"holds_rounded,required"`

	Named        string `yaml:"named,required"`
	NamedAbout   string `yaml:"named_about,required"`
	NamedCaption string `yaml:"named_caption,required"`
	Figure       string `yaml:"figure,required"`
	Value        string `yaml:"value,required"`

	Figures        string `yaml:"figures,required"`
	FiguresAbout   string `yaml:"figures_about,required"`
	FiguresCaption string `yaml:"figures_caption,required"`
	BoundTo        string `yaml:"bound_to,required"`
	Sentence       string `yaml:"sentence,required"`
}

// Counted is what is counted, or how something was judged, and what that means.
type Counted struct {
	Name    string `yaml:"name,required"`
	Meaning string `yaml:"meaning,required"`
}
