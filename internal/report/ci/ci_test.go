package ci

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/fixture"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// written is what a format writes of a report.
func written(t *testing.T, write func(io.Writer, report.Report, report.Options) error, r report.Report, o report.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, r, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func sarifOf(t *testing.T, r report.Report, o report.Options) sarifRun {
	t.Helper()
	var log sarifLog
	if err := json.Unmarshal(written(t, WriteSARIF, r, o), &log); err != nil {
		t.Fatal(err)
	}
	return log.Runs[0]
}

// TestFingerprintsOutliveLines: a result is known again when lines move, and
// no two results are taken for each other.
func TestFingerprintsOutliveLines(t *testing.T) {
	before := sarifOf(t, fixture.Shop(), report.Options{}).Results
	r := fixture.Shop()
	for i := range r.Findings {
		for j := range r.Findings[i].Hits {
			r.Findings[i].Hits[j].Place.Line += 40
		}
		for j := range r.Findings[i].Evidence {
			r.Findings[i].Evidence[j].Line += 40
		}
	}
	seen := map[string]bool{}
	for i, x := range sarifOf(t, r, report.Options{}).Results {
		mark := x.Fingerprints["advisorRuleService/v1"]
		if mark != before[i].Fingerprints["advisorRuleService/v1"] || len(mark) != 64 {
			t.Errorf("%s: the fingerprint changes with the line", x.RuleID)
		}
		if seen[mark] {
			t.Errorf("%s: the fingerprint is that of another result", x.RuleID)
		}
		seen[mark] = true
	}
}

// TestSARIFHasAResultForEachService, the worst first, each with its rule.
func TestSARIFHasAResultForEachService(t *testing.T) {
	r := fixture.Shop()
	run := sarifOf(t, r, report.Options{Project: "deploy/shop"})
	want := 0
	for _, f := range r.Findings {
		want += len(spotted(f))
	}
	if len(run.Results) != want || want <= len(r.Findings) {
		t.Errorf("%d results, want %d", len(run.Results), want)
	}
	rank := map[string]int{"error": 0, "warning": 1, "note": 2}
	for i, x := range run.Results {
		if run.Tool.Driver.Rules[x.RuleIndex].ID != x.RuleID {
			t.Errorf("%s has the index of %s", x.RuleID, run.Tool.Driver.Rules[x.RuleIndex].ID)
		}
		if i > 0 && rank[x.Level] < rank[run.Results[i-1].Level] {
			t.Errorf("%s (%s) stands after a %s", x.RuleID, x.Level, run.Results[i-1].Level)
		}
		for _, l := range x.Locations {
			if !strings.HasPrefix(l.Physical.Artifact.URI, "deploy/shop/") {
				t.Errorf("%s is at %s", x.RuleID, l.Physical.Artifact.URI)
			}
		}
	}
}

// TestSARIFSaysWhatItCut: no more results than GitHub takes, and a word about
// the others.
func TestSARIFSaysWhatItCut(t *testing.T) {
	r := report.Report{Findings: []facts.Finding{{Rule: "a", Severity: facts.Low}, {Rule: "b", Severity: facts.High}}}
	for i := range maxResults {
		s := untrusted.Text(fmt.Sprint("s", i))
		r.Findings[0].Hits = append(r.Findings[0].Hits, facts.Hit{Service: s})
	}
	run := sarifOf(t, r, report.Options{})
	if len(run.Results) != maxResults || run.Results[0].RuleID != "b" {
		t.Errorf("%d results, the first of %s", len(run.Results), run.Results[0].RuleID)
	}
	if got := run.Invocations[0].Notifications[0].Message.Text; got != "1 result was left out, the least severe." {
		t.Errorf("got %q", got)
	}
}

// TestAnnotations: ten at most, the worst first, the rest counted.
func TestAnnotations(t *testing.T) {
	var r report.Report
	for i := range 14 {
		r.Findings = append(r.Findings, facts.Finding{
			Rule: "r", Severity: []facts.Severity{facts.Low, facts.High, facts.Medium}[i%3], Title: fmt.Sprint("Title ", i), Message: "web has it", Remedy: "do it",
			Evidence: []untrusted.Place{{File: "a b,c:d%.yaml", Line: i}},
		})
	}
	r.Contradictions = []facts.Contradiction{{Message: "hosts says 1"}}
	out := string(written(t, WriteGitHub, r, report.Options{Project: "deploy"}))
	commands := regexp.MustCompile(`(?m)^::.*$`).FindAllString(out, -1)
	if len(commands) != 10 {
		t.Errorf("%d annotations:\n%s", len(commands), out)
	}
	if want := "::error file=deploy/a b%2Cc%3Ad%25.yaml,line=1,title=Title 1::web has it. Do it."; commands[0] != want {
		t.Errorf("got  %s\nwant %s", commands[0], want)
	}
	if want := "::warning title=An answer that the files contradict::hosts says 1."; commands[5] != want {
		t.Errorf("got  %s\nwant %s", commands[5], want)
	}
	if want := "Not annotated: 5 notices.\n"; !strings.HasSuffix(out, want) {
		t.Errorf("the end is not %q:\n%s", want, out)
	}
	if !strings.Contains(out, "\n14 findings: 5 high, 4 medium, 5 low.\n") {
		t.Errorf("does not count the findings:\n%s", out)
	}
}

// TestACheckAnnotatesWhatDidIt: the reasons beside their lines before all else,
// and findings only where a baseline says that they are new.
func TestACheckAnnotatesWhatDidIt(t *testing.T) {
	commands := func(r report.Report) []string {
		return regexp.MustCompile(`(?m)^::.*$`).FindAllString(string(written(t, WriteGitHub, r, report.Options{Project: "deploy"})), -1)
	}
	fails := commands(fixture.CheckFails())
	if want := "::error file=deploy/compose.yaml,line=3,title=The answers give another recommendation than was decided::services: 20-49, before 5-9"; !strings.HasPrefix(fails[0], want) {
		t.Errorf("got  %s\nwant %s", fails[0], want)
	}
	if n := len(fails); n != 6 {
		t.Errorf("%d annotations, want 3 reasons, 2 changes and 1 remark: %s", n, strings.Join(fails, "\n"))
	}
	r := fixture.CheckStands()
	for _, x := range commands(r) {
		if strings.Contains(x, "no longer holds") || strings.Contains(x, "::error") && strings.Contains(x, "decision") || strings.Contains(x, "files speak against") {
			t.Errorf("a decision that stands is said not to: %s", x)
		}
	}
	if got, want := len(commands(r)), len(r.Check.Remarks)+len(words.OpenOf(r.Findings)); got != want {
		t.Errorf("%d annotations, want %d", got, want)
	}
}

// TestGatesThatAreTrippedAreErrors: each beside its place, before all else, and
// what is not tripped is not said.
func TestGatesThatAreTrippedAreErrors(t *testing.T) {
	out := string(written(t, WriteGitHub, fixture.CheckGated(), report.Options{Project: "deploy"}))
	got := regexp.MustCompile(`(?m)^::.*$`).FindAllString(out, -1)[:3]
	want := []string{
		"::error file=deploy/compose.yaml,title=A gate is tripped::--expect kubernetes: the recommendation is compose.",
		"::error file=deploy/compose.yaml,line=95,title=A gate is tripped::--fail-on contradictions: the files contradict 1 of the answers. (compose.yaml:95)",
		"::error file=deploy/compose.yaml,line=8,title=A gate is tripped::--fail-on findings=high: 1 finding: port-on-all-interfaces in proxy (compose.yaml:8).",
	}
	if !slices.Equal(want, got) {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if strings.Contains(out, "undecided") || !strings.HasPrefix(out, "3 gates are tripped. The decision of shop for Compose still holds") {
		t.Errorf("got:\n%s", out)
	}
}

// TestAcceptedFindingsAreNotAnnotated, but counted.
func TestAcceptedFindingsAreNotAnnotated(t *testing.T) {
	out := string(written(t, WriteGitHub, fixture.Accepted(), report.Options{}))
	if strings.Contains(out, "::A password is written") || strings.Contains(out, "title=A password is written") {
		t.Errorf("annotates what is accepted:\n%s", out)
	}
	if !strings.Contains(out, "; 3 accepted.\n") || !strings.Contains(out, "Accepted in queue, scheduler.") {
		t.Errorf("hides what is accepted:\n%s", out)
	}
}
