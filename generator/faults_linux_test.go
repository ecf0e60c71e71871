package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

var (
	faults = flag.Int("faults", 1, "at how many of the first 200 calls of each kind TestFaults injects each error")
	kills  = flag.Int("kills", 6, "how many builds TestKilled kills in each way")
)

// edited is a small report in a folder of its own, built before and after an edit.
type edited struct {
	dir    string
	public string               // the folder that it is published to, within dir
	sites  [2]map[string]string // each version's files, by their names, as a clean build makes them
	set    func(version int)    // makes the sources those of a version
}

// newEdited makes the report that `bokslut init` makes, with layouts of its own. The second
// version has another front page, one page more and one less.
func newEdited(t *testing.T) *edited {
	t.Helper()
	top := t.TempDir()
	if memory, err := os.MkdirTemp("/dev/shm", "bokslut-"); err == nil { // where there is no disk to wait for
		top = memory
		t.Cleanup(func() { os.RemoveAll(memory) })
	}
	e := &edited{dir: filepath.Join(top, "report")}
	e.public = filepath.Join(e.dir, "public")
	if said, err := exec.Command("bokslut", "init", e.dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	write(t, filepath.Join(e.dir, "layouts", "style", "99-own.css"), []byte("p { hyphens: auto; }\n"))
	front, err := os.ReadFile(filepath.Join(e.dir, "content", "index.md"))
	if err != nil {
		t.Fatal(err)
	}
	page := func(version int) string { return filepath.Join(e.dir, "content", fmt.Sprintf("sida-%d.md", version)) }
	e.set = func(version int) {
		write(t, filepath.Join(e.dir, "content", "index.md"), fmt.Appendf(front[:len(front):len(front)], "\nVersion %d.\n", version))
		write(t, page(version), []byte("---\ntitle: Sida\nsummary: En sida.\n---\nText.\n"))
		if err := os.Remove(page(1 - version)); err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
	}
	for version := range e.sites {
		e.set(version)
		e.build(t)
		e.sites[version] = filesIn(t, e.public)
	}
	if maps.Equal(e.sites[0], e.sites[1]) {
		t.Fatal("both versions are the same")
	}
	return e
}

// build builds the report and fails the test unless that succeeds.
func (e *edited) build(t *testing.T) {
	t.Helper()
	if said, err := exec.Command("bokslut", "build", e.dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
}

// published returns which version is published, whole; -1 for neither.
func (e *edited) published(t *testing.T) int {
	t.Helper()
	now := filesIn(t, e.public)
	return slices.IndexFunc(e.sites[:], func(site map[string]string) bool { return maps.Equal(site, now) })
}

// litter returns the names in the report's folder that are no part of the report.
func (e *edited) litter(t *testing.T) []string {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(e.dir, ".*"))
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(left, func(name string) bool { return filepath.Base(name) == ".gitignore" })
}

// injected are the errors that TestFaults lets the system give.
var injected = []string{"EIO", "ENOSPC", "EMFILE", "EACCES"}

// calls are what TestFaults lets fail, and how strace shows what they are about.
var (
	byFile = regexp.MustCompile(`(openat|mkdirat|linkat|renameat|renameat2|unlinkat)\([^"]*"(/[^"\\]+)"`)
	byOpen = regexp.MustCompile(`(write|fsync|syncfs|getdents64)\(\d+<(/[^>\\]+)>`)
)

// TestFaults lets the system refuse a call of a build, one after the other, and each later
// one that is about the same file. Whatever fails, the site is the old one, whole, and the
// build says that it failed and why; or it is the new one, whole, where a build does without.
//
//	go test ./generator -run TestFaults -faults 200
func TestFaults(t *testing.T) {
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("strace, which .ci/run installs, is not here")
	}
	e := newEdited(t)
	trace := func(args ...string) (code int, said, log string) {
		logged := filepath.Join(filepath.Dir(e.dir), "log")
		cmd := exec.Command("strace", slices.Concat([]string{"-f", "-y", "-o", logged}, args, []string{"bokslut", "build", e.dir})...)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		if err := cmd.Run(); cmd.ProcessState == nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(logged)
		if err != nil {
			t.Fatal(err)
		}
		return cmd.ProcessState.ExitCode(), stderr.String(), string(text)
	}
	old := func() { // the site and the sources for the next try
		e.set(0)
		e.build(t)
		e.set(1)
	}

	old()
	code, said, log := trace("-e", "trace=openat,mkdirat,linkat,renameat,renameat2,unlinkat,write,fsync,syncfs,getdents64")
	if code != fine || e.published(t) != 1 {
		t.Fatalf("without a fault: exit code %d, %s", code, said)
	}
	points := map[string][]string{} // by the call: what it was about, in order
	for line := range strings.Lines(log) {
		m := byFile.FindStringSubmatch(line)
		if m == nil {
			m = byOpen.FindStringSubmatch(line)
		}
		if m != nil && !slices.Contains(points[m[1]], m[2]) && len(points[m[1]]) < 200 {
			points[m[1]] = append(points[m[1]], m[2])
		}
	}
	for _, call := range []string{"openat", "write", "syncfs", "fsync", "renameat2", "linkat", "mkdirat", "unlinkat", "getdents64"} {
		if len(points[call]) == 0 {
			t.Errorf("the build makes no %s, so nothing is shown of it", call)
		}
	}

	random := rand.New(rand.NewPCG(2022, 5))
	tries, failed := 0, 0
	old()
	for _, call := range slices.Sorted(maps.Keys(points)) {
		about := points[call]
		random.Shuffle(len(about), func(i, j int) { about[i], about[j] = about[j], about[i] })
		for _, name := range about[:min(*faults, len(about))] {
			for _, errno := range injected {
				at := fmt.Sprintf("%s at %s of %s", errno, call, name)
				code, said, log := trace("-P", name, "-e", "trace="+call, "-e", "inject="+call+":error="+errno)
				if !strings.Contains(log, "(INJECTED)") {
					continue // a build does not do the same each time
				}
				tries++
				switch published := e.published(t); {
				case published == -1:
					t.Errorf("%s: half a site is published\n%s", at, said)
				case published == 0 && code == fine:
					t.Errorf("%s: the old site is there, and the build says that all is well", at)
				case published == 1 && code != fine && !strings.Contains(said, "the report is published, but"):
					t.Errorf("%s: the new site is there, but the build says that it failed: %s", at, said)
				}
				if code != fine {
					failed++
					if !readable(said) {
						t.Errorf("%s: unclear: %s", at, said)
					}
				}
				littered := len(e.litter(t)) > 0
				if code != problems || littered || e.published(t) != 0 {
					e.build(t)
					if left := e.litter(t); len(left) > 0 || e.published(t) != 1 {
						t.Fatalf("%s: the next build did not mend it: version %d, left %v", at, e.published(t), left)
					}
					old()
				}
			}
		}
	}
	t.Logf("%d faults, of which %d made the build fail", tries, failed)
	if failed == 0 {
		t.Error("no fault made a build fail")
	}
}

