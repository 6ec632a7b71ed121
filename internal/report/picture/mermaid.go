package picture

import (
	"fmt"
	"strconv"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// Mermaid draws the services and what they depend on as a Mermaid flowchart.
// Names stand in quoted labels only, ids are numbers, so that no name can be
// a keyword or a command. Empty: there is nothing to draw.
func Mermaid(p *facts.Project) string {
	s := sketched(p)
	if len(s.boxes) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("flowchart LR\n")
	for i, x := range s.boxes {
		b.WriteString("  " + mermaidNode(i, x) + "\n")
	}
	for _, a := range s.arrows {
		fmt.Fprintf(&b, "  s%d --> s%d\n", a[0], a[1])
	}
	return b.String()
}

// mermaidNode is a box; one that keeps data is drawn as a cylinder.
func mermaidNode(i int, x box) string {
	id, name := "s"+strconv.Itoa(i), label(x.name)
	if x.keeps {
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
