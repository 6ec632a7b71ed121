package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"go.yaml.in/yaml/v4"

	"advisor/internal/diag"
	"advisor/internal/english"
)

// compiled is the schema of model files, compiled when it is first needed.
var compiled = sync.OnceValues(func() (*jsonschema.Schema, error) {
	const name = "model.schema.json"
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(name, doc); err != nil {
		return nil, err
	}
	return c.Compile(name)
})

// bySchema holds what the file says against its schema, so that an editor takes what
// the program takes: what a value of YAML is read as is wider than that.
func (c *checker) bySchema(written any) {
	s, err := compiled()
	if err != nil {
		c.report(nil, "cannot be held against the schema of models: %v", err)
		return
	}
	var wrong *jsonschema.ValidationError
	if errors.As(s.Validate(written), &wrong) {
		c.shaped(wrong)
	}
}

// plain is a document of YAML as a value of JSON.
func plain(n *yaml.Node) any {
	switch n.Kind {
	case yaml.DocumentNode:
		return plain(top(n))
	case yaml.AliasNode:
		return plain(n.Alias)
	case yaml.MappingNode:
		out := make(map[string]any, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			if key, v := n.Content[i].Value, plain(n.Content[i+1]); key == "<<" {
				mergeUnder(out, v)
			} else {
				out[key] = v
			}
		}
		return out
	case yaml.SequenceNode:
		out := make([]any, len(n.Content))
		for i, x := range n.Content {
			out[i] = plain(x)
		}
		return out
	}
	var v any
	if n.ShortTag() == "!!str" || n.Load(&v) != nil {
		return n.Value
	}
	switch v.(type) {
	case nil, string, bool, int, int64, uint64, float64:
		return v
	}
	return n.Value // a date
}

// mergeUnder adds what a merge key names, one mapping or several, to a mapping that
// says what it says itself.
func mergeUnder(out map[string]any, v any) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			mergeUnder(out, x)
		}
	case map[string]any:
		for k, x := range v {
			if _, said := out[k]; !said {
				out[k] = x
			}
		}
	}
}

// shaped notes what the schema has against the file, each at its place.
func (c *checker) shaped(wrong *jsonschema.ValidationError) {
	if len(wrong.Causes) > 0 {
		for _, x := range wrong.Causes {
			c.shaped(x)
		}
		return
	}
	path := make([]any, len(wrong.InstanceLocation))
	var named []string
	for i, step := range wrong.InstanceLocation {
		path[i] = step
		if n, err := strconv.Atoi(step); err == nil && i > 0 {
			path[i] = n
		} else {
			named = append(named, step)
		}
	}
	text := shapeWords(wrong.ErrorKind)
	if len(named) > 0 {
		text = strings.Join(named, ".") + ": " + text
	}
	c.report(path, "%s", text)
}

// shapeWords are what is wrong with a value, as far as a schema can tell.
func shapeWords(k jsonschema.ErrorKind) string {
	switch k := k.(type) {
	case *kind.Type:
		want := slices.DeleteFunc(slices.Clone(k.Want), func(w string) bool { return w == "null" })
		return "is " + typeWords[k.Got] + ", not " + english.Or(typesInWords(want))
	case *kind.Enum:
		var want []string
		for _, w := range k.Want {
			if w != nil {
				want = append(want, fmt.Sprint(w))
			}
		}
		return jsonWords(k.Got) + " is not " + english.Or(want)
	case *kind.Const:
		return jsonWords(k.Got) + " is not " + fmt.Sprint(k.Want)
	case *kind.Required:
		return english.And(k.Missing) + " is missing"
	case *kind.MinLength, *kind.MinItems, *kind.MinProperties:
		return "is empty"
	case *kind.Pattern:
		if strings.Contains(k.Want, "a-z") {
			return diag.Quoted(k.Got) + " is no id, which has small letters, digits and hyphens"
		}
		return diag.Quoted(k.Got) + " has a sign that a terminal does not show"
	case *kind.Minimum:
		return k.Got.RatString() + " is less than " + k.Want.RatString()
	case *kind.Maximum:
		return k.Got.RatString() + " is more than " + k.Want.RatString()
	}
	return "is not what the schema describes: advisor schema model"
}

var typeWords = map[string]string{
	"null": "nothing", "string": "text", "number": "a number", "integer": "a whole number", "boolean": "true or false", "array": "a list", "object": "a set of keys",
}

func typesInWords(types []string) []string {
	out := make([]string, len(types))
	for i, t := range types {
		out[i] = typeWords[t]
	}
	return out
}

// jsonWords is a value as it is written.
func jsonWords(v any) string {
	if v == nil {
		return "nothing"
	}
	data, err := json.Marshal(v)
	if err != nil {
		return "this"
	}
	return string(data)
}
