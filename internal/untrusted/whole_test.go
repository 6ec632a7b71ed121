package untrusted

import (
	"strings"
	"testing"
)

func TestWhole(t *testing.T) {
	for in, want := range map[string]string{
		"plain text, as it is":        "plain text, as it is",
		"a\x1b[31mb":                  `a\u{1b}[31mb`,
		"x ##[error]y":                "x # #[error]y",
		"postgres://me:pw@db/x":       "postgres://***@db/x",
		"a\nb\u202ec":                 `a\u{a}b\u{202e}c`,
		"caf\xe9":                     `caf\xe9`,
		strings.Repeat("long ", 100):  strings.Repeat("long ", 100),
		strings.Repeat("\u4e2d", 300): strings.Repeat("\u4e2d", 300),
	} {
		if got := Text(in).Whole(); got != want {
			t.Errorf("Whole(%q) = %q, want %q", in, got, want)
		}
	}
}
