package site

import (
	"io/fs"
	"os"
	"path/filepath"
)

// Folder returns the files of a folder on the disk, for Load and Build.
func Folder(name string) fs.FS { return folder{os.DirFS(name), name} }

type folder struct {
	fs.FS
	name string
}

// ReadFile is what [fs.ReadFile] calls.
func (f folder) ReadFile(name string) ([]byte, error) {
	local, err := filepath.Localize(name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return readFile(filepath.Join(f.name, local))
}
