package known

import (
	"slices"
	"strings"
	"sync"

	"advisor/internal/facts"
)

// publisherTable are the publishers whose images somebody answers for.
type publisherTable struct {
	Source     string   `yaml:"source"`
	Checked    string   `yaml:"checked"`
	Publishers []string `yaml:"publishers"`
}

// publishers are the known ones, made once.
var publishers = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, p := range publishersTable().Publishers {
		out[p] = true
	}
	return out
})

// Namespace is registry and organisation: docker.io/grafana.
func Namespace(img facts.Image) string {
	registry := registryName(string(img.Registry))
	repository := strings.ToLower(string(img.Repository))
	org, _, found := strings.Cut(repository, "/")
	if !found {
		org = "library"
	}
	return registry + "/" + org
}

// registryName is the registry's name; no registry means Docker Hub.
func registryName(registry string) string {
	switch registry {
	case "", "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com":
		return "docker.io"
	}
	return registry
}

// Verified reports whether an image is official, from a vendor's registry or of a well-known
// publisher. A registry with another name is somebody's own choice.
func Verified(img facts.Image) bool {
	registry := registryName(string(img.Registry))
	public := []string{"docker.io", "ghcr.io", "quay.io", "public.ecr.aws", "registry.gitlab.com"}
	if !slices.Contains(public, registry) {
		return true
	}
	org := Namespace(img)
	return org == "docker.io/library" || publishers()[org[strings.LastIndex(org, "/")+1:]]
}

// imageName is registry/repository, official images written out.
func imageName(img facts.Image) string {
	repository := string(img.Repository)
	registry := registryName(string(img.Registry))
	if registry == "docker.io" && !strings.Contains(repository, "/") {
		repository = "library/" + repository
	}
	if registry == "public.ecr.aws" && strings.HasPrefix(repository, "docker/library/") {
		return "docker.io/" + strings.TrimPrefix(repository, "docker/")
	}
	return registry + "/" + repository
}
