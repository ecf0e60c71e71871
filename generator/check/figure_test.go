package check_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"bokslut/generator/check"
	"bokslut/generator/diag"
	"bokslut/generator/diag/diagtest"
)

// TestFormulas holds and fails what the last section of formulas.md says.
func TestFormulas(t *testing.T) {
	for _, tt := range []struct {
		written string
		want    string // code of the diagnostic
	}{
		{"75 796", ""},
		{"75,8 miljoner kronor", ""},
		{"knappt 76 mnkr", ""},
		{"drygt 75 mnkr", ""},
		{"ca 76 000 tkr", ""},
		{"76 000 tkr", "figure-differs"},
		{"drygt 76 mnkr", "figure-differs"},
		{"75 796 000 kr", "figure-finer"},
		{"75,8 procent", "figure-unit"},
	} {
		expectCode(t, "sv", "["+tt.written+"](/data/drift.csv#intakter.bokslut_2022)", tt.want)
	}
}

// TestHolds holds written figures against cells. Each line of formulas.md's rules for
// figures in prose has one that it lets pass and one that it does not.
func TestHolds(t *testing.T) {
	const (
		intakter   = "/data/drift.csv#intakter.bokslut_2022"  // 75 796 tkr, rounded
		kostnader  = "/data/drift.csv#kostnader.bokslut_2022" // −79 542 tkr, rounded
		share      = "/data/drift.csv#andel"                  // 95,2905… procent, shown as 95,3
		kvinnor    = "/data/andelar.csv#kvinnor.ar_2022"      // 13,3 procent, rounded
		skillnad   = "/data/andelar.csv#kvinnor.differens"    // −6,7 procentenheter
		man        = "/data/andelar.csv#man.ar_2022"          // 0,04 procent, rounded
		luncher    = "/data/antal.csv#luncher.varde"          // 1 004 000 måltider, exact
		avvikelser = "/data/antal.csv#avvikelser.varde"       // 441 avvikelser, exact
		avgift     = "/data/antal.csv#avgift.varde"           // 455 tkr, exact
		dubbelt    = "/data/summa.csv#tva.antal"              // 882, published, though a formula reaches it
		index      = "/data/antal.csv#index.varde"            // 2,99, no unit
	)
	for _, tt := range []struct {
		lang, written, to string
		want              string // code of the diagnostic
	}{
		// digits
		{"sv", "75796", intakter, ""},
		{"sv", "75\u00a0796 tkr", intakter, ""},
		{"sv", "75\u202f796 tkr", intakter, ""},
		{"sv", "75&nbsp;796\ntkr", intakter, ""},
		{"sv", "75\n796 tkr", intakter, ""},
		{"sv", "**75 796** tkr", intakter, ""},
		{"sv", "7 5796 tkr", intakter, "figure-unread"},
		{"sv", "75 7960 tkr", intakter, "figure-unread"},
		{"sv", "75.796 tkr", intakter, "figure-unread"},
		{"sv", "75,796 mnkr", intakter, ""},
		{"en", "75,796 tkr", intakter, ""},
		{"en", "75 796 tkr", intakter, ""},
		{"en", "75.8 million kronor", intakter, ""},
		{"en", "75,8 million kronor", intakter, "figure-unread"},
		{"sv", "123 456 789 012 345 678 901 kr", intakter, "figure-unread"},

		// number words
		{"sv", "tre", index, ""},
		{"sv", "Tre", index, ""},
		{"sv", "två", index, "figure-differs"},
		{"sv", "tretton", kvinnor, "figure-unread"},
		{"en", "three", index, ""},

		// one number and nothing else
		{"sv", "75 796 tkr för året", intakter, "figure-unread"},
		{"sv", "75 796 till 80 000", intakter, "figure-unread"},
		{"sv", "intäkterna", intakter, "figure-unread"},
		{"sv", "–75 796 tkr", kostnader, "figure-unread"}, // a dash is no sign

		// something that no one sees
		{"sv", "\u00ad", intakter, "figure-unread"}, // a soft hyphen
		{"sv", "**\u00ad** ", intakter, "figure-unread"},
		{"sv", " ", intakter, "figure-unread"},
		{"sv", "\u200b", intakter, "figure-unread"},
		{"sv", "75\u00ad796 tkr", intakter, ""},

		// rounding
		{"sv", "76 mnkr", intakter, ""},
		{"sv", "75 mnkr", intakter, "figure-differs"},
		{"sv", "0,1 mdkr", intakter, ""},
		{"sv", "75,80 mnkr", intakter, ""},
		{"sv", "75,79 mnkr", intakter, "figure-differs"},
		{"sv", "75 796,0 tkr", intakter, "figure-finer"},
		{"sv", "13,30 procent", kvinnor, "figure-finer"},
		{"sv", "13 procent", kvinnor, ""},
		{"sv", "95,3 procent", share, ""},
		{"sv", "95,29 procent", share, "figure-differs"}, // the table shows 95,3
		{"sv", "455 000 kr", avgift, ""},                 // exact
		{"sv", "2,990", index, ""},
		{"sv", "441,0", avvikelser, ""},
		{"sv", "882,0", dubbelt, "figure-finer"},

		// units
		{"sv", "75 796 tusen kronor", intakter, ""},
		{"sv", "75,8 mkr", intakter, ""},
		{"sv", "75,8 miljoner", intakter, ""},
		{"sv", "75,8 MILJONER KRONOR", intakter, ""},
		{"sv", "0,08 miljarder kronor", intakter, ""},
		{"sv", "75 796 kr", intakter, "figure-differs"},
		{"sv", "75,8 miljoner procent", intakter, "figure-unread"},
		{"sv", "13,3 %", kvinnor, ""},
		{"sv", "13,3%", kvinnor, ""},
		{"sv", "13,3 procentenheter", kvinnor, "figure-unit"},
		{"sv", "6,7 procentenheter", skillnad, ""},
		{"sv", "6,7 procent", skillnad, "figure-unit"},
		{"en", "6.7 percentage points", skillnad, ""},
		{"en", "13.3 per cent", kvinnor, ""},
		{"sv", "441 avvikelser", avvikelser, ""},
		{"sv", "441 klagomål", avvikelser, "figure-unread"},
		{"sv", "441 kr", avvikelser, "figure-unit"},
		{"sv", "2,99 procent", index, "figure-unit"},
		{"sv", "1 miljon måltider", luncher, ""},
		{"sv", "1,0 miljoner", luncher, ""},
		{"sv", "1 004 tusen måltider", luncher, ""},
		{"sv", "2 miljoner måltider", luncher, "figure-differs"},
		{"sv", "1 miljon kronor", luncher, "figure-unit"},

		// about: w is 76 mnkr, p is 1 mnkr
		{"sv", "ca 76 mnkr", intakter, ""},
		{"sv", "Cirka 76 mnkr", intakter, ""},
		{"sv", "omkring 77 mnkr", intakter, "figure-differs"},
		{"sv", "ungefär 80 mnkr", intakter, "figure-differs"}, // p is 8 mnkr, a tenth: at most 4 off, and it is 4,204
		{"sv", "ungefär 70 mnkr", intakter, "figure-differs"}, // p is 7 mnkr: at most 3,5 off
		{"sv", "drygt 70 mnkr", intakter, ""},
		{"sv", "drygt 75,8 mnkr", intakter, "figure-differs"},
		{"sv", "närmare 76 mnkr", intakter, ""},
		{"sv", "nästan 80 mnkr", intakter, ""},
		{"sv", "nästan 77 mnkr", intakter, "figure-differs"},
		{"sv", "över 50 mnkr", intakter, ""},
		{"sv", "mer än 75 mnkr", intakter, ""},
		{"sv", "minst 75 796 tkr", intakter, ""},
		{"sv", "mer än 76 mnkr", intakter, "figure-differs"},
		{"sv", "under 100 mnkr", intakter, ""},
		{"sv", "mindre än 75 mnkr", intakter, "figure-differs"},
		{"sv", "högst 75 796 tkr", intakter, ""},
		{"sv", "över 1 miljon måltider", luncher, ""},
		{"sv", "över en miljon måltider", luncher, ""},
		{"sv", "ca noll", man, ""},
		{"sv", "ca 460 tkr", avgift, ""}, // p is 10 tkr, and half of it is just enough
		{"sv", "ca 461 tkr", avgift, "figure-differs"},
		{"sv", "drygt 455 tkr", avgift, ""},
		{"sv", "drygt 454 tkr", avgift, "figure-differs"}, // p is 1 tkr, and all of it too much
		{"sv", "knappt 455 tkr", avgift, ""},
		{"sv", "knappt 456 tkr", avgift, "figure-differs"},
		{"en", "just over 75 million kronor", intakter, ""},
		{"en", "over 75 million kronor", intakter, ""},
		{"en", "just under 75 million kronor", intakter, "figure-differs"},
		{"en", "at least 75 million kronor", intakter, ""},

		// signs
		{"sv", "79 542 tkr", kostnader, ""},
		{"sv", "-79 542 tkr", kostnader, ""},
		{"sv", "−79,5 mnkr", kostnader, ""},
		{"sv", "+79 542 tkr", kostnader, "figure-sign"},
		{"sv", "+75 796 tkr", intakter, ""},
		{"sv", "−75 796 tkr", intakter, "figure-sign"},
		{"sv", "−0,0 procent", man, "figure-sign"},
		{"sv", "0,0 procent", man, ""},
		{"sv", "knappt 80 mnkr", kostnader, ""},
	} {
		expectCode(t, tt.lang, "["+tt.written+"]("+tt.to+")", tt.want)
	}
}

