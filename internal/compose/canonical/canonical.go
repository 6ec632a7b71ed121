// Package canonical rewrites the short forms of Compose into long ones.
package canonical

import (
	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/merge"
	"advisor/internal/compose/tree"
)

// Canonicalizer rewrites the short forms of one file into long ones, so that files can
// be merged key by key, and makes relative paths relative to the project
// directory. Values of wrong kinds are left as they are: validation has
// reported them.
type Canonicalizer struct {
	Log  *diagnostics.Log
	at   string // the service at hand, for messages
	Base string // folder that the file's paths are relative to; "." is the project directory
}

// File rewrites a whole file.
func (c *Canonicalizer) File(n *tree.Node) *tree.Node {
	return tree.Each(n, func(key string, v *tree.Node) *tree.Node {
		switch key {
		case "services", "jobs":
			return tree.Each(v, func(name string, svc *tree.Node) *tree.Node { return c.Service(key+"."+diagnostics.Shown(name), svc) })
		case "networks", "volumes", "secrets", "configs":
			return tree.Each(v, func(_ string, r *tree.Node) *tree.Node { return c.resource(key, r) })
		}
		return v
	})
}

// Service rewrites a service or a job, called at in messages.
func (c *Canonicalizer) Service(at string, n *tree.Node) *tree.Node {
	c.at = at
	n = tree.RenameKey(n, "x-develop", "develop")
	return tree.Each(n, func(key string, v *tree.Node) *tree.Node {
		switch key {
		case "build":
			return c.build(v)
		case "depends_on":
			return nameKeys(v, dependency)
		case "extends":
			return c.extends(v)
		case "ports":
			return merge.Unique(c.ports(v), merge.PortKey)
		case "deploy":
			return tree.Each(v, func(k string, d *tree.Node) *tree.Node {
				if k == "labels" {
					return pairsToMapping(d)
				}
				return d
			})
		case "develop":
			return tree.Each(v, func(k string, w *tree.Node) *tree.Node {
				if k == "watch" {
					return tree.EachItem(w, c.watch)
				}
				return w
			})
		case "pre_start":
			return tree.EachItem(v, func(h *tree.Node) *tree.Node { return tree.Each(h, c.container) })
		case "triggers":
			return tree.Each(v, func(k string, t *tree.Node) *tree.Node {
				if k == "schedule" {
					return tree.EachItem(t, func(i *tree.Node) *tree.Node { return tree.LongForm(i, "cron") })
				}
				return t
			})
		}
		return c.container(key, v)
	})
}

// container rewrites an attribute of anything that is a container.
func (c *Canonicalizer) container(key string, v *tree.Node) *tree.Node {
	switch key {
	case "environment", "labels", "annotations", "sysctls":
		return pairsToMapping(v)
	case "dns", "dns_search", "dns_opt", "tmpfs":
		return merge.Unique(tree.ListForm(v), merge.TextKey)
	case "cap_add", "cap_drop", "expose", "profiles", "links":
		return merge.Unique(v, merge.TextKey)
	case "label_file":
		return tree.EachItem(tree.ListForm(v), c.pathText)
	case "env_file":
		return merge.Unique(tree.EachItem(tree.ListForm(v), c.envFile), merge.FieldKey("path"))
	case "extra_hosts":
		return hostsToList(v)
	case "networks", "models":
		return nameKeys(v, implicitNull)
	case "volumes":
		return merge.Unique(tree.EachItem(v, c.volume), merge.FieldKey("target"))
	case "devices":
		return merge.Unique(tree.EachItem(v, device), merge.FieldKey("target"))
	case "secrets":
		return merge.Unique(tree.EachItem(v, fileMount), merge.MountKey("/run/secrets/"))
	case "configs":
		return merge.Unique(tree.EachItem(v, fileMount), merge.MountKey("/"))
	case "gpus":
		if v.Kind == tree.Scalar {
			return tree.NewList(v.At, []*tree.Node{tree.NewMapping(v.At, []tree.Entry{{Key: "count", At: v.At, Val: v}})})
		}
	}
	return v
}

// resource rewrites a top-level network, volume, secret or config.
func (c *Canonicalizer) resource(section string, n *tree.Node) *tree.Node {
	if n.Kind != tree.Mapping {
		return n
	}
	if ext := n.Get("external"); ext != nil && ext.Kind == tree.Mapping {
		if name := ext.Get("name"); name != nil && n.Find("name") < 0 {
			n = n.With("name", name.At, name)
		}
		n = n.With("external", ext.At, &tree.Node{Kind: tree.Scalar, Type: tree.Boolean, Text: "true", At: ext.At, Size: 1})
	}
	bind := section == "volumes" && n.Get("driver").Str() == "local" && n.Path("driver_opts", "o").Str() == "bind"
	return tree.Each(n, func(key string, v *tree.Node) *tree.Node {
		switch {
		case key == "labels":
			return pairsToMapping(v)
		case key == "file" && (section == "secrets" || section == "configs"):
			return c.pathText(v)
		case key == "driver_opts" && bind:
			return tree.Each(v, func(k string, d *tree.Node) *tree.Node {
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
func dependency(at tree.Pos) *tree.Node {
	n := tree.NewMapping(at, []tree.Entry{{Key: "condition", At: at, Val: &tree.Node{Kind: tree.Scalar, Text: "service_started", At: at, Size: 1, Implied: true}}})
	return tree.WithDefault(n, "required", tree.Boolean, "true")
}

func implicitNull(at tree.Pos) *tree.Node { return &tree.Node{At: at, Size: 1, Implied: true} }

// fileMount gives a secret or config its long form.
func fileMount(v *tree.Node) *tree.Node { return tree.LongForm(v, "source") }
