package formula_test

import (
	"strings"
	"testing"

	"bokslut/generator/diag"
	"bokslut/generator/formula"
	"bokslut/generator/report"
)

// cells are the operands of a test: what a formula names, and what it holds there.
//
//	"75796 tkr"      a number in a unit; exact
//	"~75796 tkr"     the same, rounded
//	"p: 73"          a number with a flag
//	"uppgift saknas" missing; so is "redovisas inte"
//	"–"              a sign that counts as 0
//	""               empty: it could not be made out
//	"'uppfyllt'"     a code
//	"2023-02-20"     a date
//	"text"           a text
//	"unknown"        a name that stands for nothing, as was reported
//	"~1; ~2; 3"      a list of them, for all.field
type cells map[string]string

var (
	missing    = &report.Missing{Sign: "i.u.", Label: "uppgift saknas", Code: "x"}
	notShown   = &report.Missing{Sign: "", Label: "redovisas inte", Code: "n"}
	nothing    = &report.Missing{Sign: "–", Label: "inget", Code: "n", Is: new(report.Number)}
	flagP      = &report.Flags{List: []*report.Flag{{Sign: "prel:", Label: "preliminär uppgift", Code: "p"}}}
	flagR      = &report.Flags{List: []*report.Flag{{Sign: "rev:", Label: "reviderad uppgift", Code: "r"}}}
	judgements = []*report.Category{
		{Value: "uppfyllt", Label: "Uppfyllt", Symbol: "●"}, {Value: "delvis", Label: "Delvis uppfyllt", Symbol: "◐"}, {Value: "nej", Label: "Ej uppfyllt", Symbol: "○"},
	}
)

// key returns how a formula names what a slot holds.
func key(r formula.Ref) string {
	switch {
	case r.Name != "":
		return r.Name
	case r.All:
		return "all." + r.Field
	case r.Table != "":
		return r.Table + "#" + r.Row + "." + r.Field
	}
	return r.Row + "." + r.Field
}

// cell reads one cell of a test, with the interval that it stands for.
func cell(t *testing.T, text string) (report.Value, formula.Interval) {
	t.Helper()
	v := report.Value{State: report.State{Kind: report.MissingValue}}
	if rest, ok := strings.CutPrefix(text, "p: "); ok {
		v.Flags, text = flagP, rest
	} else if rest, ok := strings.CutPrefix(text, "r: "); ok {
		v.Flags, text = flagR, rest
	}
	switch {
	case text == "":
		return report.Value{}, formula.Interval{}
	case text == "uppgift saknas":
		v.Missing = missing
		return v, formula.Interval{}
	case text == "redovisas inte":
		v.Missing = notShown
		return v, formula.Interval{}
	case text == "–":
		v.Kind, v.Missing = report.NumberValue, nothing
		return v, formula.Exactly(v.Number)
	case text[0] == '\'':
		v.Kind, v.Code = report.CodeValue, &report.Category{Value: strings.Trim(text, "'")}
		return v, formula.Interval{}
	case strings.Count(text, "-") == 2:
		v.Kind, v.Date = report.DateValue, text
		return v, formula.Interval{}
	}
	text, rounded := strings.CutPrefix(text, "~")
	digits, unit, _ := strings.Cut(text, " ")
	v.Kind, v.Number, v.Unit = report.NumberValue, decimal(t, digits), unit
	v.Decimals = int8(v.Number.Decimals())
	if rounded {
		return v, formula.Around(v.Number, report.Step(v.Number.Decimals()))
	}
	return v, formula.Exactly(v.Number)
}

func decimal(t *testing.T, digits string) report.Number {
	t.Helper()
	positive, negative := strings.CutPrefix(digits, "-")
	whole, decimals, _ := strings.Cut(positive, ".")
	var n int64
	for _, c := range whole + decimals {
		if c < '0' || c > '9' {
			t.Fatalf("%q is no number", digits)
		}
		n = 10*n + int64(c-'0')
	}
	if negative {
		n = -n
	}
	return report.NewNumber(n, uint8(len(decimals)))
}

// list splits the cells of all.field.
func list(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, "; ")
}

// typeOf tells the type of a slot by what it holds; what is missing is a number without unit.
func (c cells) typeOf(t *testing.T, refs []formula.Ref) func(int) (formula.Type, bool) {
	return func(slot int) (formula.Type, bool) {
		t.Helper()
		text, ok := c[key(refs[slot])]
		if !ok {
			t.Fatalf("the test has no cell %q", key(refs[slot]))
		}
		if refs[slot].All {
			text, _, _ = strings.Cut(text, "; ")
		}
		switch text {
		case "unknown":
			return formula.Type{}, false
		case "text":
			return formula.Type{}, true
		}
		v, _ := cell(t, text)
		typ := formula.Type{Kind: v.Kind, Unit: v.Unit}
		switch v.Kind {
		case report.EmptyValue, report.MissingValue:
			typ.Kind = report.NumberValue
		case report.CodeValue:
			typ.Categories = judgements
		}
		return typ, true
	}
}

