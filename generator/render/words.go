package render

import (
	"bokslut/generator/formula"
	"bokslut/generator/opendata"
)

// Words are the interface in one language, as a file of layouts/i18n holds them. Every
// one is required, so that no catalogue is ever half translated. Those with { } in them
// are filled in by [fill].
type Words struct {
	Language string `yaml:"language,required"` // the language's own name: Svenska

	Locale string `yaml:"locale,required"` // language and country, for programs: sv_SE

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

	Introduction string         `yaml:"introduction,required"`  // {section} of what stands before the first heading
	SourcesOne   string         `yaml:"sources_one,required"`   // {section}
	SourcesOther string         `yaml:"sources_other,required"` // {section} {n}
	KeyFigure    KeyFigureWords `yaml:"key_figure,required"`
	Footnotes    string         `yaml:"footnotes,required"`
	Footnote     string         `yaml:"footnote,required"`     // {n}
	BackToText   string         `yaml:"back_to_text,required"` // {k} {n}

	RowHeadings   string `yaml:"row_headings,required"`  // heads the first column of a text table where the author wrote nothing
	Note          string `yaml:"note,required"`          // {n}
	BackToTable   string `yaml:"back_to_table,required"` // {k} {n}
	Source        string `yaml:"source,required"`
	Legend        string `yaml:"legend,required"`
	PartOf        string `yaml:"part_of,required"` // {title}
	Columns       string `yaml:"columns,required"` // {title}
	Units         []Unit `yaml:"units,required"`
	NotComputable string `yaml:"not_computable,required"`
	NoValue       string `yaml:"no_value,required"`
	Download      string `yaml:"download,required"`       // {title} {facts}
	DownloadTable string `yaml:"download_table,required"` // {rows}; before links to the files
	Cite          string `yaml:"cite,required"`           // {title}
	Citation      string `yaml:"citation,required"`       // {publisher} {report} {title} {date}
	TableAddress  string `yaml:"table_address,required"`  // an address follows
	CellAddress   string `yaml:"cell_address,required"`   // {cell}; an address follows
	RowsOne       string `yaml:"rows_one,required"`
	RowsOther     string `yaml:"rows_other,required"`  // {n}
	Bytes         string `yaml:"bytes,required"`       // {n}
	Kilobytes     string `yaml:"kilobytes,required"`   // {n}
	Megabytes     string `yaml:"megabytes,required"`   // {n}
	Uneven        string `yaml:"uneven,required"`      // {cells}
	UnevenMany    string `yaml:"uneven_many,required"` // {n}
	Reconciled    string `yaml:"reconciled,required"`  // {title}

	Quoted         string              `yaml:"quoted,required"`      // {text}
	AndMore        string              `yaml:"and_more,required"`    // {list} {n}
	SumOfRows      string              `yaml:"sum_of_rows,required"` // {rows}
	AlmostNought   string              `yaml:"almost_nought,required"`
	Accessibility  AccessibilityWords  `yaml:"accessibility,required"`
	Formula        formula.Phrases     `yaml:"formula,required"`
	Chart          ChartWords          `yaml:"chart,required"`
	Reconciliation ReconciliationWords `yaml:"reconciliation,required"`
	Search         SearchWords         `yaml:"search,required"`
	Latest         string              `yaml:"latest,required"`
	TableList      TableListWords      `yaml:"table_list,required"`
	Book           MadePageWords       `yaml:"book,required"`
	Corrections    CorrectionWords     `yaml:"corrections,required"`
	Data           opendata.Words      `yaml:"data,required"`
	DataPage       DataPageWords       `yaml:"data_page,required"`
}

// DataWords returns what the data files say about themselves, in a language that the layouts speak.
func (l *Layouts) DataWords(language string) *opendata.Words { return &l.wordsIn(language).Data }

// fill is [opendata.Fill].
func fill(text string, namesAndValues ...string) string {
	return opendata.Fill(text, namesAndValues...)
}
