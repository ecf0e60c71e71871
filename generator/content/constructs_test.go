package content_test

import "testing"

// Each line of an outline is a node's kind, the source text that its place covers, then
// = what it shows when that differs, its level or number, #id and -> destination.
func TestConstructs(t *testing.T) {
	for _, test := range []struct{ name, body, want string }{
		{"text and emphasis", "En *två* **tre** ***fyra*** 2*3.\n", `
Paragraph "En *två* **tre** ***fyra*** 2*3."
  Text "En "
  Emphasis "*två*"
    Text "två"
  Text " "
  Strong "**tre**"
    Text "tre"
  Text " "
  Emphasis "***fyra***"
    Strong "**fyra**"
      Text "fyra"
  Text " 2*3."
`},
		{"a mark left over", "a**b***c\n", `
Paragraph "a**b***c"
  Text "a"
  Strong "**b**"
    Text "b"
  Text "*c"
`},
		{"an ampersand before an entity", "a & b \\* &amp;\n", `
Paragraph "a & b \\* &amp;"
  Text "a & b \\* &amp;" = "a & b * &"
`},
		{"escapes and entities", "1\\. \\*a\\* &amp; &#229; &copy &okänd; \\å\n", `
Paragraph "1\\. \\*a\\* &amp; &#229; &copy &okänd; \\å"
  Text "1\\. \\*a\\* &amp; &#229; &copy &okänd; \\å" = "1. *a* & å &copy &okänd; \\å"
`},
		{"line breaks", "ett\ntvå  \ntre\\\nfyra\n", `
Paragraph "ett\ntvå  \ntre\\\nfyra"
  Text "ett"
  SoftBreak ""
  Text "två"
  LineBreak ""
  Text "tre"
  LineBreak ""
  Text "fyra"
`},
		{"Windows line breaks", "ett\r\ntvå  \r\ntre `a\r\nb`\r\n\r\n```\r\nx\r\n```\r\n", `
Paragraph "ett\r\ntvå  \r\ntre ` + "`a\\r\\nb`" + `"
  Text "ett"
  SoftBreak ""
  Text "två"
  LineBreak ""
  Text "tre "
  Code "` + "`a\\r\\nb`" + `" = "a b"
CodeBlock "` + "```\\r\\nx\\r\\n" + `" = "x\n"
`},
		{"code", "Kör ``a`b`` och ` ` `.\n\n    x < y\n", `
Paragraph "Kör ` + "``a`b`` och ` ` `" + `."
  Text "Kör "
  Code "` + "``a`b``" + `" = "a` + "`" + `b"
  Text " och "
  Code "` + "` `" + `" = " "
  Text " ` + "`" + `."
CodeBlock "x < y\n"
`},
		{"headings", "## Årets resultat\n\n### Mål och *medel* ###\n\n## Årets resultat\n\nKort\n----\n\n## Med id {#mitt-id}\n", `
Heading "## Årets resultat" 2 #arets-resultat
  Text "Årets resultat"
Heading "### Mål och *medel*" 3 #mal-och-medel
  Text "Mål och "
  Emphasis "*medel*"
    Text "medel"
Heading "## Årets resultat" 2 #arets-resultat-2
  Text "Årets resultat"
Heading "Kort" 2 #kort
  Text "Kort"
Heading "## Med id" 2 #mitt-id
  Text "Med id"
`},
		{"an id that an author gives is not taken by a heading above", "## Drift\n\n## Om driften {#drift}\n", `
Heading "## Drift" 2 #drift-2
  Text "Drift"
Heading "## Om driften" 2 #drift
  Text "Om driften"
`},
		{"ids of headings without Latin letters", "## Річний звіт\n\n## …\n\n## a\u030angra\n", `
Heading "## Річний звіт" 2 #річний-звіт
  Text "Річний звіт"
Heading "## …" 2 #section
  Text "…"
Heading "## a` + "\u030a" + `ngra" 2 #angra
  Text "a` + "\u030a" + `ngra"
`},
		{"lists", "- ett\n- två\n  - tre\n\n7. sju\n\n8. åtta\n", `
List "- ett\n- två\n  - tre" tight
  ListItem "- ett"
    Paragraph "ett"
      Text "ett"
  ListItem "- två\n  - tre"
    Paragraph "två"
      Text "två"
    List "- tre" tight
      ListItem "- tre"
        Paragraph "tre"
          Text "tre"
List "7. sju\n\n8. åtta" 7
  ListItem "7. sju"
    Paragraph "sju"
      Text "sju"
  ListItem "8. åtta"
    Paragraph "åtta"
      Text "åtta"
`},
		{"quotation and rule", "> ett\n> två\n\n---\n", `
Quote "> ett\n> två"
  Paragraph "ett\n> två"
    Text "ett"
    SoftBreak ""
    Text "två"
Rule "---"
`},
		{"definition list", "Nettokostnad\n: Kostnader minus intäkter.\n\nBudget\n\n: Fullmäktiges beslut.\n", `
DefinitionList "Nettokostnad\n: Kostnader minus intäkter.\n\nBudget\n\n: Fullmäktiges beslut."
  Term "Nettokostnad"
    Text "Nettokostnad"
  Definition ": Kostnader minus intäkter." tight
    Paragraph "Kostnader minus intäkter."
      Text "Kostnader minus intäkter."
  Term "Budget"
    Text "Budget"
  Definition ": Fullmäktiges beslut."
    Paragraph "Fullmäktiges beslut."
      Text "Fullmäktiges beslut."
`},
		{"table in the text", "| | 2022 | Not |\n|:--|--:|:-:|\n| Post | [1](#a.b) | a \\| b |\n", `
TextTable "| | 2022 | Not |\n|:--|--:|:-:|\n| Post | [1](#a.b) | a \\| b"
  TextTableRow "| | 2022 | Not"
    TextTableCell "" left
    TextTableCell "2022" right
      Text "2022"
    TextTableCell "Not" centre
      Text "Not"
  TextTableRow "| Post | [1](#a.b) | a \\| b"
    TextTableCell "Post" left
      Text "Post"
    TextTableCell "[1](#a.b)" right
      Figure "[1](#a.b)" -> #a.b
        Text "1"
    TextTableCell "a \\| b" centre
      Text "a \\| b" = "a | b"
`},
		{"the table's place begins with the table", "Inledning:\n| a |\n|---|\n| b |\n", `
Paragraph "Inledning:"
  Text "Inledning:"
TextTable "| a |\n|---|\n| b"
  TextTableRow "| a"
    TextTableCell "a"
      Text "a"
  TextTableRow "| b"
    TextTableCell "b"
      Text "b"
`},
		{"figures", "[75 *tkr*](/data/drift.csv#a.b), [x](#a.b), [](#a), [0,6](/data/drift.csv#andel), [se](#a), [här](/data/drift.csv)\n", `
Paragraph "[75 *tkr*](/data/drift.csv#a.b), [x](#a.b), [](#a), [0,6](/data/drift.csv#andel), [se](#a), [här](/data/drift.csv)"
  Figure "[75 *tkr*](/data/drift.csv#a.b)" -> data/drift.csv#a.b
    Text "75 "
    Emphasis "*tkr*"
      Text "tkr"
  Text ", "
  Figure "[x](#a.b)" -> #a.b
    Text "x"
  Text ", "
  Figure "[](#a)" -> #a
  Text ", "
  Figure "[0,6](/data/drift.csv#andel)" -> data/drift.csv#andel
    Text "0,6"
  Text ", "
  Anchor "[se](#a)" -> #a
    Text "se"
  Text ", "
  Anchor "[här](/data/drift.csv)" -> data/drift.csv
    Text "här"
`},
		{"embeds and pictures", "![](/data/drift.csv)\n\n![Intäkter *2022*](../data/drift.csv#intakter)\n\n![Karta](<en karta.png>) och text\n\n- ![](/data/a.csv)\n", `
Embed "![](/data/drift.csv)" -> data/drift.csv
Embed "![Intäkter *2022*](../data/drift.csv#intakter)" = "Intäkter 2022" -> data/drift.csv#intakter
  Text "Intäkter "
  Emphasis "*2022*"
    Text "2022"
Paragraph "![Karta](<en karta.png>) och text"
  Picture "![Karta](<en karta.png>)" = "Karta" -> content/en karta.png
  Text " och text"
List "- ![](/data/a.csv)" tight
  ListItem "- ![](/data/a.csv)"
    Embed "![](/data/a.csv)" -> data/a.csv
`},
		{"figures in captions", "![Blev [75 796 *tkr*](#a.b), [0,6](#andel) och *[](/data/b.csv#a.b)*](/data/drift.csv)\n\n![ ](/data/a.csv)\n\n![[](#a.b)](/data/a.csv)\n", `
Embed "![Blev [75 796 *tkr*](#a.b), [0,6](#andel) och *[](/data/b.csv#a.b)*](/data/drift.csv)" = "Blev 75 796 tkr, 0,6 och" -> data/drift.csv
  Text "Blev "
  Figure "[75 796 *tkr*](#a.b)" -> #a.b
    Text "75 796 "
    Emphasis "*tkr*"
      Text "tkr"
  Text ", "
  Anchor "[0,6](#andel)" -> #andel
    Text "0,6"
  Text " och "
  Emphasis "*[](/data/b.csv#a.b)*"
    Figure "[](/data/b.csv#a.b)" -> data/b.csv#a.b
Embed "![ ](/data/a.csv)" -> data/a.csv
Embed "![[](#a.b)](/data/a.csv)" -> data/a.csv
  Figure "[](#a.b)" -> #a.b
`},
		{"addresses", "<https://example.org/a?b=%26> [post](mailto:a@example.org) <a@example.org> https://example.org\n", `
Paragraph "<https://example.org/a?b=%26> [post](mailto:a@example.org) <a@example.org> https://example.org"
  Anchor "<https://example.org/a?b=%26>" -> https://example.org/a?b=%26
    Text "https://example.org/a?b=%26"
  Text " "
  Anchor "[post](mailto:a@example.org)" -> mailto:a@example.org
    Text "post"
  Text " "
  Anchor "<a@example.org>" -> mailto:a@example.org
    Text "a@example.org"
  Text " https://example.org"
`},
		{"links by reference", "Se [stadgan][s], [s][] och [S].\n\n[s]: <min%20stadga.pdf>\n", `
Paragraph "Se [stadgan][s], [s][] och [S]."
  Text "Se "
  Anchor "[stadgan][s]" -> content/min stadga.pdf
    Text "stadgan"
  Text ", "
  Anchor "[s][]" -> content/min stadga.pdf
    Text "s"
  Text " och "
  Anchor "[S]" -> content/min stadga.pdf
    Text "S"
  Text "."
`},
		{"a link over two lines of a quotation", "> [a\n> b](\n> <x.md>) c\n", `
Quote "> [a\n> b](\n> <x.md>) c"
  Paragraph "[a\n> b](\n> <x.md>) c"
    Anchor "[a\n> b](\n> <x.md>)" -> content/x.md
      Text "a"
      SoftBreak ""
      Text "b"
    Text " c"
`},
	} {
		t.Run(test.name, func(t *testing.T) {
			page, diags := readBody(t, test.body)
			check(t, test.body, outline(page, page.Blocks), test.want)
			if len(diags) > 0 {
				t.Errorf("got diagnostics:\n%s", summary(diags))
			}
		})
	}
}

