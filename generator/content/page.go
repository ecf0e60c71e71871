package content

import (
	"io/fs"

	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// read reads the entry's file into its page. Of a draft only the front matter is read.
func (e *entry) read(fsys fs.FS, markdown *markdown, opts Options) error {
	raw, err := fs.ReadFile(fsys, e.path)
	if err != nil {
		why, mendable := diag.Reason(err)
		if !mendable {
			return diag.Textf("reading the page %s: %v", e.path, err)
		}
		src := diag.NewSource(e.path, "")
		e.reading = reading{page: &report.Page{Source: src, Lang: opts.Language}}
		e.diags.Add(src.Whole().Errorf("page-unreadable", "the file cannot be read: %s", why).
			WithHint("put the file itself here, and let everyone read it"))
		return nil
	}
	src, diags := decode(e.path, raw)
	e.reading = reading{} // it may have been read before
	e.page = &report.Page{Source: src, Lang: opts.Language}
	if e.diags = diags; len(diags) > 0 {
		return nil
	}
	matter, body, problems := readFrontMatter(src)
	e.matter = matter
	e.diags.Add(problems...)
	if matter.Draft {
		return nil
	}
	e.diags.Add(matter.describe(e.page, markdown, opts)...)
	if problems := checkLimits(src, body); len(problems) > 0 {
		e.diags.Add(problems...)
		return nil
	}
	source := raw[len(raw)-len(src.Text):] // without a byte order mark
	e.diags.Add(markdown.read(e.page, source, body)...)
	e.diags.Shorten()
	return nil
}
