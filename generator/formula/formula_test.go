package formula_test

import (
	"testing"

	"bokslut/generator/formula"
	"bokslut/generator/report"
)

// Missing values as show writes them.
const (
	notComputable = "."
	saknas        = "uppgift saknasi.u."
	redovisasInte = "redovisas inte"
)

// The worked examples of formulas.md that need no more than one formula.
func TestWorkedExamples(t *testing.T) {
	fourCosts := cells{"a": "~-96261 tkr", "b": "~-6769 tkr", "c": "~-35891 tkr", "d": "~-31840 tkr"}
	tests := []struct {
		where, formula string
		cells          cells
		value          string
		interval       string
		published      string
		verdict        report.Verdict
	}{
		{"drift#intakter.avvikelse", "a - b", cells{"a": "~75796 tkr", "b": "~69836 tkr"}, "5960 tkr", "[5959.0, 5961.0]", "5959 tkr", report.Rounding},
		{"drift#kostnader.budget_2022", "a + b + c + d", fourCosts, "-170761 tkr", "[-170763.0, -170759.0]", "-170760 tkr", report.Rounding},
		{"drift#kostnader.avvikelse", "a - b", cells{"a": "~-176036 tkr", "b": "~-170760 tkr"}, "-5276 tkr", "[-5277.0, -5275.0]", "-5275 tkr", report.Rounding},
		{"drift#resultat.bokslut_2021", "a + b + c", cells{"a": "~-97554 tkr", "b": "~97590 tkr", "c": "~86 tkr"}, "122 tkr", "[120.5, 123.5]", "121 tkr", report.Rounding},
		{"drift#resultat.avvikelse_andel", "share(a, abs(b))", cells{"a": "600 tkr", "b": "0 tkr"}, notComputable, "unbounded", "", 0},
		{"drift figure overskottsandel", "share(r.b, k.b)", cells{"r.b": "600 tkr", "k.b": "100764 tkr"}, "0.6 procent", "[5000/8397, 5000/8397]", "", 0},
		{"investeringar#totala.bokslut_2022", "sum(a, b, c, d)", cells{"a": "~29717 tkr", "b": "~0 tkr", "c": "~7857 tkr", "d": "~13303 tkr"}, "50877 tkr", "[50875.0, 50879.0]", "50878 tkr", report.Rounding},
		{"investeringar#reinvestering.bokslut_2021", "sum(a, b, c)", cells{"a": "redovisas inte", "b": "uppgift saknas", "c": "5"}, redovisasInte, "unbounded", "9123 tkr", report.Unproved},
		{"personalstatistik#fyllnad.differens", "a - b", cells{"a": "~0.1", "b": "~0.1"}, "0.0", "[-0.10, 0.10]", "-0.04", report.Rounding},
		{"personalstatistik#timavlonade.differens", "a - b", cells{"a": "~0.9", "b": "~1.7"}, "-0.8", "[-0.90, -0.70]", "-0.9", report.Rounding},
		{"personalstatistik#personalomsattning.differens", "a - b", cells{"a": "~13.3 procent", "b": "~20.0 procent"}, "-6.7 procentenheter", "[-6.80, -6.60]", "-6.6 procentenheter", report.Rounding},
		{"anstallda_tillsvidare, exact", "a - b", cells{"a": "124", "b": "120"}, "4", "[4, 4]", "5", report.Wrong},
		{"prognos-drift#bokslut.avvikelse", "bokslut.prognos - prognos", cells{"bokslut.prognos": "600 tkr", "prognos": "600 tkr"}, "0 tkr", "[0, 0]", "redovisas inte", report.Withheld},
		{"nyckeltal-1#foretagsklimat.forandring", "a - b", cells{"a": "p: 73", "b": "71"}, "2, flag p", "[2, 2]", "", 0},
		{"mal figure uppfyllda", "count(all.bedomning, 'uppfyllt')", cells{"all.bedomning": "'uppfyllt'; 'nej'; p: 'uppfyllt'; 'delvis'; 'uppfyllt'"}, "3, flag p", "[3, 3]", "", 0},
	}
	for _, test := range tests {
		t.Run(test.where, func(t *testing.T) {
			v, in := test.cells.bounds(t, test.formula, formula.Type{})
			if got := show(v); got != test.value {
				t.Errorf("%s is %s, want %s", test.formula, got, test.value)
			}
			if got := showInterval(in); got != test.interval {
				t.Errorf("%s lies in %s, want %s", test.formula, got, test.interval)
			}
			if test.published == "" {
				return
			}
			p, _ := cell(t, test.published)
			around := formula.Around(p.Number, report.Step(p.Number.Decimals()))
			figure := formula.Published{Value: p, Interval: around, Coarsest: report.NumberOf(1)}
			if got := figure.Judge(v, in); got != test.verdict {
				t.Errorf("%s published over %s is %s, want %s", test.published, show(v), got, test.verdict)
			}
		})
	}
}

