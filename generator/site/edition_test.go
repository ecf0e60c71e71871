package site_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"bokslut/generator/site"
)

// An edition that is published while an earlier one is built stays the latest: which one is
// is asked when no other build can put its own there.
func TestPublishEditionAtATime(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	built := built(t, map[string]string{"edition": "2022"})
	publish := func(last func()) {
		put := func(ctx context.Context, root, dir string, render func(site.Emit) error) (site.Changes, error) {
			if filepath.Base(dir) == "latest" {
				last()
			}
			return site.Publish(ctx, root, dir, render)
		}
		if _, err := built.PublishEdition(context.Background(), put, t.TempDir(), dir, rendering(files{"a": "a"})); err != nil {
			t.Fatal(err)
		}
	}
	publish(func() {
		if err := os.CopyFS(filepath.Join(dir, "2023"), os.DirFS(write(t, files{marker: made("a"), "a": "a"}))); err != nil {
			t.Fatal(err)
		}
	})
	if got := read(t, dir); len(got) != 4 { // two editions with a marker each
		t.Errorf("beside the later edition there is %v", got)
	}
	if err := os.RemoveAll(filepath.Join(dir, "2023")); err != nil {
		t.Fatal(err)
	}
	publish(func() {})
	if _, there := read(t, dir)["latest/index.html"]; !there {
		t.Error("nothing leads to the only edition")
	}
}
