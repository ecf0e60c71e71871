package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// layout is how a program wants the corpus: where the files go, and the line that embeds
// a table. {slug} is c0001-kommunstyrelsen, {nr} 0001, {id} c0001-ekonomi.
type layout struct {
	chapter, table, embed string
	own                   bool // with sidecars and with rows for the sums, as bokslut reads them
}

var layouts = map[string]layout{
	"bokslut": {"content/{nr}-{slug}.md", "data/{id}.csv", "![{caption}](/data/{id}.csv)", true},
	"floor":   {"chapters/{slug}.md", "data/{id}.csv", `{{table src="{id}.csv" schema="{schema}" caption="{caption}"}}`, false},
	"hugo":    {"content/{slug}/index.md", "content/{slug}/{id}.csv", `{{< tabell src="{id}.csv" schema="{schema}" caption="{caption}" >}}`, false},
}

// writeCorpus writes a report of so many chapters, each with two tables; or, when rows is
// not 0, of one chapter with one table of so many rows. Text and figures are the same
// whatever the layout, and each time.
func writeCorpus(dir string, l layout, chapters, rows int) error {
	files := map[string]string{}
	if l.own {
		files["site.yaml"] = siteYAML + makes
	} else {
		report, _ := json.Marshal(map[string]string{"title": "Årsredovisning 2025", "organisation": "Exempelstads kommun", "baseURL": "https://arsredovisning.example.org/"})
		kinds, _ := json.Marshal(schemas)
		files["report.json"], files["schemas.json"] = string(report), string(kinds)
	}
	switch l {
	case layouts["bokslut"]:
		files["content/index.md"] = "---\ntitle: Årsredovisning 2025\n---\n"
	case layouts["hugo"]:
		files["content/_index.md"] = "---\ntitle: Årsredovisning 2025\n---\n"
	}
	add := func(c chapter, id, table, sidecar string) {
		name := strings.NewReplacer("{slug}", c.slug, "{id}", id).Replace(l.table)
		files[name] = table
		if l.own {
			files[strings.TrimSuffix(name, ".csv")+".yaml"] = sidecar
		}
	}
	for i := range chapters {
		c := chapterAt(i)
		g := &gen{r: rand.New(rand.NewPCG(2025, uint64(i))), own: l.own}
		files[strings.NewReplacer("{slug}", c.slug, "{nr}", c.id[1:]).Replace(l.chapter)] = g.markdown(i, c, l.embed, rows > 0)
		if rows > 0 {
			add(c, c.id+"-stor", g.bigTable(rows), ekonomiYAML)
			break
		}
		add(c, c.id+"-ekonomi", g.ekonomi(), ekonomiYAML)
		add(c, c.id+"-nyckeltal", g.nyckeltal(), nyckeltalYAML)
	}
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			return err
		}
	}
	return nil
}

type column struct {
	Name string `json:"name"`
	Type string `json:"type"` // text, int, dec1, bool
	Role string `json:"role,omitempty"`
}
type derived struct {
	Name string `json:"name"`
	Type string `json:"type"`
	Op   string `json:"op"` // sub: a-b, gte: a>=b
	A    string `json:"a"`
	B    string `json:"b"`
}
type schema struct {
	Columns   []column  `json:"columns"`
	Derived   []derived `json:"derived"`
	GroupBy   string    `json:"groupBy,omitempty"`
	Subtotals []string  `json:"subtotals,omitempty"`
	Total     bool      `json:"total,omitempty"`
	Missing   string    `json:"missing,omitempty"`
}

const year = 2025

