package suggest

import (
	"slices"
	"strings"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// workloads looks for work at fixed times, and for graphics cards of workers.
// That all services are always on is never said: a timetable may lie outside.
func workloads(p facts.Project) hint {
	batch := where(p, func(s facts.Service) bool {
		return len(s.GPUs) > 0 && (s.Role == facts.RoleWorker || s.Role == facts.RoleJob)
	})
	if len(batch) > 0 {
		return hint{option: "elastic-batch", because: names(batch) + english.Agree(len(batch), " works", " work") + " off jobs on a graphics card", evidence: gpuPlaces(batch)}
	}
	timed := where(p, isTimed)
	if len(timed) == 0 {
		return hint{}
	}
	return hint{option: "scheduled-jobs", because: names(timed) + english.Agree(len(timed), " starts", " start") + " work at fixed times", evidence: servicePlaces(timed)}
}

func gpuPlaces(services []facts.Service) []untrusted.Place {
	var out []untrusted.Place
	for _, s := range services {
		for _, g := range s.GPUs {
			out = append(out, g.Place)
		}
	}
	return out
}

// isTimed reports whether a service starts work by a timetable. A name says
// nothing, so a guess counts only where a command has shown it.
func isTimed(s facts.Service) bool {
	if s.Inactive {
		return false
	}
	switch {
	case s.Role == facts.RoleScheduler || s.Role == facts.RoleBackup:
		return s.RoleSure
	case len(s.Schedule) > 0 || s.Role == facts.RoleWorker && beats(s):
		return true
	}
	return slices.ContainsFunc(s.Labels, func(l facts.Variable) bool {
		name := string(l.Name)
		return strings.HasPrefix(name, "ofelia.job-") || strings.HasPrefix(name, "swarm.cronjob.") || strings.HasPrefix(name, "chadburn.job-")
	})
}

// beats reports whether a celery worker starts work by its timetable too.
func beats(s facts.Service) bool {
	return slices.ContainsFunc(slices.Concat(s.Entrypoint, s.Command), func(h facts.Hidden) bool {
		words := strings.Fields(h.Reveal())
		return slices.Contains(words, "-B") || slices.Contains(words, "--beat")
	})
}

// parts are the words of a service's name.
func parts(name untrusted.Text) []string {
	return strings.FieldsFunc(strings.ToLower(string(name)), func(r rune) bool { return r == '-' || r == '_' || r == '.' })
}

// isolation finds copies of one service for several customers. Copies that are
// only numbered are more of the same, and not tenants.
func isolation(p facts.Project) hint {
	for _, group := range copies(p) {
		if len(group) >= minTenants {
			return hint{option: "tenants", because: names(group) + " are copies of one service, named after customers", evidence: servicePlaces(group)}
		}
	}
	return hint{}
}

// minTenants is how many copies must be there: two are a blue and a green one,
// or an old and a new one.
const minTenants = 2

// copies are groups of services that run the same thing under names that only
// differ in whom they are for, in the order of the first of each.
func copies(p facts.Project) [][]facts.Service {
	index := map[string]int{}
	var groups [][]facts.Service
	for _, s := range p.Services {
		stem := tenantStem(parts(s.Name))
		runs := artifact(s)
		if stem == "" || runs == "" || !own(s) {
			continue
		}
		key := stem + "\x00" + runs + "\x00" + commandOf(s)
		i, ok := index[key]
		if !ok {
			i = len(groups)
			index[key] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], s)
	}
	return groups
}

// commandOf is what a service makes its image run; empty: what the image says.
func commandOf(s facts.Service) string {
	var words []string
	for _, h := range slices.Concat(s.Entrypoint, s.Command) {
		words = append(words, h.Reveal())
	}
	return strings.Join(words, " ")
}

// tenantStem is a name without the customer: app_customer1 and tenant-acme-app
// give "app". Names that mention none give nothing; customer-api and client-web
// are parts of an application that deals with customers.
func tenantStem(words []string) string {
	for i, w := range words {
		word := strings.TrimRight(w, "0123456789")
		if word != "tenant" && word != "customer" && word != "client" && word != "kunde" && word != "mandant" {
			continue
		}
		rest := append([]string{word}, words[:i]...)
		switch {
		case word != w: // customer1
			return strings.Join(append(rest, words[i+1:]...), "-")
		case word != "customer" && word != "client" && i+1 < len(words): // tenant-acme
			return strings.Join(append(rest, words[i+2:]...), "-")
		}
	}
	return ""
}

// artifact is what a service runs: its image, or where it is built.
func artifact(s facts.Service) string {
	switch {
	case s.Image != nil:
		return string(s.Image.Ref)
	case s.Build != nil:
		return s.Build.Folder() + "\x00" + s.Build.File() + "\x00" + s.Build.Stage()
	}
	return ""
}

// platformFeatures counts what the files already use of the features that
// Compose does not have: GitOps, a service mesh, canary releases.
func platformFeatures(p facts.Project) hint {
	var found []string
	var at []untrusted.Place
	for _, look := range []func(facts.Project) (string, []untrusted.Place){gitOps, mesh, canary} {
		if what, where := look(p); what != "" {
			found, at = append(found, what), append(at, where...)
		}
	}
	switch len(found) {
	case 0:
		return hint{}
	case 1:
		return hint{option: "one", because: "the files use " + found[0], evidence: at}
	}
	return hint{option: "several", because: "the files use " + english.And(found), evidence: at}
}

func gitOps(p facts.Project) (string, []untrusted.Place) {
	for _, t := range p.Tools {
		if t.Kind == "gitops" {
			return "GitOps (" + t.Name + ")", []untrusted.Place{t.Place}
		}
	}
	return "", nil
}

// mesh finds the side-car proxies of a service mesh.
func mesh(p facts.Project) (string, []untrusted.Place) {
	sidecars := where(p, func(s facts.Service) bool {
		share := strings.HasPrefix(string(s.NetworkMode), "service:")
		return share && (s.Product == "envoy" || s.Product == "consul" || s.Image != nil && (strings.Contains(string(s.Image.Repository), "istio") || strings.Contains(string(s.Image.Repository), "linkerd") || strings.Contains(string(s.Image.Repository), "kuma") || strings.HasSuffix(string(s.Image.Repository), "daprd")))
	})
	if len(sidecars) == 0 {
		return "", nil
	}
	return "a service mesh (" + names(sidecars) + ")", servicePlaces(sidecars)
}

// canary finds weighted routes of the proxy.
func canary(p facts.Project) (string, []untrusted.Place) {
	for _, s := range p.Services {
		for _, l := range s.Labels {
			if name := string(l.Name); strings.HasPrefix(name, "traefik.") && strings.Contains(name, ".weighted.") {
				return "canary releases (weighted routes)", []untrusted.Place{l.Place}
			}
		}
	}
	return "", nil
}
