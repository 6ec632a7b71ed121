package lazyregexp

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestAllCompile: no expression of the program is wrong, also those that no
// other test uses.
func TestAllCompile(t *testing.T) {
	found := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) != 1 || !isNew(call.Fun) {
				return true
			}
			literal, ok := call.Args[0].(*ast.BasicLit)
			if !ok { // of a table, which has a test of its own
				return true
			}
			expr, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Fatal(err)
			}
			found++
			if _, err := regexp.Compile(expr); err != nil {
				t.Errorf("%s: %v", set.Position(call.Pos()), err)
			}
			return true
		})
		return nil
	})
	if err != nil || found < 20 {
		t.Errorf("%d expressions, %v", found, err)
	}
}

// isNew reports whether a call is one of lazyregexp.New.
func isNew(f ast.Expr) bool {
	sel, ok := f.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "New" {
		return false
	}
	pkg, ok := sel.X.(*ast.Ident)
	return ok && pkg.Name == "lazyregexp"
}

func TestRegexp(t *testing.T) {
	r := New(`(a)(\d)`)
	if !r.MatchString("xa1") || r.Match([]byte("a")) || r.FindStringSubmatch("a1a2")[2] != "1" || len(r.FindAllStringSubmatch("a1a2", -1)) != 2 ||
		r.ReplaceAllString("a1", "$2") != "1" || r.ReplaceAllStringFunc("a1", strings.ToUpper) != "A1" {
		t.Error("a method is not that of the expression")
	}
}
