package content_test

import (
	"strings"
	"testing"

	"bokslut/generator/diag/diagtest"
)

// Each line is the place of a mistake, its code and the text that is marked. The text of
// the page begins on line 4.
func TestMistakes(t *testing.T) {
	for _, test := range []struct{ name, body, want string }{
		{"HTML block", "Före.\n\n<div class=\"x\">\nhej\n</div>\n", "6:1 html \"<div class=\\\"x\\\">\"\n"},
		{"HTML in text", "En <b>fet</b> text.\n", "4:4 html \"<b>\"\n4:10 html \"</b>\"\n"},
		{"HTML comment", "Hej <!-- till mig själv -->\n", "4:5 html \"<!-- till mig själv -->\"\n"},
		{"heading of level 1", "# Driften\n", "4:1 heading-level \"# Driften\"\n"},
		{"underlined heading of level 1", "Driften\n=======\n", "4:1 heading-level \"Driften\"\n"},
		{"skipped level", "## Ett\n\n#### Tre\n\n## Ett till\n", "6:1 heading-skip \"#### Tre\"\n"},
		{"first heading too deep", "### Två\n", "4:1 heading-skip \"### Två\"\n"},
		{"empty heading", "## \n\n## `\u200b`\n", "4:1 heading-empty \"#\"\n6:1 heading-empty \"## `\\u200b`\"\n"},
		{"heading in a list", "- ## Punkt\n", "4:3 heading-nested \"## Punkt\"\n"},
		{"heading with a class", "## Mål {.stor}\n", "4:8 heading-attribute \"{.stor}\"\n"},
		{"id with a capital", "## Mål {#Mal}\n", "4:8 heading-id \"{#Mal}\"\n"},
		{"id with a space", "## Mål {#mal ett}\n", "4:8 heading-id \"{#mal ett}\"\n"},
		{"id twice", "## Mål {#mal}\n\n## Medel {#mal}\n", "6:10 heading-id \"{#mal}\"\n"},
		{"missing footnote", "Se noten[^1] och \\[^2].\n", "4:9 footnote-missing \"[^1]\"\n"},
		{"unused footnote", "Text.\n\n[^å]: Noten.\n", "6:1 footnote-unused (warning) \"[^å]\"\n"},
		{"footnote twice", "Text[^1].\n\n[^1]: Ett.\n[^1]: Två.\n", "7:1 footnote-twice \"[^1]\"\n"},
		{"empty footnote", "Text[^1].\n\n[^1]:\n", "6:1 footnote-empty \"[^1]:\"\n"},
		{"footnote in a footnote", "Text[^1].\n\n[^1]: [^2]: Två.\n", "6:1 footnote-empty \"[^1]: [^2]: Två.\"\n6:7 footnote-place \"[^2]\"\n"},
		{"footnote of two words in a footnote", "Text[^1].\n\n[^1]: [^2]: Två ord.\n", "6:7 footnote-missing \"[^2]\"\n"},
		{"embed in text", "Se ![](/data/drift.csv).\n", "4:4 embed-inline \"![](/data/drift.csv)\"\n"},
		{"embed without path", "![](#kostnader)\n", "4:1 embed-path \"![](#kostnader)\"\n"},
		{"picture without text", "![ ](karta.png)\n", "4:1 picture-text \"![ ](karta.png)\"\n"},
		{"picture with a text that no one sees", "![\u00ad](karta.png)\n", "4:1 picture-text \"![\\u00ad](karta.png)\"\n"},
		{"picture from elsewhere", "![Karta](https://example.org/karta.png)\n", "4:1 picture-address \"![Karta](https://example.org/karta.png)\"\n"},
		{"link in a caption", "![Se [a](b.md)](/data/drift.csv)\n", "4:6 image-text \"[a](b.md)\"\n"},
		{"link in the emphasis of a caption", "![Se *[a](b.md)*](/data/drift.csv)\n", "4:7 image-text \"[a](b.md)\"\n"},
		{"table, picture and footnote in a caption", "![[a](/data/a.csv) ![b](b.png)[^c]](/data/drift.csv)\n\n[^c]: C.\n",
			"4:3 image-text \"[a](/data/a.csv)\"\n4:20 image-text \"![b](b.png)\"\n4:31 image-text \"[^c]\"\n"},
		{"figure in the text of a picture", "![Nådde *[5 tkr](/data/drift.csv#a.b)*](karta.png)\n", "4:10 image-text \"[5 tkr](/data/drift.csv#a.b)\"\n"},
		{"link without text", "[](karta.md)\n", "4:1 link-empty \"[](karta.md)\"\n"},
		{"link of what no one sees", "[\u00ad](karta.md) [ ](karta.md) [**\u200b**](karta.md) [![](karta.png)](karta.md) [![Karta](karta.png)](karta.md)\n",
			"4:1 link-empty \"[\\u00ad](karta.md)\"\n4:15 link-empty \"[ ](karta.md)\"\n4:29 link-empty \"[**\\u200b**](karta.md)\"\n4:48 picture-text \"![](karta.png)\"\n"},
		{"link without destination", "[a]() [b](#)\n", "4:1 link-destination \"[a]()\"\n4:11 link-destination \"#\"\n"},
		{"link with a title", "[a](b.md \"t\")\n", "4:1 link-title (warning) \"[a](b.md \\\"t\\\")\"\n"},
		{"destination with a space", "[a](min fil.pdf)\n", "4:3 link-syntax \"](\"\n"},
		{"space before a destination", "[a] (#b.c) [d] (e.md) [f] (se sid. 3) [g] (1) \\[h\\] (#i)\n", "4:3 link-syntax \"] (\"\n4:14 link-syntax \"] (\"\n"},
		{"heading without space", "##a\n\nb\n## c\n\nd\n######e\n\n#f ##g\n\n\\##h\n\n#######\n\n**##i**\n", "4:1 heading-syntax \"##\"\n10:1 heading-syntax \"######\"\n"},
		{"items of a word processor", "• a\n·\tb\n\nc • d\n•\n•e\n\n- f\n\n▪\u00a0g\n", "4:1 list-syntax (warning) \"•\"\n13:1 list-syntax (warning) \"▪\"\n"},
		{"key figure without space", "a\n:[1](/data/drift.csv#b.c)\n\nd\n: [1](/data/drift.csv#b.c)\n\n\\:[e](f.md) g :[h](i.md)\n", "5:1 key-figure-syntax \":\"\n"},
		{"table without !", "[](/data/drift.csv)\n", "4:1 link-empty \"[](/data/drift.csv)\"\n"},
		{"soft hyphen in a destination", "[a](/data/drift.csv#in\u00adtakter.b)\n", "4:5 link-destination \"/data/drift.csv#in\\u00adtakter.b\"\n"},
		{"reference to nothing", "[a][b] men \\[a\\](b) och f[0]\n", "4:3 link-syntax \"][\"\n"},
		{"script", "[a](JavaScript:alert(1))\n", "4:5 link-scheme \"JavaScript:alert(1)\"\n"},
		{"script, disguised", "[a](<java\tscript:alert(1)>) [b](java&#x73;cript:x) [c](data:text/html,x)\n", "4:6 link-destination \"java\\tscript:alert(1)\"\n4:33 link-scheme \"java&#x73;cript:x\"\n4:56 link-scheme \"data:text/html,x\"\n"},
		{"address without site", "[a](https:///x) [b](//example.org) [c](https:x) [d](mailto:) [e](HTTPS://example.org)\n", "4:5 link-address \"https:///x\"\n4:21 link-destination \"//example.org\"\n4:40 link-address \"https:x\"\n4:53 link-address \"mailto:\"\n"},
		{"drive letter and backslash", "[a](C:\\x.md) [b](..\\data\\x.csv)\n", "4:5 link-scheme \"C:\\\\x.md\"\n4:18 link-destination \"..\\\\data\\\\x.csv\"\n"},
		{"out of the report", "[a](../../x.md) [b](/../x.md) [c](/data/..) [d](../..)\n", "4:5 link-outside \"../../x.md\"\n4:21 link-outside \"/../x.md\"\n4:49 link-outside \"../..\"\n"},
		{"bad percent sign", "[a](100%.md) [b](a%00.md)\n", "4:5 link-destination \"100%.md\"\n4:18 link-destination \"a%00.md\"\n"},
		{"destination of a reference", "[a]\n\n[a]: ftp://x\n", "6:6 link-scheme \"ftp://x\"\n"},
		{"short row", "| a | b |\n|---|---|\n| c |\n", "6:1 text-table-row \"| c |\"\n"},
		{"long row", "| a | b |\n|---|---|\n| c | d | e |\n", "6:1 text-table-row \"| c | d | e |\"\n"},
		{"rule directly after a table", "Text\n| a |\n|---|\n| b |\n---\n", "4:1 table-run-on \"Text\"\n"},
		{"list from zero", "0. Noll\n", "4:1 list-start \"0\"\n"},
		{"nested quotations", strings.Repeat(">", 51) + " a\n", "4:1 nesting \"" + strings.Repeat(">", 51) + " a\"\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, diags := readBody(t, test.body)
			check(t, test.body, summary(diags), test.want)
			diagtest.Swedish(t, diags)
			for _, d := range diags {
				if d.Hint.String() == "" {
					t.Errorf("%s has no hint", d.Code)
				}
			}
		})
	}
}

