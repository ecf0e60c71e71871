package formula_test

import (
	"strings"
	"testing"

	"bokslut/generator/diag"
	"bokslut/generator/diag/diagtest"
	"bokslut/generator/formula"
	"bokslut/generator/report"
)

// Each mistake is reported at its place, in the author's words.
func TestProblems(t *testing.T) {
	any := formula.Type{}
	money := cells{"a": "1 tkr", "b": "2 tkr", "n": "3 personer", "p": "4 procent", "pp": "1 procentenheter", "x": "5", "k": "'nej'", "d": "2023-02-20", "s": "text", "all.a": "1 tkr", "all.k": "'nej'"}
	tests := []struct {
		formula string
		want    formula.Type
		marked  string // what the diagnostic covers
		message string
		hint    string
	}{
		// syntax
		{"", any, "", "the formula is empty", "write one, as a - b, or take the line away"},
		{"a +", any, "", "the formula ends too early: a number, a name or ( was expected", "write what should follow, or take the last sign away"},
		{"a b", any, "b", `"b" stands where a sign, as + or -, was expected`, "write a sign between the two; a name has _ for a space, as ovriga_intakter"},
		{"a + * b", any, "*", `"*" stands where a number, a name or ( was expected`, "a formula begins with a number, a name or (, and one of these follows each sign such as +"},
		{"a * --b", any, "-", `"-" stands where a number, a name or ( was expected`, "a formula begins with a number, a name or (, and one of these follows each sign such as +"},
		{"(a + b", any, "", `the formula ends before ")"`, "each ( needs a )"},
		{"a + b)", any, ")", `")" cannot stand here`, "each ) needs a ( before it; only numbers, names and signs such as + stand beside each other"},
		{"1 000 + a", any, "000", `"000" stands after another number`, "write numbers without spaces, as 75796"},
		{"1,5 + a", any, ",", "a comma stands only between the arguments of a function", "write decimals with a point, as 1.5"},
		{"2x", any, "2x", `"2x" is neither a number nor a name`, "a name begins with a letter"},
		{"a < b < x", any, "<", `"<" stands after another comparison`, "compare two things at a time, as a < b and b < c"},
		{"a == b", any, "==", `"==" is no sign of formulas`, "write ="},
		{"a − b", any, "−", `"−" is no sign of formulas`, "write -, as on the keyboard"},
		{"a <> b", any, "<>", `"<>" is no sign of formulas`, "write !="},
		{"a @ b", any, "@", `"@" is no sign of formulas`, "the signs are + - * / ( ) = != < <= > >= and the comma; digits are 0 to 9"},
		{`k = "nej"`, any, `"`, `"\"" is no sign of formulas`, "write a code as 'code'"},
		{"k = 'nej", any, "'nej", "the code has no ' at its end", "write it as 'code'"},
		{"Budget - a", any, "Budget", `"Budget" is not a name: names have only the letters a to z, digits and _, and begin with a letter`, "use the name from the sidecar, not the title"},
		{"a - årets_resultat", any, "årets_resultat", `"årets_resultat" is not a name: names have only the letters a to z, digits and _, and begin with a letter`, "use the name from the sidecar, not the title"},
		{"kostnadÖ", any, "kostnadÖ", `"kostnadÖ" is not a name: names have only the letters a to z, digits and _, and begin with a letter`, "use the name from the sidecar, not the title"},
		{"and a", any, "and", `"and" stands where a number, a name or ( was expected`, "a formula begins with a number, a name or (, and one of these follows each sign such as +"},
		{"a + all", any, "all", `"all" needs a field`, "write all.field"},
		{"a + all.a", any, "all.a", `"all.a" is a list of cells, and a single value was expected`, "all. stands only as an argument of sum, min, max, mean and count"},
		{"abs(all.a)", any, "all.a", `"all.a" is a list of cells, and a single value was expected`, "all. stands only as an argument of sum, min, max, mean and count"},
		{"sum(all.a * 2)", any, "*", `"*" cannot stand here`, "each ) needs a ( before it; only numbers, names and signs such as + stand beside each other"},
		{"drift#all.a", any, "drift#all.a", `"drift#all.a" cannot be used: and, or, not and all are no names`, "all.field lists the cells of its own table"},
		{"drift#a", any, "drift#a", `"drift#a" names no cell`, "a cell of another table is table#row.field"},
		{"a.b.c", any, "a.b.", `"a.b." has more points than one`, "a cell is row.field, or table#row.field"},
		{"count(a)", any, "a", "count needs a list of cells, as all.a", "count(all.field), count(all.field, 'code'): how many cells there are, or how many are that code"},
		{"share(a)", any, "share", "share has too few arguments", "share(a, b): how many procent a is of b"},
		{"abs(a, b)", any, "abs", "abs has too many arguments", "abs(x): the number without its sign"},
		{"avg(a)", any, "avg", `there is no function "avg"`, "the functions are sum(x, …), min(x, …), max(x, …), mean(x, …), abs(x), round(x, n), share(a, b), change(new, old), count(all.field), count(all.field, 'code'), if(condition, a, b)"},
		{"SUMMA(a)", any, "SUMMA", `there is no function "SUMMA"`, "the functions are sum(x, …), min(x, …), max(x, …), mean(x, …), abs(x), round(x, n), share(a, b), change(new, old), count(all.field), count(all.field, 'code'), if(condition, a, b)"},
		{"sum(a:b)", any, ":", `":" is no sign of formulas`, "write / to divide; list the parts of a sum one by one, as in sum(a, b)"},
		{"1234567890123456789", any, "1234567890123456789", "the number has more than 18 digits", "write it with fewer, in a larger unit"},
		// units
		{"a + p", any, "a + p", "a is in tkr and p in procent; + needs one unit", "take numbers of one unit; kr, tkr, mnkr and mdkr count as one"},
		{"-a + n", any, "-a + n", "-a is in tkr and n in personer; + needs one unit", "take numbers of one unit; kr, tkr, mnkr and mdkr count as one"},
		{"a - (b - n)", any, "(b - n)", "b is in tkr and n in personer; - needs one unit", "take numbers of one unit; kr, tkr, mnkr and mdkr count as one"},
		{"a + x", any, "a + x", "a is in tkr and x has no unit; + needs one unit", "say with unit: in the sidecar what x is counted in"},
		{"max(x, 0, a)", any, "max(x, 0, a)", "x has no unit and a is in tkr; max needs one unit", "say with unit: in the sidecar what x is counted in"},
		{"if(a > n, 1, 0)", any, "a > n", "a is in tkr and n in personer; > needs one unit", "take numbers of one unit; kr, tkr, mnkr and mdkr count as one"},
		{"if(x > 1, a, n)", any, "if(x > 1, a, n)", "a is in tkr and n in personer; if needs one unit", "take numbers of one unit; kr, tkr, mnkr and mdkr count as one"},
		{"share(a, n)", any, "share(a, n)", "a is in tkr and n in personer; share needs one unit", "take numbers of one unit; kr, tkr, mnkr and mdkr count as one"},
		{"share(a, 100)", any, "share(a, 100)", "a is in tkr and 100 has no unit; share needs one unit", "take numbers of one unit; kr, tkr, mnkr and mdkr count as one"},
		{"pp - p", any, "pp - p", "pp is in procentenheter and p in procent; - needs one unit", "take numbers of one unit; kr, tkr, mnkr and mdkr count as one"},
		{"p > pp", formula.Type{Kind: report.TruthValue}, "p > pp", "p is in procent and pp in procentenheter; > needs one unit", "take numbers of one unit; kr, tkr, mnkr and mdkr count as one"},
		{"max(p, pp)", any, "max(p, pp)", "p is in procent and pp in procentenheter; max needs one unit", "take numbers of one unit; kr, tkr, mnkr and mdkr count as one"},
		{"a / n", any, "a / n", "a is in tkr and n in personer; / needs the unit of the result", "write unit: beside the formula, with the unit of the result; money is counted in kronor unless that unit says tkr, mnkr or mdkr"},
		{"a * b", any, "a * b", "a is in tkr and b in tkr; * needs the unit of the result", "write unit: beside the formula, with the unit of the result; money is counted in kronor unless that unit says tkr, mnkr or mdkr"},
		{"1 / a", any, "1 / a", "1 has no unit and a is in tkr; / needs the unit of the result", "write unit: beside the formula, with the unit of the result; money is counted in kronor unless that unit says tkr, mnkr or mdkr"},
		{"a / n > 1", formula.Type{Kind: report.TruthValue}, "a / n", "a is in tkr and n in personer; / needs the unit of the result", "compute it as a figure with a unit: of its own, or compare two numbers of one unit"},
		{"a / b", formula.Type{Unit: "procent"}, "a / b", "the formula gives a number without unit, but the unit beside it is procent", "write share(a, b), which gives procent"},
		{"(a - b) / (a + b)", formula.Type{Unit: "procent"}, "(a - b) / (a + b)", "the formula gives a number without unit, but the unit beside it is procent", "write share((a - b), (a + b)), which gives procent"},
		{"a - b", formula.Type{Unit: "personer"}, "a - b", "the formula gives a number in tkr, but the unit beside it is personer", "write unit: tkr, or take the unit away"},
		{"p - p", formula.Type{Unit: "procent"}, "p - p", "the formula gives a number in procentenheter, but the unit beside it is procent", "write unit: procentenheter, or take the unit away"},
		// kinds
		{"a + k", any, "k", "k is a code, and + needs numbers", "use a cell that holds a number; codes are compared, as in if(a = 'code', 1, 0)"},
		{"-k", any, "k", "k is a code, and - needs numbers", "use a cell that holds a number; codes are compared, as in if(a = 'code', 1, 0)"},
		{"sum(all.k)", any, "all.k", "all.k is a code, and sum needs numbers", "use a cell that holds a number; codes are compared, as in if(a = 'code', 1, 0)"},
		{"a + s", any, "s", "s is a text", "formulas use fields of type number, code or date"},
		{"a = k", formula.Type{Kind: report.TruthValue}, "a = k", "a is a number and k a code; they cannot be compared", "compare numbers with numbers, codes with codes and dates with dates"},
		{"d = '2023-02-20'", formula.Type{Kind: report.TruthValue}, "d = '2023-02-20'", "d is a date and '2023-02-20' a code; they cannot be compared", "compare numbers with numbers, codes with codes and dates with dates"},
		{"k < 'nej'", formula.Type{Kind: report.TruthValue}, "k < 'nej'", "k and 'nej' are codes, which have no order", "compare codes with = or !="},
		{"(a = b) = (b = a)", formula.Type{Kind: report.TruthValue}, "(a = b) = (b = a)", "two conditions cannot be compared", "join conditions with and, or and not"},
		{"a and b = a", formula.Type{Kind: report.TruthValue}, "a", "a is a number, and a condition was expected", "a condition compares two things, as a < b"},
		{"if(a, b, b)", any, "a", "a is a number, and a condition was expected", "a condition compares two things, as a < b"},
		{"if(a = b, k, b)", any, "if(a = b, k, b)", "k is a code and b a number; if needs two of one kind", "let both be numbers, codes or dates"},
		{"a = b", any, "a = b", "the formula gives a condition, and a value was expected", "write if(condition, a, b), or make it a check"},
		{"not a = b", any, "not a = b", "the formula gives a condition, and a value was expected", "write if(condition, a, b), or make it a check"},
		{"a - b", formula.Type{Kind: report.TruthValue}, "a - b", "the formula gives a number, and a condition was expected", "a condition compares two things, as a = b"},
		{"k", formula.Type{Kind: report.NumberValue}, "k", "the formula gives a code, and a number was expected", "write if(condition, a, b) where a condition decides, or change the type of what the formula is for"},
		{"round(a, x)", any, "x", "x is no count of decimals", "write how many decimals as a whole number from 0 to 18"},
		{"round(a, 1.5)", any, "1.5", "1.5 is no count of decimals", "write how many decimals as a whole number from 0 to 18"},
		{"round(k, 1)", any, "k", "k is a code, and round needs numbers", "use a cell that holds a number; codes are compared, as in if(a = 'code', 1, 0)"},
		{"count(all.a, 'nej')", any, "all.a", "all.a are no codes", "only fields of type code hold codes"},
		{"count(all.k, 1)", any, "1", "1 is not a code", "write a code as 'code'"},
		// codes
		{"k = 'nja'", formula.Type{Kind: report.TruthValue}, "'nja'", "no category has the value 'nja'", "the categories are 'uppfyllt', 'delvis', 'nej'"},
		{"'Uppfyllt' = k", formula.Type{Kind: report.TruthValue}, "'Uppfyllt'", "no category has the value 'Uppfyllt'", "write 'uppfyllt'"},
		{"k = '◐'", formula.Type{Kind: report.TruthValue}, "'◐'", "no category has the value '◐'", "write 'delvis'"},
		{"count(all.k, 'ja')", any, "'ja'", "no category has the value 'ja'", "the categories are 'uppfyllt', 'delvis', 'nej'"},
		{"if(a = b, 'nja', k) = 'nej'", formula.Type{Kind: report.TruthValue}, "'nja'", "no category has the value 'nja'", "the categories are 'uppfyllt', 'delvis', 'nej'"},
		{"if(a = b, 'nej', 'ja')", formula.Type{Categories: judgements}, "'ja'", "no category has the value 'ja'", "the categories are 'uppfyllt', 'delvis', 'nej'"},
		{"if(a = b, 'nej', 'uppfyllt')", any, "if(a = b, 'nej', 'uppfyllt')", "the codes of the formula belong to no field", "write the formula in a field of type code"},
		{"k", formula.Type{Categories: judgements[:2]}, "k", "k can be 'nej', which is no category here", "give both fields the same categories"},
		{"'nej' = 'nej'", formula.Type{Kind: report.TruthValue}, "'nej'", "'nej' meets no cell that holds codes", "compare a code with a cell that holds codes"},
	}
	for _, test := range tests {
		const before = "    formula: "
		src := diag.NewSource("drift.yaml", "title: Drift\n"+before+test.formula+"\n")
		start := src.LineOffset(2) + len(before)
		expr, problems := formula.Parse(test.formula, src.Span(start, start+len(test.formula)))
		if expr != nil {
			_, problems = expr.Check(money.typeOf(t, expr.Refs()), test.want)
		}
		if len(problems) == 0 {
			t.Errorf("%s: no mistake is reported", test.formula)
			continue
		}
		diagtest.Swedish(t, problems)
		d := problems[0]
		if d.Message.String() != test.message || d.Hint.String() != test.hint {
			t.Errorf("%s: reported is\n%s\n\t%s, want\n%s\n\t%s", test.formula, d.Message, d.Hint, test.message, test.hint)
		}
		marked := []rune(d.Excerpt + " ")[d.Pos.Column-1:][:d.Width]
		if got := strings.TrimSpace(string(marked)); d.Pos.Line != 2 || got != test.marked {
			t.Errorf("%s: %s marks %q, want %q", test.formula, d.Pos, got, test.marked)
		}
	}
}

