package score_test

import (
	_ "embed"
	"slices"
	"testing"

	"go.yaml.in/yaml/v4"

	"advisor/internal/questions"
	"advisor/internal/score"
)

//go:embed testdata/scenarios.yaml
var scenarioFile []byte

type scenario struct {
	Name     string                              `yaml:"name"`
	Why      string                              `yaml:"why"`
	Expect   score.Recommendation                `yaml:"expect"`
	Strength []score.Strength                    `yaml:"strength"`
	Answers  map[questions.ID]questions.OptionID `yaml:"answers"`
}

func scenarios(t testing.TB) []scenario {
	t.Helper()
	var out []scenario
	if err := yaml.Load(scenarioFile, &out, yaml.WithKnownFields()); err != nil {
		t.Fatal(err)
	}
	return out
}

func (x scenario) answers(t testing.TB, s questions.Set) questions.Answers {
	t.Helper()
	a := questions.Answers{}
	for id, o := range x.Answers {
		q, ok := s.Question(id)
		if _, has := q.Option(o); !ok || !has {
			t.Errorf("%s: there is no %s: %s", x.Name, id, o)
		}
		a[id] = questions.Answer{Option: o, Source: questions.FromFile}
	}
	return a
}

func TestScenarios(t *testing.T) {
	m, s := score.Default(), questions.Default()
	all := scenarios(t)
	if len(all) < 40 {
		t.Errorf("%d scenarios, want 40 or more", len(all))
	}
	for _, x := range all {
		t.Run(x.Name, func(t *testing.T) {
			as := score.Assess(m, s, x.answers(t, s))
			t.Logf("%s (%s) at %v, stability %v: %s", as.Recommendation, as.Strength, as.Score, as.Stability, as.StrengthWhy)
			if as.Recommendation != x.Expect {
				t.Errorf("recommends %s at %v; people expect %s: %s", as.Recommendation, as.Score, x.Expect, x.Why)
			}
			if len(x.Strength) > 0 && !slices.Contains(x.Strength, as.Strength) {
				t.Errorf("%s at %v, want one of %v: %s (%s)", as.Strength, as.Score, x.Strength, x.Why, as.StrengthWhy)
			}
		})
	}
}