// expectCode checks a text in which at most one figure is wrong.
func expectCode(t *testing.T, lang, text, want string) {
	t.Helper()
	var got []string
	for _, d := range check.Run(readPage(t, lang, text)).Problems {
		diagtest.Swedish(t, diag.List{d})
		got = append(got, d.Code)
	}
	if strings.Join(got, " ") != want {
		t.Errorf("%s: got %q, want %q", text, got, want)
	}
}

// TestBesideBrackets judges a figure with the digits and the sign that the reader sees beside it.
func TestBesideBrackets(t *testing.T) {
	const intakter, kostnader, share = "(/data/drift.csv#intakter.bokslut_2022)", "(/data/drift.csv#kostnader.bokslut_2022)", "(/data/drift.csv#andel)"
	for _, tt := range []struct{ text, want string }{
		{"1[75 796 tkr]" + intakter, "figure-beside"},
		{"Totalt 1[75 796 tkr]" + intakter, "figure-beside"},
		{"Totalt **1**[75 796 tkr]" + intakter, "figure-beside"},
		{"0,[95 procent]" + share, "figure-beside"},
		{"1[]" + intakter, "figure-beside"},
		{"[75 796]" + intakter + "0", "figure-beside"},
		{"[75 796]" + intakter + ",5 tkr", "figure-beside"},
		{"[75 796]" + intakter + " 000 tkr", "figure-beside"},
		{"[75 796]" + intakter + "\u00a0000", "figure-beside"},
		{"[95]" + share + "[95 procent]" + share, "figure-beside figure-beside"},
		{"[75 796]" + intakter + " 2022", ""},
		{"[75 796 tkr]" + intakter + " 100 av dem", ""},
		{"2022 [75 796 tkr]" + intakter, ""},
		{"2022: [75 796 tkr]" + intakter + ".", ""},
		{"[75 796]" + intakter + ", 5 av 6", ""},
		{"[75 796 tkr]" + intakter + "[^1]\n\n[^1]: Text.", ""},
		{"från a–[95 procent]" + share, ""},

		{"−[75 796 tkr]" + intakter, "figure-sign"},
		{"Totalt (-[75 796 tkr]" + intakter + ")", "figure-sign"},
		{"Totalt –[75 796 tkr]" + intakter, "figure-sign"}, // a dash is read as one
		{"Totalt –[79 542 tkr]" + kostnader, ""},
		{"Totalt – [75 796 tkr]" + intakter, ""},
		{"Totalt +[79 542 tkr]" + kostnader, "figure-sign"},
		{"Totalt −[79 542 tkr]" + kostnader, ""},
		{"Totalt −[−79 542 tkr]" + kostnader, "figure-unread"},
		{"Totalt - [75 796 tkr]" + intakter, ""},
		{"netto-[75 796 tkr]" + intakter, ""},
		{"[95]" + share + "-[95 procent]" + share, ""},
	} {
		expectCode(t, "sv", tt.text, tt.want)
	}
}

