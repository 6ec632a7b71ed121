package model

import (
	"reflect"
	"strings"
	"testing"

	"advisor/internal/questions"
)

// What a model comes to is a whole model that weighs as the model itself does; one
// that takes an option out stays one that extends.
func TestEffective(t *testing.T) {
	s := questions.Default()
	const own = "version: own\nextends: built-in\n"
	for name, c := range map[string]struct {
		text    string
		extends bool // it still does
	}{
		"much at once": {own + "drop: [nomad, development-only]\nthresholds: {good: {value: 0.9, why: w, source: s}}\noptions: [{id: k3s, title: Our own}]\n" +
			"factors: [{id: budget, weight: 2, exception: ours}, {id: hosts, why: Ours.}, {id: observability, options: [{id: none, points: -9}]}]\n", false},
		"what is shown":  {own + "factors: [{id: budget, weight: 2, exception: ours, options: [{id: nothing, shown: -9}, {id: tight, shown: -8}, {id: moderate, shown: -7}, {id: ample, shown: -6}]}]\n", false},
		"an option less": {own + "drop: [swarm]\n", true},
	} {
		m, err := Read("own.yaml", []byte(c.text), s)
		if err != nil {
			t.Fatal(name, err)
		}
		data, err := Effective([]byte(c.text))
		if err != nil {
			t.Fatal(name, err)
		}
		if got := strings.Contains(string(data), "\nextends:") || strings.HasPrefix(string(data), "extends:"); got != c.extends {
			t.Errorf("%s: extends is %v", name, got)
		}
		whole, err := Read("whole.yaml", data, s)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, x := range []struct{ a, b any }{{m.Factors, whole.Factors}, {m.Vetoes, whole.Vetoes}, {m.Remarks, whole.Remarks}, {m.Ways, whole.Ways}, {m.Requirements, whole.Requirements}, {m.Thresholds, whole.Thresholds}} {
			if !reflect.DeepEqual(x.a, x.b) {
				t.Errorf("%s: %+v\nis %+v", name, x.a, x.b)
			}
		}
	}
	plain := []byte("version: whole\nfactors: []\n")
	if got, err := Effective(plain); err != nil || string(got) != string(plain) {
		t.Errorf("a model that extends nothing is %q, %v", got, err)
	}
	if _, err := Effective([]byte("a: [")); err == nil {
		t.Error("what is no YAML has an effect")
	}
}

// What decisions show is kept where a factor's weight and points are, and lost
// where the file states them without it.
func TestShownIsForgotten(t *testing.T) {
	for text, want := range map[string]bool{
		"{id: stage, weight: 2, exception: ours}, {id: budget, why: Ours.}": true,
		"{id: budget, why: Ours.}":                                                    true,
		"{id: budget, weight: 2, exception: ours}":                                    false,
		"{id: budget, options: [{id: tight, points: -4}]}":                            false,
		"{id: budget, options: [{id: tight, why: Ours.}]}":                            true,
		"{id: budget, options: [{id: nothing, why: Ours.}, {id: tight, points: -4}]}": false,
	} {
		m, err := Read("own.yaml", []byte("version: own\nextends: built-in\nfactors: ["+text+"]\n"), questions.Default())
		if err != nil {
			t.Fatal(text, err)
		}
		f, _ := m.Factor("budget")
		hosts, _ := m.Factor("hosts")
		if first := m.Factors[0]; first.ID != "stage" || strings.Contains(text, "stage") == first.Options[0].Shown.There {
			t.Errorf("%s: of the first factor, %s, shown is %v", text, first.ID, first.Options[0].Shown.There)
		}
		if got := f.Options[0].Shown.There; got != want || !hosts.Options[0].Shown.There {
			t.Errorf("%s: shown is %v, of hosts %v", text, got, hosts.Options[0].Shown.There)
		}
	}
}
