package formula

import (
	"fmt"
	"slices"
	"strings"

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
		t.node = shifted{t.node.(numeric), exponent}
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

func (c *checker) errorf(at *syntax, code, hint, format string, args ...any) {
	d := c.expr.span(at.start, at.end).Errorf(code, format, args...)
	d.Hint = hint
	c.list.Add(d)
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
		t.node = constant{report.Value{Kind: report.NumberValue, Number: s.number, Decimals: int8(s.number.Decimals())}}
		return t, true
	case literalCode:
		t.kind = kind{Type{Kind: report.CodeValue}, true}
		t.node = constant{report.Value{Kind: report.CodeValue, Code: &report.Category{Value: s.code}}}
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
		if argOK && a.Kind != report.TruthValue {
			c.errorf(arg, "formula-kind", "a condition compares two things, as a < b", "%s is %s, and a condition was expected", c.name(arg), describe[a.Kind])
			argOK = false
		}
		if ok = ok && argOK; ok {
			conditions[i] = a.node.(condition)
		}
	}
	t.kind = kind{Type: Type{Kind: report.TruthValue}}
	t.node = junction{conditions[0], conditions[1], s.kind == disjunction}
	if s.kind == inversion {
		t.node = opposite{conditions[0]}
	}
	return t, ok
}

var describe = map[report.ValueKind]string{
	report.NumberValue: "a number", report.CodeValue: "a code", report.DateValue: "a date", report.TruthValue: "a condition",
}

// cell checks a reference to a cell or a list of cells.
func (c *checker) cell(t term) (term, bool) {
	slotType, ok := c.typeOf(t.syntax.slot)
	if !ok {
		return t, false
	}
	if slotType.Kind == report.EmptyValue {
		c.errorf(t.syntax, "formula-kind", "formulas use fields of type number, code or date", "%s is a text", c.name(t.syntax))
		return t, false
	}
	t.Type = slotType
	if t.syntax.kind == reference {
		t.node = operand{t.syntax.slot}
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
		t.node = &aggregate{f, arguments(args)}
		return t, true
	}
	n := calculation{function: f, a: args[0].node.(numeric)}
	if len(args) == 2 {
		n.b = args[1].node.(numeric)
	}
	if f.divides {
		divisor, ok := n.b.(constant)
		c.divides = c.divides || !ok || divisor.value.Number.Sign() == 0
	}
	t.node = n
	return t, true
}

func arguments(args []term) []argument {
	all := make([]argument, len(args))
	for i, t := range args {
		if t.node != nil {
			all[i].number = t.node.(numeric)
		} else {
			all[i].slot, all[i].unit = t.syntax.slot, t.Unit
		}
	}
	return all
}

