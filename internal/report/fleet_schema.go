package report

import (
	_ "embed"
	"slices"
)

//go:embed fleet_schema.json
var fleetSchema []byte

// FleetSchema is the JSON Schema (draft 2020-12) of one project of many, as a
// line of JSON. Further keys are allowed, since keys may be added.
func FleetSchema() []byte { return slices.Clone(fleetSchema) }
