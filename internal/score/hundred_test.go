package score

import "testing"

// TestSharesAreOnTheRightSide: as they are written, too.
func TestSharesAreOnTheRightSide(t *testing.T) {
	for _, c := range []struct {
		threshold, share  float64
		written, atThresh string
	}{
		{.85, .8499, "84", "85"}, {.85, .85, "85", "85"}, {.855, .8549, "85.4", "85.5"}, {.8333, .8332, "83.32", "83.33"}, {1, .9999, "99", "100"}, {.29, .29, "29", "29"},
	} {
		in := inHundred(c.threshold)
		if got := in(c.share); got != c.written || in(c.threshold) != c.atThresh {
			t.Errorf("%v of %v: %s of %s", c.share, c.threshold, got, in(c.threshold))
		}
	}
}
