package render_test

import (
	"fmt"
	"strings"
	"testing"

	"bokslut/generator/report"
)

// noBreak is the space between groups of digits in Swedish, and before a unit. The
// expectations below have ordinary spaces or _ for it.
const noBreak = "\u00a0"

// tableOf returns the first table element of HTML.
func tableOf(html string) string {
	_, rest, _ := strings.Cut(html, "<table>\n")
	rest, _, _ = strings.Cut(rest, "</table>")
	return rest
}

// aboutOf returns what stands under the first table of HTML, up to how to cite it.
func aboutOf(html string) string {
	_, rest, _ := strings.Cut(html, "<div class=\"about\">\n")
	rest, _, _ = strings.Cut(rest, "</div>")
	rest, _, _ = strings.Cut(rest, "<details class=\"cite\">")
	return rest
}

// A table says how it is cited, with the whole addresses of itself and of a cell; shown a
// second time on a page it has no address.
func TestCite(t *testing.T) {
	d := drift()
	got := files(t, newReport([]*report.Page{newPage("", "Start"), newPage("ekonomi/drift/", "Drift", embed(d), embed(d))}, d), nil)["ekonomi/drift/index.html"]
	want := `<details class="cite">
<summary>Citera eller dela Driftredovisning</summary>
<p>Så kan du ange källan: Alingsås kommun, Kommunstyrelsen: Driftredovisning. Årsbokslut 2022, 20 februari 2023.</p>
<p>Adress till tabellen: <a href="#drift">https://example.org/bokslut-2022/ekonomi/drift/#drift</a></p>
<p>Varje rad och cell har en egen adress. Den här leder till Verksamhetens intäkter, Budget 2022: <a href="#drift--intakter--budget_2022">https://example.org/bokslut-2022/ekonomi/drift/#drift--intakter--budget_2022</a></p>
</details>
`
	if strings.Count(got, want) != 1 || strings.Count(got, `class="cite"`) != 1 {
		t.Errorf("want once\n%s\nin\n%s", want, got)
	}
}

// Only a table with several columns of long text is stacked on small screens, and its
// cells then say what they are.
func TestStackedTable(t *testing.T) {
	long := strings.Repeat("Mycket text i cellen. ", 3)
	fields := []report.Field{stub("punkt", "Punkt"), {Name: "risk", Title: "Risk", Type: report.TextType}, {Name: "atgard", Title: "Åtgärd & plan", Type: report.TextType}}
	for _, test := range []struct {
		what string
		row  []any
		want bool
	}{
		{"three long texts", []any{long, long, long}, true},
		{"two long texts", []any{"Kort", long, long}, false},
	} {
		got := mainOf(t, embed(newTable("t", "T", fields, append([]any{"a"}, test.row...))))
		stacked := strings.Contains(got, `<div class="scroller stack"`) && strings.Contains(got, `class="text long" data-column="Åtgärd &amp; plan">`)
		if stacked != test.want || !test.want && strings.Contains(got, "data-column") {
			t.Errorf("%s: stacked is %v, want %v\n%s", test.what, stacked, test.want, got)
		}
	}
}

// A caption stands in the table with its figures, which are listed among the section's
// sources. The region of a table without ids says it in its label.
func TestCaption(t *testing.T) {
	d := drift()
	captioned := embed(d)
	captioned.Children = []report.Node{text("R&D "), node(report.Emphasis, text("blev")), text(" "),
		figure("75 796 tkr", d, "intakter", "bokslut_2022"), text(" av "), figure("", d, "resultat", "bokslut_2022")}
	got := strings.ReplaceAll(mainOf(t, captioned, heading(2, "a", "A"), embed(d), captioned), noBreak, "_")
	const spoken = `R&amp;D blev 75 796 tkr av 600_tkr`
	const caption = `R&amp;D <em>blev</em> <data value="75796">75 796 tkr</data> av <data value="600">600_tkr</data><span class="unit">, tkr</span></caption>`
	for _, want := range []string{
		`<caption id="drift--0">` + caption,
		"<summary>Källor till siffrorna i inledningen (2)</summary>\n<ul>\n<li>75 796 tkr: <a href=\"#drift--intakter--bokslut_2022\">Driftredovisning: Verksamhetens intäkter, Bokslut 2022</a></li>\n<li>600_tkr: ",
		`aria-label="Driftredovisning">`,
		`aria-label="` + spoken + `">`,
		"<caption>" + caption,
		"<summary>Källor till siffrorna i ”A” (2)</summary>",
	} {
		if strings.Count(got, want) != 1 {
			t.Errorf("%d times, not once, is there\n%s\nin\n%s", strings.Count(got, want), want, got)
		}
	}
}

