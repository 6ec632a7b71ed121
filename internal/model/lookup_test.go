package model

import "testing"

func TestSides(t *testing.T) {
	if Compose.Other() != Kubernetes || Kubernetes.Other() != Compose {
		t.Error("the other side of each is the other")
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
