// Package opendata writes a report's tables as open data, for programs and for people
// who compute on:
//
//	for _, file := range opendata.New(rep, words).Files() {     // data/drift.csv, …
//		bytes, err := file.Make(nil, nil)
//	}
//
// From the row
//
//	intakter;69 836;75 796;5 959
//
// of data/drift.csv, whatever its encoding and separators, it makes
//
//	id,post,budget_2022,bokslut_2022,avvikelse,avvikelse_andel,avvikelse_andel_status,row_type
//	intakter,Verksamhetens intäkter,69836,75796,5959,8.5,,data
//
// and the same as a workbook (xlsx.go, style.go, about.go) and as JSON. A table's formats are one file here and one
// entry in formats each; what says the same of all tables lies beside them:
//
//	column.go       what the columns of a CSV file mean, which all metadata is made of
//	long.go         data/celler.csv and data/figures.csv, over all tables
//	csvw.go         data/drift.csv-metadata.json: CSV on the Web, beside each CSV file
//	datapackage.go  datapackage.json: Frictionless Data Package
//	dcat.go         datasets/dcat: the catalogue that data portals harvest; written by rdf.go
//	dataset.go      the files of one table
//	product.go      sizes and checksums of files, SHA256SUMS
//	zip.go          the zip file with all data
package opendata

import (
	"path"
	"slices"
	"strings"
	"sync"

	"bokslut/generator/report"
)

// File is one file of the open data. It is made when it is asked for, alone, and with
// the same bytes each time. Different goroutines may ask for files at once.
type File struct {
	Name string              // slash-separated, below the site's root: "data/drift.csv"
	Make Make                // makes it
	Size func() (int, error) // in bytes; makes the file if it has not been made yet
}

// Make makes a file in the place of b, which grows as need be, and returns it. A large file
// is handed to flush part by part; what is returned is its last part.
type Make = func(b []byte, flush Flush) ([]byte, error)

// Flush takes what there is of a file so far, and returns the slice that it goes on in:
// without it, or as it is when it is less than PartSize. Nil takes nothing: the file is held
// whole.
type Flush func(b []byte) []byte

// Take hands on what there is of a file so far, if there is anyone to take it.
func (f Flush) Take(b []byte) []byte {
	if f == nil {
		return b
	}
	return f(b)
}

// PartSize is how many bytes a part of a large file has, and somewhat more: as much as is
// written well at a time, and little beside what else is held.
const PartSize = 256 << 10

// Names of files, and of what site.yaml can leave out beside formats.
const (
	PageURL       = "data/" // the address of the page that lists all files
	csvwExtension = "-metadata.json"

	// Words in site.yaml: for two formats, the files that describe the others, and data/celler.csv.
	Workbooks = "xlsx"
	JSON      = "json"
	Metadata  = "metadata"
	AllCells  = "cells"
)

// Format is a form in which the data can be downloaded.
type Format struct {
	word      string // in site.yaml
	Extension string // ".csv"
	Name      string // for people
	MediaType string
	about     func(*Words) string
	make      func(d *Data, t *report.Table) Make // of a table's file; nil for the zip file
}

// formats are the files that each table is published as, and last the zip file of all.
var formats = [...]Format{
	{Workbooks, ".xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", func(w *Words) string { return w.XLSXAbout },
		func(d *Data, t *report.Table) Make {
			return inOnePart(func(b []byte) ([]byte, error) { return d.appendWorkbook(b, t) })
		}},
	{"csv", ".csv", "CSV", "text/csv", func(w *Words) string { return w.CSVAbout },
		func(_ *Data, t *report.Table) Make {
			return func(b []byte, flush Flush) ([]byte, error) { return appendCSV(b, t, flush), nil }
		}},
	{JSON, ".json", "JSON", "application/json", func(w *Words) string { return w.JSONAbout },
		func(_ *Data, t *report.Table) Make {
			return inOnePart(func(b []byte) ([]byte, error) { return appendJSON(b, t), nil })
		}},
	{"zip", ".zip", "zip", "application/zip", func(w *Words) string { return w.ZIPAbout }, nil},
}

// inOnePart is Make for a file that is always held whole.
func inOnePart(make func(b []byte) ([]byte, error)) Make {
	return func(b []byte, _ Flush) ([]byte, error) { return make(b) }
}

// Choices are the words of site.yaml for what can be made, the default being all.
func Choices() []string {
	var words []string
	for _, f := range formats {
		words = append(words, f.word)
	}
	return append(words, AllCells, Metadata)
}

// Formats returns the forms in which a table can be downloaded, first the one for people.
func Formats() []Format { return formats[:len(formats)-1] }

// formatOf returns the format of a file, nil for metadata.
func formatOf(name string) *Format {
	for i := range formats {
		if formats[i].Extension == path.Ext(name) && !strings.HasSuffix(name, csvwExtension) {
			return &formats[i]
		}
	}
	return nil
}

