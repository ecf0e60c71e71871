// Package opendata writes a report's tables as open data, for programs and for people
// who compute on:
//
//	err := opendata.Files(rep, emit)     // data/drift.csv, …
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

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"bokslut/generator/report"
)

// formats are the files that each table is published as.
var formats = [...]struct {
	extension string
	write     func(b []byte, t *report.Table) []byte // appends the file to b
}{
	{".csv", appendCSV},
}

// Emit receives a file of the site: its slash-separated name below the site's root and
// its bytes, which it must not keep. It is called from several goroutines.
type Emit = func(name string, data []byte) error

// Files emits the data files of a computed report, in no set order. After an error of
// emit, which it returns, the rest are left out.
func Files(rep *report.Report, emit Emit) error {
	errs := make([]error, len(rep.Tables))
	var next atomic.Int64
	var failed atomic.Bool
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(rep.Tables)) {
		workers.Go(func() {
			var b []byte
			for !failed.Load() {
				i := int(next.Add(1)) - 1
				if i >= len(rep.Tables) {
					return
				}
				t := rep.Tables[i]
				for _, format := range formats {
					b = format.write(b[:0], t)
					name := "data/" + t.ID + format.extension
					if err := emit(name, b); err != nil {
						errs[i] = fmt.Errorf("writing %s: %w", name, err)
						failed.Store(true)
						return
					}
				}
			}
		})
	}
	workers.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
