package content_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"bokslut/generator/content"
	"bokslut/generator/diag"
	"bokslut/generator/report"
)

// head is the front matter of the pages in tests; their text begins on line 4.
const head = "---\ntitle: Driften\n---\n"

// read reads files given by name and text.
func read(t testing.TB, files map[string]string) ([]*report.Page, diag.List) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text), Mode: fs.ModePerm}
	}
	pages, diags, err := content.Read(fsys, "content", content.Options{Language: "sv"})
	if err != nil {
		t.Fatal(err)
	}
	return pages, diags
}

// readBody reads a front page with that text.
func readBody(t testing.TB, body string) (*report.Page, diag.List) {
	t.Helper()
	pages, diags := read(t, map[string]string{"content/index.md": head + body})
	return pages[0], diags
}

// outline writes nodes one a line, indented: the kind, the source text that its place
// covers, and what else there is to say of it.
func outline(p *report.Page, nodes []report.Node) string {
	var b strings.Builder
	writeOutline(&b, p, nodes, "")
	return b.String()
}

var kinds = map[report.Kind]string{
	report.Paragraph: "Paragraph", report.Heading: "Heading", report.List: "List", report.ListItem: "ListItem",
	report.Quote: "Quote", report.CodeBlock: "CodeBlock", report.Rule: "Rule", report.DefinitionList: "DefinitionList",
	report.Term: "Term", report.Definition: "Definition", report.TextTable: "TextTable", report.TextTableRow: "TextTableRow",
	report.TextTableCell: "TextTableCell", report.Embed: "Embed", report.Footnote: "Footnote", report.Text: "Text",
	report.Emphasis: "Emphasis", report.Strong: "Strong", report.Code: "Code", report.LineBreak: "LineBreak",
	report.SoftBreak: "SoftBreak", report.Picture: "Picture", report.Anchor: "Anchor", report.Figure: "Figure",
	report.FootnoteRef: "FootnoteRef",
}

func writeOutline(b *strings.Builder, p *report.Page, nodes []report.Node, indent string) {
	for i := range nodes {
		n := &nodes[i]
		covered := p.Source.Text[n.Start:n.End]
		fmt.Fprintf(b, "%s%s %q", indent, kinds[n.Kind], covered)
		if n.Text != "" && n.Text != covered {
			fmt.Fprintf(b, " = %q", n.Text)
		}
		if n.Level > 0 {
			fmt.Fprintf(b, " %d", n.Level)
		}
		if n.ID != "" {
			fmt.Fprintf(b, " #%s", n.ID)
		}
		if n.Tight {
			b.WriteString(" tight")
		}
		if n.Align != 0 {
			fmt.Fprintf(b, " %s", [...]string{"", "left", "right", "centre"}[n.Align])
		}
		if n.Link != nil {
			fmt.Fprintf(b, " -> %s", n.Link.Dest)
		}
		b.WriteByte('\n')
		writeOutline(b, p, n.Children, indent+"  ")
	}
}

// summary writes diagnostics one a line: the place, the code and the text that is marked.
func summary(diags diag.List) string {
	var b strings.Builder
	for _, d := range diags {
		fmt.Fprintf(&b, "%s %s", strings.TrimPrefix(d.Pos.String(), "content/index.md:"), d.Code)
		if d.Severity == diag.Warning {
			b.WriteString(" (warning)")
		}
		if d.Excerpt != "" {
			line := []rune(d.Excerpt)
			from := min(d.Pos.Column-1, len(line))
			fmt.Fprintf(&b, " %q", string(line[from:min(from+d.Width, len(line))]))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// check compares two texts line by line in the message.
func check(t *testing.T, input, got, want string) {
	t.Helper()
	if want = strings.TrimPrefix(want, "\n"); got != want {
		t.Errorf("got:\n%s\nwant:\n%s\ninput:\n%s", got, want, input)
	}
}
