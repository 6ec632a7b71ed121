package advise

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/score"
)

// someAnswers are answers to about known of 100 questions: options, numbers,
// and now and then what several people say.
func someAnswers(r *rand.Rand, set questions.Questionnaire, known int) questions.Answers {
	out := questions.Answers{}
	for _, q := range set.Questions {
		if r.IntN(100) >= known {
			continue
		}
		o := q.Options[r.IntN(len(q.Options))]
		a := questions.Answer{Option: o.ID, Source: questions.FromFile}
		switch r.IntN(8) {
		case 0:
			a = questions.Answer{AnyOf: []questions.OptionID{q.Options[0].ID, q.Options[len(q.Options)-1].ID}, Source: questions.FromFile}
		case 1, 2:
			if o.Counts {
				a.Plain, a.Number = true, o.Low+r.IntN(min(o.High-o.Low, 50)+1)
			}
		}
		out[q.ID] = a
	}
	return out
}

// Whatever is answered: what is proposed is not true yet, can be written and
// read, names each question once, and when it becomes true the headline is
// another one, as the tipping point says.
func TestTriggersAreTippingPoints(t *testing.T) {
	m, set := model.Default(), questions.Default()
	proposed, halves := 0, 0
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 7))
		today := someAnswers(r, set, int(seed*37%101))
		seen := someAnswers(r, set, 20)
		got := Triggers(score.Basis{Model: m, Questions: set, Answers: today}, seen)
		if len(got) > mostTriggers {
			t.Fatalf("seed %d: %d are more than anybody keeps in mind", seed, len(got))
		}
		if diff := cmp.Diff(got, Triggers(score.Basis{Model: m, Questions: set, Answers: today}, seen)); diff != "" {
			t.Fatalf("seed %d: equal answers, other triggers:\n%s", seed, diff)
		}
		var names []string
		for _, tr := range got {
			proposed++
			names = append(names, tr.Name)
			back, err := record.Form{Questionnaire: set}.ParseTrigger(tr.String())
			if err != nil || back != tr {
				t.Fatalf("seed %d: %s is read as %v: %v", seed, tr, back, err)
			}
			id := questions.ID(tr.Name)
			if tr.Fired(set, set.Resolve(today)[id]) != record.No || tr.Fired(set, seen[id]) != record.No {
				t.Errorf("seed %d: %s is true already: %+v, the files say %+v", seed, tr, today[id], seen[id])
			}
			if !flipsWhenTrue(m, set, today, tr) {
				halves++
				halfOfPair(t, m, set, today, tr)
			}
		}
		slices.Sort(names)
		if len(slices.Compact(names)) != len(got) {
			t.Errorf("seed %d: a question has two triggers: %v", seed, got)
		}
	}
	t.Logf("%d triggers, %d of them halves of a pair", proposed, halves)
	if proposed < 400 || halves == 0 {
		t.Errorf("%d triggers, %d halves: the test sees too few", proposed, halves)
	}
}

// flipsWhenTrue reports whether every answer that makes a trigger true changes
// the headline by itself.
func flipsWhenTrue(m model.Model, set questions.Questionnaire, today questions.Answers, tr record.Trigger) bool {
	now := headline(score.Assess(score.Basis{Model: m, Questions: set, Answers: today}))
	q, _ := set.Question(questions.ID(tr.Name))
	n := 0
	for _, a := range possibleAnswers(q) {
		if tr.Fired(set, a) != record.Yes {
			continue
		}
		n++
		if headline(score.Assess(score.Basis{Model: m, Questions: set, Answers: questions.Overlay(today, questions.Answers{q.ID: a})})) == now {
			return false
		}
	}
	return n > 0
}

// possibleAnswers are all options, and where numbers mean them their ends.
func possibleAnswers(q questions.Question) []questions.Answer {
	var out []questions.Answer
	for _, o := range q.Options {
		out = append(out, questions.Answer{Option: o.ID})
		if o.Counts {
			out = append(out, questions.Answer{Option: o.ID, Plain: true, Number: o.Low}, questions.Answer{Option: o.ID, Plain: true, Number: o.High})
		}
	}
	return out
}