// numbers reports whether all arguments are numbers.
func (c *checker) numbers(s *syntax, args []term) bool {
	for _, t := range args {
		if t.Kind != report.NumberValue {
			c.errorf(t.syntax, "formula-kind", "", "%s is %s, and %s needs numbers", c.name(t.syntax), describe[t.Kind], s.function.name)
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
		c.errorf(s, "formula-kind", "compare numbers with numbers, codes with codes and dates with dates",
			"%s is %s and %s %s; they cannot be compared", c.name(a.syntax), describe[a.Kind], c.name(b.syntax), describe[b.Kind])
		return term{}, false
	case a.Kind == report.TruthValue:
		c.errorf(s, "formula-kind", "join conditions with and, or and not", "two conditions cannot be compared")
		return term{}, false
	case a.Kind == report.CodeValue && s.sign != "=" && s.sign != "!=":
		c.errorf(s, "formula-kind", "compare codes with = or !=", "%s and %s are codes, which have no order", c.name(a.syntax), c.name(b.syntax))
		return term{}, false
	case a.Kind == report.CodeValue:
		okA, okB = c.literals(a.syntax, b, a), c.literals(b.syntax, a, b)
	case a.Kind == report.NumberValue:
		args := []term{a, b}
		both, okA = oneUnit(c, s, args)
		a, b = args[0], args[1]
	}
	t := term{kind: kind{Type: Type{Kind: report.TruthValue}}, syntax: s, node: comparison{s.sign, a.node, b.node, both.Unit}}
	return t, okA && okB
}

// literals checks that each literal code that a part of the formula can give is a category of
// the first of the terms that has categories.
func (c *checker) literals(s *syntax, of ...term) bool {
	switch {
	case s.kind == literalCode:
		i := slices.IndexFunc(of, func(t term) bool { return !t.free })
		if i < 0 {
			c.errorf(s, "formula-code", "compare a code with a cell that holds codes", "%s meets no cell that holds codes", c.name(s))
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
			c.errorf(at, "formula-code", fmt.Sprintf("write '%s'", category.Value), "no category has the value '%s'", value)
			return false
		}
		known = append(known, "'"+category.Value+"'")
	}
	c.errorf(at, "formula-code", "the categories are "+strings.Join(known, ", "), "no category has the value '%s'", value)
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
			c.errorf(s, "formula-code", "give both fields the same categories", "%s can be '%s', which is no category here", c.name(s), category.Value)
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
		c.errorf(at, "formula-kind", "a condition compares two things, as a = b", "the formula gives %s, and a condition was expected", describe[t.Kind])
		return false
	case want.Kind != report.EmptyValue && t.Kind != want.Kind:
		c.errorf(at, "formula-kind", "", "the formula gives %s, and %s was expected", describe[t.Kind], describe[want.Kind])
		return false
	case want.Kind == report.EmptyValue && t.Kind == report.TruthValue:
		c.errorf(at, "formula-kind", "write if(condition, a, b), or make it a check", "the formula gives a condition, and a value was expected")
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
	computed, hint := "a number without unit", "take the unit away"
	if t.Unit != "" {
		computed, hint = "a number in "+t.Unit, "write unit: "+t.Unit+", or take the unit away"
	}
	if want.Unit == report.Percent && at.function == &division {
		hint = fmt.Sprintf("write share(%s, %s), which gives procent", c.name(at.args[0]), c.name(at.args[1]))
	}
	c.errorf(at, "formula-unit", hint, "the formula gives %s, but the unit beside it is %s", computed, want.Unit)
	return false
}

func (c *checker) fitCode(t *term) bool {
	if c.want.Categories != nil {
		t.Categories = c.want.Categories
	} else if t.free {
		c.errorf(t.syntax, "formula-code", "write the formula in a field of type code", "the codes of the formula belong to no field")
		return false
	}
	t.node = recoded{t.node, t.Categories}
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
		c.errorf(n, "formula-kind", fmt.Sprintf("write how many decimals as a whole number from 0 to %d", most), "%s is no count of decimals", c.name(n))
		return term{}, false
	case !x.free && c.want.Unit != "" && sameKind(x.Unit, c.want.Unit):
		x.countIn(c.want.Unit)
	}
	decimals := int(n.number.Rat().Num().Int64())
	return term{kind: x.kind, node: rounding{x.node.(numeric), decimals}, syntax: at}, true
}

// buildCount counts the cells of a list, or those that are a code.
func buildCount(c *checker, at *syntax, args []term) (term, bool) {
	n := &tally{slot: at.args[0].slot}
	if len(args) == 2 {
		cells, code := args[0], args[1]
		switch {
		case cells.Kind != report.CodeValue:
			c.errorf(cells.syntax, "formula-kind", "only fields of type code hold codes", "%s are no codes", c.name(cells.syntax))
			return term{}, false
		case code.syntax.kind != literalCode:
			c.errorf(code.syntax, "formula-kind", "write a code as 'code'", "%s is not a code", c.name(code.syntax))
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
	condition, branches := args[0], args[1:]
	switch {
	case condition.Kind != report.TruthValue:
		c.errorf(condition.syntax, "formula-kind", "a condition compares two things, as a < b", "%s is %s, and a condition was expected",
			c.name(condition.syntax), describe[condition.Kind])
		return term{}, false
	case branches[0].Kind != branches[1].Kind:
		c.errorf(at, "formula-kind", "let both be numbers, codes or dates", "%s is %s and %s %s; if needs two of one kind",
			c.name(branches[0].syntax), describe[branches[0].Kind], c.name(branches[1].syntax), describe[branches[1].Kind])
		return term{}, false
	}
	t := term{kind: branches[0].kind, syntax: at}
	if t.Kind == report.NumberValue {
		var ok bool
		if t.kind, ok = oneUnit(c, at, branches); !ok {
			return term{}, false
		}
	} else if t.free {
		t.kind = branches[1].kind
	}
	t.node = choice{condition.node, branches[0].node, branches[1].node}
	return t, true
}
