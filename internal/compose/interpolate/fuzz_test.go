package interpolate

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"advisor/internal/envfile"
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
	env := &Environment{Values: map[string]string{"A": secret, "EMPTY": ""}}
	f.Fuzz(func(t *testing.T, raw string) {
		s := Interpolate(raw, env)
		if len(s.Out) > MaxText+len(raw)+len(secret) {
			t.Errorf("%d bytes from %d", len(s.Out), len(raw))
		}
		if strings.Contains(string(s.Plain), secret) && !strings.Contains(strings.ReplaceAll(raw, "$$", "$"), "CAN") {
			t.Errorf("%q shows a value: %q", raw, s.Plain)
		}
		if !strings.Contains(raw, "$") && string(s.Out) != raw {
			t.Errorf("%q became %q", raw, s.Out)
		}
		if again := Interpolate(raw, env); string(again.Out) != string(s.Out) || again.Broken != s.Broken {
			t.Errorf("%q gives %q, then %q", raw, s.Out, again.Out)
		}
		if got := OrEmpty(raw, env); len(s.Unset) == 0 && got != string(s.Out) {
			t.Errorf("nothing is unset in %q, but %q is not %q", raw, got, s.Out)
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
		env := &Environment{Values: map[string]string{}}
		_, bad := ReadEnvFile(text, env)
		size := 0
		for _, v := range env.Values {
			size += len(v)
		}
		if size > maxEnvironment || len(env.Values) > envfile.MaxAssignments {
			t.Errorf("%d variables, %d bytes", len(env.Values), size)
		}
		if lines := strings.Count(text, "\n") + 1; bad < 0 || bad > lines+1 {
			t.Errorf("wrong at line %d of %d", bad, lines)
		}
		again := &Environment{Values: map[string]string{}}
		_, line := ReadEnvFile(text, again)
		if diff := cmp.Diff(env.Values, again.Values); diff != "" || line != bad {
			t.Errorf("read twice: %s", diff)
		}
	})
}
