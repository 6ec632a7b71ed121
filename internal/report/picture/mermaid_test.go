package picture

import (
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/report/fixture"
	"advisor/internal/report/words"
)

func TestMermaidDrawsEachDependencyOnce(t *testing.T) {
	p := &facts.Project{Services: []facts.Service{
		fixture.Needs(fixture.Service("api", 1, facts.RoleApplication, ""), "db", "db", "api", "gone"),
		fixture.Keeps(fixture.Service("db", 2, facts.RoleDatabase, "postgres"), "data", "/data"),
	}}
	want := "flowchart LR\n  s0[\"api\"]\n  s1[(\"db\")]\n  s0 --> s1\n"
	if got := Mermaid(p); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestMermaidDrawsNothingOfOneService(t *testing.T) {
	if got := Mermaid(&facts.Project{Services: []facts.Service{fixture.Service("api", 1, facts.RoleApplication, "")}}); got != "" {
		t.Errorf("got %s", got)
	}
}

// TestMermaidDrawsRolesOfManyServices: a large system is drawn in as many
// boxes as it has roles.
func TestMermaidDrawsRolesOfManyServices(t *testing.T) {
	got := Mermaid(fixture.Large().Facts)
	if n := strings.Count(got, "["); n != len(words.ByRole(fixture.Large().Facts.Services)) || !strings.Contains(got, `["Worker, 6 services"]`) {
		t.Errorf("%d boxes:\n%s", n, got)
	}
}

// TestMermaidLabels: a name is a quoted label or nothing.
func TestMermaidLabels(t *testing.T) {
	for in, want := range map[string]string{
		"api-1.internal":     `"api-1.internal"`,
		`a"]; click s0 "x`:   `"a#quot;#93;#59; click s0 #quot;x"`,
		"end":                `"end"`,
		"```":                `"#96;#96;#96;"`,
		"<b>&amp;":           `"#60;b#62;#38;amp#59;"`,
		"\u6570\u636e\u5e93": "\"\u6570\u636e\u5e93\"",
		"a\nb":               `"a#92;u#123;a#125;b"`,
	} {
		if got := label(in); got != want {
			t.Errorf("label(%q) = %s, want %s", in, got, want)
		}
	}
}
