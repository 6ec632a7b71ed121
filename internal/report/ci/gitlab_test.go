package ci

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/fixture"
	"advisor/internal/untrusted"
)

func qualityOf(t *testing.T, r report.Report, o report.Options) []qualityIssue {
	t.Helper()
	var issues []qualityIssue
	if err := json.Unmarshal(written(t, WriteGitLab, r, o), &issues); err != nil {
		t.Fatal(err)
	}
	return issues
}

// TestCodeQualityIsWhatGitLabReads: every issue has a fingerprint of its own, a
// severity that GitLab knows, a line, and a path from the checkout.
func TestCodeQualityIsWhatGitLabReads(t *testing.T) {
	severities := []string{"info", "minor", "major", "critical", "blocker"}
	for _, name := range fixture.SavedNames() {
		seen := map[string]bool{}
		for _, x := range qualityOf(t, fixture.Saved()[name], report.Options{Project: "deploy/shop"}) {
			if len(x.Fingerprint) != 64 || seen[x.Fingerprint] {
				t.Errorf("%s: %s: the fingerprint %s is that of another issue", name, x.CheckName, x.Fingerprint)
			}
			seen[x.Fingerprint] = true
			if !slices.Contains(severities, x.Severity) || x.Description == "" || x.CheckName == "" {
				t.Errorf("%s: %+v", name, x)
			}
			if x.Location.Lines.Begin < 1 || !strings.HasPrefix(x.Location.Path, "deploy/shop/") {
				t.Errorf("%s: %s is at %+v", name, x.CheckName, x.Location)
			}
		}
	}
}

// TestCodeQualityOutlivesLines: GitLab calls an issue new when its fingerprint
// is; moved lines and another score are nothing new.
func TestCodeQualityOutlivesLines(t *testing.T) {
	before := qualityOf(t, fixture.Shop(), report.Options{})
	r := fixture.Shop()
	r.Score++
	for i := range r.Findings {
		for j := range r.Findings[i].Hits {
			r.Findings[i].Hits[j].Place.Line += 40
		}
		for j := range r.Findings[i].Evidence {
			r.Findings[i].Evidence[j].Line += 40
		}
	}
	for i, x := range qualityOf(t, r, report.Options{}) {
		if x.Fingerprint != before[i].Fingerprint {
			t.Errorf("%s: another fingerprint", x.CheckName)
		}
	}
	r.Recommendation = "kubernetes"
	if x := qualityOf(t, r, report.Options{})[0]; x.CheckName != "recommendation" || x.Fingerprint == before[0].Fingerprint {
		t.Error("another recommendation is not new")
	}
}

// TestCodeQualityAndSARIFKnowEachOther: one finding has one fingerprint.
func TestCodeQualityAndSARIFKnowEachOther(t *testing.T) {
	known := map[string]bool{}
	for _, x := range qualityOf(t, fixture.Shop(), report.Options{}) {
		known[x.Fingerprint] = true
	}
	for _, x := range sarifOf(t, fixture.Shop(), report.Options{}).Results {
		if !known[x.Fingerprints["advisorRuleService/v1"]] {
			t.Errorf("%s is not in the Code Quality report", x.RuleID)
		}
	}
}

// TestCodeQualityRanks: why a decision does not stand comes first and blocks,
// then findings by severity, and what is accepted is there, as information.
func TestCodeQualityRanks(t *testing.T) {
	r := report.Report{
		Check: &report.Check{
			Reasons: []report.CheckReason{{Kind: report.FiredTrigger, Subject: "hosts > 1", Message: `The trigger "hosts > 1" is true`, Evidence: []untrusted.Place{fixture.At("advisor.yaml", 9)}}},
			Remarks: []report.CheckReason{{Kind: report.Doubted, Subject: "scaling", Message: "Copies of db cannot be added", Evidence: nil}},
		},
		// The doubt again, which is said once.
		Contradictions: []facts.Contradiction{{Message: "Copies of db cannot be added", Questions: []string{"scaling"}}},
		Findings: []facts.Finding{
			{Rule: "a", Severity: facts.Low, Title: "A"},
			{
				Rule: "b", Severity: facts.High, Title: "B", Services: fixture.Texts("api", "db"), Accepted: []facts.Acceptance{{Service: "db", Reason: "it is read only", Until: "2027-06-30"}},
				Hits: []facts.Hit{{Service: "api", Place: fixture.At("compose.yaml", 3)}, {Service: "db", Place: fixture.At("compose.yaml", 7)}},
			},
			{Rule: "c", Severity: facts.Medium, Title: "C"},
		},
	}
	var got []string
	for _, x := range qualityOf(t, r, report.Options{}) {
		got = append(got, x.Severity+" "+x.CheckName+" "+x.Location.Path+": "+x.Description)
	}
	want := []string{
		`blocker decision-trigger advisor.yaml: The trigger "hosts > 1" is true.`,
		"minor remark-doubt advisor.yaml: Copies of db cannot be added.",
		"critical b compose.yaml: B: api.",
		"major c advisor.yaml: C.",
		"minor a advisor.yaml: A.",
		"info b compose.yaml: B: db. Accepted until 2027-06-30: it is read only.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
