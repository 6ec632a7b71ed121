// Package imageref reads image references as docker does: short names belong
// to Docker Hub, official images to its library. It never asks a registry.
package imageref

import (
	"strings"

	"github.com/distribution/reference"

	"advisor/internal/facts"
	"advisor/internal/lazyregexp"
	"advisor/internal/untrusted"
)

// Hub is the registry of names without one.
const Hub = "docker.io"

// Parse reads a reference. Variables that are left in it ("${TAG}") make it
// unresolved; what stands beside them is still read. A text that is no
// reference at all keeps only its Ref, and is unresolved too.
func Parse(ref string, at untrusted.Place) facts.Image {
	ref, credentials := withoutCredentials(strings.TrimSpace(ref))
	img := facts.Image{Ref: untrusted.Text(ref), Unresolved: strings.Contains(ref, "$"), Place: at}
	name, tag, pinned := split(strings.TrimPrefix(ref, "***@"))
	img.Tag, img.Digest = untrusted.Text(tag), untrusted.Text(pinned)
	img.Registry, img.Repository = normalize(name)
	if img.Repository == "" || credentials {
		img.Unresolved = true
	}
	return img
}

// digest is the end of a reference that is pinned.
var digest = lazyregexp.New(`@(?:sha(?:256|384|512):[0-9A-Fa-f]+|\$\{.*\})$`)

// withoutCredentials drops what stands before an "@" that does not begin a
// digest, and reports whether something did. docker refuses such a reference,
// and a password may be in it.
func withoutCredentials(ref string) (string, bool) {
	pinned := digest.FindString(ref)
	name := strings.TrimSuffix(ref, pinned)
	i := strings.LastIndexByte(name, '@')
	if i < 0 {
		return ref, false
	}
	return "***@" + name[i+1:] + pinned, true
}

// Valid reports whether docker takes ref as the reference of an image.
func Valid(ref string) bool {
	_, err := reference.ParseNormalizedNamed(ref)
	return err == nil
}

// Familiar is ref in the short form that people write, without the tag latest:
// "node" for docker.io/library/node:latest. What is no reference stays as it is.
func Familiar(ref string) string {
	named, err := reference.ParseNormalizedNamed(ref)
	if err != nil {
		return ref
	}
	return strings.TrimSuffix(reference.FamiliarString(named), ":latest")
}

// split cuts NAME[:TAG][@DIGEST]. A colon counts as the tag's only after the
// last slash that is outside of ${…}.
func split(ref string) (name, tag, digest string) {
	name = ref
	if i := lastOutside(name, '@'); i >= 0 {
		name, digest = name[:i], name[i+1:]
	}
	if i := lastOutside(name, ':'); i > lastOutside(name, '/') {
		name, tag = name[:i], name[i+1:]
	}
	return name, tag, digest
}

// lastOutside is the last index of c that is not inside ${…}, or -1.
func lastOutside(s string, c byte) int {
	last, depth := -1, 0
	for i := range len(s) {
		switch {
		case s[i] == '{' && i > 0 && s[i-1] == '$':
			depth++
		case s[i] == '}' && depth > 0:
			depth--
		case s[i] == c && depth == 0:
			last = i
		}
	}
	return last
}

// normalize splits a name into registry and repository; both are empty where
// it cannot be a name.
func normalize(name string) (registry, repository untrusted.Text) {
	if strings.Contains(name, "$") {
		return unresolved(name)
	}
	named, err := reference.ParseNormalizedNamed(name)
	if err != nil {
		return "", ""
	}
	return untrusted.Text(reference.Domain(named)), untrusted.Text(reference.Path(named))
}

// unresolved keeps the parts of a name without variables: "${REG}/shop/api"
// has the repository shop/api in an unknown registry.
func unresolved(name string) (registry, repository untrusted.Text) {
	i := strings.LastIndexByte(name, '}')
	rest := strings.TrimPrefix(name[i+1:], "/")
	if i < 0 || rest == "" || strings.Contains(rest, "$") {
		return "", ""
	}
	return "", untrusted.Text(rest)
}

// Known reports whether the image is the one of that repository on Docker Hub,
// whatever registry it is mirrored in: "postgres" matches library/postgres and
// public.ecr.aws/docker/library/postgres.
func Known(img facts.Image, repository string) bool {
	r := string(img.Repository)
	if !strings.Contains(repository, "/") {
		repository = "library/" + repository
	}
	return r == repository || strings.HasSuffix(r, "/"+repository)
}

// Short is the last part of the repository: "postgres" of bitnami/postgres.
func Short(img facts.Image) string {
	r := string(img.Repository)
	return r[strings.LastIndexByte(r, '/')+1:]
}