// TestUnitAfterBrackets judges a figure by the unit that the reader sees behind it.
func TestUnitAfterBrackets(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"[75 796](/data/drift.csv#intakter.bokslut_2022) tkr", ""},
		{"[75,8](/data/drift.csv#intakter.bokslut_2022) miljoner kronor", ""},
		{"[75 796](/data/drift.csv#intakter.bokslut_2022)\nkr", "figure-differs"},
		{"[75 796](/data/drift.csv#intakter.bokslut_2022)  kr, förra året", ""}, // no one writes two spaces before a unit
		{"[75 796](/data/drift.csv#intakter.bokslut_2022), kr", ""},
		{"[75 796](/data/drift.csv#intakter.bokslut_2022) kristallkronor", ""},
		{"[6,7](/data/andelar.csv#kvinnor.differens) procent", "figure-unit"},
		{"[6,7](/data/andelar.csv#kvinnor.differens)%", "figure-unit"},
		{"[6,7](/data/andelar.csv#kvinnor.differens) %-enheter", ""},
		{"[13,3](/data/andelar.csv#kvinnor.ar_2022) %-enheter", "figure-unit"},
		{"[13,3](/data/andelar.csv#kvinnor.ar_2022) promille", "figure-unit"},
		{"[13,3](/data/andelar.csv#kvinnor.ar_2022) per tusen", "figure-unit"},
		{"[2,99](/data/antal.csv#index.varde) per tusen", ""},
		{"[13,3](/data/andelar.csv#kvinnor.ar_2022) tusen", "figure-differs"},
		{"[13,3 procent](/data/andelar.csv#kvinnor.ar_2022)enheter", "figure-unit"},
		{"[13,3 %](/data/andelar.csv#kvinnor.ar_2022)-enheter", "figure-unit"},
		{"[1,0 miljoner](/data/antal.csv#luncher.varde) kronor", "figure-unit"},
		{"[75 796](/data/drift.csv#intakter.bokslut_2022) SEK", "figure-differs"},
		{"[75 796](/data/drift.csv#intakter.bokslut_2022) euro", "figure-unit"},
		{"[75,8](/data/drift.csv#intakter.bokslut_2022) miljoner euro", "figure-unit"},
		{"[75,8 miljoner](/data/drift.csv#intakter.bokslut_2022) euro", "figure-unit"},
		{"SEK [75 796](/data/drift.csv#intakter.bokslut_2022)", "figure-differs"},
		{"(SEK [75 796](/data/drift.csv#intakter.bokslut_2022))", "figure-differs"},
		{"Totalt €[75 796](/data/drift.csv#intakter.bokslut_2022)", "figure-unit"},
		{"MSEK [75,8](/data/drift.csv#intakter.bokslut_2022)", ""},
		{"[13,3](/data/andelar.csv#kvinnor.ar_2022) SEK [75 796](/data/drift.csv#intakter.bokslut_2022)", "figure-unit"}, // the former's
		{"12 SEK [75 796](/data/drift.csv#intakter.bokslut_2022)", "figure-loose"},                                       // likewise
		{"[1 204](/data/matt.csv#el.varde) kWh", "figure-unit"},
		{"[5 200](/data/matt.csv#yta.varde) hektar", "figure-unit"},
		{"[37](/data/matt.csv#ledighet.varde) timmar", "figure-unit"},
		{"[441 avvikelser](/data/antal.csv#avvikelser.varde) procent", ""},    // not when it has one
		{"[441\u00a0avvik\u00adelser](/data/antal.csv#avvikelser.varde)", ""}, // as word processors write it
		{"[441 avvikelser](/data/antal.yaml)", ""},                            // what the link was meant to be is not known
		{"från [20](/data/andelar.csv#kvinnor.ar_2021) till [13 procent](/data/andelar.csv#kvinnor.ar_2022)", ""},
	} {
		expectCode(t, "sv", tt.text, tt.want)
	}
}

