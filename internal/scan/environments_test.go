package scan

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"advisor/internal/compose"
	"advisor/internal/facts"
)

func TestVariant(t *testing.T) {
	for file, want := range map[string]string{
		"compose.yaml": "", "docker-compose.yml": "", "compose.prod.yaml": "prod", "docker-compose-dev.yml": "dev", "docker-compose.ci-test.yml": "ci-test",
		"docker-stack.yml": "stack", "pwd-stack.yml": "pwd-stack", "test-compose.yml": "test", "compose.override.yaml": "override", "local.docker-compose.yml": "local",
		"prod.yml": "no", "compose.prod.json": "no", "decompose.yaml": "no", "composer.yaml": "no", "docker-compose.yml.bak": "no",
	} {
		label, ok := variant(file)
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
		"prod": production, "production": production, "windows.prod": production, "stack": production, "staging": staging, "override": development,
		"dev-azure": development, "local": development, "ci-test": forTests, "e2e": forTests, "postgres-tika": "", "": "", "gpu": "", "productions": "",
	} {
		if got := kindOf(label); got != want {
			t.Errorf("%s: %q", label, got)
		}
	}
}

// envs are environments as "name kind: files: services".
func envs(p facts.Project) []string {
	out := []string{}
	for _, e := range p.Environments {
		out = append(out, fmt.Sprintf("%s %s: %v: %v", e.Name, e.Kind, e.Files, e.Services))
	}
	return out
}

func drifts(p facts.Project) []string {
	out := []string{}
	for _, d := range p.Drift {
		out = append(out, fmt.Sprintf("%s %s: %s %v", d.Service, d.Aspect, d.Message, d.Evidence))
	}
	return out
}

