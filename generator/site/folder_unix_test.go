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
