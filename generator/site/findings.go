package site

import (
	"bokslut/generator/check"
	"bokslut/generator/compute"
	"bokslut/generator/diag"
	"bokslut/generator/link"
	"bokslut/generator/report"
)

// Findings are kept page by page and table by table, so that after an edit only those that
// it reaches are worked out anew.

// pageFindings are what was found on a page.
type pageFindings struct {
	page    *report.Page
	links   diag.List
	checked check.Result
}

// tableFindings are what was found in a table once it was read.
type tableFindings struct {
	table             *report.Table
	computed, checked diag.List
}

// newPages makes room for the findings of all pages, takes over those that an earlier build
// has of the same pages, and returns the others, which are still to be found.
func (b *Built) newPages(before *Built) []*pageFindings {
	var fresh []*pageFindings
	b.onPages = make([]pageFindings, len(b.Report.Pages))
	for i, p := range b.Report.Pages {
		found := &b.onPages[i]
		if i < len(before.onPages) && before.onPages[i].page.Source == p.Source {
			*found = before.onPages[i]
		} else {
			fresh = append(fresh, found)
		}
		found.page = p
	}
	return fresh
}

// newTables does the same for tables.
func (b *Built) newTables(before *Built) []*tableFindings {
	var fresh []*tableFindings
	b.inTables = make([]tableFindings, len(b.Report.Tables))
	for i, t := range b.Report.Tables {
		found := &b.inTables[i]
		if i < len(before.inTables) && before.inTables[i].table == t {
			*found = before.inTables[i]
		} else {
			fresh = append(fresh, found)
		}
		found.table = t
	}
	return fresh
}

// resolve finds out what the links of pages mean.
func (b *Built) resolve(pages []*pageFindings) {
	for i, problems := range link.Resolve(b.Report, b.root, pagesOf(pages)) {
		problems.Shorten()
		pages[i].links = problems
	}
}

// compute derives and checks tables.
func (b *Built) compute(found []*tableFindings) {
	tables := make([]*report.Table, len(found))
	for i, f := range found {
		tables[i] = f.table
	}
	computed, checked := compute.Derive(b.Report, tables), check.Tables(tables)
	for i, f := range found {
		computed[i].Shorten()
		f.computed, f.checked = computed[i], checked[i]
	}
}

// loosePages returns the pages that are known to have loose figures. What is said of these
// depends on all tables: a cell that has changed could be what is loose.
func (b *Built) loosePages() []*pageFindings {
	var loose []*pageFindings
	for i := range b.onPages {
		if len(b.onPages[i].checked.Loose) > 0 {
			loose = append(loose, &b.onPages[i])
		}
	}
	return loose
}

// check holds pages against the rules.
func (b *Built) check(pages []*pageFindings) {
	for i, checked := range check.Pages(b.Report, pagesOf(pages)) {
		checked.Problems.Shorten()
		pages[i].checked = checked
	}
}

// gather returns all that was found, what was checked also as Found.
func (b *Built) gather() (problems diag.List) {
	for _, found := range b.onPages {
		problems.Add(found.links...)
		b.Found.Problems.Add(found.checked.Problems...)
		b.Found.Loose = append(b.Found.Loose, found.checked.Loose...)
	}
	for _, found := range b.inTables {
		problems.Add(found.computed...)
		b.Found.Problems.Add(found.checked...)
	}
	problems.Add(link.Corrections(b.Report)...)
	problems.Add(b.tellUnread()...)
	b.Found.Problems.Add(check.Corrections(b.Report)...)
	problems.Add(b.Found.Problems...)
	return problems
}

// pagesOf returns the pages that findings are about.
func pagesOf(found []*pageFindings) []*report.Page {
	pages := make([]*report.Page, len(found))
	for i, f := range found {
		pages[i] = f.page
	}
	return pages
}
