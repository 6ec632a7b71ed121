package compose

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// FuzzSubstitute: filling variables in ends, gives a bounded text, the same
// one twice, and keeps the value of a variable out of the text to show.
func FuzzSubstitute(f *testing.F) {
	for _, s := range []string{
		"", "plain", "$A", "${A}b", "$$A", "${B:-x}", "${B-$A}", "${EMPTY:+x}", "${A:?no}", "${B:-${B:-${A}}}", "${", "${B:-{}", "${A:-\x00", "$1$(date)", "${B?é}",
	} {
		f.Add(s)
	}
	const secret = "CANARY"
	env := &environment{values: map[string]string{"A": secret, "EMPTY": ""}}
	f.Fuzz(func(t *testing.T, raw string) {
		s := substitute(raw, env)
		if len(s.out) > maxText+len(raw)+len(secret) {
			t.Errorf("%d bytes from %d", len(s.out), len(raw))
		}
		if strings.Contains(string(s.plain), secret) && !strings.Contains(strings.ReplaceAll(raw, "$$", "$"), "CAN") {
			t.Errorf("%q shows a value: %q", raw, s.plain)
		}
		if !strings.Contains(raw, "$") && string(s.out) != raw {
			t.Errorf("%q became %q", raw, s.out)
		}
		if again := substitute(raw, env); string(again.out) != string(s.out) || again.broken != s.broken {
			t.Errorf("%q gives %q, then %q", raw, s.out, again.out)
		}
		if got := filled(raw, env); len(s.unset) == 0 && got != string(s.out) {
			t.Errorf("nothing is unset in %q, but %q is not %q", raw, got, s.out)
		}
	})
}

// FuzzEnvFile: an env file of any kind gives a bounded environment, the same
// one twice, and the line of what is wrong lies in the file.
func FuzzEnvFile(f *testing.F) {
	for _, s := range []string{"A=1\nB=$A", "export A='x\ny'", "A: b", "A=\"\\n\\$x", "\ufeffA=1\r\n", "A B", "=", "'", "A=${A:-${A}}${A}", "\x00=\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		env, bad := readEnv(text, nil)
		size := 0
		for _, v := range env.values {
			size += len(v)
		}
		if size > maxEnvironment || len(env.values) > maxVariables {
			t.Errorf("%d variables, %d bytes", len(env.values), size)
		}
		if lines := strings.Count(text, "\n") + 1; bad < 0 || bad > lines+1 {
			t.Errorf("wrong at line %d of %d", bad, lines)
		}
		again, line := readEnv(text, nil)
		if diff := cmp.Diff(env.values, again.values); diff != "" || line != bad {
			t.Errorf("read twice: %s", diff)
		}
	})
}
