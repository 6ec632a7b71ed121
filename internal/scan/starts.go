package scan

import (
	"path"
	"slices"
	"strings"

	"advisor/internal/scan/sets"
)

// mostTexts is how many files are read to see how the repository starts its
// files; each may be as large as any file.
const mostTexts = 40

// commandTexts are files that may show how the files of the project are started,
// the Compose files first: their comments do.
func (a *around) commandTexts() []sets.Text {
	if a.told || a.l == nil {
		return a.texts
	}
	a.told = true
	var names []string
	for _, n := range a.here {
		names = append(names, path.Join(a.dir, n))
	}
	for _, folder := range []string{a.dir, path.Join(a.dir, "scripts"), path.Join(a.dir, "bin"), path.Join(a.dir, ".github/workflows")} {
		listed, _ := a.in.Shared.namesIn(a.l.Root, folder)
		for _, n := range listed {
			if startsThings(n, folder != a.dir) {
				names = append(names, path.Join(folder, n))
			}
		}
	}
	for _, n := range names[:min(len(names), mostTexts)] {
		if f, err := a.l.Root.Read(n); err == nil {
			a.texts = append(a.texts, sets.Text{Name: n, Text: string(f.Bytes)})
		}
	}
	return a.texts
}

// startsThings reports whether a file is one of those that people start things
// with or read before they do.
func startsThings(name string, inFolder bool) bool {
	lower := strings.ToLower(name)
	if strings.HasSuffix(name, "/") {
		return false
	}
	if inFolder {
		return slices.Contains([]string{"", ".sh", ".yml", ".yaml", ".py"}, path.Ext(lower))
	}
	for _, start := range []string{"readme", "makefile", "gnumakefile", "justfile", "taskfile", "deploy", "package.json", "install", ".gitlab-ci.yml"} {
		if strings.HasPrefix(lower, start) {
			return true
		}
	}
	return path.Ext(lower) == ".sh"
}
