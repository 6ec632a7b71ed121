package check

import (
	"fmt"

	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/tree"
)

// reportCycles reports services and jobs that depend on one another in a
// cycle.
func (c *checker) reportCycles(all []workload) {
	const (
		fresh = iota
		active
		done
	)
	byName := make(map[string]workload, len(all))
	for _, w := range all {
		byName[w.name] = w
	}
	state := make(map[string]int, len(all))
	var stack []string
	var visit func(w workload, at tree.Pos)
	visit = func(w workload, at tree.Pos) {
		switch state[w.name] {
		case done:
			return
		case active:
			if stack[len(stack)-1] == w.name {
				c.log.Problem(at, "", "%s depends on itself", w.title())
			} else {
				c.log.Problem(at, "", "dependency cycle: %s", cycleNames(stack, w.name))
			}
			return
		}
		state[w.name] = active
		stack = append(stack, w.name)
		for _, d := range w.dependencies() {
			if next, ok := byName[d.name]; ok {
				visit(next, d.at)
			}
		}
		stack = stack[:len(stack)-1]
		state[w.name] = done
	}
	for _, w := range all {
		visit(w, w.at)
	}
}

// cycleNames are the services from name to the end of the stack and back.
func cycleNames(stack []string, name string) string {
	const most = 5 // names; a longer cycle is cut
	from := len(stack) - 1
	for from > 0 && stack[from] != name {
		from--
	}
	cycle := stack[from:]
	text := ""
	for i, n := range cycle {
		if i == most {
			text += fmt.Sprintf("%d more -> ", len(cycle)-most)
			break
		}
		text += diagnostics.Shown(n) + " -> "
	}
	return text + diagnostics.Shown(name)
}
