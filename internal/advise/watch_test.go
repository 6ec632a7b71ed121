package advise

import (
	"strings"
	"testing"

	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/score"
)

// watching is a watch over a question q with options from a to e, of which the
// first two lead to Compose and the last two to Kubernetes, and another question.
func watching(order model.Order, today questions.OptionID) *watch {
	f := model.Factor{ID: "q", Axis: model.Scale, Order: order, Weight: 100}
	q := questions.Question{ID: "q", Options: []questions.Option{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}, {ID: "e"}}}
	for i, share := range []int{5, 50, 30, 10, 5} {
		f.Options = append(f.Options, model.Option{ID: q.Options[i].ID, Points: []int{-10, -10, 0, 10, 10}[i], Share: share})
	}
	other := questions.Question{ID: "z", Options: []questions.Option{{ID: "x"}, {ID: "y"}}}
	m := model.Model{Thresholds: model.Default().Thresholds, Factors: []model.Factor{f, {ID: "z", Axis: model.Team, Order: model.Unordered, Weight: 1, Options: []model.Option{{ID: "x"}, {ID: "y"}}}}}
	w := &watch{today: score.Basis{
		Model: m, Questions: questions.Questionnaire{Questions: []questions.Question{q, other}},
		Answers: questions.Answers{"q": {Option: today, Source: questions.FromFlag}, "z": {Option: "x", Source: questions.FromFlag}},
	}}
	w.now = headline(score.Assess(w.today))
	return w
}

// What hardly any team answers, several options away, is no condition.
func TestFarFetched(t *testing.T) {
	for _, c := range []struct {
		order    model.Order
		from, to questions.OptionID
		want     bool
	}{
		{model.Need, "a", "e", true},
		{model.Need, "c", "e", true},
		{model.Need, "d", "e", false}, // the next one
		{model.Need, "c", "a", true},
		{model.Need, "b", "a", false},
		{model.Need, "a", "d", false}, // one of ten teams
		{model.Need, "e", "b", false}, // half of all teams
		{model.Need, "", "e", false},  // nobody knows
		{model.Unordered, "a", "e", false},
	} {
		if got := watching(c.order, "c").farFetched(score.Change{Question: "q", From: c.from, To: c.to}); got != c.want {
			t.Errorf("%s from %q to %s: %v", c.order, c.from, c.to, got)
		}
	}
}

// A condition has all options of its end that change what is recommended; one of
// a pair has those from the other answer on.
func TestConditionsOfAChange(t *testing.T) {
	for _, c := range []struct {
		order        model.Order
		from, to     questions.OptionID
		single, half string
	}{
		{model.Need, "c", "a", "q <= b", "q = a"},
		{model.Need, "c", "b", "q <= b", "q <= b"},
		{model.Need, "c", "d", "q >= d", "q >= d"},
		{model.Need, "c", "e", "q >= d", "q = e"},
		{model.Unordered, "c", "a", "q = a", "q = a"},
		{model.Unordered, "c", "d", "q = d", "q = d"},
	} {
		w := watching(c.order, c.from)
		change := score.Change{Question: "q", From: c.from, To: c.to}
		single, half := w.single(change), w.half(change)
		if single.String() != c.single || half.String() != c.half {
			t.Errorf("%s to %s: %s and half %s, want %s and %s", c.order, c.to, single, half, c.single, c.half)
		}
	}
	w := watching(model.Need, "c")
	w.now = "neither"
	if got := w.single(score.Change{Question: "q", From: "c", To: "a"}); got.Name != "" {
		t.Errorf("where any answer at all would do: %s", got)
	}
}

// The title says what to answer, or to agree on, first.
func TestWhatToDoFirst(t *testing.T) {
	disputed := []report.Disagreement{{Question: "a"}}
	next := []report.NextQuestion{{Question: "a", Ask: "Who?"}}
	for name, c := range map[string]struct {
		r     report.Report
		asked string
		want  string
	}{
		"nothing":                 {report.Report{}, "", "shop: not decided yet"},
		"of files alone":          {report.Report{}, "Who?", "shop: not decided yet. Answer first: who?"},
		"a question":              {report.Report{NextQuestions: next}, "Who?", "shop: not decided yet. Answer first: who?"},
		"a dispute":               {report.Report{NextQuestions: next, Disagreements: disputed}, "Who?", "shop: not decided yet. Agree first: who?"},
		"another than is asked":   {report.Report{NextQuestions: next, Disagreements: disputed}, "When?", "shop: not decided yet. Answer first: when?"},
		"another that is no more": {report.Report{NextQuestions: next, Disagreements: []report.Disagreement{{Question: "b"}}}, "Who?", "shop: not decided yet. Answer first: who?"},
	} {
		c.r.Strength = string(model.Undecided)
		var asked []string
		if c.asked != "" {
			asked = strings.Split(c.asked, "|")
		}
		if got := answerLine(c.r, score.Assessment{}, "shop", asked); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
