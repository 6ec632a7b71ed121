package interview_test

import (
	"slices"
	"testing"

	"advisor/internal/interview"
	"advisor/internal/questions"
)

// What is asked no more is never asked, whatever the files say of it. An answer to it
// counts, and the review lists it, so that it can be overruled.
func TestNobodyIsAskedWhatIsRetired(t *testing.T) {
	set := questions.Default()
	known := questions.Answers{}
	for _, q := range set.Questions {
		if q.Retired != "" {
			known[q.ID] = questions.Answer{Option: q.Options[1].ID, Source: questions.FromScan}
		}
	}
	if len(known) == 0 {
		t.Fatal("nothing is retired")
	}
	for _, quick := range []bool{false, true} {
		iv := interview.New(set, interview.Options{Known: known, Quick: quick})
		n := 0
		for next := iv.Navigation.Start(); next; next = iv.Navigation.Forward() {
			q, _ := iv.Navigation.Current()
			if q.Retired != "" {
				t.Errorf("quick %t: %s is asked", quick, q.ID)
			}
			iv.Choose(q.ID, questions.Answer{Source: questions.FromWizard})
			n++
		}
		if want := len(set.Asked(nil)); n != want {
			t.Errorf("quick %t: %d questions are asked, want %d", quick, n, want)
		}
		for id, a := range known {
			if got := iv.Answers()[id]; got.Option != a.Option {
				t.Errorf("%s: the answer is lost: %+v", id, got)
			}
			listed := func() bool {
				return slices.ContainsFunc(iv.Review(), func(r interview.Row) bool { return r.Question.ID == id })
			}
			if !listed() {
				t.Errorf("%s is not in the review", id)
			}
			iv.Choose(id, questions.Answer{Source: questions.FromWizard})
			if !listed() || iv.Answers()[id].Known() {
				t.Errorf("%s cannot be overruled", id)
			}
		}
	}
}

// The quick way asks last what decides hardly ever, also where it could move the
// result most.
func TestQuickAsksLastWhatIsLate(t *testing.T) {
	set := questions.Default()
	late := []questions.ID{"deploy-frequency", "on-call"}
	iv := interview.New(set, interview.Options{Quick: true, Order: func(questions.Answers) []questions.ID { return append(slices.Clone(late), "hosts") }})
	var asked []questions.ID
	for next := iv.Navigation.Start(); next; next = iv.Navigation.Forward() {
		q, _ := iv.Navigation.Current()
		asked = append(asked, q.ID)
		iv.Choose(q.ID, questions.Answer{Source: questions.FromWizard})
	}
	if asked[0] != "hosts" || !slices.Equal(asked[len(asked)-2:], late) {
		t.Errorf("asked %v", asked)
	}
}
