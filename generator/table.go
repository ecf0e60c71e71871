package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"bokslut/generator/data"
	"bokslut/generator/diag"
	"bokslut/generator/intake"
	"bokslut/generator/report"
)

func tableCommand(lang language, code *int) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "table",
		Short: lang.say("Add a table to a report"),
		Args:  cobra.NoArgs,
	}
	cmd.AddCommand(tableAddCommand(lang, code))
	return cmd
}

// addition is what table add is asked for.
type addition struct {
	source
	file, id, sheet string
	text            []string
	replace         bool
}

func tableAddCommand(lang language, code *int) *cobra.Command {
	a := addition{source: source{language: lang}}
	var folder string
	cmd := &cobra.Command{
		Use:   "add file",
		Short: lang.say("Make a table of a workbook or a CSV file"),
		Long: lang.say(`Make a table of what the finance department hands over: an Excel workbook (.xlsx) or a
CSV file, with titles, units, subtotals and notes as they are.

  bokslut table add bokslut.xlsx
  bokslut table add bokslut.xlsx --sheet Drift --id namnder
  bokslut table add ../export.csv -C arsbokslut-2025

It writes data/ID.csv and its sidecar data/ID.yaml. Sums, differences and shares become
formulas where they are proved to hold. The figures stay as they are shown; of what a workbook
has computed, the digits beyond the tenth are left out. What it was unsure of stands as
comments in the sidecar, and what is in neither file is listed. With --replace the sidecar
keeps what only the old one says, such as charts and figures.

The exit code is 0 when the table has no errors, 1 when it has, or when something must be
decided in the file first, and 2 when the command line cannot be understood.`),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return diag.Textf("name one file, as in bokslut table add bokslut.xlsx")
			}
			a.file = args[0]
			return a.args(cmd, []string{folder})
		},
		Run: func(cmd *cobra.Command, _ []string) { *code = a.run(cmd.OutOrStdout(), cmd.ErrOrStderr()) },
	}
	cmd.Flags().StringVarP(&folder, "folder", "C", ".", lang.say("`folder` of the report"))
	cmd.Flags().StringVar(&a.id, "id", "", lang.say("`id` of the table (usually the name of the sheet or file, without the report's year)"))
	cmd.Flags().StringVar(&a.sheet, "sheet", "", lang.say("the workbook's `sheet` to read"))
	cmd.Flags().StringSliceVar(&a.text, "text", nil, lang.say("`letters` of columns that are text, though numbers stand in them, as F or D,F"))
	cmd.Flags().BoolVar(&a.replace, "replace", false, lang.say("replace the table of that id, if there is one"))
	return cmd
}

func (a *addition) run(stdout, stderr io.Writer) int {
	config, list, err := a.load()
	if err != nil {
		return a.failed(stderr, err)
	}
	if config == nil {
		return a.tellProblems(stderr, list)
	}
	dir := filepath.Join(a.folder, filepath.FromSlash(config.Folders.Data))
	if _, err := fs.Stat(a.root(), config.Folders.Data); err != nil && !errors.Is(err, fs.ErrNotExist) {
		why, _ := diag.Reason(err)
		return a.failed(stderr, diag.Textf("nothing was written: %s: %v", config.Folders.Data, why))
	}
	draft, err := a.draft(dir, config.Site)
	if err != nil {
		return a.failed(stderr, diag.Textf("nothing was written: %s: %v", a.file, err))
	}
	if err := a.write(dir, draft); err != nil {
		return a.failed(stderr, err)
	}
	a.tell(stdout, config.Folders.Data, draft)
	return a.check(stdout, stderr, config.Folders.Data)
}

// draft makes the table, and names it.
func (a *addition) draft(dir string, in report.Site) (*intake.Draft, error) {
	raw, err := readWhole(a.file)
	if err != nil {
		return nil, whyUnread(a.file, err)
	}
	sheets, err := intake.Read(a.file, raw)
	if err != nil {
		return nil, err
	}
	sheet, err := a.choose(sheets)
	if err != nil {
		return nil, err
	}
	if a.id == "" {
		name := cmp.Or(a.sheet, strings.TrimSuffix(path.Base(filepath.ToSlash(a.file)), filepath.Ext(a.file)))
		a.id = strings.ReplaceAll(data.Slug(name), "_", "-")
		year := strconv.Itoa(in.Year) // every table of the report is of it, and the table has the same id in the next one
		a.id = strings.TrimPrefix(strings.TrimSuffix(a.id, "-"+year), year+"-")
	}
	if !data.IsName(strings.ReplaceAll(a.id, "-", "_")) {
		return nil, diag.Textf("%q cannot be the id of a table: say --id with small letters a–z, digits, _ and -, a letter first", a.id)
	}
	for _, extension := range []string{".csv", ".yaml"} {
		switch info, err := os.Lstat(filepath.Join(dir, a.id+extension)); {
		case err != nil:
		case !a.replace:
			return nil, diag.Textf("there is a %s already: choose another id with --id, or replace it with --replace", a.id+extension)
		case !info.Mode().IsRegular():
			return nil, diag.Textf("%s is no file, and is not replaced: take it away first, or choose another id with --id", a.id+extension)
		}
	}
	draft, err := intake.Make(sheet, intake.Options{ID: a.id, Text: a.text, Language: in.Language, Publisher: []string{in.Organisation.Name, in.Organisation.Unit}})
	if err != nil {
		return nil, err
	}
	if old, err := readWhole(filepath.Join(dir, a.id+".yaml")); err == nil {
		draft.Keep(string(old))
	}
	return draft, nil
}

