package opendata

import (
	"slices"
	"strings"
	"sync"

	"bokslut/generator/report"
)

// dataset is a table as open data, or a file over all tables.
type dataset struct {
	id       string
	table    *report.Table                                          // nil for a file over all tables
	page     string                                                 // address of the page that shows the table
	describe func(*report.Report, *Words) *Description              // of a file over all tables
	csv      func(b []byte, rep *report.Report, flush Flush) []byte // makes it

	mu        sync.Mutex
	listed    []*product // listed when they are first asked for, as few are in a preview
	known     []*facts   // of those, from before an edit; nil for none
	described *Description
}

// files returns the files of a dataset: CSV and the other formats, last what describes it.
func (d *Data) files(s *dataset) []*product {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.listed != nil {
		return s.listed
	}
	add := func(extension string, make Make) {
		s.listed = append(s.listed, d.pack("data/"+s.id+extension, make))
	}
	if t := s.table; t == nil {
		add(".csv", func(b []byte, flush Flush) ([]byte, error) { return s.csv(b, d.rep, flush), nil })
	} else {
		for i := range formats {
			if f := &formats[i]; f.make != nil && d.makes(f.word) {
				add(f.Extension, f.make(d, t))
			}
		}
	}
	if d.makes(Metadata) {
		add(".csv"+csvwExtension, inOnePart(func(b []byte) ([]byte, error) { return appendIndented(b, "", d.csvwOf(d.description(s))) }))
	}
	for i, known := range s.known {
		s.listed[i].known.Store(known)
	}
	return s.listed
}

// csvOf returns the CSV file of a dataset, which there always is.
func (d *Data) csvOf(s *dataset) *product {
	files := d.files(s)
	return files[slices.IndexFunc(files, func(p *product) bool { return strings.HasSuffix(p.name, ".csv") })]
}

// description says what the CSV file of a dataset holds.
func (d *Data) description(s *dataset) *Description {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.described != nil:
	case s.table != nil:
		s.described = Describe(d.rep, s.table, d.words)
	default:
		s.described = s.describe(d.rep, d.words)
	}
	return s.described
}

// facts returns what is known of a dataset's files.
func (s *dataset) facts() []*facts {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.listed == nil {
		return s.known
	}
	known := make([]*facts, len(s.listed))
	for i, p := range s.listed {
		known[i] = p.known.Load()
	}
	return known
}
