package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"golang.org/x/tools/cover"
)

// realGo is the variable that has the path of the go command, for asGo.
const realGo = "MUTANTS_GO"

// asGo stands for the go command where gremlins calls it. Gremlins changes what
// tests come by, which it reads from a profile of coverage; but Go counts
// statements, and neither the conditions of cases nor what stands outside of
// functions is one. They are added to the profile, so that they are changed
// and tried like all others.
func asGo(args []string) error {
	real := os.Getenv(realGo)
	i := slices.Index(args, "-coverprofile")
	if i < 0 {
		return syscall.Exec(real, append([]string{"go"}, args...), os.Environ()) // gremlins kills the process that it knows
	}
	cmd := exec.Command(real, args...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return err
	}
	return addConditions(args[i+1], ".")
}

// addConditions adds to a profile what is reached and is no statement, for the
// module in a folder.
func addConditions(profile, root string) error {
	profiles, err := cover.ParseProfiles(profile)
	if err != nil {
		return err
	}
	out, err := os.OpenFile(profile, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer out.Close()
	for _, p := range profiles {
		_, path, _ := strings.Cut(p.FileName, "/") // behind the module's name
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, filepath.Join(root, path), nil, 0)
		if err != nil {
			return err
		}
		for _, n := range reachedConditions(fset, file, p.Blocks) {
			from, to := fset.Position(n.Pos()), fset.Position(n.End())
			if _, err := fmt.Fprintf(out, "%s:%d.%d,%d.%d 1 1\n", p.FileName, from.Line, from.Column, to.Line, to.Column); err != nil {
				return err
			}
		}
	}
	return out.Close()
}

// reachedConditions are the conditions of the cases of each switch that is
// reached, and what is declared outside of functions, where anything of the
// file is reached.
func reachedConditions(fset *token.FileSet, file *ast.File, blocks []cover.ProfileBlock) []ast.Node {
	blocks = slices.DeleteFunc(slices.Clone(blocks), func(b cover.ProfileBlock) bool { return b.Count == 0 })
	reached := func(p token.Pos) bool {
		at := fset.Position(p)
		return slices.ContainsFunc(blocks, func(b cover.ProfileBlock) bool {
			return (b.StartLine < at.Line || b.StartLine == at.Line && b.StartCol <= at.Column) &&
				(at.Line < b.EndLine || at.Line == b.EndLine && at.Column <= b.EndCol)
		})
	}
	var out []ast.Node
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SwitchStmt); ok && reached(s.Pos()) {
			for _, c := range s.Body.List {
				for _, condition := range c.(*ast.CaseClause).List {
					out = append(out, condition)
				}
			}
		}
		return true
	})
	for _, d := range file.Decls {
		if g, ok := d.(*ast.GenDecl); ok && (g.Tok == token.CONST || g.Tok == token.VAR) && len(blocks) > 0 {
			out = append(out, g)
		}
	}
	return out
}
