package rules

import (
	"slices"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// What nearly every project lacks is asked for where the answers make it matter,
// or where a system is large.
func TestAskedWhereItMatters(t *testing.T) {
	project := func(n int) facts.Project {
		p := facts.Project{Files: []facts.File{{Path: "compose.yaml", Kind: "compose"}}, Orchestrated: n}
		for range n {
			p.Services = append(p.Services, facts.Service{Name: untrusted.Text("s" + string(rune('a'+len(p.Services)))), Role: facts.RoleApplication, Health: &facts.Health{Form: "cmd"}})
		}
		return p
	}
	for name, c := range map[string]struct {
		services int
		needs    Needs
		want     []string
	}{
		"nothing is known":           {3, Needs{}, nil},
		"customers depend on it":     {3, Needs{Customers: true}, []string{"no-log-collection", "no-metrics"}},
		"on one program of it":       {1, Needs{Customers: true}, []string{"no-metrics"}},
		"a target for availability":  {3, Needs{Availability: true}, []string{"no-log-collection", "no-tracing"}},
		"ten services and no answer": {10, Needs{}, []string{"no-log-collection", "no-tracing"}},
	} {
		var got []string
		for _, f := range Check(project(c.services), c.needs) {
			if slices.Contains([]string{"no-log-collection", "no-metrics", "no-tracing"}, f.Rule) {
				got = append(got, f.Rule)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// A product is known by its image, not by a part of its name.
func TestWhatWatchesIsKnownByItsImage(t *testing.T) {
	service := func(name, repository string, role facts.Role) facts.Service {
		return facts.Service{Name: untrusted.Text(name), Image: &facts.Image{Repository: untrusted.Text(repository)}, Role: role}
	}
	for name, c := range map[string]struct {
		s    facts.Service
		want bool
	}{
		"vector":                      {service("logs", "timberio/vector", facts.RoleMonitoring), true},
		"pgvector is a database":      {service("db", "pgvector/pgvector", facts.RoleDatabase), false},
		"a collector of several":      {service("c", "otel/opentelemetry-collector-contrib", facts.RoleApplication), true},
		"its own image, by its role":  {service("vector-aggregator", "acme/logs", facts.RoleMonitoring), true},
		"its own image, an exporter":  {service("pdf-exporter", "example/pdf-exporter", facts.RoleApplication), false},
		"an exporter, by its role":    {service("pg-exporter", "example/pg-exporter", facts.RoleMonitoring), true},
		"a worker with such a letter": {service("sequencer", "example/sequencer", facts.RoleWorker), false},
	} {
		if got := runs(facts.Project{Services: []facts.Service{c.s}}, "vector", "seq", "opentelemetry", "exporter"); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
