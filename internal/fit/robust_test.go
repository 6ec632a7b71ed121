package fit_test

import (
	"flag"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"go.yaml.in/yaml/v4"

	"advisor/internal/fit"
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/score"
)

var draws = flag.Int("draws", 40, "how often every weight is made wrong (make robust: 500)")

// long is from how many draws on a run is the long one, which leaves out every source
// in turn and not every fourth.
const long = 200

// maxFall is by how many of 100 decisions the agreement may fall.
const maxFall = 3

// Who sets the weights, and who codes an answer, may be wrong. With every weight
// wrong by up to a third, at random, the model still agrees with nearly as many
// of all published decisions.
func TestHoldsWithEveryWeightWrong(t *testing.T) {
	mean, worst := falls(model.Default(), *draws)
	t.Logf("with every weight wrong by up to a third, %d times: %.1f of 100 fewer agree on average, %.1f at worst", *draws, mean, worst)
	if worst > maxFall {
		t.Errorf("the agreement falls by %.1f of 100, more than %d", worst, maxFall)
	}
}

// falls is by how many of 100 decisions the agreement falls with every weight wrong,
// on average and at worst.
func falls(m model.Model, times int) (mean, worst float64) {
	s, ds := questions.Default(), decisions(m)
	right := agreeing(m, s, ds)
	r := rand.New(rand.NewPCG(7, 11))
	for range times {
		fall := 100 * float64(right-agreeing(bent(m, r), s, ds)) / float64(len(ds))
		mean += fall / float64(times)
		worst = max(worst, fall)
	}
	return mean, worst
}

// bent is a model in which what each question counts is wrong by a factor of its own,
// from two thirds to four thirds. Ten times all of it keeps roundings small: the side
// of the sum is all that is looked at.
func bent(m model.Model, r *rand.Rand) model.Model {
	v := make(fit.Values, len(m.Factors))
	for i, f := range m.Factors {
		by := 10 * (2.0/3 + r.Float64()*2/3)
		for o := range f.Options {
			v[i] = append(v[i], int(math.Round(by*float64(f.Worth(&f.Options[o])))))
		}
	}
	return with(m, v)
}

func agreeing(m model.Model, s questions.Questionnaire, ds []fit.Decision) int {
	says := foretell(m, s)
	n := 0
	for i := range ds {
		if (says(ds[i].Answers) > 0.5) == ds[i].Kubernetes {
			n++
		}
	}
	return n
}

// No single source decides what a whole team is told: without any one of them, every
// scenario has the headline that it has with all, and comes out as people expect.
func TestNoSourceAloneTurnsAScenario(t *testing.T) {
	m, s := model.Default(), questions.Default()
	fs, ds := factors(m), decisions(m)
	teams := scenarios(t)
	folds := fit.Folds(fs, ds, method(m))
	var sources []string
	for i := range ds {
		if !slices.Contains(sources, ds[i].Source) {
			sources = append(sources, ds[i].Source)
		}
	}
	now, turned := map[string]string{}, map[string][]string{}
	for _, x := range teams {
		now[x.Name] = headline(t, m, s, x)
	}
	for n, source := range sources {
		if *draws < long && n%4 != 0 {
			continue
		}
		without := with(m, folds(func(n int) bool { return ds[n].Source != source }))
		for _, x := range teams {
			without.Scenarios = []model.Scenario{x}
			if score.Verify(without, s) != nil || headline(t, without, s, x) != now[x.Name] {
				turned[x.Name] = append(turned[x.Name], source)
			}
		}
	}
	for _, x := range teams {
		if by := turned[x.Name]; len(by) > 0 {
			t.Errorf("%s: comes out otherwise without any one of %d sources of %d, such as %s", x.Name, len(by), len(sources), by[0])
		}
	}
}

func headline(t *testing.T, m model.Model, s questions.Questionnaire, x model.Scenario) string {
	t.Helper()
	a, err := x.Filled(s)
	if err != nil {
		t.Fatal(err)
	}
	as := score.Assess(score.Basis{Model: m, Questions: s, Answers: a})
	if as.Strength == model.Undecided {
		return "none"
	}
	return string(as.Recommendation)
}

// scenarios are the whole teams that the model is held to.
func scenarios(t *testing.T) []model.Scenario {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "score", "testdata", "scenarios.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var all []model.Scenario
	if err := yaml.Load(data, &all, yaml.WithKnownFields()); err != nil {
		t.Fatal(err)
	}
	return all
}