// TestUnitInHeading judges a figure in a table by the unit in the heading of its column.
func TestUnitInHeading(t *testing.T) {
	for _, tt := range []struct{ heading, figure, want string }{
		{"mnkr", "[75 796](/data/drift.csv#intakter.bokslut_2022)", "figure-differs"},
		{"mnkr", "[75,8](/data/drift.csv#intakter.bokslut_2022)", ""},
		{"mnkr", "[75 796 tkr](/data/drift.csv#intakter.bokslut_2022)", ""},
		{"mnkr", "[75 796](/data/drift.csv#intakter.bokslut_2022) tkr", ""},
		{"tkr", "[75 796](/data/drift.csv#intakter.bokslut_2022)", ""},
		{"Bokslut 2022, mnkr", "[75 796](/data/drift.csv#intakter.bokslut_2022)", "figure-differs"},
		{"**Bokslut** (mnkr)", "[75 796](/data/drift.csv#intakter.bokslut_2022)", "figure-differs"},
		{"Belopp i miljoner kronor", "[75 796](/data/drift.csv#intakter.bokslut_2022)", "figure-differs"},
		{"Andel (procent)", "[6,7](/data/andelar.csv#kvinnor.differens)", "figure-unit"},
		{"El (kWh)", "[1 204](/data/matt.csv#el.varde)", "figure-unit"},
		{"Kostnad per krona", "[2,99](/data/antal.csv#index.varde)", ""},
		{"2022", "[75 796](/data/drift.csv#intakter.bokslut_2022)", ""},
		{"", "[75 796](/data/drift.csv#intakter.bokslut_2022)", ""},
	} {
		expectCode(t, "sv", "| Post | "+tt.heading+" |\n|---|---|\n| Rad | "+tt.figure+" |", tt.want)
	}
}

// TestAboutBeforeBrackets judges a figure with the word before it that says on which side of it the cell is.
func TestAboutBeforeBrackets(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"drygt [76 mnkr](/data/drift.csv#intakter.bokslut_2022)", "figure-differs"},
		{"Mer än [76 mnkr](/data/drift.csv#intakter.bokslut_2022)", "figure-differs"},
		{"över [76 mnkr](/data/drift.csv#intakter.bokslut_2022)", "figure-differs"},
		{"knappt [76 mnkr](/data/drift.csv#intakter.bokslut_2022)", ""},
		{"knappt [75 796 tkr](/data/drift.csv#intakter.bokslut_2022)", ""},
		{"drygt [79,5 mnkr](/data/drift.csv#kostnader.bokslut_2022)", ""}, // as large as it is
		{"högst [79,5 mnkr](/data/drift.csv#kostnader.bokslut_2022)", "figure-differs"},
		{"högst [−79,5 mnkr](/data/drift.csv#kostnader.bokslut_2022)", ""}, // larger or less can both be meant
		{"under [13 procent](/data/andelar.csv#kvinnor.ar_2022)", "figure-differs"},
		{"under [3](/data/antal.csv#index.varde) månader", ""},
		{"över [3](/data/antal.csv#index.varde) månader", ""},                         // during
		{"mer än [50 mnkr](/data/drift.csv#intakter.bokslut_2022)", "figure-differs"}, // it must be right by itself
	} {
		expectCode(t, "sv", tt.text, tt.want)
	}
}

