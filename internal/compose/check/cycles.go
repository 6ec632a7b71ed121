package check

import (
	"fmt"

	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/tree"
)

// reportCycles reports services that depend on one another in a circle.
func reportCycles(log *diagnostics.Log, services *tree.Node) {
	const (
		fresh = iota
		active
		done
	)
	state := make(map[string]int, len(services.Entries))
	var stack []string
	var visit func(name string, at tree.Pos)
	visit = func(name string, at tree.Pos) {
		switch state[name] {
		case done:
			return
		case active:
			if stack[len(stack)-1] == name {
				log.Problem(at, "", "the service %s depends on itself", diagnostics.Quoted(name))
				return
			}
			log.Problem(at, "", "services depend on one another in a circle: %s", cycleNames(stack, name))
			return
		}
		state[name] = active
		stack = append(stack, name)
		if deps := services.Get(name).Get("depends_on"); deps != nil {
			for _, d := range deps.Entries {
				if services.Find(d.Key) >= 0 {
					visit(d.Key, d.At)
				}
			}
		}
		stack = stack[:len(stack)-1]
		state[name] = done
	}
	for _, e := range services.Entries {
		visit(e.Key, e.At)
	}
}

// cycleNames names the services from name to the end of the stack and back.
func cycleNames(stack []string, name string) string {
	const most = 5 // names; a longer circle is cut
	from := len(stack) - 1
	for from > 0 && stack[from] != name {
		from--
	}
	ring := stack[from:]
	text := ""
	for i, n := range ring {
		if i == most {
			text += fmt.Sprintf("%d more, ", len(ring)-most)
			break
		}
		text += diagnostics.Shown(n) + ", "
	}
	return text + diagnostics.Shown(name)
}
