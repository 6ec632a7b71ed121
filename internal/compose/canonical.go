package compose

// canon rewrites the short forms of one file into long ones, so that files can
// be merged key by key, and makes relative paths relative to the project
// directory. Values of wrong kinds are left as they are: validation has
// reported them.
type canon struct {
	log  *reportLog
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
