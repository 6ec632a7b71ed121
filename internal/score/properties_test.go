package score_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/score"
)

// The properties hold for all answers; the seeds below are tried on each run,
// and fuzzing goes on from them.
func FuzzProperties(f *testing.F) {
	for seed := range uint64(150) {
		f.Add(seed, uint8(seed%101))
	}
	m, s := model.Default(), questions.Default()
	f.Fuzz(func(t *testing.T, seed uint64, known uint8) {
		r := rand.New(rand.NewPCG(seed, 1))
		a := random(r, s, int(known))
		as := score.Assess(basis(m, s, a))
		if diff := cmp.Diff(as, score.Assess(basis(m, s, a))); diff != "" {
			t.Fatalf("equal answers, different assessments:\n%s", diff)
		}
		contributionsAddUp(t, as)
		for range 20 {
			done := score.Assess(basis(m, s, complete(r, s, a)))
			inside(t, as, done)
			if as.Firm && headline(done) != headline(as) {
				t.Errorf("firm and %s, but a completion says %s", headline(as), headline(done))
			}
			if !done.Firm {
				t.Error("everything is answered, but it is not firm")
			}
		}
		if as.Confidence < 0.5 || as.Confidence > m.Thresholds.Cap.Value {
			t.Errorf("the confidence is %v", as.Confidence)
		}
		saysSo(t, m, as)
		moves(t, m, s, a, as)
	})
}

// headline is what a report says first: a side, or that none is recommended.
func headline(a score.Assessment) string {
	if a.Strength == model.Undecided {
		return "none"
	}
	return string(a.Recommendation)
}

// saysSo says that the words are those of the confidence.
func saysSo(t *testing.T, m model.Model, a score.Assessment) {
	t.Helper()
	want := model.Undecided
	switch {
	case a.BothClosed:
		if a.Confidence != 0.5 {
			t.Errorf("both options are closed at a confidence of %v", a.Confidence)
		}
	case a.Confidence >= m.Thresholds.High.Value:
		want = model.Strong
	case a.Confidence >= m.Thresholds.Good.Value:
		want = model.Lean
	}
	if a.Strength != want {
		t.Errorf("%s at a confidence of %v", a.Strength, a.Confidence)
	}
	if len(a.Vetoes) > 0 && !a.BothClosed && a.Confidence < m.Thresholds.Closed.Value {
		t.Errorf("one option is closed at a confidence of %v", a.Confidence)
	}
}

func contributionsAddUp(t *testing.T, as score.Assessment) {
	t.Helper()
	sum := 50.0
	for _, c := range as.Factors {
		sum += c.Points
		if math.Abs(c.Points*100-math.Round(c.Points*100)) > 1e-9 {
			t.Errorf("%s: %v has more than two decimal places", c.Question, c.Points)
		}
		if c.Points < c.Range.Low || c.Points > c.Range.High {
			t.Errorf("%s: %v is outside of %v", c.Question, c.Points, c.Range)
		}
	}
	if math.Abs(sum-as.Score) > 1e-9 {
		t.Errorf("contributions add up to %v, the score is %v", sum, as.Score)
	}
	if len(as.Vetoes) == 0 && (as.Score > 50) != (as.Recommendation == model.Kubernetes) {
		t.Errorf("%s at %v", as.Recommendation, as.Score)
	}
}

// inside says that what is found out stays inside of what was said before.
func inside(t *testing.T, before, after score.Assessment) {
	t.Helper()
	in := func(what string, v float64, r score.Range) {
		if v < r.Low-1e-9 || v > r.High+1e-9 {
			t.Errorf("%s: %v is outside of %v", what, v, r)
		}
	}
	in("score", before.Score, before.Range)
	in("score", after.Score, before.Range)
	for i, x := range before.Axes {
		in(string(x.Axis), x.Score, x.Range)
		in(string(x.Axis), after.Axes[i].Score, x.Range)
	}
	for i, c := range before.Factors {
		in(string(c.Question), after.Factors[i].Points, c.Range)
	}
}

// moves says that more need never moves towards Compose, and less means to run
// a cluster never towards Kubernetes.
func moves(t *testing.T, m model.Model, s questions.Questionnaire, a questions.Answers, as score.Assessment) {
	t.Helper()
	for _, f := range m.Factors {
		q, _ := s.Question(f.ID)
		now := -1
		for i, o := range q.Options {
			if o.ID == a[f.ID].Option {
				now = i
			}
		}
		if f.Order == model.Unordered || now < 0 || now == len(q.Options)-1 {
			continue
		}
		up := score.Assess(basis(m, s, with(a, f.ID, q.Options[now+1].ID)))
		if up.Score < as.Score {
			t.Errorf("%s from %s to %s lowers the score from %v to %v", f.ID, q.Options[now].ID, q.Options[now+1].ID, as.Score, up.Score)
		}
		if as.Recommendation == model.Kubernetes && up.Recommendation == model.Compose {
			t.Errorf("%s from %s to %s turns Kubernetes into Compose", f.ID, q.Options[now].ID, q.Options[now+1].ID)
		}
	}
}

