package estimate

import (
	_ "embed"
	"slices"
)

//go:embed costs.schema.json
var schema []byte

// Schema is the JSON Schema of a file of prices and hours.
func Schema() []byte { return slices.Clone(schema) }
