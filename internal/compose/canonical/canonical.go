// Package canonical rewrites the short forms of Compose into long ones.
package canonical

import (
	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/merge"
	"advisor/internal/compose/schema"
	"advisor/internal/compose/tree"
)

// Canonicalizer rewrites the short forms of one file into long ones, so that files can
// be merged key by key, and makes relative paths relative to the project
// directory. Values of wrong kinds are left as they are: validation has
// reported them.
type Canonicalizer struct {
	Log  *diagnostics.Log
	Base string // folder that the file's paths are relative to; "." is the project directory

	at       string // the service at hand, for messages
	repeated bool   // what is repeated in its lists counts
	hook     bool   // it is a container of a service, not the service
}

// File rewrites a whole file.
func (c *Canonicalizer) File(n *tree.Node) *tree.Node {
	n = tree.Each(n, func(key string, v *tree.Node) *tree.Node {
		switch key {
		case "services", "jobs":
			return tree.Each(v, func(name string, svc *tree.Node) *tree.Node { return c.Service(key, name, svc) })
		case "networks", "volumes", "secrets", "configs":
			id, _, _ := schema.Table[schema.FileRule].Key(key)
			return pairsBelow(id, tree.Each(v, func(_ string, r *tree.Node) *tree.Node { return c.resource(key, r) }))
		}
		return v
	})
	return n
}

// Service rewrites an entry of the section, which is services or jobs.
func (c *Canonicalizer) Service(section, name string, n *tree.Node) *tree.Node {
	c.at = section + "." + diagnostics.Shown(name)
	c.repeated = section == "jobs"
	n = tree.RenameKey(n, "x-develop", "develop")
	n = tree.Each(n, c.attribute)
	if section == "jobs" {
		return pairsBelow(schema.JobRule, n)
	}
	return pairsBelow(schema.ServiceRule, n)
}

// attribute rewrites an attribute of a service or a job.
func (c *Canonicalizer) attribute(key string, v *tree.Node) *tree.Node {
	switch key {
	case "build":
		return c.build(v)
	case "depends_on":
		return nameKeys(v, dependency)
	case "extends":
		return c.extends(v)
	case "ports":
		return c.unique(c.ports(v), merge.PortKey)
	case "develop":
		return tree.Each(v, func(k string, w *tree.Node) *tree.Node {
			if k == "watch" {
				return tree.EachItem(w, c.watch)
			}
			return w
		})
	case "pre_start":
		init := &Canonicalizer{Log: c.Log, Base: c.Base, at: c.at, repeated: true, hook: true}
		return tree.EachItem(v, func(h *tree.Node) *tree.Node { return tree.Each(h, init.container) })
	case "triggers":
		return tree.Each(v, func(k string, t *tree.Node) *tree.Node {
			if k == "schedule" {
				return tree.EachItem(t, func(i *tree.Node) *tree.Node { return tree.LongForm(i, "cron") })
			}
			return t
		})
	}
	return c.container(key, v)
}

// unique drops what is repeated in a list, where Compose does so.
func (c *Canonicalizer) unique(n *tree.Node, key func(*tree.Node) string) *tree.Node {
	if c.repeated {
		return n
	}
	return merge.Unique(n, key)
}

// container rewrites an attribute of anything that is a container.
func (c *Canonicalizer) container(key string, v *tree.Node) *tree.Node {
	switch key {
	case "dns":
		return c.unique(c.written(tree.ListForm(v)), merge.TextKey)
	case "dns_search", "dns_opt", "tmpfs":
		return c.unique(tree.ListForm(v), merge.TextKey)
	case "cap_add", "cap_drop", "expose", "profiles", "links":
		return c.unique(v, merge.TextKey)
	case "label_file":
		return tree.EachItem(tree.ListForm(v), c.pathText)
	case "env_file":
		return c.unique(tree.EachItem(tree.ListForm(v), c.envFile), merge.FieldKey("path"))
	case "extra_hosts":
		return hostsToList(v)
	case "networks", "models":
		return nameKeys(v, implicitNull)
	case "volumes":
		return c.unique(c.volumes(v), merge.FieldKey("target"))
	case "devices":
		return c.unique(tree.EachItem(v, device), merge.FieldKey("target"))
	case "secrets":
		return c.unique(tree.EachItem(v, fileMount), merge.MountKey("/run/secrets/"))
	case "configs":
		return c.unique(tree.EachItem(v, fileMount), merge.MountKey("/"))
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
