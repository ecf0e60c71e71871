package diag

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// catalogueFile is where the messages in Swedish stand, from the repository's root.
const catalogueFile = "generator/diag/swedish.go"

// Every format in the program has its Swedish, of the same arguments, and every Swedish
// belongs to a format that the program uses.
func TestSwedish(t *testing.T) {
	found, translated := findFormats(t)
	var missing strings.Builder
	for _, english := range slices.Sorted(maps.Keys(found)) {
		swedish := swedish(english)
		switch {
		case !translated[english] && hasWords(english):
			fmt.Fprintf(&missing, "\tcase %q: // %s\n\t\treturn \"\"\n", english, found[english])
		case swedish == "" && hasWords(english):
			t.Errorf("%s: the Swedish of %q is empty", catalogueFile, english)
		case !maps.Equal(argumentsOf(english), argumentsOf(swedish)):
			t.Errorf("%s: the verbs of\n\t%q differ from those of\n\t%q: each argument must stand in both, with the same verb (but ”%%s” for %%q)", catalogueFile, swedish, english)
		}
	}
	if missing.Len() > 0 {
		t.Errorf("these messages have no Swedish. Copy the lines to %s, beside their like, and write the Swedish between the last \"\" of each. "+
			"The words to use are at the top of that file. Write ”%%s” for %%q, and %%[2]s … %%[1]s where the order differs.\n%s", catalogueFile, &missing)
	}
	for english := range translated {
		if _, ok := found[english]; !ok {
			t.Errorf("%s: nothing in the program says %q any more; remove its line", catalogueFile, english)
		}
	}
}

// hasWords reports whether a format says anything by itself.
func hasWords(f Format) bool {
	return strings.ContainsAny(verb.ReplaceAllString(string(f), ""), "abcdefghijklmnopqrstuvwxyz")
}

var verb = regexp.MustCompile(`%[-+# 0]*([0-9]*)(\.[0-9]+)?(?:\[([0-9]+)\])?([a-zA-Z%])`)

// argumentsOf returns the verbs of a format by the argument that they are for, counted
// from 1. Those that write a text count as one.
func argumentsOf(f Format) map[int]string {
	arguments := map[int]string{}
	next := 1
	for _, m := range verb.FindAllStringSubmatch(string(f), -1) {
		if m[4] == "%" {
			continue
		}
		if m[3] != "" {
			next, _ = strconv.Atoi(m[3])
		}
		kind := m[4]
		if kind == "q" || kind == "v" {
			kind = "s"
		}
		arguments[next] = kind
		next++
	}
	return arguments
}

// findFormats returns every format that the program holds, with a place where it stands,
// and those that the catalogue has. It reports formats that no catalogue could have, and
// calls whose arguments do not fit.
func findFormats(t *testing.T) (found map[Format]token.Position, translated map[Format]bool) {
	t.Helper()
	found, translated = map[Format]token.Position{}, map[Format]bool{}
	fset := token.NewFileSet()
	isFormat := func(typ types.Type) bool {
		named, ok := types.Unalias(typ).(*types.Named)
		return ok && named.Obj().Name() == "Format" && named.Obj().Pkg() != nil && named.Obj().Pkg().Name() == "diag"
	}
	for _, p := range load(t, fset) {
		visit := func(n ast.Node) bool {
			expr, ok := n.(ast.Expr)
			if !ok {
				return true
			}
			at := fset.Position(expr.Pos())
			at.Filename, _ = filepath.Rel(p.root, at.Filename)
			if value := p.info.Types[expr]; value.Value != nil && isFormat(value.Type) {
				format := Format(constant.StringVal(value.Value))
				if had, ok := found[format]; !ok || at.String() < had.String() {
					found[format] = at
				}
				return false
			}
			call, ok := expr.(*ast.CallExpr)
			if !ok {
				return true
			}
			if called := p.info.Types[call.Fun]; called.IsType() && isFormat(called.Type) {
				t.Errorf("%s: a diag.Format is written out, so that it can be translated, not made while the program runs", at)
			} else if signature, ok := called.Type.(*types.Signature); ok {
				checkCall(t, at, p.info, call, signature, isFormat)
			}
			return true
		}
		for _, file := range p.files {
			if !strings.HasSuffix(fset.Position(file.Pos()).Filename, filepath.FromSlash(catalogueFile)) {
				ast.Inspect(file, visit)
				continue
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if clause, ok := n.(*ast.CaseClause); ok {
					for _, english := range clause.List {
						translated[Format(constant.StringVal(p.info.Types[english].Value))] = true
					}
				}
				return true
			})
		}
	}
	if len(found) < 100 {
		t.Fatalf("found %d formats only", len(found))
	}
	return found, translated
}

// checkCall reports a call whose format asks for other arguments than it has.
func checkCall(t *testing.T, at token.Position, info *types.Info, call *ast.CallExpr, s *types.Signature, isFormat func(types.Type) bool) {
	last := s.Params().Len() - 1
	if !s.Variadic() || last < 1 || !isFormat(s.Params().At(last-1).Type()) || call.Ellipsis.IsValid() {
		return
	}
	value := info.Types[call.Args[last-1]].Value
	if value == nil {
		return
	}
	arguments, given := argumentsOf(Format(constant.StringVal(value))), call.Args[last:]
	if len(arguments) != len(given) {
		t.Errorf("%s: %s has %d verbs for %d arguments", at, value, len(arguments), len(given))
		return
	}
	for i, arg := range given {
		kind := arguments[i+1]
		basic, _ := info.Types[arg].Type.Underlying().(*types.Basic)
		isInteger := basic != nil && basic.Info()&types.IsInteger != 0
		if (kind == "d" || kind == "c") != isInteger {
			t.Errorf("%s: in %s, %%%s is not for argument %d, of type %s", at, value, kind, i+1, info.Types[arg].Type)
		}
	}
}

// source is a package of the program.
type source struct {
	root  string // of the repository
	files []*ast.File
	info  *types.Info
}

// load parses the packages of the program and finds out the types of all expressions.
func load(t *testing.T, fset *token.FileSet) []source {
	t.Helper()
	list := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Dir,Export,GoFiles,Module", "../...")
	var complaints bytes.Buffer
	list.Stderr = &complaints
	output, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, &complaints)
	}
	type listed struct {
		ImportPath, Dir, Export string
		GoFiles                 []string
		Module                  *struct {
			Main bool
			Dir  string
		}
	}
	exports := map[string]string{}
	var own []listed
	for decoder := json.NewDecoder(bytes.NewReader(output)); ; {
		var p listed
		err := decoder.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		exports[p.ImportPath] = p.Export
		if p.Module != nil && p.Module.Main {
			own = append(own, p)
		}
	}
	config := types.Config{Importer: importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })}
	var sources []source
	for _, p := range own {
		s := source{root: p.Module.Dir, info: &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}}
		for _, name := range p.GoFiles {
			file, err := parser.ParseFile(fset, filepath.Join(p.Dir, name), nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			s.files = append(s.files, file)
		}
		if _, err := config.Check(p.ImportPath, fset, s.files, s.info); err != nil {
			t.Fatal(err)
		}
		sources = append(sources, s)
	}
	return sources
}