var schemas = map[string]schema{
	"ekonomi": {
		Columns: []column{{"Grupp", "text", "group"}, {"Post", "text", "rowheader"},
			{"Budget", "int", ""}, {"Utfall", "int", ""}, {"Föregående år", "int", ""}},
		Derived: []derived{{"Avvikelse", "int", "sub", "Utfall", "Budget"},
			{"Förändring", "int", "sub", "Utfall", "Föregående år"}},
		GroupBy:   "Grupp",
		Subtotals: []string{"Budget", "Utfall", "Föregående år", "Avvikelse", "Förändring"},
		Total:     true,
	},
	"nyckeltal": {
		Columns: []column{{"Indikator", "text", "rowheader"}, {"Mål", "dec1", ""},
			{"Utfall 2025", "dec1", ""}, {"Utfall 2024", "dec1", ""}, {"Utfall 2023", "dec1", ""}},
		Derived: []derived{{"Förändring", "dec1", "sub", "Utfall 2025", "Utfall 2024"},
			{"Målet uppnått", "bool", "gte", "Utfall 2025", "Mål"}},
		Missing: "i.u.",
	},
}

var namnder = []string{"Kommunstyrelsen", "Barn- och utbildningsnämnden", "Socialnämnden", "Bygg- och miljönämnden",
	"Kultur- och fritidsnämnden", "Tekniska nämnden", "Omsorgsnämnden", "Överförmyndarnämnden", "Räddningsnämnden",
	"Arbetsmarknadsnämnden", "Gymnasienämnden", "Valnämnden", "Fastighetsnämnden", "Trafiknämnden", "Hälso- och sjukvårdsnämnden",
	"Klimatnämnden", "Servicenämnden", "Revisionen"}

var subj = strings.Split("nämnden|förvaltningen|verksamheten|kommunen|styrelsen|koncernen|enheten|bolaget|hemtjänsten|grundskolan|förskolan|socialtjänsten|biblioteket|räddningstjänsten|kollektivtrafiken|fastighetsbeståndet|äldreomsorgen|individ- och familjeomsorgen|den centrala ledningen|projektorganisationen", "|")
var verb = strings.Split("redovisar|visar|har genomfört|har minskat|har ökat|har förstärkt|planerar|följer upp|har påbörjat|bedömer|prognostiserar|har färdigställt|har samordnat|utvecklar|har avvecklat|fortsätter med|har omfördelat", "|")
var adj = strings.Split("högre|lägre|fördjupade|långsiktiga|tillfälliga|statliga|planerade|riktade|oförutsedda|gemensamma|digitala|ökade|minskade|strategiska|lagstadgade|ekonomiska|personella|förebyggande|hållbara|omfattande", "|")
var noun = strings.Split("kostnader|intäkter|insatser|satsningar|volymer|placeringar|hyror|investeringar|avskrivningar|statsbidrag|personalkostnader|skatteintäkter|upphandlingar|utredningar|åtgärder|processer|arbetssätt|platser|behov|lokaler|avgifter|pensionskostnader|leveranser|nyckeltal", "|")
var prep = strings.Split("under årets andra halvår|jämfört med föregående år|i förhållande till budget|inom ramen för uppdraget|till följd av det ekonomiska läget|genom ett ändrat arbetssätt|i samverkan med regionen|enligt fullmäktiges beslut|på grund av lägre volymer|trots fortsatt hög sjukfrånvaro|med stöd av riktade bidrag|utifrån den politiska plattformen|vid årets utgång|för hela planperioden|efter justering för engångsposter", "|")
var bisats = strings.Split("vilket förklarar avvikelsen mot budget|eftersom flera tjänster har varit vakanta|samtidigt som efterfrågan fortsätter att öka|medan den underliggande kostnadsutvecklingen är stabil|vilket ligger i linje med prognosen i delårsrapporten|så att målet om en ekonomi i balans kan nås|även om osäkerheten i bedömningen är stor|vilket innebär att resultatet förbättras något|då fler barn och elever än beräknat har tillkommit|trots att prisökningarna har varit större än väntat", "|")
var rubrik3 = strings.Split("Personal och kompetensförsörjning|Investeringar|Volymer och behov|Digitalisering|Intern kontroll|Hållbar utveckling|Väsentliga händelser|Medarbetarenkäten|Lokaler och fastigheter|Samverkan och avtal", "|")

