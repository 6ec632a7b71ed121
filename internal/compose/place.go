package compose

import (
	"sort"
	"strconv"
	"strings"

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
	return l.session.place(at), whole
}

// step goes to the value of a key or the item of an index, and says where
// that stands.
func (n *node) step(key string) (*node, pos) {
	switch n.kind {
	case mapping:
		if i := n.find(key); i >= 0 {
			return n.entries[i].val, n.entries[i].at
		}
	case list:
		if i, err := strconv.Atoi(key); err == nil && i >= 0 && i < len(n.items) {
			return n.items[i], n.items[i].at
		}
	}
	return nil, pos{}
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

// Written tells whether the whole path is in the files, not filled in by a
// default.
func (l *Loaded) Written(path ...string) bool {
	n := l.at(path...)
	return n != nil && !n.implied
}

// Unset tells whether the value at path depends on a variable that has
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

// Attributes are the attribute paths in use below a service, in file order:
// list indexes are left out, names that the user chose are "*"
// ("networks.*.aliases"), each path stands once at its first place.
func (l *Loaded) Attributes(service string) []facts.Attribute {
	w := &walker{seen: map[string]bool{}}
	if n := l.at("services", service); n != nil {
		w.walk(ruleService, n, "")
	}
	return w.result(l.session)
}

// TopAttributes are the attribute paths in use outside of services
// ("networks.*.driver").
func (l *Loaded) TopAttributes() []facts.Attribute {
	w := &walker{seen: map[string]bool{}}
	w.walk(ruleFile, l.tree.without("services"), "")
	return w.result(l.session)
}

// walker collects attribute paths.
type walker struct {
	seen  map[string]bool
	found []foundAttribute
}

type foundAttribute struct {
	path  string
	at    pos
	value *node
}

func (w *walker) walk(id int16, n *node, path string) {
	r := &ruleTable[id]
	switch n.kind {
	case mapping:
		for _, e := range n.entries {
			if e.val.implied {
				continue
			}
			next, known, _ := r.key(e.key)
			name := e.key
			if !known {
				name = "*"
			}
			if strings.HasPrefix(name, "x-") {
				name, next = "x-*", 0
			}
			if path != "" {
				name = path + "." + name
			}
			w.add(name, e.at, e.val)
			if next != 0 {
				w.walk(next, e.val, name)
			}
		}
	case list:
		for _, item := range n.items {
			w.walk(r.items, item, path)
		}
	}
}

func (w *walker) add(path string, at pos, v *node) {
	if w.seen[path] {
		return
	}
	w.seen[path] = true
	w.found = append(w.found, foundAttribute{path, at, v})
}

func (w *walker) result(s *session) []facts.Attribute {
	sort.SliceStable(w.found, func(i, j int) bool { return w.found[i].at.before(w.found[j].at) })
	out := make([]facts.Attribute, 0, len(w.found))
	for _, f := range w.found {
		out = append(out, facts.Attribute{
			Path: f.path, Place: s.place(f.at), Value: facts.Hide(f.value.str()), Items: s.scalarItems(f.value),
		})
	}
	return out
}

// scalarItems are the items of a list that are single values.
func (s *session) scalarItems(n *node) []facts.Item {
	if n.kind != list {
		return nil
	}
	var out []facts.Item
	for _, item := range n.items {
		if item.kind == scalar {
			out = append(out, facts.Item{Value: facts.Hide(item.text), Place: s.place(item.at)})
		}
	}
	return out
}

// Unsets are the variables that the files use and that nothing gives a value,
// in file order, each once.
func (l *Loaded) Unsets() []facts.Unset {
	list := append([]unsetVariable(nil), l.session.unsets...)
	sort.SliceStable(list, func(i, j int) bool { return list[i].at.before(list[j].at) })
	out := make([]facts.Unset, 0, len(list))
	for _, u := range list {
		out = append(out, facts.Unset{Name: untrusted.Text(u.name), Required: u.required, Place: l.session.place(u.at)})
	}
	return out
}

// Variables are the entries of a mapping of names to values, such as
// ("services", name, "environment"), sorted by name. Values that come from an
// env file stay written as ${NAME}; Literal tells that the file itself has a
// value, be it a default.
func (l *Loaded) Variables(path ...string) []facts.Variable {
	n := l.at(path...)
	if n == nil || n.kind != mapping {
		return nil
	}
	out := make([]facts.Variable, 0, len(n.entries))
	for _, e := range n.entries {
		shown := e.val.text
		if e.val.plain != "" {
			shown = e.val.plain
		}
		out = append(out, facts.Variable{
			Name: untrusted.Text(e.key), Value: facts.Hide(shown), Place: l.session.place(e.at),
			Literal: e.val.kind == scalar && (!e.val.filled || literal(shown)),
		})
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out
}

// literal tells whether a text has anything but ${NAME} in it.
func literal(text string) bool {
	for text != "" {
		if !strings.HasPrefix(text, "${") {
			return true
		}
		end := strings.IndexByte(text, '}')
		if end < 0 {
			return true
		}
		text = text[end+1:]
	}
	return false
}

// Ports are the published ports of a service, as many and in the same order
// as in Project: a range is one entry with its count.
func (l *Loaded) Ports(service string) []facts.Port {
	n := l.at("services", service, "ports")
	if n == nil {
		return nil
	}
	out := make([]facts.Port, 0, len(n.items))
	for _, p := range n.items {
		first, last, _ := portRange(p.get("target"))
		out = append(out, facts.Port{
			HostIP: untrusted.Text(p.get("host_ip").str()), Published: p.get("published").str(), Target: p.get("target").str(),
			Protocol: p.get("protocol").str(), Mode: p.get("mode").str(), Count: last - first + 1, Place: l.session.place(p.at),
		})
	}
	return out
}
