package tools

import (
	"path"
	"slices"
	"strings"
)

// clusters looks for charts, overlays and manifests in folders that are named
// like them.
func (t *toolbox) clusters(dir string, names []string) {
	type folder struct {
		path  string
		depth int
	}
	todo := []folder{}
	push := func(at string, names []string, depth int) {
		for _, n := range names {
			name, isDir := strings.CutSuffix(n, "/")
			if isDir && (depth > 1 || slices.Contains(kubernetesFolders, strings.ToLower(name))) {
				todo = append(todo, folder{path.Join(at, name), depth})
			}
		}
	}
	push(dir, names, 1)
	for n := 0; n < len(todo) && n < maxToolFolders; n++ {
		inside, _, err := t.root.List(todo[n].path)
		if err != nil {
			continue
		}
		t.cluster(todo[n].path, inside)
		if todo[n].depth < maxToolDepth {
			push(todo[n].path, inside, todo[n].depth+1)
		}
	}
}

// cluster looks at the files of one such folder.
func (t *toolbox) cluster(dir string, names []string) {
	for _, n := range names {
		switch {
		case n == "Chart.yaml":
			t.add("helm", "kubernetes", path.Join(dir, n), 0)
		case n == "kustomization.yaml" || n == "kustomization.yml":
			t.add("kustomize", "kubernetes", path.Join(dir, n), 0)
		case isYAML(n) && t.manifests < maxManifests:
			t.manifests++
			t.manifest(path.Join(dir, n))
		}
	}
}

// manifest finds Kubernetes objects by their apiVersion line.
func (t *toolbox) manifest(file string) {
	f, err := t.root.Read(file)
	if err != nil {
		return
	}
	lines := strings.Split(string(f.Bytes), "\n")
	for i, line := range lines {
		version, ok := strings.CutPrefix(line, "apiVersion:")
		if !ok {
			continue
		}
		switch version = strings.TrimSpace(version); {
		case strings.HasPrefix(version, "argoproj.io/"):
			if strings.HasPrefix(kindOf(lines, i), "App") { // not a workflow, nor a rollout
				t.add("argocd", "gitops", file, i+1)
			} else {
				t.add("manifests", "kubernetes", file, i+1)
			}
		case strings.Contains(version, "toolkit.fluxcd.io/"):
			t.add("flux", "gitops", file, i+1)
		case version == "v1" || version == "apps/v1" || strings.HasPrefix(version, "batch/") || strings.Contains(version, "k8s.io/"):
			t.add("manifests", "kubernetes", file, i+1)
		}
	}
}

// kindOf is the kind of the object whose apiVersion stands in line i.
func kindOf(lines []string, i int) string {
	first := i
	for first > 0 && !strings.HasPrefix(lines[first], "---") {
		first--
	}
	for j, line := range lines[first:] {
		if j > 0 && strings.HasPrefix(line, "---") {
			break
		}
		if kind, ok := strings.CutPrefix(line, "kind:"); ok {
			return strings.TrimSpace(kind)
		}
	}
	return ""
}
