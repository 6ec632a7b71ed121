package sets

import (
	"cmp"
	"slices"
	"strings"
)

// Files is a set of files beside the base of a project that describes an
// environment.
type Files struct {
	Name string
	Kind string
	// Files are their names in the folder, in the order in which they are put
	// over one another.
	Files []string
	// Layer: the name says that they are no project by themselves.
	Layer bool
}

// candidate is a file that is named for an environment.
type candidate struct {
	Files
	label string // without the word override
	extra int    // words of the label that mean no environment
	rank  int    // of the plainest word
}

// Sort takes the Compose files of a folder apart: into sets that describe
// environments, and files of no set. Those are variants that are named for no
// environment, templates, and files that repeat a plainer one of the same kind
// with something else in it, such as another engine: prod-mysql beside prod.
func Sort(names []string) (found []Files, rest []string) {
	var all []candidate
	layers := map[string]string{} // by the label of what they are put over
	for _, n := range names {
		label, ok := Variant(n)
		if !ok || IsTemplate(n) {
			rest = append(rest, n)
			continue
		}
		c := take(n, label)
		switch {
		case c.Layer && layers[c.label] == "":
			layers[c.label] = n
		case c.Kind == "":
			rest = append(rest, n)
		default:
			all = append(all, c)
		}
	}
	for i, c := range all {
		if over := layers[c.label]; over != "" {
			all[i].Files.Files = append(c.Files.Files, over)
			delete(layers, c.label)
		}
	}
	for label, n := range layers {
		if c := take(n, label); c.Kind != "" {
			c.Layer = true
			all = append(all, c)
		} else {
			rest = append(rest, n)
		}
	}
	slices.SortFunc(all, func(a, b candidate) int { return cmp.Compare(a.Files.Files[0], b.Files.Files[0]) })
	found, others := named(all)
	rest = append(rest, others...)
	slices.Sort(rest)
	return found, rest
}

// take reads the label of a file.
func take(name, label string) candidate {
	c := candidate{rank: 99}
	var words []string
	for _, w := range wordsOf(label) {
		if w == override {
			c.Layer = true
		} else {
			words = append(words, w)
		}
	}
	c.label = strings.Join(words, "-")
	c.Kind = KindOf(c.label)
	if label == "stack" {
		c.Kind = Production
	}
	for _, w := range words {
		if kind, rank := wordKind(w); kind == "" {
			c.extra++
		} else if kind == c.Kind {
			c.rank = min(c.rank, rank)
		}
	}
	if label == "stack" {
		c.extra = 0
	}
	c.Files.Files = []string{name}
	return c
}

// named gives the plainest candidate of each kind the name of the kind, and
// others that are as plain the middle part of their own. What is less plain
// repeats it. Where the plainest are as many and say more than the kind, none
// has its name.
func named(all []candidate) (found []Files, rest []string) {
	for _, c := range all {
		best, same := c, 0
		for _, o := range all {
			if o.Kind != c.Kind {
				continue
			}
			if o.extra == c.extra {
				same++
			}
			if cmp.Or(cmp.Compare(o.extra, best.extra), cmp.Compare(o.rank, best.rank), cmp.Compare(len(o.label), len(best.label))) < 0 {
				best = o
			}
		}
		switch {
		case best.extra < c.extra:
			rest = append(rest, c.Files.Files...)
			continue
		case best.Files.Files[0] != c.Files.Files[0], c.extra > 0 && same > 1:
			c.Name = c.label
		default:
			c.Name = c.Kind
		}
		found = append(found, c.Files)
	}
	return found, rest
}
