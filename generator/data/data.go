// Package data reads a report's tables: each is a CSV file, as the finance department
// hands it over, with a sidecar of the same name that says what its columns and rows mean.
//
//	data/drift.csv                       data/drift.yaml
//
//	id;Belopp i tkr;Budget;Bokslut       title: Driftredovisning
//	intakter;Intäkter;69 836;75 796      unit: tkr
//	kostnader;Kostnader;−170 760;        fields:
//	                                       - {name: post, title: Post, header: Belopp i tkr, role: stub}
//	                                       - {name: budget, title: Budget}
//	                                       - {name: bokslut, title: Bokslut}
//	                                     rows:
//	                                       kostnader: {role: total, formula: …}
//
// A table is read in steps, one file each:
//
//	encoding.go  bytes to text, whatever program wrote them
//	csv.go       text to cells, each with its place
//	sidecar.go   what the sidecar may say, and settings that hold without the CSV file
//	heading.go   which column is which field
//	row.go       ids, groups, which rows are part of which
//	cell.go      cells to numbers, codes, dates and missing values
//	number.go    how a number may be written
//	note.go      what footnotes refer to
//	chart.go     what charts show
//
// The CSV says what there is, the sidecar what it means: it never adds a row. Formulas
// are kept as text; package compute works them out.
//
// One mistake is reported once. A cell that could not be read is reported and left empty, as
// if nothing stood there; what is computed from it has no value, and nothing is said of that.
// A table whose sidecar or rows could not be read whole is [report.Table.Unsure].
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

// Options are what holds for all tables of a report.
type Options struct {
	Language string // BCP 47; how numbers are written where the sidecar does not say
}

// Read reads the tables of a folder, sorted by id: every .csv file directly in it with
// its .yaml file. Files of other kinds, hidden ones and those that editors leave behind
// are passed over. A folder that does not exist holds no tables.
//
// A table that cannot be used at all has no rows, and is unsure; its mistakes are in the
// list. The error is that of a folder that cannot be listed.
func Read(fsys fs.FS, dir string, opts Options) ([]*report.Table, diag.List, error) {
	folder, err := Open(fsys, dir, opts)
	if err != nil {
		return nil, nil, err
	}
	tables, list := folder.Tables()
	return tables, list, nil
}

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

