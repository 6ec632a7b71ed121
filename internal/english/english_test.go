package english

import (
	"strings"
	"testing"
	"testing/quick"
)

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 copies", 1: "1 copy", 2: "2 copies", 21: "21 copies", -1: "-1 copies"} {
		if got := Count(n, "copy", "copies"); got != want {
			t.Errorf("Count(%d) = %q, want %q", n, got, want)
		}
	}
	if Agree(1, "has", "have") != "has" || Agree(0, "has", "have") != "have" {
		t.Error("one has, none have")
	}
}

func TestPercent(t *testing.T) {
	for share, want := range map[float64]string{
		0: "0 %", 0.0001: "less than 1 %", 0.0049: "less than 1 %", 0.005: "1 %", 0.734: "73 %",
		0.994: "99 %", 0.995: "more than 99 %", 0.9999: "more than 99 %", 1: "100 %",
	} {
		if got := Percent(share); got != want {
			t.Errorf("Percent(%v) = %q, want %q", share, got, want)
		}
	}
}

func TestList(t *testing.T) {
	for _, c := range []struct {
		words string
		most  int
		want  string
	}{
		{"", 3, ""},
		{"a", 3, "a"},
		{"a b c", 3, "a, b, c"},
		{"a b c d", 3, "a, b, c and 1 more"},
		{"a b c d e", 1, "a and 4 more"},
		{"a b", 0, "a and 1 more"},
	} {
		if got := List(strings.Fields(c.words), c.most); got != c.want {
			t.Errorf("List(%q, %d) = %q, want %q", c.words, c.most, got, c.want)
		}
		// Within a sentence the last of all has an "and".
		names := c.want
		if c.words == "a b c" {
			names = "a, b and c"
		}
		if got := Names(strings.Fields(c.words), c.most); got != names {
			t.Errorf("Names(%q, %d) = %q, want %q", c.words, c.most, got, names)
		}
	}
}

// word is a type of its own, as escaped texts have.
type word string

func TestAndOr(t *testing.T) {
	for words, want := range map[string][2]word{
		"":      {"", ""},
		"a":     {"a", "a"},
		"a b":   {"a and b", "a or b"},
		"a b c": {"a, b and c", "a, b or c"},
	} {
		var list []word
		for _, w := range strings.Fields(words) {
			list = append(list, word(w))
		}
		if got := [2]word{And(list), Or(list)}; got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}

func TestSentence(t *testing.T) {
	for in, want := range map[string]string{
		"":                              "",
		"two hosts are needed":          "Two hosts are needed.",
		"two, or three":                 "Two, or three.",
		"compose.yaml is read":          "compose.yaml is read.",
		"host-failure is automatic":     "host-failure is automatic.",
		"web2 has no limits":            "web2 has no limits.",
		"Already one.":                  "Already one.",
		"is it":                         "Is it.",
		"why?":                          "Why?",
		"stop!":                         "Stop!",
		"these are left:":               "These are left:",
		"élan":                          "élan.",
		"99.9 percent":                  "99.9 percent.",
		" leading space":                " leading space.",
		"a":                             "A.",
		"iPhone images are no problem.": "iPhone images are no problem.",
	} {
		if got := Sentence(in); got != want {
			t.Errorf("Sentence(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLower(t *testing.T) {
	for in, want := range map[string]string{
		"":                          "",
		"Two hosts are needed.":     "two hosts are needed.",
		"Kubernetes is closed.":     "Kubernetes is closed.",
		"Docker's socket is open.":  "Docker's socket is open.",
		"Compose has no such thing": "Compose has no such thing",
		"Swarm does.":               "Swarm does.",
		"CPU limits are missing.":   "CPU limits are missing.",
		"PostgreSQL has no replica": "PostgreSQL has no replica",
		"already small":             "already small",
		"A host dies":               "a host dies",
	} {
		if got := Lower(in); got != want {
			t.Errorf("Lower(%q) = %q, want %q", in, got, want)
		}
	}
}

// What was made a sentence is one: saying it again changes nothing.
func TestSentenceTwice(t *testing.T) {
	if err := quick.Check(func(s string) bool { return Sentence(Sentence(s)) == Sentence(s) }, nil); err != nil {
		t.Error(err)
	}
}
