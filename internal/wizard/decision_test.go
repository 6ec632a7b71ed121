package wizard_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"advisor/internal/interview"
	"advisor/internal/interview/interviewtest"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/wizard"
)

// atTheEnd is the wizard behind its review.
func atTheEnd(t *testing.T, change func(*interview.Options)) wizard.Model {
	t.Helper()
	o := interviewtest.Options(questions.Default())
	o.Offers = []interview.Offer{{ID: "record", Label: "save the answers as advisor.yaml", On: true}}
	o.Deciding = interviewtest.Deciding()
	if change != nil {
		change(&o)
	}
	m := wizard.NewModel(questions.Default(), o, 100, 24)
	press(m, "r f")
	return m
}

func press(m wizard.Model, keys string) {
	for _, k := range strings.Fields(keys) {
		m.Press(k)
	}
}

func shows(t *testing.T, m wizard.Model, texts ...string) {
	t.Helper()
	running := strings.Join(strings.Fields(m.View()), " ")
	for _, s := range texts {
		if !strings.Contains(running, s) {
			t.Errorf("%q is not on the screen:\n%s", s, m.View())
		}
	}
}

// Enter alone decides nothing, and nothing more is asked.
func TestWizard_P06_EnterAloneDecidesNothing(t *testing.T) {
	m := atTheEnd(t, nil)
	press(m, "enter")
	shows(t, m, "What do you decide?", "> 3 Not decided yet", "Too early to say")
	press(m, "enter")
	if d := m.Decision(); !m.Done() || d == nil || interviewtest.DecisionLine(*d) != "; " {
		t.Errorf("done %t, decision %+v", m.Done(), d)
	}
}

// What is decided, with the conditions that are left on and the day.
func TestWizard_DecisionWithConditionsAndDay(t *testing.T) {
	for _, c := range []struct{ name, keys, want string }{
		{"as proposed", "enter 1 enter enter enter", "compose; hosts > 1; availability >= 99.9; platform-features = several; 2027-11-23"},
		{"one switched off", "enter 1 enter down x enter enter", "compose; hosts > 1; platform-features = several; 2027-11-23"},
		{"off and on again", "enter 1 enter x x enter enter", "compose; hosts > 1; availability >= 99.9; platform-features = several; 2027-11-23"},
		{"none", "enter 1 enter x down x down x enter enter", "compose; 2027-11-23"},
		{"skipped", "enter 1 enter s enter", "compose; 2027-11-23"},
		{"the other side", "enter down up up enter enter enter", "kubernetes; vendor-support = compose-only; 2027-11-23"},
		{"a day typed over", "enter 1 enter s 2 0 2 7 - 0 6 - 3 0 enter", "compose; 2027-06-30"},
		{"another day", "enter 1 enter s backspace 5 enter", "compose; 2027-11-25"},
		{"no day", "enter 1 enter s " + strings.Repeat("backspace ", 10) + "enter", "compose; "},
		{"changed on the way back", "enter 1 enter x enter esc esc 2 enter enter enter", "kubernetes; vendor-support = compose-only; 2027-11-23"},
		{"taken back", "enter 1 enter x enter esc esc s", "; "},
	} {
		m := atTheEnd(t, nil)
		press(m, c.keys)
		if d := m.Decision(); !m.Done() || d == nil || interviewtest.DecisionLine(*d) != c.want {
			t.Errorf("%s: done %t, decision %+v, want %s:\n%s", c.name, m.Done(), d, c.want, m.View())
		}
	}
}

// Going back passes the same screens, with what was chosen there.
func TestWizard_P04_BackThroughTheDecision(t *testing.T) {
	m := atTheEnd(t, nil)
	press(m, "enter 1 enter down x enter")
	shows(t, m, "When do you review the decision?", "> 2027-11-23")
	press(m, "esc")
	shows(t, m, "[x] the peak needs 2 or 3 hosts, or more hosts > 1", "[ ] 99.9 percent must be reached")
	press(m, "b")
	shows(t, m, "> 1 Docker Compose")
	press(m, "shift+tab")
	shows(t, m, "> [x] save the answers")
	press(m, "esc")
	shows(t, m, "> Finish and show the report")
}

// An answer that is changed on the way changes what is proposed.
func TestWizard_ProposalsFollowTheAnswers(t *testing.T) {
	calls := 0
	m := atTheEnd(t, func(o *interview.Options) {
		o.Deciding.Propose = func(a questions.Answers, _ string) []record.Trigger {
			calls++
			if a["stage"].Known() {
				return []record.Trigger{{Name: "budget", Op: "=", Value: "ample"}}
			}
			return interviewtest.Deciding().Propose(a, "compose")
		}
	})
	press(m, "enter 1 enter down x down")
	shows(t, m, "hosts > 1")
	if calls > 1 {
		t.Errorf("worked out %d times for the same answers", calls)
	}
	press(m, "esc esc esc down enter 4 enter f enter enter")
	shows(t, m, "budget = ample")
}

