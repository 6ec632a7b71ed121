package interpolate

import (
	"strings"
	"testing"
)

// nested is a default in a default, so many deep.
func nested(n int) string {
	return strings.Repeat("${X:-", n) + "a" + strings.Repeat("}", n)
}

// Defaults may be MaxNested deep, and a text MaxText long, but no more.
func TestLimits(t *testing.T) {
	long := strings.Repeat("a", MaxText)
	env := &Environment{Values: map[string]string{"LONG": long, "A": "a"}}
	for name, c := range map[string]struct {
		text string
		ok   bool
	}{
		"as deep as may be": {nested(MaxNested), true},
		"deeper":            {nested(MaxNested + 1), false},
		"as long as may be": {long, true},
		"longer":            {long + "a", false},
		"by a value":        {"${LONG}", true},
		"by a value more":   {"${LONG}$A", false},
		"by a default":      {"${X:-" + long + "}", true},
		"by a default more": {"a${X:-" + long + "}", false},
		"twice":             {"${LONG}${LONG}", false},
		"longer, and short": {long + "$A$A", false},
		"by alternatives":   {strings.ReplaceAll(nested(MaxNested+1), "${X:-", "${A:+"), false},
	} {
		if s := Interpolate(c.text, env); s.TooBig == c.ok || s.Broken {
			t.Errorf("%s: too big %v, broken %v", name, s.TooBig, s.Broken)
		}
	}
	// What is too big ends at once.
	if s := Interpolate(strings.Repeat("${LONG}", 1000), env); !s.TooBig || len(s.Out) > 3*MaxText {
		t.Errorf("%d bytes were made", len(s.Out))
	}
	if s := Interpolate("${", env); !s.Broken || len(s.Out) > 0 {
		t.Errorf("%q is broken: %v", s.Out, s.Broken)
	}
	if s := Interpolate("a ${1} b ${A}", env); !s.Broken || len(s.Filled) > 0 {
		t.Errorf("behind what is broken %v is filled in", s.Filled)
	}
}

// Braces need not come in pairs; names begin and end with any letter.
func TestBracesAndNames(t *testing.T) {
	env := &Environment{Values: map[string]string{"a": "1", "z": "2", "A": "3", "Z": "4", "_": "5", "z9a0": "6"}}
	for text, want := range map[string]string{
		"} $a":           "} 1",
		"}{ ${z}":        "}{ 2",
		"${A}${Z}":       "34",
		"$_ ${z9a0}":     "5 6",
		"${X:-{}":        "{",
		"${X:-{}}":       "{}",
		"${X:-{} ${a}":   "{ 1",
		"${X:-}}":        "}",
		"${X:-${Y:-{}}}": "{}",
		"${a:+{${z}}}":   "{2}",
		"$@a [`{":        "$@a [`{",
	} {
		if s := Interpolate(text, env); string(s.Out) != want || s.Broken {
			t.Errorf("%s gives %q (broken %v), want %q", text, s.Out, s.Broken, want)
		}
	}
}

// The values of one env file come to maxEnvironment bytes, and no more.
func TestEnvFileOfMuch(t *testing.T) {
	half := strings.Repeat("a", maxEnvironment/2)
	for text, bad := range map[string]int{
		"A=" + half + "\nB=" + half + "\n":       0,
		"A=" + half + "\nB=" + half + "\nC=c\n":  3,
		"A=" + half + "\nB=$A\nC=\nD=x\n":        4,
		"A=" + half + "\nB=" + half + "a\nC=c\n": 2,
	} {
		env := &Environment{Values: map[string]string{}}
		read, line := ReadEnvFile(text, env)
		if line != bad || bad > 0 && len(read) != bad-1 || len(read) != len(env.Values) {
			t.Errorf("%d variables, stops at line %d, want %d", len(read), line, bad)
		}
	}
}
