package canonical

import (
	"path"
	"strings"

	"advisor/internal/compose/tree"
)

// pathText makes a path of the file relative to the project directory.
func (c *Canonicalizer) pathText(n *tree.Node) *tree.Node {
	if n.Kind != tree.Scalar || c.Base == "." || n.Text == "" || Fixed(n.Text) {
		return n
	}
	return c.joined(n)
}

// contextPath does so for a build context, which may be a URL or a service.
func (c *Canonicalizer) contextPath(n *tree.Node) *tree.Node {
	if n.Kind != tree.Scalar || c.Base == "." || remoteContext(n.Text) || n.Text == "" || Fixed(n.Text) {
		return n
	}
	return c.joined(n)
}

func (c *Canonicalizer) joined(n *tree.Node) *tree.Node {
	return tree.NewText(n, path.Join(c.Base, n.Text))
}

// Fixed reports whether a path does not depend on the project directory.
func Fixed(p string) bool {
	windows := len(p) > 2 && p[1] == ':' && (p[2] == '\\' || p[2] == '/')
	return path.IsAbs(p) || p[0] == '~' || windows || strings.HasPrefix(p, `\\`) || strings.HasPrefix(p, "${")
}

// Remote reports whether an include or extends names something that is not a
// file here.
func Remote(p string) bool {
	return strings.Contains(p, "://") || strings.HasPrefix(p, "git@") || strings.HasPrefix(p, "github.com/")
}

// remoteContext reports whether a build context is not a folder here.
func remoteContext(p string) bool {
	return Remote(p) || strings.HasPrefix(p, "service:")
}
