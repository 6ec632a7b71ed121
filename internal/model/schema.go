package model

import (
	_ "embed"
	"slices"
)

//go:embed model.schema.json
var schema []byte

// Schema is the JSON Schema of a model file.
func Schema() []byte { return slices.Clone(schema) }