func TestValues(t *testing.T) {
	tests := []struct {
		formula string
		cells   cells
		want    string
	}{
		// arithmetic and precedence
		{"1 + 2 * 3", nil, "7.0"},
		{"(1 + 2) * 3", nil, "9.0"},
		{"10 - 2 - 3", nil, "5"},
		{"100 / 10 / 5", nil, "2.0"},
		{"-a + b", cells{"a": "2", "b": "5"}, "3"},
		{"-(a - b)", cells{"a": "2", "b": "5"}, "3"},
		{"a * -b", cells{"a": "2", "b": "5"}, "-10.0"},
		{"a-b", cells{"a": "7", "b": "5"}, "2"},
		{"a -\n\tb", cells{"a": "7", "b": "5"}, "2"},
		{"a / 3 * 3", cells{"a": "1"}, "1.0"},
		{"0 - 0.04", nil, "-0.04"},
		// functions
		{"sum(a, b, 3)", cells{"a": "1", "b": "2.5"}, "6.5"},
		{"sum(all.x)", cells{"all.x": "1; 2; 3.25"}, "6.25"},
		{"sum(all.x, a)", cells{"all.x": "1; 2", "a": "4"}, "7"},
		{"min(a, b)", cells{"a": "3", "b": "-2"}, "-2"},
		{"max(all.x)", cells{"all.x": "3; 12.5; 4"}, "12.5"},
		{"mean(all.x)", cells{"all.x": "1; 2; 4"}, "2.3"},
		{"mean(a)", cells{"a": "2"}, "2.0"},
		{"abs(a)", cells{"a": "-2.50"}, "2.50"},
		{"round(a / 3, 2)", cells{"a": "2"}, "0.67"},
		{"round(a, 0) * 2", cells{"a": "0.5"}, "2.0"},
		{"share(a, b)", cells{"a": "1", "b": "8"}, "12.5 procent"},
		{"change(a, b)", cells{"a": "110", "b": "100"}, "10.0 procent"},
		{"change(a, b)", cells{"a": "-90", "b": "-100"}, "10.0 procent"},
		{"count(all.x)", cells{"all.x": "1; 2; 4"}, "3"},
		{"count(all.x, 'nej') / count(all.x)", cells{"all.x": "'nej'; 'uppfyllt'; 'nej'; 'delvis'"}, "0.5"},
		{"if(a > b, a, b)", cells{"a": "1", "b": "2.5"}, "2.5"},
		{"if(a != b, 1, 0) + if(a >= b, 1, 0)", cells{"a": "1", "b": "2"}, "1"},
		// units
		{"a + b", cells{"a": "1 mnkr", "b": "500 tkr"}, "2 mnkr"}, // 1.5, half away from zero, no decimals
		{"a + b", cells{"a": "500 tkr", "b": "1 mnkr"}, "1500 tkr"},
		{"a - 100", cells{"a": "600 tkr"}, "500 tkr"},
		{"1000 - a", cells{"a": "600 tkr"}, "400 tkr"},
		{"2 * a", cells{"a": "600 tkr"}, "1200.0 tkr"},
		{"a / b", cells{"a": "1 mnkr", "b": "500 tkr"}, "2.0"},
		{"a / n", cells{"a": "600 tkr", "n": "3"}, "200.0 tkr"},
		{"share(a, b)", cells{"a": "500 tkr", "b": "2 mnkr"}, "25.0 procent"},
		{"sum(all.x)", cells{"all.x": "1 mnkr; 500 tkr; 2500 tkr"}, "4 mnkr"},
		{"sum(a, all.x)", cells{"a": "1 tkr", "all.x": "1 mnkr; 500 tkr"}, "1501 tkr"},
		{"max(a, 0)", cells{"a": "-5 tkr"}, "0 tkr"},
		{"if(a > b, a, 0)", cells{"a": "1 mnkr", "b": "900 tkr"}, "1 mnkr"},
		{"if(a < 2, b, a)", cells{"a": "1 mnkr", "b": "900 tkr"}, "900 tkr"}, // 2 is in mnkr
		{"a - b", cells{"a": "97 procent", "b": "95.5 procent"}, "1.5 procentenheter"},
		{"a + b", cells{"a": "97 procent", "b": "1.5 procentenheter"}, "98.5 procent"},
		{"a - b", cells{"a": "97 procent", "b": "1.5 procentenheter"}, "95.5 procent"},
		{"a - b - c", cells{"a": "9 procent", "b": "4 procent", "c": "1 procentenheter"}, "4 procentenheter"},
		{"a + b", cells{"a": "9 procent", "b": "4 procent"}, "13 procent"},
		{"a + b", cells{"a": "9 personer", "b": "4 personer"}, "13 personer"},
		{"round(a, 1)", cells{"a": "75796 tkr"}, "75796.0 tkr"},
		// missing values
		{"a + b", cells{"a": "uppgift saknas", "b": "redovisas inte"}, saknas},
		{"a + b", cells{"a": "redovisas inte", "b": "uppgift saknas"}, redovisasInte},
		{"a / 0 + b", cells{"a": "1", "b": "uppgift saknas"}, notComputable},
		{"a / b", cells{"a": "1", "b": "0"}, notComputable},
		{"a + a / b", cells{"a": "1", "b": "0"}, notComputable},
		{"share(a, b)", cells{"a": "0", "b": "0"}, notComputable},
		{"change(a, b)", cells{"a": "1", "b": "0"}, notComputable},
		{"sum(all.x)", cells{"all.x": "1; uppgift saknas; redovisas inte"}, saknas},
		{"count(all.x)", cells{"all.x": "1; redovisas inte; uppgift saknas"}, redovisasInte},
		{"sum(all.x)", cells{"all.x": ""}, "0"},
		{"count(all.x)", cells{"all.x": ""}, "0"},
		{"max(all.x)", cells{"all.x": ""}, notComputable},
		{"mean(all.x)", cells{"all.x": ""}, notComputable},
		{"if(a = 1, b, c)", cells{"a": "1", "b": "5", "c": "uppgift saknas"}, "5"},
		{"if(a = 1, c, b)", cells{"a": "2", "b": "5", "c": "uppgift saknas"}, "5"},
		{"if(c = 1, a, b)", cells{"a": "2", "b": "5", "c": "uppgift saknas"}, saknas},
		{"if(a = 1 or c = 1, 1, 0)", cells{"a": "1", "c": "uppgift saknas"}, "1"},
		{"if(a = 2 and c = 1, 1, 0)", cells{"a": "1", "c": "uppgift saknas"}, "0"},
		{"if(c = 1 or a = 1, 1, 0)", cells{"a": "1", "c": "uppgift saknas"}, saknas},
		{"if(a = 1 and c = 1, 1, 0)", cells{"a": "1", "c": "uppgift saknas"}, saknas},
		{"if(not c = 1, 1, 0)", cells{"c": "uppgift saknas"}, saknas},
		{"a + b", cells{"a": "", "b": "1"}, "empty"},
		{"a", cells{"a": "–"}, "0"}, // a sign that counts as 0
		{"a + 1", cells{"a": "–"}, "1"},
		// flags
		{"a + b + c", cells{"a": "p: 1", "b": "r: 2", "c": "p: 3"}, "6, flag p, flag r"},
		{"count(all.x)", cells{"all.x": "p: 1; 2"}, "2"},
		{"sum(all.x)", cells{"all.x": "1; p: 2"}, "3, flag p"},
		{"if(a > 1, b, c)", cells{"a": "p: 2", "b": "1", "c": "r: 2"}, "1, flag p"},
		{"if(a = 1 and b = 1, c, 0)", cells{"a": "p: 1", "b": "1", "c": "r: 2"}, "2, flag p, flag r"},
		{"if(a = 1 or b = 1, c, 0)", cells{"a": "1", "b": "p: 1", "c": "2"}, "2"}, // b is not looked at
		// codes and dates
		{"if(a = 'uppfyllt' and b != 'nej', a, b)", cells{"a": "'uppfyllt'", "b": "'delvis'"}, "'uppfyllt'"},
		{"if(a = b, 'nej', a)", cells{"a": "'delvis'", "b": "'delvis'"}, "'nej'"},
		{"if(a < b, a, b)", cells{"a": "2023-02-20", "b": "2022-12-31"}, "2022-12-31"},
		{"if(a = b, 1, 0)", cells{"a": "2023-02-20", "b": "2023-02-20"}, "1"},
		// references
		{"prognos-drift#bokslut.prognos - a", cells{"prognos-drift#bokslut.prognos": "600", "a": "100"}, "500"},
		{"a -drift#b.c", cells{"a": "600", "drift#b.c": "100"}, "500"},
		{"2-drift#b.c", cells{"drift#b.c": "100"}, "-98"},
		{"sum(sum, count.if)", cells{"sum": "1", "count.if": "2"}, "3"}, // only before ( is it a function
	}
	for _, test := range tests {
		v, _ := test.cells.bounds(t, test.formula, formula.Type{})
		if got := show(v); got != test.want {
			t.Errorf("%s with %v is %s, want %s", test.formula, test.cells, got, test.want)
		}
		if v.Kind != report.EmptyValue && v.Origin != report.Computed {
			t.Errorf("%s has the origin %d", test.formula, v.Origin)
		}
		if (v.Missing != nil) != (v.Kind == report.MissingValue) {
			t.Errorf("%s is %s, and missing as %v", test.formula, show(v), v.Missing)
		}
	}
}

