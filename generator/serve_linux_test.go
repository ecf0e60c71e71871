package main

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestServeOverflow stops serve while more happens in its folders than the system keeps:
// what it was never told of is shown, too.
func TestServeOverflow(t *testing.T) {
	text, err := os.ReadFile("/proc/sys/fs/inotify/max_queued_events")
	if err != nil {
		t.Fatal(err)
	}
	kept, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	dir := smallReport(t)
	p := serveProcess(t, dir, nil)
	p.shows(t, "Before")

	if err := p.process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	var other [2]*os.File // in turn, as the system keeps the same event twice only once
	for i := range other {
		if other[i], err = os.Create(filepath.Join(dir, "content", fmt.Sprintf(".%d.swp", i))); err != nil {
			t.Fatal(err)
		}
		defer other[i].Close()
	}
	for i := range kept + 10 {
		if _, err := other[i%2].WriteAt([]byte{byte(i)}, 0); err != nil {
			t.Fatal(err)
		}
	}
	write(t, filepath.Join(dir, "content", "index.md"), []byte("---\ntitle: Report\n---\n\nAfter.\n"))
	if err := p.process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	p.shows(t, "After")
}

// TestServeWithoutWatches lets serve run where the system watches but one folder, or none: it
// says that it looks for itself, and shows what is saved.
func TestServeWithoutWatches(t *testing.T) {
	for _, limit := range []string{"echo 1 > /proc/sys/user/max_inotify_watches", "echo 0 > /proc/sys/user/max_inotify_instances"} {
		dir := smallReport(t)
		p := serveProcess(t, dir, &syscall.SysProcAttr{
			Cloneflags:  syscall.CLONE_NEWUSER,
			UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
		}, limit)
		p.shows(t, "Before")
		write(t, filepath.Join(dir, "content", "index.md"), []byte("---\ntitle: Report\n---\n\nAfter.\n"))
		p.shows(t, "After")
		if said := p.out.said(); !strings.Contains(said, "the system does not watch the folders") {
			t.Errorf("%s: it does not say that it looks for itself:\n%s", limit, said)
		}
	}
}

// TestServeMemory lets serve follow saves of what is large and wrong: it shows the last good page, and
// takes as much memory as a build of such a report may, however many there were. A film beside
// the pages takes none.
func TestServeMemory(t *testing.T) {
	measured(t)
	dir := smallReport(t)
	p := serveProcess(t, dir, nil)
	p.shows(t, "Before")
	film, err := os.Create(filepath.Join(dir, "content", "film.mp4"))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(film.Truncate(600<<20), film.Close()); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "data", "t.yaml"), []byte("title: Tabell\nfields:\n  - {name: post, title: Post, role: stub}\n  - {name: utfall, title: Utfall}\n"))
	for i, text := range []string{strings.Repeat("A;1\n", MB/4), numbered(MB, "A%d;x\n"), numbered(MB, "A%d;1\n"), strings.Repeat("B;1\n", MB/4), numbered(MB, "B%d;x\n")} {
		built := strings.Count(p.out.said(), ": built in ")
		write(t, filepath.Join(dir, "data", "t.csv"), []byte("post;utfall\n"+text))
		for deadline := time.Now().Add(20 * time.Second); strings.Count(p.out.said(), ": built in ") == built; time.Sleep(20 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("save %d was not built:\n%s", i, p.out.said())
			}
		}
		p.shows(t, "Before")
	}
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	if kB, err := strconv.Atoi(strings.Fields(rest)[0]); err != nil || kB > mostMemory>>10 {
		t.Errorf("it took %d MB: %v", kB>>10, err)
	}
}

// server is serve as a process of its own.
type server struct {
	process *os.Process
	address string
	out     *tellsAddress
}

// serveProcess starts serve, after the commands of a shell, and ends it with the test.
func serveProcess(t *testing.T, dir string, how *syscall.SysProcAttr, before ...string) *server {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	out := &tellsAddress{found: make(chan string, 1)}
	cmd := exec.Command("bash", "-c", strings.Join(append(before, `exec -a bokslut "$0" serve "$1" --addr 127.0.0.1:0`), " && "), program, dir)
	cmd.SysProcAttr, cmd.Stdout, cmd.Stderr = how, out, out
	if err := cmd.Start(); err != nil {
		if how != nil {
			t.Skipf("this system lets no user set limits of their own: %v", err)
		}
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	select {
	case address := <-out.found:
		return &server{cmd.Process, address, out}
	case <-time.After(20 * time.Second):
		t.Fatalf("no address: %s", out.said())
		return nil
	}
}

// shows waits until the front page has a text.
func (s *server) shows(t *testing.T, text string) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		answer, err := http.Get(s.address)
		if err == nil {
			page, _ := io.ReadAll(answer.Body)
			answer.Body.Close()
			if strings.Contains(string(page), text) {
				return
			}
		}
		if time.Now().After(deadline) {
			t.Fatalf("the page does not show %q", text)
		}
	}
}
