package known

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"advisor/internal/facts"
)

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

// endOfLife is the table, made once: it never changes.
var endOfLife = sync.OnceValue(endOfLifeTable)

// AsOf is the day on which the table of ends of life was true, YYYY-MM-DD.
func AsOf() string { return endOfLife().AsOf }

// EndOfLife reports whether an image gets no security fixes any more on the day
// of the table: its own version, or the Debian release that it is built on.
func EndOfLife(img facts.Image) bool { return endOfLife().ended(img) }

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
