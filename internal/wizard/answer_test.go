package wizard_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"advisor/internal/questions"
)

func TestWizard_P06_EnterAloneGivesUnknownAnswers(t *testing.T) {
	x := begin(t, 100, 24)
	for k := 1; k <= count; k++ {
		x.sees(fmt.Sprintf("Question %d of "+all, k), "> ", "Not sure")
		x.press("enter")
	}
	x.sees("Review", "0 of "+all+" answered", "> Finish")
	x.press("enter")
	o := x.ends(0)
	if !o.Done || len(o.Answers) != count {
		t.Fatalf("done %t, %d answers", o.Done, len(o.Answers))
	}
	for id, a := range o.Answers {
		if a != " wizard" {
			t.Errorf("%s is %q, want unknown, said by the person", id, a)
		}
	}
}

func TestWizard_P07_SkippedQuestionsAreListedWithAJump(t *testing.T) {
	x := begin(t, 100, 40)
	x.does("4", "> 4")
	x.does("enter", "Question 2 of "+all)
	x.does("s", "Question 3 of "+all)
	x.does("r", "Review", "1 of "+all+" answered")
	f := x.sees("services", "Not sure")
	if !strings.Contains(line(f, "stage"), "Customers") || !strings.Contains(line(f, "services"), "open, -1 to") {
		t.Errorf("the review does not tell answers from open questions:\n%s", f)
	}
	x.does("o", "> services")
	x.does("enter", "Question 2 of "+all, "How many services")
	x.does("7", "Number: 7")
	x.does("enter", "Review", "2 of "+all+" answered", "> services", "7 (5 to 9 services)")
}

func TestWizard_P08_WhyShowsAndHides(t *testing.T) {
	for _, key := range []string{"?", "f1"} {
		x := begin(t, 100, 24)
		f := x.does(key, "The platform should match the cost of an outage", "back to the question")
		if strings.Contains(f, "Customers or the public") {
			t.Error("the options are still there")
		}
		x.does(key, "Customers or the public", "> 6  Not sure")
		x.does(key, "The platform should match")
		x.does("esc", "Question 1 of "+all, "Customers or the public")
	}
}

func TestWizard_P09_SuggestionsOfTheScan(t *testing.T) {
	x := begin(t, 100, 24, "ASK_SCAN=1")
	x.does("s", "Question 2 of "+but(1), "> 5 to 9 services", "from compose.yaml:3: 6 services run in production")
	x.does("v", "compose.yaml:3", ">    3      key-3")
	x.does("v", "> 5 to 9 services")
	x.does("enter", "Question 3 of "+but(1), "> 1 to 2 services with data", "from compose.yaml:31")
	x.does("down", "> 3 to 5 services with data", "from compose.yaml:31")
	x.does("enter", "Question 4 of "+but(1), "> 2  Jobs at fixed times", "from compose.yaml:44")
	x.does("s", "Question 5 of "+but(1))
	x.does("r", "Review")
	x.press("f")
	a := x.ends(0).Answers
	want := map[questions.ID]string{"services": "6 scan", "stateful-services": "3-5 wizard", "workloads": " wizard", "budget": "tight file"}
	for id, w := range want {
		if a[id] != w {
			t.Errorf("%s is %q, want %q", id, a[id], w)
		}
	}
}

func TestWizard_P10_OptionsAreSentences(t *testing.T) {
	for _, q := range questions.Default().Questions {
		for _, o := range q.Options {
			if w := strings.ToLower(strings.Trim(o.Label, ".")); w == "yes" || w == "no" || len(w) < 5 {
				t.Errorf("%s: %q is no sentence that can be chosen", q.ID, o.Label)
			}
		}
	}
}

func TestWizard_P11_LiveScoreMovesWithTheCursor(t *testing.T) {
	x := begin(t, 100, 24)
	x.sees("So far, provisional", "50 of 100, could be 0 to 100", "Too early to say: 0% of the weight", "complexity", "scale", "team")
	share := 100 / float64(count) // of one question, in points and in percent of the weight
	last := fmt.Sprintf("%.0f of 100, could be %.0f to 100", 50+share/2, share)
	x.does("5", last, fmt.Sprintf("%.0f%% of the weight", share), "complexity")
	x.does("up", "> 4  Customers", fmt.Sprintf("%.0f of 100, could be %.0f to %.0f", 50+share/4, share*3/4, 100-share/4))
	f := x.does("down", last)
	if regexp.MustCompile(`(?i)leans|speaks|undecided`).MatchString(f) {
		t.Errorf("a verdict is named before half of the weight is answered:\n%s", f)
	}
}

