package main

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// part is some files of one folder.
type part struct {
	name    string   // "suggest/2", "compose/merge/1"
	dir     string   // from the root: "internal/suggest"
	files   []string // base names
	others  []string // the product files of the folder that are not in the part
	changes int
}

// pkg is the package of the list that the part belongs to.
func (p part) pkg() string { return strings.Split(p.name, "/")[0] }

// allParts deals the files of each folder out, in the order of their names.
func allParts(root string) ([]part, error) {
	var out []part
	for _, pkg := range judging {
		err := filepath.WalkDir(filepath.Join(root, "internal", pkg), func(path string, d fs.DirEntry, err error) error {
			switch {
			case errors.Is(err, fs.ErrNotExist):
				return nil
			case err != nil || !d.IsDir():
				return err
			case d.Name() == "testdata":
				return fs.SkipDir
			}
			dir, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			parts, err := deal(root, filepath.ToSlash(dir), pkg)
			out = append(out, parts...)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// deal makes the parts of one folder.
func deal(root, dir, pkg string) ([]part, error) {
	paths, err := filepath.Glob(filepath.Join(root, dir, "*.go"))
	if err != nil {
		return nil, err
	}
	var parts []part
	var all []string
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		n, err := countChanges(path)
		if err != nil {
			return nil, err
		}
		base := filepath.Base(path)
		all = append(all, base)
		if n == 0 {
			continue
		}
		if len(parts) == 0 || parts[len(parts)-1].changes+n > usual {
			parts = append(parts, part{name: fmt.Sprintf("%s/%d", strings.TrimPrefix(dir, "internal/"), len(parts)+1), dir: dir})
		}
		p := &parts[len(parts)-1]
		p.files, p.changes = append(p.files, base), p.changes+n
	}
	for i := range parts {
		for _, f := range all {
			if !slices.Contains(parts[i].files, f) {
				parts[i].others = append(parts[i].others, f)
			}
		}
	}
	return parts, nil
}

// countChanges is how many changes gremlins makes to a file; none to one that
// is generated.
func countChanges(path string) (int, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return 0, err
	}
	if bytes.HasPrefix(data, []byte("// Code generated ")) {
		return 0, nil
	}
	file, err := parser.ParseFile(token.NewFileSet(), path, data, 0)
	if err != nil {
		return 0, err
	}
	n := 0
	ast.Inspect(file, func(node ast.Node) bool {
		switch x := node.(type) {
		case *ast.BinaryExpr:
			n += changesOf(x.Op)
		case *ast.UnaryExpr:
			n += changesOf(x.Op)
		case *ast.IncDecStmt:
			n++
		}
		return true
	})
	return n, nil
}

func changesOf(op token.Token) int {
	switch op {
	case token.LSS, token.GTR, token.LEQ, token.GEQ, token.SUB:
		return 2
	case token.EQL, token.NEQ, token.ADD, token.MUL, token.QUO, token.REM, token.LAND, token.LOR:
		return 1
	}
	return 0
}
