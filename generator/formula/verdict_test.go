package formula_test

import (
	"strings"
	"testing"

	"bokslut/generator/formula"
	"bokslut/generator/report"
)

func TestVerdict(t *testing.T) {
	const (
		same, rounding, unproved, wrong = report.Same, report.Rounding, report.Unproved, report.Wrong
	)
	tests := []struct {
		check string
		cells cells
		want  report.Verdict
	}{
		{"a = b", cells{"a": "~600 tkr", "b": "~600 tkr"}, same},
		{"a = b", cells{"a": "~600 tkr", "b": "~601 tkr"}, wrong}, // the intervals only touch
		{"a = b", cells{"a": "~600 tkr", "b": "~0.6 mnkr"}, same},
		{"a = b", cells{"a": "~640 tkr", "b": "~0.6 mnkr"}, rounding},
		{"a = b", cells{"a": "~650 tkr", "b": "~0.6 mnkr"}, rounding}, // 649,5 to 650,5 and 550 to 650
		{"a = b", cells{"a": "~651 tkr", "b": "~0.6 mnkr"}, wrong},
		{"a = b", cells{"a": "600", "b": "601"}, wrong},
		{"a = b", cells{"a": "600.5", "b": "~601"}, rounding}, // an exact number at the very end
		{"a = b", cells{"a": "~601", "b": "600.5"}, rounding},
		{"a + b = c", cells{"a": "~1", "b": "~2", "c": "~4"}, rounding},
		{"a + b = c", cells{"a": "~1", "b": "~2", "c": "~5"}, wrong},
		{"a = 1000", cells{"a": "~1000 tkr"}, same},
		{"a = b", cells{"a": "uppgift saknas", "b": "1"}, unproved},
		{"a = b / c", cells{"a": "1", "b": "1", "c": "0"}, unproved},
		{"a = b / c", cells{"a": "~3", "b": "1", "c": "~0.4"}, rounding}, // 1/0,45 to 1/0,35
		{"a = b / c", cells{"a": "3", "b": "1", "c": "~1"}, wrong},
		{"a = b / (c - 1)", cells{"a": "~2", "b": "1", "c": "~2"}, rounding},
		{"a = b / (c - d)", cells{"a": "3", "b": "1", "c": "~2", "d": "~1"}, unproved}, // unbounded

		{"a < b", cells{"a": "~1", "b": "~2"}, same},
		{"a < b", cells{"a": "~2", "b": "~2"}, rounding},
		{"a < b", cells{"a": "~2", "b": "~1"}, wrong}, // 1,5 is not less than 1,5
		{"a <= b", cells{"a": "~2", "b": "~1"}, rounding},
		{"a > b", cells{"a": "~1", "b": "~2"}, wrong},
		{"a >= b", cells{"a": "~1", "b": "~2"}, rounding},
		{"a >= b", cells{"a": "~1", "b": "~3"}, wrong},
		{"a != b", cells{"a": "~1", "b": "~1"}, rounding},
		{"a != b", cells{"a": "1", "b": "1.0"}, wrong},

		{"a = 1 and b = 2", cells{"a": "1", "b": "2"}, same},
		{"a = 1 and b > 2", cells{"a": "1", "b": "~2"}, rounding},
		{"a > 1 and b = 2", cells{"a": "~1", "b": "2"}, rounding},
		{"a = 2 and b = 2", cells{"a": "1", "b": "uppgift saknas"}, wrong}, // the first decides
		{"a = 1 and b = 2", cells{"a": "1", "b": "uppgift saknas"}, unproved},
		{"b = 2 and a = 2", cells{"a": "1", "b": "uppgift saknas"}, unproved},
		{"a = 1 or b = 2", cells{"a": "1", "b": "uppgift saknas"}, same},
		{"a = 2 or b = 2", cells{"a": "1", "b": "2"}, same},
		{"a = 2 or b = 2", cells{"a": "1", "b": "3"}, wrong},
		{"b = 2 or a = 1", cells{"a": "1", "b": "uppgift saknas"}, unproved},
		{"not a = b", cells{"a": "1", "b": "1"}, wrong},
		{"not a < b", cells{"a": "~1", "b": "~2"}, rounding}, // a >= b can hold
		{"not (a < b and b < a)", cells{"a": "1", "b": "2"}, same},
		{"not (a < b or b < a)", cells{"a": "1", "b": "2"}, wrong},
		{"if(a = 1, b = 2, b = 3)", cells{"a": "1", "b": "2"}, same},
		{"if(a = 1, b = 2, b = 3)", cells{"a": "0", "b": "2"}, wrong},
		{"if(a = 1, b = 2, b = 3)", cells{"a": "uppgift saknas", "b": "2"}, unproved},

		// 1 / (a - b) is 1, and may be anything, as a - b lies from 0 to 2.
		{"1 / (a - b) = 2", cells{"a": "~2", "b": "~1"}, unproved},
		{"-(1 / (a - b)) = 2", cells{"a": "~2", "b": "~1"}, unproved},
		{"1 / (a - b) + 1 = 3", cells{"a": "~2", "b": "~1"}, unproved},
		{"1 / (a - b) / 2 = 3", cells{"a": "~2", "b": "~1"}, unproved},
		{"2 * (1 / (a - b)) = 3", cells{"a": "~2", "b": "~1"}, unproved},
		{"round(1 / (a - b), 0) = 2", cells{"a": "~2", "b": "~1"}, unproved},
		{"min(1 / (a - b), 5) = 2", cells{"a": "~2", "b": "~1"}, unproved},
		{"max(1 / (a - b), 0) = 2", cells{"a": "~2", "b": "~1"}, unproved},

		{"a = 'uppfyllt'", cells{"a": "'uppfyllt'"}, same},
		{"a != 'uppfyllt'", cells{"a": "'uppfyllt'"}, wrong},
		{"not a = 'nej'", cells{"a": "'uppfyllt'"}, same},
		{"a < b", cells{"a": "2022-12-31", "b": "2023-02-20"}, same},
		{"a >= b", cells{"a": "2022-12-31", "b": "2023-02-20"}, wrong},
	}
	for _, test := range tests {
		if got := test.cells.verdict(t, test.check); got != test.want {
			t.Errorf("%s with %v is %s, want %s", test.check, test.cells, got, test.want)
		}
	}
}

