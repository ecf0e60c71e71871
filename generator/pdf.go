package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"bokslut/generator/diag"
	"bokslut/generator/pdf"
	"bokslut/generator/site"
)

func pdfCommand(lang language, code *int) *cobra.Command {
	in := source{language: lang}
	var output, browser string
	var timeout time.Duration
	cmd := &cobra.Command{
		Use:   "pdf [folder]",
		Short: lang.say("Print a report as a book, to a tagged PDF"),
		Long: lang.say(`Print the report in this folder, or in the one named, as a book: cover, contents
with page numbers, running heads.

The PDF is made by a browser that is installed here: Chromium, Google Chrome or
Microsoft Edge. It is tagged, so that it can be read aloud, and made of the
sources alone; nothing is fetched from the network.`),
		Args: in.args,
		Run: func(cmd *cobra.Command, _ []string) {
			late := diag.Textf("the browser took longer than %s to print; --timeout gives it more", timeout.String())
			ctx, cancel := context.WithTimeoutCause(cmd.Context(), timeout, late)
			defer cancel()
			*code = runPDF(ctx, cmd, in, output, browser)
		},
	}
	in.flags(cmd)
	cmd.Flags().StringVarP(&output, "output", "o", "", lang.say("`file` to write (usually named as the report's address, as arsbokslut-2022.pdf)"))
	cmd.Flags().StringVar(&browser, "chromium", "", lang.say("the `browser` to print with (usually one that is found)"))
	cmd.Flags().DurationVar(&timeout, "timeout", 3*time.Minute, lang.say("`time` that printing may take"))
	return cmd
}

func runPDF(ctx context.Context, cmd *cobra.Command, in source, output, browser string) int {
	stdout, stderr := cmd.OutOrStdout(), cmd.ErrOrStderr()
	browser, err := pdf.Browser(browser)
	if err != nil {
		return in.failed(stderr, err)
	}
	if err := mayPrintTo(output); err != nil {
		return in.failed(stderr, err)
	}
	_, built, list, err := in.build()
	if err != nil {
		return in.failed(stderr, err)
	}
	if err := diag.Print(stderr, list, string(in.language)); err != nil || list.Errors() {
		fmt.Fprintln(stderr, in.say("nothing was written: %s", counts(list)))
		return problems
	}
	if output == "" {
		output = pdfName(built.Report.Site.BaseURL)
		if err := mayPrintTo(output); err != nil {
			return in.failed(stderr, err)
		}
	}
	book, err := printBook(ctx, built, browser)
	if err == nil {
		err = writePDF(output, book)
	}
	if err != nil {
		return in.failed(stderr, err)
	}
	fmt.Fprintln(stdout, in.say("printed to %s", output))
	return fine
}

// mayPrintTo returns an error unless a file with that name, "" for none, can be written: it
// stands in a folder, and what is there already is a PDF.
func mayPrintTo(name string) error {
	if name == "" {
		return nil
	}
	if folder, err := os.Stat(filepath.Dir(name)); err != nil || !folder.IsDir() {
		return diag.Textf("there is no folder %q", filepath.Dir(name))
	}
	if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	start := make([]byte, len(pdf.Signature))
	if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		if n, _ := io.ReadFull(f, start); n == 0 || string(start) == pdf.Signature {
			return nil
		}
	}
	return diag.Textf("%s is there and is no PDF, so that it is not replaced: choose another file with -o", name)
}

// writePDF writes a file that [mayPrintTo] lets be written, all or nothing.
func writePDF(name string, text []byte) error {
	if _, err := os.Lstat(name); err == nil {
		return replaceFiles("", []change{{name: filepath.ToSlash(name), after: text}})
	}
	err := writeNew(name, text)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		os.Remove(name)
	}
	return err
}

// pdfName returns the name of the file for a report with that address.
func pdfName(address string) string {
	if u, err := url.Parse(address); err == nil && len(u.Path) > 1 {
		return path.Base(u.Path) + ".pdf"
	}
	return "report.pdf"
}

// printBook prints the report twice, as its contents have the page numbers of the first time.
func printBook(ctx context.Context, built *site.Built, browser string) ([]byte, error) {
	folder, err := os.MkdirTemp("", "bokslut-pdf-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	var book []byte
	var numbers map[string]int
	for range 2 {
		name, err := built.Book(numbers, func(name string, data []byte) error {
			file := filepath.Join(folder, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				return err
			}
			return os.WriteFile(file, data, 0o644)
		})
		switch {
		case err != nil:
			return nil, err
		case name == "":
			return nil, diag.Textf("the report is too large for a browser to print as one book; its pages can be printed one by one")
		}
		if book, err = pdf.Print(ctx, browser, filepath.Join(folder, filepath.FromSlash(name))); err != nil {
			return nil, err
		}
		numbers = pdf.PageNumbers(book)
	}
	pdf.Stamp(book, built.Report.Site.Published)
	return book, nil
}
