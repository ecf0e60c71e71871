package preview

import (
	"fmt"
	"strings"

	"bokslut/generator/diag"
)

// words are what the preview says in one language.
type words struct {
	error, warning string
	one, several   [2]string // of errors and of warnings, with %d
	and, none      string
	line           string // with the file and a number
	moreProblems   string // with a number

	Preview, Nothing, ToReport, AllWell, Hint, InPage string
	Formula, Source, ToCopy                           string

	script map[string]string // what preview.js says
}

// catalogue has the words of each language.
var catalogue = map[string]*words{
	"sv": {
		error: "Fel", warning: "Varning",
		one: [2]string{"%d fel", "%d varning"}, several: [2]string{"%d fel", "%d varningar"}, and: " och ", none: "Inga problem",
		line: "%s, rad %d", moreProblems: "Visa alla problem, även de %d som inte får plats här",
		Preview:  "Förhandsvisning",
		Nothing:  "Rapporten kan inte visas förrän felen är rättade. Sidan visas av sig själv när det är gjort.",
		ToReport: "Till rapporten", AllWell: "Allt stämmer. Det finns inget att rätta.",
		Hint: "Gör så här", InPage: "Visa i rapporten",
		Formula: "Formel", Source: "Källa", ToCopy: "Tryck Enter eller klicka för att kopiera hänvisningen.",
		script: map[string]string{
			"region":    "Problem i rapporten",
			"stale":     "Det som visas är från den senaste sparningen utan fel.",
			"help":      "Alt + Skift + P går hit, Escape fäller ihop.",
			"all":       "Visa på egen sida",
			"mended":    "Inga problem är kvar.",
			"updated":   "Sidan är uppdaterad.",
			"copied":    "Kopierat: {reference}",
			"notCopied": "Det gick inte att kopiera. Hänvisningen är {reference}",
			"lost":      "Förhandsvisningen har stannat. Starta den igen för att se det du sparar.",
			"atPlace":   "Visa problemet: {message}",
			"cell":      "Tryck Enter eller klicka för att kopiera hänvisningen {reference}",
		},
	},
	"en": {
		error: "Error", warning: "Warning",
		one: [2]string{"%d error", "%d warning"}, several: [2]string{"%d errors", "%d warnings"}, and: " and ", none: "No problems",
		line: "%s, line %d", moreProblems: "Show all problems, with the %d that there is no room for here",
		Preview:  "Preview",
		Nothing:  "The report cannot be shown until its errors are mended. The page appears by itself when that is done.",
		ToReport: "To the report", AllWell: "All is well. There is nothing to mend.",
		Hint: "What to do", InPage: "Show in the report",
		Formula: "Formula", Source: "Source", ToCopy: "Press Enter or click to copy the reference.",
		script: map[string]string{
			"region":    "Problems in the report",
			"stale":     "What is shown is from the last save without errors.",
			"help":      "Alt + Shift + P leads here, Escape folds.",
			"all":       "Show on a page of its own",
			"mended":    "No problems are left.",
			"updated":   "The page is updated.",
			"copied":    "Copied: {reference}",
			"notCopied": "It could not be copied. The reference is {reference}",
			"lost":      "The preview has stopped. Start it again to see what you save.",
			"atPlace":   "Show the problem: {message}",
			"cell":      "Press Enter or click to copy the reference {reference}",
		},
	},
}

// language returns the language that the preview speaks: the report's, if it can.
func (e *edition) language() string {
	base, _, _ := strings.Cut(e.Language, "-")
	if catalogue[base] == nil {
		return "en"
	}
	return base
}

func (e *edition) words() *words { return catalogue[e.language()] }

// count says how many problems there are: "1 error and 2 warnings".
func (w *words) count(errors, warnings int) string {
	if errors+warnings == 0 {
		return w.none
	}
	var parts []string
	for i, n := range []int{errors, warnings} {
		form := w.several[i]
		if n == 1 {
			form = w.one[i]
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf(form, n))
		}
	}
	return strings.Join(parts, w.and)
}

// place says where something is; "" for nowhere.
func (w *words) place(p diag.Pos) string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf(w.line, p.File, p.Line)
}

func (w *words) more(n int) string { return fmt.Sprintf(w.moreProblems, n) }