// All mistakes of kinds and units are reported, not the first alone; what is unknown was reported before.
func TestManyProblems(t *testing.T) {
	tests := []struct {
		formula string
		want    int
	}{
		{"a + n > n + a and k = 'nja'", 3},
		{"share(a + n, b + n)", 2},
		{"u + a", 0},
		{"u + (a + n)", 1},
	}
	c := cells{"a": "1 tkr", "b": "2 tkr", "n": "3 personer", "k": "'nej'", "u": "unknown"}
	for _, test := range tests {
		p, _, problems := c.program(t, test.formula, formula.Type{Kind: report.TruthValue})
		if p != nil || len(problems) != test.want {
			t.Errorf("%s: %d mistakes, want %d: %v", test.formula, len(problems), test.want, problems)
		}
	}
}

// When the source does not hold the formula as it reads, the whole is marked.
func TestPositionOfFoldedText(t *testing.T) {
	src := diag.NewSource("drift.yaml", "formula: >\n  a +\n  * b\n")
	_, problems := formula.Parse("a + * b", src.Span(9, len(src.Text)))
	if len(problems) != 1 || problems[0].Pos.String() != "drift.yaml:1:10" {
		t.Errorf("got %v, want one mistake at drift.yaml:1:10", problems)
	}
	_, problems = formula.Parse("a + * b", source("a +\n* b")) // as long, and yet another text
	if len(problems) != 1 || problems[0].Pos.String() != "drift.yaml:1:1" {
		t.Errorf("got %v, want one mistake at drift.yaml:1:1", problems)
	}
	_, problems = formula.Parse("a + * b", diag.Span{})
	if len(problems) != 1 || problems[0].Pos.String() != "" {
		t.Errorf("got %v, want one mistake nowhere", problems)
	}
}