// TestDiagnostics has the whole of each diagnostic, with its hint. The text begins at 5:1.
func TestDiagnostics(t *testing.T) {
	for _, tt := range []struct {
		lang, text string
		want       string
	}{
		// what is written, what the cell holds, how it would be written rightly
		{"sv", "Vi fick [75 996 tkr](/data/drift.csv#intakter.bokslut_2022).",
			"5:10: error: the text says 75 996 tkr, but drift#intakter.bokslut_2022 is 75 796 tkr [figure-differs]\n" +
				"  write 75 796 tkr, or mend the figure in the table\n"},
		{"sv", "[75,9 miljoner kronor](/data/drift.csv#intakter.bokslut_2022)",
			"5:2: error: the text says 75,9 miljoner kronor, but drift#intakter.bokslut_2022 is 75 796 tkr [figure-differs]\n" +
				"  write 75,8 miljoner kronor, or mend the figure in the table\n"},
		{"sv", "[drygt 76 mnkr](/data/drift.csv#intakter.bokslut_2022)",
			"5:2: error: the text says drygt 76 mnkr, but drift#intakter.bokslut_2022 is 75 796 tkr [figure-differs]\n" +
				"  write 76 mnkr, or mend the figure in the table\n"},
		{"sv", "[7 miljarder](/data/drift.csv#intakter.bokslut_2022)", // 75 796 tkr is 0 miljarder
			"5:2: error: the text says 7 miljarder, but drift#intakter.bokslut_2022 is 75 796 tkr [figure-differs]\n" +
				"  write 75 796 tkr, or mend the figure in the table\n"},
		{"sv", "[75,8 miljarder kronor](/data/drift.csv#intakter.bokslut_2022)", // 0,1 miljarder is too far off to say
			"5:2: error: the text says 75,8 miljarder kronor, but drift#intakter.bokslut_2022 is 75 796 tkr [figure-differs]\n" +
				"  write 75 796 tkr, or mend the figure in the table\n"},
		{"sv", "[1,004 måltider](/data/antal.csv#luncher.varde)", // finer than an exact cell is shown
			"5:2: error: the text says 1,004 måltider, but antal#luncher.varde is 1 004 000 måltider [figure-differs]\n" +
				"  write 1 004 000 måltider, or mend the figure in the table\n"},
		{"sv", "[−80 000 tkr](/data/drift.csv#kostnader.bokslut_2022)",
			"5:2: error: the text says −80 000 tkr, but drift#kostnader.bokslut_2022 is −79 542 tkr [figure-differs]\n" +
				"  write −79 542 tkr, or mend the figure in the table\n"},
		{"en", "[75.9 million kronor](/data/drift.csv#intakter.bokslut_2022)",
			"5:2: error: the text says 75.9 million kronor, but drift#intakter.bokslut_2022 is 75,796 tkr [figure-differs]\n" +
				"  write 75.8 million kronor, or mend the figure in the table\n"},
		{"sv", "[2 miljoner måltider](/data/antal.csv#luncher.varde)",
			"5:2: error: the text says 2 miljoner måltider, but antal#luncher.varde is 1 004 000 måltider [figure-differs]\n" +
				"  write 1 miljon måltider, or mend the figure in the table\n"},
		{"sv", "[Tre](/data/antal.csv#motioner.varde) motioner",
			"5:2: error: the text says Tre, but antal#motioner.varde is 2 motioner [figure-differs]\n" +
				"  write två, or mend the figure in the table\n"},
		{"sv", "De [tre motioner](/data/antal.csv#motioner.varde) som kom in",
			"5:5: error: the text says tre motioner, but antal#motioner.varde is 2 motioner [figure-differs]\n" +
				"  write 2 motioner, or mend the figure in the table\n"},
		{"sv", "De [tre](/data/antal.csv#enkater.varde) fick svar",
			"5:5: error: the text says tre, but antal#enkater.varde is 1 enkäter [figure-differs]\n" +
				"  write en/ett, or mend the figure in the table\n"},
		{"sv", "De [tre](/data/antal.csv#avvikelser.varde) fick svar",
			"5:5: error: the text says tre, but antal#avvikelser.varde is 441 avvikelser [figure-differs]\n" +
				"  write 441 avvikelser, or mend the figure in the table\n"},
		{"sv", "[75 796 000 kr](/data/drift.csv#intakter.bokslut_2022)",
			"5:2: error: the text says 75 796 000 kr, which is finer than the cell: drift#intakter.bokslut_2022 is rounded to 75 796 tkr [figure-finer]\n" +
				"  write 75 796 tkr\n"},
		{"sv", "[75 796 kr](/data/drift.csv#intakter.bokslut_2022)", // finer, and another figure
			"5:2: error: the text says 75 796 kr, but drift#intakter.bokslut_2022 is 75 796 tkr [figure-differs]\n" +
				"  write 75 796 tkr, or mend the figure in the table\n"},
		{"sv", "[75 796 tkr mer](/data/drift.csv#intakter.bokslut_2022)",
			"5:2: error: \"75 796 tkr mer\" is not one figure with its unit [figure-unread]\n" +
				"  between the brackets stands one number and its unit, nothing else: 75 796 tkr\n"},

		// units
		{"sv", "[75,8 procent](/data/drift.csv#intakter.bokslut_2022)",
			"5:2: error: the text says 75,8 procent, but drift#intakter.bokslut_2022 is counted in tkr [figure-unit]\n" +
				"  write 75 796 tkr\n"},
		{"sv", "Den sjönk med [6,7](/data/andelar.csv#kvinnor.differens) procent.",
			"5:16: error: the text says 6,7 procent, but andelar#kvinnor.differens is counted in procentenheter [figure-unit]\n" +
				"  the difference between two shares is in procentenheter: write 6,7 procentenheter\n"},
		{"en", "[6.7 percent](/data/andelar.csv#kvinnor.differens)",
			"5:2: error: the text says 6.7 percent, but andelar#kvinnor.differens is counted in percentage points [figure-unit]\n" +
				"  the difference between two shares is in percentage points: write 6.7 percentage points\n"},
		{"sv", "[2,99 %](/data/antal.csv#index.varde)",
			"5:2: error: the text says 2,99 %, but antal#index.varde is counted without a unit [figure-unit]\n" +
				"  write 2,99; or say in data/antal.yaml which unit its field or row has\n"},
		{"sv", "Se [intäkterna](/data/drift.csv#intakter.bokslut_2022).",
			"5:5: error: \"intäkterna\" is not one figure with its unit [figure-unread]\n" +
				"  between the brackets stands the figure, here 75 796 tkr; words lead to the table as a whole: [intäkterna](/data/drift.csv)\n"},

		// signs
		{"sv", "[+79 542 tkr](/data/drift.csv#kostnader.bokslut_2022)",
			"5:2: error: the text says +79 542 tkr, but drift#kostnader.bokslut_2022 is −79 542 tkr [figure-sign]\n" +
				"  mend the sign, or leave it out where words say it\n"},
		{"sv", "Ett överskott på [3 746 tkr](/data/drift.csv#resultat.bokslut_2022).",
			"5:19: warning: the text says \"överskott\" of 3 746 tkr, but drift#resultat.bokslut_2022 is −3 746 tkr [figure-sign-word]\n" +
				"  mend the word or the figure\n"},
		{"sv", "Resultatet blev [3 746 tkr](/data/drift.csv#resultat.bokslut_2022).",
			"5:18: warning: drift#resultat.bokslut_2022 is a total below zero, −3 746 tkr, but the text does not say so [figure-unsigned]\n" +
				"  write the sign, or a word such as underskott before the figure\n"},

		// cells without a number
		{"sv", "Målet är [uppfyllt](/data/antal.csv#avvikelser.bedomning).",
			"5:11: error: the text says \"uppfyllt\", but antal#avvikelser.bedomning is \"Ej uppfyllt\" [figure-differs]\n" +
				"  write Ej uppfyllt, or nothing between the brackets\n"},
		{"sv", "Den [26 oktober 2021](/data/antal.csv#luncher.datum).",
			"5:6: error: the text says \"26 oktober 2021\", but antal#luncher.datum is \"27 oktober 2021\" [figure-differs]\n" +
				"  write 27 oktober 2021, or nothing between the brackets\n"},
		{"sv", "Bland män [13 procent](/data/andelar.csv#man.ar_2021).",
			"5:12: error: the text says \"13 procent\", but andelar#man.ar_2021 holds no figure: uppgift saknas [figure-missing]\n" +
				"  write uppgift saknas, or say without a link that the figure is missing\n"},
		{"sv", "Bland män [13](/data/andelar.csv#man.differens).", // computed from it
			"5:12: error: the text says \"13\", but andelar#man.differens holds no figure: uppgift saknas [figure-missing]\n" +
				"  write uppgift saknas, or say without a link that the figure is missing\n"},
		{"sv", "Den är [5 procent](/data/andelar.csv#omojlig).",
			"5:9: error: the text says \"5 procent\", but andelar#omojlig cannot be computed [figure-missing]\n" +
				"  say without a link that the figure is missing, and why\n"},

		// loose figures
		{"sv", "Vi fick 75,8 miljoner kronor.",
			"5:9: warning: the figure \"75,8 miljoner kronor\" is bound to no cell [figure-loose]\n" +
				"  it could be [75,8 miljoner kronor](/data/drift.csv#intakter.bokslut_2022)\n"},
		{"sv", "Från 75,8 till 79,5 miljoner kronor.", // a link by itself says its unit itself
			"5:6: warning: the figure \"75,8\" is bound to no cell [figure-loose]\n" +
				"  it could be [75,8 miljoner kronor](/data/drift.csv#intakter.bokslut_2022)\n" +
				"5:16: warning: the figure \"79,5 miljoner kronor\" is bound to no cell [figure-loose]\n" +
				"  it could be [79,5 miljoner kronor](/data/drift.csv#kostnader.bokslut_2022)\n"},
		{"sv", "Vi fick 17 mnkr.",
			"5:9: warning: the figure \"17 mnkr\" is bound to no cell [figure-loose]\n" +
				"  no cell holds it: compute it under figures: in a sidecar, put it into a table of facts, or list it under unbound: at the top of the file, with a reason\n"},
		{"sv", "Vi fick 2,99 procent.\n\n![](/data/antal.csv)", // 2,99 stands there for an index
			"5:9: warning: the figure \"2,99 procent\" is bound to no cell [figure-loose]\n" +
				"  #index.varde is that number without a unit: if it is the figure, write unit: procent in the table's sidecar; if not, compute the figure under figures: in a sidecar, or list it under unbound: at the top of the file, with a reason\n"},
		{"sv", "Vi fick 2,99 miljoner kronor.\n\n![](/data/antal.csv)",
			"5:9: warning: the figure \"2,99 miljoner kronor\" is bound to no cell [figure-loose]\n" +
				"  #index.varde is that number without a unit: if it is the figure, write unit: mnkr in the table's sidecar; if not, compute the figure under figures: in a sidecar, or list it under unbound: at the top of the file, with a reason\n"},
		{"sv", "Vi fick 17.5 procent.",
			"5:9: warning: the figure \"17.5 procent\" is bound to no cell [figure-loose]\n" +
				"  write \",\" as decimal mark, and spaces between groups of three digits\n"},
		{"sv", "![Intäkterna blev 75 796 tkr](/data/drift.csv)",
			"5:19: warning: the figure \"75 796 tkr\" is bound to no cell [figure-loose]\n" +
				"  it could be [75 796 tkr](#intakter.bokslut_2022)\n"},
		{"sv", "![Intäkterna blev [75 996 tkr](#intakter.bokslut_2022)](/data/drift.csv)",
			"5:20: error: the text says 75 996 tkr, but drift#intakter.bokslut_2022 is 75 796 tkr [figure-differs]\n" +
				"  write 75 796 tkr, or mend the figure in the table\n"},
		{"sv", "[De 75 796 tkr](https://example.org/)",
			"5:5: warning: the figure \"75 796 tkr\" is bound to no cell [figure-loose]\n" +
				"  no link can stand here: say it in the text beside, bound to its cell, or list it under unbound: at the top of the file, with a reason\n"},
	} {
		if diff := cmp.Diff(tt.want, run(t, tt.lang, tt.text)); diff != "" {
			t.Errorf("%s: - want + got:\n%s", tt.text, diff)
		}
	}
}

