package preview

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"

	"bokslut/generator/diag"
)

const (
	// PollEvery is how often the sources are looked through where the system does not tell of
	// changes. What is said of it says half a second.
	PollEvery   = 500 * time.Millisecond
	glanceEvery = 2 * time.Second // at the root, whose own move or loss nothing tells of
)

// watcher finds out which sources have changed.
//
// The system tells of folders, not of what is below them, and not of everything: events
// come doubled, late, or not at all when too many are waiting; a new folder may have files
// before it is watched. So an event is only a reason to look. A file's event makes that
// file be looked at, any other makes all folders be walked through anew, and only bytes
// say whether something changed. Nothing waits for more events to come: the first one is
// acted on, and those that come during a build are there when it ends.
//
// Each folder is watched rather than each file, as a save that renames a new file over the
// old one would end the watch of a file.
//
// All but gather is called by one goroutine.
type watcher struct {
	root    string
	sources []string
	say     func(diag.Text)
	held    contents
	misread bool // the last build may have read a file while it was written; see follow

	every   time.Duration     // how often it looks by itself; 0: it is told
	system  *fsnotify.Watcher // nil when it polls, and before there are sources
	hints   hints
	ended   sync.WaitGroup // gather
	isThere fs.FileInfo    // the root, when it was last seen; nil when it was not there
}

// hints gathers which paths to look at.
type hints struct {
	mu    sync.Mutex
	paths map[string]bool // full
	all   bool
	wake  chan struct{} // holds one when there is something
}

func (h *hints) add(full string, all bool) {
	h.mu.Lock()
	h.all = h.all || all
	if !all {
		h.paths[full] = true
	}
	h.mu.Unlock()
	select {
	case h.wake <- struct{}{}:
	default:
	}
}

func (h *hints) take() (paths map[string]bool, all bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	paths, all = h.paths, h.all
	h.paths, h.all = map[string]bool{}, false
	return paths, all
}

// newWatcher watches root, which is absolute; nothing until watch. It looks by itself every so
// often, or is told when that is 0. say tells the user something.
func newWatcher(root string, every time.Duration, say func(diag.Text)) *watcher {
	return &watcher{root: root, every: every, say: say, held: contents{}, hints: hints{paths: map[string]bool{}, wake: make(chan struct{}, 1)}}
}

// renew begins to be told anew. A folder that was renamed is still watched, but under the
// name that it had: to let go of all is the sure way to be rid of such names.
func (w *watcher) renew() {
	w.close()
	system, err := fsnotify.NewWatcher()
	if err != nil {
		w.poll(err)
		return
	}
	w.system = system
	w.ended.Go(func() { w.gather(system) })
}

// gather passes on what the system tells, so that its queue never fills during a build.
func (w *watcher) gather(system *fsnotify.Watcher) {
	for {
		select {
		case e, ok := <-system.Events:
			if !ok {
				return
			}
			if !leftover(filepath.Base(e.Name)) {
				w.hints.add(e.Name, false)
			}
		case _, ok := <-system.Errors: // more events than fit, say
			if !ok {
				return
			}
			w.hints.add("", true)
		}
	}
}

func (w *watcher) close() {
	if w.system != nil {
		w.system.Close()
	}
	w.ended.Wait()
	w.system = nil
}

// poll gives up being told.
func (w *watcher) poll(reason error) {
	w.close()
	w.every = PollEvery
	w.say(diag.Textf("the system does not watch the folders (%v), so that they are looked through every half second instead", reason))
	if runtime.GOOS == "linux" {
		w.say(diag.Textf("a higher fs.inotify.max_user_watches or fs.inotify.max_user_instances lets it watch them"))
	}
}

// watch sets which files and folders below the root are sources, and returns those that
// changed since they were last looked at; a new source is among them. No sources: as before.
func (w *watcher) watch(sources []string) []string {
	if len(sources) == 0 || slices.Equal(sources, w.sources) {
		return nil
	}
	w.sources = slices.Clone(sources)
	return w.scan()
}

// next waits until sources have changed, and returns them sorted: none when ctx ended, or
// after the limit, if there is one.
func (w *watcher) next(ctx context.Context, limit time.Duration) []string {
	var over <-chan time.Time
	if limit > 0 {
		over = time.After(limit)
	}
	pause := cmp.Or(w.every, glanceEvery)
	for {
		glance := time.NewTimer(pause)
		var changed []string
		select {
		case <-ctx.Done():
			glance.Stop()
			return nil
		case <-over:
			glance.Stop()
			return nil
		case <-w.hints.wake:
			glance.Stop()
			changed = w.whole(ctx, w.follow())
		case <-glance.C:
			began := time.Now()
			if w.every > 0 || w.rootMoved() {
				changed = w.scan()
			}
			if w.every > 0 {
				pause = max(w.every, 10*time.Since(began)) // never busy for long with a slow drive
			}
		}
		if len(changed) > 0 {
			return changed
		}
	}
}

// whole waits a moment when one of the changed files is empty: many programs empty a file
// before they write it. It returns what has changed then.
func (w *watcher) whole(ctx context.Context, changed []string) []string {
	if !slices.ContainsFunc(changed, func(name string) bool {
		c, there := w.held[name]
		return there && c.size == 0
	}) {
		return changed
	}
	select {
	case <-w.hints.wake:
	case <-time.After(hold):
	case <-ctx.Done():
	}
	changed = append(changed, w.follow()...)
	slices.Sort(changed)
	return slices.Compact(changed)
}

