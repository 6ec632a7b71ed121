package report

import (
	"fmt"
	"strconv"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// The sizes of a diagram that can still be read: above drawAlone services are
// grouped by role, above drawMost nothing is drawn, and the table has it all.
const (
	drawAlone = 25
	drawMost  = 60
	drawEdges = 250
)

// mermaid draws the services and what they depend on as a Mermaid flowchart.
// Names stand in quoted labels only, ids are numbers, so that no name can be
// a keyword or a command. Empty: there is nothing to draw, or too much.
func mermaid(p *facts.Project) string {
	if len(p.Services) < 2 || len(p.Services) > drawMost {
		return ""
	}
	ids := make(map[string]int, len(p.Services))
	for i, s := range p.Services {
		ids[string(s.Name)] = i
	}
	var b strings.Builder
	b.WriteString("flowchart LR\n")
	if len(p.Services) <= drawAlone {
		for i, s := range p.Services {
			b.WriteString("  " + node(i, s) + "\n")
		}
	} else {
		grouped(&b, p.Services)
	}
	return b.String() + edges(p.Services, ids)
}

// grouped draws a box for each role.
func grouped(b *strings.Builder, all []facts.Service) {
	for i, role := range append(roles(), "") {
		var nodes []string
		for j, s := range all {
			if s.Role == role {
				nodes = append(nodes, "    "+node(j, s)+"\n")
			}
		}
		if len(nodes) > 0 {
			fmt.Fprintf(b, "  subgraph g%d[%s]\n%s  end\n", i, label(roleLabel(role)), strings.Join(nodes, ""))
		}
	}
}

// node is a service; one that keeps data is drawn as a cylinder.
func node(i int, s facts.Service) string {
	id, name := "s"+strconv.Itoa(i), label(s.Name.Clean())
	if s.Stateful {
		return id + "[(" + name + ")]"
	}
	return id + "[" + name + "]"
}

// edges are the dependencies between services that are drawn.
func edges(all []facts.Service, ids map[string]int) string {
	var b strings.Builder
	n := 0
	for i, s := range all {
		for _, d := range s.DependsOn {
			to, ok := ids[string(d.Service)]
			if !ok || to == i {
				continue
			}
			if n++; n > drawEdges {
				return b.String()
			}
			fmt.Fprintf(&b, "  s%d --> s%d\n", i, to)
		}
	}
	return b.String()
}

// label is a quoted label: everything but letters, digits and a few signs is
// written as a Mermaid character code.
func label(s string) string {
	var b strings.Builder
	for _, r := range untrusted.Text(s).Clean() {
		switch {
		case r == '"':
			b.WriteString("#quot;")
		case r >= 0x80, r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', strings.ContainsRune(" -_./", r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "#%d;", r)
		}
	}
	return `"` + b.String() + `"`
}
