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
		"an override for development is left out": {
			tree{"compose.yaml": base, "compose.override.yaml": "services:\n  mail: {image: axllent/mailpit}\n"},
			[]string{"default : [compose.yaml]: [db web]", "development development: [compose.yaml compose.override.yaml]: [db mail web]"},
			[]string{},
		},
		"an override and a file for production": {
			tree{"compose.yaml": base, "compose.override.yaml": "services:\n  web: {tty: true}\n", "compose.prod.yaml": "services:\n  web: {restart: always}\n"},
			[]string{"production production: [compose.yaml compose.prod.yaml]: [db web]", "development development: [compose.yaml compose.override.yaml]: [db web]"},
			[]string{},
		},
		"a whole project of its own": {
			tree{"compose.yaml": base, "docker-compose.dev.yml": "services:\n  web: {build: .}\n  db: {image: 'postgres:17'}\n  cache: {image: redis}\n"},
			[]string{"default : [compose.yaml]: [db web]", "development development: [docker-compose.dev.yml]: [cache db web]"},
			[]string{},
		},
		"another variant is no environment": {
			tree{"compose.yaml": base, "compose.gpu.yaml": "services:\n  web: {gpus: all}\n"},
			[]string{},
			[]string{" not read: compose.gpu.yaml (alternatives, templates, or for tests and tools; judge one with -f)"},
		},
		"one that is wrong": {
			tree{"compose.yaml": base, "compose.dev.yaml": "services:\n  web: {prots: ['80:80']}\n"},
			[]string{"default : [compose.yaml]: [db web]", "development development: [compose.yaml compose.dev.yaml]: [db web]"},
			[]string{"compose.dev.yaml:2 compose.dev.yaml is compared as an environment without what is wrong in it (1 mistake): services.web: unknown key \"prots\""},
		},
		"half of the services, and nothing said again": {
			tree{"compose.yaml": base, "compose.prod.yaml": "services:\n  web: {image: 'example/web:2'}\n"},
			[]string{"production production: [compose.yaml compose.prod.yaml]: [db web]", "default : [compose.yaml]: [db web]"},
			[]string{},
		},
		"fewer than half of the services": {
			tree{"compose.yaml": base + "  api: {image: example/api}\n", "compose.prod.yaml": "services:\n  web: {image: 'example/web:1'}\n"},
			[]string{"production production: [compose.yaml compose.prod.yaml]: [api db web]", "default : [compose.yaml]: [api db web]"},
			[]string{},
		},
		"one that waits for a service of the base": {
			tree{"compose.yaml": base, "compose.prod.yaml": "services:\n  web: {image: 'example/web:2', depends_on: [db]}\n"},
			[]string{"production production: [compose.yaml compose.prod.yaml]: [db web]", "default : [compose.yaml]: [db web]"},
			[]string{},
		},
		"one that says itself that it is laid over": {
			tree{"compose.yaml": base, "compose.prod.override.yaml": "services:\n  web: {image: 'example/web:2'}\n"},
			[]string{"production production: [compose.yaml compose.prod.override.yaml]: [db web]", "default : [compose.yaml]: [db web]"},
			[]string{},
		},
		"profiles for staging and development": {
			tree{"compose.yaml": base + "  edge: {image: traefik, profiles: [Stage]}\n  mail: {image: axllent/mailpit, profiles: [develop]}\n"},
			[]string{"default : [compose.yaml]: [db web]", "staging staging: [compose.yaml]: [db edge web]", "development development: [compose.yaml]: [db mail web]"},
			[]string{},
		},
		"a profile for production": {
			tree{"compose.yaml": base + "  edge: {image: traefik, profiles: [production]}\n  debug: {image: example/d, profiles: [debug]}\n"},
			[]string{"production production: [compose.yaml]: [db edge web]", "default : [compose.yaml]: [db web]"},
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
		"db image: image postgres:17 in production, postgres:16 in default [compose.prod.yaml:15 compose.yaml:10]",
		"edge service: only in production [compose.prod.yaml:16]",
		"web build: built only in default [compose.yaml:3]",
		"web command: runs npm run dev in default [compose.prod.yaml:5 compose.yaml:4]",
		"web ports: published only in production: 80; published only in default: 3000 [compose.prod.yaml:7 compose.yaml:7]",
		"web mounts: mounted only in default: ./src at /app [compose.yaml:6]",
		"web healthcheck: a health check only in production [compose.prod.yaml:11]",
		"web limits: a memory limit only in production [compose.prod.yaml:13]",
		"web environment: variables only in production: MODE; variables only in default: DEBUG [compose.prod.yaml:9 compose.yaml:8]",
		"web secrets: secrets only in production: key [compose.prod.yaml:12]",
		"web replicas: replicas 3 in production, 1 in default [compose.prod.yaml:13]",
		"web restart: restart policy always in production, none in default [compose.prod.yaml:10]",
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
	if got := strings.Join(lines(gaps), "\n"); !strings.Contains(got, "only 8 of 31 environments") {
		t.Error(got)
	}
	files = tree{"compose.yaml": "services:\n  web: {image: example/web}\n"}
	for i := 1; i < maxEnvironments; i++ {
		files[fmt.Sprintf("compose.dev-%02d.yaml", i)] = "services:\n  web: {tty: true}\n"
	}
	if p, gaps := load(t, files); len(p.Environments) != maxEnvironments || len(gaps) > 0 {
		t.Errorf("%d environments, %v", len(p.Environments), lines(gaps))
	}
}

