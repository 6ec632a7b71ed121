package portability

import (
	"fmt"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// BenchmarkOf shows that time grows linearly with the services.
func BenchmarkOf(b *testing.B) {
	for _, n := range []int{3, 30, 300, 1000} {
		var p facts.Project
		for i := range n {
			at := line(10 * i)
			s := facts.Service{
				Name: untrusted.Text(fmt.Sprintf("service-%d", i)), Place: at, Image: &facts.Image{Place: at},
				Mounts: []facts.Mount{{Kind: "volume", Source: "data", Place: at}, {Kind: "bind", Source: "./x", Place: at}},
				Ports:  []facts.Port{{Published: "80", Count: 1, Place: at}},
			}
			for _, path := range []string{"image", "restart", "environment", "volumes", "ports", "depends_on", "deploy.placement.constraints", "ulimits", "labels"} {
				s.Attributes = append(s.Attributes, facts.Attribute{Path: path, Place: at})
			}
			p.Services = append(p.Services, s)
		}
		b.Run(fmt.Sprintf("services=%d", n), func(b *testing.B) {
			for b.Loop() {
				Assess(p)
			}
		})
	}
}
