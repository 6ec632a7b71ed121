package rules

import (
	"slices"
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

func TestMessage(t *testing.T) {
	long := func(letter string) untrusted.Text { return untrusted.Text(strings.Repeat(letter, 40)) }
	web, db := untrusted.Text("web"), untrusted.Text("db")
	for name, c := range map[string]struct {
		hits []Hit
		want string
	}{
		"a service":            {[]Hit{{Service: web}}, "web is open."},
		"with details":         {[]Hit{{Service: web, Detail: "80"}, {Service: db}, {Service: web, Detail: "443"}}, "web (80, 443) and db are open."},
		"the same detail once": {[]Hit{{Service: web, Detail: "80"}, {Service: web, Detail: "80"}}, "web (80) is open."},
		"the project":          {[]Hit{{Detail: "12 services"}}, "12 services is open."},
		"a file":               {[]Hit{{In: ".env", Detail: "TOKEN"}, {In: ".env", Detail: "KEY"}}, ".env (TOKEN, KEY) is open."},
		"many services": {
			[]Hit{{Service: "a"}, {Service: "b"}, {Service: "c"}, {Service: "d"}, {Service: "e"}, {Service: "f"}, {Service: "g"}},
			"a, b, c, d, e and 2 more are open.",
		},
		"many details": {
			[]Hit{{Service: web, Detail: "1"}, {Service: web, Detail: "2"}, {Service: web, Detail: "3"}, {Service: web, Detail: "4"}},
			"web (1, 2, 3 and 1 more) is open.",
		},
		"a long name": {[]Hit{{Service: untrusted.Text(strings.Repeat("x", 60))}}, strings.Repeat("x", 39) + "… is open."},
		"names that are too long together": {
			[]Hit{{Service: long("a")}, {Service: long("b")}, {Service: long("c"), Detail: long("d")}, {Service: long("e"), Detail: long("f")}, {Service: "g"}},
			string(long("a")) + ", " + string(long("b")) + ", " + string(long("c")) + " (" + string(long("d")) + ") and 2 more are open.",
		},
	} {
		if got := message("%s is open.", "%s are open.", c.hits); string(got) != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestFindingsAreSortedAndHaveEachPlaceOnce(t *testing.T) {
	at := func(line int) untrusted.Place { return untrusted.Place{File: "compose.yaml", Line: line} }
	socket := facts.Mount{Kind: "bind", Source: "/var/run/docker.sock", Place: at(9)}
	p := facts.Project{
		Files: []facts.File{{Path: "compose.yaml", Kind: "compose"}},
		Services: []facts.Service{
			{Name: "a", Place: at(3), Mounts: []facts.Mount{socket, socket}},
			{Name: "b", Place: at(2), Attributes: []facts.Attribute{{Path: "deploy.placement.constraints", Place: at(5)}}},
		},
	}
	got := Check(p, all)
	var order []string
	for _, f := range got {
		order = append(order, string(f.Severity)+" "+string(f.Theme)+" "+f.Rule)
		if f.Evidence == nil || f.Services == nil {
			t.Errorf("%s: nil slices", f.Rule)
		}
	}
	if order[0] != "high security docker-socket-mounted" || order[1] != "high ignored-by-compose placement-ignored" {
		t.Errorf("order: %v", order[:2])
	}
	if want := []untrusted.Place{at(9)}; !slices.Equal(got[0].Evidence, want) {
		t.Errorf("evidence %v, want %v", got[0].Evidence, want)
	}
}
