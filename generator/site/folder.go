package site

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"bokslut/generator/diag"
)

// Folder returns the files of a folder on the disk, for Load and Build. A symbolic link in
// it that leads out of the folder is not followed to a file, nor to a folder that is read as
// a whole (see isOwn): what a report is made of, and so what is published, is in its own folder.
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

// isOwn returns an error for a folder of the report that is a symbolic link to a place
// outside of it, or to nothing: neither is what the report is made of, and to take it for a
// folder that is not there would publish another site without a word.
func isOwn(root fs.FS, name string) error {
	_, err := fs.Stat(root, name)
	if errors.Is(err, fs.ErrNotExist) {
		beside, _ := fs.ReadDir(root, path.Dir(name))
		if !slices.ContainsFunc(beside, func(e fs.DirEntry) bool { return e.Name() == path.Base(name) }) {
			return nil
		}
	}
	if err == nil {
		return nil
	}
	why, _ := diag.Reason(err)
	return diag.Textf("the folder %s cannot be read: %s; put the folder itself there, not a link to it", name, why)
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
