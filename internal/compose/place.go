package compose

import (
	"slices"
	"sort"
	"strings"

	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/expand"
	"advisor/internal/compose/tree"
	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// Find is Place, and whether the whole path is there.
func (l *Loaded) Find(path ...string) (untrusted.Place, bool) {
	at, n, whole := l.tree.At, l.tree, true
	for _, key := range path {
		next, nextAt := n.Step(key)
		if next == nil {
			whole = false
			break
		}
		n, at = next, nextAt
	}
	return l.session.log.Place(at), whole
}

func (l *Loaded) at(path ...string) *tree.Node {
	n := l.tree
	for _, key := range path {
		if n, _ = n.Step(key); n == nil {
			return nil
		}
	}
	return n
}

// Lines are the lines of its file that hold those of the text at path. They are
// all the line that it begins in where nothing else can be told, because a
// variable in it brought lines of its own. Nil: there is no text.
func (l *Loaded) Lines(path ...string) []int {
	n := l.at(path...)
	if n == nil || n.Kind != tree.Scalar || n.At.File < 0 || int(n.At.File) >= len(l.session.sources) {
		return nil
	}
	if lines := l.session.sources[n.At.File].TextLines(int(n.At.Line), n.Text); lines != nil {
		return lines
	}
	return slices.Repeat([]int{int(n.At.Line)}, strings.Count(n.Text, "\n")+1)
}

// Variable is the value that the env files of the project give a name.
func (l *Loaded) Variable(name string) (string, bool) { return l.session.env.Lookup(name) }

// Written reports whether the whole path is in the files, not filled in by a
// default.
func (l *Loaded) Written(path ...string) bool {
	n := l.at(path...)
	return n != nil && !n.Implied
}

// Unset reports whether the value at path depends on a variable that has
// neither a value nor a default; such a value still has ${NAME} in it.
func (l *Loaded) Unset(path ...string) bool {
	n := l.at(path...)
	return n != nil && n.Unset
}

// Form is how the value at path is written after merging: "list", "mapping",
// "text" for a single value, "" when there is none.
func (l *Loaded) Form(path ...string) string {
	n := l.at(path...)
	if n == nil {
		return ""
	}
	return [...]string{"", "text", "list", "mapping"}[n.Kind]
}

// scalarItems are the items of a list that are single values.
func scalarItems(log *diagnostics.Log, n *tree.Node) []facts.Item {
	if n.Kind != tree.List {
		return nil
	}
	var out []facts.Item
	for _, item := range n.Items {
		if item.Kind == tree.Scalar {
			out = append(out, facts.Item{Value: facts.Hide(item.Text), Place: log.Place(item.At)})
		}
	}
	return out
}

// Unsets are the variables that the files use and that nothing gives a value,
// in file order, each once.
func (l *Loaded) Unsets() []facts.Unset {
	list := append([]expand.UnsetVariable(nil), l.session.unset.List...)
	sort.SliceStable(list, func(i, j int) bool { return list[i].At.Before(list[j].At) })
	out := make([]facts.Unset, 0, len(list))
	for _, u := range list {
		out = append(out, facts.Unset{Name: untrusted.Text(u.Name), Required: u.Required, Place: l.session.log.Place(u.At)})
	}
	return out
}

// Key is the last key of the path as it may be shown.
func (l *Loaded) Key(path ...string) string {
	last := len(path) - 1
	n := l.at(path[:last]...)
	if i := n.Find(path[last]); i >= 0 {
		return n.Entries[i].Shown()
	}
	return path[last]
}
