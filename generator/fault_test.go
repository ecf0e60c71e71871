package main

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
)

// panicking is a context that panics when it is asked for the last of so many times whether
// it has ended. A build asks for each file, from the goroutines that make them.
type panicking struct {
	context.Context
	left *atomic.Int64
}

func (p panicking) Err() error {
	if p.left.Add(-1) == 0 {
		panic("the context is broken")
	}
	return p.Context.Err()
}

// TestFault lets the program panic in the middle of its work: it says so in plain words,
// ends with exit code 1, leaves what was published and nothing else, and keeps the details.
func TestFault(t *testing.T) {
	dir := t.TempDir()
	report := filepath.Join(dir, "report")
	var said bytes.Buffer
	for _, args := range [][]string{{"init", report}, {"build", report}} {
		if code := run(context.Background(), args, &said, &said); code != fine {
			t.Fatal(said.String())
		}
	}
	write(t, filepath.Join(report, "content", "ny.md"), []byte("---\ntitle: Ny\nsummary: En ny sida.\n---\nText.\n"))
	before := filesIn(t, report)
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"build", report}, `^bokslut: this is a fault in bokslut itself, and the report is unharmed; please report the fault, with the file that has its details: (.*)\n$`},
		{[]string{"build", report, "--lang=sv"}, `^bokslut: det här är ett fel i bokslut självt, och rapporten är oskadd; anmäl gärna felet, och bifoga filen med detaljerna: (.*)\n$`},
		{[]string{"check", report}, `^bokslut: this is a fault in bokslut itself, .*: (.*)\n$`},
		{[]string{"build", report, "--no-temp"}, `^bokslut: this is a fault in bokslut itself \(the context is broken\), and the report is unharmed; .* not be written to a file: .*(no such file).*\n$`},
	} {
		temp := t.TempDir()
		if c.args[len(c.args)-1] == "--no-temp" {
			c.args, temp = c.args[:2], filepath.Join(temp, "missing")
		}
		t.Setenv("TMPDIR", temp)
		var left atomic.Int64
		left.Store(7)
		var stdout, stderr bytes.Buffer
		if code := run(panicking{context.Background(), &left}, c.args, &stdout, &stderr); code != problems || stdout.Len() > 0 {
			t.Errorf("%v: exit code %d, said %s", c.args, code, &stdout)
		}
		found := regexp.MustCompile(c.want).FindStringSubmatch(stderr.String())
		if found == nil {
			t.Errorf("%v: said %s", c.args, &stderr)
			continue
		}
		if now := filesIn(t, report); !maps.Equal(before, now) {
			t.Errorf("%v: the folder is not as it was", c.args)
		}
		kept, _ := filepath.Glob(filepath.Join(temp, "*"))
		if strings.HasPrefix(found[1], "no ") {
			continue
		}
		if fmt.Sprint(kept) != fmt.Sprint(found[1:]) {
			t.Errorf("%v: kept %v, told %v", c.args, kept, found[1:])
			continue
		}
		details, err := os.ReadFile(kept[0])
		if err != nil || !regexp.MustCompile(`(?s)^bokslut .*go1\..*\n\nthe context is broken\n\ngoroutine .*panicking\.Err`).Match(details) {
			t.Errorf("%v: kept is %v, %s", c.args, err, details)
		}
	}
}

func filesIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		files[strings.TrimPrefix(name, dir+"/")] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
