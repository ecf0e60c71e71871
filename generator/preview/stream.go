package preview

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"sync"
	"time"
)

const (
	heartbeat   = 15 * time.Second
	writeWithin = 10 * time.Second // that a client takes to receive an event
	eventsKept  = 500              // of one edition, for as many pages
)

// stream tells a page, for as long as it is open, of each edition in which it differs:
// server-sent events. Nothing is queued for a client: one that is slow misses the editions
// between and gets the latest, and one that receives nothing is let go.
func (s *server) stream(w http.ResponseWriter, r *http.Request) {
	control := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	if r.Method == http.MethodHead {
		return
	}
	send := func(text []byte) bool {
		control.SetWriteDeadline(time.Now().Add(writeWithin))
		_, err := w.Write(text)
		return err == nil && control.Flush() == nil
	}
	at := r.URL.Query().Get("page")
	ticking := time.NewTicker(heartbeat)
	defer ticking.Stop()
	var told []byte
	for {
		e := s.latest.Load()
		if event := e.event(at); !bytes.Equal(event, told) {
			if !send(event) {
				return
			}
			told = event
		}
		select {
		case <-e.replaced:
		case <-ticking.C:
			if !send([]byte(":\n\n")) {
				return
			}
		case <-r.Context().Done():
			return
		}
	}
}

// news is what a page is told. preview.js reads it.
type news struct {
	Page    string            `json:"page"`   // sum of the page
	Unmade  bool              `json:"unmade"` // the page could not be made: what it shows may stay
	Assets  map[string]string `json:"assets"` // sums of style sheets, pictures and scripts that it loads, by path
	Stale   bool              `json:"stale"`  // the sources have errors, and what is shown is older
	Panel   string            `json:"panel"`  // the problems, as HTML; "" for none
	Errors  int               `json:"errors"`
	Title   string            `json:"title"` // of the panel
	Marks   []mark            `json:"marks"`
	Figures []string          `json:"figures"` // what is said of each bound figure, as HTML
	Copied  []string          `json:"copied"`  // of each bound figure, what is copied
	Tables  string            `json:"tables"`  // the folder of the tables
	Words   map[string]string `json:"words"`
	Lang    string            `json:"lang"`
}

// mark is a problem at its place in the page.
type mark struct {
	Problem string `json:"problem"` // id of the problem in the panel
	Error   bool   `json:"error"`
	Element string `json:"element"`
	Quote   Quote  `json:"quote"`
	HTML    string `json:"html"`
}

// event returns what the page at a path is told, as an event. It is made once for all who
// have that page open.
func (e *edition) event(at string) []byte {
	e.mu.Lock()
	made := e.events[at]
	if made == nil {
		if len(e.events) == eventsKept { // who asks for one page after the other, there or not, fills no memory
			clear(e.events)
		}
		made = sync.OnceValue(func() []byte {
			text, err := json.Marshal(e.news(at))
			if err != nil {
				return []byte(":\n\n") // never: it is all text
			}
			return slices.Concat([]byte("data: "), text, []byte("\n\n"))
		})
		e.events[at] = made
	}
	e.mu.Unlock()
	return made()
}

func (e *edition) news(at string) (n news) {
	defer e.caught(func(error) {}) // what is made of it by then is told, and more with the fault
	a := e.page(at)
	n = news{Page: a.sum, Unmade: a.status == http.StatusInternalServerError, Assets: map[string]string{}, Stale: !e.Good, Tables: e.Tables, Lang: e.language(), Words: e.sayAll(scriptWords)}
	for _, asset := range assetsOf(at, a.clean) {
		if a := e.page(asset); a.body != nil && a.status != http.StatusInternalServerError {
			sum := sha256.Sum256(bytes.Join(a.body, nil))
			n.Assets[asset] = hex.EncodeToString(sum[:8])
		}
	}
	if a.name != "" {
		n.Panel, n.Title, n.Errors = e.panel()
	}
	for i, p := range e.Problems {
		if a.name == "" || p.Page != a.name {
			continue
		}
		var quote Quote
		if p.Quote != nil {
			quote = p.Quote()
		}
		if p.Element != "" || quote.Exact != "" {
			n.Marks = append(n.Marks, mark{Problem: problemID(i), Error: p.isError(), Element: p.Element, Quote: quote, HTML: e.note(p)})
		}
	}
	if e.Figures != nil && a.name != "" {
		words := e.sayAll(labels)
		for _, f := range e.Figures(a.name) {
			n.Figures = append(n.Figures, e.origin(f, words))
			n.Copied = append(n.Copied, f.Reference)
		}
	}
	return n
}

// loaded finds what a page loads beside itself.
var loaded = regexp.MustCompile(`<(?:link|img|script|source)\b[^>]*?\s(?:href|src)="([^"#?]+\.(?:css|js|mjs|svg|png|jpe?g|gif|webp|avif))"`)

// assetsOf returns the paths of what a page loads from the same server, sorted.
func assetsOf(at string, page []byte) []string {
	base := url.URL{Path: at}
	var paths []string
	for _, found := range loaded.FindAllSubmatch(page, -1) {
		if to, err := url.Parse(string(found[1])); err == nil && to.Host == "" && to.Scheme == "" {
			paths = append(paths, base.ResolveReference(to).Path)
		}
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}
