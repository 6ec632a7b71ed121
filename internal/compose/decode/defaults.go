package decode

import "advisor/internal/compose/tree"

// WithDefaults adds the values that Compose implies. They are marked as such, so
// that they do not count as written.
func WithDefaults(model *tree.Node) *tree.Node {
	return tree.Each(model, func(section string, all *tree.Node) *tree.Node {
		if section != "services" && section != "jobs" {
			return all
		}
		return tree.Each(all, func(_ string, svc *tree.Node) *tree.Node { return tree.Each(svc, serviceDefault) })
	})
}

func serviceDefault(key string, v *tree.Node) *tree.Node {
	switch key {
	case "depends_on":
		return tree.Each(v, func(_ string, d *tree.Node) *tree.Node { return tree.WithDefault(d, "required", tree.Boolean, "true") })
	case "ports":
		return tree.EachItem(v, func(p *tree.Node) *tree.Node {
			return tree.WithDefault(tree.WithDefault(p, "protocol", tree.Str, "tcp"), "mode", tree.Str, "ingress")
		})
	case "secrets":
		return tree.EachItem(v, func(m *tree.Node) *tree.Node {
			return tree.WithDefault(m, "target", tree.Str, "/run/secrets/"+m.Get("source").Str())
		})
	case "gpus":
		return tree.EachItem(v, deviceCount)
	case "volumes":
		return tree.EachItem(v, func(m *tree.Node) *tree.Node {
			return tree.Each(m, func(k string, b *tree.Node) *tree.Node {
				if k == "bind" {
					return tree.WithDefault(b, "create_host_path", tree.Boolean, "true")
				}
				return b
			})
		})
	case "deploy":
		return tree.EachAt(v, []string{"resources", "reservations", "devices"}, func(d *tree.Node) *tree.Node { return tree.EachItem(d, deviceCount) })
	}
	return v
}

func deviceCount(d *tree.Node) *tree.Node {
	if d.Find("device_ids") >= 0 {
		return d
	}
	return tree.WithDefault(d, "count", tree.Str, "all")
}
