package check

import (
	"fmt"
	"time"

	"advisor/internal/report"
)

// StalePrices is how many days old the prices of an estimate may be before that is
// said.
const StalePrices = 180

// PricesAge is how many days before today, YYYY-MM-DD, the prices of an estimate
// were looked through; negative where that day is still to come, 0 where a day is
// none.
func PricesAge(asOf, today string) int {
	from, err := time.Parse(time.DateOnly, asOf)
	if err != nil {
		return 0
	}
	to, err := time.Parse(time.DateOnly, today)
	if err != nil {
		return 0
	}
	return int(to.Sub(from).Hours() / 24)
}

// prices says how old the prices of the estimate are, where that is long: a report
// has no clock, a check has a day.
func (c *checker) prices() []report.CheckReason {
	e := c.Report.Estimate
	if e == nil {
		return nil
	}
	days := PricesAge(e.AsOf, c.Today)
	if days <= StalePrices {
		return nil
	}
	do := "a newer advisor has newer ones, or give your own with `--costs FILE`"
	if c.Advice.Costs != nil {
		do = "look through your figures again, then raise their `as-of`"
	}
	return []report.CheckReason{reason(report.OldPrices, "", fmt.Sprintf("The prices of the estimate are of %s, %d days old: %s.", e.AsOf, days, do), c.line("costs"))}
}
