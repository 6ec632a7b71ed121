package rules

import (
	"bytes"
	_ "embed" // for the tables
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"advisor/internal/facts"
)

//go:embed endoflife.yaml
var endOfLifeYAML []byte

//go:embed publishers.yaml
var publishersYAML []byte

// lifetimes is the table of versions that have ended on the day of the table.
type lifetimes struct {
	AsOf     string     `yaml:"as-of"`
	Products []lifetime `yaml:"products"`
}

// lifetime is one product: Ended holds the versions and the day each ended,
// All the day on which every version did.
type lifetime struct {
	Images    []string          `yaml:"images"` // registry/repository; * stands for any name
	Source    string            `yaml:"source"`
	Codenames map[string]string `yaml:"codenames"` // of versions
	Ended     map[string]string `yaml:"ended"`
	All       string            `yaml:"all"`
}

// decode reads an embedded table strictly. A mistake in it is ours, and the
// tests find it.
func decode(data []byte, into any) {
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(into); err != nil {
		panic(fmt.Sprintf("rules: embedded table: %v", err))
	}
}

// endOfLife is the table, read once: it never changes.
var endOfLife = sync.OnceValue(func() lifetimes {
	var t lifetimes
	decode(endOfLifeYAML, &t)
	return t
})

// publishers are the known ones, read once.
var publishers = sync.OnceValue(func() map[string]bool {
	var t struct {
		Source     string   `yaml:"source"`
		Checked    string   `yaml:"checked"`
		Publishers []string `yaml:"publishers"`
	}
	decode(publishersYAML, &t)
	out := map[string]bool{}
	for _, p := range t.Publishers {
		out[p] = true
	}
	return out
})

// ended reports whether an image gets no security fixes any more on the day of
// the table: its own version, or the Debian release that it is built on.
func (t lifetimes) ended(img facts.Image) bool {
	if img.Unresolved {
		return false
	}
	name, tag := imageName(img), string(img.Tag)
	for _, p := range t.Products {
		if slices.ContainsFunc(p.Images, func(i string) bool { ok, _ := path.Match(i, name); return ok }) {
			if p.All != "" || p.endedVersion(tag) {
				return true
			}
		}
		if strings.HasPrefix(name, "docker.io/library/") && p.endedCodename(tag) {
			return true
		}
	}
	return false
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

func (l lifetime) endedCodename(tag string) bool {
	for part := range strings.SplitSeq(tag, "-") {
		if _, ok := l.Ended[l.Codenames[part]]; ok {
			return true
		}
	}
	return false
}

// endedVersion compares the numbers of a tag with the versions that ended. A
// tag that says less than the table ("3" where 3.8 has ended) means the newest
// one, which lives.
func (l lifetime) endedVersion(tag string) bool {
	version := numbers(tag)
	if len(version) == 0 {
		return false
	}
	var oldest []int
	for cycle := range l.Ended {
		c := numbers(cycle)
		if len(version) >= len(c) && slices.Equal(version[:len(c)], c) {
			return true
		}
		if oldest == nil || slices.Compare(c, oldest) < 0 {
			oldest = c
		}
	}
	n := min(len(version), len(oldest))
	return slices.Compare(version[:n], oldest[:n]) < 0
}

// numbers are the leading numbers of a tag: 3.9-slim is 3, 9.
func numbers(tag string) []int {
	tag, _, _ = strings.Cut(strings.TrimPrefix(tag, "v"), "-")
	var out []int
	for part := range strings.SplitSeq(tag, ".") {
		n, err := strconv.Atoi(part)
		if err != nil {
			return out
		}
		out = append(out, n)
	}
	return out
}
