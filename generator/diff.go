package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"bokslut/generator/diag"
	"bokslut/generator/diff"
	"bokslut/generator/report"
	"bokslut/generator/site"
)

func diffCommand(lang language, code *int) *cobra.Command {
	in := source{language: lang}
	var old string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "diff OLD [folder]",
		Short: lang.say("List the figures that differ from a published report"),
		Long: lang.say(`List each figure of the report in this folder, or in the one named, that differs from
what was published: the old and the new figure, and where the text shows it. OLD is the
published folder or its datapackage.json.

  bokslut diff public                   what the next build will change
  bokslut diff ../2021/public ../2022   what differs between two years

The exit code is 0 when nothing differs and 1 when anything does. It is 2 when the two
cannot be compared: the command line cannot be understood, the report has errors, or OLD
is no published report.`),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return diag.Textf("name the published folder to compare with, as in bokslut diff public")
			}
			old = args[0]
			if _, err := os.Stat(old); err != nil {
				return diag.Textf("there is no folder or file %q", old)
			}
			return in.args(cmd, args[1:])
		},
		Run: func(cmd *cobra.Command, _ []string) {
			*code = runDiff(cmd, in, old, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, lang.say("print the result as JSON, for programs"))
	return cmd
}

// Exit codes of diff, which are those of the program diff.
const (
	alike       = 0
	different   = 1
	notCompared = 2
)

func runDiff(cmd *cobra.Command, in source, old string, asJSON bool) int {
	stdout, stderr := cmd.OutOrStdout(), cmd.ErrOrStderr()
	_, built, list, err := in.build()
	if err == nil && list.Errors() {
		err = errors.Join(diag.Print(stderr, list, string(in.language)), diag.Textf("nothing was compared: %s", counts(list)))
	}
	var changes []diff.Change
	if err == nil {
		changes, err = compare(old, built)
	}
	if err == nil {
		told := differences{in.language, built.Report, diff.Uses(built.Report), changes}
		if asJSON {
			err = told.writeJSON(stdout)
		} else {
			err = told.write(stdout)
		}
	}
	switch {
	case err != nil:
		in.failed(stderr, err)
		return notCompared
	case len(changes) > 0:
		return different
	}
	return alike
}