// whyUnread says why a file that was named on the command line cannot be read.
func whyUnread(name string, err error) diag.Text {
	info, statErr := os.Stat(name)
	switch {
	case errors.Is(statErr, fs.ErrNotExist):
		return diag.Textf("there is no such file")
	case statErr == nil && info.IsDir():
		return diag.Textf("it is a folder: name a workbook or a CSV file in it")
	}
	why, _ := diag.Reason(err)
	return why
}

// choose returns the sheet that was asked for, or the only one that shows something.
func (a *addition) choose(sheets []intake.Sheet) (*intake.Sheet, error) {
	var shown []*intake.Sheet
	var names []diag.Text
	for i := range sheets {
		s := &sheets[i]
		if s.Name == a.sheet {
			return s, nil
		}
		if !s.Hidden && !s.Empty() {
			shown, names = append(shown, s), append(names, diag.Textf("%q", s.Name))
		}
	}
	switch {
	case a.sheet != "":
		return nil, diag.Textf("there is no sheet %q: write one of %s", a.sheet, diag.Or(names...))
	case len(shown) == 0:
		return nil, diag.Textf("there is nothing in it")
	case len(shown) > 1:
		return nil, diag.Textf("it has %d sheets, which each make a table: say --sheet with one of %s", len(shown), diag.Or(names...))
	}
	return shown[0], nil
}

// write writes both files, or neither.
func (a *addition) write(dir string, draft *intake.Draft) (err error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	var old []change
	for _, c := range []change{{name: a.id + ".csv", after: []byte(draft.CSV)}, {name: a.id + ".yaml", after: []byte(draft.Sidecar)}} {
		name := filepath.Join(dir, c.name)
		if _, err := os.Lstat(name); err == nil && a.replace {
			old = append(old, c)
			continue
		}
		if err = writeNew(name, c.after); err != nil {
			return err
		}
		defer func() {
			if err != nil {
				os.Remove(name)
			}
		}()
	}
	return replaceFiles(dir, old)
}

// tell says what was made of the file.
func (a *addition) tell(w io.Writer, folder string, draft *intake.Draft) {
	fmt.Fprintln(w, a.say("%s and %s: %s, %s and %s", path.Join(folder, a.id+".csv"), path.Join(folder, a.id+".yaml"), draft.Title,
		diag.Count(draft.Rows, "%d row", "%d rows"), diag.Count(draft.Fields, "%d column", "%d columns")))
	a.list(w, "formulas, each proved:", untranslated(draft.Formulas))
	a.list(w, "unsure, so look at:", draft.Unsure)
	a.list(w, "left out:", draft.Left)
	a.list(w, "kept of the old sidecar:", untranslated(draft.Kept))
	a.list(w, "said by the old sidecar, and not by the new one:", untranslated(draft.Lost))
	fmt.Fprintln(w, a.say("to show it: ![](/%s)", path.Join(folder, a.id+".csv")))
}

// untranslated returns texts that are the same in all languages.
func untranslated(texts []string) []diag.Text {
	all := make([]diag.Text, len(texts))
	for i, text := range texts {
		all[i] = diag.Textf("%s", text)
	}
	return all
}

func (a *addition) list(w io.Writer, title diag.Format, items []diag.Text) {
	if len(items) > 0 {
		fmt.Fprintln(w, a.say(title))
	}
	for _, item := range items {
		fmt.Fprintln(w, "  "+item.In(string(a.language)))
	}
}

// check says what the build finds wrong with the new table.
func (a *addition) check(stdout, stderr io.Writer, folder string) int {
	_, _, list, err := a.build()
	if err != nil {
		return a.failed(stderr, err)
	}
	list = slices.DeleteFunc(list, func(d diag.Diagnostic) bool {
		return d.Pos.File != path.Join(folder, a.id+".csv") && d.Pos.File != path.Join(folder, a.id+".yaml")
	})
	if err := diag.Print(stderr, list, string(a.language)); err != nil {
		return a.failed(stderr, err)
	}
	fmt.Fprintln(stdout, a.say("checked: %s", counts(list)))
	if list.Errors() {
		return problems
	}
	return fine
}
