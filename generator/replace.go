package main

import (
	"errors"
	"os"
	"path/filepath"

	"bokslut/generator/diag"
)

// replaceFiles gives files below a folder other texts. All are written beside the files before
// the first takes its place, so that a disk that is full changes nothing; whoever reads one
// meanwhile finds the old text or the new one, whole. Files keep their permissions, and a
// link to a file leads to it still.
func replaceFiles(folder string, changes []change) (err error) {
	var written, names []string
	defer func() {
		for _, left := range written {
			err = errors.Join(err, os.Remove(left))
		}
	}()
	for _, c := range changes {
		name := filepath.Join(folder, filepath.FromSlash(c.name))
		name, temporary, err := writeBeside(name, c.after)
		if err != nil {
			return diag.Textf("writing %s: %v", c.name, err)
		}
		written, names = append(written, temporary), append(names, name)
	}
	for len(written) > 0 {
		if err := os.Rename(written[0], names[0]); err != nil {
			return diag.Textf("writing %s: %v", names[0], err)
		}
		written, names = written[1:], names[1:]
	}
	return nil
}

// writeBeside writes what is to take a file's place. It returns where that is, which is where
// a link leads, and what was written.
func writeBeside(name string, text []byte) (real, temporary string, err error) {
	if real, err = filepath.EvalSymlinks(name); err != nil {
		return "", "", err
	}
	info, err := os.Stat(real)
	if err != nil {
		return "", "", err
	}
	f, err := os.CreateTemp(filepath.Dir(real), ".bokslut-*")
	if err != nil {
		return "", "", err
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Chmod(info.Mode().Perm()), f.Sync(), f.Close()); err != nil {
		return "", "", errors.Join(err, os.Remove(f.Name()))
	}
	return real, f.Name(), nil
}
