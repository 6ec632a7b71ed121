package roles

import (
	"testing"

	"advisor/internal/facts"
	"advisor/internal/scan/products"
	"advisor/internal/untrusted"
)

// One image of an application runs as several services, whose names tell which of
// them work off queues, end, or stand before it; what is published serves.
func TestPartOfProduct(t *testing.T) {
	for _, c := range []struct {
		name, restart      string
		published, sibling bool
		want               facts.Role
	}{
		{"worker", "", false, false, facts.RoleWorker},
		{"worker", "always", false, true, facts.RoleWorker},
		{"worker", "", true, true, ""},
		{"scheduler", "", false, false, facts.RoleScheduler},
		{"scheduler", "", true, false, ""},
		{"migrate", "", false, false, facts.RoleJob},
		{"migrate", "no", false, true, facts.RoleJob},
		{"migrate", "always", false, false, ""},
		{"migrate", "unless-stopped", false, false, ""},
		{"migrate", "no", true, false, ""},
		{"proxy", "", true, true, facts.RoleWebEdge},
		{"proxy", "", false, true, ""},
		{"proxy", "", true, false, ""},
		{"backup", "", false, true, facts.RoleBackup},
		{"backup", "", true, true, ""},
		{"backup", "", false, false, ""},
		{"something", "", false, true, ""},
		{"something", "", true, true, ""},
	} {
		s := facts.Service{Name: untrusted.Text(c.name), Restart: c.restart}
		if c.published {
			s.Ports = []facts.Port{{Target: "80", Published: "80"}}
		}
		g, ok := partOfProduct(&candidate{s: &s, sibling: c.sibling, product: products.Product{Name: "x", Role: facts.RoleApplication}})
		if got := g.role; ok != (c.want != "") || got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

// What is built on a product is that product, unless it is an application that is
// told to run something else.
func TestBuiltOnProduct(t *testing.T) {
	run := [][]string{{"x"}}
	for name, c := range map[string]struct {
		candidate candidate
		want      facts.Role
	}{
		"a product":                     {candidate{built: true, exact: true, product: products.Product{Role: facts.RoleDatabase}}, facts.RoleDatabase},
		"a product with a command":      {candidate{built: true, exact: true, commands: run, product: products.Product{Role: facts.RoleDatabase}}, facts.RoleDatabase},
		"an application":                {candidate{built: true, exact: true, product: products.Product{Role: facts.RoleApplication}}, facts.RoleApplication},
		"an application with a command": {candidate{built: true, exact: true, commands: run, product: products.Product{Role: facts.RoleApplication}}, ""},
		"only called so":                {candidate{built: true, product: products.Product{Role: facts.RoleDatabase}}, ""},
		"not built on it":               {candidate{exact: true, product: products.Product{Role: facts.RoleDatabase}}, ""},
	} {
		c.candidate.s = &facts.Service{Dockerfile: &facts.Dockerfile{}}
		if g, _ := byDockerfile(&c.candidate); g.role != c.want {
			t.Errorf("%s: %q, want %q", name, g.role, c.want)
		}
	}
}

// A service keeps the command of its image where it has none, or the same web server.
func TestKeepsCommand(t *testing.T) {
	told := facts.Service{Command: []facts.Hidden{facts.Hide("x")}}
	entered := facts.Service{Entrypoint: []facts.Hidden{facts.Hide("x")}}
	for name, c := range map[string]struct {
		candidate candidate
		want      bool
	}{
		"no command":             {candidate{s: &facts.Service{}, commands: [][]string{{"other"}}}, true},
		"the server":             {candidate{s: &told, commands: [][]string{{"nginx", "-g"}}}, true},
		"the server in the end":  {candidate{s: &told, commands: [][]string{{"other"}, {"caddy"}}}, true},
		"the server, not at end": {candidate{s: &told, commands: [][]string{{"nginx"}, {"other"}}}, false},
		"another":                {candidate{s: &told, commands: [][]string{{"other"}}}, false},
		"another entrypoint":     {candidate{s: &entered, commands: [][]string{{"other"}}}, false},
		"nothing that is known":  {candidate{s: &told}, false},
	} {
		if got := c.candidate.keepsCommand(); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
