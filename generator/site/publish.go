package site

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"bokslut/generator/diag"
)

// Emit takes a part of a file of the published site: the file's slash-separated name and the
// bytes that follow those before, which it does not keep. Most files are one part, which is
// the last too. It may be called from several goroutines at once, for one file from one.
type Emit = func(name string, part []byte, last bool) error

// marker is the file that tells a folder is Bokslut's own. Only such a folder is replaced.
// It lists the files that are: others in the folder are someone else's, and stay.
const marker = ".bokslut"

const markerText = "Made by bokslut build, which replaces these files and leaves others as they are:\n"

// Changes are the files by which a site differs from what was published before: their
// slash-separated names, sorted.
type Changes struct {
	Added, Changed, Removed []string

	list bool // the list of files in the marker differs, as that of an earlier version
}

// Any reports whether there are any.
func (c Changes) Any() bool { return len(c.Added)+len(c.Changed)+len(c.Removed) > 0 || c.list }

// Publish makes the files that render emits the site in the folder dir, all or nothing:
// they are put into a new folder beside it, which then takes its place in one step. A file
// that is as before is not written again: the new folder has the same one, with its time.
// If nothing changed dir is left alone, and so it is when ctx is cancelled or render fails.
//
// A folder that Publish did not make is refused unless it is empty. So is one that holds
// the report itself (at root), the user's home or a repository. Files that someone else
// put into dir stay there; one that stands where a file should be is an error.
func Publish(ctx context.Context, root, dir string, render func(Emit) error) (changes Changes, err error) {
	if dir, err = target(root, dir); err != nil {
		return Changes{}, err
	}
	parent := filepath.Dir(dir)
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return Changes{}, diag.Textf("making the folder to publish to: %v", err)
	}
	staged := filepath.Join(parent, "."+filepath.Base(dir)+".new")
	unlock, err := claim(staged, dir)
	if err != nil {
		return Changes{}, err
	}
	defer unlock()
	inPlace, clear := false, remove
	// After the exchange staged holds what was published before, else what was written.
	defer func() {
		switch left := clear(staged); {
		case left == nil:
		case inPlace:
			err = diag.Textf("the report is published, but what was published before could not be cleared away, which the next build tries again: %v", left)
		default:
			err = errors.Join(err, diag.Textf("what was written could not be cleared away, which the next build tries again: %v", left))
		}
	}()
	s, err := newStage(ctx, staged, dir)
	if err != nil {
		return Changes{}, err
	}
	if err := s.write(marker, []byte(markerText)); err != nil { // first, so that the next build knows the folder if this one is killed
		return Changes{}, diag.Textf("writing %s: %v", marker, err)
	}
	if changes, err = s.fill(render); err != nil || !changes.Any() {
		return Changes{}, err
	}
	if err := flush(staged); err != nil {
		return Changes{}, diag.Textf("writing the published report: %v", err)
	}
	if err := ctx.Err(); err != nil {
		return Changes{}, err
	}
	if _, err = os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		if err = os.Rename(staged, dir); err == nil {
			clear = func(string) error { return nil } // what stands there now is the next build's
		}
	} else if err == nil {
		err = s.exchange()
	}
	if err != nil {
		return Changes{}, diag.Textf("putting the published report in place: %v", err)
	}
	inPlace = true
	if err := flushFolder(parent); err != nil { // else a power cut could bring back what was published before, without its files
		return changes, diag.Textf("the report is published, but the disk does not confirm it: %v", err)
	}
	return changes, nil
}

// Compare returns what Publish would change, and writes nothing.
func Compare(ctx context.Context, root, dir string, render func(Emit) error) (Changes, error) {
	dir, err := target(root, dir)
	if err == nil {
		err = own(dir)
	}
	if err != nil {
		return Changes{}, err
	}
	s, err := newStage(ctx, "", dir)
	if err != nil {
		return Changes{}, err
	}
	return s.fill(render)
}

