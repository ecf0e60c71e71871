package data

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"bokslut/generator/diag"
	"bokslut/generator/parallel"
	"bokslut/generator/report"
)

// Folder is the tables of a report as their files were when each was read. It never changes,
// but what is computed of its tables is written into them.
type Folder struct {
	dir         string
	opts        Options
	ids, halves []string  // of the tables with both files, and with one
	list        diag.List // about the names of files
	tables      []result  // by id; not nil
	sidecars    *sync.Map // as in reader
}

// Open reads a folder as [Read] does.
func Open(fsys fs.FS, dir string, opts Options) (*Folder, error) {
	return (&Folder{dir: dir, opts: opts, sidecars: new(sync.Map)}).Reread(fsys, nil)
}

// Reread returns the folder as it is now. changed has the ids of all tables of which a file
// has changed, come or gone, and they alone are read again and are then other ones.
func (f *Folder) Reread(fsys fs.FS, changed map[string]bool) (*Folder, error) {
	next := &Folder{dir: f.dir, opts: f.opts, ids: f.ids, halves: f.halves, list: f.list, sidecars: f.sidecars}
	if f.tables == nil || !f.stillThere(fsys, changed) {
		var err error
		if next.ids, next.halves, next.list, err = tableIDs(fsys, f.dir); err != nil {
			return nil, err
		}
	}
	ids := next.ids
	tables := make([]result, len(ids), len(ids)+len(next.halves))
	var toRead []int
	for i, id := range ids {
		before, ok := slices.BinarySearchFunc(f.tables, id, func(r result, id string) int { return strings.Compare(r.table.ID, id) })
		if ok && !changed[id] {
			tables[i] = f.tables[before]
		} else {
			toRead = append(toRead, i)
		}
	}
	r := &reader{fsys: fsys, dir: f.dir, marks: marksOf(f.opts.Language), sidecars: f.sidecars}
	parallel.Each(len(toRead), func(i int) { tables[toRead[i]] = r.table(ids[toRead[i]]) })
	for _, id := range next.halves {
		tables = append(tables, result{table: unusable(id, diag.NewSource(path.Join(f.dir, id+".csv"), ""), diag.NewSource(path.Join(f.dir, id+".yaml"), ""))})
	}
	slices.SortFunc(tables, func(a, b result) int { return strings.Compare(a.table.ID, b.table.ID) })
	next.tables = tables
	return next, nil
}

// stillThere reports whether the changed tables are ones of which both files were there and
// still are.
func (f *Folder) stillThere(fsys fs.FS, changed map[string]bool) bool {
	for id := range changed {
		if _, whole := slices.BinarySearch(f.ids, id); !whole {
			return false
		}
		for _, extension := range []string{".csv", ".yaml"} {
			if info, err := fs.Stat(fsys, path.Join(f.dir, id+extension)); err != nil || info.IsDir() {
				return false
			}
		}
	}
	return true
}

// Tables returns the tables of the folder and what is wrong with them, as [Read] does.
func (f *Folder) Tables() ([]*report.Table, diag.List) {
	tables := make([]*report.Table, len(f.tables))
	list := slices.Clone(f.list)
	for i, r := range f.tables {
		tables[i] = r.table
		list.Add(r.list...)
	}
	list.Sort()
	return tables, list
}

// taken are the ids of files that the build makes of all tables.
var taken = []string{"celler", "figures"}

