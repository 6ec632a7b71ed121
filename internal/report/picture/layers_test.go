package picture

import (
	"slices"
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/report/fixture"
)

// TestLayers: arrows lead to the right, a cycle is opened, and what nothing
// touches stands apart.
func TestLayers(t *testing.T) {
	p := &facts.Project{Services: []facts.Service{
		fixture.Needs(fixture.Service("web", 1, "", ""), "api"), fixture.Needs(fixture.Service("api", 2, "", ""), "db", "web"), fixture.Service("db", 3, "", ""),
		fixture.Needs(fixture.Service("job", 4, "", ""), "db"), fixture.Service("alone", 5, "", ""),
	}}
	l := layered(sketched(p))
	var got [][]string
	for _, layer := range l.layers {
		var names []string
		for _, s := range layer {
			if b := l.nodes[s].box; b >= 0 {
				names = append(names, p.Services[b].Name.Clean())
			}
		}
		slices.Sort(names)
		got = append(got, names)
	}
	want := [][]string{{"web"}, {"api", "job"}, {"db"}}
	if !slices.EqualFunc(got, want, func(a, b []string) bool { return slices.Equal(a, b) }) || !slices.Equal(l.alone, []int{4}) {
		t.Errorf("got %v, alone %v", got, l.alone)
	}
	for _, r := range l.routes {
		for i := 1; i < len(r.through); i++ {
			if l.nodes[r.through[i]].layer != l.nodes[r.through[i-1]].layer+1 {
				t.Errorf("a route leaves out a layer: %v", r)
			}
		}
	}
}

// TestBoxesDoNotOverlap: whatever depends on whatever.
func TestBoxesDoNotOverlap(t *testing.T) {
	var p facts.Project
	names := strings.Fields("a b c d e f g h i j k l m n o p q r s t")
	for i, n := range names {
		s := fixture.Service(n, i, "", "")
		for j := range names {
			if (i*7+j*13)%9 == 0 {
				s = fixture.Needs(s, names[j])
			}
		}
		p.Services = append(p.Services, s)
	}
	l := layered(sketched(&p))
	l.settle(func(node) float64 { return 10 })
	for _, layer := range l.layers {
		for i := 1; i < len(layer); i++ {
			if d := l.nodes[layer[i]].y - l.nodes[layer[i-1]].y; d < 9.999 {
				t.Fatalf("two boxes %v apart", d)
			}
		}
	}
}
