package site

import (
	"errors"
	"image"
	_ "image/jpeg"
	_ "image/png"
	"io/fs"
	"net/mail"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/spf13/viper"

	"bokslut/generator/diag"
	"bokslut/generator/opendata"
	"bokslut/generator/report"
	"bokslut/generator/strictyaml"
)

// reader takes the values of site.yaml one by one and collects what is wrong with them.
//
// viper decides between the command line, the environment and the file. It is handed
// the file's values as text, by known keys: left to read the file itself it would
// lower-case the keys, read 0123 as 83 and a date as a time of day, and lose the places.
type reader struct {
	root   fs.FS
	source *diag.Source
	viper  *viper.Viper
	list   diag.List
}

// setting is the value that counts for one key.
type setting struct {
	key, value string
	span       diag.Span // in site.yaml, which is meant as a whole when it lacks the key; nowhere for a value from elsewhere
}

// maxSetting is how long a value may be, of a list all together: most stand on every page.
const maxSetting = 10_000 // bytes

// optional returns the value that counts for a key, "" when there is none.
func (r *reader) optional(key string, file strictyaml.Text) setting {
	r.viper.SetDefault(key, file.Value)
	if err := r.viper.BindEnv(key, variable(key)); err != nil {
		panic(err) // only when no key is given
	}
	s := setting{key: key, value: strings.TrimSpace(r.viper.GetString(key))}
	switch {
	case s.value != strings.TrimSpace(file.Value):
	case file.End == 0: // not in the file
		s.span = r.source.Whole()
	default:
		s.span = r.source.Span(int(file.Start), int(file.End))
	}
	if len(s.value) > maxSetting {
		r.list.Add(s.errorf("site-long", "%s is %d characters long, and can be %d at most", key, utf8.RuneCountInString(s.value), maxSetting).
			WithHint("write it shorter"))
	}
	return s
}

// required is optional with an error when there is no value. The example is shown as the hint.
func (r *reader) required(key string, file strictyaml.Text, example string) setting {
	s := r.optional(key, file)
	if s.value == "" {
		r.list.Add(s.span.Errorf("site-required", "%s is not filled in", key).WithHint("write for example %s", example))
	}
	return s
}

// variable returns the environment variable that goes before a key of site.yaml.
func variable(key string) string {
	return "BOKSLUT_" + strings.ToUpper(strings.ReplaceAll(key, ".", "_"))
}

// errorf makes an error about a value.
func (s setting) errorf(code string, format diag.Format, args ...any) diag.Diagnostic {
	d := s.span.Errorf(code, format, args...)
	if s.span.Source == nil {
		d.Message = diag.Textf("%s (%s comes from %s or the command line)", d.Message, s.key, variable(s.key))
	}
	return d
}

// address returns the web address of a folder, or "" when there is none or it is not one.
func (r *reader) address(s setting) string {
	address := r.page(s)
	if strings.ContainsAny(address, "?#") {
		r.list.Add(s.errorf("site-address", "%q is more than the address of a folder, which %s should be", s.value, s.key).
			WithHint("leave out what follows ? or #"))
		return ""
	}
	return address
}

// page returns a web address, or "" when there is none or it is not one.
func (r *reader) page(s setting) string {
	if s.value == "" {
		return ""
	}
	u, err := url.Parse(s.value)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" || u.User != nil || u.Opaque != "" {
		r.list.Add(s.errorf("site-address", "%q is not a web address for %s", s.value, s.key).
			WithHint("write it whole, as https://example.org/arsbokslut-2022/"))
		return ""
	}
	return u.String()
}

// oneOf returns a value that must be one of those named, else "".
func (r *reader) oneOf(s setting, names ...string) string {
	if s.value == "" || slices.Contains(names, s.value) {
		return s.value
	}
	r.list.Add(s.errorf("site-choice", "%s cannot be %q", s.key, s.value).WithHint("write one of: %s", strings.Join(names, ", ")))
	return ""
}