// A unit beside the formula is the one that the result is counted in.
func TestStatedUnit(t *testing.T) {
	tests := []struct {
		formula string
		cells   cells
		unit    string
		want    string
	}{
		{"a + b", cells{"a": "1000 tkr", "b": "500 tkr"}, "mnkr", "2 mnkr"},
		{"a + b", cells{"a": "1 mnkr", "b": "500 tkr"}, "kr", "1500000 kr"},
		{"round(a, 1)", cells{"a": "75796 tkr"}, "mnkr", "75.8 mnkr"},
		{"round(a, 0) * 2", cells{"a": "75796 tkr"}, "mnkr", "152.0 mnkr"}, // 76 mnkr, not 75 796 tkr
		{"round(a, 1) - b", cells{"a": "75796 tkr", "b": "75 mnkr"}, "mnkr", "0.8 mnkr"},
		{"round(a, 0)", cells{"a": "1.4 procent"}, "", "1 procent"},
		{"share(a, b)", cells{"a": "1", "b": "4"}, "procent", "25.0 procent"},
		{"150", nil, "tkr", "150 tkr"},
		// other products and quotients, computed in kronor
		{"a / n", cells{"a": "600 tkr", "n": "50 personer"}, "kr per person", "12000.0 kr per person"},
		{"a / n", cells{"a": "600 tkr", "n": "50 personer"}, "tkr per person", "12.0 tkr per person"},
		{"n / a", cells{"a": "600 tkr", "n": "50 personer"}, "personer/mnkr", "83.3 personer/mnkr"},
		{"a * n", cells{"a": "12 tkr per person", "n": "50 personer"}, "tkr", "600.0 tkr"},
		{"a * n / 100", cells{"a": "600 tkr", "n": "25 procent"}, "tkr", "150.0 tkr"},
		{"a * n + b", cells{"a": "2 kr", "n": "1500 st", "b": "1 tkr"}, "tkr", "4.0 tkr"},
		{"1000 * a / n", cells{"a": "3 st", "n": "600 invånare"}, "promille", "5.0 promille"},
	}
	for _, test := range tests {
		v, _ := test.cells.bounds(t, test.formula, formula.Type{Unit: test.unit})
		if got := show(v); got != test.want {
			t.Errorf("%s with unit %q and %v is %s, want %s", test.formula, test.unit, test.cells, got, test.want)
		}
	}
}