func TestTable(t *testing.T) {
	html := mainOf(t, embed(drift()))
	if want := `<div class="table" id="drift">
<div class="scroller" role="region" tabindex="0" aria-labelledby="drift--0">
`; !strings.HasPrefix(html, want) {
		t.Errorf("begins\n%s\nwant\n%s", html[:len(want)], want)
	}
	want := `<caption id="drift--0">Driftredovisning<span class="unit">, tkr</span></caption>
<thead>
<tr><th scope="col" class="text">Post</th><th scope="col">Budget 2022</th><th scope="col">Bokslut 2022</th><th scope="col">Avvikelse mot budget</th><th scope="col">Avvikelse, andel av budget<span class="unit">, procent</span></th></tr>
</thead>
<tbody>
<tr><th scope="row" id="drift--intakter">Verksamhetens intäkter</th><td id="drift--intakter--budget_2022">69 836</td><td id="drift--intakter--bokslut_2022">75 796</td><td id="drift--intakter--avvikelse">+5 959</td><td id="drift--intakter--andel">+8,5</td></tr>
<tr><th scope="row" id="drift--personalkostnader" class="depth-1">Personalkostnader</th><td id="drift--personalkostnader--budget_2022">−96 261</td><td id="drift--personalkostnader--bokslut_2022">−88 881</td><td id="drift--personalkostnader--avvikelse">+7 380</td><td id="drift--personalkostnader--andel">+7,7</td></tr>
<tr><th scope="row" id="drift--lokalhyror" class="depth-1">Lokalhyror</th><td id="drift--lokalhyror--budget_2022">−6 769</td><td id="drift--lokalhyror--bokslut_2022">−6 784</td><td id="drift--lokalhyror--avvikelse">−15</td><td id="drift--lokalhyror--andel">−0,2</td></tr>
<tr class="subtotal"><th scope="row" id="drift--kostnader">Verksamhetens kostnader</th><td id="drift--kostnader--budget_2022">−103 030</td><td id="drift--kostnader--bokslut_2022">−95 665</td><td id="drift--kostnader--avvikelse">+7 365</td><td id="drift--kostnader--andel">+7,1</td></tr>
<tr class="total"><th scope="row" id="drift--resultat">Årets resultat</th><td id="drift--resultat--budget_2022">0</td><td id="drift--resultat--bokslut_2022">600</td><td id="drift--resultat--avvikelse">+600</td><td id="drift--resultat--andel"><span class="missing" aria-hidden="true">.</span><span class="hidden"> kan inte beräknas</span></td></tr>
</tbody>
`
	if got := strings.ReplaceAll(tableOf(html), noBreak, " "); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	want = `<p>Kommunstyrelsens intäkter och kostnader 2022, jämförda med budgeten.</p>
<p>Teckenförklaring: <span class="sign">tkr </span>tusen kronor; <span class="sign">. </span>kan inte beräknas</p>
<p>Källa: Alingsås kommun, årsbokslut 2022</p>
<details>
<summary>Om kolumnerna i Driftredovisning</summary>
<dl>
<dt>Avvikelse, andel av budget</dt><dd>Avvikelsen i procent av budgeten.</dd>
</dl>
</details>
`
	if got := strings.ReplaceAll(aboutOf(html), noBreak, " "); got != want {
		t.Errorf("below the table: got\n%s\nwant\n%s", got, want)
	}
}

