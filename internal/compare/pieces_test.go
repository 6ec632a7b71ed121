package compare

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"advisor/internal/model"
	"advisor/internal/outcome"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/score"
	"advisor/internal/untrusted"
)

// An answer of a report comes back as it was given.
func TestAnswerOf(t *testing.T) {
	for id, want := range map[string]questions.Answer{
		"":        {},
		"unknown": {},
		"2-3":     {Option: "2-3", Source: questions.FromFlag},
		"1|2-3":   {AnyOf: []questions.OptionID{"1", "2-3"}, Source: questions.FromFlag},
	} {
		if diff := cmp.Diff(want, AnswerOf(id, "flag")); diff != "" {
			t.Errorf("%q: %s", id, diff)
		}
	}
}

// What follows from other answers is not an answer of a report; who said what is.
func TestAnswersOfAReport(t *testing.T) {
	as := score.Assessment{Factors: []score.Contribution{
		{Question: "hosts", Answer: questions.Answer{Option: "1", Source: questions.FromFlag}},
		{Question: "budget", Answer: questions.Answer{Option: questions.Unknown, Source: questions.FromFlag}},
		{Question: "regions", Answer: questions.Answer{Option: "one", Source: questions.FromImplied}},
		{Question: "engineers", Answer: questions.Answer{AnyOf: []questions.OptionID{"1", "2-5"}, Source: questions.FromFile}},
	}}
	got := answersOf(as)
	if len(got) != 2 || got["hosts"].Option != "1" || len(got["engineers"].AnyOf) != 2 {
		t.Errorf("%+v", got)
	}
}

// A number that was given stands before the words of its option.
func TestNumberOf(t *testing.T) {
	for label, want := range map[string]string{"3 (2 or 3 hosts)": "3", "2 or 3 hosts": "", "a (b)": "", "12 (x) (y)": "12", "": "", " (x)": ""} {
		if got := numberOf(label); got != want {
			t.Errorf("%q: %q, want %q", label, got, want)
		}
	}
	for _, c := range []struct {
		from, to string
		want     bool
	}{{"2 (x)", "3 (x)", true}, {"2 (x)", "2 (x)", false}, {"x", "3 (x)", false}, {"2 (x)", "x", false}} {
		if got := otherNumber(report.AnswerChange{FromLabel: c.from, ToLabel: c.to}); got != c.want {
			t.Errorf("%s to %s: %v", c.from, c.to, got)
		}
	}
}