// halfOfPair says that a trigger is one half of the smallest pair of changes.
func halfOfPair(t *testing.T, m model.Model, set questions.Questionnaire, today questions.Answers, tr record.Trigger) {
	t.Helper()
	for _, tip := range score.Tipping(score.Basis{Model: m, Questions: set, Answers: today}) {
		if len(tip.Changes) != 2 {
			continue
		}
		for _, c := range tip.Changes {
			if string(c.Question) == tr.Name && tr.Fired(set, questions.Answer{Option: c.To}) == record.Yes {
				return
			}
		}
		break
	}
	t.Errorf("%s changes nothing, and is no half of a pair", tr)
}

// A direction where the options have one, a number where numbers mean them, and
// the plain sign at an end.
func TestTriggersInWords(t *testing.T) {
	m, set := model.Default(), questions.Default()
	for _, c := range []struct{ trigger, words string }{
		{"hosts > 1", "the peak needs 2 or 3 hosts, or more"},
		{"hosts >= 4", "the peak needs 4 hosts or more"},
		{"hosts = 1", "one host carries the peak"},
		{"hosts > 3", "hosts at peak: more than 3"},
		{"hosts != 3", "hosts at peak: not 3"},
		{"services <= 49", "services: at most 49"},
		{"services <= 4", "there are at most 4 services"},
		{"engineers <= 5", "the team has 3 to 5 engineers, or fewer"},
		{"availability >= 99.9", "99.9 percent must be reached, or more is needed"},
		{"availability >= 99.99", "99.99 percent must be reached"},
		{"availability <= 99.5", "99.5 percent is enough, or less is needed"},
		{"host-failure = automatic", "any service must move to any other host automatically"},
		{"vendor-support = kubernetes-only", "a vendor supports Kubernetes only"},
		{"platform-engineers = 0", "nobody looks after the platform"},
		{"platform-engineers >= part-time", "developers look after the platform beside their other work, or better"},
		{"kubernetes-experience <= some", "some have worked with Kubernetes, or less"},
	} {
		tr, err := record.Form{Questionnaire: set}.ParseTrigger(c.trigger)
		if err != nil {
			t.Fatal(err)
		}
		if got := TriggerWords(m, set, tr); got != c.words {
			t.Errorf("%s: %q, want %q", tr, got, c.words)
		}
	}
	counted := record.Trigger{Name: "published-ports", Op: ">", Value: "10"}
	if got := TriggerWords(m, set, counted); got != "published-ports: more than 10" {
		t.Errorf("a fact: %q", got)
	}
}

// What is proposed for answers that people recognise.
func TestTriggersOfAnExample(t *testing.T) {
	m, set := model.Default(), questions.Default()
	for _, c := range []struct {
		name  string
		words []string
		seen  []string
		want  []string
	}{
		{
			"nobody knows anything", nil, nil,
			[]string{"host-failure = automatic", "stage = development-only", "vendor-support = compose-only"},
		},
		{
			"one host, and a spare is enough",
			[]string{"stage=internal", "hosts=1", "host-failure=by-hand", "engineers=3", "services=6", "budget=tight"},
			nil,
			[]string{"host-failure = automatic", "vendor-support = kubernetes-only"},
		},
		{
			"what the files show already is not a trigger",
			[]string{"services=50+"},
			[]string{"hosts=1"},
			[]string{"scaling = automatic", "host-failure = automatic", "platform-features >= one", "deploy-downtime = none", "isolation = tenants"},
		},
	} {
		var got []string
		for _, tr := range Triggers(score.Basis{Model: m, Questions: set, Answers: answers(t, c.words...)}, answers(t, c.seen...)) {
			got = append(got, tr.String())
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s:\n%s", c.name, diff)
		}
	}
}
