package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"bokslut/generator/diag"
	"bokslut/generator/diag/diagtest"
	"bokslut/generator/site"
)

// aCase is a small report and what must come of it. testdata/cases/README.md says how one
// is written.
type aCase struct {
	title   string
	line    int               // in the file of cases
	slots   map[string]string // what {name} in a file stands for
	says    []string          // each line that is told, in order
	shows   []string          // public/FILE: TEXT
	without []string          // the same, of what must not be there
	files   map[string]string
}

// TestCases builds the reports of testdata/cases/*.txt. To run one:
//
//	go test ./generator -run 'TestCases/numbers/title_of_the_case'
func TestCases(t *testing.T) {
	names, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		cases := readCases(t, name, string(text))
		count += len(cases)
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			for _, c := range cases {
				t.Run(c.title, func(t *testing.T) {
					t.Parallel()
					c.run(t, fmt.Sprintf("%s:%d", name, c.line))
				})
			}
		})
	}
	if count < 250 {
		t.Errorf("%d cases were found, want at least 250", count)
	}
}

// readCases reads a file of cases. The files before the first case are of them all.
func readCases(t *testing.T, name, text string) []aCase {
	t.Helper()
	base := aCase{files: map[string]string{}}
	cases := []aCase{}
	in, file := &base, ""
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if title, ok := strings.CutPrefix(line, "== "); ok {
			in.endFile(file)
			cases = append(cases, aCase{title: title, line: i + 1, slots: map[string]string{}, files: map[string]string{}})
			in, file = &cases[len(cases)-1], ""
			continue
		}
		if head, ok := strings.CutPrefix(line, "-- "); ok && strings.HasSuffix(head, " --") {
			in.endFile(file)
			file = strings.TrimSuffix(head, " --")
			in.files[file] = ""
			continue
		}
		if file != "" {
			in.files[file] += line + "\n"
			continue
		}
		if !in.told(line) {
			t.Fatalf("%s:%d: this is no part of a case: %s", name, i+1, line)
		}
	}
	in.endFile(file)
	for i := range cases {
		c := &cases[i]
		own := map[string]bool{}
		for file := range c.files {
			own[plainName(file)] = true
		}
		for file, text := range base.files {
			if !own[plainName(file)] {
				c.files[file] = text
			}
		}
	}
	return cases
}

// endFile drops the blank line between a file and the next case.
func (c *aCase) endFile(name string) {
	if text := c.files[name]; strings.HasSuffix(text, "\n\n") || text == "\n" {
		c.files[name] = text[:len(text)-1]
	}
}

// plainName returns the name of a file without what kind of file it is.
func plainName(file string) string {
	file, _, _ = strings.Cut(file, " (")
	file, _, _ = strings.Cut(file, " -> ")
	return file
}

var slot = regexp.MustCompile(`^([a-z]+): ?(.*)$`)

// told takes over a line of a case that is of no file, and returns whether it is one.
func (c *aCase) told(line string) bool {
	expected, isExpected := strings.CutPrefix(line, "> ")
	part := slot.FindStringSubmatch(line)
	switch {
	case c.slots == nil || line == "" || strings.HasPrefix(line, "#"):
	case expected == "nothing is wrong":
	case strings.HasPrefix(expected, "public/"):
		c.shows = append(c.shows, characters(expected))
	case strings.HasPrefix(expected, "not public/"):
		c.without = append(c.without, characters(strings.TrimPrefix(expected, "not ")))
	case isExpected:
		c.says = append(c.says, characters(expected))
	case part != nil:
		c.slots[part[1]] = part[2]
	default:
		return false
	}
	return true
}

var written = regexp.MustCompile(`<U\+([0-9A-F]{4,5})>|<0x([0-9A-F]{2})>|<([0-9]+) × ([^>]*)>`)

// characters returns a text with the characters that are named in it.
func characters(text string) string {
	return written.ReplaceAllStringFunc(text, func(s string) string {
		part := written.FindStringSubmatch(s)
		if part[4] != "" {
			n, _ := strconv.Atoi(part[3])
			return strings.Repeat(part[4], n)
		}
		n, _ := strconv.ParseUint(part[1]+part[2], 16, 32)
		if part[2] != "" {
			return string([]byte{byte(n)})
		}
		return string(rune(n))
	})
}

