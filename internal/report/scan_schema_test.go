package report_test

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"advisor/internal/report"
	"advisor/internal/report/fixture"
)

// TestScanSchemaIsGenerated is TestSchemaIsGenerated for a scan.
func TestScanSchemaIsGenerated(t *testing.T) {
	generated(t, reflect.TypeFor[report.Scan](), "scan", "scan_schema")
}

// TestSchemaAcceptsScans also holds them to the keys that it describes, and a
// report or a scan without facts to being none.
func TestSchemaAcceptsScans(t *testing.T) {
	s := compileSchema(t, bytes.ReplaceAll(report.ScanSchema(), []byte(`"type": "object",`), []byte(`"type": "object", "additionalProperties": false,`)))
	r := fixture.Shop()
	scan := report.Scan{
		SchemaVersion: report.SchemaVersion, Tool: r.Tool, Contradictions: r.Contradictions, Environment: r.Environment, Facts: r.Facts, Findings: r.Findings,
		Observations: r.Observations, Portability: r.Portability, MoveOrder: r.MoveOrder, Gaps: r.Gaps, Problems: r.Problems, Inputs: r.Inputs,
		Suggested: []report.Suggestion{{Question: "services", Ask: "How many?", Label: "services", Answer: "5-9", AnswerLabel: "5 to 9 services"}},
	}
	for name, c := range map[string]struct {
		v     any
		valid bool
	}{"scan": {scan.Normal(), true}, "report": {r.Normal(), false}, "lists of null": {scan, false}} {
		var b bytes.Buffer
		if err := report.Encode(&b, c.v); err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(&b)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(doc); (err == nil) != c.valid {
			t.Errorf("%s: %v", name, err)
		}
	}
}
