package products

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/imageref"
	"advisor/internal/untrusted"
)

// TestProducts: each entry is complete, and no image belongs to two.
func TestProducts(t *testing.T) {
	all := All()
	if len(all) < 300 {
		t.Errorf("only %d products", len(all))
	}
	names, images := map[string]bool{}, map[string]string{}
	for _, p := range all {
		if p.Name == "" || p.Name != strings.ToLower(p.Name) || names[p.Name] {
			t.Errorf("name %q", p.Name)
		}
		names[p.Name] = true
		if u, err := url.Parse(p.Source); err != nil || u.Scheme != "https" || u.Host == "" || u.Path == "" {
			t.Errorf("%s: source %q", p.Name, p.Source)
		}
		if p.Role == "" {
			t.Errorf("%s: no role", p.Name)
		}
		for _, repo := range p.Images {
			if other, taken := images[repo]; taken {
				t.Errorf("%s belongs to %s and %s", repo, other, p.Name)
			}
			images[repo] = p.Name
			if slices.Contains(genericImages, repo) {
				t.Errorf("%s: %s runs anything", p.Name, repo)
			}
		}
	}
}

func TestFind(t *testing.T) {
	for ref, want := range map[string]struct {
		product string
		sure    bool
	}{
		"postgres:17":                                {"postgres", true},
		"docker.io/library/postgres":                 {"postgres", true},
		"bitnami/postgresql:16":                      {"postgres", true},
		"bitnamilegacy/postgresql":                   {"postgres", true},
		"public.ecr.aws/docker/library/redis:7":      {"redis", true},
		"arm64v8/nginx":                              {"nginx", true},
		"registry.example.org/mirror/grafana/loki":   {"loki", true},
		"docker.elastic.co/kibana/kibana:9":          {"kibana", true},
		"quay.io/keycloak/keycloak":                  {"keycloak", true},
		"mcr.microsoft.com/mssql/server:2022-latest": {"mssql", true},
		"gcr.io/cadvisor/cadvisor":                   {"cadvisor", true},
		"example/postgres":                           {"postgres", false},
		"registry.example.org/team/my-redis":         {"redis", false},
		"stefanprodan/swarmprom-prometheus":          {"prometheus", false},
		"example/app":                                {"", false},
		"example/server":                             {"", false},
		"node:22":                                    {"", false},
		"python":                                     {"", false},
		"${IMAGE}":                                   {"", false},
	} {
		r, sure, ok := Find(imageref.Parse(ref, untrusted.Place{}))
		if ok != (want.product != "") || r.Name != want.product || sure != want.sure {
			t.Errorf("%s: %q %v %v", ref, r.Name, sure, ok)
		}
	}
}

// TestEveryImageFindsItsProduct: the table and the look-up agree.
func TestEveryImageFindsItsProduct(t *testing.T) {
	for _, p := range All() {
		for _, repo := range p.Images {
			img := imageref.Parse("registry.example.org/"+repo, untrusted.Place{})
			if !strings.Contains(repo, "/") {
				img = imageref.Parse(repo, untrusted.Place{})
			}
			if r, sure, ok := Find(img); !ok || !sure || r.Name != p.Name {
				t.Errorf("%s: %q instead of %s", repo, r.Name, p.Name)
			}
		}
	}
}

func TestRolesAreAllThere(t *testing.T) {
	found := map[facts.Role]int{}
	for _, p := range All() {
		found[p.Role]++
	}
	for _, r := range []facts.Role{
		facts.RoleApplication, facts.RoleWebEdge, facts.RoleDatabase, facts.RoleCache, facts.RoleQueue, facts.RoleMonitoring, facts.RoleDevelopment, facts.RoleJob, facts.RoleWorker,
	} {
		if found[r] == 0 {
			t.Errorf("no product is a %s", r)
		}
	}
}
