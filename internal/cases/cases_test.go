package cases

import (
	"slices"
	"strings"
	"testing"

	"advisor/internal/questions"
)

func TestAllAreCoded(t *testing.T) {
	cs := All()
	if len(cs) != 67 {
		t.Errorf("%d cases, want 67", len(cs))
	}
	two := 0
	for _, c := range cs {
		if len(c.Coded) >= 2 {
			two++
		}
		if !strings.HasPrefix(c.Source, "https://") {
			t.Errorf("%s: source %q is no address", c.ID, c.Source)
		}
		if n := len(c.Summary); n < 60 || n > 200 {
			t.Errorf("%s: summary has %d bytes, want 60 to 200", c.ID, n)
		}
		if strings.Contains(strings.ToLower(c.Summary), "the same ") {
			t.Errorf("%s: summary does not stand alone: %s", c.ID, c.Summary)
		}
	}
	if two != 60 {
		t.Errorf("%d cases with two answers or more, want 60", two)
	}
}

func TestReadReportsEveryMistake(t *testing.T) {
	_, err := read([]byte(`
- {id: a, source: x, kind: rumour, decision: swarm, strength: strong, summary: s, answers: {hosts: "7", colour: red}}
- {id: a, source: x, kind: case-study, decision: compose, strength: sure, summary: s, answers: {hosts: "1"}}
`), questions.Default())
	for _, want := range []string{"rumour", "swarm", `"7"`, "does not exist", "stands twice", "sure"} {
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
