package render

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"
	"text/template/parse"

	"bokslut/generator/diag"
)

// Most of a frame is the same on every page, and executing a template costs more than
// rendering the text that goes into it. So a layout is executed once for each shape of
// page (which of the texts below it has), with a token for each text; a page is made by
// putting its own texts where the tokens were. That asks of layouts what they promise
// anyway: that they place what they are given, and neither change nor look into it.
// [placesOnly] holds them to it.

// gap is a text of a frame that differs from page to page.
type gap struct {
	get func(*Frame) string
	set func(*Frame, string)
	raw bool // it is HTML; other texts are escaped
}

var gaps = []gap{
	{func(f *Frame) string { return string(f.Content) }, func(f *Frame, s string) { f.Content = template.HTML(s) }, true},
	{func(f *Frame) string { return f.Title }, func(f *Frame, s string) { f.Title = s }, false},
	{func(f *Frame) string { return f.Description }, func(f *Frame, s string) { f.Description = s }, false},
	{func(f *Frame) string { return f.Canonical }, func(f *Frame, s string) { f.Canonical = s }, false},
	{func(f *Frame) string { return f.Heading }, func(f *Frame, s string) { f.Heading = s }, false},
	{func(f *Frame) string { return f.Lead }, func(f *Frame, s string) { f.Lead = s }, false},
	{func(f *Frame) string { return string(f.Crumbs) }, func(f *Frame, s string) { f.Crumbs = template.HTML(s) }, true},
	{func(f *Frame) string { return string(f.Nav) }, func(f *Frame, s string) { f.Nav = template.HTML(s) }, true},
	{func(f *Frame) string { return string(f.Outline) }, func(f *Frame, s string) { f.Outline = template.HTML(s) }, true},
	{func(f *Frame) string { return string(f.Children) }, func(f *Frame, s string) { f.Children = template.HTML(s) }, true},
	{func(f *Frame) string { return string(f.LinkedData) }, func(f *Frame, s string) { f.LinkedData = template.HTML(s) }, true},
	{func(f *Frame) string { return f.Previous.title() }, func(f *Frame, s string) { f.Previous = f.Previous.with(func(i *Item) { i.Title = s }) }, false},
	{func(f *Frame) string { return f.Previous.address() }, func(f *Frame, s string) { f.Previous = f.Previous.with(func(i *Item) { i.Address = s }) }, false},
	{func(f *Frame) string { return f.Next.title() }, func(f *Frame, s string) { f.Next = f.Next.with(func(i *Item) { i.Title = s }) }, false},
	{func(f *Frame) string { return f.Next.address() }, func(f *Frame, s string) { f.Next = f.Next.with(func(i *Item) { i.Address = s }) }, false},
}

func (it *Item) title() string {
	if it == nil {
		return ""
	}
	return it.Title
}

func (it *Item) address() string {
	if it == nil {
		return ""
	}
	return it.Address
}

// with returns a changed copy.
func (it *Item) with(change func(*Item)) *Item {
	changed := *it
	change(&changed)
	return &changed
}

// token stands for a gap's text while a layout is executed: letters and digits, which no
// context changes.
func token(gap int) string { return fmt.Sprintf("gap7q%02dx3z", gap) }

// shape is what the pages that share a skeleton have in common. All that a [Frame] holds
// beside its gaps and its translations follows from these.
type shape struct {
	layout               *template.Template
	lang, root           string
	filled               uint32 // a bit for each gap that has a text
	previousIn, nextIn   string // the languages of Previous and Next
	hasPrevious, hasNext bool
}

// skeleton is an executed layout, cut at its gaps.
type skeleton struct {
	parts [][]byte // one more than gaps
	gaps  []int
}

