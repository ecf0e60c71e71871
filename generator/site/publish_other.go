//go:build !linux

package site

import (
	"io/fs"
	"os"
	"path/filepath"
)

// exchange lets two folders change places. For a moment between there is no published report.
func exchange(staged, dir string) error { return exchangeByRenames(staged, dir) }

// flush waits until all files under dir are on the disk.
func flush(dir string) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		f, err := os.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			return err
		}
		defer f.Close()
		return f.Sync()
	})
}

// flushFolder does nothing: not every system can wait for a folder.
func flushFolder(string) error { return nil }

// lock does nothing: builds of one report at the same time are not kept apart here.
func lock(string, string) (unlock func(), err error) { return func() {}, nil }
