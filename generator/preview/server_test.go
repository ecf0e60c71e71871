package preview_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"bokslut/generator/preview"
)

func TestHosts(t *testing.T) {
	s := start(t, preview.Options{}, map[string]string{"a.txt": "1"})
	port := s.address[strings.LastIndex(s.address, ":"):]
	for host, want := range map[string]int{
		"127.0.0.1" + port: 200, "localhost" + port: 200, "LOCALHOST": 200, "[::1]" + port: 200, "127.0.0.1": 200, "report.localhost" + port: 200,
		"127.0.0.1." + port: 200, "[::ffff:127.0.0.1]": 200, "user@localhost": 400, "localhost:1@evil.example": 400, "127.1": 421, "2130706433": 421,
		"evil.example" + port: 421, "evil.example." + port: 421, "127.0.0.1.evil.example": 421, "localhost.evil.example": 421, "10.0.0.1" + port: 421, "": 400,
	} {
		if status, _ := s.raw("GET /a.txt HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"); status != want && !(host == "" && status == 421) {
			t.Errorf("host %q gives %d, want %d", host, status, want)
		}
	}
}

// A page of another site, or of another port, may lead to the preview, but not load anything from it nor show it in itself.
func TestOtherSites(t *testing.T) {
	s := start(t, preview.Options{}, map[string]string{"a.txt": "1"})
	for header, want := range map[string]int{
		"Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors": 403, "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors": 403,
		"Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: no-cors": 403, "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: navigate": 200,
		"Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate": 200, "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: cors": 200,
		"Sec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate": 200, "Origin: https://evil.example": 200,
	} {
		status, answer := s.raw("GET /a.txt HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n")
		if status != want {
			t.Errorf("%q gives %d, want %d", header, status, want)
		}
		for name, want := range map[string]string{
			"Content-Security-Policy": "script-src 'self'; frame-ancestors 'none'", "Cross-Origin-Resource-Policy": "same-origin",
			"X-Content-Type-Options": "nosniff", "Access-Control-Allow-Origin": "",
		} {
			if got := answer.Header.Get(name); got != want {
				t.Errorf("%q gives %s: %q, want %q", header, name, got, want)
			}
		}
	}
}

func TestHostOfAddress(t *testing.T) {
	s := start(t, preview.Options{Address: "localhost:0"}, map[string]string{"a.txt": "1"})
	if status, _ := s.raw("GET /a.txt HTTP/1.1\r\nHost: evil.example\r\n\r\n"); status != 421 {
		t.Errorf("another host gives %d", status)
	}
}

func TestPaths(t *testing.T) {
	s := start(t, preview.Options{}, map[string]string{"index.html": "<head></head>front", "a/index.html": "A", "a/b.csv": "x", ".secret": "s", "a/.git/config": "s", "404.html": "none", "pictures/x.png": "x"})
	s.write("secret.txt", "s")
	if err := os.Symlink(filepath.Join(s.root, "secret.txt"), filepath.Join(s.root, "content", "link.txt")); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"/":                   "200 text/html; charset=utf-8 front",
		"/a/":                 "200 text/html; charset=utf-8 A",
		"/a":                  "302  /a/",
		"/a?x=//evil.example": "302  /a/?x=//evil.example",
		"/2022/a/":            "200 text/html; charset=utf-8 A",
		"/2022/":              "200 text/html; charset=utf-8 front",
		"/a/b.csv":            "200 text/csv; charset=utf-8; header=present x",
		"/none/":              "404 text/html; charset=utf-8 none",
		"/pictures/":          "404 text/html; charset=utf-8 none",
		"/pictures":           "404 text/html; charset=utf-8 none",
		"/.secret":            "404 text/html; charset=utf-8 none",
		"/a/.git/config":      "404 text/html; charset=utf-8 none",
		"/../secret.txt":      "404 text/html; charset=utf-8 none",
		"/a/../../secret.txt": "404 text/html; charset=utf-8 none",
		"/%2e%2e/secret.txt":  "404 text/html; charset=utf-8 none",
		"/a%2f..%2f..%2fx":    "404 text/html; charset=utf-8 none",
		"/..%5csecret.txt":    "404 text/html; charset=utf-8 none",
		"/a//b.csv":           "404 text/html; charset=utf-8 none",
		"//evil.example":      "404 text/html; charset=utf-8 none",
		"/a/b.csv%00.html":    "404 text/html; charset=utf-8 none",
		"/%2f%2fevil.example": "404 text/html; charset=utf-8 none",
		"/content/index.html": "404 text/html; charset=utf-8 none",
		"/link.txt":           "404 text/html; charset=utf-8 none",
		"/_/preview.js":       "200 text/javascript; charset=utf-8 ",
		"/_/preview.css":      "200 text/css; charset=utf-8 ",
		"/_/problems.html":    "404 text/html; charset=utf-8 none",
		"/_/":                 "404 text/html; charset=utf-8 none",
	} {
		status, answer := s.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
		body, _ := io.ReadAll(answer.Body)
		got := fmt.Sprintf("%d %s %s", status, answer.Header.Get("Content-Type"), without(string(body)))
		if status == 302 {
			got = fmt.Sprintf("302  %s", answer.Header.Get("Location"))
		}
		if strings.HasPrefix(path, "/_/p") && status == 200 {
			got = fmt.Sprintf("%d %s ", status, answer.Header.Get("Content-Type"))
		}
		if got != want {
			t.Errorf("%s gives %q, want %q", path, got, want)
		}
		if answer.Header.Get("Cache-Control") != "no-store" || answer.Header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s has the headers %v", path, answer.Header)
		}
	}
	if _, _, page := s.get("/"); !strings.HasPrefix(page, `<head><script src="/_/preview.js" data-page="`) || without(page) != "front" {
		t.Errorf("the page is %q", page)
	}
}

