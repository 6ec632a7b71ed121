package wizard_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/hinshun/vt10x"

	"advisor/internal/interview"
	"advisor/internal/questions"
	"advisor/internal/wizard"
)

func TestWizard_P13_CtrlCAtAnyQuestion(t *testing.T) {
	// The screens, by the keys that lead there and what is seen then.
	for name, way := range map[string][][2]string{
		"welcome":  {},
		"question": {{"enter", "Question 1 of " + all}},
		"typing":   {{"enter", "Question 1 of " + all}, {"s", "Question 2 of " + all}, {"4", "Number: 4"}},
		"why":      {{"enter", "Question 1 of " + all}, {"?", "back to the question"}},
		"note":     {{"enter", "Question 1 of " + all}, {"n", "A note for"}, {"abc", "> abc"}},
		"review":   {{"enter", "Question 1 of " + all}, {"r", "Review"}},
		"offers":   {{"enter", "Question 1 of " + all}, {"r", "Review"}, {"f", "Almost done"}},
		"decision": {{"r", "Review"}, {"f", "Almost done"}, {"enter", "What do you decide?"}},
		"triggers": {{"r", "Review"}, {"f", "Almost done"}, {"enter", "> 3  Not decided"}, {"1", "> 1  Docker"}, {"enter", "Decide again when"}},
		"day":      {{"r", "Review"}, {"f", "Almost done"}, {"enter", "> 3  Not decided"}, {"2", "> 2  Kubernetes"}, {"enter", "Decide again when"}, {"enter", "> 2027-11-23"}},
	} {
		for _, key := range []string{"ctrl+c", "ctrl+d"} {
			t.Run(name+" "+key, func(t *testing.T) {
				x := open(t, 100, 24, "ASK_OFFERS=1", "ASK_DECIDE=1")
				x.sees("Start: most telling")
				for _, step := range way {
					x.does(step[0], step[1])
				}
				x.press(key)
				if o := x.ends(130); o.Done || o.Error != "cancelled" {
					t.Errorf("outcome %+v", o)
				}
			})
		}
	}
}

func TestWizard_P13_EscAndCtrlCAtOnce(t *testing.T) {
	x := begin(t, 100, 24)
	x.press("\x1b\x03")
	x.ends(130)
}

func TestWizard_P13_CtrlCAtEachQuestion(t *testing.T) {
	for k := 1; k <= count; k += 3 {
		x := begin(t, 80, 24)
		for i := 2; i <= k; i++ {
			x.does("s", fmt.Sprintf("Question %d of "+all, i))
		}
		x.press("ctrl+c")
		x.ends(130)
	}
}

func TestWizard_P14_DraftIsOfferedAgain(t *testing.T) {
	draft := filepath.Join(t.TempDir(), "draft.json")
	env := "ASK_DRAFT=" + draft
	x := begin(t, 100, 24, env)
	x.does("4", "> 4")
	x.does("enter", "Question 2 of "+all)
	x.does("12", "Number: 12")
	x.does("enter", "Question 3 of "+all)
	x.does("s", "Question 4 of "+all)
	x.does("n", "A note")
	x.does("as agreed", "> as agreed")
	x.does("enter", "Note: as agreed")
	x.press("ctrl+c")
	if o := x.ends(130); o.Draft != draft {
		t.Errorf("the draft is in %q, want %q", o.Draft, draft)
	}

	x = open(t, 100, 24, env)
	x.sees("> 1  Go on where you stopped: 2 answered, 1 skipped, "+but(3)+" to go", "Start over", "Throw the draft away")
	x.does("enter", "Question 4 of "+all, "Note: as agreed")
	x.does("esc", "Question 3 of "+all, "> Not sure")
	x.does("esc", "Question 2 of "+all, "Number: 12")
	x.does("esc", "Question 1 of "+all, "> 4  Customers")
	x.press("ctrl+c")
	x.ends(130)

	x = open(t, 100, 24, env) // the quick way is offered too
	x.sees("> 1  Go on where you stopped", "2  Go on: most telling questions first")
	x.does("2", "> 2  Go on: most telling questions first")
	x.does("enter", "Question 4, usually about 7")
	x.press("ctrl+c")
	x.ends(130)

	x = open(t, 100, 24, env)
	x.sees("> 1  Go on where you stopped", "2  Go on, section by section")
	x.does("2", "> 2  Go on, section by section")
	x.does("enter", "Question 4 of "+all)
	x.press("ctrl+c")
	x.ends(130)

	x = open(t, 100, 24, env)
	x.sees("> 1  Go on where you stopped")
	x.does("3", "> 3  Start over")
	x.does("enter", "> 2  Start, section by section")
	x.does("enter", "Question 1 of "+all, "> 6  Not sure")
	x.press("ctrl+c")
	x.ends(130)
	if _, err := os.Stat(draft); err != nil {
		t.Error("starting over threw the draft away before anything was answered:", err)
	}

	x = open(t, 100, 24, env)
	x.sees("> 1  Go on where you stopped")
	x.press("up")
	x.does("enter", "> 2  Start, section by section")
	if _, err := os.Stat(draft); err == nil {
		t.Error("the draft is still there")
	}
	x.press("ctrl+c")
	if o := x.ends(130); o.Draft != "" {
		t.Error("a draft of nothing was kept")
	}
}

