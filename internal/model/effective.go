package model

import (
	"bytes"
	"slices"

	"go.yaml.in/yaml/v4"

	"advisor/internal/strictyaml"
)

// BuiltIn is the built-in model as a file, its options included.
func BuiltIn() []byte { return whole() }

// Effective is a model that was read from a file without mistakes with everything
// that it comes to: the built-in one with what the file states put over it. It is a
// whole model, unless an option is taken out; that only a model that extends
// another one can say. A model that extends nothing is itself.
func Effective(data []byte) ([]byte, error) {
	var over, under yaml.Node
	if err := yaml.Load(data, &over); err != nil {
		return nil, err
	}
	if strictyaml.Child(top(&over), "extends") == nil {
		return data, nil
	}
	if err := yaml.Load(whole(), &under); err != nil {
		return nil, err
	}
	own := *top(&over) // laying it over the other one puts that into its place
	dropped := strictyaml.Child(&own, "drop")
	merged := top(strictyaml.Lay(&over, &under))
	unshown(merged, &own)
	if !dropsOption(dropped) { // else a whole model could not say what then rules out a side
		withoutKey(merged, "extends")
		withoutKey(merged, "drop")
		withoutDropped(merged, dropped)
	}
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	err := e.Encode(merged)
	return b.Bytes(), err
}

func top(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.DocumentNode && len(n.Content) == 1 {
		return n.Content[0]
	}
	return n
}

func withoutKey(n *yaml.Node, key string) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			n.Content = slices.Delete(n.Content, i, i+2)
			return
		}
	}
}

// unshown takes what decisions show from the factors whose weight or points the
// file states, as reading it does.
func unshown(merged, own *yaml.Node) {
	stated := strictyaml.Child(own, "factors")
	if stated == nil {
		return
	}
	for _, f := range strictyaml.Child(merged, "factors").Content {
		for _, x := range stated.Content {
			if strictyaml.Child(x, "id").Value != strictyaml.Child(f, "id").Value || !rescales(x) {
				continue
			}
			for _, o := range strictyaml.Child(f, "options").Content {
				withoutKey(o, "shown")
			}
		}
	}
}

// dropsOption reports whether one of the built-in options is taken out.
func dropsOption(dropped *yaml.Node) bool {
	built := wholeModel()
	return dropped != nil && slices.ContainsFunc(dropped.Content, func(x *yaml.Node) bool {
		_, ok := built.Way(x.Value)
		return ok
	})
}

// withoutDropped takes out vetoes, shapes and remarks.
func withoutDropped(merged, dropped *yaml.Node) {
	if dropped == nil {
		return
	}
	for _, key := range []string{"vetoes", "shapes", "remarks"} {
		list := strictyaml.Child(merged, key)
		if list == nil { // neither the file nor the built-in model has any
			continue
		}
		list.Content = slices.DeleteFunc(list.Content, func(x *yaml.Node) bool {
			return slices.ContainsFunc(dropped.Content, func(id *yaml.Node) bool { return strictyaml.Child(x, "id").Value == id.Value })
		})
	}
}