// A code comes out as the category of the field that takes it, with its label.
func TestCodeOfTheField(t *testing.T) {
	field := []*report.Category{{Value: "nej", Label: "Nej"}, {Value: "uppfyllt", Label: "Ja"}, {Value: "delvis", Label: "Delvis"}}
	c := cells{"a": "'uppfyllt'", "b": "5"}
	tests := []struct {
		formula    string
		categories []*report.Category
		want       *report.Category
	}{
		{"if(b > 4, 'uppfyllt', 'nej')", field, field[1]},
		{"a", field, field[1]},
		{"if(b < 4, a, 'nej')", field, field[0]},
		{"a", nil, judgements[0]},
		{"if(b < 4, a, 'delvis')", nil, judgements[1]},
	}
	for _, test := range tests {
		v, _ := c.bounds(t, test.formula, formula.Type{Kind: report.CodeValue, Categories: test.categories})
		if v.Code != test.want {
			t.Errorf("%s is %+v, want %+v", test.formula, v.Code, test.want)
		}
	}
}

func TestBounds(t *testing.T) {
	tests := []struct {
		formula string
		cells   cells
		want    string
	}{
		{"a + 1", cells{"a": "~10"}, "[10.5, 11.5]"},
		{"-a", cells{"a": "~10"}, "[-10.5, -9.5]"},
		{"a * b", cells{"a": "~2", "b": "~-3"}, "[-8.75, -3.75]"},
		{"a * b", cells{"a": "~0", "b": "~-3"}, "[-1.75, 1.75]"},
		{"a / b", cells{"a": "~10", "b": "4"}, "[2.375, 2.625]"},
		{"a / b", cells{"a": "10", "b": "~2"}, "[4, 20/3]"},
		{"a / b", cells{"a": "10", "b": "~-2"}, "[-20/3, -4]"},
		{"a / b", cells{"a": "10", "b": "~0.4"}, "[200/9, 200/7]"},
		{"a / (b - c)", cells{"a": "10", "b": "~2", "c": "~1"}, "unbounded"}, // touches 0
		{"a / (b - c) * 0", cells{"a": "10", "b": "~2", "c": "~1"}, "unbounded"},
		{"abs(a)", cells{"a": "~-3"}, "[2.5, 3.5]"},
		{"abs(a - b)", cells{"a": "~3", "b": "~3"}, "[0, 1.0]"},
		{"abs(a - b)", cells{"a": "~3", "b": "~4"}, "[0.0, 2.0]"},
		{"min(a, b)", cells{"a": "~3", "b": "3.25"}, "[2.5, 3.25]"},
		{"max(a, b)", cells{"a": "~3", "b": "3.25"}, "[3.25, 3.5]"},
		{"mean(all.x)", cells{"all.x": "~1; ~2; 4"}, "[2.0, 8/3]"},
		{"sum(all.x)", cells{"all.x": "~1 mnkr; ~500 tkr"}, "[0.9995, 2.0005]"},
		{"sum(all.x)", cells{"all.x": ""}, "[0, 0]"},
		{"count(all.x)", cells{"all.x": "~1; ~2"}, "[2, 2]"},
		{"round(a, 0)", cells{"a": "~2.4"}, "[2, 2]"},
		{"round(a, 0)", cells{"a": "~2.45"}, "[2, 2]"},
		{"round(a, 0)", cells{"a": "~2"}, "[2, 3]"},
		{"share(a, b)", cells{"a": "~1", "b": "4"}, "[12.5, 37.5]"},
		{"change(a, b)", cells{"a": "120", "b": "~2"}, "[4700, 7900]"}, // 120/2.5, 120/1.5
		{"change(a, b)", cells{"a": "1", "b": "~2"}, "[-60, -100/3]"},  // 1/2.5, 1/1.5
		{"change(a, b)", cells{"a": "-1", "b": "~-2"}, "[100/3, 60]"},  // the same, below 0
		{"change(a, b)", cells{"a": "1", "b": "~0"}, "unbounded"},      // missing
		{"if(a > 10, a, 0)", cells{"a": "~10"}, "[0, 0]"},              // the condition is judged by the value
		{"if(a >= 10, a, 0)", cells{"a": "~10"}, "[9.5, 10.5]"},
		{"a + b", cells{"a": "~0.6 mnkr", "b": "~100 tkr"}, "[0.6495, 0.7505]"},
		{"a - b", cells{"a": "~97 procent", "b": "~1 procentenheter"}, "[95.0, 97.0]"},
	}
	for _, test := range tests {
		_, in := test.cells.bounds(t, test.formula, formula.Type{})
		if got := showInterval(in); got != test.want {
			t.Errorf("%s with %v lies in %s, want %s", test.formula, test.cells, got, test.want)
		}
	}
}

