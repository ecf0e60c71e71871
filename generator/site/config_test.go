package site_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"bokslut/generator/diag"
	"bokslut/generator/diag/diagtest"
	"bokslut/generator/report"
	"bokslut/generator/site"
)

// smallest is a site.yaml with the required keys only, a line for each.
const smallest = `title: Årsbokslut 2022
organisation: {name: Alingsås kommun}
language: sv
baseURL: https://example.org/arsbokslut-2022
year: 2022
published: 2023-02-20
licence: CC0-1.0
`

// A picture that may not be read is not said to be of another kind.
func TestUnreadablePicture(t *testing.T) {
	text := strings.Replace(smallest, "year", "image: {file: content/dela.png, text: Tre staplar}\nyear", 1)
	_, list, err := site.Load(locked{fstest.MapFS{"site.yaml": {Data: []byte(text)}, "content/dela.png": {}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	diagtest.Swedish(t, list)
	want := `site.yaml:5:15: the picture "content/dela.png" cannot be read: you may not read it [site-picture] - `
	if got := lines(list); len(got) != 1 || got[0] != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// locked is a folder in which no picture may be opened.
type locked struct{ fstest.MapFS }

func (l locked) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, ".png") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return l.MapFS.Open(name)
}

func load(t *testing.T, text string, overrides map[string]string) (*site.Config, []string) {
	t.Helper()
	root := fstest.MapFS{"site.yaml": {Data: []byte(text)}, "content/logo.svg": {}, "content/dela.png": {Data: picture(t, 1200, 630)}, "content/liten.png": {Data: picture(t, 600, 630)}, "content/bruten.png": {Data: picture(t, 600, 630)[:20]}}
	config, list, err := site.Load(root, overrides)
	if err != nil {
		t.Fatal(err)
	}
	diagtest.Swedish(t, list)
	return config, lines(list)
}

// picture returns a PNG file of that size.
func picture(t *testing.T, width, height int) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := png.Encode(&file, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// lines tells each diagnostic in one line, its hint after a dash.
func lines(list diag.List) []string {
	var all []string
	for _, d := range list {
		all = append(all, fmt.Sprintf("%s: %s [%s] - %s", d.Pos, d.Message, d.Code, d.Hint))
	}
	return all
}

func TestLoad(t *testing.T) {
	got, problems := load(t, "\ufeff"+`title: "007"
organisation:
  name: Alingsås kommun
  unit: Kommunstyrelsen
  url: https://www.alingsas.se
  number: 212000-1553
  logo: /content/logo.svg
  colour: "#10404f"
image: {file: content/dela.png, text: Tre staplar}
language: en
baseURL: https://example.org/bokslut
year: 2022
published: 2023-02-20
licence: CC-BY-4.0
contact: {name: Kansliet, email: kansliet@example.org, phone: 0322-61 60 00}
accessibility:
  status: delvis
  assessed: 2023-02-01
  updated: 2023-02-20
  method: Självskattning
  problems: [{what: Kartan, why: Den är en bild}]
  burdens: [{what: Filmerna, why: De är tusen}]
  outside: [{what: Annonsen, why: Den är inte vår}]
  report: https://example.org/?amne=brister
  law: the Act
  supervisor: {name: The Authority}
folders: {content: text, public: ut/webb}
downloads: [csv, json]
precompress: [brotli, gzip]
catalogue: {keywords: ["skola, vård", bokslut], themes: [ECON], spatial: http://sws.geonames.org/2725469/}
`, nil)
	want := &site.Config{
		Site: report.Site{
			Title: "007",
			Organisation: report.Organisation{Name: "Alingsås kommun", Unit: "Kommunstyrelsen", URL: "https://www.alingsas.se",
				Number: "212000-1553", Logo: "content/logo.svg", Colour: "#10404f", OnColour: "#fff"},
			Image:     report.Image{File: "content/dela.png", Text: "Tre staplar", Width: 1200, Height: 630},
			Language:  "en",
			BaseURL:   "https://example.org/bokslut/",
			Year:      2022,
			Published: "2023-02-20",
			Downloads: []string{"csv", "json"}, Keywords: []string{"skola, vård", "bokslut"}, Themes: []string{"ECON"}, Spatial: "http://sws.geonames.org/2725469/",
			Licence: report.Licence{ID: "CC-BY-4.0", Name: "Creative Commons Erkännande 4.0", URL: "http://creativecommons.org/licenses/by/4.0/"},
			Contact: report.Contact{Name: "Kansliet", Email: "kansliet@example.org", Phone: "0322-61 60 00"},
			Accessibility: &report.Accessibility{Status: "delvis", Assessed: "2023-02-01", Updated: "2023-02-20", Method: "Självskattning",
				Problems: []report.Problem{{What: "Kartan", Why: "Den är en bild"}},
				Burdens:  []report.Problem{{What: "Filmerna", Why: "De är tusen"}},
				Outside:  []report.Problem{{What: "Annonsen", Why: "Den är inte vår"}},
				Report:   "https://example.org/?amne=brister", Law: "the Act", Standard: "EN 301 549 V3.2.1",
				Supervisor: report.Supervisor{Name: "The Authority", URL: "https://www.digg.se/tdosanmalan"}},
		},
		Precompress: []string{"brotli", "gzip"},
		Folders:     site.Folders{Content: "text", Data: "data", Layouts: "layouts", Public: "ut/webb"},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(report.Site{}, "Span")); diff != "" {
		t.Errorf("config differs (-want +got):\n%s", diff)
	}
	if len(problems) > 0 {
		t.Errorf("problems: %q", problems)
	}
}

// The command line goes before the environment, which goes before the file.
func TestLoadOrder(t *testing.T) {
	t.Setenv("BOKSLUT_BASEURL", "https://environment.example/")
	t.Setenv("BOKSLUT_ORGANISATION_NAME", "Nämnden")
	t.Setenv("BOKSLUT_ORGANISATION", "not a key that holds one value")
	for _, test := range []struct {
		overrides map[string]string
		want      string
	}{
		{nil, "https://environment.example/"},
		{map[string]string{"baseURL": "https://flag.example/"}, "https://flag.example/"},
	} {
		got, problems := load(t, smallest, test.overrides)
		if got.Site.BaseURL != test.want || got.Site.Organisation.Name != "Nämnden" || len(problems) > 0 {
			t.Errorf("overrides %v: base URL %q of %q, want %q; problems %q", test.overrides, got.Site.BaseURL, got.Site.Organisation.Name, test.want, problems)
		}
	}
}

func TestLoadProblems(t *testing.T) {
	for _, test := range []struct {
		name, replace, with string // in smallest
		want                string
	}{
		{"nothing wrong", "", "", ""},
		{"unknown key", "year", "yaer: 1\nyear", `site.yaml:5:1: "yaer" is not a key of the file [yaml-unknown-key]`},
		{"required", "title: Årsbokslut 2022\n", "", "site.yaml: title is not filled in [site-required] - write for example title: Årsbokslut 2022"},
		{"required, empty", "title: Årsbokslut 2022", `title: ""`, "site.yaml:1:9: title is not filled in [site-required]"},
		{"required inside", "name:", "unit:", "site.yaml: organisation.name is not filled in [site-required]"},
		{"language", ": sv", ": no", `site.yaml:3:11: language cannot be "no" [site-choice] - write one of: sv, en`},
		{"relative address", "https://example.org/arsbokslut-2022", "/arsbokslut", `site.yaml:4:10: "/arsbokslut" is not a web address for baseURL [site-address] - write it whole`},
		{"other scheme", "https://", "ftp://", `"ftp://example.org/arsbokslut-2022" is not a web address`},
		{"query", "-2022\nyear", "?a=1\nyear", `site.yaml:4:10: "https://example.org/arsbokslut?a=1" is more than the address of a folder`},
		{"year", "year: 2022", "year: 22", `site.yaml:5:7: "22" is not a year [site-year]`},
		{"date that does not exist", "02-20", "02-29", `site.yaml:6:12: "2023-02-29" is not a date for published [site-date]`},
		{"licence", "CC0-1.0", "MIT", `site.yaml:7:10: "MIT" is not a licence that bokslut knows [site-licence] - write one of: CC0-1.0, CC-BY-4.0`},
		{"download that there is not", "year", "downloads: [csv, pdf]\nyear", `site.yaml:5:18: downloads cannot be "pdf" [site-choice] - write one of: xlsx, csv, json, zip, cells, metadata`},
		{"an encoding that there is not", "year", "precompress: [gzip, zstd]\nyear", `site.yaml:5:21: precompress cannot be "zstd" [site-choice] - write one of: gzip, brotli`},
		{"no CSV", "year", "downloads: [json]\nyear", `site.yaml:5:13: downloads has no csv, which the other files are described by [site-downloads] - add csv`},
		{"theme", "year", "catalogue: {themes: [MONEY]}\nyear", `site.yaml:5:22: catalogue.themes cannot be "MONEY" [site-choice]`},
		{"spatial", "year", "catalogue: {spatial: Alingsås}\nyear", `site.yaml:5:22: "Alingsås" is not a web address for catalogue.spatial [site-address]`},
		{"e-mail", "year", "contact: {email: Kansliet}\nyear", `site.yaml:5:18: "Kansliet" is not an e-mail address [site-email]`},
		{"e-mail with a name", "year", "contact: {email: Eva <eva@example.org>}\nyear", `site.yaml:5:18: "Eva <eva@example.org>" is not an e-mail address`},
		{"number", "kommun}", "kommun, number: 12}", `"12" is not an organisation number [site-shape] - write it as 212000-1553`},
		{"colour", "kommun}", "kommun, colour: blå}", `"blå" is not a colour [site-shape]`},
		{"colour on which nothing can be read", "kommun}", "kommun, colour: \"#e2001a\"}", `site.yaml:2:48: neither white nor black text can be read well on the colour #e2001a: the contrast is 4.9 to 1 at best, and 7 to 1 is needed [site-contrast] - choose a darker or a lighter one, such as "#b60015"`},
		{"light colour", "kommun}", "kommun, colour: \"#ffd200\"}", ""},
		{"logo", "kommun}", "kommun, logo: content/none.svg}", `there is no picture "content/none.svg" [site-picture]`},
		{"image", "year", "image: {file: content/dela.png, text: Tre staplar}\nyear", ""},
		{"image without words", "year", "image: {file: content/dela.png}\nyear", `site.yaml:5:15: image.text is not filled in [site-required] - write what the picture shows, for those who do not see it`},
		{"small image", "year", "image: {file: content/liten.png, text: Liten}\nyear", `site.yaml:5:15: the picture "content/liten.png" is 600 by 630 pixels, and 1200 by 630 are needed [site-picture] - save it larger`},
		{"image of another kind", "year", "image: {file: content/logo.svg, text: Logotyp}\nyear", `site.yaml:5:15: "content/logo.svg" is neither a PNG nor a JPEG file [site-picture]`},
		{"damaged image", "year", "image: {file: content/bruten.png, text: Bruten}\nyear", `site.yaml:5:15: the picture "content/bruten.png" is damaged [site-picture] - save the picture again, as PNG`},
		{"status", "year", "accessibility: {status: ja, assessed: 2023-01-01, updated: 2023-01-01, report: https://example.org/, method: m}\nyear", `site.yaml:5:25: accessibility.status cannot be "ja"`},
		{"no problems", "year", "accessibility: {status: delvis, assessed: 2023-01-01, updated: 2023-01-01, report: https://example.org/, method: m}\nyear", `site.yaml:5:25: accessibility is "delvis", but no part is named`},
		{"full, with problems", "year", "accessibility: {status: helt, assessed: 2023-01-01, updated: 2023-01-01, report: https://example.org/, method: m, problems: [{what: a, why: b}]}\nyear", `site.yaml:5:25: the report cannot be accessible in full`},
		{"problem without reason", "year", "accessibility: {status: inte, assessed: 2023-01-01, updated: 2023-01-01, report: https://example.org/, method: m, problems: [{what: a}]}\nyear", `[yaml-required]`},
		{"statement without a day", "year", "accessibility: {status: helt, assessed: 2023-01-01, report: https://example.org/, method: m}\nyear", `site.yaml:5:25: accessibility.updated is not filled in [site-required]`},
		{"statement older than the assessment", "year", "accessibility: {status: helt, assessed: 2023-01-02, updated: 2023-01-01, report: https://example.org/, method: m}\nyear", `site.yaml:5:62: the statement was updated (2023-01-01) before the report was assessed (2023-01-02)`},
		{"no way to report", "year", "accessibility: {status: helt, assessed: 2023-01-01, updated: 2023-01-01, method: m}\nyear", `site.yaml:5:25: the statement must say how a reader reports a problem`},
		{"a burden without words", "year", "accessibility: {status: helt, assessed: 2023-01-01, updated: 2023-01-01, report: https://example.org/, method: m, burdens: [{what: a, why: ' '}]}\nyear", `this says nothing [site-accessibility]`},
		{"public body without a statement", "kommun}", "kommun, number: 212000-1553}", `site.yaml:2:47: the report of a public body needs an accessibility statement`},
		{"company without a statement", "kommun}", "kommun, number: 556000-0000}", ""},
		{"folder outside", "year", "folders: {data: ../data}\nyear", `site.yaml:5:17: "../data" is not a folder inside the report's [site-folder]`},
		{"folder is the report's", "year", "folders: {public: .}\nyear", `site.yaml:5:19: "." is not a folder inside the report's`},
		{"folders overlap", "year", "folders: {public: content/out}\nyear", `site.yaml:5:19: folders.public (content/out) and folders.content (content) overlap`},
		{"folder inside another", "year", "folders: {content: a/b, data: a}\nyear", `site.yaml:5:31: folders.data (a) and folders.content (a/b) overlap`},
		{"overlaps a usual one", "year", "folders: {content: data}\nyear", `site.yaml:5:20: folders.content (data) and folders.data (data) overlap`},
		{"not YAML", "title:", "title: [", `[yaml-syntax]`},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := strings.Replace(smallest, test.replace, test.with, 1)
			_, got := load(t, text, nil)
			if test.want == "" && len(got) == 0 || len(got) == 1 && test.want != "" && strings.Contains(got[0], test.want) {
				return
			}
			t.Errorf("got  %q\nwant one with %q\nfor\n%s", got, test.want, text)
		})
	}
}

// What is wrong outside the file has no place in it, so the message says where it is.
func TestLoadProblemElsewhere(t *testing.T) {
	_, got := load(t, smallest, map[string]string{"baseURL": "example.org"})
	want := []string{`: "example.org" is not a web address for baseURL (baseURL comes from BOKSLUT_BASEURL or the command line) [site-address]` +
		" - write it whole, as https://example.org/arsbokslut-2022/"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("problems differ (-want +got):\n%s", diff)
	}
}

func TestLoadAllProblemsAtOnce(t *testing.T) {
	_, got := load(t, "title: Bokslut\nyear: nu\nlicence: MIT\nfarg: röd\n", nil)
	if len(got) != 7 { // year, licence, farg; and no name, language, address or date
		t.Errorf("got %d problems, want 7: %q", len(got), got)
	}
}

func TestLoadWithoutSite(t *testing.T) {
	config, list, err := site.Load(fstest.MapFS{}, nil)
	want := []string{"site.yaml: there is no site.yaml here, so this folder is not a report [site-missing]" +
		" - run bokslut in the report's own folder, or name the folder: bokslut build path/to/the/report"}
	if diff := cmp.Diff(want, lines(list)); diff != "" || config != nil || err != nil {
		t.Errorf("config %v, error %v, problems (-want +got):\n%s", config, err, diff)
	}
}

// Whatever is in the file, Load says what is wrong or gives a site that can be built.
func FuzzLoad(f *testing.F) {
	f.Add(smallest)
	f.Add("title: &a x\norganisation: *a\n")
	f.Add("folders: {content: \"a\\\\b\", data: a//b/, layouts: a/../c}\n" + smallest)
	f.Add("\xff\x00")
	f.Fuzz(func(t *testing.T, text string) {
		config, list, err := site.Load(fstest.MapFS{"site.yaml": {Data: []byte(text)}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if config == nil || config.Site.Language == "" || config.Folders.Public == "" {
			t.Fatalf("config %+v cannot be built from", config)
		}
		if s := config.Site; !list.Errors() && (s.Title == "" || s.Year == 0 || !strings.HasSuffix(s.BaseURL, "/") || s.Licence.URL == "") {
			t.Fatalf("no error, but the site is not whole: %+v", s)
		}
	})
}
