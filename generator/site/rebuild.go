package site

import (
	"path"
	"slices"
	"strings"

	"bokslut/generator/compute"
	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// Rebuild returns what [Build] would, now that the files with those names, slash-separated
// below the report's root, have changed, come or gone. It reads, computes and checks only
// what they can reach:
//
//   - a page reaches itself, and when its title or a heading of it changes, the pages that
//     link to it;
//   - a table reaches the tables that formulas tie it to, and the pages that show any of
//     them or a figure of theirs;
//   - a layout reaches no page before it is rendered.
//
// Where pages or tables come, go or move, and after a change of any other file, all is read
// again. A change of site.yaml asks for a new [Config], and so for Build.
func (b *Built) Rebuild(changed []string) (*Built, diag.List, error) {
	next, ok, err := b.reread(changed)
	switch {
	case err != nil:
		return nil, nil, diag.Textf("reading the report again: %v", err)
	case !ok:
		return Build(b.root, b.config)
	}
	return next, next.workOut(b), nil
}

// reach is what must be read again.
type reach struct {
	pages   map[string]bool // by file
	tables  map[string]bool // by id
	layouts bool
}

// reach sorts changed files; false when one of them is neither page, table nor layout.
func (b *Built) reach(changed []string) (reach, bool) {
	r := reach{pages: map[string]bool{}, tables: map[string]bool{}}
	for _, name := range changed {
		extension := path.Ext(name)
		switch {
		case within(name, b.config.Folders.Content) && extension == ".md":
			r.pages[name] = true
		case path.Dir(name) == b.config.Folders.Data && (extension == ".csv" || extension == ".yaml"):
			r.tables[strings.TrimSuffix(path.Base(name), extension)] = true
		case within(name, b.config.Folders.Layouts):
			r.layouts = true
		default:
			return r, false
		}
	}
	return r, true
}

// reread returns the report as it is now, with what the changed files reach read again but
// not worked out; false when the pages or tables are not the same ones.
func (b *Built) reread(changed []string) (next *Built, ok bool, err error) {
	r, ok := b.reach(changed)
	if !ok {
		return nil, false, nil
	}
	next = &Built{root: b.root, config: b.config, data: b.data, layouts: b.layouts, inLayouts: b.inLayouts, unread: b.unread, earlier: b.earlier}
	if made := b.made.Load(); made != nil {
		next.earlier = made
	}
	if r.layouts {
		if err := next.loadLayouts(); err != nil {
			return nil, false, err
		}
		if !slices.Equal(b.Report.Made, next.layouts.MadePages(b.Report)) {
			return nil, false, nil // links to them lead elsewhere
		}
	}
	if ok, err := next.rereadTables(b, r.tables); !ok || err != nil {
		return nil, false, err
	}
	linked := map[string]bool{} // files; what links to them may mean something else now
	for id := range r.tables {
		linked[path.Join(b.config.Folders.Data, id+".csv")] = true
	}
	addLinking(r.pages, b.Report.Pages, linked)
	if ok, err := next.rereadPages(b, r.pages); !ok || err != nil {
		return nil, false, err
	}
	return next, true, nil
}

// rereadTables reads tables again, by their ids, to which it adds those that formulas tie
// them to, now or before. It returns false when there are not the same tables as before.
func (b *Built) rereadTables(before *Built, ids map[string]bool) (ok bool, err error) {
	for more := len(ids) > 0; more; {
		if b.data, err = before.data.Reread(b.root, ids); err != nil {
			return false, err
		}
		tables, _ := b.data.Tables()
		if !slices.EqualFunc(before.Report.Tables, tables, func(a, b *report.Table) bool { return a.ID == b.ID }) {
			return false, nil
		}
		more = false
		for _, t := range compute.Tied(tables, ids) {
			more = more || !ids[t.ID]
			ids[t.ID] = true
		}
	}
	return true, nil
}

// rereadPages reads pages again, by their files, to which it adds those of pages that link
// to one which has another title or other headings now. It returns false when there are not
// the same pages as before.
func (b *Built) rereadPages(before *Built, files map[string]bool) (ok bool, err error) {
	for more := true; more; {
		if b.content, err = before.content.Reread(b.root, files); err != nil {
			return false, err
		}
		b.pages, b.inContent = b.content.Pages()
		if !slices.EqualFunc(before.Report.Pages, b.pages, func(a, b *report.Page) bool {
			return a.Source.Name == b.Source.Name && a.URL == b.URL && a.Translates == b.Translates
		}) {
			return false, nil
		}
		others := map[string]bool{}
		for i, p := range b.pages {
			if was := before.Report.Pages[i]; was.Source != p.Source && !sameFromElsewhere(was, p) {
				others[p.Source.Name] = true
			}
		}
		more = addLinking(files, b.pages, others)
	}
	return true, nil
}

// addLinking adds to files those of the pages that have a link to one of the linked files,
// and reports whether there were any that it did not have.
func addLinking(files map[string]bool, pages []*report.Page, linked map[string]bool) (added bool) {
	if len(linked) == 0 {
		return false
	}
	for _, p := range pages {
		if !files[p.Source.Name] && slices.ContainsFunc(p.Links, func(l *report.Link) bool {
			file, _, _ := strings.Cut(l.Dest, "#")
			return linked[file]
		}) {
			files[p.Source.Name] = true
			added = true
		}
	}
	return added
}

// sameFromElsewhere reports whether two pages are the same to those that link to them.
func sameFromElsewhere(a, b *report.Page) bool {
	return a.Title == b.Title && a.Lang == b.Lang && slices.Equal(a.Headings(), b.Headings())
}