// program compiles a formula for the cells of a test.
func (c cells) program(t *testing.T, text string, want formula.Type) (*formula.Program, *formula.Expr, diag.List) {
	t.Helper()
	expr, problems := formula.Parse(text, source(text))
	if problems != nil {
		return nil, nil, problems
	}
	p, problems := expr.Check(c.typeOf(t, expr.Refs()), want)
	return p, expr, problems
}

func source(text string) diag.Span { return diag.NewSource("drift.yaml", text).Span(0, len(text)) }

// bounds computes a formula on the cells of a test.
func (c cells) bounds(t *testing.T, text string, want formula.Type) (report.Value, formula.Interval) {
	t.Helper()
	p, expr, problems := c.program(t, text, want)
	if p == nil {
		t.Fatalf("%s: %v", text, problems)
	}
	v, in := p.Bounds(c.operands(t, expr))
	alone := p.Eval(formula.Operands{Value: c.values(t, expr), List: func(slot int, yield func(report.Value) bool) {
		c.lists(t, expr)(slot, func(v report.Value, _ formula.Interval) bool { return yield(v) })
	}})
	if show(v) != show(alone) {
		t.Errorf("%s: Bounds gives %s, Eval %s", text, show(v), show(alone))
	}
	if p.Plain() {
		numbers := true
		n, ok := p.Number(func(slot int) report.Number {
			v := c.values(t, expr)(slot)
			numbers = numbers && v.Kind == report.NumberValue
			return v.Number
		})
		if is := v.Kind == report.NumberValue; numbers && (ok != is || is && !n.Equal(v.Number)) {
			t.Errorf("%s: Number gives %s, %v, Eval %s", text, n, ok, show(v))
		}
	}
	return v, in
}

func (c cells) verdict(t *testing.T, text string) report.Verdict {
	t.Helper()
	p, expr, problems := c.program(t, text, formula.Type{Kind: report.TruthValue})
	if p == nil {
		t.Fatalf("%s: %v", text, problems)
	}
	return p.Verdict(c.operands(t, expr))
}

func (c cells) operands(t *testing.T, e *formula.Expr) formula.Intervals {
	return formula.Intervals{Value: c.values(t, e), Interval: c.intervals(t, e), List: c.lists(t, e)}
}

func (c cells) values(t *testing.T, e *formula.Expr) func(int) report.Value {
	return func(slot int) report.Value {
		v, _ := cell(t, c[key(e.Refs()[slot])])
		return v
	}
}

func (c cells) intervals(t *testing.T, e *formula.Expr) func(int) formula.Interval {
	return func(slot int) formula.Interval {
		_, in := cell(t, c[key(e.Refs()[slot])])
		return in
	}
}

func (c cells) lists(t *testing.T, e *formula.Expr) func(int, func(report.Value, formula.Interval) bool) {
	return func(slot int, yield func(report.Value, formula.Interval) bool) {
		for _, text := range list(c[key(e.Refs()[slot])]) {
			if !yield(cell(t, text)) {
				return
			}
		}
	}
}

// show writes a value as the tests expect it: a number as shown, with its unit and flags.
func show(v report.Value) string {
	var s string
	switch v.Kind {
	case report.NumberValue:
		s = string(v.Number.AppendPlain(nil, int(v.Decimals)))
		if v.Unit != "" {
			s += " " + v.Unit
		}
	case report.MissingValue:
		return v.Missing.Label + v.Missing.Sign
	case report.CodeValue:
		s = "'" + v.Code.Value + "'"
	case report.DateValue:
		s = v.Date
	case report.TruthValue:
		s = "false"
		if v.Truth {
			s = "true"
		}
	case report.EmptyValue:
		return "empty"
	}
	if v.Flags != nil {
		for _, f := range v.Flags.List {
			s += ", flag " + f.Code
		}
	}
	return s
}

// showInterval writes an interval exactly: [5959, 5961].
func showInterval(i formula.Interval) string {
	if !i.Bounded {
		return "unbounded"
	}
	return "[" + exact(i.Low) + ", " + exact(i.High) + "]"
}

func exact(n report.Number) string {
	if n.Decimals() < 0 {
		return n.Rat().RatString()
	}
	return n.String()
}

// TestMemo runs a program twice: with a memo a list is gone through once for each function of it,
// however often the formula has that.
func TestMemo(t *testing.T) {
	expr, problems := formula.Parse("a / sum(all.a) + sum(all.a) + count(all.a)", diag.Span{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	program, problems := expr.Check(func(int) (formula.Type, bool) { return formula.Type{Kind: report.NumberValue}, true }, formula.Type{Kind: report.NumberValue})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, memo := range []*formula.Memo{nil, {}} {
		program.Memo = memo
		gone := 0
		for range 2 {
			program.Eval(formula.Operands{
				Value: func(int) report.Value {
					return report.Value{State: report.State{Kind: report.NumberValue}, Number: report.NumberOf(1)}
				},
				List: func(_ int, yield func(report.Value) bool) {
					gone++
					yield(report.Value{State: report.State{Kind: report.NumberValue}, Number: report.NumberOf(2)})
				},
			})
		}
		if want := map[bool]int{true: 6, false: 2}[memo == nil]; gone != want {
			t.Errorf("the lists were gone through %d times, want %d", gone, want)
		}
	}
}
