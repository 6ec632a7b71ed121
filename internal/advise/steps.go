package advise

import (
	"fmt"
	"slices"
	"strings"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/model"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// When a step is due, in the order of the report.
const (
	beforeProduction = "before production"
	theMove          = "the move"
	inOperation      = "in operation"
)

// situation is what steps are chosen by.
type situation struct {
	report   report.Report
	answers  map[string]string // question id to option id
	services []facts.Service
}

func newSituation(r report.Report) situation {
	s := situation{report: r, answers: map[string]string{}}
	for _, f := range r.Factors {
		s.answers[f.ID] = f.Answer
	}
	if r.Facts != nil {
		s.services = r.Facts.Services
	}
	return s
}

func (s situation) kubernetes() bool { return s.report.Recommendation == string(model.Kubernetes) }

// is reports whether the answer to a question is one of the options.
func (s situation) is(question string, options ...string) bool {
	return slices.Contains(options, s.answers[question])
}

// with lists the names of the services that a test holds for, at most five.
func (s situation) with(test func(facts.Service) bool) string {
	const most = 5
	var names []string
	for _, svc := range s.services {
		if test(svc) {
			names = append(names, string(svc.Name))
		}
	}
	return english.List(names, most)
}

// nextSteps are the steps for the recommended side, in order.
func nextSteps(r report.Report) []report.NextStep {
	s := newSituation(r)
	var out []report.NextStep
	out = append(out, readiness(s)...)
	if s.kubernetes() {
		out = append(out, kubernetesSteps(s)...)
	} else {
		out = append(out, composeSteps(s)...)
	}
	return out
}

func step(when, why, action string, a ...any) report.NextStep {
	return report.NextStep{When: when, Action: untrusted.Text(fmt.Sprintf(action, a...)), Why: why}
}

// readiness is what either platform needs before production: the findings by
// theme, frontends and backends told apart.
func readiness(s situation) []report.NextStep {
	var out []report.NextStep
	if names := s.with(func(v facts.Service) bool { return v.Role == facts.RoleFrontend }); names != "" {
		out = append(out, step(beforeProduction,
			"a frontend is files: a static server or a CDN serves them cheaper and without a process to keep alive",
			"Build %s to static files in CI/CD and serve them from a CDN or a static server.", names))
	}
	if names := s.with(backendNotReady); names != "" {
		out = append(out, step(beforeProduction,
			"a backend runs for ever: both platforms restart, stop and watch it through these",
			"Make %s ready to run for ever: a health check, a clean stop on SIGTERM, limits for CPU and memory, logs to standard output.", names))
	}
	for _, t := range []struct {
		theme facts.Theme
		words string
		why   string
	}{
		{facts.Security, "security", "what is open on one platform stays open on the other"},
		{facts.Reliability, "reliability", "a restart or a full disk finds these first"},
		{facts.Scalability, "scalability", "these keep a service from running more than once"},
		{facts.Observability, "monitoring and logging", "without them nobody knows that production is down, nor why"},
		{facts.Separation, "development and production", "what only development needs makes production slow and open"},
	} {
		if n, worst := countFindings(s.report.Findings, t.theme); n > 0 {
			out = append(out, step(beforeProduction, t.why, "Work through %s on %s, first: %s.", english.Count(n, "finding", "findings"), t.words, english.Lower(worst)))
		}
	}
	if len(s.services) == 0 {
		out = append(out, step(beforeProduction, "these are looked at before production on either platform",
			"Scan the Compose project with advisor scan: security, scalability, monitoring and logging, development and production."))
	}
	return out
}

// backendNotReady holds for a long-running service of the team's own that
// lacks a health check or limits.
func backendNotReady(v facts.Service) bool {
	own := v.Role == facts.RoleApplication || v.Role == facts.RoleWorker
	return own && (v.Health == nil || v.Limits.Memory.Line == 0)
}

func countFindings(fs []facts.Finding, theme facts.Theme) (n int, first string) {
	for _, f := range fs {
		if f.Theme != theme {
			continue
		}
		if n == 0 {
			first = f.Title
		}
		n++
	}
	return n, first
}

// composeSteps are what only the choice of Compose brings.
func composeSteps(s situation) []report.NextStep {
	out := []report.NextStep{
		step(inOperation, "one host has one disk: the copy elsewhere is what survives it",
			"Back up %s every night to another place, and restore it once before going live.", stateWords(s)),
		step(inOperation, "nothing moves the services when the host dies: the time to come back is the time to rebuild",
			"Keep the host as code (packages, Docker, firewall, Compose files) and measure once how long a rebuild takes."),
		step(inOperation, "nobody else updates it",
			"Patch the host and rebuild on current base images every month; let the web edge renew certificates by itself."),
		step(inOperation, "monitoring on the same host dies with it",
			"Watch the host and the public address from outside it, and decide who is called."),
	}
	if s.is("host-failure", "standby") {
		out = append(out, step(inOperation, "a standby that was never used is a hope",
			"Keep the standby host current (same files, replicated data) and practise the switch twice a year."))
	}
	if s.is("deploy-downtime", "seconds", "none") {
		out = append(out, step(inOperation, "docker compose stops the old container before it starts the new one",
			"Deploy behind the web edge with two copies of each public service, one replaced after the other is healthy."))
	}
	if s.is("kubernetes-access", "running") {
		out = append(out, step(theMove, "a cluster costs upgrades, nodes and attention every month",
			"Plan to leave the running cluster: move one service at a time, data last, and turn it off when it is empty."))
	}
	return append(out, step(inOperation, "the decision holds as long as its answers do",
		"Keep the record in the repository and decide again when one of these changes: %s", triggers(s.report)))
}

func stateWords(s situation) string {
	if names := s.with(func(v facts.Service) bool { return v.Stateful }); names != "" {
		return "the data of " + names
	}
	return "all data"
}

// triggers are the single changes that would flip the recommendation.
func triggers(r report.Report) string {
	var out []string
	for _, t := range r.TippingPoints {
		if len(t.Changes) != 1 || len(out) == 3 {
			continue
		}
		c := t.Changes[0]
		out = append(out, fmt.Sprintf("%s becomes %s", labelOf(r, c.Question), c.To))
	}
	if len(out) == 0 {
		return "a second host, automatic failover, scaling by load, several teams that deploy on their own."
	}
	return strings.Join(out, "; ") + "."
}

func labelOf(r report.Report, id string) string {
	for _, f := range r.Factors {
		if f.ID == id {
			return f.Label
		}
	}
	return id
}

// kubernetesSteps are the order of the move and what only a cluster brings.
func kubernetesSteps(s situation) []report.NextStep {
	var out []report.NextStep
	add := func(when, why, action string, a ...any) { out = append(out, step(when, why, action, a...)) }
	if !s.is("kubernetes-access", "running") {
		add(theMove, "the control plane is the part that hurts most to run", "Get a cluster: a managed one where it may be bought, k3s on your own hosts otherwise; name who owns its upgrades.")
	}
	if !s.is("kubernetes-experience", "production") {
		add(theMove, "most failures of first clusters are failures of practice", "Give two people the time to learn it, on a cluster that carries nothing important.")
	}
	if names := s.with(func(v facts.Service) bool { return v.Build != nil && v.Image == nil }); names != "" {
		add(theMove, "a cluster pulls images and builds none", "Build and push the images of %s in CI to a registry, under a version.", names)
	}
	if n := facts.Kinds(s.report.Portability, facts.Blocker); n > 0 {
		add(theMove, "these have no equivalent: find another way before anything moves", "Solve %s of the portability list first.", english.Count(n, "blocker", "blockers"))
	}
	add(theMove, "stateless services can go back at once when something is wrong", "Move the stateless services first, one at a time, with readiness and liveness probes, requests and limits.")
	if names := s.with(func(v facts.Service) bool { return v.Stateful }); names != "" {
		add(theMove, "data is the part that cannot be undone", "Move state last (%s): a managed service or an operator, with a restore that was practised.", names)
	}
	add(inOperation, "a minor version is supported for about fourteen months", "Plan three cluster upgrades a year, and the certificates, ingress and storage classes that go with them.")
	add(inOperation, "what cannot be seen across hosts cannot be repaired", "Collect logs and metrics of all nodes in one place, with alerts to the people on call.")
	add(inOperation, "the cluster keeps what it is told, also what was told by hand", "Keep all manifests in the repository and deploy only from there; back up volumes and the cluster's state.")
	return out
}
