// Package site turns a report's folder into its published site, and is the place where
// the other packages meet:
//
//	config, problems, err := site.Load(root, nil)        site.yaml
//	built, problems, err := site.Build(root, config)     a report, computed and checked
//	err := built.Render(emit)                            its files, in no set order
//	changed, err := site.Publish(ctx, ".", "public", built.Render)
//
// Load, Build and Render are pure: they read root, which is any file system, and write
// nothing. Only Publish writes, and only where no problem is an error. The same sources
// give the same bytes, whatever the time, the machine or the number of its cores.
package site

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"bokslut/generator/check"
	"bokslut/generator/compute"
	"bokslut/generator/content"
	"bokslut/generator/data"
	"bokslut/generator/diag"
	"bokslut/generator/link"
	"bokslut/generator/opendata"
	"bokslut/generator/render"
	"bokslut/generator/report"
)

// Built is a report that has been read, computed and checked.
type Built struct {
	Report *report.Report
	Found  check.Result

	root    fs.FS
	layouts *render.Layouts
}

// Build reads the report at root, computes and checks it. It goes on after a mistake, so
// that the list, which is sorted, holds them all. When the list has errors the result is
// whole enough to count from, but not to render. The error is for what no edit of the
// report can mend.
func Build(root fs.FS, config *Config) (*Built, diag.List, error) {
	rep := &report.Report{Site: config.Site, Corrections: slices.Clone(config.Corrections)}
	built := &Built{Report: rep, root: root}
	var inContent, inData, inLayouts diag.List
	err := atOnce(
		func() (err error) {
			rep.Pages, inContent, err = content.Read(root, config.Folders.Content, content.Options{Language: config.Site.Language})
			return err
		},
		func() (err error) {
			rep.Tables, inData, err = data.Read(root, config.Folders.Data, data.Options{Language: config.Site.Language})
			return err
		},
		func() error {
			own, err := fs.Sub(root, config.Folders.Layouts)
			if err == nil {
				built.layouts, inLayouts = render.Load(own)
			}
			return err
		})
	if err != nil {
		return nil, nil, fmt.Errorf("reading the report: %w", err)
	}
	problems := slices.Concat(inContent, inData, inLayouts)
	problems.Add(built.layouts.CheckAddresses(rep)...)
	problems.Add(link.Resolve(rep, root)...)
	problems.Add(compute.Derive(rep)...)
	built.Found = check.Run(rep)
	problems.Add(built.Found.Problems...)
	problems.Sort()
	return built, problems, nil
}

// Render emits every file of the site, in no set order and from several goroutines. It
// must only be called when Build found no error.
func (b *Built) Render(emit Emit) error {
	sizes := map[string]int{} // pages say how large each download is
	var counting sync.Mutex
	err := emitAll(opendata.Files(b.Report), func(name string, data []byte) error {
		counting.Lock()
		sizes[name] = len(data)
		counting.Unlock()
		return emit(name, data)
	})
	if err != nil {
		return fmt.Errorf("making the downloads: %w", err)
	}
	pages, err := render.New(b.Report, b.layouts, func(name string) (int, bool) {
		size, made := sizes[name]
		return size, made
	})
	if err == nil {
		err = pages.Write(emit)
	}
	if err != nil {
		return fmt.Errorf("making the pages: %w", err)
	}
	if err := b.files(emit); err != nil {
		return fmt.Errorf("copying the files that pages refer to: %w", err)
	}
	return nil
}

// emitAll makes files and emits them, in parallel and in no set order. After an error,
// which it returns, the rest are left out.
func emitAll(files []opendata.File, emit Emit) error {
	var next atomic.Int64
	var failed atomic.Bool
	worker := func() error {
		var b []byte
		for !failed.Load() {
			i := int(next.Add(1)) - 1
			if i >= len(files) {
				break
			}
			var err error
			if b, err = files[i].Append(b[:0]); err == nil {
				err = emit(files[i].Name, b)
			}
			if err != nil {
				failed.Store(true)
				return fmt.Errorf("writing %s: %w", files[i].Name, err)
			}
		}
		return nil
	}
	return atOnce(slices.Repeat([]func() error{worker}, min(runtime.GOMAXPROCS(0), len(files)))...)
}

// files emits the pictures and other files that pages refer to, each at the path that it
// has below the report's root.
func (b *Built) files(emit Emit) error {
	var names []string
	if logo := b.Report.Site.Organisation.Logo; logo != "" {
		names = append(names, logo)
	}
	for _, page := range b.Report.Pages {
		for _, l := range page.Links {
			if l.Kind == report.FileLink {
				names = append(names, l.File)
			}
		}
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		text, err := fs.ReadFile(b.root, name)
		if err != nil {
			return err
		}
		if err := emit(name, text); err != nil {
			return err
		}
	}
	return nil
}

// atOnce runs tasks at the same time and returns what went wrong with any of them.
func atOnce(tasks ...func() error) error {
	errs := make([]error, len(tasks))
	var running sync.WaitGroup
	for i, task := range tasks {
		running.Go(func() { errs[i] = task() })
	}
	running.Wait()
	return errors.Join(errs...)
}
