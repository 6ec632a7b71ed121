// Package products is the catalogue of well-known software that images are made
// of, with its role, and finds the entry of an image. It judges no service: an
// image may run something else than its publisher meant.
//
// An entry is one row of a table of its role: name, role, whether it keeps
// data, repositories, and the publisher's own page.
package products

import (
	"strings"
	"sync"

	"advisor/internal/facts"
)

// Product is one entry.
type Product struct {
	Name string
	Role facts.Role
	// Stateful: it keeps data that must survive the container, whatever the
	// project mounts.
	Stateful bool
	// Images are repositories on any registry, without tag; the first one is
	// where the product is documented.
	Images []string
	// Source is the address of the publisher's own page.
	Source string
}

// row is a Product as the tables write it: images separated by spaces; an
// empty source means the Docker Hub page of the first image.
type row struct {
	name     string
	role     facts.Role
	stateful bool
	images   string
	source   string
}

// All are all entries, by role and name.
func All() []Product {
	all := rows()
	out := make([]Product, 0, len(all))
	for _, r := range all {
		out = append(out, r.product())
	}
	return out
}

func rows() []row {
	var out []row
	for _, t := range [][]row{databases, caches, queues, edges, monitors, consoles, housekeepers, developmentHelpers, jobs, applications} {
		out = append(out, t...)
	}
	return out
}

func (r row) product() Product {
	p := Product{Name: r.name, Role: r.role, Stateful: r.stateful, Images: strings.Fields(r.images), Source: r.source}
	switch first := p.Images[0]; {
	case p.Source != "":
	case strings.Contains(first, "/"):
		p.Source = "https://hub.docker.com/r/" + first
	default:
		p.Source = "https://hub.docker.com/_/" + first
	}
	return p
}

// catalogue finds products by repository.
type catalogue struct {
	rows  []row
	exact map[string]int // "library/postgres", "bitnami/postgresql"
}

// known is the catalogue, built once.
var known = sync.OnceValue(func() catalogue {
	c := catalogue{rows: rows(), exact: map[string]int{}}
	for i, r := range c.rows {
		for _, repo := range strings.Fields(r.images) {
			if !strings.Contains(repo, "/") {
				repo = "library/" + repo
			}
			c.exact[repo] = i
		}
	}
	return c
})

// publishers re-publish official images under their own name.
var publishers = []string{
	"bitnamilegacy/", "bitnamisecure/", "docker/library/", "mirror/docker/library/", "amd64/", "arm64v8/", "arm32v7/", "chainguard/", "dockerhub/library/", "dhi/",
}

// Find looks an image up by its whole repository; not ok where it is not known:
// any publisher may use the last word of a well-known name. A product that is
// found has no images and no source.
func Find(img facts.Image) (p Product, ok bool) {
	r, ok := known().find(img)
	return Product{Name: r.name, Role: r.role, Stateful: r.stateful}, ok
}

func (c catalogue) find(img facts.Image) (r row, ok bool) {
	repo := string(img.Repository)
	if repo == "" {
		return row{}, false
	}
	for _, name := range candidates(repo) {
		if i, ok := c.exact[name]; ok {
			return c.rows[i], true
		}
	}
	return row{}, false
}

// candidates are the names under which a repository may stand in the table,
// where whole names and the last two words of longer ones stand.
func candidates(repo string) []string {
	out := []string{repo}
	if !strings.Contains(repo, "/") {
		out = append(out, "library/"+repo)
	}
	for _, p := range publishers {
		if rest, ok := strings.CutPrefix(repo, p); ok {
			out = append(out, "library/"+rest, "bitnami/"+rest)
		}
	}
	if parts := strings.Split(repo, "/"); len(parts) > 2 {
		out = append(out, strings.Join(parts[len(parts)-2:], "/"))
	}
	return out
}
