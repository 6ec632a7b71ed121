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
		got = strings.Join(strings.Fields(string(write(t, format(t, name), r, report.Options{Details: true}))), " ")
		if !strings.Contains(got, "since no files were read") || strings.Contains(got, "no file sets a limit") {
			t.Errorf("%s speaks of files that nobody read", name)
		}
	}
}

// TestDaysOfPrices: the prices are of the days of those that were counted, not of the
// day on which somebody last looked through the file.
func TestDaysOfPrices(t *testing.T) {
	r := fixture.Shop()
	e := *r.Estimate
	line := func(day string) report.EstimateLine { return report.EstimateLine{Item: "host-memory", AsOf: day} }
	for _, c := range []struct {
		days []string
		want string
	}{
		{[]string{"2026-08-14", "2026-03-10", "2026-10-02"}, "list prices of 2026-03-10 to 2026-10-02 before"},
		{[]string{"2026-08-14", "2026-08-14"}, "list prices of 2026-08-14 before"},
		{nil, "list prices of 2026-11-29 before"},
	} {
		costs := e.Costs[:1:1]
		costs[0].MoneyLines = nil
		for _, day := range c.days {
			costs[0].MoneyLines = append(costs[0].MoneyLines, line(day))
		}
		changed := e
		changed.Costs, r.Estimate = costs, &changed
		got := strings.Join(strings.Fields(string(write(t, format(t, "text"), r, report.Options{}))), " ")
		if !strings.Contains(got, c.want) {
			t.Errorf("prices of %v: no %q in the report", c.days, c.want)
		}
	}
}
