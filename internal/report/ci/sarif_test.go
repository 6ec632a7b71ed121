package ci

import (
	"slices"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/fixture"
	"advisor/internal/untrusted"
)

// TestSARIFOfACheck: the reasons come first, each of the rule of its kind, and
// are known again whatever they say.
func TestSARIFOfACheck(t *testing.T) {
	r := fixture.CheckFails()
	run := sarifOf(t, r, report.Options{})
	var ids []string
	for _, x := range run.Results[:3] {
		ids = append(ids, x.RuleID)
		if rule := run.Tool.Driver.Rules[x.RuleIndex]; x.Level != "error" || rule.ID != x.RuleID || rule.Help.Text == "" {
			t.Errorf("%s: level %s, rule %s", x.RuleID, x.Level, rule.ID)
		}
	}
	if want := []string{"decision-changed", "decision-trigger", "decision-review"}; !slices.Equal(ids, want) {
		t.Errorf("got %v, want %v", ids, want)
	}
	marks := func(r report.Report) (out []string) {
		for _, x := range sarifOf(t, r, report.Options{}).Results[:4] {
			out = append(out, x.Fingerprints["advisorDecision/v1"])
		}
		return out
	}
	r.Check.Reasons = append(r.Check.Reasons, report.CheckReason{Kind: report.FiredTrigger, Subject: "hosts > 1", Message: "The trigger is true.", Evidence: nil})
	before := marks(r)
	for i := range r.Check.Reasons {
		r.Check.Reasons[i].Message += " Differently."
		r.Check.Reasons[i].Evidence = nil
	}
	if after := marks(r); !slices.Equal(after, before) {
		t.Error("the fingerprints change with the message")
	}
	slices.Sort(before)
	if n := len(slices.Compact(before)); n != 4 || before[0] == "" {
		t.Errorf("%d fingerprints for 4 reasons", n)
	}
}

// TestSARIFSinceABaseline: each result says whether it is new or absent, and
// what is absent is known again as what it was.
func TestSARIFSinceABaseline(t *testing.T) {
	was := report.Report{Findings: []facts.Finding{
		{Rule: "published-database", Hits: []facts.Hit{{Service: "db"}, {Service: "queue"}}}, {Rule: "no-metrics", Hits: []facts.Hit{{}}},
	}}
	var before, gone []string
	for _, x := range sarifOf(t, was, report.Options{}).Results {
		before = append(before, x.Fingerprints["advisorRuleService/v1"])
		if x.State != "" {
			t.Errorf("%s has the state %q without a baseline", x.RuleID, x.State)
		}
	}
	run := sarifOf(t, fixture.Since(), report.Options{})
	for _, x := range run.Results {
		switch x.State {
		case "new":
		case "absent":
			gone = append(gone, x.Fingerprints["advisorRuleService/v1"])
		default:
			t.Errorf("%s has the state %q", x.RuleID, x.State)
		}
		if run.Tool.Driver.Rules[x.RuleIndex].ID != x.RuleID {
			t.Errorf("%s has the index of another rule", x.RuleID)
		}
	}
	if !slices.Equal(gone, before) {
		t.Errorf("what is gone has other fingerprints than it had: %v, %v", gone, before)
	}
	want := "New since reports/main.json: 12; gone: 3; unchanged and left out: 41; one for each service."
	if got := run.Invocations[0].Notifications[0].Message.Text; got != want {
		t.Errorf("got %q", got)
	}
}

// TestSARIFSuppressions: what is accepted is suppressed in its service alone,
// and as soon as one result says so, all say whether they are.
func TestSARIFSuppressions(t *testing.T) {
	for _, x := range sarifOf(t, fixture.Shop(), report.Options{}).Results {
		if x.Suppressions != nil {
			t.Errorf("%s has suppressions where nothing is accepted", x.RuleID)
		}
	}
	got := map[string]string{}
	for _, x := range sarifOf(t, fixture.Accepted(), report.Options{}).Results {
		if x.Suppressions == nil {
			t.Errorf("%s does not say whether it is suppressed", x.RuleID)
		}
		for _, s := range x.Suppressions {
			if s.Kind != "external" || s.Status != "accepted" {
				t.Errorf("%s: %v", x.RuleID, s)
			}
			got[x.Message.Text] = s.Justification
		}
	}
	want := map[string]string{
		"A password is written into the file: db. Use a Compose secret with a file that is not committed.": "Accepted until 2019-12-31: the password is that of a test database.",
		"No restart policy: queue. Set restart: unless-stopped.":                                           "Accepted until 2027-06-30: an operator restarts it, so that nothing is lost.",
		"No restart policy: scheduler. Set restart: unless-stopped.":                                       "Accepted until 2027-03-31: it is started by hand until the new one is there.",
		"Nothing collects metrics. Add an exporter and a place that keeps its figures.":                    "Accepted until 2027-06-30: the provider shows figures.",
	}
	for text, why := range want {
		if got[text] != why {
			t.Errorf("%s: got %q", text, got[text])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d results are suppressed, want %d: %v", len(got), len(want), got)
	}
}

// TestSARIFResultsHaveALocation: GitHub refuses a log for one that has none.
func TestSARIFResultsHaveALocation(t *testing.T) {
	for _, r := range []report.Report{fixture.Shop(), fixture.CheckFails(), fixture.CheckStands(), fixture.Accepted(), fixture.Since()} {
		for _, x := range sarifOf(t, r, report.Options{}).Results {
			if len(x.Locations) == 0 {
				t.Errorf("%s has none: %s", x.RuleID, x.Message.Text)
			}
		}
	}
	if got := sarifOf(t, report.Report{Findings: []facts.Finding{{Rule: "a", Services: []untrusted.Text{"b"}}}}, report.Options{}).Results; len(got[0].Locations) != 0 {
		t.Error("a report without files has a location")
	}
}

// TestAKindOfAnotherVersion: a newer advisor may have more kinds of reasons.
func TestAKindOfAnotherVersion(t *testing.T) {
	r := fixture.CheckFails()
	r.Check.Reasons[1].Kind = "weather"
	if got := sarifOf(t, r, report.Options{}).Results[1].RuleID; got != "decision" {
		t.Errorf("the rule is %s", got)
	}
}
