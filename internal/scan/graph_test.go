package scan

import (
	"fmt"
	"slices"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

func needs(pairs ...[2]string) []facts.Service {
	var names []untrusted.Text
	by := map[untrusted.Text][]facts.Dependency{}
	for _, p := range pairs {
		names = append(names, untrusted.Text(p[0]))
		if p[1] != "" {
			names = append(names, untrusted.Text(p[1]))
			by[untrusted.Text(p[0])] = append(by[untrusted.Text(p[0])], facts.Dependency{Service: untrusted.Text(p[1])})
		}
	}
	slices.Sort(names)
	var out []facts.Service
	for _, n := range slices.Compact(names) {
		out = append(out, facts.Service{Name: n, DependsOn: by[n]})
	}
	return out
}

func TestLongestChain(t *testing.T) {
	for name, c := range map[string]struct {
		services []facts.Service
		want     []untrusted.Text
	}{
		"nothing":       {nil, []untrusted.Text{}},
		"alone":         {needs([2]string{"a", ""}), []untrusted.Text{}},
		"a chain":       {needs([2]string{"c", "b"}, [2]string{"b", "a"}), []untrusted.Text{"c", "b", "a"}},
		"the longer":    {needs([2]string{"a", "z"}, [2]string{"a", "b"}, [2]string{"b", "c"}), []untrusted.Text{"a", "b", "c"}},
		"a circle":      {needs([2]string{"a", "b"}, [2]string{"b", "a"}), []untrusted.Text{"a", "b"}},
		"on itself":     {needs([2]string{"a", "a"}), []untrusted.Text{}},
		"first by name": {needs([2]string{"b", "z"}, [2]string{"a", "z"}), []untrusted.Text{"a", "z"}},
	} {
		if got := longestChain(c.services); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// TestLongestChainIsLinear: 300 layers of services that all need both of the
// next layer have 2^300 chains; only a search that looks at each service once
// ends.
func TestLongestChainIsLinear(t *testing.T) {
	var pairs [][2]string
	for i := range 300 {
		for _, a := range []string{"a", "b"} {
			for _, b := range []string{"a", "b"} {
				pairs = append(pairs, [2]string{fmt.Sprintf("%s%03d", a, i), fmt.Sprintf("%s%03d", b, i+1)})
			}
		}
	}
	if got := longestChain(needs(pairs...)); len(got) != 301 || got[0] != "a000" || got[300] != "a300" {
		t.Errorf("%d services: %v", len(got), got)
	}
}
