package interview_test

import (
	"slices"
	"testing"

	"advisor/internal/interview"
	"advisor/internal/questions"
)

// What people have to agree on is asked in the order of the report, what weighs most
// first, and nothing else is.
func TestSettleKeepsItsOrder(t *testing.T) {
	settle := []questions.ID{"scaling", "stage", "hosts"}
	iv := interview.New(questions.Default(), interview.Options{
		Quick: true, Settle: settle,
		Order: func(questions.Answers) []questions.ID { return []questions.ID{"hosts", "stage", "scaling", "budget"} },
	})
	var asked []questions.ID
	for next := iv.Navigation.Start(); next; next = iv.Navigation.Forward() {
		q, _ := iv.Navigation.Current()
		asked = append(asked, q.ID)
		iv.Choose(q.ID, questions.Answer{Option: q.Options[1].ID, Source: questions.FromWizard})
	}
	if !slices.Equal(asked, settle) {
		t.Errorf("asked %v, want %v", asked, settle)
	}
}
