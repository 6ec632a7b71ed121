package scan

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"advisor/internal/compose"
	"advisor/internal/facts"
	"advisor/internal/imageref"
	"advisor/internal/untrusted"
)

// services are all services and jobs, sorted by name; roles and Dockerfiles come
// later.
func services(l *compose.Loaded) []facts.Service {
	l.TakeJobs()
	out := []facts.Service{}
	for _, name := range slices.Sorted(maps.Keys(l.Project.Services)) {
		out = append(out, service(l, name, l.Project.Services[name]))
	}
	return out
}

// one is a service while it is read.
type one struct {
	l    *compose.Loaded
	name string
	types.ServiceConfig
}

// at is the place of an attribute of the service.
func (o one) at(path ...string) untrusted.Place {
	return o.l.Place(append([]string{"services", o.name}, path...)...)
}

// set is the place of the first of the attributes that is there; the zero
// place if none is. Dots separate the parts of a path.
func (o one) set(paths ...string) untrusted.Place {
	for _, p := range paths {
		if at, ok := o.l.Find(append([]string{"services", o.name}, strings.Split(p, ".")...)...); ok {
			return at
		}
	}
	return untrusted.Place{}
}

func service(l *compose.Loaded, name string, c types.ServiceConfig) facts.Service {
	o := one{l, name, c}
	s := facts.Service{
		Name: untrusted.Text(name), Place: o.at(), Inactive: !l.Active(name), Profiles: texts(c.Profiles),
		Image: o.image(), Build: o.build(),
		DependsOn: o.dependencies(), Mounts: o.mounts(), Ports: l.Ports(name),
		Networks: o.uses("networks", slices.Sorted(maps.Keys(c.Networks))), NetworkMode: untrusted.Text(c.NetworkMode),
		Secrets: o.fileUses("secrets", fileNames(c.Secrets)), Configs: o.fileUses("configs", fileNames(c.Configs)),
		Health: o.health(), Restart: o.restart(), Limits: o.limits(), GPUs: o.gpus(), Devices: o.devices(),
		Container: untrusted.Text(c.ContainerName), Languages: []string{}, Logging: o.logging(),
		Environment: l.Variables("services", name, "environment"), EnvFiles: o.envFiles(),
		Labels: append(l.Variables("services", name, "labels"), l.Variables("services", name, "deploy", "labels")...), Attributes: l.Attributes(name),
		Command: hidden(c.Command), Entrypoint: hidden(c.Entrypoint),
	}
	s.Replicas, s.Mode = o.replicas()
	schedule, job := l.Job(name)
	s.Job, s.Schedule = job, texts(schedule)
	s.CommandForm, s.CommandAt = o.commandForm(), o.set("command", "entrypoint")
	if s.Ports == nil {
		s.Ports = []facts.Port{}
	}
	for i, p := range s.Ports {
		s.Ports[i].Published, s.Ports[i].Target, s.Ports[i].Protocol, s.Ports[i].Mode = clean(p.Published), clean(p.Target), clean(p.Protocol), clean(p.Mode)
	}
	if s.Environment == nil {
		s.Environment = []facts.Variable{}
	}
	return s
}

func (o one) image() *facts.Image {
	if o.Image == "" {
		return nil
	}
	img := imageref.Parse(o.Image, o.at("image"))
	img.Unresolved = img.Unresolved || o.l.Unset("services", o.name, "image")
	return &img
}

// dependencies are those of depends_on, and what implies one: links, the volumes
// of another service, and what is shared with it.
func (o one) dependencies() []facts.Dependency {
	out := []facts.Dependency{}
	for _, name := range slices.Sorted(maps.Keys(o.DependsOn)) {
		out = append(out, o.dependency(name, o.DependsOn[name].Condition, o.at("depends_on", name)))
	}
	implied := func(name string, at untrusted.Place) {
		known := slices.ContainsFunc(out, func(d facts.Dependency) bool { return string(d.Service) == name })
		if !known {
			out = append(out, o.dependency(name, "service_started", at))
		}
	}
	for i, link := range o.Links {
		name, _, _ := strings.Cut(link, ":")
		implied(name, o.at("links", strconv.Itoa(i)))
	}
	for i, from := range o.VolumesFrom {
		if name, _, _ := strings.Cut(from, ":"); !strings.HasPrefix(from, types.ContainerPrefix) {
			implied(name, o.at("volumes_from", strconv.Itoa(i)))
		}
	}
	for _, shared := range [][2]string{{"network_mode", o.NetworkMode}, {"ipc", o.Ipc}, {"pid", o.Pid}, {"uts", o.Uts}, {"cgroup", o.Cgroup}} {
		if name, ok := strings.CutPrefix(shared[1], types.ServicePrefix); ok {
			implied(name, o.at(shared[0]))
		}
	}
	slices.SortStableFunc(out, func(a, b facts.Dependency) int { return cmp.Compare(a.Service, b.Service) })
	return out
}

func (o one) dependency(name, condition string, at untrusted.Place) facts.Dependency {
	_, found := o.l.Project.Services[name]
	if condition == "" {
		condition = types.ServiceConditionStarted
	}
	return facts.Dependency{
		Service: untrusted.Text(name), Condition: clean(condition), Missing: !found, Place: at,
		Explicit: o.l.Written("services", o.name, "depends_on", name, "condition"),
	}
}

