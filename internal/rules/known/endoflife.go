package known

import (
	"cmp"
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

// EndOfLife is the day on which security fixes ended for an image that gets none
// any more on the day of the table, YYYY-MM-DD: for its own version, or the
// release of the system that it is built on; "before" and a day for a version that
// is older than the table goes back. Empty: it lives, or nobody knows.
func EndOfLife(img facts.Image) string { return endOfLife().ended(img) }

func (t lifetimes) ended(img facts.Image) string {
	if img.Unresolved {
		return ""
	}
	name, tag := imageName(img), string(img.Tag)
	for _, p := range t.Products {
		if slices.ContainsFunc(p.Images, func(i string) bool { ok, _ := path.Match(i, name); return ok }) {
			if day := cmp.Or(p.All, p.endedVersion(tag)); day != "" {
				return day
			}
		}
		if strings.HasPrefix(name, "docker.io/library/") {
			if day := p.endedCodename(tag); day != "" {
				return day
			}
		}
	}
	return ""
}

func (l lifetime) endedCodename(tag string) string {
	for part := range strings.SplitSeq(tag, "-") {
		if day := l.Ended[l.Codenames[part]]; day != "" {
			return day
		}
	}
	return ""
}

// endedVersion compares the numbers of a tag with the versions that ended. A
// tag that says less than the table ("3" where 3.8 has ended) means the newest
// one, which lives.
func (l lifetime) endedVersion(tag string) string {
	version := numbers(tag)
	if len(version) == 0 {
		return ""
	}
	var oldest []int
	var before string
	for cycle, day := range l.Ended {
		c := numbers(cycle)
		if len(version) >= len(c) && slices.Equal(version[:len(c)], c) {
			return day
		}
		if oldest == nil || slices.Compare(c, oldest) < 0 {
			oldest, before = c, day
		}
	}
	if n := min(len(version), len(oldest)); slices.Compare(version[:n], oldest[:n]) < 0 {
		return "before " + before
	}
	return ""
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
