package model

import (
	"slices"
	"testing"

	"advisor/internal/questions"
)

func TestSides(t *testing.T) {
	if Compose.Other() != Kubernetes || Kubernetes.Other() != Compose {
		t.Error("the other side of each is the other")
	}
	if Compose.Sign() != -1 || Kubernetes.Sign() != 1 {
		t.Errorf("a score goes %v and %v", Compose.Sign(), Kubernetes.Sign())
	}
	if Compose.Name() != "Compose" || Kubernetes.Name() != "Kubernetes" {
		t.Errorf("they are called %s and %s", Compose.Name(), Kubernetes.Name())
	}
}

// Each way is found by its id and by that of its earlier shape, each requirement
// by its question; what has no name is nothing.
func TestLookUp(t *testing.T) {
	m := Default()
	for _, w := range m.Ways {
		if got, ok := m.Way(w.ID); !ok || got.ID != w.ID {
			t.Errorf("%s is found as %q", w.ID, got.ID)
		}
		if got, ok := m.Way(w.Shape); w.Shape != "" && (!ok || got.Shape != w.Shape) {
			t.Errorf("the shape %s is found as %q", w.Shape, got.ID)
		}
	}
	for _, id := range []string{"", "k4s"} {
		if got, ok := m.Way(id); ok {
			t.Errorf("%q is found as %q", id, got.ID)
		}
	}
	for _, r := range m.Requirements {
		if got, ok := m.Requirement(r.ID); !ok || got.ID != r.ID {
			t.Errorf("%s is found as %q", r.ID, got.ID)
		}
	}
	if _, ok := m.Requirement("weather"); ok {
		t.Error("there is no requirement on the weather")
	}
}

// A cell rules its ways out where they do not meet it, or too little; one with a
// veto only while the model has that veto and leaves it to the cells.
func TestCloses(t *testing.T) {
	m := &Model{Vetoes: []VetoRule{{ID: "written"}, {ID: "derived", Derived: true}}}
	for _, c := range []struct {
		cell Cell
		want bool
	}{
		{Cell{Met: No}, true},
		{Cell{Met: Partly}, false},
		{Cell{Met: Partly, TooLittle: true}, true},
		{Cell{Met: No, Veto: "derived"}, true},
		{Cell{Met: No, Veto: "written"}, false},
		{Cell{Met: No, Veto: "gone"}, false},
		{Cell{Met: Partly, Veto: "derived"}, false},
	} {
		if got := m.Closes(&c.cell); got != c.want {
			t.Errorf("%+v closes: %t", c.cell, got)
		}
	}
}

// An answer rules a way out by the cell of the table, or by a veto that needs nothing
// else and that the table does not say.
func TestRulesOut(t *testing.T) {
	m := &Model{
		Ways: []Way{{ID: "a", Side: Compose}, {ID: "b", Side: Compose}, {ID: "c", Side: Kubernetes}},
		Vetoes: []VetoRule{
			{ID: "alone", Closes: Kubernetes, When: []Case{{"hosts": {"1"}}}},
			{ID: "with another", Closes: Kubernetes, When: []Case{{"hosts": {"11+"}, "budget": {"tight"}}}},
			{ID: "derived", Derived: true, Closes: Compose, When: []Case{{"hosts": {"4-10"}}}},
		},
		Requirements: []Requirement{{ID: "hosts", Cells: []Cell{
			{Ways: []string{"b", "c"}, Answers: []questions.OptionID{"2-3"}, Met: No},
			{Ways: []string{"a"}, Answers: []questions.OptionID{"2-3"}, Met: Partly},
			{Ways: []string{"a"}, Answers: []questions.OptionID{"11+"}, Also: Case{"budget": {"tight"}}, Met: No},
		}}},
	}
	for answer, want := range map[questions.OptionID][]string{"1": {"c"}, "2-3": {"b", "c"}, "4-10": {}, "11+": {}} {
		if got := m.RulesOut("hosts", answer); !slices.Equal(got, want) || got == nil {
			t.Errorf("%s rules out %q, not %q", answer, got, want)
		}
	}
	if got := m.RulesOut("budget", "tight"); len(got) > 0 {
		t.Errorf("what the table does not ask for rules out %q", got)
	}
}
