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
	"advisor/internal/files"
	"advisor/internal/imageref"
	"advisor/internal/untrusted"
)

// services are all services and jobs, sorted by name; roles and Dockerfiles come
// later.
func services(l *compose.Loaded) []facts.Service {
	l.TakeJobs()
	out := []facts.Service{}
	values := l.Values().Reveal().Services
	for _, name := range slices.Sorted(maps.Keys(values)) {
		out = append(out, service(l, name, l.Project.Services[name], values[name]))
	}
	return out
}

// composeService is a service while it is read: as it may be shown, and what it comes to.
type composeService struct {
	l    *compose.Loaded
	name string
	types.ServiceConfig
	values types.ServiceConfig // for judging; nothing of it is shown
}

// word is a text as it may be shown, or what it comes to where that is one of
// the words that Compose itself has: they give nothing away.
func word(value, shown string, words ...string) string {
	if slices.Contains(words, value) {
		return value
	}
	return clean(shown)
}

// defined is the name of a thing that the files define, which is shown anyway;
// any other name is shown as it is written.
func (o composeService) defined(name, shown string, there bool) untrusted.Text {
	if there {
		return untrusted.Text(o.l.FileName(name))
	}
	return untrusted.Text(shown)
}

// at is the place of an attribute of the service.
func (o composeService) at(path ...string) untrusted.Place {
	return o.l.Place(append([]string{"services", o.name}, path...)...)
}

// set is the place of the first of the attributes that is there; the zero
// place if none is. Dots separate the parts of a path.
func (o composeService) set(paths ...string) untrusted.Place {
	for _, p := range paths {
		if at, ok := o.l.Find(append([]string{"services", o.name}, strings.Split(p, ".")...)...); ok {
			return at
		}
	}
	return untrusted.Place{}
}

func service(l *compose.Loaded, name string, c, values types.ServiceConfig) facts.Service {
	o := composeService{l, name, c, values}
	s := facts.Service{
		Name: untrusted.Text(name), Place: o.at(), Inactive: !l.Active(name), Profiles: texts(c.Profiles),
		Image: o.image(), ImageValue: facts.Hide(o.values.Image), Build: o.build(),
		DependsOn: o.dependencies(), Mounts: o.mounts(), Ports: l.Ports(name),
		Networks: o.networks(), NetworkMode: o.networkMode(),
		Secrets: o.fileUses("secrets", fileNames(values.Secrets), fileNames(c.Secrets), keysOf(l.Project.Secrets)),
		Configs: o.fileUses("configs", fileNames(values.Configs), fileNames(c.Configs), keysOf(l.Project.Configs)),
		Health:  o.health(), Restart: o.restart(), Limits: o.limits(), Resources: o.resources(), GPUs: o.gpus(), Devices: o.devices(),
		Container: untrusted.Text(c.ContainerName), Languages: []string{}, Logging: o.logging(),
		Environment: l.Variables("services", name, "environment"), EnvFiles: o.envFiles(), EnvPaths: o.envPaths(),
		Labels: append(l.Variables("services", name, "labels"), l.Variables("services", name, "deploy", "labels")...), Attributes: l.Attributes(name),
		Command: facts.HideAll(values.Command), Entrypoint: facts.HideAll(values.Entrypoint),
	}
	s.Settings, s.Hostnames, s.ConfigTargets = o.settings(), o.hostnames(), o.configTargets()
	s.Replicas, s.Mode = o.replicas()
	schedule, job := l.Job(name)
	s.Job, s.Schedule = job, texts(schedule)
	s.CommandForm, s.CommandAt = o.commandForm(), o.set("command", "entrypoint")
	if s.Ports == nil {
		s.Ports = []facts.Port{}
	}
	for i, p := range s.Ports {
		s.Ports[i].Published, s.Ports[i].Target, s.Ports[i].Protocol, s.Ports[i].Mode = clean(p.Published), clean(p.Target), clean(p.Protocol), clean(p.Mode)
		if anyAddress := []string{"0.0.0.0", "::", "[::]", "127.0.0.1", "::1", "localhost"}; slices.Contains(anyAddress, p.HostValue.Reveal()) {
			s.Ports[i].HostIP = untrusted.Text(p.HostValue.Reveal())
		}
	}
	if s.Environment == nil {
		s.Environment = []facts.Variable{}
	}
	return s
}

