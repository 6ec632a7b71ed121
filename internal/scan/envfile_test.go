package scan

import (
	"fmt"
	"strings"
	"testing"
)

// TestFileVariables: one reader for all env files, each with its lines; nothing
// inside of quotes is a variable.
func TestFileVariables(t *testing.T) {
	p, gaps := load(t, tree{
		"compose.yaml": "services:\n  a: {image: \"x:${T}\", env_file: [app.env, .env, gone.env]}\n  b: {image: x, env_file: ['./${T}.env', '${A_PASSWORD}.env', '${T}${T}.env']}\n",
		"1.env":        "OF_B=1\n",
		"hunter2.env":  "TOO=2\n",
		".env":         "export\tT=1\nA_PASSWORD: hunter2\n",
		"app.env":      "K=\"two\n NO=lines\"\n  S = 'x$y'\nV=$T\nD=$$T\nrm -rf\nE=\n",
	})
	var got []string
	for _, v := range p.FileVariables {
		got = append(got, fmt.Sprintf("%s %s %s %v", v.Place, v.Name, v.Value.Reveal(), v.Literal))
	}
	want := []string{
		".env:1 T 1 true", ".env:2 A_PASSWORD hunter2 true", "app.env:1 K two\n NO=lines true", "app.env:3 S x$y true",
		"app.env:4 V $T false", "app.env:5 D $$T true", "app.env:7 E  false", "1.env:1 OF_B 1 true", "${A_PASSWORD}.env:1 TOO 2 true",
	}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("%q", got)
	}
	// What is there is called by its name, unless that gives a secret away; what is
	// not is called as it is written.
	if b := serviceOf(t, p, "b").EnvFiles; len(b) != 3 || b[0].Name != "./1.env" || b[1].Name != "${A_PASSWORD}.env" || b[2].Name != "${T}${T}.env" {
		t.Errorf("%v", b)
	}
	if got := strings.Join(lines(gaps), "|"); got != "app.env:6 a line that cannot be parsed; the others are used" {
		t.Error(got)
	}
}