// compare compares what is published at old with what is built.
func compare(old string, built *site.Built) ([]diff.Change, error) {
	was, err := published(old)
	if err != nil {
		return nil, err
	}
	is := diff.Edition{}
	var collecting sync.Mutex
	err = built.Render(func(name string, part []byte, _ bool) error {
		if isDownload, _ := path.Match(downloads, name); isDownload {
			collecting.Lock()
			is[name] = append(is[name], part...)
			collecting.Unlock()
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return diff.Compare(was, is)
}

// downloads are where the CSV files of a published report stand.
const downloads = "data/*.csv"

// published reads the CSV files of a published report: a folder, or the datapackage.json
// that lists them.
func published(name string) (diff.Edition, error) {
	dir, files, err := listed(name)
	if err != nil {
		return nil, diag.Textf("%s: %v", name, err)
	}
	if len(files) == 0 {
		return nil, diag.Textf("%s is no published report: it has no %s", name, downloads)
	}
	edition := diff.Edition{}
	for _, file := range slices.Sorted(maps.Keys(files)) {
		data, err := readWhole(filepath.Join(dir, filepath.FromSlash(file)))
		if errors.Is(err, fs.ErrNotExist) {
			err = diag.Textf("there is no such file")
		}
		if err != nil {
			return nil, diag.Textf("%s: %s: %v", name, file, err)
		}
		if !diff.Intact(data, files[file]) {
			return nil, diag.Textf("the old edition: %v", diff.Spoilt(file))
		}
		edition[file] = data
	}
	return edition, nil
}

// listed returns a published folder and the CSV files in it, each with the checksum that it was
// published with, "" where none is told.
func listed(name string) (dir string, files map[string]string, err error) {
	info, err := os.Stat(name)
	if err != nil {
		return "", nil, err
	}
	if !info.IsDir() {
		text, err := readWhole(name)
		if err != nil {
			return "", nil, err
		}
		files, err = diff.Resources(text)
		return filepath.Dir(name), files, err
	}
	there, err := fs.Glob(os.DirFS(name), downloads)
	if err != nil || len(there) == 0 {
		return name, nil, err
	}
	// One that is listed and not there was lost; it must not count as never published.
	text, err := readWhole(filepath.Join(name, "datapackage.json"))
	if err == nil {
		files, err = diff.Resources(text)
	} else if errors.Is(err, fs.ErrNotExist) {
		files, err = map[string]string{}, nil
	}
	if err != nil {
		return "", nil, diag.Textf("%s: %v", "datapackage.json", err)
	}
	for _, file := range there {
		if _, ok := files[file]; !ok {
			files[file] = ""
		}
	}
	return name, files, nil
}

// readWhole reads a file that was named on the command line, or is below such a folder. What
// is no file could have no end.
func readWhole(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, diag.Textf("it is no file")
	}
	return os.ReadFile(name)
}

// differences is what diff tells.
type differences struct {
	language
	report  *report.Report
	uses    map[string][]diff.Use
	changes []diff.Change
}

// title says in words what changes, as far as the report of today knows it.
func (d *differences) title(c *diff.Change) string {
	t := d.report.Table(c.Table)
	if t == nil {
		return ""
	}
	switch c.Of {
	case diff.Table:
		return oneLine(t.Title)
	case diff.Column:
		if i := t.FieldIndex(c.ID); i >= 0 {
			return oneLine(t.Fields[i].Title)
		}
	case diff.Row:
		if i := t.RowIndex(c.ID); i >= 0 {
			return rowTitle(t, i)
		}
	case diff.Figure:
		return figureTitle(t, c.ID)
	}
	return ""
}

// What is said of what is new, and of what is gone.
var (
	isNew = map[string]diag.Format{diff.Table: "the table is new", diff.Column: "the column is new",
		diff.Row: "the row is new", diff.Figure: "the figure is new"}
	isGone = map[string]diag.Format{diff.Table: "the table is gone", diff.Column: "the column is gone",
		diff.Row: "the row is gone", diff.Figure: "the figure is gone"}
)

// write tells the differences to people.
func (d *differences) write(w io.Writer) error {
	var b strings.Builder
	counted := map[string]int{}
	places := 0
	for i := range d.changes {
		c := &d.changes[i]
		counted[c.Kind]++
		b.WriteString(diag.Printable(c.Address())) // what is gone can be anything
		if title := d.title(c); title != "" {
			fmt.Fprintf(&b, " (%s)", title)
		}
		switch c.Kind {
		case diff.New:
			fmt.Fprintf(&b, ": %s%s\n", d.say(isNew[c.Of]), d.ofFigure(c, c.New))
		case diff.Gone:
			fmt.Fprintf(&b, ": %s%s\n", d.say(isGone[c.Of]), d.ofFigure(c, c.Old))
		case diff.Changed:
			old, new := d.valueText(c.Old), d.valueText(c.New)
			if c.Recounted() {
				old, new = strings.TrimRight(old+" "+c.Old.Unit, " "), strings.TrimRight(new+" "+c.New.Unit, " ")
			}
			was, is := apart(old, new)
			fmt.Fprintf(&b, "\n  %s\n  %s\n", d.say("was %s", was), d.say("now %s", is))
		}
		for _, use := range d.uses[c.Address()] {
			places++
			text := oneLine(use.Text)
			if text == "" {
				text = d.say("(written by the build)")
			}
			fmt.Fprintf(&b, "    %s\n", d.say("in the text at %s: %s", use.Pos, text))
		}
	}
	if len(d.changes) == 0 {
		b.WriteString(d.say("no figure differs from what was published") + "\n")
	} else {
		b.WriteString(d.say("%s, %d new, %d gone; %s", diag.Count(counted[diff.Changed], "%d figure changed", "%d figures changed"),
			counted[diff.New], counted[diff.Gone], diag.Count(places, "%d place in the text", "%d places in the text")) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// ofFigure returns the value of a new or gone figure, to follow the words that say so.
func (d *differences) ofFigure(c *diff.Change, v diff.Value) string {
	if c.Of != diff.Figure {
		return ""
	}
	return ": " + oneLine(d.valueText(v))
}

// valueText says what a figure is: "600", "73 (p)", "missing (x)".
func (d *differences) valueText(v diff.Value) string {
	text := v.Text
	if text == "" {
		text = d.say("missing")
	}
	if v.Status != "" {
		text += " (" + v.Status + ")"
	}
	return text
}

// apart returns two texts on a line each, long ones cut down to where they begin to differ.
func apart(a, b string) (string, string) {
	const before, after = 30, 60
	first, second := []rune(oneLine(a)), []rune(oneLine(b))
	same := 0
	for same < len(first) && same < len(second) && first[same] == second[same] {
		same++
	}
	cut := func(text []rune) string {
		from, to := max(0, same-before), min(len(text), same+after)
		part := string(text[from:to])
		if from > 0 {
			part = "…" + part
		}
		if to < len(text) {
			part += "…"
		}
		return part
	}
	return cut(first), cut(second)
}

// diffJSON is what diff --json prints. Programs read it, so that keys stay as they are.
type diffJSON struct {
	Changes []changeJSON `json:"changes"`
}

type changeJSON struct {
	Change    string    `json:"change"` // changed, new or gone
	Of        string    `json:"of"`     // table, column, row or figure
	Table     string    `json:"table"`
	ID        string    `json:"id"`      // of the column or row; of a figure row.field, or its name; "" for a table
	Address   string    `json:"address"` // drift#intakter.bokslut_2022
	Title     string    `json:"title"`   // "" for what is gone
	Old       string    `json:"old"`
	OldUnit   string    `json:"old_unit"` // of a number; "" where an edition does not list all cells
	OldStatus string    `json:"old_status"`
	New       string    `json:"new"`
	NewUnit   string    `json:"new_unit"`
	NewStatus string    `json:"new_status"`
	Uses      []useJSON `json:"uses"`
}

type useJSON struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Text   string `json:"text"` // "" where the build writes it
}

func (d *differences) writeJSON(w io.Writer) error {
	out := diffJSON{Changes: []changeJSON{}}
	for i := range d.changes {
		c := &d.changes[i]
		uses := []useJSON{}
		for _, u := range d.uses[c.Address()] {
			uses = append(uses, useJSON{u.Pos.File, u.Pos.Line, u.Pos.Column, u.Text})
		}
		out.Changes = append(out.Changes, changeJSON{c.Kind, c.Of, c.Table, c.ID, c.Address(), d.title(c),
			c.Old.Text, c.Old.Unit, c.Old.Status, c.New.Text, c.New.Unit, c.New.Status, uses})
	}
	return writeJSON(w, out)
}
