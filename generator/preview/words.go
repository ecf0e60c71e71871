package preview

import (
	"slices"
	"strings"

	"bokslut/generator/diag"
)

// What the preview says beside the problems. Its Swedish stands where that of all messages
// does, in diag/swedish.go.

// labels are the words in problems.html.
var labels = map[string]diag.Format{
	"Preview":  "Preview",
	"Nothing":  "The report cannot be shown until its errors are mended. The page appears by itself when that is done.",
	"ToReport": "To the report",
	"AllWell":  "All is well. There is nothing to mend.",
	"Hint":     "What to do",
	"InPage":   "Show in the report",
	"Formula":  "Formula",
	"Source":   "Source",
	"ToCopy":   "Press Enter or click to copy the reference.",
}

// scriptWords are what preview.js says; it fills in what stands in { }.
var scriptWords = map[string]diag.Format{
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
}

// language returns the language that the preview speaks: the report's, if it can.
func (e *edition) language() string {
	base, _, _ := strings.Cut(e.Language, "-")
	if slices.Contains(diag.Languages(), base) {
		return base
	}
	return "en"
}

// say says something in that language.
func (e *edition) say(format diag.Format, args ...any) string {
	return diag.Textf(format, args...).In(e.language())
}

// sayAll says words by the same keys.
func (e *edition) sayAll(words map[string]diag.Format) map[string]string {
	said := make(map[string]string, len(words))
	for key, format := range words {
		said[key] = e.say(format)
	}
	return said
}

// heading says how many problems there are: "1 error and 2 warnings".
func (e *edition) heading() string {
	if len(e.Problems) == 0 {
		return e.say("No problems")
	}
	return counted(tally(e.Problems)).In(e.language())
}

// kind says what a problem is.
func (e *edition) kind(p Problem) string {
	if p.isError() {
		return e.say("Error")
	}
	return e.say("Warning")
}

// place says where something is; "" for nowhere.
func (e *edition) place(p diag.Pos) string {
	if p.Line == 0 {
		return p.File
	}
	return e.say("%s, line %d", p.File, p.Line)
}
