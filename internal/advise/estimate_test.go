package advise

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"advisor/internal/estimate"
	"advisor/internal/facts"
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/report"
)

// TestEstimateDecidesNothing: whatever prices, hours and memory are, all of a
// report but the estimate and what it contradicts is the same.
func TestEstimateDecidesNothing(t *testing.T) {
	set, m := questions.Default(), model.Default()
	r := rand.New(rand.NewPCG(1, 1))
	project := &facts.Project{Services: []facts.Service{{Name: "web", Role: facts.RoleApplication, Replicas: 1}}, Orchestrated: 1}
	contradicted := 0
	for range 12 {
		answers := questions.Answers{}
		for _, q := range set.Questions {
			if r.IntN(5) > 0 {
				answers[q.ID] = questions.Answer{Option: q.Options[r.IntN(len(q.Options))].ID, Source: questions.FromFlag}
			}
		}
		in := Input{Set: set, Model: m, Answers: answers, Project: project}
		plain := Report(in, Judgement{})
		wild := estimate.Default()
		wild.Items = append([]estimate.Item{}, wild.Items...)
		for i := range wild.Items {
			times := []float64{0, 1, 50}[r.IntN(3)]
			wild.Items[i].Low, wild.Items[i].Typical, wild.Items[i].High = wild.Items[i].Low*times, wild.Items[i].Typical*times, wild.Items[i].High*times
		}
		in.Costs = &wild
		other := Report(in, Judgement{})
		contradicted += len(plain.Contradictions) - len(report.Counted(plain.Contradictions)) + len(other.Contradictions) - len(report.Counted(other.Contradictions))
		if !reflect.DeepEqual(withoutEstimate(plain), withoutEstimate(other)) {
			t.Fatalf("other prices changed more than the estimate, with %v", answers)
		}
	}
	if contradicted == 0 {
		t.Error("no estimate contradicted anything: the test shows nothing")
	}
}

func withoutEstimate(r report.Report) report.Report {
	r.Estimate, r.Contradictions = nil, report.Counted(r.Contradictions)
	return r
}
