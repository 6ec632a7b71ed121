package check

import (
	"maps"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// A service whose name is new is the one that is gone if it is made of the same image
// and build; of several alike the first is the first, and what says nothing of what it
// is made of is never the same.
func TestRenames(t *testing.T) {
	image := func(name, ref string) facts.Service {
		return facts.Service{Name: untrusted.Text(name), Image: &facts.Image{Ref: untrusted.Text(ref)}}
	}
	build := func(name, context, dockerfile, target string) facts.Service {
		return facts.Service{Name: untrusted.Text(name), Build: &facts.Build{Context: untrusted.Text(context), Dockerfile: untrusted.Text(dockerfile), Target: untrusted.Text(target)}}
	}
	both := build("api", "api", "", "")
	both.Image = &facts.Image{Ref: "acme/api"}
	for _, c := range []struct {
		name        string
		before, now []facts.Service
		want        map[untrusted.Text]untrusted.Text
	}{
		{"the same image", []facts.Service{image("db", "postgres:17")}, []facts.Service{image("database", "postgres:17")}, map[untrusted.Text]untrusted.Text{"db": "database"}},
		{"another image", []facts.Service{image("db", "postgres:17")}, []facts.Service{image("database", "mysql:9")}, nil},
		{"the same name", []facts.Service{image("db", "postgres:17")}, []facts.Service{image("db", "mysql:9"), image("x", "postgres:17")}, nil},
		{"the same build", []facts.Service{build("api", "app", "", "")}, []facts.Service{build("web", "app", "", "")}, map[untrusted.Text]untrusted.Text{"api": "web"}},
		{"another folder", []facts.Service{build("api", "app", "", "")}, []facts.Service{build("web", "app2", "", "")}, nil},
		{"another Dockerfile", []facts.Service{build("api", "app", "a", "")}, []facts.Service{build("web", "app", "b", "")}, nil},
		{"another stage", []facts.Service{build("api", "app", "", "a")}, []facts.Service{build("web", "app", "", "b")}, nil},
		{"an image that is built, and one that is not", []facts.Service{both}, []facts.Service{image("web", "acme/api")}, nil},
		{"nothing said", []facts.Service{{Name: "a"}}, []facts.Service{{Name: "b"}}, nil},
		{
			"several alike, and the first is the first",
			[]facts.Service{image("a", "worker"), image("b", "worker"), image("c", "worker")},
			[]facts.Service{image("x", "other"), image("y", "worker"), image("z", "worker")},
			map[untrusted.Text]untrusted.Text{"a": "y", "b": "z"},
		},
	} {
		if got := renames(&facts.Project{Services: c.before}, &facts.Project{Services: c.now}); !maps.Equal(got, c.want) {
			t.Errorf("%s: %v, not %v", c.name, got, c.want)
		}
	}
	one := &facts.Project{Services: []facts.Service{image("db", "postgres:17")}}
	for _, pair := range [][2]*facts.Project{{nil, one}, {one, nil}, {nil, nil}} {
		if got := renames(pair[0], pair[1]); len(got) > 0 {
			t.Errorf("without a scan: %v", got)
		}
	}
}

// Findings speak of a service by its new name wherever they name it, and the ones that
// were given stay as they are.
func TestFindingsOfRenamedServices(t *testing.T) {
	was := []facts.Finding{{
		Rule: "r", Services: []untrusted.Text{"db", "api"},
		Hits:     []facts.Hit{{Service: "db"}, {Service: "api"}},
		Accepted: []facts.Acceptance{{Service: "db"}},
	}}
	got := renamed(was, map[untrusted.Text]untrusted.Text{"db": "database"})[0]
	if got.Services[0] != "database" || got.Services[1] != "api" || got.Hits[0].Service != "database" || got.Hits[1].Service != "api" || got.Accepted[0].Service != "database" {
		t.Errorf("renamed: %+v", got)
	}
	if f := was[0]; f.Services[0] != "db" || f.Hits[0].Service != "db" || f.Accepted[0].Service != "db" {
		t.Errorf("what was given: %+v", f)
	}
}
