package imageref

import (
	"testing"

	"advisor/internal/untrusted"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		ref, registry, repository, tag, digest string
		unresolved                             bool
	}{
		{"postgres", "docker.io", "library/postgres", "", "", false},
		{"postgres:17.5", "docker.io", "library/postgres", "17.5", "", false},
		{"grafana/grafana:12", "docker.io", "grafana/grafana", "12", "", false},
		{"localhost:5000/shop/api", "localhost:5000", "shop/api", "", "", false},
		{"ghcr.io/a/b/c:1@sha256:00", "ghcr.io", "a/b/c", "1", "sha256:00", false},
		{"redis:${TAG}", "docker.io", "library/redis", "${TAG}", "", true},
		{"redis:${TAG:-7/x}", "docker.io", "library/redis", "${TAG:-7/x}", "", true},
		{"${REGISTRY}/shop/api:2", "", "shop/api", "2", "", true},
		{"${REGISTRY:-ghcr.io}/shop/api", "", "shop/api", "", "", true},
		{"${IMAGE}", "", "", "", "", true},
		{"$IMAGE", "", "", "", "", true},
		{"UPPER/case", "UPPER", "case", "", "", false},
		{"a b", "", "", "", "", true},
		{"", "", "", "", "", true},
	} {
		got := Parse(c.ref, untrusted.Place{Line: 3})
		if string(got.Registry) != c.registry || string(got.Repository) != c.repository || string(got.Tag) != c.tag ||
			string(got.Digest) != c.digest || got.Unresolved != c.unresolved || got.Place.Line != 3 {
			t.Errorf("%q: %+v", c.ref, got)
		}
	}
}

func TestKnown(t *testing.T) {
	for ref, want := range map[string]bool{
		"postgres:17": true,
		"public.ecr.aws/docker/library/postgres:1": true,
		"bitnami/postgres":                         false,
		"example.org/postgres":                     false,
	} {
		if got := Known(Parse(ref, untrusted.Place{}), "postgres"); got != want {
			t.Errorf("%s: %v", ref, got)
		}
	}
	if Short(Parse("ghcr.io/a/b/c:1", untrusted.Place{})) != "c" {
		t.Error("short name")
	}
}
