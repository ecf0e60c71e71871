package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// language is what figures in prose are written with.
type language struct {
	decimal  byte        // decimal mark
	group    byte        // mark between groups of three digits, beside a space
	about    []aboutWord // those of two words first, since "just over" ends like "over"
	numbers  []numberWord
	scales   []scaleWord
	units    []unitWord // the one to use in hints first
	measures []unitWord // other units, which make a figure another one beside a bare figure of a unit that is known
	signs    []signWord // words that are read as the sign of the figure behind them
	positive []string   // beginnings of words that say a figure is above zero
	negative []string   // … below
	joining  []string   // words that make one figure's unit the other one's too
	naming   []string   // words before a number that make it a name: version 2.1, EN 301 549
	clock    []string   // words after a number that make it a time
	months   []string
	vague    []string // texts of links that do not say where they lead
}

type aboutWord struct {
	word  string
	about about
}

type numberWord struct {
	word   string
	number int64
}

// scaleWord multiplies what it stands behind: 1 miljon måltider, 1 miljon kronor.
type scaleWord struct {
	word  string
	power int // of ten
}

// unitWord is a unit as prose writes it.
type unitWord struct {
	word string
	unit string // as in a sidecar
}

// signWord is a sign as prose writes it: minus 3 746 tkr, ett minus på 3 746 tkr.
type signWord struct {
	word  string
	sign  int
	after []string // words that it must stand behind, as else it adds one thing to another; nil for any
}

// languageOf returns what pages in a language are written with: English for en, en-GB
// and the like, else Swedish.
func languageOf(tag string) *language {
	if base, _, _ := strings.Cut(tag, "-"); base == "en" {
		return &english
	}
	return &swedish
}

var swedish = language{
	decimal: ',',
	group:   ' ',
	about: []aboutWord{{"mer än", over}, {"mindre än", under},
		{"ca", near}, {"cirka", near}, {"omkring", near}, {"ungefär", near}, {"drygt", little},
		{"knappt", hardly}, {"närmare", hardly}, {"nästan", hardly}, {"över", over}, {"minst", over},
		{"under", under}, {"högst", under}},
	numbers: []numberWord{{"noll", 0}, {"en", 1}, {"ett", 1}, {"två", 2}, {"tre", 3}, {"fyra", 4}, {"fem", 5}, {"sex", 6},
		{"sju", 7}, {"åtta", 8}, {"nio", 9}, {"tio", 10}, {"elva", 11}, {"tolv", 12}},
	scales: []scaleWord{{"tusen", 3}, {"miljoner", 6}, {"miljon", 6}, {"miljarder", 9}, {"miljard", 9}},
	units: []unitWord{{"kr", "kr"}, {"kronor", "kr"}, {"krona", "kr"}, {"tkr", "tkr"}, {"mnkr", "mnkr"}, {"mkr", "mnkr"}, {"mdkr", "mdkr"},
		{"SEK", "kr"}, {"KSEK", "tkr"}, {"TSEK", "tkr"}, {"MSEK", "mnkr"},
		{"procentenheter", report.PercentagePoints}, {"procentenhet", report.PercentagePoints},
		{"%-enheter", report.PercentagePoints}, {"%-enhet", report.PercentagePoints},
		{"procent", report.Percent}, {"%", report.Percent}, {"promille", "promille"}, {"‰", "promille"}},
	measures: append([]unitWord{{"per tusen", "promille"}, {"per mille", "promille"}, {"räntepunkter", "räntepunkter"}, {"baspunkter", "räntepunkter"},
		{"gram", "g"}, {"ton", "ton"}, {"meter", "m"}, {"kilometer", "km"}, {"mil", "mil"}, {"kvadratmeter", "m2"}, {"hektar", "ha"},
		{"liter", "l"}, {"kubikmeter", "m3"}, {"minuter", "minuter"}, {"timmar", "timmar"}, {"dagar", "dagar"}, {"veckor", "veckor"}, {"månader", "månader"},
		{"dollar", "USD"}}, symbols...),
	signs: []signWord{{"minus", -1, nil}, {"minus på", -1, nil}, {"minus om", -1, nil}, {"minus med", -1, nil},
		{"back", -1, []string{"gick", "går"}}, {"back med", -1, []string{"gick", "går"}},
		{"plus", 1, []string{"på", "om", "till", "från", "med", "blev", "blir", "var", "är", "visar", "visade"}},
		{"plus på", 1, []string{"ett"}}, {"plus om", 1, []string{"ett"}}, {"plus med", 1, []string{"gick", "går"}}},
	positive: []string{"positiv", "överskott", "vinst"},
	negative: []string{"negativ", "underskott", "förlust"},
	joining:  []string{"till", "och", "respektive"},
	naming: []string{"version", "kapitel", "kap", "avsnitt", "bilaga", "tabell", "diagram", "figur", "artikel", "punkt", "mål",
		"sida", "sid", "s", "§", "§§", "tel", "telefon", "växel", "mobil", "bankgiro", "plusgiro", "konto", "EN", "ISO", "IEC", "WCAG"},
	months: []string{"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"},
	vague:  []string{"här", "klicka här", "se här", "läs här", "läs mer", "läs mer här", "läs vidare", "se mer", "visa mer", "mer", "mer information", "länk", "länken", "denna länk", "den här länken", "denna sida", "den här sidan", "ladda ned", "ladda ner"},
}

