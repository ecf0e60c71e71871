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
	reach, ok := b.reach(changed)
	if !ok {
		return Build(b.root, b.config)
	}
	for {
		next, err := b.reread(reach)
		if err != nil {
			return nil, nil, diag.Textf("reading the report again: %v", err)
		}
		more, ok := b.reachFurther(reach, next)
		if !ok {
			return Build(b.root, b.config)
		}
		if !more {
			return next, next.workOut(b), nil
		}
	}
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

// reread returns the report as it is now, with what is reached read again but not worked out.
func (b *Built) reread(r reach) (*Built, error) {
	next := &Built{root: b.root, config: b.config, layouts: b.layouts, inLayouts: b.inLayouts}
	err := atOnce(
		func() (err error) {
			next.content, err = b.content.Reread(b.root, r.pages)
			return err
		},
		func() (err error) {
			next.data, err = b.data.Reread(b.root, r.tables)
			return err
		},
		func() error {
			if r.layouts {
				return next.loadLayouts()
			}
			return nil
		})
	return next, err
}

// reachFurther adds to r what must be read again because of what next has read again, and
// reports whether there was any; ok is false when the pages or tables are not the same ones.
func (b *Built) reachFurther(r reach, next *Built) (more, ok bool) {
	tables, _ := next.data.Tables()
	if !slices.EqualFunc(b.Report.Tables, tables, func(a, b *report.Table) bool { return a.ID == b.ID }) {
		return false, false
	}
	pages, _ := next.content.Pages()
	if !slices.EqualFunc(b.Report.Pages, pages, func(a, b *report.Page) bool {
		return a.Source.Name == b.Source.Name && a.URL == b.URL && a.Translates == b.Translates
	}) {
		return false, false
	}
	files := map[string]bool{} // what links to these may mean something else now
	for _, t := range compute.Tied(tables, r.tables) {
		files[t.CSV.Name] = true
		if !r.tables[t.ID] {
			r.tables[t.ID] = true
			more = true
		}
	}
	for i, p := range pages {
		if was := b.Report.Pages[i]; was.Source != p.Source && !sameFromElsewhere(was, p) {
			files[p.Source.Name] = true
		}
	}
	for _, p := range pages {
		if !r.pages[p.Source.Name] && slices.ContainsFunc(p.Links, func(l *report.Link) bool {
			file, _, _ := strings.Cut(l.Dest, "#")
			return files[file]
		}) {
			r.pages[p.Source.Name] = true
			more = true
		}
	}
	return more, true
}

// sameFromElsewhere reports whether two pages are the same to those that link to them.
func sameFromElsewhere(a, b *report.Page) bool {
	return a.Title == b.Title && a.Lang == b.Lang && slices.Equal(headings(nil, a.Blocks), headings(nil, b.Blocks))
}

// headings appends the ids of the headings in nodes.
func headings(ids []string, nodes []report.Node) []string {
	for i := range nodes {
		if nodes[i].Kind == report.Heading {
			ids = append(ids, nodes[i].ID)
		}
		ids = headings(ids, nodes[i].Children)
	}
	return ids
}