// tableIDs returns the ids of the tables in a folder, sorted. It reports files that are
// named wrongly or lack their other half, and returns the ids of the tables that they
// would make.
func tableIDs(fsys fs.FS, dir string) (ids, halves []string, list diag.List, err error) {
	entries, err := fs.ReadDir(fsys, dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil, nil
	}
	if err != nil {
		why, _ := diag.Reason(err)
		return nil, nil, nil, diag.Textf("listing the tables in %s: %s", dir, why)
	}
	names := make(map[string]bool, len(entries))
	for _, e := range entries {
		names[e.Name()] = !e.IsDir() && !leftover(e.Name())
	}
	for _, e := range entries {
		name := e.Name()
		if !names[name] {
			continue
		}
		at := diag.NewSource(path.Join(dir, name), "").Whole()
		extension := path.Ext(name)
		id := strings.TrimSuffix(name, extension)
		switch strings.ToLower(extension) {
		case ".csv":
			problems := checkCSVName(at, name, names)
			list.Add(problems...)
			if len(problems) == 0 && names[id+".yaml"] {
				ids = append(ids, id)
			} else {
				halves = append(halves, id, strings.ToLower(id)) // links to either are not wrong besides
			}
		case ".yml":
			list.Add(at.Errorf("data-name", "the sidecar %s is not read", name).WithHint("rename it to %s", id+".yaml"))
		case ".yaml":
			if !names[id+".csv"] && !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() != id+".csv" && strings.EqualFold(e.Name(), id+".csv") }) {
				list.Add(at.Errorf("data-csv", "%s has no CSV file of the same name", name).
					WithHint("add %s, or remove %s", path.Join(dir, id+".csv"), name))
				halves = append(halves, id)
			}
		}
	}
	slices.Sort(ids)
	slices.Sort(halves)
	halves = slices.DeleteFunc(slices.Compact(halves), func(id string) bool {
		_, found := slices.BinarySearch(ids, id)
		return found
	})
	return ids, halves, list, nil
}

// asID returns the id that comes nearest to a file's name, an example where none does.
func asID(name string) string {
	plain := strings.ReplaceAll(slug(name), "_", "-")
	for _, id := range []string{strings.ToLower(name), plain} {
		if isWord(id, "_-") {
			return id
		}
	}
	return strings.TrimSuffix("drift-"+plain, "-")
}

// checkCSVName says why a CSV file, which lies at a place in a folder with files of those
// names, makes no table. One with a sidecar that is called .yml is reported with that.
func checkCSVName(at diag.Span, name string, names map[string]bool) diag.List {
	extension := path.Ext(name)
	id := strings.TrimSuffix(name, extension)
	switch lone := !names[id+".yaml"] && !names[id+".yml"]; {
	case lone && (extension != ".csv" || !isWord(id, "_-")):
		return diag.List{at.Errorf("data-name", "%q cannot be the name of a table", name).
			WithHint("bokslut table add \"%s\" makes a table of it, under another name; then keep the file itself in another folder", at.Source.Name)}
	case extension != ".csv" || !isWord(id, "_-"):
		return diag.List{at.Errorf("data-name", "%q cannot be the name of a table", name).
			WithHint("rename it: small letters a–z, digits, _ and -, with a letter first, as in %s; keep a copy in another folder", asID(id)+".csv")}
	case report.ReservedName(id):
		return diag.List{at.Errorf("data-name", "a table cannot be called %q: Windows keeps that name for itself, and no one there could save its files", id).
			WithHint("rename it and its sidecar")}
	case slices.Contains(taken, id):
		return diag.List{at.Errorf("data-name", "a table cannot be called %q: the build makes data/%s of all tables", id, name).
			WithHint("rename it and its sidecar")}
	case !lone:
		return nil
	}
	return diag.List{at.Errorf("data-sidecar", "%s has no sidecar, which says what its columns mean", name).
		WithHint("move the CSV file to another folder and let bokslut table add make both of it; or write %s, which begins with title: and fields:", path.Join(path.Dir(at.Source.Name), id+".yaml"))}
}

// leftover reports whether a file is hidden, or is one that a program keeps for itself: Excel's ~$drift.csv,
// LibreOffice's .~lock.drift.csv#, Word's ~WRL0001.tmp, a backup drift.csv~. A preview does not look at them either.
func leftover(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~") || strings.HasPrefix(name, "#") ||
		strings.HasSuffix(name, "~") || strings.HasSuffix(name, ".tmp")
}