// TestManySets: of more sets than are merged the one for production is judged, and
// any that is asked for; of those that nobody merged nothing is said.
func TestManySets(t *testing.T) {
	files := tree{"compose.yaml": "services:\n  web: {image: example/web}\n", "compose.prod.yaml": overlay}
	for i := range 10 {
		files[fmt.Sprintf("compose.dev-%d.yaml", i)] = "services:\n  web: {tty: true}\n"
	}
	dir := write(t, files)
	for asked, want := range map[string]string{"": "production [compose.yaml compose.prod.yaml]", "dev-9": "dev-9 [compose.yaml compose.dev-9.yaml]"} {
		p, _ := loadInput(t, Input{Input: compose.Input{Dir: dir}, Environment: asked})
		if got, _, _ := strings.Cut(chosen(p.Choice), ";"); got != want || len(p.Services) != 1 || len(p.Environments) != maxEnvironments {
			t.Errorf("%q: %s, want %s, compared with %v", asked, got, want, envs(p))
		}
		for _, e := range p.Environments {
			if len(e.Services) == 0 {
				t.Errorf("%q: compared with %s, which nobody merged", asked, e.Name)
			}
		}
	}
	files = tree{"compose.yaml": "services:\n  web: {image: example/web}\n"}
	for i := range 10 {
		files[fmt.Sprintf("compose.prod-%d.yaml", i)] = overlay
	}
	p, _ := load(t, files)
	if why := string(p.Choice.Why); strings.Contains(why, "nothing of") || !strings.Contains(why, "prod-9, which are all for production") {
		t.Error(why)
	}
}

// TestManyDifferences: the list ends, which is said where it is cut.
func TestManyDifferences(t *testing.T) {
	for more, want := range map[int]int{0: 0, 1: 1} {
		text := "services:\n"
		for i := range maxDrift + more {
			text += fmt.Sprintf("  s%d: {image: x}\n", i)
		}
		p, gaps := load(t, tree{"compose.yaml": "services:\n  web: {image: x}\n", "compose.dev.yaml": text + "  web: {tty: true}\n"})
		if len(p.Drift) != maxDrift || len(gaps) != want {
			t.Errorf("%d and %d: %d differences, %v", maxDrift, more, len(p.Drift), lines(gaps))
		}
	}
}

// TestVariablesOfTheFolderAbove: where COMPOSE_FILE leads into another folder, the
// variables beside it hold for each set of files there.
func TestVariablesOfTheFolderAbove(t *testing.T) {
	p, _ := load(t, tree{
		".env": "COMPOSE_FILE=a/compose.yaml\nTAG=1.2\n", "a/.env": "TAG=3\nPORT=80\n",
		"a/compose.yaml": "services:\n  web: {image: 'x:${TAG}', ports: ['${PORT}:80']}\n", "a/compose.prod.yaml": "services:\n  web: {restart: always}\n",
	})
	want := []string{"web restart: restart policy none in default, always in production [compose.prod.yaml:2]"}
	if d := cmp.Diff(want, drifts(p)); d != "" {
		t.Error(d)
	}
}

// TestFilesAboveTheFirst: files that are named together are read together, in each
// set that they are part of.
func TestFilesAboveTheFirst(t *testing.T) {
	dir := write(t, tree{
		"sub/compose.yaml": "include: [../part.yaml]\nservices:\n  web: {image: x}\n  edge: {image: y, profiles: [prod]}\n",
		"other.yaml":       "services:\n  more: {image: z}\n", "part.yaml": "services:\n  part: {image: z}\n",
	})
	p, gaps := loadInput(t, Input{Input: compose.Input{Files: []string{filepath.Join(dir, "sub/compose.yaml"), filepath.Join(dir, "other.yaml")}}})
	want := []string{"other : [compose.yaml ../other.yaml]: [more part web]", "production production: [compose.yaml ../other.yaml]: [edge more part web]"}
	if d := cmp.Diff(want, envs(p)); d != "" || len(gaps) > 0 {
		t.Errorf("%s %v", d, lines(gaps))
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
