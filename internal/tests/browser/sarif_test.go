package browser

import (
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestSARIF validates the reports against the standard's own schema, which
// comes with an npm package.
func TestSARIF(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(npm(t, "@microsoft", "jest-sarif", "lib", "schemas", "sarif-2.1.0-rtm.5.json")))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("sarif.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range reports(t, ".sarif.json") {
		log, err := jsonschema.UnmarshalJSON(strings.NewReader(read(t, file)))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(log); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		runs := log.(map[string]any)["runs"].([]any)
		runs[0].(map[string]any)["results"] = "none"
		if schema.Validate(log) == nil {
			t.Error("the schema accepts anything")
		}
	}
}
