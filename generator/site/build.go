// Package site turns a report's folder into its published site, and is the place where
// the other packages meet:
//
//	config, problems, err := site.Load(root, nil)        site.yaml
//	built, problems, err := site.Build(root, config)     a report, computed and checked
//	err := built.Render(emit)                            its files, in no set order
//	changes, err := site.Publish(ctx, ".", "public", built.Render)
//
// Load, Build and Render are pure: they read root, which is any file system, and write
// nothing. Only Publish writes, and only where no problem is an error. The same sources
// give the same bytes, whatever the time, the machine or the number of its cores.
package site

import (
	"io/fs"
	"path"
	"slices"
	"sync"
	"sync/atomic"

	"bokslut/generator/check"
	"bokslut/generator/content"
	"bokslut/generator/data"
	"bokslut/generator/diag"
	"bokslut/generator/parallel"
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
	pages     []*report.Page // as content has them, not yet resolved
	inContent diag.List
	data      *data.Folder
	layouts   *render.Layouts
	inLayouts diag.List
	unread    []string                       // files, as of listUnread
	onPages   []pageFindings                 // as Report.Pages
	inTables  []tableFindings                // as Report.Tables
	pageOf    func() map[string]*report.Page // by its file; made when it is first asked for
	files     func() *files                  // made when it is first asked for
	made      atomic.Pointer[files]          // then
	earlier   *files                         // of the report before an edit; nil for none
}

// Build reads the report at root, computes and checks it. It goes on after a mistake, so
// that the list, which is sorted, holds them all. When the list has errors the result is
// whole enough to count from, but not to render. The error is for what no edit of the
// report can mend.
func Build(root fs.FS, config *Config) (*Built, diag.List, error) {
	b := &Built{root: root, config: config}
	err := parallel.Together(
		func() (err error) {
			if err = isOwn(root, config.Folders.Content); err != nil {
				return err
			}
			if b.content, err = content.Open(root, config.Folders.Content, content.Options{Language: config.Site.Language}); err == nil {
				b.pages, b.inContent = b.content.Pages()
			}
			return err
		},
		func() (err error) {
			if err = isOwn(root, config.Folders.Data); err != nil {
				return err
			}
			b.data, err = data.Open(root, config.Folders.Data, data.Options{Language: config.Site.Language})
			b.listUnread()
			return err
		},
		b.loadLayouts)
	if err != nil {
		return nil, nil, diag.Textf("reading the report: %v", err)
	}
	return b, b.workOut(&Built{}), nil
}

func (b *Built) loadLayouts() error {
	folder := b.config.Folders.Layouts
	for _, name := range []string{folder, path.Join(folder, "style"), path.Join(folder, "i18n")} {
		if err := isOwn(b.root, name); err != nil {
			return err
		}
	}
	own, err := fs.Sub(b.root, folder)
	if err == nil {
		b.layouts, b.inLayouts = render.Load(own)
	}
	return err
}

// workOut resolves, computes and checks what has been read, and returns everything that is
// wrong with the report. What before found out of the same pages and tables is taken over.
func (b *Built) workOut(before *Built) diag.List {
	rep := &report.Report{Site: b.config.Site, Corrections: slices.Clone(b.config.Corrections), Pages: b.pages}
	b.Report = rep
	var inData diag.List
	rep.Tables, inData = b.data.Tables()
	rep.Made = b.layouts.MadePages(rep)
	b.files = sync.OnceValue(b.listFiles)
	b.pageOf = sync.OnceValue(b.pagesByFile)

	pages, tables := b.newPages(before), b.newTables(before)
	b.resolve(pages)
	b.compute(tables)
	if len(tables) > 0 {
		pages = append(pages, b.loosePages()...)
	}
	b.check(pages)

	problems := slices.Concat(b.inContent, inData, b.inLayouts)
	problems.Add(b.layouts.CheckAddresses(rep)...)
	problems.Add(b.gather()...)
	if !problems.Errors() {
		problems.Add(b.takenNames()...)
	}
	problems.Sort()
	problems.Shorten()
	return problems
}

// takenNames reports links to files that would be published under the name of a file which
// the build makes: a page, or the workbook of a table beside which its source lies.
func (b *Built) takenNames() (problems diag.List) {
	for _, p := range b.Report.Pages {
		for _, l := range p.Links {
			if l.Kind != report.FileLink {
				continue
			}
			f := b.files()
			if _, made := f.data.File(l.File); made || f.pages.Has(l.File) {
				at := p.Source.Span(int(l.DestStart), int(l.DestStart)+len(l.Written))
				problems.Add(at.Errorf("link-taken", "the file %s would stand where the build puts one of its own", l.File).
					WithHint("rename the file"))
			}
		}
	}
	return problems
}
