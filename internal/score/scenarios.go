package score

import (
	_ "embed"

	"go.yaml.in/yaml/v4"

	"advisor/internal/model"
)

//go:embed testdata/scenarios.yaml
var scenarioYAML []byte

// Scenarios are whole teams with the verdict that people expect, with which the
// built-in model is tested.
func Scenarios() ([]model.Scenario, error) {
	var all []model.Scenario
	err := yaml.Load(scenarioYAML, &all, yaml.WithKnownFields())
	return all, err
}