// settings are the variables of the container with their values, sorted by name.
func (o composeService) settings() []facts.Variable {
	out := make([]facts.Variable, 0, len(o.values.Environment))
	for _, name := range slices.Sorted(maps.Keys(o.values.Environment)) {
		if value := o.values.Environment[name]; value != nil {
			out = append(out, facts.Variable{Name: untrusted.Text(name), Value: facts.Hide(*value)})
		}
	}
	return out
}

// hostnames are the names that others may call it by, beside its own.
func (o composeService) hostnames() []facts.Hidden {
	out := facts.HideAll([]string{o.values.ContainerName, o.values.Hostname})
	for _, n := range slices.Sorted(maps.Keys(o.values.Networks)) {
		if c := o.values.Networks[n]; c != nil {
			out = append(out, facts.HideAll(c.Aliases)...)
		}
	}
	return out
}

// configTargets are the paths at which configs are mounted.
func (o composeService) configTargets() []facts.Hidden {
	var out []facts.Hidden
	for _, c := range o.values.Configs {
		target := c.Target
		if target == "" {
			target = "/" + c.Source
		}
		out = append(out, facts.Hide(target))
	}
	return out
}

func (o composeService) image() *facts.Image {
	if o.Image == "" {
		return nil
	}
	img := imageref.Parse(o.Image, o.at("image"))
	return &img
}

// dependencies are those of depends_on, and what implies one: links, the volumes
// of another service, and what is shared with it.
func (o composeService) dependencies() []facts.Dependency {
	out := []facts.Dependency{}
	for _, name := range slices.Sorted(maps.Keys(o.values.DependsOn)) {
		shown := o.l.Key("services", o.name, "depends_on", name)
		condition := word(o.values.DependsOn[name].Condition, o.DependsOn[shown].Condition, types.ServiceConditionStarted, types.ServiceConditionHealthy, types.ServiceConditionCompletedSuccessfully)
		out = append(out, o.dependency(name, shown, condition, o.at("depends_on", name)))
	}
	implied := func(value, written string, at untrusted.Place) {
		name, _, _ := strings.Cut(value, ":")
		shown := name
		if written != value {
			shown = written
		}
		known := slices.ContainsFunc(out, func(d facts.Dependency) bool { return string(d.Service) == name })
		if !known {
			out = append(out, o.dependency(name, shown, "service_started", at))
		}
	}
	for i, link := range o.values.Links {
		implied(link, o.Links[i], o.at("links", strconv.Itoa(i)))
	}
	for i, from := range o.values.VolumesFrom {
		if !strings.HasPrefix(from, types.ContainerPrefix) {
			implied(from, o.VolumesFrom[i], o.at("volumes_from", strconv.Itoa(i)))
		}
	}
	for _, shared := range [][3]string{
		{"network_mode", o.values.NetworkMode, o.NetworkMode},
		{"ipc", o.values.Ipc, o.Ipc},
		{"pid", o.values.Pid, o.Pid},
		{"uts", o.values.Uts, o.Uts},
		{"cgroup", o.values.Cgroup, o.Cgroup},
	} {
		if name, ok := strings.CutPrefix(shared[1], types.ServicePrefix); ok {
			implied(name, strings.TrimPrefix(shared[2], types.ServicePrefix), o.at(shared[0]))
		}
	}
	slices.SortStableFunc(out, func(a, b facts.Dependency) int { return cmp.Compare(a.Service, b.Service) })
	return out
}

func (o composeService) dependency(name, shown, condition string, at untrusted.Place) facts.Dependency {
	_, found := o.l.Values().Reveal().Services[name]
	if condition == "" {
		condition = types.ServiceConditionStarted
	}
	return facts.Dependency{
		Service: o.defined(name, shown, found), Condition: clean(condition), Missing: !found, Place: at,
		Explicit: o.l.Written("services", o.name, "depends_on", name, "condition"),
	}
}

