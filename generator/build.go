package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"bokslut/generator/check"
	"bokslut/generator/diag"
)

func buildCommand(lang language, code *int) *cobra.Command {
	in := source{language: lang}
	var output string
	cmd := &cobra.Command{
		Use:   "build [folder]",
		Short: lang.say("Write the finished site of a report"),
		Long: lang.say(`Write the finished site of the report in this folder, or in the one named.

The site is written only when the report has no errors, and all at once: until it is
complete, what was published before stays as it was.

With edition: in site.yaml the report gets a folder of its own in there, beside those of
other years, which stay as they are.`),
		Args: in.args,
		Run: func(cmd *cobra.Command, _ []string) {
			*code = runBuild(cmd, in, output)
		},
	}
	in.flags(cmd)
	in.againstFlag(cmd)
	cmd.Flags().StringVarP(&output, "output", "o", "", lang.say("`folder` to write the site to (usually public, in the report's folder)"))
	return cmd
}

func runBuild(cmd *cobra.Command, in source, output string) int {
	stdout, stderr := cmd.OutOrStdout(), cmd.ErrOrStderr()
	config, built, list, err := in.build()
	if err != nil {
		return in.failed(stderr, err)
	}
	if list, err = in.againstPublished(built, list); err != nil {
		return in.failed(stderr, err)
	}
	if err := diag.Print(stderr, list, string(in.language)); err != nil || list.Errors() {
		fmt.Fprintln(stderr, in.say("nothing was written: %s", counts(list)))
		return problems
	}
	if output == "" {
		output = filepath.Join(in.folder, filepath.FromSlash(config.Folders.Public))
	}
	p := startProgress(stderr, in.language)
	changed, err := built.PublishEdition(cmd.Context(), in.folder, output, p.counting(built.Render))
	p.stop()
	if err != nil {
		return in.failed(stderr, err)
	}
	s := check.Summarise(built.Report, built.Found)
	output = filepath.Join(output, config.Edition)
	done := diag.Format("published %s to %s: %s")
	if !changed {
		done = "nothing has changed since the last build: %s to %s: %s"
	}
	fmt.Fprintln(stdout, in.say(done, extent(s), strings.TrimSuffix(output, "/")+"/", proof(s)))
	return fine
}
