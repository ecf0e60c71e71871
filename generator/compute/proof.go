package compute

import (
	"slices"
	"strings"

	"bokslut/generator/diag"
	"bokslut/generator/formula"
	"bokslut/generator/report"
)

// prove judges a published value against what its formula gives.
func (w *worker) prove(c cell, rule *rule, published, computed report.Value) {
	proof := report.Proof{Row: c.row, Field: c.field, Formula: rule.text, Computed: computed}
	figure := formula.Published{Value: published, Noted: c.plan.noted[report.Cell{Row: c.row, Field: c.field}]}
	var bounds formula.Interval
	if published.Kind == report.NumberValue && computed.Kind == report.NumberValue {
		step := c.step(published)
		figure.Interval, figure.Coarsest = formula.Around(published.Number, step), w.coarsest(c, rule, step)
		bounds = w.computedInterval(c, rule)
		proof.Low, proof.High, proof.Bounded = bounds.Low, bounds.High, bounds.Bounded
	}
	proof.Verdict = figure.Judge(computed, bounds)
	c.plan.table.Proofs = append(c.plan.table.Proofs, proof)
	if (proof.Verdict == report.Same || proof.Verdict == report.Rounding || proof.Verdict == report.RoundingWarned) && published.Number.Sign() != 0 {
		rule.right++
	}
	switch {
	case proof.Verdict == report.Wrong && published.Kind == report.CodeValue:
		c.reportCode(rule, published, computed)
	case proof.Verdict == report.Wrong || proof.Verdict == report.RoundingWarned:
		c.reportNumber(rule, published, &proof)
	}
}

// computedInterval is the interval of what a cell's formula gives, whatever is published.
func (w *worker) computedInterval(c cell, rule *rule) formula.Interval {
	work := c.work()
	if work.program == nil {
		return w.sumBounds(c, work.unit)
	}
	_, in := w.bound(c.contextOf(rule), work.program)
	return in
}

// coarsest returns the largest step among a published number and those operands of its
// formula that are of its kind, counted in its unit.
func (w *worker) coarsest(c cell, rule *rule, step report.Number) report.Number {
	consider := func(o cell) {
		v := w.value(o)
		if v.Kind != report.NumberValue {
			return
		}
		kind, from := report.UnitKind(v.Unit)
		own, to := report.UnitKind(w.value(c).Unit)
		if s := o.step(v).Shift(from - to); kind == own && s.Cmp(step) > 0 {
			step = s
		}
	}
	if rule == c.plan.sumRule {
		for _, part := range c.plan.table.Parts[c.row] {
			consider(cell{c.plan, int(part), c.field})
		}
		return step
	}
	at := c.contextOf(rule)
	for slot := range rule.refs {
		if to := w.target(&at, slot); !to.all {
			consider(to.in(&at))
		}
	}
	return step
}

// reportNumber reports a published number that its proof does not bear out, or hardly.
func (c cell) reportNumber(rule *rule, published report.Value, proof *report.Proof) {
	t := c.plan.table
	written := t.CellSpan(c.row, c.field)
	published = at(published, published.Number)
	computed := at(proof.Computed, proof.Computed.Number)
	computed.Decimals = max(computed.Decimals, published.Decimals) // with as many they differ
	gives := diag.Textf("%s gives %s", ruleName(rule), plain(computed))
	if proof.Bounded && proof.Low.Cmp(proof.High) != 0 {
		gives = diag.Textf("%s gives %s (rounding allows %s to %s)", ruleName(rule), plain(computed), plain(at(computed, proof.Low)), plain(at(computed, proof.High)))
	}
	if proof.Verdict == report.Wrong {
		rule.wrong.Add(written.Errorf("proof-wrong", "%s, %s is %s, but %s",
			t.RowTitle(c.row), t.Fields[c.field].Title, plain(published), gives).
			WithHint("mend the figure, or the figures that it follows from; an empty cell is computed"))
		return
	}
	c.plan.problems.Add(written.Warnf("proof-far", "%s, %s is %s, but %s; rounding may explain it, yet that is far",
		t.RowTitle(c.row), t.Fields[c.field].Title, plain(published), gives).
		WithHint("check the figure against its source"))
}

// reportCode reports a published judgement that is another than its formula gives.
func (c cell) reportCode(rule *rule, published, computed report.Value) {
	t := c.plan.table
	gives := diag.Textf("%s gives no judgement", ruleName(rule))
	switch {
	case computed.Kind == report.CodeValue:
		gives = diag.Textf("%s gives %q", ruleName(rule), computed.Code.Label)
	case computed.Missing != nil && computed.Missing.Label != "":
		gives = diag.Textf("%s gives no judgement: %s", ruleName(rule), computed.Missing.Label)
	}
	rule.wrong.Add(t.CellSpan(c.row, c.field).Errorf("proof-judgement", "%s, %s is %q, but %s",
		t.RowTitle(c.row), t.Fields[c.field].Title, published.Code.Label, gives).
		WithHint("mend it, or say why under notes: in %s, with to: [%s]", t.Sidecar.Name, c.name(c.plan)))
}

