package preview_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"bokslut/generator/diag"
	"bokslut/generator/preview"
)

const patience = 20 * time.Second

// site is a preview under test of the files below its root. A file that holds ERROR has
// an error, one that holds WARNING a warning.
type site struct {
	t       *testing.T
	root    string
	address string // http://127.0.0.1:…
	builds  atomic.Int64
	good    func(string) ([]byte, bool, error)
	out     safeBuffer
	end     func()
}

type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// start previews files, by their names below content/. It ends with the test.
func start(t *testing.T, options preview.Options, files map[string]string) *site {
	t.Helper()
	s := &site{t: t, root: filepath.Join(t.TempDir(), "report")}
	s.write("site.yaml", "")
	s.write("content/style.css", "p { margin: 0 }")
	for name, text := range files {
		s.write("content/"+name, text)
	}
	options.Root, options.Out = s.root, &s.out
	options.Fault = func(value any) diag.Text { return diag.Textf("%s", fmt.Sprint("a fault, kept: ", value)) }
	if options.Build == nil {
		options.Build = s.build
	}
	options.Sources = []string{"site.yaml", "content"}
	if options.Address == "" {
		options.Address = "127.0.0.1:0"
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- preview.Serve(ctx, options) }()
	s.end = sync.OnceFunc(func() {
		cancel()
		began := time.Now()
		select {
		case err := <-done:
			if err != nil {
				t.Errorf("Serve returned %v", err)
			}
			if took := time.Since(began); took > time.Second {
				t.Errorf("it took %v to end", took)
			}
		case <-time.After(patience):
			t.Error("it does not end")
		}
	})
	t.Cleanup(s.end)
	s.eventually("an address", func() bool {
		s.address = regexp.MustCompile(`http://127\.0\.0\.1:\d+`).FindString(s.out.String())
		return s.address != ""
	})
	return s
}

func (s *site) build(context.Context, []string) (*preview.State, error) {
	s.builds.Add(1)
	files := map[string][]byte{}
	state := &preview.State{Language: "sv", Base: "/2022/", Tables: "data", Good: true}
	folder := filepath.Join(s.root, "content")
	if to, err := os.Readlink(folder); err == nil && to == "elsewhere" {
		folder = filepath.Join(s.root, to)
	} else if err == nil {
		files["link"] = []byte(to)
	}
	err := filepath.WalkDir(folder, func(full string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return nil
		}
		text, _ := os.ReadFile(full)
		name, _ := filepath.Rel(folder, full)
		name = filepath.ToSlash(name)
		files[name] = text
		source := diag.NewSource("content/"+name, string(text))
		if at := bytes.Index(text, []byte("ERROR")); at >= 0 {
			state.Good = false
			state.Problems = append(state.Problems, preview.Problem{Diagnostic: source.Span(at, at+5).Errorf("test", "an <error>"), Page: name})
		}
		if at := bytes.Index(text, []byte("WARNING")); at >= 0 {
			state.Problems = append(state.Problems, preview.Problem{Diagnostic: source.Span(at, at+7).Warnf("test", "a warning"),
				Page: name, Quote: func() preview.Quote { return preview.Quote{Exact: "WARNING"} }})
		}
		return nil
	})
	if state.Good {
		state.File = func(name string) ([]byte, bool, error) {
			text, ok := files[name]
			return text, ok, nil
		}
		s.good = state.File
	}
	state.File = s.good
	return state, err
}

func (s *site) write(name, text string) {
	s.t.Helper()
	full := filepath.Join(s.root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o666); err != nil {
		s.t.Fatal(err)
	}
}

func (s *site) rename(from, to string) {
	s.t.Helper()
	if err := os.Rename(filepath.Join(s.root, from), filepath.Join(s.root, to)); err != nil {
		s.t.Fatal(err)
	}
}

func (s *site) link(to, name string) {
	s.t.Helper()
	if err := os.Symlink(to, filepath.Join(s.root, name)); err != nil {
		s.t.Fatal(err)
	}
}

