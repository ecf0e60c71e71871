package site_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bokslut/generator/site"
)

type files = map[string]string

// marker is what Publish puts into a folder that it makes.
const marker = ".bokslut"

// rendering returns a render function for Publish that emits those files.
func rendering(files files) func(site.Emit) error {
	return func(emit site.Emit) error {
		for name, text := range files {
			if err := emit(name, []byte(text)); err != nil {
				return err
			}
		}
		return nil
	}
}

// write makes files below a new folder, which it returns.
func write(t *testing.T, files files) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// read returns the files below dir, links left out, and the text of markers.
func read(t *testing.T, dir string) files {
	t.Helper()
	found := files{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(name)
		if d.Name() == marker {
			text = nil
		}
		local, _ := filepath.Rel(dir, name)
		found[filepath.ToSlash(local)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestPublish(t *testing.T) {
	for _, test := range []struct {
		name    string
		before  files // in the report's folder
		emit    files
		want    files // in the report's folder
		changed bool
	}{
		{"first time", files{"site.yaml": "s"}, files{"index.html": "a", "data/drift.csv": "b"},
			files{"site.yaml": "s", "public/.bokslut": "", "public/index.html": "a", "public/data/drift.csv": "b"}, true},
		{"instead of another", files{"public/.bokslut": "x", "public/old.html": "a"}, files{"index.html": "a"},
			files{"public/.bokslut": "", "public/index.html": "a"}, true},
		{"one less", files{"public/.bokslut": "Made by bokslut build, which replaces this folder with all that is in it.\n", "public/a": "a", "public/b": "b"}, files{"a": "a"},
			files{"public/.bokslut": "", "public/a": "a"}, true},
		{"nothing new", files{"public/.bokslut": "Made by bokslut build, which replaces this folder with all that is in it.\n", "public/a": "a"}, files{"a": "a"},
			files{"public/.bokslut": "", "public/a": "a"}, false},
		{"after a build that was killed", files{".public.new/.bokslut": "", ".public.new/half": "h", ".public.new.old/.bokslut": ""}, files{"a": "a"},
			files{"public/.bokslut": "", "public/a": "a"}, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			root := write(t, test.before)
			changed, err := site.Publish(context.Background(), root, filepath.Join(root, "public"), rendering(test.emit))
			if err != nil || changed != test.changed {
				t.Errorf("changed %v, error %v; want changed %v", changed, err, test.changed)
			}
			if diff := cmp.Diff(test.want, read(t, root)); diff != "" {
				t.Errorf("folder differs (-want +got):\n%s", diff)
			}
		})
	}
}

// What did not change keeps its times, so that copying the site elsewhere copies nothing.
func TestPublishLeavesTimes(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "public")
	publish := func() {
		if _, err := site.Publish(context.Background(), root, dir, rendering(files{"a": "a"})); err != nil {
			t.Fatal(err)
		}
	}
	publish()
	long := time.Date(2023, 2, 20, 0, 0, 0, 0, time.UTC)
	if err := os.Chtimes(filepath.Join(dir, "a"), long, long); err != nil {
		t.Fatal(err)
	}
	publish()
	info, err := os.Stat(filepath.Join(dir, "a"))
	if err != nil || !info.ModTime().Equal(long) {
		t.Errorf("the time is %v (%v), want %v", info.ModTime(), err, long)
	}
}

func TestPublishFails(t *testing.T) {
	for _, test := range []struct {
		name   string
		render func(emit site.Emit, cancel func()) error
		want   string
	}{
		{"render fails", func(emit site.Emit, _ func()) error { return errors.Join(emit("a", nil), errors.New("broken")) }, "broken"},
		{"stopped", func(emit site.Emit, cancel func()) error {
			cancel()
			return errors.Join(emit("a", nil), errors.New("told"))
		}, "context canceled\ntold"},
		{"stopped at the end", func(emit site.Emit, cancel func()) error { defer cancel(); return emit("a", nil) }, "context canceled"},
		{"one name twice", func(emit site.Emit, _ func()) error { return errors.Join(emit("a", nil), emit("a", nil)) }, "writing a: "},
		{"outside", func(emit site.Emit, _ func()) error { return emit("../a", nil) }, `writing "../a": `},
		{"file and folder", func(emit site.Emit, _ func()) error { return errors.Join(emit("a", nil), emit("a/b", nil)) }, "writing a/b: "},
	} {
		t.Run(test.name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			before := files{"public/.bokslut": "", "public/index.html": "a"}
			root := write(t, before)
			_, err := site.Publish(ctx, root, filepath.Join(root, "public"), func(emit site.Emit) error { return test.render(emit, cancel) })
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
			if diff := cmp.Diff(before, read(t, root)); diff != "" {
				t.Errorf("folder differs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPublishRefuses(t *testing.T) {
	for _, test := range []struct {
		name   string
		before files
		root   string // of the report
		dir    string
		home   string
		want   string
	}{
		{"what it did not make", files{"public/thesis.doc": "x"}, "", "public", "elsewhere", "was not made by bokslut"},
		{"a file", files{"public": "x"}, "", "public", "elsewhere", "is a file"},
		{"a link", files{"real/.bokslut": ""}, "", "link", "elsewhere", "is a link"},
		{"the report", files{".bokslut": "", "site.yaml": ""}, "", "", "elsewhere", "so it is not replaced"},
		{"what the report is in", files{"all/.bokslut": "", "all/2022/site.yaml": ""}, "all/2022", "all", "elsewhere", "so it is not replaced"},
		{"a repository", files{"public/.bokslut": "", "public/.git/HEAD": ""}, "", "public", "elsewhere", "is a repository"},
		{"a home", files{"home/.bokslut": "", "2022/site.yaml": ""}, "2022", "home", "home", "so it is not replaced"},
		{"what holds a home", files{"homes/.bokslut": "", "homes/eva/x": ""}, "", "homes", "homes/eva", "so it is not replaced"},
		{"what someone else left beside it", files{".public.new/thesis.doc": "x"}, "", "public", "elsewhere", "was not made by bokslut"},
	} {
		t.Run(test.name, func(t *testing.T) {
			top := write(t, test.before)
			if err := os.Symlink("real", filepath.Join(top, "link")); err != nil {
				t.Fatal(err)
			}
			t.Setenv("HOME", filepath.Join(top, test.home))
			before := read(t, top)
			_, err := site.Publish(context.Background(), filepath.Join(top, test.root), filepath.Join(top, test.dir), rendering(files{"a": "a"}))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
			if diff := cmp.Diff(before, read(t, top)); diff != "" {
				t.Errorf("folder differs (-want +got):\n%s", diff)
			}
		})
	}
}
