package portability

import (
	"cmp"
	"slices"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// Order is the order in which the services of production move: what the
// cluster has of its own does not move; stateless services go first, one domain
// at a time; services that keep files follow, stores come last, and the web
// edge is switched when all is there. Nothing for an empty project.
func Order(p facts.Project) []facts.Move {
	services := moved(p.Services)
	var out []facts.Move
	add := func(step, action, why string, names []untrusted.Text) {
		if len(names) > 0 {
			out = append(out, facts.Move{Step: step, Services: names, Action: action, Why: why})
		}
	}
	named := func(in func(facts.Service) bool) []untrusted.Text {
		var names []untrusted.Text
		for _, s := range services {
			if in(s) {
				names = append(names, s.Name)
			}
		}
		return names
	}
	add("replace", "Do not move these: use the monitoring and logging of the cluster.",
		"they watch containers of one host, which a cluster does for all nodes", named(func(s facts.Service) bool { return s.Role == facts.RoleMonitoring }))
	for i, d := range domains(services) {
		action := "Move this group of stateless services next; the rest stays where it is and is reached from the cluster."
		if i == 0 {
			action = "Move this group of stateless services first; what they use stays where it is and is reached from the cluster."
		}
		add("stateless", action, "they depend on each other and keep no data, so they can go back at once", d)
	}
	add("files", "Move these with their files: give each a claim, copy the files, then stop the old one.",
		"only one side may write to the files at a time", named(func(s facts.Service) bool { return keepsFiles(s) }))
	add("data", "Move the data last: a managed service or an operator, after a restore that you practised.",
		"data cannot go back without losing what was written since", named(isStore))
	add("switch", "Replace the reverse proxy by an Ingress or a Gateway, route by route, and switch DNS at the end.",
		"until then it can send each route to the old or the new place", named(func(s facts.Service) bool { return s.Role == facts.RoleWebEdge }))
	return out
}

func isStore(s facts.Service) bool {
	return s.Store || s.Role == facts.RoleDatabase || s.Role == facts.RoleQueue || s.Role == facts.RoleCache
}

// keepsFiles reports whether a service that is no store keeps data.
func keepsFiles(s facts.Service) bool {
	return s.Stateful && !isStore(s) && s.Role != facts.RoleWebEdge && s.Role != facts.RoleMonitoring
}

// stateless reports whether a service can move and go back at any time.
func stateless(s facts.Service) bool {
	return !s.Stateful && !isStore(s) && s.Role != facts.RoleWebEdge && s.Role != facts.RoleMonitoring
}

// domains groups stateless services that depend on each other, or on a store
// that only a few use. What most depend on, such as a configuration server or
// the one database, joins nothing. The smallest group comes first: it is the
// cheapest place to learn.
func domains(services []facts.Service) [][]untrusted.Text {
	group := map[untrusted.Text]untrusted.Text{}
	used := map[untrusted.Text]int{}
	movable := 0
	for _, s := range services {
		group[s.Name] = s.Name
		if stateless(s) {
			movable++
		}
		for _, d := range s.DependsOn {
			used[d.Service]++
		}
	}
	var root func(n untrusted.Text) untrusted.Text
	root = func(n untrusted.Text) untrusted.Text {
		if group[n] != n {
			group[n] = root(group[n])
		}
		return group[n]
	}
	hub := func(n untrusted.Text) bool { return used[n] > 2 && 2*used[n] > movable }
	for _, s := range services {
		for _, d := range s.DependsOn {
			if _, here := group[d.Service]; here && !hub(d.Service) && s.Role != facts.RoleWebEdge && s.Role != facts.RoleMonitoring {
				group[root(s.Name)] = root(d.Service)
			}
		}
	}
	at := map[untrusted.Text]int{}
	var out [][]untrusted.Text
	for _, s := range services {
		if !stateless(s) {
			continue
		}
		r := root(s.Name)
		i, known := at[r]
		if !known {
			i = len(out)
			at[r] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], s.Name)
	}
	slices.SortStableFunc(out, func(a, b []untrusted.Text) int { return cmp.Compare(len(a), len(b)) })
	return out
}
