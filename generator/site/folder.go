package site

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Folder returns the files of a folder on the disk, for Load and Build. A symbolic link in
// it that leads out of the folder is not followed to a file: what a report is made of, and
// so what is published, is in its own folder.
func Folder(name string) fs.FS { return folder{os.DirFS(name), name} }

type folder struct {
	fs.FS
	name string
}

// Stat is what [fs.Stat] calls. It does not open the file, which may be a pipe.
func (f folder) Stat(name string) (fs.FileInfo, error) {
	local, err := filepath.Localize(name)
	if err != nil {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrInvalid}
	}
	root, err := os.OpenRoot(f.name)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.Stat(local)
}

// ReadFile is what [fs.ReadFile] calls.
func (f folder) ReadFile(name string) ([]byte, error) {
	local, err := filepath.Localize(name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	data, err := readFile(filepath.Join(f.name, local))
	if !errors.Is(err, errLink) {
		return data, err
	}
	root, err := os.OpenRoot(f.name)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.ReadFile(local)
}