// run checks a page with that text and returns the diagnostics, without the file's name.
func run(t *testing.T, lang, text string) string {
	t.Helper()
	return strings.ReplaceAll(list(check.Run(readPage(t, lang, text)).Problems), "content/index.md:", "")
}

// TestFiguresEverywhere finds a wrong and a loose figure in each construct that holds text.
func TestFiguresEverywhere(t *testing.T) {
	const wrong = "[1 tkr](/data/drift.csv#intakter.bokslut_2022)" // 46 characters
	for _, tt := range []struct {
		text string
		want string // places of the wrong figure and of the loose one
	}{
		{"Text " + wrong + " och *5 tkr*", "5:7 5:58"},
		{"## Rubrik " + wrong + " 5 tkr", "5:12 5:58"},
		{"- punkt\n  1. " + wrong + " 5 tkr", "6:7 6:53"},
		{"> " + wrong + "\n> 5 tkr", "5:4 6:3"},
		{"| a | b |\n|---|---|\n| " + wrong + " | 5 tkr |", "7:4 7:52"},
		{"Ord\n: " + wrong + " 5 tkr", "6:4 6:50"},
		{wrong + " 5 tkr\n: ord", "5:2 5:48"},
		{"Ord.[^a]\n\n[^a]: " + wrong + " 5 tkr", "7:8 7:54"},
		{"**" + wrong + "** 5 tkr", "5:4 5:52"},
		{"![Bild *" + wrong + "* 5 tkr](/data/drift.csv)", "5:10 5:57"},
	} {
		var got []string
		for _, d := range check.Run(readPage(t, "sv", tt.text)).Problems {
			got = append(got, fmt.Sprintf("%d:%d", d.Pos.Line, d.Pos.Column))
		}
		if got := strings.Join(got, " "); got != tt.want {
			t.Errorf("problems at %s, want %s, in\n%s", got, tt.want, tt.text)
		}
	}
}

