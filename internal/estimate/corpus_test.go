package estimate

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"advisor/internal/compose"
	"advisor/internal/facts"
	"advisor/internal/scan"
)

// TestDefaultsAgainstLimits compares what is assumed for services with the limits
// that public projects set for them. docs/costs.md says how far off they are.
func TestDefaultsAgainstLimits(t *testing.T) {
	corpus, err := filepath.Abs(filepath.Join("..", "..", "..", "shared", "corpus", "projects"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(corpus); errors.Is(err, os.ErrNotExist) {
		t.Skip("there is no corpus at ../shared/corpus")
	}
	for _, c := range []struct {
		project string
		files   []string
		within  bool
	}{
		{"open-telemetry+opentelemetry-demo", []string{"compose.yaml", "compose.full.yaml"}, true},
		{"spring-petclinic+spring-petclinic-microservices", []string{"docker-compose.yml"}, true},
		{"stefanprodan+swarmprom", []string{"docker-compose.yml"}, true},
		{"zabbix+zabbix-docker", []string{"docker-compose_v3_alpine_mysql_latest.yaml"}, true},
		{"onyx-dot-app+onyx", []string{"deployment/docker_compose/docker-compose.yml", "deployment/docker_compose/docker-compose.resources.yml"}, false}, // models in memory, which no file shows
	} {
		limits, assumed, services := againstLimits(t, filepath.Join(corpus, c.project), c.files)
		if services == 0 {
			t.Errorf("%s: no service sets a limit", c.project)
			continue
		}
		t.Logf("%s: %d services with limits of %.1f GB together; assumed %.1f, %.1f, %.1f", c.project, services, limits, assumed.Low, assumed.Typical, assumed.High)
		if inside := assumed.Low <= limits && limits <= assumed.High; inside != c.within {
			t.Errorf("%s: limits of %.1f GB, assumed %v", c.project, limits, assumed)
		}
		if off := assumed.Typical / limits; c.within && (off < 0.5 || off > 2.5) {
			t.Errorf("%s: the middle is %.1f times the limits", c.project, off)
		}
	}
}

// againstLimits adds up the limits that a project sets, and what would be assumed
// for the same services.
func againstLimits(t *testing.T, project string, names []string) (limits float64, assumed Range, services int) {
	t.Helper()
	var files []string
	for _, n := range names {
		files = append(files, filepath.Join(project, n))
	}
	p, _, err := scan.Load(context.Background(), scan.Input{Input: compose.Input{Dir: project, Files: files}})
	if err != nil {
		t.Fatal(err)
	}
	var with []facts.Service
	for _, s := range p.Services {
		if s.Resources.MemoryLimit > 0 && s.Orchestrated() {
			limits += float64(s.Resources.MemoryLimit) / gib * float64(s.Replicas)
			s.Resources, s.Inactive = facts.Resources{}, false
			with = append(with, s)
		}
	}
	return limits, memoryOfFiles(facts.Project{Services: with}, Default()).Memory, len(with)
}
