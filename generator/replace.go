package main

import (
	"errors"
	"os"
	"path/filepath"

	"bokslut/generator/diag"
)

// replaceFile gives a file another text, all or nothing: whoever reads it meanwhile finds
// the old text or the new one, whole. It keeps the file's permissions, and follows a link
// to the file itself.
func replaceFile(name string, text []byte) error {
	real, err := filepath.EvalSymlinks(name)
	if err != nil {
		return diag.Textf("writing %s: %v", name, err)
	}
	info, err := os.Stat(real)
	if err != nil {
		return diag.Textf("writing %s: %v", name, err)
	}
	f, err := os.CreateTemp(filepath.Dir(real), ".bokslut-*")
	if err != nil {
		return diag.Textf("writing %s: %v", name, err)
	}
	_, err = f.Write(text)
	err = errors.Join(err, f.Chmod(info.Mode().Perm()), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), real)
	}
	if err != nil {
		return diag.Textf("writing %s: %v", name, errors.Join(err, os.Remove(f.Name())))
	}
	return nil
}
