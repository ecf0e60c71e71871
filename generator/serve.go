package main

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"bokslut/generator/diag"
	"bokslut/generator/preview"
	"bokslut/generator/report"
	"bokslut/generator/site"
)

func serveCommand(lang language, code *int) *cobra.Command {
	in := source{language: lang}
	var options preview.Options
	var open, poll bool
	cmd := &cobra.Command{
		Use:   "serve [folder]",
		Short: lang.say("Show a report in the browser while it is written"),
		Long: lang.say(`Show the report in this folder, or in the one named, in the browser while it is written.

Each save is seen at once, where the reader is on the page. While something is wrong the
last good page stays, with what is wrong beside it. Nothing is written: public/ stays as
it is until the next build.`),
		Args: in.args,
		Run: func(cmd *cobra.Command, _ []string) {
			options.Root, options.Out, options.Language = in.folder, cmd.OutOrStdout(), string(lang)
			options.Sources = []string{"site.yaml", "content", "data", "layouts"}
			options.Build = in.preview()
			options.Fault = lang.fault
			if poll {
				options.Poll = preview.PollEvery
			}
			if open {
				options.Open = openBrowser
			}
			keepLittle()
			if err := preview.Serve(cmd.Context(), options); err != nil {
				*code = in.failed(cmd.ErrOrStderr(), err)
			}
		},
	}
	in.flags(cmd)
	cmd.Flags().StringVar(&options.Address, "addr", "127.0.0.1:8000", lang.say("`address` to answer at, host and port; if the port is taken, the next free one"))
	cmd.Flags().StringVar(&options.Editor, "editor", "vscode", lang.say("`editor` to open places in: %s, none; or an address with {file}, {line} and {column}", strings.Join(preview.Editors(), ", ")))
	cmd.Flags().BoolVar(&poll, "poll", false, lang.say("look for changes every half second, for network drives that do not tell of them"))
	cmd.Flags().BoolVar(&open, "open", false, lang.say("open the browser"))
	return cmd
}

// preview returns the build that serve runs after each change, which does again only what
// the change can reach. What was good last is kept while there are errors.
func (in *source) preview() preview.Build {
	var config *site.Config
	var inConfig diag.List
	var built, good *site.Built
	return func(_ context.Context, changed []string) (*preview.State, error) {
		var list diag.List
		var err error
		// Settings can be wrong, or become so, by another file than their own: the logo, the image.
		asBefore := built != nil && changed != nil && !inConfig.Errors() &&
			!slices.Contains(changed, site.ConfigFile) && !slices.Contains(changed, config.Site.Organisation.Logo) && !slices.Contains(changed, config.Site.Image.File)
		if asBefore {
			built, list, err = built.Rebuild(changed)
		} else if config, inConfig, err = in.load(); err == nil && config != nil {
			built, list, err = site.Build(in.root(), config)
		} else {
			built = nil
		}
		if err != nil {
			return nil, err
		}
		list = slices.Concat(inConfig, list)
		list.Sort()
		state := &preview.State{Good: !list.Errors()}
		if state.Good {
			good = built
		}
		if config != nil {
			follow(state, config, built)
			describe(state, config.Site)
		}
		if good != nil {
			describe(state, good.Report.Site) // what is shown, whatever the settings say now
		}
		state.Problems = place(list, built, good)
		if good != nil {
			state.File = good.File
			state.Figures = func(name string) []preview.Figure { return figures(good.Origins(name)) }
		}
		return state, nil
	}
}

// describe says which site it is.
func describe(state *preview.State, site report.Site) {
	state.Language = site.Language
	if base, err := url.Parse(site.BaseURL); err == nil {
		state.Base = base.Path
	}
}

// follow says of which files the site is made.
func follow(state *preview.State, config *site.Config, built *site.Built) {
	folders := config.Folders
	state.Tables = folders.Data
	state.Sources = append([]string{site.ConfigFile, folders.Content, folders.Data, folders.Layouts}, built.Copied()...)
	slices.Sort(state.Sources)
	state.Sources = slices.Compact(state.Sources)
}

// place finds problems of a report, which is nil when it could not be read, in the pages
// that are shown: those of the last good report, if there was one.
func place(list diag.List, built, shown *site.Built) []preview.Problem {
	placed := make([]preview.Problem, len(list))
	for i, d := range list {
		placed[i].Diagnostic = d
		if built == nil {
			continue
		}
		page, element := built.Place(d)
		if shown != nil && shown != built {
			if there, _ := shown.Place(d); there != page {
				continue // on a page that is new
			}
		}
		placed[i].Page, placed[i].Element = page, element
		placed[i].Quote = func() preview.Quote { return preview.Quote(built.Quote(d)) }
	}
	return placed
}

func figures(origins []site.Origin) []preview.Figure {
	figures := make([]preview.Figure, len(origins))
	for i, o := range origins {
		figures[i] = preview.Figure{Reference: o.Reference, Cell: o.Name, Formula: o.Formula, Source: o.Source}
	}
	return figures
}
