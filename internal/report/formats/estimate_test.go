package formats

import (
	"strings"
	"testing"

	"advisor/internal/report"
	"advisor/internal/report/fixture"
)

// TestEstimateOfNothing: where every option is ruled out there is no table without
// rows, and where no files were read none of them is said to set nothing.
func TestEstimateOfNothing(t *testing.T) {
	for _, name := range []string{"text", "markdown", "html"} {
		r := fixture.Shop()
		e := *r.Estimate
		e.Costs, e.Availability = nil, nil
		r.Estimate = &e
		got := strings.Join(strings.Fields(string(write(t, format(t, name), r, report.Options{}))), " ")
		if !strings.Contains(got, "Every option is ruled out, so none is estimated.") || strings.Contains(got, "One dead host") {
			t.Errorf("%s has a table without rows, or does not say why", name)
		}
		e.KnownServices, r.Facts = 0, nil
		got = strings.Join(strings.Fields(string(write(t, format(t, name), r, report.Options{}))), " ")
		if !strings.Contains(got, "since no files were read") || strings.Contains(got, "no file sets a limit") {
			t.Errorf("%s speaks of files that nobody read", name)
		}
	}
}
