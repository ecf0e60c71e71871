// Package preview shows a site to those who write it while they write: it follows the
// sources, serves the site from memory, and shows what is wrong beside the text.
//
//	err := preview.Serve(ctx, preview.Options{Root: ".", Address: "127.0.0.1:8000", Build: build, Out: os.Stdout})
//
// A save goes this way:
//
//	watch.go    which files may have changed: told by the system, or found by looking
//	content.go  which of them did, by their bytes
//	preview.go  a [Build] makes a new [State], which is what is served from then on
//	stream.go   each open page is told when it, or what it is shown with, is another
//	preview.js  the page takes over what differs, where the reader is
//
// It knows nothing of reports, only of files and their problems. What it serves is what
// the build made, byte for byte, but for one script in each HTML page; everything of its
// own is below /_/.
package preview

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"bokslut/generator/diag"
)

// A Build brings the site up to date. changed are the slash-separated paths, below the
// root, of the files whose content changed, appeared or went since the last call; nil
// means that any may have, and that nothing of the last call may be built upon. It is called
// by one goroutine at a time. The error is for what no edit can mend; the next call is then
// told nil, as it is after a panic.
type Build func(ctx context.Context, changed []string) (*State, error)

// State is the site as the sources say at one moment. It never changes, and its functions
// are safe for concurrent use.
type State struct {
	Language string   // BCP 47; what the preview speaks
	Base     string   // path of the address that the site will have, "/2022/"; it answers there too
	Sources  []string // files and folders below the root that the site is made of
	Tables   string   // of Sources, the folder with the tables

	Problems []Problem // in file order
	Good     bool      // no problem is an error, so that File has what the sources say; else it has the last good site

	// File returns a file of the site by its name ("ekonomi/drift/index.html") and whether
	// there is one; nil while there never was a good site. It is made when it is asked for.
	File func(name string) ([]byte, bool, error)
	// Figures returns the bound figures of a page, by its file's name, in the order of its
	// <data> elements; nil for none.
	Figures func(name string) []Figure
}

// Problem is a diagnostic and where a reader of the site meets it.
type Problem struct {
	diag.Diagnostic
	Page    string       // name of the page's file; "" for none
	Element string       // id of the element that it is about; "" for none
	Quote   func() Quote // finds the text that it is about, the zero Quote for none; nil finds none
}

// Quote is a piece of a page's text, as a W3C TextQuoteSelector names it.
type Quote struct {
	Prefix string `json:"prefix"`
	Exact  string `json:"exact"`
	Suffix string `json:"suffix"`
}

// Figure is where a figure in the text comes from.
type Figure struct {
	Reference string // as it is written in Markdown: /data/drift.csv#intakter.bokslut_2022
	Cell      string // for people: "Verksamhetens intäkter, Bokslut 2022"
	Formula   string // as it is written; "" for none
	Source    diag.Pos
}

// Options say what is previewed and how.
type Options struct {
	Root     string        // folder of the sources
	Sources  []string      // as in State, before the first build has told
	Address  string        // host and port to listen on; if the port is taken, the next free one
	Editor   string        // how places in files are linked to: see [Editor]
	Poll     time.Duration // how often to look for changes, as network drives tell of none; 0: the system tells
	Build    Build
	Language string                                      // BCP 47; of what it tells
	Out      io.Writer                                   // where it tells what happens, from several goroutines
	Fault    func(value any) diag.Text                   // keeps what is known of a panic, whose stack still stands, and says where
	Open     func(ctx context.Context, url string) error // opens a browser; nil for none
}

const (
	// hold is how long errors that appear are kept back: most are a file that is not yet
	// whole, or gone for the moment between two steps of a save.
	hold = 100 * time.Millisecond
	// shutdown is how long answers under way may take when it is to end.
	shutdown = 300 * time.Millisecond
)

// Serve previews until ctx ends, which is no error. A build under way may then outlast it.
func Serve(ctx context.Context, o Options) error {
	root, err := filepath.Abs(o.Root)
	if err != nil {
		return diag.Textf("the folder cannot be found: %v", err)
	}
	pattern, err := Editor(o.Editor)
	if err != nil {
		return err
	}
	listener, taken, err := listen(o.Address)
	if err != nil {
		return err
	}
	address := "http://" + shown(listener.Addr()) + "/"
	o.announce(address, taken, listener.Addr())

	running, end := context.WithCancel(ctx)
	defer end()
	s := newServer(o.Address, editor{pattern: pattern, root: root}, o.fault)
	web := s.over(running)
	var parts sync.WaitGroup
	var serving error
	parts.Go(func() {
		if err := web.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			serving = diag.Textf("the preview had to end: %v", err)
			end()
		}
	})
	if o.Open != nil {
		parts.Go(func() {
			if err := o.Open(running, address); err != nil && running.Err() == nil {
				o.say(diag.Textf("no browser could be opened (%v): open one at %s", err, address))
			}
		})
	}
	followed := make(chan struct{})
	go func() {
		defer close(followed)
		keepFollowing(running, o, root, s)
	}()
	<-running.Done()

	// Streams end with their context; what else is under way has a moment.
	late, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdown)
	defer cancel()
	if web.Shutdown(late) != nil {
		web.Close()
	}
	parts.Wait()
	select {
	case <-followed:
	case <-late.Done(): // a build takes its time and cannot be stopped; it only reads, and nothing comes of it
	}
	return serving
}

