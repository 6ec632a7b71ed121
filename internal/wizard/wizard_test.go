package wizard_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"advisor/internal/interview/interviewtest"
	"advisor/internal/questions"
	"advisor/internal/wizard"
)

// The number in a test's name is that of the acceptance point of docs/wizard.md.

func TestWizard_P01_FirstFrameNeedsNoAnswerFromTheTerminal(t *testing.T) {
	x := open(t, 100, 24)
	x.sees("Docker Compose or Kubernetes for production?")
	x.press("ctrl+c")
	x.ends(130)
	// OSC 10 and 11 ask for colours, CSI 6n for the cursor, CSI c for the kind.
	if q := regexp.MustCompile(`\x1b\]1[01];\?|\x1b\[6n|\x1b\[[>=]?c`).Find(x.raw); q != nil {
		t.Errorf("the terminal was asked %q", q)
	}
}

func TestWizard_P02_FirstScreenSaysWhatItIs(t *testing.T) {
	x := open(t, 100, 24, "ASK_SCAN=1")
	x.sees("Docker Compose or Kubernetes for production?", fmt.Sprintf("%d questions, about %d minutes", count-1, ((count-1)*11+59)/60), "can be skipped",
		"Nothing leaves this machine", "Ctrl+C stops", "Found in shop", "6 services: 2 applications", "an answer to 3 questions, which you can overrule")
}

func TestWizard_P03_QuestionKOfN(t *testing.T) {
	x := begin(t, 100, 24)
	x.sees("Question 1 of " + all + ", Application")
	x.does("1", "> 1  Only developers")
	// A stage of development only closes some questions.
	x.does("enter", "Question 2 of "+but(closed)+", Application")
	x.does("esc", "Question 1 of "+but(closed)+", Application", "> 1")
	x.does("3", "> 3")
	x.does("enter", "Question 2 of "+all+", Application")
	for k := 3; k < place("hosts"); k++ {
		x.does("s", fmt.Sprintf("Question %d of "+all+", Application", k))
	}
	x.does("s", fmt.Sprintf("Question %d of %d, Scale", place("hosts"), count))
}

func TestWizard_P04_BackOneQuestion(t *testing.T) {
	x := begin(t, 100, 24)
	x.does("4", "> 4  Customers")
	x.does("enter", "Question 2 of "+all)
	x.does("esc", "Question 1 of "+all, "> 4  Customers")
	x.does("enter", "Question 2 of "+all)
	x.does("3", "Number: 3")
	x.does("enter", "Question 3 of "+all)
	x.does("shift+tab", "Question 2 of "+all, "Number: 3", "> 1 to 4 services")
	// Out of an input that is not valid.
	x.does("backspace", "> 1 to 4 services")
	x.does("0", "Enter a whole number from 1 to")
	x.does("enter", "Question 2 of "+all, "Enter a whole number")
	x.does("esc", "Question 1 of "+all, "> 4  Customers")
}

func TestWizard_P04_BackOverHiddenQuestions(t *testing.T) {
	x := begin(t, 100, 24)
	x.does("1", "> 1  Only developers")
	x.does("enter", "Question 2 of "+but(closed))
	for k := 3; k <= place("hosts"); k++ {
		x.does("s", fmt.Sprintf("Question %d of "+but(closed), k))
	}
	x.sees("How many hosts")
	x.does("s", fmt.Sprintf("Question %d of "+but(closed), place("hosts")+1), "How does the number of copies") // three are hidden in between
	x.does("esc", fmt.Sprintf("Question %d of "+but(closed), place("hosts")), "How many hosts")
}

func TestWizard_P05_HiddenAnswersComeBack(t *testing.T) {
	x := begin(t, 100, 24, "ASK_SET=odd")
	x.sees("Question 1 of 3")
	x.does("s", "Question 2 of 3")
	x.does("2", "> 2")
	x.does("enter", "Question 3 of 3")
	x.does("2", "> 2")
	x.does("enter", "Review", "2 of 3 answered")
	x.does("esc", "Question 3 of 3")
	x.does("esc", "Question 2 of 3", "> 2")
	x.does("1", "> 1")
	x.does("enter", "Review")
	x.until("the third row to follow", func(f string) bool { return strings.Contains(line(f, "three"), "follows from") })
	x.does("end", "> three")
	x.does("enter", "This follows from", "change that answer")
	x.does("esc", "Question 2 of 2", "> 1")
	x.does("2", "> 2")
	x.does("enter", "Question 3 of 3", "> 2") // as it was answered before
	x.does("enter", "Review", "three")
	x.press("enter")
	if a := x.ends(0).Answers; a["three"] != "high wizard" || a["two"] != "high wizard" {
		t.Errorf("answers %v", a)
	}
}

func TestWizard_P05_HiddenAnswersDoNotCount(t *testing.T) {
	x := begin(t, 100, 24, "ASK_SET=odd")
	x.does("s", "Question 2 of 3")
	x.does("2", "> 2")
	x.does("enter", "Question 3 of 3")
	x.does("2", "> 2")
	x.does("enter", "Review")
	x.does("esc", "Question 3 of 3")
	x.does("esc", "Question 2 of 3")
	x.does("1", "> 1")
	x.does("enter", "Review")
	x.press("enter")
	if a := x.ends(0).Answers; len(a) != 2 || a["two"] != "low wizard" {
		t.Errorf("answers %v, want no answer to the hidden question", a)
	}
}

// What the files or a record say counts, applies or not: a run without the
// wizard would count it too.
func TestWizard_P05_KnownAnswersOfHiddenQuestionsStay(t *testing.T) {
	o := interviewtest.Options(interviewtest.OddSet())
	o.Known = questions.Answers{"three": {Option: "high", Source: questions.FromScan}}
	m := wizard.NewModel(interviewtest.OddSet(), o, 100, 24)
	for _, k := range []string{"enter", "s", "2", "enter", "1", "enter", "esc", "esc", "1", "enter"} {
		m.Press(k)
	}
	if a := m.Result().Answers; a["two"].Option != "low" || a["three"].Option != "high" || a["three"].Source != questions.FromScan {
		t.Errorf("answers %v", a)
	}
	if !strings.Contains(m.View(), "three") {
		t.Errorf("the review hides an answer that counts:\n%s", m.View())
	}
}
