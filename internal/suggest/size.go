package suggest

import (
	"fmt"
	"slices"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// ranges are those of the questionnaire for the two numbers that a scan
// counts; a test compares them with it.
var ranges = map[questions.ID][]struct {
	option questions.OptionID
	low    int
}{
	"services":          {{"50+", 50}, {"20-49", 20}, {"10-19", 10}, {"5-9", 5}, {"1-4", 1}},
	"stateful-services": {{"6+", 6}, {"3-5", 3}, {"1-2", 1}, {"0", 0}},
	"hosts":             {{"11+", 11}, {"4-10", 4}, {"2-3", 2}, {"1", 1}},
}

// numbered is the answer that a number means.
func numbered(id questions.ID, n int) hint {
	for _, r := range ranges[id] {
		if n >= r.low {
			h := hint{option: r.option, number: n, plain: true}
			if string(r.option) == fmt.Sprint(n) { // the option says it all
				h.number, h.plain = 0, false
			}
			return h
		}
	}
	return hint{}
}

// serviceCount is the number of services that an orchestrator would keep
// running.
func serviceCount(p facts.Project) hint {
	h := numbered("services", p.Orchestrated)
	if h.option == questions.Unknown {
		return hint{}
	}
	kept := where(p, facts.Service.Orchestrated)
	h.because = english.Count(len(kept), "service runs", "services run") + " all the time"
	if aside := len(p.Services) - len(kept); aside > 0 {
		h.because += fmt.Sprintf("; with %s it is %d", Aside(p), len(p.Services))
	}
	h.evidence = append([]untrusted.Place{p.ServicesAt}, servicePlaces(kept)...)
	return h
}

// Aside names the services of a project that do not count for the decision.
func Aside(p facts.Project) string {
	var parts []string
	for _, kind := range []struct {
		role      facts.Role
		one, many string
	}{
		{facts.RoleFrontend, "frontend that is only files", "frontends that are only files"},
		{facts.RoleDevelopment, "helper for development", "helpers for development"},
		{facts.RoleOperations, "helper for operations", "helpers for operations"},
		{facts.RoleBackup, "backup", "backups"},
		{facts.RoleCertificates, "helper for certificates", "helpers for certificates"},
		{facts.RoleJob, "job that ends", "jobs that end"},
	} {
		if n := len(where(p, func(s facts.Service) bool { return s.Role == kind.role })); n > 0 {
			parts = append(parts, english.Count(n, kind.one, kind.many))
		}
	}
	return english.And(parts)
}

// storeCount is the number of stores that the project runs itself. None is
// only said where there is something that could need one.
func storeCount(p facts.Project) hint {
	stores := where(p, isStore)
	h := numbered("stateful-services", len(stores))
	if len(stores) == 0 {
		return hint{} // a provider may run it, or an unknown image may keep it
	}
	h.because = names(stores) + english.Agree(len(stores), " keeps", " keep") + " data and" + english.Agree(len(stores), " is", " are") + " run here"
	h.evidence = servicePlaces(stores)
	return h
}

func isStore(s facts.Service) bool { return s.Store && s.Orchestrated() }

// environments compares what the environments differ in. Test set-ups differ
// on purpose and say nothing about production.
func environments(p facts.Project) hint {
	if len(p.Environments) < 2 || len(p.Services) == 0 { // nothing runs, so nothing was compared
		return hint{}
	}
	var settings, structure []facts.Drift
	for _, d := range p.Drift {
		switch {
		case environmentKind(p, d.Between[1]) == "test":
		case structural(d) && (!own(facts.Service{Role: d.Role}) || !backingOnly(p, d.Between[1])):
			structure = append(structure, d)
		default:
			settings = append(settings, d)
		}
	}
	slices.SortStableFunc(settings, func(a, b facts.Drift) int { return aside(a) - aside(b) })
	switch {
	case len(structure) > 0:
		return hint{option: "different", because: firstDrift(structure), evidence: driftPlaces(structure)}
	case len(settings) > 0:
		return hint{option: "overrides", because: "they differ in settings: " + firstDrift(settings), evidence: driftPlaces(settings)}
	case compared(p):
		return hint{option: "same", because: "the files of all environments lead to the same services and settings", evidence: filePlaces(p)}
	}
	return hint{}
}

// aside is 1 for helpers, jobs and frontends, whose differences are the least
// worth to name.
func aside(d facts.Drift) int {
	if (facts.Service{Role: d.Role}).Orchestrated() {
		return 0
	}
	return 1
}

func environmentKind(p facts.Project, name untrusted.Text) string {
	for _, e := range p.Environments {
		if e.Name == name {
			return e.Kind
		}
	}
	return ""
}

// compared reports whether two environments that are not for tests were merged.
func compared(p facts.Project) bool {
	n := 0
	for _, e := range p.Environments {
		if e.Kind != "test" {
			n++
		}
	}
	return n > 1
}

// backingOnly reports whether an environment for development has none of the
// project's own services: they run outside of containers there, beside their
// stores.
func backingOnly(p facts.Project, name untrusted.Text) bool {
	mine := where(p, own)
	for _, e := range p.Environments {
		if e.Name == name {
			return e.Kind == "development" && len(mine) > 0 && !slices.ContainsFunc(mine, func(s facts.Service) bool { return slices.Contains(e.Services, s.Name) })
		}
	}
	return false
}

// structural reports whether a difference is one of the architecture: a lasting service that
// only one side has, another product behind a service, copies that only
// production has.
func structural(d facts.Drift) bool {
	switch d.Aspect {
	case "service":
		return facts.Service{Role: d.Role}.Orchestrated()
	case "replicas":
		return true
	}
	return false
}

// firstDrift words the first difference, and how many more there are.
func firstDrift(list []facts.Drift) string {
	s := string(list[0].Service) + ": " + string(list[0].Message)
	if n := len(list) - 1; n > 0 {
		s += fmt.Sprintf(" (and %s)", english.Count(n, "more difference", "more differences"))
	}
	return s
}

func driftPlaces(list []facts.Drift) []untrusted.Place {
	var out []untrusted.Place
	for _, d := range list {
		out = append(out, d.Evidence...)
	}
	return out
}

func filePlaces(p facts.Project) []untrusted.Place {
	var out []untrusted.Place
	for _, e := range p.Environments {
		for _, f := range e.Files {
			out = append(out, untrusted.Place{File: f})
		}
	}
	return out
}

// stage is only told where everything speaks for development: each service
// that is built here runs a development server or its mounted sources, nothing
// restarts, and there is no other environment.
func stage(p facts.Project) hint {
	if len(p.Environments) > 0 {
		return hint{}
	}
	built := where(p, func(s facts.Service) bool { return s.Build != nil && s.Role != facts.RoleJob })
	dev := where(p, func(s facts.Service) bool { return s.Build != nil && s.Role != facts.RoleJob && forDevelopment(s) })
	servers := where(p, func(s facts.Service) bool { return s.DevServer != "" })
	restarts := where(p, func(s facts.Service) bool { return s.Restart != "" && s.Restart != "no" })
	if len(built) == 0 || len(dev) < len(built) || len(servers) == 0 || len(restarts) > 0 {
		return hint{}
	}
	return hint{
		option:   "development-only",
		because:  names(dev) + english.Agree(len(dev), " runs", " run") + " development servers or mounted sources, and nothing is restarted",
		evidence: servicePlaces(dev),
	}
}

// forDevelopment reports whether a service is a development server, or has sources mounted over those of
// the image.
func forDevelopment(s facts.Service) bool {
	if s.DevServer != "" {
		return true
	}
	for _, m := range s.Mounts {
		source := m.From()
		if m.Kind == "bind" && !m.ReadOnly && (source == "." || source == "./" || s.Build != nil && source == s.Build.Folder()) {
			return true
		}
	}
	return false
}
