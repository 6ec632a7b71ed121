package dockerfile

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

var update = flag.Bool("update", false, "write the golden files again")

// TestGolden parses each Dockerfile of testdata; what the facts say is in the
// file beside it.
func TestGolden(t *testing.T) {
	for name, in := range map[string]Input{
		"multi-stage":      {},
		"dev-target":       {Target: "dev"},
		"dev-target-prod":  {},
		"dev-target-gone":  {Target: "staging"},
		"dev-target-zero":  {Target: "0"},
		"spa-nginx":        {},
		"ssr-node":         {},
		"serve-node":       {},
		"export":           {},
		"proxy-nginx":      {},
		"secrets":          {},
		"wrong":            {},
		"heredoc":          {Lines: linesFrom(41)},
		"variable-base":    {},
		"variable-base-ok": {Args: map[string]Arg{"REGISTRY": {Value: "ghcr.io"}}},
	} {
		t.Run(name, func(t *testing.T) {
			in.Path, in.Data = untrusted.Text(fixture(name)), load(t, fixture(name))
			img := Parse(in)
			got, err := json.MarshalIndent(map[string]any{"facts": img.Facts, "gaps": img.Gaps}, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			golden(t, filepath.Join("testdata", name+".golden.json"), string(got)+"\n")
			if strings.Contains(string(got), "hunter2") {
				t.Error("a value is shown")
			}
		})
	}
}

// fixture is the Dockerfile of a case: the longest one that its name begins
// with.
func fixture(name string) string {
	for {
		p := name + ".Dockerfile"
		if _, err := os.Stat(filepath.Join("testdata", p)); err == nil {
			return p
		}
		name = name[:strings.LastIndexByte(name, '-')]
	}
}

func load(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (- want, + got):\n%s", path, d)
	}
}

func parse(in Input) (facts.Dockerfile, []facts.Gap) {
	img := Parse(in)
	return img.Facts, img.Gaps
}

func gapsOf(in Input) []facts.Gap { return Parse(in).Gaps }

// linesFrom are the lines of a text that begins at a line of another file.
func linesFrom(first int) []int {
	lines := make([]int, 100)
	for i := range lines {
		lines[i] = first + i
	}
	return lines
}

func TestRefused(t *testing.T) {
	for name, c := range map[string]struct {
		data, reason string
		line         int
	}{
		"nul":       {"FROM a\x00b\n", "NUL", 0},
		"latin-1":   {"FROM a\xe9\n", "UTF-8", 0},
		"utf-16":    {"\xff\xfeF\x00R\x00", "NUL", 0},
		"empty":     {"", "cannot be parsed as a Dockerfile", 0},
		"yaml":      {"services:\n  web:\n    image: a\n", "no FROM", 0},
		"heredoc":   {"FROM a\nRUN <<EOF\necho\n", "cannot be parsed as a Dockerfile", 2},
		"too large": {"FROM a\n" + strings.Repeat("#", MaxBytes), "larger", 0},
	} {
		t.Run(name, func(t *testing.T) {
			gaps := gapsOf(Input{Path: "Dockerfile", Data: []byte(c.data)})
			if len(gaps) != 1 || !strings.Contains(string(gaps[0].Reason), c.reason) || gaps[0].Line != c.line || gaps[0].File != "Dockerfile" {
				t.Errorf("%+v", gaps)
			}
		})
	}
}

// TestDoubling: arguments that double each other stop growing, also in the
// base that they end in.
func TestDoubling(t *testing.T) {
	var b strings.Builder
	b.WriteString("ARG A0=xxxxxxxxxxxxxxxx\n")
	for i := range 60 {
		fmt.Fprintf(&b, "ARG A%d=$A%d$A%d\n", i+1, i, i)
	}
	b.WriteString("FROM $A60\n")
	for i := range 60 {
		fmt.Fprintf(&b, "ENV A%d=$A%d$A%d\n", i+1, i, i)
	}
	d, _ := parse(Input{Path: "D", Data: []byte(b.String())})
	if d.Base == nil || len(d.Base.Ref) > 2*maxValue {
		t.Errorf("base %+v", d.Base)
	}
	for _, v := range d.Environment {
		if len(v.Value.Reveal()) > maxValue {
			t.Errorf("%s has %d bytes", v.Name, len(v.Value.Reveal()))
		}
	}
}

// TestManyMistakes: a file of nonsense is one gap and some, not thousands.
func TestManyMistakes(t *testing.T) {
	gaps := gapsOf(Input{Path: "D", Data: []byte("FROM a\n" + strings.Repeat("NONSENSE\n", 5000))})
	if len(gaps) != maxGaps+1 || !strings.Contains(string(gaps[maxGaps].Reason), "4995 more") {
		t.Errorf("%d gaps: %v", len(gaps), gaps)
	}
}

// TestManyStages: stages that copy from each other take time that grows with
// their square.
func TestManyStages(t *testing.T) {
	var b strings.Builder
	b.WriteString("FROM a AS s0\n")
	for i := range maxStages - 1 {
		fmt.Fprintf(&b, "FROM s%d AS s%d\nCOPY --from=s%d a b\n", i, i+1, i)
	}
	if d, gaps := parse(Input{Path: "D", Data: []byte(b.String())}); d.Stages != maxStages || len(gaps) != 0 {
		t.Errorf("%d stages, %v", d.Stages, gaps)
	}
	b.WriteString("FROM b\n")
	if d, gaps := parse(Input{Path: "D", Data: []byte(b.String())}); d.Stages != 0 || len(gaps) != 1 || gaps[0].Reason != "not analysed: more than 500 stages" {
		t.Errorf("%d stages, %v", d.Stages, gaps)
	}
}

func FuzzParse(f *testing.F) {
	names, _ := filepath.Glob("testdata/*.Dockerfile")
	for _, n := range names {
		b, err := os.ReadFile(n)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b, "dev")
	}
	f.Fuzz(func(t *testing.T, data []byte, target string) {
		d, gaps := parse(Input{Path: "D", Data: data, Target: target})
		lines := strings.Count(string(data), "\n") + 1
		for _, p := range []untrusted.Place{d.Place, d.UserAt, d.CmdAt, d.CopiesAll, d.InsecureFetch, d.DevPackages, d.BuiltOnNode} {
			if p.Line < 0 || p.Line > lines {
				t.Errorf("place %d of %d lines", p.Line, lines)
			}
		}
		if d.Stages == 0 && len(gaps) == 0 {
			t.Error("nothing read and no gap")
		}
		shown := append([]string{d.CmdForm, d.DevServer}, append(d.Ports, d.Languages...)...)
		for _, s := range shown {
			if untrusted.Text(s).Clean() != s {
				t.Errorf("%q is shown as it is written", s)
			}
		}
		if d.Base != nil && d.BaseStage {
			t.Error("a base and scratch")
		}
		again, _ := parse(Input{Path: "D", Data: data, Target: target})
		if diff := cmp.Diff(d, again, cmp.Comparer(func(a, b facts.Hidden) bool { return a.Reveal() == b.Reveal() }), cmp.Comparer(func(a, b facts.HiddenImage) bool { return reflect.DeepEqual(a, b) })); diff != "" {
			t.Error(diff)
		}
	})
}
