package ask_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"advisor/internal/ask"
	"advisor/internal/questions"
)

// The number in a test's name is that of the acceptance point of docs/wizard.md.

var escape = regexp.MustCompile(`\x1b`)

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
	x.sees("Docker Compose or Kubernetes for production?", "27 questions, about 5 minutes", "can be skipped",
		"Nothing leaves this machine", "Ctrl+C stops", "Found in shop", "6 services: 2 applications", "an answer to 3 questions, which you can overrule")
}

func TestWizard_P03_QuestionKOfN(t *testing.T) {
	x := begin(t, 100, 24)
	x.sees("Question 1 of 28, Application")
	x.does("1", "> 1  Only developers")
	// A stage of development only closes four questions.
	x.does("enter", "Question 2 of 24, Application")
	x.does("esc", "Question 1 of 24, Application", "> 1")
	x.does("3", "> 3")
	x.does("enter", "Question 2 of 28, Application")
	for k := 3; k <= 9; k++ {
		x.does("s", fmt.Sprintf("Question %d of 28, Application", k))
	}
	x.does("s", "Question 10 of 28, Scale")
}

func TestWizard_P04_BackOneQuestion(t *testing.T) {
	x := begin(t, 100, 24)
	x.does("4", "> 4  Customers")
	x.does("enter", "Question 2 of 28")
	x.does("esc", "Question 1 of 28", "> 4  Customers")
	x.does("enter", "Question 2 of 28")
	x.does("3", "Number: 3")
	x.does("enter", "Question 3 of 28")
	x.does("shift+tab", "Question 2 of 28", "Number: 3", "> 1 to 4 services")
	// Out of an input that is not valid.
	x.does("backspace", "> 1 to 4 services")
	x.does("0", "Not possible here: type a whole number from 1 to")
	x.does("enter", "Question 2 of 28", "Not possible here")
	x.does("esc", "Question 1 of 28", "> 4  Customers")
}

func TestWizard_P04_BackOverHiddenQuestions(t *testing.T) {
	x := begin(t, 100, 24)
	x.does("1", "> 1  Only developers")
	x.does("enter", "Question 2 of 24")
	for k := 3; k <= 10; k++ {
		x.does("s", fmt.Sprintf("Question %d of 24", k))
	}
	x.sees("How many hosts")
	x.does("s", "Question 11 of 24", "How does the number of running copies") // three are hidden in between
	x.does("esc", "Question 10 of 24", "How many hosts")
}

