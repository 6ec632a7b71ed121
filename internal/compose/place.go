package compose

import (
	"sort"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// Find is Place, and whether the whole path is there.
func (l *Loaded) Find(path ...string) (untrusted.Place, bool) {
	at, n, whole := l.tree.at, l.tree, true
	for i, key := range path {
		next, nextAt := n.step(key)
		if next == nil {
			whole = false
			break
		}
		n = next
		if i > 0 || nextAt != (pos{}) {
			at = nextAt
		}
	}
	return l.session.log.place(at), whole
}

func (l *Loaded) at(path ...string) *node {
	n := l.tree
	for _, key := range path {
		if n, _ = n.step(key); n == nil {
			return nil
		}
	}
	return n
}

// Written reports whether the whole path is in the files, not filled in by a
// default.
func (l *Loaded) Written(path ...string) bool {
	n := l.at(path...)
	return n != nil && !n.implied
}

// Unset reports whether the value at path depends on a variable that has
// neither a value nor a default; such a value still has ${NAME} in it.
func (l *Loaded) Unset(path ...string) bool {
	n := l.at(path...)
	return n != nil && n.unset
}

// Form is how the value at path is written after merging: "list", "mapping",
// "text" for a single value, "" when there is none.
func (l *Loaded) Form(path ...string) string {
	n := l.at(path...)
	if n == nil {
		return ""
	}
	return [...]string{"", "text", "list", "mapping"}[n.kind]
}

// scalarItems are the items of a list that are single values.
func scalarItems(log *reportLog, n *node) []facts.Item {
	if n.kind != list {
		return nil
	}
	var out []facts.Item
	for _, item := range n.items {
		if item.kind == scalar {
			out = append(out, facts.Item{Value: facts.Hide(item.text), Place: log.place(item.at)})
		}
	}
	return out
}

// Unsets are the variables that the files use and that nothing gives a value,
// in file order, each once.
func (l *Loaded) Unsets() []facts.Unset {
	list := append([]unsetVariable(nil), l.session.unset.list...)
	sort.SliceStable(list, func(i, j int) bool { return list[i].at.before(list[j].at) })
	out := make([]facts.Unset, 0, len(list))
	for _, u := range list {
		out = append(out, facts.Unset{Name: untrusted.Text(u.name), Required: u.required, Place: l.session.log.place(u.at)})
	}
	return out
}
