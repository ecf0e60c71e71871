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
	Accessibility  AccessibilityWords  `yaml:"accessibility,required"`
	Formula        formula.Phrases     `yaml:"formula,required"`
	Chart          ChartWords          `yaml:"chart,required"`
	Reconciliation ReconciliationWords `yaml:"reconciliation,required"`
	Search         SearchWords         `yaml:"search,required"`
	Latest         string              `yaml:"latest,required"`
	TableList      TableListWords      `yaml:"table_list,required"`
	Book           BookWords           `yaml:"book,required"`
	Corrections    CorrectionWords     `yaml:"corrections,required"`
	Data           opendata.Words      `yaml:"data,required"`
	DataPage       DataPageWords       `yaml:"data_page,required"`
}

// DataPageWords are those of the data page.
type DataPageWords struct {
	Title             string   `yaml:"title,required"`
	Lead              string   `yaml:"lead,required"`
	All               string   `yaml:"all,required"`
	AllAbout          string   `yaml:"all_about,required"`
	ForPeople         string   `yaml:"for_people,required"`
	CSVForPrograms    string   `yaml:"csv_for_programs,required"`
	BothForPrograms   string   `yaml:"both_for_programs,required"`
	ExplainedInFiles  string   `yaml:"explained_in_files,required"`
	ExplainedInReport string   `yaml:"explained_in_report,required"`
	ColumnsN          string   `yaml:"columns,required"`  // {n}
	Updated           string   `yaml:"updated,required"`  // {date}
	ToTable           string   `yaml:"to_table,required"` // {title}
	About             string   `yaml:"about,required"`
	Column            string   `yaml:"column,required"`
	Name              string   `yaml:"name,required"`
	Holds             string   `yaml:"holds,required"`
	Explanation       string   `yaml:"explanation,required"`
	Text              string   `yaml:"text,required"`
	Integer           string   `yaml:"integer,required"`
	Decimal           string   `yaml:"decimal,required"`
	Day               string   `yaml:"day,required"`
	Code              string   `yaml:"code,required"`
	ComputedAs        string   `yaml:"computed_as,required"`
	Structure         string   `yaml:"structure,required"`
	StructureAbout    string   `yaml:"structure_about,required"`
	StructureJSON     string   `yaml:"structure_json,required"`
	Rules             []string `yaml:"rules,required"`
	Both              string   `yaml:"both,required"`
	Fetch             string   `yaml:"fetch,required"`
	FetchAbout        string   `yaml:"fetch_about,required"`
	ExcelFile         string   `yaml:"excel_file,required"`
	Excel             string   `yaml:"excel,required"` // {address}
	Curl              string   `yaml:"curl,required"`
	CurlSums          string   `yaml:"curl_sums,required"`
	Python            string   `yaml:"python,required"`
	R                 string   `yaml:"r,required"`
	Cite              string   `yaml:"cite,required"`
	CiteAbout         string   `yaml:"cite_about,required"`
	Citation          string   `yaml:"citation,required"` // {publisher} {year} {report} {address} {licence}
	Metadata          string   `yaml:"metadata,required"`
	MetadataAbout     string   `yaml:"metadata_about,required"`
	Package           string   `yaml:"package,required"`
	Catalogue         string   `yaml:"catalogue,required"`
	Sums              string   `yaml:"sums,required"`
}

// DataWords returns what the data files say about themselves, in a language that the layouts speak.
func (l *Layouts) DataWords(language string) *opendata.Words { return &l.wordsIn(language).Data }

// CorrectionWords are those of corrected figures.
type CorrectionWords struct {
	Address string `yaml:"address,required"` // the page's: lower-case letters, digits and hyphens
	Title   string `yaml:"title,required"`
	Lead    string `yaml:"lead,required"`
	Note    string `yaml:"note,required"` // {date} {old} {new} {reason}
	Caption string `yaml:"caption,required"`
	Date    string `yaml:"date,required"`
	Old     string `yaml:"old,required"`
	New     string `yaml:"new,required"`
	Reason  string `yaml:"reason,required"`
	Feed    string `yaml:"feed,required"`
}

// ChartWords are what charts are described with. {name} and {names} are titles of rows or
// fields, {series} is one, {value}, {from}, {to} and {goal} are figures with their unit.
type ChartWords struct {
	Percent    string   `yaml:"percent,required"`  // {n}, where there is little room
	Unsigned   string   `yaml:"unsigned,required"` // {what}
	Figures    string   `yaml:"figures,required"`
	WholeTable string   `yaml:"whole_table,required"` // {title}
	SeeTable   string   `yaml:"see_table,required"`
	Unsaid     []string `yaml:"unsaid,required"` // units that are not said after a number

	Bar       string `yaml:"bar,required"`
	Stacked   string `yaml:"stacked,required"`
	Line      string `yaml:"line,required"`
	Deviation string `yaml:"deviation,required"`
	Progress  string `yaml:"progress,required"`

	Largest       string `yaml:"largest,required"`        // {names} {value}
	LargestOf     string `yaml:"largest_of,required"`     // {series} {names} {value}
	Smallest      string `yaml:"smallest,required"`       // {names} {value}
	Difference    string `yaml:"difference,required"`     // {name} {from} {a} {to} {b}
	LargestPart   string `yaml:"largest_part,required"`   // {whole} {name} {value}
	Way           string `yaml:"way,required"`            // {series} {from} {a} {to} {b}
	Highest       string `yaml:"highest,required"`        // {names} {value}
	Lowest        string `yaml:"lowest,required"`         // {names} {value}
	FarthestAbove string `yaml:"farthest_above,required"` // {names} {value}
	FarthestBelow string `yaml:"farthest_below,required"` // {names} {value}
	ReachedOne    string `yaml:"reached_one,required"`    // {series} {n} {of}
	ReachedOther  string `yaml:"reached_other,required"`  // {series} {n} {of}
	Farthest      string `yaml:"farthest,required"`       // {name} {value} {goal}
	Missing       string `yaml:"missing,required"`        // {name} {series} {reason}
}

