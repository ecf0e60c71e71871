package render_test

import (
	"fmt"
	"testing"

	"bokslut/generator/render"
	"bokslut/generator/report"
)

// BenchmarkPages renders a report of 1,000 pages in 50 chapters with 2,000 tables, each
// page with prose, bound figures and two tables of 10 rows.
func BenchmarkPages(b *testing.B) {
	var pages []*report.Page
	var tables []*report.Table
	pages = append(pages, newPage("", "Årsbokslut"))
	for chapter := range 50 {
		top := newPage(fmt.Sprintf("kapitel-%d/", chapter), fmt.Sprintf("Kapitel %d", chapter))
		pages = append(pages, top)
		var sections []*report.Page
		for section := range 19 {
			var blocks []report.Node
			for i := range 2 {
				t := drift()
				t.ID = fmt.Sprintf("tabell-%d-%d-%d", chapter, section, i)
				tables = append(tables, t)
				blocks = append(blocks, heading(2, fmt.Sprintf("avsnitt-%d", i), fmt.Sprintf("Avsnitt %d", i)), embed(t))
				for range 6 {
					blocks = append(blocks, para(text("Intäkterna uppgår till "), figure("75 796 tkr", t, "intakter", "bokslut_2022"),
						text(". Det är mer än budgeterat. Avvikelsen ska ses mot att kostnaderna har ökat i några av verksamheterna, som & vanligt.")))
				}
			}
			sections = append(sections, newPage(fmt.Sprintf("kapitel-%d/avsnitt-%d/", chapter, section), fmt.Sprintf("Avsnitt %d", section), blocks...))
		}
		below(top, sections...)
		pages = append(pages, sections...)
	}
	rep := newReport(pages, tables...)
	layouts, problems := render.Load(nil)
	if len(problems) > 0 {
		b.Fatal(problems)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, file := range render.New(rep, layouts, nothing).Files() {
			if _, err := file.Make(nil, nil); err != nil {
				b.Fatal(err)
			}
		}
	}
}