// What firm and the range say is held against trying out every completion one
// by one.
func TestCompletionsByBruteForce(t *testing.T) {
	m, s := model.Default(), questions.Default()
	groups := [][]questions.ID{
		{"stage", "host-failure", "availability", "vendor-support"},
		{"platform-engineers", "kubernetes-access", "kubernetes-experience", "host-failure"},
		{"hosts", "regions", "engineers", "deploying-teams"},
		{"stage", "availability", "deploy-downtime", "hosts", "regions"},
		{"services", "scaling", "budget", "compliance"},
		{"stage", "vendor-support", "platform-engineers", "kubernetes-access", "kubernetes-experience"},
	}
	seeds := uint64(24)
	if testing.Short() {
		seeds = 6
	}
	for seed := range seeds {
		r := rand.New(rand.NewPCG(seed, 2))
		a := random(r, s, 100)
		for _, id := range groups[int(seed)%len(groups)] {
			delete(a, id)
		}
		as := score.Assess(basis(m, s, a))
		low, high, firm := brute(m, s, a, headline(as))
		if firm != as.Firm {
			t.Errorf("seed %d: firm %v, by trying out %v", seed, as.Firm, firm)
		}
		if math.Abs(low-as.Range.Low) > 1e-9 || math.Abs(high-as.Range.High) > 1e-9 {
			t.Errorf("seed %d: range %v, by trying out %v to %v", seed, as.Range, low, high)
		}
	}
}

// brute tries out every completion.
func brute(m model.Model, s questions.Questionnaire, a questions.Answers, now string) (low, high float64, firm bool) {
	low, high, firm = 100, 0, true
	var open []model.Factor
	tried := questions.Answers{}
	for _, f := range m.Factors {
		tried[f.ID] = a[f.ID]
		if a[f.ID].Option == questions.Unknown {
			open = append(open, f)
		}
	}
	var try func(left []model.Factor)
	try = func(left []model.Factor) {
		if len(left) == 0 {
			as := score.Assess(basis(m, s, tried))
			low, high = min(low, as.Score), max(high, as.Score)
			firm = firm && headline(as) == now
			return
		}
		f := left[0]
		if len(a[f.ID].AnyOf) == 0 && len(s.ImpliedBy(tried, f.ID)) > 0 {
			try(left[1:])
			return
		}
		for _, o := range f.Options {
			if possible(a[f.ID].AnyOf, o.ID) {
				tried[f.ID] = questions.Answer{Option: o.ID}
				try(left[1:])
			}
		}
		tried[f.ID] = questions.Answer{}
	}
	try(open)
	return low, high, firm
}

func possible(ids []questions.OptionID, id questions.OptionID) bool {
	for _, x := range ids {
		if x == id {
			return true
		}
	}
	return len(ids) == 0
}

// One soft factor never decides alone: at its full weight, whether by what
// experts say or by what decisions show, it stays within a few points. That holds for the number of services first of all.
func TestNoFactorDecidesAlone(t *testing.T) {
	const most = 5 // points of score
	m := model.Default()
	for _, f := range m.Factors {
		for _, o := range f.Options {
			for _, worth := range []int{f.Weight * o.Points, f.Worth(&o)} {
				if points := float64(worth) / m.Thresholds.Divisor.Value; math.Abs(points) >= most {
					t.Errorf("%s: %s adds %v, the most is %v", f.ID, o.ID, points, most)
				}
			}
		}
	}
}

// Where people disagree, the order in which they spoke does not matter.
func TestOrderOfAnswersDoesNotMatter(t *testing.T) {
	m, s := model.Default(), questions.Default()
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 3))
		a := random(r, s, 80)
		turned := questions.Answers{}
		for i := len(s.Questions) - 1; i >= 0; i-- {
			x, ok := a[s.Questions[i].ID]
			if !ok {
				continue
			}
			ids := append([]questions.OptionID(nil), x.AnyOf...)
			r.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
			x.AnyOf = ids
			turned[s.Questions[i].ID] = x
		}
		one, two := score.Assess(basis(m, s, a)), score.Assess(basis(m, s, turned))
		for i := range one.Factors { // the answers themselves are repeated as they were given
			one.Factors[i].Answer, two.Factors[i].Answer = questions.Answer{}, questions.Answer{}
		}
		if diff := cmp.Diff(one, two); diff != "" {
			t.Errorf("seed %d:\n%s", seed, diff)
		}
	}
}
