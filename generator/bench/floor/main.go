//go:build linux

// Command floor does the least honest work that makes a site of the benchmark's corpus: it
// reads, parses, computes, renders and writes, on all cores. It is the yardstick that
// bokslut is held against, and no product: it explains no mistake, has no options, and
// leaves half a site behind when it is stopped.
//
//	floor CORPUS FOLDER
package main

import (
	"bytes"
	"encoding/json"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

type report struct{ Title, Organisation, BaseURL string }

type chapter struct {
	slug, title, desc string
	weight            int
	src               []byte // without front matter
}

type site struct {
	in    string
	rep   report
	plans map[string]*plan
	chaps []*chapter
	out   *folder
}

func main() {
	if len(os.Args) != 3 {
		log.Fatal("floor CORPUS FOLDER")
	}
	s := load(os.Args[1], newFolder(os.Args[2]))
	s.build()
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// parallel runs f(worker, i) for every i on one goroutine per core.
func parallel(n int, f func(w, i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for w := range min(runtime.GOMAXPROCS(0), max(n, 1)) {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				f(w, i)
			}
		})
	}
	wg.Wait()
}

func list(dir string) []string {
	f, err := os.Open(dir)
	check(err)
	names, err := f.Readdirnames(-1)
	check(err)
	f.Close()
	sort.Strings(names)
	return names
}

func load(in string, out *folder) *site {
	s := &site{in: in, out: out, plans: map[string]*plan{}}
	check(json.Unmarshal(readFile(filepath.Join(in, "report.json"), nil), &s.rep))
	var sc map[string]schema
	check(json.Unmarshal(readFile(filepath.Join(in, "schemas.json"), nil), &sc))
	for n, x := range sc {
		s.plans[n] = compile(x)
	}
	names := list(filepath.Join(in, "chapters"))
	s.chaps = make([]*chapter, len(names))
	parallel(len(names), func(_, i int) { s.chaps[i] = s.readChapter(names[i]) })
	sort.SliceStable(s.chaps, func(i, j int) bool { return s.chaps[i].weight < s.chaps[j].weight })
	return s
}

func (s *site) readChapter(name string) *chapter {
	b := readFile(s.in+"/chapters/"+name, nil)
	c := &chapter{slug: strings.TrimSuffix(name, ".md")}
	end := bytes.Index(b[4:], []byte("\n---\n")) + 4
	for line := range strings.SplitSeq(string(b[4:end]), "\n") {
		k, v, _ := strings.Cut(line, ": ")
		switch k {
		case "title":
			c.title, _ = strconv.Unquote(v)
		case "description":
			c.desc, _ = strconv.Unquote(v)
		case "weight":
			c.weight, _ = strconv.Atoi(v)
		}
	}
	c.src = b[end+5:]
	return c
}

func (s *site) build() {
	s.out.mkdir("data")
	ws := make([]*worker, runtime.GOMAXPROCS(0))
	// one extra job: the index, the sitemap and the stylesheet
	parallel(len(s.chaps)+1, func(w, i int) {
		if i == 0 {
			s.index()
			return
		}
		if ws[w] == nil {
			ws[w] = newWorker(s)
		}
		ws[w].page(i - 1)
	})
}

func (s *site) head(w *writer, title, desc, url string) {
	w.str("<!doctype html>\n<html lang=\"sv\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>")
	w.esc(title)
	w.str("</title>\n")
	if desc != "" {
		w.str("<meta name=\"description\" content=\"")
		w.esc(desc)
		w.str("\">\n")
	}
	w.str("<link rel=\"canonical\" href=\"")
	w.str(s.rep.BaseURL)
	w.str(url)
	w.str("\">\n<link rel=\"stylesheet\" href=\"/style.css\">\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Hoppa till innehållet</a>\n<header><nav aria-label=\"Brödsmulor\"><a href=\"/\">")
	w.esc(s.rep.Title)
	w.str("</a></nav></header>\n<main id=\"main\">\n<h1>")
}

func (s *site) foot(w *writer) {
	w.str("<footer><p>")
	w.esc(s.rep.Organisation)
	w.str(", årsredovisning 2025</p></footer>\n</body>\n</html>\n")
}

func (s *site) index() {
	w := s.out.create("index.html")
	s.head(w, s.rep.Title, "", "")
	w.esc(s.rep.Title)
	w.str("</h1>\n<nav aria-label=\"Innehåll\"><h2>Innehåll</h2>\n<ol>\n")
	for _, c := range s.chaps {
		w.str("<li><a href=\"/")
		w.str(c.slug)
		w.str("/\">")
		w.esc(c.title)
		w.str("</a></li>\n")
	}
	w.str("</ol></nav>\n</main>\n")
	s.foot(w)
	w.close()
	w = s.out.create("sitemap.xml")
	w.str("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n<url><loc>")
	w.str(s.rep.BaseURL)
	w.str("</loc></url>\n")
	for _, c := range s.chaps {
		w.str("<url><loc>")
		w.str(s.rep.BaseURL)
		w.str(c.slug)
		w.str("/</loc></url>\n")
	}
	w.str("</urlset>\n")
	w.close()
	w = s.out.create("style.css")
	w.str(css)
	w.close()
}

const css = `:root{color-scheme:light;font:1.0625rem/1.6 system-ui,sans-serif}
body{max-width:50rem;margin:0 auto;padding:0 1rem 3rem;color:#1a1a1a;background:#fff}
a{color:#0b4f8a}a:focus-visible,[tabindex]:focus-visible{outline:3px solid #d97706;outline-offset:2px}
.skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem;background:#fff;padding:.5rem}
figure{margin:2rem 0}.rulla{overflow-x:auto}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:700;padding:.5rem 0}th,td{padding:.3rem .6rem;border-bottom:1px solid #ccc;text-align:right;vertical-align:top}
th:first-child{text-align:left;font-weight:400}thead th,.sum th,.grp th{font-weight:700!important}.sum{background:#f2f5f8}
.bladdra{display:flex;justify-content:space-between;gap:1rem;margin-top:3rem}footer{margin-top:3rem;border-top:1px solid #ccc}
@media print{.bladdra,.ladda,.skip{display:none}.rulla{overflow:visible}}
`
