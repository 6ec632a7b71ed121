package record

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"advisor/internal/questions"
)

func recordSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(builtIn().Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("record.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("record.json") // checks the schema against its draft too
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// valid asks the schema about a record.
func valid(t *testing.T, s *jsonschema.Schema, record []byte) error {
	t.Helper()
	var v any
	if err := yaml.Unmarshal(record, &v); err != nil {
		t.Fatal(err)
	}
	if m, ok := v.(map[string]any); ok { // editors read a day as a text
		if day, ok := m["review-by"].(time.Time); ok {
			m["review-by"] = day.Format(time.DateOnly)
		}
	}
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(instance)
}

func TestSchemaAndReaderAgree(t *testing.T) {
	s := recordSchema(t)
	for _, c := range []struct {
		name, in string
		good     bool
	}{
		{"example", full, true},
		{"only a version", "version: 1\n", true},
		{"template", string(builtIn().Template()), true},
		{"nothing inside", "version: 1\nanswers:\nnotes: {}\n", true},
		{"number", "version: 1\nanswers: {services: 12}\n", true},
		{"id like a number", "version: 1\nanswers: {availability: 99.95, hosts: 1, stateful-services: 0}\n", true},
		{"id like a number in quotes", "version: 1\nanswers: {availability: '99.95', hosts: '1', stateful-services: '0'}\n", true},
		{"no version", "answers: {hosts: 1}\n", false},
		{"other version", "version: 2\n", false},
		{"unknown key", "version: 1\nanswer: {}\n", false},
		{"unknown question", "version: 1\nanswers: {host: 1}\n", false},
		{"unknown option", "version: 1\nanswers: {budget: big}\n", false},
		{"out of range", "version: 1\nanswers: {hosts: 0}\n", false},
		{"number where none is", "version: 1\nanswers: {budget: 3}\n", false},
		{"number in quotes", "version: 1\nanswers: {services: '7'}\n", false},
		{"list", "version: 1\nanswers: {hosts: [1, 2]}\n", false},
		{"long note", "version: 1\nnotes: {hosts: '" + string(bytes.Repeat([]byte("x"), 501)) + "'}\n", false},
		{"note on nothing", "version: 1\nnotes: {host: x}\n", false},
		{"decision", "version: 1\ndecision: swarm\n", false},
		{"date", "version: 1\nreview-by: '2027-02-30'\n", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := valid(t, s, []byte(c.in)); (err == nil) != c.good {
				t.Errorf("the schema says %v", err)
			}
			if _, err := builtIn().Read("a.yaml", []byte(c.in)); (err == nil) != c.good {
				t.Errorf("the reader says %v", err)
			}
		})
	}
}

func TestEveryOptionIsInTheSchema(t *testing.T) {
	s := recordSchema(t)
	for _, q := range questions.Default().Questions {
		for _, id := range append(q.OptionIDs(), questions.UnknownWord) {
			record := []byte("version: 1\nanswers:\n  " + string(q.ID) + ": " + string(id) + "\n")
			if err := valid(t, s, record); err != nil {
				t.Errorf("%s: %v", record, err)
			}
			if _, err := builtIn().Read("a.yaml", record); err != nil {
				t.Error(err)
			}
		}
	}
}

// The records of the example projects are read and fit the schema.
func TestExampleRecords(t *testing.T) {
	s := recordSchema(t)
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "*", "advisor.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no example records: %v", err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := builtIn().Read(f, data); err != nil {
			t.Error(err)
		}
		if err := valid(t, s, data); err != nil {
			t.Errorf("%s: %v", f, err)
		}
	}
}