// follow looks at what the system has told of. A build reads files beside those that changed, a
// table's sidecar say, and may do so while one is emptied to be written with the same bytes
// again. When it found errors, a file that is told of counts as changed whatever it holds.
func (w *watcher) follow() []string {
	paths, all := w.hints.take()
	var changed []string
	for full := range paths {
		name, err := filepath.Rel(w.root, full)
		if err != nil {
			continue
		}
		name = filepath.ToSlash(name)
		if !w.wanted(name) && !w.leads(name) {
			continue
		}
		if w.isFolder(name) || w.isLink(name) {
			all = true
			continue
		}
		look := w.held.look(full, name, true)
		_, there := w.held[name]
		switch {
		case look == folder:
			all = true
		case look == different || w.misread && there:
			changed = append(changed, name)
		}
	}
	if all {
		changed = append(changed, w.scan()...)
	}
	slices.Sort(changed)
	return slices.Compact(changed)
}

// isFolder reports whether files were held below a name. It may have gone since.
func (w *watcher) isFolder(name string) bool {
	if name == "." {
		return true
	}
	if _, isFile := w.held[name]; isFile {
		return false
	}
	below := name + "/"
	for held := range w.held {
		if strings.HasPrefix(held, below) {
			return true
		}
	}
	return false
}

// rootMoved reports whether there is another folder at the root than there was, or none, or
// others may read it.
func (w *watcher) rootMoved() bool {
	now, err := os.Stat(w.root)
	if err != nil {
		return w.isThere != nil
	}
	return w.isThere == nil || !os.SameFile(now, w.isThere) || now.Mode() != w.isThere.Mode()
}

// scan goes through all sources, watches each folder, and returns what changed, sorted. It
// is for when what the system tells is not enough.
func (w *watcher) scan() []string {
	if w.every == 0 {
		w.renew()
	}
	w.isThere = nil
	if info, err := os.Stat(w.root); err == nil {
		w.isThere = info
	}
	seen := map[string]bool{}
	changed := w.walk(".", seen, nil)
	for name := range w.held {
		if !seen[name] {
			delete(w.held, name)
			changed = append(changed, name)
		}
	}
	slices.Sort(changed)
	return changed
}

// walk looks at the sources in a folder and below it, and appends what changed. A folder
// is watched before it is listed, so that no file can come in between. Of one that may not be
// read, the folder around it tells when it may again.
func (w *watcher) walk(dir string, seen map[string]bool, changed []string) []string {
	full := filepath.Join(w.root, filepath.FromSlash(dir))
	if w.system != nil {
		if err := w.system.Add(full); err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission) {
			if _, gone := os.Stat(full); gone == nil {
				w.poll(err)
			}
		}
	}
	entries, err := os.ReadDir(full)
	if err != nil {
		return changed // gone since it was seen, or not to be read; the build says so
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		switch {
		case leftover(e.Name()):
		case e.IsDir():
			if w.wanted(name) || w.leads(name) {
				changed = w.walk(name, seen, changed)
			}
		case w.isLink(name) && w.inside(name):
			changed = w.walk(name, seen, changed)
		case w.wanted(name):
			find := w.held.look
			if w.isLink(name) {
				find = w.held.lookAtLink
			}
			look := find(filepath.Join(full, e.Name()), name, false)
			if _, there := w.held[name]; there {
				seen[name] = true
			}
			if look == different {
				changed = append(changed, name)
			}
		}
	}
	return changed
}

// isLink reports whether a source is a symbolic link to anything but a file. A build follows
// no link to a folder within a source, which could lead in circles.
func (w *watcher) isLink(name string) bool {
	if !slices.Contains(w.sources, name) {
		return false
	}
	full := filepath.Join(w.root, filepath.FromSlash(name))
	link, err := os.Lstat(full)
	if err != nil || link.Mode()&fs.ModeSymlink == 0 {
		return false
	}
	to, err := os.Stat(full)
	return err != nil || !to.Mode().IsRegular()
}

// inside reports whether a link leads to a folder below the root. What is elsewhere could
// be the whole disk, and no build reads it.
func (w *watcher) inside(name string) bool {
	root, err := filepath.EvalSymlinks(w.root)
	to, err2 := filepath.EvalSymlinks(filepath.Join(w.root, filepath.FromSlash(name)))
	if errors.Join(err, err2) != nil {
		return false
	}
	local, err := filepath.Rel(root, to)
	return err == nil && filepath.IsLocal(local)
}

// wanted reports whether a path is a source or below one.
func (w *watcher) wanted(name string) bool {
	return slices.ContainsFunc(w.sources, func(source string) bool {
		return name == source || strings.HasPrefix(name, source+"/")
	})
}

// leads reports whether there are sources below a path.
func (w *watcher) leads(name string) bool {
	return name == "." || slices.ContainsFunc(w.sources, func(source string) bool { return strings.HasPrefix(source, name+"/") })
}

// leftover reports whether a name is one that spreadsheets and editors give to files of
// their own: ~$drift.csv, .~lock.drift.csv#, .drift.md.swp, drift.md~, and for a moment 4913. No build
// reads them, and looking at them would only cost time.
func leftover(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~") || strings.HasPrefix(name, "#") ||
		strings.HasSuffix(name, "~") || strings.HasSuffix(name, ".tmp") || name == "4913"
}
