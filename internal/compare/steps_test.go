package compare

import (
	"strings"
	"testing"

	"advisor/internal/model"
	"advisor/internal/outcome"
	"advisor/internal/questions"
	"advisor/internal/questions/questionstest"
	"advisor/internal/report"
	"advisor/internal/score"
)

// The fewest changes that bring it are what is left when each that is not needed
// is left out, the strongest first; none where no set of them does.
func TestFewest(t *testing.T) {
	changes := []report.AnswerChange{
		{Question: "b", From: "x", To: "y", Points: 2},
		{Question: "a", From: "x", To: "y", Points: 3},
		{Question: "c", From: "x", To: "y", Points: 5},
		{Question: "d", From: "x", To: "y", Points: -4},
		{Question: "same", From: "x", To: "x"},
	}
	for _, c := range []struct{ side, needs, want string }{
		{"kubernetes", "a b", "a b"},
		{"kubernetes", "c", "c"},
		{"kubernetes", "d", "d"},
		{"compose", "d", "d"},
		{"compose", "a b", "b a"},
		{"kubernetes", "same", ""},
		{"kubernetes", "none", ""},
	} {
		s := steps{changed: outcome.OtherHead, to: outcome.Outcome{Head: c.side}, gives: func(ids []string) outcome.Outcome {
			for _, need := range strings.Fields(c.needs) {
				if !strings.Contains(" "+strings.Join(ids, " ")+" ", " "+need+" ") {
					return outcome.Outcome{Head: outcome.NoneClear}
				}
			}
			return outcome.Outcome{Head: c.side}
		}}
		if got := strings.Join(s.fewest(changes, c.side), " "); got != c.want {
			t.Errorf("%s, where %s are needed: %q, want %q", c.side, c.needs, got, c.want)
		}
	}
}

// Points and vetoes explain another side, and nothing else.
func TestBetweenSides(t *testing.T) {
	side := func(side model.Recommendation, head string) outcome.Outcome {
		return outcome.Outcome{Side: side, Head: head}
	}
	for name, c := range map[string]struct {
		a, b outcome.Outcome
		want bool
	}{
		"both recommended":       {side(model.Compose, "compose"), side(model.Kubernetes, "kubernetes"), true},
		"neither recommended":    {side(model.Compose, outcome.NoneClear), side(model.Kubernetes, outcome.NoneClear), true},
		"one recommended":        {side(model.Compose, "compose"), side(model.Kubernetes, outcome.NoneClear), false},
		"the same side":          {side(model.Compose, "compose"), side(model.Compose, "compose"), false},
		"the same, undecided":    {side(model.Compose, "compose"), side(model.Compose, outcome.NoneClear), false},
		"the same, never clear":  {side(model.Compose, outcome.NoneClear), side(model.Compose, outcome.BothClosed), false},
		"closed and recommended": {side(model.Compose, outcome.BothClosed), side(model.Kubernetes, "kubernetes"), false},
	} {
		if got := betweenSides(c.a, c.b); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// The answers of a report have the numbers that were given.
func TestAnswersWithNumbers(t *testing.T) {
	three := 3
	got := AnswersOf(report.Report{Factors: []report.Factor{
		{ID: "hosts", Answer: "2-3", Source: "flag", Number: &three},
		{ID: "services", Answer: "5-9", Source: "flag"},
		{ID: "regions", Answer: "one", Source: "implied", Number: &three},
	}})
	if hosts := got["hosts"]; len(got) != 2 || hosts.Number != 3 || !hosts.Plain || got["services"].Plain {
		t.Errorf("%+v", got)
	}
}

// A report is what the model of this run gives only where the model and all of
// the result are the same.
func TestAgain(t *testing.T) {
	words := []string{"hosts=1", "engineers=3", "budget=tight"}
	in := Input{Set: questions.Default(), Model: model.Default()}
	for name, c := range map[string]struct {
		change func(*report.Report)
		want   bool
	}{
		"the same":               {func(*report.Report) {}, true},
		"another model":          {func(r *report.Report) { r.Model.SHA256 = "00" }, false},
		"another recommendation": {func(r *report.Report) { r.Recommendation = "kubernetes" }, false},
		"another strength":       {func(r *report.Report) { r.Strength = "other" }, false},
		"another score":          {func(r *report.Report) { r.Score += 0.5 }, false},
		"what is rounded away":   {func(r *report.Report) { r.Score += 1e-9 }, true},
	} {
		r := reportOf(t, nil, words...)
		c.change(&r)
		if got := in.again(r, questionstest.Answers(t, words...)); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	old, now := reportOf(t, nil, "hosts=1", "scaling=fixed", "engineers=3", "budget=tight"), reportOf(t, nil, "hosts=1", "scaling=automatic")
	for _, tampered := range []func(){func() { old.Score += 0.5 }, func() { old.Score -= 0.5; now.Score += 0.5 }} {
		tampered()
		if got := strings.Join(compareReports(model.Default(), old, now).Because, " "); !strings.HasPrefix(got, "Which changes brought it cannot be tried") {
			t.Errorf("one of them is of another program: %s", got)
		}
	}
}

// What moved most comes first, by the answers and by the model together.
func TestOrderOfChanges(t *testing.T) {
	factors := func(answer string) report.Report {
		var r report.Report
		for _, id := range []string{"a", "b", "c", "d"} {
			r.Factors = append(r.Factors, report.Factor{ID: id, Answer: answer})
		}
		return r
	}
	delta := func(points map[questions.ID]float64) (d score.Delta) {
		for id, p := range points {
			d.Factors = append(d.Factors, score.FactorDelta{Question: id, Points: p})
		}
		return d
	}
	c := Input{Old: Side{Report: factors("x")}, New: Side{Report: factors("y")}}
	s := steps{answers: delta(map[questions.ID]float64{"a": 3, "b": -2, "c": 1, "d": -6}), model: delta(map[questions.ID]float64{"b": 2, "c": -9})}
	if got := inWords(c.changes(s), func(x report.AnswerChange) string { return x.Question }); got != "c; d; b; a" {
		t.Errorf("%s", got)
	}
}
