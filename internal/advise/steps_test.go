package advise

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// small are the answers of a small site for which Compose is recommended.
func small(more ...string) []string {
	return append([]string{
		"stage=internal", "services=3", "stateful-services=1", "environments=same", "workloads=services", "isolation=none",
		"platform-features=none", "compliance=none", "vendor-support=either", "hosts=1", "host-failure=by-hand",
		"availability=best-effort", "deploy-downtime=minutes", "scaling=fixed", "traffic=steady", "growth=flat", "regions=one",
		"engineers=2", "deploying-teams=1", "platform-engineers=none", "kubernetes-experience=none", "kubernetes-access=managed", "budget=tight",
		"deploy-frequency=monthly", "on-call=none", "delivery=scripted", "observability=logs", "time-to-production=weeks",
	}, more...)
}

// large are the answers of a team for which a cluster is recommended.
func large(more ...string) []string {
	return append([]string{
		"stage=business-critical", "services=30", "stateful-services=3-5", "environments=different", "workloads=services",
		"hosts=11+", "host-failure=automatic", "availability=99.95", "deploy-downtime=none", "scaling=automatic", "traffic=spiky", "growth=fast",
		"engineers=31+", "deploying-teams=4+", "platform-engineers=3+", "kubernetes-experience=some", "kubernetes-access=managed", "budget=ample",
		"on-call=around-the-clock", "delivery=pipeline", "observability=logs-and-metrics",
	}, more...)
}

func TestStepsOfEachSituation(t *testing.T) {
	devFrontend := shop()
	devFrontend.Services[2].Build = &facts.Build{Context: "web"}
	devFrontend.Services[2].DevServer = "vite"
	static := shop()
	static.Services[2].Build = &facts.Build{Context: "web"}
	static.Services[2].Dockerfile = &facts.Dockerfile{Base: &facts.Image{Repository: "library/nginx"}}
	ready := shop()
	ready.Services[0].Health = &facts.Health{}
	ready.Services[0].Limits.Memory.Line = 9
	ready.Services[0].Restart = "always"
	withEdge := shop()
	withEdge.Services = append(withEdge.Services, facts.Service{Name: "gate", Role: facts.RoleWebEdge, Replicas: 1})
	broken := shop()
	for _, c := range []struct {
		name    string
		project *facts.Project
		answers []string
		want    []string
		never   []string
	}{
		{
			"nothing is known", shop(), nil,
			[]string{"first: Answer "},
			[]string{"Order a managed cluster", "the host", "in operation"},
		},
		{
			"requirements exclude each other", shop(),
			[]string{"host-failure=automatic", "vendor-support=compose-only"},
			[]string{"first: Agree on what to give up: "},
			[]string{"in operation", "the move", "Answer "},
		},
		{"a frontend on a development server", devFrontend, small(), []string{"Build web to static files in CI/CD"}, nil},
		{"a frontend on a web server", static, small(), nil, []string{"Build web to static files"}},
		{
			"a backend that is not ready", broken, small(),
			[]string{"Add a health check to api.", "Limit the memory of api", "Set `restart: unless-stopped` for api.", "Back up the data of db to another place every night"},
			nil,
		},
		{"a backend that is ready", ready, small(), nil, []string{"health check to api", "memory of api", "restart: unless-stopped"}},
		{"no project", nil, small(), []string{"Run `advisor scan`", "Back up the application's data"}, []string{"health check"}},
		{"no project and no data", nil, small("stateful-services=0"), nil, []string{"Back up the application's data", "restore it once"}},
		{"one host", shop(), small(), []string{"Describe the host as code"}, []string{"standby host", "managers", "cluster"}},
		{"a standby", shop(), small("host-failure=standby", "availability=99.5"), []string{"Keep the standby host current", "the data of db replicated", "patch both hosts"}, []string{"Describe the host as code"}},
		{"updates behind the edge there is", withEdge, small("deploy-downtime=seconds"), []string{"two copies of api behind gate"}, []string{"Put a reverse proxy"}},
		{"updates without an edge", shop(), small("deploy-downtime=seconds"), []string{"Put a reverse proxy in front of api"}, []string{"behind the web edge"}},
		{"monitoring is complete", shop(), small("observability=full"), nil, []string{"Watch the host"}},
		{"alerts have a receiver", shop(), small("on-call=business-hours"), []string{"Watch the host and the public address from outside."}, []string{"decide who gets the alert"}},
		{
			"a managed cluster", shop(), large(),
			[]string{"Order a managed cluster", "Give two people time to learn", "Move the stateless services first", "Move the data last (db)", "three upgrades"},
			[]string{"k3s", "Describe the host as code", "Watch the host"},
		},
		{
			"a cluster that runs", shop(), large("kubernetes-access=running"),
			[]string{"for a namespace"},
			[]string{"Order a managed cluster", "k3s", "three upgrades", "Back up the state of the cluster"},
		},
		{
			"a cluster that it runs on", shop(), large("kubernetes-access=in-use"),
			[]string{"Keep all manifests in the repository"},
			[]string{"for a namespace", "Move the stateless services", "Move the data last", "to learn Kubernetes"},
		},
		{
			"out of the cluster", shop(), small("kubernetes-access=in-use"),
			[]string{"Move the services out of the cluster one at a time"},
			nil,
		},
		{"a cluster of others", shop(), small("kubernetes-access=running"), nil, []string{"out of the cluster"}},
		{"deployed by GitOps", shop(), large("delivery=gitops"), nil, []string{"Keep all manifests in the repository"}},
		{"practised", shop(), large("kubernetes-experience=production"), nil, []string{"to learn Kubernetes"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			steps := actions(reportOf(t, c.project, c.answers...))
			for _, want := range c.want {
				if !strings.Contains(steps, want) {
					t.Errorf("no step %q in:\n%s", want, steps)
				}
			}
			for _, never := range c.never {
				if strings.Contains(steps, never) {
					t.Errorf("%q in:\n%s", never, steps)
				}
			}
		})
	}
}