func TestEnvironments(t *testing.T) {
	const base = "services:\n  web: {image: 'example/web:1'}\n  db: {image: 'postgres:17'}\n"
	for name, c := range map[string]struct {
		files tree
		want  []string
		gaps  []string
	}{
		"one file": {tree{"compose.yaml": base}, []string{}, []string{}},
		"an override is merged by itself": {
			tree{"compose.yaml": base, "compose.override.yaml": "services:\n  mail: {image: axllent/mailpit}\n"},
			[]string{"base : [compose.yaml]: [db web]", "override development: [compose.yaml compose.override.yaml]: [db mail web]"},
			[]string{},
		},
		"an override and a file for production": {
			tree{"compose.yaml": base, "compose.override.yaml": "services:\n  web: {tty: true}\n", "compose.prod.yaml": "services:\n  web: {restart: always}\n"},
			[]string{"override development: [compose.yaml compose.override.yaml]: [db web]", "prod production: [compose.yaml compose.prod.yaml]: [db web]"},
			[]string{},
		},
		"a whole project of its own": {
			tree{"compose.yaml": base, "docker-compose.dev.yml": "services:\n  web: {build: .}\n  cache: {image: redis}\n"},
			[]string{"base : [compose.yaml]: [db web]", "dev development: [docker-compose.dev.yml]: [cache web]"},
			[]string{},
		},
		"another variant is no environment": {
			tree{"compose.yaml": base, "compose.gpu.yaml": "services:\n  web: {gpus: all}\n"},
			[]string{},
			[]string{"compose.yaml Compose files beside it that are no part of the project (scan one with -f): compose.gpu.yaml"},
		},
		"one that is wrong": {
			tree{"compose.yaml": base, "compose.prod.yaml": "services:\n  web: {prots: ['80:80']}\n"},
			[]string{"base : [compose.yaml]: [db web]", "prod production: [compose.yaml compose.prod.yaml]: [db web]"},
			[]string{"compose.prod.yaml:2 compose.prod.yaml is compared as an environment without what is wrong in it (1 mistake): services.web: unknown key \"prots\""},
		},
		"half of the services, whole by itself": {
			tree{"compose.yaml": base, "compose.prod.yaml": "services:\n  web: {image: 'example/web:2'}\n"},
			[]string{"base : [compose.yaml]: [db web]", "prod production: [compose.prod.yaml]: [web]"},
			[]string{},
		},
		"fewer than half of the services": {
			tree{"compose.yaml": base + "  api: {image: example/api}\n", "compose.prod.yaml": "services:\n  web: {image: 'example/web:2'}\n"},
			[]string{"base : [compose.yaml]: [api db web]", "prod production: [compose.yaml compose.prod.yaml]: [api db web]"},
			[]string{},
		},
		"one that waits for a service of the base": {
			tree{"compose.yaml": base, "compose.prod.yaml": "services:\n  web: {image: 'example/web:2', depends_on: [db]}\n"},
			[]string{"base : [compose.yaml]: [db web]", "prod production: [compose.yaml compose.prod.yaml]: [db web]"},
			[]string{},
		},
		"one that says itself that it is laid over": {
			tree{"compose.yaml": base, "compose.prod.override.yaml": "services:\n  web: {image: 'example/web:2'}\n"},
			[]string{"base : [compose.yaml]: [db web]", "prod.override production: [compose.yaml compose.prod.override.yaml]: [db web]"},
			[]string{},
		},
		"profiles for staging and development": {
			tree{"compose.yaml": base + "  edge: {image: traefik, profiles: [Stage]}\n  mail: {image: axllent/mailpit, profiles: [develop]}\n"},
			[]string{"base : [compose.yaml]: [db web]", "profile Stage staging: [compose.yaml]: [db edge web]", "profile develop development: [compose.yaml]: [db mail web]"},
			[]string{},
		},
		"profiles": {
			tree{"compose.yaml": base + "  edge: {image: traefik, profiles: [production]}\n  debug: {image: example/d, profiles: [debug]}\n"},
			[]string{"base : [compose.yaml]: [db web]", "profile production production: [compose.yaml]: [db edge web]"},
			[]string{},
		},
	} {
		t.Run(name, func(t *testing.T) {
			p, gaps := load(t, c.files)
			if d := cmp.Diff(c.want, envs(p)); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(c.gaps, lines(gaps)); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestDrift: each way in which a service can differ, with the lines of both
// sides; values of variables and words of commands are never shown.
func TestDrift(t *testing.T) {
	p, _ := load(t, tree{
		"compose.yaml": "services:\n" +
			"  web:\n    build: {context: ., target: dev}\n    command: npm run dev -- hunter2\n    volumes:\n      - ./src:/app\n    ports: ['3000:3000']\n    environment: {DEBUG: hunter2}\n" +
			"  db:\n    image: postgres:16\n",
		"compose.prod.yaml": "services:\n" +
			"  web:\n    image: example/web:1\n    build: !reset null\n    command: !override [node, hunter3.js]\n    volumes: !reset []\n    ports: !override ['80:3000']\n    environment: !override\n      MODE: hunter3\n    restart: always\n" +
			"    healthcheck: {test: [CMD, x]}\n    secrets: [key]\n    deploy: {replicas: 3, resources: {limits: {memory: 1G}}}\n" +
			"  db:\n    image: postgres:17\n" +
			"  edge:\n    image: traefik\n" +
			"secrets: {key: {file: key}}\n",
	})
	want := []string{
		"db image: image postgres:17 in prod, postgres:16 in base [compose.prod.yaml:15 compose.yaml:10]",
		"edge service: only in prod [compose.prod.yaml:16]",
		"web build: built only in base [compose.yaml:3]",
		"web command: runs npm run dev in base [compose.prod.yaml:5 compose.yaml:4]",
		"web ports: published only in prod: 80; published only in base: 3000 [compose.prod.yaml:7 compose.yaml:7]",
		"web mounts: mounted only in base: ./src at /app [compose.yaml:6]",
		"web healthcheck: a health check only in prod [compose.prod.yaml:11]",
		"web limits: a memory limit only in prod [compose.prod.yaml:13]",
		"web environment: variables only in prod: MODE; variables only in base: DEBUG [compose.prod.yaml:9 compose.yaml:8]",
		"web secrets: secrets only in prod: key [compose.prod.yaml:12]",
		"web replicas: replicas 3 in prod, 1 in base [compose.prod.yaml:13]",
		"web restart: restart policy always in prod, none in base [compose.prod.yaml:10]",
	}
	if d := cmp.Diff(want, drifts(p)); d != "" {
		t.Errorf("(- want, + got)\n%s", d)
	}
}

// TestTwins: of two files with default names docker compose takes one, and the
// other is named.
func TestTwins(t *testing.T) {
	const text = "services:\n  web: {image: example/web}\n"
	p, gaps := load(t, tree{"compose.yaml": text, "docker-compose.yml": text, "docker-compose.override.yml": text, "compose.override.yml": text})
	want := []string{
		"docker-compose.override.yml not read: docker compose takes compose.override.yml and passes this file over",
		"docker-compose.yml not read: docker compose takes compose.yaml and passes this file over",
	}
	if d := cmp.Diff(want, lines(gaps)); d != "" {
		t.Error(d)
	}
	if len(p.Shadowed) != 2 || p.Shadowed[1].Name != "docker-compose.yml" {
		t.Errorf("%v", p.Shadowed)
	}
}

// TestManyEnvironments: the number is capped, and the cut is said.
func TestManyEnvironments(t *testing.T) {
	files := tree{"compose.yaml": "services:\n  web: {image: example/web}\n"}
	for i := range 30 {
		files[fmt.Sprintf("compose.dev%02d.yaml", i)] = ""
		files[fmt.Sprintf("compose.dev-%02d.yaml", i)] = "services:\n  web: {image: example/web, tty: true}\n"
	}
	p, gaps := load(t, files)
	if len(p.Environments) != maxEnvironments {
		t.Errorf("%d environments", len(p.Environments))
	}
	if got := strings.Join(lines(gaps), "\n"); !strings.Contains(got, "only 8 of ") {
		t.Error(got)
	}
}

// TestChosenFiles: what the user names is the project; its siblings are its
// environments, but nothing is passed over.
func TestChosenFiles(t *testing.T) {
	const text = "services:\n  web: {image: example/web}\n"
	dir := write(t, tree{"compose.yaml": text, "docker-compose.yml": text, "compose.prod.yaml": "services:\n  web: {restart: always}\n", "compose.mysql.yaml": text})
	p, gaps := loadInput(t, Input{Input: compose.Input{Files: []string{filepath.Join(dir, "compose.yaml"), filepath.Join(dir, "compose.prod.yaml")}}})
	if len(p.Shadowed) != 0 || len(p.Services) != 1 || p.Services[0].Restart != "always" {
		t.Errorf("%v %v", p.Shadowed, lines(gaps))
	}
	p, _ = loadInput(t, Input{Input: compose.Input{Files: []string{filepath.Join(dir, "compose.mysql.yaml")}}})
	if len(p.Environments) != 0 {
		t.Errorf("an environment of the project belongs to a variant: %v", envs(p))
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := Load(ctx, Input{Input: compose.Input{Dir: write(t, tree{"compose.yaml": "services:\n  a: {image: b}\n"})}}); err == nil {
		t.Error("a cancelled scan looks like a clean one")
	}
}
