package compose

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

// mergeRule says how the values below one path are merged. The zero value is
// a deep merge all the way down.
type mergeRule struct {
	style style
	keys  map[string]*mergeRule
	each  *mergeRule // for keys that are not in keys
	same  func(*node) string
}

// mergeRules are the exceptions from a deep merge, as docker compose makes
// them (compose-go's override package).
func mergeRules() *mergeRule {
	pairs, replaced, ulimit := &mergeRule{style: pairwise}, &mergeRule{style: over}, &mergeRule{style: either}
	by := func(key func(*node) string) *mergeRule { return &mergeRule{same: key} }
	text := by(textKey)
	service := &mergeRule{keys: map[string]*mergeRule{
		"annotations": pairs, "environment": pairs, "labels": pairs, "sysctls": pairs,
		"command": replaced, "entrypoint": replaced,
		"healthcheck": {keys: map[string]*mergeRule{"test": replaced}},
		"build": {keys: map[string]*mergeRule{
			"args": pairs, "additional_contexts": pairs, "labels": pairs, "tags": text, "ulimits": {each: ulimit},
		}},
		"deploy":  {keys: map[string]*mergeRule{"labels": pairs}},
		"logging": {style: logging},
		"ulimits": {each: ulimit},
		"cap_add": text, "cap_drop": text, "dns": text, "dns_opt": text, "dns_search": text, "expose": text,
		"links": text, "profiles": text, "tmpfs": text,
		"networks": {each: &mergeRule{keys: map[string]*mergeRule{"aliases": text, "link_local_ips": text}}},
		"configs":  by(mountKey("/")), "secrets": by(mountKey("/run/secrets/")),
		"devices": by(fieldKey("target")), "volumes": by(fieldKey("target")),
		"env_file": by(fieldKey("path")), "ports": by(portKey),
	}}
	labelled := &mergeRule{each: &mergeRule{keys: map[string]*mergeRule{"labels": pairs}}}
	return &mergeRule{keys: map[string]*mergeRule{
		"services": {each: service}, "jobs": {each: service},
		"networks": {each: &mergeRule{keys: map[string]*mergeRule{
			"labels": pairs, "ipam": {keys: map[string]*mergeRule{"config": {style: pools}}},
		}}},
		"volumes": labelled, "secrets": labelled, "configs": labelled,
	}}
}

func (r *mergeRule) key(k string) *mergeRule {
	if r == nil {
		return nil
	}
	if next, ok := r.keys[k]; ok {
		return next
	}
	return r.each
}

// merger puts files over one another.
type merger struct {
	log *reportLog
	// final applies !reset and !override for good; otherwise the marks stay,
	// since they count for earlier files, too.
	final bool
}

// merge puts b over a. Either may be nil.
func (m merger) merge(a, b *node, r *mergeRule, at pos, where *trail) *node {
	switch {
	case b == nil:
		return a
	case a == nil || b.mark == replace:
		return m.clean(b)
	}
	style := deep
	if r != nil {
		style = r.style
	}
	switch {
	case b.kind == null && style != over && style != pairwise:
		return a
	case style == over, a.kind == null, a.kind == scalar, style == either && b.kind == scalar:
		return m.clean(b)
	case a.kind != b.kind:
		m.log.problem(at, "", "%s is %s here and %s in what it is merged with", where, b.words(), a.words())
		return a
	case a.kind == list && style == pools:
		return m.pools(a, b)
	case a.kind == list:
		return m.lists(a, b, r)
	case style == logging && differ(a.get("driver"), b.get("driver")):
		return m.clean(b)
	}
	return m.mappings(a, b, r, where)
}

func differ(a, b *node) bool { return a != nil && b != nil && a.text != b.text }

func (m merger) mappings(a, b *node, r *mergeRule, where *trail) *node {
	out := newEntries(len(a.entries) + len(b.entries))
	for _, e := range a.entries {
		i := b.find(e.key)
		if i < 0 {
			out.add(e)
			continue
		}
		o := b.entries[i]
		if o.val.mark == reset {
			if !m.final {
				out.add(o)
			}
			continue
		}
		next := r.key(e.key)
		if r != nil && r.style == pairwise {
			next = &mergeRule{style: over}
		}
		v := m.merge(e.val, o.val, next, o.at, &trail{where, e.key})
		if v.at == e.val.at { // added to, not replaced: it stands where it began
			o.at = e.at
		}
		out.add(entry{e.key, o.at, v})
	}
	for _, e := range b.entries {
		if a.find(e.key) >= 0 || e.val.mark == reset && m.final {
			continue
		}
		out.add(entry{e.key, e.at, m.clean(e.val)})
	}
	merged := newMapping(a.at, out.list)
	if !m.final {
		merged.mark = b.mark
	}
	return merged
}

// lists puts the items of b behind those of a, without what is there already.
func (m merger) lists(a, b *node, r *mergeRule) *node {
	items := append([]*node(nil), a.items...)
	known := newBag(items)
	for _, v := range b.items {
		if v = m.clean(v); len(items) < maxEntries && !known.has(v) {
			items = append(items, v)
		}
	}
	merged := newList(a.at, items)
	if r != nil && r.same != nil {
		merged = unique(merged, r.same)
	}
	if !m.final {
		merged.mark = b.mark
	}
	return merged
}

// pools merges address pools: one for each subnet, the later one wins.
func (m merger) pools(a, b *node) *node {
	return unique(newList(a.at, append(append([]*node(nil), a.items...), b.items...)), fieldKey("subnet"))
}

// clean drops what a mark left behind, when marks count for good.
func (m merger) clean(n *node) *node {
	if !m.final || !n.marks && n.mark == keep {
		return n
	}
	switch n.kind {
	case mapping:
		b := newEntries(len(n.entries))
		for _, e := range n.entries {
			if e.val.mark != reset {
				b.add(entry{e.key, e.at, m.clean(e.val)})
			}
		}
		return newMapping(n.at, b.list)
	case list:
		items := make([]*node, 0, len(n.items))
		for _, v := range n.items {
			if v.mark != reset {
				items = append(items, m.clean(v))
			}
		}
		return newList(n.at, items)
	}
	return copied(n).marked(keep)
}
