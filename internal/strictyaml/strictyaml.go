// Package strictyaml is what files have in common that people write as YAML and
// that are read strictly: the reader's messages in the words of a person, lines
// of places, and files that state only what differs from a built-in one. It
// knows no file's schema.
package strictyaml

import (
	"errors"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Messages calls f with each thing that the YAML reader says in an error, and
// its line; 0 where it names none.
func Messages(err error, f func(line int, message string)) {
	var many *yaml.LoadErrors
	var one *yaml.LoadError
	switch {
	case errors.As(err, &many):
		for _, e := range many.Errors {
			f(e.Mark.Line, e.Message)
		}
	case errors.As(err, &one):
		f(one.Mark.Line, one.Message)
	default:
		f(0, err.Error())
	}
}

// Line is the line of a place in the document, reached by keys and indexes, or
// of the nearest one above it that is there; 0 where the document has no lines.
func Line(n *yaml.Node, path ...any) int {
	at := 0
	for n != nil && n.Kind == yaml.DocumentNode {
		n = n.Content[0]
	}
	for _, step := range path {
		next := Child(n, step)
		if next == nil {
			break
		}
		n = next
		at = n.Line
	}
	if at == 0 && n != nil {
		at = n.Line
	}
	return at
}

// Has reports whether something stands at a place of a document.
func Has(n *yaml.Node, path ...any) bool {
	for n != nil && n.Kind == yaml.DocumentNode {
		n = n.Content[0]
	}
	for _, step := range path {
		n = Child(n, step)
	}
	return n != nil && n.ShortTag() != "!!null"
}

// FirstLine is the first line that something of a document stands in; 0 where nothing
// has a line.
func FirstLine(n *yaml.Node) int {
	if n == nil {
		return 0
	}
	first := n.Line
	for _, x := range n.Content {
		if at := FirstLine(x); at > 0 && (first == 0 || at < first) {
			first = at
		}
	}
	return first
}

// Child is what stands under a key of a mapping or at an index of a list; nil
// where there is nothing.
func Child(n *yaml.Node, step any) *yaml.Node {
	if n == nil {
		return nil
	}
	switch step := step.(type) {
	case int:
		if n.Kind == yaml.SequenceNode && step >= 0 && step < len(n.Content) {
			return n.Content[step]
		}
	case string:
		for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == step {
				return n.Content[i+1]
			}
		}
	}
	return nil
}

// ForgetLines keeps the lines of a built-in document out of messages about
// another file that is laid over it.
func ForgetLines(n *yaml.Node) {
	n.Line = 0
	for _, x := range n.Content {
		ForgetLines(x)
	}
}

// Lay puts one tree over another: keys replace keys, entries with an id replace
// or add to those with the same id, other lists replace lists. A key without a
// value says that nothing differs.
func Lay(over, under *yaml.Node) *yaml.Node {
	switch {
	case over.Kind == yaml.ScalarNode && over.ShortTag() == "!!null":
		return under
	case over.Kind != under.Kind:
		return over
	case over.Kind == yaml.DocumentNode && len(over.Content) == 1 && len(under.Content) == 1:
		over.Content[0] = Lay(over.Content[0], under.Content[0])
		return over
	case over.Kind == yaml.MappingNode:
		return layMapping(over, under)
	case over.Kind == yaml.SequenceNode && withIDs(over) && withIDs(under):
		return laySequence(over, under)
	}
	return over
}

func layMapping(over, under *yaml.Node) *yaml.Node {
	out := *over
	out.Content = nil
	for i := 0; i+1 < len(under.Content); i += 2 {
		key, value := under.Content[i], under.Content[i+1]
		if x := Child(over, key.Value); x != nil {
			value = Lay(x, value)
		}
		out.Content = append(out.Content, key, value)
	}
	for i := 0; i+1 < len(over.Content); i += 2 {
		if Child(under, over.Content[i].Value) == nil {
			out.Content = append(out.Content, over.Content[i], over.Content[i+1])
		}
	}
	return &out
}

func laySequence(over, under *yaml.Node) *yaml.Node {
	out := *over
	out.Content = slices.Clone(under.Content)
	for _, x := range over.Content {
		id := Child(x, "id").Value
		at := slices.IndexFunc(out.Content, func(n *yaml.Node) bool { return Child(n, "id").Value == id })
		if at < 0 {
			out.Content = append(out.Content, x)
			continue
		}
		out.Content[at] = Lay(x, out.Content[at])
	}
	return &out
}

// Doubles calls f with each entry of a list that has the id of an earlier one in
// it, and the line of that.
func Doubles(n *yaml.Node, f func(entry *yaml.Node, id string, first int)) {
	lines := map[string]int{}
	for _, x := range n.Content {
		if id := Child(x, "id"); n.Kind == yaml.SequenceNode && id != nil && id.Kind == yaml.ScalarNode {
			if first, twice := lines[id.Value]; twice {
				f(x, id.Value, first)
			} else {
				lines[id.Value] = id.Line
			}
		}
		Doubles(x, f)
	}
}

// Replaced calls f with each list that would take the place of one whose entries
// have ids, since it is empty or an entry has none; it is called with that entry,
// else with nil.
func Replaced(over, under *yaml.Node, f func(list, entry *yaml.Node)) {
	switch {
	case over.Kind == yaml.DocumentNode && under.Kind == yaml.DocumentNode && len(over.Content) == 1 && len(under.Content) == 1:
		Replaced(over.Content[0], under.Content[0], f)
	case over.Kind == yaml.MappingNode:
		for i := 0; i+1 < len(over.Content); i += 2 {
			if x := Child(under, over.Content[i].Value); x != nil {
				Replaced(over.Content[i+1], x, f)
			}
		}
	case over.Kind != yaml.SequenceNode || !withIDs(under):
	case len(over.Content) == 0:
		f(over, nil)
	default:
		for _, x := range over.Content {
			id := Child(x, "id")
			if id == nil || id.Kind != yaml.ScalarNode {
				f(over, x)
				continue
			}
			for _, y := range under.Content {
				if Child(y, "id").Value == id.Value {
					Replaced(x, y, f)
				}
			}
		}
	}
}

// withIDs reports whether a list has entries, and each of them an id.
func withIDs(n *yaml.Node) bool {
	for _, x := range n.Content {
		if id := Child(x, "id"); id == nil || id.Kind != yaml.ScalarNode {
			return false
		}
	}
	return len(n.Content) > 0
}

// NoDocument reports whether a message of the YAML reader means that the file
// is empty.
func NoDocument(message string) bool { return strings.HasSuffix(message, "no documents in stream") }
