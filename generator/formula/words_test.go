package formula_test

import (
	"strings"
	"testing"

	"bokslut/generator/formula"
)

var swedish = formula.Phrases{
	And: "och", Or: "eller", Not: "inte {a}", AllRows: "alla rader i {a}",
	Sum: "summan av {all}", Min: "det minsta av {all}", Max: "det största av {all}", Mean: "medelvärdet av {all}",
	Abs: "{a} utan minustecken", Round: "{a} avrundat till {b} decimaler",
	Share: "{a} i procent av {b}", Change: "ändring från {b} till {a} i procent",
	Count: "antalet rader i {a}", CountOne: "antalet rader där {a} är {b}", If: "{b} om {a}, annars {c}",
}

func TestWords(t *testing.T) {
	for _, test := range []struct{ formula, want string }{
		{"bokslut_2022 - budget_2022", "[bokslut_2022] − [budget_2022]"},
		{"resultat.bokslut = prognos-drift#bokslut.prognos", "[resultat.bokslut] = [prognos-drift#bokslut.prognos]"},
		{"a * b / 2.5", "[a] · [b] / 2.5"},
		{"-a + -b", "−[a] + (−[b])"},

		// no more parentheses than needed
		{"(a - b) - c", "[a] − [b] − [c]"},
		{"a - (b - c)", "[a] − ([b] − [c])"},
		{"a - (b * c)", "[a] − [b] · [c]"},
		{"a + (b - c)", "[a] + [b] − [c]"},
		{"(a + b) * c", "([a] + [b]) · [c]"},
		{"a * (b / c)", "[a] · [b] / [c]"},
		{"a / (b * c)", "[a] / ([b] · [c])"},
		{"-(a + b)", "−([a] + [b])"},
		{"-(-a)", "−(−[a])"},

		// conditions
		{"a != b", "[a] ≠ [b]"},
		{"a <= b and b >= c", "[a] ≤ [b] och [b] ≥ [c]"},
		{"a < b or b > c and c = 1", "[a] < [b] eller [b] > [c] och [c] = 1"},
		{"(a < b or b > c) and not c = 1", "([a] < [b] eller [b] > [c]) och inte [c] = 1"},
		{"not (a < b and b < c)", "inte ([a] < [b] och [b] < [c])"},

		// functions
		{"share(avvikelse, abs(budget_2022))", "[avvikelse] i procent av ([budget_2022] utan minustecken)"},
		{"share(a - b, c)", "([a] − [b]) i procent av [c]"},
		{"change(nu, da)", "ändring från [da] till [nu] i procent"},
		{"change(nu, da) - 2", "(ändring från [da] till [nu] i procent) − 2"},
		{"sum(a, b - c, all.d)", "summan av [a], ([b] − [c]), alla rader i [d]"},
		{"min(a, b) = max(a, b)", "(det minsta av [a], [b]) = (det största av [a], [b])"},
		{"mean(all.d)", "medelvärdet av alla rader i [d]"},
		{"round(a / b, 1)", "([a] / [b]) avrundat till 1 decimaler"},
		{"count(all.d)", "antalet rader i [d]"},
		{"count(all.d, 'ja')", "antalet rader där [d] är ”ja”"},
		{"if(a = 'ja' and b = 'ja', 'ja', 'nej')", "”ja” om [a] = ”ja” och [b] = ”ja”, annars ”nej”"},
		{"if(a.b = 'ja', 1, 0) + 2", "(1 om [a.b] = ”ja”, annars 0) + 2"},
	} {
		expr, problems := formula.Parse(test.formula, source(test.formula))
		if problems != nil {
			t.Fatal(problems)
		}
		var got strings.Builder
		for _, p := range expr.Words(&swedish) {
			switch p.Kind {
			case formula.Plain:
				got.WriteString(p.Text)
			case formula.Name:
				got.WriteString("[" + strings.TrimPrefix(key(p.Ref), "all.") + "]")
			case formula.Number:
				got.WriteString(p.Number.String())
			case formula.Code:
				got.WriteString("”" + p.Text + "”")
			}
		}
		if got.String() != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.formula, got.String(), test.want)
		}
	}
}

func TestAdds(t *testing.T) {
	for _, test := range []struct {
		formula string
		want    bool
	}{
		{"a + b - c", true},
		{"-(a - b)", true},
		{"sum(a, b)", true},
		{"a", false}, // the same figure in another place
		{"a + 1", false},
		{"2 * a - b", false},
		{"share(a, b)", false},
		{"a - abs(b)", false},
		{"sum(all.a)", false},
		{"a = b", false},
	} {
		expr, problems := formula.Parse(test.formula, source(test.formula))
		if problems != nil {
			t.Fatal(problems)
		}
		if got := expr.Adds(); got != test.want {
			t.Errorf("%s: %t, want %t", test.formula, got, test.want)
		}
	}
}