func TestJudge(t *testing.T) {
	bounded := func(low, high string) formula.Interval {
		return formula.Interval{Low: decimal(t, low), High: decimal(t, high), Bounded: true}
	}
	tests := []struct {
		published, computed string
		bounds              formula.Interval
		coarsest            string
		noted               bool
		want                report.Verdict
	}{
		{"5 tkr", "5.0 tkr", bounded("4", "6"), "1", false, report.Same},
		{"5 tkr", "5 tkr", formula.Interval{}, "1", false, report.Same},
		{"6 tkr", "5 tkr", bounded("4", "6"), "1", false, report.Rounding},
		{"6 tkr", "5 tkr", bounded("4", "5.5"), "1", false, report.Wrong}, // they only touch
		{"6 tkr", "5.5 tkr", bounded("5.5", "5.5"), "1", false, report.Rounding},
		{"6 tkr", "5.4 tkr", bounded("5.4", "5.4"), "1", false, report.Wrong},
		{"7 tkr", "5 tkr", bounded("0", "10"), "1", false, report.Rounding}, // two steps are not more than two
		{"8 tkr", "5 tkr", bounded("0", "10"), "1", false, report.RoundingWarned},
		{"8 tkr", "5 tkr", bounded("0", "10"), "10", false, report.Rounding},
		{"6 tkr", "5 tkr", formula.Interval{}, "1", false, report.Unproved},
		{"6 tkr", "uppgift saknas", formula.Interval{}, "1", true, report.Unproved},
		{"uppgift saknas", "5 tkr", bounded("5", "5"), "1", false, report.Withheld},
		{"uppgift saknas", "uppgift saknas", formula.Interval{}, "1", false, report.Withheld},
		{"600 tkr", "0.6 mnkr", bounded("0.6", "0.6"), "1", false, report.Same},
		{"601 tkr", "0.6 mnkr", bounded("0.5995", "0.6015"), "1", false, report.Rounding},
		{"'nej'", "'nej'", formula.Interval{}, "0", false, report.Same},
		{"'nej'", "'uppfyllt'", formula.Interval{}, "0", true, report.JudgedOtherwise},
		{"'nej'", "'uppfyllt'", formula.Interval{}, "0", false, report.Wrong},
		{"'nej'", "uppgift saknas", formula.Interval{}, "0", true, report.JudgedOtherwise},
		{"'nej'", "uppgift saknas", formula.Interval{}, "0", false, report.Wrong},
		{"2023-02-20", "2023-02-20", formula.Interval{}, "0", false, report.Same},
		{"2023-02-20", "2023-02-21", formula.Interval{}, "0", true, report.Wrong},
		{"2023-02-20", "uppgift saknas", formula.Interval{}, "0", false, report.Unproved},
	}
	for _, test := range tests {
		published, _ := cell(t, test.published)
		computed, _ := cell(t, test.computed)
		around := formula.Around(published.Number, report.Step(published.Number.Decimals()))
		figure := formula.Published{Value: published, Interval: around, Coarsest: decimal(t, test.coarsest), Noted: test.noted}
		if got := figure.Judge(computed, test.bounds); got != test.want {
			t.Errorf("%s published, %s in %s computed: %s, want %s", test.published, test.computed, showInterval(test.bounds), got, test.want)
		}
	}
}

func TestSides(t *testing.T) {
	for _, test := range []struct {
		check string
		cells cells
		want  string
	}{
		{"a + b = c", cells{"a": "~600 tkr", "b": "~1 mnkr", "c": "~1600 tkr"}, "1600 tkr = 1600 tkr"},
		{"a <= abs(b)", cells{"a": "0.6 mnkr", "b": "-700 tkr"}, "0.6 mnkr ≤ 0.700 mnkr"},
		{"a = 1 and not b > 2", cells{"a": "1", "b": "3"}, "1 = 1; 3 ≤ 2"},
		{"not (a = 1 or not a > b)", cells{"a": "2", "b": "3"}, "2 ≠ 1; 2 > 3"},
		{"not if(a = 1, b < 2, b > 2)", cells{"a": "1", "b": "3"}, "3 ≥ 2"},
		{"a = b", cells{"a": "uppgift saknas", "b": "1"}, "uppgift saknasi.u. = 1"},
		{"a = 'nej'", cells{"a": "'uppfyllt'"}, "'uppfyllt' = 'nej'"},
		{"if(a = 1, b < 2, b > 2)", cells{"a": "1", "b": "3"}, "3 < 2"},
	} {
		p, expr, problems := test.cells.program(t, test.check, formula.Type{Kind: report.TruthValue})
		if p == nil {
			t.Fatal(problems)
		}
		var got []string
		p.Sides(formula.Operands{Value: test.cells.values(t, expr)}, func(left report.Value, sign string, right report.Value) {
			left.Decimals, right.Decimals = -1, -1
			got = append(got, show(left)+" "+sign+" "+show(right))
		})
		if got := strings.Join(got, "; "); got != test.want {
			t.Errorf("%s: got %s, want %s", test.check, got, test.want)
		}
	}
}