// Data is the open data of a report. It is safe for concurrent use.
type Data struct {
	rep      *report.Report
	words    *Words
	packing  *packing
	fixed    fixedParts // of workbooks
	sheets   *sync.Pool // of *[]byte, in which the parts of a workbook are written
	datasets []dataset  // of the tables, in their order, then of the files over all tables
	packaged *product   // datapackage.json; nil when there is none, like those that follow
	archive  *product   // the zip file
	others   []*product // the catalogue and SHA256SUMS
}

// New returns the open data of a computed report, in the formats that its site.yaml asks
// for. It makes no file.
func New(rep *report.Report, words *Words) *Data {
	packing := newPacking(rep.Site.Published)
	d := &Data{rep: rep, words: words, packing: packing, fixed: newFixedParts(packing), sheets: &sync.Pool{New: func() any { return new([]byte) }}}
	d.list()
	return d
}

// Next returns the open data of the report after an edit that left site.yaml as it was.
// What d knows of the files of tables that are still the same is taken over.
func (d *Data) Next(rep *report.Report) *Data {
	next := &Data{rep: rep, words: d.words, packing: d.packing, fixed: d.fixed, sheets: d.sheets}
	next.list()
	for i := range min(len(d.datasets), len(next.datasets)) {
		if set, was := &next.datasets[i], &d.datasets[i]; set.table != nil && set.table == was.table && set.page == was.page {
			set.known = was.facts()
		}
	}
	return next
}

// list lists the datasets, and the files that tell of them all.
func (d *Data) list() {
	if len(d.rep.Tables) == 0 {
		return
	}
	d.datasets = make([]dataset, 0, len(d.rep.Tables)+2)
	for _, t := range d.rep.Tables {
		page := ""
		if p := d.rep.Place(t); p != nil {
			page = p.URL
		}
		d.datasets = append(d.datasets, dataset{id: t.ID, table: t, page: page})
	}
	if d.makes(AllCells) {
		d.datasets = append(d.datasets, dataset{id: CellsID, describe: Cells, csv: appendCells})
	}
	if hasFigures(d.rep) {
		d.datasets = append(d.datasets, dataset{id: FiguresID, describe: Figures, csv: appendFigures})
	}
	if d.makes(Metadata) {
		d.packaged = d.pack("datapackage.json", d.appendPackage)
	}
	if d.makes("zip") {
		d.archive = d.product(ArchiveName(d.rep), d.appendArchive)
	}
	if d.makes(Metadata) {
		d.others = append(d.catalogue(), d.product(sumsName, inOnePart(d.appendSums)))
	}
}

// Makes reports whether a report is published with what a word of site.yaml stands for.
func Makes(site *report.Site, word string) bool {
	return len(site.Downloads) == 0 || slices.Contains(site.Downloads, word)
}

func (d *Data) makes(word string) bool { return Makes(&d.rep.Site, word) }

// Files lists all files, in a good order to make them in: first those over all tables, which
// take longest, and last those that tell of others.
func (d *Data) Files() []File {
	var list []*product
	for i := len(d.datasets) - 1; i >= 0; i-- {
		list = append(list, d.files(&d.datasets[i])...)
	}
	if d.packaged != nil {
		list = append(list, d.packaged)
	}
	list = append(list, d.outside()...)
	files := make([]File, len(list))
	for i, p := range list {
		files[i] = p.file()
	}
	return files
}

// File returns the file with that name, and whether there is one.
func (d *Data) File(name string) (File, bool) {
	var of []*product
	id, _, _ := strings.Cut(path.Base(name), ".") // no id has a dot
	if set := d.dataset(id); set != nil {
		of = d.files(set)
	}
	for _, among := range [][]*product{of, {d.packaged, d.archive}, d.others} {
		for _, p := range among {
			if p != nil && p.name == name {
				return p.file(), true
			}
		}
	}
	return File{}, false
}

// dataset returns the dataset with that id, or nil.
func (d *Data) dataset(id string) *dataset {
	byID := func(t *report.Table, id string) int { return strings.Compare(t.ID, id) }
	if i, ok := slices.BinarySearchFunc(d.rep.Tables, id, byID); ok {
		return &d.datasets[i]
	}
	for i := len(d.rep.Tables); i < len(d.datasets); i++ {
		if d.datasets[i].id == id {
			return &d.datasets[i]
		}
	}
	return nil
}

// inArchive returns the files that go into the zip file.
func (d *Data) inArchive() []*product {
	var list []*product
	for i := range d.datasets {
		list = append(list, d.files(&d.datasets[i])...)
	}
	if d.packaged != nil {
		list = append(list, d.packaged)
	}
	return list
}

// outside returns the files that do not.
func (d *Data) outside() []*product {
	if d.archive == nil {
		return slices.Clone(d.others)
	}
	return append([]*product{d.archive}, d.others...)
}

// product returns a file that does not go into the zip file.
func (d *Data) product(name string, make Make) *product {
	return &product{name: name, make: make, summed: d.makes(Metadata)}
}

// pack returns a file that does.
func (d *Data) pack(name string, make Make) *product {
	p := d.product(name, make)
	if d.makes("zip") {
		p.packing = d.packing
	}
	return p
}

// ArchiveName returns the name of the zip file with all data.
func ArchiveName(rep *report.Report) string {
	return "data/" + packageName(rep.Site.BaseURL) + ".zip"
}
