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
	generated(t, reflect.TypeFor[report.Comparison](), "comparison", "compare_schema")
}

// TestFleetComparisonSchemaIsGenerated is the same for one of many projects.
func TestFleetComparisonSchemaIsGenerated(t *testing.T) {
	generated(t, reflect.TypeFor[report.FleetComparison](), "fleet comparison", "fleet_compare_schema")
}

// generated writes the schema of a type from words of its own and those of a
// report, and compares it with the one that is embedded.
func generated(t *testing.T, of reflect.Type, what, file string) {
	t.Helper()
	b, err := os.ReadFile(file + "_words.yaml")
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
	root := g.root(of)
	root.set("title", "advisor "+what)
	got, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	for _, typ := range slices.Sorted(maps.Keys(own)) {
		for _, key := range slices.Sorted(maps.Keys(own[typ])) {
			if !g.used[typ+"."+key] {
				t.Errorf("%s_words.yaml has words for %s.%s, which no %s has", file, typ, key, what)
			}
		}
	}
	for _, m := range g.missing {
		t.Errorf("%s_words.yaml has no words for %s", file, m)
	}
	fixture.CompareGolden(t, file+".json", append(got, '\n'))
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