// groups of a financial table; the sum of the lists is twelve rows
var grupper = []struct {
	namn   string
	poster []string
	tecken int
}{
	{"Intäkter", []string{"Taxor och avgifter", "Hyror, arrenden & leasing", "Statsbidrag", "Övriga intäkter"}, 1},
	{"Kostnader", []string{"Löner och sociala avgifter", "Lokalkostnader", "Köp av verksamhet, \"huvudavtal\"", "Material & tjänster", "Avskrivningar, byggnader"}, -1},
	{"Finansnetto", []string{"Finansiella intäkter", "Finansiella kostnader", "Internränta"}, 0},
}

var indikatorer = strings.Split("Behöriga till yrkesprogram, andel (%)|Nöjdhet med hemtjänst, andel (%)|Sjukfrånvaro, andel (%)|Personalkontinuitet, antal|Handläggningstid bygglov, dagar|Förskolebarn per årsarbetare|Fossilfria fordon, andel (%)|Energianvändning, kWh/m²|Väntetid till särskilt boende, dagar|Lärare med legitimation, andel (%)|Ekologiska livsmedel, andel (%)|Återvunnet avfall, andel (%)|Nöjd-region-index|Soliditet inkl. ansvarsförbindelse (%)|Kundbemötande & tillgänglighet, index|Responstid, minuter|Arbetslöshet 18–24 år, andel (%)|Vattenkvalitet, index", "|")

type gen struct {
	r   *rand.Rand
	b   strings.Builder
	own bool // in this program's authoring format
}

func (g *gen) pick(s []string) string { return s[g.r.IntN(len(s))] }