// run builds the report, and compares.
func (c *aCase) run(t *testing.T, at string) {
	if len(c.says) > 0 && len(c.shows) > 0 && strings.Contains(strings.Join(c.says, "\n"), ": error: ") {
		t.Fatalf("%s: a report with an error is not published, and shows nothing", at)
	}
	root := c.write(t)
	config, list, err := site.Load(root, nil)
	var built *site.Built
	if err == nil && config != nil {
		var more diag.List
		built, more, err = site.Build(root, config)
		list.Add(more...)
		list.Sort()
	}
	var says []string
	for _, d := range list {
		says = append(says, fmt.Sprintf("%s: %s: %s [%s]", d.Pos, d.Severity, d.Message, d.Code))
		if d.Hint.String() == "" {
			t.Errorf("%s: no hint tells what to do: %s", at, d.Message)
		}
	}
	diagtest.Swedish(t, list)
	if err != nil {
		says = append(says, "failed: "+err.Error())
	}
	if !slices.Equal(says, c.says) {
		t.Errorf("%s: told is\n\t%s\nwant\n\t%s", at, strings.Join(says, "\n\t"), strings.Join(c.says, "\n\t"))
	}
	if err != nil || list.Errors() {
		return
	}
	public := map[string]string{}
	var mu sync.Mutex
	if err := built.Render(func(name string, part []byte, _ bool) error {
		mu.Lock()
		defer mu.Unlock()
		public["public/"+name] += string(part)
		return nil
	}); err != nil {
		t.Fatalf("%s: %v", at, err)
	}
	for _, shown := range c.shows {
		name, want, _ := strings.Cut(shown, ": ")
		if text, ok := public[name]; !ok || !strings.Contains(text, want) {
			t.Errorf("%s: %s does not hold %q:\n%s", at, name, want, excerptOf(text))
		}
	}
	for _, not := range c.without {
		name, unwanted, _ := strings.Cut(not, ": ")
		if text, ok := public[name]; !ok || strings.Contains(text, unwanted) {
			t.Errorf("%s: %s holds %q, or is not there", at, name, unwanted)
		}
	}
}

// excerptOf returns the part of a published file that tells most.
func excerptOf(text string) string {
	if start := strings.Index(text, "<main"); start >= 0 {
		text = text[start:]
	}
	return text[:min(len(text), 2000)]
}

// write writes the files of a case, and returns their folder as the program reads it.
func (c *aCase) write(t *testing.T) fs.FS {
	t.Helper()
	dir := t.TempDir()
	names := make([]string, 0, 2*len(c.slots))
	for name, value := range c.slots {
		names = append(names, "{"+name+"}", value)
	}
	slots := strings.NewReplacer(names...)
	root := unreadable{FS: site.Folder(dir)}
	for file, text := range c.files {
		file, kind, _ := strings.Cut(characters(slots.Replace(file)), " (")
		file, target, isLink := strings.Cut(file, " -> ")
		name := filepath.Join(dir, filepath.FromSlash(file))
		if kind == "none)" {
			continue
		}
		err := os.MkdirAll(filepath.Dir(name), 0o777)
		switch {
		case kind == "folder)":
			err = errors.Join(err, os.MkdirAll(name, 0o777))
		case kind == "pipe)":
			err = errors.Join(err, makePipe(name))
		case isLink:
			err = errors.Join(err, os.Symlink(target, name))
		default:
			if kind == "unreadable)" {
				root.names = append(root.names, file)
			}
			text = strings.TrimSuffix(text, "<no line break>\n")
			err = errors.Join(err, os.WriteFile(name, []byte(characters(slots.Replace(text))), 0o666))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// unreadable is a folder of which the system does not let us read some files. Taking the
// permission away would not do where tests run as root.
type unreadable struct {
	fs.FS
	names []string
}

func (u unreadable) ReadFile(name string) ([]byte, error) {
	if slices.Contains(u.names, name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return fs.ReadFile(u.FS, name)
}

func (u unreadable) Open(name string) (fs.File, error) {
	if slices.Contains(u.names, name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return u.FS.Open(name)
}

func (u unreadable) Stat(name string) (fs.FileInfo, error) { return fs.Stat(u.FS, name) }
