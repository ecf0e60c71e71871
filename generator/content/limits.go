package content

import (
	"strings"
	"unicode"

	"bokslut/generator/diag"
)

// What a page may hold. Text beyond these bounds is a mistake or an attack, and takes
// goldmark time that grows with the square of its size: fifty thousand "[a](" in a row,
// or a table of ten thousand columns. So it is turned away before it is parsed.
const (
	maxBlockBytes = 16 << 10 // between two blank lines
	maxBlockLines = 1000
	maxCells      = 10_000 // of a table written in Markdown
	maxNesting    = 50     // of lists in lists, emphasis in links and so on
	maxEmbeds     = 200    // tables and charts, each of which can be long
)

// checkLimits reports the first block of the text that is beyond the bounds.
func checkLimits(src *diag.Source, body int) (diags diag.List) {
	var b block
	for start := body; start < len(src.Text); {
		end := lineEnd(src.Text, start)
		line := src.Text[start:end]
		at := src.Span(start, start+len(strings.TrimRight(line, "\r\n")))
		switch b.add(start, line); {
		case b.lines > 0 && end-b.start > maxBlockBytes:
			diags.Add(src.Span(b.start, b.start+1).Errorf("block-size", "from here on there are more than %d kB without a blank line", maxBlockBytes>>10).
				WithHint("divide the text into paragraphs; a long table belongs in a CSV file"))
			return diags
		case b.lines > maxBlockLines:
			diags.Add(src.Span(b.start, b.start+1).Errorf("block-size", "from here on there are more than %d lines without a blank one", maxBlockLines).
				WithHint("divide the text into paragraphs; a long table belongs in a CSV file"))
			return diags
		case b.lines*b.columns > maxCells:
			diags.Add(src.Span(b.start, b.start+1).Errorf("text-table-size", "the table that begins here has more than %d cells", maxCells).
				WithHint("put it into a CSV file below data/ and embed it"))
			return diags
		case markers(line) > maxNesting:
			diags.Add(at.Errorf("nesting", "there are more than %d lists and quotations inside each other", maxNesting).
				WithHint("write them one after another"))
			return diags
		}
		start = end
	}
	return diags
}

// block is what is known of the lines since the last blank one.
type block struct {
	start, lines int
	columns      int // the most that a line under a table's head could have
}

// add counts a line, or begins anew after a blank one. Within a quotation a line with
// nothing but its mark is blank too.
func (b *block) add(start int, line string) {
	if strings.Trim(line, "> \t\r\n") == "" {
		*b = block{}
		return
	}
	if b.lines == 0 {
		b.start = start
	}
	b.lines++
	if bars := strings.Count(line, "|"); bars > b.columns && !strings.ContainsFunc(line, unicode.IsLetter) {
		b.columns = bars
	}
}

// markers returns how many marks of lists and quotations a line begins with.
func markers(line string) int {
	n := 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '>':
			n++
		case c == ' ' || c == '\t':
		case '0' <= c && c <= '9':
		case i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t') && strings.IndexByte("-*+.):", c) >= 0:
			n++
		default:
			return n
		}
	}
	return n
}
