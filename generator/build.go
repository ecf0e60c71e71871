package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"bokslut/generator/check"
	"bokslut/generator/diag"
	"bokslut/generator/site"
)

func buildCommand(lang language, code *int) *cobra.Command {
	in := source{language: lang}
	var output string
	var dry, asJSON bool
	cmd := &cobra.Command{
		Use:   "build [folder]",
		Short: lang.say("Write the finished site of a report"),
		Long: lang.say(`Write the finished site of the report in this folder, or in the one named.

The site is written only when the report has no errors, and all at once: until it is
complete, what was published before stays as it was.

With edition: in site.yaml the report gets a folder of its own in there, beside those of
other years, which stay as they are.`),
		Args: func(cmd *cobra.Command, args []string) error {
			if asJSON && !dry {
				return diag.Textf("--json is for --dry-run")
			}
			return in.args(cmd, args)
		},
		Run: func(cmd *cobra.Command, _ []string) {
			*code = runBuild(cmd, in, output, dry, asJSON)
		},
	}
	in.flags(cmd)
	in.againstFlag(cmd)
	cmd.Flags().StringVarP(&output, "output", "o", "", lang.say("`folder` to write the site to (usually public, in the report's folder)"))
	cmd.Flags().BoolVar(&dry, "dry-run", false, lang.say("say which files would be added, changed and removed, and write nothing"))
	cmd.Flags().BoolVar(&asJSON, "json", false, lang.say("with --dry-run, print the files as JSON, for programs"))
	return cmd
}

func runBuild(cmd *cobra.Command, in source, output string, dry, asJSON bool) int {
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
	put := site.Publish
	if dry {
		put = site.Compare
	}
	publish := func() (site.Changes, error) {
		p := startProgress(stderr, in.language)
		defer p.stop()
		return built.PublishEdition(cmd.Context(), put, in.folder, output, p.counting(built.Render))
	}
	changes, err := publish()
	if err != nil {
		return in.failed(stderr, err)
	}
	if dry && asJSON {
		if err := writeJSON(stdout, changesJSON{notNull(changes.Added), notNull(changes.Changed), notNull(changes.Removed)}); err != nil {
			return in.failed(stderr, err)
		}
		return fine
	}
	if dry {
		printChanges(stdout, in.language, changes)
		return fine
	}
	s := check.Summarise(built.Report, built.Found)
	output = filepath.Join(output, config.Site.Edition)
	done := diag.Format("published %s to %s: %s")
	if !changes.Any() {
		done = "nothing has changed since the last build: %s to %s: %s"
	}
	fmt.Fprintln(stdout, in.say(done, extent(s), strings.TrimSuffix(output, "/")+"/", proof(s)))
	return fine
}

// changesJSON is what build --dry-run --json prints: names of files below the output folder,
// sorted. Programs read it, so that keys stay as they are.
type changesJSON struct {
	Added   []string `json:"added"`
	Changed []string `json:"changed"`
	Removed []string `json:"removed"`
}

// notNull returns the names, of which there may be none: [] in JSON, not null.
func notNull(names []string) []string { return append([]string{}, names...) }

// printChanges says what a build would do to each file that would not stay as it is.
func printChanges(w io.Writer, lang language, c site.Changes) {
	for _, group := range []struct {
		would diag.Format
		names []string
	}{
		{"would be added:   %s", c.Added},
		{"would be changed: %s", c.Changed},
		{"would be removed: %s", c.Removed},
	} {
		for _, name := range group.names {
			fmt.Fprintln(w, lang.say(group.would, name))
		}
	}
	fmt.Fprintln(w, lang.say("nothing was written: %d files would be added, %d changed, %d removed", len(c.Added), len(c.Changed), len(c.Removed)))
}
