//go:build unix

package wizard_test

import (
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"advisor/internal/wizard"
)

// A key is read whole, wherever the terminal or the line cuts it: the end of
// one would be a digit, and a digit is an answer.
func TestReadGivesWholeKeys(t *testing.T) {
	t.Parallel()
	for _, key := range []string{
		"\x1b[A", "\x1b[15~", "\x1b[24;5~", "\x1bOP", "\x1b[[A", "\x1b\x1b[B", "\x1bj", "\x1b[M !!", "\x1b[<0;10;10M", "\x1b[200~",
		"é", "中", "\x1b中", "😀",
	} {
		for at := 1; at < len(key); at++ {
			got := readTyped(t, "a", key[:at], key[at:]+"b")
			if i := slices.IndexFunc(got, func(s string) bool { return strings.Contains(s, key) }); i < 0 {
				t.Errorf("%q cut after %d bytes: read as %q", key, at, got)
			}
		}
	}
}

func TestReadGivesUpOnAKey(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"\x1b", "\x1b[", "\x1b[1;", "\xe4\xb8"} {
		if got := readTyped(t, key); strings.Join(got, "") != key {
			t.Errorf("%q is read as %q", key, got)
		}
	}
}

// What arrives at once is read in pieces, each of whole keys and less than the
// library has room for.
func TestReadOfManyKeys(t *testing.T) {
	t.Parallel()
	const key = "\x1b[24;5~"
	for before := range len(key) {
		all := strings.Repeat("x", before) + strings.Repeat(key, 200)
		got := readTyped(t, all)
		if strings.Join(got, "") != all {
			t.Fatalf("read as %q", got)
		}
		for _, s := range got {
			if len(s) >= room || !strings.HasSuffix(s, "~") {
				t.Errorf("a piece of %d bytes ends with %q", len(s), s[max(0, len(s)-8):])
			}
		}
	}
}

const room = 256

// readTyped types the pieces, a little apart, and gives what each Read gave.
func readTyped(t *testing.T, pieces ...string) []string {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	go func() {
		for _, p := range pieces {
			_, _ = io.WriteString(w, p)
			time.Sleep(2 * time.Millisecond)
		}
		time.Sleep(60 * time.Millisecond) // more than a key is waited for
		_ = w.Close()
	}()
	var got []string
	in := wizard.Typed(r)
	for {
		buf := make([]byte, room)
		n, err := in.Read(buf)
		if n > 0 {
			got = append(got, string(buf[:n]))
		}
		if err != nil {
			return got
		}
	}
}
