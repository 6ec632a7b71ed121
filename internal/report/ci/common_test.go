package ci

import (
	"encoding/json"
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// everywhere is a project in which a rule that nearly every project trips hits in
// six services of two files, another rule in two, with something in place.
func everywhere() report.Report {
	f := facts.Finding{Rule: "no-limits", Severity: facts.Medium, Title: "No limits", Remedy: "Set limits.", Common: true}
	g := facts.Finding{Rule: "open-port", Severity: facts.High, Title: "Open port", Remedy: "Close it."}
	for i, name := range []untrusted.Text{"a", "b", "c", "d", "e", "f"} {
		at := untrusted.Place{File: "compose.yaml", Line: 10 * i}
		if i > 3 {
			at.File = "more.yaml"
		}
		f.Services = append(f.Services, name)
		f.Hits = append(f.Hits, facts.Hit{Service: name, Place: at})
		if i < 2 {
			g.Services = append(g.Services, name)
			g.Hits = append(g.Hits, facts.Hit{Service: name, Place: at})
		}
	}
	return report.Report{
		Findings:     []facts.Finding{g, f},
		Observations: []facts.Observation{{ID: "a-proxy", Title: "A proxy is in place", Message: "Requests enter through: edge."}},
	}
}

// TestOneResultForARuleAndFile: what nearly every project has does not bury the rest,
// its result is known again when a service joins, and nothing that is in place is a
// result.
func TestOneResultForARuleAndFile(t *testing.T) {
	r := everywhere()
	marks := map[string]bool{}
	got := map[string]int{}
	for _, x := range sarifOf(t, r, report.Options{}).Results {
		got[x.RuleID]++
		marks[x.Fingerprints["advisorRuleService/v1"]] = true
		if want := map[string]string{"no-limits": "warning", "open-port": "error"}[x.RuleID]; x.Level != want {
			t.Errorf("%s has the level %s", x.RuleID, x.Level)
		}
		if x.RuleID == "no-limits" && strings.Contains(x.Message.Text, "No limits: a, b, c, d.") && len(x.Locations) != 4 {
			t.Errorf("%d places of four", len(x.Locations))
		}
	}
	if got["no-limits"] != 2 || got["open-port"] != 2 || len(got) != 2 || len(marks) != 4 {
		t.Errorf("results %v with %d fingerprints", got, len(marks))
	}
	r.Findings[1].Services = append(r.Findings[1].Services, "g")
	r.Findings[1].Hits = append(r.Findings[1].Hits, facts.Hit{Service: "g", Place: untrusted.Place{File: "more.yaml", Line: 99}})
	for _, x := range sarifOf(t, r, report.Options{}).Results {
		if !marks[x.Fingerprints["advisorRuleService/v1"]] {
			t.Errorf("%s: another service makes another result", x.Message.Text)
		}
	}
	if n := strings.Count(issuesOf(t, r), `"check_name": "no-limits"`); n != 2 {
		t.Errorf("%d issues at GitLab, want 2", n)
	}
	for name, text := range map[string]string{
		"SARIF": string(written(t, WriteSARIF, r, report.Options{})), "GitHub": string(written(t, WriteGitHub, r, report.Options{})), "GitLab": issuesOf(t, r),
	} {
		if strings.Contains(text, "proxy") {
			t.Errorf("%s shows what is in place", name)
		}
	}
}

func issuesOf(t *testing.T, r report.Report) string {
	t.Helper()
	out := written(t, WriteGitLab, r, report.Options{})
	if !json.Valid(out) {
		t.Error("no JSON")
	}
	return string(out)
}

// TestAcceptedInAFile: a file in which it is open somewhere has one result, about
// where it is open; where all of it is accepted that one is suppressed.
func TestAcceptedInAFile(t *testing.T) {
	r := everywhere()
	for _, s := range []untrusted.Text{"a", "e", "f"} {
		r.Findings[1].Accepted = append(r.Findings[1].Accepted, facts.Acceptance{Service: s, Reason: "for now", Until: "2027-01-01"})
	}
	got := map[string]int{}
	for _, x := range sarifOf(t, r, report.Options{}).Results {
		if x.RuleID == "no-limits" {
			got[x.Message.Text] = len(x.Suppressions)
		}
	}
	if len(got) != 2 || got["No limits: b, c, d. Set limits."] != 0 || got["No limits: e, f. Set limits."] != 1 {
		t.Errorf("%v", got)
	}
}
