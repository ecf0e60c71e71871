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
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bokslut/generator/site"
)

var rebuilds = flag.Int("rebuilds", 50, "how many times TestPublishUnderReaders publishes")

// Whoever reads the site while it is published again and again never misses a file, and
// never reads one that is half of one and half of another.
func TestPublishUnderReaders(t *testing.T) {
	root := inMemory(t)
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
				if err := emit(name, text(name, version), true); err != nil {
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

// inMemory returns a new folder where there is no disk to wait for, if the system has one.
func inMemory(t *testing.T) string {
	memory, err := os.MkdirTemp("/dev/shm", "bokslut-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(memory) })
	return memory
}

// Two builds into one folder at the same time must not mix, whether it is there or not, up
// to the end of the first; two into folders side by side have nothing to do with each other.
func TestPublishOneAtATime(t *testing.T) {
	for _, before := range []files{{}, {"public/.bokslut": made("a"), "public/a": "old"}, {".public.new.old/.bokslut": made("a"), ".public.new.old/a": "old"}} {
		root := write(t, before)
		dir := filepath.Join(root, "public")
		var refused []error
		again := func() {
			_, err := site.Publish(context.Background(), root, dir, rendering(files{"b": "b"}))
			refused = append(refused, err)
		}
		var beside error
		_, err := site.Publish(asked{context.Background(), again}, root, dir, func(emit site.Emit) error {
			again()
			_, beside = site.Publish(context.Background(), root, filepath.Join(root, "other"), rendering(files{"c": "c"}))
			return emit("a", []byte("a"), true)
		})
		if err != nil || beside != nil {
			t.Errorf("%v: the first: %v; the one beside it: %v", before, err, beside)
		}
		if len(refused) < 3 { // while it is rendered, when a file comes, before the folders change places
			t.Errorf("%v: %d builds in the meantime", before, len(refused))
		}
		for _, err := range refused {
			if err == nil || !strings.Contains(err.Error(), "another build is publishing to "+dir) {
				t.Errorf("%v: another one was not refused: %v", before, err)
			}
		}
		if _, err := site.Publish(context.Background(), root, dir, rendering(files{"a": "a", "d": "d"})); err != nil {
			t.Errorf("%v: one after them: %v", before, err)
		}
		want := files{"public/.bokslut": "", "public/a": "a", "public/d": "d", "other/.bokslut": "", "other/c": "c"}
		if diff := cmp.Diff(want, read(t, root)); diff != "" {
			t.Errorf("%v: folder differs (-want +got):\n%s", before, diff)
		}
	}
}

// Builds that are begun again and again into one folder, and are refused or not, leave each
// other's files alone.
func TestPublishManyAtATime(t *testing.T) {
	root := inMemory(t)
	for round := range *rebuilds {
		dir := filepath.Join(root, fmt.Sprint(round), "public")
		var all sync.WaitGroup
		var published atomic.Int64
		for build := range 4 {
			all.Go(func() {
				for version := range 8 {
					text := fmt.Sprint(build, version)
					_, err := site.Publish(context.Background(), root, dir, rendering(files{"a": text, "b/c": text}))
					if err == nil {
						published.Add(1)
					} else if !strings.Contains(err.Error(), "another build is publishing to "+dir) {
						t.Errorf("round %d, build %d, version %d: %v", round, build, version, err)
					}
				}
			})
		}
		all.Wait()
		got := read(t, dir)
		entries, err := os.ReadDir(filepath.Dir(dir))
		if len(got) != 3 || got["a"] != got["b/c"] || published.Load() == 0 || err != nil || len(entries) != 1 {
			t.Fatalf("round %d: %d were published, and left is %v, %v, %v", round, published.Load(), got, entries, err)
		}
	}
}
