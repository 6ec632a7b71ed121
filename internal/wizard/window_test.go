package wizard_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"advisor/internal/interview/interviewtest"
	"advisor/internal/questions"
	"advisor/internal/wizard"
)

func TestWizard_P17_Sizes(t *testing.T) {
	for _, size := range []struct {
		cols, rows int
		want       []string
		not        string
	}{
		{100, 24, []string{"│  So far, provisional", "ctrl+c stop"}, ""},
		{80, 24, []string{"│  So far, provisional", "ctrl+c stop"}, ""},
		{79, 24, []string{"Compose ━", "50 (0 to 100)  provisional", "complexity 50  scale 50  team 50", "ctrl+c stop"}, "So far"},
		{60, 16, []string{"6  Not sure", "50 (0 to 100)  provisional", "1  Only developers", "ctrl+c stop"}, "So far"},
		{40, 10, []string{"Question 1 of " + all, "> 6  Not sure", "50 (0 to 100)", "enter next"}, "So far"},
	} {
		t.Run(fmt.Sprintf("%dx%d", size.cols, size.rows), func(t *testing.T) {
			x := begin(t, size.cols, size.rows)
			f := x.sees(append(size.want, "Who depends on the application?")...)
			if size.not != "" && strings.Contains(f, size.not) {
				t.Errorf("%q is shown:\n%s", size.not, f)
			}
		})
	}
}

func TestWizard_P17_TooSmallSaysSoAndRecovers(t *testing.T) {
	x := begin(t, 100, 24)
	want := x.does("4", "> 4  Customers")
	for _, small := range [][2]int{{20, 5}, {39, 24}, {100, 9}, {1, 1}} {
		x.size(small[0], small[1])
		if small[0] > 1 {
			x.until("one clear sentence", func(f string) bool {
				return strings.Contains(strings.Join(strings.Fields(f), " "), fmt.Sprintf("too small (%dx%d): 40x10 is needed", small[0], small[1]))
			})
		}
		if small[0] > 1 {
			x.press("1") // does nothing that could not be seen
			x.settle()
		}
		x.size(100, 24)
		x.until("the frame as before", func(f string) bool { return f == want })
	}
	x.does("enter", "Question 2 of "+all)
}

func TestWizard_UnknownSizeIsThatOfOldTerminals(t *testing.T) {
	m := wizard.NewModel(questions.Default(), interviewtest.Options(questions.Default()), 0, 0)
	fits(t, m.View(), 80, 24)
	if !strings.Contains(m.View(), "Nothing leaves this machine") {
		t.Errorf("the first frame is:\n%s", m.View())
	}
}

func TestWizard_P18_ResizeAndBackIsTheSameFrame(t *testing.T) {
	x := begin(t, 100, 24, "ASK_SCAN=1")
	same := func() {
		t.Helper()
		x.settle()
		x.mu.Lock()
		want := x.frame()
		x.mu.Unlock()
		for _, size := range [][2]int{{45, 12}, {20, 5}, {60, 16}, {79, 24}} {
			x.size(size[0], size[1])
			x.until("another frame", func(f string) bool { return f != want })
		}
		x.size(100, 24)
		x.until("the same frame as before:\n"+want, func(f string) bool { return f == want })
	}
	for k := 1; k < count; k++ {
		x.sees(fmt.Sprintf("Question %d of "+but(1), k))
		same()
		x.press("enter")
	}
	x.sees("Review")
	same()
	x.does("esc", "Question "+but(1)+" of "+but(1))
	x.does("n", "A note for the report")
	same()
	x.does("esc", "Question "+but(1)+" of "+but(1), "enter next")
	x.does("?", "back to the question")
	same()
}

func TestWizard_P19_NothingIsWiderThanTheWindow(t *testing.T) {
	for _, size := range [][2]int{{40, 10}, {60, 16}, {79, 24}, {80, 24}, {100, 24}, {200, 50}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			m := wizard.NewModel(interviewtest.OddSet(), interviewtest.Options(interviewtest.OddSet()), size[0], size[1])
			for _, key := range strings.Fields("up enter up up ? ? p p n x enter s 2 enter ? ? s down down down enter esc o up up up up") {
				m.Press(key)
				lines := strings.Split(m.View(), "\n")
				if len(lines) != size[1] {
					t.Errorf("after %s: %d lines, the window has %d", key, len(lines), size[1])
				}
				for _, l := range lines {
					if w := ansi.StringWidth(l); w > size[0] {
						t.Errorf("after %s: a line of %d cells: %q", key, w, l)
					}
					if strings.Contains(l, "\x1b[31m") {
						t.Errorf("after %s: an escape sequence of a label: %q", key, l)
					}
				}
			}
		})
	}
}
