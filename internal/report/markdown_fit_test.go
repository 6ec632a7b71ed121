package report

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// endless is a report in which every list is long and every name has the
// longest form.
func endless() Report {
	r := shop()
	name := func(i int) untrusted.Text {
		return untrusted.Text(fmt.Sprintf("%05d-%s", i, strings.Repeat("`|\u202e<x>", 60)))
	}
	services, findings, pieces := r.Facts.Services, r.Findings, r.Portability
	r.Facts.Services, r.Findings, r.Portability = nil, nil, nil
	for i := range 1000 {
		s := services[i%len(services)]
		s.Name = name(i)
		r.Facts.Services = append(r.Facts.Services, s)
		r.Gaps = append(r.Gaps, facts.Gap{File: name(i), Line: i, Reason: name(i)})
		r.Contradictions = append(r.Contradictions, facts.Contradiction{Message: name(i)})
		p := pieces[i%len(pieces)]
		p.Service, p.Feature = name(i), fmt.Sprintf("feature %d", i)
		r.Portability = append(r.Portability, p)
	}
	for i := range 6000 {
		f := findings[i%len(findings)]
		f.Rule, f.Services = fmt.Sprintf("rule-%04d", i), []untrusted.Text{name(i), name(i + 1)}
		f.Hits = []facts.Hit{{Service: name(i), Place: untrusted.Place{File: "compose.yaml", Line: i}}}
		r.Findings = append(r.Findings, f)
	}
	return r
}

// D17: Markdown fits into a comment, whatever there is to say. It begins as
// the whole report would, each list that is cut says so, and nothing is left
// open.
func TestMarkdownFitsIntoAComment(t *testing.T) {
	markdown, r := format(t, "markdown"), endless()
	var scan bytes.Buffer
	if err := markdown.WriteScan(&scan, Scan{SchemaVersion: SchemaVersion, Facts: r.Facts, Findings: r.Findings, Gaps: r.Gaps}, Options{}); err != nil {
		t.Fatal(err)
	}
	whole := write(t, markdown, r, Options{})
	checked := endless()
	checked.Check = checkFails().Check
	for name, out := range map[string][]byte{"report": whole, "scan": scan.Bytes(), "check": write(t, markdown, checked, Options{})} {
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
	head, _, _ := strings.Cut(string(write(t, markdown, shop(), Options{})), "\n## Context")
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
	r := endless()
	for i := range 100 {
		for j := range 300 {
			place := untrusted.Place{File: untrusted.Text(fmt.Sprintf("folder-%d-%d/compose.yaml", i, j)), Line: j}
			r.Findings[i].Severity = facts.High
			r.Findings[i].Hits = append(r.Findings[i].Hits, facts.Hit{Service: r.Findings[i].Hits[0].Service, Place: place})
		}
	}
	out := write(t, format(t, "sarif"), r, Options{})
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
