package compose

import (
	"sort"
	"strings"

	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/schema"
	"advisor/internal/compose/tree"
	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// Attributes are the attribute paths in use below a service, in file order:
// list indexes are left out, names that the user chose are "*"
// ("networks.*.aliases"), each path stands once at its first place.
func (l *Loaded) Attributes(service string) []facts.Attribute {
	w := &walker{seen: map[string]bool{}}
	if n := l.at("services", service); n != nil {
		rule := int16(schema.ServiceRule)
		if _, ok := l.jobs[service]; ok {
			rule = schema.JobRule
		}
		w.walk(rule, n, "")
	}
	return w.result(l.session.log)
}

// TopAttributes are the attribute paths in use outside of services
// ("networks.*.driver").
func (l *Loaded) TopAttributes() []facts.Attribute {
	w := &walker{seen: map[string]bool{}}
	w.walk(schema.FileRule, l.tree.Without("services").Without("jobs"), "")
	return w.result(l.session.log)
}

// walker collects attribute paths.
type walker struct {
	seen  map[string]bool
	found []foundAttribute
}

type foundAttribute struct {
	path  string
	at    tree.Pos
	value *tree.Node
}

func (w *walker) walk(id int16, n *tree.Node, path string) {
	r := &schema.Table[id]
	switch n.Kind {
	case tree.Mapping:
		for _, e := range n.Entries {
			if e.Val.Implied {
				continue
			}
			next, known, _ := r.Key(e.Key)
			name := e.Key
			if !known {
				name = "*"
			}
			if strings.HasPrefix(name, "x-") {
				name, next = "x-*", 0
			}
			if path != "" {
				name = path + "." + name
			}
			w.add(name, e.At, e.Val)
			if next != 0 {
				w.walk(next, e.Val, name)
			}
		}
	case tree.List:
		for _, item := range n.Items {
			w.walk(r.Items, item, path)
		}
	}
}

func (w *walker) add(path string, at tree.Pos, v *tree.Node) {
	if w.seen[path] {
		return
	}
	w.seen[path] = true
	w.found = append(w.found, foundAttribute{path, at, v})
}

func (w *walker) result(log *diagnostics.Log) []facts.Attribute {
	sort.SliceStable(w.found, func(i, j int) bool { return w.found[i].at.Before(w.found[j].at) })
	out := make([]facts.Attribute, 0, len(w.found))
	for _, f := range w.found {
		out = append(out, facts.Attribute{
			Path: f.path, Place: log.Place(f.at), Value: facts.Hide(f.value.Str()), Written: untrusted.Text(f.value.Shown()), Items: scalarItems(log, f.value),
		})
	}
	return out
}
