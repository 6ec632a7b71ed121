package plain_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"advisor/internal/interview"
	"advisor/internal/interview/interviewtest"
)

func decides(o *interview.Options) { o.Deciding = interviewtest.Deciding() }

func recordOffer(o *interview.Options) {
	o.Offers = []interview.Offer{{ID: "record", Label: "save the answers as advisor.yaml", On: true}}
}

func TestLines_P24_Decision(t *testing.T) {
	for _, c := range []struct{ name, input, want string }{
		{"Enter alone", "\n\n\n", "; "},
		{"by number", "\n\n1\n\n\n", "compose; hosts > 1; availability >= 99.9; platform-features = several; 2027-11-23"},
		{"by name", "\n\nkubernetes\n\n-\n", "kubernetes; vendor-support = compose-only; "},
		{"switched", "\n\n1\n1 3\n3\n\n2028-01-31\n", "compose; availability >= 99.9; platform-features = several; 2028-01-31"},
		{"skipped", "\n\n1\ns\nnone\n", "compose; "},
		{"back", "\n\n1\n2\n\nb\nb\nb\n\n2\n\n\n", "kubernetes; vendor-support = compose-only; 2027-11-23"},
		{"back to the review", "\nb\nf\n\n\n", "; "},
		{"wrong input", "\n\n7\nswarm\n1\n9\nx\n\n2027-02-30\n2020-01-01\n\n", "compose; hosts > 1; availability >= 99.9; platform-features = several; 2027-11-23"},
		// What the input does not reach stays as it was.
		{"an early end", "\n\n1\n", "compose; "},
		{"an earlier end", "\n\n", "; "},
	} {
		res, out, err := speak(t, "r\n"+c.input, decides, recordOffer)
		if err != nil || res.Decision == nil && c.want != "" || interviewtest.DecisionLine(*res.Decision) != c.want {
			t.Errorf("%s: decision %+v, error %v, want %s:\n%s", c.name, res.Decision, err, c.want, out[strings.Index(out, "Also save"):])
		}
	}
	_, out, _ := speak(t, "r\n\n\n9\n1\nx\n1\n\nsoon\n2020-01-01\n\n", decides, recordOffer)
	contains(t, out, "Too early to say: 0% of the weight is answered. What do you decide?", "1. Docker Compose 2. Kubernetes 3. Not decided yet Enter means: Not decided yet. b goes back.",
		"9 is not an answer here. Enter 1, 2, 3, compose, kubernetes, b or q, or Enter alone.", "Taken: Docker Compose.",
		"1. on: the peak needs 2 or 3 hosts, or more. In the record: hosts > 1", "Enter takes those that are on.",
		"x is not an answer here. Enter a number from 1 to 3, Enter, s, b or q.", "Now off: the peak needs 2 or 3 hosts, or more.",
		"Enter means: 2027-11-23.", "Enter a date such as 2027-06-30, or none.", "2020-01-01 has passed already.")
}

// Who stops at the end keeps the answers, as everywhere.
func TestLines_P13_StoppedAtTheDecision(t *testing.T) {
	draft := filepath.Join(t.TempDir(), "draft.json")
	t.Setenv("ASK_DRAFT", draft)
	for _, input := range []string{"4\nr\n\nq\n", "4\nr\n\n\nq\n", "4\nr\n\n\n1\nq\n", "4\nr\n\n\n1\n\nq\n"} {
		_ = os.Remove(draft)
		res, _, err := speak(t, input, decides, recordOffer)
		if !errors.Is(err, interview.ErrCancelled) || res.Done || res.Draft != draft {
			t.Errorf("%q: done %t, draft %q, error %v", input, res.Done, res.Draft, err)
		}
	}
	b, err := os.ReadFile(draft)
	if err != nil || !strings.Contains(string(b), `"side": "compose"`) {
		t.Errorf("%v in the draft:\n%s", err, b)
	}
}