// announce tells where the preview is to be seen, and by whom. taken is the port that could
// not be had, or "".
func (o Options) announce(address, taken string, at net.Addr) {
	if taken != "" {
		o.say(diag.Textf("port %s is taken by another program, so that the next free one is used", taken))
	}
	o.say(diag.Textf("the report is shown at %s and follows every save; Ctrl-C ends", address))
	if tcp, ok := at.(*net.TCPAddr); ok && !tcp.IP.IsLoopback() {
		o.say(diag.Textf("others on the network can read it, too: whoever knows this machine's address"))
	}
}

// follower is what [follow] knows from build to build.
type follower struct {
	Options
	server  *server
	watcher *watcher

	shown   *State    // the last state that was published
	changed []string  // since the last build
	told    []string  // since the last state that was published
	failing bool      // the last build was none, so that nothing may be built upon it
	held    time.Time // when errors that are kept back appeared; zero for none
}

// follow builds, and builds again whenever sources change, until ctx ends.
func follow(ctx context.Context, o Options, root string, s *server) {
	f := follower{Options: o, server: s, watcher: newWatcher(root, o.Poll, o.say), shown: &State{Language: o.Language, Sources: o.Sources}}
	defer f.watcher.close()
	f.watcher.watch(o.Sources)          // before the first build, so that no change falls between
	if e := s.latest.Load(); e != nil { // it followed before, up to a fault
		f.shown = e.State
	}
	for first := true; ; first = false {
		began := time.Now()
		state := f.build(ctx)
		took := time.Since(began)
		if ctx.Err() != nil {
			return
		}
		f.told = slices.Compact(slices.Sorted(slices.Values(append(f.told, f.changed...))))
		f.changed = f.watcher.watch(state.Sources)
		f.watcher.misread = !state.Good
		if !state.Good && !first {
			f.await(ctx, hold)
			if len(f.changed) > 0 && f.mayHold(began) {
				continue
			}
		}
		s.publish(state)
		o.say(diag.Textf("%s %s: built in %s ms, %s", began.Format(time.TimeOnly), what(f.told, first), milliseconds(took), outcome(state)))
		f.shown, f.told, f.held = state, nil, time.Time{}
		f.await(ctx, 0)
	}
}

// build builds once. When that fails, the state has what is shown already.
func (f *follower) build(ctx context.Context) *State {
	changed := f.changed
	if spoilt := f.server.spoilt.Swap(false); spoilt || f.failing {
		changed = nil
	}
	state, err := f.Options.build(ctx, changed)
	f.failing = err != nil
	if f.failing {
		return failed(f.shown, err)
	}
	return state
}

// await waits until something has changed, unless it has already: at most up to the limit,
// if there is one.
func (f *follower) await(ctx context.Context, limit time.Duration) {
	if len(f.changed) == 0 {
		f.changed = f.watcher.next(ctx, limit)
	}
}

// mayHold reports whether errors of a build that began then may be kept back for another
// build, as has been done since the first of them.
func (f *follower) mayHold(began time.Time) bool {
	if f.held.IsZero() {
		f.held = began
	}
	return time.Since(f.held) < 10*hold
}

// failed returns the state after a build that could not be made: what was served stays.
func failed(last *State, err error) *State {
	state := *last
	state.Good = false
	state.Problems = []Problem{{Diagnostic: diag.Span{}.Errorf("build", "the site could not be built: %v", err)}}
	return &state
}

// say tells the user something.
func (o Options) say(text diag.Text) { fmt.Fprintln(o.Out, text.In(o.Language)) }

// what says what a build was for.
func what(changed []string, first bool) diag.Text {
	const named = 3
	switch n := len(changed); {
	case first:
		return diag.Textf("the whole report")
	case n <= named:
		return diag.Textf("%s", strings.Join(changed, ", "))
	default:
		return diag.Textf("%s and %d more", strings.Join(changed[:named], ", "), n-named)
	}
}

func milliseconds(d time.Duration) diag.Number {
	return diag.Number(fmt.Sprintf("%.1f", float64(d.Microseconds())/1000))
}

// tally counts errors and warnings.
func tally(list []Problem) (errors, warnings int) {
	for _, p := range list {
		if p.Severity == diag.Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}

// outcome says how a build went.
func outcome(state *State) diag.Text {
	errors, warnings := tally(state.Problems)
	switch {
	case errors+warnings == 0:
		return diag.Textf("no problems")
	case state.Good:
		return counted(0, warnings)
	case state.File == nil:
		return diag.Textf("%s; the report is shown when they are mended", counted(errors, 0))
	}
	return diag.Textf("%s; what was good before is still shown", counted(errors, warnings))
}

// counted says how many errors and warnings there are; one of them may be 0.
func counted(errors, warnings int) diag.Text {
	var parts []diag.Text
	if errors > 0 {
		parts = append(parts, diag.Count(errors, "%d error", "%d errors"))
	}
	if warnings > 0 {
		parts = append(parts, diag.Count(warnings, "%d warning", "%d warnings"))
	}
	return diag.And(parts...)
}
