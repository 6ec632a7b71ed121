package advise

import (
	"math/rand/v2"
	"reflect"
	"slices"
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

// TestDoubts: what is said beside an answer while it is given stands in the report
// of the same answers, word for word, and nothing of it is lost there.
func TestDoubts(t *testing.T) {
	set, m := questions.Default(), model.Default()
	r := rand.New(rand.NewPCG(2, 1))
	project := &facts.Project{Services: []facts.Service{{Name: "web", Role: facts.RoleApplication, Replicas: 1}}, Orchestrated: 1}
	bySource := map[string]int{}
	for range 10 {
		answers := questions.Answers{}
		for _, q := range set.Questions {
			if r.IntN(5) > 0 {
				answers[q.ID] = questions.Answer{Option: q.Options[r.IntN(len(q.Options))].ID, Source: questions.FromWizard}
			}
		}
		in := Input{Set: set, Model: m, Answers: answers, Project: project}
		var reported []facts.Contradiction
		for _, c := range Report(in, Judgement{}).Contradictions {
			if c.Source != "" || len(c.Evidence) > 0 {
				reported = append(reported, c)
			}
		}
		doubts := Doubts(in)
		said := 0
		for _, c := range doubts {
			bySource[c.Source]++
			if slices.ContainsFunc(reported, func(x facts.Contradiction) bool { return x.Message == c.Message }) {
				said++
			}
		}
		if said < len(reported) {
			t.Fatalf("the report has %v, beside the answers stand %v", reported, doubts)
		}
	}
	if bySource[""] == 0 || bySource[report.FromEstimate] == 0 {
		t.Errorf("of each source: %v, so the test shows nothing", bySource)
	}
}