var english = language{
	decimal: '.',
	group:   ',',
	about: []aboutWord{{"just over", little}, {"just under", hardly}, {"more than", over}, {"less than", under}, {"at least", over},
		{"at most", under}, {"about", near}, {"around", near}, {"roughly", near}, {"approximately", near},
		{"nearly", hardly}, {"almost", hardly}, {"over", over}, {"under", under}},
	numbers: []numberWord{{"zero", 0}, {"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6},
		{"seven", 7}, {"eight", 8}, {"nine", 9}, {"ten", 10}, {"eleven", 11}, {"twelve", 12}},
	scales: []scaleWord{{"thousand", 3}, {"million", 6}, {"billion", 9}},
	units: []unitWord{{"kronor", "kr"}, {"krona", "kr"}, {"SEK", "kr"}, {"kr", "kr"}, {"tkr", "tkr"}, {"KSEK", "tkr"}, {"TSEK", "tkr"},
		{"mnkr", "mnkr"}, {"MSEK", "mnkr"}, {"mdkr", "mdkr"},
		{"percentage points", report.PercentagePoints}, {"percentage point", report.PercentagePoints}, {"percentage-point", report.PercentagePoints},
		{"percent", report.Percent}, {"per cent", report.Percent}, {"%", report.Percent},
		{"per mille", "promille"}, {"permille", "promille"}, {"‰", "promille"}},
	measures: append([]unitWord{{"per thousand", "promille"}, {"pp", report.PercentagePoints}, {"basis points", "basis points"}, {"bps", "basis points"}, {"grams", "g"}, {"tonnes", "ton"}, {"tons", "ton"}, {"metres", "m"}, {"kilometres", "km"},
		{"square metres", "m2"}, {"hectares", "ha"}, {"litres", "l"}, {"cubic metres", "m3"},
		{"minutes", "minutes"}, {"hours", "hours"}, {"days", "days"}, {"weeks", "weeks"}, {"months", "months"},
		{"euros", "EUR"}, {"dollars", "USD"}}, symbols...),
	signs: []signWord{{"minus", -1, nil}, {"minus of", -1, nil},
		{"plus", 1, []string{"of", "to", "from", "at", "by", "was", "is"}}, {"plus of", 1, []string{"a"}}},
	positive: []string{"positive", "surplus", "profit"},
	negative: []string{"negative", "deficit", "loss"},
	joining:  []string{"to", "and", "respectively"},
	naming: []string{"version", "chapter", "section", "appendix", "table", "chart", "figure", "article", "clause", "goal",
		"page", "p", "pp", "§", "§§", "tel", "telephone", "phone", "account", "case", "no", "number", "EN", "ISO", "IEC", "WCAG"},
	clock:  []string{"am", "pm", "a.m", "p.m", "o'clock"},
	months: []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	vague:  []string{"here", "click here", "see here", "read here", "read more", "read more here", "see more", "show more", "more", "more information", "learn more", "link", "this link", "this page", "download"},
}

// symbols are units that both languages write alike.
var symbols = []unitWord{{"kWh", "kWh"}, {"MWh", "MWh"}, {"GWh", "GWh"}, {"TWh", "TWh"}, {"kg", "kg"}, {"km", "km"}, {"km2", "km2"}, {"km²", "km2"},
	{"m2", "m2"}, {"m²", "m2"}, {"kvm", "m2"}, {"m3", "m3"}, {"m³", "m3"}, {"euro", "EUR"}, {"EUR", "EUR"}, {"€", "EUR"}, {"USD", "USD"}, {"$", "USD"}}

// leading are units that stand before their figure, in both languages.
var leading = []unitWord{{"SEK", "kr"}, {"KSEK", "tkr"}, {"TSEK", "tkr"}, {"MSEK", "mnkr"}, {"EUR", "EUR"}, {"€", "EUR"}, {"USD", "USD"}, {"$", "USD"}}

// measure returns which measure a unit of a sidecar is; false for one that is not known.
func (l *language) measure(unit string) (string, bool) {
	for _, m := range l.measures {
		if strings.EqualFold(m.word, unit) {
			return m.unit, true
		}
	}
	kind, _ := report.UnitKind(unit)
	return kind, slices.ContainsFunc(l.units, func(u unitWord) bool { return u.unit == unit })
}

// numberWord returns the word for a number, of two the one or the other: en/ett; "" for none.
func (l *language) numberWord(n report.Number) string {
	var words []string
	for _, w := range l.numbers {
		if n.Equal(report.NumberOf(w.number)) {
			words = append(words, w.word)
		}
	}
	return strings.Join(words, "/")
}

// scaleWord returns the word for a power of ten behind an amount, which is another one
// behind 1: miljon, miljoner; "" for none.
func (l *language) scaleWord(power int, of report.Number) (word string) {
	for _, s := range l.scales {
		if s.power == power && (word == "" || of.Abs().Equal(report.NumberOf(1))) {
			word = s.word
		}
	}
	return word
}

// unitName returns a unit in the page's language.
func (l *language) unitName(unit string) string {
	for _, u := range l.units {
		if u.unit == unit {
			return u.word
		}
	}
	return unit
}

// countedIn says in which unit something is counted, in the language's own words.
func (l *language) countedIn(unit string) diag.Text {
	return report.CountedIn(l.unitName(unit))
}

// names reports whether a word makes the number after it a name. Those in capitals must be
// so: EN 301 549, but en 2,5. Words that end with nummer or nr do too.
func (l *language) names(word string) bool {
	for _, w := range l.naming {
		if word == w || strings.EqualFold(word, w) && w == strings.ToLower(w) {
			return true
		}
	}
	return strings.HasSuffix(word, "nummer") || strings.HasSuffix(word, "nr")
}

// joins reports whether what stands between two numbers gives the first one the unit of the second.
func (l *language) joins(between string) bool {
	return between == "–" || between == "-" || slices.ContainsFunc(l.joining, func(word string) bool { return strings.EqualFold(between, word) })
}

// cutWord cuts a whole word from the front, whatever its case.
func cutWord(s, word string) (rest string, ok bool) {
	if len(s) < len(word) || lower(s[0]) != lower(word[0]) || !strings.EqualFold(s[:len(word)], word) || isWordRune(firstRune(s[len(word):])) {
		return s, false
	}
	return s[len(word):], true
}

// cutLastWord cuts a whole word from the end, whatever its case.
func cutLastWord(s, word string) (rest string, ok bool) {
	at := len(s) - len(word)
	if at < 0 || lower(s[len(s)-1]) != lower(word[len(word)-1]) || !strings.EqualFold(s[at:], word) || isWordRune(lastRune(s[:at])) {
		return s, false
	}
	return s[:at], true
}

// lower makes letters of ASCII, and the last byte of others, lower case. That tells most
// words apart before all of them is compared.
func lower(c byte) byte { return c | 0x20 }

func firstRune(s string) rune {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return ' '
	}
	return r
}

func lastRune(s string) rune {
	r, n := utf8.DecodeLastRuneInString(s)
	if n == 0 {
		return ' '
	}
	return r
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