// target returns the absolute path of the folder to publish to; an error for one that holds
// what must stay.
func target(root, dir string) (string, error) {
	root, err := realPath(root)
	if err != nil {
		return "", diag.Textf("finding the report's folder: %v", err)
	}
	asked := dir
	if dir, err = filepath.Abs(dir); err != nil {
		return "", diag.Textf("finding the folder to publish to: %v", err)
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
	return dir, nil
}

// realPath returns the absolute path of a file or folder without symbolic links. What is
// not there yet is where it would be made.
func realPath(name string) (string, error) {
	name, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	found, err := filepath.EvalSymlinks(name)
	if folder := filepath.Dir(name); errors.Is(err, fs.ErrNotExist) && folder != name {
		if found, err = realPath(folder); err == nil {
			return filepath.Join(found, filepath.Base(name)), nil
		}
	}
	return found, err
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

// empty deletes what is in a folder, which need not exist, and its marker last, so that the
// next build can finish the work if this one is killed.
func empty(dir string) error {
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
	return os.RemoveAll(filepath.Join(dir, marker))
}

// remove deletes a folder, as empty does what is in it.
func remove(dir string) error {
	if err := empty(dir); err != nil {
		return err
	}
	return os.RemoveAll(dir)
}

// aside is where the published folder stands for a moment where two folders cannot be
// exchanged in one step.
func aside(staged string) string { return staged + ".old" }

// claim makes the folder staged, empty, and keeps other builds from publishing to dir until
// unlock is called or the program ends.
//
// Both folders are locked, rather than a file beside them, which would be left behind, or
// what they are in, where others are published too. Whoever comes while they change places
// finds one of the two under either name.
func claim(staged, dir string) (unlock func(), err error) {
	if err := os.Mkdir(staged, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, diag.Textf("making the folder to publish to: %v", err)
	}
	unlockStaged, err := lock(staged, dir)
	if err != nil {
		return nil, err
	}
	unlockDir, err := mend(staged, dir)
	if err != nil {
		_ = os.Remove(staged) // unless there is still something in it
		unlockStaged()
		return nil, err
	}
	return func() { unlockDir(); unlockStaged() }, nil
}

// mend undoes what a build that was killed left: a published folder that it had set aside
// is put back, the rest cleared away. It locks dir, where there is one.
func mend(staged, dir string) (unlock func(), err error) {
	for _, folder := range []string{dir, staged, aside(staged)} { // not before, as another build could change them meanwhile
		if err := own(folder); err != nil {
			return nil, err
		}
	}
	_, gone := os.Lstat(dir)
	if _, err := os.Lstat(aside(staged)); err == nil && errors.Is(gone, fs.ErrNotExist) {
		if gone = os.Rename(aside(staged), dir); gone != nil {
			return nil, diag.Textf("putting the published report in place: %v", gone)
		}
	}
	unlock = func() {}
	if gone == nil {
		if unlock, err = lock(dir, dir); err != nil {
			return nil, err
		}
	}
	if err := errors.Join(empty(staged), remove(aside(staged))); err != nil {
		unlock()
		return nil, diag.Textf("clearing away what an earlier build left: %v", err)
	}
	return unlock, nil
}

// exchange lets the stage and what is published change places, and takes over what others
// put into the published folder, or took out of it, since the stage was made. Nobody finds
// the old folder any more, so that nothing is missed; what stands in the place of a file of
// the site undoes it.
func (s *stage) exchange() error {
	if err := exchange(s.dir, s.published); err != nil {
		return err
	}
	if err := s.takeOver(); err != nil {
		return errors.Join(err, exchange(s.dir, s.published))
	}
	return nil
}

// takeOver is exchange's second half, when s.dir holds what was published before.
func (s *stage) takeOver() error {
	var late []string
	err := filepath.WalkDir(s.dir, func(from string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		local, err := filepath.Rel(s.dir, from)
		name := filepath.ToSlash(local)
		if err != nil || name == marker || s.had[name] {
			return err
		}
		here, err := d.Info()
		if err != nil {
			return err
		}
		there, err := os.Lstat(filepath.Join(s.published, local))
		switch _, emitted := s.emitted[name]; {
		case errors.Is(err, fs.ErrNotExist):
			late = append(late, name)
			return nil
		case err != nil:
			return diag.Textf("keeping %s: %v", name, err)
		case os.SameFile(here, there) || here.Size() == there.Size() && here.ModTime().Equal(there.ModTime()): // the same, or its copy
			return nil
		case emitted:
			return anothers(name)
		}
		late = append(late, name)
		return os.Remove(filepath.Join(s.published, local)) // what it was before
	})
	if err != nil {
		return err
	}
	for name, own := range s.had {
		_, emitted := s.emitted[name]
		local := filepath.FromSlash(name)
		if _, err := os.Lstat(filepath.Join(s.dir, local)); !own && !emitted && errors.Is(err, fs.ErrNotExist) {
			_ = os.Remove(filepath.Join(s.published, local)) // as they did, after it was kept; one that cannot be removed stays
		}
	}
	if len(late) == 0 {
		return nil
	}
	back := &stage{dir: s.published, published: s.dir}
	for _, name := range late {
		if err := back.keep(name); err != nil {
			return diag.Textf("keeping %s: %v", name, err)
		}
	}
	return flush(s.published)
}

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
