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
		".github/workflows/ci.yml":             "# kics\non: push\njobs:\n  lint:\n    run: checkov -d .\n  push:\n    uses: docker/build-push-action@v6\n    with: {push: true}\n",
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

// TestImagePush: a step that builds an image delivers only where it is told to
// push.
func TestImagePush(t *testing.T) {
	step := func(with string) string {
		return "jobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n      - name: build\n        uses: docker/build-push-action@v6\n" + with + "      - run: echo\n        env: {push: x}\n"
	}
	for name, c := range map[string]struct {
		flow string
		want bool
	}{
		"push: false":           {step("        with: {context: ., push: false}\n"), false},
		"not told":              {step("        with:\n          context: .\n"), false},
		"nothing at all":        {step(""), false},
		"push: true":            {step("        with:\n          context: .\n          push: true\n"), true},
		"in quotes":             {step("        with:\n          push: 'false'\n"), false},
		"on the main branch":    {step("        with:\n          push: ${{ github.ref == 'refs/heads/main' }}\n"), true},
		"by its outputs":        {step("        with:\n          outputs: type=image,push=true\n"), true},
		"only loaded":           {step("        with:\n          outputs: type=docker\n          load: true\n"), false},
		"a comment":             {step("        with:\n          # push: true\n          load: true\n"), false},
		"with before uses":      {"jobs:\n  a:\n    steps:\n      - with:\n          push: true\n        uses: docker/build-push-action@v6\n", true},
		"bake":                  {"jobs:\n  a:\n    steps:\n      - uses: docker/bake-action@v6\n        with: {push: true}\n", true},
		"bake for a test":       {"jobs:\n  a:\n    steps:\n      - uses: docker/bake-action@v6\n        with: {load: true}\n", false},
		"a step further down":   {"jobs:\n  a:\n    steps:\n      - uses: docker/build-push-action@v6\n\n        with:\n\n          push: true\n", true},
		"the step before":       {"jobs:\n  a:\n    steps:\n      - run: x\n        with: {push: true}\n      - uses: docker/build-push-action@v6\n", false},
		"the job after":         {"jobs:\n  a:\n    steps:\n      - uses: docker/build-push-action@v6\n  b:\n    push: true\n", false},
		"a registry":            {step("        with:\n          outputs: type=registry\n"), true},
		"in a list, not":        {step("        with: {push: \"false\", context: .}\n"), false},
		"docker push in a step": {"jobs:\n  a:\n    steps:\n      - run: docker push example/app\n", true},
	} {
		p, _ := load(t, tree{"compose.yaml": "services:\n  a: {image: b}\n", ".github/workflows/ci.yml": c.flow})
		if got := strings.Contains(strings.Join(found(p), " "), "image-push"); got != c.want {
			t.Errorf("%s: %v", name, found(p))
		}
	}
}

// TestClusterTools: what only tries things out is no cluster that somebody runs.
func TestClusterTools(t *testing.T) {
	for name, c := range map[string]struct{ file, text, want string }{
		"a deployment":         {".github/workflows/d.yml", "run: kubectl apply -f k8s\n", "kubectl kubernetes"},
		"a test on kind":       {".github/workflows/d.yml", "- uses: helm/kind-action@v1\n- run: kubectl apply -f k8s\n", ""},
		"a test on minikube":   {".github/workflows/d.yml", "- run: minikube start\n- run: helm upgrade a\n", ""},
		"a test on kind, not":  {".github/workflows/d.yml", "# kind create cluster\nrun: kubectl apply -f k8s\n", "kubectl kubernetes"},
		"by hand":              {"Makefile", "deploy:\n\tkubectl apply -f k8s\n", ""},
		"a batch":              {"k8s/a.yml", "apiVersion: batch/v1\n", "manifests kubernetes k8s/a.yml:1"},
		"a policy":             {"manifests/x/a.yml", "\n\napiVersion: networking.k8s.io/v1\n", "manifests kubernetes manifests/x/a.yml:3"},
		"something else":       {"k8s/a.yml", "apiVersion: example.org/v1\n", ""},
		"an indented version":  {"k8s/a.yml", " apiVersion: v1\n", ""},
		"no manifest":          {"k8s/a.txt", "apiVersion: v1\n", ""},
		"another folder":       {"src/a.yml", "apiVersion: v1\n", ""},
		"four folders deep":    {"k8s/a/b/c.yml", "apiVersion: v1\n", "manifests kubernetes"},
		"five folders deep":    {"k8s/a/b/c/d.yml", "apiVersion: v1\n", ""},
		"flux":                 {"k8s/a.yml", "apiVersion: source.toolkit.fluxcd.io/v1\n", "flux gitops"},
		"an Argo CD app":       {"k8s/a.yaml", "kind: ApplicationSet\napiVersion: argoproj.io/v1alpha1\n", "argocd gitops"},
		"an Argo workflow":     {"k8s/a.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\n", "manifests kubernetes"},
		"the second of a file": {"k8s/a.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: Rollout\n---\nkind: AppProject\napiVersion: argoproj.io/v1alpha1\n", "argocd gitops"},
	} {
		p, _ := load(t, tree{"compose.yaml": "services:\n  a: {image: b}\n", c.file: c.text})
		got := strings.Join(found(p), " ")
		if c.want != "" && !strings.Contains(got, c.want) || c.want == "" && strings.Contains(got, " kubernetes ") {
			t.Errorf("%s: %s", name, got)
		}
	}
}
