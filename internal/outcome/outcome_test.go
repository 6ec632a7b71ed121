package outcome

import (
	"testing"

	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/questions/questionstest"
	"advisor/internal/report"
	"advisor/internal/score"
)

// What a reader takes from an assessment: a side and how to run it, or that
// nothing is recommended.
func TestOf(t *testing.T) {
	for _, c := range []struct {
		answers []string
		want    Outcome
	}{
		{[]string{"hosts=1", "scaling=fixed", "engineers=3", "budget=tight"}, Outcome{model.Compose, "compose", "compose-one-host"}},
		{[]string{"hosts=1", "scaling=automatic"}, Outcome{model.Compose, NoneClear, ""}},
		{[]string{"vendor-support=compose-only", "host-failure=automatic"}, Outcome{model.Compose, BothClosed, ""}},
	} {
		b := score.Basis{Model: model.Default(), Questions: questions.Default(), Answers: questionstest.Answers(t, c.answers...)}
		if got := Of(b, score.Assess(b)); got != c.want {
			t.Errorf("%v: %+v, want %+v", c.answers, got, c.want)
		}
	}
}

// A report says the same of itself, one of an older version without the way.
func TestIn(t *testing.T) {
	ways := []report.Option{{ID: "a", Verdict: "possible"}, {ID: "b", Verdict: report.OptionRecommended}, {ID: "c", Verdict: "possible"}}
	for name, c := range map[string]struct {
		report report.Report
		want   Outcome
	}{
		"a side":              {report.Report{Recommendation: "kubernetes", Strength: "strong"}, Outcome{model.Kubernetes, "kubernetes", ""}},
		"a side and a way":    {report.Report{Recommendation: "compose", Strength: "lean", Options: ways}, Outcome{model.Compose, "compose", "b"}},
		"the first way":       {report.Report{Recommendation: "compose", Strength: "lean", Options: ways[1:]}, Outcome{model.Compose, "compose", "b"}},
		"none of the ways":    {report.Report{Recommendation: "compose", Strength: "lean", Options: ways[:1]}, Outcome{model.Compose, "compose", ""}},
		"undecided":           {report.Report{Recommendation: "compose", Strength: "undecided"}, Outcome{model.Compose, NoneClear, ""}},
		"both ruled out":      {report.Report{Recommendation: "compose", Strength: "strong", Vetoes: []report.Veto{{Closes: "compose"}, {Closes: "kubernetes"}}}, Outcome{model.Compose, BothClosed, ""}},
		"one ruled out twice": {report.Report{Recommendation: "compose", Strength: "strong", Vetoes: []report.Veto{{Closes: "kubernetes"}, {Closes: "kubernetes"}}}, Outcome{model.Compose, "compose", ""}},
	} {
		if got := In(c.report); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

// What differs, the weightiest aspect alone, and that part of an outcome.
func TestDiffer(t *testing.T) {
	base := Outcome{model.Compose, "compose", "one"}
	for name, c := range map[string]struct {
		b    Outcome
		want Aspect
		part string // of b
	}{
		"nothing":           {base, Nothing, ""},
		"the head":          {Outcome{model.Kubernetes, "kubernetes", "managed"}, OtherHead, "kubernetes"},
		"the option":        {Outcome{model.Compose, "compose", "two"}, OtherOption, "two"},
		"no option now":     {Outcome{model.Compose, "compose", ""}, Nothing, ""},
		"the side alone":    {Outcome{model.Kubernetes, "compose", "one"}, OtherSide, "kubernetes"},
		"option above side": {Outcome{model.Kubernetes, "compose", "two"}, OtherOption, "two"},
	} {
		got := Differ(base, c.b)
		if got != c.want || got.Of(c.b) != c.part || Differ(c.b, base) != c.want {
			t.Errorf("%s: %v with %q, back %v", name, got, got.Of(c.b), Differ(c.b, base))
		}
	}
}
