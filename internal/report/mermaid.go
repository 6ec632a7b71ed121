package report

import (
	"fmt"
	"strconv"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// drawAlone is how many services a diagram shows one by one. Above it a box
// stands for a role: nobody reads 30 boxes, and Mermaid's layout fails on many
// arrows between groups.
const drawAlone = 25

// mermaid draws the services and what they depend on as a Mermaid flowchart.
// Names stand in quoted labels only, ids are numbers, so that no name can be
// a keyword or a command. Empty: there is nothing to draw.
func mermaid(p *facts.Project) string {
	all := p.Services
	if len(all) < 2 {
		return ""
	}
	box := make(map[string]int, len(all)) // the box that a service is drawn in
	var b strings.Builder
	b.WriteString("flowchart LR\n")
	if len(all) <= drawAlone {
		for i, s := range all {
			box[string(s.Name)] = i
			b.WriteString("  " + node(i, s) + "\n")
		}
	} else {
		for i, g := range byRole(all) {
			for _, s := range g.services {
				box[string(s.Name)] = i
			}
			name := upper(roleLabel(g.role)) + ", " + plural(len(g.services), "service", "services")
			b.WriteString("  s" + strconv.Itoa(i) + "[" + label(name) + "]\n")
		}
	}
	return b.String() + arrows(all, box)
}

// arrows are the dependencies between boxes, each once.
func arrows(all []facts.Service, box map[string]int) string {
	var b strings.Builder
	drawn := map[[2]int]bool{}
	for _, s := range all {
		for _, d := range s.DependsOn {
			to, ok := box[string(d.Service)]
			arrow := [2]int{box[string(s.Name)], to}
			if !ok || arrow[0] == to || drawn[arrow] {
				continue
			}
			drawn[arrow] = true
			fmt.Fprintf(&b, "  s%d --> s%d\n", arrow[0], to)
		}
	}
	return b.String()
}

// node is a service; one that keeps data is drawn as a cylinder.
func node(i int, s facts.Service) string {
	id, name := "s"+strconv.Itoa(i), label(s.Name.Clean())
	if s.Stateful {
		return id + "[(" + name + ")]"
	}
	return id + "[" + name + "]"
}

// label is a quoted label: everything but letters, digits and a few signs is
// written as a Mermaid character code.
func label(s string) string {
	var b strings.Builder
	for _, r := range untrusted.Text(s).Clean() {
		switch {
		case r == '"':
			b.WriteString("#quot;")
		case r >= 0x80, r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', strings.ContainsRune(" -_./,", r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "#%d;", r)
		}
	}
	return `"` + b.String() + `"`
}