// Without a record that is saved there is nothing to write a decision into.
func TestWizard_DecisionNeedsTheRecord(t *testing.T) {
	m := atTheEnd(t, func(o *interview.Options) { o.Deciding.Offer = "record" })
	shows(t, m, "enter next")
	press(m, "x")
	shows(t, m, "enter show the report")
	press(m, "enter")
	if !m.Done() || m.Decision() != nil {
		t.Errorf("done %t, decision %+v", m.Done(), m.Decision())
	}
	m = atTheEnd(t, func(o *interview.Options) { o.Offers = nil })
	shows(t, m, "What do you decide?")
}

// A record that says something comes with it selected; what is proposed beside
// its own conditions is off.
func TestWizard_DecisionOfTheRecordIsKept(t *testing.T) {
	known := func(o *interview.Options) {
		o.Deciding.Known = interview.Decision{
			Side: "compose", ReviewBy: "2027-01-31",
			Triggers: []record.Trigger{{Name: "hosts", Op: ">", Value: "3"}, {Name: "all-services", Op: ">=", Value: "20"}},
		}
	}
	m := atTheEnd(t, known)
	press(m, "enter")
	shows(t, m, "> 1 Docker Compose")
	press(m, "enter")
	shows(t, m, "hosts > 3", "all-services >= 20", "[ ] 99.9 percent must be reached", "[ ] several platform")
	if strings.Contains(m.View(), "hosts > 1") {
		t.Errorf("hosts have two conditions:\n%s", m.View())
	}
	press(m, "enter")
	shows(t, m, "> 2027-01-31")
	press(m, "enter")
	if got := interviewtest.DecisionLine(*m.Decision()); got != "compose; hosts > 3; all-services >= 20; 2027-01-31" {
		t.Errorf("decision %s", got)
	}
	// Left undecided, the record keeps its conditions and its day.
	m = atTheEnd(t, known)
	press(m, "enter 3 enter")
	if got := interviewtest.DecisionLine(*m.Decision()); got != "; hosts > 3; all-services >= 20; 2027-01-31" {
		t.Errorf("decision %s", got)
	}
	// A day that has passed is not proposed again.
	m = atTheEnd(t, func(o *interview.Options) { known(o); o.Deciding.Known.ReviewBy = "2026-11-22" })
	press(m, "enter enter enter")
	shows(t, m, "> 2027-11-23")
}

func TestWizard_P28_FlagsDecide(t *testing.T) {
	m := atTheEnd(t, func(o *interview.Options) {
		o.Deciding.Known.Side, o.Deciding.SideGiven = "compose", true
	})
	press(m, "enter")
	shows(t, m, "Decide again when")
	m = atTheEnd(t, func(o *interview.Options) {
		o.Deciding.TriggersGiven, o.Deciding.ReviewGiven = true, true
	})
	press(m, "enter 1 enter")
	if got := interviewtest.DecisionLine(*m.Decision()); !m.Done() || got != "compose; " {
		t.Errorf("done %t, decision %s", m.Done(), got)
	}
}

// A wrong day is said, and the field keeps the focus.
func TestWizard_P30_WrongDay(t *testing.T) {
	m := atTheEnd(t, nil)
	press(m, "enter 1 enter enter "+strings.Repeat("backspace ", 10))
	for _, c := range [][2]string{
		{"2027-02-29", "Enter a date such as 2027-06-30, or none."},
		{"tomorrow", "Enter a date such as"},
		{"2026-11-22", "2026-11-22 has passed already."},
		{"../\x00数", "Enter a date such as"},
		{strings.Repeat("9", 100), "Enter a date such as"},
	} {
		m.Press(c[0])
		press(m, "enter")
		shows(t, m, "When do you review the decision?", c[1])
		press(m, strings.Repeat("backspace ", 40))
	}
	m.Press("2026-11-23")
	press(m, "enter")
	if got := interviewtest.DecisionLine(*m.Decision()); !m.Done() || !strings.HasSuffix(got, "; 2026-11-23") {
		t.Errorf("done %t, decision %s", m.Done(), got)
	}
}

