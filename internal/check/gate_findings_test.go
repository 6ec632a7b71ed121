package check

import (
	"slices"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// A gate names a finding where it waits for somebody: not where it is accepted
// on that day.
func TestOpenFindings(t *testing.T) {
	hits := []facts.Hit{{Service: "a", Place: at("compose.yaml", 3)}, {Service: "b", Place: at("compose.yaml", 9)}}
	f := facts.Finding{Rule: "r", Severity: facts.High, Services: []untrusted.Text{"a", "b"}, Hits: hits, Evidence: []untrusted.Place{at("compose.yaml", 3), at("compose.yaml", 9)}}
	accepted := f
	accepted.Accepted = []facts.Acceptance{{Service: "a", Until: "2026-11-23"}}
	everywhere := accepted
	everywhere.Accepted = append(slices.Clone(accepted.Accepted), facts.Acceptance{Service: "b", Until: "2026-11-23"})
	old := f // of a report that does not say whose a place is
	old.Hits = nil
	oldAccepted := accepted
	oldAccepted.Hits = nil
	whole := facts.Finding{Rule: "whole", Severity: facts.High, Hits: []facts.Hit{{Place: at("compose.yaml", 1)}}}
	for _, c := range []struct {
		name, day string
		f         facts.Finding
		want      string
	}{
		{"open", "2026-11-23", f, "r in a, b (compose.yaml:3)"},
		{"accepted in one, on its last day", "2026-11-23", accepted, "r in b (compose.yaml:9)"},
		{"the day after", "2026-11-24", accepted, "r in a, b (compose.yaml:3)"},
		{"accepted everywhere", "2026-11-23", everywhere, ""},
		{"of an older report", "2026-11-23", old, "r in a, b (compose.yaml:3)"},
		{"of an older report, accepted in one", "2026-11-23", oldAccepted, "r in b"},
		{"about the whole project", "2026-11-23", whole, "whole (compose.yaml:1)"},
		{"without any place", "2026-11-23", facts.Finding{Rule: "r", Severity: facts.High}, "r"},
	} {
		got := findingGate([]facts.Finding{c.f}, facts.High, c.day)
		if got.Tripped != (c.want != "") || c.want != "" && string(got.Why) != "1 finding: "+c.want {
			t.Errorf("%s: %q, want %q", c.name, got.Why, c.want)
		}
	}
	for severity, want := range map[facts.Severity]bool{facts.High: true, facts.Medium: true, facts.Low: true} {
		if got := findingGate([]facts.Finding{f}, severity, "2026-11-23"); got.Tripped != want {
			t.Errorf("%s: %v", severity, got)
		}
	}
	f.Severity = facts.Medium
	if got := findingGate([]facts.Finding{f}, facts.High, "2026-11-23"); got.Tripped {
		t.Errorf("a lower finding trips: %v", got)
	}
}
