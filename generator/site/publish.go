package site

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"bokslut/generator/diag"
)

// Emit takes one file of the published site: its slash-separated name and its bytes,
// which it does not keep. It may be called from several goroutines at once.
type Emit = func(name string, data []byte) error

// marker is the file that tells a folder is Bokslut's own. Only such a folder is replaced.
const marker = ".bokslut"

const markerText = "Made by bokslut build, which replaces this folder with all that is in it.\n"

// Publish makes the folder dir hold exactly the files that render emits, all or nothing:
// they are written into a new folder beside it, which then takes its place in one step.
// It reports whether anything changed; if nothing did, dir is left as it was, with the
// times of its files, and so it is when ctx is cancelled or render fails.
//
// A folder that Publish did not make is refused unless it is empty. So is one that holds
// the report itself (at root), the user's home or a repository.
func Publish(ctx context.Context, root, dir string, render func(Emit) error) (changed bool, err error) {
	dir, err = target(root, dir)
	if err != nil {
		return false, err
	}
	parent := filepath.Dir(dir)
	unlock, err := lock(parent)
	if err != nil {
		return false, err
	}
	defer unlock()

	// What a build that was killed left behind is cleared away first.
	staged := filepath.Join(parent, "."+filepath.Base(dir)+".new")
	for _, left := range []string{staged, aside(staged)} {
		if err := own(left); err != nil {
			return false, err
		}
		if err := remove(left); err != nil {
			return false, diag.Textf("clearing away what an earlier build left: %v", err)
		}
	}
	// After the exchange staged holds what was published before, else what was written.
	defer func() { err = errors.Join(err, remove(staged)) }()

	s := &stage{ctx: ctx, dir: staged, published: dir}
	if err := s.emit(marker, []byte(markerText)); err != nil {
		return false, err
	}
	if err := render(s.emit); err != nil {
		return false, err
	}
	same, err := s.same()
	if err != nil || same {
		return false, err
	}
	if err := flush(staged); err != nil {
		return false, diag.Textf("writing the published report: %v", err)
	}
	if err := ctx.Err(); err != nil {
		return false, err
	}
	if _, err = os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		err = os.Rename(staged, dir)
	} else if err == nil {
		err = exchange(staged, dir)
	}
	if err != nil {
		return false, diag.Textf("putting the published report in place: %v", err)
	}
	return true, nil
}

// target returns the absolute path of the folder to publish to, whose parent then
// exists, or says why it is refused.
func target(root, dir string) (string, error) {
	root, err := realPath(root)
	if err != nil {
		return "", diag.Textf("finding the report's folder: %v", err)
	}
	asked := dir
	if dir, err = filepath.Abs(dir); err != nil {
		return "", diag.Textf("finding the folder to publish to: %v", err)
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o777); err != nil {
		return "", diag.Textf("making the folder to publish to: %v", err)
	}
	parent, err := realPath(filepath.Dir(dir))
	if err != nil {
		return "", diag.Textf("finding the folder to publish to: %v", err)
	}
	dir = filepath.Join(parent, filepath.Base(dir))
	kept := []string{root}
	if home, err := os.UserHomeDir(); err == nil {
		kept = append(kept, home)
	}
	for _, k := range kept {
		if inside, err := filepath.Rel(dir, k); err == nil && filepath.IsLocal(inside) {
			return "", diag.Textf("%s holds %s, so it is not replaced: choose a folder of its own with -o", asked, k)
		}
	}
	return dir, own(dir)
}

func realPath(name string) (string, error) {
	name, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(name)
}

// own returns an error unless dir is absent, empty, or made by Publish.
func own(dir string) error {
	info, err := os.Lstat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return diag.Textf("looking at the folder to publish to: %v", err)
	case info.Mode()&fs.ModeSymlink != 0:
		return diag.Textf("%s is a link to another place: name the folder itself with -o", dir)
	case !info.IsDir():
		return diag.Textf("%s is a file, not a folder: remove it or choose another folder with -o", dir)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return diag.Textf("looking at the folder to publish to: %v", err)
	}
	made := len(entries) == 0
	for _, e := range entries {
		if e.Name() == ".git" {
			return diag.Textf("%s is a repository: choose a folder inside it with -o", dir)
		}
		made = made || e.Name() == marker && e.Type().IsRegular()
	}
	if !made {
		return diag.Textf("%s was not made by bokslut, so it is not replaced: empty it or choose another folder with -o", dir)
	}
	return nil
}

// remove deletes a folder and its marker last, so that the next build can finish the
// work if this one is killed.
func remove(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Name() != marker {
			if err := os.RemoveAll(filepath.Join(dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return os.RemoveAll(dir)
}

// aside is where the published folder stands for a moment where two folders cannot be
// exchanged in one step.
func aside(staged string) string { return staged + ".old" }

// exchangeByRenames lets two folders change places in three steps.
func exchangeByRenames(staged, dir string) error {
	if err := os.Rename(dir, aside(staged)); err != nil {
		return err
	}
	if err := os.Rename(staged, dir); err != nil {
		return errors.Join(err, os.Rename(aside(staged), dir))
	}
	return os.Rename(aside(staged), staged)
}

// stage is the folder that a build writes into.
type stage struct {
	ctx       context.Context
	dir       string
	published string // what the files are compared with

	made    sync.Map // of folders that exist
	files   atomic.Int64
	differs atomic.Bool
}

// emit writes one file, which must not have been written before.
func (s *stage) emit(name string, data []byte) error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	local, err := filepath.Localize(name)
	if err != nil {
		return diag.Textf("writing %q: %v", name, err)
	}
	file := filepath.Join(s.dir, local)
	if err := s.mkdir(filepath.Dir(file)); err != nil {
		return diag.Textf("writing %s: %v", name, err)
	}
	// The file must be new: two pages of one name, or of names that the disk takes for one, must not become one.
	if err := writeFile(file, data); err != nil {
		return diag.Textf("writing %s: %v", name, err)
	}
	s.files.Add(1)
	if !s.differs.Load() && !holds(filepath.Join(s.published, local), data) {
		s.differs.Store(true)
	}
	return nil
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

// same reports whether the published folder holds what was written and nothing else.
func (s *stage) same() (bool, error) {
	if s.differs.Load() {
		return false, nil
	}
	var files int64
	err := filepath.WalkDir(s.published, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files++
		}
		return err
	})
	if err != nil {
		return false, diag.Textf("reading what is published: %v", err)
	}
	return files == s.files.Load(), nil
}
