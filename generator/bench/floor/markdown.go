//go:build linux

package main

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// worker is what one goroutine reuses from page to page.
type worker struct {
	s      *site
	md     goldmark.Markdown
	csvbuf []byte
	vals   []cell
}

func newWorker(s *site) *worker {
	w := &worker{s: s}
	w.md = goldmark.New(goldmark.WithExtensions(extension.Footnote),
		goldmark.WithParserOptions(parser.WithAutoHeadingID(), parser.WithBlockParsers(util.Prioritized(blockParser{}, 90))),
		goldmark.WithRendererOptions(html.WithUnsafe(), renderer.WithNodeRenderers(util.Prioritized(w, 90))))
	return w
}

func (w *worker) page(i int) {
	s, c := w.s, w.s.chaps[i]
	s.out.mkdir(c.slug)
	o := s.out.create(c.slug + "/index.html")
	s.head(o, c.title+" – "+s.rep.Title, c.desc, c.slug+"/")
	o.esc(c.title)
	o.str("</h1>\n")
	doc := w.md.Parser().Parse(text.NewReader(c.src), parser.WithContext(parser.NewContext(parser.WithIDs(&ids{}))))
	check(w.md.Renderer().Render(o, c.src, doc))
	o.str("</main>\n<nav class=\"bladdra\" aria-label=\"Bläddra\">\n")
	link := func(rel, word string, c *chapter) {
		o.str("<a rel=\"" + rel + "\" href=\"/" + c.slug + "/\">" + word + ": ")
		o.esc(c.title)
		o.str("</a>\n")
	}
	if i > 0 {
		link("prev", "Föregående", s.chaps[i-1])
	}
	if i+1 < len(s.chaps) {
		link("next", "Nästa", s.chaps[i+1])
	}
	o.str("</nav>\n")
	s.foot(o)
	o.close()
}

// ids makes heading ids that keep letters outside ASCII.
type ids struct{ seen []string }

func (x *ids) Generate(v []byte, _ ast.NodeKind) []byte {
	out := make([]byte, 0, len(v))
	for len(v) > 0 {
		r, n := utf8.DecodeRune(v)
		v = v[n:]
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == '-':
			out = utf8.AppendRune(out, unicode.ToLower(r))
		case r == ' ':
			out = append(out, '-')
		}
	}
	base := string(out)
	for k, id := 1, base; ; k++ {
		dup := false
		for _, s := range x.seen {
			if s == id {
				dup = true
				break
			}
		}
		if !dup {
			x.seen = append(x.seen, id)
			return []byte(id)
		}
		id = base + "-" + strconv.Itoa(k)
	}
}
func (x *ids) Put(v []byte) { x.seen = append(x.seen, string(v)) }

var kindTable = ast.NewNodeKind("Table")

type node struct {
	ast.BaseBlock
	src, schema, caption string
}

func (n *node) Kind() ast.NodeKind       { return kindTable }
func (n *node) Dump(b []byte, level int) { ast.DumpHelper(n, b, level, nil, nil) }

type blockParser struct{}

func (blockParser) Trigger() []byte { return []byte{'{'} }
func (blockParser) Open(_ ast.Node, r text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, _ := r.PeekLine()
	line = bytes.TrimSpace(line)
	if !bytes.HasPrefix(line, []byte("{{table ")) || !bytes.HasSuffix(line, []byte("}}")) {
		return nil, parser.NoChildren
	}
	s := string(line)
	attr := func(k string) string {
		_, v, _ := strings.Cut(s, " "+k+`="`)
		v, _, _ = strings.Cut(v, `"`)
		return v
	}
	r.AdvanceToEOL()
	return &node{src: attr("src"), schema: attr("schema"), caption: attr("caption")}, parser.NoChildren
}
func (blockParser) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }
func (blockParser) Close(ast.Node, text.Reader, parser.Context)                 {}
func (blockParser) CanInterruptParagraph() bool                                 { return true }
func (blockParser) CanAcceptIndentedLine() bool                                 { return false }

func (w *worker) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindTable, func(b util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			t := n.(*node)
			w.table(b.(*writer), t.src, t.schema, t.caption)
		}
		return ast.WalkSkipChildren, nil
	})
}
