package suggest

import (
	"fmt"
	"slices"
	"strconv"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// servesDevelopment: people are served by a development server. Where the
// project has files for production, the ones that were scanned need not be
// what production runs.
func servesDevelopment(p facts.Project, g given) objection {
	if !g.is("stage", "internal", "customer-facing", "business-critical") || hasProduction(p) {
		return objection{}
	}
	dev := where(p, func(s facts.Service) bool { return s.DevServer != "" && !s.Inactive && s.Role != facts.RoleDevelopment })
	if len(dev) == 0 {
		return objection{}
	}
	var at []untrusted.Place
	for _, s := range dev {
		at = append(at, s.DevServerAt)
	}
	return objection{
		"You answered that people use the application, but " + names(dev) + english.Agree(len(dev), " runs", " run") + " a development server (" + dev[0].DevServer + "), and no other file is for production",
		at,
	}
}

// hasProduction reports whether a set of files or a profile is for production.
func hasProduction(p facts.Project) bool {
	return slices.ContainsFunc(p.Environments, func(e facts.Environment) bool { return e.Kind == "production" || e.Kind == "staging" })
}

// moreThanDevelopment: files for production of something that is said to be
// for developers only.
func moreThanDevelopment(p facts.Project, g given) objection {
	if !g.is("stage", "development-only") {
		return objection{}
	}
	for _, e := range p.Environments {
		if e.Kind == "production" && len(e.Files) > 0 {
			return objection{
				"You answered that only developers use the application, but there is an environment named " + string(e.Name),
				[]untrusted.Place{{File: e.Files[len(e.Files)-1]}},
			}
		}
	}
	for _, s := range p.Services {
		if a, ok := below(s, "deploy.update_config"); ok {
			return objection{"You answered that only developers use the application, but " + string(s.Name) + " describes a rollout", []untrusted.Place{a.Place}}
		}
	}
	return objection{}
}

// farApart is how far a count may lie from the range that was answered: half
// of its low end, or half as many again as its high end. Small differences are
// a matter of what one counts.
func farApart(n, low, high int) bool {
	return 2*n < low || high > 0 && 2*n > 3*high && n-high > 2
}

// bounds are the numbers that an answer means; high 0 is no end.
func bounds(id questions.ID, a questions.Answer) (low, high int, ok bool) {
	if a.Plain {
		return a.Number, a.Number, true
	}
	rows := ranges[id]
	for i, r := range rows {
		if r.option != a.Option {
			continue
		}
		if i > 0 {
			high = rows[i-1].low - 1
		}
		return r.low, high, true
	}
	return 0, 0, false
}

// answered is an answer to a question about a number, as it was given: "20-49", or
// the number.
func answered(a questions.Answer) string {
	if a.Plain {
		return strconv.Itoa(a.Number)
	}
	return string(a.Option)
}

// moreByProfile reports whether production may start more than what was counted:
// some services wait for a profile.
func moreByProfile(p facts.Project) bool {
	return slices.ContainsFunc(p.Profiles, func(x facts.Profile) bool { return !x.Active })
}

// otherCount: the files show far fewer or far more services.
func otherCount(p facts.Project, g given) objection {
	low, high, ok := bounds("services", g["services"])
	if !ok || p.Orchestrated == 0 || !farApart(p.Orchestrated, low, high) || p.Orchestrated < low && moreByProfile(p) {
		return objection{}
	}
	return objection{
		fmt.Sprintf("The files show %s that %s all the time, and you answered %s", english.Count(p.Orchestrated, "service", "services"), english.Agree(p.Orchestrated, "runs", "run"), answered(g["services"])),
		servicePlaces(where(p, facts.Service.Orchestrated)),
	}
}

// otherStores: stores in the files that the answer does not count.
func otherStores(p facts.Project, g given) objection {
	low, high, ok := bounds("stateful-services", g["stateful-services"])
	stores := where(p, isStore)
	n := len(stores)
	none := ok && low == 0 && high == 0 && n > 0
	if !ok || !none && !farApart(n, low, high) || n < low && moreByProfile(p) {
		return objection{}
	}
	if n == 0 {
		return objection{"You answered that you run services with data, but the files show no database, queue or other store", filesOf(p)}
	}
	return objection{
		"The files show " + english.Count(n, "service", "services") + " with data: " + names(stores) + "; if a provider runs " + english.Agree(n, "it", "them") + " in production, say so in a note",
		servicePlaces(stores),
	}
}

func filesOf(p facts.Project) []untrusted.Place {
	for _, f := range p.Files {
		if f.Kind == "compose" {
			return []untrusted.Place{{File: f.Path}}
		}
	}
	return nil
}

// otherEnvironments: the files of the environments are further apart than the
// answer says.
func otherEnvironments(p facts.Project, g given) objection {
	h := environments(p)
	switch {
	case h.option == "different" && g.is("environments", "same", "overrides"):
	case h.option == "overrides" && g.is("environments", "same"):
	default:
		return objection{}
	}
	return objection{"The environments differ more than you answered: " + h.because, h.evidence}
}

// otherWorkloads: a timetable or batch work in the files.
func otherWorkloads(p facts.Project, g given) objection {
	if !g.is("workloads", "services") {
		return objection{}
	}
	h := workloads(p)
	if h.option == questions.Unknown {
		return objection{}
	}
	return objection{"You answered that all services are always on, but " + h.because, h.evidence}
}

// featuresInUse: the files use what is said not to be needed.
func featuresInUse(p facts.Project, g given) objection {
	if !g.is("platform-features", "none") {
		return objection{}
	}
	h := platformFeatures(p)
	if h.option == questions.Unknown {
		return objection{}
	}
	return objection{"You answered that you need no platform feature, but " + h.because, h.evidence}
}
