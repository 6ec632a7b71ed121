package drift

import (
	"fmt"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/scan/sets"
	"advisor/internal/untrusted"
)

func of(kind string, services ...facts.Service) Environment {
	return Environment{Name: kind, Kind: kind, Services: services}
}

func with(ref string) facts.Service {
	s := facts.Service{Name: "a", Replicas: 1}
	if ref != "" {
		s.Image = &facts.Image{Ref: untrusted.Text(ref)}
	}
	return s
}

func built(s facts.Service) facts.Service {
	s.Build = &facts.Build{}
	return s
}

// Two environments are compared where both run something and are not for the
// same thing.
func TestFromComparesWhatSaysSomething(t *testing.T) {
	one, two := with("x:1"), with("x:2")
	for _, c := range []struct {
		name      string
		judged, e Environment
		want      int
	}{
		{"production and development", of(sets.Production, one), of(sets.Development, two), 1},
		{"development and production", of(sets.Development, one), of(sets.Production, two), 1},
		{"two for development", of(sets.Development, one), of(sets.Development, two), 1},
		{"two for production", of(sets.Production, one), of(sets.Production, two), 0},
		{"nothing is judged", of(sets.Production), of(sets.Development, two), 0},
		{"nothing to compare with", of(sets.Production, one), of(sets.Development), 0},
		{"the same", of(sets.Production, one), of(sets.Development, one), 0},
	} {
		if got := From(c.judged, c.e); len(got) != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// An image differs where both sides run one; what both build is compared by how it
// is built.
func TestImages(t *testing.T) {
	for _, c := range []struct {
		name     string
		one, two facts.Service
		want     int
	}{
		{"another one", with("x:1"), with("x:2"), 1},
		{"the same", with("x:1"), with("x:1"), 0},
		{"none on one side", with(""), with("x:2"), 0},
		{"none on the other", with("x:1"), with(""), 0},
		{"both are built", built(with("x:1")), built(with("x:2")), 0},
	} {
		p := pair{a: of(sets.Production), b: of(sets.Development), one: &c.one, two: &c.two}
		got := 0
		for _, d := range p.drift() {
			if d.Aspect == "image" {
				got++
			}
		}
		if got != c.want {
			t.Errorf("%s: %d", c.name, got)
		}
	}
	one, two := built(with("x:1")), with("x:2")
	aspects := map[string]bool{}
	for _, d := range (pair{a: of(sets.Production), b: of(sets.Development), one: &one, two: &two}).drift() {
		aspects[d.Aspect] = true
	}
	if !aspects["image"] {
		t.Errorf("one side is built and the other pulled: %s", fmt.Sprint(aspects))
	}
}
