// Package merge puts Compose files over one another.
package merge

import (
	"maps"
	"slices"

	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/tree"
)

// style is how a value of a later file is put over one of an earlier file.
type style uint8

const (
	deep     style = iota // mappings key by key, lists one after the other, texts replaced
	over                  // replaced
	pairwise              // key by key; a key without value replaces, too
	logging               // replaced when the driver is another
	pools                 // address pools by subnet
	either                // mappings key by key, anything else replaced
)

// Rule says how the values below one path are merged. The zero value is
// a deep merge all the way down.
type Rule struct {
	style style
	keys  map[string]*Rule
	each  *Rule // for keys that are not in keys
	same  func(*tree.Node) string
}

// Rules are the exceptions from a deep merge, as docker compose makes
// them (compose-go's override package). The lists of a job keep what is
// repeated.
func Rules() *Rule {
	pairs, replaced, ulimit := &Rule{style: pairwise}, &Rule{style: over}, &Rule{style: either}
	by := func(key func(*tree.Node) string) *Rule { return &Rule{same: key} }
	text := by(TextKey)
	container := map[string]*Rule{
		"annotations": pairs, "environment": pairs, "labels": pairs, "sysctls": pairs,
		"command": replaced, "entrypoint": replaced,
		"healthcheck": {keys: map[string]*Rule{"test": replaced}},
		"build": {keys: map[string]*Rule{
			"args": pairs, "additional_contexts": pairs, "labels": pairs,
		}},
		"logging": {style: logging},
		"ulimits": {each: ulimit},
	}
	service := maps.Clone(container)
	maps.Copy(service, map[string]*Rule{
		"build":   {keys: maps.Clone(container["build"].keys)},
		"deploy":  {keys: map[string]*Rule{"labels": pairs}},
		"cap_add": text, "cap_drop": text, "dns": text, "dns_opt": text, "dns_search": text, "expose": text,
		"links": text, "profiles": text, "tmpfs": text,
		"networks": {each: &Rule{keys: map[string]*Rule{"aliases": text, "link_local_ips": text}}},
		"configs":  by(MountKey("/")), "secrets": by(MountKey("/run/secrets/")),
		"devices": by(FieldKey("target")), "volumes": by(FieldKey("target")),
		"env_file": by(FieldKey("path")), "ports": by(PortKey),
	})
	service["build"].keys["tags"] = text
	labelled := &Rule{each: &Rule{keys: map[string]*Rule{"labels": pairs}}}
	return &Rule{keys: map[string]*Rule{
		"services": {each: &Rule{keys: service}}, "jobs": {each: &Rule{keys: container}},
		"networks": {each: &Rule{keys: map[string]*Rule{
			"labels": pairs, "ipam": {keys: map[string]*Rule{"config": {style: pools}}},
		}}},
		"volumes": labelled, "secrets": labelled, "configs": labelled,
	}}
}

// Key is the rule for the value of a key; nil is a deep merge.
func (r *Rule) Key(k string) *Rule {
	if r == nil {
		return nil
	}
	if next, ok := r.keys[k]; ok {
		return next
	}
	return r.each
}

// Merger puts files over one another.
type Merger struct {
	Log *diagnostics.Log
	// Final applies !reset and !override for good; otherwise the marks stay,
	// since they count for earlier files, too.
	Final bool
}

// Merge puts b over a. Either may be nil.
func (m Merger) Merge(a, b *tree.Node, r *Rule, at tree.Pos, where *diagnostics.Path) *tree.Node {
	switch {
	case b == nil:
		return a
	case a == nil || b.Mark == tree.Replace:
		return m.clean(b)
	}
	style := deep
	if r != nil {
		style = r.style
	}
	switch {
	case b.Kind == tree.Null && style != over && style != pairwise:
		return a
	case style == over, a.Kind == tree.Null, a.Kind == tree.Scalar, style == either && b.Kind == tree.Scalar:
		return m.clean(b)
	case a.Kind != b.Kind:
		m.Log.LeaveOut(at, where.String(), "", "%s is %s here and %s in what it is merged with", where, b.Describe(), a.Describe())
		return a
	case a.Kind == tree.List && style == pools:
		return m.pools(a, b, where)
	case a.Kind == tree.List:
		return m.lists(a, b, r)
	case style == logging && differ(a.Get("driver"), b.Get("driver")):
		return m.clean(b)
	}
	return m.mappings(a, b, r, where)
}

