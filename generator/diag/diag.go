// Package diag says what is wrong with a report, where, and what to do about it.
//
// A mistake that an author can mend by editing a file is a [Diagnostic]; whatever
// no edit can mend (a full disk) is an ordinary Go error. A diagnostic is made
// from the [Span] of the text that is wrong:
//
//	span.Errorf("csv-number", "%q is not a number", raw).WithHint("write it as 1 234,5")
//
// and is printed with its place, the line and a marker:
//
//	data/drift.csv:3:12: error: "7O 000" is not a number [csv-number]
//	  intakter;7O 000;75 796
//	           ^^^^^^
//	  hint: write it as 1 234,5
//
// What a diagnostic says is a [Text], which can be said in each language that there is a
// catalogue for. The rules for messages: lower case, no full stop; name the thing, quote the value,
// say what was expected. The hint says what to do. No Go type names, no jargon.
package diag

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// Severity tells whether a diagnostic stops the build. Its zero value is invalid.
type Severity uint8

// Errors stop the build; warnings do not.
const (
	Error Severity = iota + 1
	Warning
)

// String returns the severity in English, which is also how programs are told of it.
func (s Severity) String() string { return s.In("en") }

// In returns the word for the severity in a language.
func (s Severity) In(language string) string {
	switch s {
	case Error:
		return Textf("error").In(language)
	case Warning:
		return Textf("warning").In(language)
	}
	return "invalid severity"
}

// Diagnostic is one mistake at one place.
type Diagnostic struct {
	Severity Severity
	Code     string // short and lasting: "csv-number"; it never changes meaning
	Pos      Pos
	Excerpt  string // the whole source line, "" when the mistake has no line
	Width    int    // how many characters from Pos.Column on are meant; at least 1
	Message  Text   // what was found and what was expected
	Hint     Text   // what to do; may be empty

	at   int // byte offset of Pos in Excerpt
	more int // of what Shorten left out, of which this is said
}

// Near returns the part of the excerpt that is at most so many characters away from the
// mistake, and the column of the mistake in it. The line can be as long as its file, with
// many mistakes on it.
func (d Diagnostic) Near(before, after int) (part string, column int) {
	start, end := d.at, d.at
	for column = 1; column <= before && start > 0; column++ {
		_, n := utf8.DecodeLastRuneInString(d.Excerpt[:start])
		start -= n
	}
	for ; after > 0 && end < len(d.Excerpt); after-- {
		_, n := utf8.DecodeRuneInString(d.Excerpt[end:])
		end += n
	}
	return d.Excerpt[start:end], column
}

// WithHint returns d with a hint.
func (d Diagnostic) WithHint(format Format, args ...any) Diagnostic {
	d.Hint = Textf(format, args...)
	return d
}

// List collects diagnostics. The zero value is empty and ready to use. It is not
// safe for concurrent use: give each goroutine its own and append them afterwards.
type List []Diagnostic

// Add appends diagnostics.
func (l *List) Add(d ...Diagnostic) { *l = append(*l, d...) }

// Errors reports whether the list holds a diagnostic of severity [Error].
func (l List) Errors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity == Error })
}

// Sort puts errors before warnings, each in order of file, line and column, and drops exact
// repetitions.
func (l *List) Sort() {
	slices.SortStableFunc(*l, compare)
	*l = slices.CompactFunc(*l, func(a, b Diagnostic) bool { return compare(a, b) == 0 })
}

// most is how many mistakes of one file are told: more than anyone reads.
const most = 500

// Shorten keeps the first 500 diagnostics of each file, and says how many more there are. A
// list that is longer is sorted for it. Lists that were shortened can be joined and
// shortened again: a reader does so for each file, as hundreds of thousands of mistakes
// would take all memory that there is.
func (l *List) Shorten() {
	if len(*l) <= most {
		return
	}
	l.Sort()
	slices.SortStableFunc(*l, func(a, b Diagnostic) int { return cmp.Compare(a.Pos.File, b.Pos.File) })
	var kept List
	for start := 0; start < len(*l); {
		end := start
		for end < len(*l) && (*l)[end].Pos.File == (*l)[start].Pos.File {
			end++
		}
		kept.Add(shortened((*l)[start:end])...)
		start = end
	}
	kept.Sort()
	*l = kept
}

// shortened is Shorten for what is said of one file.
func shortened(list List) List {
	kept := List{{}} // a place for how many more there are
	left, severity := 0, Warning
	for _, d := range list {
		switch {
		case d.more > 0: // the list was shortened before
			left += d.more
		case len(kept) <= most:
			kept.Add(d)
			continue
		default:
			left++
		}
		if d.Severity == Error {
			severity = Error
		}
	}
	if left == 0 {
		return kept[1:]
	}
	kept[0] = NewSource(list[0].Pos.File, "").Whole().Warnf("more", "the file has %d more mistakes", left).WithHint("mend the first ones, and look again")
	kept[0].Severity, kept[0].more = severity, left
	return kept
}

// compare orders diagnostics, those of one place by what they say in English.
func compare(a, b Diagnostic) int {
	if order := cmp.Or(cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line),
		cmp.Compare(a.Pos.Column, b.Pos.Column), cmp.Compare(a.Code, b.Code)); order != 0 {
		return order
	}
	return cmp.Or(cmp.Compare(a.Message.String(), b.Message.String()), cmp.Compare(a.Hint.String(), b.Hint.String()),
		cmp.Compare(a.Width, b.Width))
}