func TestLimits(t *testing.T) {
	tests := []struct {
		what, formula string
		message       string
	}{
		{"10 000 characters", "a" + strings.Repeat(" ", 9_999), ""},
		{"10 001 characters", "a" + strings.Repeat(" ", 10_000), "the formula is 10001 characters long; at most 10000 are read"},
		{"200 deep", strings.Repeat("(", 200) + "a" + strings.Repeat(")", 200), ""},
		{"201 deep", strings.Repeat("(", 201) + "a" + strings.Repeat(")", 201), "parentheses stand more than 200 deep"},
		{"functions 201 deep", strings.Repeat("abs(", 201) + "a" + strings.Repeat(")", 201), "parentheses stand more than 200 deep"},
		{"500 names and numbers", "a" + strings.Repeat("-a", 398) + strings.Repeat("-1", 100) + "+sum(a)", ""},
		{"501 names and numbers", "a" + strings.Repeat("-a", 399) + strings.Repeat("-1", 100) + "+sum(a)", "the formula has 501 names and numbers; it can have 500 at most"},
	}
	for _, test := range tests {
		got := ""
		p, expr, problems := cells{"a": "1"}.program(t, test.formula, formula.Type{})
		if p == nil {
			got = problems[0].Message.String()
		} else if v := p.Eval(formula.Operands{Value: cells{"a": "1"}.values(t, expr)}); v.Kind != report.NumberValue {
			t.Errorf("%s: computed is %s", test.what, show(v))
		}
		if got != test.message {
			t.Errorf("%s: reported is %q, want %q", test.what, got, test.message)
		}
	}
}

func TestRefs(t *testing.T) {
	const text = "a + r.a + prognos-drift#r.a + sum(all.a, a) - all_a"
	expr, problems := formula.Parse(text, source(text))
	if problems != nil {
		t.Fatal(problems)
	}
	want := []formula.Ref{
		{Name: "a"}, {Row: "r", Field: "a"}, {Table: "prognos-drift", Row: "r", Field: "a"}, {All: true, Field: "a"}, {Name: "all_a"},
	}
	starts := []int32{0, 4, 10, 34, 46}
	got := expr.Refs()
	if len(got) != len(want) {
		t.Fatalf("%s names %d cells, want %d", text, len(got), len(want))
	}
	for i, r := range got {
		if r.Span.Start != starts[i] || r.Span.Text() != key(r) {
			t.Errorf("%s: cell %d is at %d (%q), want %d", text, i, r.Span.Start, r.Span.Text(), starts[i])
		}
		if r.Span = (diag.Span{}); r != want[i] {
			t.Errorf("%s: cell %d is %+v, want %+v", text, i, r, want[i])
		}
	}
}
