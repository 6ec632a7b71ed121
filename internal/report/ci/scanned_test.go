package ci

import (
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/fixture"
)

// TestNothingWasScanned: an empty list of findings is a pass only where files were
// read, and every format for CI tells the two apart.
func TestNothingWasScanned(t *testing.T) {
	const says = "Nothing was scanned: no Compose project was read."
	unread, clean := fixture.Shop(), fixture.Shop()
	unread.Facts, unread.Findings, unread.Problems, unread.Portability = nil, nil, nil, nil
	clean.Findings = []facts.Finding{}
	for _, x := range []struct {
		r    report.Report
		want bool
	}{{unread, true}, {clean, false}} {
		run := sarifOf(t, x.r, report.Options{})
		notes := ""
		for _, n := range run.Invocations[0].Notifications {
			notes += n.Message.Text
		}
		if strings.Contains(notes, says) != x.want || run.Properties["scanned"] != !x.want {
			t.Errorf("SARIF, unread %v: %q, scanned %v", x.want, notes, run.Properties["scanned"])
		}
		if out := string(written(t, WriteGitHub, x.r, report.Options{})); strings.Contains(out, says) != x.want {
			t.Errorf("GitHub, unread %v:\n%s", x.want, out)
		}
		found := false
		for _, i := range qualityOf(t, x.r, report.Options{}) {
			found = found || i.CheckName == "nothing-scanned" && i.Description == says && i.Severity == "info"
		}
		if found != x.want {
			t.Errorf("GitLab, unread %v: says so: %v", x.want, found)
		}
	}
}
