package content

import (
	"strings"

	"bokslut/generator/diag"
)

// maxBytes bounds a file, at ten times the longest chapter that anyone would read. It
// keeps what grows with the square of a page's parts, such as footnotes, small.
const maxBytes = 256 << 10

// decode returns the source of a file as it was read. When it reports anything, the
// text can't be relied on.
func decode(name string, raw []byte) (*diag.Source, diag.List) {
	text := strings.TrimPrefix(diag.TextOf(raw), "\ufeff")
	src := diag.NewSource(name, text)
	var diags diag.List
	switch at := diag.NotUTF8(text); {
	case len(text) > maxBytes:
		diags.Add(src.Whole().Errorf("page-size", "the file is %d kB, and a page can be %d kB at most", len(text)>>10, maxBytes>>10).
			WithHint("divide it into several pages"))
	case strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff"):
		diags.Add(src.Whole().Errorf("encoding", "the file is saved as UTF-16, not as UTF-8").
			WithHint("save it again, with the encoding UTF-8"))
	case at >= 0:
		diags.Add(src.Span(at, at+1).Errorf("encoding", "the file is not saved as UTF-8: this character cannot be read").
			WithHint("save it again, with the encoding UTF-8; å, ä and ö are then right too"))
	case diag.LoneReturn(text) >= 0:
		at := diag.LoneReturn(text)
		diags.Add(src.Span(at, at+1).Errorf("line-break", "the line ends with the line break of old Macintoshes, which Markdown does not know").
			WithHint("save it again, with the line breaks of Unix or Windows"))
	default:
		if at, what := diag.Hidden(text); at >= 0 {
			diags.Add(src.Span(at, at+1).Errorf("encoding", "%s", what).WithHint("remove it"))
		}
	}
	return src, diags
}
