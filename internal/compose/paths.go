package compose

import (
	"path"
	"strings"
)

// pathText makes a path of the file relative to the project directory.
func (c *canon) pathText(n *node) *node {
	if n.kind != scalar || c.base == "." || n.text == "" || fixed(n.text) {
		return n
	}
	return c.joined(n)
}

// contextPath does so for a build context, which may be a URL or a service.
func (c *canon) contextPath(n *node) *node {
	if n.kind != scalar || c.base == "." || remoteContext(n.text) || n.text == "" || fixed(n.text) {
		return n
	}
	return c.joined(n)
}

func (c *canon) joined(n *node) *node {
	t := newText(n, path.Join(c.base, n.text))
	t.plain = ""
	return t
}

// fixed reports whether a path does not depend on the project directory.
func fixed(p string) bool {
	windows := len(p) > 2 && p[1] == ':' && (p[2] == '\\' || p[2] == '/')
	return path.IsAbs(p) || p[0] == '~' || windows || strings.HasPrefix(p, `\\`) || strings.HasPrefix(p, "${")
}

// remote reports whether an include or extends names something that is not a
// file here.
func remote(p string) bool {
	return strings.Contains(p, "://") || strings.HasPrefix(p, "git@") || strings.HasPrefix(p, "github.com/")
}

// remoteContext reports whether a build context is not a folder here.
func remoteContext(p string) bool {
	return remote(p) || strings.HasPrefix(p, "service:")
}