func (s *site) remove(name string) {
	s.t.Helper()
	if err := os.RemoveAll(filepath.Join(s.root, name)); err != nil {
		s.t.Fatal(err)
	}
}

// get returns status, header and body of a path.
func (s *site) get(path string) (int, http.Header, string) {
	s.t.Helper()
	r, err := http.Get(s.address + path)
	if err != nil {
		s.t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return r.StatusCode, r.Header, string(body)
}

// shows waits until a path has a text; "" until it has nothing.
func (s *site) shows(path, want string) {
	s.t.Helper()
	s.eventually(fmt.Sprintf("%s to be %q", path, want), func() bool {
		status, _, body := s.get(path)
		return want == "" && status == http.StatusNotFound || want != "" && status == http.StatusOK && body == want
	})
}

func (s *site) eventually(what string, holds func() bool) {
	s.t.Helper()
	for end := time.Now().Add(patience); !holds(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			s.t.Fatalf("waited in vain for %s; it said:\n%s", what, s.out.String())
		}
	}
}

// events opens the stream of a page.
func (s *site) events(page string) *stream {
	s.t.Helper()
	r, err := http.Get(s.address + "/_/events?page=" + page)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { r.Body.Close() })
	if kind := r.Header.Get("Content-Type"); kind != "text/event-stream; charset=utf-8" {
		s.t.Errorf("a stream of type %q", kind)
	}
	return &stream{s.t, bufio.NewReader(r.Body)}
}

type stream struct {
	t      *testing.T
	reader *bufio.Reader
}

type event struct {
	Page, Panel, Title string
	Assets             map[string]string
	Stale, Unmade      bool
	Figures            []string
	Errors             int
	Marks              []struct {
		Quote preview.Quote
		HTML  string
	}
}

func (s *stream) next() event {
	s.t.Helper()
	line, err := s.reader.ReadString('\n')
	if err != nil {
		s.t.Fatal(err)
	}
	if _, err := s.reader.ReadString('\n'); err != nil {
		s.t.Fatal(err)
	}
	var e event
	if err := json.Unmarshal([]byte(strings.TrimPrefix(line, "data: ")), &e); err != nil {
		s.t.Fatalf("%v: %s", err, line)
	}
	return e
}

// Every way in which programs save is seen, by being told and by looking.
func TestFollows(t *testing.T) {
	t.Parallel() // beside the others that wait more than they work
	for _, poll := range []time.Duration{0, 20 * time.Millisecond} {
		t.Run(fmt.Sprintf("poll %v", poll), func(t *testing.T) {
			t.Parallel()
			s := start(t, preview.Options{Poll: poll}, map[string]string{"a.txt": "1"})
			s.shows("/a.txt", "1")

			s.write("content/a.txt", "2")
			s.shows("/a.txt", "2")

			s.write("content/.a.txt.new", "3") // a new file renamed over the old one
			s.rename("content/.a.txt.new", "content/a.txt")
			s.shows("/a.txt", "3")
			s.write("content/a.txt", "4") // and the new one is followed
			s.shows("/a.txt", "4")

			s.write("content/1A2B3C40", "4, from Excel") // the old file moved away, and a new one with a name of its own put there
			s.rename("content/a.txt", "content/5F6E7D8C.tmp")
			s.rename("content/1A2B3C40", "content/a.txt")
			s.remove("content/5F6E7D8C.tmp")
			s.shows("/a.txt", "4, from Excel")

			s.remove("content/a.txt")
			s.shows("/a.txt", "")
			s.write("content/a.txt", "5")
			s.shows("/a.txt", "5")

			s.write("content/new/deep/b.txt", "6")
			s.shows("/new/deep/b.txt", "6")
			s.write("content/new/deep/b.txt", "7")
			s.shows("/new/deep/b.txt", "7")
			s.rename("content/new", "content/other")
			s.shows("/new/deep/b.txt", "")
			s.shows("/other/deep/b.txt", "7")
			s.write("content/other/deep/b.txt", "8")
			s.shows("/other/deep/b.txt", "8")
			s.remove("content/other")
			s.shows("/other/deep/b.txt", "")
			s.write("content/other/deep/b.txt", "9")
			s.shows("/other/deep/b.txt", "9")

			s.remove("content")
			s.shows("/a.txt", "")
			s.write("content/a.txt", "10")
			s.shows("/a.txt", "10")

			s.rename("content", "elsewhere") // a folder that is a link to another of the report
			s.shows("/a.txt", "")
			s.link("elsewhere", "content")
			s.shows("/a.txt", "10")
			s.write("elsewhere/a.txt", "10, too")
			s.shows("/a.txt", "10, too")
			s.remove("content")
			s.shows("/a.txt", "")
			for _, to := range []string{"..", "nowhere", "content"} { // of these only that they come and go
				s.link(to, "content")
				s.shows("/link", to)
				s.remove("content")
				s.shows("/link", "")
			}
			s.rename("elsewhere", "content")
			s.write("content/a.txt", "10")
			s.shows("/a.txt", "10")

			root := s.root
			if err := os.Rename(root, root+".moved"); err != nil {
				t.Fatal(err)
			}
			s.shows("/a.txt", "")
			if err := os.Rename(root+".moved", root); err != nil {
				t.Fatal(err)
			}
			s.shows("/a.txt", "10")
			s.write("content/a.txt", "11")
			s.shows("/a.txt", "11")
		})
	}
}