func TestFrontMatterMistakes(t *testing.T) {
	for _, test := range []struct{ name, file, want string }{
		{"none", "Driften\n", "1:1 front-matter \"Driften\"\n"},
		{"empty file", "", "1:1 front-matter\n"},
		{"no end", "---\ntitle: A\n", "1:1 front-matter \"---\"\n"},
		{"empty title", "---\ntitle: \"\"\n---\n", "2:9 title-empty \"\\\"\"\n"},
		{"markup in the summary", "---\ntitle: 1. A_b_c & d\nsummary: Se [a](b.md)\n---\n", "3:10 front-matter-markup \"Se [a](b.md)\"\n"},
		{"markup in the title", "---\ntitle: En **fet** titel\n---\n", "2:8 front-matter-markup \"En **fet** titel\"\n"},
		{"no language", "---\ntitle: A\nlang: svenska språket\n---\n", "3:7 lang \"svenska språket\"\n"},
		{"translation of nothing", "---\ntitle: A\ntranslates: en.md\n---\n", "translates\n"},
		{"translation of a picture", "---\ntitle: A\ntranslates: en.png\n---\n", "3:13 translates \"en.png\"\n"},
		{"exemption without reason", "---\ntitle: A\nunbound: [{text: 5G}]\n---\n", "3:12 yaml-required \"text\"\n"},
		{"unknown key", "---\ntitel: A\ntitle: A\n---\n", "2:1 yaml-unknown-key \"titel\"\n"},
		{"slug of the front page", "---\ntitle: A\nslug: a\n---\n", "3:7 front-page \"a\"\n"},
		{"draft of the front page", "---\ntitle: A\ndraft: true\n---\n", "front-page\n"},
		{"Windows-1252", "---\ntitle: A\n---\n\xe5r\n", "4:1 encoding \"\ufffd\"\n"},
		{"UTF-16", "\xff\xfet\x00", "encoding\n"},
		{"NUL", "---\ntitle: A\n---\nhej \x00\n", "4:5 encoding \"\\x00\"\n"},
		{"line breaks of old Macintoshes", "---\rtitle: A\r---\r", "1:4 line-break \"\"\n"},
		{"too long", head + strings.Repeat("hej hopp\n\n", 30_000), "page-size\n"},
		{"too many tables", head + strings.Repeat("![](/data/a.csv)\n\n", 201), "404:1 embed-many \"![](/data/a.csv)\"\n"},
		{"too long a paragraph", head + strings.Repeat("hej\n", 1001), "4:1 block-size \"h\"\n"},
		{"too large a table", head + strings.Repeat("|-", 200) + "|\n" + strings.Repeat("|a\n", 50), "4:1 text-table-size \"|\"\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, diags := read(t, map[string]string{"content/index.md": test.file})
			got := strings.ReplaceAll(summary(diags), "content/index.md ", "")
			check(t, test.file[:min(len(test.file), 200)], got, test.want)
		})
	}
}