func upper(s string) string {
	r := []rune(s)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

func (g *gen) sentence(back []chapter) string {
	s, v, a, n, p := g.pick(subj), g.pick(verb), g.pick(adj), g.pick(noun), g.pick(prep)
	switch g.r.IntN(9) {
	case 0:
		a = "*" + a + "*"
	case 1:
		n = "**" + n + "**"
	case 2:
		if len(back) > 0 && g.r.IntN(2) == 0 {
			c := back[g.r.IntN(len(back))]
			p = fmt.Sprintf("i likhet med [%s](../%s/)", c.title, c.slug)
			if g.own {
				p = fmt.Sprintf("i likhet med [%s](%s-%s.md)", c.title, c.id[1:], c.slug)
			}
		} else if g.r.IntN(3) == 0 {
			nr := g.r.IntN(900) + 100
			p = fmt.Sprintf("enligt [nationell statistik %d](https://www.example.org/statistik?ar=2025&nr=%d)", nr, nr)
		}
	}
	out := upper(s) + " " + v + " " + a + " " + n + " " + p
	if g.r.IntN(3) > 0 {
		out += ", " + g.pick(bisats)
	}
	return out + "."
}

func (g *gen) para(min, max int, back []chapter) {
	k := min + g.r.IntN(max-min+1)
	for i := range k {
		if i > 0 {
			g.b.WriteByte(' ')
		}
		g.b.WriteString(g.sentence(back))
	}
	g.b.WriteString("\n\n")
}

type chapter struct{ slug, title, id string }

var asciiSlug = strings.NewReplacer("å", "a", "ä", "a", "ö", "o", "Å", "a", "Ä", "a", "Ö", "o", " ", "-")

func chapterAt(i int) chapter {
	t := namnder[i%len(namnder)]
	if r := i / len(namnder); r > 0 {
		t = fmt.Sprintf("%s, område %d", t, r+1)
	}
	base := strings.ReplaceAll(strings.ToLower(asciiSlug.Replace(namnder[i%len(namnder)])), "--", "-")
	id := fmt.Sprintf("c%04d", i+1)
	return chapter{id + "-" + base, t, id}
}

func directive(tpl, id, schema, caption string) string {
	return strings.NewReplacer("{id}", id, "{schema}", schema, "{caption}", caption).Replace(tpl)
}

func (g *gen) markdown(i int, c chapter, tpl string, big bool) string {
	g.b.Reset()
	lo := max(0, i-40)
	back := make([]chapter, 0, 40)
	for j := lo; j < i; j++ {
		back = append(back, chapterAt(j))
	}
	desc := "Årsredovisning " + fmt.Sprint(year) + " för " + c.title + ": ekonomi, mål och nyckeltal"
	if g.own {
		fmt.Fprintf(&g.b, "---\ntitle: %q\nsummary: %q\n---\n\n", c.title, desc)
	} else {
		fmt.Fprintf(&g.b, "---\ntitle: %q\ndescription: %q\nweight: %d\n---\n\n", c.title, desc, i+1)
	}
	g.para(3, 5, back)
	if big {
		g.b.WriteString("## Samtliga konton\n\n" + directive(tpl, c.id+"-stor", "ekonomi", "Samtliga konton "+fmt.Sprint(year)+", tkr") + "\n\n")
		g.para(2, 3, back)
		return g.b.String()
	}
	g.b.WriteString("## Sammanfattning\n\n")
	for range 3 + g.r.IntN(3) {
		fmt.Fprintf(&g.b, "- **%s**: %s\n", upper(g.pick(noun)), g.sentence(nil))
	}
	g.b.WriteString("\n")
	g.para(3, 5, back)
	g.b.WriteString("## Ekonomiskt utfall\n\n")
	g.para(3, 6, back)
	g.b.WriteString(directive(tpl, c.id+"-ekonomi", "ekonomi", "Ekonomiskt utfall "+fmt.Sprint(year)+" för "+c.title+", tkr") + "\n\n")
	fmt.Fprintf(&g.b, "%s[^1] %s\n\n", g.sentence(back), g.sentence(back))
	g.b.WriteString("### Större avvikelser\n\n")
	for k := range 3 + g.r.IntN(3) {
		fmt.Fprintf(&g.b, "%d. %s\n", k+1, g.sentence(back))
		if g.r.IntN(3) == 0 {
			fmt.Fprintf(&g.b, "   - %s\n", g.sentence(nil))
		}
	}
	g.b.WriteString("\n")
	g.para(3, 6, back)
	g.b.WriteString("## Måluppfyllelse\n\n")
	g.para(2, 5, back)
	g.b.WriteString(directive(tpl, c.id+"-nyckeltal", "nyckeltal", "Nyckeltal "+fmt.Sprint(year)+" för "+c.title) + "\n\n")
	fmt.Fprintf(&g.b, "%s[^2] %s\n\n", g.sentence(back), g.sentence(back))
	first := g.r.IntN(len(rubrik3))
	for k := range 2 + g.r.IntN(4) {
		fmt.Fprintf(&g.b, "### %s\n\n", rubrik3[(first+k)%len(rubrik3)])
		g.para(3, 6, back)
	}
	g.b.WriteString("> " + g.sentence(nil) + "\n\n")
	g.b.WriteString("## Framåtblick\n\n")
	g.para(3, 6, back)
	fmt.Fprintf(&g.b, "[^1]: %s\n\n[^2]: Med *i.u.* avses att ingen uppgift finns. %s\n", g.sentence(nil), g.sentence(nil))
	return g.b.String()
}

func q(s string) string {
	if strings.ContainsAny(s, ",\"\n") {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}

func (g *gen) ekonomi() string {
	var b strings.Builder
	if g.own {
		b.WriteString("id,parent,")
	}
	b.WriteString("Grupp,Post,Budget,Utfall,Föregående år\n")
	for i, gr := range grupper {
		for k, p := range gr.poster {
			if g.own {
				fmt.Fprintf(&b, "p%d_%d,g%d,", i, k, i)
			}
			t := gr.tecken
			if t == 0 {
				t = 1 - 2*g.r.IntN(2)
			}
			bud := t * (100 + g.r.IntN(900000))
			utf := bud + g.r.IntN(40001) - 20000
			fg := bud + g.r.IntN(60001) - 30000
			fmt.Fprintf(&b, "%s,%s,%d,%d,%d\n", gr.namn, q(p), bud, utf, fg)
		}
		if g.own {
			fmt.Fprintf(&b, "g%d,totalt,%s,%s,,,\n", i, gr.namn, "Summa "+gr.namn)
		}
	}
	if g.own {
		b.WriteString("totalt,,Totalt,Totalt,,,\n")
	}
	return b.String()
}

func (g *gen) nyckeltal() string {
	var b strings.Builder
	b.WriteString("Indikator,Mål,Utfall 2025,Utfall 2024,Utfall 2023\n")
	first := g.r.IntN(len(indikatorer))
	dec := func(v int) string {
		if g.r.IntN(12) == 0 {
			return "i.u."
		}
		s := ""
		if v < 0 {
			s, v = "-", -v
		}
		return fmt.Sprintf("%s%d.%d", s, v/10, v%10)
	}
	for k := range 15 {
		base := g.r.IntN(1020) - 20
		fmt.Fprintf(&b, "%s,%s,%s,%s,%s\n", q(indikatorer[(first+k)%len(indikatorer)]),
			dec(base), dec(base+g.r.IntN(120)-60), dec(base+g.r.IntN(120)-60), dec(base+g.r.IntN(120)-60))
	}
	return b.String()
}

// bigTable makes a table of so many rows, in groups of a thousand.
func (g *gen) bigTable(rows int) string {
	var b strings.Builder
	if g.own {
		b.WriteString("id,parent,")
	}
	b.WriteString("Grupp,Post,Budget,Utfall,Föregående år\n")
	for i := range rows {
		group := i/1000 + 1
		if g.own {
			fmt.Fprintf(&b, "r%d,a%d,", i, group)
		}
		budget := g.r.IntN(1800001) - 900000
		post := fmt.Sprintf("%05d %s", 10000+i%90000, g.pick(grupper[i%len(grupper)].poster))
		fmt.Fprintf(&b, "Ansvar %03d,%s,%d,%d,%d\n", group, q(post), budget, budget+g.r.IntN(40001)-20000, budget+g.r.IntN(60001)-30000)
		if g.own && (i%1000 == 999 || i == rows-1) {
			fmt.Fprintf(&b, "a%d,totalt,Ansvar %03d,Summa ansvar %03d,,,\n", group, group, group)
		}
	}
	if g.own {
		b.WriteString("totalt,,Totalt,Totalt,,,\n")
	}
	return b.String()
}

// made is what bokslut can be told to make of a report, by the words of the flag -makes.
var made = map[string]string{
	"pages": "downloads: [csv]\nsearch: false\nbook: false\n", // and CSV files, as the others
	"csv":   "downloads: [csv, cells]\n",                      // with the search and data/celler.csv
	"all":   "",                                               // with workbooks, JSON, metadata and the zip file
}

// makes is what it is told.
var makes string

// What bokslut is told of site and tables.
const siteYAML = `title: Årsredovisning 2025
organisation: {name: Exempelstads kommun, url: "https://www.example.org/"}
language: sv
baseURL: https://arsredovisning.example.org/
year: 2025
published: 2026-02-20
licence: CC0-1.0
contact: {name: Kommunikationsenheten, email: kommunikation@example.org}
`

const ekonomiYAML = `title: Ekonomiskt utfall
unit: tkr
fields:
  - {name: parent, role: parent}
  - {name: grupp, title: Grupp, role: group}
  - {name: post, title: Post, role: stub}
  - {name: budget, title: Budget}
  - {name: utfall, title: Utfall}
  - {name: foregaende_ar, title: Föregående år}
  - {name: avvikelse, title: Avvikelse, formula: utfall - budget, signed: true}
  - {name: forandring, title: Förändring, formula: utfall - foregaende_ar, signed: true}
`

const nyckeltalYAML = `title: Nyckeltal
number: {decimal: "."}
missingValues:
  - {value: i.u., label: uppgift saknas, code: x}
fields:
  - {name: indikator, title: Indikator, role: stub}
  - {name: mal, title: Mål}
  - {name: utfall_2025, title: Utfall 2025}
  - {name: utfall_2024, title: Utfall 2024}
  - {name: utfall_2023, title: Utfall 2023}
  - {name: forandring, title: Förändring, formula: utfall_2025 - utfall_2024, signed: true}
  - name: maluppfyllelse
    title: Målet uppnått
    type: code
    categories: [{value: ja, label: Ja}, {value: nej, label: Nej}]
    formula: if(utfall_2025 >= mal, 'ja', 'nej')
`
