package canonical

import (
	"path"
	"strings"

	"github.com/compose-spec/compose-go/v2/format"
	"github.com/compose-spec/compose-go/v2/types"

	"advisor/internal/compose/tree"
)

// volume gives a mount its long form, with its source relative to the project.
func (c *Canonicalizer) volume(v *tree.Node) *tree.Node {
	if v.Kind == tree.Scalar {
		v = c.shortVolume(v)
	}
	if v.Get("type").Str() != types.VolumeTypeBind {
		return v
	}
	return tree.Each(v, func(key string, s *tree.Node) *tree.Node {
		if key == "source" {
			return c.pathText(s)
		}
		return s
	})
}

// shortVolume parses source:target:options.
func (c *Canonicalizer) shortVolume(v *tree.Node) *tree.Node {
	parsed, err := format.ParseVolume(v.Text)
	if err != nil {
		if v.Unset { // "${DIR}:${TARGET}:…" cannot be told apart
			return tree.NewMapping(v.At, []tree.Entry{{Key: "type", At: v.At, Val: tree.NewText(v, types.VolumeTypeVolume)}, {Key: "target", At: v.At, Val: tree.NewText(v, v.Text)}})
		}
		c.Log.Problem(v.At, "write SOURCE:TARGET, for instance ./data:/data", "%s.volumes: cannot be understood", c.at)
		return v
	}
	if v.Unset && strings.HasPrefix(parsed.Source, "${") { // nearly always a folder of the host
		parsed.Type, parsed.Volume = types.VolumeTypeBind, nil
		parsed.Bind = &types.ServiceVolumeBind{CreateHostPath: true}
	}
	b := tree.NewBuilder(6)
	text := func(key, value string) {
		if value != "" {
			b.Add(tree.Entry{Key: key, At: v.At, Val: tree.NewText(v, value)})
		}
	}
	text("type", parsed.Type)
	text("source", parsed.Source)
	text("target", cleanTarget(parsed.Target))
	if parsed.ReadOnly {
		b.Add(tree.Entry{Key: "read_only", At: v.At, Val: tree.TruthNode(v.At, true)})
	}
	if parsed.Bind != nil {
		b.Add(tree.Entry{Key: "bind", At: v.At, Val: bindOptions(v, parsed.Bind)})
	}
	if parsed.Volume != nil {
		options := tree.NewMapping(v.At, nil)
		if parsed.Volume.NoCopy {
			options = options.With("nocopy", v.At, tree.TruthNode(v.At, true))
		}
		options.Implied = !parsed.Volume.NoCopy
		b.Add(tree.Entry{Key: "volume", At: v.At, Val: options})
	}
	return tree.NewMapping(v.At, b.List)
}

func bindOptions(v *tree.Node, bind *types.ServiceVolumeBind) *tree.Node {
	b := tree.NewBuilder(3)
	if bind.Propagation != "" {
		b.Add(tree.Entry{Key: "propagation", At: v.At, Val: tree.NewText(v, bind.Propagation)})
	}
	if bind.SELinux != "" {
		b.Add(tree.Entry{Key: "selinux", At: v.At, Val: tree.NewText(v, bind.SELinux)})
	}
	written := len(b.List) > 0
	n := tree.NewMapping(v.At, b.List)
	if bind.CreateHostPath {
		n = tree.WithDefault(n, "create_host_path", tree.Boolean, "true")
	}
	n.Implied = !written
	return n
}

func cleanTarget(target string) string {
	if target == "" {
		return ""
	}
	return path.Clean(target)
}
