package estimate

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"advisor/internal/questions"
)

// TestNarrow: what is named narrows the range, whatever the answer to it is.
func TestNarrow(t *testing.T) {
	set := questions.Default()
	in := Input{Questions: set, Answers: given("services=5-9"), Costs: Default(), Narrow: true}
	hours := Of(in).option(OneHost)
	if !TooWide(hours.Hours) {
		t.Fatalf("%v is narrow enough; this test needs a range that is not", hours.Hours)
	}
	if got, want := hours.HoursFirst, []questions.ID{"delivery"}; !slices.Equal(got, want) {
		t.Errorf("the hours of one host hang on %v, want %v: deploying by hand many times a day is most of them", got, want)
	}
	if in.Narrow = false; Of(in).option(OneHost).HoursFirst != nil {
		t.Error("questions are named that nobody asked for")
	}
}

// TestNarrowingNarrows: of random answers, each figure that is too wide is narrower
// with any answer to the questions that are named for it, and no question that is
// known is named.
func TestNarrowingNarrows(t *testing.T) {
	set := questions.Default()
	r := rand.New(rand.NewPCG(3, 9))
	seen := 0
	for range 60 {
		answers := anyAnswers(r, set)
		for id := range answers {
			if r.IntN(2) == 0 {
				delete(answers, id)
			}
		}
		in := Input{Questions: set, Answers: answers, Costs: Default(), Narrow: true}
		for _, o := range Of(in).Options {
			for _, x := range []struct {
				of    func(Option) Range
				first []questions.ID
			}{
				{func(o Option) Range { return o.Money }, o.MoneyFirst},
				{func(o Option) Range { return o.Setup }, o.SetupFirst},
				{func(o Option) Range { return o.Hours }, o.HoursFirst},
				{func(o Option) Range { return o.OneFailure }, o.OneFailureFirst},
			} {
				if len(x.first) == 0 {
					continue
				}
				seen++
				narrower(t, in, o.ID, x.first[0], x.of)
			}
		}
	}
	if seen < 20 {
		t.Errorf("%d ranges were too wide; this test needs more", seen)
	}
}

// narrower checks that each answer to a question narrows a figure of an option.
func narrower(t *testing.T, in Input, option string, id questions.ID, of func(Option) Range) {
	t.Helper()
	wide := of(Of(in).option(option))
	resolved := in.Questions.Resolve(in.Answers)
	possible := possible(in.Questions, resolved, id)
	if len(possible) < 2 {
		t.Errorf("%s: %s has one answer only", option, id)
	}
	for _, o := range possible {
		narrow := in
		narrow.Answers, narrow.Narrow = maps.Clone(in.Answers), false
		narrow.Answers[id] = questions.Answer{Option: o, Source: questions.FromFlag}
		if e := Of(narrow); len(e.First) == 0 {
			if got := of(e.option(option)); factor(got) >= factor(wide) {
				t.Errorf("%s: with %s %s the range is %v, which is no narrower than %v", option, id, o, got, wide)
			}
		}
	}
}
