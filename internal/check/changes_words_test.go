package check

import "testing"

// An answer is said as a record has it: the number that was given, or the option.
func TestWritten(t *testing.T) {
	for _, c := range []struct{ label, option, want string }{
		{"3 (2 to 3 hosts)", "2-3", "3"}, {"2 to 3 hosts", "2-3", "2-3"}, {"", "", "unknown"}, {"a few (or more)", "few", "few"}, {"4 or 5", "1-4|5-9", "1-4 or 5-9"},
	} {
		if got := written(c.label, c.option); got != c.want {
			t.Errorf("%q of %q is written %q", c.label, c.option, got)
		}
	}
}
