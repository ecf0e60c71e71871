package site

import "slices"

// Book emits the whole report as one page to print, with what the page is drawn with. It
// returns the page's name, "" when the report is too large for one page. numbers are the
// printed pages of the page's sections, by their ids; nil when they are not known. It must
// only be called when Build found no error.
func (b *Built) Book(numbers map[string]int, emit func(name string, data []byte) error) (name string, err error) {
	f := b.files()
	name, page, err := f.pages.PrintedBook(numbers)
	if err != nil || name == "" {
		return "", err
	}
	if err := emit(name, page); err != nil {
		return "", err
	}
	for _, file := range slices.Concat(f.pages.BookStyles(), f.copied) {
		text, _, err := b.File(file)
		if err == nil {
			err = emit(file, text)
		}
		if err != nil {
			return "", err
		}
	}
	return name, nil
}
