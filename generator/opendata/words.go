package opendata

import (
	"strings"

	"bokslut/generator/report"
)

// Words are what the data files say about themselves, in one language, as a file of
// layouts/i18n holds them. Those with { } in them are filled in by [Fill].
type Words struct {
	Percent          string `yaml:"percent,required"`
	PercentagePoints string `yaml:"percentage_points,required"`

	RowID          string `yaml:"row_id,required"`
	RowIDAbout     string `yaml:"row_id_about,required"`
	RowType        string `yaml:"row_type,required"`
	RowTypeAbout   string `yaml:"row_type_about,required"`
	DataRow        string `yaml:"data_row,required"`
	SubtotalRow    string `yaml:"subtotal_row,required"`
	TotalRow       string `yaml:"total_row,required"`
	Status         string `yaml:"status,required"` // {title}
	StatusAbout    string `yaml:"status_about,required"`
	StatusVaries   string `yaml:"status_varies,required"`
	NotComputable  string `yaml:"not_computable,required"`
	Derived        string `yaml:"derived,required"` // {formula}
	UnitVaries     string `yaml:"unit_varies,required"`
	UnitUnlike     string `yaml:"unit_unlike,required"` // {rows} {unit}
	UnitNone       string `yaml:"unit_none,required"`   // {rows}
	UnitApart      string `yaml:"unit_apart,required"`  // {columns}
	TableAbout     string `yaml:"table_about,required"` // {report}
	Table          string `yaml:"table,required"`
	Row            string `yaml:"row,required"`
	RowTitle       string `yaml:"row_title,required"`
	Field          string `yaml:"field,required"`
	FieldTitle     string `yaml:"field_title,required"`
	Value          string `yaml:"value,required"`
	Unit           string `yaml:"unit,required"`
	Origin         string `yaml:"origin,required"`
	OriginAbout    string `yaml:"origin_about,required"`
	Given          string `yaml:"given,required"`
	Computed       string `yaml:"computed,required"`
	Published      string `yaml:"published,required"`
	Exact          string `yaml:"exact,required"`
	ExactAbout     string `yaml:"exact_about,required"`
	Figure         string `yaml:"figure,required"`
	Title          string `yaml:"title,required"`
	Formula        string `yaml:"formula,required"`
	CellsTitle     string `yaml:"cells_title,required"`
	CellsAbout     string `yaml:"cells_about,required"`
	FiguresTitle   string `yaml:"figures_title,required"`
	FiguresAbout   string `yaml:"figures_about,required"`
	AllTitle       string `yaml:"all_title,required"` // {report}
	AllAbout       string `yaml:"all_about,required"`
	CatalogueTitle string `yaml:"catalogue_title,required"` // {report}
	CatalogueAbout string `yaml:"catalogue_about,required"` // {report} {organisation}
	AboutSheet     string `yaml:"about_sheet,required"`     // of a workbook: up to 31 characters
	Description    string `yaml:"description,required"`
	Source         string `yaml:"source,required"`
	Publisher      string `yaml:"publisher,required"`
	Report         string `yaml:"report,required"`
	PublishedOn    string `yaml:"published_on,required"`
	Licence        string `yaml:"licence,required"`
	LicenceAddress string `yaml:"licence_address,required"`
	Address        string `yaml:"address,required"`
	Signs          string `yaml:"signs,required"`
	Notes          string `yaml:"notes,required"`
	Corrections    string `yaml:"corrections,required"`
	Before         string `yaml:"before,required"`
	CorrectedOn    string `yaml:"corrected_on,required"`
	Reason         string `yaml:"reason,required"`
	Columns        string `yaml:"columns,required"`
	Meaning        string `yaml:"meaning,required"`
	ComputedRows   string `yaml:"computed_rows,required"`
	Differences    string `yaml:"differences,required"`
	PublishedValue string `yaml:"published_value,required"`
	CSVAbout       string `yaml:"csv_about,required"`
	XLSXAbout      string `yaml:"xlsx_about,required"`
	JSONAbout      string `yaml:"json_about,required"`
	ZIPAbout       string `yaml:"zip_about,required"`
}

// UnitName returns a unit as people call it: percent for procent, in English. The data for
// programs have the same word in all languages.
func (w *Words) UnitName(unit string) string {
	switch unit {
	case report.Percent:
		return w.Percent
	case report.PercentagePoints:
		return w.PercentagePoints
	}
	return unit
}

// Fill replaces names in braces: Fill("Not {n}", "{n}", "a") is "Not a".
func Fill(text string, namesAndValues ...string) string {
	filled := make([]byte, 0, 256)
	for {
		open := strings.IndexByte(text, '{')
		if open < 0 {
			return string(append(filled, text...))
		}
		filled, text = append(filled, text[:open]...), text[open:]
		name, value := "{", "{" // a brace that begins no name
		for i := 0; i < len(namesAndValues); i += 2 {
			if strings.HasPrefix(text, namesAndValues[i]) {
				name, value = namesAndValues[i], namesAndValues[i+1]
			}
		}
		filled, text = append(filled, value...), text[len(name):]
	}
}
