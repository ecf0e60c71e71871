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
//	note.go      what footnotes and charts refer to
//
// The CSV says what there is, the sidecar what it means: it never adds a row. Formulas
// are kept as text; package compute works them out. A cell that could not be read is
// reported, and then counts as missing, so that one mistake is reported once.
package data

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"bokslut/generator/diag"
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
// A table whose sidecar has no fields that can be used is left out; its mistakes are in
// the list. The error is that of a file that cannot be read at all.
func Read(fsys fs.FS, dir string, opts Options) ([]*report.Table, diag.List, error) {
	ids, list, err := tableIDs(fsys, dir)
	if err != nil {
		return nil, nil, err
	}
	r := &reader{fsys: fsys, dir: dir, marks: marksOf(opts.Language)}
	results := make([]result, len(ids))
	queue := make(chan int)
	var workers sync.WaitGroup
	for range min(len(ids), runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := range queue {
				results[i] = r.table(ids[i])
			}
		})
	}
	for i := range ids {
		queue <- i
	}
	close(queue)
	workers.Wait()

	tables := make([]*report.Table, 0, len(ids))
	for _, result := range results {
		if result.err != nil {
			return nil, nil, result.err
		}
		if result.table != nil {
			tables = append(tables, result.table)
		}
		list.Add(result.list...)
	}
	list.Sort()
	return tables, list, nil
}

// tableIDs returns the ids of the tables in a folder, sorted, and reports files that are
// named wrongly or lack their other half.
func tableIDs(fsys fs.FS, dir string) ([]string, diag.List, error) {
	entries, err := fs.ReadDir(fsys, dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("listing the tables: %w", err)
	}
	var ids []string
	var list diag.List
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
			case extension != ".csv" || !isWord(id, "_-"):
				list.Add(whole.Errorf("data-name", "%q cannot be the name of a table", name).
					WithHint("rename it: small letters a–z, digits, _ and -, with a letter first, as in drift-2022.csv"))
			case !names[id+".yaml"]:
				list.Add(whole.Errorf("data-sidecar", "%s has no sidecar, which says what its columns mean", name).
					WithHint("make %s; it begins with title: and fields:", path.Join(dir, id+".yaml")))
			default:
				ids = append(ids, id)
			}
		case ".yml":
			list.Add(whole.Errorf("data-name", "the sidecar %s is not read", name).WithHint("rename it to %s", id+".yaml"))
		case ".yaml":
			if !names[id+".csv"] {
				list.Add(whole.Errorf("data-csv", "%s has no CSV file of the same name", name).
					WithHint("add %s, or remove %s", path.Join(dir, id+".csv"), name))
			}
		}
	}
	slices.Sort(ids)
	return ids, list, nil
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
	sidecars sync.Map // text → *sidecar, for those without mistakes: many tables are alike
}

// result is a table as read; nil when it cannot be used.
type result struct {
	table *report.Table
	list  diag.List
	err   error
}

// table reads the table with an id.
func (r *reader) table(id string) result {
	csv, encoding, csvProblems, err := r.source(id + ".csv")
	if err != nil {
		return result{err: err}
	}
	yaml, _, yamlProblems, err := r.source(id + ".yaml")
	if err != nil {
		return result{err: err}
	}
	list := append(csvProblems, yamlProblems...)
	if list.Errors() {
		return result{list: list}
	}
	said, problems := r.sidecar(yaml)
	list.Add(problems...)
	b := &builder{
		table: &report.Table{ID: id, CSV: csv, Sidecar: yaml, Encoding: encoding, Stub: -1, Group: -1, Parent: -1, Unit: -1, Note: -1},
		said:  said,
		marks: r.marks,
	}
	b.build()
	list.Add(b.list...)
	if len(b.table.Fields) == 0 {
		return result{list: list}
	}
	return result{table: b.table, list: list}
}

// source reads a file of the folder as text.
func (r *reader) source(name string) (*diag.Source, string, diag.List, error) {
	raw, err := fs.ReadFile(r.fsys, path.Join(r.dir, name))
	if err != nil {
		return nil, "", nil, fmt.Errorf("reading a table: %w", err)
	}
	text, encoding := decode(raw)
	src := diag.NewSource(path.Join(r.dir, name), text)
	return src, encoding, checkText(src, raw, encoding), nil
}

// builder makes one table of its two sources.
type builder struct {
	table *report.Table
	said  *sidecar
	marks marks
	list  diag.List

	fields  []fieldReader   // beside table.Fields
	columns []int           // for each column of the CSV file the index of its field, or idColumn or unknownField
	records []record        // beside table.Rows
	whole   bool            // all rows could be read, so that one that is not there is a mistake
	groups  []string        // in order
	flags   []*report.Flags // each of table.Flags alone
}

// build fills the table in, as far as its sources allow.
func (b *builder) build() {
	b.settings()
	if len(b.table.Fields) == 0 {
		return
	}
	rows := b.open()
	b.whole = b.headings(rows) && b.read(rows)
	b.rows()
	b.cells()
	b.figures()
	b.notes()
	b.charts()
}
