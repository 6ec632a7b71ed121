// Package tools finds the tools that a repository uses: linters, scanners,
// pipelines, charts and manifests. It looks for their files and for words of
// pipelines, within limits, and does not read what the tools are told to do.
package tools

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/untrusted"
)

// Limits of the search beside the project: it must stay cheap in a large
// repository. Folders are listed breadth first.
const (
	maxToolFolders = 60
	maxToolDepth   = 3
	maxPipelines   = 20
	maxManifests   = 30
)

// toolbox collects tools, each once, at its first place.
type toolbox struct {
	root      *files.Root
	list      func(dir string) ([]string, error)
	found     []facts.Tool
	manifests int
}

// Find looks at the project folder and at the top of the repository, whose
// files list names: sorted, those of folders with a slash at the end. The tools
// are by name; no tools are an empty list.
func Find(root *files.Root, list func(dir string) ([]string, error)) []facts.Tool {
	t := &toolbox{root: root, list: list, found: []facts.Tool{}}
	for _, dir := range t.tops() {
		t.top(dir)
	}
	slices.SortStableFunc(t.found, func(a, b facts.Tool) int { return cmp.Compare(a.Name, b.Name) })
	return t.found
}

// tops are the project folder and, when it is another one, the highest folder
// that may be read.
func (t *toolbox) tops() []string {
	top := "."
	for range 16 {
		next := path.Join(top, "..")
		if kind, err := t.root.Kind(next); err != nil || kind != files.Folder {
			break
		}
		top = next
	}
	if top == "." {
		return []string{"."}
	}
	return []string{".", top}
}

func (t *toolbox) add(name, kind, file string, line int) {
	if slices.ContainsFunc(t.found, func(f facts.Tool) bool { return f.Name == name }) {
		return
	}
	t.found = append(t.found, facts.Tool{Name: name, Kind: kind, Place: untrusted.Place{File: untrusted.Text(file), Line: line}})
}

// top looks at one folder: known files, pipelines, and what may hold charts.
func (t *toolbox) top(dir string) {
	names, err := t.list(dir)
	if err != nil {
		return
	}
	for _, f := range toolFiles {
		first, rest, nested := strings.Cut(f.file, "/")
		if nested && slices.Contains(names, first+"/") {
			if kind, err := t.root.Kind(path.Join(dir, first, rest)); err == nil && kind == files.Regular {
				t.add(f.name, f.kind, path.Join(dir, f.file), 0)
			}
		} else if slices.Contains(names, f.file) {
			t.add(f.name, f.kind, path.Join(dir, f.file), 0)
		}
	}
	t.pipelines(dir, names)
	t.clusters(dir, names)
}

// pipelines reads the pipelines for tools that they call.
func (t *toolbox) pipelines(dir string, names []string) {
	var list []string
	for _, f := range []string{".gitlab-ci.yml", "Jenkinsfile", "azure-pipelines.yml", ".drone.yml", ".woodpecker.yml", "bitbucket-pipelines.yml", ".travis.yml", ".pre-commit-config.yaml", "Makefile", "Taskfile.yml"} {
		if slices.Contains(names, f) {
			list = append(list, path.Join(dir, f))
		}
	}
	if slices.Contains(names, ".circleci/") {
		list = append(list, path.Join(dir, ".circleci/config.yml"))
	}
	for _, sub := range []struct{ folder, name string }{{".github/workflows", "github-actions"}, {".forgejo/workflows", "forgejo-actions"}, {".gitea/workflows", "gitea-actions"}} {
		first, _, _ := strings.Cut(sub.folder, "/")
		if !slices.Contains(names, first+"/") {
			continue
		}
		flows, _, err := t.root.List(path.Join(dir, sub.folder))
		if err != nil {
			continue
		}
		for _, f := range flows {
			if isYAML(f) {
				t.add(sub.name, "ci", path.Join(dir, sub.folder, f), 0)
				list = append(list, path.Join(dir, sub.folder, f))
			}
		}
	}
	for _, f := range list[:min(maxPipelines, len(list))] {
		t.mentioned(f)
	}
}

// mentioned finds the tools that a pipeline calls. A comment calls nothing.
func (t *toolbox) mentioned(file string) {
	f, err := t.root.Read(file)
	if err != nil {
		return
	}
	base := path.Base(file)
	pipeline := base != "Makefile" && base != "Taskfile.yml" && base != ".pre-commit-config.yaml" // what a person types delivers nothing by itself
	lines := strings.Split(string(f.Bytes), "\n")
	trial := trialCluster(lines)
	for i, line := range lines {
		if comment(line) {
			continue
		}
		for _, m := range mentions {
			switch {
			case !strings.Contains(line, m.word) || !pipeline && m.kind != "linter" && m.kind != "scanner":
			case m.name == "image-push" && strings.Contains(line, "-action") && !pushes(lines, i):
			case m.kind == "kubernetes" && trial:
			default:
				t.add(m.name, m.kind, file, i+1)
			}
		}
	}
}

func comment(line string) bool { return strings.HasPrefix(strings.TrimSpace(line), "#") }

// trialCluster reports whether a pipeline makes a cluster to try things on, so
// that what it deploys there is a test.
func trialCluster(lines []string) bool {
	return slices.ContainsFunc(lines, func(line string) bool {
		return !comment(line) && slices.ContainsFunc([]string{"kind create cluster", "kind-action", "setup-kind", "minikube", "k3d", "chart-testing", "ct install", "microk8s"}, func(w string) bool {
			return strings.Contains(line, w)
		})
	})
}

// pushes reports whether the step of a workflow that line i belongs to hands the
// image that it builds to a registry. Without being told to, such a step does not.
func pushes(lines []string, i int) bool {
	first, last := i, i+1
	for first > 0 && !strings.HasPrefix(strings.TrimSpace(lines[first]), "- ") {
		first--
	}
	depth := indent(lines[first])
	for last < len(lines) && (strings.TrimSpace(lines[last]) == "" || indent(lines[last]) > depth) {
		last++
	}
	for _, line := range lines[first:last] {
		if comment(line) {
			continue
		}
		if strings.Contains(line, "push=true") || strings.Contains(line, "type=registry") {
			return true
		}
		if _, value, ok := strings.Cut(" "+strings.NewReplacer("{", " ", ",", " ").Replace(line), " push:"); ok {
			word, _, _ := strings.Cut(strings.Trim(strings.TrimSpace(value), "\"'"), " ")
			return strings.Trim(word, "\"'}") != "false"
		}
	}
	return false
}

// indent is how far a line is indented, in bytes.
func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

func isYAML(name string) bool {
	return strings.HasSuffix(name, ".yml") || strings.HasSuffix(name, ".yaml")
}
