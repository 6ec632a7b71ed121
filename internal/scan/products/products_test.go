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
	for ref, want := range map[string]string{
		"postgres:17":                                "postgres",
		"docker.io/library/postgres":                 "postgres",
		"bitnami/postgresql:16":                      "postgres",
		"bitnamilegacy/postgresql":                   "postgres",
		"public.ecr.aws/docker/library/redis:7":      "redis",
		"arm64v8/nginx":                              "nginx",
		"registry.example.org/postgres:17":           "postgres",
		"registry.example.org/cache/library/redis":   "redis",
		"registry.example.org/my-postgres":           "",
		"registry.example.org/mirror/grafana/loki":   "loki",
		"docker.elastic.co/kibana/kibana:9":          "kibana",
		"quay.io/keycloak/keycloak":                  "keycloak",
		"mcr.microsoft.com/mssql/server:2022-latest": "mssql",
		"gcr.io/cadvisor/cadvisor":                   "cadvisor",
		"example/postgres":                           "",
		"registry.example.org/team/my-redis":         "",
		"stefanprodan/swarmprom-prometheus":          "",
		"ghcr.io/acme/lite":                          "",
		"ghcr.io/acme/server/core":                   "",
		"vitess/lite":                                "vitess",
		"example/app":                                "",
		"example/server":                             "",
		"node:22":                                    "",
		"python":                                     "",
		"${IMAGE}":                                   "",
	} {
		if r, ok := Find(imageref.Parse(ref, untrusted.Place{})); ok != (want != "") || r.Name != want {
			t.Errorf("%s: %q %v", ref, r.Name, ok)
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
			if r, ok := Find(img); !ok || r.Name != p.Name {
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
		facts.RoleOperations, facts.RoleBackup, facts.RoleCertificates, facts.RoleScheduler,
	} {
		if found[r] == 0 {
			t.Errorf("no product is a %s", r)
		}
	}
}

// genericImages are bases that run anything: only the command says what. None of
// them is an entry.
var genericImages = []string{
	"alpine", "busybox", "debian", "ubuntu", "centos", "fedora", "rockylinux", "almalinux", "amazonlinux", "bash", "node", "python", "golang", "ruby", "php",
	"openjdk", "eclipse-temurin", "rust", "dotnet", "sdk", "aspnet", "runtime", "elixir", "perl", "bun", "deno", "ubi8", "ubi9", "ubi-minimal", "scratch", "hello-world",
	"tomcat", "maven", "gradle", "composer", "git", "curl", "aws-cli", "docker", "alpine-glibc", "distroless", "static", "java", "buildpack-deps", "slim",
}
