package main

import (
	"embed"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"bokslut/generator/diag"
)

//go:embed docs/authoring.md docs/formulas.md docs/charts.md
var docs embed.FS

func guideCommand(lang language) *cobra.Command {
	subjects := []string{"authoring", "formulas", "charts"}
	return &cobra.Command{
		Use:   "guide [authoring|formulas|charts]",
		Short: lang.say("Tell all that can be written in a report"),
		Long: lang.say(`Tell, in English, all that can be written in a report: text, tables, their sidecars and
site.yaml; or formulas, or charts.

  bokslut guide | less
  bokslut guide formulas`),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 || len(args) == 1 && !slices.Contains(subjects, args[0]) {
				return diag.Textf("there is a guide to authoring, to formulas and to charts: name one of them")
			}
			return nil
		},
		Run: func(cmd *cobra.Command, args []string) {
			text, err := docs.ReadFile("docs/" + append(args, subjects[0])[0] + ".md")
			if err != nil {
				panic(err) // only when the program is built without it
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%s", text)
		},
	}
}
