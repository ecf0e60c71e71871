package site_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bokslut/generator/site"
)

var rebuilds = flag.Int("rebuilds", 50, "how many times TestPublishUnderReaders publishes")

// Whoever reads the site while it is published again and again never misses a file, and
// never reads one that is half of one and half of another.
func TestPublishUnderReaders(t *testing.T) {
	root := t.TempDir()
	if memory, err := os.MkdirTemp("/dev/shm", "bokslut-"); err == nil { // where there is no disk to wait for
		root = memory
		defer os.RemoveAll(root)
	}
	dir := filepath.Join(root, "public")
	names := make([]string, 60)
	for i := range names {
		names[i] = fmt.Sprintf("kapitel-%d/avsnitt-%d/index.html", i%7, i)
	}
	text := func(name string, version int) []byte {
		if len(name)%2 == 0 {
			version = 0 // it never changes
		}
		return bytes.Repeat(fmt.Appendf(nil, "%s %d\n", name, version%2), 200+version%2)
	}
	publish := func(version int) {
		_, err := site.Publish(context.Background(), root, dir, func(emit site.Emit) error {
			for _, name := range names {
				if err := emit(name, text(name, version)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	publish(0)
	stop := make(chan struct{})
	var reading sync.WaitGroup
	var passes [2]int
	for i := range passes {
		reading.Go(func() {
			for ; ; passes[i]++ {
				for _, name := range names {
					select {
					case <-stop:
						return
					default:
					}
					got, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
					if err != nil || !bytes.Equal(got, text(name, 0)) && !bytes.Equal(got, text(name, 1)) {
						t.Errorf("pass %d: read %d bytes of %s, %v", passes[i], len(got), name, err)
						return
					}
				}
			}
		})
	}
	for version := range *rebuilds {
		publish(version + 1)
	}
	close(stop)
	reading.Wait()
	t.Logf("the site was read %d times", passes[0]+passes[1])
}

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
