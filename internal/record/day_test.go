package record

import "testing"

func TestDayAfter(t *testing.T) {
	for _, c := range []struct {
		day         string
		years, days int
		want        string
	}{
		{"2026-11-30", 1, 0, "2027-11-30"},
		{"2026-12-15", 0, 30, "2027-01-14"},
		{"2028-02-29", 1, 0, "2029-03-01"},
		{"tomorrow", 1, 0, ""},
		{"", 0, 30, ""},
	} {
		if got := DayAfter(c.day, c.years, c.days); got != c.want {
			t.Errorf("%s and %d years, %d days: %q, want %q", c.day, c.years, c.days, got, c.want)
		}
	}
}
