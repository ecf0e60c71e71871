package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"bokslut/generator/diag"
	"bokslut/generator/diff"
	"bokslut/generator/site"
)

// source is the report that a command is about, by the arguments and flags that commands have
// in common.
type source struct {
	language
	folder  string
	baseURL string
	against string // what is published, whose figures may only change with a correction; "" for nothing
}

// args takes the folder from the command line.
func (in *source) args(_ *cobra.Command, args []string) error {
	in.folder = "."
	if len(args) > 1 {
		return diag.Textf("one folder at a time, not %d", len(args))
	}
	if len(args) == 1 {
		in.folder = args[0]
	}
	info, err := os.Stat(in.folder)
	if err != nil || !info.IsDir() {
		return diag.Textf("there is no folder %q", in.folder)
	}
	return nil
}

func (in *source) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&in.baseURL, "base-url", "", in.say("`address` that the site will have, instead of the one in site.yaml"))
}

func (in *source) againstFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&in.against, "against", "", in.say("published `folder` or its datapackage.json, whose figures may only change with a correction"))
}

// againstPublished adds to what is wrong with a report the figures that differ from the
// published ones without a correction. A report with errors is not compared.
func (in *source) againstPublished(built *site.Built, list diag.List) (diag.List, error) {
	if in.against == "" || built == nil || list.Errors() {
		return list, nil
	}
	changes, err := compare(in.against, built)
	if err != nil {
		return list, err
	}
	list.Add(diff.Unexplained(built.Report, changes)...)
	list.Sort()
	return list, nil
}

// root is the report's folder as packages read it.
func (in *source) root() fs.FS { return site.Folder(in.folder) }

// load reads the report's settings, nil when there is no site.yaml.
func (in *source) load() (*site.Config, diag.List, error) {
	overrides := map[string]string{}
	if in.baseURL != "" {
		overrides["baseURL"] = in.baseURL
	}
	return site.Load(in.root(), overrides)
}

// build reads, computes and checks the report. All its mistakes are in the list; without
// a site.yaml there are no config and no report.
func (in *source) build() (*site.Config, *site.Built, diag.List, error) {
	config, list, err := in.load()
	if err != nil || config == nil {
		return nil, nil, list, err
	}
	built, more, err := site.Build(in.root(), config)
	list.Add(more...)
	list.Sort()
	return config, built, list, err
}

// tellProblems says what is wrong with a report for which nothing can be done.
func (l language) tellProblems(stderr io.Writer, list diag.List) int {
	if err := diag.Print(stderr, list, string(l)); err != nil {
		return l.failed(stderr, err)
	}
	return problems
}

// failed tells of what no edit of the report can mend.
func (l language) failed(stderr io.Writer, err error) int {
	if errors.Is(err, context.Canceled) {
		err = diag.Textf("stopped; what was published before is as it was")
	}
	fmt.Fprintf(stderr, "bokslut: %s\n", diag.ErrorIn(err, string(l)))
	return problems
}
