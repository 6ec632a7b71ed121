package compose

import (
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"
)

// contradictions checks what cannot be set together.
func (c *checker) contradictions(e entry) {
	n, svc := e.val, c.p.Services[e.key]
	both := func(a, b, format string) {
		if i := n.find(a); i >= 0 {
			c.wrong(n.entries[i].at, "", "the service %s sets %s and %s, which "+format, quoted(e.key), a, b)
		}
	}
	if svc.Build != nil && svc.Build.DockerfileInline != "" && svc.Build.Dockerfile != "" {
		build := n.get("build")
		at := build.entries[build.find("dockerfile_inline")].at
		c.wrong(at, "", "services.%s.build sets dockerfile and dockerfile_inline, which exclude one another", cut(e.key))
	}
	if svc.NetworkMode != "" && len(svc.Networks) > 0 {
		both("network_mode", "networks", "exclude one another")
	}
	if d := svc.Deploy; d != nil {
		if svc.Scale != nil && d.Replicas != nil && *svc.Scale != *d.Replicas {
			both("scale", "deploy.replicas", "differ")
		}
		if l := d.Resources.Limits; l != nil {
			if svc.CPUS != 0 && l.NanoCPUs.Value() != svc.CPUS && !n.get("cpus").unset {
				both("cpus", "deploy.resources.limits.cpus", "differ")
			}
			if svc.MemLimit != 0 && l.MemoryBytes != svc.MemLimit {
				both("mem_limit", "deploy.resources.limits.memory", "differ")
			}
			if svc.PidsLimit != 0 && l.Pids != svc.PidsLimit {
				both("pids_limit", "deploy.resources.limits.pids", "differ")
			}
		}
		if r := d.Resources.Reservations; r != nil && svc.MemReservation != 0 && r.MemoryBytes != svc.MemReservation {
			both("mem_reservation", "deploy.resources.reservations.memory", "differ")
		}
	}
	scale := svc.GetScale()
	if scale < 0 {
		c.wrong(e.at, "", "the service %s has less than 0 replicas", quoted(e.key))
	}
	if scale > 1 && svc.ContainerName != "" {
		both("container_name", "more than one replica", "exclude one another: a container name is unique")
	}
	if h := svc.HealthCheck; h != nil && len(h.Test) > 0 && !n.path("healthcheck", "test").anyUnset() {
		if !slices.Contains([]string{"CMD", "CMD-SHELL", "NONE"}, h.Test[0]) {
			test := n.get("healthcheck")
			c.wrong(test.entries[test.find("test")].at, "", "services.%s.healthcheck.test must begin with CMD, CMD-SHELL or NONE", cut(e.key))
		}
	}
}

// mounts checks that no two mounts of a service have one target.
func (c *checker) mounts(e entry) {
	seen := map[string]bool{}
	once := func(target string, n *node) {
		if target != "" && seen[target] && !n.unset {
			c.wrong(n.at, "", "the service %s mounts %s twice", quoted(e.key), quoted(target))
		}
		seen[target] = true
	}
	for _, t := range items(e.val.get("tmpfs")) {
		target, _, _ := strings.Cut(t.text, ":")
		once(target, t)
	}
	for _, v := range items(e.val.get("volumes")) {
		if v.kind == mapping {
			if v.get("target").str() == "" {
				c.wrong(v.at, "", "services.%s.volumes: a mount without a target", cut(e.key))
			}
			once(v.get("target").str(), v)
			if v.get("type").str() == types.VolumeTypeBind && v.find("source") < 0 {
				c.wrong(v.at, "", "services.%s.volumes: a bind mount without a source", cut(e.key))
			}
		}
	}
}

// resources checks the top-level volumes, secrets and configs.
func (c *checker) resources() {
	for _, section := range []string{"volumes", "secrets", "configs"} {
		all := c.model.get(section)
		if all == nil {
			continue
		}
		for _, r := range all.entries {
			where := section + "." + cut(r.key)
			if section == "volumes" && truthOf(r.val.get("external")) {
				for _, k := range r.val.entries {
					if k.key != "name" && k.key != "external" && !strings.HasPrefix(k.key, "x-") {
						c.log.problem(k.at, "", "%s is external and sets %s, which exclude one another", where, quoted(k.key))
					}
				}
			}
			if section != "volumes" {
				c.fileObject(where, section, r)
			}
		}
	}
}

// fileObject checks that a secret or config has one origin.
func (c *checker) fileObject(where, section string, r entry) {
	ways := []string{"file", "environment"}
	if section == "configs" {
		ways = append(ways, "content")
	}
	var used []string
	for _, w := range ways {
		if r.val.find(w) >= 0 {
			used = append(used, w)
		}
	}
	switch {
	case len(used) > 1:
		c.log.problem(r.at, "", "%s sets %s, which exclude one another", where, strings.Join(used, " and "))
	case len(used) == 0 && r.val.find("driver") < 0 && r.val.find("external") < 0:
		c.log.problem(r.at, "", "%s needs one of %s", where, strings.Join(append(ways, "external"), ", "))
	}
}
