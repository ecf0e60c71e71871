package render

import "bokslut/generator/report"

// tableList makes the page that lists all tables and charts, in the order of the pages that show them.
func (s *Site) tableList(w *worker) error {
	said := &s.tableWords.TableList
	f := s.ownFrame(said.url(), said.Title, said.Lead)
	var items []Item
	for _, p := range s.rep.Pages {
		at := item(p, f.Root, f.Lang)
		at.items = said.shownOn(p, at.Address)
		if len(at.items) > 0 {
			items = append(items, at)
		}
	}
	if loose := s.looseTables(); len(loose) > 0 {
		at := Item{Title: said.Loose, Address: pageAddress(f.Root, s.tableURL(loose[0]))}
		for _, t := range loose {
			at.items = append(at.items, Item{Title: fill(said.Table, "{title}", t.Title), Address: pageAddress(f.Root, s.tableURL(t))})
		}
		items = append(items, at)
	}
	return w.write(s.layouts.tableList, f, func(b []byte) []byte { return append(b, list(items)...) })
}

// shownOn returns the tables and charts that a page with that address embeds. Each says which
// of the two it is: a table is often called as its page is, and a chart as anything.
func (said *TableListWords) shownOn(p *report.Page, address string) []Item {
	var items []Item
	listed := map[string]bool{}
	for _, l := range p.Links {
		if !l.Embedded || l.Table == nil { // a picture
			continue
		}
		at, title := l.Table.ID, fill(said.Table, "{title}", l.Table.Title)
		if l.Kind == report.ChartLink {
			at, title = string(appendChartID(nil, l.Table, l.Chart)), fill(said.Chart, "{title}", l.Chart.Title)
		}
		if !listed[at] {
			listed[at] = true
			items = append(items, Item{Title: title, Address: address + "#" + at})
		}
	}
	return items
}

// TableListWords are those of the list of tables.
type TableListWords struct {
	MadePageWords
	Loose string `yaml:"loose,required"` // heads tables that no page shows
	Table string `yaml:"table,required"` // {title} is the table's
	Chart string `yaml:"chart,required"` // {title} is the chart's
}
