package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"bokslut/generator/diag"
	"bokslut/generator/starter"
)

func initCommand(lang language, code *int) *cobra.Command {
	var reportLanguage string
	cmd := &cobra.Command{
		Use:   "init folder",
		Short: lang.say("Begin a new report"),
		Long: lang.say(`Write a small report that builds as it is, to rewrite into your own: settings, a front
page, a chapter with a table, and a README that says how to go on.

The folder must be new, or have nothing in it but hidden files. No file is ever replaced.`),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] == "" {
				return diag.Textf("name the folder to begin the report in, as in bokslut init arsbokslut-2025")
			}
			return nil
		},
		Run: func(cmd *cobra.Command, args []string) {
			written, err := begin(args[0], reportLanguage)
			if err != nil {
				*code = lang.failed(cmd.ErrOrStderr(), err)
				return
			}
			folder := strings.TrimSuffix(args[0], "/")
			fmt.Fprintln(cmd.OutOrStdout(), lang.say("%s in %s/: README.md there says how to go on\nnow try: bokslut build %s",
				diag.Count(written, "%d file", "%d files"), folder, folder))
		},
	}
	cmd.Flags().StringVar(&reportLanguage, "lang", "sv", lang.say("language of the report and of messages, `sv|en`"))
	return cmd
}

// begin writes a first report into a folder that has no files yet, and returns
// how many files it has.
func begin(folder, language string) (int, error) {
	if _, err := os.Lstat(folder); err == nil {
		if to, err := os.Stat(folder); err != nil || !to.IsDir() {
			return 0, diag.Textf("nothing was written: %s is there and is no folder; name a new folder", folder)
		}
	}
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		why, _ := diag.Reason(err)
		return 0, diag.Textf("nothing was written: %s: %v", folder, why)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			return 0, diag.Textf("nothing was written: %s is not empty, it has %s; name a new folder", folder, e.Name())
		}
	}
	files, err := fs.Sub(starter.Files, language)
	if err != nil {
		return 0, err
	}
	written := 0
	err = fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		to := filepath.Join(folder, filepath.FromSlash(name))
		if d.IsDir() {
			return os.MkdirAll(to, 0o777)
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		written++
		return writeNew(to, text)
	})
	return written, err
}

// writeNew writes a file that must not be there yet.
func writeNew(name string, text []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Close())
}