// TestAccepted has texts that nothing is wrong with.
func TestAccepted(t *testing.T) {
	for _, text := range []string{
		"[](/data/drift.csv#resultat.bokslut_2022)", // written by the build, with its sign
		"[](/data/andelar.csv#man.ar_2021)",
		"[](/data/antal.csv#luncher.bedomning)",
		"Mål: [uppfyllt](/data/antal.csv#luncher.bedomning)",
		"[EJ UPPFYLLT](/data/antal.csv#avvikelser.bedomning)",
		"Den [27 oktober 2021](/data/antal.csv#luncher.datum)",
		"Den [2022-01-05](/data/antal.csv#index.datum), alltså [5 januari 2022](/data/antal.csv#index.datum)",
		"Män: [uppgift saknas](/data/andelar.csv#man.ar_2021)",
		"![Intäkterna blev [75 796 tkr](#intakter.bokslut_2022), [95,3 procent](#andel) av kostnaderna](/data/drift.csv)",
	} {
		expectCode(t, "sv", text, "")
	}
}

// TestSignWords has the five words before a figure.
func TestSignWords(t *testing.T) {
	for _, tt := range []struct{ lang, text, want string }{
		{"sv", "ett positivt resultat om [75 796 tkr](/data/drift.csv#intakter.bokslut_2022)", ""},
		{"sv", "ett negativt resultat om [75 796 tkr](/data/drift.csv#intakter.bokslut_2022)", "figure-sign-word"},
		{"sv", "ett (negativt) resultat om [75 796 tkr](/data/drift.csv#intakter.bokslut_2022)", "figure-sign-word"},
		{"sv", "Underskottet var [75 796 tkr](/data/drift.csv#intakter.bokslut_2022)", "figure-sign-word"},
		{"sv", "förlustaffären kostade [75 796 tkr](/data/drift.csv#intakter.bokslut_2022)", "figure-sign-word"},
		{"sv", "negativt är i år alltså\n[75 796 tkr](/data/drift.csv#intakter.bokslut_2022)", "figure-sign-word"}, // the fifth
		{"sv", "negativt är i år det alltså [75 796 tkr](/data/drift.csv#intakter.bokslut_2022)", ""},              // the sixth
		{"sv", "negativt var det, [75 796 tkr](/data/drift.csv#intakter.bokslut_2022)", ""},
		{"sv", "Det var negativt. Det blev [75 796 tkr](/data/drift.csv#intakter.bokslut_2022)", ""},
		{"sv", "vände underskott till överskott om [75 796 tkr](/data/drift.csv#intakter.bokslut_2022)", ""}, // the nearer one
		{"sv", "minskade med [75 796 tkr](/data/drift.csv#intakter.bokslut_2022)", ""},
		{"sv", "underskott, [79 542](/data/drift.csv#kostnader.bokslut_2022) mot [75 796 tkr](/data/drift.csv#intakter.bokslut_2022)", ""},
		{"sv", "underskott [79 542](/data/drift.csv#kostnader.bokslut_2022) mot [75 796 tkr](/data/drift.csv#intakter.bokslut_2022)", ""}, // another figure between
		{"sv", "ett *negativt* resultat om [75 796 tkr](/data/drift.csv#intakter.bokslut_2022)", "figure-sign-word"},
		{"sv", "Resultatet blev [−3 746 tkr](/data/drift.csv#resultat.bokslut_2022)", ""},
		{"sv", "Resultatet blev [0,0 mdkr](/data/drift.csv#resultat.bokslut_2022)", ""}, // which has no sign
		{"sv", "Förlusten blev [3 746 tkr](/data/drift.csv#resultat.bokslut_2022)", ""},
		{"sv", "Vinsten blev [−3 746 tkr](/data/drift.csv#resultat.bokslut_2022)", "figure-sign-word"},
		{"sv", "Vinsten blev [121 tkr](/data/drift.csv#resultat.bokslut_2021)", ""},
		{"sv", "Kostnaden blev [79 542 tkr](/data/drift.csv#kostnader.bokslut_2022)", ""}, // no total
		{"sv", "Resultatet blev minus [3 746 tkr](/data/drift.csv#resultat.bokslut_2022)", ""},
		{"sv", "Resultatet blev [minus 3 746 tkr](/data/drift.csv#resultat.bokslut_2022)", ""},
		{"sv", "Resultatet blev [plus 3 746 tkr](/data/drift.csv#resultat.bokslut_2022)", "figure-sign"},
		{"sv", "Intäkterna blev minus [75 796 tkr](/data/drift.csv#intakter.bokslut_2022)", "figure-sign-word"},
		{"sv", "Ett minus på [75 796 tkr](/data/drift.csv#intakter.bokslut_2022)", "figure-sign-word"},
		{"sv", "Avvikelsen är 2022 minus [75 796 tkr](/data/drift.csv#intakter.bokslut_2022)", "figure-sign-word"},
		{"sv", "[79 542 tkr](/data/drift.csv#kostnader.bokslut_2022) minus [75 796 tkr](/data/drift.csv#intakter.bokslut_2022)", ""}, // takes one from the other
		{"sv", "Kostnaden blev plus [79 542 tkr](/data/drift.csv#kostnader.bokslut_2022)", "figure-sign-word"},
		{"sv", "Löner plus [79 542 tkr](/data/drift.csv#kostnader.bokslut_2022)", ""}, // adds one to the other
		{"sv", "Vi gick back [3 746 tkr](/data/drift.csv#resultat.bokslut_2022)", ""},
		{"sv", "Vi gick back med [121 tkr](/data/drift.csv#resultat.bokslut_2021)", "figure-sign-word"},
		{"en", "a minus of [75,796 tkr](/data/drift.csv#intakter.bokslut_2022)", "figure-sign-word"},
		{"en", "salaries plus [79,542 tkr](/data/drift.csv#kostnader.bokslut_2022)", ""},
		{"en", "a deficit of [75,796 tkr](/data/drift.csv#intakter.bokslut_2022)", "figure-sign-word"},
		{"en", "a surplus of [75,796 tkr](/data/drift.csv#intakter.bokslut_2022)", ""},
	} {
		expectCode(t, tt.lang, tt.text, tt.want)
	}
}

