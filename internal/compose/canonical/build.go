package canonical

import (
	"strings"

	"advisor/internal/compose/tree"
)

func (c *Canonicalizer) build(v *tree.Node) *tree.Node {
	v = tree.LongForm(v, "context")
	return tree.Each(v, func(key string, b *tree.Node) *tree.Node {
		switch key {
		case "context":
			return c.contextPath(b)
		case "ssh":
			c.named(b, key, "default")
			return pairsToMapping(b)
		case "additional_contexts":
			c.named(b, key, "")
			return tree.Each(pairsToMapping(b), func(_ string, p *tree.Node) *tree.Node { return c.contextPath(p) })
		case "extra_hosts":
			return hostsToList(b)
		case "secrets":
			return tree.EachItem(b, fileMount)
		}
		return b
	})
}

// named reports items of a list that are not NAME=value; but is a name that
// needs no value.
func (c *Canonicalizer) named(n *tree.Node, key, but string) {
	for _, item := range tree.Items(n) {
		if item.Kind == tree.Scalar && !item.Unset && item.Text != but && !strings.Contains(item.Text, "=") {
			c.Log.Problem(item.At, "write NAME=value", "%s.build.%s: an item without a name", c.at, key)
		}
	}
}

// extends gets the long form; its file becomes relative to the project.
func (c *Canonicalizer) extends(v *tree.Node) *tree.Node {
	return tree.Each(tree.LongForm(v, "service"), func(key string, f *tree.Node) *tree.Node {
		if key == "file" && !Remote(f.Text) {
			return c.pathText(f)
		}
		return f
	})
}

func (c *Canonicalizer) envFile(v *tree.Node) *tree.Node {
	v = tree.Each(tree.LongForm(v, "path"), func(key string, p *tree.Node) *tree.Node {
		if key == "path" {
			return c.pathText(p)
		}
		return p
	})
	return tree.WithDefault(v, "required", tree.Boolean, "true")
}

func (c *Canonicalizer) watch(v *tree.Node) *tree.Node {
	v = tree.RenameKey(v, "x-initialSync", "initial_sync")
	return tree.Each(v, func(key string, w *tree.Node) *tree.Node {
		switch key {
		case "ignore", "include":
			return tree.ListForm(w)
		case "path":
			return c.pathText(w)
		}
		return w
	})
}

// device gives source:target:permissions its long form.
func device(v *tree.Node) *tree.Node {
	if v.Kind != tree.Scalar {
		return v
	}
	parts := splitOutside(v.Text)
	for len(parts) < 3 {
		parts = append(parts, "")
	}
	if parts[1] == "" {
		parts[1] = parts[0]
	}
	if parts[2] == "" {
		parts[2] = "rwm"
	}
	return tree.NewMapping(v.At, []tree.Entry{
		{Key: "source", At: v.At, Val: tree.NewText(v, parts[0])},
		{Key: "target", At: v.At, Val: tree.NewText(v, parts[1])},
		{Key: "permissions", At: v.At, Val: tree.NewText(v, parts[2])},
	})
}

// splitOutside splits at colons, but not at those inside ${…}.
func splitOutside(text string) []string {
	var parts []string
	depth, from := 0, 0
	for i := 0; i < len(text); i++ {
		switch {
		case strings.HasPrefix(text[i:], "${"):
			depth++
		case text[i] == '}' && depth > 0:
			depth--
		case text[i] == ':' && depth == 0:
			parts = append(parts, text[from:i])
			from = i + 1
		}
	}
	return append(parts, text[from:])
}
