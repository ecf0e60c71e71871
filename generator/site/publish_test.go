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
	"github.com/google/go-cmp/cmp/cmpopts"

	"bokslut/generator/site"
)

type files = map[string]string

// marker is what Publish puts into a folder that it makes.
const marker = ".bokslut"

// rendering returns a render function for Publish that emits those files.
func rendering(files files) func(site.Emit) error {
	return func(emit site.Emit) error {
		for name, text := range files {
			if err := emit(name, []byte(text), true); err != nil {
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

// made is the marker of a folder in which Publish made those files.
func made(names ...string) string {
	return strings.Join(append([]string{"Made by bokslut build, which replaces these files and leaves others as they are:"}, names...), "\n") + "\n"
}

func TestPublish(t *testing.T) {
	for _, test := range []struct {
		name   string
		before files // in the report's folder
		emit   files
		want   files // in the report's folder
		how    site.Changes
	}{
		{"first time", files{"site.yaml": "s"}, files{"index.html": "a", "data/drift.csv": "b"},
			files{"site.yaml": "s", "public/.bokslut": "", "public/index.html": "a", "public/data/drift.csv": "b"},
			site.Changes{Added: []string{"data/drift.csv", "index.html"}}},
		{"instead of another", files{"public/.bokslut": made("old.html"), "public/old.html": "a"}, files{"index.html": "a"},
			files{"public/.bokslut": "", "public/index.html": "a"},
			site.Changes{Added: []string{"index.html"}, Removed: []string{"old.html"}}},
		{"instead of an earlier version's", files{"public/.bokslut": "Made by bokslut\n", "public/old.html": "a"}, files{"index.html": "a"},
			files{"public/.bokslut": "", "public/index.html": "a"},
			site.Changes{Added: []string{"index.html"}, Removed: []string{"old.html"}}},
		{"one less", files{"public/.bokslut": made("a", "b/c"), "public/a": "a", "public/b/c": "b"}, files{"a": "a"},
			files{"public/.bokslut": "", "public/a": "a"}, site.Changes{Removed: []string{"b/c"}}},
		{"one that is as long", files{"public/.bokslut": made("a", "b"), "public/a": "a", "public/b": "b"}, files{"a": "x", "b": "b"},
			files{"public/.bokslut": "", "public/a": "x", "public/b": "b"}, site.Changes{Changed: []string{"a"}}},
		{"nothing new", files{"public/.bokslut": made("a"), "public/a": "a"}, files{"a": "a"},
			files{"public/.bokslut": "", "public/a": "a"}, site.Changes{}},
		{"one that someone removed", files{"public/.bokslut": made("a", "b"), "public/a": "a"}, files{"a": "a", "b": "b"},
			files{"public/.bokslut": "", "public/a": "a", "public/b": "b"}, site.Changes{Added: []string{"b"}}},
		{"someone else's files stay", files{"public/.bokslut": made("a", "b"), "public/a": "a", "public/b": "b", "public/CNAME": "c", "public/.well-known/x": "d"}, files{"a": "x"},
			files{"public/.bokslut": "", "public/a": "x", "public/CNAME": "c", "public/.well-known/x": "d"},
			site.Changes{Changed: []string{"a"}, Removed: []string{"b"}}},
		{"after a build that was killed", files{".public.new/.bokslut": "", ".public.new/half": "h", ".public.new.old/.bokslut": ""}, files{"a": "a"},
			files{"public/.bokslut": "", "public/a": "a"}, site.Changes{Added: []string{"a"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel() // most of the time is spent waiting for the disk
			root := write(t, test.before)
			hidden := cmpopts.IgnoreUnexported(site.Changes{})
			would, err := site.Compare(context.Background(), root, filepath.Join(root, "public"), rendering(test.emit))
			if diff := cmp.Diff(test.how, would, hidden); err != nil || diff != "" {
				t.Errorf("compared: %v, changes differ (-want +got):\n%s", err, diff)
			}
			if _, written := read(t, root)["public/.bokslut"]; written != (test.before["public/.bokslut"] != "") {
				t.Errorf("comparing wrote something")
			}
			changes, err := site.Publish(context.Background(), root, filepath.Join(root, "public"), rendering(test.emit))
			if diff := cmp.Diff(test.how, changes, hidden); err != nil || diff != "" {
				t.Errorf("published: %v, changes differ (-want +got):\n%s", err, diff)
			}
			if diff := cmp.Diff(test.want, read(t, root)); diff != "" {
				t.Errorf("folder differs (-want +got):\n%s", diff)
			}
			again, err := site.Publish(context.Background(), root, filepath.Join(root, "public"), rendering(test.emit))
			if err != nil || again.Any() {
				t.Errorf("published again: %v, changes %v", err, again)
			}
		})
	}
}

// What did not change is the same file, with its time, so that copying the site elsewhere
// copies nothing else.
func TestPublishKeepsFiles(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "public")
	long := time.Date(2023, 2, 20, 0, 0, 0, 0, time.UTC)
	publish := func(text string) (same, other os.FileInfo) {
		if _, err := site.Publish(context.Background(), root, dir, rendering(files{"a/same": "a", "other": text})); err != nil {
			t.Fatal(err)
		}
		same, err := os.Stat(filepath.Join(dir, "a", "same"))
		other, err2 := os.Stat(filepath.Join(dir, "other"))
		if err := errors.Join(err, err2, os.Chtimes(filepath.Join(dir, "a", "same"), long, long)); err != nil {
			t.Fatal(err)
		}
		return same, other
	}
	same, other := publish("b")
	same2, other2 := publish("c")
	if !same2.ModTime().Equal(long) || !os.SameFile(same, same2) {
		t.Errorf("the file that did not change has another time or is another file: %v, want %v", same2.ModTime(), long)
	}
	if os.SameFile(other, other2) {
		t.Errorf("the file that changed was written over")
	}
}

func TestPublishFails(t *testing.T) {
	for _, test := range []struct {
		name   string
		render func(emit site.Emit, cancel func()) error
		want   string
	}{
		{"render fails", func(emit site.Emit, _ func()) error { return errors.Join(emit("a", nil, true), errors.New("broken")) }, "broken"},
		{"stopped", func(emit site.Emit, cancel func()) error {
			cancel()
			return errors.Join(emit("a", nil, true), errors.New("told"))
		}, "context canceled\ntold"},
		{"stopped at the end", func(emit site.Emit, cancel func()) error { defer cancel(); return emit("a", nil, true) }, "context canceled"},
		{"one name twice", func(emit site.Emit, _ func()) error { return errors.Join(emit("a", nil, true), emit("a", nil, true)) }, "writing a: "},
		{"outside", func(emit site.Emit, _ func()) error { return emit("../a", nil, true) }, `writing "../a": `},
		{"in the place of someone else's", func(emit site.Emit, _ func()) error { return emit("CNAME", nil, true) }, "writing CNAME: there is another file of that name, which bokslut did not make"},
		{"in the place of someone else's folder", func(emit site.Emit, _ func()) error { return emit("mine", nil, true) }, "keeping mine/x: "},
		{"the list of files", func(emit site.Emit, _ func()) error { return emit(".bokslut", nil, true) }, "writing .bokslut: "},
		{"file and folder", func(emit site.Emit, _ func()) error { return errors.Join(emit("a", nil, true), emit("a/b", nil, true)) }, "writing a/b: "},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			before := files{"public/.bokslut": made("index.html"), "public/index.html": "a", "public/CNAME": "c", "public/mine/x": "d"}
			root := write(t, before)
			_, err := site.Publish(ctx, root, filepath.Join(root, "public"), func(emit site.Emit) error { return test.render(emit, cancel) })
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
			before["public/.bokslut"] = "" // as read has it
			if diff := cmp.Diff(before, read(t, root)); diff != "" {
				t.Errorf("folder differs (-want +got):\n%s", diff)
			}
		})
	}
}

// What a build leaves that is killed while it writes is cleared away by the next.
func TestPublishAfterKilled(t *testing.T) {
	root := t.TempDir()
	publish := func(last func()) error {
		_, err := site.Publish(context.Background(), root, filepath.Join(root, "public"), func(emit site.Emit) error {
			err := errors.Join(emit("a", nil, true), emit("b/c", nil, true))
			last()
			return err
		})
		return err
	}
	left := t.TempDir()
	err := publish(func() { // as it is at this moment
		if err := os.CopyFS(filepath.Join(left, "half"), os.DirFS(filepath.Join(root, ".public.new"))); err != nil {
			t.Fatal(err)
		}
	})
	if err := errors.Join(err, os.Rename(filepath.Join(left, "half"), filepath.Join(root, ".public.new"))); err != nil {
		t.Fatal(err)
	}
	if err := publish(func() {}); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(files{"public/.bokslut": "", "public/a": "", "public/b/c": ""}, read(t, root)); diff != "" {
		t.Errorf("folder differs (-want +got):\n%s", diff)
	}
}

// A build that is killed where folders are exchanged one by one can leave the published
// folder aside: the next build puts it back, whether or not it comes to publish anything.
func TestPublishRestores(t *testing.T) {
	root := write(t, files{".public.new.old/.bokslut": made("a"), ".public.new.old/a": "old", ".public.new/.bokslut": made("a"), ".public.new/a": "new"})
	_, err := site.Publish(context.Background(), root, filepath.Join(root, "public"), func(site.Emit) error { return errors.New("broken") })
	if err == nil || err.Error() != "broken" {
		t.Errorf("error %v, want broken", err)
	}
	if diff := cmp.Diff(files{"public/.bokslut": "", "public/a": "old"}, read(t, root)); diff != "" {
		t.Errorf("folder differs (-want +got):\n%s", diff)
	}
}

// asked is a context that does something whenever it is asked whether it has ended, which
// is last of all just before the folders change places.
type asked struct {
	context.Context
	do func()
}

func (a asked) Err() error { a.do(); return nil }

// What someone puts into the published folder while it is built, up to the last moment,
// stays, and stays theirs; what they take out stays out.
func TestPublishKeepsWhatComes(t *testing.T) {
	before := files{"public/.bokslut": made("a", "b"), "public/a": "a", "public/b": "b", "public/CNAME": "c"}
	for _, test := range []struct {
		name  string
		comes files // without a text: it goes
		emit  files
		want  files
		fails string
	}{
		{"a file", files{"x": "mine"}, files{"a": "new"}, files{"public/.bokslut": "", "public/a": "new", "public/CNAME": "c", "public/x": "mine"}, ""},
		{"a file in a folder", files{"x/y": "mine"}, files{"a": "new"}, files{"public/.bokslut": "", "public/a": "new", "public/CNAME": "c", "public/x/y": "mine"}, ""},
		{"a folder with files of both", files{"x/y": "mine"}, files{"x/a": "new"}, files{"public/.bokslut": "", "public/x/a": "new", "public/CNAME": "c", "public/x/y": "mine"}, ""},
		{"another file in the place of one", files{"CNAME": "mine"}, files{"a": "new"}, files{"public/.bokslut": "", "public/a": "new", "public/CNAME": "mine"}, ""},
		{"one less", files{"CNAME": ""}, files{"a": "new"}, files{"public/.bokslut": "", "public/a": "new"}, ""},
		{"a file of the site", files{"b": "edited"}, files{"a": "new"}, files{"public/.bokslut": "", "public/a": "new", "public/CNAME": "c"}, ""},
		{"one where the site has one", files{"x": "mine"}, files{"x": "new"},
			files{"public/.bokslut": "", "public/a": "a", "public/b": "b", "public/CNAME": "c", "public/x": "mine"}, "writing x: there is another file of that name, which bokslut did not make"},
		{"a folder where the site has a file", files{"x/y": "mine"}, files{"x": "new"},
			files{"public/.bokslut": "", "public/a": "a", "public/b": "b", "public/CNAME": "c", "public/x/y": "mine"}, "keeping x/y: "},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			root := write(t, before)
			come := func() {
				for name, text := range test.comes {
					name = filepath.Join(root, "public", filepath.FromSlash(name))
					if text == "" {
						if err := os.Remove(name); err != nil {
							t.Error(err)
						}
						continue
					}
					err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name+"~", []byte(text), 0o666), os.Rename(name+"~", name))
					if err != nil {
						t.Error(err)
					}
				}
			}
			calls := 0
			atLast := asked{context.Background(), func() {
				if calls++; calls > len(test.emit) { // each file that comes asks, too
					come()
				}
			}}
			_, err := site.Publish(atLast, root, filepath.Join(root, "public"), rendering(test.emit))
			if (err == nil) != (test.fails == "") || err != nil && !strings.Contains(err.Error(), test.fails) {
				t.Errorf("error %v, want %q", err, test.fails)
			}
			if calls != len(test.emit)+1 {
				t.Errorf("the context was asked %d times, so that this does not test the last moment", calls)
			}
			if diff := cmp.Diff(test.want, read(t, root)); diff != "" {
				t.Errorf("folder differs (-want +got):\n%s", diff)
			}
			if test.fails != "" {
				return
			}
			if _, err := site.Publish(context.Background(), root, filepath.Join(root, "public"), rendering(test.emit)); err != nil {
				t.Errorf("the next time: %v", err)
			}
			if diff := cmp.Diff(test.want, read(t, root)); diff != "" {
				t.Errorf("folder differs the next time (-want +got):\n%s", diff)
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
		{"the top of the disk", nil, "", strings.Repeat("../", 40), "elsewhere", "so it is not replaced"},
		{"a link", files{"real/.bokslut": ""}, "", "link", "elsewhere", "is a link"},
		{"the report", files{".bokslut": "", "site.yaml": ""}, "", "", "elsewhere", "so it is not replaced"},
		{"what the report is in", files{"all/.bokslut": "", "all/2022/site.yaml": ""}, "all/2022", "all", "elsewhere", "so it is not replaced"},
		{"a repository", files{"public/.bokslut": "", "public/.git/HEAD": ""}, "", "public", "elsewhere", "is a repository"},
		{"a folder of the sources", files{"content/index.md": ""}, "", "content", "elsewhere", "was not made by bokslut"},
		{"what a repository elsewhere is a file of", files{"public/.bokslut": "", "public/.git": "gitdir: x"}, "", "public", "elsewhere", "is a repository"},
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
			_, err = site.Compare(context.Background(), filepath.Join(top, test.root), filepath.Join(top, test.dir), rendering(files{"a": "a"}))
			if beside := strings.HasSuffix(test.name, "beside it"); !beside && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("comparing: error %v, want one with %q", err, test.want)
			}
			if diff := cmp.Diff(before, read(t, top)); diff != "" {
				t.Errorf("folder differs (-want +got):\n%s", diff)
			}
		})
	}
}