func TestWizard_P11_VerdictAfterHalfOfTheWeight(t *testing.T) {
	x := begin(t, 100, 24)
	for k := 2; k <= count/2+2; k++ {
		x.does("2", "> ")
		x.does("enter", fmt.Sprintf("Question %d of "+all, k))
	}
	x.sees("Leans to Compose.")
}

func TestWizard_P12_ReviewJumpsEditsAndFinishes(t *testing.T) {
	x := begin(t, 100, 40, "ASK_OFFERS=1")
	x.does("3", "> 3")
	x.does("enter", "Question 2 of "+all)
	x.does("r", "Review", "> Finish")
	x.does("down", "> stage")
	x.does("enter", "Question 1 of "+all, "> 3  People inside")
	x.does("4", "> 4")
	x.does("enter", "Review", "> stage", "Customers or the public")
	x.does("enter", "Question 1 of "+all, "> 4")
	x.does("2", "> 2")
	x.does("esc", "Review", "Customers or the public") // Esc leaves it as it was
	x.does("home", "> Finish")
	x.does("enter", "[x] save the answers", "[ ] save the report")
	x.does("down", "> [ ] save the report")
	x.does("x", "> [x] save the report")
	x.press("enter")
	o := x.ends(0)
	if !o.Done || o.Answers["stage"] != "customer-facing wizard" || strings.Join(o.Offers, " ") != "record markdown" {
		t.Errorf("outcome %+v", o)
	}
}

func TestWizard_P28_FlagsAreNotAsked(t *testing.T) {
	x := begin(t, 100, 40, "ASK_FLAGS=stage=internal hosts=2-3")
	x.sees("Question 1 of "+but(2), "How many services")
	f := x.does("r", "Review", "stage", "People inside the organisation", "flag")
	if !strings.Contains(line(f, "stage"), "flag") {
		t.Errorf("the source is not shown:\n%s", f)
	}
	x.does("down", "> stage")
	x.does("enter", "A flag gave this answer: start again with another --stage")
	x.press("f")
	if a := x.ends(0).Answers; a["stage"] != "internal flag" || a["hosts"] != "2-3 flag" {
		t.Errorf("answers %v", a)
	}
}

func TestWizard_NotesAndContradictions(t *testing.T) {
	x := begin(t, 100, 24)
	x.does("5", "! The files contradict this: compose.yaml:12")
	f := x.does("up", "> 4  Customers")
	if strings.Contains(f, "contradict this") {
		t.Errorf("the contradiction stays:\n%s", f)
	}
	x.does("n", "A note for the report")
	x.does("as agreed", "> as agreed")
	x.does("enter", "Note: as agreed", "Question 1 of "+all, "> 4")
	x.does("n", "> as agreed")
	x.does("esc", "Note: as agreed", "enter next")
	x.does("enter", "Question 2 of "+all)
	x.does("r", "Review", "Customers or the public (as agreed)")
	x.press("f")
	if o := x.ends(0); o.Notes["stage"] != "as agreed" {
		t.Errorf("notes %v", o.Notes)
	}
}

func TestWizard_QuickOffersToFinishWhenFirm(t *testing.T) {
	x := open(t, 100, 24)
	x.sees("Start: most telling")
	x.does("up", "> 1  Start: most telling questions first")
	x.does("enter", "Question 1, usually about 7")
	asked := 1
	for {
		x.press("1")
		f := x.until("the next question or the offer", func(f string) bool {
			return strings.Contains(f, "> 1") || strings.Contains(f, "Number: 1") || strings.Contains(f, "> 1  Finish now")
		})
		_ = f
		x.press("enter")
		f = x.until("the next question or the offer", func(f string) bool {
			return strings.Contains(f, fmt.Sprintf("Question %d", asked+1)) || strings.Contains(f, "> 1  Finish now")
		})
		if strings.Contains(f, "> 1  Finish now") {
			break
		}
		asked++
	}
	if asked >= 27 {
		t.Errorf("%d questions before the offer", asked)
	}
	x.sees("can change the result.", "> 1  Finish now")
	x.does("esc", fmt.Sprintf("Question %d", asked))
	x.does("enter", "> 1  Finish now")
	x.does("down", "> 2  Go on with the other")
	x.does("enter", fmt.Sprintf("Question %d", asked+1))
	x.does("r", "Review", "answered; the rest cannot change the result")
	x.press("f")
	if !x.ends(0).Done {
		t.Error("not done")
	}
}

// line is the first line of a frame that begins with a word.
func line(frame, word string) string {
	for _, l := range strings.Split(frame, "\n") {
		if strings.HasPrefix(strings.TrimLeft(l, " >"), word) {
			return l
		}
	}
	return ""
}
