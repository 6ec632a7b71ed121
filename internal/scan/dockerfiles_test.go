package scan

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"advisor/internal/facts"
)

func TestDockerfileGaps(t *testing.T) {
	for name, c := range map[string]struct {
		build string
		files tree
		want  []string
	}{
		"missing":        {"{context: app}", nil, []string{"compose.yaml:3 the Dockerfile of x was not read: app/Dockerfile does not exist"}},
		"another name":   {"{context: app, dockerfile: Dockerfile.prod}", nil, []string{"compose.yaml:3 the Dockerfile of x was not read: app/Dockerfile.prod does not exist"}},
		"remote":         {"'https://github.com/example/app.git#main'", nil, []string{"compose.yaml:3 the build context of x is a remote address: not fetched"}},
		"ssh":            {"'git@github.com:example/app.git'", nil, []string{"compose.yaml:3 the build context of x is a remote address: not fetched"}},
		"outside":        {"../../elsewhere", nil, []string{"compose.yaml:3 the Dockerfile of x was not read: ../../elsewhere/Dockerfile leads outside the project"}},
		"absolute":       {"/etc", nil, []string{"compose.yaml:3 the Dockerfile of x was not read: /etc/Dockerfile leads outside the project"}},
		"wrong line":     {".", tree{"Dockerfile": "FROM alpine\nFORM x\n"}, []string{"Dockerfile:2 left out: not a valid Dockerfile instruction"}},
		"no such target": {"{context: ., target: prod}", tree{"Dockerfile": "FROM alpine\n"}, []string{"Dockerfile the stage that build.target asks for is not there; the last one was read instead"}},
		"a folder":       {".", tree{"Dockerfile/x": ""}, []string{"compose.yaml:3 the Dockerfile of x was not read: Dockerfile is a folder, not a regular file"}},
		"bad package":    {"{context: .}", tree{"Dockerfile": "FROM node\nCMD npm start\n", "package.json": "{"}, []string{"package.json not understood: its scripts are unknown"}},
		"all is well":    {".", tree{"Dockerfile": "FROM alpine\n"}, []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			files := tree{"compose.yaml": "services:\n  x:\n    build: " + c.build + "\n"}
			for k, v := range c.files {
				files[k] = v
			}
			_, gaps := load(t, files)
			if d := cmp.Diff(c.want, lines(gaps)); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestUnsetContext: the variable is a gap of its own, and so is the Dockerfile
// that cannot be found without it.
func TestUnsetContext(t *testing.T) {
	_, gaps := load(t, tree{"compose.yaml": "services:\n  x:\n    build: ${APP_DIR}/app\n"})
	if got := strings.Join(lines(gaps), "\n"); len(gaps) != 2 || !strings.Contains(got, "compose.yaml:3 the build context of x depends on a variable without a value") {
		t.Error(got)
	}
}

// TestInline: the lines of a Dockerfile inside the Compose file are lines of
// that file.
func TestInline(t *testing.T) {
	p, gaps := load(t, tree{"compose.yaml": "services:\n  x:\n    build:\n      dockerfile_inline: |\n        FROM golang:1.24 AS b\n        COPY . .\n        FROM scratch\n        USER 1000\n        CMD [\"/app\"]\n"})
	d := serviceOf(t, p, "x").Dockerfile
	if d == nil || len(gaps) != 0 {
		t.Fatalf("%v", lines(gaps))
	}
	if d.Place.String() != "compose.yaml:7" || d.UserAt.String() != "compose.yaml:8" || d.CmdAt.String() != "compose.yaml:9" || d.Stages != 2 {
		t.Errorf("%+v", d)
	}
}

// TestTargetAndArgs: the stage and the base that Compose asks for.
func TestTargetAndArgs(t *testing.T) {
	p, _ := load(t, tree{
		"compose.yaml": "services:\n  a: {build: {context: ., target: dev, args: {V: '3.13'}}}\n  b: {build: {context: ., args: [V=3.12]}}\n",
		"Dockerfile":   "ARG V=3.9\nFROM python:${V} AS dev\nCMD flask run\nFROM python:${V}-slim\nCMD gunicorn app\n",
	})
	a, b := serviceOf(t, p, "a"), serviceOf(t, p, "b")
	if a.Dockerfile.Base.Ref != "python:3.13" || a.DevServer != "flask run" || a.DevServerAt.String() != "Dockerfile:3" {
		t.Errorf("a: %+v", a.Dockerfile)
	}
	if b.Dockerfile.Base.Ref != "python:3.12-slim" || b.DevServer != "" || b.Dockerfile.Final != "1" {
		t.Errorf("b: %+v", b.Dockerfile)
	}
	if n := countKind(p, "dockerfile"); n != 1 {
		t.Errorf("read %d times", n)
	}
}

func countKind(p facts.Project, kind string) int {
	n := 0
	for _, f := range p.Files {
		if f.Kind == kind {
			n++
		}
	}
	return n
}

// TestCommandOfCompose: what the Compose file says replaces what the image
// says, and the entry point of the image stays.
func TestCommandOfCompose(t *testing.T) {
	for service, want := range map[string]string{
		"{build: .}":                        "uvicorn --reload",
		"{build: ., command: gunicorn app}": "",
		"{build: ., command: flask run}":    "flask run",
		"{build: ., environment: {RAILS_ENV: production}, command: bin/rails s}": "",
		"{build: ., command: bin/rails s}":                                       "rails server",
		"{build: ., command: bin/rails s, env_file: x.env}":                      "",
	} {
		p, _ := load(t, tree{"compose.yaml": "services:\n  x: " + service + "\n", "Dockerfile": "FROM python\nENTRYPOINT [\"tini\", \"--\"]\nCMD [\"uvicorn\", \"a:b\", \"--reload\"]\n", "x.env": ""})
		if got := serviceOf(t, p, "x").DevServer; got != want {
			t.Errorf("%s: %q", service, got)
		}
	}
}

func TestAdditionalContexts(t *testing.T) {
	p, _ := load(t, tree{
		"compose.yaml": "services:\n  a: {build: {context: ., additional_contexts: {base: 'docker-image://debian:13'}}}\n  b: {build: {context: ., additional_contexts: {base: 'service:a'}}}\n  c: {build: .}\n",
		"Dockerfile":   "FROM base\n",
	})
	a, b, c := serviceOf(t, p, "a").Dockerfile.Base, serviceOf(t, p, "b").Dockerfile.Base, serviceOf(t, p, "c").Dockerfile.Base
	if a.Ref != "debian:13" || a.Unresolved || !b.Unresolved || c.Unresolved {
		t.Errorf("%+v %+v %+v", a, b, c)
	}
}

func TestNoIgnore(t *testing.T) {
	for name, c := range map[string]struct {
		files tree
		want  bool
	}{
		"none":        {tree{"app/Dockerfile": "FROM a\n"}, true},
		"there":       {tree{"app/Dockerfile": "FROM a\n", "app/.dockerignore": ""}, false},
		"of the file": {tree{"app/Dockerfile": "FROM a\n", "app/Dockerfile.dockerignore": ""}, false},
		"no folder":   {tree{}, false},
	} {
		c.files["compose.yaml"] = "services:\n  x: {build: app}\n"
		p, _ := load(t, c.files)
		if got := serviceOf(t, p, "x").Build.NoIgnore; got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestDockerfileBudget: many variants of one large Dockerfile end at the limit,
// which is said.
func TestDockerfileBudget(t *testing.T) {
	var b strings.Builder
	b.WriteString("services:\n")
	for i := range 40 {
		fmt.Fprintf(&b, "  s%02d: {build: {context: ., args: {N: '%d'}}}\n", i, i)
	}
	_, gaps := load(t, tree{"compose.yaml": b.String(), "Dockerfile": "FROM alpine\n" + strings.Repeat("#"+strings.Repeat("x", 98)+"\n", 2000)})
	last := lines(gaps)
	if len(last) != 20 || !strings.Contains(last[0], "limit of 4096 KiB") {
		t.Errorf("%d gaps, first %v", len(last), last[:1])
	}
}

// TestLanguages come from the Dockerfile, or from the image that is pulled.
func TestLanguages(t *testing.T) {
	p, _ := load(t, tree{"compose.yaml": "services:\n  a: {image: 'node:22'}\n  b: {build: .}\n  c: {image: postgres}\n", "Dockerfile": "FROM node AS web\nFROM python\nCOPY --from=web /d /d\n"})
	for name, want := range map[string]string{"a": "[javascript]", "b": "[javascript python]", "c": "[]"} {
		if got := fmt.Sprint(serviceOf(t, p, name).Languages); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}
