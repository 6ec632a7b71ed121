package interview_test

import (
	"strings"
	"testing"

	"advisor/internal/interview"
	"advisor/internal/questions"
)

// What a decision rests on says nothing twice, gives no reasons for what is not
// recommended, and nothing for a side that is ruled out.
func TestBasis(t *testing.T) {
	conclusion := interview.Conclusion{
		Reasons: []string{"A vendor supports it on Compose only.", "One host carries the peak."}, Counter: "Growth is fast.", Possible: []string{"Docker Compose on one host", "a managed cluster"},
	}
	for name, c := range map[string]struct {
		preview interview.Preview
		want    string
	}{
		"recommended": {
			interview.Preview{Strength: "strong", Recommendation: "compose"},
			"Recommended: Compose. Confidence: high. | Why: A vendor supports it on Compose only. | Why: One host carries the peak. | But: Growth is fast. | Still possible: Docker Compose on one host; a managed cluster.",
		},
		"undecided": {
			interview.Preview{Strength: "undecided", Recommendation: "compose", KnownWeight: 0.9},
			"No recommendation: it is too close to call. | Towards Compose: A vendor supports it on Compose only. | Towards Compose: One host carries the peak. | Towards Kubernetes: Growth is fast. | Still possible: Docker Compose on one host; a managed cluster.",
		},
		"leaning": {
			interview.Preview{Strength: "undecided", Leaning: true, Recommendation: "compose", KnownWeight: 0.4},
			"Not decided yet, leaning to Compose. | Towards Compose: A vendor supports it on Compose only. | Towards Compose: One host carries the peak. | Towards Kubernetes: Growth is fast. | Still possible: Docker Compose on one host; a managed cluster.",
		},
		"ruled out": {
			interview.Preview{Strength: "strong", Recommendation: "compose", RuledOut: []interview.RuledOut{{Side: "kubernetes", Why: "A vendor supports it on Compose only. It says so."}}},
			"Kubernetes is ruled out: a vendor supports it on Compose only. Recommended: Compose. Confidence: high. | Why: One host carries the peak. | Still possible: Docker Compose on one host; a managed cluster.",
		},
	} {
		iv := interview.New(questions.Questionnaire{}, interview.Options{
			Live:     func(questions.Answers) interview.Preview { return c.preview },
			Conclude: func(questions.Answers) interview.Conclusion { return conclusion },
		})
		if got := strings.Join(iv.Basis(), " | "); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}
