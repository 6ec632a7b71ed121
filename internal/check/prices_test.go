package check

import (
	"slices"
	"testing"

	"advisor/internal/advise"
	"advisor/internal/estimate"
	"advisor/internal/questions"
	"advisor/internal/report"
)

func TestPricesAge(t *testing.T) {
	for _, c := range []struct {
		asOf, today string
		want        int
	}{
		{"2026-11-29", "2026-11-29", 0},
		{"2026-11-29", "2026-11-30", 1},
		{"2026-11-29", "2027-05-29", 181},
		{"2026-11-29", "2026-11-20", -9},
		{"2024-02-28", "2024-03-01", 2},
		{"soon", "2026-11-20", 0},
		{"2026-11-29", "", 0},
	} {
		if got := PricesAge(c.asOf, c.today); got != c.want {
			t.Errorf("%s on %s: %d days, want %d", c.asOf, c.today, got, c.want)
		}
	}
}

// TestOldPrices: they are a remark from the day after half a year, which trips
// nothing, and whose advice is about whose prices they are.
func TestOldPrices(t *testing.T) {
	for _, c := range []struct {
		today, asOf, want string
	}{
		{"2027-05-29", "", ""},
		{"2027-05-30", "", "The prices of the estimate are of 2026-11-30, 181 days old: a newer advisor has newer ones, or give your own with `--costs FILE`."},
		{"2026-11-29", "2026-01-01", "The prices of the estimate are of 2026-01-01, 332 days old: look through your figures again, then raise their `as-of`."},
		{"2026-11-29", "2026-06-30", ""},
	} {
		in := input(questions.Answers{"hosts": said("1"), "services": said("1-4"), "host-failure": said("by-hand")}, "compose")
		in.Today = c.today
		if c.asOf != "" {
			own := estimate.Default()
			own.AsOf = c.asOf
			in.Advice.Costs = &own
			in.Record.Lines["costs"] = 7
		}
		in.Report = advise.Report(in.Advice, in.Judged)
		got := Evaluate(in)
		at := slices.IndexFunc(got.Remarks, func(r report.CheckReason) bool { return r.Kind == report.OldPrices })
		switch {
		case !got.Stands:
			t.Errorf("on %s the decision no longer holds: %v", c.today, got.Reasons)
		case c.want == "" && at < 0:
		case c.want == "" || at < 0 || got.Remarks[at].Message.Whole() != c.want:
			t.Errorf("on %s, of %q: %v, want %q", c.today, c.asOf, got.Remarks, c.want)
		case c.asOf != "" && (len(got.Remarks[at].Evidence) != 1 || got.Remarks[at].Evidence[0].Line != 7):
			t.Errorf("places %v, want the line of the record", got.Remarks[at].Evidence)
		}
	}
}
