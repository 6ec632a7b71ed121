package compose

// defaults adds the values that Compose implies. They are marked as such, so
// that they do not count as written.
func defaults(model *node) *node {
	return each(model, func(section string, all *node) *node {
		if section != "services" && section != "jobs" {
			return all
		}
		return each(all, func(_ string, svc *node) *node { return each(svc, serviceDefault) })
	})
}

func serviceDefault(key string, v *node) *node {
	switch key {
	case "depends_on":
		return each(v, func(_ string, d *node) *node { return withDefault(d, "required", boolean, "true") })
	case "ports":
		return eachItem(v, func(p *node) *node {
			return withDefault(withDefault(p, "protocol", str, "tcp"), "mode", str, "ingress")
		})
	case "secrets":
		return eachItem(v, func(m *node) *node { return withDefault(m, "target", str, "/run/secrets/"+m.get("source").str()) })
	case "gpus":
		return eachItem(v, deviceCount)
	case "volumes":
		return eachItem(v, func(m *node) *node {
			return each(m, func(k string, b *node) *node {
				if k == "bind" {
					return withDefault(b, "create_host_path", boolean, "true")
				}
				return b
			})
		})
	case "deploy":
		return eachAt(v, []string{"resources", "reservations", "devices"}, func(d *node) *node { return eachItem(d, deviceCount) })
	}
	return v
}

func deviceCount(d *node) *node {
	if d.find("device_ids") >= 0 {
		return d
	}
	return withDefault(d, "count", str, "all")
}
