package diag_test

import (
	"context"
	"errors"
	"testing"

	"bokslut/generator/diag"
)

func TestText(t *testing.T) {
	row, field, cell := diag.Textf("a row"), diag.Textf("a field"), diag.Textf("a cell")
	for _, test := range []struct {
		text             diag.Text
		english, swedish string
	}{
		{diag.Text{}, "", ""},
		{diag.Textf("%q is both %s", "x", diag.And(row, field, cell)), `"x" is both a row, a field and a cell`, "”x” är både en rad, ett fält och en cell"},
		{diag.Textf("there is no folder %q", "ta\u00adxi\u200b"), `there is no folder "ta\u00adxi\u200b"`, `det finns ingen mapp ”ta\u00adxi\u200b”`},
		{diag.Textf("it could be %s", diag.Or(row, cell)), "it could be a row or a cell", "den kan vara en rad eller en cell"},
		{diag.And(row), "a row", "en rad"},
		{diag.Count(1, "%d table", "%d tables"), "1 table", "1 tabell"},
		{diag.Count(0, "%d table", "%d tables"), "0 tables", "0 tabeller"},
		{diag.Textf("%s", diag.Number("-1234567.50")), "-1234567.50", "−1\u00a0234\u00a0567,50"},
		{diag.Textf("%s", diag.Number("123")), "123", "123"},
		{diag.Textf("write %%25 for the sign %% itself"), "write %25 for the sign % itself", "skriv %25 för själva tecknet %"},
		{diag.Textf("reading the report: %v", diag.Textf("there is no folder %q", "x")),
			`reading the report: there is no folder "x"`, "det gick inte att läsa rapporten: det finns ingen mapp ”x”"},
	} {
		if got := test.text.String(); got != test.english {
			t.Errorf("in English: got %q, want %q", got, test.english)
		}
		if got := test.text.In("sv-FI"); got != test.swedish {
			t.Errorf("in Swedish: got %q, want %q", got, test.swedish)
		}
		if got := test.text.In("fr"); got != test.english {
			t.Errorf("in a language without a catalogue: got %q, want %q", got, test.english)
		}
	}
}

func TestErrorIn(t *testing.T) {
	err := errors.Join(diag.Textf("writing %s: %v", "a", context.Canceled), diag.Textf("there is no folder %q", "b"))
	if want := "det gick inte att skriva a: context canceled\ndet finns ingen mapp ”b”"; diag.ErrorIn(err, "sv") != want {
		t.Errorf("got %q, want %q", diag.ErrorIn(err, "sv"), want)
	}
	if !errors.Is(err, context.Canceled) {
		t.Error("a text must wrap the errors that it speaks of")
	}
}
