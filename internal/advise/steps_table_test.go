package advise

import (
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/portability"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// begun are the first words of each step, with whatever stands in its place of names.
func begun(steps []report.NextStep) string {
	var out []string
	for _, s := range steps {
		w := strings.Fields(string(s.Action))
		out = append(out, strings.Join(w[:min(4, len(w))], " "))
	}
	return strings.Join(out, "; ")
}

// Whose services, and what of them, a step names.
func TestStepsOfServices(t *testing.T) {
	built := facts.Service{Name: "app", Role: facts.RoleApplication, Build: &facts.Build{}}
	pulled := facts.Service{Name: "pulled", Role: facts.RoleApplication, Image: &facts.Image{Ref: "x"}}
	both := facts.Service{Name: "both", Role: facts.RoleApplication, Build: &facts.Build{}, Image: &facts.Image{Ref: "x"}}
	store := facts.Service{Name: "db", Role: facts.RoleDatabase, Stateful: true}
	job := facts.Service{Name: "job", Role: facts.RoleJob}
	const order, k3s, rooms = "Order a managed cluster,", "Set up k3s on", "Ask the people who"
	const learn, stateless, data = "; Give %s time to", "; Move the stateless services", "; Move the data last"
	one, two := strings.Replace(learn, "%s", "someone", 1), "; Give two people time"
	for name, c := range map[string]struct {
		s    situation
		want string
	}{
		"nothing is known":     {shaped("kubernetes-managed", ""), order + one + stateless + data},
		"k3s, and they can":    {shaped(light, "kubernetes-experience=production"), k3s + stateless + data},
		"a namespace, no data": {shaped(namespace, "kubernetes-experience=production stateful-services=0"), rooms + stateless},
		"many engineers":       {shaped(namespace, "engineers=6-10 stateful-services=0"), rooms + two + stateless},
		"two engineers":        {shaped(namespace, "engineers=1-2 stateful-services=0"), rooms + one + stateless},
		"what is built":        {shaped(namespace, "kubernetes-experience=production", built), rooms + "; Build and push the" + stateless},
		"what has an image":    {shaped(namespace, "kubernetes-experience=production", both, pulled), rooms + stateless},
		"data":                 {shaped(namespace, "kubernetes-experience=production", pulled, store), rooms + stateless + data},
		"data alone":           {shaped(namespace, "kubernetes-experience=production", store), rooms + data},
		"a job alone":          {shaped(namespace, "kubernetes-experience=production", job), rooms},
	} {
		if got := strings.TrimSuffix(begun(moveSteps(c.s)), ","); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	const host, patch, watch = "Describe the host as", "Update the images and", "Watch the host and"
	for name, c := range map[string]struct {
		s    situation
		want string
	}{
		"one host":           {shaped("compose-one-host", ""), host + "; " + patch + "; " + watch},
		"one that is seen":   {shaped("compose-one-host", "observability=full"), host + "; " + patch},
		"what is built":      {shaped("compose-one-host", "observability=full", built), host + "; Rebuild app on current"},
		"a standby":          {shaped(standby, "observability=full"), "Keep the standby host; " + patch},
		"Swarm":              {shaped(swarm, "observability=full"), "Set up three managers,; " + patch},
		"Swarm with data":    {shaped(swarm, "observability=full", store), "Pin db to one; Set up three managers,; " + patch},
		"out of a cluster":   {shaped("compose-one-host", "kubernetes-access=in-use observability=full"), "Move the services out; " + host + "; " + patch},
		"no downtime, first": {shaped("compose-one-host", "deploy-downtime=none observability=full"), "Put a reverse proxy; " + host + "; " + patch},
	} {
		if got := begun(composeSteps(c.s)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	if got := string(standbyStep(shaped(standby, "", store)).Action); !strings.Contains(got, "images, with the data of db replicated)") {
		t.Error(got)
	}
	if got := string(standbyStep(shaped(standby, "", pulled)).Action); !strings.Contains(got, "(the same files and images)") {
		t.Error(got)
	}
}

// Words that hang on one answer.
func TestWordsOfOneAnswer(t *testing.T) {
	for words, want := range map[string]string{"": ", and decide who gets the alert", "on-call=none": ", and decide who gets the alert", "on-call=business-hours": "", "on-call=around-the-clock": ""} {
		if got := shaped("x", words).alerts(); got != want {
			t.Errorf("%s: %q", words, got)
		}
	}
	for _, c := range []struct{ shape, words, want string }{
		{standby, "hosts=1", "both hosts"}, {swarm, "hosts=1", "the hosts"}, {"compose-one-host", "hosts=1", "the host"}, {"compose-one-host", "", "the host"}, {"compose-one-host", "hosts=2-3", "the hosts"},
	} {
		if got := shaped(c.shape, c.words).hosts(); got != c.want {
			t.Errorf("%s %s: %q", c.shape, c.words, got)
		}
	}
	for words, want := range map[string]string{"stateful-services=0": "Keep what a new", "stateful-services=1-2": "Back up the application's", "": "Back up the application's"} {
		if got := begun([]report.NextStep{backupUnseen(shaped("x", words))}); got != want {
			t.Errorf("%s: %q", words, got)
		}
	}
	for name, want := range map[string]bool{"db": true, "shop_db.1-A": true, "": false, "-v": false, "a b": false, "a;b": false} {
		if got := simpleName(name); got != want {
			t.Errorf("%q is simple: %v", name, got)
		}
	}
}

// What the team's own services lack, each thing with those that lack it.
func TestBackendSteps(t *testing.T) {
	health := &facts.Health{}
	limits := facts.Limits{}
	limits.Memory.Line = 3
	whole := facts.Service{Name: "whole", Role: facts.RoleApplication, Health: health, Limits: limits, Restart: "always"}
	with := func(name string, change func(*facts.Service)) facts.Service {
		v := whole
		v.Name = untrusted.Text(name)
		change(&v)
		return v
	}
	for name, c := range map[string]struct {
		side string
		list []facts.Service
		want string
	}{
		"nothing":                    {"compose", []facts.Service{whole}, ""},
		"a worker without a check":   {"compose", []facts.Service{with("w", func(v *facts.Service) { v.Role, v.Health = facts.RoleWorker, nil })}, "Add a health check to w."},
		"a check in the Dockerfile":  {"compose", []facts.Service{with("w", func(v *facts.Service) { v.Health, v.Dockerfile = nil, &facts.Dockerfile{Healthy: true} })}, ""},
		"none in the Dockerfile":     {"compose", []facts.Service{with("w", func(v *facts.Service) { v.Health, v.Dockerfile = nil, &facts.Dockerfile{} })}, "Add a health check to w."},
		"a database is not theirs":   {"compose", []facts.Service{{Name: "db", Role: facts.RoleDatabase}}, ""},
		"no limit":                   {"compose", []facts.Service{with("a", func(v *facts.Service) { v.Limits = facts.Limits{} }), whole}, "Limit the memory of a (`deploy.resources.limits.memory`)."},
		"no restart":                 {"compose", []facts.Service{with("a", func(v *facts.Service) { v.Restart = "" }), with("s", func(v *facts.Service) { v.Role, v.Restart = facts.RoleScheduler, "no" })}, "Set `restart: unless-stopped` for a, s."},
		"restarted otherwise":        {"compose", []facts.Service{with("a", func(v *facts.Service) { v.Restart, v.Mode = "", "replicated" }), with("b", func(v *facts.Service) { v.Restart = "on-failure" })}, ""},
		"a cluster restarts by rule": {"kubernetes", []facts.Service{with("a", func(v *facts.Service) { v.Restart = "" })}, ""},
	} {
		s := situation{report: report.Report{Recommendation: c.side}, services: c.list}
		if got := strings.ReplaceAll(actionsOf(backendSteps(s)), " and ", ", "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// A frontend is built to static files where a program serves it.
func TestServedByProgram(t *testing.T) {
	base := func(repository untrusted.Text) *facts.Dockerfile {
		return &facts.Dockerfile{Base: &facts.Image{Repository: repository}}
	}
	front := facts.Service{Role: facts.RoleFrontend, Build: &facts.Build{}}
	with := func(change func(*facts.Service)) facts.Service {
		v := front
		change(&v)
		return v
	}
	for name, c := range map[string]struct {
		s    facts.Service
		want bool
	}{
		"nothing is known":           {front, false},
		"a development server":       {with(func(v *facts.Service) { v.DevServer = "vite" }), true},
		"a web server":               {with(func(v *facts.Service) { v.Dockerfile = base("library/nginx") }), false},
		"a runtime":                  {with(func(v *facts.Service) { v.Dockerfile = base("library/node") }), true},
		"no base":                    {with(func(v *facts.Service) { v.Dockerfile = &facts.Dockerfile{} }), true},
		"an image that is pulled":    {with(func(v *facts.Service) { v.Build, v.DevServer = nil, "vite" }), false},
		"what is no frontend":        {with(func(v *facts.Service) { v.Role, v.DevServer = facts.RoleApplication, "vite" }), false},
		"a web server in a registry": {with(func(v *facts.Service) { v.Dockerfile = base("mirror/team/caddy") }), false},
	} {
		if got := servedByProgram(c.s); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// Where nothing is recommended the first steps settle it: what to give up, what to
// agree on, what to answer, or a decision in the review.
func TestDecisionSteps(t *testing.T) {
	vetoes := []report.Veto{{Closes: "compose", Why: "Hosts die", Relax: "Accept a standby."}, {Closes: "kubernetes", Why: "The vendor says so"}}
	asked := []report.NextQuestion{{Question: "a", Ask: "A?"}, {Question: "b", Ask: "B?"}, {Question: "c", Ask: "C?"}, {Question: "d", Ask: "D?"}}
	for name, c := range map[string]struct {
		r    report.Report
		want string
	}{
		"decided":             {report.Report{Strength: "strong", Shape: &report.Shape{}, NextQuestions: asked}, ""},
		"both are ruled out":  {report.Report{Strength: "strong", Vetoes: vetoes}, "Agree on what to give up: accept a standby."},
		"three to answer":     {report.Report{Strength: "undecided", NextQuestions: asked}, "Answer \"A?\" with `--a`. | Answer \"B?\" with `--b`. | Answer \"C?\" with `--c`."},
		"as the title asks":   {report.Report{Strength: "undecided", NextQuestions: asked, Summary: report.Summary{Ask: []string{"D?", "B?"}}}, "Answer \"D?\" with `--d`. | Answer \"B?\" with `--b`. | Answer \"A?\" with `--a`."},
		"one to agree on":     {report.Report{Strength: "undecided", NextQuestions: asked[:1], Disagreements: []report.Disagreement{{Question: "a"}}}, "Agree on \"A?\", and answer it with `--a`."},
		"nothing to be asked": {report.Report{Strength: "undecided"}, "Decide in the design review, with the reasons for each side in this report."},
	} {
		if got := actionsOf(decisionSteps(newSituation(c.r))); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Before production: mistakes, what no scan has seen, and the proof of a backup.
func TestReadiness(t *testing.T) {
	store := facts.Service{Name: "db", Role: facts.RoleDatabase, Stateful: true}
	web := facts.Service{Name: "web", Role: facts.RoleWebEdge}
	backup := func(services ...untrusted.Text) []facts.Finding {
		return []facts.Finding{{Rule: "stateful-without-backup", Severity: facts.High, Services: services, Hits: []facts.Hit{{Service: "db"}}}}
	}
	for name, c := range map[string]struct {
		r        report.Report
		services []facts.Service
		want     string
	}{
		"not scanned": {report.Report{}, nil, "Run `advisor scan` in; Back up the application's"},
		"mistakes":    {report.Report{Problems: make([]facts.Problem, 2)}, nil, "Correct 2 mistakes in; Run `advisor scan` in; Back up the application's"},
		"no data":     {report.Report{}, []facts.Service{web}, ""},
		"data":        {report.Report{}, []facts.Service{web, store}, "Restore the data of"},
		"no backup":   {report.Report{Findings: backup("db")}, []facts.Service{web, store}, "Back up the data"},
		"of none":     {report.Report{Findings: backup()}, []facts.Service{store}, "Restore the data of"},
	} {
		s := newSituation(c.r)
		s.services = c.services
		if got := begun(readiness(s)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// The steps of the move name the services of its phases: a cache without a volume moves
// with the data, and a service with files is not sent to a managed database.
func TestStepsNameWhatThePhasesName(t *testing.T) {
	s := shaped("kubernetes-managed", "",
		facts.Service{Name: "api", Role: facts.RoleApplication}, facts.Service{Name: "cache", Role: facts.RoleCache},
		facts.Service{Name: "db", Role: facts.RoleDatabase, Stateful: true}, facts.Service{Name: "media", Role: facts.RoleApplication, Stateful: true},
		facts.Service{Name: "edge", Role: facts.RoleWebEdge})
	s.report.MoveOrder = portability.Order(facts.Project{Services: s.services})
	var said []string
	for _, x := range moveSteps(s) {
		said = append(said, x.Action.Whole())
	}
	all := strings.Join(said, "\n")
	for _, want := range []string{"requests and limits: api.", "the files of media,", "Move the data last (cache and db)"} {
		if !strings.Contains(all, want) {
			t.Errorf("the steps do not say %q:\n%s", want, all)
		}
	}
	if strings.Contains(all, "edge") {
		t.Errorf("the proxy is moved as a service:\n%s", all)
	}
}
