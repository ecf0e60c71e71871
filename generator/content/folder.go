package content

import (
	"cmp"
	"errors"
	"io/fs"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"

	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// indexFile is the file that holds a folder's own page.
const indexFile = "index.md"

// entry is a Markdown file, or a folder with its own page and what is in it.
type entry struct {
	path    string   // of the Markdown file; "" for a folder that lacks its index.md
	name    string   // of the file or folder, without number and extension
	words   string   // the name as a part of an address
	number  uint64   // before the name; orders the entries of a folder, those without last
	entries []*entry // of a folder, in order

	reading
}

// reading is what reading an entry's file gives.
type reading struct {
	page   *report.Page // nil for a folder that lacks its index.md
	matter frontMatter
	diags  diag.List
}

// clone returns a copy of the entry and of those below it, with the same readings.
func (e *entry) clone() *entry {
	copied := *e
	copied.entries = make([]*entry, len(e.entries))
	for i, below := range e.entries {
		copied.entries[i] = below.clone()
	}
	return &copied
}

// scan finds the Markdown files in a folder and those below it. A folder without any
// gives an entry without path and entries.
func scan(fsys fs.FS, dir string) (*entry, diag.List, error) {
	listing, err := fs.ReadDir(fsys, dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) { // a missing folder lacks its index.md
		why, _ := diag.Reason(err)
		return nil, nil, diag.Textf("reading the folder %s: %s", dir, why)
	}
	var diags diag.List
	folder := newEntry(path.Base(dir), "")
	for _, file := range listing {
		name := file.Name()
		full := path.Join(dir, name)
		switch ext := path.Ext(name); {
		case ignored(name):
		case file.Type()&fs.ModeSymlink != 0 && ext != ".md" && hidesPages(fsys, full):
			diags.Add(missing(full).Errorf("folder-link", "a link to a folder is not followed").
				WithHint("put the folder itself here"))
		case file.IsDir():
			below, more, err := scan(fsys, full)
			if err != nil {
				return nil, nil, err
			}
			diags.Add(more...)
			if below.path != "" || len(below.entries) > 0 {
				folder.entries = append(folder.entries, below)
			}
		case name == indexFile:
			folder.path = full
		case strings.EqualFold(name, indexFile) || ext != ".md" && strings.EqualFold(ext, ".md"):
			diags.Add(missing(full).Errorf("file-name", "the name %q is not all in small letters where it must be", name).
				WithHint("let it end with .md; a chapter's own page is %s", indexFile))
		case ext == ".md":
			folder.entries = append(folder.entries, newEntry(strings.TrimSuffix(name, ext), full))
		}
	}
	slices.SortFunc(folder.entries, func(a, b *entry) int {
		return cmp.Or(cmp.Compare(a.number, b.number), cmp.Compare(a.name, b.name))
	})
	if folder.path == "" && len(folder.entries) > 0 {
		diags.Add(indexMissing(dir))
	}
	return folder, diags, nil
}

// hidesPages reports whether a symbolic link leads to a folder with pages, or out of the
// report. Pictures may be linked to.
func hidesPages(fsys fs.FS, name string) bool {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return path.Ext(name) == "" && !errors.Is(err, fs.ErrNotExist)
	}
	if !info.IsDir() {
		return false
	}
	files, err := fs.ReadDir(fsys, name)
	return err != nil || slices.ContainsFunc(files, func(f fs.DirEntry) bool { return path.Ext(f.Name()) == ".md" })
}

// newEntry splits the number off a name: "10-drift" is drift, the tenth.
func newEntry(name, path string) *entry {
	e := &entry{path: path, name: name, number: math.MaxUint64}
	if digits, rest, ok := strings.Cut(name, "-"); ok {
		if number, err := strconv.ParseUint(digits, 10, 64); err == nil {
			e.name, e.number = rest, number
		}
	}
	e.words = words(e.name)
	return e
}

// ignored reports whether a name is one that editors and systems leave behind: a hidden
// file, a lock, a backup. A name that begins with _ is the author's way to set a file aside.
func ignored(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || strings.HasPrefix(name, "~") ||
		strings.HasPrefix(name, "#") || strings.HasSuffix(name, "~")
}

// missing returns the place of a file that is not there or not read.
func missing(name string) diag.Span { return diag.NewSource(name, "").Whole() }

// indexMissing says that a folder has no page of its own.
func indexMissing(dir string) diag.Diagnostic {
	return missing(path.Join(dir, indexFile)).Errorf("index-missing", "the folder %q has no page of its own", dir).
		WithHint("make the file %s: a title, and what the reader should know first", path.Join(dir, indexFile))
}

// files appends the entries that have a file, in order.
func (e *entry) files(list []*entry) []*entry {
	if e.path != "" {
		list = append(list, e)
	}
	for _, below := range e.entries {
		list = below.files(list)
	}
	return list
}