func TestFootnotes(t *testing.T) {
	// The note c is first referred to from within a note, so it comes last.
	body := "[^c]: Tre.\n\nEtt[^a] två![^b] ett igen[^a].\n\n[^b]: Två.[^c]\n[^a]: Ett.\n\n    Mer.\n"
	page, diags := readBody(t, body)
	check(t, body, outline(page, page.Blocks), `
Paragraph "Ett[^a] två![^b] ett igen[^a]."
  Text "Ett"
  FootnoteRef "[^a]" = "1" 1
  Text " två!"
  FootnoteRef "[^b]" = "1" 2
  Text " ett igen"
  FootnoteRef "[^a]" = "2" 1
  Text "."
`)
	check(t, body, outline(page, page.Footnotes), `
Footnote "[^a]: Ett.\n\n    Mer." 1 #fn-1
  Paragraph "Ett."
    Text "Ett."
  Paragraph "Mer."
    Text "Mer."
Footnote "[^b]: Två.[^c]" 2 #fn-2
  Paragraph "Två.[^c]"
    Text "Två."
    FootnoteRef "[^c]" = "1" 3
Footnote "[^c]: Tre." 3 #fn-3
  Paragraph "Tre."
    Text "Tre."
`)
	if len(diags) > 0 {
		t.Errorf("got diagnostics:\n%s", summary(diags))
	}
}

