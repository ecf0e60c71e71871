package preview

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"bokslut/generator/diag"
)

// own are the preview's own files, below /_/.
//
//go:embed preview.js preview.css
var own embed.FS

const (
	ownPath      = "/_/"
	problemsPath = "/_/problems"
	eventsPath   = "/_/events"
	scriptPath   = "/_/preview.js"
	stylePath    = "/_/preview.css"
	notFoundName = "404.html"
	answerWithin = 30 * time.Second // that a reader takes to receive a page
)

// server answers browsers with the files of the latest state.
type server struct {
	host   string // that it may be called beside the loopback's names; "" for none
	editor editor
	fault  func(value any) error // tells of a panic
	ready  chan struct{}         // closed when there is a first edition
	latest atomic.Pointer[edition]
	spoilt atomic.Bool // there was a fault since it was last false
}

func newServer(address string, e editor, fault func(any) error) *server {
	host, _, _ := net.SplitHostPort(address)
	return &server{host: host, editor: e, fault: fault, ready: make(chan struct{})}
}

// over returns the server as net/http runs it. Everything under way ends with ctx.
func (s *server) over(ctx context.Context) *http.Server {
	return &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          quiet(),
		BaseContext:       func(net.Listener) context.Context { return ctx },

		DisableGeneralOptionsHandler: true, // it would answer to any host
	}
}

// edition is a state that is served, with what was made of it.
type edition struct {
	*State
	server   *server
	replaced chan struct{} // closed when there is a later one

	allProblems func() []byte // the page with all problems, made once

	mu     sync.Mutex
	events map[string]func() []byte // by path, what a stream tells of it
	fault  error                    // the first panic that was met in it
}

func (s *server) edition(state *State) *edition {
	e := &edition{State: state, server: s, replaced: make(chan struct{}), events: map[string]func() []byte{}}
	e.allProblems = sync.OnceValue(e.problemsPage)
	return e
}

// publish lets a state be what is served from now on.
func (s *server) publish(state *State) {
	if before := s.latest.Swap(s.edition(state)); before == nil {
		close(s.ready)
	} else {
		close(before.replaced)
	}
}

// now returns the latest edition; it waits for the first. It is nil when ctx ended.
func (s *server) now(ctx context.Context) *edition {
	select {
	case <-s.ready:
		return s.latest.Load()
	case <-ctx.Done():
		return nil
	}
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	control := http.NewResponseController(w)
	control.SetWriteDeadline(time.Now().Add(answerWithin))
	if r.ContentLength != 0 {
		control.SetReadDeadline(time.Now().Add(time.Second)) // of what nobody reads
	}
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")                          // a draft is not for other sites
	h.Set("Content-Security-Policy", "script-src 'self'; frame-ancestors 'none'") // pages say more themselves; pictures cannot
	if !s.known(r) {
		http.Error(w, "This preview does not answer to the name "+strconv.Quote(r.Host)+", so that no other site can read it.\n"+
			"Open it at the address that was printed when it started, or start it with --addr and that name.", http.StatusMisdirectedRequest)
		return
	}
	if ofAnother(r) {
		http.Error(w, "A page of another site asked for this. A preview is for its own pages.", http.StatusForbidden)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "A preview can be read, nothing else.", http.StatusMethodNotAllowed)
		return
	}
	e := s.now(r.Context())
	if e == nil {
		return
	}
	if r.URL.Path == eventsPath {
		s.stream(w, r)
		return
	}
	p := e.page(r.URL.Path)
	if p.location != "" {
		to := url.URL{Path: p.location, RawQuery: r.URL.RawQuery}
		http.Redirect(w, r, to.String(), http.StatusFound)
		return
	}
	h.Set("Content-Type", p.kind)
	length := 0
	for _, part := range p.body {
		length += len(part)
	}
	h.Set("Content-Length", strconv.Itoa(length))
	w.WriteHeader(p.status)
	for _, part := range p.body {
		w.Write(part)
	}
}

// known reports whether a request is for this server: by a loopback name, by the address
// that the connection came in at, or by the host of --addr. A page of another site whose
// name was made to lead here (DNS rebinding) sends that name.
func (s *server) known(r *http.Request) bool {
	host := r.Host
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.ToLower(strings.Trim(strings.TrimSuffix(host, "."), "[]"))
	if host == "" {
		return false
	}
	if host == "localhost" || strings.HasSuffix(host, ".localhost") || strings.EqualFold(host, s.host) {
		return true
	}
	ip := net.ParseIP(host)
	if ip == nil {
		return false
	}
	local, ok := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
	return ip.IsLoopback() || ok && ip.Equal(local.IP)
}

// ofAnother reports whether a page of another site, or of another port of this machine, asks
// for something to use in itself. It may lead here.
func ofAnother(r *http.Request) bool {
	site := r.Header.Get("Sec-Fetch-Site") // "" of a program that is no browser, or an old one
	return (site == "cross-site" || site == "same-site") && r.Header.Get("Sec-Fetch-Mode") != "navigate"
}

