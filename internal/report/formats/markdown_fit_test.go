package formats

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/ci"
	"advisor/internal/report/fixture"
	"advisor/internal/untrusted"
)

// D17: Markdown fits into a comment, whatever there is to say. It begins as
// the whole report would, each list that is cut says so, and nothing is left
// open.
func TestMarkdownFitsIntoAComment(t *testing.T) {
	markdown, r := format(t, "markdown"), fixture.Endless()
	var scan bytes.Buffer
	if err := markdown.WriteScan(&scan, report.Scan{SchemaVersion: report.SchemaVersion, Facts: r.Facts, Findings: r.Findings, Gaps: r.Gaps}, report.Options{}); err != nil {
		t.Fatal(err)
	}
	whole := write(t, markdown, r, report.Options{})
	checked := fixture.Endless()
	checked.Check = fixture.CheckFails().Check
	for name, out := range map[string][]byte{"report": whole, "scan": scan.Bytes(), "check": write(t, markdown, checked, report.Options{})} {
		if n := utf8.RuneCount(out); n > maxMarkdown || n < maxMarkdown/10 {
			t.Errorf("%s: %d characters", name, n)
		}
		checkMarkdown(t, out)
		if open, shut := bytes.Count(out, []byte("<details>")), bytes.Count(out, []byte("</details>")); open != shut || bytes.Count(out, []byte("\n```"))%2 != 0 {
			t.Errorf("%s: %d parts are opened, %d closed", name, open, shut)
		}
		for _, want := range []string{" in the JSON report", "6000 findings"} {
			if !strings.Contains(string(out), want) {
				t.Errorf("%s: does not say %q", name, want)
			}
		}
	}
	head, _, _ := strings.Cut(string(write(t, markdown, fixture.Shop(), report.Options{})), "\n## Context")
	if !strings.HasPrefix(string(whole), head) {
		t.Error("the decision is not whole")
	}
}

// A document is cut before a section, or before a paragraph of the first one.
func TestFirstSections(t *testing.T) {
	long := strings.Repeat("x", 60)
	for _, c := range []struct{ in, want string }{
		{"# t\n\n## a\n\nshort\n", "# t\n\n## a\n\nshort\n"},
		{"# t\n\n## a\n\nA\n\n## b\n\n" + long + "\n\n## c\n\n" + long + "\n", "# t\n\n## a\n\nA\n" + markdownCut},
		{"# t\n\n## a\n\n<details>\n\n## b\n\nB\n\n## c\n\n" + long + "\n\n</details>\n", "# t\n\n## a\n\n<details>\n\n## b\n\nB\n" + markdownCut + unfolded},
		{"# t\n\n## a\n\nA\n\n" + long + long + "\n", "# t\n\n## a\n\nA" + markdownCut},
		{long + long, markdownCut},
		{strings.Repeat("é", 100), strings.Repeat("é", 100)},
	} {
		if got := string(firstSections([]byte(c.in), 105)); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.in, got, c.want)
		}
	}
}

// D17: SARIF is no larger than what GitHub takes, packed or not, and says what
// was left out.
func TestSARIFFitsIntoAnUpload(t *testing.T) {
	r := fixture.Endless()
	for i := range 100 {
		for j := range 300 {
			place := untrusted.Place{File: untrusted.Text(fmt.Sprintf("folder-%d-%d/compose.yaml", i, j)), Line: j}
			r.Findings[i].Severity = facts.High
			r.Findings[i].Hits = append(r.Findings[i].Hits, facts.Hit{Service: r.Findings[i].Hits[0].Service, Place: place})
		}
	}
	out := write(t, format(t, "sarif"), r, report.Options{})
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write(out); err != nil || z.Close() != nil || packed.Len() > 10_000_000 || len(out) > ci.MaxSARIF {
		t.Errorf("%d bytes, %d packed, %v", len(out), packed.Len(), err)
	}
	var log ci.SarifLog
	if err := json.Unmarshal(out, &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if n := len(run.Results); n == 0 || n > ci.MaxResults || len(run.Tool.Driver.Rules) > n || len(run.Results[0].Locations) != ci.MaxLocations {
		t.Errorf("%d results of %d rules, %d places in the first", n, len(run.Tool.Driver.Rules), len(run.Results[0].Locations))
	}
	if want := fmt.Sprintf("%d results were left out, the least severe.", 6000-len(run.Results)); run.Invocations[0].Notifications[0].Message.Text != want {
		t.Errorf("says %q, want %q", run.Invocations[0].Notifications[0].Message.Text, want)
	}
}
