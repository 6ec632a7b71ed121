package compose

import (
	"sort"
	"strings"

	"advisor/internal/facts"
)

// Attributes are the attribute paths in use below a service, in file order:
// list indexes are left out, names that the user chose are "*"
// ("networks.*.aliases"), each path stands once at its first place.
func (l *Loaded) Attributes(service string) []facts.Attribute {
	w := &walker{seen: map[string]bool{}}
	if n := l.at("services", service); n != nil {
		w.walk(ruleService, n, "")
	}
	return w.result(l.session.log)
}

// TopAttributes are the attribute paths in use outside of services
// ("networks.*.driver").
func (l *Loaded) TopAttributes() []facts.Attribute {
	w := &walker{seen: map[string]bool{}}
	w.walk(ruleFile, l.tree.without("services"), "")
	return w.result(l.session.log)
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

func (w *walker) result(log *reportLog) []facts.Attribute {
	sort.SliceStable(w.found, func(i, j int) bool { return w.found[i].at.before(w.found[j].at) })
	out := make([]facts.Attribute, 0, len(w.found))
	for _, f := range w.found {
		out = append(out, facts.Attribute{
			Path: f.path, Place: log.place(f.at), Value: facts.Hide(f.value.str()), Items: scalarItems(log, f.value),
		})
	}
	return out
}
