// Package check holds a finished report against its rules: that every figure in the text
// says what its cell holds, that signs and words about signs agree, that no figure is left
// unbound. Each rule is one entry in rules.go. Corrections of published figures are held
// against their figures likewise, and what charts show must be such that it can be drawn.
//
//	Intäkterna uppgick till [75 796 tkr](#intakter.bokslut_2022)   agrees with its cell
//	… till [75 996 tkr](#intakter.bokslut_2022)                    figure-differs
//	… till 75 796 tkr                                              figure-loose
package check

import (
	"slices"
	"sync"

	"bokslut/generator/diag"
	"bokslut/generator/parallel"
	"bokslut/generator/report"
)

// Result is what was found in a report, or on a page.
type Result struct {
	Problems diag.List // in order of pages, then of tables with their charts and corrections
	Loose    []Loose   // the figures that are bound to nothing, likewise
}

// Run applies all rules to a report.
func Run(rep *report.Report) Result {
	var all Result
	for _, r := range Pages(rep, rep.Pages) {
		all.Problems.Add(r.Problems...)
		all.Loose = append(all.Loose, r.Loose...)
	}
	all.Problems.Add(slices.Concat(Tables(rep.Tables)...)...)
	all.Problems.Add(Corrections(rep)...)
	return all
}

// Pages applies all rules to some of a report's pages, and returns what was found on each.
// It depends on the page and on what its links mean; with a loose figure, whose diagnostic
// names the cells that it could be, on all tables too.
func Pages(rep *report.Report, pages []*report.Page) []Result {
	results := make([]Result, len(pages))
	unsure := slices.ContainsFunc(rep.Tables, func(t *report.Table) bool { return t.Unsure })
	cells := sync.OnceValue(func() []candidate { return candidates(rep) })
	writers := sync.Pool{New: func() any { return new(proseWriter) }}
	parallel.Each(len(pages), func(i int) {
		writer := writers.Get().(*proseWriter)
		defer writers.Put(writer)
		p := pages[i]
		c := &checker{page: p, lang: languageOf(p.Lang), prose: writer.read(p), candidates: cells, unsure: unsure,
			scope: sync.OnceValue(func() scope { return scopeOf(p) })}
		for _, rule := range rules {
			rule(c)
		}
		results[i] = c.Result
	})
	return results
}

// checker is one page under examination.
type checker struct {
	page       *report.Page
	lang       *language
	prose      prose
	candidates func() []candidate // worked out when the first loose figure asks for them
	unsure     bool               // some tables have errors, and are not among them
	scope      func() scope       // worked out likewise
	held       int                // how many of the candidates were looked at for the page's figures
	Result
}
