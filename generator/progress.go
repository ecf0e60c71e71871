package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"bokslut/generator/site"
)

// progress says on a terminal how far a build has come, once it has taken a second.
type progress struct {
	lang    language
	files   atomic.Int64
	done    chan struct{}
	showing sync.WaitGroup
}

// startProgress begins; it shows nothing when w is no terminal. The caller must stop it.
func startProgress(w io.Writer, lang language) *progress {
	p := &progress{lang: lang, done: make(chan struct{})}
	if f, ok := w.(*os.File); ok && isTerminal(f) {
		p.showing.Go(func() { p.show(f) })
	}
	return p
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

func (p *progress) show(w io.Writer) {
	const clearLine = "\r\x1b[K"
	wait := time.Second
	for {
		select {
		case <-p.done:
			if wait < time.Second {
				fmt.Fprint(w, clearLine)
			}
			return
		case <-time.After(wait):
			wait = time.Second / 5
			fmt.Fprint(w, clearLine, p.lang.say("%d files written", p.files.Load()))
		}
	}
}

// counting returns render with its files counted.
func (p *progress) counting(render func(site.Emit) error) func(site.Emit) error {
	return func(emit site.Emit) error {
		return render(func(name string, part []byte, last bool) error {
			if last {
				p.files.Add(1)
			}
			return emit(name, part, last)
		})
	}
}

// stop takes away what is shown.
func (p *progress) stop() {
	close(p.done)
	p.showing.Wait()
}
