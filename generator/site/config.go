package site

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/viper"

	"bokslut/generator/diag"
	"bokslut/generator/report"
	"bokslut/generator/strictyaml"
)

// ConfigFile is the name of the file at the report's root that says who publishes what.
const ConfigFile = "site.yaml"

// Config is what site.yaml, the environment and the command line say together.
type Config struct {
	Site        report.Site
	Corrections []report.Correction // the newest first
	Precompress []string            // the encodings, gzip and brotli, in which files are written too
	Folders     Folders
}

// Folders are where the report's parts lie: slash-separated paths below its root.
type Folders struct{ Content, Data, Layouts, Public string }

// written is site.yaml as its author writes it. A key is added here and in [reader.site].
//
// Nothing is marked as required where one value stands, as the environment may have it.
type written struct {
	Title         strictyaml.Text       `yaml:"title"`
	Organisation  writtenOrganisation   `yaml:"organisation"`
	Language      strictyaml.Text       `yaml:"language"`
	BaseURL       strictyaml.Text       `yaml:"baseURL"`
	Year          strictyaml.Text       `yaml:"year"`
	Published     strictyaml.Text       `yaml:"published"`
	Licence       strictyaml.Text       `yaml:"licence"`
	Image         writtenImage          `yaml:"image"`
	Downloads     []strictyaml.Text     `yaml:"downloads"`
	Search        strictyaml.Text       `yaml:"search"`
	Book          strictyaml.Text       `yaml:"book"`
	Precompress   []strictyaml.Text     `yaml:"precompress"`
	Catalogue     writtenCatalogue      `yaml:"catalogue"`
	Contact       writtenContact        `yaml:"contact"`
	Accessibility *writtenAccessibility `yaml:"accessibility"`
	Corrections   []writtenCorrection   `yaml:"corrections"`
	Edition       strictyaml.Text       `yaml:"edition"`
	Folders       writtenFolders        `yaml:"folders"`
}

type writtenOrganisation struct {
	Name   strictyaml.Text `yaml:"name"`
	Unit   strictyaml.Text `yaml:"unit"`
	URL    strictyaml.Text `yaml:"url"`
	Number strictyaml.Text `yaml:"number"`
	Logo   strictyaml.Text `yaml:"logo"`
	Colour strictyaml.Text `yaml:"colour"`
}

type writtenImage struct {
	File strictyaml.Text `yaml:"file"`
	Text strictyaml.Text `yaml:"text"`
}

type writtenCatalogue struct {
	Keywords []strictyaml.Text `yaml:"keywords"`
	Themes   []strictyaml.Text `yaml:"themes"`
	Spatial  strictyaml.Text   `yaml:"spatial"`
}

type writtenContact struct {
	Name  strictyaml.Text `yaml:"name"`
	Email strictyaml.Text `yaml:"email"`
	Phone strictyaml.Text `yaml:"phone"`
}

type writtenAccessibility struct {
	Status     strictyaml.Text   `yaml:"status"`
	Assessed   strictyaml.Text   `yaml:"assessed"`
	Updated    strictyaml.Text   `yaml:"updated"`
	Method     strictyaml.Text   `yaml:"method"`
	Problems   []writtenProblem  `yaml:"problems"`
	Burdens    []writtenProblem  `yaml:"burdens"`
	Outside    []writtenProblem  `yaml:"outside"`
	Report     strictyaml.Text   `yaml:"report"`
	Law        strictyaml.Text   `yaml:"law"`
	Standard   strictyaml.Text   `yaml:"standard"`
	Supervisor writtenSupervisor `yaml:"supervisor"`
}

type writtenSupervisor struct {
	Name strictyaml.Text `yaml:"name"`
	URL  strictyaml.Text `yaml:"url"`
}

type writtenProblem struct {
	What strictyaml.Text `yaml:"what,required"`
	Why  strictyaml.Text `yaml:"why,required"`
}

type writtenFolders struct {
	Content strictyaml.Text `yaml:"content"`
	Data    strictyaml.Text `yaml:"data"`
	Layouts strictyaml.Text `yaml:"layouts"`
	Public  strictyaml.Text `yaml:"public"`
}

// licences are the terms that the open data may have, by their SPDX names.
var licences = []report.Licence{
	{ID: "CC0-1.0", Name: "Creative Commons CC0 1.0", URL: "http://creativecommons.org/publicdomain/zero/1.0/"},
	{ID: "CC-BY-4.0", Name: "Creative Commons Erkännande 4.0", URL: "http://creativecommons.org/licenses/by/4.0/"},
}

