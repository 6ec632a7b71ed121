package scan

import (
	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// longestChain is the longest chain of dependencies, first the dependent, and
// the first by name where several are equally long. Each service and each
// dependency is looked at once, so its time is linear; a circle is cut where
// it closes.
func longestChain(services []facts.Service) []untrusted.Text {
	g := graph{index: map[untrusted.Text]int{}, services: services}
	for i, s := range services {
		g.index[s.Name] = i
	}
	g.length, g.next = make([]int, len(services)), make([]int, len(services))
	best := -1
	for i := range services {
		g.visit(i)
		if best < 0 || g.length[i] > g.length[best] {
			best = i
		}
	}
	chain := []untrusted.Text{}
	for i := best; i >= 0; i = g.next[i] {
		chain = append(chain, services[i].Name)
	}
	if len(chain) < 2 { // one service alone is no chain
		return []untrusted.Text{}
	}
	return chain
}

type graph struct {
	services []facts.Service
	index    map[untrusted.Text]int
	length   []int // services on the longest chain from here; 0: not visited, -1: being visited
	next     []int // the next one on it, or -1
}

func (g *graph) visit(i int) {
	if g.length[i] != 0 {
		return
	}
	g.length[i], g.next[i] = -1, -1
	longest := 0
	for _, d := range g.services[i].DependsOn {
		j, ok := g.index[d.Service]
		if !ok {
			continue
		}
		g.visit(j)
		if g.length[j] > longest {
			longest, g.next[i] = g.length[j], j
		}
	}
	g.length[i] = longest + 1
}
