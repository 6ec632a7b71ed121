package scan

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"advisor/internal/compose"
	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// mounts are volumes, binds and tmpfs of a service, in file order.
func (o composeService) mounts() []facts.Mount {
	out := []facts.Mount{}
	volumes := o.l.Values().Reveal().Volumes
	for i, v := range o.Volumes {
		value := o.values.Volumes[i]
		_, named := o.l.Project.Volumes[value.Source]
		m := facts.Mount{
			Kind:   word(value.Type, v.Type, types.VolumeTypeVolume, types.VolumeTypeBind, types.VolumeTypeTmpfs, types.VolumeTypeNamedPipe, types.VolumeTypeCluster, types.VolumeTypeImage),
			Source: o.defined(value.Source, v.Source, named), Target: untrusted.Text(v.Target), ReadOnly: v.ReadOnly,
			SourceValue: facts.Hide(value.Source), TargetValue: facts.Hide(value.Target), Place: o.at("volumes", strconv.Itoa(i)),
		}
		if value.Type == types.VolumeTypeVolume && value.Source == "" {
			m.Kind = "anonymous"
		}
		if device, readOnly, ok := boundDevice(volumes[value.Source]); ok && value.Type == types.VolumeTypeVolume {
			m.Kind, m.Volume = types.VolumeTypeBind, untrusted.Text(value.Source)
			m.Source, m.SourceValue = untrusted.Text(o.l.Project.Volumes[value.Source].DriverOpts["device"]), facts.Hide(device)
			m.ReadOnly = m.ReadOnly || readOnly
		}
		if v.Bind != nil {
			m.Propagation = word(value.Bind.Propagation, v.Bind.Propagation, "rprivate", "private", "rshared", "shared", "rslave", "slave")
		}
		out = append(out, m)
	}
	for i, t := range o.Tmpfs {
		target, _, _ := strings.Cut(o.values.Tmpfs[i], ":")
		shown := target
		if t != o.values.Tmpfs[i] {
			shown = t
		}
		out = append(out, facts.Mount{Kind: "tmpfs", Target: untrusted.Text(shown), TargetValue: facts.Hide(target), Place: o.at("tmpfs", strconv.Itoa(i))})
	}
	return out
}

// boundDevice is the folder of the host that a local volume with the option bind
// stands for.
func boundDevice(v types.VolumeConfig) (device string, readOnly, ok bool) {
	options := strings.Split(v.DriverOpts["o"], ",")
	if v.Driver != "" && v.Driver != "local" || v.DriverOpts["device"] == "" {
		return "", false, false
	}
	return v.DriverOpts["device"], slices.Contains(options, "ro"), slices.Contains(options, "bind") || slices.Contains(options, "rbind")
}

// gpus are the graphics cards that a service asks for, in any of the ways.
func (o composeService) gpus() []facts.Use {
	out := []facts.Use{}
	add := func(name string, at untrusted.Place) {
		out = append(out, facts.Use{Name: untrusted.Text(name), Place: at})
	}
	for i, g := range o.Gpus {
		add(deviceName(g), o.at("gpus", strconv.Itoa(i)))
	}
	if o.Deploy != nil && o.Deploy.Resources.Reservations != nil {
		for i, d := range o.Deploy.Resources.Reservations.Devices {
			if slices.Contains(o.values.Deploy.Resources.Reservations.Devices[i].Capabilities, "gpu") {
				add(deviceName(d), o.at("deploy", "resources", "reservations", "devices", strconv.Itoa(i)))
			}
		}
	}
	if o.values.Runtime == "nvidia" {
		add("nvidia", o.at("runtime"))
	}
	for i, d := range o.Devices {
		if at := o.values.Devices[i].Source; strings.HasPrefix(at, "/dev/nvidia") || strings.HasPrefix(at, "/dev/dri") || strings.HasPrefix(at, "/dev/kfd") {
			add(d.Source, o.at("devices", strconv.Itoa(i)))
		}
	}
	return out
}

