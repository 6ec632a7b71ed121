package taint

import (
	"fmt"
	"strings"
	"testing"
)

// mark is a book with one text that variables were filled into.
func mark(text, written string, variables ...Variable) (*Book, *Mark) {
	b := NewBook()
	return b, b.Mark(text, written, variables)
}

// How a marked text is written is what everybody may see.
func TestWritten(t *testing.T) {
	user, password, none := Variable{"USER", "ada"}, Variable{"DB_PASSWORD", "hunter2 hunter2"}, Variable{"NONE", ""}
	_, m := mark("ada:hunter2 hunter2@db", "${USER}:${DB_PASSWORD}@db", user, password, none)
	for part, want := range map[string]string{
		"ada:hunter2 hunter2@db": "${USER}:${DB_PASSWORD}@db",
		"ada":                    "${USER}",
		"hunter2":                "${DB_PASSWORD}", // lies within a value
		"db":                     "db",
		"":                       "",
	} {
		if got := m.Written(part); got != want {
			t.Errorf("%q is written as %q, want %q", part, got, want)
		}
	}
	if got := (*Mark)(nil).Written("ada"); got != "ada" {
		t.Errorf("without a mark: %q", got)
	}
	_, public := mark("ada", "${USER}", user)
	if !m.Secret() || public.Secret() || (*Mark)(nil).Secret() {
		t.Error("a text is secret where a variable in it looks like a secret, and only there")
	}
}

// A longer value goes before one that lies within it, whatever the order.
func TestLongerValuesFirst(t *testing.T) {
	short, long := Variable{"HOST", "db"}, Variable{"NAME", "db.example"}
	for _, variables := range [][]Variable{{short, long}, {long, short}} {
		b, m := mark("db.example", "${NAME}", variables...)
		if got := m.Written("x db.example"); got != "x ${NAME}" {
			t.Errorf("%v: %s", variables, got)
		}
		if got := b.Message("no such host db.example, nor \"db\""); got != "no such host ${NAME}, nor \"${HOST}\"" {
			t.Errorf("%v: %s", variables, got)
		}
	}
}

// A message has no value, in whatever form it comes; a short one that is no
// secret is a part of many words, and goes only in quotes.
func TestMessage(t *testing.T) {
	for _, c := range []struct {
		name, value, in, want string
	}{
		{"TAG", "v17", `no image v17, "v17" or v171`, `no image v17, "${TAG}" or v171`},
		{"TAG", "v1.7", `no image v1.7, "v1.7"`, `no image ${TAG}, "${TAG}"`},
		{"DEBUG", "true", `must be true or false, not "true"`, `must be true or false, not "${DEBUG}"`},
		{"DEBUG", "false", `must be true or false, not "false"`, `must be true or false, not "${DEBUG}"`},
		{"API_KEY", "true", `must be true or false`, `must be ${API_KEY} or false`},
		{"API_KEY", "v17", `no image v17, "v17"`, `no image ${API_KEY}, "${API_KEY}"`},
		{"FOLDER", "./data/../Files", "no folder Files, ./data/../files", "no folder ${FOLDER}, ${FOLDER}"},
		{"EMPTY", "", "nothing is \"\" here", "nothing is \"\" here"},
		{"SAME", "${SAME}", "a ${SAME} b", "a ${SAME} b"},
	} {
		b, _ := mark(c.value, "${"+c.name+"}", Variable{c.name, c.value})
		if got := b.Message(c.in); got != c.want {
			t.Errorf("%s=%s: %s, want %s", c.name, c.value, got, c.want)
		}
	}
	if got := (*Book)(nil).Message("a"); got != "a" {
		t.Errorf("without a book: %q", got)
	}
	if got := NewBook().Message("a"); got != "a" {
		t.Errorf("of an empty book: %q", got)
	}
}

// What is noted later counts, too, and a secret stays one.
func TestSecretsStay(t *testing.T) {
	b := NewBook()
	if b.Any() {
		t.Error("an empty book has something")
	}
	b.Mark("abcdef", "${TAG}", []Variable{{"TAG", "abcdef"}})
	if got := b.Message("abcdef"); got != "${TAG}" || b.Name("abcdef") != "abcdef" || !b.Any() {
		t.Errorf("%s; no secret is in the name %s", got, b.Name("abcdef"))
	}
	b.Secret("TOKEN", "abcdef")
	if b.Message("abcdef") != "${TOKEN}" || b.Name("abcdef") != "${TOKEN}" {
		t.Errorf("now it is a secret: %s, %s", b.Message("abcdef"), b.Name("abcdef"))
	}
	b.Mark("abcdef", "${OTHER}", []Variable{{"OTHER", "abcdef"}})
	b.Secret("PASSWORD", "abcdef")
	if b.Message("abcdef") != "${TOKEN}" {
		t.Errorf("a secret is written as what was noted first: %s", b.Message("abcdef"))
	}
}

// Values of variables that look like secrets are noted from six characters on:
// shorter ones stand in many words.
func TestSecretFromSixCharacters(t *testing.T) {
	for name, c := range map[string]struct{ value, want string }{
		"PASSWORD": {"abcde", "abcde"}, "TOKEN": {"abcdef", "${TOKEN}"}, "COLOUR": {"abcdef", "abcdef"},
	} {
		b := NewBook()
		b.Secret(name, c.value)
		if got := b.Message(c.value); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// A value that a message cuts short is no less a value, from four characters on.
func TestCutValues(t *testing.T) {
	b, _ := mark("correcthorse", "${PASSWORD}", Variable{"PASSWORD", "correcthorse"})
	for in, want := range map[string]string{
		"is correcthorse":                "is ${PASSWORD}",
		"is correcthors…":                "is ${PASSWORD}…",
		"is corr…":                       "is ${PASSWORD}…",
		"is cor…":                        "is cor…",
		"corr… and correct…":             "${PASSWORD}… and ${PASSWORD}…",
		"a… corr… b… correcthorse corr…": "a… ${PASSWORD}… b… ${PASSWORD} ${PASSWORD}…",
		"…":                              "…",
		strings.Repeat("corr…", 3):       strings.Repeat("${PASSWORD}…", 3),
	} {
		if got := b.Message(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// What is noted after a name was asked for counts the next time: names are kept
// until then, since a project asks for the same ones at every place.
func TestNameIsThatOfNow(t *testing.T) {
	b := NewBook()
	b.Mark("v1.7", "${TAG}", []Variable{{"TAG", "v1.7"}})
	const file = "hunter2-hunter2/compose.v1.7.yaml"
	for range 2 {
		if got := b.Name(file); got != file {
			t.Errorf("without a secret: %q", got)
		}
	}
	b.Secret("DB_PASSWORD", "hunter2-hunter2")
	for range 2 {
		if got, want := b.Name(file), "${DB_PASSWORD}/compose.v1.7.yaml"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// BenchmarkName is what each place of a project asks for, with many texts that
// variables were filled into.
func BenchmarkName(b *testing.B) {
	book := NewBook()
	for i := range 5_000 {
		book.Mark(fmt.Sprintf("value %d of it", i), "${A} of it", []Variable{{"A", fmt.Sprintf("value %d", i)}})
	}
	for b.Loop() {
		book.Name("deploy/compose.yaml")
	}
}
