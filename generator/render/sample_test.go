package render_test

import (
	"slices"
	"strings"
	"testing"

	"bokslut/generator/diag"
	"bokslut/generator/render"
	"bokslut/generator/report"
)

// The functions here build small finished reports by hand, as link and compute would
// leave them.

func number(coefficient int64, scale uint8, unit string) report.Value {
	return report.Value{State: report.State{Kind: report.NumberValue, Decimals: -1, Unit: unit}, Number: report.NewNumber(coefficient, scale)}
}

func whole(n int64, unit string) report.Value { return number(n, 0, unit) }

func missing(m *report.Missing) report.Value {
	return report.Value{State: report.State{Kind: report.MissingValue, Missing: m}}
}

func flagged(v report.Value, flags ...*report.Flag) report.Value {
	v.Flags = &report.Flags{List: flags}
	return v
}

func ptr[T any](v T) *T { return &v }

// newTable returns a table with the fields, whose first is the stub, and one row for
// each list of cells: its id, then a string for a text and a report.Value for the rest.
func newTable(id, title string, fields []report.Field, rows ...[]any) *report.Table {
	t := &report.Table{ID: id, Title: title, CSV: diag.NewSource("data/"+id+".csv", ""), Fields: slices.Clone(fields), GroupField: -1, ParentField: -1, UnitField: -1, NoteField: -1}
	for _, cells := range rows {
		t.Rows = append(t.Rows, report.Row{ID: cells[0].(string), Parent: -1})
	}
	t.Grow()
	for row, cells := range rows {
		for field, cell := range cells[1:] {
			switch cell := cell.(type) {
			case string:
				t.SetText(row, field, cell)
			case report.Value:
				t.SetValue(row, field, cell)
			}
		}
	}
	return t
}

func stub(name, title string) report.Field {
	return report.Field{Name: name, Title: title, Type: report.TextType, Role: report.StubRole}
}

// drift returns a table in tkr with a column of its own unit, a subtotal and a total.
func drift() *report.Table {
	t := newTable("drift", "Driftredovisning",
		[]report.Field{stub("post", "Post"), {Name: "budget_2022", Title: "Budget 2022"}, {Name: "bokslut_2022", Title: "Bokslut 2022"},
			{Name: "avvikelse", Title: "Avvikelse mot budget", Signed: true}, {Name: "andel", Title: "Avvikelse, andel av budget", Signed: true,
				Description: "Avvikelsen i procent av budgeten."}},
		[]any{"intakter", "Verksamhetens intäkter", whole(69836, "tkr"), whole(75796, "tkr"), whole(5959, "tkr"), number(85, 1, "procent")},
		[]any{"personalkostnader", "Personalkostnader", whole(-96261, "tkr"), whole(-88881, "tkr"), whole(7380, "tkr"), number(77, 1, "procent")},
		[]any{"lokalhyror", "Lokalhyror", whole(-6769, "tkr"), whole(-6784, "tkr"), whole(-15, "tkr"), number(-2, 1, "procent")},
		[]any{"kostnader", "Verksamhetens kostnader", whole(-103030, "tkr"), whole(-95665, "tkr"), whole(7365, "tkr"), number(71, 1, "procent")},
		[]any{"resultat", "Årets resultat", whole(0, "tkr"), whole(600, "tkr"), whole(600, "tkr"), missing(report.NotComputable)})
	t.Unit = ptr("tkr")
	t.Rows[1].Depth, t.Rows[2].Depth = 1, 1
	t.Rows[3].Role, t.Rows[4].Role = report.SubtotalRow, report.TotalRow
	t.Description = "Kommunstyrelsens intäkter och kostnader 2022, jämförda med budgeten."
	t.Origin = "Alingsås kommun, årsbokslut 2022"
	t.Figures = []*report.NamedFigure{{Name: "overskottsandel", Title: "Resultatets andel av kommunbidraget", Of: "procent",
		Formula: &report.Formula{Text: "share(resultat.bokslut_2022, intakter.bokslut_2022)"},
		Value:   report.Value{State: report.State{Kind: report.NumberValue, Origin: report.Computed, Decimals: 1}, Number: report.NewNumber(6, 1)}}}
	return t
}

// text and the functions below make nodes.
func text(s string) report.Node { return report.Node{Kind: report.Text, Text: s} }

func node(kind report.Kind, children ...report.Node) report.Node {
	return report.Node{Kind: kind, Children: children}
}

