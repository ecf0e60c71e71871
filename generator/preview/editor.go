package preview

import (
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"bokslut/generator/diag"
)

// editors are the addresses by which known editors open a place in a file.
var editors = map[string]string{
	"vscode":   "vscode://file{file}:{line}:{column}",
	"vscodium": "vscodium://file{file}:{line}:{column}",
	"cursor":   "cursor://file{file}:{line}:{column}",
	"zed":      "zed://file{file}:{line}:{column}",
	"idea":     "idea://open?file={file}&line={line}&column={column}",
	"emacs":    "emacs://open?url=file://{file}&line={line}&column={column}",
	"sublime":  "subl://open?url=file://{file}&line={line}&column={column}",
	"textmate": "txmt://open?url=file://{file}&line={line}&column={column}",
}

// Editors returns the names that [Editor] knows, sorted.
func Editors() []string { return slices.Sorted(maps.Keys(editors)) }

// Editor returns the pattern of addresses by which an editor is asked to open a place: that
// of a known name, else what was given, in which {file} (an absolute path that begins with a
// slash), {line} and {column} are filled in. No name is none, and "" the pattern of none.
func Editor(given string) (string, error) {
	if pattern, ok := editors[given]; ok || given == "" || given == "none" {
		return pattern, nil
	}
	if scheme, _, ok := strings.Cut(given, "://"); !ok || scheme == "" || !strings.Contains(given, "{file}") {
		return "", diag.Textf("%q is no editor: write one of %s, none, or an address as %s", given, strings.Join(Editors(), ", "), editors["vscode"])
	}
	return given, nil
}

// editor makes links to places in the files below a root.
type editor struct {
	pattern string
	root    string // absolute
}

// link returns the address that opens a place, or "".
func (e editor) link(p diag.Pos) string {
	if e.pattern == "" || p.File == "" {
		return ""
	}
	full := filepath.ToSlash(filepath.Join(e.root, filepath.FromSlash(p.File)))
	escaped := (&url.URL{Path: "/" + strings.TrimPrefix(full, "/")}).EscapedPath()
	return strings.NewReplacer("{file}", escaped,
		"{line}", strconv.Itoa(max(p.Line, 1)), "{column}", strconv.Itoa(max(p.Column, 1))).Replace(e.pattern)
}