// tellAll tells what is wrong with the results of a table's formulas.
func (p *plan) tellAll() {
	for _, r := range p.fieldRules {
		p.tell(r)
	}
	for row := 0; row < len(p.table.Rows) && len(p.rowRules) > 0; row++ {
		p.tell(p.rowRules[row])
	}
	for _, r := range slices.Concat(p.figureRules, p.checkRules) {
		p.tell(r)
	}
	if p.sumRule != nil {
		p.tell(p.sumRule)
	}
}

// manyWrong is how many figures a formula must be wrong of, and right of none, to be at fault itself.
const manyWrong = 3

// tell tells what is wrong with a formula's results once all of them are worked out: of one that
// no published figure follows from once, else of each figure that does not.
func (p *plan) tell(r *rule) {
	switch {
	case r == nil || len(r.wrong) == 0:
	case r == p.sumRule || r.right > 0 || len(r.wrong) < manyWrong:
		p.problems.Add(r.wrong...)
	default:
		first := r.wrong[0]
		p.problems.Add(r.span.Errorf(first.Code, "none of %d published figures follows from this formula; the first: %s", len(r.wrong), first.Message).
			WithHint("mend the formula, or the figures if it is right"))
	}
	if r == nil || r.misfit.places == 0 {
		return
	}
	row, all := -1, len(p.table.Fields)
	if r.misfit.at.bareFields {
		row, all = r.misfit.at.row, len(p.table.Rows)
	}
	if places, ok := p.places(row, r.misfit.at.field, r.misfit.places); ok && r.misfit.places < all {
		for i := range r.misfit.problems {
			r.misfit.problems[i].Message = diag.Textf("for %s, %s", places, r.misfit.problems[i].Message)
		}
	}
	p.problems.Add(r.misfit.problems...)
}

// places names so many rows, or columns where row is -1, of which one is the first; false for neither.
func (p *plan) places(row, field, count int) (diag.Text, bool) {
	title, more := "", diag.Count(count-1, "%d more row", "%d more rows")
	switch {
	case row >= 0:
		title = p.table.RowTitle(row)
	case field >= 0:
		title, more = p.table.Fields[field].Title, diag.Count(count-1, "%d more column", "%d more columns")
	default:
		return diag.Text{}, false
	}
	if count == 1 {
		return diag.Textf("%s", title), true
	}
	return diag.And(diag.Textf("%s", title), more), true
}

// figure computes a named figure.
func (w *worker) figure(p *plan, f *report.NamedFigure, r *rule) {
	if p.table.Unsure {
		return
	}
	at := context{rule: r, plan: p, row: -1, field: -1}
	program := w.compile(at, formula.Type{Kind: report.NumberValue, Unit: r.unit})
	if program == nil {
		return
	}
	f.Value = w.evaluate(at, program)
	f.Value.Origin = report.Computed
	if f.Decimals != nil {
		f.Value.Decimals = int8(*f.Decimals)
	}
	f.Of = program.Type.Unit
}

// check judges a condition for each row, for each field, or once, as its bare names say.
func (w *worker) check(p *plan, c *report.Check, r *rule) {
	if r.broken || p.table.Unsure {
		return
	}
	t := p.table
	var asField, asRow, neither []formula.Ref
	for _, ref := range r.refs {
		switch {
		case ref.Name == "":
		case t.FieldIndex(ref.Name) >= 0:
			asField = append(asField, ref)
		case t.RowIndex(ref.Name) >= 0:
			asRow = append(asRow, ref)
		default:
			neither = append(neither, ref)
		}
	}
	told, failing := len(p.problems), p.failing
	defer func() { w.tellNone(p, c, r, told, failing) }()
	switch {
	case len(neither) > 0:
		p.problems.Add(neither[0].Span.Errorf("formula-name", "table %s has no field and no row %q", t.ID, neither[0].Name).
			WithHint("name a field for all rows, a row for all fields, or a cell as row.field"))
	case len(asField) > 0 && len(asRow) > 0:
		p.problems.Add(asRow[0].Span.Errorf("check-names", "%q is a row and %q is a field; names that stand alone must all be rows or all be fields", asRow[0].Name, asField[0].Name).
			WithHint("write row.field for single cells"))
	case len(asField) > 0:
		c.Verdicts = make([]report.CheckVerdict, 0, len(t.Rows))
		for row := range t.Rows {
			w.checkAt(c, context{rule: r, plan: p, row: row, field: -1, bareFields: true})
		}
		p.tellUntold(c, r, "%d more row", "%d more rows")
	case len(asRow) > 0:
		for field := range t.Fields {
			if f := &t.Fields[field]; f.Type == report.NumberType && f.Role == report.NoRole && f.Formula == nil {
				w.checkAt(c, context{rule: r, plan: p, row: -1, field: field})
			}
		}
		p.tellUntold(c, r, "%d more column", "%d more columns")
	default:
		w.checkAt(c, context{rule: r, plan: p, row: -1, field: -1})
	}
}

