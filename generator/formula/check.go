package formula

import (
	"slices"

	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// Check checks kinds and units, and makes the program. TypeOf tells the type of each slot; of a
// slot that is all.field, the type of its first cell, which all others must be of the kind of.
// A type that is not ok is unknown for a reason that was reported: nothing more is said of it, and
// the program is nil.
//
// Want is what the place of the formula asks for: its Kind, or zero for anything that a cell can
// hold; its Unit, that of "unit" beside the formula, "" for none; and its Categories, those of the
// code field that takes the result. A code comes out as one of these very categories; where
// none are given, as one of those of the first cell that it can come from.
func (e *Expr) Check(typeOf func(slot int) (Type, bool), want Type) (*Program, diag.List) {
	c := checker{expr: e, typeOf: typeOf, want: want}
	t, ok := c.term(e.root)
	if !ok || !c.fit(&t) {
		return nil, c.list
	}
	return &Program{Type: t.Type, Divides: c.divides, root: t.node}, nil
}

type checker struct {
	expr    *Expr
	typeOf  func(slot int) (Type, bool)
	want    Type
	divides bool
	lists   []*list
	list    diag.List
}

// term is a part of a formula with its type, and the node that computes it.
type term struct {
	kind
	node   node // nil for a list
	syntax *syntax
}

// shift multiplies a number with a power of ten.
func (t *term) shift(exponent int) {
	if exponent != 0 {
		t.node = &shifted{t.node.(numeric), exponent}
	}
}

// countIn makes a number count in another unit of its kind. The cells of a list are
// brought to it one by one, when computing.
func (t *term) countIn(unit string) {
	if t.node != nil {
		t.shift(exponentOf(t.Unit) - exponentOf(unit))
	}
	t.Unit = unit
}

// errorf makes an error about a part of the formula.
func (c *checker) errorf(at *syntax, code string, format diag.Format, args ...any) diag.Diagnostic {
	return c.expr.span(at.start, at.end).Errorf(code, format, args...)
}

// name returns a part of the formula as its author wrote it, cut when it is long.
func (c *checker) name(s *syntax) string {
	const most = 40
	if text := []rune(c.expr.text[s.start:s.end]); len(text) > most {
		return string(text[:most]) + "…"
	}
	return c.expr.text[s.start:s.end]
}

// term checks a part of the formula. It is not ok when a mistake was found within.
func (c *checker) term(s *syntax) (term, bool) {
	t := term{syntax: s}
	switch s.kind {
	case literalNumber:
		t.kind = kind{Type{Kind: report.NumberValue}, true}
		t.node = &constant{report.Value{State: report.State{Kind: report.NumberValue, Decimals: int8(s.number.Decimals())}, Number: s.number}}
		return t, true
	case literalCode:
		t.kind = kind{Type{Kind: report.CodeValue}, true}
		t.node = &constant{report.Value{State: report.State{Kind: report.CodeValue, Code: &report.Category{Value: s.code}}}}
		return t, true
	case reference, listing:
		return c.cell(t)
	case application:
		return c.application(s)
	case comparing:
		return c.comparison(s)
	}
	var conditions [2]condition
	ok := true
	for i, arg := range s.args {
		a, argOK := c.term(arg)
		if argOK {
			conditions[i], argOK = c.condition(a)
		}
		ok = ok && argOK
	}
	t.kind = kind{Type: Type{Kind: report.TruthValue}}
	t.node = &junction{conditions[0], conditions[1], s.kind == disjunction}
	if s.kind == inversion {
		t.node = &opposite{conditions[0]}
	}
	return t, ok
}

// condition returns the node of a part that must be a condition.
func (c *checker) condition(t term) (condition, bool) {
	if t.Kind != report.TruthValue {
		c.list.Add(c.errorf(t.syntax, "formula-kind", "%s is %s, and a condition was expected", c.name(t.syntax), describe(t.Kind)).
			WithHint("a condition compares two things, as a < b"))
		return nil, false
	}
	return t.node.(condition), true
}

// describe says what a part of a formula is.
func describe(kind report.ValueKind) diag.Text {
	switch kind {
	case report.CodeValue:
		return diag.Textf("a code")
	case report.DateValue:
		return diag.Textf("a date")
	case report.TruthValue:
		return diag.Textf("a condition")
	}
	return diag.Textf("a number")
}

// cell checks a reference to a cell or a list of cells.
func (c *checker) cell(t term) (term, bool) {
	slotType, ok := c.typeOf(t.syntax.slot)
	if !ok {
		return t, false
	}
	if slotType.Kind == report.EmptyValue {
		c.list.Add(c.errorf(t.syntax, "formula-kind", "%s is a text", c.name(t.syntax)).
			WithHint("formulas use fields of type number, code or date"))
		return t, false
	}
	t.Type = slotType
	if t.syntax.kind == reference {
		t.node = &operand{t.syntax.slot}
	}
	return t, true
}

// application checks a function or an operator and its arguments.
func (c *checker) application(s *syntax) (term, bool) {
	f := s.function
	args, ok := make([]term, len(s.args)), true
	for i, arg := range s.args {
		var argOK bool
		args[i], argOK = c.term(arg)
		ok = ok && argOK
	}
	switch {
	case !ok:
		return term{}, false
	case f.build != nil:
		return f.build(c, s, args)
	case !c.numbers(s, args):
		return term{}, false
	}
	t := term{syntax: s}
	if t.kind, ok = f.units(c, s, args); !ok {
		return term{}, false
	}
	if f.lists == anyArgument {
		t.node = &aggregate{f, c.arguments(f, args)}
		return t, true
	}
	n := &calculation{function: f, a: args[0].node.(numeric)}
	if len(args) == 2 {
		n.b = args[1].node.(numeric)
	}
	if f.divides {
		divisor, ok := n.b.(*constant)
		c.divides = c.divides || !ok || divisor.value.Number.Sign() == 0
	}
	t.node = n
	return t, true
}

func (c *checker) arguments(f *function, args []term) []argument {
	all := make([]argument, len(args))
	for i, t := range args {
		if t.node != nil {
			all[i].number = t.node.(numeric)
		} else {
			all[i].list = c.listed(list{f, t.syntax.slot, t.Unit})
		}
	}
	return all
}

// listed returns the formula's list of that kind.
func (c *checker) listed(like list) *list {
	for _, had := range c.lists {
		if *had == like {
			return had
		}
	}
	c.lists = append(c.lists, &like)
	return &like
}

// numbers reports whether all arguments are numbers.
func (c *checker) numbers(s *syntax, args []term) bool {
	for _, t := range args {
		if t.Kind != report.NumberValue {
			c.list.Add(c.errorf(t.syntax, "formula-kind", "%s is %s, and %s needs numbers", c.name(t.syntax), describe(t.Kind), s.function.name).
				WithHint("use a cell that holds a number; codes are compared, as in if(a = 'code', 1, 0)"))
			return false
		}
	}
	return true
}

func (c *checker) comparison(s *syntax) (term, bool) {
	a, okA := c.term(s.args[0])
	b, okB := c.term(s.args[1])
	if !okA || !okB {
		return term{}, false
	}
	var both kind
	switch {
	case a.Kind != b.Kind:
		c.list.Add(c.errorf(s, "formula-kind", "%s is %s and %s %s; they cannot be compared", c.name(a.syntax), describe(a.Kind), c.name(b.syntax), describe(b.Kind)).
			WithHint("compare numbers with numbers, codes with codes and dates with dates"))
		return term{}, false
	case a.Kind == report.TruthValue:
		c.list.Add(c.errorf(s, "formula-kind", "two conditions cannot be compared").
			WithHint("join conditions with and, or and not"))
		return term{}, false
	case a.Kind == report.CodeValue && s.sign != "=" && s.sign != "!=":
		c.list.Add(c.errorf(s, "formula-kind", "%s and %s are codes, which have no order", c.name(a.syntax), c.name(b.syntax)).
			WithHint("compare codes with = or !="))
		return term{}, false
	case a.Kind == report.CodeValue:
		okA, okB = c.literals(a.syntax, b, a), c.literals(b.syntax, a, b)
	case a.Kind == report.NumberValue:
		args := []term{a, b}
		both, okA = oneUnit(c, s, args)
		a, b = args[0], args[1]
	}
	t := term{kind: kind{Type: Type{Kind: report.TruthValue}}, syntax: s, node: &comparison{s.sign, a.node, b.node, both.Unit}}
	return t, okA && okB
}

// literals checks that each literal code that a part of the formula can give is a category of
// the first of the terms that has categories.
func (c *checker) literals(s *syntax, of ...term) bool {
	switch {
	case s.kind == literalCode:
		i := slices.IndexFunc(of, func(t term) bool { return !t.free })
		if i < 0 {
			c.list.Add(c.errorf(s, "formula-code", "%s meets no cell that holds codes", c.name(s)).
				WithHint("compare a code with a cell that holds codes"))
			return false
		}
		return c.category(s, s.code, of[i].Categories)
	case s.kind == application: // "if", the only function that gives codes
		then, other := c.literals(s.args[1], of...), c.literals(s.args[2], of...)
		return then && other
	}
	return true
}

// category reports whether a value is that of one of the categories.
func (c *checker) category(at *syntax, value string, categories []*report.Category) bool {
	var known []string
	for _, category := range categories {
		switch value {
		case category.Value:
			return true
		case category.Label, category.Symbol:
			c.list.Add(c.errorf(at, "formula-code", "no category has the value '%s'", value).
				WithHint("write '%s'", category.Value))
			return false
		}
		known = append(known, "'"+category.Value+"'")
	}
	c.list.Add(c.errorf(at, "formula-code", "no category has the value '%s'", value).
		WithHint("the categories are %s", diag.Listed(known, ", ")))
	return false
}

// results checks that each code that a part of the formula can give is one of the categories.
func (c *checker) results(s *syntax, categories []*report.Category) bool {
	switch s.kind {
	case literalCode:
		return c.category(s, s.code, categories)
	case application: // "if"
		then, other := c.results(s.args[1], categories), c.results(s.args[2], categories)
		return then && other
	}
	cell, _ := c.typeOf(s.slot)
	for _, category := range cell.Categories {
		if categoryOf(categories, category.Value) == nil {
			c.list.Add(c.errorf(s, "formula-code", "%s can be '%s', which is no category here", c.name(s), category.Value).
				WithHint("give both fields the same categories"))
			return false
		}
	}
	return true
}

// fit checks the whole formula against what its place asks for, and gives it the unit or the
// categories stated there.
func (c *checker) fit(t *term) bool {
	at, want := t.syntax, c.want
	switch {
	case want.Kind == report.TruthValue && t.Kind != want.Kind:
		c.list.Add(c.errorf(at, "formula-kind", "the formula gives %s, and a condition was expected", describe(t.Kind)).
			WithHint("a condition compares two things, as a = b"))
		return false
	case want.Kind != report.EmptyValue && t.Kind != want.Kind:
		c.list.Add(c.errorf(at, "formula-kind", "the formula gives %s, and %s was expected", describe(t.Kind), describe(want.Kind)).
			WithHint("write if(condition, a, b) where a condition decides, or change the type of what the formula is for"))
		return false
	case want.Kind == report.EmptyValue && t.Kind == report.TruthValue:
		c.list.Add(c.errorf(at, "formula-kind", "the formula gives a condition, and a value was expected").
			WithHint("write if(condition, a, b), or make it a check"))
		return false
	case t.Kind == report.CodeValue:
		return c.fitCode(t)
	case t.Kind != report.NumberValue || want.Unit == "" || want.Unit == t.Unit:
		return true
	case t.free:
		t.Unit = want.Unit
		return true
	case sameKind(t.Unit, want.Unit):
		t.countIn(want.Unit)
		return true
	}
	d := c.errorf(at, "formula-unit", "the formula gives a number without unit, but the unit beside it is %s", want.Unit).
		WithHint("take the unit away")
	if t.Unit != "" {
		d = c.errorf(at, "formula-unit", "the formula gives a number in %s, but the unit beside it is %s", t.Unit, want.Unit).
			WithHint("write unit: %s, or take the unit away", t.Unit)
	}
	if want.Unit == report.Percent && at.function == &division {
		d = d.WithHint("write share(%s, %s), which gives procent", c.name(at.args[0]), c.name(at.args[1]))
	}
	c.list.Add(d)
	return false
}

func (c *checker) fitCode(t *term) bool {
	if c.want.Categories != nil {
		t.Categories = c.want.Categories
	} else if t.free {
		c.list.Add(c.errorf(t.syntax, "formula-code", "the codes of the formula belong to no field").
			WithHint("write the formula in a field of type code"))
		return false
	}
	t.node = &recoded{t.node, t.Categories}
	return c.results(t.syntax, t.Categories)
}

// buildRound rounds in the unit shown: the one beside the formula, when it is of the same
// kind, else the number's own.
func buildRound(c *checker, at *syntax, args []term) (term, bool) {
	const most = 18
	x, n := args[0], args[1].syntax
	switch {
	case !c.numbers(at, args[:1]):
		return term{}, false
	case n.kind != literalNumber || n.number.Decimals() != 0 || n.number.Cmp(report.NumberOf(most)) > 0:
		c.list.Add(c.errorf(n, "formula-kind", "%s is no count of decimals", c.name(n)).
			WithHint("write how many decimals as a whole number from 0 to %d", most))
		return term{}, false
	case !x.free && c.want.Unit != "" && sameKind(x.Unit, c.want.Unit):
		x.countIn(c.want.Unit)
	}
	decimals := int(n.number.Rat().Num().Int64())
	return term{kind: x.kind, node: &rounding{x.node.(numeric), decimals}, syntax: at}, true
}

// buildCount counts the cells of a list, or those that are a code.
func buildCount(c *checker, at *syntax, args []term) (term, bool) {
	n := &tally{slot: at.args[0].slot}
	if len(args) == 2 {
		cells, code := args[0], args[1]
		switch {
		case cells.Kind != report.CodeValue:
			c.list.Add(c.errorf(cells.syntax, "formula-kind", "%s are no codes", c.name(cells.syntax)).
				WithHint("only fields of type code hold codes"))
			return term{}, false
		case code.syntax.kind != literalCode:
			c.list.Add(c.errorf(code.syntax, "formula-kind", "%s is not a code", c.name(code.syntax)).
				WithHint("write a code as 'code'"))
			return term{}, false
		case !c.literals(code.syntax, cells):
			return term{}, false
		}
		n.code, n.one = code.syntax.code, true
	}
	return term{kind: numberIn(""), node: n, syntax: at}, true
}

// buildChoice makes an "if".
func buildChoice(c *checker, at *syntax, args []term) (term, bool) {
	branches := args[1:]
	condition, ok := c.condition(args[0])
	switch {
	case !ok:
		return term{}, false
	case branches[0].Kind != branches[1].Kind:
		c.list.Add(c.errorf(at, "formula-kind", "%s is %s and %s %s; if needs two of one kind", c.name(branches[0].syntax), describe(branches[0].Kind), c.name(branches[1].syntax), describe(branches[1].Kind)).
			WithHint("let both be numbers, codes or dates"))
		return term{}, false
	}
	t := term{kind: branches[0].kind, syntax: at}
	if t.Kind == report.NumberValue {
		if t.kind, ok = oneUnit(c, at, branches); !ok {
			return term{}, false
		}
	} else if t.free {
		t.kind = branches[1].kind
	}
	t.node = &choice{condition, branches[0].node, branches[1].node}
	return t, true
}
