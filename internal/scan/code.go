package scan

import (
	"path"
	"slices"
	"strings"

	"advisor/internal/compose"
	"advisor/internal/facts"
	"advisor/internal/files"
)

// What is looked at to tell whether a mounted folder holds code: so many folders
// of a project, so deep below each mount.
const (
	maxCodeFolders = 400
	maxCodeDepth   = 4
)

// codeEndings are endings of source files.
var codeEndings = []string{
	".py", ".js", ".mjs", ".cjs", ".ts", ".tsx", ".jsx", ".vue", ".svelte", ".go", ".rb", ".php", ".java", ".kt", ".rs", ".cs", ".fs", ".ex", ".exs", ".pl",
	".scala", ".clj", ".erl", ".dart", ".swift", ".c", ".cc", ".cpp",
}

// codeFiles are files that a program has at its root.
var codeFiles = []string{"package.json", "pyproject.toml", "go.mod", "gemfile", "composer.json", "cargo.toml", "pom.xml", "build.gradle", "mix.exs", "manage.py"}

// lookIntoMounts notes what the folders of the project hold that are mounted.
func lookIntoMounts(l *compose.Loaded, services []facts.Service) {
	c := coder{root: l.Root, known: map[string]string{}}
	for i := range services {
		for j := range services[i].Mounts {
			if m := &services[i].Mounts[j]; m.Kind == "bind" {
				m.Holds = c.contentOf(path.Clean(m.From()))
			}
		}
	}
}

// coder looks for code in folders, each once.
type coder struct {
	root    *files.Root
	known   map[string]string
	folders int
}

func (c *coder) contentOf(folder string) string {
	if strings.Contains(folder, "$") || path.IsAbs(folder) || strings.HasPrefix(folder, "~") {
		return ""
	}
	if h, ok := c.known[folder]; ok {
		return h
	}
	kind, err := c.root.Kind(folder)
	h := ""
	switch {
	case err != nil:
	case kind == files.Missing:
		h = "absent"
	case kind != files.Folder:
		h = "other"
	case c.hasCode(folder, 0):
		h = "code"
	default:
		h = "other"
	}
	c.known[folder] = h
	return h
}

// hasCode reports whether a source file is in a folder or below it.
func (c *coder) hasCode(folder string, depth int) bool {
	if c.folders == maxCodeFolders {
		return false
	}
	c.folders++
	names, _, err := c.root.List(folder)
	if err != nil {
		return false
	}
	var below []string
	for _, n := range names {
		if dir, ok := strings.CutSuffix(n, "/"); ok {
			if !strings.HasPrefix(dir, ".") && dir != "node_modules" && dir != "vendor" {
				below = append(below, dir)
			}
			continue
		}
		lower := strings.ToLower(n)
		if slices.Contains(codeFiles, lower) || slices.Contains(codeEndings, path.Ext(lower)) {
			return true
		}
	}
	return depth < maxCodeDepth && slices.ContainsFunc(below, func(dir string) bool { return c.hasCode(path.Join(folder, dir), depth+1) })
}
