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
	for _, c := range []struct {
		name     string
		side     string
		strength model.Strength
		as       score.Assessment
		title    string
		verdict  string
	}{
		{"strong", "compose", model.Strong, score.Assessment{}, "recommend Docker Compose", "Use Docker Compose for shop."},
		{"a lean", "kubernetes", model.Lean, score.Assessment{}, "recommend Kubernetes", "Kubernetes fits shop better, but not by far."},
		{"undecided", "compose", model.Undecided, score.Assessment{}, "undecided", "The answers do not decide it for shop, and lean to neither side."},
		{"undecided and leaning", "compose", model.Undecided, score.Assessment{Leaning: true}, "undecided, leaning to Docker Compose", "The answers do not decide it for shop; they lean to Docker Compose."},
		{"closed", "kubernetes", model.Strong, score.Assessment{Vetoes: closed}, "recommend Kubernetes", "Use Kubernetes for shop: Docker Compose cannot meet a stated requirement."},
		{"both closed", "compose", model.Lean, score.Assessment{Vetoes: closed, BothClosed: true, Relax: "Let a host fail."}, "neither meets every requirement", "Neither side meets every requirement of shop: host failure (automatic) rules out Docker Compose. What to relax first: let a host fail. Then Docker Compose is open again."},
	} {
		r := report.Report{Recommendation: c.side, Strength: string(c.strength), Facts: &facts.Project{Name: "shop"}}
		c.as.Strength = c.strength
		if c.as.BothClosed {
			r.Vetoes = []report.Veto{{Closes: "compose", Because: []string{"host-failure"}}}
			r.Factors = []report.Factor{{ID: "host-failure", Label: "host failure", AnswerLabel: "Automatic"}, {ID: "hosts", Label: "hosts"}}
		}
		s := summary(r, c.as)
		if want := "Docker Compose or Kubernetes for shop: " + c.title; string(s.Title) != want || string(s.Verdict) != c.verdict {
			t.Errorf("%s: %q\n%q", c.name, s.Title, s.Verdict)
		}
		for _, nameless := range []*facts.Project{nil, {}} {
			r.Facts = nameless
			s := summary(r, c.as)
			if want := "Docker Compose or Kubernetes: " + c.title; string(s.Title) != want || string(s.Verdict) != strings.ReplaceAll(c.verdict, "shop", "this system") {
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
	if got, want := said(reasons(r)), "closed | b | Whoever is right about label, it speaks for this side."; got != want {
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
		{"what changes nothing", report.Report{Factors: []report.Factor{open, answered}}, score.Assessment{Firm: true}, "1 of 2 questions are not answered; no answer to them could change the recommendation."},
		{"what nobody needs to be asked", report.Report{Factors: []report.Factor{open, open, answered}}, score.Assessment{Strength: model.Lean}, "2 of 3 questions are not answered; answers to them could change the recommendation."},
		{"what should be asked next", report.Report{Factors: []report.Factor{open}, NextQuestions: []report.NextQuestion{{Ask: "How many hosts?"}}}, score.Assessment{Strength: model.Undecided}, "1 of 1 questions are not answered; answers to them could change that nothing is recommended. Most would come from: How many hosts?"},
		{"records disagree and something is open", report.Report{Factors: []report.Factor{open}, Disagreements: make([]report.Disagreement, 1)}, score.Assessment{Firm: true}, "1 of 1 questions are not answered; no answer to them could change the recommendation."},
	} {
		if got := unknown(c.r, c.as); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
