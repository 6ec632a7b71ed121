package cases

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"advisor/internal/questions"
)

// The counts are stated, so that a change of the data is seen.
func TestAllAreCoded(t *testing.T) {
	count := map[string]int{}
	sources := map[string]bool{}
	for _, c := range All() {
		count["cases"]++
		count[c.Decision]++
		count[c.Kind]++
		sources[c.Source] = true
		if len(c.Coded) >= 2 {
			count["two answers or more"]++
		}
		if c.FitOnly {
			count["fit-only"]++
		}
		if n := len(c.Summary); n < 60 || n > 200 {
			t.Errorf("%s: summary has %d bytes, want 60 to 200", c.ID, n)
		}
		if strings.Contains(strings.ToLower(c.Summary), "the same ") {
			t.Errorf("%s: summary does not stand alone: %s", c.ID, c.Summary)
		}
	}
	count["sources"] = len(sources)
	want := map[string]int{
		"cases": 210, "two answers or more": 202, "fit-only": 21, "sources": 194, "compose": 109, "kubernetes": 101,
		"case-study": 150, "expert-rule": 35, "vendor-sizing": 24, "community-advice": 1,
	}
	if !maps.Equal(count, want) {
		t.Errorf("counts are\n%v, want\n%v", count, want)
	}
}

// No page of many may outvote the rest, and no site either.
func TestNoSourceOutvotesTheRest(t *testing.T) {
	page, site := map[string]int{}, map[string]int{}
	for _, c := range All() {
		page[c.Source]++
		site[siteOf(c.Source)]++
	}
	for s, n := range page {
		if n > 2 {
			t.Errorf("%s: %d decisions, want 2 at most", s, n)
		}
	}
	for s, n := range site {
		if n*10 > len(All()) {
			t.Errorf("%s: %d of %d decisions, want a tenth at most", s, n, len(All()))
		}
	}
}

// siteOf is the host of an address, and the repository of one at GitHub.
func siteOf(address string) string {
	parts := strings.Split(strings.TrimPrefix(address, "https://"), "/")
	if parts[0] == "github.com" && len(parts) > 2 {
		return strings.Join(parts[:3], "/")
	}
	return parts[0]
}

func TestNoReservedSource(t *testing.T) {
	data, err := os.ReadFile("testdata/reserved.txt")
	if err != nil {
		t.Fatal(err)
	}
	reserved := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			reserved[line] = true
		}
	}
	if len(reserved) < 80 || hash("HTTPS://example.org/Page/#top") != "ff16348e2245e82c" {
		t.Fatalf("%d reserved sources, and %s for the example of the file", len(reserved), hash("https://example.org/page"))
	}
	for _, c := range All() {
		if reserved[hash(c.Source)] {
			t.Errorf("%s: %s is kept for an independent check", c.ID, c.Source)
		}
	}
}

// hash is how testdata/reserved.txt names an address.
func hash(address string) string {
	a := strings.ToLower(address)
	if _, rest, ok := strings.Cut(a, "://"); ok {
		a = rest
	}
	a, _, _ = strings.Cut(a, "#")
	sum := sha256.Sum256([]byte(strings.TrimSuffix(a, "/")))
	return hex.EncodeToString(sum[:])[:16]
}

func TestReadReportsEveryMistake(t *testing.T) {
	_, err := read([]byte(`
- {id: a, source: x, kind: rumour, decision: swarm, strength: strong, summary: s, answers: {hosts: "7", colour: red}}
- {id: a, source: x, kind: case-study, decision: compose, strength: sure, summary: s, answers: {hosts: "1"}}
- {id: b, source: x, kind: case-study, decision: compose, strength: lean, summary: s, answers: {hosts: "1"}}
`), questions.Default())
	for _, want := range []string{"rumour", "swarm", `"7"`, "does not exist", "stands twice", "sure", `"x" is no address`, `"a" and "b" are one decision`} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error does not say %q: %v", want, err)
		}
	}
	if _, err := read([]byte("- {id: a, color: red}"), questions.Default()); err == nil || !strings.Contains(err.Error(), "color") {
		t.Errorf("an unknown key is not reported: %v", err)
	}
}

func answers(kv ...string) questions.Answers {
	a := questions.Answers{}
	for i := 0; i < len(kv); i += 2 {
		a[questions.ID(kv[i])] = questions.Answer{Option: questions.OptionID(kv[i+1]), Source: questions.FromFlag}
	}
	return a
}

func TestSimilar(t *testing.T) {
	tests := []struct {
		name        string
		answers     questions.Answers
		recommended string
		first       string
		other       bool // one that decided the other way is among them
	}{
		{"nothing known", nil, "compose", "", false},
		{
			"tenants on many hosts", answers("isolation", "tenants", "hosts", "11+", "platform-features", "several"),
			"kubernetes", "varij-vm-per-customer", false,
		},
		{
			"one person, batch work, several machines", answers("hosts", "4-10", "engineers", "1-2", "workloads", "elastic-batch"),
			"kubernetes", "inferenceclub-gpu-fleet", true,
		},
		{
			"a small team on one host", answers("hosts", "1", "services", "5-9", "stateful-services", "1-2", "engineers", "3-5", "scaling", "fixed"),
			"compose", "rkssh-startup-3-people", true,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Similar(All(), tt.answers, tt.recommended, 3)
			if tt.first == "" {
				if len(got) > 0 {
					t.Fatalf("matches without answers: %v", got)
				}
				return
			}
			if len(got) != 3 || got[0].Case.ID != tt.first {
				t.Fatalf("got %v, want %s first of 3", ids(got), tt.first)
			}
			for _, m := range got {
				for _, id := range m.Shared {
					if m.Case.Coded[id] != tt.answers[id].Option {
						t.Errorf("%s does not share %s", m.Case.ID, id)
					}
				}
			}
			other := slices.ContainsFunc(got, func(m Match) bool { return m.Case.Decision != tt.recommended })
			if tt.other && !other {
				t.Errorf("none decided the other way: %v", ids(got))
			}
		})
	}
}

// A case shares its own answers with itself entirely, so it is among its own
// neighbours, unless another page states the same.
func TestACaseIsItsOwnNeighbour(t *testing.T) {
	cs := All()
	for _, c := range cs {
		if c.FitOnly {
			continue
		}
		got := Similar(cs, c.Answers(), c.Decision, 3)
		if len(got) == 0 || got[0].Likeness < 0 {
			t.Errorf("%s: no neighbour", c.ID)
			continue
		}
		if len(got[0].Shared) != len(c.Coded) {
			t.Errorf("%s: the nearest, %s, shares %v only", c.ID, got[0].Case.ID, got[0].Shared)
		}
	}
}

func TestWithoutAnAddressNothingIsShown(t *testing.T) {
	a := answers("hosts", "1")
	cs := []Case{{ID: "a", FitOnly: true, Decision: "compose", Coded: map[questions.ID]questions.OptionID{"hosts": "1"}}}
	if got := Similar(cs, a, "compose", 3); len(got) != 0 {
		t.Errorf("shown: %v", ids(got))
	}
}

func TestWherePeopleDisagreeEitherAnswerIsShared(t *testing.T) {
	a := questions.Answers{"isolation": {AnyOf: []questions.OptionID{"none", "tenants"}}}
	got := Similar(All(), a, "kubernetes", 1)
	if len(got) != 1 || got[0].Shared[0] != "isolation" {
		t.Errorf("got %v", got)
	}
}

func ids(ms []Match) []string {
	var out []string
	for _, m := range ms {
		out = append(out, m.Case.ID)
	}
	return out
}
