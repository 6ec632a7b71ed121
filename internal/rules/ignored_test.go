package rules

import (
	"slices"
	"strings"
	"testing"

	"advisor/internal/portability"
	"advisor/internal/rules/known"
)

// TestIgnoredKeysAgree: what the rules call ignored, the portability table
// calls ignored too, and the other way round; both were checked with one
// version.
func TestIgnoredKeysAgree(t *testing.T) {
	table := known.Ignored()
	if table.Checked != portability.Versions().Compose {
		t.Errorf("checked against %q here and %q there", table.Checked, portability.Versions().Compose)
	}
	var here, there []string
	for _, k := range table.Keys {
		here = append(here, k.Paths...)
	}
	for _, r := range portability.Rows() {
		if r.Compose == "ignored" {
			there = append(there, r.Paths...)
		}
	}
	for _, a := range here {
		if !slices.ContainsFunc(there, func(b string) bool { return below(b, a) || below(a, b) }) {
			t.Errorf("%s is ignored here, not in the portability table", a)
		}
	}
	for _, b := range there {
		if strings.HasPrefix(b, "deploy.") && !slices.ContainsFunc(here, func(a string) bool { return below(b, a) || below(a, b) }) {
			t.Errorf("%s is ignored in the portability table, not here", b)
		}
	}
}
