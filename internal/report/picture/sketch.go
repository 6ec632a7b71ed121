package picture

import (
	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report/words"
)

// drawAlone is how many services a diagram shows one by one. Above it a box
// stands for a role: nobody reads 30 boxes, and Mermaid's layout fails on many
// arrows between groups.
const drawAlone = 25

// sketch is the services and what they depend on, as a diagram has them.
type sketch struct {
	boxes  []box
	arrows [][2]int // from a box to one that it depends on, each once
}

// box is a service, or all services of a role.
type box struct {
	name  string
	role  facts.Role
	keeps bool // data
}

// sketched is empty where there is nothing to draw.
func sketched(p *facts.Project) sketch {
	if p == nil || len(p.Services) < 2 {
		return sketch{}
	}
	var s sketch
	at := make(map[string]int, len(p.Services)) // the box that a service is drawn in
	if len(p.Services) <= drawAlone {
		for i, x := range p.Services {
			at[string(x.Name)] = i
			s.boxes = append(s.boxes, box{x.Name.Clean(), x.Role, x.Stateful})
		}
	} else {
		for i, g := range words.ByRole(p.Services) {
			for _, x := range g.Services {
				at[string(x.Name)] = i
			}
			name := english.Upper(words.RoleLabel(g.Role)) + ", " + english.Count(len(g.Services), "service", "services")
			s.boxes = append(s.boxes, box{name: name, role: g.Role})
		}
	}
	s.arrows = arrows(p.Services, at)
	return s
}

// arrows are the dependencies between boxes, each once.
func arrows(all []facts.Service, at map[string]int) [][2]int {
	var out [][2]int
	drawn := map[[2]int]bool{}
	for _, s := range all {
		for _, d := range s.DependsOn {
			to, ok := at[string(d.Service)]
			arrow := [2]int{at[string(s.Name)], to}
			if !ok || arrow[0] == to || drawn[arrow] {
				continue
			}
			drawn[arrow] = true
			out = append(out, arrow)
		}
	}
	return out
}

// Legend says how to read the diagram.
func Legend(p *facts.Project) string {
	if len(p.Services) > drawAlone {
		return "A box is a role; an arrow leads to a role that it depends on. The table has every service."
	}
	return "An arrow leads from a service to one that it depends on; a cylinder keeps data."
}
