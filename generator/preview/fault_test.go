package preview_test

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"bokslut/generator/preview"
)

// faulty is a build that panics wherever the files say so, and what it was told has changed.
type faulty struct {
	*site
	mu   sync.Mutex
	told [][]string
}

func (f *faulty) build(ctx context.Context, changed []string) (*preview.State, error) {
	f.mu.Lock()
	f.told = append(f.told, changed)
	f.mu.Unlock()
	state, err := f.site.build(ctx, changed)
	has := func(name, word string) bool {
		text, _, _ := f.good(name)
		return strings.Contains(string(text), word)
	}
	if has("build.txt", "PANIC") {
		panic("of the build")
	}
	if has("build.txt", "NOTHING") {
		return nil, nil // which whoever follows does not expect
	}
	made, bad := state.File, has("b.html", "PANIC")
	state.File = func(name string) ([]byte, bool, error) {
		if name == "b.html" && bad {
			panic("of a page")
		}
		return made(name)
	}
	state.Figures = func(name string) []preview.Figure {
		if bad && name == "c.html" {
			panic("of figures")
		}
		return nil
	}
	return state, err
}

// lastTold returns what the latest build was told has changed, and how many there were.
func (f *faulty) lastTold() ([]string, int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.told[len(f.told)-1], len(f.told)
}

// saves writes a file, and returns what the build that follows is told.
func (f *faulty) saves(name, text string) []string {
	f.t.Helper()
	_, before := f.lastTold()
	f.write(name, text)
	f.eventually("a build", func() bool { _, now := f.lastTold(); return now > before })
	told, _ := f.lastTold()
	return told
}

func startFaulty(t *testing.T) *faulty {
	f := &faulty{}
	ready := make(chan struct{})
	f.site = start(t, preview.Options{Build: func(ctx context.Context, changed []string) (*preview.State, error) {
		<-ready
		return f.build(ctx, changed)
	}}, map[string]string{"a.html": "<head></head>1", "b.html": "<head></head>1", "c.html": "<head></head>1", "build.txt": ""})
	close(ready)
	f.eventually("a page", func() bool { status, _, _ := f.get("/a.html"); return status == http.StatusOK })
	return f
}

// A panic of a build leaves the last good page, and is told on it and on the terminal; the
// next build is told to build upon nothing.
func TestFaultOfBuild(t *testing.T) {
	f := startFaulty(t)
	stream := f.events("/a.html")
	good := stream.next()
	if told := f.saves("content/build.txt", "PANIC"); !slices.Equal(told, []string{"content/build.txt"}) {
		t.Errorf("a build after a good one is told %q", told)
	}
	bad := stream.next()
	if bad.Page != good.Page || !bad.Stale || bad.Errors != 1 || !strings.Contains(bad.Panel, "a fault, kept: of the build") {
		t.Errorf("told %+v after %+v", bad, good)
	}
	if _, _, body := f.get("/a.html"); !strings.Contains(body, "</head>1") {
		t.Errorf("the last good page does not stay: %s", body)
	}
	if !strings.Contains(f.out.String(), "\na fault, kept: of the build\n") {
		t.Errorf("the terminal says %s", f.out.String())
	}
	if told := f.saves("content/build.txt", ""); told != nil {
		t.Errorf("the build after the fault is told %q", told)
	}
	if next := stream.next(); next.Stale || next.Panel != "" {
		t.Errorf("told %+v when it was mended", next)
	}
	if told := f.saves("content/a.html", "2"); !slices.Equal(told, []string{"content/a.html"}) {
		t.Errorf("the one after that is told %q", told)
	}
}

// A panic in the making of a page, or of what is told beside it, is an answer that says so;
// who has the page open keeps what it showed.
func TestFaultOfPage(t *testing.T) {
	f := startFaulty(t)
	for _, page := range []string{"b.html", "c.html"} {
		stream := f.events("/" + page)
		good := stream.next()
		f.saves("content/b.html", "<head></head>PANIC")
		bad := stream.next()
		for bad.Errors == 0 { // the page is told of before the fault in it was met
			bad = stream.next()
		}
		if !strings.Contains(bad.Panel, "a fault, kept: of ") || bad.Stale || bad.Unmade != (page == "b.html") || bad.Page != good.Page && !bad.Unmade {
			t.Errorf("%s: told %+v after %+v", page, bad, good)
		}
		for range 3 { // it is told once, however often the page is asked for
			status, _, body := f.get("/b.html")
			if status != http.StatusInternalServerError || !strings.Contains(body, "b.html kunde inte skapas: a fault, kept: of ") || strings.Contains(body, "goroutine") {
				t.Errorf("%s: %d %s", page, status, body)
			}
		}
		if status, _, _ := f.get("/a.html"); status != http.StatusOK {
			t.Errorf("%s: another page is %d", page, status)
		}
		if n := strings.Count(f.out.String(), "a fault, kept"); n != 1 && page == "b.html" {
			t.Errorf("it was told %d times:\n%s", n, f.out.String())
		}
		if told := f.saves("content/b.html", "<head></head>1"); told != nil {
			t.Errorf("%s: the build after the fault is told %q", page, told)
		}
		if next := stream.next(); next.Unmade || next.Panel != "" || next.Page != good.Page {
			t.Errorf("%s: told %+v when it was mended", page, next)
		}
	}
}

// A panic in what follows the sources is told, and they are followed again.
func TestFaultOfFollowing(t *testing.T) {
	t.Parallel() // it waits more than it works
	f := startFaulty(t)
	f.saves("content/build.txt", "NOTHING")
	f.eventually("it to be told", func() bool { return strings.Contains(f.out.String(), "\na fault, kept: ") })
	if status, _, _ := f.get("/a.html"); status != http.StatusOK {
		t.Errorf("the page is %d", status)
	}
	f.write("content/build.txt", "PANIC") // which is met first of all when it begins again
	f.eventually("that to be told", func() bool { return strings.Contains(f.out.String(), "a fault, kept: of the build\n") })
	f.eventually("the outcome", func() bool { return strings.Contains(f.out.String(), ", 1 error; what was good before is still shown") })
	if status, _, body := f.get("/a.html"); status != http.StatusOK {
		t.Errorf("the last good page does not stay: %d %s", status, body)
	}
	f.write("content/build.txt", "")
	f.write("content/a.html", "2")
	f.eventually("the new page", func() bool { _, _, body := f.get("/a.html"); return strings.HasPrefix(body, "2") })
}
