package compose

import (
	"path"
	"strings"

	"github.com/compose-spec/compose-go/v2/format"
	"github.com/compose-spec/compose-go/v2/types"
)

// volume gives a mount its long form, with its source relative to the project.
func (c *canon) volume(v *node) *node {
	if v.kind == scalar {
		v = c.shortVolume(v)
	}
	if v.get("type").str() != types.VolumeTypeBind {
		return v
	}
	return each(v, func(key string, s *node) *node {
		if key == "source" {
			return c.pathText(s)
		}
		return s
	})
}

// shortVolume parses source:target:options.
func (c *canon) shortVolume(v *node) *node {
	parsed, err := format.ParseVolume(v.text)
	if err != nil {
		if v.unset { // "${DIR}:${TARGET}:…" cannot be told apart
			return newMapping(v.at, []entry{{"type", v.at, newText(v, types.VolumeTypeVolume)}, {"target", v.at, newText(v, v.text)}})
		}
		c.log.problem(v.at, "write SOURCE:TARGET, for instance ./data:/data", "%s.volumes: cannot be understood", c.at)
		return v
	}
	if v.unset && strings.HasPrefix(parsed.Source, "${") { // nearly always a folder of the host
		parsed.Type, parsed.Volume = types.VolumeTypeBind, nil
		parsed.Bind = &types.ServiceVolumeBind{CreateHostPath: true}
	}
	b := newEntries(6)
	text := func(key, value string) {
		if value != "" {
			b.add(entry{key, v.at, newText(v, value)})
		}
	}
	text("type", parsed.Type)
	text("source", parsed.Source)
	text("target", cleanTarget(parsed.Target))
	if parsed.ReadOnly {
		b.add(entry{"read_only", v.at, truthNode(v.at, true)})
	}
	if parsed.Bind != nil {
		b.add(entry{"bind", v.at, bindOptions(v, parsed.Bind)})
	}
	if parsed.Volume != nil {
		options := newMapping(v.at, nil)
		if parsed.Volume.NoCopy {
			options = options.with("nocopy", v.at, truthNode(v.at, true))
		}
		options.implied = !parsed.Volume.NoCopy
		b.add(entry{"volume", v.at, options})
	}
	return newMapping(v.at, b.list)
}

func bindOptions(v *node, bind *types.ServiceVolumeBind) *node {
	b := newEntries(3)
	if bind.Propagation != "" {
		b.add(entry{"propagation", v.at, newText(v, bind.Propagation)})
	}
	if bind.SELinux != "" {
		b.add(entry{"selinux", v.at, newText(v, bind.SELinux)})
	}
	written := len(b.list) > 0
	n := newMapping(v.at, b.list)
	if bind.CreateHostPath {
		n = withDefault(n, "create_host_path", boolean, "true")
	}
	n.implied = !written
	return n
}

func cleanTarget(target string) string {
	if target == "" {
		return ""
	}
	return path.Clean(target)
}