func differ(a, b *tree.Node) bool { return a != nil && b != nil && a.Text != b.Text }

func (m Merger) mappings(a, b *tree.Node, r *Rule, where *diagnostics.Path) *tree.Node {
	out := tree.NewBuilder(len(a.Entries) + len(b.Entries))
	for _, e := range a.Entries {
		i := b.Find(e.Key)
		if i < 0 {
			out.Add(e)
			continue
		}
		o := b.Entries[i]
		if o.Val.Mark == tree.Reset {
			if !m.Final {
				out.Add(o)
			}
			continue
		}
		next := r.Key(e.Key)
		if r != nil && r.style == pairwise {
			next = &Rule{style: over}
		}
		v := m.Merge(e.Val, o.Val, next, o.At, &diagnostics.Path{Up: where, Key: e.Key})
		if v.At == e.Val.At { // added to, not replaced: it stands where it began
			o.At = e.At
		}
		out.Add(tree.Entry{Key: e.Key, At: o.At, Val: v, Written: o.Written})
	}
	for _, e := range b.Entries {
		if a.Find(e.Key) >= 0 || e.Val.Mark == tree.Reset && m.Final {
			continue
		}
		out.Add(tree.Entry{Key: e.Key, At: e.At, Val: m.clean(e.Val), Written: e.Written})
	}
	merged := tree.NewMapping(a.At, out.List)
	if !m.Final {
		merged.Mark = b.Mark
	}
	return merged
}

// lists puts the items of b behind those of a, without what is there already.
func (m Merger) lists(a, b *tree.Node, r *Rule) *tree.Node {
	items := append([]*tree.Node(nil), a.Items...)
	known := tree.NewNodeSet(items)
	for _, v := range b.Items {
		if v = m.clean(v); len(items) < tree.MaxEntries && known.Add(v) {
			items = append(items, v)
		}
	}
	merged := tree.NewList(a.At, items)
	if r != nil && r.same != nil {
		merged = Unique(merged, r.same)
	}
	if !m.Final {
		merged.Mark = b.Mark
	}
	return merged
}

// pools merges address pools as docker compose does: those of b count, each
// put over that of a with the same subnet, if there is one.
func (m Merger) pools(a, b *tree.Node, where *diagnostics.Path) *tree.Node {
	subnet := FieldKey("subnet")
	var items []*tree.Node
	at := func(key string) int {
		return slices.IndexFunc(items, func(n *tree.Node) bool { return subnet(n) == key })
	}
	for _, under := range a.Items {
		for _, v := range b.Items {
			v = m.clean(v)
			i := at(subnet(v))
			if subnet(v) != subnet(under) && i < 0 {
				items = append(items, v)
				continue
			}
			under = m.Merge(under, v, nil, v.At, where)
			if i = at(subnet(under)); i >= 0 {
				items[i] = under
			} else {
				items = append(items, under)
			}
		}
	}
	return tree.NewList(a.At, items)
}

// clean drops what a mark left behind, when marks count for good.
func (m Merger) clean(n *tree.Node) *tree.Node {
	if !m.Final || !n.Marks && n.Mark == tree.Keep {
		return n
	}
	switch n.Kind {
	case tree.Mapping:
		b := tree.NewBuilder(len(n.Entries))
		for _, e := range n.Entries {
			if e.Val.Mark != tree.Reset {
				b.Add(tree.Entry{Key: e.Key, At: e.At, Val: m.clean(e.Val), Written: e.Written})
			}
		}
		return tree.NewMapping(n.At, b.List)
	case tree.List:
		items := make([]*tree.Node, 0, len(n.Items))
		for _, v := range n.Items {
			if v.Mark != tree.Reset {
				items = append(items, m.clean(v))
			}
		}
		return tree.NewList(n.At, items)
	}
	return tree.Copy(n).Marked(tree.Keep)
}
