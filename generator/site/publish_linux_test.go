package site_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bokslut/generator/site"
)

// Two builds of one report at the same time must not mix.
func TestPublishOneAtATime(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "public")
	var second error
	_, err := site.Publish(context.Background(), root, dir, func(emit site.Emit) error {
		_, second = site.Publish(context.Background(), root, dir, rendering(files{"b": "b"}))
		return emit("a", []byte("a"))
	})
	if err != nil || second == nil || !strings.Contains(second.Error(), "another build is publishing") {
		t.Errorf("the first: %v; the second, which should be refused: %v", err, second)
	}
	if diff := cmp.Diff(files{"public/.bokslut": "", "public/a": "a"}, read(t, root)); diff != "" {
		t.Errorf("folder differs (-want +got):\n%s", diff)
	}
}
