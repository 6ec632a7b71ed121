package wizard_test

import (
	"regexp"
	"strings"
	"testing"
)

var escape = regexp.MustCompile(`\x1b`)

func TestWizard_P23_NoColor(t *testing.T) {
	x := begin(t, 100, 24, "NO_COLOR=1")
	x.does("4", "> 4  Customers")
	x.press("ctrl+c")
	x.ends(130)
	if sgr := regexp.MustCompile(`\x1b\[[0-9;]*m`).Find(x.raw); sgr != nil {
		t.Errorf("a colour code was written: %q", sgr)
	}
}

func TestWizard_P23_OneAccent(t *testing.T) {
	x := begin(t, 100, 24)
	x.does("4", "> 4  Customers")
	x.does("r", "Review")
	x.press("ctrl+c")
	x.ends(130)
	for _, sgr := range regexp.MustCompile(`\x1b\[([0-9;]*)m`).FindAllSubmatch(x.raw, -1) {
		switch string(sgr[1]) {
		case "", "0", "1", "38;5;163", "1;38;5;163", "38;5;243": // reset, bold, the accent, grey
		default:
			t.Fatalf("style %q", sgr[0])
		}
	}
}

func TestWizard_P27_StandardOutputStaysClean(t *testing.T) {
	x := begin(t, 100, 24)
	x.does("r", "Review")
	x.press("f")
	x.ends(0) // decodes standard output, which is not the terminal here
	if escape.Match(x.stdout.Bytes()) {
		t.Error("an escape byte on the standard output")
	}
	if !strings.Contains(string(x.raw), "\x1b[1;38;5;163m") {
		t.Error("the wizard had no colour on the standard error")
	}
}

func TestWizard_P32_ASCII(t *testing.T) {
	x := begin(t, 100, 24, "LANG=C")
	x.sees("|  So far", "#")
	x.does("4", "> 4  Customers")
	x.does("r", "Review")
	x.press("ctrl+c")
	x.ends(130)
	for _, b := range x.raw {
		if b >= 0x80 {
			t.Fatalf("a byte beyond ASCII: %q", b)
		}
	}
}
