package files

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
)

func TestLines(t *testing.T) {
	long := strings.Repeat("x", 100_000)
	for _, c := range []struct {
		name, in string
		longest  int
		want     string
	}{
		{"none", "", 10, "EOF"},
		{"one without an end", "a", 10, "1 a, EOF"},
		{"several", "a\nb\r\nc\n", 10, "1 a, 2 b, 3 c, EOF"},
		{"blank ones are passed over and counted", "\n \na\n\n\nb\n\n", 10, "3 a, 6 b, EOF"},
		{"as long as may be", "abc\nabc", 3, "1 abc, 2 abc, EOF"},
		{"too long", "a\nabcd\n", 3, "1 a, 2 is longer than 0 MiB"},
		{"too long at the end", "abcde", 3, "1 is longer than 0 MiB"},
		{"longer than a piece", long + "\n" + "b", 1 << 20, "1 " + long + ", 2 b, EOF"},
		{"endless", strings.Repeat("x", 1<<20), 1 << 17, "1 is longer than 0 MiB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, r := range []io.Reader{strings.NewReader(c.in), iotest.OneByteReader(strings.NewReader(c.in))} {
				if got := eachLine(LinesOf(r, c.longest)); got != c.want {
					t.Errorf("got %.200s, want %.200s", got, c.want)
				}
			}
		})
	}
	broken := errors.New("broken")
	if _, _, err := LinesOf(iotest.ErrReader(broken), 10).Next(); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

func eachLine(l *Lines) string {
	var out []string
	for {
		line, n, err := l.Next()
		switch {
		case errors.Is(err, io.EOF):
			return strings.Join(append(out, "EOF"), ", ")
		case err != nil:
			return strings.Join(append(out, fmt.Sprintf("%d %v", n, err)), ", ")
		}
		out = append(out, fmt.Sprintf("%d %s", n, line))
	}
}

func TestOpenUser(t *testing.T) {
	dir := tree(t, map[string]string{"a": "text", "link": "->a", "c/": ""})
	for name, want := range map[string]error{"a": nil, "link": nil, "c": ErrFolder, "x": ErrMissing} {
		s, err := OpenUser(filepath.Join(dir, name))
		if !errors.Is(err, want) {
			t.Errorf("OpenUser(%s): %v, want %v", name, err, want)
		}
		if err != nil {
			continue
		}
		if b, err := io.ReadAll(s); string(b) != "text" || err != nil {
			t.Errorf("%s: %q, %v", name, b, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	if _, err := os.Stat("/dev/zero"); err == nil {
		if _, err := OpenUser("/dev/zero"); !errors.Is(err, ErrNotRegular) {
			t.Errorf("a device: %v", err)
		}
	}
}

func TestReal(t *testing.T) {
	dir := tree(t, map[string]string{"a/b/": "", "link": "->a"})
	if Real(filepath.Join(dir, "link", "b")) != Real(filepath.Join(dir, "a", "b")) {
		t.Error("two paths of one folder are two")
	}
	if got := Real(filepath.Join(dir, "x", "..", "gone")); got != filepath.Join(dir, "gone") {
		t.Errorf("got %s for a path that leads nowhere", got)
	}
}