// networks are those that the service is in, each at its own line.
func (o composeService) networks() []facts.Use {
	out := []facts.Use{}
	for _, n := range slices.Sorted(maps.Keys(o.values.Networks)) {
		_, there := o.l.Project.Networks[n]
		out = append(out, facts.Use{Name: o.defined(n, o.l.Key("services", o.name, "networks", n), there), Place: o.at("networks", n)})
	}
	return out
}

// networkMode is the network that the service shares.
func (o composeService) networkMode() untrusted.Text {
	if name, ok := strings.CutPrefix(o.values.NetworkMode, types.ServicePrefix); ok {
		_, there := o.l.Project.Services[name]
		return o.defined(o.values.NetworkMode, o.NetworkMode, there)
	}
	return untrusted.Text(word(o.values.NetworkMode, o.NetworkMode, "host", "none", "bridge"))
}

func keysOf[V any](m map[string]V) []string { return slices.Collect(maps.Keys(m)) }

// fileUses are named things in a list, sorted by name.
func (o composeService) fileUses(key string, names, shown, known []string) []facts.Use {
	out := []facts.Use{}
	for i, n := range names {
		out = append(out, facts.Use{Name: o.defined(n, shown[i], slices.Contains(known, n)), Place: o.at(key, strconv.Itoa(i))})
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

func (o composeService) envFiles() []facts.Use {
	out := []facts.Use{}
	for i, f := range o.EnvFiles {
		kind, _ := o.l.Root.Kind(o.values.EnvFiles[i].Path)
		name := o.defined(o.values.EnvFiles[i].Path, f.Path, kind == files.Regular)
		out = append(out, facts.Use{Name: name, Place: o.at("env_file", strconv.Itoa(i))})
	}
	return out
}

// envPaths are the env files as they are read.
func (o composeService) envPaths() []facts.Hidden {
	var out []facts.Hidden
	for _, f := range o.values.EnvFiles {
		out = append(out, facts.Hide(f.Path))
	}
	return out
}

// replicas is deploy.replicas or scale; nothing means one.
func (o composeService) replicas() (n int, mode string) {
	n = 1
	if o.Scale != nil {
		n = *o.Scale
	}
	if o.Deploy != nil {
		mode = word(o.values.Deploy.Mode, o.Deploy.Mode, "replicated", "global", "replicated-job", "global-job")
		if o.Deploy.Replicas != nil {
			n = *o.Deploy.Replicas
		}
	}
	return n, mode
}

// restart is the policy as docker compose understands it: deploy.restart_policy
// stands in where restart is not set.
func (o composeService) restart() string {
	if o.Restart != "" || o.Deploy == nil || o.Deploy.RestartPolicy == nil {
		return word(o.values.Restart, o.Restart, types.RestartPolicyAlways, types.RestartPolicyNo, types.RestartPolicyOnFailure, types.RestartPolicyUnlessStopped)
	}
	switch o.values.Deploy.RestartPolicy.Condition {
	case "none":
		return "no"
	case "on-failure":
		return "on-failure"
	}
	return "always"
}

func (o composeService) health() *facts.Health {
	h := o.values.HealthCheck
	if h == nil {
		return nil
	}
	out := &facts.Health{Place: o.at("healthcheck"), Form: "inherit", Test: facts.HideAll(h.Test)}
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
func (o composeService) commandForm() string {
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
func (o composeService) limits() facts.Limits {
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

func (o composeService) logging() *facts.Logging {
	if o.Logging == nil {
		return nil
	}
	return &facts.Logging{
		Driver: untrusted.Text(word(o.values.Logging.Driver, o.Logging.Driver, logDrivers...)), Options: texts(slices.Sorted(maps.Keys(o.Logging.Options))), Place: o.at("logging"),
	}
}

// logDrivers are those that docker comes with.
var logDrivers = []string{"none", "local", "json-file", "syslog", "journald", "gelf", "fluentd", "awslogs", "splunk", "etwlogs", "gcplogs", "loki"}

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