// several returns the values that count for a key with several of them. In the environment
// and on the command line they have commas between.
func (r *reader) several(key string, file []strictyaml.Text) []setting {
	written := make([]string, len(file))
	for i, t := range file {
		written[i] = strings.TrimSpace(t.Value)
	}
	joined := strictyaml.Text{Value: strings.Join(written, ",")}
	if len(file) > 0 {
		joined.Start, joined.End = file[0].Start, file[len(file)-1].End
	}
	all := r.optional(key, joined)
	if all.value == "" {
		return nil
	}
	var list []setting
	if all.value == joined.Value {
		for i, t := range file {
			list = append(list, setting{key, written[i], r.source.Span(int(t.Start), int(t.End))})
		}
		return list
	}
	for value := range strings.SplitSeq(all.value, ",") {
		list = append(list, setting{key: key, value: strings.TrimSpace(value)})
	}
	return list
}

// each returns those of a list that are among the names, and reports the others.
func (r *reader) each(list []setting, names []string) []setting {
	return slices.DeleteFunc(list, func(s setting) bool { return r.oneOf(s, names...) == "" })
}

// values returns the values of a list.
func values(list []setting) []string {
	var texts []string
	for _, s := range list {
		texts = append(texts, s.value)
	}
	return texts
}

// downloads returns which data files are made. CSV is what the others are made of and
// described by, so it is always among them.
func (r *reader) downloads(list []setting) []string {
	if len(list) == 0 {
		return nil
	}
	chosen := values(r.each(list, opendata.Choices()))
	if len(chosen) > 0 && !slices.Contains(chosen, "csv") {
		r.list.Add(list[0].errorf("site-downloads", "downloads has no csv, which the other files are described by").WithHint("add csv"))
	}
	return chosen
}

// year returns a year in four digits, else 0.
func (r *reader) year(s setting) int {
	if s.value == "" {
		return 0
	}
	year, err := strconv.Atoi(s.value)
	if err != nil || year < 1000 || year > 9999 {
		r.list.Add(s.errorf("site-year", "%q is not a year", s.value).WithHint("write four digits, as 2022"))
		return 0
	}
	return year
}

// date returns an ISO date that the calendar has, else "".
func (r *reader) date(s setting) string {
	if s.value == "" {
		return ""
	}
	if _, err := time.Parse(time.DateOnly, s.value); err != nil {
		r.list.Add(s.errorf("site-date", "%q is not a date for %s", s.value, s.key).WithHint("write year-month-day, as 2023-02-20"))
		return ""
	}
	return s.value
}

func (r *reader) licence(s setting) report.Licence {
	if s.value == "" {
		return report.Licence{}
	}
	var known []string
	for _, l := range licences {
		if l.ID == s.value {
			return l
		}
		known = append(known, l.ID)
	}
	r.list.Add(s.errorf("site-licence", "%q is not a licence that bokslut knows", s.value).WithHint("write one of: %s", strings.Join(known, ", ")))
	return report.Licence{}
}

func (r *reader) email(s setting) string {
	if s.value == "" {
		return ""
	}
	if a, err := mail.ParseAddress(s.value); err != nil || a.Address != s.value {
		r.list.Add(s.errorf("site-email", "%q is not an e-mail address", s.value).WithHint("write it as namn@example.org"))
		return ""
	}
	return s.value
}

