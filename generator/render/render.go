// Package render writes a report for people: its HTML pages with everything that a
// browser needs to show them.
//
//	layouts, problems := render.Load(own)         frames, style sheet, words of the interface
//	err := render.Pages(rep, layouts, sizes, emit)
//
// It reads a finished report (links resolved, cells computed) and changes nothing. From
//
//	Intäkterna uppgår till [75 796 tkr](#intakter.bokslut_2022).
//
//	![](/data/drift.csv)
//
// it makes
//
//	<p>Intäkterna uppgår till <data value="75796">75 796 tkr</data>.</p>
//	<div class="table" id="drift">…<caption id="drift--0"><span>Driftredovisning<span class="unit">, tkr</span></span></caption>…
//	<td id="drift--intakter--bokslut_2022">75 796</td>…
//
// A page is made in two parts. Its frame (frame.go) is a template of layouts/, filled with
// a [Frame]: layouts place what Go has decided. Its content is appended to a byte buffer,
// one file per construct: prose.go, figure.go, texttable.go, and for tables table.go,
// unit.go, note.go and about.go. The reconciliation page is made by reconciliation.go, with
// formulas.go, wording.go and passage.go. A report has a thousand times more cells than frames, and
// appending costs a fraction of what a template does.
package render

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"bokslut/generator/report"
)

// Emit receives a file of the site: its slash-separated name below the site's root and
// its bytes, which it must not keep. It is called from several goroutines.
type Emit = func(name string, data []byte) error

// Pages emits all pages of a report, a page for each table that none of them shows, the
// reconciliation page, the page for what is not found, the style sheet, the icon, sitemap.xml and robots.txt.
//
// sizes has the size in bytes of each data file ("data/drift.csv") that was made. Those
// that are a table's are offered for download beside it.
//
// Addresses are relative, so that the site works wherever it is put. A file that the
// report refers to, such as a picture, is expected at its own path below the report's
// root. Files come in no set order; after an error of emit, the rest are left out.
func Pages(rep *report.Report, layouts *Layouts, sizes map[string]int, emit Emit) error {
	s, err := newSite(rep, layouts, sizes)
	if err != nil {
		return err
	}
	tasks := s.tasks()
	errs := make([]error, len(tasks))
	var next atomic.Int64
	var failed atomic.Bool
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(tasks)) {
		workers.Go(func() {
			w := worker{skeletons: map[shape]*skeleton{}}
			for !failed.Load() {
				i := int(next.Add(1)) - 1
				if i >= len(tasks) {
					return
				}
				name, err := tasks[i](&w)
				if err == nil {
					err = emit(name, w.out)
				}
				if err != nil {
					errs[i] = fmt.Errorf("writing %s: %w", name, err)
					failed.Store(true)
				}
			}
		})
	}
	workers.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// site is what all pages of a report have in common. It is only read once it is made.
type site struct {
	rep        *report.Report
	layouts    *Layouts
	sizes      map[string]int
	tableWords *Words // in the report's language, in which tables are whatever page shows them
	position   map[*report.Page]int
	chapters   []*report.Page
	translated map[string][]*report.Page // by source file of the original: it and its translations
	formulas   func() *formulaIndex      // made when it is first asked for
}

func newSite(rep *report.Report, layouts *Layouts, sizes map[string]int) (*site, error) {
	s := &site{rep: rep, layouts: layouts, sizes: sizes,
		tableWords: layouts.wordsIn(rep.Site.Language), position: make(map[*report.Page]int, len(rep.Pages)),
		translated: map[string][]*report.Page{}}
	if s.tableWords == nil {
		return nil, fmt.Errorf("the interface does not speak %q; layouts/i18n has %v", rep.Site.Language, layouts.Languages())
	}
	s.formulas = sync.OnceValue(func() *formulaIndex { return newFormulaIndex(rep, s.tableWords) })
	for i, p := range rep.Pages {
		s.position[p] = i
		if i > 0 && p.Parent == nil {
			s.chapters = append(s.chapters, p)
		}
		if p.Translates != "" {
			s.translated[p.Translates] = append(s.translated[p.Translates], p)
		}
	}
	for _, p := range rep.Pages {
		if others := s.translated[p.Source.Name]; others != nil {
			s.translated[p.Source.Name] = append([]*report.Page{p}, others...)
		}
	}
	return s, nil
}

// words returns the interface for a page: in its language, else in the report's.
func (s *site) words(p *report.Page) *Words {
	if w := s.layouts.wordsIn(p.Lang); w != nil {
		return w
	}
	return s.tableWords
}

// A task makes one file in its worker's buffer and returns its name.
type task = func(*worker) (name string, err error)

// worker holds the buffers that one goroutine uses again for each file.
type worker struct {
	out       []byte
	skeletons map[shape]*skeleton
}

// tasks lists the files to make.
func (s *site) tasks() []task {
	var tasks []task
	for _, p := range s.rep.Pages {
		tasks = append(tasks, func(w *worker) (string, error) { return p.URL + "index.html", s.page(w, p) })
	}
	for _, t := range s.rep.Tables {
		if t.Place == nil {
			tasks = append(tasks, func(w *worker) (string, error) { return tableURL(t) + "index.html", s.tablePage(w, t) })
		}
	}
	file := func(name string, write func([]byte) []byte) task {
		return func(w *worker) (string, error) {
			w.out = write(w.out[:0])
			return name, nil
		}
	}
	return append(tasks,
		func(w *worker) (string, error) {
			return s.tableWords.reconciliationURL() + "index.html", s.reconciliation(w)
		},
		func(w *worker) (string, error) { return "404.html", s.notFound(w) },
		file("style.css", s.appendStyle),
		file("favicon.svg", func(b []byte) []byte { return append(b, s.layouts.icon...) }),
		file("sitemap.xml", s.appendSitemap),
		file("robots.txt", s.appendRobots))
}

// page makes a page of the report.
func (s *site) page(w *worker, p *report.Page) error {
	layout := s.layouts.page
	if s.position[p] == 0 {
		layout = s.layouts.front
	}
	writer := pageWriter{site: s, page: p, url: p.URL, root: rootFrom(p.URL), words: s.words(p)}
	return w.write(layout, s.pageFrame(p), writer.appendPage)
}

// tablePage makes the page of a table that no other page shows.
func (s *site) tablePage(w *worker, t *report.Table) error {
	url := tableURL(t)
	writer := pageWriter{site: s, url: url, root: rootFrom(url), words: s.tableWords}
	return w.write(s.layouts.table, s.tableFrame(t), func(b []byte) []byte { return writer.appendTable(b, t, nil, true) })
}

// notFound makes the page for addresses that do not exist. It is shown at any of them,
// so its own addresses begin at the server's root.
func (s *site) notFound(w *worker) error {
	return w.write(s.layouts.notFound, s.notFoundFrame(), func(b []byte) []byte { return b })
}
