package rules

import (
	"path"
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/rules/known"
	"advisor/internal/untrusted"
)

const trusted = "https://docs.docker.com/docker-hub/image-library/trusted-content/"

// securityImageRules are about where images come from and how old they are.
// Images of Dockerfiles count too.
func securityImageRules() []Rule {
	return []Rule{
		{
			ID: "image-not-pinned", Theme: facts.Security, Severity: facts.Medium,
			Title: "Image without a version",
			Says:  "%s runs an image whose tag names no version.", Several: "%s run images whose tags name no version.",
			Why:              "The next start may pull another program than the one that was tested, and there is no earlier version to go back to.",
			Remedy:           "Name a version, and let a bot raise it by pull request.",
			RemedyCompose:    "Write `image: name:1.2.3`, ideally followed by the digest.",
			RemedyKubernetes: "Name a version: without one, each node may run another image, and `latest` changes the pull policy to `Always`.",
			Source:           "https://docs.docker.com/build/building/best-practices/", Check: imageNotPinned,
		},
		{
			ID: "image-from-unverified-source", Theme: facts.Security, Severity: facts.Low,
			Title: "Image from an unknown publisher",
			Says:  "%s runs an image that is neither official nor from a known publisher.", Several: "%s run images that are neither official nor from a known publisher.",
			Why:              "Anyone can publish on a public registry; nothing guarantees that the image contains what its page says, or that it gets security fixes.",
			Remedy:           "Check who builds the image and from what, or build it yourselves from an official base.",
			RemedyCompose:    "Use an official or verified image, or copy the checked image to your own registry.",
			RemedyKubernetes: "Mirror the checked image to your own registry, and let an admission policy allow only that registry.",
			Source:           trusted, Check: imageUnverified,
		},
		{
			ID: "image-end-of-life", Theme: facts.Security, Severity: facts.Medium,
			Title: "Image past its end of life",
			Says:  "%s runs a version that no longer gets security fixes.", Several: "%s run versions that no longer get security fixes.",
			Why:              "Every vulnerability that is found from now on stays open.",
			Remedy:           "Move to a supported version first; for a database, try the upgrade on a copy.",
			RemedyCompose:    "Raise the version; for a database, dump and restore the data, or use the upgrade tool of the vendor.",
			RemedyKubernetes: "Upgrade before the move: changing the platform and the major version at once leaves no way back.",
			Source:           "https://endoflife.date/", Check: imageEndOfLife,
		},
	}
}

func imageNotPinned(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		if img := pulled(s); img != nil && moving(*img) {
			return hit(s, img.Ref, img.Place)
		}
		return nil
	})
}

// moving reports whether the content of an image changes under the same name:
// its tag names no version, only a channel or a variant (latest, lts, alpine).
func moving(img facts.Image) bool {
	if img.Unresolved || img.Digest != "" {
		return false
	}
	tag := strings.ToLower(string(img.Tag))
	if slices.Contains([]string{"", "latest", "edge", "nightly", "main", "master", "dev", "develop", "canary", "unstable"}, tag) {
		return true
	}
	return !slices.ContainsFunc(strings.FieldsFunc(tag, func(r rune) bool { return r == '-' || r == '_' }), func(part string) bool {
		return namesVersion(part) || release(path.Base(string(img.Repository)), part)
	})
}

// namesVersion reports whether a part of a tag has a number that is not that of
// the system below: alpine3.20 is none. A digest of a commit is one.
func namesVersion(part string) bool {
	if !strings.ContainsAny(part, "0123456789") {
		return len(part) == 40 // a commit without a digit is as good as impossible, and harmless
	}
	return !slices.ContainsFunc([]string{"alpine", "debian", "ubuntu", "ubi", "amd64", "arm64", "x86"}, func(system string) bool { return strings.HasPrefix(part, system) })
}

// release reports whether a word is the name of a release of a system, which is the
// version of that system's own image.
func release(image, word string) bool {
	names := map[string][]string{
		"debian":         {"buster", "bullseye", "bookworm", "trixie", "forky"},
		"ubuntu":         {"bionic", "focal", "jammy", "noble", "resolute"},
		"buildpack-deps": {"buster", "bullseye", "bookworm", "trixie", "focal", "jammy", "noble"},
	}
	return slices.Contains(names[image], word)
}

func imageUnverified(p facts.Project) []Hit {
	own := ownNamespaces(p)
	return each(p, func(s facts.Service) []Hit {
		img := pulled(s)
		if img == nil || img.Unresolved || known.Verified(*img) || own[known.Namespace(*img)] || byItsMaker(*img) {
			return nil
		}
		return hit(s, img.Ref, img.Place)
	})
}

// ownNamespaces are the registries and organisations that the project gives
// its own builds, and those that carry the project's name.
func ownNamespaces(p facts.Project) map[string]bool {
	own := map[string]bool{}
	seen := map[string]map[untrusted.Text]bool{}
	for _, s := range p.Services {
		if s.Image == nil {
			continue
		}
		n := known.Namespace(*s.Image)
		if s.Build != nil || len(s.Name) >= 4 && letters(strings.ToLower(string(s.Name))) == letters(path.Base(n)) || namesake(n, string(p.Name)) || namesake(path.Base(string(s.Image.Repository)), string(p.Name)) {
			own[n] = true
		}
		if seen[n] == nil {
			seen[n] = map[untrusted.Text]bool{}
		}
		seen[n][s.Image.Repository] = true
		// Two different images of one publisher: this is whose system it is.
		if len(seen[n]) >= 2 {
			own[n] = true
		}
	}
	return own
}

// byItsMaker reports whether a publisher is called like what it publishes
// (outlinewiki/outline): whoever makes the software made the image.
func byItsMaker(img facts.Image) bool {
	namespace := known.Namespace(img)
	org := letters(namespace[strings.LastIndex(namespace, "/")+1:])
	for word := range strings.FieldsFuncSeq(strings.ToLower(path.Base(string(img.Repository))), func(r rune) bool { return r == '-' || r == '_' || r == '.' }) {
		if len(word) >= 4 && (strings.Contains(org, word) || len(org) >= 4 && strings.Contains(word, org)) {
			return true
		}
	}
	return false
}

// letters is a name without what separates its words.
func letters(name string) string { return strings.NewReplacer("-", "", "_", "", ".", "").Replace(name) }

// namesake reports whether an organisation is called like the project: by a
// word of four letters or more.
func namesake(namespace, project string) bool {
	org := namespace[strings.LastIndex(namespace, "/")+1:]
	for word := range strings.FieldsFuncSeq(strings.ToLower(project), func(r rune) bool { return r == '-' || r == '_' }) {
		if len(word) >= 4 && !slices.Contains([]string{"docker", "compose", "community", "edition", "server", "stack", "deploy", "self", "hosted", "example", "production"}, word) && strings.Contains(org, word) {
			return true
		}
	}
	return false
}

func imageEndOfLife(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		var out []Hit
		if img := pulled(s); img != nil {
			out = append(out, ended(s, img, img)...)
		}
		if f := s.Dockerfile; f != nil && f.From() != nil {
			out = append(out, ended(s, f.From(), f.Base)...)
		}
		return out
	})
}

// ended is a hit with the day where an image has ended; shown is the image as it
// may be shown.
func ended(s facts.Service, img, shown *facts.Image) []Hit {
	day := known.EndOfLife(*img)
	if day == "" {
		return nil
	}
	return hit(s, untrusted.Text("ended "+day+", ")+shown.Ref, shown.Place) // the day first: a long name is cut
}