// Load reads site.yaml at the report's root. Overrides are values from the command
// line by key ("baseURL"); they go before the environment (BOKSLUT_BASEURL,
// BOKSLUT_ORGANISATION_NAME), which goes before the file.
//
// The config can be built from even when the list holds errors, so that the mistakes
// of the other files are found in the same run; only a site.yaml that is not there at
// all gives nil.
func Load(root fs.FS, overrides map[string]string) (*Config, diag.List, error) {
	text, err := fs.ReadFile(root, ConfigFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, diag.List{diag.NewSource(ConfigFile, "").Whole().
			Errorf("site-missing", "there is no site.yaml here, so this folder is not a report").
			WithHint("run bokslut in the report's own folder, or name the folder: bokslut build path/to/the/report")}, nil
	}
	if err != nil {
		why, _ := diag.Reason(err)
		return nil, diag.List{diag.NewSource(ConfigFile, "").Whole().Errorf("site-unreadable", "the file cannot be read: %s", why).
			WithHint("put the file itself here, and let everyone read it")}, nil
	}
	source := diag.NewSource(ConfigFile, strings.TrimPrefix(string(text), "\uFEFF"))
	r := &reader{root: root, source: source, viper: viper.New()}
	for key, value := range overrides {
		r.viper.Set(key, value)
	}
	var w written
	misspelt := strictyaml.Decode(source, 0, len(source.Text), &w)
	config := r.config(&w)
	if !slices.ContainsFunc(misspelt, endsReading) {
		misspelt.Add(r.list...)
	}
	return config, misspelt, nil
}

// config returns the settings that count, given what is written in the file.
func (r *reader) config(w *written) *Config {
	site := r.site(w)
	return &Config{Site: site, Corrections: r.corrections(w.Corrections, site.Published), Folders: r.folders(w.Folders),
		Precompress: values(r.each(r.several("precompress", w.Precompress), []string{"gzip", "brotli"}))}
}

// site returns what the settings say of the report.
func (r *reader) site(w *written) report.Site {
	brand := r.optional("organisation.colour", w.Organisation.Colour)
	site := report.Site{
		Title: r.required("title", w.Title, "title: Årsbokslut 2022").value,
		Organisation: report.Organisation{
			Name:   r.required("organisation.name", w.Organisation.Name, "organisation: {name: Alingsås kommun}").value,
			Unit:   r.optional("organisation.unit", w.Organisation.Unit).value,
			URL:    r.address(r.optional("organisation.url", w.Organisation.URL)),
			Number: r.shaped(r.optional("organisation.number", w.Organisation.Number), organisationNumber, "%q is not an organisation number", "write it as 212000-1553"),
			Logo:   r.picture(r.optional("organisation.logo", w.Organisation.Logo)),
			Colour: r.shaped(brand, colour, "%q is not a colour", "write it as \"#005b9f\", within quotation marks"),
		},
		Language:      r.oneOf(r.required("language", w.Language, "language: sv"), "sv", "en"),
		BaseURL:       r.address(r.required("baseURL", w.BaseURL, "baseURL: https://example.org/arsbokslut-2022/")),
		Edition:       r.edition(r.optional("edition", w.Edition)),
		Year:          r.year(r.required("year", w.Year, "year: 2022")),
		Published:     r.date(r.required("published", w.Published, "published: 2023-02-20")),
		Licence:       r.licence(r.required("licence", w.Licence, "licence: CC0-1.0")),
		Image:         r.image(r.optional("image.file", w.Image.File), r.optional("image.text", w.Image.Text)),
		Downloads:     r.downloads(r.several("downloads", w.Downloads)),
		WithoutSearch: r.oneOf(r.optional("search", w.Search), "true", "false") == "false",
		WithoutBook:   r.oneOf(r.optional("book", w.Book), "true", "false") == "false",
		Keywords:      values(r.several("catalogue.keywords", w.Catalogue.Keywords)),
		Themes:        values(r.each(r.several("catalogue.themes", w.Catalogue.Themes), themes)),
		Spatial:       r.page(r.optional("catalogue.spatial", w.Catalogue.Spatial)),
		Contact: report.Contact{
			Name:  r.optional("contact.name", w.Contact.Name).value,
			Email: r.email(r.optional("contact.email", w.Contact.Email)),
			Phone: r.optional("contact.phone", w.Contact.Phone).value,
		},
		Span: r.source.Whole(),
	}
	site.Accessibility = r.accessibility(w, &site)
	site.Organisation.OnColour = r.onColour(brand, site.Organisation.Colour)
	if site.BaseURL != "" && !strings.HasSuffix(site.BaseURL, "/") {
		site.BaseURL += "/"
	}
	if site.Edition != "" && site.BaseURL != "" {
		site.BaseURL += site.Edition + "/"
	}
	if site.Language == "" {
		site.Language = "sv" // an error was reported; the other files are read as most reports are written
	}
	return site
}

// endsReading reports whether a mistake hides the rest of the file, so that to call its
// keys missing would mislead.
func endsReading(d diag.Diagnostic) bool {
	return d.Code == "yaml-syntax" || d.Code == "yaml-unsupported"
}