// devices are the devices of the host that the service gets.
func (o composeService) devices() []facts.Use {
	out := []facts.Use{}
	for i, d := range o.Devices {
		out = append(out, facts.Use{Name: untrusted.Text(d.Source), Place: o.at("devices", strconv.Itoa(i))})
	}
	return out
}

func deviceName(d types.DeviceRequest) string {
	if d.Driver != "" {
		return d.Driver
	}
	return "gpu"
}

func networks(l *compose.Loaded) []facts.Network {
	out := []facts.Network{}
	for _, name := range slices.Sorted(maps.Keys(l.Project.Networks)) {
		n := l.Project.Networks[name]
		out = append(out, facts.Network{
			Name: untrusted.Text(name), Driver: untrusted.Text(word(l.Values().Reveal().Networks[name].Driver, n.Driver, "bridge", "overlay", "host", "none", "macvlan", "ipvlan")), External: bool(n.External), Internal: n.Internal,
			Attachable: n.Attachable, Place: l.Place("networks", name),
		})
	}
	return out
}

func volumes(l *compose.Loaded) []facts.Volume {
	out := []facts.Volume{}
	for _, name := range slices.Sorted(maps.Keys(l.Project.Volumes)) {
		v := l.Project.Volumes[name]
		out = append(out, facts.Volume{
			Name: untrusted.Text(name), Driver: untrusted.Text(word(l.Values().Reveal().Volumes[name].Driver, v.Driver, "local")), External: bool(v.External),
			Options: len(v.DriverOpts) > 0, UsedBy: []untrusted.Text{}, Place: l.Place("volumes", name),
		})
	}
	return out
}

// useVolumes notes which services mount each volume.
func useVolumes(p *facts.Project) {
	users := map[untrusted.Text][]untrusted.Text{}
	for _, s := range p.Services {
		for _, m := range s.Mounts {
			volume := m.Volume
			if m.Kind == types.VolumeTypeVolume {
				volume = m.Source
			}
			if volume != "" && !slices.Contains(users[volume], s.Name) {
				users[volume] = append(users[volume], s.Name)
			}
		}
	}
	for i, v := range p.Volumes {
		if by := users[v.Name]; by != nil {
			p.Volumes[i].UsedBy = by
		}
	}
}

func secrets(l *compose.Loaded) []facts.Resource {
	out := []facts.Resource{}
	for _, name := range slices.Sorted(maps.Keys(l.Project.Secrets)) {
		out = append(out, resource(l, "secrets", name, types.FileObjectConfig(l.Project.Secrets[name])))
	}
	return out
}

func configs(l *compose.Loaded) []facts.Resource {
	out := []facts.Resource{}
	for _, name := range slices.Sorted(maps.Keys(l.Project.Configs)) {
		out = append(out, resource(l, "configs", name, types.FileObjectConfig(l.Project.Configs[name])))
	}
	return out
}

func resource(l *compose.Loaded, section, name string, c types.FileObjectConfig) facts.Resource {
	r := facts.Resource{Name: untrusted.Text(name), External: bool(c.External), Place: l.Place(section, name), Kind: "driver"}
	switch {
	case r.External:
		r.Kind = "external"
	case c.File != "":
		r.Kind = "file"
	case c.Environment != "":
		r.Kind = "environment"
	case c.Content != "":
		r.Kind = "content"
	}
	return r
}

// profiles are those that services name, sorted.
func profiles(l *compose.Loaded, services []facts.Service) []facts.Profile {
	by := map[untrusted.Text][]untrusted.Text{}
	for _, s := range services {
		for _, p := range s.Profiles {
			by[p] = append(by[p], s.Name)
		}
	}
	out := []facts.Profile{}
	for _, name := range slices.Sorted(maps.Keys(by)) {
		active := slices.Contains(l.Profiles, string(name)) || slices.Contains(l.Profiles, "*")
		out = append(out, facts.Profile{Name: name, Active: active, Services: by[name]})
	}
	return out
}
