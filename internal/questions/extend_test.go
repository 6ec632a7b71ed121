package questions

import (
	"slices"
	"strings"
	"testing"
)

func TestWithAddsQuestions(t *testing.T) {
	more := []Written{{
		ID: "edge-sites", Section: "scale", Ask: "How many sites have a host of their own?", Short: "edge sites", Why: "Each is a place to keep alike.",
		Options: []fileOption{{ID: "none", Label: "None"}, {ID: "some", Label: "Some"}},
		OnlyIf:  map[ID][]OptionID{"hosts": {"2-3"}}, Otherwise: "none",
	}}
	s, err := Default().With(more)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(s.Questions); n != len(Default().Questions)+1 {
		t.Errorf("%d questions", n)
	}
	if before, after := around(s, "edge-sites"); before.Section != "scale" || after.Section != "team" {
		t.Errorf("asked between %s and %s, not at the end of its section", before.ID, after.ID)
	}
	if got := s.Resolve(Answers{"hosts": {Option: "1", Source: FromFile}})["edge-sites"]; got.Option != "none" {
		t.Errorf("implied answer is %q", got.Option)
	}
}

// around are the questions that stand before and after one.
func around(s Questionnaire, id ID) (before, after Question) {
	i := slices.IndexFunc(s.Questions, func(q Question) bool { return q.ID == id })
	if i > 0 {
		before = s.Questions[i-1]
	}
	if i+1 < len(s.Questions) {
		after = s.Questions[i+1]
	}
	return before, after
}

// written is a small question of one's own.
func written(id ID) Written {
	return Written{ID: id, Ask: "Which?", Short: "s", Why: "w", Options: []fileOption{{ID: "a", Label: "A"}, {ID: "b", Label: "B"}}}
}

// TestPlaceOfAnAddedQuestion: it is asked where its author says, never before what
// its condition names.
func TestPlaceOfAnAddedQuestion(t *testing.T) {
	first, second, third, fourth := written("first"), written("second"), written("third"), written("fourth")
	first.After = "hosts"
	second.After = "first" // another one of one's own
	third.Section = "application"
	third.OnlyIf, third.Otherwise = map[ID][]OptionID{"budget": {"tight"}}, "a" // asked in a later section
	fourth.Section, fourth.After = "scale", "availability"
	fifth, sixth := written("fifth"), written("sixth")
	fifth.After, sixth.After = "hosts", "first" // behind what was put there before
	s, err := Default().With([]Written{first, second, third, fourth, fifth, sixth})
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[ID]ID{"first": "hosts", "second": "first", "third": "budget", "fourth": "availability", "fifth": "sixth", "sixth": "second"} {
		if before, _ := around(s, id); before.ID != want {
			t.Errorf("%s is asked after %s, not after %s", id, before.ID, want)
		}
	}
	if q, _ := s.Question("second"); q.Section != "scale" {
		t.Errorf("second is in section %q", q.Section)
	}

	wrong := written("wrong")
	wrong.After = "hostz"
	elsewhere := written("elsewhere")
	elsewhere.After, elsewhere.Section = "hosts", "team"
	builtIn := Written{ID: "hosts", After: "stage"}
	_, err = Default().With([]Written{wrong, elsewhere, builtIn})
	for _, want := range []string{
		`question "wrong": after names "hostz", but no question before it has that id; did you mean "hosts"?`,
		`question "elsewhere": after names "hosts" of section scale, and section is team`,
		`question "hosts": is one of the questionnaire`,
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error does not say %q: %v", want, err)
		}
	}
}

// TestHintsAreChecked: a hint that could never answer is refused.
func TestHintsAreChecked(t *testing.T) {
	q := written("sites")
	q.Section = "scale"
	q.Hints = []fileHint{
		{Answer: "c", Images: []string{"x"}},
		{Images: []string{"x"}},
		{Answer: "a"},
		{Answer: "a", AtLeast: -1, Labels: []string{"x"}},
		{Answer: "a", Variables: []string{""}},
		{Answer: "a", Roles: []string{"x"}, Says: "a\nb"},
	}
	_, err := Default().With([]Written{q})
	for _, want := range []string{
		`hint 1 answers "c", which is no option`, "hint 2 has no answer", "hint 3 looks at nothing",
		"hint 4: at-least is -1", "hint 5 has an empty pattern", "hint 6 has more than one line",
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error does not say %q: %v", want, err)
		}
	}
}

// An id is a flag, a key and a word of a shell; words go to a terminal.
func TestWithRefusesWhatNobodyCanType(t *testing.T) {
	options := []fileOption{{ID: "a|b", Label: "A"}, {ID: "Two", Label: "B\x1b[31m"}}
	_, err := Default().With([]Written{{ID: "-x y", Section: "scale", Ask: "One\ntwo?", Short: "s", Why: "w", Options: options}})
	for _, want := range []string{
		`question "-x y": an id has`, `option "a|b": an id has`, `option "Two": an id has`,
		`option "Two": the label is more than one line`, "ask or short is more than one line",
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error does not say %q: %v", want, err)
		}
	}
}

func TestWithReportsEveryMistake(t *testing.T) {
	_, err := Default().With([]Written{{ID: "mine", Section: "weather", Ask: "Why"}, {ID: "mine"}})
	for _, want := range []string{"used twice", "weather", "question mark", "short or why", "two options"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error does not say %q: %v", want, err)
		}
	}
}

// TestOtherWords: what people read is said otherwise, what records hold stays.
func TestOtherWords(t *testing.T) {
	set, err := Default().With([]Written{
		{ID: "hosts", Ask: "Wie viele?", Options: []fileOption{{ID: "1", Label: "einer"}}}, {ID: "delivery", Retired: "It is the same everywhere."},
	})
	if err != nil {
		t.Fatal(err)
	}
	was, _ := Default().Question("hosts")
	is, _ := set.Question("hosts")
	if is.Ask != "Wie viele?" || is.Options[0].Label != "einer" || is.Options[1] != was.Options[1] || is.Why != was.Why || is.Short != was.Short || !is.Numeric {
		t.Errorf("%+v", is)
	}
	if a, err := is.Parse("3"); err != nil || a.Option != "2-3" {
		t.Errorf("3 hosts are %+v, %v", a, err)
	}
	if was.Options[0].Label == "einer" {
		t.Error("the built-in questionnaire was changed")
	}
	if len(set.Questions) != len(Default().Questions) {
		t.Errorf("%d questions", len(set.Questions))
	}
	for _, q := range set.Asked(Answers{}) {
		if q.ID == "delivery" {
			t.Error("delivery is asked")
		}
	}
	one := 1
	_, err = Default().With([]Written{{ID: "hosts", Section: "team", Options: []fileOption{{ID: "12", Label: "twelve"}, {ID: "1", Label: "one", From: &one}}}})
	for _, want := range []string{`"hosts": is one of the questionnaire: only its words`, `has no option "12", and gets none`, `option "1": which numbers it means stays`} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error does not say %q: %v", want, err)
		}
	}
}