func TestDivides(t *testing.T) {
	tests := []struct {
		formula string
		want    bool
	}{
		{"a / b", true},
		{"100 - share(a, b)", true},
		{"change(a, b)", true},
		{"a / 0", true},
		{"a / 1000", false},
		{"mean(a, b)", false},
		{"a - b", false},
	}
	c := cells{"a": "1", "b": "1"}
	for _, test := range tests {
		p, _, problems := c.program(t, test.formula, formula.Type{})
		if p == nil {
			t.Fatal(problems)
		}
		if p.Divides != test.want {
			t.Errorf("%s divides: %v, want %v", test.formula, p.Divides, test.want)
		}
	}
}

// What the other tests compute is computed from the numbers alone where the formula is plain.
func TestPlain(t *testing.T) {
	operands := cells{"a": "1 mnkr", "b": "500 tkr", "n": "3", "all.x": "1; 2", "j": "'nej'"}
	for text, want := range map[string]bool{
		"a - b": true, "-(a + b) * 2 / n": true, "share(a, b)": true, "change(a, b)": true, "round(a / 3, 1) - abs(b)": true,
		"sum(all.x)": false, "n - sum(all.x)": false, "max(a, b)": false, "if(a > b, a, b)": false, "count(all.x) + n": false,
	} {
		p, _, problems := operands.program(t, text, formula.Type{Kind: report.NumberValue})
		if p == nil {
			t.Fatalf("%s: %v", text, problems)
		}
		if p.Plain() != want {
			t.Errorf("%s: plain is %v, want %v", text, p.Plain(), want)
		}
	}
}

