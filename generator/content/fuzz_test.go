package content_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"bokslut/generator/report"
)

// hostile are texts that take careless readers time that grows with the square of their
// length.
var hostile = []string{"[a](", "![a](", "[a](b \"", "[", "]", "[[]", "*a **a ", "*a_ ", "a**b", "_a ", "`a ``b", "<", "<a ", "<?", "<!A", "<!--",
	"[a]: b\n", "[a]: <\n", "[a]: b \"\n", "[^a]: b\n", "[^a]", "> ", "- ", "- a\n  ", "1) ", "|a", "|-", "a\n: b\n\n", "&", "&#", "\\", "[a][", "# a {", "# {#a}\n", "# a\n", "a\n\n", "* * ", "~~~\n", "\t", "a  \n", "!["}

func TestHostileTexts(t *testing.T) {
	for _, s := range hostile {
		for _, size := range []int{15 << 10, 200 << 10} {
			start := time.Now()
			readBody(t, strings.Repeat(s, size/len(s)))
			if d := time.Since(start); d > time.Minute { // a second is more than it needs; a machine may be busy
				t.Errorf("%d kB of %q take %v", size>>10, s, d)
			}
		}
	}
}

// FuzzRead reads any bytes as a page. Whatever they are, every place lies within the
// file, within that of the parent, and at the boundaries of characters.
func FuzzRead(f *testing.F) {
	for _, s := range hostile {
		f.Add(head + strings.Repeat(s, 5))
	}
	f.Add("***<br>*** **<b c=´>a***b<b c=´>***\n")
	f.Add(chapter(1))
	f.Add("\ufeff---\r\ntitle: A\r\nunbound: [{text: a, why: b}]\r\n---\r\n\r\n> [a\r\n> b][c] `d\r\n> e`\r\n\r\n[c]: <d e> 'f'\r\n")
	f.Add(head + "Term\n: Def\n\n  > - 1. a[^b]\n\n[^b]: c\n\n    | a | `b\\|` |\n    |--|:-:|\n    | [c](#d.e) |\n\n***a* b** <c@d.e> &ouml; \\& a\\\nb")
	f.Fuzz(func(t *testing.T, file string) {
		pages, diags := read(t, map[string]string{"content/index.md": file})
		for _, d := range diags {
			if d.Message.String() == "" || d.Hint.String() == "" && !strings.HasPrefix(d.Code, "yaml-") || d.Width < 1 {
				t.Errorf("incomplete diagnostic %+v", d)
			}
		}
		for _, p := range pages {
			checkPlaces(t, p, p.Blocks, 0, int32(len(p.Source.Text)), !diags.Errors())
			checkPlaces(t, p, p.Footnotes, 0, int32(len(p.Source.Text)), false)
			for _, link := range p.Links {
				text := p.Source.Text
				if !diags.Errors() && !strings.HasPrefix(text[link.DestStart:], strings.TrimPrefix(link.Written, "mailto:")) {
					t.Errorf("destination %q is not at %q", link.Written, text[link.DestStart:])
				}
			}
		}
	})
}

// FuzzFrontMatter reads any text as front matter. What is wrong with it is in it, and what
// is right is a page with a title that can be seen.
func FuzzFrontMatter(f *testing.F) {
	f.Add("title: A\nsummary: B\nlang: en\nunbound: [{text: 5G, why: c}]\n")
	f.Add("title: \"\"\nslug: ../a\ntranslates: b.md\ndraft: ja\n")
	f.Add("title: &a *a\n<<: b\n\t? [c]\n")
	f.Add("title: \u200b\n---\ntitle: x")
	f.Fuzz(func(t *testing.T, matter string) {
		file := "---\n" + matter + "\n---\n\nText.\n"
		pages, diags := read(t, map[string]string{"content/index.md": file})
		for _, d := range diags {
			if d.Message.String() == "" || d.Hint.String() == "" || d.Pos.Line > strings.Count(file, "\n")+strings.Count(file, "\r")+1 {
				t.Errorf("%q: incomplete diagnostic %+v", matter, d)
			}
		}
		if !diags.Errors() && (len(pages) != 1 || strings.Trim(pages[0].Title, " \u200b") == "") {
			t.Errorf("%q: no page with a title, and no mistake", matter)
		}
	})
}

// checkPlaces checks that nodes stand between start and end, and one after the other.
func checkPlaces(t *testing.T, p *report.Page, nodes []report.Node, start, end int32, ordered bool) {
	text := p.Source.Text
	for i := range nodes {
		n := &nodes[i]
		if n.Start < start || n.End > end || n.Start > n.End {
			t.Errorf("%s at %d to %d is not within %d to %d", kinds[n.Kind], n.Start, n.End, start, end)
			return
		}
		for _, at := range []int32{n.Start, n.End} {
			if int(at) < len(text) && !utf8.RuneStart(text[at]) {
				t.Errorf("%s begins or ends within a character, at %d", kinds[n.Kind], at)
			}
		}
		if n.Kind == report.Text && n.Text == "" {
			t.Errorf("empty text at %d", n.Start)
		}
		checkPlaces(t, p, n.Children, n.Start, n.End, ordered)
		if ordered {
			start = n.End
		}
	}
}
