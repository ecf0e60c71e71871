// Package render writes a report for people: its HTML pages with everything that a
// browser needs to show them.
//
//	layouts, problems := render.Load(own)         templates, style sheet, words of the interface
//	site := render.New(rep, layouts, sizes)
//	files := site.Files()                      what it consists of, or one by one: site.File("index.html")
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
// one file per construct: prose.go, figure.go, texttable.go, for tables table.go, unit.go,
// note.go and about.go, for charts chart.go, drawing.go and takeaway.go. The pages that the program makes of its own have a file each
// and share madepage.go; the reconciliation page is made by reconciliation.go, with formulas.go,
// wording.go and passage.go. A report has a thousand times more cells than frames, and appending
// costs a fraction of what a template does.
package render

import (
	"slices"
	"sync"
	"sync/atomic"

	"bokslut/generator/diag"
	"bokslut/generator/opendata"
	"bokslut/generator/report"
)

// File is one file of the site. It is made when it is asked for, alone, and with the same
// bytes each time. Different goroutines may ask for files at once.
type File struct {
	Name string // slash-separated, below the site's root: "data/index.html"
	Make opendata.Make
}

// Sizes returns the size in bytes of a data file ("data/drift.csv"), and whether it is
// made at all. It is called from several goroutines.
type Sizes = func(name string) (size int, made bool)

// Site is the site of a report, ready to be written: its pages, a page for each table that
// none of them shows, the pages of the program's own (madepage.go), the search, the book, the
// page for what is not found, the style sheet, the icons, sitemap.xml, robots.txt and _headers.
// Each file is made when it is asked for, and by itself. A Site is made by [New], never changes,
// and is safe for concurrent use.
//
// Addresses are relative, so that the site works wherever it is put. A file that the
// report refers to, such as a picture, is expected at its own path below the report's root.
type Site struct {
	rep        *report.Report
	layouts    *Layouts
	sizes      Sizes
	tableWords *Words // in the report's language, in which tables are whatever page shows them
	position   map[*report.Page]int
	chapters   []*report.Page
	translated map[string][]*report.Page // by source file of the original: it and its translations
	known      formulaKeys               // of tables that an earlier site had too
	formulas   func() *formulaIndex      // made when it is first asked for, and then
	indexed    atomic.Pointer[formulaIndex]
	shards     []*shard // of what can be searched
	size       int      // of the sources, in bytes

	pages   []task        // all files but those of the search
	search  func() []task // listed when one of them is asked for, as few are in a preview
	workers sync.Pool     // of *worker
}