// cellOf renders a table of one number column and returns its first cell.
func cellOf(t *testing.T, v report.Value, signed bool) string {
	t.Helper()
	table := newTable("t", "T", []report.Field{stub("post", "Post"), {Name: "a", Title: "A", Signed: signed}}, []any{"r", "R", v})
	_, cell, _ := strings.Cut(mainOf(t, embed(table)), `<td id="t--r--a">`)
	cell, _, _ = strings.Cut(cell, "</td>")
	return strings.ReplaceAll(cell, noBreak, "_")
}

func TestNumbers(t *testing.T) {
	shown := func(coefficient int64, scale uint8, decimals int8) report.Value {
		v := number(coefficient, scale, "")
		v.Decimals = decimals
		return v
	}
	third, _ := report.NumberOf(2).Quo(report.NumberOf(3))
	for _, test := range []struct {
		value  report.Value
		signed bool
		want   string
	}{
		{shown(0, 0, -1), false, "0"},
		{shown(999, 0, -1), false, "999"},
		{shown(1000, 0, -1), false, "1_000"},
		{shown(123456, 0, -1), false, "123_456"},
		{shown(-1234567, 0, -1), false, "−1_234_567"},
		{shown(9135, 2, -1), false, "91,35"},
		{shown(123456, 2, -1), false, "1_234,56"},
		{shown(200, 1, -1), false, "20,0"},
		{shown(200, 1, 0), false, "20"},
		{shown(2, 0, 2), false, "2,00"},
		{shown(-4, 2, 1), false, "0,0"}, // rounds to nought, which has no minus
		{shown(25, 2, 1), false, "0,3"}, // half away from zero
		{shown(-25, 2, 1), true, "−0,3"},
		{shown(4, 2, 1), true, "0,0"}, // nor a plus
		{shown(5, 0, -1), true, "+5"},
		{shown(0, 0, -1), true, "0"},
		{report.Value{State: report.State{Kind: report.NumberValue, Decimals: 1}, Number: third}, true, "+0,7"},
	} {
		if got := cellOf(t, test.value, test.signed); got != test.want {
			t.Errorf("%v, %d decimals, signed %t: got %s, want %s", test.value.Number, test.value.Decimals, test.signed, got, test.want)
		}
	}
}

func TestNumbersInEnglish(t *testing.T) {
	page := newPage("a/", "A", embed(newTable("t", "T", []report.Field{stub("post", "Post"), {Name: "a", Title: "A"}},
		[]any{"r", "R", number(-123456789, 2, "")})))
	page.Lang = "en-GB"
	rep := newReport([]*report.Page{newPage("", "Start"), page})
	rep.Site.Language = "en-GB"
	if got, want := files(t, rep, nil)["a/index.html"], ">−1,234,567.89<"; !strings.Contains(got, want) {
		t.Errorf("no %s in\n%s", want, tableOf(got))
	}
}

func TestCells(t *testing.T) {
	x := &report.Missing{Sign: "i.u.", Label: "uppgift saknas", Code: "x"}
	nought := report.NumberOf(0)
	nothing := &report.Missing{Sign: "–", Label: "inget", Code: "n", Is: &nought}
	prel := &report.Flag{Sign: "prel:", Label: "preliminär uppgift", Code: "p"}
	for _, test := range []struct {
		what  string
		value report.Value
		want  string
	}{
		{"a missing value", missing(x),
			`<span class="missing" aria-hidden="true">i.u.</span><span class="hidden"> uppgift saknas</span>`},
		{"an empty sign of what is not available", missing(&report.Missing{Label: "redovisas inte", Code: "x"}),
			`<span class="missing" aria-hidden="true">..</span><span class="hidden"> redovisas inte</span>`},
		{"an empty sign of nothing", missing(&report.Missing{Label: "inga", Code: "n"}),
			`<span class="missing" aria-hidden="true">–</span><span class="hidden"> inga</span>`},
		{"a sign that counts as 0", report.Value{State: report.State{Kind: report.NumberValue, Missing: nothing}},
			`<span class="missing" aria-hidden="true">–</span><span class="hidden"> inget</span>`},
		{"no value at all", report.Value{},
			`<span class="missing" aria-hidden="true">..</span><span class="hidden"> uppgift saknas</span>`},
		{"a flag", flagged(whole(73, ""), prel), `<span class="flag" aria-hidden="true">prel:</span><span class="hidden"> preliminär uppgift</span>_73`},
	} {
		if got := cellOf(t, test.value, false); got != test.want {
			t.Errorf("%s: got %s, want %s", test.what, got, test.want)
		}
	}
}

