package flags

import (
	"strings"
	"testing"
)

// The first value counts, and what follows -- is no flag.
func TestValueIn(t *testing.T) {
	for line, want := range map[string]string{
		"":                        "",
		"--model a":               "a",
		"scan --model=a":          "a",
		"--model a --model b":     "a",
		"--models a":              "",
		"--model":                 "",
		"--hosts 3 -- --model a":  "",
		"--model= --model b":      "",
		"explain x --model m.yml": "m.yml",
	} {
		if got := ValueIn(strings.Fields(line), "model"); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}
