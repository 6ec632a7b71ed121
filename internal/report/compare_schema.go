package report

import (
	_ "embed"
	"slices"
)

//go:embed compare_schema.json
var comparisonSchema []byte

// ComparisonSchema is the JSON Schema (draft 2020-12) of a comparison in JSON.
// Further keys are allowed, since keys may be added.
func ComparisonSchema() []byte { return slices.Clone(comparisonSchema) }
