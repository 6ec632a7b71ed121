package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// change is one change of one operator.
type change struct {
	File      string // base name
	Node      int    // which one of the file's nodes with an operator, in the order of nodesOf
	Op        token.Token
	At        string   // "12:34", where the operator stands
	Types     []string // what gremlins calls it
	Switch    int      // 0: there can be none, and the change is built for itself
	ID        int      // of the change; those of a switch follow each other from its own
	NoProgram bool     // it is no program: "-" between texts
}

// nodesOf are the nodes of a file that gremlins may change.
func nodesOf(file *ast.File) []ast.Node {
	var out []ast.Node
	ast.Inspect(file, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.BinaryExpr, *ast.IncDecStmt:
			out = append(out, n)
		case *ast.UnaryExpr:
			if x.Op == token.SUB || x.Op == token.ADD {
				out = append(out, n)
			}
		}
		return true
	})
	return out
}

// operator is that of a node, and where it stands.
func operator(n ast.Node) (token.Token, token.Pos) {
	switch x := n.(type) {
	case *ast.BinaryExpr:
		return x.Op, x.OpPos
	case *ast.IncDecStmt:
		return x.Tok, x.TokPos
	case *ast.UnaryExpr:
		return x.Op, x.OpPos
	}
	return token.ILLEGAL, token.NoPos
}

// become are the operators that each may become, with gremlins' names.
var become = map[token.Token][]struct {
	op    token.Token
	types []string
}{
	token.LSS:  {{token.LEQ, []string{boundary}}, {token.GEQ, []string{negation}}},
	token.LEQ:  {{token.LSS, []string{boundary}}, {token.GTR, []string{negation}}},
	token.GTR:  {{token.GEQ, []string{boundary}}, {token.LEQ, []string{negation}}},
	token.GEQ:  {{token.GTR, []string{boundary}}, {token.LSS, []string{negation}}},
	token.EQL:  {{token.NEQ, []string{negation}}},
	token.NEQ:  {{token.EQL, []string{negation}}},
	token.LAND: {{token.LOR, []string{"INVERT_LOGICAL"}}},
	token.LOR:  {{token.LAND, []string{"INVERT_LOGICAL"}}},
	token.ADD:  {{token.SUB, []string{arithmetic}}},
	token.SUB:  {{token.ADD, []string{arithmetic, "INVERT_NEGATIVES"}}},
	token.MUL:  {{token.QUO, []string{arithmetic}}},
	token.QUO:  {{token.MUL, []string{arithmetic}}},
	token.REM:  {{token.MUL, []string{arithmetic}}},
	token.INC:  {{token.DEC, []string{"INCREMENT_DECREMENT"}}},
	token.DEC:  {{token.INC, []string{"INCREMENT_DECREMENT"}}},
}

const (
	boundary   = "CONDITIONALS_BOUNDARY"
	negation   = "CONDITIONALS_NEGATION"
	arithmetic = "ARITHMETIC_BASE"
)

// switched is the text of a file in which each operator asks which change is
// switched on, so that one build serves for all of them; and its changes. The
// numbers of the switches follow after last.
func switched(fset *token.FileSet, file *ast.File, info *types.Info, name, source string, last int) (string, []change) {
	w := &switcher{fset: fset, info: info, text: source}
	var out []change
	for i, n := range nodesOf(file) {
		op, pos := operator(n)
		made := become[op]
		if len(made) == 0 {
			continue
		}
		x, _ := n.(ast.Expr)
		noProgram := x != nil && op == token.ADD && isText(info.TypeOf(x))
		id := 0
		if !noProgram && w.add(n, last+1) {
			id = last + 1
			last += len(made)
		}
		at := fset.Position(pos)
		for k, m := range made {
			c := change{File: name, Node: i, Op: m.op, At: fmt.Sprintf("%d:%d", at.Line, at.Column), Types: m.types, NoProgram: noProgram}
			if id > 0 {
				c.Switch, c.ID = id, id+k
			}
			out = append(out, c)
		}
	}
	return w.done(), out
}

