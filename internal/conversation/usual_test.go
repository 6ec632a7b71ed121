package conversation

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"go.yaml.in/yaml/v4"

	"advisor/internal/interview"
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/score"
)

// scenarios are whole teams.
func scenarios(t *testing.T) []model.Scenario {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "score", "testdata", "scenarios.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var all []model.Scenario
	if err := yaml.Load(text, &all, yaml.WithKnownFields()); err != nil {
		t.Fatal(err)
	}
	return all
}

// alone is an interview with nobody who has looked at any file.
func alone() *interview.Interview {
	basis := score.Basis{Model: model.Default(), Questions: questions.Default()}
	return interview.New(questions.Default(), interview.Options{
		Quick: true,
		Live:  func(a questions.Answers) interview.Preview { return preview(basis.With(a)) },
		Next:  func(a questions.Answers) []interview.Next { return nextQuestions(basis.With(a)) },
		Order: func(a questions.Answers) []questions.ID { return score.Quickest(basis.With(a)) },
	})
}

// asked is how many questions the quick way asks of a team until it offers to
// finish, by the reason; all of them where it never does for one that is as
// strong.
func asked(team map[questions.ID]questions.OptionID, until interview.Stop) map[interview.Stop]int {
	iv, out := alone(), map[interview.Stop]int{}
	for n, more := 0, iv.Navigation.Start(); ; n++ {
		stop := interview.GoOn
		if n > 0 {
			stop = iv.Stop()
		}
		if !more {
			stop = until
		}
		for s := interview.Enough; s <= stop; s++ {
			if _, before := out[s]; !before {
				out[s] = n
			}
		}
		if stop >= until {
			return out
		}
		q, _ := iv.Navigation.Current()
		iv.Choose(q.ID, questions.Answer{Option: team[q.ID], Source: questions.FromWizard})
		more = iv.Navigation.Forward()
	}
}

// Half of the teams of the scenarios get a confidence that is high after seven
// questions, and a result that no single answer can change after nine.
func TestUsual(t *testing.T) {
	var high, settled []int
	for i, x := range scenarios(t) {
		if testing.Short() && i%4 > 0 {
			continue
		}
		n := asked(x.Answers, interview.Settled)
		high, settled = append(high, n[interview.High]), append(settled, n[interview.Settled])
	}
	slices.Sort(high)
	slices.Sort(settled)
	middle := len(high) / 2
	t.Logf("questions to a confidence that is high: %v, median %d", high, high[middle])
	t.Logf("questions to a result that is settled: %v, median %d", settled, settled[middle])
	if high[middle] > interview.Usual || settled[middle] > 9 {
		t.Errorf("medians %d and %d, want at most %d and 9", high[middle], settled[middle], interview.Usual)
	}
}

// Who knows nothing is asked nine questions.
func TestNothingIsKnown(t *testing.T) {
	if n := asked(nil, interview.Enough)[interview.Enough]; n != 9 {
		t.Errorf("%d questions, want 9", n)
	}
}

// A question that is skipped and would have ruled out nothing makes the quick way ask
// two others in its place at most, never all that are left.
func TestSkippingAsksNoMore(t *testing.T) {
	for i, x := range scenarios(t) {
		if i%5 > 0 || x.Answers["vendor-support"] != "either" {
			continue
		}
		without := maps.Clone(x.Answers)
		delete(without, "vendor-support")
		full, n := asked(x.Answers, interview.Enough)[interview.Enough], asked(without, interview.Enough)[interview.Enough]
		if n > full+2 {
			t.Errorf("%s: %d questions, %d when one is skipped", x.Name, full, n)
		}
	}
}
