package main

import (
	"bokslut/generator/check"
	"bokslut/generator/diag"
)

// extent says how large a report is: "24 pages and 16 tables".
func extent(s check.Summary) diag.Text {
	return diag.And(diag.Count(s.Pages, "%d page", "%d pages"), diag.Count(s.Tables, "%d table", "%d tables"))
}

// proof says what was computed: "150 cells computed, 40 published, 40 proved, 270 figures bound, 0 loose".
func proof(s check.Summary) diag.Text {
	return diag.Textf("%s, %d published, %d proved, %s, %d loose",
		diag.Count(s.DerivedCells, "%d cell computed", "%d cells computed"), s.PublishedCells, s.ProvedCells,
		diag.Count(s.BoundFigures, "%d figure bound", "%d figures bound"), s.LooseFigures)
}

// counts says how much is wrong: "1 error and 2 warnings".
func counts(list diag.List) diag.Text {
	errors := 0
	for _, d := range list {
		if d.Severity == diag.Error {
			errors++
		}
	}
	return diag.And(diag.Count(errors, "%d error", "%d errors"), diag.Count(len(list)-errors, "%d warning", "%d warnings"))
}
