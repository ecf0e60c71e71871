// Bokslut publishes annual reports: it reads a folder of Markdown, CSV files and what
// their columns mean, computes and proves the figures, and writes the finished site.
//
//	bokslut build            the report in this folder, into public/
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
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"
)

// Exit codes.
const (
	fine     = 0
	problems = 1 // the report has errors, or could not be read or written
	usage    = 2 // the command line cannot be understood
)

func main() {
	// A build keeps nearly all that it makes until its end, so that collecting often frees
	// little. An environment that says otherwise is heeded.
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(200)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the program without its process: it returns the exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	code := fine
	root := &cobra.Command{
		Use:               "bokslut",
		Short:             "Bokslut publishes annual reports whose figures are proved",
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		SilenceErrors:     true,
		SilenceUsage:      true,
	}
	root.AddCommand(initCommand(&code), buildCommand(&code), checkCommand(&code), bindCommand(&code), figuresCommand(&code), diffCommand(&code), versionCommand())
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	// A command tells how it went through code, so an error is always one of usage.
	if err := root.ExecuteContext(ctx); err != nil {
		fmt.Fprintf(stderr, "bokslut: %v\nbokslut help says what can be written\n", err)
		return usage
	}
	return code
}
