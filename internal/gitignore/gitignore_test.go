package gitignore

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// cases are patterns and paths; those of folders end in a slash. Git itself
// judges them in TestLikeGit.
var cases = []struct{ patterns, ignored, kept string }{
	{"build\n", "build/ a/build/ build a/b/build", "builds/ rebuild a/builds/"},
	{"build/\n", "build/ a/build/", "build"},
	{"/build\n", "build/ build", "a/build/"},
	{"a/build\n", "a/build/", "build/ x/a/build/"},
	{"**/gen\n", "gen/ a/gen/ a/b/gen", "general"},
	{"a/**/z\n", "a/z a/b/z a/b/c/z", "z b/z"},
	{"a/**\n", "a/b a/b/", "b"},
	{"a/**\n!a/keep/\n", "a/b", "a/keep/"},
	{"*.yaml\n!keep.yaml\n", "x.yaml a/x.yaml", "keep.yaml a/keep.yaml x.yml"},
	{"# no\n\n  \n\\#yes\n\\!yes\n", "#yes !yes", "no"},
	{"trailing   \nkept\\ \n", "trailing", "kept"},
	{"x[0-9].yml\n[!a]b\n", "x1.yml bb", "xx.yml ab"},
	{"{a,b}\n", "{a,b}", "a b"},
	{"a?c\n", "abc x/abc", "ac a/c"},
	{"[\n", "", "["},
	{"win\r\n", "win", "wi"},
}

func TestMatch(t *testing.T) {
	for _, c := range cases {
		rules, more := Parse(c.patterns)
		if more {
			t.Errorf("%q: more", c.patterns)
		}
		for want, list := range map[bool]string{true: c.ignored, false: c.kept} {
			for _, path := range strings.Fields(list) {
				name, folder := strings.CutSuffix(path, "/")
				if got, _ := rules.Match(name, folder); got != want {
					t.Errorf("%q: %s is ignored: %v", c.patterns, path, got)
				}
			}
		}
	}
}

// TestLikeGit asks git about the same cases.
func TestLikeGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not on PATH")
	}
	for _, c := range cases {
		if strings.Contains(c.patterns, "\r") {
			continue // git takes the letter for a part of the name
		}
		dir := t.TempDir()
		if out, err := exec.Command("git", "init", "-q", dir).CombinedOutput(); err != nil {
			t.Skipf("git init: %s", out)
		}
		if err := os.WriteFile(filepath.Join(dir, ".gitignore"), []byte(c.patterns), 0o600); err != nil {
			t.Fatal(err)
		}
		for want, list := range map[bool]string{true: c.ignored, false: c.kept} {
			for _, path := range strings.Fields(list) {
				at := filepath.Join(dir, filepath.FromSlash(path))
				_ = os.RemoveAll(at) // of the case before
				if strings.HasSuffix(path, "/") {
					_ = os.MkdirAll(at, 0o755)
				}
				cmd := exec.Command("git", "-C", dir, "check-ignore", "-q", "--no-index", "--", "./"+strings.TrimSuffix(path, "/"))
				if got := cmd.Run() == nil; got != want {
					t.Errorf("git: %q: %s is ignored: %v", c.patterns, path, got)
				}
			}
		}
	}
}

func TestPatterns(t *testing.T) {
	rules, err := Patterns([]string{"examples/**", "*.bak"})
	if got, _ := rules.Match("examples/a", true); err != nil || !got {
		t.Errorf("%v, %v", got, err)
	}
	for _, p := range []string{"", "#x", "/", "a[", strings.Repeat("x", maxPattern+1)} {
		if _, err := Patterns([]string{p}); err == nil {
			t.Errorf("%q is no error", p)
		}
	}
}

// TestBounds: what somebody wrote to cost time does not.
func TestBounds(t *testing.T) {
	if _, more := Parse(strings.Repeat("a\n", MaxRules+1)); !more {
		t.Error("not more")
	}
	hard := strings.Repeat("*a", 200) + "b"
	deep := strings.Repeat("**/a/", 90) + "b"
	braces := strings.Repeat("{a,b}", 90)
	rules, _ := Parse(strings.Repeat(hard+"\n"+deep+"\n"+braces+"\n", MaxRules/3))
	begun := time.Now()
	rules.Match(strings.Repeat("a", 255), true)
	rules.Match(strings.Repeat("a/", 500)+"c", true)
	if took := time.Since(begun); took > time.Minute {
		t.Errorf("took %v", took)
	}
}