func para(children ...report.Node) report.Node { return node(report.Paragraph, children...) }

func heading(level uint16, id, title string) report.Node {
	return report.Node{Kind: report.Heading, Level: level, ID: id, Children: []report.Node{text(title)}}
}

func embed(t *report.Table) report.Node {
	return report.Node{Kind: report.Embed, Link: &report.Link{Kind: report.TableLink, Table: t, Embedded: true}}
}

// figure returns a figure bound to a cell, as written: "" when the build writes it.
func figure(written string, t *report.Table, row, field string) report.Node {
	n := report.Node{Kind: report.Figure, Link: &report.Link{Kind: report.CellLink, Table: t, Row: t.RowIndex(row), Field: t.FieldIndex(field)}}
	if written != "" {
		n.Children = []report.Node{text(written)}
	}
	return n
}

func anchor(label string, l *report.Link) report.Node {
	n := report.Node{Kind: report.Anchor, Link: l}
	if label != "" {
		n.Children = []report.Node{text(label)}
	}
	return n
}

// newPage returns a page with those blocks.
func newPage(url, title string, blocks ...report.Node) *report.Page {
	p := &report.Page{Source: diag.NewSource("content/"+url+"index.md", ""), URL: url, Title: title, Lang: "sv", Blocks: blocks}
	for i := range blocks {
		if l := blocks[i].Link; blocks[i].Kind == report.Embed {
			p.Links = append(p.Links, l)
		}
	}
	return p
}

func below(parent *report.Page, children ...*report.Page) {
	parent.Children = children
	for _, c := range children {
		c.Parent = parent
	}
}

func newReport(pages []*report.Page, tables ...*report.Table) *report.Report {
	places := map[string]*report.Page{}
	for _, p := range pages {
		for _, l := range p.Links {
			if l.Embedded && places[l.Table.ID] == nil {
				places[l.Table.ID] = p
			}
		}
	}
	return &report.Report{Pages: pages, Tables: tables, Places: places, Site: report.Site{
		Title: "Årsbokslut 2022", Language: "sv", BaseURL: "https://example.org/bokslut-2022/", Year: 2022, Published: "2023-02-20",
		Organisation: report.Organisation{Name: "Alingsås kommun", Unit: "Kommunstyrelsen", URL: "https://www.alingsas.se/"},
		Contact:      report.Contact{Name: "Ekonomiavdelningen", Email: "ekonomi@example.org"},
		Licence:      report.Licence{ID: "CC0-1.0", Name: "CC0 1.0", URL: "https://creativecommons.org/publicdomain/zero/1.0/"},
	}}
}

// files returns the files of a report by name.
func files(t testing.TB, rep *report.Report, sizes map[string]int) map[string]string {
	t.Helper()
	layouts, problems := render.Load(nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	got := map[string]string{}
	site := render.New(rep, layouts, func(name string) (int, bool) { size, made := sizes[name]; return size, made })
	var b []byte
	var err error
	for _, file := range site.Files() {
		if _, twice := got[file.Name]; twice {
			t.Fatalf("%s is made twice", file.Name)
		}
		if b, err = file.Make(b, nil); err != nil { // one buffer for all, as a build has
			t.Fatal(err)
		}
		got[file.Name] = string(b)
	}
	for name, text := range got {
		if alone, err := site.File(name); err != nil || string(alone) != text {
			t.Errorf("%s made by itself (%v) differs", name, err)
		}
	}
	return got
}

// nothing says that no data file was made.
func nothing(string) (size int, made bool) { return 0, false }

// mainOf returns what the blocks become, on a page of their own, without its frame.
func mainOf(t testing.TB, blocks ...report.Node) string {
	t.Helper()
	return mainBeside(t, nil, blocks...)
}

// mainBeside is mainOf in a report that has other pages too.
func mainBeside(t testing.TB, others []*report.Page, blocks ...report.Node) string {
	t.Helper()
	pages := append([]*report.Page{newPage("", "Start"), newPage("drift/", "Drift", blocks...)}, others...)
	return content(files(t, newReport(pages), nil)["drift/index.html"])
}

// content cuts a page's content out of its frame.
func content(page string) string {
	_, rest, _ := strings.Cut(page, "</h1>\n")
	rest, _, _ = strings.Cut(rest, `<nav class="turn"`)
	return rest
}
