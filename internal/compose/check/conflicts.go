package check

import (
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/tree"
)

// exclusive is what docker compose, too, says of settings of which only one may be there.
const exclusive = "are mutually exclusive"

// conflict is a pair of settings that docker compose does not take together.
type conflict struct {
	at    []string // the key that is reported
	says  string   // what follows the key: with what, and how the two do not fit
	holds func(w workload) bool
}

// conflicts are the contradictions within one workload.
func conflicts() []conflict {
	const exclude, differ = ", which " + exclusive, ", which differ"
	return []conflict{
		{[]string{"build", "dockerfile_inline"}, " and dockerfile" + exclude, workload.twoDockerfiles},
		{[]string{"network_mode"}, " and networks" + exclude, func(w workload) bool { return w.config.NetworkMode != "" && len(w.config.Networks) > 0 }},
		{[]string{"platform"}, ", which build.platforms does not list", workload.platformNotBuilt},
		{[]string{"scale"}, " and deploy.replicas" + differ, workload.scaleDiffers},
		{[]string{"cpus"}, " and deploy.resources.limits.cpus" + differ, func(w workload) bool {
			return differs(w.config.CPUS, w.limits(), func(r *types.Resource) float32 { return r.NanoCPUs.Value() })
		}},
		{[]string{"mem_limit"}, " and deploy.resources.limits.memory" + differ, func(w workload) bool {
			return differs(w.config.MemLimit, w.limits(), memory)
		}},
		{[]string{"pids_limit"}, " and deploy.resources.limits.pids" + differ, func(w workload) bool {
			return differs(w.config.PidsLimit, w.limits(), func(r *types.Resource) int64 { return r.Pids })
		}},
		{[]string{"mem_reservation"}, " and deploy.resources.reservations.memory" + differ, func(w workload) bool {
			return differs(w.config.MemReservation, w.reservations(), memory)
		}},
		{[]string{"container_name"}, " and more than one replica, but a container name must be unique", func(w workload) bool {
			return w.config.ContainerName != "" && w.config.GetScale() > 1
		}},
	}
}

// differs reports whether what a service says itself is not what deploy says.
func differs[T comparable](own T, r *types.Resource, of func(*types.Resource) T) bool {
	var unset T
	return own != unset && r != nil && of(r) != own
}

func memory(r *types.Resource) types.UnitBytes { return r.MemoryBytes }

func (w workload) twoDockerfiles() bool {
	b := w.config.Build
	return b != nil && b.DockerfileInline != "" && b.Dockerfile != ""
}

func (w workload) platformNotBuilt() bool {
	b := w.config.Build
	return b != nil && len(b.Platforms) > 0 && w.config.Platform != "" && !slices.Contains(b.Platforms, w.config.Platform)
}

func (w workload) scaleDiffers() bool {
	d := w.config.Deploy
	return w.config.Scale != nil && d != nil && d.Replicas != nil && *w.config.Scale != *d.Replicas
}

func (w workload) reservations() *types.Resource {
	if w.config.Deploy == nil {
		return nil
	}
	return w.config.Deploy.Resources.Reservations
}

func (w workload) limits() *types.Resource {
	if w.config.Deploy == nil {
		return nil
	}
	return w.config.Deploy.Resources.Limits
}

// contradictions checks what cannot be set together, and what docker compose
// asks of a whole workload.
func (w workload) contradictions() {
	for _, c := range conflicts() {
		if n := w.node.Path(c.at...); n != nil && !n.Unset && c.holds(w) {
			w.wrong(w.keyAt(c.at...), "", "%s sets %s%s", w.title(), strings.Join(c.at, "."), c.says)
		}
	}
	if w.config.Scale != nil && *w.config.Scale < 0 {
		w.wrong(w.keyAt("scale"), "", "%s has fewer than 0 replicas", w.title())
	} else if w.config.GetScale() < 0 {
		w.wrong(w.keyAt("deploy", "replicas"), "", "%s has fewer than 0 replicas", w.title())
	}
	w.healthTest()
	w.devices(w.node.Get("gpus"), ".gpus")
	w.devices(w.node.Path("deploy", "resources", "reservations", "devices"), ".deploy.resources.reservations.devices")
	for _, watch := range tree.Items(w.node.Path("develop", "watch")) {
		action := watch.Get("action").Str()
		if watch.Get("target").Str() == "" && action != string(types.WatchActionRebuild) && action != string(types.WatchActionRestart) {
			w.wrong(watch.At, "", "%s: \"target\" is missing; only the actions rebuild and restart need none", w.path(".develop.watch"))
		}
	}
}

func (w workload) healthTest() {
	test := w.node.Path("healthcheck", "test")
	if h := w.config.HealthCheck; h == nil || len(h.Test) == 0 || test.AnyUnset() || slices.Contains([]string{"CMD", "CMD-SHELL", "NONE"}, h.Test[0]) {
		return
	}
	w.wrong(w.keyAt("healthcheck", "test"), "", "%s must begin with CMD, CMD-SHELL or NONE", w.path(".healthcheck.test"))
}

// devices checks requests for devices.
func (w workload) devices(list *tree.Node, path string) {
	for _, d := range tree.Items(list) {
		if i := d.Find("count"); i >= 0 && !d.Entries[i].Val.Implied && d.Find("device_ids") >= 0 {
			w.wrong(d.Entries[i].At, "", "%s sets count and device_ids, which "+exclusive, w.path(path))
		}
	}
}

// mounts checks that no two mounts of a workload have one target.
func (w workload) mounts() {
	seen := map[string]bool{}
	once := func(target string, n *tree.Node) {
		if target != "" && seen[target] && !n.Unset {
			w.wrong(n.At, "", "%s mounts %s twice", w.title(), diagnostics.Quoted(target))
		}
		seen[target] = true
	}
	for _, t := range tree.Items(w.node.Get("tmpfs")) {
		target, _, _ := strings.Cut(t.Text, ":")
		once(target, t)
	}
	for _, v := range tree.Items(w.node.Get("volumes")) {
		if v.Kind == tree.Mapping {
			once(v.Get("target").Str(), v)
		}
	}
}

// resources checks the top-level volumes, secrets and configs.
func (c *checker) resources() {
	for _, section := range []string{"volumes", "secrets", "configs"} {
		for _, r := range tree.EntriesOf(c.model.Get(section)) {
			where := section + "." + diagnostics.Shown(r.Key)
			if section == "volumes" {
				c.externalVolume(where, r.Val)
			} else {
				c.fileObject(where, section, r)
			}
		}
	}
}

// externalVolume checks that a volume which others make has no settings.
func (c *checker) externalVolume(where string, volume *tree.Node) {
	if !tree.TruthOf(volume.Get("external")) {
		return
	}
	for _, k := range volume.Entries {
		if k.Key != "name" && k.Key != "external" && !strings.HasPrefix(k.Key, "x-") {
			c.log.Problem(k.At, "", "%s sets external and %s, which "+exclusive, where, diagnostics.Quoted(k.Key))
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
		if c.log.Left(where + "." + w) {
			return // which has been reported
		}
	}
	switch {
	case len(used) > 1:
		c.log.Problem(r.At, "", "%s sets %s, which "+exclusive, where, strings.Join(used, " and "))
	case len(used) == 0 && r.Val.Find("driver") < 0 && r.Val.Find("external") < 0:
		c.log.Problem(r.At, "", "%s needs one of %s", where, strings.Join(append(ways, "external"), ", "))
	}
}
