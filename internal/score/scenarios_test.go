package score_test

import (
	_ "embed"
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
	if len(all) < 40 {
		t.Errorf("%d scenarios, want 40 or more", len(all))
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
		})
	}
}
