package formats

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"advisor/internal/report"
	"advisor/internal/report/fixture"
)

// mostRunes is the longest Markdown: a comment on a pull request may have
// 65,536 characters, and a CI job adds words of its own.
const mostRunes = 60_000

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
		if n := utf8.RuneCount(out); n > mostRunes || n < mostRunes/10 {
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
	terms := regexp.MustCompile(`(?m)^- \*\*[A-Za-z ]+:\*\*`)
	head, _, _ := strings.Cut(string(write(t, markdown, fixture.Shop(), report.Options{})), "\n## Options")
	first, _, _ := strings.Cut(string(whole), "\n## Options")
	for _, term := range terms.FindAllString(head, -1) {
		if !strings.Contains(first, term) {
			t.Errorf("the first screen does not have %s", term)
		}
	}
}