// The destination of every link is found in the source where DestStart says.
func TestLinkPlaces(t *testing.T) {
	body := "[a](x.md) ![b](  <y z.png> ) [c][ref] <https://example.org> [d](\n/data/t.csv#r.f)\n\n[ref]: ../content/x.md#del\n"
	page, diags := readBody(t, body)
	if len(diags) > 0 {
		t.Fatalf("got diagnostics:\n%s", summary(diags))
	}
	want := []struct{ covered, written, dest string }{
		{"[a](x.md)", "x.md", "content/x.md"},
		{"![b](  <y z.png> )", "y z.png", "content/y z.png"},
		{"[c][ref]", "../content/x.md#del", "content/x.md#del"},
		{"<https://example.org>", "https://example.org", "https://example.org"},
		{"[d](\n/data/t.csv#r.f)", "/data/t.csv#r.f", "data/t.csv#r.f"},
	}
	if len(page.Links) != len(want) {
		t.Fatalf("got %d links, want %d", len(page.Links), len(want))
	}
	for i, link := range page.Links {
		text := page.Source.Text
		if covered := text[link.Start:link.End]; covered != want[i].covered {
			t.Errorf("link %d covers %q, want %q", i, covered, want[i].covered)
		}
		if link.Written != want[i].written || link.Dest != want[i].dest {
			t.Errorf("link %d is written %q for %q, want %q for %q", i, link.Written, link.Dest, want[i].written, want[i].dest)
		}
		if at := text[link.DestStart:][:len(link.Written)]; at != link.Written {
			t.Errorf("link %d has its destination at %q, want %q", i, at, link.Written)
		}
	}
}
