//go:build unix

package site_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"bokslut/generator/site"
)

// Folder reads what os.DirFS does, and does not wait for a pipe that no one writes to.
func TestFolder(t *testing.T) {
	dir := write(t, files{"content/index.md": "text", "empty": ""})
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"content/index.md", "empty", "missing", "content", "../outside", "/content/index.md", "pipe"} {
		got, gotErr := fs.ReadFile(site.Folder(dir), name)
		var want []byte
		wantErr := fs.ErrInvalid
		if name != "pipe" {
			want, wantErr = fs.ReadFile(os.DirFS(dir), name)
		}
		if string(got) != string(want) || (gotErr == nil) != (wantErr == nil) {
			t.Errorf("%s: got %q, %v; want %q, %v", name, got, gotErr, want, wantErr)
		}
	}
}

// A symbolic link to a file of the report is that file; one to a file elsewhere is nothing
// that is read, nor is a file below such a link to a folder one to refer to.
func TestFolderLinks(t *testing.T) {
	elsewhere := write(t, files{"secret": "text"})
	dir := write(t, files{"content/own": "text"})
	for link, to := range map[string]string{"inside": "content/own", "absolute": filepath.Join(elsewhere, "secret"), "climbing": "../" + filepath.Base(elsewhere) + "/secret", "folder": elsewhere} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	root := site.Folder(dir)
	if text, err := fs.ReadFile(root, "inside"); string(text) != "text" {
		t.Errorf("inside: got %q, %v", text, err)
	}
	if info, err := fs.Stat(root, "inside"); err != nil || info.Size() != 4 {
		t.Errorf("inside: got %v, %v", info, err)
	}
	for _, name := range []string{"absolute", "climbing"} {
		if text, err := fs.ReadFile(root, name); err == nil {
			t.Errorf("%s: read %q", name, text)
		}
	}
	for _, name := range []string{"absolute", "climbing", "folder/secret"} {
		if info, err := fs.Stat(root, name); err == nil {
			t.Errorf("%s: found %v", name, info)
		}
	}
}
