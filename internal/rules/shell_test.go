package rules

import "testing"

func TestShellOperators(t *testing.T) {
	for text, want := range map[string]string{
		"migrate && serve":              "&",
		"a; b":                          ";",
		"a | tee log":                   "|",
		"serve > /log":                  ">",
		`sh -c "a && b"`:                "",
		`sh -c 'a; b' && c`:             "&",
		`a \&\& b`:                      "",
		"serve --filter='x|y' --n 'a;'": "",
		"":                              "",
	} {
		if got := shellOperator(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
