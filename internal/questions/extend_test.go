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
	_, err := Default().With([]Written{{ID: "hosts", Section: "weather", Ask: "Why"}})
	for _, want := range []string{"used twice", "weather", "question mark", "short or why", "two options"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error does not say %q: %v", want, err)
		}
	}
}
