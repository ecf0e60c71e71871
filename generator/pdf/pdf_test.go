package pdf_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bokslut/generator/pdf"
)

// As Chromium writes them, with a tree of pages of which the second kid has two.
const printed = `%PDF-1.4
1 0 obj
<</Title (Prov)
/CreationDate (D:20261128000301+00'00')
/ModDate (D:20261128000301+00'00')>>
endobj
2 0 obj
<</Type /Page
/Parent 13 0 R>>
endobj
9 0 obj
<</Type /Page
/Parent 12 0 R>>
endobj
11 0 obj
<</Type /Page
/Parent 12 0 R>>
endobj
12 0 obj
<</Type /Pages
/Parent 13 0 R
/Kids [9 0 R 11 0 R]>>
endobj
13 0 obj
<</Type /Pages
/Count 3
/Kids [2 0 R 12 0 R]>>
endobj
14 0 obj
<</in_ekonomi__ [9 0 R /XYZ 6 827.66998 0]
/in_ekonomi_drift__ [11 0 R /XYZ 6 827.66998 0]>>
endobj
15 0 obj
<</Type /Catalog
/Pages 13 0 R
/Dests 14 0 R>>
endobj
`

func TestPageNumbers(t *testing.T) {
	if diff := cmp.Diff(map[string]int{"in_ekonomi__": 2, "in_ekonomi_drift__": 3}, pdf.PageNumbers([]byte(printed))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	loop := strings.Replace(printed, "/Kids [2 0 R 12 0 R]", "/Kids [13 0 R 2 0 R]", 1)
	for _, other := range []string{"", "%PDF-1.7\nother", loop} {
		if got := pdf.PageNumbers([]byte(other)); len(got) > 0 {
			t.Errorf("%q has the numbers %v", other, got)
		}
	}
}

func TestStamp(t *testing.T) {
	got := []byte(printed)
	pdf.Stamp(got, "2023-02-20")
	want := strings.ReplaceAll(printed, "20261128000301", "20230220000000")
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// fake makes a browser that is a shell script.
func fake(t *testing.T, script string) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("needs a shell")
	}
	t.Setenv("TMPDIR", t.TempDir())
	name := filepath.Join(t.TempDir(), "browser")
	if err := os.WriteFile(name, []byte("#!/bin/sh\n"+script), 0o755); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestPrint(t *testing.T) {
	browser := fake(t, `for a; do case $a in --print-to-pdf=*) echo "%PDF-1.4 $last" > "${a#*=}";; esac; done`)
	got, err := pdf.Print(t.Context(), browser, "book.html")
	if err != nil || !strings.HasPrefix(string(got), "%PDF-1.4") {
		t.Errorf("got %q, %v", got, err)
	}
	nothingLeft(t)
}

func TestPrintNothing(t *testing.T) {
	_, err := pdf.Print(t.Context(), fake(t, "echo no display >&2; exit 3"), "book.html")
	if err == nil || !strings.Contains(err.Error(), "printed no PDF") || !strings.Contains(err.Error(), "no display") {
		t.Errorf("got %v", err)
	}
	nothingLeft(t)
}

func TestPrintTakesTooLong(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Second/10)
	defer cancel()
	_, err := pdf.Print(ctx, fake(t, "exec sleep 60"), "book.html")
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	nothingLeft(t)
}

// A browser that is stopped takes with it what it started, and is not waited for.
func TestPrintEndsAll(t *testing.T) {
	alive := filepath.Join(t.TempDir(), "alive")
	ctx, cancel := context.WithTimeout(t.Context(), time.Second/4)
	defer cancel()
	began := time.Now()
	_, err := pdf.Print(ctx, fake(t, "(sleep 2; touch "+alive+") & sleep 60"), "book.html")
	if took := time.Since(began); !errors.Is(err, context.DeadlineExceeded) || took > 1900*time.Millisecond {
		t.Errorf("after %v: %v", took, err)
	}
	nothingLeft(t)
	time.Sleep(2500*time.Millisecond - time.Since(began))
	if _, err := os.Stat(alive); err == nil {
		t.Error("what the browser started lives on")
	}
}

// What a browser says is told to people, who read no megabytes.
func TestPrintTalksOn(t *testing.T) {
	_, err := pdf.Print(t.Context(), fake(t, "echo no display; head -c 9000000 /dev/zero"), "book.html")
	if err == nil || !strings.Contains(err.Error(), "no display") || len(err.Error()) > 20_000 {
		t.Errorf("got %.200v", err)
	}
}

// nothingLeft fails when the browser's profile is still there.
func nothingLeft(t *testing.T) {
	t.Helper()
	left, err := os.ReadDir(os.TempDir())
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestBrowser(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := pdf.Browser("vivaldi"); err == nil || err.Error() != `there is no browser "vivaldi"` {
		t.Errorf("got %v", err)
	}
}
