package main

import (
	"fmt"

	"bokslut/generator/check"
	"bokslut/generator/diag"
)

// extent says how large a report is: "24 pages and 16 tables".
func extent(s check.Summary) string {
	return plural(s.Pages, "page") + " and " + plural(s.Tables, "table")
}

// proof says what was computed: "150 cells computed, 40 published, 40 proved, 270 figures bound, 0 loose".
func proof(s check.Summary) string {
	return fmt.Sprintf("%s computed, %d published, %d proved, %s bound, %d loose",
		plural(s.DerivedCells, "cell"), s.PublishedCells, s.ProvedCells, plural(s.BoundFigures, "figure"), s.LooseFigures)
}

// counts says how much is wrong: "1 error and 2 warnings".
func counts(list diag.List) string {
	errors := 0
	for _, d := range list {
		if d.Severity == diag.Error {
			errors++
		}
	}
	return plural(errors, "error") + " and " + plural(len(list)-errors, "warning")
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
