package scan

import (
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/scan/sets"
	"advisor/internal/untrusted"
)

// running services, and some that no active profile starts.
func some(names string, inactive ...string) []facts.Service {
	var out []facts.Service
	for _, n := range strings.Fields(names) {
		out = append(out, facts.Service{Name: untrusted.Text(n), Image: &facts.Image{}})
	}
	for _, n := range inactive {
		out = append(out, facts.Service{Name: untrusted.Text(n), Inactive: true, Image: &facts.Image{}})
	}
	return out
}

// Which set is judged: what somebody asked for or named, the one for production,
// else what docker compose takes.
func TestJudgedSet(t *testing.T) {
	of := func(name, kind string, services []facts.Service) set {
		return set{name: name, kind: kind, files: []string{name + ".yaml"}, services: services}
	}
	base := of(sets.Default, "", some("a"))
	prod, live := of(sets.Production, sets.Production, some("a")), of("live", sets.Production, some("a"))
	dev := of(sets.Development, sets.Development, some("a"))
	idle := of("idle", sets.Production, some("", "a"))
	folder := of("deploy", sets.Production, some("a"))
	folder.folder = "deploy"
	for name, c := range map[string]struct {
		sets  []set
		named bool
		want  int
		why   string // in what is said of the first set
	}{
		"the default":                     {[]set{base}, false, 0, ""},
		"production":                      {[]set{base, dev, prod}, false, 2, ""},
		"somebody named another":          {[]set{base, dev, prod}, true, 0, ""},
		"one for production":              {[]set{base, live}, false, 1, ""},
		"production among several":        {[]set{base, live, prod}, false, 2, ""},
		"several for production":          {[]set{base, live, of("blue", sets.Production, some("a"))}, false, 0, "; of live and blue, which are all for production, none is plainly the one that runs"},
		"none of it runs":                 {[]set{base, idle}, false, 0, "; nothing of idle runs without a profile"},
		"one runs, and one does not":      {[]set{base, idle, live}, false, 2, "; nothing of idle runs without a profile"},
		"nothing runs at all":             {[]set{of(sets.Default, "", some("", "a")), idle}, false, 0, ""},
		"a folder of its own is no set":   {[]set{base, dev, folder}, false, 0, ""},
		"development alone":               {[]set{dev}, false, 0, ""},
		"production that runs, not by us": {[]set{of(sets.Default, "", some("", "a")), live}, false, 1, ""},
	} {
		a := &around{sets: append([]set(nil), c.sets...), named: c.named}
		got, err := a.judgedSet()
		if err != nil || got != c.want || a.sets[0].why != c.why {
			t.Errorf("%s: %d, %q, %v", name, got, a.sets[0].why, err)
		}
	}
	a := &around{sets: []set{base, prod}, judged: 1}
	a.sets[0].aside = true
	if got := a.choice(); string(got.Judged) != sets.Production || len(got.Others) != 0 {
		t.Errorf("what is set aside is no other: %+v", got)
	}
	a.sets[0].aside = false
	if got := a.choice(); len(got.Others) != 1 || string(got.Others[0].Name) != sets.Default {
		t.Errorf("%+v", got)
	}
	a = &around{sets: []set{base, dev}, in: Input{}}
	a.in.Environment = "nowhere"
	if _, err := a.judgedSet(); err == nil || err.Error() != `the files describe no environment "nowhere"; they describe default and development` {
		t.Errorf("%v", err)
	}
	a.in.EnvironmentOf = ".advisor.yaml"
	if got, err := a.judgedSet(); err != nil || got != 0 || a.missing != `.advisor.yaml names the environment "nowhere", which the files do not describe` {
		t.Errorf("%d, %v, %q", got, err, a.missing)
	}
	a.in.Environment = "Dev"
	if got, err := a.judgedSet(); err != nil || got != 1 {
		t.Errorf("by what a name means: %d, %v", got, err)
	}
}

