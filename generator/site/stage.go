package site

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"bokslut/generator/diag"
)

// stage is a new site beside the published one, file by file compared with it.
type stage struct {
	ctx       context.Context
	dir       string          // what it is written into; "" for one that is only compared
	published string          // the folder to compare with, which need not exist
	had       map[string]bool // the files in there, and whether Bokslut made them

	made    sync.Map // the folders that exist; a set
	begun   sync.Map // by name the *partial of a file that comes in parts, until the last has come
	mu      sync.Mutex
	emitted map[string]fate // by name; of a file in parts once the last has come
}

// fate is what becomes of a file.
type fate int

const (
	added fate = iota
	changed
	kept
)

// newStage returns a stage that has no files yet.
func newStage(ctx context.Context, dir, published string) (*stage, error) {
	s := &stage{ctx: ctx, dir: dir, published: published, had: map[string]bool{}, emitted: map[string]fate{}}
	list, err := os.ReadFile(filepath.Join(published, marker))
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil // a folder without the marker is empty, or not there
	}
	var own []string
	if err == nil {
		own = strings.Split(strings.TrimSpace(string(list)), "\n")[1:]
		err = filepath.WalkDir(published, func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				name, err = filepath.Rel(published, name)
				s.had[filepath.ToSlash(name)] = len(own) == 0 // a marker without a list, of an earlier version, was for all files
			}
			return err
		})
	}
	if err != nil {
		return nil, diag.Textf("reading what is published: %v", err)
	}
	for _, name := range own {
		if _, there := s.had[name]; there {
			s.had[name] = true
		}
	}
	delete(s.had, marker)
	return s, nil
}

// fill takes the files that render emits and returns how they differ from what is
// published. If they do, the stage then holds the site, whole.
func (s *stage) fill(render func(Emit) error) (Changes, error) {
	if err := render(s.emit); err != nil {
		s.begun.Range(func(_, p any) bool {
			_ = p.(*partial).close()
			return true
		})
		return Changes{}, err
	}
	var c Changes
	var keep []string
	list := []byte(markerText)
	for _, name := range slices.Sorted(maps.Keys(s.emitted)) {
		switch s.emitted[name] {
		case added:
			c.Added = append(c.Added, name)
		case changed:
			c.Changed = append(c.Changed, name)
		case kept:
			keep = append(keep, name)
		}
		list = append(append(list, name...), '\n')
	}
	for _, name := range slices.Sorted(maps.Keys(s.had)) {
		if _, still := s.emitted[name]; still {
			continue
		}
		if s.had[name] {
			c.Removed = append(c.Removed, name)
		} else {
			keep = append(keep, name)
		}
	}
	c.list = !holds(filepath.Join(s.published, marker), list)
	if s.dir == "" || !c.Any() {
		return c, nil
	}
	for _, name := range keep {
		if err := s.keep(name); err != nil {
			return c, diag.Textf("keeping %s: %v", name, err)
		}
	}
	if err := os.WriteFile(filepath.Join(s.dir, marker), list, 0o666); err != nil {
		return c, diag.Textf("writing %s: %v", marker, err)
	}
	return c, nil
}

// emit takes a file, or the next part of one.
func (s *stage) emit(name string, part []byte, last bool) error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	local, err := filepath.Localize(name)
	if err != nil {
		return diag.Textf("writing %q: %v", name, err)
	}
	if _, further := s.begun.Load(name); further || !last {
		return s.emitPart(name, local, part, last)
	}
	_, same := s.had[name]
	same = same && holds(filepath.Join(s.published, local), part)
	if err := s.take(name, same); err != nil || same || s.dir == "" {
		return err
	}
	if err := s.write(local, part); err != nil {
		return diag.Textf("writing %s: %v", name, err)
	}
	return nil
}

// take notes what becomes of a file, which must not have come before. Same says that it is
// published with the same bytes.
func (s *stage) take(name string, same bool) error {
	own, had := s.had[name]
	fate := added
	switch {
	case same:
		fate = kept
	case had && !own:
		return anothers(name)
	case had:
		fate = changed
	}
	s.mu.Lock()
	_, twice := s.emitted[name]
	s.emitted[name] = fate
	s.mu.Unlock()
	if twice {
		return diag.Textf("writing %s: another file has that name already", name)
	}
	return nil
}

// anothers is the error for a file that someone else put where one of the site should be.
func anothers(name string) error {
	return diag.Textf("writing %s: there is another file of that name, which bokslut did not make: move it out of the published folder", name)
}

// write writes a file of the stage. It must be new: of two names that the disk takes for
// one, the second is an error.
func (s *stage) write(local string, data []byte) error {
	file := filepath.Join(s.dir, local)
	if err := s.mkdir(filepath.Dir(file)); err != nil {
		return err
	}
	return writeFile(file, data)
}

// keep takes a file over from what is published: the same one, where the disk can have a
// file in two folders, else a copy with its time.
func (s *stage) keep(name string) error {
	local := filepath.FromSlash(name)
	from, to := filepath.Join(s.published, local), filepath.Join(s.dir, local)
	if err := s.mkdir(filepath.Dir(to)); err != nil {
		return err
	}
	if os.Link(from, to) == nil {
		return nil
	}
	info, err := os.Lstat(from)
	if err != nil {
		return err
	}
	data, err := readFile(from)
	if err != nil {
		return err
	}
	return errors.Join(writeFile(to, data), os.Chtimes(to, time.Time{}, info.ModTime()))
}

func (s *stage) mkdir(dir string) error {
	if _, ok := s.made.Load(dir); ok {
		return nil
	}
	if dir != s.dir {
		if err := s.mkdir(filepath.Dir(dir)); err != nil {
			return err
		}
	}
	if err := os.Mkdir(dir, 0o777); err != nil && !errors.Is(err, fs.ErrExist) { // a file of that name fails what goes into it
		return err
	}
	s.made.Store(dir, nil)
	return nil
}

// holds reports whether a file has just those bytes.
func holds(name string, data []byte) bool {
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	had, err := readFile(name)
	return err == nil && bytes.Equal(had, data)
}