// In a real terminal: a paste does not submit, keys typed ahead count, the
// frame comes back after a small window.
func TestWizard_P18_P21_P22_DecisionInATerminal(t *testing.T) {
	x := open(t, 100, 24, "ASK_OFFERS=1", "ASK_DECIDE=1")
	x.sees("Start: most telling")
	x.does("rf\r", "What do you decide?", "> 3  Not decided yet")
	same := func() {
		t.Helper()
		x.settle()
		x.mu.Lock()
		want := x.frame()
		x.mu.Unlock()
		x.size(40, 10)
		x.until("another frame", func(f string) bool { return f != want })
		x.size(100, 24)
		x.until("the frame as before", func(f string) bool { return f == want })
	}
	x.does("1", "> 1  Docker Compose")
	same()
	x.does("enter", "Decide again when")
	x.does("jx", "> [ ] 99.9 percent")
	same()
	x.does("enter", "> 2027-11-23")
	same()
	x.does(strings.Repeat("\x7f", 10), "> ")
	x.does("\x1b[200~2028-\n01-31\n\x1b[201~", "> 2028- 01-31", "When do you review")
	x.does(strings.Repeat("\x7f", 12)+"2028-01-31", "> 2028-01-31")
	x.press("enter")
	if o := x.ends(0); o.Decision != "compose; hosts > 1; platform-features = several; 2028-01-31" {
		t.Errorf("decision %q", o.Decision)
	}
}

// What was said of the decision is in the draft, even where nothing else was
// answered.
func TestWizard_P14_DecisionInADraft(t *testing.T) {
	draft := filepath.Join(t.TempDir(), "draft.json")
	env := []string{"ASK_DRAFT=" + draft, "ASK_OFFERS=1", "ASK_DECIDE=1"}
	x := open(t, 100, 24, env...)
	x.sees("Start: most telling")
	x.does("rf\r", "> 3  Not decided yet")
	x.does("1\r", "Decide again when")
	x.does("x", "> [ ] the peak needs")
	x.does("enter", "> 2027-11-23")
	x.does("\x7f\x7f30", "> 2027-11-30")
	x.does("enter", "") // ends
	if o := x.ends(0); o.Draft != "" {
		t.Errorf("a draft of what was done: %q", o.Draft)
	}

	x = open(t, 100, 24, env...)
	x.sees("Start: most telling")
	x.does("rf\r", "> 3  Not decided yet")
	x.does("1\r", "Decide again when")
	x.does("x", "> [ ] the peak needs")
	x.does("enter", "> 2027-11-23")
	x.does("esc", "Decide again when")
	x.press("ctrl+c")
	if o := x.ends(130); o.Draft != draft {
		t.Errorf("the draft is in %q", o.Draft)
	}

	x = open(t, 100, 24, env...)
	x.sees("> 1  Go on where you stopped: 0 answered")
	x.does("enter", "Question 1 of "+all)
	x.does("rf\r", "> 1  Docker Compose")
	x.does("enter", "[ ] the peak needs", "[x] 99.9 percent")
	x.does("enter", "> 2027-11-23")
	x.press("enter")
	if o := x.ends(0); o.Decision != "compose; availability >= 99.9; platform-features = several; 2027-11-23" {
		t.Errorf("decision %q", o.Decision)
	}
}

// A draft says nothing that is not possible today.
func TestDraft_DecisionThatIsNoneIsLeftOut(t *testing.T) {
	word := func(s string) *string { return &s }
	m := atTheEnd(t, func(o *interview.Options) {
		o.Draft = &interview.Draft{Asked: []questions.ID{"stage"}, Decision: &interview.DraftDecision{
			Side: word("swarm"), ReviewBy: word("2026-01-01"), Marks: map[string]bool{"hosts > 1": false, "gone = 1": true},
		}}
	})
	press(m, "esc") // the review was opened without the draft
	for range 3 {
		press(m, "esc")
	}
	press(m, "home enter r f enter")
	shows(t, m, "> 3 Not decided yet")
	press(m, "1 enter enter")
	shows(t, m, "> 2027-11-23")
	press(m, "enter")
	if got := interviewtest.DecisionLine(*m.Decision()); got != "compose; availability >= 99.9; platform-features = several; 2027-11-23" {
		t.Errorf("decision %s", got)
	}
}

// Conditions that are proposed besides those of a record are no more than the
// record has room for.
func TestWizard_NoMoreConditionsThanARecordTakes(t *testing.T) {
	m := atTheEnd(t, func(o *interview.Options) {
		for range record.MaxTriggers {
			o.Deciding.Known.Triggers = append(o.Deciding.Known.Triggers, record.Trigger{Name: "services", Op: ">", Value: fmt.Sprint(100 + len(o.Deciding.Known.Triggers))})
		}
	})
	press(m, "enter 1 enter "+strings.Repeat("down ", record.MaxTriggers)+"x down x enter enter")
	if d := m.Decision(); d == nil || len(d.Triggers) > record.MaxTriggers {
		t.Errorf("%+v", d)
	}
}
