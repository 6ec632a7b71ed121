package check

import (
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/tree"
)

// contradictions checks what cannot be set together.
func (c *checker) contradictions(e tree.Entry) {
	n, svc := e.Val, c.p.Services[e.Key]
	both := func(a, b, format string) {
		if i := n.Find(a); i >= 0 {
			c.wrong(n.Entries[i].At, "", "the service %s sets %s and %s, which "+format, diagnostics.Quoted(e.Key), a, b)
		}
	}
	if svc.Build != nil && svc.Build.DockerfileInline != "" && svc.Build.Dockerfile != "" {
		build := n.Get("build")
		at := build.Entries[build.Find("dockerfile_inline")].At
		c.wrong(at, "", "services.%s.build sets dockerfile and dockerfile_inline, which exclude one another", diagnostics.Shown(e.Key))
	}
	if svc.NetworkMode != "" && len(svc.Networks) > 0 {
		both("network_mode", "networks", "exclude one another")
	}
	if d := svc.Deploy; d != nil {
		if svc.Scale != nil && d.Replicas != nil && *svc.Scale != *d.Replicas {
			both("scale", "deploy.replicas", "differ")
		}
		if l := d.Resources.Limits; l != nil {
			if svc.CPUS != 0 && l.NanoCPUs.Value() != svc.CPUS && !n.Get("cpus").Unset {
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
		c.wrong(e.At, "", "the service %s has less than 0 replicas", diagnostics.Quoted(e.Key))
	}
	if scale > 1 && svc.ContainerName != "" {
		both("container_name", "more than one replica", "exclude one another: a container name is unique")
	}
	if h := svc.HealthCheck; h != nil && len(h.Test) > 0 && !n.Path("healthcheck", "test").AnyUnset() {
		if !slices.Contains([]string{"CMD", "CMD-SHELL", "NONE"}, h.Test[0]) {
			test := n.Get("healthcheck")
			c.wrong(test.Entries[test.Find("test")].At, "", "services.%s.healthcheck.test must begin with CMD, CMD-SHELL or NONE", diagnostics.Shown(e.Key))
		}
	}
}

// mounts checks that no two mounts of a service have one target.
func (c *checker) mounts(e tree.Entry) {
	seen := map[string]bool{}
	once := func(target string, n *tree.Node) {
		if target != "" && seen[target] && !n.Unset {
			c.wrong(n.At, "", "the service %s mounts %s twice", diagnostics.Quoted(e.Key), diagnostics.Quoted(target))
		}
		seen[target] = true
	}
	for _, t := range tree.Items(e.Val.Get("tmpfs")) {
		target, _, _ := strings.Cut(t.Text, ":")
		once(target, t)
	}
	for _, v := range tree.Items(e.Val.Get("volumes")) {
		if v.Kind == tree.Mapping {
			if v.Get("target").Str() == "" {
				c.wrong(v.At, "", "services.%s.volumes: a mount without a target", diagnostics.Shown(e.Key))
			}
			once(v.Get("target").Str(), v)
			if v.Get("type").Str() == types.VolumeTypeBind && v.Find("source") < 0 {
				c.wrong(v.At, "", "services.%s.volumes: a bind mount without a source", diagnostics.Shown(e.Key))
			}
		}
	}
}

// resources checks the top-level volumes, secrets and configs.
func (c *checker) resources() {
	for _, section := range []string{"volumes", "secrets", "configs"} {
		all := c.model.Get(section)
		if all == nil {
			continue
		}
		for _, r := range all.Entries {
			where := section + "." + diagnostics.Shown(r.Key)
			if section == "volumes" && tree.TruthOf(r.Val.Get("external")) {
				for _, k := range r.Val.Entries {
					if k.Key != "name" && k.Key != "external" && !strings.HasPrefix(k.Key, "x-") {
						c.log.Problem(k.At, "", "%s is external and sets %s, which exclude one another", where, diagnostics.Quoted(k.Key))
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
func (c *checker) fileObject(where, section string, r tree.Entry) {
	ways := []string{"file", "environment"}
	if section == "configs" {
		ways = append(ways, "content")
	}
	var used []string
	for _, w := range ways {
		if r.Val.Find(w) >= 0 {
			used = append(used, w)
		}
	}
	switch {
	case len(used) > 1:
		c.log.Problem(r.At, "", "%s sets %s, which exclude one another", where, strings.Join(used, " and "))
	case len(used) == 0 && r.Val.Find("driver") < 0 && r.Val.Find("external") < 0:
		c.log.Problem(r.At, "", "%s needs one of %s", where, strings.Join(append(ways, "external"), ", "))
	}
}
