package canonical

import (
	"path"
	"strconv"
	"strings"

	"github.com/compose-spec/compose-go/v2/format"
	"github.com/compose-spec/compose-go/v2/types"

	"advisor/internal/compose/tree"
)

// volumes gives mounts their long form, and leaves out what is none.
func (c *Canonicalizer) volumes(n *tree.Node) *tree.Node {
	i := -1
	return tree.EachItem(n, func(v *tree.Node) *tree.Node {
		i++
		return c.volume(v, c.at+".volumes."+strconv.Itoa(i))
	})
}

// volume gives a mount its long form, with its source relative to the project.
func (c *Canonicalizer) volume(v *tree.Node, at string) *tree.Node {
	switch {
	case v.Kind == tree.Scalar:
		if v = c.shortVolume(v, at); v == nil {
			return nil
		}
	case v.Kind == tree.Mapping && v.Find("type") < 0:
		if !c.Log.Left(at + ".type") {
			c.Log.Problem(v.At, "write type: bind or type: volume", "%s: \"type\" is missing", at)
		}
		v = v.With("type", v.At, likelyType(v))
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

// likelyType is the type of a mount that names none, by its source.
func likelyType(mount *tree.Node) *tree.Node {
	t := types.VolumeTypeVolume
	if strings.ContainsAny(mount.Get("source").Str(), "/~.") {
		t = types.VolumeTypeBind
	}
	return &tree.Node{Kind: tree.Scalar, Text: t, At: mount.At, Size: 1, Implied: true}
}

// shortVolume parses source:target:options.
func (c *Canonicalizer) shortVolume(v *tree.Node, at string) *tree.Node {
	parsed, err := format.ParseVolume(v.Text)
	if err != nil {
		if v.Unset { // "${DIR}:${TARGET}:…" cannot be told apart
			return tree.NewMapping(v.At, []tree.Entry{{Key: "type", At: v.At, Val: tree.NewText(v, types.VolumeTypeVolume)}, {Key: "target", At: v.At, Val: tree.NewText(v, v.Text)}})
		}
		c.Log.LeaveOut(v.At, at, "write SOURCE:TARGET, for instance ./data:/data", "%s cannot be parsed", at)
		return nil
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
