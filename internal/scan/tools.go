package scan

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/untrusted"
)

// toolFiles are files whose presence alone tells a tool.
var toolFiles = []struct{ file, name, kind string }{
	{".hadolint.yaml", "hadolint", "linter"},
	{".hadolint.yml", "hadolint", "linter"},
	{".dclintrc", "dclint", "linter"},
	{".dclintrc.yaml", "dclint", "linter"},
	{".dclintrc.yml", "dclint", "linter"},
	{".dclintrc.json", "dclint", "linter"},
	{"kics.config", "kics", "scanner"},
	{".kics.yaml", "kics", "scanner"},
	{"kics.yaml", "kics", "scanner"},
	{".kics.config", "kics", "scanner"},
	{".trivyignore", "trivy", "scanner"},
	{".trivyignore.yaml", "trivy", "scanner"},
	{"trivy.yaml", "trivy", "scanner"},
	{".checkov.yaml", "checkov", "scanner"},
	{".checkov.yml", "checkov", "scanner"},
	{".grype.yaml", "grype", "scanner"},
	{".snyk", "snyk", "scanner"},
	{".dockleignore", "dockle", "scanner"},
	{".compose-lint.yml", "compose-lint", "linter"},
	{".kube-linter.yaml", "kube-linter", "linter"},
	{".pre-commit-config.yaml", "pre-commit", "linter"},
	{".gitlab-ci.yml", "gitlab-ci", "ci"},
	{"Jenkinsfile", "jenkins", "ci"},
	{".circleci/config.yml", "circleci", "ci"},
	{"azure-pipelines.yml", "azure-pipelines", "ci"},
	{"azure-pipelines.yaml", "azure-pipelines", "ci"},
	{".drone.yml", "drone", "ci"},
	{".woodpecker.yml", "woodpecker", "ci"},
	{"bitbucket-pipelines.yml", "bitbucket-pipelines", "ci"},
	{".travis.yml", "travis", "ci"},
	{"buildspec.yml", "codebuild", "ci"},
	{"cloudbuild.yaml", "cloud-build", "ci"},
	{"Earthfile", "earthly", "ci"},
	{"renovate.json", "renovate", "updates"},
	{".github/renovate.json", "renovate", "updates"},
	{".github/dependabot.yml", "dependabot", "updates"},
	{"skaffold.yaml", "skaffold", "kubernetes"},
	{"Tiltfile", "tilt", "kubernetes"},
	{"devspace.yaml", "devspace", "kubernetes"},
	{"helmfile.yaml", "helmfile", "kubernetes"},
	{"werf.yaml", "werf", "kubernetes"},
	{"okteto.yml", "okteto", "kubernetes"},
	{"Chart.yaml", "helm", "kubernetes"},
	{"kustomization.yaml", "kustomize", "kubernetes"},
	{"kustomization.yml", "kustomize", "kubernetes"},
	{"ansible.cfg", "ansible", "provisioning"},
	{"Procfile", "procfile", "platform"},
	{"fly.toml", "fly", "platform"},
	{"render.yaml", "render", "platform"},
	{"captain-definition", "caprover", "platform"},
}

// mentions are tools that pipelines call by these words.
var mentions = []struct{ word, name, kind string }{
	{"hadolint", "hadolint", "linter"},
	{"dclint", "dclint", "linter"},
	{"docker-compose-linter", "dclint", "linter"},
	{"trivy", "trivy", "scanner"},
	{"kics", "kics", "scanner"},
	{"checkov", "checkov", "scanner"},
	{"grype", "grype", "scanner"},
	{"snyk", "snyk", "scanner"},
	{"dockle", "dockle", "scanner"},
	{"docker scout", "docker-scout", "scanner"},
	{"cosign", "cosign", "signing"},
	{"helm upgrade", "helm-upgrade", "kubernetes"},
	{"kubectl apply", "kubectl", "kubernetes"},
	{"kubectl rollout", "kubectl", "kubernetes"},
	{"docker stack deploy", "docker-stack", "deployment"},
	{"ansible-playbook", "ansible", "provisioning"},
	{"argocd app", "argocd", "gitops"},
	{"docker push", "image-push", "deployment"},
	{"build-push-action", "image-push", "deployment"},
	{"build --push", "image-push", "deployment"},
	{"ssh-action", "ssh-deploy", "deployment"},
}

// kubernetesFolders may hold charts and manifests.
var kubernetesFolders = []string{
	"helm", "chart", "charts", "k8s", "kubernetes", "kube", "kustomize", "manifests", "manifest", "deploy", "deployment", "deployments", "argocd", "argo", "flux", "clusters", "infra", "infrastructure", "gitops", "overlays", "base", "apps", "ops", ".ci",
}

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
	found     []facts.Tool
	manifests int
}

// tools looks at the project folder and at the top of the repository.
func tools(root *files.Root) []facts.Tool {
	t := &toolbox{root: root, found: []facts.Tool{}}
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
	names, _, err := t.root.List(dir)
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
	for i, line := range strings.Split(string(f.Bytes), "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), "#") {
			continue
		}
		for _, m := range mentions {
			if strings.Contains(line, m.word) && (pipeline || m.kind == "linter" || m.kind == "scanner") {
				t.add(m.name, m.kind, file, i+1)
			}
		}
	}
}

func isYAML(name string) bool {
	return strings.HasSuffix(name, ".yml") || strings.HasSuffix(name, ".yaml")
}

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

// manifest tells Kubernetes objects by their apiVersion line.
func (t *toolbox) manifest(file string) {
	f, err := t.root.Read(file)
	if err != nil {
		return
	}
	for i, line := range strings.Split(string(f.Bytes), "\n") {
		version, ok := strings.CutPrefix(line, "apiVersion:")
		if !ok {
			continue
		}
		switch version = strings.TrimSpace(version); {
		case strings.HasPrefix(version, "argoproj.io/"):
			t.add("argocd", "gitops", file, i+1)
		case strings.Contains(version, "toolkit.fluxcd.io/"):
			t.add("flux", "gitops", file, i+1)
		case version == "v1" || version == "apps/v1" || strings.HasPrefix(version, "batch/") || strings.Contains(version, "k8s.io/"):
			t.add("manifests", "kubernetes", file, i+1)
		}
	}
}