// skeleton returns the skeleton for a page with that frame.
func (w *worker) skeleton(layout *template.Template, f *Frame) (*skeleton, error) {
	s := shape{layout: layout, lang: f.Lang, root: f.Root, hasPrevious: f.Previous != nil, hasNext: f.Next != nil}
	if s.hasPrevious {
		s.previousIn = f.Previous.Lang
	}
	if s.hasNext {
		s.nextIn = f.Next.Lang
	}
	sample := *f
	for i, g := range gaps {
		if g.get(f) != "" {
			s.filled |= 1 << i
			g.set(&sample, token(i))
		}
	}
	shared := len(f.Translations) == 0 // the others are few
	if known := w.skeletons[s]; known != nil && shared {
		return known, nil
	}
	var page bytes.Buffer
	if err := execute(&page, layout, &sample); err != nil {
		return nil, err
	}
	made := cut(page.Bytes())
	if shared {
		w.skeletons[s] = made
	}
	return made, nil
}

// cut cuts an executed layout at its tokens.
func cut(page []byte) *skeleton {
	s := &skeleton{}
	prefix, length := []byte(token(0)[:5]), len(token(0))
	for {
		at := bytes.Index(page, prefix)
		if at < 0 {
			s.parts = append(s.parts, page)
			return s
		}
		gap := int(page[at+5]-'0')*10 + int(page[at+6]-'0')
		s.parts, s.gaps = append(s.parts, page[:at]), append(s.gaps, gap)
		page = page[at+length:]
	}
}

// write makes a page: the skeleton of its layout with the frame's texts in the gaps, and
// the content appended in its own.
func (w *worker) write(l layout, f *Frame, content func([]byte) []byte) error {
	f.Content = contentHere
	s, err := w.skeleton(l(), f)
	if err != nil {
		return err
	}
	b := w.out[:0]
	for i, gap := range s.gaps {
		b = append(b, s.parts[i]...)
		switch {
		case gap == 0:
			b = content(b)
		case gaps[gap].raw:
			b = append(b, gaps[gap].get(f)...)
		default:
			b = appendText(b, gaps[gap].get(f))
		}
	}
	w.out = append(b, s.parts[len(s.gaps)]...)
	return nil
}

// contentHere says that a frame has content, which is appended where its token stands.
const contentHere = " "

// placesOnly reports what a layout does to the texts of a page besides placing them, or
// asking whether they are there.
func placesOnly(src *diag.Source, t *template.Template) diag.List {
	var problems diag.List
	var walk func(n parse.Node)
	var pipe func(p *parse.PipeNode)
	pipe = func(p *parse.PipeNode) {
		if p == nil {
			return
		}
		for _, command := range p.Cmds {
			for _, argument := range command.Args {
				if inner, ok := argument.(*parse.PipeNode); ok {
					pipe(inner)
				}
				if number, ok := argument.(*parse.NumberNode); ok { // {{range 999999999}} would have no end
					at := int(number.Position())
					problems.Add(src.Span(at, at+len(number.Text)).Errorf("layout-logic", "a layout places what it is given, and has no use for the number %s", number.Text).
						WithHint("write the text itself, without {{ and }}"))
				}
				if id, ok := argument.(*parse.IdentifierNode); ok && id.Ident != "or" && id.Ident != "and" && id.Ident != "not" {
					at := int(id.Position())
					problems.Add(src.Span(at, at+len(id.Ident)).Errorf("layout-logic", "a layout places what it is given, but %q changes or looks into it", id.Ident).
						WithHint("use with, if, range, and, or, not; what else a page should say is decided in the program"))
				}
			}
		}
	}
	branch := func(b *parse.BranchNode) {
		pipe(b.Pipe)
		walk(b.List)
		if b.ElseList != nil {
			walk(b.ElseList)
		}
	}
	walk = func(n parse.Node) {
		switch n := n.(type) {
		case *parse.ListNode:
			for _, child := range n.Nodes {
				walk(child)
			}
		case *parse.ActionNode:
			pipe(n.Pipe)
		case *parse.TemplateNode:
			pipe(n.Pipe)
		case *parse.IfNode:
			branch(&n.BranchNode)
		case *parse.WithNode:
			branch(&n.BranchNode)
		case *parse.RangeNode:
			branch(&n.BranchNode)
		}
	}
	for _, part := range t.Templates() {
		if part.Tree != nil && strings.HasSuffix(src.Name, part.Tree.ParseName) {
			walk(part.Tree.Root)
		}
	}
	return problems
}
