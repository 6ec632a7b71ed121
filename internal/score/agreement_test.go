package score_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"advisor/internal/cases"
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/score"
)

// giveaways are the answers that nearly decide alone: a rule of four lines on
// them agrees with 55 of the first 60 cases, so the honest figure hides them.
var giveaways = []questions.ID{"hosts", "stage", "scaling", "deploy-downtime", "host-failure"}

// judged is one published decision and what the model says to it.
type judged struct {
	c  cases.Case
	as score.Assessment
}

func (j judged) agrees() bool { return string(j.as.Recommendation) == j.c.Decision }

// first are the 67 decisions that the weights were looked at with; what came
// later was coded afterwards and is harder.
func first() []cases.Case { return cases.All()[:67] }

// judge weighs the cases that keep two answers or more.
func judge(m model.Model, cs []cases.Case, hide []questions.ID) []judged {
	s := questions.Default()
	var out []judged
	for _, c := range cs {
		a := c.Answers()
		for _, id := range hide {
			delete(a, id)
		}
		if len(a) >= 2 {
			out = append(out, judged{c, score.Assess(basis(m, s, a))})
		}
	}
	return out
}

func agreeing(js []judged) int {
	n := 0
	for _, j := range js {
		if j.agrees() {
			n++
		}
	}
	return n
}

// The published decisions, with all their answers and with the give-away ones
// hidden.
func TestAgreesWithPublishedDecisions(t *testing.T) {
	for _, tt := range []struct {
		name        string
		from        []cases.Case
		hide        []questions.ID
		want, cases int
	}{
		{"first cases", first(), nil, 60, 60},
		// It were 43 before the values were fitted to all decisions: windmill-small has
		// batch work, and so many of the others with it went to Kubernetes that without
		// its one host it is a coin's throw, at a confidence of 0.53.
		{"first cases without " + words(giveaways), first(), giveaways, 42, 46},
		{"all cases", cases.All(), nil, 184, 202},
		{"all cases without " + words(giveaways), cases.All(), giveaways, 125, 148},
	} {
		js := judge(model.Default(), tt.from, tt.hide)
		got := agreeing(js)
		t.Logf("%s: %d of %d agree (at least %d are asked for)", tt.name, got, len(js), tt.want)
		for _, j := range js {
			if !j.agrees() {
				t.Logf("  not: %s decided %s (%s), the model says %s at %v", j.c.ID, j.c.Decision, j.c.Strength, j.as.Recommendation, j.as.Score)
			}
		}
		if got < tt.want || len(js) != tt.cases {
			t.Errorf("%s: %d of %d agree, want at least %d of %d", tt.name, got, len(js), tt.want, tt.cases)
		}
	}
}

func words(ids []questions.ID) string {
	out := ""
	for i, id := range ids {
		if i > 0 {
			out += ", "
		}
		out += string(id)
	}
	return out
}

// The model is less sure of what sources call a judgement than of what they
// call clear. Where a requirement closes one side, the confidence is that of the
// requirement and says nothing about the other answers, so those are left out of
// the second mean.
func TestIsLessSureOfLeans(t *testing.T) {
	for _, tt := range []struct {
		name   string
		vetoes bool
		of     func(score.Assessment) float64
	}{
		{"distance from 50", true, func(a score.Assessment) float64 { return math.Abs(a.Score - 50) }},
		{"confidence where no requirement decides", false, func(a score.Assessment) float64 { return a.Confidence }},
	} {
		mean := map[string]float64{}
		n := map[string]float64{}
		for _, j := range judge(model.Default(), cases.All(), nil) {
			if len(j.as.Vetoes) > 0 && !tt.vetoes {
				continue
			}
			mean[j.c.Strength] += tt.of(j.as)
			n[j.c.Strength]++
		}
		lean, clear := mean["lean"]/n["lean"], mean["strong"]/n["strong"]
		t.Logf("mean %s: %.3f over %.0f leans, %.3f over %.0f clear ones", tt.name, lean, n["lean"], clear, n["strong"])
		if lean >= clear {
			t.Errorf("mean %s: %.3f for leans is not below %.3f for clear ones", tt.name, lean, clear)
		}
	}
}

// The figures must not hang on single weights: with every weight wrong by up
// to a third at random, most decisions still come out right.
func TestAgreementDoesNotHangOnSingleWeights(t *testing.T) {
	m := model.Default()
	r := rand.New(rand.NewPCG(1, 2))
	var all, hidden []int
	for range 30 {
		bent := m
		bent.Factors = slices.Clone(m.Factors)
		for i := range bent.Factors {
			f := &bent.Factors[i]
			by := 10 * (2.0/3 + r.Float64()*2/3) // ten times too heavy; only the sign of the sum counts
			f.Options = slices.Clone(f.Options)
			for n := range f.Options {
				o := &f.Options[n]
				o.Shown = model.Shown{There: true, Value: int(math.Round(float64(f.Worth(o)) * by))}
			}
		}
		all = append(all, agreeing(judge(bent, first(), nil)))
		hidden = append(hidden, agreeing(judge(bent, first(), giveaways)))
	}
	slices.Sort(all)
	slices.Sort(hidden)
	t.Logf("every weight off by up to a third, 30 times: %d to %d of 60 agree (median %d); %d to %d of 46 with the give-aways hidden (median %d)",
		all[0], all[29], all[15], hidden[0], hidden[29], hidden[15])
	if all[15] < 59 || hidden[15] < 41 {
		t.Errorf("median agreement fell to %d of 60 and %d of 46", all[15], hidden[15])
	}
}
