package site

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"bokslut/generator/check"
	"bokslut/generator/diag"
	"bokslut/generator/opendata"
	"bokslut/generator/parallel"
	"bokslut/generator/render"
	"bokslut/generator/report"
)

// files are the files of a site, none of which has been made.
type files struct {
	data    *opendata.Data
	pages   *render.Site
	layouts *render.Layouts
	copied  []string

	mu    sync.Mutex
	cache map[string][]byte // what File has made
}

// listFiles lists the files of the site. The report must have no error.
func (b *Built) listFiles() *files {
	f := &files{layouts: b.layouts, copied: b.Copied(), cache: map[string][]byte{}}
	if was := b.earlier; was != nil && was.layouts == b.layouts {
		f.data = was.data.Next(b.Report)
		f.pages = was.pages.Next(b.Report, f.size)
	} else {
		f.data = opendata.New(b.Report, b.layouts.DataWords(b.Report.Site.Language))
		f.pages = render.New(b.Report, b.layouts, f.size)
	}
	b.made.Store(f)
	return f
}

// size returns the size of a data file, which is made for it if need be.
func (f *files) size(name string) (size int, made bool) {
	file, made := f.data.File(name)
	if !made {
		return 0, false
	}
	size, err := file.Size()
	return size, err == nil // whoever asks for the file is told of the error
}

// File returns the bytes of one file of the site by its slash-separated name, and whether
// the site has it. Nothing else of the site is made for it than it depends on, and it is
// made once. It must only be called when no error was found in the report.
func (b *Built) File(name string) ([]byte, bool, error) {
	f := b.files()
	f.mu.Lock()
	had, ok := f.cache[name]
	f.mu.Unlock()
	if ok {
		return had, true, nil
	}
	data, ok, err := b.make(f, name)
	if ok {
		f.mu.Lock()
		f.cache[name] = data
		f.mu.Unlock()
	}
	return data, ok, err
}

func (b *Built) make(f *files, name string) ([]byte, bool, error) {
	if file, ok := f.data.File(name); ok {
		data, err := file.Make(nil, nil)
		return data, err == nil, err
	}
	if _, ok := slices.BinarySearch(f.copied, name); ok {
		data, err := fs.ReadFile(b.root, name)
		return data, err == nil, err
	}
	data, err := f.pages.File(name)
	return data, data != nil, err
}

// Render emits every file of the site, in no set order and from several goroutines. It
// must only be called when Build found no error.
func (b *Built) Render(emit Emit) error {
	emit = precompressing(b.config.Precompress, emit)
	f := b.files()
	var all []render.File // data first, as pages say how large each file of it is
	for _, d := range f.data.Files() {
		all = append(all, render.File{Name: d.Name, Make: d.Make})
	}
	all = append(all, f.pages.Files()...)
	for _, name := range f.copied {
		all = append(all, render.File{Name: name, Make: func([]byte, opendata.Flush) ([]byte, error) {
			text, err := fs.ReadFile(b.root, name)
			if err != nil {
				err = diag.Textf("copying the files that pages refer to: %v", err)
			}
			return text, err
		}})
	}
	buffers := sync.Pool{New: func() any { return new([]byte) }}
	return parallel.Try(len(all), func(i int) error {
		buffer := buffers.Get().(*[]byte)
		defer buffers.Put(buffer)
		var failed error
		made, err := all[i].Make(*buffer, func(b []byte) []byte {
			if len(b) < opendata.PartSize {
				return b
			}
			if failed == nil {
				failed = emit(all[i].Name, b, false)
			}
			return b[:0]
		})
		if err = cmp.Or(failed, err); err != nil {
			return err
		}
		*buffer = made
		return emit(all[i].Name, made, true)
	})
}

// Copied returns the names of the files that pages refer to, sorted. Each is published as it
// is, at the path that it has below the report's root.
func (b *Built) Copied() []string {
	var names []string
	if logo := b.Report.Site.Organisation.Logo; logo != "" {
		names = append(names, logo)
	}
	if image := b.Report.Site.Image.File; image != "" {
		names = append(names, image)
	}
	for _, page := range b.Report.Pages {
		for _, l := range page.Links {
			if l.Kind == report.FileLink {
				names = append(names, l.File)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Place returns the name of the file of the page, and there the id of the element, where a
// reader of the site meets what a diagnostic is about; "" where there is none. The page
// itself needs no element.
func (b *Built) Place(d diag.Diagnostic) (file, element string) {
	if p := b.pageOf()[d.Pos.File]; p != nil {
		return render.FileOf(p), ""
	}
	if folder, name := path.Split(d.Pos.File); path.Clean(folder) == b.config.Folders.Data {
		if t := b.Report.Table(strings.TrimSuffix(name, path.Ext(name))); t != nil {
			return render.Element(b.Report, t, d.Pos)
		}
	}
	return "", ""
}

// Quote returns the text that a diagnostic is about as it stands in the page that
// [Built.Place] finds; the zero Quote for none.
func (b *Built) Quote(d diag.Diagnostic) check.Quote {
	p := b.pageOf()[d.Pos.File]
	if p == nil || d.Pos.Line == 0 {
		return check.Quote{}
	}
	start := p.Source.Offset(d.Pos.Line, d.Pos.Column)
	return check.QuoteAt(p, start, p.Source.Offset(d.Pos.Line, d.Pos.Column+d.Width))
}

// pagesByFile returns the report's pages by the names of their sources.
func (b *Built) pagesByFile() map[string]*report.Page {
	pages := make(map[string]*report.Page, len(b.Report.Pages))
	for _, p := range b.Report.Pages {
		pages[p.Source.Name] = p
	}
	return pages
}

// Origin is where a figure in the text comes from.
type Origin = render.Origin

// Origins returns where the figures come from that the page with that file shows, in the
// order of its <data> elements.
func (b *Built) Origins(file string) []Origin {
	for _, p := range b.Report.Pages {
		if render.FileOf(p) == file {
			return render.Origins(p)
		}
	}
	return nil
}
