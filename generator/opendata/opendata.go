// Package opendata writes a report's tables as open data, for programs and for people
// who compute on:
//
//	for _, file := range opendata.Files(rep) {     // data/drift.csv, …
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
// A format of a table is one file here and one entry in formats.
package opendata

import "bokslut/generator/report"

// File is one file of the open data. It is made when it is asked for, alone, and with
// the same bytes each time. Different goroutines may ask for files at once.
type File struct {
	Name   string                         // slash-separated, below the site's root: "data/drift.csv"
	Append func(b []byte) ([]byte, error) // appends the file to b
}

// formats are the files that each table is published as.
var formats = [...]struct {
	extension string
	write     func(b []byte, t *report.Table) ([]byte, error) // appends the file to b
}{
	{".csv", func(b []byte, t *report.Table) ([]byte, error) { return appendCSV(b, t), nil }},
}

// Files lists the data files of a computed report. It makes none of them.
func Files(rep *report.Report) []File {
	files := make([]File, 0, len(rep.Tables)*len(formats))
	for _, t := range rep.Tables {
		for _, format := range formats {
			files = append(files, File{
				Name:   "data/" + t.ID + format.extension,
				Append: func(b []byte) ([]byte, error) { return format.write(b, t) },
			})
		}
	}
	return files
}
