// Bokslut publishes annual reports: it reads a folder of Markdown, CSV files and what
// their columns mean, computes and proves the figures, and writes the finished site.
//
//	bokslut build            the report in this folder, into public/
//	bokslut serve            shows it in the browser while it is written
//	bokslut check ../2022    says what is wrong with a report; writes nothing
//
// This package is the program's edge: the commands, what they print and their exit
// codes. Each command has a file of its own; README.md beside this file is the map of
// the rest.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"bokslut/generator/diag"
)

// Exit codes.
const (
	fine     = 0
	problems = 1 // the report has errors, or could not be read or written
	usage    = 2 // the command line cannot be understood
)

func main() {
	takeMemory()
	// Until the program ends: one that is told to stop when it is done has succeeded.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // told a second time it ends at once, whatever it does
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run is the program without its process: it returns the exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) (code int) {
	lang, err := languageOf(args)
	if err != nil {
		return lang.refuse(stderr, err, "bokslut")
	}
	defer func() {
		if value := recover(); value != nil {
			code = lang.failed(stderr, lang.fault(value))
		}
	}()
	root := &cobra.Command{
		Use:               "bokslut",
		Short:             lang.say("Bokslut publishes annual reports whose figures are proved"),
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		SilenceErrors:     true,
		SilenceUsage:      true,

		DisableSuggestions: true,
	}
	root.AddCommand(initCommand(lang, &code), tableCommand(lang, &code), buildCommand(lang, &code), serveCommand(lang, &code),
		checkCommand(lang, &code), bindCommand(lang, &code), figuresCommand(lang, &code), diffCommand(lang, &code), pdfCommand(lang, &code), guideCommand(lang), versionCommand(lang))
	lang.translate(root)
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	// A command tells how it went through code, so an error is always one of usage.
	if cmd, err := root.ExecuteContextC(ctx); err != nil {
		return lang.refuse(stderr, usageError(err), cmd.CommandPath())
	}
	return code
}

// refuse says what is wrong with the command line, and where it stands how the command is
// written: "bokslut serve".
func (l language) refuse(stderr io.Writer, err error, command string) int {
	fmt.Fprintf(stderr, "bokslut: %s\n%s\n", diag.ErrorIn(err, string(l)), l.say("%s --help says what can be written", command))
	return usage
}
