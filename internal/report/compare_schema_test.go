package report_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"reflect"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"advisor/internal/report"
	"advisor/internal/report/fixture"
)

// TestComparisonSchemaIsGenerated is TestSchemaIsGenerated for a comparison.
func TestComparisonSchemaIsGenerated(t *testing.T) {
	b, err := os.ReadFile("compare_schema_words.yaml")
	if err != nil {
		t.Fatal(err)
	}
	own := map[string]map[string]word{}
	if err := yaml.Unmarshal(b, &own); err != nil {
		t.Fatal(err)
	}
	words := readWords(t)
	maps.Copy(words, own)
	g := generator{words: words, used: map[string]bool{}, defs: map[reflect.Type]*ordered{}}
	root := g.root(reflect.TypeFor[report.Comparison]())
	root.set("title", "advisor comparison")
	got, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	for _, typ := range slices.Sorted(maps.Keys(own)) {
		for _, key := range slices.Sorted(maps.Keys(own[typ])) {
			if !g.used[typ+"."+key] {
				t.Errorf("compare_schema_words.yaml has words for %s.%s, which no comparison has", typ, key)
			}
		}
	}
	for _, m := range g.missing {
		t.Errorf("compare_schema_words.yaml has no words for %s", m)
	}
	fixture.CompareGolden(t, "compare_schema.json", append(got, '\n'))
}

// TestSchemaAcceptsComparisons also holds them to the keys that it describes.
func TestSchemaAcceptsComparisons(t *testing.T) {
	closed := bytes.ReplaceAll(report.ComparisonSchema(), []byte(`"type": "object",`), []byte(`"type": "object", "additionalProperties": false,`))
	for name, c := range fixture.Comparisons() {
		var b bytes.Buffer
		if err := report.Encode(&b, c.Normal()); err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(&b)
		if err != nil {
			t.Fatal(err)
		}
		if err := compileSchema(t, closed).Validate(doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
