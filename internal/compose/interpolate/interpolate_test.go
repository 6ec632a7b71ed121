package interpolate

import (
	"io"
	"strings"
	"testing"

	composedotenv "github.com/compose-spec/compose-go/v2/dotenv"
	"github.com/compose-spec/compose-go/v2/template"
	"github.com/google/go-cmp/cmp"
	"github.com/sirupsen/logrus"
)

// Filling in gives what compose-go's template gives, wherever all variables
// have a value or a default.
func TestSubstituteEqualsComposeGo(t *testing.T) {
	logrus.SetOutput(io.Discard)
	env := &Environment{Values: map[string]string{"A": "a", "B": "b", "EMPTY": "", "_X1": "x"}}
	for _, text := range []string{
		"", "plain", "$A", "${A}", "$A$B", "${A}${B}", "$$A", "$$${A}", "$", "$ ", "a$", "$1", "$(date)", "${A:-x}", "${NOPE:-x}", "${NOPE-x}",
		"${EMPTY:-x}", "${EMPTY-x}", "${EMPTY:+x}", "${EMPTY+x}", "${A:+x}", "${A+x}", "${NOPE:+x}", "${NOPE+x}", "${A:?no}", "${A?no}", "${EMPTY?no}",
		"${NOPE:-${A}}", "${NOPE:-${NOPE2:-${B}}}", "${NOPE:-a${A}b$B}", "${NOPE:-{\"a\": 1}}", "${NOPE:-}", "${NOPE-}", "x${_X1}y", "$_X1-z", "${A}.${B}:${NOPE:-1}",
		"${NOPE:-a}${NOPE:-b}", "$A.b", "${NOPE:-a:b-c?d+e}", "${NOPE:-$$x}", "http://${NOPE:-user:pass}@host", "${A:-$NOPE}", "{{.Name}} ${A}", "${a:-low}",
	} {
		want, err := template.Substitute(text, func(name string) (string, bool) { v, ok := env.Values[name]; return v, ok })
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		s := Interpolate(text, env)
		if got := string(s.Out); got != want || len(s.Unset) > 0 || s.Broken {
			t.Errorf("substitute(%q) = %q (unset %v, broken %v), compose-go gives %q", text, got, s.Unset, s.Broken, want)
		}
	}
}

func TestSubstituteUnset(t *testing.T) {
	for text, want := range map[string]string{
		"$NOPE": "${NOPE}", "a${NOPE}b": "a${NOPE}b", "${NOPE:?why}": "${NOPE}", "${NOPE?}": "${NOPE}", "${X:-${NOPE}}": "${NOPE}",
	} {
		s := Interpolate(text, nil)
		if got := string(s.Out); got != want || strings.Join(s.Unset, " ") != "NOPE" {
			t.Errorf("substitute(%q) = %q, unset %v; want %q", text, got, s.Unset, want)
		}
	}
	for _, text := range []string{"${", "${}", "${1}", "${A", "${A:B}", "${A.B}", "${ A}", "${A:}"} {
		if s := Interpolate(text, nil); !s.Broken {
			t.Errorf("substitute(%q) = %q, want it to be broken", text, s.Out)
		}
	}
}

// Values of env files stay hidden where only what the files say is wanted.
func TestSubstitutePlain(t *testing.T) {
	env := &Environment{Values: map[string]string{"PASSWORD": "secret"}}
	s := Interpolate("db://u:${PASSWORD}@h/${NAME:-app}", env)
	if string(s.Out) != "db://u:secret@h/app" || string(s.Plain) != "db://u:${PASSWORD}@h/app" {
		t.Errorf("out %q, plain %q", s.Out, s.Plain)
	}
}

// The work is linear: what makes compose-go run for minutes ends at once.
func TestSubstituteHostile(t *testing.T) {
	const n = 20_000
	for _, text := range []string{
		strings.Repeat("${A:-", n) + "x" + strings.Repeat("}", n), strings.Repeat("${A:-", n), strings.Repeat("${A:-x}", n), strings.Repeat("${", n),
		strings.Repeat("{", n) + "${A" + strings.Repeat("}", n), strings.Repeat("$", n),
	} {
		Interpolate(text, nil)
	}
}

// Env files are read as compose-go reads them.
func TestEnvFileEqualsComposeGo(t *testing.T) {
	logrus.SetOutput(io.Discard)
	for _, text := range []string{
		"A=1", "A=1\nB=2\n", "# c\nA=1 # c\nB=2#3\n", "export A=1", "A: yaml", "A = spaced ", "A='single $B'", "A=\"double\"", "A=\"a\\nb\\\"c\"",
		"A=1\nB=${A}-$A\nC='$A'\nD=\"$A\"", "A=${NOPE:-d}", "A=", "A=\"\"", "A='a\nb'\nB=1", "\uFEFFA=1", "A=1\r\nB=2\r\n", "A=a=b", "A=\"x\" # c", "A.B-c=1", "A='it\\'s'",
		"\n\n  A=1\n", "A=$$x", "A=\"\\$x\"",
	} {
		want, err := composedotenv.UnmarshalWithLookup(strings.TrimPrefix(text, "\uFEFF"), nil)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		got := &Environment{Values: map[string]string{}}
		_, bad := ReadEnvFile(text, got)
		if diff := cmp.Diff(want, got.Values); diff != "" || bad != 0 {
			t.Errorf("%q: bad line %d (-compose-go +ours)\n%s", text, bad, diff)
		}
	}
}

// A later file sees what an earlier one set, and its own values before that;
// the environment above it stays.
func TestEnvFilesInTurn(t *testing.T) {
	env := &Environment{Parent: &Environment{Values: map[string]string{"P": "parent"}}, Values: map[string]string{}}
	ReadEnvFile("A=1\nP=file\n", env)
	ReadEnvFile("B=$A\nA=2\nC=$A$P\n", env)
	for name, want := range map[string]string{"A": "2", "B": "1", "C": "2parent", "P": "parent"} {
		if got, _ := env.Lookup(name); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestEnvFileHostile(t *testing.T) {
	doubling := "A0=xxxxxxxxxx\n"
	for i := range 40 {
		a, b := string(rune('A'+i/10))+string(rune('0'+i%10)), string(rune('A'+(i+1)/10))+string(rune('0'+(i+1)%10))
		doubling += b + "=${" + a + "}${" + a + "}\n"
	}
	env := &Environment{Values: map[string]string{}}
	_, bad := ReadEnvFile(doubling, env)
	size := 0
	for _, v := range env.Values {
		size += len(v)
	}
	if size > maxEnvironment || bad == 0 {
		t.Errorf("%d bytes of values, stopped at line %d", size, bad)
	}
	for _, text := range []string{"A B=C\n'\n${\n", "=x", "\x00", "A='never closed", strings.Repeat("A=\"", 1000)} {
		ReadEnvFile(text, &Environment{Values: map[string]string{}})
	}
}
