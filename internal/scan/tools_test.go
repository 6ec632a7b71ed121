package scan

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"advisor/internal/compose"
	"advisor/internal/facts"
)

func found(p facts.Project) []string {
	out := []string{}
	for _, t := range p.Tools {
		out = append(out, fmt.Sprintf("%s %s %s", t.Name, t.Kind, t.Place))
	}
	return out
}

func TestTools(t *testing.T) {
	p, _ := load(t, tree{
		"compose.yaml":                         "services:\n  a: {image: b}\n",
		".hadolint.yaml":                       "",
		".trivyignore":                         "",
		".github/workflows/ci.yml":             "# kics\non: push\njobs:\n  lint:\n    run: checkov -d .\n  push:\n    uses: docker/build-push-action@v6\n",
		".github/dependabot.yml":               "",
		"Makefile":                             "scan:\n\tdockle app\ndeploy:\n\thelm upgrade app\n",
		"charts/app/Chart.yaml":                "name: app\n",
		"charts/app/templates/a.yaml":          "apiVersion: apps/v1\n",
		"deploy/overlays/x/kustomization.yaml": "",
		"k8s/argo.yaml":                        "apiVersion: argoproj.io/v1alpha1\nkind: Application\n",
		"src/k8s/manifest.yaml":                "apiVersion: v1\n",
	})
	want := []string{
		"argocd gitops k8s/argo.yaml:1", "checkov scanner .github/workflows/ci.yml:5", "dependabot updates .github/dependabot.yml", "dockle scanner Makefile:2",
		"github-actions ci .github/workflows/ci.yml", "hadolint linter .hadolint.yaml", "helm kubernetes charts/app/Chart.yaml", "image-push deployment .github/workflows/ci.yml:7",
		"kustomize kubernetes deploy/overlays/x/kustomization.yaml", "manifests kubernetes charts/app/templates/a.yaml:1", "trivy scanner .trivyignore",
	}
	if d := cmp.Diff(want, found(p)); d != "" {
		t.Error(d)
	}
}

// TestToolsOfTheRepository: a project in a folder of a repository has the tools
// of the repository, and nothing above it is looked at.
func TestToolsOfTheRepository(t *testing.T) {
	dir := write(t, tree{
		".hadolint.yaml":           "",
		"repo/.git/HEAD":           "",
		"repo/.gitlab-ci.yml":      "",
		"repo/apps/x/compose.yaml": "services:\n  a: {image: b}\n",
		"repo/apps/.trivyignore":   "",
	})
	p, _ := loadInput(t, Input{Input: compose.Input{Dir: filepath.Join(dir, "repo/apps/x")}})
	if d := cmp.Diff([]string{"gitlab-ci ci ../../.gitlab-ci.yml"}, found(p)); d != "" {
		t.Error(d)
	}
}

// TestToolsAreBounded: a thousand folders of manifests cost a bounded number
// of reads.
func TestToolsAreBounded(t *testing.T) {
	files := tree{"compose.yaml": "services:\n  a: {image: b}\n"}
	for i := range 300 {
		files[fmt.Sprintf("k8s/d%03d/m.yaml", i)] = strings.Repeat("# nothing\n", 10)
	}
	dir := write(t, files)
	if err := os.Symlink("..", filepath.Join(dir, "k8s", "loop")); err != nil {
		t.Fatal(err)
	}
	p, _ := loadInput(t, Input{Input: compose.Input{Dir: dir}})
	if len(p.Tools) != 0 {
		t.Errorf("%v", found(p))
	}
}