// without takes the preview's script out of a page, and its head.
func without(page string) string {
	if at := strings.Index(page, "<script"); at >= 0 {
		page = page[:at] + page[strings.Index(page, "</script>")+len("</script>"):]
	}
	return strings.TrimPrefix(page, "<head></head>")
}

func TestMethods(t *testing.T) {
	s := start(t, preview.Options{}, map[string]string{"a.txt": "1"})
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "PATCH"} {
		if status, answer := s.raw(method + " /a.txt HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"); status != 405 || answer.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s gives %d, allowing %q", method, status, answer.Header.Get("Allow"))
		}
	}
	if status, _ := s.raw("OPTIONS * HTTP/1.1\r\nHost: evil.example\r\n\r\n"); status != 421 {
		t.Errorf("OPTIONS * for another host gives %d", status)
	}
	r, err := http.Head(s.address + "/a.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if r.StatusCode != 200 || r.ContentLength != 1 {
		t.Errorf("HEAD gives %d of %d bytes", r.StatusCode, r.ContentLength)
	}
}

// raw sends bytes and reads the answer.
func (s *site) raw(request string) (int, *http.Response) {
	s.t.Helper()
	c := s.dial()
	if _, err := io.WriteString(c, request); err != nil {
		s.t.Fatal(err)
	}
	r, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		s.t.Fatalf("%q: %v", request, err)
	}
	return r.StatusCode, r
}

func (s *site) dial() net.Conn {
	s.t.Helper()
	c, err := net.Dial("tcp", strings.TrimPrefix(s.address, "http://"))
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { c.Close() })
	c.SetDeadline(time.Now().Add(time.Minute))
	return c
}

func TestTakenPort(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	s := start(t, preview.Options{Address: taken.Addr().String()}, map[string]string{"a.txt": "1"})
	s.shows("/a.txt", "1")
	if _, port, _ := net.SplitHostPort(taken.Addr().String()); !strings.Contains(s.out.String(), "port "+port+" is taken") {
		t.Errorf("it says:\n%s", s.out.String())
	}
}

// Who begins a request and does not end it is let go.
func TestSlowHeaders(t *testing.T) {
	t.Parallel()
	s := start(t, preview.Options{}, nil)
	c := s.dial()
	io.WriteString(c, "GET / HTTP/1.1\r\nHost: localhost\r\n")
	c.SetDeadline(time.Now().Add(patience))
	if answer, err := io.ReadAll(c); err != nil {
		t.Errorf("after %v: %v, %q", patience, err, answer)
	}
}

// Streams of ever other pages, which are not even there, leave nothing in memory.
func TestStreamsOfManyPages(t *testing.T) {
	s := start(t, preview.Options{}, map[string]string{"404.html": "none"})
	path := "/" + strings.Repeat("x", 15<<10)
	ask := func(i int) {
		r, err := http.Get(fmt.Sprintf("%s/_/events?page=%s%d", s.address, path, i))
		if err != nil {
			t.Fatal(err)
		}
		bufio.NewReader(r.Body).ReadString('\n')
		r.Body.Close()
	}
	for i := range 600 {
		ask(i)
	}
	before := held()
	for i := range 1200 {
		ask(1000 + i)
	}
	if more := int64(held()) - int64(before); more > 10<<20 {
		t.Errorf("%d bytes more are held", more)
	}
}