// New returns the site of a finished report, whose language the layouts must speak. The data
// files that are a table's are offered for download beside it.
func New(rep *report.Report, layouts *Layouts, sizes Sizes) *Site {
	s := &Site{rep: rep, layouts: layouts, sizes: sizes,
		tableWords: layouts.wordsIn(rep.Site.Language), position: make(map[*report.Page]int, len(rep.Pages)),
		translated: map[string][]*report.Page{}}
	s.formulas = sync.OnceValue(func() *formulaIndex {
		index := newFormulaIndex(rep, s.tableWords, s.known)
		s.indexed.Store(index)
		return index
	})
	for _, t := range rep.Tables {
		s.size += len(t.CSV.Text)
	}
	for i, p := range rep.Pages {
		s.size += len(p.Source.Text)
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
	s.workers.New = func() any { return &worker{skeletons: map[shape]*skeleton{}} }
	s.pages = s.pageTasks()
	s.search = sync.OnceValue(s.searchTasks)
	return s
}

// Next returns the site of the report as it is after an edit that left site.yaml and the
// layouts as they were. What s has worked out of tables that are still there is taken over.
func (s *Site) Next(rep *report.Report, sizes Sizes) *Site {
	next := New(rep, s.layouts, sizes)
	next.known = s.known
	if index := s.indexed.Load(); index != nil {
		next.known = index.keys
	}
	return next
}

// File returns the bytes of the file with that slash-separated name below the site's root,
// or nil when the site has none.
func (s *Site) File(name string) ([]byte, error) {
	if t := s.task(name); t != nil {
		return s.make(t, nil, nil)
	}
	return nil, nil
}

// Has reports whether the site has a file with that name.
func (s *Site) Has(name string) bool {
	return s.task(name) != nil
}

// Files lists all files, in a good order to make them in: those that take longest come first.
func (s *Site) Files() []File {
	var files []File
	for _, t := range slices.Concat(s.search(), s.pages) {
		files = append(files, File{t.name, func(b []byte, flush opendata.Flush) ([]byte, error) { return s.make(&t, b, flush) }})
	}
	return files
}

// make is [opendata.Make].
func (s *Site) make(t *task, b []byte, flush opendata.Flush) ([]byte, error) {
	w := s.workers.Get().(*worker)
	defer s.workers.Put(w)
	w.out, w.flush = b[:0], flush
	if err := t.make(w); err != nil {
		return b, diag.Textf("writing %s: %v", t.name, err)
	}
	return w.out, nil
}

// words returns the interface for a page: in its language, else in the report's.
func (s *Site) words(p *report.Page) *Words {
	if w := s.layouts.wordsIn(p.Lang); w != nil {
		return w
	}
	return s.tableWords
}

// A task makes one file, in its worker's buffer.
type task struct {
	name string
	make func(*worker) error
}

// file returns the task that makes a file which no layout frames.
func file(name string, write func([]byte) []byte) task {
	return task{name, func(w *worker) error {
		w.out = write(w.out[:0])
		return nil
	}}
}

// worker holds what one goroutine uses again for each file.
type worker struct {
	out       []byte         // the file
	flush     opendata.Flush // nil: it is made in one part
	skeletons map[shape]*skeleton
}

// task returns the task that makes the file with that name, or nil.
func (s *Site) task(name string) *task {
	isIt := func(t task) bool { return t.name == name }
	if i := slices.IndexFunc(s.pages, isIt); i >= 0 {
		return &s.pages[i]
	}
	if i := slices.IndexFunc(s.search(), isIt); i >= 0 {
		return &s.search()[i]
	}
	return nil
}

// largeTable is from how many rows on a table takes longer than what is over the whole
// report.
const largeTable = 10_000

// pageTasks lists the files of the site, those of the search left out.
func (s *Site) pageTasks() []task {
	var tasks, small []task // what takes longest comes first: large tables, then what is over the whole report
	large := map[*report.Page]bool{}
	for _, t := range s.rep.Tables {
		if len(t.Rows) >= largeTable {
			large[s.rep.Place(t)] = true
		}
	}
	for _, p := range s.rep.Pages {
		t := task{p.URL + "index.html", func(w *worker) error { return s.page(w, p) }}
		if large[p] {
			tasks = append(tasks, t)
		} else {
			small = append(small, t)
		}
	}
	tasks = append(tasks, s.bookTasks()...)
	if len(s.rep.Tables) > 0 {
		tasks = append(tasks, task{opendata.PageURL + "index.html", s.dataPage})
	}
	tasks = append(tasks,
		task{s.tableWords.Reconciliation.url() + "index.html", s.reconciliation},
		task{s.tableWords.TableList.url() + "index.html", s.tableList})
	tasks = append(tasks, small...)
	for _, t := range s.rep.Tables {
		if s.rep.Place(t) == nil {
			tasks = append(tasks, task{s.tableURL(t) + "index.html", func(w *worker) error { return s.tablePage(w, t) }})
		}
	}
	if s.rep.Site.Accessibility != nil {
		tasks = append(tasks, task{s.tableWords.Accessibility.url() + "index.html", s.accessibility})
	}
	if len(s.rep.Corrections) > 0 {
		tasks = append(tasks,
			task{s.tableWords.Corrections.url() + "index.html", s.corrections},
			file(s.tableWords.feedURL(), s.appendFeed))
	}
	return append(tasks,
		task{"404.html", s.notFound},
		file("style.css", s.appendStyle),
		file("tables.js", func(b []byte) []byte { return append(b, s.layouts.tables...) }),
		file("favicon.svg", func(b []byte) []byte { return append(b, s.layouts.icon...) }),
		file("touch-icon.png", func(b []byte) []byte { return append(b, s.layouts.touchIcon...) }),
		file("sitemap.xml", s.appendSitemap),
		file("robots.txt", s.appendRobots),
		file("_headers", s.appendHeaders))
}

// page makes a page of the report.
func (s *Site) page(w *worker, p *report.Page) error {
	layout := s.layouts.page
	if s.position[p] == 0 {
		layout = s.layouts.front
	}
	writer := pageWriter{Site: s, page: p, url: p.URL, root: rootFrom(p.URL), words: s.words(p), flush: w.flush}
	return w.write(layout, s.pageFrame(p), writer.appendPage)
}

// tablePage makes the page of a table that no other page shows.
func (s *Site) tablePage(w *worker, t *report.Table) error {
	writer := s.writer(s.tableURL(t))
	writer.flush = w.flush
	return w.write(s.layouts.table, s.tableFrame(t), func(b []byte) []byte { return writer.appendTable(b, t, nil, true) })
}

// notFound makes the page for addresses that do not exist. It is shown at any of them,
// so its own addresses begin at the server's root.
func (s *Site) notFound(w *worker) error {
	return w.write(s.layouts.notFound, s.notFoundFrame(), func(b []byte) []byte { return b })
}