// ReconciliationWords are those of the reconciliation page.
type ReconciliationWords struct {
	Address string `yaml:"address,required"` // the page's: lower-case letters, digits and hyphens
	Title   string `yaml:"title,required"`
	Lead    string `yaml:"lead,required"`
	Rest    string `yaml:"rest,required"` // {n}
	None    string `yaml:"none,required"` // of a list that is empty
	Nothing string `yaml:"nothing,required"`

	Counts          string  `yaml:"counts,required"`
	CountsAbout     string  `yaml:"counts_about,required"`
	CountsCaption   string  `yaml:"counts_caption,required"`
	What            string  `yaml:"what,required"`
	Count           string  `yaml:"count,required"`
	Meaning         string  `yaml:"meaning,required"`
	Computed        Counted `yaml:"computed,required"`
	Published       Counted `yaml:"published,required"`
	Same            Counted `yaml:"same,required"`
	Rounding        Counted `yaml:"rounding,required"`
	RoundingWarned  Counted `yaml:"rounding_warned,required"`
	Unproved        Counted `yaml:"unproved,required"`
	Withheld        Counted `yaml:"withheld,required"`
	JudgedOtherwise Counted `yaml:"judged_otherwise,required"`
	Checked         Counted `yaml:"checked,required"`
	Bound           Counted `yaml:"bound,required"`

	Formulas        string `yaml:"formulas,required"`
	FormulasAbout   string `yaml:"formulas_about,required"`
	FormulasCaption string `yaml:"formulas_caption,required"` // {title}
	TablesMore      string `yaml:"tables_more,required"`      // {title} {n}
	ShownIn         string `yaml:"shown_in,required"`
	AppliesTo       string `yaml:"applies_to,required"`
	Column          string `yaml:"column,required"` // {title}
	Row             string `yaml:"row,required"`    // {title}
	InWords         string `yaml:"in_words,required"`
	Written         string `yaml:"written,required"`
	FromParts       string `yaml:"from_parts,required"` // in place of a formula, of a sum of parts
	ComputedCells   string `yaml:"computed_cells,required"`
	PublishedCells  string `yaml:"published_cells,required"`

	Differences        string `yaml:"differences,required"`
	DifferencesAbout   string `yaml:"differences_about,required"`
	DifferencesCaption string `yaml:"differences_caption,required"`
	Cell               string `yaml:"cell,required"`
	PublishedFigure    string `yaml:"published_figure,required"`
	ExactResult        string `yaml:"exact_result,required"`
	Allowed            string `yaml:"allowed,required"`
	Interval           string `yaml:"interval,required"` // {low} {high}
	Verdict            string `yaml:"verdict,required"`

	Checks        string `yaml:"checks,required"`
	ChecksAbout   string `yaml:"checks_about,required"`
	ChecksCaption string `yaml:"checks_caption,required"`
	Condition     string `yaml:"condition,required"`
	Why           string `yaml:"why,required"`
	Sides         string `yaml:"sides,required"`
	Holds         string `yaml:"holds,required"`
	HoldsRounded  string `yaml:"holds_rounded,required"`

	Named        string `yaml:"named,required"`
	NamedAbout   string `yaml:"named_about,required"`
	NamedCaption string `yaml:"named_caption,required"`
	Figure       string `yaml:"figure,required"`
	Value        string `yaml:"value,required"`

	Figures        string `yaml:"figures,required"`
	FiguresAbout   string `yaml:"figures_about,required"`
	FiguresCaption string `yaml:"figures_caption,required"`
	BoundTo        string `yaml:"bound_to,required"`
	Sentence       string `yaml:"sentence,required"`
}

// Unit is a short unit, and what it stands for.
type Unit struct {
	Name    string `yaml:"name,required"`
	Meaning string `yaml:"meaning,required"`
}

// Counted is what is counted, or how something was judged, and what that means.
type Counted struct {
	Name    string `yaml:"name,required"`
	Meaning string `yaml:"meaning,required"`
}

// meaning returns what a short unit stands for, "" for one that says so itself.
func (w *Words) meaning(unit string) string {
	for _, u := range w.Units {
		if u.Name == unit {
			return u.Meaning
		}
	}
	return ""
}

// fill is [opendata.Fill].
func fill(text string, namesAndValues ...string) string {
	return opendata.Fill(text, namesAndValues...)
}
