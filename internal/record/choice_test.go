package record

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"advisor/internal/untrusted"
)

// What a record says of the files that are judged is known before the rest of
// it is looked at, and nothing of a text that is no record.
func TestChoiceOf(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     Choice
	}{
		{"environment", "version: 1\nenvironment: staging\n", Choice{Environment: "staging", Line: 2}},
		{"files", "version: 1\nfiles: [a.yaml, b.yaml]\n", Choice{Files: []untrusted.Text{"a.yaml", "b.yaml"}, Line: 2}},
		{"no files", "version: 1\nenvironment: staging\n\nfiles: []\n", Choice{Environment: "staging", Line: 2}},
		{"both", "environment: staging\nfiles: [a.yaml]\n", Choice{Environment: "staging", Files: []untrusted.Text{"a.yaml"}, Line: 2}},
		{"left out", "exclude: [examples]\nanswers: {hosts: none of these}\n", Choice{Exclude: []untrusted.Text{"examples"}}},
		{"neither", "version: 1\n", Choice{}},
		{"a list", "- environment: staging\n", Choice{}},
		{"a text", "environment\n", Choice{}},
		{"nothing", "", Choice{}},
		{"wrong in one place", "environment: [a]\nexclude: [examples]\n", Choice{}},
	} {
		if d := cmp.Diff(c.want, ChoiceOf([]byte(c.in))); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}
