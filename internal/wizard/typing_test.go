package wizard_test

import (
	"strings"
	"testing"
)

func TestWizard_P20_FilterOfALongList(t *testing.T) {
	x := begin(t, 100, 24, "ASK_SET=odd")
	x.does("esc", "Start: most telling")
	x.does("enter", "Question 1 of 3", "> 46  Not sure", "/ filters")
	x.does("/", "end the filter")
	x.does("a", "/a", "> 1  Answer 1") // from the last entry to the first match
	x.does("backspace", "end the filter")
	x.does("z", "/z")
	x.does("eb", "/zeb", "> 41  Zebra")
	x.does("esc", "Question 1 of 3", "/ filters the list", "more above")
	x.does("/", "end the filter")
	x.does("zeb", "> 41  Zebra")
	x.does("enter", "Question 2 of 3")
	x.does("esc", "Question 1 of 3", "> 41  Zebra")
	x.does("esc", "> ", "section by section") // only now back
}

func TestWizard_P21_PasteDoesNotSubmit(t *testing.T) {
	x := begin(t, 100, 24)
	x.press("\x1b[200~4\n3\n\x1b[201~")
	x.does("n", "A note for the report", "Question 1 of "+all)
	x.does("\x1b[200~first\nsecond\x1b[31m\n\x1b[201~", "> first second")
	x.does("enter", "Question 1 of "+all, "Note: first second", "> 6  Not sure")
	x.press("ctrl+c")
	if n := x.ends(130).Notes["stage"]; n != "first second[31m" {
		t.Errorf("the note is %q", n)
	}
}

func TestWizard_P22_TypedAheadIsNotLost(t *testing.T) {
	x := begin(t, 100, 24)
	x.does("jjj", "> 3  People inside") // from the last round to the first, and two more
	x.does("s?", "Question 2 of "+all, "Each service is one more thing to start")
	x.does("?", "1 to 4 services")
	x.does("\x1bj", "Question 1 of "+all, "> 1  Only developers") // Esc and j in one write
	x.does(strings.Repeat("s", 40), "Question 1 of "+all)         // a paste without marks
	x.settle()
	x.sees("Question 1 of "+all, "> 1  Only developers")
}

func TestWizard_P30_BadInput(t *testing.T) {
	x := begin(t, 100, 24)
	x.does("9", "Type a number from 1 to 6", "Question 1 of "+all)
	x.does("s", "Question 2 of "+all)
	x.does("0", "Enter a whole number from 1 to 100000")
	x.does("\x7f99999999", "Number: 9999999", "Enter a whole number")
	x.does("enter", "Question 2 of "+all, "Enter a whole number")
	x.does("down", "> ")
	x.press("\x00", "\x1b[200~../../etc\x1b[201~", "\x1b[99;99X", "\xff\xfe")
	x.does("n", "A note for the report")
	x.press(strings.Repeat("x", 10_000), "\x00")
	x.does("enter", "> xxxx", "! A note has at most 500 characters, and this one has")
	x.does("esc", "Type the number, or choose a line.")
	x.does("n", "A note for the report")
	x.press("short")
	x.does("enter", "Note: short")
	x.press("ctrl+c")
	if n := x.ends(130).Notes["services"]; n != "short" {
		t.Errorf("the note is %q", n)
	}
}
