package check

import (
	"slices"
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

func TestParseGates(t *testing.T) {
	got, err := ParseGates("compose", "undecided,problems,findings=medium")
	want := Gates{Expect: "compose", Undecided: true, Problems: true, Findings: facts.Medium}
	if err != nil || got != want {
		t.Errorf("%+v, %v", got, err)
	}
	_, err = ParseGates("", "problem,finding")
	if err == nil || strings.Count(err.Error(), "\n") != 1 || !strings.Contains(err.Error(), `did you mean "problems"?`) {
		t.Errorf("%v", err)
	}
}

// Every gate on a report that trips it, and on one that does not.
func TestGates(t *testing.T) {
	at := func(line int) untrusted.Place { return untrusted.Place{File: "compose.yaml", Line: line} }
	bad := report.Report{
		Recommendation: "kubernetes", Strength: "undecided",
		Contradictions: []facts.Contradiction{{Evidence: []untrusted.Place{at(1), at(2)}}},
		Problems:       []facts.Problem{{File: "compose.yaml", Line: 3, Message: "no such key"}, {File: "b.yaml", Message: "x"}},
		Findings: []facts.Finding{
			{Rule: "root-user", Severity: facts.Medium, Services: []untrusted.Text{"web", "db"}, Hits: []facts.Hit{{Service: "web", Place: at(4)}, {Service: "db", Place: at(5)}}},
			{Rule: "no-limits", Severity: facts.Low, Hits: []facts.Hit{{Service: "web", Place: at(6)}}},
		},
	}
	bad.Findings[0].Accepted = []facts.Acceptance{{Service: "web", Until: "2027-01-01"}}
	good := report.Report{Recommendation: "compose", Strength: "lean", Firm: true}
	for _, c := range []struct {
		expect, failOn, gate, why, places string
	}{
		{"compose", "", "expect=compose", "--expect compose: the recommendation is kubernetes", ""},
		{"", "undecided", "undecided", "--fail-on undecided: the recommendation is undecided", ""},
		{"", "not-firm", "not-firm", "--fail-on not-firm: unknown answers could still change the recommendation", ""},
		{"", "contradictions", "contradictions", "--fail-on contradictions: the files contradict 1 of the answers", "compose.yaml:1 compose.yaml:2"},
		{"", "problems", "problems", "--fail-on problems: 2 mistakes in the Compose files, first compose.yaml:3: no such key", "compose.yaml:3 b.yaml"},
		{"", "findings=medium", "findings=medium", "--fail-on findings=medium: 1 finding: root-user in db (compose.yaml:5)", "compose.yaml:5"},
	} {
		g, err := ParseGates(c.expect, c.failOn)
		if err != nil {
			t.Fatal(err)
		}
		got := g.Evaluate(bad, "2026-11-23")
		if len(got) != 1 || got[0].Gate != c.gate || !got[0].Tripped || !slices.Equal(Tripped(got), []string{c.why}) {
			t.Errorf("%s: %+v, %q", c.gate, got, Tripped(got))
			continue
		}
		var places []string
		for _, p := range got[0].Places {
			places = append(places, p.String())
		}
		if strings.Join(places, " ") != c.places {
			t.Errorf("%s: at %q", c.gate, places)
		}
		got = g.Evaluate(good, "2026-11-23")
		if len(got) != 1 || got[0].Tripped || got[0].Why != "" || len(Tripped(got)) > 0 {
			t.Errorf("%s: %+v", c.gate, got)
		}
	}
	if got := (Gates{}).Evaluate(bad, ""); len(got) > 0 {
		t.Errorf("nothing was asked for: %+v", got)
	}
}

// Where requirements close both sides no side is recommended, whichever is
// expected, and a check names both.
func TestBothSidesClosed(t *testing.T) {
	closed := questions.Answers{"host-failure": said("automatic"), "vendor-support": said("compose-only")}
	for _, decision := range []string{"compose", "kubernetes"} {
		in := input(closed, decision)
		g := Gates{Expect: decision}.Evaluate(in.Report, in.Today)
		if len(g) != 1 || !g[0].Tripped || string(g[0].Why) != "neither side meets every requirement: host failure rules out Compose and vendor support rules out Kubernetes" {
			t.Errorf("--expect %s: %+v", decision, g)
		}
		c := Evaluate(in)
		if c.Stands || !strings.Contains(string(c.Headline), "neither side meets every requirement now (host failure rules out Compose and vendor support rules out Kubernetes)") {
			t.Errorf("%s: %s", decision, c.Headline)
		}
		named := ""
		for _, r := range c.Reasons {
			named += string(r.Message) + "\n"
		}
		if !strings.Contains(named, "Compose is ruled out") || !strings.Contains(named, "Kubernetes is ruled out") {
			t.Errorf("%s: the reasons are\n%s", decision, named)
		}
		if strings.Contains(string(c.Headline), "recommended") {
			t.Errorf("%s", c.Headline)
		}
		b := in.Report
		in.Baseline = &b
		if c := Evaluate(in); !c.Stands && strings.Contains(string(c.Headline), "neither side") {
			t.Errorf("it was so when it was decided: %s", c.Headline)
		}
	}
}

// A closed side says nothing against the other one.
func TestOneSideClosed(t *testing.T) {
	in := input(questions.Answers{"host-failure": said("automatic")}, "kubernetes")
	for side, tripped := range map[string]bool{"kubernetes": false, "compose": true} {
		g := Gates{Expect: side}.Evaluate(in.Report, in.Today)
		if len(g) != 1 || g[0].Tripped != tripped || strings.Contains(string(g[0].Why), "neither") {
			t.Errorf("--expect %s: %+v", side, g)
		}
	}
}
