package advise

import (
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/model"
	"advisor/internal/report"
	"advisor/internal/score"
)

// The verdict and the title in each case, with and without a project.
func TestWordsOfTheVerdict(t *testing.T) {
	closed := []score.Veto{{Closes: model.Compose}}
	shape := &report.Shape{ID: "compose-one-host", Title: "Docker Compose on one host"}
	cluster := &report.Shape{ID: "kubernetes-managed", Title: "A managed Kubernetes cluster"}
	for _, c := range []struct {
		name     string
		side     string
		strength model.Strength
		shape    *report.Shape
		next     []report.NextQuestion
		as       score.Assessment
		title    string
		verdict  string
	}{
		{"strong", "compose", model.Strong, shape, nil, score.Assessment{}, "run it with Docker Compose on one host", "Run shop with Docker Compose on one host."},
		{"good", "kubernetes", model.Lean, cluster, nil, score.Assessment{}, "run it on a managed Kubernetes cluster", "Run shop on a managed Kubernetes cluster."},
		{"a namespace", "kubernetes", model.Lean, &report.Shape{ID: namespace, Title: "A namespace"}, nil, score.Assessment{}, "run it in a namespace", "Run shop in a namespace."},
		{"no option of its own", "kubernetes", model.Strong, nil, nil, score.Assessment{Vetoes: closed}, "run it with Kubernetes", "Run shop with Kubernetes."},
		{"undecided", "compose", model.Undecided, nil, nil, score.Assessment{}, "not decided yet", "Nothing is recommended for shop: teams with such answers chose both."},
		{"undecided and open", "compose", model.Undecided, nil, []report.NextQuestion{{Ask: "How many hosts?"}, {Ask: "Who pays?"}}, score.Assessment{}, "not decided yet. Answer first: how many hosts?", "Nothing is recommended for shop yet. Answer first: How many hosts? Who pays?"},
		{"undecided and leaning", "compose", model.Undecided, nil, nil, score.Assessment{Leaning: true}, "not decided yet, leaning to Docker Compose", "Nothing is recommended for shop yet; the answers lean to Docker Compose."},
		{"both closed", "compose", model.Lean, nil, nil, score.Assessment{Vetoes: closed, BothClosed: true, Relax: "Let a host fail."}, "no option fits host failure (any host)", "No option meets every requirement of shop: host failure (any host) rules out Docker Compose. Relax first: let a host fail. Then Docker Compose is possible again."},
	} {
		r := report.Report{Recommendation: c.side, Strength: string(c.strength), Facts: &facts.Project{Name: "shop"}, Shape: c.shape, NextQuestions: c.next}
		c.as.Strength = c.strength
		if c.as.BothClosed {
			r.Vetoes = []report.Veto{{Closes: "compose", Because: []string{"host-failure"}}}
			r.Factors = []report.Factor{{ID: "host-failure", Label: "host failure", Answer: "automatic", AnswerLabel: "Any host"}, {ID: "hosts", Label: "hosts"}}
		}
		s := summary(Input{}, r, c.as)
		if want := "shop: " + c.title; string(s.Title) != want || string(s.Verdict) != c.verdict {
			t.Errorf("%s: %q\n%q", c.name, s.Title, s.Verdict)
		}
		for _, nameless := range []*facts.Project{nil, {}} {
			r.Facts = nameless
			s := summary(Input{}, r, c.as)
			if want := "this system: " + c.title; string(s.Title) != want || string(s.Verdict) != strings.ReplaceAll(c.verdict, "shop", "this system") {
				t.Errorf("%s without a name: %q\n%q", c.name, s.Title, s.Verdict)
			}
		}
	}
}

// What speaks for a side are its vetoes, then its strongest factors, the
// strongest first; what adds nothing speaks for none.
func TestReasonsOfBothSides(t *testing.T) {
	r := report.Report{
		Recommendation: "kubernetes",
		Vetoes:         []report.Veto{{ID: "v", Closes: "compose", Why: "closed"}, {ID: "w", Closes: "kubernetes", Why: "closed too"}},
		Factors: []report.Factor{
			{ID: "a", Contribution: 1, Why: "a"},
			{ID: "b", Contribution: 3, Why: "b"},
			{ID: "c", Contribution: 2, Label: "label"},
			{ID: "d", Contribution: -1, Why: "d"},
			{ID: "e", Contribution: -2, Why: "e"},
			{ID: "f", Why: "f"},
		},
	}
	said := func(rs []report.Reason) string {
		var out []string
		for _, x := range rs {
			out = append(out, x.Message)
		}
		return strings.Join(out, " | ")
	}
	if got, want := said(reasons(r)), "closed | b | Whoever is right about label, it is a reason for this side."; got != want {
		t.Errorf("for: %q, want %q", got, want)
	}
	if got, want := said(against(r)), "closed too | e"; got != want {
		t.Errorf("against: %q, want %q", got, want)
	}
	r.Recommendation, r.Vetoes = "compose", nil
	if got, want := said(reasons(r)), "e | d"; got != want {
		t.Errorf("for: %q, want %q", got, want)
	}
	for range 2 * maxChanges {
		r.TippingPoints = append(r.TippingPoints, report.TippingPoint{Sentence: "s"})
	}
	if got := changes(r); len(got) != maxChanges {
		t.Errorf("%d changes", len(got))
	}
}

func TestWhatIsUnknown(t *testing.T) {
	answered := report.Factor{Source: "flag"}
	open := report.Factor{Source: "unknown"}
	for _, c := range []struct {
		name string
		r    report.Report
		as   score.Assessment
		want string
	}{
		{"nothing", report.Report{Factors: []report.Factor{answered}}, score.Assessment{}, "Every question is answered."},
		{"nothing, but records disagree", report.Report{Factors: []report.Factor{answered}, Disagreements: make([]report.Disagreement, 2)}, score.Assessment{}, "Every question is answered, but on 2 of them the records disagree."},
		{"what changes nothing", report.Report{Factors: []report.Factor{open, answered}}, score.Assessment{Firm: true}, "1 of 2 questions is open; no answer to them could change the recommendation."},
		{"what nobody needs to be asked", report.Report{Factors: []report.Factor{open, open, answered}}, score.Assessment{Strength: model.Lean}, "2 of 3 questions are open; answers to them could change the recommendation."},
		{"what should be asked next", report.Report{Factors: []report.Factor{open}, NextQuestions: []report.NextQuestion{{Ask: "How many hosts?"}}}, score.Assessment{Strength: model.Undecided}, "1 of 1 question is open; answers to them could change that nothing is recommended."},
		{"records disagree and something is open", report.Report{Factors: []report.Factor{open}, Disagreements: make([]report.Disagreement, 1)}, score.Assessment{Firm: true}, "1 of 1 question is open; no answer to them could change the recommendation."},
	} {
		if got := unknown(c.r, c.as); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// The title has the answers that exclude each other without what explains them.
func TestInShort(t *testing.T) {
	for label, want := range map[string]string{
		"None: nobody has this task": "None", "Any service moves to any other host automatically, with its data": "Any service moves to any other host automatically",
		"Compose only": "Compose only", "": "",
	} {
		if got := inShort(label); got != want {
			t.Errorf("%q: %q, want %q", label, got, want)
		}
	}
}
