package wizard_test

import (
	"errors"
	"strings"
	"testing"

	"advisor/internal/interview"
	"advisor/internal/interview/interviewtest"
	"advisor/internal/questions"
	"advisor/internal/untrusted"
	"advisor/internal/wizard"
)

// The first screen says which environment is judged, and another one can be
// chosen there.
func TestAnotherEnvironment(t *testing.T) {
	set := questions.Default()
	o := interviewtest.Options(set)
	o.Welcome = interview.Welcome{Project: "shop", Facts: []untrusted.Text{"9 services in the environment production (compose.yaml)"}, Others: []interview.Environment{{Name: "development", Files: []untrusted.Text{"compose.yaml", "compose.override.yaml"}}, {Name: "test"}}}
	o.Judge = func(name untrusted.Text) (interview.Options, error) {
		if name == "test" {
			return interview.Options{}, errors.New("its file is gone")
		}
		other := o
		other.Welcome = interview.Welcome{Project: "shop", Facts: []untrusted.Text{"11 services in the environment development (compose.yaml)"}, Others: []interview.Environment{{Name: "production"}}}
		other.Known = interviewtest.SuggestionsOf("services")
		return other, nil
	}
	m := wizard.NewModel(set, o, 100, 24)
	sees := func(texts ...string) {
		t.Helper()
		for _, s := range texts {
			if !strings.Contains(m.View(), s) {
				t.Errorf("%q is not in\n%s", s, m.View())
			}
		}
	}
	sees("9 services in the environment production", "Judge instead: development (compose.yaml, compose.override.yaml)", "Judge instead: test")
	m.Press("4")
	m.Press("enter")
	sees("It cannot be judged: its file is gone", "environment production")
	m.Press("3")
	m.Press("enter")
	sees("11 services in the environment development", "Judge instead: production")
	m.Press("home")
	m.Press("enter")
	sees("Question 1,")
	if a := m.Result().Answers["services"]; a.Source != questions.FromScan {
		t.Errorf("the files of the other environment suggest nothing: %+v", a)
	}

	o.Judge = nil
	if view := wizard.NewModel(set, o, 100, 24).View(); strings.Contains(view, "instead") {
		t.Errorf("nothing can judge another one, and yet:\n%s", view)
	}
}
