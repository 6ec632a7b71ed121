package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// sample prints one line for each operator, and has what is awkward: operators
// beside and within each other, over two lines, of maps, and constants.
const sample = `package main

const four = 2 * 2

func main() {
	x, y, m := 6, 3, map[string]int{"a": 1}
	println(x < 6, x >= 6, y == 3, x > 7 || y != 3)
	println(x*y+four, -x-y, x%4, x/y)
	println(x == 6 && // twice
		(y <= 3 ||
			x > 9))
	m["a"]++
	x--
	for i := 0; i < 2; i++ {
		x += i
	}
	println(m["a"], x, "a"+"b")
	var u uint64 = 1<<len(m) - 1
	println(u)
}
`

// A switch that is on does what the changed operator would do, and nothing else.
func TestSwitches(t *testing.T) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "sample.go", sample, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{}}
	if _, err := (&types.Config{}).Check("main", fset, []*ast.File{file}, info); err != nil {
		t.Fatal(err)
	}
	text, changes := switched(fset, file, info, "sample.go", sample, 0)
	dir := t.TempDir()
	for name, content := range map[string]string{"sample.go": text, "switch.go": "package main\n\n" + switchSource, "go.mod": "module sample\n\ngo 1.26\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	build := exec.Command("go", "build", "-o", "sample", ".")
	build.Dir = dir
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s\n%s", err, out, text)
	}
	runs := func(c change) string {
		cmd := exec.Command(filepath.Join(dir, "sample"))
		cmd.Env = append(os.Environ(), fmt.Sprintf("MUTANT=%d", c.ID))
		if c.Op == token.DEC { // the loop has no end
			cmd = exec.Command("sh", "-c", `ulimit -t 1; exec "$0"`, cmd.Path)
			cmd.Env = append(os.Environ(), fmt.Sprintf("MUTANT=%d", c.ID))
		}
		out, err := cmd.CombinedOutput()
		if err != nil {
			return "endless"
		}
		return strings.TrimSpace(string(out))
	}
	const usual = "false true true false\n22 -9 2 2\ntrue\n2 6 ab\n1"
	if got := runs(change{}); got != usual {
		t.Fatalf("without a change: %s", got)
	}
	want := map[string]string{
		"7:12 <=": "true true true false|22 -9 2 2|true|2 6 ab|1", "7:12 >=": "true true true false|22 -9 2 2|true|2 6 ab|1",
		"7:19 >": "false false true false|22 -9 2 2|true|2 6 ab|1", "7:19 <": "false false true false|22 -9 2 2|true|2 6 ab|1",
		"7:27 !=": "false true false false|22 -9 2 2|true|2 6 ab|1",
		"7:35 >=": usual, "7:35 <=": "false true true true|22 -9 2 2|true|2 6 ab|1",
		"7:39 &&": usual, "7:44 ==": "false true true true|22 -9 2 2|true|2 6 ab|1",
		"8:11 /": "false true true false|6 -9 2 2|true|2 6 ab|1", "8:13 -": "false true true false|14 -9 2 2|true|2 6 ab|1",
		"8:20 +": "false true true false|22 3 2 2|true|2 6 ab|1", "8:22 +": "false true true false|22 -3 2 2|true|2 6 ab|1",
		"8:27 *": "false true true false|22 -9 24 2|true|2 6 ab|1", "8:32 *": "false true true false|22 -9 2 18|true|2 6 ab|1",
		"9:12 !=": "false true true false|22 -9 2 2|false|2 6 ab|1", "9:17 ||": usual,
		"10:6 <": "false true true false|22 -9 2 2|false|2 6 ab|1", "10:6 >": "false true true false|22 -9 2 2|false|2 6 ab|1",
		"10:11 &&": "false true true false|22 -9 2 2|false|2 6 ab|1", "11:6 >=": usual, "11:6 <=": usual,
		"12:8 --": "false true true false|22 -9 2 2|true|0 6 ab|1", "13:3 ++": "false true true false|22 -9 2 2|true|2 8 ab|1",
		"14:16 <=": "false true true false|22 -9 2 2|true|2 8 ab|1", "14:16 >=": "false true true false|22 -9 2 2|true|2 5 ab|1", "14:22 --": "endless",
	}
	for _, c := range changes {
		key := c.At + " " + c.Op.String()
		if c.ID == 0 {
			if key != "3:16 /" && key != "18:27 +" && !c.NoProgram {
				t.Errorf("%s has no switch", key)
			}
			continue
		}
		if got, w := runs(c), strings.ReplaceAll(want[key], "|", "\n"); got != w {
			t.Errorf("%s gives %q, want %q", key, got, w)
		}
		delete(want, key)
	}
	if len(want) > 0 {
		t.Errorf("there are no switches %v", want)
	}
}

// Gremlins prints the file anew, so that only the operators can be compared.
func TestDifference(t *testing.T) {
	const was = "package p\n\nfunc f(a, b int) bool { return (a < b || -a > b) && a+1 == b }\n"
	for is, want := range map[string]string{
		"package p\nfunc f(a, b int) bool { return (a < b ||\n -a > b) || a + 1 == b }": "0 ||",
		"package p\nfunc f(a, b int) bool { return (a < b && -a > b) && a+1 == b }":     "1 &&",
		"package p\nfunc f(a, b int) bool { return (a < b || +a > b) && a+1 == b }":     "4 +",
		"package p\nfunc f(a, b int) bool { return (a < b || -a > b) && a-1 == b }":     "6 -",
	} {
		node, op, err := difference([]byte(was), []byte(is))
		if got := fmt.Sprint(node, " ", op); err != nil || got != want {
			t.Errorf("%s: %s, %v; want %s", is, got, err, want)
		}
	}
	if _, _, err := difference([]byte(was), []byte(was)); err == nil {
		t.Error("equal texts differ")
	}
}

// Tests that end soon are tried first, and a slow one is in a group of its own.
func TestGroups(t *testing.T) {
	all := tested{Tests: []test{{"A", 0.1, nil}, {"B", 0.1, nil}, {"C", 0.2, nil}, {"D", 0.9, nil}, {"E", 5, nil}, {"F", 6, nil}}}
	for skip, want := range map[string]string{"": "AB CD E F", "C": "AB D E F", "ABCDEF": ""} {
		var got []string
		for _, group := range all.groups(func(one test) bool { return !strings.Contains(skip, one.Name) }) {
			names := ""
			for _, one := range group {
				names += one.Name
			}
			got = append(got, names)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("without %q the groups are %q, want %s", skip, got, want)
		}
	}
}
