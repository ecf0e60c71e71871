package check_test

import (
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bokslut/generator/check"
	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// These tests change single digits of the real report, and see whether it is noticed.

// TestChangedProse changes a digit in each of 200 bound figures. Each change is an error
// within that figure, but for those that the figure itself allows.
func TestChangedProse(t *testing.T) {
	root := realReport(t)
	if n := problemsOf(t, root); n > 0 {
		t.Fatalf("the report has %d problems to begin with", n)
	}
	rep, _ := read(t, root)
	var figures []diag.Span // what stands between the brackets
	for _, p := range rep.Pages {
		for _, l := range p.Links {
			text := p.Source.Text[l.Start:l.End]
			text = text[:strings.Index(text, "](")+1]
			if (l.Kind == report.CellLink || l.Kind == report.NamedLink) && strings.ContainsAny(text, "0123456789") {
				figures = append(figures, p.Source.Span(int(l.Start)+1, int(l.Start)+len(text)-1))
			}
		}
	}
	random := rand.New(rand.NewPCG(2022, 1))
	chosen := random.Perm(len(figures))[:200]
	changed := maps.Clone(root)
	for _, n := range chosen {
		changeDigit(changed, figures[n], random)
	}
	rep, problems := read(t, changed)
	problems.Add(check.Run(rep).Problems...)
	caught := 0
	for _, n := range chosen {
		at := figures[n].Pos()
		if slices.ContainsFunc(problems, func(d diag.Diagnostic) bool { return d.Severity == diag.Error && d.Pos == at }) {
			caught++
			continue
		}
		now := changed[at.File].Data[figures[n].Start:figures[n].End]
		t.Logf("%s: %s became %s, which holds too", at, figures[n].Text(), now)
	}
	if want := 199; caught != want { // "at least 8", or 3 as it became, are there
		t.Errorf("%d of 200 changes caught, want %d", caught, want)
	}
}

// TestChangedData changes a digit in each of 100 cells. Each change is a problem where a
// figure in the text, a formula or a check uses the cell, but for those that rounding or
// the check allows, and for cells that nothing uses.
func TestChangedData(t *testing.T) {
	root := realReport(t)
	rep, _ := read(t, root)
	cells := numberCells(rep)
	random := rand.New(rand.NewPCG(2022, 2))
	caught, allowed, unused := 0, 0, 0
	for _, n := range random.Perm(len(cells))[:100] {
		c := cells[n]
		changed := maps.Clone(root)
		changeDigit(changed, c.span, random)
		switch {
		case problemsOf(t, changed) > 0:
			caught++
		case c.isUsed(t, root):
			allowed++
			now := changed[c.span.Source.Name].Data[c.span.Start:c.span.End]
			t.Logf("%s: %s became %s, which rounding or a check allows", c.name, c.span.Text(), now)
		default:
			unused++
			t.Logf("%s: %s is not used", c.name, c.span.Text())
		}
	}
	if got, want := [3]int{caught, allowed, unused}, [3]int{99, 1, 0}; got != want { // "ca 1 000" holds of 1 001 too
		t.Errorf("caught, allowed, not used: %v, want %v", got, want)
	}
}

// changeDigit makes one digit of a span of a report's sources another one.
func changeDigit(root fstest.MapFS, part diag.Span, random *rand.Rand) {
	name := part.Source.Name
	text := slices.Clone(root[name].Data)
	var digits []int
	for at := int(part.Start); at < int(part.End); at++ {
		if isDigit(text[at]) {
			digits = append(digits, at)
		}
	}
	at := digits[random.IntN(len(digits))]
	text[at] = '0' + (text[at]-'0'+1+byte(random.IntN(9)))%10
	root[name] = &fstest.MapFile{Data: text}
}

// TestPlanted makes mistakes in the real report that other reports were published with.
// Each is caught at the places wanted, at least.
func TestPlanted(t *testing.T) {
	for _, tt := range []struct {
		name, file, old, new string
		want                 []string
	}{
		{"a sign lost in a row", "data/drift.csv", "-35 891;-39 637", "-35 891;39 637", []string{
			"content/30-ekonomi/10-drift.md:49:78 figure-differs", // the deviation from the budget
			"data/drift.csv:7:44 proof-wrong",                     // the sum of the costs
		}},
		{"the total of the year before in a table", "data/exploatering.csv", "resultat;Årets resultat;;30 858;", "resultat;Årets resultat;;-4 881;", []string{
			"content/30-ekonomi/30-exploatering.md:10:46 figure-differs",
			"data/exploatering.csv:11:26 proof-wrong",
		}},
		{"the total of the year before in the text", "content/30-ekonomi/30-exploatering.md", "resultat på [30 858 tkr]", "resultat på [4 881 tkr]", []string{
			"content/30-ekonomi/30-exploatering.md:10:46 figure-differs",
		}},
		{"percent for percentage points", "content/40-personal/index.md", "[0,2 procentenheter]", "[0,2 procent]", []string{
			"content/40-personal/index.md:10:110 figure-unit",
		}},
		{"kr for tkr in the text", "content/30-ekonomi/10-drift.md", "uppgår till [75 796 tkr]", "uppgår till [75 796 kr]", []string{
			"content/30-ekonomi/10-drift.md:22:25 figure-differs",
		}},
		{"kr for tkr behind the brackets", "content/30-ekonomi/10-drift.md", "uppgår till [75 796 tkr](#intakter.bokslut_2022)", "uppgår till [75 796](#intakter.bokslut_2022) kr", []string{
			"content/30-ekonomi/10-drift.md:22:25 figure-differs",
		}},
		{"kr for tkr in a table", "data/exploatering.yaml", "unit: tkr", "unit: kr", []string{
			"content/30-ekonomi/30-exploatering.md:10:46 figure-differs",
		}},
	} {
		root := realReport(t)
		text := string(root[tt.file].Data)
		if n := strings.Count(text, tt.old); n != 1 {
			t.Fatalf("%s: %q stands %d times in %s", tt.name, tt.old, n, tt.file)
		}
		root[tt.file] = file(strings.Replace(text, tt.old, tt.new, 1))
		rep, problems := read(t, root)
		problems.Add(check.Run(rep).Problems...)
		var got []string
		for _, d := range problems {
			got = append(got, d.Pos.String()+" "+d.Code)
		}
		for _, want := range tt.want {
			if !slices.Contains(got, want) {
				t.Errorf("%s: no %s among\n%s", tt.name, want, strings.Join(got, "\n"))
			}
		}
	}
}

// realReport returns the sources of the report that this program was written for.
func realReport(t *testing.T) fstest.MapFS {
	t.Helper()
	root := fstest.MapFS{}
	for _, dir := range []string{"content", "data"} {
		err := fs.WalkDir(os.DirFS("../.."), dir, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			text, err := os.ReadFile("../../" + path)
			root[path] = &fstest.MapFile{Data: text}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// numberCell is a number in a CSV file.
type numberCell struct {
	name string
	span diag.Span
}

// numberCells returns all cells of a report that hold a number in their CSV file.
func numberCells(rep *report.Report) []numberCell {
	var cells []numberCell
	for _, t := range rep.Tables {
		for row := range t.Rows {
			for field := range t.Fields {
				f := &t.Fields[field]
				span := t.CellSpan(row, field)
				if f.Type == report.NumberType && f.InCSV && strings.ContainsAny(span.Text(), "0123456789") {
					cells = append(cells, numberCell{t.ID + "#" + t.Rows[row].ID + "." + f.Name, span})
				}
			}
		}
	}
	return cells
}

// isUsed reports whether it is noticed when a cell is far more or far less than it should be.
func (c *numberCell) isUsed(t *testing.T, root fstest.MapFS) bool {
	const digits = "0123456789"
	name, text := c.span.Source.Name, c.span.Source.Text
	from := int(c.span.Start) + strings.IndexAny(c.span.Text(), digits)
	to := int(c.span.Start) + strings.LastIndexAny(c.span.Text(), digits) + 1
	_, decimals, _ := strings.Cut(text[from:to], ",")
	for _, whole := range []string{"98765432", "0"} {
		number := whole
		if decimals != "" {
			number += "," + decimals
		}
		changed := maps.Clone(root)
		changed[name] = file(text[:from] + number + text[to:])
		if problemsOf(t, changed) > 0 {
			return true
		}
	}
	return false
}

// problemsOf counts the problems of a report.
func problemsOf(t *testing.T, root fs.FS) int {
	rep, problems := read(t, root)
	return len(problems) + len(check.Run(rep).Problems)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