// A difference of two decimals is what nearly every computed cell is.
func TestEvalAllocatesNothing(t *testing.T) {
	c := cells{"a": "75796 tkr", "b": "69836 tkr"}
	p, _, _ := c.program(t, "a - b", formula.Type{})
	a, _ := cell(t, c["a"])
	b, _ := cell(t, c["b"])
	operand := func(slot int) report.Value {
		if slot == 0 {
			return a
		}
		return b
	}
	var v report.Value
	if n := testing.AllocsPerRun(100, func() { v = p.Eval(formula.Operands{Value: operand}) }); n != 0 {
		t.Errorf("%v allocations, want none", n)
	}
	if show(v) != "5960 tkr" {
		t.Errorf("a - b is %s", show(v))
	}
}

// Numbers that double in length from row to row end as missing, not in exhausted memory.
func TestGrowthEnds(t *testing.T) {
	c := cells{"a": "1"}
	p, _, _ := c.program(t, "a * a", formula.Type{})
	third, _ := report.NumberOf(1).Quo(report.NumberOf(3))
	v := report.Value{State: report.State{Kind: report.NumberValue}, Number: third}
	for range 60 {
		v = p.Eval(formula.Operands{Value: func(int) report.Value { return v }})
	}
	if got := show(v); got != notComputable {
		t.Errorf("1/3 squared 60 times is %.40s…, want missing", got)
	}
}