// Parse reads one table from the text of its CSV file and of its sidecar, as [Read] does.
func Parse(id, csv, sidecar string, opts Options) (*report.Table, diag.List) {
	r := &reader{marks: marksOf(opts.Language), sidecars: new(sync.Map)}
	result := r.join(id, diag.NewSource(id+".csv", csv), "UTF-8", diag.NewSource(id+".yaml", sidecar), nil)
	return result.table, result.list
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
		whole := diag.NewSource(path.Join(dir, name), "").Whole()
		extension := path.Ext(name)
		id := strings.TrimSuffix(name, extension)
		switch strings.ToLower(extension) {
		case ".csv":
			switch {
			case !names[id+".yaml"] && !names[id+".yml"] && (extension != ".csv" || !isWord(id, "_-")):
				list.Add(whole.Errorf("data-name", "%q cannot be the name of a table", name).
					WithHint("bokslut table add \"%s\" makes a table of it, under another name; then keep the file itself in another folder", path.Join(dir, name)))
				halves = append(halves, strings.ToLower(id))
			case extension != ".csv" || !isWord(id, "_-"):
				list.Add(whole.Errorf("data-name", "%q cannot be the name of a table", name).
					WithHint("rename it: small letters a–z, digits, _ and -, with a letter first, as in drift-2022.csv; keep a copy in another folder"))
				halves = append(halves, strings.ToLower(id))
			case report.ReservedName(id):
				list.Add(whole.Errorf("data-name", "a table cannot be called %q: Windows keeps that name for itself, and no one there could save its files", id).
					WithHint("rename it and its sidecar"))
				halves = append(halves, id)
			case slices.Contains(taken, id):
				list.Add(whole.Errorf("data-name", "a table cannot be called %q: the build makes data/%s of all tables", id, name).
					WithHint("rename it and its sidecar"))
				halves = append(halves, id)
			case !names[id+".yaml"] && names[id+".yml"]:
				halves = append(halves, id) // its sidecar is reported
			case !names[id+".yaml"]:
				list.Add(whole.Errorf("data-sidecar", "%s has no sidecar, which says what its columns mean", name).
					WithHint("move the CSV file to another folder and let bokslut table add make both of it; or write %s, which begins with title: and fields:", path.Join(dir, id+".yaml")))
				halves = append(halves, id)
			default:
				ids = append(ids, id)
			}
		case ".yml":
			list.Add(whole.Errorf("data-name", "the sidecar %s is not read", name).WithHint("rename it to %s", id+".yaml"))
		case ".yaml":
			if !names[id+".csv"] && !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() != id+".csv" && strings.EqualFold(e.Name(), id+".csv") }) {
				list.Add(whole.Errorf("data-csv", "%s has no CSV file of the same name", name).
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

// leftover reports whether a file is hidden, or is one that an editor keeps for itself:
// Excel's ~$drift.csv, LibreOffice's .~lock.drift.csv#, a backup drift.csv~.
func leftover(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasSuffix(name, "~")
}

// reader reads the tables of one folder, several at a time.
type reader struct {
	fsys     fs.FS
	dir      string
	marks    marks
	sidecars *sync.Map // text → *sidecar, for those without mistakes: many tables are alike
}

// result is a table as read.
type result struct {
	table *report.Table
	list  diag.List
}

// table reads the table with an id.
func (r *reader) table(id string) result {
	csv, encoding, csvProblems := r.source(id + ".csv")
	yaml, _, yamlProblems := r.source(id + ".yaml")
	read := r.join(id, csv, encoding, yaml, append(csvProblems, yamlProblems...))
	read.list.Shorten()
	return read
}

// join makes the table of two sources, unless they have errors already.
func (r *reader) join(id string, csv *diag.Source, encoding string, yaml *diag.Source, list diag.List) result {
	if list.Errors() {
		return result{table: unusable(id, csv, yaml), list: list}
	}
	said, problems := r.sidecar(yaml)
	list.Add(problems...)
	b := &builder{
		table: newTable(id, csv, yaml),
		said:  said,
		marks: r.marks,
	}
	b.table.Encoding, b.table.Unsure = encoding, problems.Errors()
	b.build()
	list.Add(b.list...)
	if len(b.table.Fields) == 0 {
		return result{table: unusable(id, csv, yaml), list: list}
	}
	return result{table: b.table, list: list}
}

// newTable returns a table without fields.
func newTable(id string, csv, yaml *diag.Source) *report.Table {
	return &report.Table{ID: id, CSV: csv, Sidecar: yaml, StubField: -1, GroupField: -1, ParentField: -1, UnitField: -1, NoteField: -1}
}

// unusable returns the table that stands for one that cannot be used.
func unusable(id string, csv, yaml *diag.Source) *report.Table {
	t := newTable(id, csv, yaml)
	t.Unsure = true
	t.Fields = []report.Field{{Type: report.TextType, Role: report.StubRole}}
	t.StubField = 0
	t.Grow()
	return t
}

// source reads a file of the folder as text. One that the system does not let it read, as a
// link that leads nowhere, is a mistake as any other.
func (r *reader) source(name string) (*diag.Source, string, diag.List) {
	name = path.Join(r.dir, name)
	raw, err := fs.ReadFile(r.fsys, name)
	if err != nil {
		src := diag.NewSource(name, "")
		why, _ := diag.Reason(err)
		return src, "", diag.List{src.Whole().Errorf("data-unreadable", "the file cannot be read: %s", why).
			WithHint("put the file itself here, and let everyone read it")}
	}
	return sourceOf(name, raw)
}

// builder makes one table of its two sources.
type builder struct {
	table *report.Table
	said  *sidecar
	marks marks
	list  diag.List

	fields  []fieldReader // beside table.Fields
	columns []int         // for each column of the CSV file the index of its field, or idColumn or one of the others in heading.go
	heads   []diag.Span   // for each column its heading
	buffer  *buffer
	records []record        // beside table.Rows
	whole   bool            // all rows and their ids could be read, so that one that is not there is a mistake
	groups  []string        // in order
	flags   []*report.Flags // each of table.Flags alone
}

// Bounds that no table for people comes near. What is beyond them would take the program
// more time and memory than its reader has.
const (
	maxFields   = 1000
	maxCells    = 4_000_000
	maxRules    = 2000 // checks, figures, charts or notes
	maxProblems = 500  // after which no more are looked for that take long to describe
)

// tooMany reports that a part of the sidecar has more than so many entries.
func (b *builder) tooMany(part string, count, most int) bool {
	if count <= most {
		return false
	}
	b.list.Add(b.table.Sidecar.Whole().Errorf("sidecar-size", "there are %d %s, and a table can have %d at most", count, part, most).
		WithHint("divide the table"))
	return true
}

// build fills the table in, as far as its sources allow.
func (b *builder) build() {
	b.settings()
	if len(b.table.Fields) == 0 {
		return
	}
	b.buffer = buffers.Get().(*buffer)
	defer buffers.Put(b.buffer)
	rows := b.open()
	b.whole = b.headings(rows) && b.read(rows)
	if cells := len(b.records) * len(b.table.Fields); cells > maxCells {
		b.list.Add(b.table.CSV.Whole().Errorf("csv-size", "the table has more than %d cells", maxCells).WithHint("divide the table"))
		b.records, b.whole = nil, false
	}
	if !b.ragged() {
		b.matchHeadings()
	}
	b.rows()
	b.cells()
	b.figures()
	b.notes()
	b.charts()
	b.table.Unsure = b.table.Unsure || !b.whole
}
