package report

import (
	_ "embed"
	"slices"
)

var (
	//go:embed schema.json
	schema []byte
	//go:embed fleet_schema.json
	fleetSchema []byte
	//go:embed compare_schema.json
	comparisonSchema []byte
	//go:embed fleet_compare_schema.json
	fleetComparisonSchema []byte
	//go:embed scan_schema.json
	scanSchema []byte
)

// Schema is the JSON Schema (draft 2020-12) of the JSON report. Further keys
// are allowed, since keys may be added.
func Schema() []byte { return slices.Clone(schema) }

// ScanSchema is that of a scan.
func ScanSchema() []byte { return slices.Clone(scanSchema) }

// FleetSchema is that of one project of many, as a line of JSON.
func FleetSchema() []byte { return slices.Clone(fleetSchema) }

// ComparisonSchema is that of a comparison.
func ComparisonSchema() []byte { return slices.Clone(comparisonSchema) }

// FleetComparisonSchema is that of a comparison of two runs over many projects.
func FleetComparisonSchema() []byte { return slices.Clone(fleetComparisonSchema) }
