// Package content reads the Markdown files of a report into pages.
//
// A file is front matter, which says what the page is called, and text:
//
//	---
//	title: Driften
//	summary: Verksamheterna gav ett överskott.
//	---
//
//	Intäkterna blev [75 796 tkr](/data/drift.csv#intakter.bokslut_2022).
//
//	![](/data/drift.csv)
//
// It becomes a [report.Page] whose Blocks are a Paragraph (a Text, a Figure and a
// Text) and an Embed. Every node has its place in the file, and every link is listed in
// Page.Links with a cleaned destination; what it leads to is for package link to find.
//
// [Read] works in three steps:
//
//  1. folder.go finds the files and orders them.
//  2. page.go reads each file, several at a time: source.go decodes it, frontmatter.go
//     and limits.go check it, goldmark parses it, and block.go and inline.go turn
//     goldmark's tree into ours, with a file for each construct that has rules of its own.
//  3. address.go gives the pages their addresses and puts them in reading order.
//
// A [Folder] is read again after an edit by reading only the files that changed.
//
// What Markdown would let pass in silence and no author means is a mistake here: raw
// HTML, a link that stayed text, a footnote that is missing, a heading that skips a level.
package content

import (
	"io/fs"
	"path"

	"bokslut/generator/diag"
	"bokslut/generator/parallel"
	"bokslut/generator/report"
)

// Options are what the site says of its pages.
type Options struct {
	Language string // BCP 47, of pages whose front matter names no other
}

// Read reads all Markdown files below dir, a folder of fsys, which is the report's root.
// It returns the pages in reading order, the front page first, and what is wrong with
// them. The error is for what no author can mend: a disk that fails, say.
//
// In the pages, Link.Kind is set for addresses and for destinations that were reported;
// all other links are left to package link.
func Read(fsys fs.FS, dir string, opts Options) ([]*report.Page, diag.List, error) {
	folder, err := Open(fsys, dir, opts)
	if err != nil {
		return nil, nil, err
	}
	pages, diags := folder.Pages()
	return pages, diags, nil
}

// Folder is the Markdown files of a report as they were when each was read. It never changes.
type Folder struct {
	dir   string
	opts  Options
	front *entry
	diags diag.List // about the names of files
}

// Open reads a folder as [Read] does.
func Open(fsys fs.FS, dir string, opts Options) (*Folder, error) {
	return (&Folder{dir: dir, opts: opts}).Reread(fsys, nil)
}

// Reread returns the folder as it is now. changed has the names of all files that have
// changed, come or gone, and they alone are read again. The pages of the others share their
// blocks and links with those of f.
func (f *Folder) Reread(fsys fs.FS, changed map[string]bool) (*Folder, error) {
	next := &Folder{dir: f.dir, opts: f.opts, diags: f.diags}
	had := map[string]*entry{}
	if f.front != nil {
		for _, e := range f.front.files(nil) {
			had[e.path] = e
		}
	}
	if f.front != nil && stillThere(fsys, had, changed) {
		next.front = f.front.clone()
	} else {
		var err error
		if next.front, next.diags, err = scan(fsys, path.Clean(f.dir)); err != nil {
			return nil, err
		}
	}
	var toRead []*entry
	for _, e := range next.front.files(nil) {
		if before := had[e.path]; before != nil && !changed[e.path] {
			e.reading = before.reading
		} else {
			toRead = append(toRead, e)
		}
	}
	if err := readFiles(fsys, toRead, f.opts); err != nil {
		return nil, err
	}
	return next, nil
}

// stillThere reports whether the changed files are ones that were there and still are.
func stillThere(fsys fs.FS, had map[string]*entry, changed map[string]bool) bool {
	for name := range changed {
		info, err := fs.Stat(fsys, name)
		if had[name] == nil || err != nil || info.IsDir() {
			return false
		}
	}
	return true
}

// Pages returns the pages of the folder and what is wrong with them, as [Read] does. Each
// call makes new pages, whose places in the report are their own.
func (f *Folder) Pages() ([]*report.Page, diag.List) {
	if f.front.path == "" && len(f.front.entries) == 0 {
		return nil, diag.List{indexMissing(f.dir)}
	}
	pages, diags := arrange(f.front)
	diags.Add(f.diags...)
	diags.Sort()
	return pages, diags
}

// readFiles reads the page of each entry.
func readFiles(fsys fs.FS, entries []*entry, opts Options) error {
	markdown := newMarkdown()
	return parallel.Try(len(entries), func(i int) error { return entries[i].read(fsys, markdown, opts) })
}
