package interview_test

import (
	"slices"
	"strings"
	"testing"

	"advisor/internal/interview"
)

// A side that is ruled out is said first and at once; no side is named below a
// lean; "too early" never stands beside a result that nothing can change.
func TestVerdict(t *testing.T) {
	vendor := []interview.RuledOut{{Side: "kubernetes", Why: "A vendor whose software you run supports it on Compose only. It says so."}}
	twice := append(slices.Clone(vendor), interview.RuledOut{Side: "kubernetes", Why: "Only developers use the application."})
	both := append(slices.Clone(twice), interview.RuledOut{Side: "compose", Why: "Compose starts a container on its own host only."})
	for name, c := range map[string]struct {
		preview interview.Preview
		want    string
	}{
		"nothing":            {interview.Preview{Strength: "undecided"}, "Too early to say: 0% of the weight is answered."},
		"half":               {interview.Preview{Strength: "undecided", KnownWeight: 0.6}, "No recommendation: it is too close to call."},
		"firmly undecided":   {interview.Preview{Strength: "undecided", KnownWeight: 0.2, Firm: true}, "No recommendation: it is too close to call. No open answer can change this."},
		"a lean":             {interview.Preview{Strength: "lean", Recommendation: "kubernetes", KnownWeight: 0.3}, "Leans to Kubernetes. Confidence: good."},
		"strong and firm":    {interview.Preview{Strength: "strong", Recommendation: "compose", Firm: true}, "Recommended: Compose. Confidence: high. No open answer can change this."},
		"ruled out":          {interview.Preview{Strength: "undecided", RuledOut: vendor}, "Kubernetes is ruled out: a vendor whose software you run supports it on Compose only."},
		"ruled out, a lean":  {interview.Preview{Strength: "lean", Recommendation: "compose", RuledOut: vendor}, "Kubernetes is ruled out: a vendor whose software you run supports it on Compose only. Recommended: Compose, which is left."},
		"ruled out and firm": {interview.Preview{Strength: "strong", Recommendation: "compose", RuledOut: vendor, Firm: true}, "Kubernetes is ruled out: a vendor whose software you run supports it on Compose only. Recommended: Compose. Confidence: high. No open answer can change this."},
		"ruled out twice":    {interview.Preview{Strength: "lean", Recommendation: "compose", RuledOut: twice}, "Kubernetes is ruled out: a vendor whose software you run supports it on Compose only. Another requirement rules out Kubernetes: only developers use the application. Recommended: Compose, which is left."},
		"nothing is open":    {interview.Preview{Strength: "strong", Recommendation: "compose", Firm: true, Complete: true}, "Recommended: Compose. Confidence: high."},
		"both are ruled out": {interview.Preview{Strength: "undecided", RuledOut: both}, "Kubernetes is ruled out: a vendor whose software you run supports it on Compose only. Another requirement rules out Kubernetes: only developers use the application. Compose is ruled out: Compose starts a container on its own host only. No option is left: relax one of these requirements first."},
	} {
		if got := strings.Join(interview.Verdict(c.preview), " "); got != c.want {
			t.Errorf("%s: %s\nwant %s", name, got, c.want)
		}
	}
}
