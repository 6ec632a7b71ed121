package portability

import (
	"fmt"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// service is one with a role that depends on others.
func service(name untrusted.Text, role facts.Role, on ...untrusted.Text) facts.Service {
	s := facts.Service{Name: name, Role: role}
	for _, d := range on {
		s.DependsOn = append(s.DependsOn, facts.Dependency{Service: d})
	}
	return s
}

func stateful(s facts.Service) facts.Service {
	s.Stateful = true
	return s
}

func store(s facts.Service) facts.Service {
	s.Stateful, s.Store = true, true
	return s
}

func image(s facts.Service, ref untrusted.Text) facts.Service {
	s.Image = &facts.Image{Ref: ref}
	return s
}

func TestOrder(t *testing.T) {
	idle := service("idle", facts.RoleApplication)
	idle.Inactive = true
	for name, c := range map[string]struct {
		services []facts.Service
		want     string
	}{
		"nothing": {nil, "[]"},
		"one application": {
			[]facts.Service{store(service("db", facts.RoleDatabase)), service("edge", facts.RoleWebEdge, "web"), service("web", facts.RoleApplication, "db"), service("worker", facts.RoleWorker, "db")},
			"[stateless [web worker] data [db] switch [edge]]",
		},
		"domains of their own databases, and what all depend on": {
			[]facts.Service{
				service("config", facts.RoleApplication),
				service("orders", facts.RoleApplication, "orders-db", "config"), service("orders-jobs", facts.RoleWorker, "orders-db", "config"), store(service("orders-db", facts.RoleDatabase)),
				service("users", facts.RoleApplication, "users-db", "config"), store(service("users-db", facts.RoleDatabase)),
			},
			"[stateless [config] stateless [users] stateless [orders orders-jobs] data [orders-db users-db]]",
		},
		"files, monitoring, a cache that keeps nothing": {
			[]facts.Service{stateful(service("cloud", facts.RoleApplication, "cache")), service("cache", facts.RoleCache), service("prometheus", facts.RoleMonitoring, "cloud"), service("mail", facts.RoleDevelopment), idle},
			"[replace [prometheus] files [cloud] data [cache]]",
		},
		"a job belongs to those that wait for it, and one image is one domain": {
			[]facts.Service{
				image(service("beat", facts.RoleWorker, "db"), "shop:1"), image(service("web", facts.RoleApplication, "db", "init"), "shop:1"), service("init", facts.RoleJob, "db"),
				service("mail", facts.RoleApplication, "db"), store(service("db", facts.RoleDatabase)),
			},
			"[stateless [mail] stateless [beat web init] data [db]]",
		},
		"a missing service and a cycle": {
			[]facts.Service{service("a", facts.RoleApplication, "b", "gone"), service("b", facts.RoleApplication, "a")},
			"[stateless [a b]]",
		},
	} {
		var got []any
		for _, m := range Order(facts.Project{Services: c.services}) {
			got = append(got, m.Step, m.Services)
			if m.Action == "" || m.Why == "" {
				t.Errorf("%s: %s has no action or reason", name, m.Step)
			}
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("%s: %v, want %s", name, got, c.want)
		}
	}
}