func TestFindingsAreStepsWithTheirPlaces(t *testing.T) {
	at := untrusted.Place{File: "compose.yaml", Line: 7}
	r := reportOf(t, shop(), small()...)
	r.Findings = []facts.Finding{
		{Rule: "a", Severity: facts.High, Theme: facts.Security, Title: "Socket mounted", Services: []untrusted.Text{"edge"}, Remedy: "Remove the mount.", Evidence: []untrusted.Place{at}},
		{Rule: "b", Severity: facts.Medium, Theme: facts.Security, Title: "Image runs as root", Services: []untrusted.Text{"api"}, Evidence: []untrusted.Place{at}},
		{Rule: "c", Severity: facts.Low, Theme: facts.Security, Title: "Low one", Services: []untrusted.Text{"api"}},
		{Rule: "d", Severity: facts.Medium, Theme: facts.Security, Title: "Common one", Common: true},
		{Rule: "e", Severity: facts.High, Theme: facts.Security, Title: "Well-known password", Remedy: "Generate a long security token.", Evidence: []untrusted.Place{at}},
	}
	var got []string
	for _, s := range nextSteps(r) {
		if strings.Contains(string(s.Action), "edge") || strings.Contains(string(s.Action), "security") || strings.Contains(string(s.Action), "ommon") {
			got = append(got, fmt.Sprintf("%s %v", s.Action, s.Evidence))
		}
	}
	want := []string{
		fmt.Sprintf("For edge: remove the mount. %v", []untrusted.Place{at}),
		fmt.Sprintf("Generate a long security token. %v", []untrusted.Place{at}), // of no service
		fmt.Sprintf("Fix 1 finding of medium severity (security), or accept it in the record with a reason and a date. %v", []untrusted.Place{at}),
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// contradicting are pairs that no page may have together: the second is a
// pattern that denies the first.
var contradicting = [][2]string{
	{"You run one host", "the hosts"},
	{"You run one host", "both hosts"},
	{"You run one host", "managers"},
	{"You run one host", "standby"},
	{"start from the same Compose files", "Developers start the application with Compose and production runs manifests"},
	{"no control plane", "its control plane"},
	{"Describe the host as code", "standby host"},
	{"Order a managed cluster", "that you already run"},
	{"Order a managed cluster", "for a namespace"},
	{"Order a managed cluster", "Set up k3s"},
	{"You depend on the people who run the cluster", "Somebody upgrades the cluster"},
	{"first: ", "in operation: "},
	{"Nobody in the team knows Kubernetes", "has not run Kubernetes in production yet"},
}

// TestNoPageContradictsItself makes many records and projects and reads every
// step and consequence against the others, the answers and the files.
func TestNoPageContradictsItself(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	set := questions.Default()
	for range 150 {
		p := randomProject(rnd)
		a := questions.Answers{}
		for _, q := range set.Questions {
			if rnd.IntN(4) > 0 {
				a[q.ID] = questions.Answer{Option: q.Options[rnd.IntN(len(q.Options))].ID, Source: questions.FromFile}
			}
		}
		r := Report(Input{Version: "test", Set: set, Model: model.Default(), Answers: a, Project: p}, Judge(p, set, a))
		page := actions(r)
		for _, c := range r.Consequences {
			page += c.Kind + ": " + c.Message + "\n"
		}
		if bad := objectionsTo(r, page); bad != "" {
			t.Fatalf("%s\nanswers %v\nshape %+v\n%s", bad, a, r.Shape, page)
		}
	}
}

func objectionsTo(r report.Report, page string) string {
	for _, pair := range contradicting {
		if strings.Contains(page, pair[0]) && strings.Contains(page, pair[1]) {
			return fmt.Sprintf("%q stands beside %q", pair[0], pair[1])
		}
	}
	s := newSituation(r)
	if !s.decided() && (strings.Contains(page, inOperation+": ") || len(r.Consequences) > 0 || !strings.HasPrefix(page, first+": ")) {
		return "nothing is recommended, and the page goes on as if something were"
	}
	if len(s.where(func(v facts.Service) bool { return v.Role == facts.RoleWebEdge })) == 0 && strings.Contains(page, " behind edge") {
		return "a web edge is named that is not there"
	}
	if s.is("stateful-services", "0") && !s.scanned() && strings.Contains(page, "data last") {
		return "data moves that there is not"
	}
	if r.Facts != nil && len(r.Facts.Drift) > 0 && strings.Contains(page, "the same Compose files") {
		return "the files are called the same beside drift"
	}
	seen := map[string]bool{}
	for line := range strings.Lines(page) {
		if seen[line] {
			return "twice: " + line
		}
		seen[line] = true
		if strings.Contains(line, "  ") || strings.Contains(line, "()") || strings.Contains(line, "%!") || strings.Contains(line, " ,") {
			return "a gap in the words: " + line
		}
	}
	return ""
}

// randomProject has one to seven services of all roles; none now and then.
func randomProject(rnd *rand.Rand) *facts.Project {
	roles := []facts.Role{
		facts.RoleApplication, facts.RoleWorker, facts.RoleDatabase, facts.RoleCache, facts.RoleQueue, facts.RoleWebEdge,
		facts.RoleFrontend, facts.RoleScheduler, facts.RoleMonitoring, facts.RoleDevelopment,
	}
	if rnd.IntN(5) == 0 {
		return nil
	}
	p := &facts.Project{Name: "x"}
	count := map[facts.Role]int{}
	for i := range 1 + rnd.IntN(7) {
		role := roles[rnd.IntN(len(roles))]
		count[role]++
		name := untrusted.Text(fmt.Sprintf("%s%d", map[facts.Role]string{facts.RoleWebEdge: "edge"}[role]+"s", i))
		at := untrusted.Place{File: "compose.yaml", Line: 2 + i}
		v := facts.Service{Name: name, Role: role, Place: at, Replicas: 1, Inactive: rnd.IntN(6) == 0}
		v.Stateful = role == facts.RoleDatabase || role == facts.RoleQueue && rnd.IntN(2) == 0
		if rnd.IntN(2) == 0 {
			v.Build = &facts.Build{Context: "."}
		} else {
			v.Image = &facts.Image{Ref: "example/x:1", Repository: "example/x", Tag: "1", Place: at}
		}
		if rnd.IntN(2) == 0 {
			v.Restart = "always"
		}
		p.Services = append(p.Services, v)
	}
	if rnd.IntN(4) == 0 {
		p.Drift = []facts.Drift{{Between: [2]untrusted.Text{"production", "development"}, Aspect: "ports", Message: "ports differ"}}
	}
	return p
}
