package wizard_test

import (
	"regexp"
	"testing"
	"time"
)

// mostBytes is the most that a key may write: at 38,400 bits a second a frame is
// there within a second.
const mostBytes = 4 << 10

// wrote is how much the program has written so far.
func (x *terminal) wrote() int {
	x.mu.Lock()
	defer x.mu.Unlock()
	return len(x.raw)
}

// quiet waits until nothing more is written, and says how much was.
func (x *terminal) quiet() int {
	for n := x.wrote(); ; {
		time.Sleep(30 * time.Millisecond)
		m := x.wrote()
		if m == n {
			return n
		}
		n = m
	}
}

// No key writes more than 4 kB, over every screen, in small windows and in large
// ones.
func TestWizard_SlowLine(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		x := open(t, size[0], size[1], "ASK_SCAN=1", "ASK_OFFERS=1", "ASK_DECIDE=1")
		x.sees("Nothing leaves this machine", "Start: most telling")
		most := x.quiet()
		if most > mostBytes {
			t.Errorf("the first frame at %v has %d bytes", size, most)
		}
		for _, k := range []struct{ key, sees string }{
			{"enter", "Question 1 of"},
			{"3", "> 3"},
			{"down", "> 4"},
			{"?", "back to the question"},
			{"\x1b[6~", "back to the question"},
			{"esc", "> 4"},
			{"n", "A note for the report"},
			{"as agreed", "> as agreed"},
			{"enter", "Note: as agreed"},
			{"enter", "Question 2 of"},
			{"v", "compose.yaml:3"},
			{"esc", "Type the number"},
			{"9", "Number: 9"},
			{"r", "Review"},
			{"down", "> stage"},
			{"\x1b[6~", "Review"},
			{"end", "> "},
			{"home", "> Finish"},
			{"f", "Besides showing the report"},
			{"x", "[ ]"},
			{"enter", "What do you decide?"},
			{"1", "> 1"},
			{"enter", "Decide again when"},
			{"x", "[ ]"},
			{"enter", "When do you review"},
			{"esc", "Decide again when"},
		} {
			before := x.wrote()
			x.does(k.key, k.sees)
			n := x.quiet() - before
			most = max(most, n)
			if n > mostBytes {
				t.Errorf("%q at %v wrote %d bytes", k.key, size, n)
			}
		}
		t.Logf("%v: at most %d bytes a key", size, most)
		x.press("ctrl+c")
		x.ends(130)
	}
}

// In screen, which has an older idea of what a terminal can do, it draws the same, and
// no mouse is asked for anywhere.
func TestWizard_Screen(t *testing.T) {
	mouse := regexp.MustCompile(`\x1b\[\?(9|100[0-6]|1015|1016)h`)
	for _, term := range []string{"screen", "screen-256color", "tmux-256color", "xterm-256color", "linux", "vt220"} {
		x := begin(t, 80, 24, "TERM="+term)
		x.does("3", "> 3  People inside")
		x.does("enter", "Question 2 of "+all)
		x.does("?", "Why it is asked")
		x.does("esc", "> Not sure")
		x.does("\x1b[A", "> 50 or more services")
		x.does("\x1bOA", "> 20 to 49 services") // as in application mode
		x.does("r", "Review")
		x.press("ctrl+c")
		x.ends(130)
		if m := mouse.Find(x.raw); m != nil {
			t.Errorf("%s: %q asks for the mouse", term, m)
		}
	}
}
