package diff

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"bokslut/generator/diag"
)

// Resources returns the CSV files that a datapackage.json lists: by their paths, from its own
// folder, the checksum of each, "" where it says none. It is an error if the text is no
// datapackage.json, or if a path leads out of the folder.
func Resources(datapackage []byte) (map[string]string, error) {
	var listed struct {
		Resources []struct {
			Path string `json:"path"`
			Hash string `json:"hash"`
		} `json:"resources"`
	}
	if json.Unmarshal(datapackage, &listed) != nil || listed.Resources == nil {
		return nil, diag.Textf("this is no datapackage.json as bokslut writes it")
	}
	files := map[string]string{}
	for _, r := range listed.Resources {
		if path.Ext(r.Path) != ".csv" {
			continue
		}
		if !fs.ValidPath(r.Path) {
			return nil, diag.Textf("the download %q does not stand below the folder that lists it", r.Path)
		}
		files[r.Path] = r.Hash
	}
	return files, nil
}

// Intact reports whether a download has the checksum that [Resources] returned for it. What ends
// its lines may have changed, as it does in a repository.
func Intact(download []byte, checksum string) bool {
	want, ok := strings.CutPrefix(checksum, "sha256:")
	is := func(text []byte) bool {
		sum := sha256.Sum256(text)
		return hex.EncodeToString(sum[:]) == want
	}
	return !ok || is(download) || is(withLineEnds(download))
}

// withLineEnds returns a CSV file with the line ends that bokslut writes: CRLF after a record, LF
// within a cell.
func withLineEnds(text []byte) []byte {
	ended := make([]byte, 0, len(text))
	quoted := false
	for i, c := range text {
		switch {
		case c == '"':
			quoted = !quoted
		case c == '\r' && i+1 < len(text) && text[i+1] == '\n':
			continue
		case c == '\n' && !quoted:
			ended = append(ended, '\r')
		}
		ended = append(ended, c)
	}
	return ended
}

// Spoilt returns the error for a download that is not as it was published.
func Spoilt(name string) error {
	return diag.Textf("%s is not as bokslut wrote it, and cannot be compared; take it from a copy", name)
}

// namedFigures is the download that lists named figures: the table, the figure's name,
// and among others the columns value, unit and status.
const namedFigures = "figures.csv"

// allCells is the download that lists the numbers of all tables: the table, the row, the field,
// and among others the unit, which the downloads of the tables do not say.
const allCells = "celler.csv"

// listsCells reports whether the downloads say in which unit each number is.
func (files Edition) listsCells() bool {
	for name := range files {
		if path.Base(name) == allCells {
			return true
		}
	}
	return false
}

// unitColumns returns where the table, the row, the field and the unit of a number stand; false
// for another list.
func unitColumns(head []string) (at [4]int, ok bool) {
	for i, name := range []string{"table", "row", "field", "unit"} {
		if at[i] = slices.Index(head, name); at[i] < 0 {
			return at, false
		}
	}
	return at, true
}

// edition is the downloads, read.
type edition struct {
	tables map[string]*table           // by id
	named  map[string]map[string]Value // by table and name; nil when no download lists them
}

// table is a table's download, read.
type table struct {
	columns []string // without id, row_type and those of statuses
	rows    []string // ids
	cells   map[cell]Value
}

type cell struct{ row, column string }

func read(files Edition, withUnits bool) (*edition, error) {
	e := &edition{tables: map[string]*table{}}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Base(name) == allCells {
			head, _ := csv.NewReader(bytes.NewReader(files[name])).Read()
			if _, ok := unitColumns(head); !ok {
				return nil, Spoilt(name)
			}
			continue
		}
		records, err := csv.NewReader(bytes.NewReader(files[name])).ReadAll()
		if err != nil {
			return nil, diag.Textf("reading %s: %v", name, err)
		}
		head := []string{""}
		if len(records) > 0 {
			head = records[0]
		}
		switch {
		case head[0] == "id" && head[len(head)-1] == "row_type":
			e.tables[tableOf(name)], err = readTable(records)
		case path.Base(name) == namedFigures && head[0] == "table":
			e.named, err = readNamed(records, withUnits)
		case path.Base(name) == namedFigures:
			return nil, Spoilt(name)
		}
		if err != nil {
			return nil, diag.Textf("reading %s: %v", name, err)
		}
	}
	for name, text := range files {
		if !withUnits || path.Base(name) != allCells {
			continue
		}
		if err := e.readUnits(text); err != nil {
			return nil, diag.Textf("reading %s: %v", name, err)
		}
	}
	return e, nil
}

// readUnits reads in which unit each number of the tables is. The list is as long as all of
// them together, and is not kept.
func (e *edition) readUnits(text []byte) error {
	list := csv.NewReader(bytes.NewReader(text))
	list.ReuseRecord = true
	head, err := list.Read()
	if err != nil {
		return err
	}
	at, _ := unitColumns(head)
	units := map[string]string{} // each once
	for {
		record, err := list.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		t, unit := e.tables[record[at[0]]], record[at[3]]
		if t == nil || unit == "" {
			continue
		}
		if units[unit] == "" {
			unit = strings.Clone(unit)
			units[unit] = unit
		}
		key := cell{record[at[1]], record[at[2]]}
		if v, ok := t.cells[key]; ok {
			v.Unit = units[unit]
			t.cells[key] = v
		}
	}
}

// tableOf returns the id of the table that a download is of.
func tableOf(name string) string { return strings.TrimSuffix(path.Base(name), ".csv") }

// readTable reads the records of a table: id, the fields, each of which may have its
// status beside it, and row_type.
func readTable(records [][]string) (*table, error) {
	head := records[0]
	last := len(head) - 1
	t := &table{cells: make(map[cell]Value, len(records)*len(head))}
	var values, statuses []int // beside t.columns: where each stands; its status at 0 if it has none
	for i := 1; i < last; i++ {
		t.columns = append(t.columns, head[i])
		values = append(values, i)
		if head[i+1] == head[i]+"_status" {
			i++
			statuses = append(statuses, i)
		} else {
			statuses = append(statuses, 0)
		}
	}
	known := make(map[string]bool, len(records))
	for _, record := range records[1:] {
		row := record[0]
		if known[row] {
			return nil, diag.Textf("there are two rows %q", row)
		}
		known[row] = true
		t.rows = append(t.rows, row)
		for i, column := range t.columns {
			v := Value{Text: record[values[i]]}
			if statuses[i] > 0 {
				v.Status = record[statuses[i]]
			}
			t.cells[cell{row, column}] = v
		}
	}
	return t, nil
}

func readNamed(records [][]string, withUnits bool) (map[string]map[string]Value, error) {
	value, status, unit := slices.Index(records[0], "value"), slices.Index(records[0], "status"), slices.Index(records[0], "unit")
	if value < 0 {
		return nil, diag.Textf("there is no column %q", "value")
	}
	named := map[string]map[string]Value{}
	for _, record := range records[1:] {
		table, name := record[0], record[1]
		v := Value{Text: record[value]}
		if status >= 0 {
			v.Status = record[status]
		}
		if unit >= 0 && withUnits {
			v.Unit = record[unit]
		}
		if named[table] == nil {
			named[table] = map[string]Value{}
		}
		named[table][name] = v
	}
	return named, nil
}
