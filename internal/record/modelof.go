package record

import (
	"go.yaml.in/yaml/v4"

	"advisor/internal/untrusted"
)

// ModelOf is the model file that a record names, and its line; empty where it
// names none or cannot be read. It says nothing about the rest of the record:
// which questions there are depends on the model.
func ModelOf(data []byte) (name untrusted.Text, line int) { return fileOf(data, keyModel) }

// CostsOf is the file of prices and hours that a record names, and its line, as
// ModelOf.
func CostsOf(data []byte) (name untrusted.Text, line int) { return fileOf(data, keyCosts) }

func fileOf(data []byte, key string) (name untrusted.Text, line int) {
	var c collector
	root := document(data, &c)
	if root == nil || root.Kind != yaml.MappingNode {
		return "", 0
	}
	v := valueOf(root, key)
	if v == nil || v.Kind != yaml.ScalarNode || v.ShortTag() != "!!str" {
		return "", 0
	}
	text, err := Note(v.Value)
	if err != nil {
		return "", 0
	}
	return untrusted.Text(text), v.Line
}
