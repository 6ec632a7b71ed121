package report

import (
	"strings"
	"testing"

	"advisor/internal/facts"
)

func TestMermaidDrawsEachDependencyOnce(t *testing.T) {
	p := &facts.Project{Services: []facts.Service{
		needs(service("api", 1, facts.RoleApplication, ""), "db", "db", "api", "gone"),
		keeps(service("db", 2, facts.RoleDatabase, "postgres"), "data", "/data"),
	}}
	want := "flowchart LR\n  s0[\"api\"]\n  s1[(\"db\")]\n  s0 --> s1\n"
	if got := mermaid(p); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestMermaidDrawsNothingOfOneService(t *testing.T) {
	if got := mermaid(&facts.Project{Services: []facts.Service{service("api", 1, facts.RoleApplication, "")}}); got != "" {
		t.Errorf("got %s", got)
	}
}

// TestMermaidDrawsRolesOfManyServices: a large system is drawn in as many
// boxes as it has roles.
func TestMermaidDrawsRolesOfManyServices(t *testing.T) {
	got := mermaid(large().Facts)
	if n := strings.Count(got, "["); n != len(byRole(large().Facts.Services)) || !strings.Contains(got, `["Worker, 6 services"]`) {
		t.Errorf("%d boxes:\n%s", n, got)
	}
}
