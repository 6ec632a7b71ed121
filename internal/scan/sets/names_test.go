package sets

import "testing"

func TestVariant(t *testing.T) {
	for file, want := range map[string]string{
		"compose.yaml": "", "docker-compose.yml": "", "compose.prod.yaml": "prod", "docker-compose-dev.yml": "dev", "docker-compose.ci-test.yml": "ci-test",
		"docker-stack.yml": "stack", "docker-stack.prod.yml": "prod", "pwd-stack.yml": "pwd-stack", "full-stack.yml": "full-stack", "test-compose.yml": "test", "compose.override.yaml": "override", "local.docker-compose.yml": "local",
		"prod.yml": "no", "compose.prod.json": "no", "decompose.yaml": "no", "composer.yaml": "no", "docker-compose.yml.bak": "no",
	} {
		label, ok := Variant(file)
		if !ok {
			label = "no"
		}
		if label != want {
			t.Errorf("%s: %q, want %q", file, label, want)
		}
	}
}

func TestKindOf(t *testing.T) {
	for label, want := range map[string]string{
		"prod": Production, "production": Production, "deploy": Production, "windows.prod": Production, "stack": Production, "staging": Staging, "override": "",
		"dev-azure": Development, "local": Development, "ci-test": Test, "e2e": Test, "unit_tests": Test, "pre-prod": Staging, "non.prod": Staging, "preprod": Staging,
		"full-stack": "", "pwd-stack": "", "postgres-tika": "", "": "", "gpu": "", "productions": "", "single": "",
	} {
		if got := KindOf(label); got != want {
			t.Errorf("%s: %q, want %q", label, got, want)
		}
	}
}

func TestNameOf(t *testing.T) {
	for _, c := range []struct {
		files      []string
		name, kind string
	}{
		{nil, Default, ""},
		{[]string{"compose.yaml"}, Default, ""},
		{[]string{"compose.yaml", "compose.override.yaml"}, Default, ""},
		{[]string{"compose.yaml", "compose.prod.yaml"}, Production, Production},
		{[]string{"compose.yaml", "compose.prod.yaml", "compose.gpu.yaml"}, Production, Production},
		{[]string{"compose.yaml", "compose.gpu.yaml"}, "gpu", ""},
		{[]string{"full-stack.yml"}, "full-stack", ""},
		{[]string{"single.yml"}, "single", ""},
		{[]string{"deploy/compose.override.unit_tests.yml"}, Test, Test},
	} {
		if name, kind := NameOf(c.files); name != c.name || kind != c.kind {
			t.Errorf("%v: %q %q, want %q %q", c.files, name, kind, c.name, c.kind)
		}
	}
}

func TestNamed(t *testing.T) {
	for word, want := range map[string]string{"prod": Production, "Deploy": Production, "dev": Development, "ci": Test, "stage": Staging, "gpu": "gpu", "default": Default} {
		if got := Named(word); got != want {
			t.Errorf("%s: %q", word, got)
		}
	}
}

func TestIsTemplate(t *testing.T) {
	for name, want := range map[string]bool{
		"compose.example.yaml": true, "docker-compose.yml.dist": true, "docker-compose.override.yml.example": true, "docker_compose.template.yml": true, "docker-compose.yml.bak": true,
		"compose.yaml": false, "compose.prod.yaml": false, "example.yaml": false, "example.env": false,
	} {
		if IsTemplate(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}
