package render

import "strings"

// Words are the interface in one language, as a file of layouts/i18n holds them. Every
// one is required, so that no catalogue is ever half translated. Those with { } in them
// are filled in by [fill].
type Words struct {
	Language string `yaml:"language,required"` // the language's own name: Svenska

	DecimalMark string   `yaml:"decimal_mark,required"`
	GroupMark   string   `yaml:"group_mark,required"`
	Date        string   `yaml:"date,required"` // {day} {month} {year}
	Months      []string `yaml:"months,required"`

	Skip         string `yaml:"skip,required"`
	FrontPage    string `yaml:"front_page,required"`
	Contents     string `yaml:"contents,required"`
	AllContents  string `yaml:"all_contents,required"`
	Breadcrumb   string `yaml:"breadcrumb,required"`
	Chapters     string `yaml:"chapters,required"`
	OnThisPage   string `yaml:"on_this_page,required"`
	Sections     string `yaml:"sections,required"`
	MorePages    string `yaml:"more_pages,required"`
	Previous     string `yaml:"previous,required"`
	Next         string `yaml:"next,required"`
	Published    string `yaml:"published,required"`
	Contact      string `yaml:"contact,required"`
	Licence      string `yaml:"licence,required"`
	NotFound     string `yaml:"not_found,required"`
	NotFoundLead string `yaml:"not_found_lead,required"`
	ToContents   string `yaml:"to_contents,required"`
	Tables       string `yaml:"tables,required"`

	SourcesOne   string `yaml:"sources_one,required"`
	SourcesOther string `yaml:"sources_other,required"` // {n}
	Footnotes    string `yaml:"footnotes,required"`
	Footnote     string `yaml:"footnote,required"`     // {n}
	BackToText   string `yaml:"back_to_text,required"` // {k} {n}

	RowHeadings   string `yaml:"row_headings,required"`  // heads the first column of a text table where the author wrote nothing
	Note          string `yaml:"note,required"`          // {n}
	BackToTable   string `yaml:"back_to_table,required"` // {k} {n}
	Source        string `yaml:"source,required"`
	Legend        string `yaml:"legend,required"`
	Columns       string `yaml:"columns,required"`
	NotComputable string `yaml:"not_computable,required"`
	NoValue       string `yaml:"no_value,required"`
	Download      string `yaml:"download,required"` // {title} {facts}
	RowsOne       string `yaml:"rows_one,required"`
	RowsOther     string `yaml:"rows_other,required"` // {n}
	Bytes         string `yaml:"bytes,required"`      // {n}
	Kilobytes     string `yaml:"kilobytes,required"`  // {n}
	Megabytes     string `yaml:"megabytes,required"`  // {n}
}

// fill replaces names in braces: fill("Not {n}", "{n}", "a") is "Not a".
func fill(text string, namesAndValues ...string) string {
	return strings.NewReplacer(namesAndValues...).Replace(text)
}
