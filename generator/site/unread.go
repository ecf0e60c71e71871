package site

import (
	"io/fs"
	"path"
	"strings"
	"unicode"

	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// kind is what a file is that someone has put among the tables or pages without it being one.
// Excel and Word save as nothing else unless they are asked to.
type kind uint8

const (
	other kind = iota
	workbook
	otherWorkbook // which table add does not read
	document
	text
	table // of which there are none among the pages
)

var kinds = map[string]kind{
	".xlsx": workbook, ".xlsm": workbook,
	".xls": otherWorkbook, ".xlsb": otherWorkbook, ".ods": otherWorkbook, ".numbers": otherWorkbook,
	".docx": document, ".doc": document, ".odt": document, ".rtf": document,
	".markdown": text,
	".csv":      table,
}

// kindOf tells what a file is by its name. One that is hidden, that a program keeps for itself
// (~$drift.xlsx) or that its author has set aside (_drift.docx) is none of these.
func kindOf(name string) kind {
	if strings.ContainsAny(name[:1], ".~_#") {
		return other
	}
	lower := strings.ToLower(name)
	if strings.HasSuffix(lower, ".md.txt") { // as Notepad saves a page
		return text
	}
	return kinds[path.Ext(lower)]
}

// listUnread lists the files in the folders of tables and of pages that must have been meant
// as one and are not read. Folders among the tables are for what is set aside.
func (b *Built) listUnread() {
	entries, _ := fs.ReadDir(b.root, b.config.Folders.Data) // the build says what is wrong with a folder
	for _, e := range entries {
		if k := kindOf(e.Name()); !e.IsDir() && (k == workbook || k == otherWorkbook || k == document) {
			b.unread = append(b.unread, path.Join(b.config.Folders.Data, e.Name()))
		}
	}
	b.listUnreadBelow(b.config.Folders.Content)
}

func (b *Built) listUnreadBelow(dir string) {
	entries, _ := fs.ReadDir(b.root, dir)
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		switch {
		case e.IsDir() && !strings.ContainsAny(e.Name()[:1], ".~_#"):
			b.listUnreadBelow(name)
		case !e.IsDir() && kindOf(e.Name()) != other:
			b.unread = append(b.unread, name)
		}
	}
}

// tellUnread warns of the files that are not read, but for those that a page links to: they
// are published as they are.
func (b *Built) tellUnread() (problems diag.List) {
	if len(b.unread) == 0 {
		return nil
	}
	linked := map[string]bool{}
	for _, p := range b.Report.Pages {
		for _, l := range p.Links {
			linked[l.File] = l.Kind == report.FileLink || linked[l.File]
		}
	}
	for _, name := range b.unread {
		if !linked[name] {
			problems.Add(unread(name, path.Dir(name) == b.config.Folders.Data))
		}
	}
	return problems
}

// unread says what a file is not read as, and what to do with it.
func unread(name string, amongTables bool) diag.Diagnostic {
	at := diag.NewSource(name, "").Whole()
	asTable := at.Warnf("file-unread", "the file is not read: a table is a CSV file with a sidecar")
	asPage := at.Warnf("file-unread", "the file is not read: a page is a Markdown file, whose name ends with .md")
	switch kindOf(path.Base(name)) {
	case workbook, table:
		return asTable.WithHint("bokslut table add %s makes a table of it; then keep the file itself in another folder", argument(name))
	case otherWorkbook:
		return asTable.WithHint("open it in the program that made it, save it as an Excel workbook (.xlsx) in another folder, and make a table of that with bokslut table add")
	case document:
		if amongTables {
			return asTable.WithHint("figures are not read out of documents: ask for the workbook that they came from, and make a table of that with bokslut table add")
		}
		return asPage.WithHint("paste its text into a new file beside it, and keep the document in another folder; for readers to have it as it is, link to it")
	}
	return asPage.WithHint("let its name end with .md, or set it aside by beginning the name with _")
}

// argument writes a file's name for a command line, in quotation marks unless a shell takes it for one word.
func argument(name string) string {
	special := func(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune("0123456789_./-", r) }
	if strings.ContainsFunc(name, special) {
		return `"` + name + `"`
	}
	return name
}
