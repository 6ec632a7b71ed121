package compose

import (
	"path"
	"strings"

	"go.yaml.in/yaml/v4"

	"advisor/internal/compose/source"
	"advisor/internal/files"
)

// References are the files that a Compose file takes in by include and extends,
// relative to the root, with slashes: name is the file's own. What only a
// variable or a server knows is left out, and so is what leads out of the root.
func References(name string, f files.File) []string {
	r := referrer{dir: path.Dir(name)}
	for _, doc := range source.Parse(name, f).Docs {
		r.include(value(doc, "include"))
		services := value(doc, "services")
		for i := 1; services != nil && services.Kind == yaml.MappingNode && i < len(services.Content); i += 2 {
			r.add(value(value(services.Content[i], "extends"), "file"))
		}
	}
	return r.found
}

type referrer struct {
	dir   string
	found []string
}

// include takes the entries of include: names, or mappings with path.
func (r *referrer) include(list *yaml.Node) {
	if list == nil || list.Kind != yaml.SequenceNode {
		return
	}
	for _, item := range list.Content {
		names := []*yaml.Node{item}
		if item.Kind == yaml.MappingNode {
			if names[0] = value(item, "path"); names[0] != nil && names[0].Kind == yaml.SequenceNode {
				names = names[0].Content
			}
		}
		for _, n := range names {
			r.add(n)
		}
	}
}

func (r *referrer) add(n *yaml.Node) {
	if n == nil || n.Kind != yaml.ScalarNode || n.Value == "" || path.IsAbs(n.Value) || strings.Contains(n.Value, "$") || strings.Contains(n.Value, "://") {
		return
	}
	if at := path.Join(r.dir, n.Value); at != ".." && !strings.HasPrefix(at, "../") {
		r.found = append(r.found, at)
	}
}

// value is what a key of a mapping has; nil where there is none.
func value(n *yaml.Node, key string) *yaml.Node {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}