// An indent cannot be heard.
func TestPartsNameTheirWhole(t *testing.T) {
	table := drift()
	table.SetText(3, 0, "Verksamhetens kostnader\nUtan exploatering")
	table.Rows[1].Parent = 3
	want := `<th scope="row" id="drift--personalkostnader" class="depth-1">Personalkostnader<span class="hidden">, del av Verksamhetens kostnader</span></th>`
	if got := tableOf(mainOf(t, embed(table))); !strings.Contains(got, want) {
		t.Errorf("no %s in\n%s", want, got)
	}
}

func TestTextCells(t *testing.T) {
	table := newTable("t", "T", []report.Field{stub("post", "Post"),
		{Name: "resultat", Title: "Resultat", Type: report.TextType, Missing: []*report.Missing{{Sign: "", Label: "inget att redovisa", Code: "n"}}},
		{Name: "bedomning", Title: "Bedömning", Type: report.CodeType}, {Name: "dag", Title: "Dag", Type: report.DateType}},
		[]any{"a", "Löner <brutto>", "Rad ett\nA & B: 1 367 278 kr, 5 2022", report.Value{State: report.State{Kind: report.CodeValue, Code: &report.Category{Value: "utan", Label: "Utan anmärkning", Symbol: "●"}}},
			report.Value{State: report.State{Kind: report.DateValue}, Date: "2022-12-31"}},
		[]any{"b", "Avtal", "", report.Value{State: report.State{Kind: report.CodeValue, Code: &report.Category{Value: "oklart", Label: "Framgår inte"}}}, missing(nil)})
	want := `<thead>
<tr><th scope="col" class="text">Post</th><th scope="col" class="text">Resultat</th><th scope="col" class="text">Bedömning</th><th scope="col" class="text">Dag</th></tr>
</thead>
<tbody>
<tr><th scope="row" id="t--a">Löner &lt;brutto&gt;</th><td id="t--a--resultat" class="text">Rad ett<br>A &amp; B: 1_367_278 kr, 5 2022</td><td id="t--a--bedomning" class="text"><span aria-hidden="true">●</span> Utan anmärkning</td><td id="t--a--dag" class="text">2022-12-31</td></tr>
<tr><th scope="row" id="t--b">Avtal</th><td id="t--b--resultat" class="text"><span class="missing" aria-hidden="true">–</span><span class="hidden"> inget att redovisa</span></td><td id="t--b--bedomning" class="text">Framgår inte</td><td id="t--b--dag" class="text"><span class="missing" aria-hidden="true">..</span><span class="hidden"> uppgift saknas</span></td></tr>
</tbody>
`
	html := mainOf(t, embed(table))
	if _, got, _ := strings.Cut(strings.ReplaceAll(tableOf(html), noBreak, "_"), "</caption>\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, want := strings.ReplaceAll(aboutOf(html), noBreak, " "), `<p>Teckenförklaring: <span class="sign">– </span>inget att redovisa; <span class="sign">.. </span>uppgift saknas</p>
`; got != want {
		t.Errorf("legend: got %q, want %q", got, want)
	}
}

// Where units are shown: in the caption, a head, a row or a cell, and never twice.
func TestUnits(t *testing.T) {
	fields := []report.Field{stub("post", "Post"), {Name: "a", Title: "A"}, {Name: "b", Title: "B"}}
	withColumn := append([]report.Field{stub("post", "Post"), {Name: "enhet", Title: "Enhet", Type: report.TextType, Role: report.UnitRole}}, fields[1:]...)
	said := func(unit string) *report.RowSaid { return &report.RowSaid{Settings: report.Settings{Unit: ptr(unit)}} }
	for _, test := range []struct {
		what  string
		table *report.Table
		set   func(*report.Table)
		want  string // the texts of the caption, the head and the rows, the stub's head left out
	}{
		{"the table's", newTable("t", "T", fields, []any{"r", "R", whole(1, "tkr"), whole(2, "tkr")}),
			func(t *report.Table) { t.Unit = ptr("tkr") }, "T, tkr|A|B|R|1|2"},
		{"the table's and a column's", newTable("t", "T", fields, []any{"r", "R", whole(1, "tkr"), whole(2, "procent")}),
			func(t *report.Table) { t.Unit = ptr("tkr") }, "T, tkr|A|B, procent|R|1|2"},
		{"the table's, beside a column without", newTable("t", "T", fields, []any{"r", "R", whole(1, "tkr"), whole(2, "")}),
			func(t *report.Table) { t.Unit = ptr("tkr") }, "T|A, tkr|B|R|1|2"},
		{"all cells share what the table does not state", newTable("t", "T", fields, []any{"r", "R", whole(1, "tkr"), whole(2, "tkr")}),
			func(*report.Table) {}, "T, tkr|A|B|R|1|2"},
		{"each column its own", newTable("t", "T", fields, []any{"r", "R", whole(1, "år"), whole(2, "procent")}),
			func(*report.Table) {}, "T|A, år|B, procent|R|1|2"},
		{"a column without", newTable("t", "T", fields, []any{"r", "R", whole(1, ""), whole(2, "procent")}),
			func(*report.Table) {}, "T|A|B, procent|R|1|2"},
		{"what titles name", newTable("t", "T", []report.Field{stub("post", "Post"), {Name: "a", Title: "Andel i procent"}, {Name: "b", Title: "Snittår"}, {Name: "c", Title: "Andel (%)"}}, []any{"r", "R", whole(1, "procent"), whole(2, "år"), whole(3, "procent")}),
			func(*report.Table) {}, "T|Andel i procent|Snittår, år|Andel (%)|R|1|2|3"},
		{"a row's", newTable("t", "T", fields, []any{"r", "R", whole(1, "procent"), whole(2, "procentenheter")}, []any{"s", "S", whole(3, ""), whole(4, "")}),
			func(t *report.Table) { t.Rows[0].Said = said("procent") }, "T|A|B|R, procent|1|2 procentenheter|S|3|4"},
		{"a row's that differs from the table's", newTable("t", "T", fields, []any{"r", "R", whole(1, "st"), whole(2, "tkr")}, []any{"s", "S", whole(3, "tkr"), whole(4, "tkr")}),
			func(t *report.Table) { t.Unit, t.Rows[0].Said = ptr("tkr"), said("st") }, "T, tkr|A|B|R, st|1|2 tkr|S|3|4"},
		{"a unit column", newTable("t", "T", withColumn, []any{"r", "R", "personer", whole(1, "personer"), whole(2, "personer")}, []any{"s", "S", "procent", whole(3, "procent"), whole(4, "procentenheter")}),
			func(t *report.Table) { t.UnitField = 1 }, "T|Enhet|A|B|R|personer|1|2|S|procent|3|4 procentenheter"},
		{"a unit column, the same throughout", newTable("t", "T", withColumn, []any{"r", "R", "tkr", whole(1, "tkr"), whole(2, "tkr")}),
			func(t *report.Table) { t.UnitField = 1 }, "T|Enhet|A|B|R|tkr|1|2"},
		{"a table's that no cell has", newTable("t", "T", fields, []any{"r", "R", whole(1, "år"), whole(2, "år")}),
			func(t *report.Table) { t.Unit = ptr("tkr") }, "T, år|A|B|R|1|2"},
		{"missing values have none", newTable("t", "T", fields, []any{"r", "R", whole(1, "tkr"), missing(report.NotComputable)}),
			func(*report.Table) {}, "T, tkr|A|B|R|1|. kan inte beräknas"},
	} {
		test.set(test.table)
		got := strings.ReplaceAll(cellTexts(tableOf(mainOf(t, embed(test.table)))), noBreak, " ")
		if got != test.want {
			t.Errorf("%s: got %s, want %s", test.what, got, test.want)
		}
	}
}

// Units that formulas know by a Swedish name are shown in the language of the report.
func TestUnitNames(t *testing.T) {
	table := newTable("t", "T", []report.Field{stub("post", "Item"), {Name: "a", Title: "Share"}, {Name: "b", Title: "Share in percent"}, {Name: "c", Title: "Change"}},
		[]any{"r", "R", whole(1, "procent"), whole(2, "procent"), whole(3, "procentenheter")})
	rep := newReport([]*report.Page{newPage("", "Start", embed(table))}, table)
	rep.Site.Language = "en"
	got := cellTexts(tableOf(files(t, rep, nil)["index.html"]))
	if want := "T|Share, percent|Share in percent|Change, percentage points|R|1|2|3"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// cellTexts returns the texts of caption, headers and cells, but that of the first
// header, joined by bars.
func cellTexts(table string) string {
	var texts []string
	for _, piece := range strings.Split(table, "<") {
		tag, text, _ := strings.Cut(piece, ">")
		switch name, _, _ := strings.Cut(tag, " "); name {
		case "caption", "th", "td":
			texts = append(texts, text)
		case "span", "/span":
			texts[len(texts)-1] += text
		}
	}
	texts[0] = strings.TrimSpace(texts[0])
	return strings.Join(append(texts[:1:1], texts[2:]...), "|")
}

func TestGroups(t *testing.T) {
	table := newTable("t", "T", []report.Field{stub("post", "Post"), {Name: "grupp", Title: "Grupp", Type: report.TextType, Role: report.GroupRole},
		{Name: "parent", Title: "Del av", Type: report.TextType, Role: report.ParentRole}, {Name: "a", Title: "A"}},
		[]any{"r", "R", "Första", "", whole(1, "")}, []any{"s", "S", "Första", "r", whole(2, "")}, []any{"u", "U", "Andra", "", whole(3, "")})
	table.GroupField, table.ParentField = 1, 2
	want := `<thead>
<tr><th scope="col" class="text">Post</th><th scope="col">A</th></tr>
</thead>
<tbody>
<tr class="group"><th scope="rowgroup" colspan="2"><span class="group-name">Första</span></th></tr>
<tr><th scope="row" id="t--r">R</th><td id="t--r--a">1</td></tr>
<tr><th scope="row" id="t--s">S</th><td id="t--s--a">2</td></tr>
</tbody>
<tbody>
<tr class="group"><th scope="rowgroup" colspan="2"><span class="group-name">Andra</span></th></tr>
<tr><th scope="row" id="t--u">U</th><td id="t--u--a">3</td></tr>
</tbody>
`
	if _, got, _ := strings.Cut(tableOf(mainOf(t, embed(table))), "</caption>\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Notes are lettered in the order in which the table is read, whatever theirs in the
// sidecar; one with two marks has two ways back.
func TestNotes(t *testing.T) {
	table := newTable("t", "T", []report.Field{stub("post", "Post"), {Name: "a", Title: "A"}, {Name: "b", Title: "B"},
		{Name: "anm", Title: "Anmärkning", Type: report.TextType, Role: report.NoteRole}},
		[]any{"r", "R", whole(1, ""), whole(2, ""), ""}, []any{"s", "S", whole(3, ""), whole(4, ""), "Ny post."}, []any{"u", "U", whole(5, ""), whole(6, ""), "Ny post."})
	table.NoteField = 3
	table.Notes = []*report.Note{
		{Text: "Om cellen.", To: []report.NoteTarget{{Row: 0, Field: 2}, {Row: 1, Field: 1}}},
		{Text: "Om kolumnen.", To: []report.NoteTarget{{Row: -1, Field: 2}}},
		{Text: "Om tabellen."},
		{Text: "Om raden.", To: []report.NoteTarget{{Row: 0, Field: 0}}},
		{Text: "Ny post.", To: []report.NoteTarget{{Row: 1, Field: -1}, {Row: 2, Field: -1}}}, // of the note column
	}
	html := mainOf(t, embed(table))
	mark := func(note, k int, letter string) string {
		return fmt.Sprintf(`<sup><a class="mark" href="#t--%d" id="t--%d--%d" aria-label="Not %s">%s</a></sup>`, note, note, k, letter, letter)
	}
	for _, want := range []string{
		`<th scope="col">B` + mark(1, 1, "a") + `</th>`,
		`<th scope="row" id="t--r">R` + mark(2, 1, "b") + `</th>`,
		`<td id="t--r--b">2` + mark(3, 1, "c") + `</td>`,
		`<th scope="row" id="t--s">S` + mark(4, 1, "d") + `</th>`,
		`<td id="t--s--a">3` + mark(3, 2, "c") + `</td>`,
		`<th scope="row" id="t--u">U` + mark(4, 2, "d") + `</th>`,
		`<p>Om tabellen.</p>
<ol class="notes">
<li id="t--1">Om kolumnen. <a class="back" href="#t--1--1" aria-label="Tillbaka till tabellen, hänvisning 1 till not a">↩</a></li>
<li id="t--2">Om raden. <a class="back" href="#t--2--1" aria-label="Tillbaka till tabellen, hänvisning 1 till not b">↩</a></li>
<li id="t--3">Om cellen. <a class="back" href="#t--3--1" aria-label="Tillbaka till tabellen, hänvisning 1 till not c">↩</a> <a class="back" href="#t--3--2" aria-label="Tillbaka till tabellen, hänvisning 2 till not c">↩</a></li>
<li id="t--4">Ny post. <a class="back" href="#t--4--1" aria-label="Tillbaka till tabellen, hänvisning 1 till not d">↩</a> <a class="back" href="#t--4--2" aria-label="Tillbaka till tabellen, hänvisning 2 till not d">↩</a></li>
</ol>
`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("no\n%s\nin\n%s", want, html)
		}
	}
	if strings.Contains(html, "Anmärkning") {
		t.Error("the column of notes is shown")
	}
}

// A table has its ids once on a page, and a large one only those of its rows.
func TestTableIDs(t *testing.T) {
	small := newTable("t", "T", []report.Field{stub("post", "Post"), {Name: "a", Title: "A"}}, []any{"r", "R", whole(1, "")})
	html := mainOf(t, embed(small), embed(small))
	for _, id := range []string{`id="t"`, `id="t--0"`, `id="t--r"`, `id="t--r--a"`} {
		if n := strings.Count(html, id); n != 1 {
			t.Errorf("%s occurs %d times", id, n)
		}
	}
	if !strings.Contains(html, `aria-label="T">`) {
		t.Error("the scroller of the second has no name")
	}

	rows := make([][]any, 2501) // two columns: 5,002 cells
	for i := range rows {
		rows[i] = []any{fmt.Sprintf("r%d", i), "R", whole(1, "")}
	}
	large := newTable("t", "T", []report.Field{stub("post", "Post"), {Name: "a", Title: "A"}}, rows...)
	html = mainOf(t, para(figure("1", large, "r2500", "a")), embed(large))
	if !strings.Contains(html, `<th scope="row" id="t--r2500">R</th><td>1</td>`) {
		t.Error("a row of a large table lacks its id, or a cell has one")
	}
	if !strings.Contains(html, `<a href="#t--r2500">`) {
		t.Error("the source of a figure does not lead to its row")
	}
}

// The first of several lines is the row's name, and stands out.
func TestRowOfSeveralLines(t *testing.T) {
	table := newTable("krav", "Krav", []report.Field{stub("krav", "Krav"), {Name: "tal", Title: "Tal"}},
		[]any{"rad", "Matråd\nEn gång\nper termin", whole(2, "")}, []any{"lunch", "Lunch", whole(1, "")})
	got := files(t, newReport([]*report.Page{newPage("", "Start", embed(table))}, table), nil)["index.html"]
	inOrder(t, got, `<th scope="row" id="krav--rad"><span class="name">Matråd</span><br>En gång<br>per termin</th>`, `<th scope="row" id="krav--lunch">Lunch</th>`,
		`Den här leder till Matråd, `)
}

func TestDownloads(t *testing.T) {
	d := drift()
	rep := newReport([]*report.Page{newPage("", "Start"), newPage("ekonomi/drift/", "Drift", embed(d))}, d)
	for _, test := range []struct {
		sizes map[string]int
		want  string
	}{
		{nil, ""},
		{map[string]int{"data/drift.csv": 839, "data/other.csv": 1}, `<a class="link" href="../../data/drift.csv" download>CSV, 839_byte<span class="hidden">, Driftredovisning</span></a>`},
		{map[string]int{"data/drift.csv": 1249}, `<a class="link" href="../../data/drift.csv" download>CSV, 1,2_kB<span class="hidden">, Driftredovisning</span></a>`},
		{map[string]int{"data/drift.csv": 999_950}, `<a class="link" href="../../data/drift.csv" download>CSV, 1,0_MB<span class="hidden">, Driftredovisning</span></a>`},
		{map[string]int{"data/drift.csv": 1000, "data/drift.xlsx": 7000}, `<a class="link" href="../../data/drift.xlsx" download>Excel, 7,0_kB<span class="hidden">, Driftredovisning</span></a> <a class="link" href="../../data/drift.csv" download>CSV, 1,0_kB<span class="hidden">, Driftredovisning</span></a>`},
	} {
		if test.want != "" {
			test.want = `<p class="downloads">Ladda ned tabellen (5 rader): ` + test.want + "</p>\n"
		}
		_, got, _ := strings.Cut(strings.ReplaceAll(aboutOf(files(t, rep, test.sizes)["ekonomi/drift/index.html"]), noBreak, "_"), "</details>\n")
		if got != test.want {
			t.Errorf("%v:\ngot  %s\nwant %s", test.sizes, got, test.want)
		}
	}
}

// The rows of a large table are written in pieces. They are those of a small one, in order, with its
// groups, wherever these begin, its signs and its notes.
func TestLargeTable(t *testing.T) {
	const rows, size = 5000, 1500
	late := &report.Missing{Sign: "i.u.", Label: "uppgift saknas", Code: "x"}
	later := &report.Missing{Sign: "–", Label: "inget", Code: "n"}
	fields := []report.Field{{Name: "grupp", Title: "Grupp", Type: report.TextType, Role: report.GroupRole}, stub("post", "Post"), {Name: "a", Title: "A"}}
	var cells [][]any
	for i := range rows {
		value := whole(int64(i), "")
		switch i {
		case 3100:
			value = report.Value{State: report.State{Kind: report.MissingValue, Missing: late}}
		case 4999:
			value = report.Value{State: report.State{Kind: report.MissingValue, Missing: later}}
		}
		cells = append(cells, []any{fmt.Sprintf("r%d", i), fmt.Sprintf("G%d", i/size), fmt.Sprintf("Post %d", i), value})
	}
	for _, notes := range []bool{false, true} {
		table := newTable("t", "T", fields, cells...)
		table.GroupField, table.StubField = 0, 1
		if notes {
			for i, row := range []int{4998, 2} {
				table.Notes = append(table.Notes, &report.Note{Name: fmt.Sprint(i), Text: fmt.Sprintf("Not %d", row), To: []report.NoteTarget{{Row: row, Field: 2}}})
			}
		}
		got := mainOf(t, embed(table))
		body := tableOf(got)
		for i := range rows {
			head, rest, found := strings.Cut(body, fmt.Sprintf(">Post %d</th>", i))
			if !found || strings.Count(head, "<tr") > 3 {
				t.Fatalf("notes %v: row %d does not follow the one before it: %.300q", notes, i, body)
			}
			if begins := strings.Contains(head, fmt.Sprintf("</tbody>\n<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"2\"><span class=\"group-name\">G%d</span>", i/size)); begins != (i%size == 0 && i > 0) {
				t.Fatalf("notes %v: before row %d stands %.300q", notes, i, head)
			}
			body = rest
		}
		if opened, closed := strings.Count(got, "<tbody>"), strings.Count(got, "</tbody>"); opened != 4 || closed != 4 {
			t.Errorf("notes %v: %d groups begin and %d end, want 4", notes, opened, closed)
		}
		about := aboutOf(got)
		first, second := strings.Index(about, "uppgift saknas"), strings.Index(about, "inget")
		if first < 0 || second < first {
			t.Errorf("notes %v: the signs are not explained in order: %s", notes, about)
		}
		if marks := strings.Count(tableOf(got), "class=\"mark\""); notes && (marks != 2 || !strings.Contains(about, "Not 2") || !strings.Contains(about, "Not 4998")) {
			t.Errorf("%d marks, want 2, of the notes in %s", marks, about)
		}
	}
}
