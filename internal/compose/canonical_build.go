package compose

import "strings"

func (c *canon) build(v *node) *node {
	v = long(v, "context")
	return each(v, func(key string, b *node) *node {
		switch key {
		case "context":
			return c.contextPath(b)
		case "args", "labels":
			return pairsToMapping(b)
		case "ssh":
			c.named(b, key, "default")
			return pairsToMapping(b)
		case "additional_contexts":
			c.named(b, key, "")
			return each(pairsToMapping(b), func(_ string, p *node) *node { return c.contextPath(p) })
		case "extra_hosts":
			return hostsToList(b)
		case "secrets":
			return eachItem(b, fileMount)
		case "no_cache_filter":
			return toList(b)
		}
		return b
	})
}

// named reports items of a list that are not NAME=value; but is a name that
// needs no value.
func (c *canon) named(n *node, key, but string) {
	for _, item := range items(n) {
		if item.kind == scalar && !item.unset && item.text != but && !strings.Contains(item.text, "=") {
			c.log.problem(item.at, "write NAME=value", "%s.build.%s: an item without a name", c.at, key)
		}
	}
}

// extends gets the long form; its file becomes relative to the project.
func (c *canon) extends(v *node) *node {
	return each(long(v, "service"), func(key string, f *node) *node {
		if key == "file" && !remote(f.text) {
			return c.pathText(f)
		}
		return f
	})
}

func (c *canon) envFile(v *node) *node {
	v = each(long(v, "path"), func(key string, p *node) *node {
		if key == "path" {
			return c.pathText(p)
		}
		return p
	})
	return withDefault(v, "required", boolean, "true")
}

func (c *canon) watch(v *node) *node {
	v = renamed(v, "x-initialSync", "initial_sync")
	return each(v, func(key string, w *node) *node {
		switch key {
		case "ignore", "include":
			return toList(w)
		case "path":
			return c.pathText(w)
		}
		return w
	})
}

// device gives source:target:permissions its long form.
func device(v *node) *node {
	if v.kind != scalar {
		return v
	}
	parts := splitOutside(v.text)
	for len(parts) < 3 {
		parts = append(parts, "")
	}
	if parts[1] == "" {
		parts[1] = parts[0]
	}
	if parts[2] == "" {
		parts[2] = "rwm"
	}
	return newMapping(v.at, []entry{
		{"source", v.at, newText(v, parts[0])},
		{"target", v.at, newText(v, parts[1])},
		{"permissions", v.at, newText(v, parts[2])},
	})
}

// splitOutside splits at colons, but not at those inside ${…}.
func splitOutside(text string) []string {
	var parts []string
	depth, from := 0, 0
	for i := 0; i < len(text); i++ {
		switch {
		case strings.HasPrefix(text[i:], "${"):
			depth++
		case text[i] == '}' && depth > 0:
			depth--
		case text[i] == ':' && depth == 0:
			parts = append(parts, text[from:i])
			from = i + 1
		}
	}
	return append(parts, text[from:])
}