// checkAt judges a condition in one context.
func (w *worker) checkAt(c *report.Check, at context) {
	program := w.compile(at, formula.Type{Kind: report.TruthValue})
	if program == nil {
		return
	}
	p := at.plan
	verdict := program.Verdict(w.intervals(at))
	judged := report.CheckVerdict{Row: at.row, Field: at.field, Verdict: verdict}
	if len(c.Verdicts) < report.MaxSides {
		judged.Sides = w.sides(at, program)
	}
	c.Verdicts = append(c.Verdicts, judged)
	if verdict != report.Wrong {
		return
	}
	if p.failing++; p.failing > maxFailing && (at.row >= 0 || at.field >= 0) {
		p.untold++
		return
	}
	d := at.rule.span.Errorf("check-fails", "this does not hold: %s", w.filledIn(at))
	switch {
	case at.row >= 0:
		d = at.rule.span.Errorf("check-fails", "this does not hold for %s: %s", p.table.RowTitle(at.row), w.filledIn(at))
	case at.field >= 0:
		d = at.rule.span.Errorf("check-fails", "this does not hold for %s: %s", p.table.Fields[at.field].Title, w.filledIn(at))
	}
	p.problems.Add(d.WithHint("mend one of the figures, or the check; it is there because: %s", c.Why))
}

// maxFailing is for how many rows and columns a table's checks are told not to hold, each by
// itself. Checks can be many times rows.
const maxFailing = 500

// tellUntold tells for how many more rows or columns a check does not hold, beyond
// those that are told by themselves.
func (p *plan) tellUntold(c *report.Check, r *rule, one, many diag.Format) {
	if p.untold > 0 {
		p.problems.Add(r.span.Errorf("check-fails", "this does not hold for %s", diag.Count(p.untold, one, many)).
			WithHint("mend one of the figures, or the check; it is there because: %s", c.Why))
		p.untold = 0
	}
}

// tellNone tells once of a check that holds for no row or column at all, instead of for each; told
// is how many problems there were before it, and failing for how many rows and columns others did not hold.
func (w *worker) tellNone(p *plan, c *report.Check, r *rule, told, failing int) {
	var first *report.CheckVerdict
	fails := 0
	for i := range c.Verdicts {
		switch v := &c.Verdicts[i]; v.Verdict {
		case report.Wrong:
			if fails++; fails == 1 {
				first = v
			}
		case report.Same, report.Rounding, report.RoundingWarned:
			return
		}
	}
	if fails < manyWrong {
		return
	}
	p.failing, p.problems = failing, p.problems[:told]
	places, _ := p.places(first.Row, first.Field, fails)
	at := context{rule: r, plan: p, row: first.Row, field: first.Field, bareFields: first.Row >= 0}
	p.problems.Add(r.span.Errorf("check-fails", "this does not hold for %s: %s", places, w.filledIn(at)).
		WithHint("mend the check, or the figures if it is right; it is there because: %s", c.Why))
}

// sides returns what a condition compares.
func (w *worker) sides(at context, program *formula.Program) (all []report.Sides) {
	w.within(at, func() {
		program.Sides(w.operands, func(left report.Value, sign string, right report.Value) {
			all = append(all, report.Sides{Left: left, Sign: sign, Right: right})
		})
	})
	return all
}

// filledIn names the operands of a formula with their values: a.x is 5 tkr, b.x is 4 tkr.
func (w *worker) filledIn(at context) diag.Text {
	var parts []diag.Text
	for slot := range at.rule.refs {
		if to := w.target(&at, slot); !to.all {
			c := to.in(&at)
			parts = append(parts, diag.Textf("%s is %s", c.name(at.plan), plain(w.value(c))))
		}
	}
	if len(parts) == 0 {
		return ruleName(at.rule)
	}
	return diag.Textf("%s, where %s", ruleName(at.rule), diag.And(parts...))
}

// ruleName names a formula for people.
func ruleName(r *rule) diag.Text {
	if r.text == "" {
		return diag.Textf("the sum of its parts")
	}
	return diag.Textf("%s", strings.Join(strings.Fields(r.text), " "))
}

// plain writes a value with its unit, for messages.
func plain(v report.Value) diag.Text {
	switch v.Kind {
	case report.CodeValue:
		return diag.Textf("%q", v.Code.Label)
	case report.DateValue:
		return diag.Textf("%s", v.Date)
	case report.NumberValue:
	default:
		return diag.Textf("without a value")
	}
	number := diag.Number(v.Number.AppendPlain(nil, int(v.Decimals)))
	if v.Unit == "" {
		return diag.Textf("%s", number)
	}
	return diag.Textf("%s %s", number, v.Unit)
}

// at returns v with another number, and as many decimals as that has.
func at(v report.Value, n report.Number) report.Value {
	v.Number = n
	if d := n.Decimals(); d > int(v.Decimals) {
		v.Decimals = int8(min(d, 6))
	}
	return v
}
