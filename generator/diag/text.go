package diag

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Format is a sentence in English with verbs as of [fmt.Sprintf], and the key under which
// a catalogue, as that in swedish.go, has the sentence of another language. It is a type
// of its own so that a test can find every one in the program. Write it out where it is
// used: one that is put together while the program runs is in no catalogue.
type Format string

// Text is something that is said to the author of a report. What it says and what it
// speaks of are kept apart until the language is known. An argument can be a Text itself,
// a [Number] or an error, and is then said in that language too. The zero Text is empty.
//
// It is also an error, of what no edit of the report can mend.
type Text struct {
	format Format
	args   []any
}

// Textf returns the text that a format and its arguments make.
func Textf(format Format, args ...any) Text { return Text{format, args} }

// Count returns a text that counts something: one is its format for 1, others that for
// all other numbers. The number is the only argument.
func Count(n int, one, others Format) Text {
	if n == 1 {
		return Textf(one, n)
	}
	return Textf(others, n)
}

// MostListed is how many words of a list are told.
const MostListed = 20

// Listed joins words, of many the first ones: a, b, c, …
func Listed(words []string, separator string) string {
	if len(words) > MostListed {
		words = append(slices.Clone(words[:MostListed]), "…")
	}
	return strings.Join(words, separator)
}

// And joins texts: a, b and c.
func And(items ...Text) Text { return join("%s and %s", items) }

// Or joins alternatives: a, b or c.
func Or(items ...Text) Text { return join("%s or %s", items) }

func join(last Format, items []Text) Text {
	if len(items) == 0 {
		return Text{}
	}
	joined := items[0]
	for i, item := range items[1:] {
		format := Format("%s, %s")
		if i == len(items)-2 {
			format = last
		}
		joined = Textf(format, joined, item)
	}
	return joined
}

// Number is a number in digits, with a decimal point and a minus sign if need be. Each
// language writes it in its own way.
type Number string

func (n Number) in(language string) string {
	if base(language) != "sv" {
		return string(n)
	}
	whole, decimals, hasDecimals := strings.Cut(string(n), ".")
	digits := strings.TrimLeft(whole, "-−")
	b := []byte(strings.Replace(whole[:len(whole)-len(digits)], "-", "−", 1))
	for i := range len(digits) {
		if left := len(digits) - i; i > 0 && left%3 == 0 {
			b = append(b, "\u00a0"...)
		}
		b = append(b, digits[i])
	}
	if hasDecimals {
		b = append(append(b, ','), decimals...)
	}
	return string(b)
}

// String returns the text in English.
func (t Text) String() string { return t.In("en") }

// In returns the text in a language, by its BCP 47 tag. What no catalogue has is English.
func (t Text) In(language string) string {
	format := t.format
	if base(language) == "sv" {
		format = swedish(format)
	}
	args := make([]any, len(t.args))
	for i, arg := range t.args {
		switch arg := arg.(type) {
		case Number:
			args[i] = arg.in(language)
		case error: // a Text too
			args[i] = ErrorIn(arg, language)
		case string:
			args[i] = arg
			if base(language) == "sv" {
				args[i] = seen(arg)
			}
		default:
			args[i] = arg
		}
	}
	return fmt.Sprintf(string(format), args...)
}

// seen writes characters that no one sees as %q does: what Swedish quotes stands within ” ”.
func seen(text string) string {
	if !strings.ContainsFunc(text, isUnseen) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if isUnseen(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isUnseen(r rune) bool { return unicode.Is(unicode.Cf, r) }

// Error makes the text an error.
func (t Text) Error() string { return t.String() }

// Unwrap returns the errors that the text speaks of.
func (t Text) Unwrap() []error {
	var all []error
	for _, arg := range t.args {
		if err, ok := arg.(error); ok {
			all = append(all, err)
		}
	}
	return all
}

// ErrorIn returns what an error says, in a language as far as it is a [Text]. What the
// system says of files and the like is in English.
func ErrorIn(err error, language string) string {
	switch err := err.(type) {
	case Text:
		return err.In(language)
	case interface{ Unwrap() []error }: // errors.Join made it
		var lines []string
		for _, one := range err.Unwrap() {
			lines = append(lines, ErrorIn(one, language))
		}
		return strings.Join(lines, "\n")
	}
	return err.Error()
}

// Languages returns the languages that messages are in, by their BCP 47 tags.
func Languages() []string { return []string{"en", "sv"} }

// base returns a tag without its region: sv of sv-FI.
func base(language string) string {
	base, _, _ := strings.Cut(language, "-")
	return base
}
