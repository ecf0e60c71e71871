package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func versionCommand(lang language) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: lang.say("Say which version of the program this is"),
		Args:  cobra.NoArgs,
		Run: func(cmd *cobra.Command, _ []string) {
			fmt.Fprintln(cmd.OutOrStdout(), "bokslut", version(lang))
		},
	}
}

// version returns the module's version, or the commit that the program was built from.
func version(lang language) string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return lang.say("(unknown)")
	}
	said := map[string]string{}
	for _, s := range info.Settings {
		said[s.Key] = s.Value
	}
	text := info.Main.Version
	if revision := said["vcs.revision"]; revision != "" {
		text += " " + revision + " " + said["vcs.time"]
		if said["vcs.modified"] == "true" {
			text += " " + lang.say("(changed since)")
		}
	}
	return text + " " + info.GoVersion
}
