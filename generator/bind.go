package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"bokslut/generator/bind"
	"bokslut/generator/check"
	"bokslut/generator/diag"
	"bokslut/generator/report"
	"bokslut/generator/site"
)

func bindCommand(lang language, code *int) *cobra.Command {
	in := source{language: lang}
	var write bool
	cmd := &cobra.Command{
		Use:   "bind [folder]",
		Short: lang.say("Bind the figures in the text to the tables"),
		Long: lang.say(`Bind the loose figures in the text of the report in this folder, or in the one named,
to the cells that hold them.

A figure is bound where exactly one cell fits it: one of the tables that its page shows
or, where none of theirs fits, one of all tables. The others are listed with the reason.
The change is shown, a line with - before and one with + after it; only with --write is
it made. The report must be without errors, and is so afterwards.

The exit code is 0 when no figure is loose any more, 1 when any is, and 2 when the
command line cannot be understood.`),
		Args: in.args,
		Run: func(cmd *cobra.Command, _ []string) {
			*code = runBind(cmd, in, write)
		},
	}
	cmd.Flags().BoolVarP(&write, "write", "w", false, lang.say("change the files"))
	return cmd
}

func runBind(cmd *cobra.Command, in source, write bool) int {
	stdout, stderr := cmd.OutOrStdout(), cmd.ErrOrStderr()
	config, built, list, err := in.build()
	if err != nil {
		return in.failed(stderr, err)
	}
	if list.Errors() {
		errorsAlone := slices.DeleteFunc(slices.Clone(list), func(d diag.Diagnostic) bool { return d.Severity != diag.Error })
		code := in.tellProblems(stderr, errorsAlone) // the warnings are of what is to be bound
		fmt.Fprintln(stderr, in.say("nothing was bound: %s", counts(list)))
		return code
	}
	texts, left, err := bind.All(built.Found, func(texts map[string]string) (check.Result, diag.List, error) {
		trial, problems, err := site.Build(overlay{in.root(), texts}, config)
		if err != nil {
			return check.Result{}, nil, err
		}
		return trial.Found, problems, nil
	})
	if err != nil {
		return in.failed(stderr, err)
	}
	changes, err := in.changes(built.Report, texts)
	if err != nil {
		return in.failed(stderr, err)
	}
	for _, c := range changes {
		fmt.Fprint(stdout, bind.Unified(c.name, string(c.before), string(c.after)))
	}
	if write {
		if err := replaceFiles(in.folder, changes); err != nil {
			return in.failed(stderr, err)
		}
	}
	in.tellLeft(stderr, left)
	figures := diag.Count(len(built.Found.Loose)-len(left), "%d figure", "%d figures")
	files := diag.Count(len(changes), "%d file", "%d files")
	switch {
	case len(changes) == 0:
		fmt.Fprintln(stdout, in.say("no figure to bind; %d left loose", len(left)))
	case write:
		fmt.Fprintln(stdout, in.say("bound %s in %s; %d left loose", figures, files, len(left)))
	default:
		fmt.Fprintln(stdout, in.say("%s in %s can be bound, with --write; %d left loose", figures, files, len(left)))
	}
	if len(left) > 0 || len(changes) > 0 && !write {
		return problems
	}
	return fine
}

// overlay is a report's folder in which some files have another text.
type overlay struct {
	fs.FS
	texts map[string]string
}

func (o overlay) ReadFile(name string) ([]byte, error) {
	if text, ok := o.texts[name]; ok {
		return []byte(text), nil
	}
	return fs.ReadFile(o.FS, name)
}

// change is what becomes of a file.
type change struct {
	name          string // from the report's folder
	before, after []byte
}

// changes returns what pages with other texts mean for their files, in order of names. A
// byte order mark, which is no part of a page's text, stays. It is an error if a file is
// no longer what the page was read from.
func (in *source) changes(rep *report.Report, texts map[string]string) ([]change, error) {
	var all []change
	for _, p := range rep.Pages {
		text, ok := texts[p.Source.Name]
		if !ok {
			continue
		}
		before, err := fs.ReadFile(os.DirFS(in.folder), p.Source.Name)
		if err != nil {
			return nil, diag.Textf("reading the page %s again: %v", p.Source.Name, err)
		}
		mark, same := bytes.CutSuffix(before, []byte(p.Source.Text))
		if !same {
			return nil, diag.Textf("%s was changed just now: nothing was bound, run bind again", p.Source.Name)
		}
		all = append(all, change{p.Source.Name, before, slices.Concat(mark, []byte(text))})
	}
	slices.SortFunc(all, func(a, b change) int { return strings.Compare(a.name, b.name) })
	return all, nil
}

// mostFits is how many cells are listed for a figure that several fit.
const mostFits = 8

// tellLeft lists the figures that are left, with the references to choose from.
func (l language) tellLeft(w io.Writer, left []bind.Figure) {
	for i := range left {
		f := &left[i]
		written := oneLine(f.Span.Text())
		fmt.Fprintln(w, l.say("%s: %s is left loose: %s", f.Span.Pos(), written, f.Why))
		if len(f.Fitting()) < 2 {
			continue
		}
		columns := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		for i, fit := range f.Fitting() {
			if i == mostFits {
				fmt.Fprintf(columns, "    %s\n", l.say("and %d more", len(f.Fitting())-i))
				break
			}
			_, fragment, _ := strings.Cut(fit.Target, "#")
			fmt.Fprintf(columns, "    [%s](%s)\t%s\n", written, fit.Target, figureTitle(fit.Table, fragment))
		}
		columns.Flush()
	}
}
