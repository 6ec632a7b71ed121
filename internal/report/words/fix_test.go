package words

import "testing"

func TestFixLines(t *testing.T) {
	for in, want := range map[string]string{
		"services:\n  web:\n": "services:\n  web:\n", "a\n::error::x": "a\n: :error::x\n", "  ::": "  : :\n", "```": "'''\n",
	} {
		if got := FixLines(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