// What spreadsheets and editors leave behind, and a save of the same bytes, build nothing.
func TestBuildsOnlyForContent(t *testing.T) {
	s := start(t, preview.Options{}, map[string]string{"a.txt": "1", "b.txt": "1"})
	s.shows("/a.txt", "1")
	before := s.builds.Load()
	for _, name := range []string{"content/~$a.csv", "content/.~lock.a.csv#", "content/a.tmp", "content/4913", "content/a.txt~", "content/.a.txt.swp", "elsewhere/a.txt", "notes.txt"} {
		s.write(name, "x")
		s.remove(name)
	}
	s.write("content/a.txt", "1")
	s.rename("content/a.txt", "content/.a")
	s.rename("content/.a", "content/a.txt")
	s.write("content/b.txt", "2")
	s.shows("/b.txt", "2")
	if builds := s.builds.Load() - before; builds > 6 { // a file may be seen empty while it is written, and gone while it is renamed
		t.Errorf("%d builds for one change:\n%s", builds, s.out.String())
	}
}

// A file that may be read again is built, whatever its time says.
func TestPermissions(t *testing.T) {
	for _, poll := range []time.Duration{0, 20 * time.Millisecond} {
		s := start(t, preview.Options{Poll: poll}, map[string]string{"a.txt": "1", "deep/b.txt": "1"})
		s.shows("/a.txt", "1")
		for _, name := range []string{"content/a.txt", "content/deep/b.txt"} {
			full := filepath.Join(s.root, name)
			for _, mode := range []fs.FileMode{0, 0o644} {
				before := s.builds.Load()
				if err := os.Chmod(full, mode); err != nil {
					t.Fatal(err)
				}
				s.eventually(fmt.Sprintf("a build after a chmod of %s to %v", name, mode), func() bool { return s.builds.Load() > before })
			}
		}
		s.end()
		if strings.Contains(s.out.String(), "does not watch") {
			t.Errorf("it was told:\n%s", s.out.String())
		}
	}
}

// A file that is not whole for a moment shows no error; what is good shows at once. A moment
// that a busy machine has drawn out is tried again.
func TestHalfWritten(t *testing.T) {
	s := start(t, preview.Options{}, map[string]string{"a.html": "<p>1"})
	stream := s.events("/a.html")
	last := stream.next()
	for try := 2; ; try++ {
		before, begun := s.builds.Load(), time.Now()
		s.write("content/a.html", "<p>ERROR")
		s.eventually("a build", func() bool { return s.builds.Load() > before })
		s.write("content/a.html", fmt.Sprintf("<p>%d", try))
		moment := time.Since(begun)
		told := stream.next()
		if !told.Stale && told.Panel == "" && told.Page != last.Page {
			return
		}
		if moment < 50*time.Millisecond || try > 20 {
			t.Fatalf("after %v told %+v after %+v", moment, told, last)
		}
		for last = told; last.Stale; last = stream.next() {
		}
	}
}

