package options_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
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

func answers(words ...string) questions.Answers {
	a := questions.Answers{}
	for _, w := range words {
		id, o, _ := strings.Cut(w, "=")
		a[questions.ID(id)] = questions.Answer{Option: questions.OptionID(o), Source: questions.FromFile}
	}
	return a
}

// What is recommended on a side, for answers that people recognise.
func TestRecommended(t *testing.T) {
	m, s := model.Default(), questions.Default()
	for _, tt := range []struct {
		name, answers string
		side          model.Recommendation
		want          string
	}{
		{"nothing known", "", model.Compose, "compose-one-host"},
		{"nothing known of a cluster", "", model.Kubernetes, "managed-kubernetes"},
		{"one host", "hosts=1 host-failure=by-hand", model.Compose, "compose-one-host"},
		{"a spare", "hosts=1 host-failure=standby on-call=business-hours", model.Compose, "compose-standby"},
		{"a spare and nobody to switch", "hosts=1 host-failure=standby on-call=none platform-engineers=part-time", model.Compose, "compose-swarm"},
		{"a virtual address", "hosts=1 host-failure=failover", model.Compose, "compose-standby"},
		{"a target that leaves minutes", "hosts=1 availability=99.9", model.Compose, "compose-standby"},
		{"several hosts", "hosts=2-3", model.Compose, "compose-swarm"},
		{"no option is left", "host-failure=automatic", model.Compose, ""},
		{"a cluster that runs", "kubernetes-access=running", model.Kubernetes, "existing-cluster"},
		{"a cluster to build", "kubernetes-access=none", model.Kubernetes, "k3s"},
		{"a cluster to rent", "kubernetes-access=managed kubernetes-experience=none platform-engineers=none", model.Kubernetes, "managed-kubernetes"},
		{"little money, able people", "kubernetes-access=managed budget=tight kubernetes-experience=production platform-engineers=1-2", model.Kubernetes, "k3s"},
		{"no money, able people", "kubernetes-access=managed budget=nothing kubernetes-experience=production platform-engineers=1-2", model.Kubernetes, "k3s"},
		{"little money, nobody able", "kubernetes-access=managed budget=tight kubernetes-experience=none platform-engineers=none", model.Kubernetes, "managed-kubernetes"},
	} {
		got := ""
		for _, o := range options.Compare(&m, s.Resolve(answers(strings.Fields(tt.answers)...)), tt.side) {
			if o.Verdict == options.Recommended {
				got += o.ID
			}
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Swarm moves services, which meets automatic failover in part, and keeps no side
// open.
func TestInPartIsTooLittle(t *testing.T) {
	m, s := model.Default(), questions.Default()
	for _, o := range options.Compare(&m, s.Resolve(answers("host-failure=automatic")), model.Kubernetes) {
		if o.ID == "compose-swarm" && (o.Verdict != options.RuledOut || o.Meets[0].Met != model.Partly || !o.Meets[0].RulesOut) {
			t.Errorf("%+v", o)
		}
	}
}

// A condition is not said beside an answer that contradicts it.
func TestConditions(t *testing.T) {
	m, s := model.Default(), questions.Default()
	for _, tt := range []struct {
		id, answers, word string
		want              bool
	}{
		{"compose-one-host", "", "An outage of several hours", true},
		{"compose-one-host", "availability=99.5 host-failure=by-hand", "An outage of several hours", true},
		{"compose-one-host", "availability=99.95", "An outage of several hours", false},
		{"compose-one-host", "stateful-services=0", "Backups leave the host", false},
		{"compose-standby", "host-failure=failover", "DNS with a short lifetime", false},
		{"compose-standby", "host-failure=failover", "A virtual IP address moves", true},
		{"compose-standby", "", "A virtual IP address moves", false},
		{"compose-swarm", "services=50+", "up to about 20 services, as", false},
		{"managed-kubernetes", "platform-engineers=3+", "part of the week", false},
		{"managed-kubernetes", "platform-engineers=none", "Your platform engineers", false},
		{"k3s", "host-failure=by-hand", "You have at least three servers", false},
		{"k3s", "", "You have at least three servers", true},
	} {
		for _, o := range options.Compare(&m, s.Resolve(answers(strings.Fields(tt.answers)...)), "") {
			if o.ID == tt.id && strings.Contains(strings.Join(o.Conditions, "\n"), tt.word) != tt.want {
				t.Errorf("%s beside %q says %q: want %v", tt.id, tt.answers, tt.word, tt.want)
			}
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	m, s := model.Default(), questions.Default()
	a := s.Resolve(some(rand.New(rand.NewPCG(1, 7)), s, 100))
	for b.Loop() {
		options.Compare(&m, a, model.Compose)
	}
}
