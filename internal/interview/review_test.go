package interview_test

import (
	"strings"
	"testing"

	"advisor/internal/interview"
	"advisor/internal/questions"
)

// What the review counts as answered is what a report counts, from whomever it is:
// a flag, the files, the person, or another answer that implies it.
func TestReviewCountsWhatAReportCounts(t *testing.T) {
	set := questions.Default()
	iv := interview.New(set, interview.Options{
		Fixed: questions.Answers{"budget": {Option: "tight", Source: questions.FromFlag}},
		Known: questions.Answers{
			"services": {Option: "5-9", Source: questions.FromScan},
			"growth":   {Option: "fast", Source: questions.FromScan}, // asked no more
		},
		Live: func(questions.Answers) interview.Preview {
			return interview.Preview{Strength: "strong", Recommendation: "compose"}
		},
		Next: func(questions.Answers) []interview.Next {
			return []interview.Next{{ID: "stage"}, {ID: "scaling", CanFlip: true}}
		},
	})
	iv.Choose("hosts", questions.Answer{Option: "1", Source: questions.FromWizard})
	iv.Choose("delivery", questions.Answer{Source: questions.FromWizard})

	all := set.Resolve(iv.Answers())
	want, known := 0, 0
	for _, q := range set.Questions {
		switch {
		case all[q.ID].Known():
			want++
			known++
		case q.Retired == "":
			want++
		}
	}
	rows := iv.Review()
	if len(rows) != want || known != 5 {
		t.Fatalf("%d rows, want %d; %d are known, want 5", len(rows), want, known)
	}
	for _, r := range rows {
		switch r.Question.ID {
		case "regions":
			if r.Origin() != "follows from hosts at peak" || !strings.Contains(r.Unchangeable(), "hosts at peak: change that answer") {
				t.Errorf("regions: %q, %q", r.Origin(), r.Unchangeable())
			}
		case "budget":
			if !r.Fixed || !strings.Contains(r.Unchangeable(), "--budget") {
				t.Errorf("budget: %+v, %q", r, r.Unchangeable())
			}
		default:
			if r.Unchangeable() != "" {
				t.Errorf("%s: %s", r.Question.ID, r.Unchangeable())
			}
		}
	}
	for got, want := range map[string]string{
		iv.Openness().Tally(rows):   "5 of 24 answered; 1 of 19 open answers can change the result alone.",
		iv.Stopping(interview.High): "5 of 24 questions answered (1 by you), confidence high. Finish, or go on (2 of the 18 left could still move it)?",
		iv.Stopping(interview.Firm): "5 of 24 questions answered (1 by you). No answer to the other 18 questions can change the result.",
		iv.GoingOn():                "Go on with the other 18 questions, and 1 that the files answer",
	} {
		if got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
}

// The review says of the open answers what no other sentence contradicts: that one
// alone, several together, or none can change the result.
func TestTally(t *testing.T) {
	set := questions.Questionnaire{Questions: []questions.Question{
		{ID: "a", Short: "a", Options: []questions.Option{{ID: "x"}}}, {ID: "b", Short: "b", Options: []questions.Option{{ID: "x"}}},
	}}
	for want, c := range map[string]struct {
		next  []interview.Next
		given []questions.ID
	}{
		"0 of 2 answered; the rest cannot change the result.":                               {},
		"0 of 2 answered; no single answer to the rest can change the result, several can.": {next: []interview.Next{{ID: "a"}, {ID: "b"}}},
		"1 of 2 answered; the open answer can change the result.":                           {next: []interview.Next{{ID: "b", CanFlip: true}}, given: []questions.ID{"a"}},
		"All 2 questions are answered.":                                                     {given: []questions.ID{"a", "b"}},
	} {
		iv := interview.New(set, interview.Options{Next: func(questions.Answers) []interview.Next { return c.next }})
		for _, id := range c.given {
			iv.Choose(id, questions.Answer{Option: "x", Source: questions.FromWizard})
		}
		if got := iv.Openness().Tally(iv.Review()); got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
}