// themes are the codes of the EU's data themes.
var themes = []string{"AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "REGI", "SOCI", "TECH", "TRAN"}

var (
	organisationNumber = regexp.MustCompile(`^[0-9]{6}-?[0-9]{4}$`)
	edition            = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*$`)
	colour             = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)
)

// shaped returns a value that must have a shape, else "". Not says of a value (%q) that it
// has another one, and hint how to write it.
func (r *reader) shaped(s setting, shape *regexp.Regexp, not, hint diag.Format) string {
	if s.value == "" || shape.MatchString(s.value) {
		return s.value
	}
	r.list.Add(s.errorf("site-shape", not, s.value).WithHint(hint))
	return ""
}

// edition returns the name of an edition, which is a folder's too.
func (r *reader) edition(s setting) string {
	if s.value == latest {
		r.list.Add(s.errorf("site-shape", "an edition cannot be called %q, which is what leads to the newest one", s.value).WithHint("write edition: 2022"))
		return ""
	}
	return r.shaped(s, edition, "%q is not the name of an edition", "write it with small letters a–z, digits and -, as 2022")
}

// picture returns the path of a file that must exist, without a leading slash, else "".
func (r *reader) picture(s setting) string {
	if s.value == "" {
		return ""
	}
	name := strings.TrimPrefix(s.value, "/")
	if info, err := fs.Stat(r.root, name); err != nil || info.IsDir() {
		r.list.Add(s.errorf("site-picture", "there is no picture %q", s.value).
			WithHint("write its path from the folder of site.yaml, as content/logotyp.svg"))
		return ""
	}
	return name
}

// Pixels that a picture which is shown where the report is shared has at least: fewer, and
// it is shown small or not at all.
const imageWidth, imageHeight = 1200, 630

// image returns the picture in a file, with what it shows in words.
func (r *reader) image(file, text setting) report.Image {
	name := r.picture(file)
	if name == "" {
		return report.Image{}
	}
	if text.value == "" {
		r.list.Add(file.errorf("site-required", "%s is not filled in", "image.text").WithHint("write what the picture shows, for those who do not see it"))
	}
	size, err := r.imageSize(name)
	var unread *fs.PathError
	switch {
	case errors.As(err, &unread):
		why, _ := diag.Reason(err)
		r.list.Add(file.errorf("site-picture", "the picture %q cannot be read: %s", file.value, why))
	case err != nil && err != image.ErrFormat:
		r.list.Add(file.errorf("site-picture", "the picture %q is damaged", file.value).WithHint("save the picture again, as PNG"))
	case err != nil:
		r.list.Add(file.errorf("site-picture", "%q is neither a PNG nor a JPEG file", file.value).
			WithHint("save the picture as PNG; other kinds are not shown where pages are shared"))
	case size.Width < imageWidth || size.Height < imageHeight:
		r.list.Add(file.errorf("site-picture", "the picture %q is %d by %d pixels, and %d by %d are needed", file.value, size.Width, size.Height, imageWidth, imageHeight).
			WithHint("save it larger"))
	}
	return report.Image{File: name, Text: text.value, Width: size.Width, Height: size.Height}
}

func (r *reader) imageSize(name string) (image.Config, error) {
	file, err := r.root.Open(name)
	if err != nil {
		return image.Config{}, err
	}
	defer file.Close()
	size, _, err := image.DecodeConfig(file)
	return size, err
}

// folders returns where the report's parts lie: inside its folder, and apart from each other.
func (r *reader) folders(w writtenFolders) Folders {
	var f Folders
	var taken []setting
	for _, folder := range []struct {
		key, usual string
		file       strictyaml.Text
		into       *string
	}{
		{"folders.content", "content", w.Content, &f.Content},
		{"folders.data", "data", w.Data, &f.Data},
		{"folders.layouts", "layouts", w.Layouts, &f.Layouts},
		{"folders.public", "public", w.Public, &f.Public},
	} {
		s := r.optional(folder.key, folder.file)
		if s.value == "" {
			s.value = folder.usual
		}
		s.value = path.Clean(s.value)
		*folder.into = folder.usual
		if !fs.ValidPath(s.value) || s.value == "." || strings.Contains(s.value, `\`) {
			r.list.Add(s.errorf("site-folder", "%q is not a folder inside the report's", s.value).
				WithHint("write a folder inside the report's own, as %s", folder.usual))
			continue
		}
		overlaps := func(other setting) bool { return within(s.value, other.value) || within(other.value, s.value) }
		if i := slices.IndexFunc(taken, overlaps); i >= 0 {
			other := taken[i]
			if s.span == r.source.Whole() {
				s, other = other, s
			}
			r.list.Add(s.errorf("site-folder", "%s (%s) and %s (%s) overlap", s.key, s.value, other.key, other.value).
				WithHint("give each a folder of its own"))
			continue
		}
		taken = append(taken, s)
		*folder.into = s.value
	}
	return f
}

// within reports whether a slash-separated path is a folder or lies inside it.
func within(name, folder string) bool {
	return name == folder || strings.HasPrefix(name, folder+"/")
}
