package wizard_test

import "testing"

// The terminal that cannot draw, as the program sees it: no escape byte.
func TestLines_P23_DumbTerminal(t *testing.T) {
	for _, env := range []string{"TERM=dumb", "ACCESSIBLE=1"} {
		x := open(t, 80, 24, env)
		x.line("Answer:")
		x.press("4\n")
		x.line("Question 2 of " + all)
		x.press("\x04") // end of input, as a terminal types it
		o := x.ends(130)
		if o.Error != "input ended at question 2 of "+all {
			t.Errorf("error %q", o.Error)
		}
		if escape.Match(x.raw) {
			t.Error("an escape byte in the output")
		}
	}
}