// edit puts text in the place of some bytes.
type edit struct {
	from, to int
	text     string
}

// switcher collects what is put in: of two things at one place, what closes
// stands before what opens, and the node inside is closed before that around.
type switcher struct {
	fset             *token.FileSet
	info             *types.Info
	text             string
	opening, closing []edit
}

func (w *switcher) offset(p token.Pos) int { return w.fset.Position(p).Offset }

func (w *switcher) around(n ast.Node, before, after string) {
	from, to := w.offset(n.Pos()), w.offset(n.End())
	w.opening = append(w.opening, edit{from, from, before})
	w.closing = append(w.closing, edit{to, to, after})
}

func (w *switcher) instead(at token.Pos, op token.Token, text string) {
	from := w.offset(at)
	w.opening = append(w.opening, edit{from, from + len(op.String()), text})
}

// add puts a switch around a node, of which those around it were added before;
// false where there can be none: in what the compiler computes.
func (w *switcher) add(n ast.Node, id int) bool {
	op, at := operator(n)
	call := fmt.Sprintf("mutant_%s(%d, ", calls[op], id)
	if s, ok := n.(*ast.IncDecStmt); ok {
		call += "&"
		if index, ok := s.X.(*ast.IndexExpr); ok && isMap(w.info.TypeOf(index.X)) {
			x := w.text[w.offset(s.X.Pos()):w.offset(s.X.End())]
			call = fmt.Sprintf("%s = mutant_%sOf(%d, ", x, calls[op], id)
		}
		w.around(s.X, call, ")")
		w.instead(at, op, "")
		return true
	}
	x := n.(ast.Expr)
	t := w.info.Types[x]
	switch _, unary := x.(*ast.UnaryExpr); {
	case t.Value != nil, shifts(x), isTruth(t.Type) && types.Default(types.Unalias(t.Type)) != types.Typ[types.Bool]:
		return false
	case unary && op == token.ADD:
		return false
	case unary:
		w.around(x, fmt.Sprintf("mutant_minus(%d, ", id), ")")
		w.instead(at, op, "")
	case op == token.LAND, op == token.LOR:
		w.around(x, call+"func() bool { return (", ") })")
		w.instead(at, op, ") }, func() bool { return (")
	case op == token.EQL, op == token.NEQ:
		w.around(x, call, ")")
	default:
		w.around(x, call, ")")
		w.instead(at, op, ", ")
	}
	return true
}

// shifts reports whether there is a shift in an expression: where what is
// shifted is a constant, its type is that of the place where it stands.
func shifts(x ast.Expr) bool {
	found := false
	ast.Inspect(x, func(n ast.Node) bool {
		b, ok := n.(*ast.BinaryExpr)
		found = found || ok && (b.Op == token.SHL || b.Op == token.SHR)
		return !found
	})
	return found
}

func (w *switcher) done() string {
	slices.Reverse(w.closing)
	all := append(w.closing, w.opening...)
	slices.SortStableFunc(all, func(a, b edit) int { return a.from - b.from })
	var out strings.Builder
	at := 0
	for _, e := range all {
		out.WriteString(w.text[at:e.from])
		out.WriteString(e.text)
		at = e.to
	}
	out.WriteString(w.text[at:])
	return out.String()
}

// calls are the functions of switch.go.txt.
var calls = map[token.Token]string{
	token.LSS: "less", token.LEQ: "lessOrEqual", token.GTR: "more", token.GEQ: "moreOrEqual",
	token.EQL: "not", token.NEQ: "not", token.LAND: "and", token.LOR: "or", token.INC: "inc", token.DEC: "dec",
	token.ADD: "sum", token.SUB: "difference", token.MUL: "product", token.QUO: "quotient", token.REM: "rest",
}

func isMap(t types.Type) bool {
	_, ok := t.Underlying().(*types.Map)
	return ok
}

func isText(t types.Type) bool  { return isBasic(t, types.IsString) }
func isTruth(t types.Type) bool { return isBasic(t, types.IsBoolean) }

func isBasic(t types.Type, want types.BasicInfo) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&want != 0
}
