package rules

import (
	"fmt"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// BenchmarkCheck shows that time grows linearly with the services.
func BenchmarkCheck(b *testing.B) {
	for _, n := range []int{3, 30, 300, 1000} {
		p := system(n)
		b.Run(fmt.Sprintf("services=%d", n), func(b *testing.B) {
			for b.Loop() {
				Check(p, all)
			}
		})
	}
}

// system is a project of n services that hit many rules.
func system(n int) facts.Project {
	p := facts.Project{Files: []facts.File{{Path: "compose.yaml", Kind: "compose"}}}
	for i := range n {
		at := untrusted.Place{File: "compose.yaml", Line: 10 * i}
		name := untrusted.Text(fmt.Sprintf("service-%d", i))
		s := facts.Service{
			Name: name, Place: at, Role: facts.RoleApplication, Stateful: i%5 == 0, Restart: "always", Replicas: 1,
			Image:  &facts.Image{Ref: "docker.io/library/postgres:13", Registry: "docker.io", Repository: "library/postgres", Tag: "13", Place: at},
			Mounts: []facts.Mount{{Kind: "volume", Source: "data", Target: "/data", Place: at}, {Kind: "bind", Source: "./" + name, Target: "/app", Place: at}},
			Ports:  []facts.Port{{Published: fmt.Sprint(8000 + i), Target: "80", Count: 1, Place: at}},
			DependsOn: []facts.Dependency{
				{Service: untrusted.Text(fmt.Sprintf("service-%d", i/2)), Condition: "service_started", Place: at},
			},
		}
		for v := range 10 {
			s.Environment = append(s.Environment, facts.Variable{Name: untrusted.Text(fmt.Sprintf("SETTING_%d", v)), Value: facts.Hide("https://example.org/a?b=c"), Literal: true, Place: at})
		}
		for _, path := range []string{"image", "restart", "environment", "volumes", "ports", "depends_on", "deploy.placement.constraints"} {
			s.Attributes = append(s.Attributes, facts.Attribute{Path: path, Place: at})
		}
		p.Services = append(p.Services, s)
	}
	p.Volumes = []facts.Volume{{Name: "data"}}
	return p
}
