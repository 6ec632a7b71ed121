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
	add("replace", "Leave these behind, and use the monitoring and logging of the cluster.",
		"they watch the containers of one host; a cluster needs tools that watch all nodes", named(func(s facts.Service) bool { return s.Role == facts.RoleMonitoring }))
	for i, d := range domains(services) {
		action, why := "Move these next.", "they belong together and keep no data"
		if len(d) == 1 {
			action, why = "Move this one next.", "it keeps no data"
		}
		if i == 0 {
			action = "Start with these. What they use stays where it is, and the cluster connects to it there."
			if len(d) == 1 {
				action = "Start with this one. What it uses stays where it is, and the cluster connects to it there."
			}
			why += ", so one change of a route undoes the move"
		}
		add("stateless", action, why, d)
	}
	add("files", "Move these together with their files: create a claim for each, copy the files, then stop the old service.",
		"only one side may write to the files at any time", named(func(s facts.Service) bool { return keepsFiles(s) }))
	add("data", "Move the data last, to a managed service or an operator, after you have practised a restore.",
		"moving data back loses what was written since", named(isStore))
	add("switch", "Replace the reverse proxy with an Ingress or a Gateway, route by route, and switch DNS at the end.",
		"until then it can send each route to the old or to the new platform", named(func(s facts.Service) bool { return s.Role == facts.RoleWebEdge }))
	return out
}

func isStore(s facts.Service) bool {
	return s.Store || s.Role == facts.RoleDatabase || s.Role == facts.RoleQueue || s.Role == facts.RoleCache
}

// keepsFiles reports whether a service that is no store keeps data.
func keepsFiles(s facts.Service) bool {
	return s.Stateful && !isStore(s) && !inFront(s)
}

// stateless reports whether a service can move and go back at any time.
func stateless(s facts.Service) bool {
	return !s.Stateful && !isStore(s) && !inFront(s)
}

// domains groups stateless services that depend on each other, run the same
// image, or depend on a store that only a few use. What most depend on, such as a
// configuration server or the one database, joins nothing; a job belongs to those
// that wait for it. The smallest group comes first: it is the cheapest to learn on.
func domains(services []facts.Service) [][]untrusted.Text {
	g := groups{}
	for _, s := range services {
		g[s.Name] = s.Name
	}
	joins := joining(services)
	images := map[string]untrusted.Text{}
	for _, s := range services {
		if inFront(s) {
			continue
		}
		for _, d := range s.DependsOn {
			if joins[d.Service] {
				g.join(s.Name, d.Service)
			}
		}
		if runs := artifact(s); runs != "" && stateless(s) {
			if first, known := images[runs]; known {
				g.join(s.Name, first)
			} else {
				images[runs] = s.Name
			}
		}
	}
	return g.of(services)
}

// inFront reports whether a service stands in front of all others or watches
// them: what it depends on says nothing of a domain.
func inFront(s facts.Service) bool {
	return s.Role == facts.RoleWebEdge || s.Role == facts.RoleMonitoring
}

// joining are the services that join those that depend on them: jobs, and what
// few use.
func joining(services []facts.Service) map[untrusted.Text]bool {
	used, movable := map[untrusted.Text]int{}, 0
	for _, s := range services {
		if stateless(s) {
			movable++
		}
		if !inFront(s) {
			for _, d := range s.DependsOn {
				used[d.Service]++
			}
		}
	}
	out := map[untrusted.Text]bool{}
	for _, s := range services {
		out[s.Name] = s.Role == facts.RoleJob || used[s.Name] < 3 || 2*used[s.Name] <= movable
	}
	return out
}

// artifact is what a service runs: its image, or the folder and stage that it is
// built from; empty where that is not known.
func artifact(s facts.Service) string {
	switch {
	case s.Image != nil && !s.Image.Unresolved:
		return string(s.Image.Ref)
	case s.Build != nil && s.Image == nil:
		return s.Build.Folder() + " " + s.Build.File() + " " + s.Build.Stage()
	}
	return ""
}

// groups are services that belong together: each points to another of its group,
// and one to itself.
type groups map[untrusted.Text]untrusted.Text

func (g groups) root(n untrusted.Text) untrusted.Text {
	for g[n] != n {
		n = g[n]
	}
	return n
}

func (g groups) join(a, b untrusted.Text) { g[g.root(a)] = g.root(b) }

// of are the stateless services of each group, the smallest group first.
func (g groups) of(services []facts.Service) [][]untrusted.Text {
	at := map[untrusted.Text]int{}
	var out [][]untrusted.Text
	for _, s := range services {
		if !stateless(s) {
			continue
		}
		r := g.root(s.Name)
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
