package portability

import (
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// matched is a row that an attribute belongs to, with the places.
type matched struct {
	row    int
	places []untrusted.Place
}

// find collects the places of each row. What lies below a path that a row has
// already is the same use of it.
func (t Table) find(attributes []facts.Attribute, x index) map[int][]untrusted.Place {
	found, above := map[int][]untrusted.Place{}, map[int]string{}
	for _, a := range attributes {
		for _, m := range t.match(a, x) {
			if above[m.row] == "" || !strings.HasPrefix(a.Path, above[m.row]) {
				found[m.row] = append(found[m.row], m.places...)
				above[m.row] = a.Path + "."
			}
		}
	}
	return found
}

// match finds the rows that an attribute belongs to: those with the longest
// pattern; among them, a row whose value fits comes before one for any value.
func (t Table) match(a facts.Attribute, x index) []matched {
	path := strings.Split(a.Path, ".")
	var out []matched
	longest, valued := 0, false
	for _, p := range x[path[0]] {
		r := t.Rows[p.row]
		if len(p.names) < longest || !under(path, p.names) {
			continue
		}
		places := r.fits(a)
		if places == nil || len(p.names) == longest && valued && r.value == nil {
			continue
		}
		if len(p.names) > longest || r.value != nil && !valued {
			out, longest, valued = nil, len(p.names), r.value != nil
		}
		out = append(out, matched{row: p.row, places: places})
	}
	return out
}

// under reports whether a path is a pattern or lies below it. A star stands for
// a name, which may have dots of its own.
func under(path, pattern []string) bool {
	if len(pattern) == 0 {
		return true
	}
	if pattern[0] != "*" {
		return len(path) > 0 && path[0] == pattern[0] && under(path[1:], pattern[1:])
	}
	for i := 1; i <= len(path); i++ {
		if under(path[i:], pattern[1:]) {
			return true
		}
	}
	return false
}

// fits gives the places of an attribute that the row's value allows; nil: it
// does not.
func (r Row) fits(a facts.Attribute) []untrusted.Place {
	if r.value == nil || len(a.Items) == 0 && r.value.MatchString(a.Value.Reveal()) {
		return []untrusted.Place{a.Place}
	}
	var out []untrusted.Place
	for _, it := range a.Items {
		if r.value.MatchString(it.Value.Reveal()) {
			out = append(out, it.Place)
		}
	}
	return out
}
