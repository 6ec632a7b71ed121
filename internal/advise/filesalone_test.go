package advise

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"advisor/internal/cases"
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/score"
)

// scanned are answers that the files suggest.
func scanned(t *testing.T, words ...string) questions.Answers {
	t.Helper()
	out := answers(t, words...)
	for id, a := range out {
		a.Source = questions.FromScan
		out[id] = a
	}
	return out
}

// A report of the files alone says what others of this size chose, and what would
// settle it; one answer of a person is enough for it to be left out.
func TestVerdictOfFilesAlone(t *testing.T) {
	in := Input{Version: "test", Set: questions.Default(), Model: model.Default(), Answers: scanned(t, "services=7", "stateful-services=1")}
	got := string(Report(in, Judge(nil, questions.Questionnaire{}, nil)).Summary.Verdict)
	m := regexp.MustCompile(`Of (\d+) published decisions about projects of this size \(5-9 services\), (\d+) chose Compose\.`).FindStringSubmatch(got)
	if m == nil {
		t.Fatalf("no count in %q", got)
	}
	all, compose := 0, 0
	for _, c := range cases.All() {
		if c.Coded["services"] == "5-9" && !c.FitOnly {
			all++
			if c.Decision == "compose" {
				compose++
			}
		}
	}
	if m[1] != strconv.Itoa(all) || m[2] != strconv.Itoa(compose) || all < 10 || compose == 0 {
		t.Errorf("%q, want %d of %d", m[0], compose, all)
	}
	_, ask, ok := strings.Cut(got, "Answer first: ")
	if n := strings.Count(ask, "?"); !ok || n < 2 || n > maxSettling {
		t.Errorf("asks %q", ask)
	}
	for _, id := range score.Quickest(in.Basis())[:2] {
		if q, _ := in.Set.Question(id); !strings.Contains(ask, q.Ask) {
			t.Errorf("%q does not ask %q", ask, q.Ask)
		}
	}
	in.Answers = questions.Overlay(in.Answers, answers(t, "growth=moderate"))
	if got := string(Report(in, Judge(nil, questions.Questionnaire{}, nil)).Summary.Verdict); strings.Contains(got, "published decisions about") {
		t.Errorf("a person has answered, and yet %q", got)
	}
}
