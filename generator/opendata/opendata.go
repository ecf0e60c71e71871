// Package opendata writes a report's tables as open data, for programs and for people
// who compute on:
//
//	for _, file := range opendata.Files(rep, words) {     // data/drift.csv, …
//		bytes, err := file.Append(nil)
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
//	product.go      sizes and checksums of files, SHA256SUMS, the zip file
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
	Name   string                         // slash-separated, below the site's root: "data/drift.csv"
	Append func(b []byte) ([]byte, error) // appends the file to b
	Size   func() (int, error)            // in bytes; makes the file if it has not been made yet
}

// Names of files, and of what site.yaml can leave out beside formats.
const (
	PageURL       = "data/" // the address of the page that lists all files
	csvwExtension = "-metadata.json"

	// Metadata is the word in site.yaml for the files that describe the others.
	Metadata = "metadata"
)

// Format is a form in which the data can be downloaded.
type Format struct {
	word      string // in site.yaml
	Extension string // ".csv"
	Name      string // for people
	MediaType string
	about     func(*Words) string
	make      func(d *data, b []byte, t *report.Table) ([]byte, error) // appends a table's file to b; nil for the zip file
}

// formats are the files that each table is published as, and last the zip file of all.
var formats = [...]Format{
	{"xlsx", ".xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", func(w *Words) string { return w.XLSXAbout },
		(*data).appendWorkbook},
	{"csv", ".csv", "CSV", "text/csv", func(w *Words) string { return w.CSVAbout },
		func(_ *data, b []byte, t *report.Table) ([]byte, error) { return appendCSV(b, t), nil }},
	{"json", ".json", "JSON", "application/json", func(w *Words) string { return w.JSONAbout },
		func(_ *data, b []byte, t *report.Table) ([]byte, error) { return appendJSON(b, t), nil }},
	{"zip", ".zip", "zip", "application/zip", func(w *Words) string { return w.ZIPAbout }, nil},
}

// Choices are the words of site.yaml for what can be made, the default being all.
func Choices() []string {
	var words []string
	for _, f := range formats {
		words = append(words, f.word)
	}
	return append(words, Metadata)
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

// data is the open data of one report.
type data struct {
	rep      *report.Report
	words    *Words
	datasets []described           // tables by id, then the files over all tables
	of       map[string][]*product // by dataset: its files
	products map[string]*product   // by name
	packing  *packing
	fixed    fixedParts // of workbooks
	archive  *product   // the zip file; nil when there is none
	inZip    []*product
	inSums   []*product
	files    []File
}

// described is a dataset that is described when that is first asked for.
type described struct {
	id       string
	describe func() *Dataset
}

// Files lists the data files of a computed report, in the formats that its site.yaml asks
// for. It makes none of them. Files that tell of others come last.
func Files(rep *report.Report, words *Words) []File {
	d := &data{rep: rep, words: words, of: map[string][]*product{}, products: map[string]*product{}}
	if len(rep.Tables) == 0 {
		return nil
	}
	d.packing = newPacking(rep.Site.Published)
	d.fixed = newFixedParts(d.packing)
	cells := Cells(words)
	d.add(cells.ID, "data/"+cells.ID+".csv", func(b []byte) ([]byte, error) { return appendCells(b, rep), nil })
	over := []*Dataset{cells}
	if hasFigures(rep) {
		figures := Figures(words)
		over = append(over, figures)
		d.add(figures.ID, "data/"+figures.ID+".csv", func(b []byte) ([]byte, error) { return appendFigures(b, rep), nil })
	}
	for _, t := range rep.Tables {
		for i := range formats {
			if f := &formats[i]; f.make != nil && d.makes(f.word) {
				d.add(t.ID, "data/"+t.ID+f.Extension, func(b []byte) ([]byte, error) { return f.make(d, b, t) })
			}
		}
	}
	if d.makes(Metadata) {
		for _, t := range rep.Tables {
			d.datasets = append(d.datasets, described{t.ID, sync.OnceValue(func() *Dataset { return Describe(rep, t, words) })})
		}
		for _, of := range over {
			d.datasets = append(d.datasets, described{of.ID, func() *Dataset { return of }})
		}
		d.addMetadata()
	}
	if d.makes("zip") {
		d.archive = d.addLast(ArchiveName(rep), d.appendArchive)
	}
	if d.makes(Metadata) {
		d.addCatalogue()
		d.addLast(sumsName, d.appendSums)
	}
	return d.files
}

// ArchiveName returns the name of the zip file with all data.
func ArchiveName(rep *report.Report) string {
	return "data/" + packageName(rep.Site.BaseURL) + ".zip"
}

// makes reports whether site.yaml asks for a format.
func (d *data) makes(word string) bool {
	asked := d.rep.Site.Downloads
	return len(asked) == 0 || slices.Contains(asked, word)
}

// add adds a file that goes into the zip file.
func (d *data) add(dataset, name string, make func(b []byte) ([]byte, error)) {
	p := d.addProduct(name, make)
	if d.makes("zip") {
		p.packing = d.packing
	}
	d.of[dataset] = append(d.of[dataset], p)
	d.inZip = append(d.inZip, p)
}

// addLast adds a file that does not.
func (d *data) addLast(name string, make func(b []byte) ([]byte, error)) *product {
	return d.addProduct(name, make)
}

func (d *data) addProduct(name string, make func(b []byte) ([]byte, error)) *product {
	p := &product{name: name, make: make}
	d.products[name] = p
	d.inSums = append(d.inSums, p)
	d.files = append(d.files, File{Name: name, Append: p.append, Size: p.size})
	return p
}

// addMetadata adds what describes CSV files.
func (d *data) addMetadata() {
	for _, of := range d.datasets {
		d.add(of.id, "data/"+of.id+".csv"+csvwExtension, func(b []byte) ([]byte, error) { return appendIndented(b, d.csvwOf(of.describe())) })
	}
	d.add("", "datapackage.json", func(b []byte) ([]byte, error) {
		p, err := d.packageOf()
		if err != nil {
			return nil, err
		}
		return appendIndented(b, p)
	})
}

// addCatalogue adds the catalogue in its three forms.
func (d *data) addCatalogue() {
	once := sync.OnceValues(d.catalogueOf)
	for _, form := range []struct {
		extension string
		write     func(b []byte, g graph) []byte
	}{{"", appendRDFXML}, {".ttl", appendTurtle}, {".jsonld", appendJSONLD}} {
		d.addLast("datasets/dcat"+form.extension, func(b []byte) ([]byte, error) {
			g, err := once()
			if err != nil {
				return nil, err
			}
			return form.write(b, g), nil
		})
	}
}