func TestWizard_P14_DraftOfAnotherQuestionnaire(t *testing.T) {
	draft := filepath.Join(t.TempDir(), "draft.json")
	var asked []questions.ID
	for _, q := range questions.Default().Questions {
		if q.ID != "budget" && q.ID != "regions" {
			asked = append(asked, q.ID)
		}
	}
	b, err := interview.EncodeDraft(interview.Draft{Asked: append(asked, "colour"), Given: []interview.DraftAnswer{
		{ID: "stage", Option: "internal"}, {ID: "colour", Option: "red"}, {ID: "hosts", Option: "a-thousand"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(draft, b, 0o600); err != nil {
		t.Fatal(err)
	}
	x := open(t, 100, 24, "ASK_DRAFT="+draft)
	x.sees("Go on where you stopped: 1 answered", "2 answers of the draft no longer fit: colour, hosts.", "New since then: regions, budget.")
	x.does("enter", "Question 2 of "+all)
	x.does("esc", "Question 1 of "+all, "> 3  People inside")
}

func TestWizard_P15_SaveWithoutLeaving(t *testing.T) {
	draft := filepath.Join(t.TempDir(), "draft.json")
	x := begin(t, 200, 24, "ASK_DRAFT="+draft)
	x.does("2", "> 2")
	x.does("enter", "Question 2 of "+all)
	x.does("ctrl+s", "Saved in", filepath.Base(draft), "Question 2 of "+all)
	b, err := os.ReadFile(draft)
	if err != nil {
		t.Fatal(err)
	}
	d, err := interview.DecodeDraft(b)
	if err != nil || len(d.Given) != 1 || d.Given[0].Option != "prototype" {
		t.Errorf("the draft is %+v, %v", d, err)
	}
}

func TestWizard_P16_Signals(t *testing.T) {
	for _, s := range []struct {
		signal syscall.Signal
		status int
		why    string
	}{
		{syscall.SIGTERM, 143, "terminated"},
		{syscall.SIGHUP, 129, "the terminal was closed"},
		{syscall.SIGQUIT, 131, "told to quit"},
		{syscall.SIGINT, 130, "cancelled"},
	} {
		t.Run(s.signal.String(), func(t *testing.T) {
			draft := filepath.Join(t.TempDir(), "draft.json")
			x := begin(t, 100, 24, "ASK_DRAFT="+draft)
			x.does("2", "> 2")
			x.does("enter", "Question 2 of "+all)
			x.cmd.Process.Signal(s.signal)
			if o := x.ends(s.status); o.Done || o.Draft != draft || o.Error != s.why {
				t.Errorf("outcome %+v", o)
			}
			if _, err := os.Stat(draft); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestWizard_TerminalGoneEndsIt(t *testing.T) {
	draft := filepath.Join(t.TempDir(), "draft.json")
	x := begin(t, 100, 24, "ASK_DRAFT="+draft)
	x.does("2", "> 2")
	x.does("enter", "Question 2 of "+all)
	x.tty.Close()
	x.pty.Close()
	<-x.exited
	if got := x.cmd.ProcessState.ExitCode(); got != 129 && got != 130 {
		t.Errorf("exit status %d", got)
	}
	if _, err := os.Stat(draft); err != nil {
		t.Error(err)
	}
}

func TestWizard_PanicRestoresTheTerminal(t *testing.T) {
	x := begin(t, 100, 24, "ASK_PANIC=1")
	x.does("1", "> 1")
	x.press("2") // the model panics
	o := x.ends(3)
	if o.Error != "internal error: the model is broken" {
		t.Errorf("error %q", o.Error)
	}
	if strings.Contains(string(x.raw), "goroutine") {
		t.Error("a stack trace was written to the terminal")
	}
}

func TestWizard_SuspendRestoresTheTerminal(t *testing.T) {
	x := begin(t, 100, 24)
	x.does("4", "> 4  Customers")
	// The program is the first of its session, so that nothing can stop it: it
	// must come back by itself.
	x.press("ctrl+z")
	x.until("the alternate screen left and entered again", func(string) bool {
		raw := string(x.raw)
		out := strings.LastIndex(raw, "\x1b[?1049l")
		return out > 0 && strings.LastIndex(raw, "\x1b[?1049h") > out && x.vt.Mode()&vt10x.ModeAltScreen != 0
	})
	x.sees("Question 1 of "+all, "> 4  Customers")
	x.does("enter", "Question 2 of "+all)
	x.press("ctrl+c")
	x.ends(130)
}

func TestWizard_P26_NeedsATerminal(t *testing.T) {
	_, err := wizard.Run(t.Context(), questions.Default(), interview.Options{In: strings.NewReader(""), Out: &strings.Builder{}})
	if !errors.Is(err, interview.ErrNoTerminal) {
		t.Errorf("error %v, want %v", err, interview.ErrNoTerminal)
	}
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	if _, err := wizard.Run(t.Context(), questions.Default(), interview.Options{In: null, Out: null}); !errors.Is(err, interview.ErrNoTerminal) {
		t.Errorf("error %v, want %v", err, interview.ErrNoTerminal)
	}
}
