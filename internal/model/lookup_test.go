package model

import (
	"maps"
	"slices"
	"strings"
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
	if at := m.Index("hosts"); at < 0 || m.Factors[at].ID != "hosts" || m.Index("weather") != -1 {
		t.Errorf("hosts is factor %d, and the weather %d", at, m.Index("weather"))
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

// What drop names is taken out, whichever kind it is of; what there is none of is a
// mistake.
func TestDrop(t *testing.T) {
	for id, want := range map[string][4]int{"veto": {1, 2, 2, 2}, "shape": {2, 1, 2, 2}, "remark": {2, 2, 1, 2}, "option": {2, 2, 2, 1}, "no such": {2, 2, 2, 2}} {
		m := &Model{
			Vetoes: []VetoRule{{ID: "veto"}, {ID: "b"}}, Shapes: []ShapeRule{{ID: "shape"}, {ID: "b"}}, Remarks: []Remark{{ID: "remark"}, {ID: "b"}},
			Ways:         []Way{{ID: "option"}, {ID: "b"}},
			Requirements: []Requirement{{ID: "hosts", Cells: []Cell{{Ways: []string{"option"}}, {Ways: []string{"b", "option"}}}}},
			Drop:         []string{id},
		}
		c := &checker{m: m}
		c.drop()
		if got := [4]int{len(m.Vetoes), len(m.Shapes), len(m.Remarks), len(m.Ways)}; got != want {
			t.Errorf("without %s: %v, not %v", id, got, want)
		}
		if err := c.Err(); (err != nil) != (id == "no such") {
			t.Errorf("without %s: %v", id, err)
		}
		if cells := m.Requirements[0].Cells; (id == "option") != (len(cells) == 1 && slices.Equal(cells[0].Ways, []string{"b"})) {
			t.Errorf("without %s: the table has %v", id, cells)
		}
	}
}

// A question without weight is not asked, also one in other words; one that the
// questionnaire does not have cannot be switched off.
func TestAsked(t *testing.T) {
	m := Model{
		Questions: []questions.Written{{ID: "budget", Ask: "What may it cost?"}, {ID: "stage", Retired: "We know it."}},
		Factors:   []Factor{{ID: "hosts"}, {ID: "budget", Exception: "Money is there."}, {ID: "stage"}, {ID: "services", Weight: 3}, {ID: "weather"}},
	}
	got := map[questions.ID]string{}
	for _, w := range m.asked(questions.Default()) {
		got[w.ID] += w.Ask + "|" + w.Retired
	}
	want := map[questions.ID]string{"hosts": "|The model gives it no weight.", "budget": "What may it cost?|Money is there.", "stage": "|We know it."}
	if !maps.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
	if m.Questions[0].Retired != "" {
		t.Error("the model itself was changed")
	}
}

// A whole model without a table of options has the built-in one; with a part of it, it
// has that alone, and what is missing is a mistake.
func TestOptionsOfAWholeModel(t *testing.T) {
	text := string(embedded)
	if m, err := Read("own.yaml", []byte(text), questions.Default()); err != nil || len(m.Ways) != len(Default().Ways) {
		t.Errorf("%d options, %v", len(m.Ways), err)
	}
	_, err := Read("own.yaml", []byte(text+"requirements: [{id: hosts, cells: [{options: [k3s], answers: [\"1\"], met: yes, why: a, source: b}]}]\n"), questions.Default())
	if err == nil || !strings.Contains(err.Error(), "there is no option for compose") {
		t.Errorf("requirements alone: %v", err)
	}
}
