package advise

import (
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/model"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

func actionsOf(steps []report.NextStep) string {
	var out []string
	for _, s := range steps {
		out = append(out, string(s.Action))
	}
	return strings.Join(out, " | ")
}

// shaped is a situation in which a shape is recommended, with answers as
// "question=option" words.
func shaped(shape, words string, services ...facts.Service) situation {
	s := situation{report: report.Report{Shape: &report.Shape{ID: shape}}, answers: map[string]string{}, services: services}
	for w := range strings.FieldsSeq(words) {
		id, value, _ := strings.Cut(w, "=")
		s.answers[id] = value
	}
	return s
}

// Something is recommended where it is decided, has a shape, and not both sides are closed.
func TestDecided(t *testing.T) {
	shape := &report.Shape{ID: swarm}
	veto := func(sides ...string) []report.Veto {
		var out []report.Veto
		for _, s := range sides {
			out = append(out, report.Veto{Closes: s})
		}
		return out
	}
	for name, c := range map[string]struct {
		r    report.Report
		want bool
	}{
		"decided":          {report.Report{Strength: "strong", Shape: shape}, true},
		"undecided":        {report.Report{Strength: string(model.Undecided), Shape: shape}, false},
		"without a shape":  {report.Report{Strength: "strong"}, false},
		"one side closed":  {report.Report{Strength: "strong", Shape: shape, Vetoes: veto("compose", "compose")}, true},
		"both are closed":  {report.Report{Strength: "strong", Shape: shape, Vetoes: veto("compose", "kubernetes")}, false},
		"nothing is known": {report.Report{Strength: string(model.Undecided)}, false},
	} {
		if got := (situation{report: c.r}).decided(); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// Data moves out of a cluster last, where there is data.
func TestDataMovesLast(t *testing.T) {
	api, db := facts.Service{Name: "api"}, facts.Service{Name: "db", Stateful: true}
	const in, last = "kubernetes-access=in-use", "one at a time, data last, and"
	for name, c := range map[string]struct {
		s    situation
		want bool
	}{
		"not known":              {shaped(standby, in), true},
		"some":                   {shaped(standby, in+" stateful-services=1-2"), true},
		"none":                   {shaped(standby, in+" stateful-services=0"), false},
		"the files show it":      {shaped(standby, in, api, db), true},
		"the files show none":    {shaped(standby, in, api), false},
		"the files have the say": {shaped(standby, in+" stateful-services=0", db), true},
	} {
		if got := strings.Contains(actionsOf(composeSteps(c.s)), last); got != c.want {
			t.Errorf("%s: %v: %s", name, got, actionsOf(composeSteps(c.s)))
		}
	}
}

// Updates without an interruption take a proxy and two copies, but on Swarm.
func TestDeploySteps(t *testing.T) {
	web := facts.Service{Name: "web", Role: facts.RoleApplication}
	gate := facts.Service{Name: "gate", Role: facts.RoleWebEdge}
	db := facts.Service{Name: "db", Role: facts.RoleDatabase}
	for _, c := range []struct {
		s    situation
		want string
	}{
		{shaped("compose", "deploy-downtime=minutes", web), ""},
		{shaped(swarm, "deploy-downtime=none", web), ""},
		{shaped("compose", "deploy-downtime=none", db), "Put a reverse proxy in front of each public service, "},
		{shaped("compose", "deploy-downtime=seconds", web), "Put a reverse proxy in front of web, "},
		{shaped("compose", "deploy-downtime=none", web, gate), "Run two copies of web behind gate, "},
	} {
		if got := actionsOf(deploySteps(c.s)); !strings.HasPrefix(got, c.want) || (got == "") != (c.want == "") {
			t.Errorf("%v: %q, want %s…", c.s.answers, got, c.want)
		}
	}
}

// A stack builds nothing, leaves volumes behind, and takes three managers.
func TestSwarmSteps(t *testing.T) {
	built := &facts.Build{Context: "."}
	got := actionsOf(swarmSteps(shaped(swarm, "",
		facts.Service{Name: "a", Build: built}, facts.Service{Name: "b", Build: built, Image: &facts.Image{Ref: "b"}}, facts.Service{Name: "c", Image: &facts.Image{Ref: "c"}}, facts.Service{Name: "d", Stateful: true})))
	if !strings.HasPrefix(got, "Give a an image name, and build and push it in CI. | Pin d to one host ") || !strings.Contains(got, " | Set up three managers") {
		t.Error(got)
	}
	if got := actionsOf(swarmSteps(shaped(swarm, ""))); !strings.HasPrefix(got, "Set up three managers") {
		t.Error(got)
	}
}

// What has no counterpart in a cluster is named, and nothing else.
func TestBlockerSteps(t *testing.T) {
	s := situation{report: report.Report{Portability: []facts.Portability{
		{Feature: "network_mode: host", Service: "a", Effort: facts.Blocker},
		{Feature: "restart", Service: "b"},
		{Feature: "a project of pairs", Effort: facts.Blocker},
	}}}
	if got := actionsOf(blockerSteps(s)); got != "Replace what Kubernetes does not have: network_mode: host of a and a project of pairs." {
		t.Error(got)
	}
	s.report.Portability = s.report.Portability[1:2]
	if got := blockerSteps(s); got != nil {
		t.Errorf("%v", got)
	}
}

// What a cluster needs in operation depends on whose it is.
func TestClusterSteps(t *testing.T) {
	for _, c := range []struct {
		shape, words string
		want         string
	}{
		{"kubernetes", "observability=full delivery=gitops", "upgrades"},
		{"kubernetes", "observability=logs delivery=gitops", "upgrades metrics"},
		{"kubernetes", "observability=full delivery=pipeline", "upgrades manifests"},
		{light, "observability=full delivery=gitops", "upgrades state"},
		{namespace, "observability=logs delivery=gitops", ""},
		{namespace, "observability=logs delivery=pipeline", "manifests"},
	} {
		got := actionsOf(clusterSteps(shaped(c.shape, c.words)))
		for _, word := range []string{"upgrades", "metrics", "manifests", "Back up the state"} {
			want := strings.Contains(c.want, word) || word == "Back up the state" && strings.Contains(c.want, "state")
			if strings.Contains(got, word) != want {
				t.Errorf("%s %s: %s of %q", c.shape, c.words, word, got)
			}
		}
	}
}

// The strongest reasons of a side come first, and what is worth nothing is none.
func TestStrongest(t *testing.T) {
	fs := []report.Factor{{ID: "a", Contribution: 1}, {ID: "b", Contribution: -2}, {ID: "c", Contribution: 3}, {ID: "d"}, {ID: "e", Contribution: -0.5}, {ID: "f", Contribution: 1}, {ID: "g", Contribution: -0.5}}
	for side, want := range map[float64]string{1: "c a f", -1: "b e g"} {
		var got []string
		for _, r := range strongest(fs, side) {
			got = append(got, r.Factor)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%v: %q, want %s", side, got, want)
		}
	}
}

// Findings of one theme are one step, but for those that are high.
func TestFindingSteps(t *testing.T) {
	finding := func(rule string, severity facts.Severity, service untrusted.Text) facts.Finding {
		return facts.Finding{Rule: rule, Theme: facts.Security, Severity: severity, Title: "It is " + rule, Remedy: "Mend " + rule + ".", Services: []untrusted.Text{service}, Hits: []facts.Hit{{Service: service}}}
	}
	accepted := finding("accepted", facts.Medium, "d")
	accepted.Accepted = []facts.Acceptance{{Service: "d", Until: "2099-01-01"}}
	high, medium, low := finding("high", facts.High, "a"), finding("medium", facts.Medium, "b"), finding("low", facts.Low, "c")
	for name, c := range map[string]struct {
		list  []facts.Finding
		first string
		steps int
	}{
		"all":      {[]facts.Finding{low, medium, high}, "For a: mend high.", 2},
		"two":      {[]facts.Finding{medium, medium}, "", 1},
		"high":     {[]facts.Finding{high, low}, "For a: mend high.", 1},
		"low":      {[]facts.Finding{low}, "", 0},
		"accepted": {[]facts.Finding{accepted}, "", 0},
	} {
		got := findingSteps(situation{report: report.Report{Findings: c.list}})
		if len(got) != c.steps || c.first != "" && string(got[0].Action) != c.first {
			t.Errorf("%s: %q", name, actionsOf(got))
		}
	}
}