// uses are named things that the service lists, each at its own line.
func (o one) uses(key string, names []string) []facts.Use {
	out := []facts.Use{}
	for _, n := range names {
		out = append(out, facts.Use{Name: untrusted.Text(n), Place: o.at(key, n)})
	}
	return out
}

// fileUses are named things in a list, sorted by name.
func (o one) fileUses(key string, names []string) []facts.Use {
	out := []facts.Use{}
	for i, n := range names {
		out = append(out, facts.Use{Name: untrusted.Text(n), Place: o.at(key, strconv.Itoa(i))})
	}
	slices.SortStableFunc(out, func(a, b facts.Use) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

// fileNames are the sources of secrets or configs.
func fileNames[T ~[]E, E types.ServiceSecretConfig | types.ServiceConfigObjConfig](refs T) []string {
	out := []string{}
	for _, r := range refs {
		out = append(out, types.FileReferenceConfig(r).Source)
	}
	return out
}

func (o one) envFiles() []facts.Use {
	out := []facts.Use{}
	for i, f := range o.EnvFiles {
		out = append(out, facts.Use{Name: untrusted.Text(f.Path), Place: o.at("env_file", strconv.Itoa(i))})
	}
	return out
}

// replicas is deploy.replicas or scale; nothing means one.
func (o one) replicas() (n int, mode string) {
	n = 1
	if o.Scale != nil {
		n = *o.Scale
	}
	if o.Deploy != nil {
		mode = clean(o.Deploy.Mode)
		if o.Deploy.Replicas != nil {
			n = *o.Deploy.Replicas
		}
	}
	return n, mode
}

// restart is the policy as docker compose understands it: deploy.restart_policy
// stands in where restart is not set.
func (o one) restart() string {
	if o.Restart != "" || o.Deploy == nil || o.Deploy.RestartPolicy == nil {
		return clean(o.Restart)
	}
	switch o.Deploy.RestartPolicy.Condition {
	case "none":
		return "no"
	case "on-failure":
		return "on-failure"
	}
	return "always"
}

func (o one) health() *facts.Health {
	h := o.HealthCheck
	if h == nil {
		return nil
	}
	out := &facts.Health{Place: o.at("healthcheck"), Form: "inherit"}
	if at, ok := o.l.Find("services", o.name, "healthcheck", "test"); ok {
		out.Place = at
	}
	switch {
	case h.Disable:
		out.Form = "disabled"
	case len(h.Test) == 0:
	case h.Test[0] == "NONE":
		out.Form = "none"
	case h.Test[0] == "CMD":
		out.Form = "cmd"
	case h.Test[0] == "CMD-SHELL":
		out.Form = "shell"
	default:
		out.Form = "string"
	}
	if out.Form == "shell" && o.l.Form("services", o.name, "healthcheck", "test") == "text" {
		out.Form = "string"
	}
	return out
}

// commandForm is how the command is written, or the entry point where there
// is no command.
func (o one) commandForm() string {
	for _, key := range []string{"command", "entrypoint"} {
		switch o.l.Form("services", o.name, key) {
		case "list":
			return "list"
		case "text":
			return "string"
		}
	}
	return ""
}

// limits are those that limit: 0, and a negative number, is none.
func (o one) limits() facts.Limits {
	var l facts.Limits
	limit := func(at *untrusted.Place, value float64, path string) {
		parts := append([]string{"services", o.name}, strings.Split(path, ".")...)
		if at.File == "" && (value > 0 || o.l.Unset(parts...)) {
			*at = o.set(path)
		}
	}
	if o.Deploy != nil && o.Deploy.Resources.Limits != nil {
		all := o.Deploy.Resources.Limits
		limit(&l.CPU, float64(all.NanoCPUs), "deploy.resources.limits.cpus")
		limit(&l.Memory, float64(all.MemoryBytes), "deploy.resources.limits.memory")
		limit(&l.PIDs, float64(all.Pids), "deploy.resources.limits.pids")
	}
	limit(&l.CPU, float64(o.CPUS), "cpus")
	limit(&l.CPU, float64(o.CPUQuota), "cpu_quota")
	limit(&l.Memory, float64(o.MemLimit), "mem_limit")
	limit(&l.PIDs, float64(o.PidsLimit), "pids_limit")
	return l
}

func (o one) logging() *facts.Logging {
	if o.Logging == nil {
		return nil
	}
	return &facts.Logging{
		Driver: untrusted.Text(o.Logging.Driver), Options: texts(slices.Sorted(maps.Keys(o.Logging.Options))), Place: o.at("logging"),
	}
}

// clean makes a word of the project fit to be shown where facts hold a plain
// string: an honest file has only a few known words there.
func clean(s string) string { return untrusted.Text(s).Clean() }

func texts[T ~string](names []T) []untrusted.Text {
	out := []untrusted.Text{}
	for _, n := range names {
		out = append(out, untrusted.Text(n))
	}
	return out
}

func hidden(argv []string) []facts.Hidden {
	var out []facts.Hidden
	for _, a := range argv {
		out = append(out, facts.Hide(a))
	}
	return out
}