// A build that read a file while it was emptied, to be written with the same bytes again, is
// made anew.
func TestEmptiedWhileRead(t *testing.T) {
	var emptied atomic.Bool
	build := func(context.Context, []string) (*preview.State, error) {
		state := &preview.State{Language: "en", Good: !emptied.Load()}
		if !state.Good {
			state.Problems = []preview.Problem{{Diagnostic: diag.Span{}.Errorf("test", "b.txt is empty")}}
		}
		state.File = func(string) ([]byte, bool, error) { return []byte("1"), true, nil }
		return state, nil
	}
	s := start(t, preview.Options{Build: build, Language: "en"}, map[string]string{"a.txt": "1", "b.txt": "1"})
	s.shows("/a.txt", "1")
	emptied.Store(true)
	s.write("content/a.txt", "2")
	s.eventually("errors", func() bool { return strings.Contains(s.out.String(), "1 error") })
	emptied.Store(false)
	s.write("content/b.txt", "1")
	s.eventually("no errors", func() bool {
		lines := strings.Split(strings.TrimSpace(s.out.String()), "\n")
		return strings.HasSuffix(lines[len(lines)-1], "no problems")
	})
}

func TestErrors(t *testing.T) {
	s := start(t, preview.Options{Editor: "vscode"}, map[string]string{"a.html": "<head></head><p>ERROR"})
	for _, path := range []string{"/a.html", "/", "/none"} {
		status, _, body := s.get(path)
		if status != http.StatusServiceUnavailable || !strings.Contains(body, "content/a.html, rad 1") || !strings.Contains(body, "an &lt;error&gt;") || strings.Contains(body, "Visa i rapporten") {
			t.Errorf("%s is %d while nothing was ever good:\n%s", path, status, body)
		}
	}
	s.eventually("word of it", func() bool {
		return strings.Contains(s.out.String(), "1 error; the report is shown when they are mended")
	})
	stream := s.events("/a.html")
	stream.next()
	s.write("content/a.html", "<head></head><p>1")
	good := stream.next()
	if good.Stale || good.Panel != "" {
		t.Errorf("told %+v when it was mended", good)
	}
	s.write("content/a.html", "<p>åäö</p>\n<p>\tERROR")
	bad := stream.next()
	if !bad.Stale || bad.Errors != 1 || bad.Page != good.Page || !strings.Contains(bad.Panel, ":2:5\"") || !strings.Contains(bad.Panel, "<mark>ERROR</mark>") ||
		!strings.Contains(bad.Panel, `<a href="/a.html#bokslut-problem-1">Visa i rapporten`) {
		t.Errorf("told of an error: %+v", bad)
	}
	if _, _, body := s.get("/a.html"); !strings.Contains(body, "<p>1") {
		t.Errorf("the last good page does not stay: %s", body)
	}
	if _, _, body := s.get("/_/problems"); !strings.Contains(body, "<h1>1 fel</h1>") {
		t.Errorf("the page of problems:\n%s", body)
	}
	s.write("content/a.html", "<p>WARNING")
	warned := stream.next()
	if warned.Stale || warned.Title != "1 varning" || len(warned.Marks) != 1 || warned.Marks[0].Quote.Exact != "WARNING" {
		t.Errorf("told of a warning: %+v", warned)
	}
}

