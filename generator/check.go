package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"bokslut/generator/check"
	"bokslut/generator/diag"
	"bokslut/generator/report"
	"bokslut/generator/site"
)

func checkCommand(lang language, code *int) *cobra.Command {
	in := source{language: lang}
	var asJSON, verbose bool
	cmd := &cobra.Command{
		Use:   "check [folder]",
		Short: lang.say("Say what is wrong with a report, and write nothing"),
		Long: lang.say(`Say what is wrong with the report in this folder, or in the one named.

It is built and thrown away, so that what check finds nothing wrong with can be
published.`),
		Args: func(cmd *cobra.Command, args []string) error {
			if asJSON && verbose {
				return diag.Textf("--json and --verbose cannot be used together")
			}
			return in.args(cmd, args)
		},
		Run: func(cmd *cobra.Command, _ []string) {
			*code = runCheck(cmd, in, asJSON, verbose)
		},
	}
	in.flags(cmd)
	in.againstFlag(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, lang.say("print the result as JSON, for programs"))
	cmd.Flags().BoolVar(&verbose, "verbose", false, lang.say("say how each CSV file was read"))
	return cmd
}

func runCheck(cmd *cobra.Command, in source, asJSON, verbose bool) int {
	stdout, stderr := cmd.OutOrStdout(), cmd.ErrOrStderr()
	_, built, list, err := in.build()
	if err == nil {
		list, err = in.againstPublished(built, list)
	}
	if err == nil && !list.Errors() {
		err = built.Render(func(string, []byte, bool) error { return cmd.Context().Err() })
	}
	if err != nil {
		return in.failed(stderr, err)
	}
	if built == nil { // there is no site.yaml
		built = &site.Built{Report: &report.Report{}}
	}
	s := check.Summarise(built.Report, built.Found)
	if asJSON {
		err = writeJSON(stdout, resultJSON(list, s, in.language))
	} else {
		if verbose {
			for _, t := range built.Report.Tables {
				if t.Encoding == "" { // it could not be read
					continue
				}
				fmt.Fprintln(stdout, in.say("%s: %s, columns divided by %s", t.CSV.Name, t.Encoding, delimiterName(t.Delimiter)))
			}
		}
		err = diag.Print(stderr, list, string(in.language))
		fmt.Fprintln(stdout, in.say("checked %s: %s; %s", extent(s), proof(s), counts(list)))
	}
	if err != nil {
		return in.failed(stderr, err)
	}
	if list.Errors() {
		return problems
	}
	return fine
}

func delimiterName(delimiter byte) diag.Text {
	switch delimiter {
	case '\t':
		return diag.Textf("tabs")
	case ';':
		return diag.Textf("semicolons")
	}
	return diag.Textf("commas")
}

// checkJSON is what check --json prints. Programs read it, so that keys stay as they are.
type checkJSON struct {
	Diagnostics []diagnosticJSON `json:"diagnostics"`
	Summary     check.Summary    `json:"summary"`
}

type diagnosticJSON struct {
	Severity string `json:"severity"` // error or warning
	Code     string `json:"code"`
	File     string `json:"file"`   // "" for what is in no file
	Line     int    `json:"line"`   // from 1; 0 for the file as a whole
	Column   int    `json:"column"` // in characters, from 1
	Message  string `json:"message"`
	Hint     string `json:"hint"`
}

func resultJSON(list diag.List, s check.Summary, lang language) checkJSON {
	out := checkJSON{Diagnostics: []diagnosticJSON{}, Summary: s}
	for _, d := range list {
		out.Diagnostics = append(out.Diagnostics, diagnosticJSON{
			d.Severity.String(), d.Code, d.Pos.File, d.Pos.Line, d.Pos.Column, d.Message.In(string(lang)), d.Hint.In(string(lang))})
	}
	return out
}

// writeJSON writes a value for programs to read.
func writeJSON(w io.Writer, value any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(value)
}
