package options_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"advisor/internal/model"
	"advisor/internal/options"
	"advisor/internal/questions"
	"advisor/internal/score"
)

// some are random answers about known of 100 questions, one in ten of them of
// people who disagree.
func some(r *rand.Rand, s questions.Questionnaire, known int) questions.Answers {
	a := questions.Answers{}
	for _, q := range s.Questions {
		if r.IntN(100) >= known {
			continue
		}
		i := r.IntN(len(q.Options))
		a[q.ID] = questions.Answer{Option: q.Options[i].ID, Source: questions.FromFile}
		if j := r.IntN(len(q.Options)); r.IntN(10) == 0 && i < j {
			a[q.ID] = questions.Answer{AnyOf: []questions.OptionID{q.Options[i].ID, q.Options[j].ID}, Source: questions.FromFile}
		}
	}
	return a
}

// What holds for all answers.
func TestProperties(t *testing.T) {
	m, s := model.Default(), questions.Default()
	for seed := range uint64(3000) {
		r := rand.New(rand.NewPCG(seed, 7))
		a := some(r, s, int(seed%101))
		b := score.Basis{Model: m, Questions: s, Answers: a}
		as := score.Assess(b)
		all := score.Options(b, as)
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			verdicts(t, all, as)
			closed(t, all, as)
			answered(t, all, a)
			steady(t, &m, s, a)
		})
	}
}

// verdicts: at most one option is recommended, of the recommended side; none
// where nothing is.
func verdicts(t *testing.T, all []options.Option, as score.Assessment) {
	t.Helper()
	n := 0
	for _, o := range all {
		if len(o.Reasons) == 0 {
			t.Errorf("%s: no reasons", o.ID)
		}
		ruled := slices.ContainsFunc(o.Meets, func(x options.Met) bool { return x.RulesOut })
		if ruled && o.Verdict != options.RuledOut {
			t.Errorf("%s is %s, but a requirement rules it out", o.ID, o.Verdict)
		}
		if o.Verdict != options.Recommended {
			continue
		}
		n++
		if o.Side != as.Recommendation {
			t.Errorf("%s is recommended beside %s", o.ID, as.Recommendation)
		}
	}
	want := 1
	if as.Strength == model.Undecided || as.BothClosed {
		want = 0
	}
	if n != want {
		t.Errorf("%d options are recommended, want %d: %s, %s", n, want, as.Recommendation, as.Strength)
	}
}

// closed: a side has a veto if and only if all its options are ruled out.
func closed(t *testing.T, all []options.Option, as score.Assessment) {
	t.Helper()
	for _, side := range []model.Recommendation{model.Compose, model.Kubernetes} {
		veto := slices.ContainsFunc(as.Vetoes, func(v score.Veto) bool { return v.Closes == side })
		left := slices.ContainsFunc(all, func(o options.Option) bool { return o.Side == side && o.Verdict != options.RuledOut })
		if veto == left {
			t.Errorf("%s has a veto: %v, an option is left: %v", side, veto, left)
		}
	}
}

// answered: the table has only requirements that somebody answered, each once.
func answered(t *testing.T, all []options.Option, a questions.Answers) {
	t.Helper()
	for _, o := range all {
		seen := map[questions.ID]bool{}
		for _, x := range o.Meets {
			if given, ok := a[x.Question]; !ok || seen[x.Question] || x.Why == "" || x.Source == "" {
				t.Errorf("%s, %s: answered %v (%v), twice %v, why %q", o.ID, x.Question, ok, given, seen[x.Question], x.Why)
			}
			seen[x.Question] = true
		}
	}
}

// steady: more need never makes a no a yes, and never opens an option; more
// capacity never closes one.
func steady(t *testing.T, m *model.Model, s questions.Questionnaire, a questions.Answers) {
	t.Helper()
	before := options.Compare(m, s.Resolve(a), "")
	for i := range m.Requirements {
		id := m.Requirements[i].ID
		f, _ := m.Factor(id)
		q, _ := s.Question(id)
		at := q.Index(a[id].Option)
		if f.Order == model.Unordered || at < 0 || at+1 == len(q.Options) || len(a[id].AnyOf) > 0 {
			continue
		}
		more := questions.Overlay(a, questions.Answers{id: {Option: q.Options[at+1].ID, Source: questions.FromFile}})
		for n, o := range options.Compare(m, s.Resolve(more), "") {
			low, high := before[n], o // the one that may meet more, and the other
			if f.Order == model.Capacity {
				low, high = o, before[n]
			}
			if low.Verdict == options.RuledOut && high.Verdict != options.RuledOut {
				t.Errorf("%s from %s to %s: %s goes from %s to %s", id, q.Options[at].ID, q.Options[at+1].ID, o.ID, before[n].Verdict, o.Verdict)
			}
			if met(low, id) == model.No && met(high, id) == model.Yes {
				t.Errorf("%s from %s to %s: %s meets more", id, q.Options[at].ID, q.Options[at+1].ID, o.ID)
			}
		}
	}
}

func met(o options.Option, id questions.ID) model.Met {
	for _, x := range o.Meets {
		if x.Question == id {
			return x.Met
		}
	}
	return ""
}

func BenchmarkCompare(b *testing.B) {
	m, s := model.Default(), questions.Default()
	a := s.Resolve(some(rand.New(rand.NewPCG(1, 7)), s, 100))
	for b.Loop() {
		options.Compare(&m, a, model.Compose)
	}
}
