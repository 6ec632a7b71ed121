package report_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"advisor/internal/report"
	"advisor/internal/report/fixture"
)

// TestFleetSchemaIsGenerated writes the schema of a line from the Go types and
// the words, and compares it with the one that is embedded.
func TestFleetSchemaIsGenerated(t *testing.T) {
	b, err := os.ReadFile("fleet_schema_words.yaml")
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
	root := g.root(reflect.TypeFor[report.FleetLine]())
	root.set("title", "advisor line")
	got, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	for _, typ := range slices.Sorted(maps.Keys(own)) {
		for _, key := range slices.Sorted(maps.Keys(own[typ])) {
			if !g.used[typ+"."+key] {
				t.Errorf("fleet_schema_words.yaml has words for %s.%s, which no line has", typ, key)
			}
		}
	}
	for _, m := range g.missing {
		t.Errorf("fleet_schema_words.yaml has no words for %s", m)
	}
	fixture.CompareGolden(t, "fleet_schema.json", append(got, '\n'))
}

// TestSchemaAcceptsFleetLines also holds them to the keys that it describes.
func TestSchemaAcceptsFleetLines(t *testing.T) {
	closed := bytes.ReplaceAll(report.FleetSchema(), []byte(`"type": "object",`), []byte(`"type": "object", "additionalProperties": false,`))
	open, strict := compileSchema(t, report.FleetSchema()), compileSchema(t, closed)
	all := fixture.Fleets()
	delete(all, "fleet-hostile") // which has words that only somebody's editor writes
	for name, f := range all {
		for line := range bytes.Lines(fixture.FleetJSON(t, f)) {
			doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
			if err != nil {
				t.Fatal(err)
			}
			if err := open.Validate(doc); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if err := strict.Validate(doc); err != nil {
				t.Errorf("%s has a key that the schema does not describe: %v", name, err)
			}
		}
	}
}

// TestFleetSchemaRefuses makes sure that the schema can fail.
func TestFleetSchemaRefuses(t *testing.T) {
	s := compileSchema(t, report.FleetSchema())
	line := string(fixture.FleetJSON(t, fixture.CheckedFleet()[:1]))
	for _, change := range [][2]string{
		{`"path":"shop",`, ""},
		{`"recommendation":"compose"`, `"recommendation":"swarm"`},
		{`"status":"stands"`, `"status":"fine"`},
		{`"score":33.2`, `"score":133.2`},
		{`"services":11`, `"services":-1`},
		{`"vetoes":[]`, `"vetoes":null`},
	} {
		if !strings.Contains(line, change[0]) {
			t.Fatalf("the line has no %s", change[0])
		}
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(strings.Replace(line, change[0], change[1], 1)))
		if err != nil {
			t.Fatal(err)
		}
		if s.Validate(doc) == nil {
			t.Errorf("%s is accepted", change[1])
		}
	}
}
