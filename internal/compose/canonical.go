package compose

import (
	"strings"
)

// canon rewrites the short forms of one file into long ones, so that files can
// be merged key by key, and makes relative paths relative to the project
// directory. Values of wrong kinds are left as they are: validation has
// reported them.
type canon struct {
	s    *session
	at   string // the service at hand, for messages
	base string // folder that the file's paths are relative to; "." is the project directory
}

// file rewrites a whole file.
func (c *canon) file(n *node) *node {
	return each(n, func(key string, v *node) *node {
		switch key {
		case "services", "jobs":
			return each(v, func(name string, svc *node) *node { return c.service(key+"."+cut(name), svc) })
		case "networks", "volumes", "secrets", "configs":
			return each(v, func(_ string, r *node) *node { return c.resource(key, r) })
		}
		return v
	})
}

// service rewrites a service or a job, called at in messages.
func (c *canon) service(at string, n *node) *node {
	c.at = at
	n = renamed(n, "x-develop", "develop")
	return each(n, func(key string, v *node) *node {
		switch key {
		case "build":
			return c.build(v)
		case "depends_on":
			return nameKeys(v, dependency)
		case "extends":
			return c.extends(v)
		case "ports":
			return unique(c.ports(v), portKey)
		case "deploy":
			return each(v, func(k string, d *node) *node {
				if k == "labels" {
					return pairsToMapping(d)
				}
				return d
			})
		case "develop":
			return each(v, func(k string, w *node) *node {
				if k == "watch" {
					return eachItem(w, c.watch)
				}
				return w
			})
		case "pre_start":
			return eachItem(v, func(h *node) *node { return each(h, c.container) })
		case "triggers":
			return each(v, func(k string, t *node) *node {
				if k == "schedule" {
					return eachItem(t, func(i *node) *node { return long(i, "cron") })
				}
				return t
			})
		}
		return c.container(key, v)
	})
}

// container rewrites an attribute of anything that is a container.
func (c *canon) container(key string, v *node) *node {
	switch key {
	case "environment", "labels", "annotations", "sysctls":
		return pairsToMapping(v)
	case "dns", "dns_search", "dns_opt", "tmpfs":
		return unique(toList(v), textKey)
	case "cap_add", "cap_drop", "expose", "profiles", "links":
		return unique(v, textKey)
	case "label_file":
		return eachItem(toList(v), c.pathText)
	case "env_file":
		return unique(eachItem(toList(v), c.envFile), fieldKey("path"))
	case "extra_hosts":
		return hostsToList(v)
	case "networks", "models":
		return nameKeys(v, nothing)
	case "volumes":
		return unique(eachItem(v, c.volume), fieldKey("target"))
	case "devices":
		return unique(eachItem(v, device), fieldKey("target"))
	case "secrets":
		return unique(eachItem(v, fileMount), mountKey("/run/secrets/"))
	case "configs":
		return unique(eachItem(v, fileMount), mountKey("/"))
	case "gpus":
		if v.kind == scalar {
			return newList(v.at, []*node{newMapping(v.at, []entry{{"count", v.at, v}})})
		}
	}
	return v
}

func (c *canon) build(v *node) *node {
	v = long(v, "context")
	return each(v, func(key string, b *node) *node {
		switch key {
		case "context":
			return c.contextPath(b)
		case "args", "labels", "ssh":
			return pairsToMapping(b)
		case "additional_contexts":
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

// resource rewrites a top-level network, volume, secret or config.
func (c *canon) resource(section string, n *node) *node {
	if n.kind != mapping {
		return n
	}
	if ext := n.get("external"); ext != nil && ext.kind == mapping {
		if name := ext.get("name"); name != nil && n.find("name") < 0 {
			n = n.with("name", name.at, name)
		}
		n = n.with("external", ext.at, &node{kind: scalar, typ: boolean, text: "true", at: ext.at, size: 1})
	}
	bind := section == "volumes" && n.get("driver").str() == "local" && n.path("driver_opts", "o").str() == "bind"
	return each(n, func(key string, v *node) *node {
		switch {
		case key == "labels":
			return pairsToMapping(v)
		case key == "file" && (section == "secrets" || section == "configs"):
			return c.pathText(v)
		case key == "driver_opts" && bind:
			return each(v, func(k string, d *node) *node {
				if k == "device" {
					return c.pathText(d)
				}
				return d
			})
		}
		return v
	})
}

// dependency is what a name in the short form of depends_on stands for.
func dependency(at pos) *node {
	n := newMapping(at, []entry{{"condition", at, &node{kind: scalar, text: "service_started", at: at, size: 1, implied: true}}})
	return withDefault(n, "required", boolean, "true")
}

func nothing(at pos) *node { return &node{at: at, size: 1, implied: true} }

// fileMount gives a secret or config its long form.
func fileMount(v *node) *node { return long(v, "source") }

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