// readable reports whether what a failed build says is for people, and each thing once.
func readable(said string) bool {
	for line := range strings.Lines(said) {
		if strings.Count(line, "writing ") > 1 {
			return false
		}
	}
	return strings.TrimSpace(said) != "" && !regexp.MustCompile(`goroutine |panic|runtime|PathError|\*fs\.|%!|0x[0-9a-f]{4}`).MatchString(said)
}

// TestDiskFull builds onto a disk that is too small, by less and less.
func TestDiskFull(t *testing.T) {
	e := newEdited(t)
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=64M"); err != nil {
		t.Skip("only root, as which .ci/run is run, can mount a disk: ", err)
	}
	defer syscall.Unmount(disk, 0)
	out := filepath.Join(disk, "public")
	e.public = out
	build := func() (int, string) {
		cmd := exec.Command("bokslut", "build", e.dir, "-o", out)
		said, _ := cmd.CombinedOutput()
		return cmd.ProcessState.ExitCode(), string(said)
	}
	e.set(0)
	if code, said := build(); code != fine {
		t.Fatal(said)
	}
	var stat syscall.Statfs_t
	if err := syscall.Statfs(disk, &stat); err != nil {
		t.Fatal(err)
	}
	used := int64(stat.Blocks-stat.Bfree) * stat.Bsize
	e.set(1)
	full := 0
	for room := int64(0); room < 64<<20; room += 32 << 10 {
		if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, fmt.Sprintf("size=%d", used+room)); err != nil {
			t.Fatal(err)
		}
		code, said := build()
		left, err := os.ReadDir(disk)
		if err != nil || len(left) != 1 {
			t.Errorf("with room for %d bytes: left %v, %v", room, left, err)
		}
		if t.Failed() {
			return
		}
		if code == fine {
			if e.published(t) != 1 {
				t.Errorf("with room for %d bytes the build says that all is well, and the new site is not there", room)
			}
			break
		}
		full++
		if !strings.Contains(said, "no space left") || !readable(said) || e.published(t) != 0 {
			t.Errorf("with room for %d bytes: version %d is there; %s", room, e.published(t), said)
		}
	}
	if full < 2 {
		t.Errorf("the disk was full %d times, so this shows little", full)
	}
}

// TestKilled stops builds at random moments. The site is then the old one or the new one,
// whole, and what is left beside it goes with the next build; a build that was asked to
// stop leaves nothing.
//
//	go test ./generator -run TestKilled -kills 500
func TestKilled(t *testing.T) {
	e := newEdited(t)
	start := time.Now()
	for version := range 2 {
		e.set(version)
		e.build(t)
	}
	usual := time.Since(start) / 2
	random := rand.New(rand.NewPCG(2022, 6))
	version := 1
	for _, signal := range []syscall.Signal{syscall.SIGKILL, syscall.SIGINT, syscall.SIGTERM} {
		var became [2]int
		littered := 0
		for range *kills {
			version = 1 - version
			e.set(version)
			cmd := exec.Command("bokslut", "build", e.dir)
			var said bytes.Buffer
			cmd.Stderr = &said
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			after := time.Duration(random.Int64N(int64(usual)))
			time.Sleep(after)
			_ = cmd.Process.Signal(signal) // it may have ended
			_ = cmd.Wait()
			left := e.litter(t)
			published := e.published(t)
			if published == -1 {
				t.Fatalf("%v after %v: half a site is published", signal, after)
			}
			if published == version {
				became[1]++
			} else {
				became[0]++
			}
			if len(left) > 0 {
				littered++
			}
			if signal != syscall.SIGKILL {
				code := cmd.ProcessState.ExitCode()
				stopped := code == problems && strings.Contains(said.String(), "stopped; what was published before is as it was")
				early := code == -1 && said.Len() == 0 // before it could listen
				if len(left) > 0 || (code == fine) != (published == version) || code != fine && !stopped && !early {
					t.Errorf("%v after %v: exit code %d, version %d of %d, left %v, said %s", signal, after, code, published, version, left, &said)
				}
			}
			e.build(t)
			if left := e.litter(t); len(left) > 0 || e.published(t) != version {
				t.Fatalf("%v after %v: the next build did not mend it: version %d, left %v", signal, after, e.published(t), left)
			}
		}
		t.Logf("%v: %d times the old site, %d times the new one; %d times something was left", signal, became[0], became[1], littered)
	}
}