func TestWizard_P05_HiddenAnswersComeBack(t *testing.T) {
	x := begin(t, 100, 24, "ASK_SET=odd")
	x.sees("Question 1 of 3")
	x.does("s", "Question 2 of 3")
	x.does("2", "> 2")
	x.does("enter", "Question 3 of 3")
	x.does("2", "> 2")
	x.does("enter", "Review", "1 of 3 answers open")
	x.does("esc", "Question 3 of 3")
	x.does("esc", "Question 2 of 3", "> 2")
	x.does("1", "> 1")
	x.does("enter", "Review")
	x.until("the third row to be gone", func(f string) bool { return !strings.Contains(f, "three") })
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
	o := options(oddSet())
	o.Known = questions.Answers{"three": {Option: "high", Source: questions.FromScan}}
	m := ask.NewModel(oddSet(), o, 100, 24)
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

func TestWizard_P06_EnterAloneGivesUnknownAnswers(t *testing.T) {
	x := begin(t, 100, 24)
	for k := 1; k <= 28; k++ {
		x.sees(fmt.Sprintf("Question %d of 28", k), "> ", "Not sure")
		x.press("enter")
	}
	x.sees("Review", "28 of 28 answers open", "> Finish")
	x.press("enter")
	o := x.ends(0)
	if !o.Done || len(o.Answers) != 28 {
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
	x.does("enter", "Question 2 of 28")
	x.does("s", "Question 3 of 28")
	x.does("r", "Review", "27 of 28 answers open")
	f := x.sees("services", "Not sure")
	if !strings.Contains(line(f, "stage"), "Customers") || !strings.Contains(line(f, "services"), "open, up to") {
		t.Errorf("the review does not tell answers from open questions:\n%s", f)
	}
	x.does("o", "> services")
	x.does("enter", "Question 2 of 28", "How many services")
	x.does("7", "Number: 7")
	x.does("enter", "Review", "26 of 28 answers open", "> services", "7 (5 to 9 services)")
}

func TestWizard_P08_WhyShowsAndHides(t *testing.T) {
	for _, key := range []string{"?", "f1"} {
		x := begin(t, 100, 24)
		f := x.does(key, "A platform has to match what an outage costs", "back to the question")
		if strings.Contains(f, "Customers or the public") {
			t.Error("the options are still there")
		}
		x.does(key, "Customers or the public", "> 6  Not sure")
		x.does(key, "A platform has to match")
		x.does("esc", "Question 1 of 28", "Customers or the public")
	}
}

func TestWizard_P09_SuggestionsOfTheScan(t *testing.T) {
	x := begin(t, 100, 24, "ASK_SCAN=1")
	x.does("s", "Question 2 of 27", "> 5 to 9 services", "from compose.yaml:3: 6 services run in production")
	x.does("v", "compose.yaml:3", ">    3      key-3")
	x.does("v", "> 5 to 9 services")
	x.does("enter", "Question 3 of 27", "> 1 to 2 services with data", "from compose.yaml:31")
	x.does("down", "> 3 to 5 services with data", "from compose.yaml:31")
	x.does("enter", "Question 4 of 27", "> 2  The same services", "from compose.prod.yaml:4")
	x.does("s", "Question 5 of 27")
	x.does("r", "Review")
	x.press("f")
	a := x.ends(0).Answers
	want := map[questions.ID]string{"services": "6 scan", "stateful-services": "3-5 wizard", "environments": " wizard", "budget": "tight file"}
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
	x.does("5", "52 of 100, could be 4 to 100", "4% of the weight", "complexity")
	x.does("up", "> 4  Customers", "51 of 100, could be 3 to 99")
	f := x.does("down", "52 of 100")
	if regexp.MustCompile(`(?i)leans|speaks|undecided`).MatchString(f) {
		t.Errorf("a verdict is named before half of the weight is answered:\n%s", f)
	}
	for k := 1; k <= 13; k++ { // 14 of 28 carry half of the weight
		x.press("1")
		x.does("enter", fmt.Sprintf("Question %d of", k+1))
	}
}

func TestWizard_P11_VerdictAfterHalfOfTheWeight(t *testing.T) {
	x := begin(t, 100, 24)
	for k := 2; k <= 16; k++ {
		x.does("2", "> ")
		x.does("enter", fmt.Sprintf("Question %d of 28", k))
	}
	x.sees("Leans to Compose.")
}

func TestWizard_P12_ReviewJumpsEditsAndFinishes(t *testing.T) {
	x := begin(t, 100, 40, "ASK_OFFERS=1")
	x.does("3", "> 3")
	x.does("enter", "Question 2 of 28")
	x.does("r", "Review", "> Finish")
	x.does("down", "> stage")
	x.does("enter", "Question 1 of 28", "> 3  People inside")
	x.does("4", "> 4")
	x.does("enter", "Review", "> stage", "Customers or the public")
	x.does("enter", "Question 1 of 28", "> 4")
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
		{40, 10, []string{"Question 1 of 28", "> 6  Not sure", "50 (0 to 100)", "enter next"}, "So far"},
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
	x.does("enter", "Question 2 of 28")
}

func TestWizard_UnknownSizeIsThatOfOldTerminals(t *testing.T) {
	m := ask.NewModel(questions.Default(), options(questions.Default()), 0, 0)
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
	for k := 1; k <= 27; k++ {
		x.sees(fmt.Sprintf("Question %d of 27", k))
		same()
		x.press("enter")
	}
	x.sees("Review")
	same()
	x.does("esc", "Question 27 of 27")
	x.does("n", "A note for the report")
	same()
	x.does("esc", "Question 27 of 27", "enter next")
	x.does("?", "back to the question")
	same()
}

func TestWizard_P19_NothingIsWiderThanTheWindow(t *testing.T) {
	for _, size := range [][2]int{{40, 10}, {60, 16}, {79, 24}, {80, 24}, {100, 24}, {200, 50}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			m := ask.NewModel(oddSet(), options(oddSet()), size[0], size[1])
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

func TestWizard_P20_FilterOfALongList(t *testing.T) {
	x := begin(t, 100, 24, "ASK_SET=odd")
	x.does("esc", "> Start")
	x.does("enter", "Question 1 of 3", "> 46  Not sure", "/ filters")
	x.does("/", "end the filter")
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
	x.does("n", "A note for the report", "Question 1 of 28")
	x.does("\x1b[200~first\nsecond\x1b[31m\n\x1b[201~", "> first second")
	x.does("enter", "Question 1 of 28", "Note: first second", "> 6  Not sure")
	x.press("ctrl+c")
	if n := x.ends(130).Notes["stage"]; n != "first second[31m" {
		t.Errorf("the note is %q", n)
	}
}

func TestWizard_P22_TypedAheadIsNotLost(t *testing.T) {
	x := begin(t, 100, 24)
	x.does("jjj", "> 3  People inside") // from the last round to the first, and two more
	x.does("s?", "Question 2 of 28", "Every service is one more thing to start")
	x.does("?", "1 to 4 services")
	x.does("\x1bj", "Question 1 of 28", "> 1  Only developers") // Esc and j in one write
	x.does(strings.Repeat("s", 40), "Question 1 of 28")         // a paste without marks
	x.settle()
	x.sees("Question 1 of 28", "> 1  Only developers")
}

func TestWizard_P23_NoColor(t *testing.T) {
	x := begin(t, 100, 24, "NO_COLOR=1")
	x.does("4", "> 4  Customers")
	x.press("ctrl+c")
	x.ends(130)
	if sgr := regexp.MustCompile(`\x1b\[[0-9;]*m`).Find(x.raw); sgr != nil {
		t.Errorf("a colour code was written: %q", sgr)
	}
}

func TestWizard_P23_OneAccentOfTheTerminalsOwn(t *testing.T) {
	x := begin(t, 100, 24)
	x.does("4", "> 4  Customers")
	x.does("r", "Review")
	x.press("ctrl+c")
	x.ends(130)
	for _, sgr := range regexp.MustCompile(`\x1b\[([0-9;]*)m`).FindAllSubmatch(x.raw, -1) {
		for _, n := range strings.Split(string(sgr[1]), ";") {
			if !strings.Contains(" 0 1 2 35 ", " "+n+" ") && n != "" { // reset, bold, faint, magenta
				t.Fatalf("style %q", sgr[0])
			}
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
	if !strings.Contains(string(x.raw), "\x1b[1;35m") {
		t.Error("the wizard had no colour on the standard error")
	}
}

func TestWizard_P28_FlagsAreNotAsked(t *testing.T) {
	x := begin(t, 100, 40, "ASK_FLAGS=stage=internal hosts=2-3")
	x.sees("Question 1 of 26", "How many services")
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

func TestWizard_P30_BadInput(t *testing.T) {
	x := begin(t, 100, 24)
	x.does("9", "Type a number from 1 to 6", "Question 1 of 28")
	x.does("s", "Question 2 of 28")
	x.does("0", "Not possible here: type a whole number from 1 to 100000")
	x.does("\x7f99999999", "Number: 9999999", "Not possible here")
	x.does("enter", "Question 2 of 28", "Not possible here")
	x.does("down", "> ")
	x.press("\x00", "\x1b[200~../../etc\x1b[201~", "\x1b[99;99X", "\xff\xfe")
	x.does("n", "A note for the report")
	x.press(strings.Repeat("x", 10_000), "\x00")
	x.does("enter", "Note: xxxx")
	x.press("ctrl+c")
	if n := len(x.ends(130).Notes["services"]); n != 500 {
		t.Errorf("a note of %d characters, want 500", n)
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

func TestWizard_NotesAndContradictions(t *testing.T) {
	x := begin(t, 100, 24)
	x.does("5", "! The files speak against this: compose.yaml:12")
	f := x.does("up", "> 4  Customers")
	if strings.Contains(f, "speak against") {
		t.Errorf("the contradiction stays:\n%s", f)
	}
	x.does("n", "A note for the report")
	x.does("as agreed", "> as agreed")
	x.does("enter", "Note: as agreed", "Question 1 of 28", "> 4")
	x.does("n", "> as agreed")
	x.does("esc", "Note: as agreed", "enter next")
	x.does("enter", "Question 2 of 28")
	x.does("r", "Review", "Customers or the public (as agreed)")
	x.press("f")
	if o := x.ends(0); o.Notes["stage"] != "as agreed" {
		t.Errorf("notes %v", o.Notes)
	}
}

func TestWizard_QuickOffersToFinishWhenFirm(t *testing.T) {
	x := open(t, 100, 24)
	x.sees("> Start")
	x.does("down", "> Quick")
	x.does("enter", "Question 1 of at most 28")
	asked := 1
	for {
		x.press("1")
		f := x.until("the next question or the offer", func(f string) bool {
			return strings.Contains(f, "> 1") || strings.Contains(f, "Number: 1") || strings.Contains(f, "finish now?")
		})
		_ = f
		x.press("enter")
		f = x.until("the next question or the offer", func(f string) bool {
			return strings.Contains(f, fmt.Sprintf("Question %d of", asked+1)) || strings.Contains(f, "finish now?")
		})
		if strings.Contains(f, "finish now?") {
			break
		}
		asked++
	}
	if asked >= 27 {
		t.Errorf("%d questions before the offer", asked)
	}
	x.sees("Nothing that is left can change this: finish now?", "> Finish now")
	x.does("esc", fmt.Sprintf("Question %d of at most", asked))
	x.does("enter", "finish now?")
	x.does("down", "> Go on with the other")
	x.does("enter", fmt.Sprintf("Question %d of at most", asked+1))
	x.does("r", "Review", "none of them can change the result")
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