// A change in one line, with what is to be known about it.
func TestChangeInOneLine(t *testing.T) {
	for _, c := range []struct {
		x     report.AnswerChange
		mixed bool
		want  string
	}{
		{report.AnswerChange{Question: "q", From: "a", To: "b", Points: 1.5}, false, "q: a -> b (+1.5 points)"},
		{report.AnswerChange{Question: "q", From: "a", To: "b", Points: 1.5}, true, "q: a -> b (+1.5 points, by the model too)"},
		{report.AnswerChange{Question: "q", From: "a", To: "b", Points: 1.5, ModelPoints: -2}, false, "q: a -> b (+1.5 points, and -2.0 by the model)"},
		{report.AnswerChange{Question: "q", From: "a", To: "a", ModelPoints: -2}, false, "q: still a (-2.0 points by the model)"},
		{report.AnswerChange{Question: "q", From: "a", To: "a", Points: 3}, true, "q: still a (+3.0 points by the model)"},
		{report.AnswerChange{Question: "q", From: "a", To: "a", Points: 3}, false, "q: still a (+3.0 points)"},
		{report.AnswerChange{Question: "q", From: "a", To: "a", FromLabel: "2 (x)", ToLabel: "3 (x)"}, false, "q: 2 -> 3 (0 points)"},
		{report.AnswerChange{Question: "q", From: "a", To: "b", FromLabel: "2 (x)", ToLabel: "3 (y)", Points: 1}, false, "q: a -> b (+1.0 points)"},
		{report.AnswerChange{Question: "q", From: "a", To: "b", Points: 1, Source: "scan"}, false, "q: a -> b (+1.0 points, seen in the files)"},
		{report.AnswerChange{Question: "q", From: "a", To: "b", Points: 1, Source: "implied"}, false, "q: a -> b (+1.0 points, follows from other answers)"},
		{report.AnswerChange{Question: "q", From: "a", To: "b", Points: 1, OldSource: "implied"}, false, "q: a -> b (+1.0 points, followed from other answers before)"},
		{report.AnswerChange{Question: "q", From: "a", To: "a", Points: 1, OldSource: "implied"}, false, "q: still a (+1.0 points)"},
		{report.AnswerChange{Question: "q", From: "a", To: "unknown", Points: 1, OldSource: string(questions.FromScan), Source: string(questions.FromNobody)}, false, "q: a -> unknown (+1.0 points, no longer seen in the files)"},
		{report.AnswerChange{Question: "q", From: "a", To: "b", Points: 1, OldSource: string(questions.FromScan), Source: "flag"}, false, "q: a -> b (+1.0 points)"},
		{report.AnswerChange{Question: "q", From: "a", To: "unknown", Points: 1, OldSource: "flag", Source: string(questions.FromNobody)}, false, "q: a -> unknown (+1.0 points)"},
	} {
		if got := changeSentence(c.x, c.mixed); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

// What only follows from another answer is no cause of anything.
func TestTried(t *testing.T) {
	for _, c := range []struct {
		x    report.AnswerChange
		want bool
	}{
		{report.AnswerChange{From: "a", To: "b"}, true},
		{report.AnswerChange{From: "a", To: "a", Points: 1}, true},
		{report.AnswerChange{From: "a", To: "a", ModelPoints: 1}, true},
		{report.AnswerChange{From: "a", To: "a"}, false},
		{report.AnswerChange{From: "a", To: "b", Source: string(questions.FromImplied)}, false},
	} {
		if got := tried(c.x); got != c.want {
			t.Errorf("%+v: %v", c.x, got)
		}
	}
}

// Where the score stays, it does not move.
func TestScoreThatStays(t *testing.T) {
	a, b := reportOf(t, nil, "hosts=1"), reportOf(t, nil, "hosts=5")
	for _, c := range []struct {
		old, now report.Report
		want     string
	}{{a, a, "the score stays "}, {a, b, "the score moves from "}} {
		x := Reports(Input{Version: "test", Set: questions.Default(), Model: model.Default(), Old: Side{"old.json", Saved, c.old}, New: Side{"new.json", Saved, c.now}})
		if !strings.Contains(string(x.Verdict), c.want) {
			t.Errorf("%s, want …%s…", x.Verdict, c.want)
		}
	}
}

// What became of a recommendation, in one sentence.
func TestVerdictOfAComparison(t *testing.T) {
	compose := report.Compared{Recommendation: "compose", Strength: "strong", Score: 30}
	kubernetes := report.Compared{Recommendation: "kubernetes", Strength: "strong", Score: 70}
	with := func(x report.Compared, option, title string) report.Compared {
		x.Option, x.OptionTitle = option, untrusted.Text(title)
		return x
	}
	undecided := func(x report.Compared) report.Compared { x.Strength = "undecided"; return x }
	lean := func(x report.Compared) report.Compared { x.Strength = "lean"; return x }
	closed := report.Compared{Recommendation: "compose", BothRuledOut: true, Score: 50}
	for _, c := range []struct {
		old, now report.Compared
		changed  outcome.Aspect
		want     string
	}{
		{compose, kubernetes, outcome.OtherHead, "The recommendation changes from Compose to Kubernetes; the score moves from "},
		{with(compose, "one", "One host"), with(kubernetes, "managed", "A cluster"), outcome.OtherHead, "The recommendation changes from Compose (one host) to Kubernetes (a cluster); "},
		{compose, with(kubernetes, "managed", "A cluster"), outcome.OtherHead, "The recommendation changes from Compose to Kubernetes (a cluster); "},
		{with(compose, "one", "One host"), undecided(kubernetes), outcome.OtherHead, "Compose (one host) was recommended, and now there is no clear recommendation; "},
		{closed, with(kubernetes, "managed", "A cluster"), outcome.OtherHead, "Kubernetes (a cluster) is recommended now, and before there was no side that meets every requirement; "},
		{closed, undecided(kubernetes), outcome.OtherHead, "Now there is no clear recommendation, and before there was no side that meets every requirement; "},
		{with(compose, "one", "One host"), with(compose, "swarm", "Swarm"), outcome.OtherOption, "The recommendation stays Compose, run another way: Swarm, and before One host; "},
		{undecided(compose), undecided(kubernetes), outcome.OtherSide, "There is no clear recommendation, as before; "},
		{compose, lean(compose), outcome.Nothing, "The recommendation stays Compose, with confidence good, and before high; "},
		{lean(kubernetes), kubernetes, outcome.Nothing, "The recommendation stays Kubernetes, with confidence high, and before good; "},
		{compose, compose, outcome.Nothing, "The recommendation stays Compose; the score stays 30"},
	} {
		x := report.Comparison{Old: c.old, New: c.now, Score: c.now.Score - c.old.Score}
		if got := verdict(x, c.changed); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s, want %s…", got, c.want)
		}
	}
}

// Where the model is not at hand, points and vetoes tell the side: a veto is
// new with all that it rests on, and gone with any of it.
func TestSideByPoints(t *testing.T) {
	delta := func(id questions.ID, points float64) score.FactorDelta {
		return score.FactorDelta{Question: id, Points: points}
	}
	veto := func(id string, closes model.Recommendation, because ...questions.ID) score.Veto {
		return score.Veto{ID: id, Closes: closes, Because: because}
	}
	then := score.Assessment{Score: 45}
	both := veto("v", model.Compose, "a", "b")
	other := veto("w", model.Kubernetes, "c")
	for name, c := range map[string]struct {
		d         score.Delta
		then, now []score.Veto
		ids       string
		want      model.Recommendation
	}{
		"nothing":                       {score.Delta{}, nil, nil, "", model.Compose},
		"just half":                     {score.Delta{Factors: []score.FactorDelta{delta("a", 5)}}, nil, nil, "a", model.Compose},
		"more than half":                {score.Delta{Factors: []score.FactorDelta{delta("a", 5.1)}}, nil, nil, "a", model.Kubernetes},
		"points of another":             {score.Delta{Factors: []score.FactorDelta{delta("a", 5.1)}}, nil, nil, "b", model.Compose},
		"a veto that stays":             {score.Delta{}, []score.Veto{both}, []score.Veto{both}, "", model.Kubernetes},
		"a new veto, with all":          {score.Delta{Closed: []score.Veto{both}, Factors: []score.FactorDelta{delta("a", 0), delta("b", 0)}}, nil, []score.Veto{both}, "a b", model.Kubernetes},
		"a new veto, with one":          {score.Delta{Closed: []score.Veto{both}, Factors: []score.FactorDelta{delta("a", 0), delta("b", 0)}}, nil, []score.Veto{both}, "a", model.Compose},
		"a new veto of what changed":    {score.Delta{Closed: []score.Veto{both}, Factors: []score.FactorDelta{delta("a", 0)}}, nil, []score.Veto{both}, "a", model.Kubernetes},
		"a veto that goes, with one":    {score.Delta{Opened: []score.Veto{both}, Factors: []score.FactorDelta{delta("a", 0), delta("b", 0)}}, []score.Veto{both}, nil, "a", model.Compose},
		"a veto that goes, with none":   {score.Delta{Opened: []score.Veto{both}, Factors: []score.FactorDelta{delta("a", 0), delta("b", 0)}}, []score.Veto{both}, nil, "", model.Kubernetes},
		"Kubernetes is closed":          {score.Delta{Factors: []score.FactorDelta{delta("a", 50)}}, []score.Veto{other}, []score.Veto{other}, "a", model.Compose},
		"both are closed, as it is now": {score.Delta{}, []score.Veto{both, other}, []score.Veto{both, other}, "", model.Kubernetes},
	} {
		was := then
		was.Vetoes = c.then
		if got := added(c.d, was, score.Assessment{Recommendation: model.Kubernetes, Vetoes: c.now}, strings.Fields(c.ids)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