// answer is what a path of the server leads to.
type answer struct {
	status   int
	kind     string   // its media type
	body     [][]byte // as it is sent, in parts: those of a file are the same for all who receive it, however slowly
	location string   // where to go instead; "" for nowhere
	name     string   // of the site's file; "" for the preview's own

	// of an HTML page
	clean []byte // without the script
	sum   string // of clean
}

// page returns what is at a path.
func (e *edition) page(at string) (a answer) {
	defer e.caught(func(fault error) {
		name, _ := nameOf(at, e.Base)
		a = e.unmade(name, fault)
	})
	switch at {
	case scriptPath, stylePath:
		text, _ := own.ReadFile(strings.TrimPrefix(at, ownPath))
		return answer{status: http.StatusOK, kind: mediaType(at), body: [][]byte{text}}
	case problemsPath:
		return html(http.StatusOK, "", e.allProblems())
	}
	if e.File == nil {
		return html(http.StatusServiceUnavailable, "", e.allProblems())
	}
	name, ok := nameOf(at, e.Base)
	if !ok {
		return e.notFound()
	}
	body, there, err := e.File(name)
	if err != nil {
		return e.unmade(name, err)
	}
	if there {
		if path.Ext(name) == ".html" {
			return html(http.StatusOK, name, body)
		}
		return answer{status: http.StatusOK, kind: mediaType(name), body: [][]byte{body}, name: name}
	}
	if !strings.HasSuffix(at, "/") {
		if _, there, err := e.File(path.Join(name, "index.html")); there && err == nil {
			return answer{location: at + "/"}
		}
	}
	return e.notFound()
}

func (e *edition) notFound() answer {
	body, there, err := e.File(notFoundName)
	if err != nil {
		return e.unmade(notFoundName, err)
	}
	if !there {
		return answer{status: http.StatusNotFound, kind: mediaType(".txt"), body: [][]byte{[]byte("There is nothing at this address.\n")}}
	}
	return html(http.StatusNotFound, notFoundName, body)
}

// unmade answers for a file that could not be made. A page says so in the words of the
// problems, and follows the next save as others do.
func (e *edition) unmade(name string, err error) answer {
	problem := Problem{Diagnostic: diag.Span{}.Errorf("unmade", "%s could not be made: %v", name, err)}
	if path.Ext(name) != ".html" {
		return answer{status: http.StatusInternalServerError, kind: mediaType(".txt"), body: [][]byte{[]byte(problem.Message.In(e.language()) + "\n")}}
	}
	alone := edition{server: e.server, State: &State{Language: e.Language, File: e.File, Problems: []Problem{problem}}}
	return html(http.StatusInternalServerError, name, alone.problemsPage())
}

// nameOf returns the name of the site's file at a path, below the root or below where the
// site will be. Nothing that is hidden or outside has one.
func nameOf(at, base string) (string, bool) {
	if rest, ok := strings.CutPrefix(at, base); ok && strings.HasPrefix(base, "/") {
		at = "/" + rest
	}
	name := strings.TrimPrefix(at, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if !fs.ValidPath(name) || strings.ContainsAny(name, "\\\x00") || strings.HasPrefix(name, ".") || strings.Contains(name, "/.") {
		return "", false
	}
	return name, true
}

// html returns a page with the preview's script in it: one element, and what it says of
// the page, so that the script knows which page it stands in.
func html(status int, name string, body []byte) answer {
	sum := sha256.Sum256(body)
	a := answer{status: status, kind: mediaType(".html"), name: name, clean: body, sum: hex.EncodeToString(sum[:8])}
	script := `<script src="` + scriptPath + `" data-page="` + a.sum + `" defer></script>`
	where := bytes.Index(body, []byte("</head>"))
	if where < 0 {
		where = len(body)
	}
	a.body = [][]byte{body[:where], []byte(script), body[where:]}
	return a
}

// mediaTypes are those of the files that sites are made of. The system's own table
// differs from machine to machine.
var mediaTypes = map[string]string{
	".avif":   "image/avif",
	".css":    "text/css; charset=utf-8",
	".csv":    "text/csv; charset=utf-8; header=present",
	".gif":    "image/gif",
	".html":   "text/html; charset=utf-8",
	".ico":    "image/x-icon",
	".jpeg":   "image/jpeg",
	".jpg":    "image/jpeg",
	".js":     "text/javascript; charset=utf-8",
	".json":   "application/json",
	".jsonld": "application/ld+json",
	".mjs":    "text/javascript; charset=utf-8",
	".pdf":    "application/pdf",
	".png":    "image/png",
	".rdf":    "application/rdf+xml",
	".svg":    "image/svg+xml",
	".ttl":    "text/turtle; charset=utf-8",
	".txt":    "text/plain; charset=utf-8",
	".webp":   "image/webp",
	".woff2":  "font/woff2",
	".xlsx":   "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".xml":    "application/xml",
	".zip":    "application/zip",
}

func mediaType(name string) string {
	if kind, ok := mediaTypes[strings.ToLower(path.Ext(name))]; ok {
		return kind
	}
	return "application/octet-stream"
}
