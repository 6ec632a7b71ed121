package suggest

import (
	"slices"

	"advisor/internal/english"
	"advisor/internal/facts"
)

// knowsKubernetes: nobody is said to have worked with it, but somebody wrote
// files for it.
func knowsKubernetes(p facts.Project, g given) objection {
	if !g.is("kubernetes-experience", "none") {
		return objection{}
	}
	h := kubernetesExperience(p)
	if h.because == "" {
		return objection{}
	}
	return objection{"You answered that nobody has worked with Kubernetes, but " + h.because, h.evidence}
}

// nothingToDeliver: a pipeline or the platform brings versions out, but there
// is no image that it could bring.
func nothingToDeliver(p facts.Project, g given) objection {
	if !g.is("delivery", "pipeline", "gitops") || hasProduction(p) {
		return objection{}
	}
	local := where(p, func(s facts.Service) bool { return s.Build != nil && s.Image == nil && s.Orchestrated() && !s.Inactive })
	if len(local) == 0 {
		return objection{}
	}
	return objection{
		"You answered that a pipeline deploys, but " + names(local) + english.Agree(len(local), " has no image name and is", " have no image name and are") + " built on the machine where it runs",
		buildPlaces(local),
	}
}

// nothingWatches: logs or metrics are said to be in one place, but nothing in
// the files collects them.
func nothingWatches(p facts.Project, g given) objection {
	if slices.ContainsFunc(p.Drift, func(d facts.Drift) bool { return d.Aspect == "service" && d.Role == facts.RoleMonitoring }) {
		return objection{} // another environment has more to watch with
	}
	w := watching(p)
	missing := ""
	switch {
	case g.is("observability", "full", "logs-and-metrics") && len(w.metrics) == 0 && len(w.logs) == 0:
		missing = "logs or metrics"
	case g.is("observability", "full", "logs-and-metrics") && len(w.metrics) == 0 && !exporters(p):
		missing = "metrics"
	case g.is("observability", "full", "logs-and-metrics", "logs") && len(w.logs) == 0:
		missing = "logs"
	case g.is("observability", "full") && len(w.traces) == 0:
		missing = "traces"
	default:
		return objection{}
	}
	return objection{"You answered that the application is monitored, but no service, logging driver or exporter in the files collects " + missing + "; if something outside does, say so in a note", filesOf(p)}
}

// exporters reports whether services hand out metrics to a collector outside.
func exporters(p facts.Project) bool {
	return slices.ContainsFunc(p.Services, func(s facts.Service) bool {
		return s.Role == facts.RoleMonitoring
	})
}
