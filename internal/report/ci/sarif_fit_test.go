package ci

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/fixture"
	"advisor/internal/untrusted"
)

// D17: SARIF is no larger than what GitHub takes, packed or not, and says what
// was left out.
func TestSARIFFitsIntoAnUpload(t *testing.T) {
	r := fixture.Endless()
	for i := range 100 {
		for j := range 300 {
			place := untrusted.Place{File: untrusted.Text(fmt.Sprintf("folder-%d-%d/compose.yaml", i, j)), Line: j}
			r.Findings[i].Severity, r.Findings[i].Common = facts.High, false
			r.Findings[i].Hits = append(r.Findings[i].Hits, facts.Hit{Service: r.Findings[i].Hits[0].Service, Place: place})
		}
	}
	out := written(t, WriteSARIF, r, report.Options{})
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write(out); err != nil || z.Close() != nil || packed.Len() > 10_000_000 || len(out) > maxSARIF {
		t.Errorf("%d bytes, %d packed, %v", len(out), packed.Len(), err)
	}
	var log sarifLog
	if err := json.Unmarshal(out, &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if n := len(run.Results); n == 0 || n > maxResults || len(run.Tool.Driver.Rules) > n || len(run.Results[0].Locations) != maxLocations {
		t.Errorf("%d results of %d rules, %d places in the first", n, len(run.Tool.Driver.Rules), len(run.Results[0].Locations))
	}
	if want := fmt.Sprintf("%d results were left out, the least severe.", 6000-len(run.Results)); run.Invocations[0].Notifications[0].Message.Text != want {
		t.Errorf("says %q, want %q", run.Invocations[0].Notifications[0].Message.Text, want)
	}
}