// The browser is asked to open what was printed; where it cannot, that is said at once.
func TestOpen(t *testing.T) {
	opened := make(chan string, 1)
	s := start(t, preview.Options{Open: func(_ context.Context, address string) error {
		opened <- address
		return errors.New("there is none")
	}}, map[string]string{"a.txt": "1"})
	if address := <-opened; address != s.address+"/" {
		t.Errorf("it opens %s, not %s/", address, s.address)
	}
	s.eventually("word of it", func() bool { return strings.Contains(s.out.String(), "(there is none): open one at "+s.address) })
	s.shows("/a.txt", "1")
}

// Who listens to more than the machine itself is told that others can read.
func TestOpenToOthers(t *testing.T) {
	for address, want := range map[string]bool{"127.0.0.1:0": false, "localhost:0": false, "0.0.0.0:0": true, ":0": true} {
		out := &safeBuffer{}
		ctx, end := context.WithCancel(context.Background())
		err := preview.Serve(ctx, preview.Options{Root: t.TempDir(), Address: address, Out: out, Build: func(context.Context, []string) (*preview.State, error) {
			end()
			return nil, context.Canceled
		}})
		if err != nil || strings.Contains(out.String(), "others on the network") != want {
			t.Errorf("at %s: %v, and it says:\n%s", address, err, out)
		}
	}
}

// It ends at once while a build is under way: start holds every test to that.
func TestEndsDuringBuild(t *testing.T) {
	under, built := make(chan struct{}), make(chan struct{})
	s := start(t, preview.Options{Build: func(context.Context, []string) (*preview.State, error) {
		close(under)
		<-built
		return nil, nil
	}}, nil)
	<-under
	c := s.dial() // and while somebody waits for its page
	io.WriteString(c, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
	s.end()
	close(built)
}

// Clients that send or receive slowly, and many streams, hold nobody up, and when all has
// ended nothing is left.
func TestManyClients(t *testing.T) {
	const slow, streams, pages = 500, 500, 100
	goroutines, descriptors := runtime.NumGoroutine(), openFiles(t)
	page := "<head></head>" + strings.Repeat("<p>text</p>", 5000)
	s := start(t, preview.Options{}, map[string]string{"index.html": page})
	s.get("/")

	var clients []net.Conn
	for i := range slow { // half never end their request, half never read what they asked for
		c := s.dial()
		clients = append(clients, c)
		request := "GET / HTTP/1.1\r\nHost: localhost\r\n"
		if i%2 == 0 {
			request += "\r\n"
		}
		io.WriteString(c, request)
	}
	var told sync.WaitGroup
	for range streams {
		c := s.dial()
		clients = append(clients, c)
		io.WriteString(c, "GET /_/events?page=/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
		r, err := http.ReadResponse(bufio.NewReader(c), nil)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewReaderSize(r.Body, 1<<16)
		lines.ReadString('\n')
		told.Go(func() {
			lines.ReadString('\n')
			if line, err := lines.ReadString('\n'); err != nil || !strings.HasPrefix(line, "data: ") {
				t.Errorf("a stream ended with %v", err)
			}
		})
	}
	var took []time.Duration
	for i := range pages {
		if i == pages/2 {
			s.write("content/index.html", page+"changed")
		}
		began := time.Now()
		if status, _, _ := s.get("/"); status != 200 {
			t.Fatalf("status %d", status)
		}
		took = append(took, time.Since(began))
	}
	told.Wait()
	slices.Sort(took)
	p99 := took[pages*99/100]
	t.Logf("a page beside %d slow clients and %d streams: median %v, p99 %v", slow, streams, took[pages/2], p99)
	if p99 > 5*time.Second { // a fifth of that on a quiet machine; a client that holds others up takes far longer
		t.Errorf("p99 of a page is %v", p99)
	}
	s.end()
	for _, c := range clients {
		c.Close()
	}
	http.DefaultClient.CloseIdleConnections()
	s.eventually("all to end", func() bool { return runtime.NumGoroutine() <= goroutines && openFiles(t) <= descriptors })
}

// Many who receive a large page slowly share it.
func TestSlowClientsShareAPage(t *testing.T) {
	const clients, size = 200, 4 << 20
	s := start(t, preview.Options{}, map[string]string{"index.html": "<head></head>" + strings.Repeat("x", size)})
	s.get("/")
	for range clients {
		c := s.dial()
		defer c.Close()
		io.WriteString(c, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
		if _, err := io.ReadFull(c, make([]byte, 100)); err != nil {
			t.Fatal(err)
		}
	}
	if all := held(); all > clients*size/4 {
		t.Errorf("%d MB are held", all>>20)
	}
}

// held returns how many bytes the program holds.
func held() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// openFiles counts the program's descriptors; 0 where the system does not list them.
func openFiles(t *testing.T) int {
	t.Helper()
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return 0
	}
	return len(entries)
}
