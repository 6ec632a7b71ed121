package questions

import (
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
	if n := len(s.Questions); n != len(Default().Questions)+1 || s.Questions[n-1].ID != "edge-sites" {
		t.Errorf("%d questions, the last one is %q", n, s.Questions[n-1].ID)
	}
	if got := s.Resolve(Answers{"hosts": {Option: "1", Source: FromFile}})["edge-sites"]; got.Option != "none" {
		t.Errorf("implied answer is %q", got.Option)
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
