package formats

import (
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/fixture"
	"advisor/internal/untrusted"
)

// TestACheckIsFourLines: what became of the decision, of which files, why, with file and line,
// and what to do, a line each in a log; and nothing of the report.
func TestACheckIsFourLines(t *testing.T) {
	r := fixture.CheckFails()
	r.Check.Changes, r.Gaps = nil, nil
	r.Check.Reasons, r.Check.Remarks = r.Check.Reasons[:1], nil
	got := string(write(t, format(t, "text"), r, report.Options{}))
	want := `The decision of shop for Compose no longer holds: Kubernetes is recommended now (confidence high, score 71.2).
Judged: production (compose.yaml, compose.prod.yaml); else --environment NAME
  - services: 20-49, before 5-9; 24 services run all the time (3.4 points towards Kubernetes; this alone turns it). (compose.yaml:3)
Next: read the report (` + "`advisor --answers advisor.yaml`" + ` in the project's folder), decide again, and write decision and review-by into the record.
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	r = fixture.CheckStands()
	r.Gaps = nil
	r.Check.Remarks, r.Since = nil, nil
	got = string(write(t, format(t, "text"), r, report.Options{}))
	if want := r.Check.Headline.Whole() + "\nJudged: production (compose.yaml, compose.prod.yaml); else --environment NAME\nLooked at 2 triggers and the review date, 2027-06-30.\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestACheckWithoutWords: a report that somebody cut has a sentence all the
// same.
func TestACheckWithoutWords(t *testing.T) {
	for stands, want := range map[bool]string{true: "The decision for Compose still holds.", false: "The decision for Compose no longer holds."} {
		r := report.Report{Recommendation: "compose", Check: &report.Check{Decision: "compose", Stands: stands}}
		for _, f := range Formats() {
			if f.Name == "json" || f.Name == "gitlab" {
				continue
			}
			if out := flat(string(write(t, f, r, report.Options{}))); !strings.Contains(out, want) {
				t.Errorf("%s does not say %q:\n%s", f.Name, want, out)
			}
		}
	}
}

// TestAPullRequestSeesTheCheckFirst: what a comment shows unopened is the
// check, at most thirty lines of it, without front matter.
func TestAPullRequestSeesTheCheckFirst(t *testing.T) {
	for _, r := range []report.Report{fixture.CheckFails(), fixture.CheckStands()} {
		md := string(write(t, format(t, "markdown"), r, report.Options{}))
		shown, folded, _ := strings.Cut(md, "<details>")
		if n := strings.Count(shown, "\n"); n > 30 || !strings.HasPrefix(md, "# ") {
			t.Errorf("%d lines are shown:\n%s", n, shown)
		}
		for _, want := range []string{"**Confidence:**", "## Next steps", "## Appendix"} {
			if strings.Contains(shown, want) || !strings.Contains(folded, want) {
				t.Errorf("%q is not folded away", want)
			}
		}
	}
}

// TestAcceptedInOneOfTwoServices: both facts are shown, and each place stands
// with its own.
func TestAcceptedInOneOfTwoServices(t *testing.T) {
	f := facts.Finding{
		Rule: "a", Severity: facts.High, Theme: facts.Security, Title: "It is open", Services: fixture.Texts("web", "db"),
		Evidence: []untrusted.Place{fixture.At("compose.yaml", 3), fixture.At("compose.yaml", 9)},
		Hits:     []facts.Hit{{Service: "web", Place: fixture.At("compose.yaml", 3)}, {Service: "db", Place: fixture.At("compose.yaml", 9)}},
		Accepted: []facts.Acceptance{{Service: "db", Reason: "a test", Until: "2027-06-30"}},
	}
	out := flat(string(write(t, format(t, "text"), report.Report{Findings: []facts.Finding{f}}, report.Options{})))
	for _, want := range []string{
		"1 finding to fix on either platform 1 high; 1 accepted",
		"high It is open: web compose.yaml:3 Accepted in db.",
		"Accepted by the team high It is open: db Accepted until 2027-06-30: a test. compose.yaml:9",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("does not say %q:\n%s", want, out)
		}
	}
}

// TestAcceptedEverywhere: nothing is open, and everything is still shown.
func TestAcceptedEverywhere(t *testing.T) {
	r := report.Report{Recommendation: "compose", Findings: []facts.Finding{
		{Rule: "a", Severity: facts.High, Theme: facts.Security, Title: "It is open", Services: fixture.Texts("db"), Accepted: []facts.Acceptance{{Service: "db", Reason: "a test"}}},
		{Rule: "b", Severity: facts.Low, Theme: facts.Security, Title: "It is old", Accepted: []facts.Acceptance{{Until: "2027-06-30"}}},
	}}
	for _, name := range []string{"text", "markdown", "html"} {
		out := write(t, format(t, name), r, report.Options{})
		said := flat(string(out))
		if name == "html" {
			said = flat(textOf(out))
		}
		for _, want := range []string{"2 accepted", "It is open", "Accepted: a test.", "It is old", "Accepted until 2027-06-30."} {
			if !strings.Contains(said, want) {
				t.Errorf("%s does not say %q:\n%s", name, want, said)
			}
		}
		if strings.Contains(said, "1 high") {
			t.Errorf("%s counts what is accepted:\n%s", name, said)
		}
	}
}

// TestManyAcceptedFindings: the most severe are shown, the others folded.
func TestManyAcceptedFindings(t *testing.T) {
	r := fixture.Shop()
	for i := range r.Findings {
		for _, s := range r.Findings[i].Services {
			r.Findings[i].Accepted = append(r.Findings[i].Accepted, facts.Acceptance{Service: s, Reason: "later", Until: "2027-06-30"})
		}
	}
	md := string(write(t, format(t, "markdown"), r, report.Options{}))
	if n := strings.Count(md, "Accepted until 2027-06-30: later."); n != 10 || !strings.Contains(md, "<summary>4 more accepted findings</summary>") {
		t.Errorf("%d are shown:\n%s", n, md)
	}
}

// TestNothingNew: a baseline that has it all is said to.
func TestNothingNew(t *testing.T) {
	r := fixture.Shop()
	r.Findings, r.Since = nil, &report.Since{Unchanged: 51}
	for _, f := range Formats() {
		out := flat(string(write(t, f, r, report.Options{})))
		if f.Name != "json" && f.Name != "gitlab" && !strings.Contains(out, "New since the baseline: 0; gone: 0; unchanged and left out: 51") {
			t.Errorf("%s does not say so:\n%s", f.Name, out)
		}
	}
}

// TestTriggersComeFirst: what the record says stands before what would turn
// the recommendation besides.
func TestTriggersComeFirst(t *testing.T) {
	md := string(write(t, format(t, "markdown"), fixture.Accepted(), report.Options{}))
	_, md, _ = strings.Cut(md, "## Confirmation")
	trigger, date, turn := strings.Index(md, "- when `hosts > 1`"), strings.Index(md, "- on 2027-06-30"), strings.Index(md, "- when a condition")
	if trigger < 0 || trigger > date || date > turn {
		t.Errorf("the order is %d, %d, %d:\n%s", trigger, date, turn, md)
	}
}