// Many problems on one long line are shown as soon as others, each with what is around it.
func TestProblemsOnALongLine(t *testing.T) {
	line := strings.Repeat("åäö ", 250_000) + "ERROR" + strings.Repeat(" åäö", 1000)
	source := diag.NewSource("content/a.html", line)
	at := strings.Index(line, "ERROR")
	state := &preview.State{Language: "sv"}
	for range 500 {
		state.Problems = append(state.Problems, preview.Problem{Diagnostic: source.Span(at, at+5).Errorf("test", "an error")})
	}
	s := start(t, preview.Options{Build: func(context.Context, []string) (*preview.State, error) { return state, nil }}, nil)
	began := time.Now()
	_, _, body := s.get("/_/problems")
	if took := time.Since(began); took > time.Second { // a hundredth of it, or more than that if each goes through the line
		t.Errorf("it took %v", took)
	}
	if n := strings.Count(body, "…"+strings.Repeat("åäö ", 20)+"<mark>ERROR</mark>"+strings.Repeat(" åäö", 20)+"…"); n != 500 {
		t.Errorf("%d of 500 problems have their excerpt:\n%.3000s", n, body)
	}
}

// What is said of many figures is no more for their having a long formula.
func TestFiguresOfALongFormula(t *testing.T) {
	figures := make([]preview.Figure, 20_000)
	for i := range figures {
		figures[i] = preview.Figure{Reference: "/data/t.csv#f", Cell: "F", Formula: "1 + " + strings.Repeat("1", 10_000)}
	}
	s := start(t, preview.Options{Build: func(context.Context, []string) (*preview.State, error) {
		return &preview.State{Language: "sv", Good: true, Figures: func(string) []preview.Figure { return figures },
			File: func(string) ([]byte, bool, error) { return []byte("<head></head>"), true, nil }}, nil
	}}, nil)
	told := s.events("/a.html").next()
	if len(told.Figures) != len(figures) {
		t.Fatalf("%d figures are told of", len(told.Figures))
	}
	if one := told.Figures[0]; len(one) > 1000 || !strings.Contains(one, "1 &#43; 111") || !strings.Contains(one, "11…") {
		t.Errorf("told of a figure: %s", one)
	}
}

// The preview speaks the report's language where it can, else English.
func TestLanguage(t *testing.T) {
	for language, want := range map[string]string{"sv-FI": "<strong>Varning:</strong> a warning", "en-GB": "<strong>Warning:</strong> a warning", "fi": "<strong>Warning:</strong>"} {
		s := start(t, preview.Options{Build: func(ctx context.Context, changed []string) (*preview.State, error) {
			return &preview.State{Language: language, Good: true, File: func(string) ([]byte, bool, error) { return nil, false, nil },
				Problems: []preview.Problem{{Diagnostic: diag.NewSource("content/a.md", "x").Span(0, 1).Warnf("test", "a warning")}}}, nil
		}}, nil)
		if _, _, body := s.get("/_/problems"); !strings.Contains(body, want) {
			t.Errorf("%s: want %q in\n%s", language, want, body)
		}
	}
}

// Places are linked to as each editor understands them.
func TestEditor(t *testing.T) {
	for editor, want := range map[string]string{
		"vscode":             `href="vscode://file{root}/content/50%25%20%C3%A5.html:2:3"`,
		"idea":               `href="idea://open?file={root}/content/50%25%20%C3%A5.html&amp;line=2&amp;column=3"`,
		"ed://{line}?{file}": `href="ed://2?{root}/content/50%25%20%C3%A5.html"`,
		"none":               "<p class=\"bokslut-where\">content/50% å.html, rad 2 ·",
	} {
		s := start(t, preview.Options{Editor: editor}, map[string]string{"50% å.html": "\n> WARNING"})
		want = strings.ReplaceAll(want, "{root}", filepath.ToSlash(s.root))
		if _, _, body := s.get("/_/problems"); !strings.Contains(body, want) {
			t.Errorf("%s: want %s in\n%s", editor, want, body)
		}
	}
	for _, editor := range []string{"word", "javascript:{file}", "ed://here"} {
		if pattern, err := preview.Editor(editor); err == nil {
			t.Errorf("%s is understood as %q", editor, pattern)
		}
	}
}