// inParts returns a render function for Publish that emits files part by part.
func inParts(of map[string][]string) func(site.Emit) error {
	return func(emit site.Emit) error {
		for name, parts := range of {
			for i, part := range parts {
				if err := emit(name, []byte(part), i == len(parts)-1); err != nil {
					return err
				}
			}
		}
		return nil
	}
}

func TestPublishInParts(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "public")
	ctx := context.Background()
	for i, step := range []struct {
		parts map[string][]string
		want  site.Changes
		holds files
	}{
		{map[string][]string{"a": {"one ", "two ", "three"}, "b/c": {"", "more"}, "d": {"whole"}}, site.Changes{Added: []string{"a", "b/c", "d"}},
			files{"a": "one two three", "b/c": "more", "d": "whole"}},
		{map[string][]string{"a": {"one two", " three"}, "b/c": {"mo", "re"}, "d": {"wh", "ole"}}, site.Changes{},
			files{"a": "one two three", "b/c": "more", "d": "whole"}},
		{map[string][]string{"a": {"one ", "2 ", "three"}, "b/c": {"mo", "r"}, "d": {"whole", "."}}, site.Changes{Changed: []string{"a", "b/c", "d"}},
			files{"a": "one 2 three", "b/c": "mor", "d": "whole."}},
		{map[string][]string{"a": {"one ", "2 ", "three"}, "b/c": {"mor"}}, site.Changes{Removed: []string{"d"}},
			files{"a": "one 2 three", "b/c": "mor"}},
	} {
		before, _ := os.Lstat(filepath.Join(dir, "a"))
		for _, put := range []func(context.Context, string, string, func(site.Emit) error) (site.Changes, error){site.Compare, site.Publish} {
			changes, err := put(ctx, root, dir, inParts(step.parts))
			if diff := cmp.Diff(step.want, changes, cmpopts.IgnoreUnexported(site.Changes{})); err != nil || diff != "" {
				t.Fatalf("step %d: %v\n%s", i, err, diff)
			}
		}
		step.holds[marker] = ""
		if diff := cmp.Diff(step.holds, read(t, dir)); diff != "" {
			t.Errorf("step %d:\n%s", i, diff)
		}
		if after, _ := os.Lstat(filepath.Join(dir, "a")); i == 1 && !os.SameFile(before, after) {
			t.Error("a file that did not change is another one")
		}
	}
}

func TestPublishInPartsFails(t *testing.T) {
	for what, render := range map[string]func(site.Emit) error{
		"broken": func(emit site.Emit) error {
			return errors.Join(emit("a", []byte("new "), false), errors.New("broken"))
		},
		"another file has that name already": func(emit site.Emit) error {
			return errors.Join(emit("a", nil, true), emit("a", []byte("x"), false), emit("a", nil, true))
		},
		"there is another file of that name, which bokslut did not make": func(emit site.Emit) error {
			return errors.Join(emit("CNAME", []byte("x"), false), emit("CNAME", nil, true))
		},
	} {
		before := files{"public/" + marker: made("a"), "public/a": "old", "public/CNAME": "mine"}
		root := write(t, before)
		_, err := site.Publish(context.Background(), root, filepath.Join(root, "public"), render)
		if err == nil || !strings.Contains(err.Error(), what) {
			t.Errorf("got %v, want %q", err, what)
		}
		before["public/"+marker] = ""
		if diff := cmp.Diff(before, read(t, root)); diff != "" {
			t.Errorf("%s:\n%s", what, diff)
		}
	}
}
