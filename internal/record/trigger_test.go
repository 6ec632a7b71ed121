package record

import (
	"fmt"
	"strings"
	"testing"

	"advisor/internal/questions"
)

func manyTriggers(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "  - services >= %d\n", i+1)
	}
	return b.String()
}

// A trigger compares numbers where numbers were given, the order of the
// options where options were, and says so where a range leaves it open.
func TestFired(t *testing.T) {
	set := builtIn()
	for _, c := range []struct {
		trigger, answer string
		want            Truth
	}{
		{"hosts > 1", "1", No},
		{"hosts > 1", "2-3", Yes},
		{"hosts > 1", "2", Yes},
		{"hosts > 2", "2-3", Perhaps},
		{"hosts > 2", "3", Yes},
		{"hosts >= 2", "2-3", Yes},
		{"hosts = 3", "2-3", Perhaps},
		{"hosts != 3", "2-3", Perhaps},
		{"hosts != 3", "4-10", Yes},
		{"hosts < 4", "2-3", Yes},
		{"hosts >= 11+", "12", Yes},
		{"hosts >= 4-10", "2-3", No},
		{"hosts > 1", "unknown", No},
		{"services >= 20", "19", No},
		{"services >= 20", "20", Yes},
		{"services >= 20", "20-49", Yes},
		{"services >= 60", "50+", Perhaps},
		{"services <= 9", "5-9", Yes},
		{"availability >= 99.9", "99.5", No},
		{"availability >= 99.9", "99.9", Yes},
		{"availability >= 99.9", "99.99", Yes},
		{"host-failure = automatic", "standby", No},
		{"host-failure = automatic", "automatic", Yes},
		{"host-failure != by-hand", "standby", Yes},
		{"platform-engineers >= 1", "part-time", No},
		{"deploy-frequency >= daily", "many-a-day", Yes},
	} {
		tr, err := set.ParseTrigger(c.trigger)
		if err != nil {
			t.Fatal(err)
		}
		q, _ := set.Question(questions.ID(tr.Name))
		a, err := q.Parse(c.answer)
		if err != nil {
			t.Fatal(err)
		}
		if got := tr.Fired(set.Questionnaire, a); got != c.want {
			t.Errorf("%s with %s: %v, want %v", c.trigger, c.answer, got, c.want)
		}
	}
}

func TestFiredWhereHalfOfThemSay(t *testing.T) {
	set := builtIn()
	tr, _ := set.ParseTrigger("hosts > 1")
	for _, c := range []struct {
		said []questions.OptionID
		want Truth
	}{
		{[]questions.OptionID{"1", "2-3"}, Perhaps},
		{[]questions.OptionID{"4-10", "2-3"}, Yes},
	} {
		if got := tr.Fired(set.Questionnaire, questions.Answer{AnyOf: c.said}); got != c.want {
			t.Errorf("%v: %v, want %v", c.said, got, c.want)
		}
	}
}

// Whatever number a range stands for: where a trigger is sure of the range, it
// says the same of the number.
func TestFiredOfARangeHoldsForItsNumbers(t *testing.T) {
	set := builtIn()
	for _, q := range set.Questions {
		if !q.Numeric {
			continue
		}
		low, high := q.Limits()
		for _, op := range Operators() {
			for n := low; n <= min(high, 60); n++ {
				tr := Trigger{Name: string(q.ID), Op: op, Value: fmt.Sprint(n)}
				for x := low; x <= min(high, 60); x++ {
					one, _ := q.Parse(fmt.Sprint(x))
					all := tr.Fired(set.Questionnaire, questions.Answer{Option: one.Option})
					if got := tr.Fired(set.Questionnaire, one); one.Plain && all != Perhaps && got != all {
						t.Fatalf("%s: %v for %d, %v for %s", tr, got, x, all, one.Option)
					}
				}
			}
		}
	}
}

func TestReached(t *testing.T) {
	for _, c := range []struct {
		op   string
		n    int
		want bool
	}{{">", 3, false}, {">", 4, true}, {">=", 3, true}, {"<", 3, false}, {"<=", 3, true}, {"=", 3, true}, {"!=", 3, false}} {
		if got := (Trigger{Name: "blockers", Op: c.op, Value: "3"}).Reached(c.n); got != c.want {
			t.Errorf("%d %s 3: %v", c.n, c.op, got)
		}
	}
}

func TestAccepted(t *testing.T) {
	a := Accepted{Rule: "latest-tag", Service: "web", Reason: "x", Until: "2027-03-01"}
	if !a.Holds("2027-03-01") || a.Holds("2027-03-02") {
		t.Error("holds when it should not")
	}
}

func TestModelOf(t *testing.T) {
	for _, c := range []struct {
		in, want string
		line     int
	}{
		{"version: 1\nmodel: models/acme.yaml\nanswers: {nobody-asks-this: 3}\n", "models/acme.yaml", 2},
		{`{"version": 1, "model": "a.yaml"}`, "a.yaml", 1},
		{"version: 1\n", "", 0},
		{"version: 1\nmodel: [a]\n", "", 0},
		{"version: 1\nmodel: 5\n", "", 0},
		{"- model\n", "", 0},
		{"\x00", "", 0},
	} {
		if got, line := ModelOf([]byte(c.in)); string(got) != c.want || line != c.line {
			t.Errorf("%q: %q on line %d", c.in, got, line)
		}
	}
}

// A question that is also counted in files is compared with its answers.
func TestTriggersOfWhatIsAskedAndCounted(t *testing.T) {
	form := builtIn()
	form.Metrics = []string{"services", "blockers"}
	for in, want := range map[string]string{
		"services > many": `"many" is not an answer to services`,
		"blockers > many": `"many" is not a number to compare blockers with`,
		"blokers > 3":     `the trigger names "blokers", which is neither a question nor a fact`,
	} {
		if _, err := form.ParseTrigger(in); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, want %s", in, err, want)
		}
	}
	blockers := Trigger{Name: "blockers", Op: "!=", Value: "3"}
	if got := blockers.Fired(form.Questionnaire, questions.Answer{Option: "4"}); got != No {
		t.Errorf("what is no question has the answer 4, and the trigger is %v", got)
	}
}
