package main

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"bokslut/generator/preview"
	"bokslut/generator/report"
)

func serveCommand(lang language, code *int) *cobra.Command {
	in := source{language: lang}
	var options preview.Options
	var open bool
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
			if open {
				options.Open = openBrowser
			}
			if err := preview.Serve(cmd.Context(), options); err != nil {
				*code = in.failed(cmd.ErrOrStderr(), err)
			}
		},
	}
	in.flags(cmd)
	cmd.Flags().StringVar(&options.Address, "addr", "127.0.0.1:8000", lang.say("`address` to answer at, host and port; if the port is taken, the next free one"))
	cmd.Flags().StringVar(&options.Editor, "editor", "vscode", lang.say("`editor` to open places in: %s, none; or an address with {file}, {line} and {column}", strings.Join(preview.Editors(), ", ")))
	cmd.Flags().BoolVar(&options.Poll, "poll", false, lang.say("look for changes every half second, for network drives that do not tell of them"))
	cmd.Flags().BoolVar(&open, "open", false, lang.say("open the browser"))
	return cmd
}

// preview returns the build that serve runs after each change. What was good last is kept
// while there are errors.
func (in *source) preview() preview.Build {
	var good preview.State
	return func(ctx context.Context, _ []string) (*preview.State, error) {
		config, built, list, err := in.build()
		if err != nil {
			return nil, err
		}
		state := good
		state.Good = !list.Errors()
		for _, d := range list {
			state.Problems = append(state.Problems, preview.Problem{Diagnostic: d})
		}
		if config == nil {
			return &state, nil
		}
		state.Language = config.Site.Language
		state.Tables = config.Folders.Data
		state.Sources = []string{"site.yaml", config.Folders.Content, config.Folders.Data, config.Folders.Layouts}
		for _, page := range built.Report.Pages {
			for _, l := range page.Links {
				if l.Kind == report.FileLink {
					state.Sources = append(state.Sources, l.File)
				}
			}
		}
		slices.Sort(state.Sources)
		state.Sources = slices.Compact(state.Sources)
		if state.Good {
			files := map[string][]byte{}
			var adding sync.Mutex
			err := built.Render(func(name string, data []byte) error {
				adding.Lock()
				defer adding.Unlock()
				files[name] = append([]byte(nil), data...)
				return ctx.Err()
			})
			if err != nil {
				return nil, err
			}
			if base, err := url.Parse(config.Site.BaseURL); err == nil {
				state.Base = base.Path
			}
			state.File = func(name string) ([]byte, bool, error) {
				data, ok := files[name]
				return data, ok, nil
			}
			good = state
			good.Problems = nil
		}
		return &state, nil
	}
}
