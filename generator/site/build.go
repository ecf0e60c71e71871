// Package site turns a report's folder into its published site, and is the place where
// the other packages meet:
//
//	config, problems, err := site.Load(root, nil)        site.yaml
//	built, problems, err := site.Build(root, config)     a report, computed and checked
//	err := built.Render(emit)                            its files, in no set order
//	changed, err := site.Publish(ctx, ".", "public", built.Render)
//
// Load, Build and Render are pure: they read root, which is any file system, and write
// nothing. Only Publish writes, and only where no problem is an error. The same sources
// give the same bytes, whatever the time, the machine or the number of its cores.
package site

import (
	"errors"
	"io/fs"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"bokslut/generator/check"
	"bokslut/generator/compute"
	"bokslut/generator/content"
	"bokslut/generator/data"
	"bokslut/generator/diag"
	"bokslut/generator/link"
	"bokslut/generator/opendata"
	"bokslut/generator/render"
	"bokslut/generator/report"
)

// Built is a report that has been read, computed and checked. It never changes.
type Built struct {
	Report *report.Report
	Found  check.Result

	root      fs.FS
	config    *Config
	content   *content.Folder
	data      *data.Folder
	layouts   *render.Layouts
	inLayouts diag.List
	ofPages   map[*diag.Source]pageFindings // by the page's source
	ofTables  map[*report.Table]diag.List   // from computing it
}

// pageFindings are what was found on a page.
type pageFindings struct {
	links   diag.List
	checked check.Result
}

// Build reads the report at root, computes and checks it. It goes on after a mistake, so
// that the list, which is sorted, holds them all. When the list has errors the result is
// whole enough to count from, but not to render. The error is for what no edit of the
// report can mend.
func Build(root fs.FS, config *Config) (*Built, diag.List, error) {
	b := &Built{root: root, config: config}
	err := atOnce(
		func() (err error) {
			b.content, err = content.Open(root, config.Folders.Content, content.Options{Language: config.Site.Language})
			return err
		},
		func() (err error) {
			b.data, err = data.Open(root, config.Folders.Data, data.Options{Language: config.Site.Language})
			return err
		},
		b.loadLayouts)
	if err != nil {
		return nil, nil, diag.Textf("reading the report: %v", err)
	}
	return b, b.workOut(&Built{}), nil
}

func (b *Built) loadLayouts() error {
	own, err := fs.Sub(b.root, b.config.Folders.Layouts)
	if err == nil {
		b.layouts, b.inLayouts = render.Load(own)
	}
	return err
}

// workOut resolves, computes and checks what has been read, and returns everything that is
// wrong with the report. What before found out of the same pages and tables is taken over.
func (b *Built) workOut(before *Built) diag.List {
	rep := &report.Report{Site: b.config.Site, Corrections: slices.Clone(b.config.Corrections)}
	b.Report = rep
	var problems, inData diag.List
	rep.Pages, problems = b.content.Pages()
	rep.Tables, inData = b.data.Tables()
	problems.Add(inData...)
	problems.Add(b.inLayouts...)
	problems.Add(b.layouts.CheckAddresses(rep)...)

	pages := slices.DeleteFunc(slices.Clone(rep.Pages), func(p *report.Page) bool {
		_, known := before.ofPages[p.Source]
		return known
	})
	tables := slices.DeleteFunc(slices.Clone(rep.Tables), func(t *report.Table) bool {
		_, known := before.ofTables[t]
		return known
	})
	found := make(map[*diag.Source]pageFindings, len(rep.Pages))
	for i, list := range link.Resolve(rep, b.root, pages) {
		found[pages[i].Source] = pageFindings{links: list}
	}
	b.ofTables = make(map[*report.Table]diag.List, len(rep.Tables))
	for i, list := range compute.Derive(rep, tables) {
		b.ofTables[tables[i]] = list
	}
	toCheck := pages
	for _, p := range rep.Pages {
		had, known := before.ofPages[p.Source]
		if !known {
			continue
		}
		found[p.Source] = had
		if len(tables) > 0 && len(had.checked.Loose) > 0 { // a cell that has changed could be what is loose
			toCheck = append(toCheck, p)
		}
	}
	for i, checked := range check.Pages(rep, toCheck) {
		source := toCheck[i].Source
		found[source] = pageFindings{found[source].links, checked}
	}
	b.ofPages = found

	for _, p := range rep.Pages {
		problems.Add(found[p.Source].links...)
		b.Found.Problems.Add(found[p.Source].checked.Problems...)
		b.Found.Loose = append(b.Found.Loose, found[p.Source].checked.Loose...)
	}
	for _, t := range rep.Tables {
		if _, computed := b.ofTables[t]; !computed {
			b.ofTables[t] = before.ofTables[t]
		}
		problems.Add(b.ofTables[t]...)
	}
	problems.Add(link.Corrections(rep)...)
	b.Found.Problems.Add(check.Tables(rep)...)
	b.Found.Problems.Add(check.Corrections(rep)...)
	problems.Add(b.Found.Problems...)
	problems.Sort()
	return problems
}

// Render emits every file of the site, in no set order and from several goroutines. It
// must only be called when Build found no error.
func (b *Built) Render(emit Emit) error {
	sizes := map[string]int{} // pages say how large each download is
	var counting sync.Mutex
	err := emitAll(opendata.Files(b.Report), func(name string, data []byte) error {
		counting.Lock()
		sizes[name] = len(data)
		counting.Unlock()
		return emit(name, data)
	})
	if err != nil {
		return diag.Textf("making the downloads: %v", err)
	}
	pages, err := render.New(b.Report, b.layouts, func(name string) (int, bool) {
		size, made := sizes[name]
		return size, made
	})
	if err == nil {
		err = pages.Write(emit)
	}
	if err != nil {
		return diag.Textf("making the pages: %v", err)
	}
	if err := b.files(emit); err != nil {
		return diag.Textf("copying the files that pages refer to: %v", err)
	}
	return nil
}

// emitAll makes files and emits them, in parallel and in no set order. After an error,
// which it returns, the rest are left out.
func emitAll(files []opendata.File, emit Emit) error {
	var next atomic.Int64
	var failed atomic.Bool
	worker := func() error {
		var b []byte
		for !failed.Load() {
			i := int(next.Add(1)) - 1
			if i >= len(files) {
				break
			}
			var err error
			if b, err = files[i].Append(b[:0]); err == nil {
				err = emit(files[i].Name, b)
			}
			if err != nil {
				failed.Store(true)
				return diag.Textf("writing %s: %v", files[i].Name, err)
			}
		}
		return nil
	}
	return atOnce(slices.Repeat([]func() error{worker}, min(runtime.GOMAXPROCS(0), len(files)))...)
}

// files emits the pictures and other files that pages refer to, each at the path that it
// has below the report's root.
func (b *Built) files(emit Emit) error {
	var names []string
	if logo := b.Report.Site.Organisation.Logo; logo != "" {
		names = append(names, logo)
	}
	for _, page := range b.Report.Pages {
		for _, l := range page.Links {
			if l.Kind == report.FileLink {
				names = append(names, l.File)
			}
		}
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		text, err := fs.ReadFile(b.root, name)
		if err != nil {
			return err
		}
		if err := emit(name, text); err != nil {
			return err
		}
	}
	return nil
}

// atOnce runs tasks at the same time and returns what went wrong with any of them.
func atOnce(tasks ...func() error) error {
	errs := make([]error, len(tasks))
	var running sync.WaitGroup
	for i, task := range tasks {
		running.Go(func() { errs[i] = task() })
	}
	running.Wait()
	return errors.Join(errs...)
}