// What docker compose takes is set aside where it is no environment.
func TestBareDefault(t *testing.T) {
	dev := set{name: "dev", kind: sets.Development}
	for name, c := range map[string]struct {
		sets []set
		want bool
	}{
		"alone":                       {[]set{{name: sets.Default, services: some("a")}}, false},
		"beside production":           {[]set{{name: sets.Default, services: some("a")}, {kind: sets.Production}}, false},
		"beside development":          {[]set{{name: sets.Default, services: some("a")}, dev}, true},
		"nothing of it runs":          {[]set{{name: sets.Default, services: some("", "a")}}, true},
		"it is of a kind":             {[]set{{name: sets.Default, kind: sets.Production}, dev}, false},
		"it has a name":               {[]set{{name: "base"}, dev}, false},
		"named, and nothing of it is": {[]set{{name: "base", services: some("", "a")}}, false},
	} {
		a := &around{sets: c.sets}
		a.bareDefault()
		if got := a.sets[0].aside; got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// Each set has a name of its own: the label of its file, else the file.
func TestNameApart(t *testing.T) {
	of := func(name, file string) set { return set{name: name, files: []string{"compose.yaml", file}} }
	a := &around{sets: []set{of("production", "a/compose.prod.yaml"), of("production", "a/compose.live.yaml"), of("production", "a/compose.live.yml"), of("dev", "compose.dev.yaml")}}
	a.nameApart()
	var got []string
	for _, s := range a.sets {
		got = append(got, s.name)
	}
	if strings.Join(got, " ") != "production live compose.live.yml dev" {
		t.Errorf("%v", got)
	}
}

// Services are a project where each has something to run and what it waits for.
func TestComplete(t *testing.T) {
	missing := some("a")
	missing[0].DependsOn = []facts.Dependency{{Service: "b"}, {Service: "c", Missing: true}}
	waits := some("a")
	waits[0].DependsOn = []facts.Dependency{{Service: "b"}}
	for name, c := range map[string]struct {
		services []facts.Service
		want     bool
	}{
		"nothing": {nil, false}, "an image": {some("a"), true}, "a build": {[]facts.Service{{Build: &facts.Build{}}}, true}, "both": {[]facts.Service{{Build: &facts.Build{}, Image: &facts.Image{}}}, true},
		"neither": {append(some("a"), facts.Service{}), false}, "it waits": {waits, true}, "it waits for nobody": {missing, false},
	} {
		if got := complete(c.services); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	p, q := facts.Problem{Message: "p"}, facts.Problem{Message: "q"}
	for _, c := range []struct {
		alone, merged []facts.Problem
		want          bool
	}{{nil, nil, false}, {[]facts.Problem{p}, nil, true}, {[]facts.Problem{p}, []facts.Problem{p}, false}, {[]facts.Problem{p, q}, []facts.Problem{p}, true}, {nil, []facts.Problem{p}, false}} {
		if got := helped(set{problems: c.alone}, set{problems: c.merged}); got != c.want {
			t.Errorf("%v alone and %v merged: %v", c.alone, c.merged, got)
		}
	}
}

// Profiles of environments, by their names; others are options.
func TestProfileNames(t *testing.T) {
	for name, want := range map[string]string{"prod": sets.Production, "Production": sets.Production, "stage": sets.Staging, "staging": sets.Staging, "DEV": sets.Development, "develop": sets.Development, "development": sets.Development, "debug": "", "": ""} {
		if got := profileKind(name); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
	services := []facts.Service{{Profiles: []untrusted.Text{"b", "a"}}, {}, {Profiles: []untrusted.Text{"b"}}}
	if got := strings.Join(profileNames(services), " "); got != "a b" {
		t.Errorf("%s", got)
	}
	if orDefaultText("", "x") != "x" || orDefaultText("a", "x") != "a" {
		t.Error("a text or another one")
	}
}
