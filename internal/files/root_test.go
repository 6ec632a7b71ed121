package files

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// tree makes files below a new folder; a name that ends in / is a folder, a
// text that begins with -> is a link.
func tree(t *testing.T, entries map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range entries {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		var err error
		switch {
		case strings.HasSuffix(name, "/"):
			err = os.MkdirAll(path, 0o755)
		case strings.HasPrefix(text, "->"):
			err = os.Symlink(text[2:], path)
		default:
			err = os.WriteFile(path, []byte(text), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestRootReads(t *testing.T) {
	dir := tree(t, map[string]string{
		"repo/.git/":             "",
		"repo/common.yml":        "common",
		"repo/deploy/a.yml":      "a",
		"repo/deploy/in":         "->../common.yml",
		"repo/deploy/out":        "->../../secret",
		"repo/deploy/loop":       "->loop",
		"repo/deploy/gone":       "->nowhere",
		"repo/deploy/zero":       "->/dev/zero",
		"repo/deploy/sub/b.yml":  "b",
		"repo/deploy/updir":      "->../..",
		"secret":                 "secret",
		"repo/deploy/large.yaml": strings.Repeat("x", MaxSize+1),
		"repo/deploy/full.yaml":  strings.Repeat("x", MaxSize),
	})
	root, err := OpenRoot(filepath.Join(dir, "repo", "deploy"), "")
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for _, c := range []struct {
		name, text string
		err        error
	}{
		{"a.yml", "a", nil},
		{"./sub/../a.yml", "a", nil},
		{"sub/b.yml", "b", nil},
		{"../common.yml", "common", nil},
		{"in", "common", nil},
		{"full.yaml", strings.Repeat("x", MaxSize), nil},
		{"../../secret", "", ErrOutside},
		{"out", "", ErrOutside},
		{"updir/secret", "", ErrOutside},
		{"zero", "", ErrOutside},
		{"/etc/hostname", "", ErrOutside},
		{"~/x", "", ErrOutside},
		{"loop", "", ErrLoop},
		{"gone", "", ErrMissing},
		{"missing.yml", "", ErrMissing},
		{"a.yml/b", "", ErrMissing},
		{"sub", "", ErrFolder},
		{"large.yaml", "", ErrTooLarge},
		{"", "", ErrMissing},
		{"a\x00b", "", ErrName},
	} {
		f, err := root.Read(c.name)
		if !errors.Is(err, c.err) || string(f.Bytes) != c.text {
			t.Errorf("Read(%q) = %.20q, %v; want %.20q, %v", c.name, f.Bytes, err, c.text, c.err)
		}
	}
}

func TestRootErrorsHaveNoPath(t *testing.T) {
	dir := tree(t, map[string]string{"a/": "", "out": "->/etc/hostname"})
	root, err := OpenRoot(dir, "")
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for _, name := range []string{"missing", "a", "out", "../x", strings.Repeat("n", 5000)} {
		if _, err := root.Read(name); err == nil || strings.Contains(err.Error(), dir) || strings.Contains(err.Error(), "nnn") {
			t.Errorf("Read(%.20q): %v", name, err)
		}
	}
}

func TestWorkTree(t *testing.T) {
	dir := tree(t, map[string]string{"home/.git/": "", "home/x/": "", "home/repo/.git": "gitdir: elsewhere", "home/repo/a/b/": ""})
	home := filepath.Join(dir, "home")
	if err := os.Symlink(home, filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	if got := WorkTree(filepath.Join(home, "x"), filepath.Join(dir, "link")); got != "" {
		t.Errorf("home under another name is the root %q", got)
	}
	for from, want := range map[string]string{
		filepath.Join(home, "repo", "a", "b"): filepath.Join(home, "repo"),
		filepath.Join(home, "repo"):           filepath.Join(home, "repo"),
		filepath.Join(home, "x"):              "",
		home:                                  "",
	} {
		if got := WorkTree(from, home); got != want {
			t.Errorf("WorkTree(%s) = %q, want %q", from, got, want)
		}
	}
}

func TestKindAndList(t *testing.T) {
	dir := tree(t, map[string]string{"b": "", "a": "", "c/": "", "c/d": "", "null": "->/dev/null"})
	root, err := OpenRoot(dir, "")
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for name, want := range map[string]Kind{"a": Regular, "c": Folder, "x": Missing, "a/b": Missing} {
		if got, err := root.Kind(name); got != want || err != nil {
			t.Errorf("Kind(%q) = %v, %v; want %v", name, got, err, want)
		}
	}
	if _, err := root.Kind("null"); !errors.Is(err, ErrOutside) {
		t.Errorf("Kind of a link outside: %v", err)
	}
	names, more, err := root.List(".")
	if got := strings.Join(names, " "); got != "a b c/ null" || more || err != nil {
		t.Errorf("List = %q, %v, %v", got, more, err)
	}
	if _, _, err := root.List("a"); !errors.Is(err, ErrNotFolder) {
		t.Errorf("List of a file: %v", err)
	}
}

func TestReadUser(t *testing.T) {
	dir := tree(t, map[string]string{"a": "text", "link": "->a", "loop": "->loop", "gone": "->nowhere", "c/": ""})
	for name, want := range map[string]error{"a": nil, "link": nil, "loop": ErrLoop, "gone": ErrMissing, "c": ErrFolder, "x": ErrMissing} {
		if _, err := ReadUser(filepath.Join(dir, name)); !errors.Is(err, want) {
			t.Errorf("ReadUser(%s): %v, want %v", name, err, want)
		}
	}
	if _, err := ReadUser("/dev/zero"); !errors.Is(err, ErrNotRegular) {
		t.Errorf("ReadUser(/dev/zero): %v", err)
	}
}
