package known

import (
	"testing"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

func TestWellKnownPasswords(t *testing.T) {
	for _, v := range []string{"postgres", "changeme", "change-me", "ChangeMe!", "P@ssw0rd", "123456", "admin", "secret", "example", "password123"} {
		if !wellKnown(v) {
			t.Errorf("%q is not known", v)
		}
	}
	for _, v := range []string{"", "kT8#xQ2m", "shop", "8080", "postgresql-shop-9x"} {
		if wellKnown(v) {
			t.Errorf("%q is taken for a default", v)
		}
	}
}

func TestConnectionSecrets(t *testing.T) {
	for text, want := range map[string]bool{
		"postgresql://shop:hunter22@db:5432/shop":   true,
		"redis://:hunter22@cache:6379":              true,
		"postgresql://db:5432/shop":                 false,
		"postgresql://shop:${PW}@db/shop":           false,
		"https://example.org/a:b@c":                 false,
		"Server=db;User Id=sa;Password=hunter22":    true,
		"Server=db;User Id=sa;Password=${PASSWORD}": false,
		"host=db user=x password=hunter22":          true,
		"password=optional":                         false,
		"jdbc:mysql://db/shop?user=a&password=b1c2": true,
	} {
		if got := ConnectionSecret(text); got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

func TestEndOfLife(t *testing.T) {
	image := func(registry, repository, tag string) facts.Image {
		return facts.Image{Registry: untrusted.Text(registry), Repository: untrusted.Text(repository), Tag: untrusted.Text(tag)}
	}
	for _, c := range []struct {
		img  facts.Image
		want bool
	}{
		{image("docker.io", "library/postgres", "9.6"), true},
		{image("docker.io", "library/postgres", "12-alpine"), true},
		{image("docker.io", "library/postgres", "17.5"), false},
		{image("docker.io", "library/postgres", "latest"), false},
		{image("docker.io", "library/postgres", "8.4"), true},
		{image("docker.io", "library/python", "3"), false},
		{image("docker.io", "library/python", "2.7"), true},
		{image("docker.io", "library/python", "3.13-bookworm"), false},
		{image("docker.io", "library/python", "3.13-buster"), true},
		{image("docker.io", "library/redis", "6"), false},
		{image("docker.io", "library/redis", "6.0.20"), true},
		{image("docker.io", "library/nginx", "1.25-alpine"), true},
		{image("docker.io", "library/nginx", "1"), false},
		{image("docker.io", "library/php", "7-fpm"), true},
		{image("docker.io", "library/mysql", "5"), true},
		{image("docker.io", "clickhouse/clickhouse-server", "24.8"), true},
		{image("docker.io", "clickhouse/clickhouse-server", "26.3.1.896"), false},
		{image("docker.io", "library/redis", "8.0"), false},
		{image("docker.io", "library/traefik", "v2.10"), true},
		{image("docker.io", "library/eclipse-temurin", "17"), false},
		{image("docker.io", "library/node", "lts"), false},
		{image("docker.io", "library/debian", "buster-slim"), true},
		{image("docker.io", "library/ubuntu", "18.04"), true},
		{image("docker.io", "library/ubuntu", "24.04"), false},
		{image("docker.io", "library/alpine", "3"), false},
		{image("docker.io", "library/mariadb", "10"), false},
		{image("docker.io", "library/mariadb", "10.11"), false},
		{image("docker.io", "bitnami/postgresql", "16"), true},
		{image("docker.elastic.co", "elasticsearch/elasticsearch", "7.17.0"), true},
		{image("public.ecr.aws", "docker/library/node", "14"), true},
		{image("registry.example.org", "library/postgres", "9.6"), false},
	} {
		if got := EndOfLife(c.img) != ""; got != c.want {
			t.Errorf("%s/%s:%s: %v, want %v", c.img.Registry, c.img.Repository, c.img.Tag, got, c.want)
		}
	}
}

// TestEndOfLifeTableIsItsOwnClock: what is in the table had ended on its day.
func TestEndOfLifeTableIsItsOwnClock(t *testing.T) {
	table := endOfLife()
	for _, l := range table.Products {
		if len(l.Images) == 0 || l.Source == "" || len(l.Ended) == 0 && l.All == "" {
			t.Errorf("%v: incomplete", l.Images)
		}
		for version, day := range l.Ended {
			if day > table.AsOf || len(numbers(version)) == 0 {
				t.Errorf("%v %s: %s is after %s", l.Images, version, day, table.AsOf)
			}
		}
		if l.All > table.AsOf {
			t.Errorf("%v: %s is after %s", l.Images, l.All, table.AsOf)
		}
	}
}
