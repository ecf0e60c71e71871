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
//	sidecar.go   what the sidecar may say
//	setting.go   settings that hold without the CSV file
//	field.go     fields, likewise
//	heading.go   which column is which field
//	row.go       rows, and the cells that hold text
//	rowid.go     ids of rows
//	group.go     which rows share a heading
//	part.go      which rows are part of which
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
	"io/fs"
	"path"
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

// Parse reads one table from the text of its CSV file and of its sidecar, as [Read] does.
func Parse(id, csv, sidecar string, opts Options) (*report.Table, diag.List) {
	r := &reader{marks: marksOf(opts.Language), sidecars: new(sync.Map)}
	result := r.join(id, diag.NewSource(id+".csv", csv), "UTF-8", diag.NewSource(id+".yaml", sidecar), nil)
	return result.table, result.list
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
