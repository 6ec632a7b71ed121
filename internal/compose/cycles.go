package compose

import "fmt"

// reportCycles reports services that depend on one another in a circle.
func reportCycles(log *reportLog, services *node) {
	const (
		fresh = iota
		active
		done
	)
	state := make(map[string]int, len(services.entries))
	var stack []string
	var visit func(name string, at pos)
	visit = func(name string, at pos) {
		switch state[name] {
		case done:
			return
		case active:
			if stack[len(stack)-1] == name {
				log.problem(at, "", "the service %s depends on itself", quoted(name))
				return
			}
			log.problem(at, "", "services depend on one another in a circle: %s", circle(stack, name))
			return
		}
		state[name] = active
		stack = append(stack, name)
		if deps := services.get(name).get("depends_on"); deps != nil {
			for _, d := range deps.entries {
				if services.find(d.key) >= 0 {
					visit(d.key, d.at)
				}
			}
		}
		stack = stack[:len(stack)-1]
		state[name] = done
	}
	for _, e := range services.entries {
		visit(e.key, e.at)
	}
}

// circle names the services from name to the end of the stack and back.
func circle(stack []string, name string) string {
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
		text += cut(n) + ", "
	}
	return text + cut(name)
}
