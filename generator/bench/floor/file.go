//go:build linux

package main

import (
	"log"
	"os"
	"sync"
	"syscall"
	"unicode/utf8"
)

// writer collects one file. It is goldmark's util.BufWriter, so that rendering
// goes straight into it, and it spills to the descriptor past a megabyte.
type writer struct {
	buf  []byte
	name string
	dir  *folder
	fd   int
}

const spill = 1 << 20

func (w *writer) Write(p []byte) (int, error) {
	w.buf = append(w.buf, p...)
	w.check()
	return len(p), nil
}
func (w *writer) WriteString(s string) (int, error) {
	w.buf = append(w.buf, s...)
	return len(s), nil
}
func (w *writer) WriteByte(c byte) error { w.buf = append(w.buf, c); return nil }
func (w *writer) WriteRune(r rune) (int, error) {
	n := len(w.buf)
	w.buf = utf8.AppendRune(w.buf, r)
	return len(w.buf) - n, nil
}
func (w *writer) Available() int { return 1 << 16 }
func (w *writer) Buffered() int  { return 0 }
func (w *writer) Flush() error   { return nil }

func (w *writer) str(s string) { w.buf = append(w.buf, s...) }
func (w *writer) esc(s string) { w.buf = appendEsc(w.buf, s) }

func appendEsc(b []byte, s string) []byte {
	last := 0
	for i := 0; i < len(s); i++ {
		var e string
		switch s[i] {
		case '&':
			e = "&amp;"
		case '<':
			e = "&lt;"
		case '>':
			e = "&gt;"
		case '"':
			e = "&#34;"
		case '\'':
			e = "&#39;"
		default:
			continue
		}
		b = append(b, s[last:i]...)
		b = append(b, e...)
		last = i + 1
	}
	return append(b, s[last:]...)
}

func (w *writer) check() {
	if len(w.buf) >= spill {
		w.flush()
	}
}

func (w *writer) flush() {
	if w.fd < 0 {
		w.fd = w.dir.open(w.name)
	}
	for b := w.buf; len(b) > 0; {
		n, err := syscall.Write(w.fd, b)
		if err != nil {
			log.Fatal(w.name, ": ", err)
		}
		b = b[n:]
	}
	w.buf = w.buf[:0]
}

func (w *writer) close() {
	w.flush()
	syscall.Close(w.fd)
	w.dir.pool.Put(w)
}

// folder writes with openat and mkdirat, relative to one descriptor.
type folder struct {
	fd   int
	pool sync.Pool
}

func newFolder(dir string) *folder {
	check(os.MkdirAll(dir, 0o755))
	fd, err := syscall.Open(dir, syscall.O_RDONLY|syscall.O_DIRECTORY|syscall.O_CLOEXEC, 0)
	check(err)
	return &folder{fd: fd}
}

func (d *folder) mkdir(name string) {
	if err := syscall.Mkdirat(d.fd, name, 0o755); err != nil && err != syscall.EEXIST {
		log.Fatal(name, ": ", err)
	}
}

func (d *folder) open(name string) int {
	fd, err := syscall.Openat(d.fd, name, syscall.O_WRONLY|syscall.O_CREAT|syscall.O_TRUNC|syscall.O_CLOEXEC, 0o644)
	if err != nil {
		log.Fatal(name, ": ", err)
	}
	return fd
}

func (d *folder) create(name string) *writer {
	w, _ := d.pool.Get().(*writer)
	if w == nil {
		w = &writer{buf: make([]byte, 0, 64<<10), dir: d}
	}
	w.name, w.fd, w.buf = name, -1, w.buf[:0]
	return w
}

// readFile is open, fstat, read, close and nothing else.
func readFile(name string, buf []byte) []byte {
	fd, err := syscall.Open(name, syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
	if err != nil {
		log.Fatal(name, ": ", err)
	}
	var st syscall.Stat_t
	check(syscall.Fstat(fd, &st))
	n := int(st.Size)
	if cap(buf) < n {
		buf = make([]byte, n)
	}
	buf = buf[:n]
	for got := 0; got < n; {
		k, err := syscall.Read(fd, buf[got:])
		if k <= 0 {
			log.Fatal(name, ": ", err)
		}
		got += k
	}
	syscall.Close(fd)
	return buf
}
