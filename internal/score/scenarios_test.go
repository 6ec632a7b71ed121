package score_test

import (
	_ "embed"
	"slices"
	"testing"

	"go.yaml.in/yaml/v4"

	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/score"
)

//go:embed testdata/scenarios.yaml
var scenarioFile []byte

func TestScenarios(t *testing.T) {
	m, s := model.Default(), questions.Default()
	var all []model.Scenario
	if err := yaml.Load(scenarioFile, &all, yaml.WithKnownFields()); err != nil {
		t.Fatal(err)
	}
	if len(all) < 58 {
		t.Errorf("%d scenarios, want 58 or more", len(all))
	}
	named := map[string]int{}
	for _, x := range all {
		named[x.Option]++
	}
	for _, w := range m.Ways {
		if named[w.ID] < 4 {
			t.Errorf("%d scenarios recommend %s, want 4 or more", named[w.ID], w.ID)
		}
	}
	for _, x := range all {
		t.Run(x.Name, func(t *testing.T) {
			m.Scenarios = []model.Scenario{x}
			if err := score.Verify(m, s); err != nil {
				t.Error(err)
			}
			if x.Why == "" {
				t.Error("it does not say why")
			}
			if none := slices.Equal(x.Strength, []model.Strength{model.Undecided}); none != (x.Option == "") {
				t.Errorf("strength is %v, option %q: a way to run it is named where something is recommended, and nowhere else", x.Strength, x.Option)
			}
		})
	}
}