// TestJoinedFigures has figures that share the unit of the one they are joined to.
func TestJoinedFigures(t *testing.T) {
	const intakter, kostnader, avgift = "(/data/drift.csv#intakter.bokslut_2022)", "(/data/drift.csv#kostnader.bokslut_2022)", "(/data/antal.csv#avgift.varde)"
	for _, tt := range []struct{ lang, text, want string }{
		{"sv", "mellan [75,8]" + intakter + " och [79,5]" + kostnader + " mnkr", ""},
		{"sv", "mellan [75,9]" + intakter + " och [79,5]" + kostnader + " mnkr", "figure-differs"},
		{"sv", "mellan [75 796]" + intakter + " och [79,5]" + kostnader + " mnkr", "figure-differs"}, // who reads on takes it for mnkr
		{"sv", "[455]" + avgift + ", [75,8]" + intakter + " och [79,5]" + kostnader + " mnkr", "figure-differs"},
		{"sv", "[455]" + avgift + " och [13,3](/data/andelar.csv#kvinnor.ar_2022) procent", ""}, // another measure
		{"sv", "[75,8]" + intakter + " mot [79,5]" + kostnader + " mnkr", "figure-differs"},
		{"sv", "[75,8]" + intakter + ", men inte [79,5]" + kostnader + " mnkr", "figure-differs"},
		{"sv", "[75,8]" + intakter + " och 2022 blev det mer", "figure-differs"},
		{"sv", "[75,8]" + intakter + " och", "figure-differs"},
		{"en", "from [75.8]" + intakter + " to [79.5 million kronor]" + kostnader, ""},
		{"en", "from [75.9]" + intakter + " to [79.5 million kronor]" + kostnader, "figure-differs"},
	} {
		expectCode(t, tt.lang, tt.text, tt.want)
	}
	rep := readPage(t, "sv", "mellan [75,9]"+intakter+" och [79,5]"+kostnader+" mnkr")
	want := "content/index.md:5:9: error: the text says 75,9 mnkr, but drift#intakter.bokslut_2022 is 75 796 tkr [figure-differs]\n  write 75,8 mnkr, or mend the figure in the table\n"
	if got := list(check.Run(rep).Problems); got != want {
		t.Errorf("got\n%s, want\n%s", got, want)
	}
}

// TestManyFits tells of three cells of many, and of four if there are no more.
func TestManyFits(t *testing.T) {
	const page = "---\ntitle: Start\n---\n\n![](/data/t.csv)\n\nDet blev 12 tkr."
	for rows, want := range map[int]string{
		4: "it could be [12 tkr](#a.utfall), [12 tkr](#b.utfall), [12 tkr](#c.utfall) or [12 tkr](#d.utfall)",
		6: "it could be [12 tkr](#a.utfall), [12 tkr](#b.utfall), [12 tkr](#c.utfall) or one of 3 others, of which the command bind lists more",
	} {
		csv := "id;post;utfall\n"
		for _, id := range "abcdef"[:rows] {
			csv += fmt.Sprintf("%c;%c;12\n", id, id)
		}
		rep, problems := read(t, fstest.MapFS{"content/index.md": file(page), "data/t.csv": file(csv),
			"data/t.yaml": file("title: T\nunit: tkr\nfields:\n  - {name: post, title: P, role: stub}\n  - {name: utfall, title: U}\n")})
		if len(problems) > 0 {
			t.Fatal(list(problems))
		}
		got := check.Run(rep).Problems
		if len(got) != 1 || got[0].Hint.String() != want {
			t.Errorf("%d cells: got\n%s, want\n  %s", rows, list(got), want)
		}
	}
}
