package diag

import (
	"strings"
	"testing"
)

func TestSlips(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "abc", 3},
		{"image", "image", 0},
		{"imagee", "image", 1},
		{"iamge", "image", 1},
		{"host", "hosts", 1},
		{"kitten", "sitting", 3},
		{"hôte", "hote", 1},
	} {
		if got := slips([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("slips(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
		if got := slips([]rune(c.b), []rune(c.a)); got != c.want {
			t.Errorf("slips(%q, %q) = %d, want %d", c.b, c.a, got, c.want)
		}
	}
}

func TestNearest(t *testing.T) {
	known := []string{
		"hosts", "host-failure", "availability", "deploy-downtime", "budget", "on-call", "regions",
		"image", "healthcheck", "depends_on", "ports", "json",
	}
	for word, want := range map[string]string{
		"hosts": "hosts", "hsots": "hosts", "host": "hosts", "HOSTS": "hosts", "Host_Failure": "host-failure", "hostfailure": "host-failure",
		"budgte": "budget", "on call": "on-call", "oncall": "on-call", "on–call": "on-call", "region": "regions", "port": "ports",
		"imagee": "image", "dependson": "depends_on", "helthcheck": "healthcheck",
		"avail": "availability", "downtime": "deploy-downtime", // contained
		"dow": "",                        // three letters are contained in too much
		"jso": "json", "jo": "", "x": "", // half of a word is no slip
		"k8s": "", "colour": "", "": "", "\xff\xfe": "",
		strings.Repeat("h", 41): "",
	} {
		if got := Nearest(word, known); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestNearestTakesTheFirstOfEquals(t *testing.T) {
	if got := Nearest("wab", []string{"web", "wax"}); got != "web" {
		t.Errorf("%q", got)
	}
	if got := Nearest("a", []string{"b", "c"}); got != "" {
		t.Errorf("a word of one letter is %q with another letter", got)
	}
}

// A word of the longest length is compared, and a hundred thousand letters
// cost nothing.
func TestNearestOfLongWords(t *testing.T) {
	long := strings.Repeat("word-", 8)
	if got := Nearest(long[1:], []string{long}); got != long {
		t.Errorf("%q", got)
	}
	if got := Nearest(strings.Repeat("word-", 100_000), []string{strings.Repeat("word-", 100_000)}); got != "" {
		t.Errorf("%d letters", len(got))
	}
}
